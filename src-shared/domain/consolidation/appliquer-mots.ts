import type { Cible, Modification } from '../texte/operations';
import { refuse, ok } from '../result';
import { ajoute, alineaInconnu, avecAlineas, dansDivision, vide } from './appliquer-division';
import type { Applique } from './appliquer-division';
import { defaut } from '../texte/defauts';
import type { Defaut } from '../texte/defauts';
import { positionsDe, presqueTrouves, substituer } from '../texte/mots';
import { laDivision, lieuDe } from '../texte/nommer';
import { texteAlinea } from '../texte/en-vigueur';
import type { AlineaEnVigueur, DivisionEnVigueur, TexteEnVigueur } from '../texte/en-vigueur';

/* Words replaced, taken away or put in, inside the alinéas of one division. */

type Mots = Extract<Modification, { nature: 'remplacer_mots' | 'inserer_mots' }>;

export function changerMots(
  texte: TexteEnVigueur,
  modification: Mots,
  avenantId: string,
  nommerActe: (id: string) => string,
): Applique {
  const { cible } = modification;
  const mots = modification.nature === 'remplacer_mots' ? modification.ancien : modification.repere;
  return dansDivision(texte, cible.divisionId, nommerActe, (division) => {
    const vise = ({ id }: AlineaEnVigueur): boolean => cible.alineaId === null || id === cible.alineaId;
    if (cible.alineaId !== null && !division.alineas.some(vise))
      return refuse(alineaInconnu(texte, division));
    if (mots.trim() === '' || (modification.nature === 'inserer_mots' && modification.mots.trim() === ''))
      return refuse(defaut('MOTS_VIDES', {}, lieuDe(texte, division.id, cible.alineaId)));
    const places = division.alineas.map((alinea) =>
      vise(alinea) ? positionsDe(texteAlinea(alinea), mots) : [],
    );
    const fois = places.reduce((sum, { length }) => sum + length, 0);
    const partout = modification.nature === 'remplacer_mots' && modification.partout;
    if (fois === 0) return refuse(introuvables(texte, division, cible, mots));
    if (fois > 1 && !partout) {
      const lieu = lieuDe(texte, division.id, cible.alineaId);
      return refuse(
        defaut('MOTS_MULTIPLES', { mots, nom: laPlace(division, lieu.libelle, cible), fois }, lieu),
      );
    }
    const rompu = division.alineas.find(
      ({ tableau }, rang) =>
        tableau && places[rang]?.length !== 0 && SEPARE.test(`${mots.trim()}${motsNouveaux(modification)}`),
    );
    if (rompu !== undefined)
      return refuse(
        defaut(
          'TABLEAU_ROMPU',
          { nom: lieuDe(texte, division.id, rompu.id).libelle },
          lieuDe(texte, division.id, rompu.id),
        ),
      );
    const alineas = division.alineas.map((alinea, rang) => {
      const here = places[rang] ?? [];
      return here.length === 0 ? alinea : motsChanges(alinea, here, modification, avenantId);
    });
    const emptied = alineas.find(({ segments }) => segments.every(({ texte: mots }) => mots.trim() === ''));
    if (emptied !== undefined) return refuse(vide(texte, division, emptied.id));
    return ok(avecAlineas(division, alineas, avenantId));
  });
}

/** What parts the cells and the rows of a table: words alone never change its shape. */
const SEPARE = /[\t\n\v\f\r\u0085\u2028\u2029]/u;
const motsNouveaux = (modification: Mots): string =>
  modification.nature === 'remplacer_mots' ? modification.nouveau : modification.mots;

const laPlace = (division: DivisionEnVigueur, libelle: string, cible: Cible): string =>
  cible.alineaId === null ? laDivision(division) : `le ${libelle}`;

/** One alinéa with its words changed at these places, from the last to the first so that none moves another. */
function motsChanges(
  alinea: AlineaEnVigueur,
  places: readonly number[],
  modification: Mots,
  avenantId: string,
): AlineaEnVigueur {
  let { segments } = alinea;
  const ancien = (
    modification.nature === 'remplacer_mots' ? modification.ancien : modification.repere
  ).trim();
  for (const at of [...places].reverse()) {
    const end = at + ancien.length;
    if (modification.nature === 'inserer_mots') {
      const mots = modification.mots.trim();
      const place = modification.position === 'apres' ? end : at;
      // After an elision (« l' »), the space comes behind the new words, not before them.
      const written =
        modification.position === 'apres' && !COLLE.test(ancien)
          ? `${/^[,.)\]]/u.test(mots) ? '' : ' '}${mots}`
          : `${mots}${COLLE.test(mots) ? '' : ' '}`;
      segments = substituer(segments, place, place, written, avenantId);
    } else if (modification.nouveau.trim() === '') {
      const full = texteAlinea({ segments });
      // The words go with one of the spaces around them; a cell of a table keeps its edges.
      const bord = alinea.tableau ? /[\t\n]/u : /(?!)/u;
      const espace = (sign: string): boolean => /\s/u.test(sign) && !bord.test(sign);
      const before = at > 0 && espace(full[at - 1] ?? '');
      const after = end === full.length || /[\s,.;:)]/u.test(full[end] ?? '');
      const opens = (at === 0 || bord.test(full[at - 1] ?? '')) && espace(full[end] ?? '');
      segments = substituer(segments, before && after ? at - 1 : at, opens ? end + 1 : end, '', avenantId);
    } else segments = substituer(segments, at, end, modification.nouveau.trim(), avenantId);
  }
  const full = texteAlinea({ segments });
  const nouveau = modification.nature === 'remplacer_mots' ? modification.nouveau.trim() : null;
  const gras = alinea.gras
    .map((passage) =>
      nouveau === null || full.includes(passage) ? passage : passage.replace(ancien, () => nouveau),
    )
    .filter((passage) => passage !== '' && full.includes(passage));
  return { ...alinea, segments, gras, actes: ajoute(alinea.actes, avenantId) };
}

/** Words that touch those they bear on: « l' », an opening bracket. Closing punctuation touches those before it. */
const COLLE = /['’ʼ([]$/u;

function introuvables(
  texte: TexteEnVigueur,
  division: DivisionEnVigueur,
  cible: Cible,
  mots: string,
): Defaut {
  const lieu = lieuDe(texte, division.id, cible.alineaId);
  const nom = laPlace(division, lieu.libelle, cible);
  const other = division.alineas.find(
    (alinea) => alinea.id !== cible.alineaId && positionsDe(texteAlinea(alinea), mots).length > 0,
  );
  if (cible.alineaId !== null && other !== undefined) {
    const ailleurs = lieuDe(texte, division.id, other.id).libelle;
    return defaut('MOTS_AILLEURS', { mots, nom: lieu.libelle, ailleurs }, lieu);
  }
  const near = division.alineas.some(
    (alinea) =>
      (cible.alineaId === null || alinea.id === cible.alineaId) && presqueTrouves(texteAlinea(alinea), mots),
  );
  return defaut(near ? 'MOTS_PRESQUE' : 'MOTS_INTROUVABLES', { mots, nom }, lieu);
}
