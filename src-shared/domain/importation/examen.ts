import type { ClauseProposee, RedactionConvention } from '../convention/creation';
import { plierTexte } from '../french';
import type { DocumentLu, FormatConvention, HorsTexte } from './document';
import { lignesTableau } from './lue';
import type { ConventionLue, DouteLu } from './lue';
import { redactionLue } from './saisie';

/** A block of the file, as it is shown beside what was read of it. */
export type PassageSource = {
  /** Of a table: its rows, as `lignesTableau` writes them. */
  readonly texte: string;
  readonly marque: string | null;
  readonly tableau: boolean;
  /** The visa, division or alinéa that bears these words, by its id in the proposal; null: elsewhere, or not placed. */
  readonly place: string | null;
};

/** A file examined: what it holds, what was read in it, and the convention it proposes. Nothing is recorded. */
export type Examen = {
  readonly format: FormatConvention;
  readonly source: readonly PassageSource[];
  readonly horsTexte: readonly HorsTexte[];
  readonly remarques: readonly string[];
  readonly lue: ConventionLue;
  readonly redaction: RedactionConvention;
  readonly clauses: readonly ClauseProposee[];
  readonly nonPlaces: readonly string[];
  /** A person settles each before the convention is recorded. */
  readonly doutes: readonly DouteLu[];
};

export function examenDe({ format, blocs, horsTexte, remarques }: DocumentLu, lue: ConventionLue): Examen {
  const { redaction, clauses } = redactionLue(lue);
  const places = placesDe(redaction);
  return {
    format,
    source: blocs.map((bloc) => {
      const texte = bloc.genre === 'tableau' ? lignesTableau(bloc.lignes) : bloc.texte;
      return {
        texte,
        marque: bloc.genre === 'tableau' ? null : bloc.marque,
        tableau: bloc.genre === 'tableau',
        place: places.get(cleDe(texte))?.shift() ?? null,
      };
    }),
    horsTexte,
    remarques,
    lue,
    redaction,
    clauses,
    nonPlaces: lue.nonPlaces,
    doutes: lue.doutes,
  };
}

const cleDe = (texte: string): string => plierTexte(texte).replace(/[^a-z0-9]+/gu, '');

/** Where each text stands in the proposal; words said twice are met in the order of the file. */
function placesDe({ visas, considerants, divisions }: RedactionConvention): ReadonlyMap<string, string[]> {
  const places = new Map<string, string[]>();
  const add = (id: string, ...textes: readonly string[]): void => {
    for (const cle of new Set(textes.map(cleDe))) {
      if (cle === '') continue;
      const list = places.get(cle);
      if (list === undefined) places.set(cle, [id]);
      else list.push(id);
    }
  };
  for (const { id, texte } of [...visas, ...considerants]) add(id, texte);
  for (const { id, intitule, numero, alineas } of divisions) {
    add(
      id,
      intitule,
      numero === null ? intitule : `${numero} ${intitule}`,
      intitule.replace(/^[^–—:-]*[–—:-]\s*/u, ''),
    );
    for (const alinea of alineas) add(alinea.id, alinea.texte, `${alinea.marque ?? ''} ${alinea.texte}`);
  }
  return places;
}
