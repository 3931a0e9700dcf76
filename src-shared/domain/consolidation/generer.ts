import type { Modification, NouvelAlinea } from '../texte/operations';
import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { asRead } from '../french';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { apparierAlineas, apparierDivisions } from './apparier';
import { appliquerTout, memeTexte } from './appliquer';
import { defaut } from '../texte/defauts';
import type { Defaut } from '../texte/defauts';
import { mots, partout } from './generer-mots';
import { commun } from '../texte/aligner';
import { LISTES_LIMINAIRES, deListe } from '../texte/liminaires';
import type { Liminaire, ListeLiminaire } from '../texte/liminaires';
import { LIEU_CONVENTION, laDivision, lieuDe } from '../texte/nommer';
import { deFamille, niveauInsere, placeApres } from '../texte/numeros';
import { contenuDe } from '../texte/chemins';
import { lireAlinea, texteAlinea } from '../texte/en-vigueur';
import type { AlineaEnVigueur, DivisionEnVigueur, TexteEnVigueur } from '../texte/en-vigueur';

/** Operations, or why none say the change: they are never nearly right. */
export type Genere = Result<readonly Modification[], Defaut>;

/**
 * The operations that turn the first text into the second, in the order they apply (`appliquerTout`), as few and as
 * short as a drafter would write them. None points to what another one creates: the caller may name them as it likes.
 *
 * Equality is `memeTexte`: repealed divisions do not count, nor do bold passages or the acts the words come from.
 * Whatever is returned has been applied, and reads as `apres`. Refused, with the place: an insertion that nothing
 * precedes (INSERTION_IMPOSSIBLE), a numbered division that moves (ORDRE_CHANGE), parties that come or go
 * (PARTIES_AUTRES), an end that no alinéa says (FIN_INEXPRIMABLE), an article without a word (TEXTE_VIDE).
 */
export function genererOperations(avant: TexteEnVigueur, apres: TexteEnVigueur): Genere {
  const parties = nommer(avant, apres);
  if (!parties.ok) return parties;
  const live = apres.divisions.filter(({ abrogee }) => abrogee === null);
  const pairs = apparierDivisions(avant, live);
  if (!pairs.ok) return pairs;
  const fin = prorogation(avant, apres, live, pairs.value);
  if (!fin.ok) return fin;
  const divisions = surDivisions(avant, live, pairs.value, fin.value);
  if (!divisions.ok) return divisions;
  return prouver(avant, apres, [
    ...parties.value,
    ...LISTES_LIMINAIRES.flatMap((liste) => surLiminaires(avant, apres, liste)),
    ...divisions.value,
  ]);
}

/**
 * The operations that undo these ones: applied on what they give, they read as `avant` again. Refused as above, and
 * for an extension where none stood: no operation takes a recorded end away.
 */
export function contreOperations(
  avant: TexteEnVigueur,
  operations: readonly { readonly id: string; readonly modification: Modification }[],
): Genere {
  const applied = appliquerTout(avant, operations, 'avenant');
  return applied.ok ? genererOperations(applied.value, avant) : applied;
}

/** Only what has been seen to give the text is returned. */
function prouver(avant: TexteEnVigueur, apres: TexteEnVigueur, operations: readonly Modification[]): Genere {
  // The ids that new divisions and alinéas would take must be no one's.
  const numbered = operations.map((modification, rang) => ({ id: `\u0000${rang}`, modification }));
  const given = appliquerTout(avant, numbered, '');
  if (!given.ok) return given;
  return memeTexte(given.value, apres)
    ? ok(operations)
    : refuse(defaut('TEXTE_INEXPRIMABLE', {}, LIEU_CONVENTION));
}

const neuf = (alinea: AlineaEnVigueur): NouvelAlinea => ({
  niveau: alinea.niveau,
  marque: alinea.marque,
  texte: texteAlinea(alinea),
  ...(alinea.tableau ? { tableau: true } : {}),
});

