/** PDFs signed for a test, by keys made for it: nothing of them is kept, and nobody is named by them. */
import { generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';

export type Identite = {
  readonly nom: string;
  readonly certificat: forge.pki.Certificate;
  readonly cle: forge.pki.rsa.PrivateKey;
};

/** Somebody, with a certificate of an authority of that same test. */
export function identite(nom: string, du: string, au: string, serie = '0a1b2c'): Identite {
  const paire = (): { publique: forge.pki.rsa.PublicKey; privee: forge.pki.rsa.PrivateKey } => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    return {
      publique: forge.pki.publicKeyFromPem(publicKey.export({ type: 'spki', format: 'pem' }) as string),
      privee: forge.pki.privateKeyFromPem(privateKey.export({ type: 'pkcs1', format: 'pem' }) as string),
    };
  };
  const [sienne, autorite] = [paire(), paire()];
  const certificat = forge.pki.createCertificate();
  certificat.publicKey = sienne.publique;
  certificat.serialNumber = serie;
  certificat.validity.notBefore = new Date(du);
  certificat.validity.notAfter = new Date(au);
  certificat.setSubject([{ name: 'commonName', value: nom }]);
  certificat.setIssuer([
    { name: 'commonName', value: 'Autorité d’essai', valueTagClass: forge.asn1.Type.UTF8 as never },
  ]);
  certificat.sign(autorite.privee, forge.md.sha256.create());
  return { nom, certificat, cle: sienne.privee };
}

/** Hexadecimal digits kept for a signature. */
const PLACE = 16_384;

const UN_PDF = `%PDF-1.7
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>
endobj
trailer
<< /Root 1 0 R >>
%%EOF
`;

const cms = (octets: Buffer, { certificat, cle }: Identite, date: string | null): string => {
  const p7 = forge.pkcs7.createSignedData();
  p7.content = forge.util.createBuffer(octets.toString('binary'));
  p7.addCertificate(certificat);
  p7.addSigner({
    key: cle,
    certificate: certificat,
    digestAlgorithm: forge.pki.oids.sha256!,
    authenticatedAttributes: [
      { type: forge.pki.oids.contentType!, value: forge.pki.oids.data! },
      { type: forge.pki.oids.messageDigest! },
      ...(date === null
        ? []
        : [{ type: forge.pki.oids.signingTime!, value: new Date(date) as unknown as string }]),
    ],
  });
  p7.sign({ detached: true });
  return Buffer.from(forge.asn1.toDer(p7.toAsn1()).getBytes(), 'binary').toString('hex');
};

export type Demande = {
  readonly par: Identite;
  /** What the signature itself says; null: it says none. */
  readonly date: string | null;
  /** What the dictionary says: « D:20260312140500+01'00' ». */
  readonly mention?: string;
  /** Bytes that the range leaves out, before the signature. */
  readonly oubli?: number;
};

/** The PDF, signed after all it holds already (an empty one by default). */
export function signer(
  { par, date, mention, oubli = 0 }: Demande,
  avant: Uint8Array = Buffer.from(UN_PDF),
): Buffer {
  const tete = Buffer.from(
    `9 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached${mention === undefined ? '' : ` /M (${mention})`} /ByteRange [0000000000 0000000000 0000000000 0000000000] /Contents `,
    'latin1',
  );
  const queue = Buffer.from(' >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n', 'latin1');
  const trou = avant.length + tete.length;
  const apres = trou + PLACE + 2;
  const plage = [0, trou - oubli, apres, queue.length].map((n) => String(n).padStart(10, '0')).join(' ');
  const debut = Buffer.concat([
    Buffer.from(avant),
    Buffer.from(tete.toString('latin1').replace(/\[[\d ]+\]/u, `[${plage}]`), 'latin1'),
  ]);
  const signature = cms(Buffer.concat([debut.subarray(0, trou - oubli), queue]), par, date);
  return Buffer.concat([debut, Buffer.from(`<${signature.padEnd(PLACE, '0')}>`, 'latin1'), queue]);
}

/** The same, saved again with something more: what was signed is untouched, and no longer all there is. */
export const completer = (pdf: Uint8Array, objet = '<< /Type /Annot /Contents (Ajout) >>'): Buffer =>
  Buffer.concat([
    Buffer.from(pdf),
    Buffer.from(`12 0 obj\n${objet}\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`),
  ]);
