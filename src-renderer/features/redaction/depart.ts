import type { ExamenConventionView } from '#contract/redaction';
import type { RedactionConvention } from '#domain/convention/creation';
import { VACANTE } from '#domain/parties/partie';
import { textModele } from '../../text/redaction';
import { cibleDe } from './lieux';
import { saisieDe } from './ouvrage';
import type { Ouvrage, Point } from './ouvrage';

/* What a convention being written starts from. */

/** A file that was read, ready to be looked at. `jeton`: the file in waiting. */
export function ouvrageLu(examen: ExamenConventionView, jeton: string): Ouvrage {
  const { source, horsTexte, remarques, fichier, redaction, clauses, doutes, nonPlaces } = examen;
  const saisie = saisieDe(redaction);
  return {
    source: { source, horsTexte, remarques, fichier, jeton },
    saisie,
    clauses: clauses.map((proposee) => ({ proposee, choix: null })),
    points: [
      ...doutes.map(({ id, dit, motif }): Point => ({
        id,
        nature: 'doute',
        dit,
        motif,
        cible: cibleDe(saisie, { dit, motif }),
        regle: null,
      })),
      ...nonPlaces.map((dit, rang): Point => ({
        id: `phrase-${rang + 1}`,
        nature: 'phrase',
        dit,
        motif: null,
        cible: { id: null, lieu: { partie: 'points', champ: null } },
        regle: null,
      })),
    ],
  };
}

/** A text written here, or copied, without a file. */
export const ouvrageEcrit = (redaction: RedactionConvention): Ouvrage => ({
  source: null,
  saisie: saisieDe(redaction),
  clauses: null,
  points: [],
});

const VIERGE: RedactionConvention = {
  titre: '',
  titreCourt: '',
  region: '',
  parties: [1, 2].map((rang) => ({
    id: `partie-${rang}`,
    nom: '',
    genre: rang === 1 ? 'm' : 'f',
    signataires: [
      { id: `signataire-${rang}`, fonction: { libelle: '', genre: 'm' }, personne: VACANTE, adresse: [] },
    ],
  })),
  enPresenceDe: [],
  visas: [],
  considerants: [],
  formule: '',
  divisions: [],
  lieu: '',
  nombreExemplaires: 0,
  zone: 'metropole',
  faitLe: null,
};

export const ouvrageVierge = (): Ouvrage => ouvrageEcrit(VIERGE);

/** The articles a convention usually has, every word that is its own left to write. */
export const ouvrageModele = (): Ouvrage =>
  ouvrageEcrit({
    ...VIERGE,
    titre: textModele.titre,
    formule: textModele.formule,
    parties: VIERGE.parties.map((partie, rang) => ({
      ...partie,
      nom: rang === 0 ? textModele.etat : textModele.region,
      signataires: partie.signataires.map((one) => ({
        ...one,
        fonction: { ...one.fonction, libelle: textModele.aCompleter },
      })),
    })),
    visas: textModele.visas.map((texte, rang) => ({ id: `visa-${rang + 1}`, texte })),
    divisions: textModele.divisions.map(({ nature, numero, intitule, alineas }, rang) => ({
      id: `division-${rang + 1}`,
      nature,
      numero,
      intitule,
      alineas: alineas.map((texte, at) => ({
        id: `division-${rang + 1}-${at + 1}`,
        niveau: 0,
        marque: null,
        texte,
      })),
    })),
  });
