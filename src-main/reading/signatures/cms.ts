/** One CMS signature (RFC 5652) against the bytes it is over: Node.js computes, the libraries only read the structure. */
import { X509Certificate, constants, createHash, verify } from 'node:crypto';
import { fromBER } from 'asn1js';
import { Certificate, ContentInfo, RSASSAPSSParams, SignedData, TSTInfo } from 'pkijs';
import type { Attribute, SignerInfo } from 'pkijs';

const EMPREINTES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_TIME = '1.2.840.113549.1.9.5';
const CERTIFICAT_V2 = '1.2.840.113549.1.9.16.2.47';
const JETON = '1.2.840.113549.1.9.16.2.14';
const PSS = '1.2.840.113549.1.1.10';

export type Cms = {
  readonly certificat: X509Certificate | null;
  readonly nomDe: (de: 'subject' | 'issuer') => string | null;
  readonly octets: boolean | null;
  readonly cle: boolean | null;
  readonly obstacle: string | null;
  readonly faible: string | null;
  readonly signingTime: Date | null;
  /** Of a time stamp: when, and over which fingerprint. */
  readonly temps: { readonly date: Date; readonly empreinte: string; readonly sur: Uint8Array } | null;
  /** The time stamp over this signature, and what it must be over. */
  readonly jeton: { readonly der: Uint8Array; readonly sur: Uint8Array } | null;
};

/** What cannot be read of it, and nothing else known. */
export const muette = (obstacle: string): Cms => ({
  certificat: null,
  nomDe: () => null,
  octets: null,
  cle: null,
  obstacle,
  faible: null,
  signingTime: null,
  temps: null,
  jeton: null,
});

const hex = (buffer: ArrayBuffer): string => Buffer.from(buffer).toString('hex');

/** What an attribute holds, one value. */
const valeurDe = (attributes: readonly Attribute[] | undefined, type: string): unknown =>
  attributes?.find((one) => one.type === type)?.values[0];

const octetsDe = (value: unknown): ArrayBuffer | null => {
  const block = (value as { valueBlock?: { valueHexView?: Uint8Array } } | undefined)?.valueBlock
    ?.valueHexView;
  return block === undefined ? null : new Uint8Array(block).buffer;
};

/** The same of an encapsulated content, which may come in several parts. */
function contenuDe(one: SignedData): Buffer | null {
  const content = one.encapContentInfo.eContent;
  return content === undefined ? null : Buffer.from(content.getValue());
}

function certificatDe(signed: SignedData, signer: SignerInfo): Certificate | null {
  const certificats = (signed.certificates ?? []).filter(
    (one): one is Certificate => one instanceof Certificate,
  );
  const sid = signer.sid as
    | {
        readonly issuer?: { isEqual(other: unknown): boolean };
        readonly serialNumber?: { isEqual(other: unknown): boolean };
      }
    | { readonly valueBlock?: unknown };
  if ('serialNumber' in sid)
    return (
      certificats.find(
        (one) =>
          sid.serialNumber?.isEqual(one.serialNumber) === true && sid.issuer?.isEqual(one.issuer) === true,
      ) ?? null
    );
  const ski = octetsDe(signer.sid);
  if (ski === null) return null;
  return (
    certificats.find((one) =>
      (one.extensions ?? []).some(
        ({ extnID, parsedValue }) =>
          extnID === '2.5.29.14' && hex(octetsDe(parsedValue) ?? new ArrayBuffer(0)) === hex(ski),
      ),
    ) ?? null
  );
}

/** Whether the signature names this certificate and no other, where it names one (ESS, RFC 5035). */
function estLeCertificat(signer: SignerInfo, der: Uint8Array): boolean {
  const value = valeurDe(signer.signedAttrs?.attributes, CERTIFICAT_V2);
  if (value === undefined) return true;
  // SEQUENCE { SEQUENCE OF SEQUENCE { [hashAlgorithm], certHash, … }, … }
  type Noeud = {
    readonly valueBlock: { readonly value?: readonly Noeud[] };
    readonly idBlock: { readonly tagNumber: number };
  };
  const premier = (value as Noeud).valueBlock.value?.[0]?.valueBlock.value?.[0]?.valueBlock.value ?? [];
  const oid = premier.find(({ idBlock }) => idBlock.tagNumber === 16)?.valueBlock.value?.[0];
  const nom =
    EMPREINTES[(oid?.valueBlock as { toString(): string } | undefined)?.toString() ?? ''] ?? 'sha256';
  const haches = premier.find(({ idBlock }) => idBlock.tagNumber === 4);
  const attendu = octetsDe(haches);
  return attendu !== null && createHash(nom).update(der).digest('hex') === hex(attendu);
}