/** Lines of one list: those that answer to one another by id, else by their words, and between them by rank. */
function surLiminaires(
  avant: TexteEnVigueur,
  apres: TexteEnVigueur,
  liste: ListeLiminaire,
): readonly Modification[] {
  const [a, b] = [deListe(avant, liste), deListe(apres, liste)];
  const known = new Set(a.map(({ id }) => id));
  const cle = (one: Liminaire): string =>
    b.some(({ id }) => known.has(id)) ? one.id : asRead(one.texte.trim());
  // A line that moves goes before it comes.
  const [gones, out]: [Modification[], Modification[]] = [[], []];
  let [left, right] = [0, 0];
  for (const [i, j] of [...commun(a.map(cle), b.map(cle)), [a.length, b.length] as const]) {
    const [gone, come] = [a.slice(left, i), b.slice(right, j)];
    const shared = Math.min(gone.length, come.length);
    const pairs = gone.slice(0, shared).map((one, rang) => [one, come[rang]] as const);
    const [kept, stays] = [a[i], b[j]];
    if (kept !== undefined && stays !== undefined) pairs.push([kept, stays]);
    for (const [before, after] of pairs)
      if (after !== undefined && !memesSignes(before.texte, after.texte))
        out.push({ nature: 'rediger_liminaire', liste, liminaireId: before.id, texte: after.texte });
    for (const { id } of gone.slice(shared))
      gones.push({ nature: 'supprimer_liminaire', liste, liminaireId: id });
    // Each after the same one, from the last to the first.
    const ancre = a[left + shared - 1]?.id ?? null;
    for (const { texte } of come.slice(shared).reverse())
      out.push({ nature: 'inserer_liminaire', liste, apres: ancre, texte });
    [left, right] = [i + 1, j + 1];
  }
  return [...gones, ...out];
}

const memesSignes = (a: string, b: string): boolean => asRead(a) === asRead(b);

/** Parties and signatories answer to each other by rank; ids that have changed places are a change of parties. */
function nommer(avant: TexteEnVigueur, apres: TexteEnVigueur): Genere {
  const autres = refuse(defaut('PARTIES_AUTRES', {}, LIEU_CONVENTION));
  const out: Modification[] = [];
  if (!memeRang(avant.parties, apres.parties)) return autres;
  for (const [rang, partie] of avant.parties.entries()) {
    const after = apres.parties[rang];
    if (after === undefined || !memeRang(partie.signataires, after.signataires)) return autres;
    if (!memesSignes(partie.nom, after.nom))
      out.push({ nature: 'nommer_partie', partieId: partie.id, nom: after.nom });
    for (const [place, { id, fonction, personne }] of partie.signataires.entries()) {
      const other = after.signataires[place];
      if (other === undefined) return autres;
      const same =
        memesSignes(fonction.libelle, other.fonction.libelle) &&
        fonction.genre === other.fonction.genre &&
        personne.civilite === other.personne.civilite &&
        memesSignes(personne.prenom, other.personne.prenom) &&
        memesSignes(personne.nom, other.personne.nom);
      if (!same)
        out.push({
          nature: 'designer_signataire',
          signataireId: id,
          fonction: other.fonction,
          personne: other.personne,
        });
    }
  }
  return ok(out);
}

function memeRang(
  avant: readonly { readonly id: string }[],
  apres: readonly { readonly id: string }[],
): boolean {
  const ranks = new Map(avant.map(({ id }, rang) => [id, rang]));
  return avant.length === apres.length && apres.every(({ id }, rang) => (ranks.get(id) ?? rang) === rang);
}

/** The alinéa that says the new end, and the day; null when the end does not move. */
type Prorogation = { readonly alineaId: string; readonly fin: CivilDate } | null;

/**
 * Which alinéa a new end is written in: among those that stay, the one the same act wrote, or the one that says the
 * day.
 */
