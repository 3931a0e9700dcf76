import { createHash } from 'node:crypto';
import type { SignaturePdf } from '#domain/paquet/signature-pdf';
import { ReadingError } from '../reading-error';
import { lireCms, muette } from './cms';
import type { Cms } from './cms';

/** Signatures of one file: more than any circuit has. */
const MAX_SIGNATURES = 60;
/** Hexadecimal digits of one signature: certificates, time stamps and lists of revocation make a few hundred thousand. */
const MAX_CHIFFRES = 4 * 1024 * 1024;
/** Bytes before and after a range of bytes in which its dictionary stands, the signature itself left out. */
const DICTIONNAIRE = 4096;

type Plage = {
  readonly at: number;
  readonly debut: number;
  readonly trou: readonly [number, number];
  readonly fin: number;
};

/** Where each signature of a file says which bytes it is over, in the order of what they cover. */
function plagesDe(texte: Buffer): readonly Plage[] {
  const found: Plage[] = [];
  for (let at = texte.indexOf('/ByteRange'); at >= 0; at = texte.indexOf('/ByteRange', at + 10)) {
    const dit = /^\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/u.exec(
      texte.toString('latin1', at, at + 120),
    );
    if (dit === null) continue;
    const [a = 0, b = 0, c = 0, d = 0] = dit.slice(1).map(Number);
    found.push({ at, debut: a, trou: [a + b, c], fin: c + d });
    if (found.length > MAX_SIGNATURES)
      throw new ReadingError(
        'PDF_SIGNATURES',
        `Ce PDF dit porter plus de ${MAX_SIGNATURES} signatures : il n’a pas été lu.`,
        'Vérifiez d’où il vient.',
      );
  }
  return found.sort((x, y) => x.fin - y.fin);
}

/** The words of the dictionary of a signature, the signature itself left out. */
function dictionnaireDe(texte: Buffer, { at, trou }: Plage): string {
  const avant = texte.toString('latin1', Math.max(0, at - DICTIONNAIRE), at);
  // The signature stands before or after its range.
  const coupe = (from: number, to: number): string =>
    texte.toString('latin1', from, Math.min(to, texte.length));
  const debut = avant.slice(Math.max(0, avant.lastIndexOf(' obj')));
  const [de, a] = trou;
  const reste =
    de > at
      ? `${coupe(at, Math.min(de, at + DICTIONNAIRE))} ${coupe(a, a + DICTIONNAIRE)}`
      : coupe(at, at + DICTIONNAIRE);
  const tete = de < at && a <= at ? `${coupe(Math.max(0, de - DICTIONNAIRE), de)} ${coupe(a, at)}` : debut;
  const fin = reste.indexOf('endobj');
  return tete.slice(Math.max(0, tete.lastIndexOf(' obj'))) + (fin === -1 ? reste : reste.slice(0, fin));
}

/** « D:20260312140500+01'00' » as an instant; null for what is none. */
function instantDe(dit: string | undefined): string | null {
  const [, an, mois = '01', jour = '01', h = '00', mn = '00', s = '00', signe, dh = '00', dm = '00'] =
    /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([Z+-])(?:(\d\d)'?(?:(\d\d)'?)?)?)?/u.exec(dit ?? '') ??
    [];
  if (an === undefined) return null;
  const zone = signe === undefined || signe === 'Z' ? 'Z' : `${signe}${dh}:${dm}`;
  const date = new Date(`${an}-${mois}-${jour}T${h}:${mn}:${s}${zone}`);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

const iso = (date: Date | null): string | null =>
  date === null || Number.isNaN(date.getTime()) ? null : date.toISOString();

/** The time stamp of a signature: over it, and held by its own key. */
function jetonDe({ jeton }: Cms): SignaturePdf['jeton'] {
  if (jeton === null) return null;
  const lu = lireCms(jeton.der, null);
  const date = iso(lu.temps?.date ?? null);
  if (lu.temps === null || date === null) return null;
  return {
    date,
    autorite: lu.nomDe('subject'),
    intact: lu.octets === true && lu.cle === true && estSur(lu.temps, jeton.sur),
  };
}

