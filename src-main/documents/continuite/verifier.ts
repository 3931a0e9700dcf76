/*
 * The two verifiers that leave with the dossier. They are programs of their own, for machines where this one is not:
 * no dependency, no network, a few lines that can be read before they are run.
 */

/** Node.js: `node verifier.mjs [DOSSIER]`. Prints OK, or the first defect with exit code 1. */
export const VERIFIER_MJS = String.raw`// Vérification d'un dossier de continuité de Registre CREFOP, sans dépendance.
// Usage : node verifier.mjs [DOSSIER]   (à défaut, le dossier de ce fichier)
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, openSync, readdirSync, readSync, closeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dossier = process.argv[2] ?? dirname(fileURLToPath(import.meta.url));
const MARQUE = Buffer.from(',"hash":"');
const FIN = /^,"hash":"([0-9a-f]{64})","prev":"([0-9a-f]{64})"(?:,"reason":"(?:[^"\\]|\\.)*")?,"seq":([1-9]\d{0,14}),"v":[1-9]\d{0,5}\}$/;

function defaut(message) {
  console.log('DÉFAUT : ' + message);
  process.exit(1);
}

function empreinte(chemin) {
  return new Promise((resolve, reject) => {
    const hash = createHash('sha256');
    createReadStream(chemin).on('data', (part) => hash.update(part)).on('end', () => resolve(hash.digest('hex'))).on('error', reject);
  });
}

async function* lignes(chemin) {
  let reste = Buffer.alloc(0);
  for await (const part of createReadStream(chemin)) {
    reste = reste.length === 0 ? part : Buffer.concat([reste, part]);
    let debut = 0;
    for (let fin = reste.indexOf(10); fin !== -1; fin = reste.indexOf(10, debut)) {
      yield reste.subarray(debut, fin);
      debut = fin + 1;
    }
    reste = reste.subarray(debut);
  }
  if (reste.length > 0) yield null;
}

// 1. L'empreinte de chaque fichier.
const liste = join(dossier, 'EMPREINTES.sha256');
let fichiers = 0;
if (!existsSync(liste)) defaut('le fichier EMPREINTES.sha256 manque.');
for await (const ligne of lignes(liste)) {
  if (ligne === null) defaut('EMPREINTES.sha256 a été coupé.');
  const [, attendue, nom] = /^([0-9a-f]{64})  (.+)$/.exec(ligne.toString('utf8')) ?? defaut('EMPREINTES.sha256 est illisible.');
  const chemin = join(dossier, nom);
  if (!existsSync(chemin)) defaut('le fichier ' + nom + ' manque.');
  if ((await empreinte(chemin)) !== attendue) defaut('le fichier ' + nom + ' a été altéré.');
  fichiers += 1;
}

// 2. La chaîne du journal.
const journal = join(dossier, 'journal');
let seq = 0;
let tete = '0'.repeat(64);
const segments = existsSync(journal) ? readdirSync(journal).filter((nom) => /^\d{12}\.jsonl$/.test(nom)).sort() : [];
for (const nom of segments) {
  if (Number(nom.slice(0, 12)) !== seq + 1) defaut('journal/' + nom + ' : le fichier qui commence à l\'entrée ' + (seq + 1) + ' manque.');
  let rang = 0;
  for await (const ligne of lignes(join(journal, nom))) {
    rang += 1;
    const ou = 'journal/' + nom + ', ligne ' + rang;
    if (ligne === null) defaut(ou + ' : la ligne a été coupée.');
    const coupe = ligne.lastIndexOf(MARQUE);
    const lu = coupe === -1 ? null : FIN.exec(ligne.toString('utf8', coupe));
    if (!lu) defaut(ou + ' : ce n\'est pas une entrée du journal.');
    const calcul = createHash('sha256').update(ligne.subarray(0, coupe)).update(ligne.subarray(coupe + 74)).digest('hex');
    if (calcul !== lu[1]) defaut(ou + ' : l\'entrée ' + lu[3] + ' a été altérée (son empreinte n\'est pas celle de son contenu).');
    if (Number(lu[3]) !== seq + 1) defaut(ou + ' : l\'entrée ' + (seq + 1) + ' manque, on lit l\'entrée ' + lu[3] + '.');
    if (lu[2] !== tete) defaut(ou + ' : l\'entrée ' + lu[3] + ' ne fait pas suite à la précédente.');
    seq += 1;
    tete = lu[1];
  }
}

// 3. La tête qu'atteste registre.json.
const debut = Buffer.alloc(4096);
const export_ = join(dossier, 'registre.json');
if (!existsSync(export_)) defaut('le fichier registre.json manque.');
const ouvert = openSync(export_, 'r');
readSync(ouvert, debut, 0, debut.length, 0);
closeSync(ouvert);
const atteste = /"seq":(\d+),"tete":"([0-9a-f]{64})"/.exec(debut.toString('utf8'));
if (!atteste) defaut('registre.json ne dit pas la tête du journal.');
if (Number(atteste[1]) !== seq || atteste[2] !== tete) defaut('le journal s\'arrête à l\'entrée ' + seq + ', alors que registre.json atteste l\'entrée ' + atteste[1] + ' (' + atteste[2] + ').');

console.log('OK : ' + fichiers + ' fichiers intacts, ' + seq + ' entrées enchaînées, tête ' + tete);
`;