function prorogation(
  avant: TexteEnVigueur,
  apres: TexteEnVigueur,
  live: readonly DivisionEnVigueur[],
  pairs: readonly number[],
): Result<Prorogation, Defaut> {
  if (avant.fin?.date === apres.fin?.date) return ok(null);
  const { fin } = apres;
  if (fin === null) return refuse(defaut('FIN_INEXPRIMABLE', {}, LIEU_CONVENTION));
  const candidates = live.flatMap((division, j) => {
    const before = avant.divisions[pairs[j] ?? -1];
    if (before?.abrogee !== null) return [];
    return apparierAlineas(before.alineas, division.alineas).flatMap((i, rang) => {
      const [one, other] = [before.alineas[i], division.alineas[rang]];
      if (one === undefined || other === undefined) return [];
      const says = asRead(texteAlinea(other)).includes(asRead(formatDate(fin.date)));
      return [{ alineaId: one.id, poids: (says ? 2 : 0) + (other.actes.includes(fin.avenantId) ? 1 : 0) }];
    });
  });
  const poids = Math.max(1, ...candidates.map((one) => one.poids));
  const best = candidates.find((one) => one.poids === poids);
  return best === undefined
    ? refuse(defaut('FIN_INEXPRIMABLE', {}, LIEU_CONVENTION))
    : ok({ alineaId: best.alineaId, fin: fin.date });
}

/** In the order of the text in force: what changes in each division, or its repeal, then what comes after it. */
function surDivisions(
  avant: TexteEnVigueur,
  live: readonly DivisionEnVigueur[],
  pairs: readonly number[],
  fin: Prorogation,
): Genere {
  const neuves = insertions(avant, live, pairs);
  if (!neuves.ok) return neuves;
  const counterpart = new Map(pairs.map((i, j) => [i, live[j]]));
  const out: Modification[] = [];
  const gone = new Set<string>();
  for (const [i, division] of avant.divisions.entries()) {
    const after = counterpart.get(i);
    if (after !== undefined) out.push(...surDivision(division, after, fin));
    else if (division.abrogee === null && !gone.has(division.id)) {
      const held = contenuDe(avant.divisions, division.id).map(({ id }) => id);
      const rangs = new Set(held);
      // With the title, what it holds: unless something of it stays.
      const all = avant.divisions.every((one, rang) => !rangs.has(one.id) || !counterpart.has(rang));
      if (all) for (const id of held) gone.add(id);
      if (all || held.length === 0) out.push({ nature: 'abroger', divisionId: division.id });
      else
        return refuse(
          defaut('TITRE_SANS_SES_ARTICLES', { nom: laDivision(division) }, lieuDe(avant, division.id)),
        );
    }
    out.push(...(neuves.value.get(i) ?? []));
  }
  for (const [j, { nature, numero, intitule, alineas }] of live.entries())
    if (pairs[j] === -1 && nature === 'annexe' && numero !== null)
      out.push({ nature: 'ajouter_annexe', numero, intitule, alineas: alineas.map(neuf) });
  return ok(out);
}

type Insertion = Extract<Modification, { nature: 'inserer_division' }>;

/**
 * The articles and sections to insert, each after a division `avant` already has, in an order that sets them right; by
 * the rank of the last division they could follow.
 */
function insertions(
  avant: TexteEnVigueur,
  live: readonly DivisionEnVigueur[],
  pairs: readonly number[],
): Result<ReadonlyMap<number, readonly Insertion[]>, Defaut> {
  const out = new Map<number, readonly Insertion[]>();
  let [run, previous]: [DivisionEnVigueur[], number] = [[], -1];
  const impossible = (division: DivisionEnVigueur): Result<never, Defaut> =>
    refuse(
      defaut(
        'INSERTION_IMPOSSIBLE',
        { nom: laDivision(division) },
        lieuDe(avant, avant.divisions[Math.max(previous, 0)]?.id ?? ''),
      ),
    );
  for (let j = 0; j <= live.length; j++) {
    const division = live[j];
    if (division !== undefined && pairs[j] === -1) {
      const { nature, numero } = division;
      if (nature === 'preambule' || (nature === 'annexe' && numero === null)) return impossible(division);
      // A copy: the same object may stand in both texts, and a place is looked for by object.
      if (nature !== 'annexe') run.push({ ...division });
      // An annex goes to the end: nothing of the text may follow it, but others.
      else if (
        live.slice(j + 1).some((other, rest) => pairs[j + 1 + rest] !== -1 || other.nature !== 'annexe')
      )
        return impossible(division);
      continue;
    }
    const next = division === undefined ? avant.divisions.length : (pairs[j] ?? 0);
    const [first] = run;
    if (first !== undefined) {
      const placed = placer(avant.divisions, run, previous, next);
      if (placed === null) return impossible(first);
      out.set(next - 1, placed);
    }
    [run, previous] = [[], next];
  }
  return ok(out);
}