const estSur = ({ empreinte, sur }: NonNullable<Cms['temps']>, octets: Uint8Array): boolean =>
  empreinte !== '' && createHash(empreinte).update(octets).digest().equals(sur);

function certificatLe(certificat: Cms['certificat'], date: string | null): SignaturePdf['certificat'] {
  if (certificat === null || date === null) return 'inconnue';
  const at = Date.parse(date);
  if (at < Date.parse(certificat.validFrom)) return 'pas_encore';
  return at > Date.parse(certificat.validTo) ? 'expire' : 'en_cours';
}

function lireUne(texte: Buffer, plage: Plage, rang: number, toutes: readonly Plage[]): SignaturePdf {
  const { debut, trou, fin } = plage;
  const [de, a] = trou;
  const possible = de <= a && a <= texte.length && fin <= texte.length && debut <= de;
  const mots = dictionnaireDe(texte, plage);
  const horodatage = /\/SubFilter\s*\/ETSI\.RFC3161\b/u.test(mots);
  const chiffres = possible && a - de <= MAX_CHIFFRES ? texte.toString('latin1', de, a) : '';
  // The bytes left out are the signature, and nothing else: whoever widens the gap hides something in it.
  const exact = /^<[0-9A-Fa-f\s]*>$/u.test(chiffres);
  const [, lus = ''] = /<([0-9A-Fa-f\s]*)>/u.exec(chiffres) ?? [];
  const der = Buffer.from(lus.replaceAll(/\s/gu, ''), 'hex');
  const couverts = possible ? Buffer.concat([texte.subarray(debut, de), texte.subarray(a, fin)]) : null;
  const cms =
    couverts === null || der.length === 0
      ? muette('les octets qu’elle couvre ne sont pas ceux du fichier')
      : lireCms(der, horodatage ? null : couverts);
  const entiere = possible && debut === 0 && exact;
  const [, mention] = /\/M\s*\((D:[^)]{4,40})\)/u.exec(mots) ?? [];
  const signee = iso(horodatage ? (cms.temps?.date ?? null) : cms.signingTime);
  const mentionnee = horodatage ? null : instantDe(mention);
  const declaree: SignaturePdf['declaree'] =
    signee !== null
      ? { date: signee, source: 'signature' }
      : mentionnee === null
        ? null
        : { date: mentionnee, source: 'dictionnaire' };
  const ajoutes = Math.max(0, texte.length - fin);
  const octets =
    horodatage && cms.temps !== null && couverts !== null
      ? cms.octets === true && estSur(cms.temps, couverts)
      : cms.octets;
  return {
    genre: horodatage ? 'horodatage' : 'signature',
    rang,
    signataire: cms.nomDe('subject'),
    emetteur: cms.nomDe('issuer'),
    serie: cms.certificat?.serialNumber.toUpperCase() ?? null,
    validite:
      cms.certificat === null
        ? null
        : {
            du: new Date(cms.certificat.validFrom).toISOString(),
            au: new Date(cms.certificat.validTo).toISOString(),
          },
    certificat: certificatLe(cms.certificat, declaree?.date ?? null),
    declaree,
    jeton: horodatage ? null : jetonDe(cms),
    couverture: !entiere ? 'partielle' : ajoutes === 0 ? 'entiere' : 'avant_ajouts',
    ajoutes,
    suivantes: toutes.filter((one) => one.fin > fin).length,
    octets,
    cle: cms.cle,
    obstacle: cms.obstacle,
    faible: cms.faible,
  };
}

/** The electronic signatures of a PDF, in the order they were made; none where it bears none, or is no PDF. */
export function lireSignatures(bytes: Uint8Array): readonly SignaturePdf[] {
  const texte = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!texte.subarray(0, 1024).includes('%PDF-')) return [];
  const plages = plagesDe(texte);
  return plages.map((plage, rang) => lireUne(texte, plage, rang + 1, plages));
}