/** Any browser: the user picks the files of the journal. */
export const VERIFIER_HTML = String.raw`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>Vérifier le journal</title>
<style>
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1.25rem; font: 1rem/1.55 Arial, sans-serif; overflow-wrap: anywhere; }
input { font: inherit; max-width: 100%; }
output { display: block; margin-top: 1rem; padding: .75rem 1rem; border: 2px solid; font-weight: 700; }
output:empty { display: none; }
</style>
</head>
<body>
<main>
<h1>Vérifier le journal</h1>
<p>Choisissez tous les fichiers du dossier <code>journal</code>. Ils sont lus par cette page seule : rien n’est envoyé nulle part.</p>
<noscript><p>Cette vérification a besoin de JavaScript. Sans lui, « node verifier.mjs » fait la même.</p></noscript>
<p><label for="fichiers">Fichiers du journal</label><br><input id="fichiers" type="file" multiple accept=".jsonl"></p>
<output id="resultat" for="fichiers" role="status"></output>
<p><a href="index.html">Sommaire du dossier de continuité</a></p>
</main>
<script>
'use strict';
const FIN = /^,"hash":"([0-9a-f]{64})","prev":"([0-9a-f]{64})"(?:,"reason":"(?:[^"\\]|\\.)*")?,"seq":([1-9]\d{0,14}),"v":[1-9]\d{0,5}\}$/;
const MARQUE = new TextEncoder().encode(',"hash":"');
const texte = new TextDecoder();
function dernier(octets) {
  for (let i = octets.length - MARQUE.length; i >= 0; i--) {
    let j = 0;
    while (j < MARQUE.length && octets[i + j] === MARQUE[j]) j++;
    if (j === MARQUE.length) return i;
  }
  return -1;
}
async function sha256(octets) {
  const calcul = new Uint8Array(await crypto.subtle.digest('SHA-256', octets));
  return Array.from(calcul, (o) => o.toString(16).padStart(2, '0')).join('');
}
async function verifier(fichiers, dire) {
  let seq = 0;
  let tete = '0'.repeat(64);
  for (const fichier of fichiers) {
    if (!/^\d{12}\.jsonl$/.test(fichier.name)) throw new Error(fichier.name + ' : ce n’est pas un fichier du journal.');
    if (Number(fichier.name.slice(0, 12)) !== seq + 1) throw new Error(fichier.name + ' : le fichier qui commence à l’entrée ' + (seq + 1) + ' manque.');
    const octets = new Uint8Array(await fichier.arrayBuffer());
    let debut = 0;
    let rang = 0;
    while (debut < octets.length) {
      rang++;
      const ou = fichier.name + ', ligne ' + rang;
      const fin = octets.indexOf(10, debut);
      if (fin === -1) throw new Error(ou + ' : la ligne a été coupée.');
      const ligne = octets.subarray(debut, fin);
      const coupe = dernier(ligne);
      const lu = coupe === -1 ? null : FIN.exec(texte.decode(ligne.subarray(coupe)));
      if (!lu) throw new Error(ou + ' : ce n’est pas une entrée du journal.');
      const corps = new Uint8Array(ligne.length - 74);
      corps.set(ligne.subarray(0, coupe));
      corps.set(ligne.subarray(coupe + 74), coupe);
      if ((await sha256(corps)) !== lu[1]) throw new Error(ou + ' : l’entrée ' + lu[3] + ' a été altérée.');
      if (Number(lu[3]) !== seq + 1) throw new Error(ou + ' : l’entrée ' + (seq + 1) + ' manque, on lit l’entrée ' + lu[3] + '.');
      if (lu[2] !== tete) throw new Error(ou + ' : l’entrée ' + lu[3] + ' ne fait pas suite à la précédente.');
      seq++;
      tete = lu[1];
      debut = fin + 1;
      if (seq % 500 === 0) dire(seq + ' entrées vérifiées…');
    }
  }
  return 'OK : ' + seq + ' entrées enchaînées, tête ' + tete;
}
document.getElementById('fichiers').addEventListener('change', async (event) => {
  const dire = (message) => { document.getElementById('resultat').textContent = message; };
  const fichiers = Array.from(event.target.files).sort((a, b) => (a.name < b.name ? -1 : 1));
  if (fichiers.length === 0) { dire(''); return; }
  dire('Vérification…');
  try {
    dire(await verifier(fichiers, dire));
  } catch (erreur) {
    dire('DÉFAUT : ' + erreur.message);
  }
});
</script>
</body>
</html>
`;
