import { formatInstant } from '#contract/instant';
import type { DossierContinuite } from '../../application/echanges/ports';

/** Plain text, CRLF: opened by any editor, in thirty years too. */
export function lisezmoi({ nom, exporteLe, seq, tete, empreinte, demonstration }: DossierContinuite): string {
  const text = `DOSSIER DE CONTINUITÉ
${nom}${demonstration ? '\nDÉMONSTRATION : suite fictive, sans valeur.' : ''}

Établi le ${formatInstant(exporteLe)} (heure de Paris), après l'entrée n° ${seq} du journal.
Tête du journal :     ${tete}
Empreinte de l'état : ${empreinte}

Ce dossier contient tout le registre. Il se lit sans l'application qui l'a produit.


LIRE

- index.html s'ouvre dans n'importe quel navigateur, sans réseau et sans script. Une page par
  convention : texte, parties, avenants, avis, mises en demeure, chronologie, extrait du journal.
- actes/ : les actes officiels, au format DOCX (Word, LibreOffice).
- csv/ : un tableau par sorte de fiche, et le journal. UTF-8, séparateur « ; », dates jj/mm/aaaa :
  un double clic suffit avec un tableur français. Une cellule qui aurait été prise pour une formule
  commence par une apostrophe.
- pieces/ : les pièces jointes. Le nom de chaque fichier est l'empreinte SHA-256 de son contenu.


VÉRIFIER

1. Que rien n'a été altéré dans ce dossier :
     Linux, macOS :  sha256sum -c EMPREINTES.sha256     (ou : shasum -a 256 -c EMPREINTES.sha256)
     Windows :       certutil -hashfile FICHIER SHA256  donne l'empreinte d'un fichier.
2. Que le journal est entier :
     node verifier.mjs        (Node.js 18 ou plus récent ; aucune autre dépendance)
     ou ouvrir verifier.html dans un navigateur et choisir les fichiers du dossier journal/.
   L'un et l'autre disent « OK », ou nomment le premier défaut.

Comment la chaîne est calculée, pour qui veut la vérifier autrement :
- journal/ contient des fichiers nommés d'après le numéro de leur première entrée
  (000000000001.jsonl) ; une ligne par entrée, en UTF-8, terminée par un saut de ligne (octet 0A).
- Une ligne est du JSON canonique : clés triées par code UTF-16, aucun espace, nombres et textes
  écrits comme le veut la RFC 8785. Elle porte, parmi d'autres, les membres
    "hash":"<64 chiffres hexadécimaux>","prev":"<64 chiffres hexadécimaux>", … "seq":<numéro>
- L'empreinte (hash) d'une entrée est le SHA-256, en hexadécimal, des octets de la ligne dont on
  retire les 74 octets  "hash":"…",  (de "hash" à la virgule qui suit son guillemet fermant).
  Il s'agit de la dernière occurrence de ,"hash":" dans la ligne : un guillemet à l'intérieur d'un
  texte est toujours précédé d'une barre oblique inverse.
- prev est le hash de l'entrée précédente ; celui de la première entrée est fait de 64 zéros.
- seq commence à 1 et augmente de 1 d'une entrée à la suivante, d'un fichier à l'autre.
- Le hash de la dernière entrée est la « tête du journal ». Un acte imprimé par l'application en
  porte les premiers chiffres : ils permettent d'opposer le journal à qui l'aurait réécrit.

L'empreinte de l'état est le SHA-256 d'une ligne par fiche : le nom de la collection, un espace, le
JSON canonique de la fiche, un saut de ligne ; les collections dans l'ordre de registre.json, les
fiches par identifiant croissant (code UTF-16).


REPRENDRE

registre.json est le registre entier, dans un format ouvert décrit par registre.schema.json (JSON
Schema 2020-12). Dans Registre CREFOP, page « Import et export », choisissez ce fichier, ou le ZIP de ce
dossier, qui apporte aussi les pièces jointes. Repris dans un registre vide, il donne la même
empreinte de l'état.


CONTENU

index.html, conventions/   pages à lire
actes/                     actes officiels (DOCX)
csv/                       tableaux
registre.json              le registre entier
registre.schema.json       son schéma
journal/                   le journal, tel qu'il est sur le disque
pieces/                    les pièces jointes
verifier.mjs               vérification avec Node.js
verifier.html              vérification dans un navigateur
EMPREINTES.sha256          empreinte de chaque fichier
`;
  return text.replaceAll('\n', '\r\n');
}