function tientLaCle(
  signer: SignerInfo,
  certificat: X509Certificate,
  empreinte: string,
  signe: Uint8Array,
): boolean {
  const key = certificat.publicKey;
  const signature = Buffer.from(signer.signature.getValue());
  const algorithme = signer.signatureAlgorithm;
  if (algorithme.algorithmId === PSS) {
    const params = new RSASSAPSSParams({ schema: algorithme.algorithmParams });
    const nom = EMPREINTES[params.hashAlgorithm.algorithmId] ?? empreinte;
    return verify(
      nom,
      signe,
      { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: params.saltLength },
      signature,
    );
  }
  const nom = key.asymmetricKeyType === 'ed25519' || key.asymmetricKeyType === 'ed448' ? null : empreinte;
  return verify(nom, signe, key, signature);
}

/**
 * Reads a signature and holds it against `couverts`, the bytes it is said to be over (null: those it holds itself, as a
 * time stamp does). Never throws: what cannot be read is said.
 */
export function lireCms(der: Uint8Array, couverts: Uint8Array | null): Cms {
  try {
    const asn = fromBER(new Uint8Array(der).buffer);
    if (asn.offset === -1) return muette('sa structure est illisible');
    const signed = new SignedData({ schema: new ContentInfo({ schema: asn.result }).content as unknown });
    const [signer, autre] = signed.signerInfos;
    if (signer === undefined) return muette('elle ne porte aucun signataire');
    if (autre !== undefined) return muette('elle porte plusieurs signataires à la fois');
    return examiner(signed, signer, couverts);
  } catch {
    return muette('sa structure est illisible');
  }
}

function examiner(signed: SignedData, signer: SignerInfo, couverts: Uint8Array | null): Cms {
  const nom = EMPREINTES[signer.digestAlgorithm.algorithmId];
  const contenu = contenuDe(signed);
  const found = certificatDe(signed, signer);
  const der = found === null ? null : new Uint8Array(found.toSchema().toBER());
  const certificat = der === null ? null : new X509Certificate(der);
  const heure = valeurDe(signer.signedAttrs?.attributes, SIGNING_TIME) as { toDate?: () => Date } | undefined;
  const jeton = valeurDe(signer.unsignedAttrs?.attributes, JETON) as
    | { toBER?: () => ArrayBuffer }
    | undefined;
  const base = {
    certificat,
    nomDe: (de: 'subject' | 'issuer') => (found === null ? null : nomDe(found[de])),
    signingTime: heure?.toDate?.() ?? null,
    temps: tempsDe(signed, contenu),
    jeton:
      jeton?.toBER === undefined
        ? null
        : { der: new Uint8Array(jeton.toBER()), sur: new Uint8Array(signer.signature.getValue()) },
    faible: nom === 'sha1' ? 'SHA-1' : null,
  };
  if (nom === undefined)
    return { ...base, octets: null, cle: null, obstacle: 'son empreinte est d’un genre inconnu' };
  const octets = couverts ?? contenu;
  if (octets === null || (contenu === null) !== (couverts !== null))
    return {
      ...base,
      octets: null,
      cle: null,
      obstacle: 'elle porte sur autre chose que les octets du fichier',
    };
  const attendu = octetsDe(valeurDe(signer.signedAttrs?.attributes, MESSAGE_DIGEST));
  const empreinte = createHash(nom).update(octets).digest('hex');
  const intacts = attendu === null ? null : hex(attendu) === empreinte;
  if (certificat === null || der === null)
    return { ...base, octets: intacts, cle: null, obstacle: 'son certificat n’est pas dans le fichier' };
  // Without signed attributes, the signature is over the bytes themselves: they hold together or not at all.
  const attributs = signer.signedAttrs;
  const signe = attributs === undefined ? octets : new Uint8Array(attributs.encodedValue);
  const cle = tientLaCle(signer, certificat, nom, signe) && estLeCertificat(signer, der);
  return { ...base, octets: attributs === undefined ? cle : intacts, cle, obstacle: null };
}

function tempsDe(signed: SignedData, contenu: Buffer | null): Cms['temps'] {
  if (signed.encapContentInfo.eContentType !== '1.2.840.113549.1.9.16.1.4' || contenu === null) return null;
  const asn = fromBER(new Uint8Array(contenu).buffer);
  if (asn.offset === -1) return null;
  const { genTime, messageImprint } = new TSTInfo({ schema: asn.result });
  return {
    date: genTime,
    empreinte: EMPREINTES[messageImprint.hashAlgorithm.algorithmId] ?? '',
    sur: new Uint8Array(messageImprint.hashedMessage.getValue()),
  };
}

/** « Camille EXEMPLE »: the common name, or what else names it. */
function nomDe({ typesAndValues }: Certificate['subject']): string | null {
  for (const type of ['2.5.4.3', '2.5.4.10', '2.5.4.11']) {
    const one = typesAndValues.find((each) => each.type === type);
    const nom = (one?.value.valueBlock as { readonly value?: unknown } | undefined)?.value;
    if (typeof nom === 'string' && nom.trim() !== '') return nom.trim();
  }
  return null;
}
