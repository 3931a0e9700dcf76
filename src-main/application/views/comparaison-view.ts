import type { Borne, ComparaisonView, MorceauView, PaireView } from '#contract/texte';
import { auJour, imprimer, titreCompare } from '#actes/comparaison';
import type { DocumentModel } from '#actes/model';
import type { CivilDate } from '#domain/civil-date';
import { consolider, sansEffetEncore } from '#domain/consolidation/consolider';
import type { Consolidation } from '#domain/consolidation/consolider';
import { comparer, etatsEntre } from '#domain/redline/redline';
import type { Comparaison } from '#domain/redline/redline';
import type { Passage } from '#domain/redline/mots';
import { lAvenant } from '#domain/consolidation/ordre';
import { referenceDe } from '#domain/consolidation/reference';
import type { Convention } from '#domain/fiches/convention';
import type { Registre } from '#domain/registre';
import { typographie } from '#domain/typographie';

/** Two states of the text held against each other, and how each is called. */
export type Comparee = {
  readonly comparaison: Comparaison;
  readonly de: string;
  readonly a: string;
  /** One of the two states holds an act without effect yet: a draft, or one to come. */
  readonly projet: boolean;
  /** The day it is made. */
  readonly jour: CivilDate;
};

/** The comparison between two days, or between a day and a draft. The drafts are known to exist. */
export function comparaisonDe(
  registre: Registre,
  convention: Convention,
  de: Borne,
  a: Borne,
  aujourdhui: CivilDate,
): Comparee {
  const [debut, fin] = [de, a].map((borne) => etatA(registre, convention, borne, aujourdhui));
  if (debut === undefined || fin === undefined) throw new Error('une comparaison a deux bornes');
  return {
    comparaison: comparer(etatsEntre(debut.consolidation, fin.consolidation), imprimer),
    de: debut.nom,
    a: fin.nom,
    projet: [debut, fin].some(({ consolidation }) =>
      consolidation.versions.some(({ acte }) => sansEffetEncore(acte, aujourdhui)),
    ),
    jour: aujourdhui,
  };
}

function etatA(
  registre: Registre,
  convention: Convention,
  borne: Borne,
  aujourdhui: CivilDate,
): { readonly consolidation: Consolidation; readonly nom: string } {
  if (borne.nature === 'date')
    return {
      consolidation: consolider(registre, convention, borne.date),
      nom: auJour(borne.date),
    };
  const avenant = registre.avenants.get(borne.avenantId);
  if (avenant === undefined) throw new Error(`projet inconnu : ${borne.avenantId}`);
  const { jour } = referenceDe(registre, convention, avenant, aujourdhui);
  return {
    consolidation: consolider(registre, convention, jour, [avenant]),
    nom: typographie(lAvenant(avenant)),
  };
}

/** As the screen shows it: the document, and the two texts side by side. */
export function comparaisonView({ comparaison, de, a }: Comparee, model: DocumentModel): ComparaisonView {
  const paires = pairesOf(comparaison);
  return { de, a, model, paires, changements: paires.filter(({ change }) => change).length };
}

function pairesOf({ parties, liminaires, divisions }: Comparaison): readonly PaireView[] {
  return [
    ...parties.map(({ id, runs }) => paire(`partie-${id}`, 'designation', 0, runs)),
    ...liminaires.map(({ id, runs }) => paire(id, 'alinea', 0, runs)),
    ...divisions.flatMap((division) => [
      paire(`${division.id}-intitule`, 'intitule', 0, titreCompare(division)),
      ...division.alineas.map(({ id, niveau, marque, runs }) =>
        paire(id, 'alinea', niveau, marque === null ? runs : [marqueDe(marque, runs), ...runs]),
      ),
    ]),
  ];
}

/** The mark of a list comes and goes with its item. */
function marqueDe(marque: string, runs: readonly Passage[]): Passage {
  const [first] = runs;
  const own = first?.revision ?? null;
  const whole = runs.every(({ revision }) => revision?.sorte === own?.sorte);
  return {
    texte: `${marque} `,
    gras: false,
    exposant: false,
    revision: whole ? own : null,
  };
}

function paire(
  id: string,
  nature: PaireView['nature'],
  niveau: PaireView['niveau'],
  passages: readonly Passage[],
): PaireView {
  const side = (kept: 'ins' | 'del'): readonly MorceauView[] | null => {
    const shown = passages.filter(({ revision }) => revision === null || revision.sorte === kept);
    return shown.length === 0 && passages.length > 0
      ? null
      : shown.map(({ texte, revision }) => ({
          texte,
          sorte: revision === null ? 'egal' : revision.sorte,
          auteur: revision?.auteur ?? null,
        }));
  };
  return {
    id,
    nature,
    niveau,
    change: passages.some(({ revision }) => revision !== null),
    avant: side('del'),
    apres: side('ins'),
  };
}
