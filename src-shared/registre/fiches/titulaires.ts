import { formatDate } from '#domain/civil-date';
import { choix, cle, facultatif, fiche, fondement, jour, signataire, texte, unDe } from '../champs';
import { decrirePlate } from '../fiche';
import type { Fiche } from '../fiche';
import { ARTICLE_LABELS, CIVILITES, GENRE_GRAMMATICAL_LABELS } from './commun';

const membres = {
  id: cle(),
  conventionId: fiche('conventions'),
  /** The place among the signatories, kept for life whoever holds it. */
  signataireId: signataire('Fonction'),
  /** The person; without a name, nobody: the office is vacant from `debut` on. */
  civilite: facultatif(unDe('Civilité', CIVILITES)),
  prenom: facultatif(texte('Prénom')),
  nom: facultatif(texte('Nom')),
  /** First day. It goes on until `fin`, or until the day before the next record of the same office. */
  debut: jour('À compter du'),
  /** Last day, when it is known beforehand; nobody succeeding, the office is vacant the day after. */
  fin: facultatif(jour('Jusqu’au')),
  /** « décret du 24 octobre 2025 », « élection du 2 juillet 2021 ». */
  source: fondement('Source'),
  /** The office as this person holds it, where it changes: « Préfet de région ». */
  intitule: facultatif(texte('Intitulé de la fonction')),
  genre: facultatif(choix('Genre de la fonction', GENRE_GRAMMATICAL_LABELS)),
  intituleLong: facultatif(texte('Forme longue')),
  appel: facultatif(texte('Formule d’appel')),
  article: facultatif(choix('Article', ARTICLE_LABELS)),
};

type Nomme = {
  readonly civilite: string | null;
  readonly prenom: string | null;
  readonly nom: string | null;
};
const qui = ({ civilite, prenom, nom }: Nomme): string | null =>
  nom === null ? null : [civilite, prenom, nom].filter((mot) => mot !== null).join(' ');

/** Who holds an office, from which day, by which act: a change of préfet or of president needs no avenant. */
export const titulaires = decrirePlate({
  nom: 'Titulaire',
  pluriel: 'Titulaires',
  le: 'le titulaire',
  disparue: 'le titulaire dont il dépend',
  membres,
  nommer: (one) => `${qui(one) ?? 'Fonction vacante'}, à compter du ${formatDate(one.debut)}`,
  designer: (one) => {
    const personne = qui(one);
    const depuis = `à compter du ${formatDate(one.debut)}`;
    return personne === null ? `la vacance ${depuis}` : `le titulaire ${personne}, ${depuis}`;
  },
  rubrique: 'convention',
  terminal: 'titulaire',
  tableau: 'titulaires',
});
export type Titulaire = Fiche<typeof titulaires>;