/**
 * New divisions between those of ranks `from` and `to`: tried in reading order after the articles whose family they
 * are of, then from the last to the first after the same one. Null when neither sets them right.
 */
function placer(
  divisions: readonly DivisionEnVigueur[],
  run: readonly DivisionEnVigueur[],
  from: number,
  to: number,
): readonly Insertion[] | null {
  // The nearest first.
  const anchors = divisions.slice(Math.max(from, 0), to).reverse();
  const ancre = from < 0 ? anchors.find(({ nature }) => nature !== 'annexe') : divisions[from];
  if (ancre === undefined) return null;
  const famille = (division: DivisionEnVigueur): DivisionEnVigueur =>
    anchors.find(
      ({ nature, numero }) =>
        nature === 'article' && numero !== null && deFamille(division.numero ?? '', numero),
    ) ?? ancre;
  const sorteDe = ({ nature }: DivisionEnVigueur): Insertion['sorte'] =>
    nature === 'section' ? 'section' : 'article';
  const inserer = (division: DivisionEnVigueur, apres: DivisionEnVigueur): Insertion => {
    const { numero, niveau } = division;
    const dit = { sorte: sorteDe(division), numero };
    return {
      nature: 'inserer_division',
      apres: apres.id,
      ...dit,
      intitule: division.intitule,
      // Said only where the text does not tell it.
      ...(niveauInsere(divisions, apres, dit) === niveau ? {} : { niveau }),
      alineas: division.alineas.map(neuf),
    };
  };
  const orders = [
    run.map((division) => [division, famille(division)] as const),
    [...run].reverse().map((division) => [division, famille(division)] as const),
    [...run].reverse().map((division) => [division, ancre] as const),
  ];
  for (const order of orders) {
    const skeleton = [...divisions];
    for (const [division, apres] of order)
      skeleton.splice(placeApres(skeleton, apres, { ...division, sorte: sorteDe(division) }), 0, division);
    const wanted = [divisions[from], ...run, divisions[to]].filter((one) => one !== undefined);
    const ranks = wanted.map((division) => skeleton.indexOf(division));
    if (!ranks.every((rank, index) => index === 0 || rank > (ranks[index - 1] ?? -1))) continue;
    return order.map(([division, apres]) => inserer(division, apres));
  }
  return null;
}

/** What a sentence costs its reader besides the words it quotes. */
const PHRASE = 60;
/** From this share of the division on, quoted piece by piece, it is better written anew. */
const RECRITURE = 0.9;

/** One division that stays, or comes back. */
function surDivision(
  avant: DivisionEnVigueur,
  apres: DivisionEnVigueur,
  fin: Prorogation,
): readonly Modification[] {
  const divisionId = avant.id;
  const { intitule } = apres;
  const alineas = apres.alineas.map(neuf);
  if (avant.abrogee !== null) return [{ nature: 'retablir', divisionId, intitule, alineas }];
  const entiere: Modification = { nature: 'rediger_division', divisionId, intitule, alineas };
  if (alineas.length === 0 && avant.alineas.length > 0) return [entiere];
  const pieces: readonly Modification[] = [
    ...(memesSignes(avant.intitule, intitule)
      ? []
      : [{ nature: 'intituler', divisionId, intitule } as const]),
    ...surAlineas(avant, apres, fin),
  ];
  // A new end is written in its alinéa, and nowhere else.
  const proroge = pieces.some(({ nature }) => nature === 'proroger');
  const cost = pieces.reduce((sum, one) => sum + PHRASE + cite(one), 0);
  return !proroge && pieces.length > 1 && cost > RECRITURE * (PHRASE + cite(entiere)) ? [entiere] : pieces;
}

