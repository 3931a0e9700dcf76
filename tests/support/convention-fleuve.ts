import { abstrait, docx, liste, lvl, num, p } from './office';

/*
 * A convention of a Region that is not the sample's, as its secretariat would have it in Word: three parties and four
 * signatories, a committee of another name, delays counted in days, a list that Word numbers, a table, signatures in a
 * table, an annex. Every person is invented.
 */

const GRAS = '<w:b/>';
const titre = (texte: string): string => p(texte, '<w:keepNext/>', GRAS);
const lettre = (texte: string): string => p(texte, num(1));
const cellule = (contenu: string): string => `<w:tc><w:tcPr/>${contenu}</w:tc>`;
const tableau = (lignes: readonly (readonly string[])[]): string =>
  `<w:tbl><w:tblPr/>${lignes
    .map((ligne) => `<w:tr>${ligne.map((un) => cellule(p(un))).join('')}</w:tr>`)
    .join('')}</w:tbl>`;

const CORPS = [
  p('Convention pour l’accès aux métiers du fleuve', '<w:jc w:val="center"/>', GRAS),
  p('en région Centre-Val de Loire', '<w:jc w:val="center"/>', GRAS),
  p('Entre les soussignés :'),
  p(
    'L’État, représenté par la préfète de la région Centre-Val de Loire, Madame Alice INVENTÉE, et par le recteur de la région académique, Monsieur Bruno IMAGINÉ,',
  ),
  p(
    'La Région Centre-Val de Loire, représentée par le président du conseil régional, Monsieur Denis SUPPOSÉ, ci-après dénommée « la Région »,',
  ),
  p('et'),
  p('Le Groupement des métiers du fleuve, représenté par sa directrice, Madame Eva PRÉTENDUE,'),
  p('Vu le code du travail, notamment son article L. 6123-3 ;'),
  p('Vu la délibération n° CPR 26.01.12 du 16 janvier 2026 ;'),
  p('Considérant que les bateliers peinent à recruter ;'),
  p('Il est convenu ce qui suit :'),
  titre('Article 1er – Objet'),
  p('Les parties organisent ensemble la formation aux métiers du fleuve.'),
  titre('Article 2 – Engagements'),
  p('Chaque année :'),
  lettre('la Région transmet le programme des formations avant le 31 mars ;'),
  lettre('l’État communique la liste des emplois vacants ;'),
  lettre('le Groupement des métiers du fleuve publie le bilan des embauches avant le 30 novembre.'),
  p('Les lieux d’accueil sont les suivants :'),
  tableau([
    ['Port', 'Responsable', 'Places'],
    ['Orléans', 'La Région', '24'],
    ['Blois', 'Le Groupement', '12'],
  ]),
  titre('Article 3 – Durée'),
  p('La convention est conclue pour une durée de trois ans à compter du 1er février 2026.'),
  p('Elle prend effet le 1er février 2026.'),
  p('Elle peut être renouvelée une fois, par accord exprès des parties.'),
  titre('Article 4 – Modification'),
  p(
    'Elle peut être modifiée par avenant, à la demande de l’une des parties, après avis de la Conférence régionale des métiers.',
  ),
  titre('Article 5 – Fin anticipée'),
  p(
    'En cas de manquement d’une partie à ses obligations, la convention peut être résiliée par l’une des autres parties, quarante-cinq jours après la première présentation d’une mise en demeure adressée par lettre recommandée avec avis de réception et restée sans effet.',
  ),
  titre('Article 6 – Litiges'),
  p('Après recherche d’un règlement amiable, les litiges relèvent du tribunal administratif d’Orléans.'),
  p('Fait à Orléans, en quatre exemplaires, le'),
  tableau([
    ['La préfète de la région Centre-Val de Loire', 'Le recteur de la région académique'],
    ['Alice INVENTÉE', 'Bruno IMAGINÉ'],
    ['Le président du conseil régional', 'La directrice du Groupement des métiers du fleuve'],
    ['Denis SUPPOSÉ', 'Eva PRÉTENDUE'],
  ]),
  titre('Annexe – Ports concernés'),
  p('Orléans, Blois et Tours.'),
].join('');

/** The file, as Word would have written it. */
export const conventionDuFleuve = (): Buffer =>
  docx({
    corps: CORPS,
    numeros: abstrait(0, lvl(0, 'lowerLetter', '%1)')) + liste(1, 0),
  });
