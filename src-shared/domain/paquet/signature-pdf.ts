import { counted } from '../french';

/* What a PDF says of the electronic signatures it bears, and what was verified of it: nothing here makes one. */

/** Days and times are ISO 8601 in UTC, as the file or the certificate gives them. */
export type SignaturePdf = {
  /** `horodatage`: a time stamp of the whole document, which nobody signs. */
  readonly genre: 'signature' | 'horodatage';
  /** Rank in the file, from 1. */
  readonly rang: number;
  /** Of the certificate; null where it names nobody, or there is none. */
  readonly signataire: string | null;
  readonly emetteur: string | null;
  /** In hexadecimal, capitals. */
  readonly serie: string | null;
  readonly validite: { readonly du: string; readonly au: string } | null;
  /** At the stated time; `inconnue` where no time is stated. */
  readonly certificat: 'en_cours' | 'expire' | 'pas_encore' | 'inconnue';
  /** The time as the signer's own computer said it, and where it stands; null where nothing states any. */
  readonly declaree: { readonly date: string; readonly source: 'signature' | 'dictionnaire' } | null;
  /** The time stamp that a third party put on the signature; null where there is none. */
  readonly jeton: {
    readonly date: string;
    readonly autorite: string | null;
    /** It is over this signature, and its own signature holds. */
    readonly intact: boolean;
  } | null;
  /** `partielle`: bytes in the middle of the file, or before it, are not covered. */
  readonly couverture: 'entiere' | 'avant_ajouts' | 'partielle';
  /** Bytes of the file after what is covered. */
  readonly ajoutes: number;
  /** Other signatures among those bytes. */
  readonly suivantes: number;
  /** The bytes that are covered are those that were signed; null where it cannot be told. */
  readonly octets: boolean | null;
  /** The signature holds with the key of the certificate; null where it cannot be told. */
  readonly cle: boolean | null;
  /** Why something could not be verified. */
  readonly obstacle: string | null;
  /** « SHA-1 »: a fingerprint that can be forged. */
  readonly faible: string | null;
};

/** What no signature is verified for here: said with each report. */
export const NON_VERIFIE: readonly string[] = [
  'la chaîne de confiance du certificat (aucune liste de confiance n’est consultée, hors ligne)',
  'sa révocation',
  'le niveau de la signature (simple, avancée, qualifiée)',
  'l’identité de la personne : le nom est celui que dit le certificat',
];

export type VerdictSignature = {
  /** `savoir`: nothing is wrong, and something must be known. */
  readonly etat: 'intacte' | 'savoir' | 'defaut' | 'illisible';
  readonly message: string;
};

/** What was found of one signature, in a sentence: the worst first. */
export function verdictDe(one: SignaturePdf): VerdictSignature {
  const defauts: string[] = [];
  const savoir: string[] = [];
  if (one.octets === false) defauts.push('ce qui est signé a été modifié depuis');
  if (one.cle === false) defauts.push('la signature ne correspond pas à son certificat');
  if (one.couverture === 'partielle') defauts.push('elle ne couvre qu’une partie du fichier');
  if (one.couverture === 'avant_ajouts')
    (one.suivantes > 0 ? savoir : defauts).push(
      `${counted(one.ajoutes, 'octet ajouté', 'octets ajoutés')} après elle n’${one.ajoutes > 1 ? 'en sont' : 'en est'} pas couvert${one.ajoutes > 1 ? 's' : ''}${one.suivantes > 0 ? ` (${counted(one.suivantes, 'autre signature suit', 'autres signatures suivent')})` : ''}`,
    );
  if (one.certificat === 'expire') defauts.push('le certificat avait expiré à la date dite');
  if (one.certificat === 'pas_encore')
    defauts.push('le certificat n’était pas encore valable à la date dite');
  if (one.jeton !== null && !one.jeton.intact) defauts.push('son horodatage ne vaut pas pour elle');
  if (one.certificat === 'inconnue') savoir.push('elle ne dit aucune date');
  if (one.faible !== null) savoir.push(`son empreinte (${one.faible}) se contrefait`);
  const dire = (raisons: readonly string[]): string => raisons.join(' ; ');
  if (defauts.length > 0) return { etat: 'defaut', message: `À écarter : ${dire([...defauts, ...savoir])}.` };
  if (one.octets === null || one.cle === null)
    return { etat: 'illisible', message: `Non vérifiée : ${one.obstacle ?? 'sa forme n’est pas connue'}.` };
  return savoir.length > 0
    ? { etat: 'savoir', message: `Intacte ; à savoir : ${dire(savoir)}.` }
    : { etat: 'intacte', message: 'Intacte : elle couvre tout le fichier, inchangé depuis.' };
}

/** « 12/03/2026 à 14:05 UTC » */
export const instantDit = (iso: string): string => {
  const [jour = '', heure = ''] = iso.split('T');
  return `${jour.split('-').reverse().join('/')} à ${heure.slice(0, 5)} UTC`;
};

/** The facts of one signature, each with its name. */
export function faitsDe(one: SignaturePdf): readonly (readonly [nom: string, fait: string])[] {
  return [
    ['Certificat au nom de', one.signataire ?? 'nom absent'],
    ['Émis par', one.emetteur ?? 'non dit'],
    ['Numéro de série', one.serie ?? 'non dit'],
    [
      'Valable',
      one.validite === null
        ? 'non dit'
        : `du ${instantDit(one.validite.du)} au ${instantDit(one.validite.au)}`,
    ],
    [
      'Date dite',
      one.declaree === null
        ? 'aucune'
        : `${instantDit(one.declaree.date)}, selon ${one.genre === 'horodatage' ? 'l’horodateur' : 'l’horloge du signataire'}${one.declaree.source === 'dictionnaire' ? ' (mention du PDF, non signée à part)' : ''}`,
    ],
    ...(one.genre === 'horodatage'
      ? []
      : [
          [
            'Horodatage par un tiers',
            one.jeton === null
              ? 'aucun'
              : `${instantDit(one.jeton.date)}, par ${one.jeton.autorite ?? 'un tiers non nommé'}${one.jeton.intact ? '' : ' (ne vaut pas pour cette signature)'}`,
          ] as const,
        ]),
  ];
}