/** How many characters an operation quotes. */
function cite(modification: Modification): number {
  if (modification.nature === 'remplacer_mots')
    return modification.ancien.length + modification.nouveau.length;
  if (modification.nature === 'inserer_mots') return modification.repere.length + modification.mots.length;
  const intitule = 'intitule' in modification ? modification.intitule.length : 0;
  const alineas = 'alineas' in modification ? modification.alineas : [];
  return alineas.reduce((sum, { texte }) => sum + texte.length, intitule);
}

function surAlineas(
  avant: DivisionEnVigueur,
  apres: DivisionEnVigueur,
  fin: Prorogation,
): readonly Modification[] {
  const divisionId = avant.id;
  const paired = apparierAlineas(avant.alineas, apres.alineas);
  const everywhere = memeMots(avant, apres, paired, fin);
  if (everywhere !== null) return [everywhere];
  const out: Modification[] = [];
  let dernier: AlineaEnVigueur | null = null;
  for (let j = 0; j < apres.alineas.length; j++) {
    const [before, after] = [avant.alineas[paired[j] ?? -1], apres.alineas[j]];
    if (after === undefined) continue;
    if (before !== undefined) {
      out.push(...surAlinea(divisionId, before, after, fin));
      dernier = before;
      continue;
    }
    const run = [after];
    while (j + 1 < apres.alineas.length && paired[j + 1] === -1) {
      const next = apres.alineas[++j];
      if (next !== undefined) run.push(next);
    }
    const last = out.at(-1);
    // « Le deuxième alinéa est remplacé par trois alinéas ainsi rédigés »: one sentence, not two.
    if (last?.nature === 'rediger_alinea' && last.alineaId === dernier?.id)
      out[out.length - 1] = { ...last, alineas: [...last.alineas, ...run.map(neuf)] };
    else
      out.push({
        nature: 'inserer_alineas',
        divisionId,
        apres: dernier?.id ?? null,
        alineas: run.map(neuf),
      });
  }
  const kept = new Set(paired);
  avant.alineas.forEach(({ id }, i) => {
    if (!kept.has(i)) out.push({ nature: 'supprimer_alinea', divisionId, alineaId: id });
  });
  return out;
}

/** The same words replaced wherever they stand in a division, when nothing else changes in it. */
function memeMots(
  avant: DivisionEnVigueur,
  apres: DivisionEnVigueur,
  paired: readonly number[],
  fin: Prorogation,
): Modification | null {
  const couples = paired.flatMap((i, j) => {
    const [before, after] = [avant.alineas[i], apres.alineas[j]];
    return before === undefined || after === undefined ? [] : [{ avant: before, apres: after }];
  });
  if (couples.length !== avant.alineas.length || couples.length !== apres.alineas.length) return null;
  if (couples.some((one) => one.avant.id === fin?.alineaId)) return null;
  if (couples.some((one) => !memeForme(one.avant, one.apres))) return null;
  const changed = couples.filter((one) => !memesSignes(texteAlinea(one.avant), texteAlinea(one.apres)));
  return changed.length < 2 ? null : partout({ divisionId: avant.id, alineaId: null }, couples);
}

const memeForme = (a: AlineaEnVigueur, b: AlineaEnVigueur): boolean =>
  a.niveau === b.niveau && a.marque === b.marque && a.tableau === b.tableau;

function surAlinea(
  divisionId: string,
  avant: AlineaEnVigueur,
  apres: AlineaEnVigueur,
  fin: Prorogation,
): readonly Modification[] {
  const alineaId = avant.id;
  const rediger: Modification = { nature: 'rediger_alinea', divisionId, alineaId, alineas: [neuf(apres)] };
  const form = memeForme(avant, apres);
  if (fin?.alineaId === alineaId) {
    const proroger = {
      nature: 'proroger',
      divisionId,
      alineaId,
      texte: texteAlinea(apres),
      fin: fin.fin,
    } as const;
    // An extension leaves the alinéa its level and its mark.
    return form ? [proroger] : [rediger, proroger];
  }
  if (memesSignes(lireAlinea(avant), lireAlinea(apres)) && avant.tableau === apres.tableau) return [];
  return (form ? mots(divisionId, avant, apres) : null) ?? [rediger];
}
