import type { Carnet } from './carnet';
import { annexesAnnoncees, apparence, enteteSans, lireEntete } from './entetes';
import type { Entete } from './entetes';
import { lignesTableau } from './lue';
import type { AlineaLu, DivisionLue, DouteLu } from './lue';
import { pileVide, profondeur } from './marques';
import { sansFin } from './unites';
import type { Unite } from './unites';

/* The body of the act: its divisions, as deep as their numbers say, their alinéas and their lists. */

export type Corps = {
  readonly divisions: readonly DivisionLue[];
  readonly doutes: readonly Omit<DouteLu, 'id'>[];
};

type Tete = {
  readonly unite: Unite;
  readonly entete: Entete;
  readonly outline: number | null;
  /** Nothing stands between it and the heading before it. */
  readonly collee: boolean;
};

/** What of the alinéa is in bold: all of it, or the passages that it has. */
function grasDe({ gras, enGras = [], tableau }: Unite, texte: string): Pick<AlineaLu, 'gras'> {
  const passages = gras ? [texte] : enGras.filter((one) => texte.includes(one));
  return tableau !== null || passages.length === 0 ? {} : { gras: passages };
}

/** `tenir`: which of the headings that the page shows are taken for one; all of them, unless said. */
export function lireCorps(
  unites: readonly Unite[],
  carnet: Carnet,
  tenir: (entete: Entete) => boolean = () => true,
): Corps {
  const tetes = tetesDe(unites, tenir);
  const niveaux = niveauxDe(unites.flatMap((_unite, rang) => tetes.get(rang) ?? []));
  const divisions: { tete: Tete | null; niveau: number; alineas: AlineaLu[] }[] = [];
  const doutes: Omit<DouteLu, 'id'>[] = [];
  let pile = pileVide();
  let dernier = 0;
  for (const [rang, unite] of unites.entries()) {
    const tete = tetes.get(rang);
    if (tete !== undefined) {
      pile = pileVide();
      dernier = 0;
      divisions.push({ tete, niveau: niveaux.get(tete) ?? 1, alineas: [] });
      if (tete.entete.reste === null) continue;
    }
    if (divisions.length === 0) divisions.push({ tete: null, niveau: 1, alineas: [] });
    const division = divisions.at(-1);
    if (division === undefined) continue;
    // The heading on one line, its words on the next.
    if (intituleDe(division, unite, unites[rang + 1], tetes.has(rang + 1))) {
      const { tete: before } = division;
      if (before !== null)
        division.tete = {
          ...before,
          entete: {
            ...before.entete,
            intitule: unite.texte,
            entete: `${before.entete.entete} – ${unite.texte}`,
          },
        };
      carnet.placer(unite, unite.texte);
      continue;
    }
    const id = `d${divisions.length}-${division.alineas.length + 1}`;
    const texte = tete?.entete.reste ?? (unite.tableau === null ? unite.texte : lignesTableau(unite.tableau));
    if (tete !== undefined) carnet.placer(unite, texte);
    else carnet.placer(unite, unite.texte, texte);
    if (unite.marque === null || tete !== undefined || unite.tableau !== null) {
      const niveau = unite.niveau === null || tete !== undefined ? 0 : Math.min(unite.niveau + 1, dernier);
      if (niveau === 0) pile = pileVide();
      dernier = niveau;
      division.alineas.push({
        id,
        niveau,
        marque: null,
        texte,
        tableau: unite.tableau !== null,
        ...grasDe(unite, texte),
      });
      continue;
    }
    const place = profondeur(pile, { marque: unite.marque, retrait: unite.niveau ?? 0, texte }, true);
    const niveau = Math.min(place.niveau + 1, dernier + 1);
    dernier = niveau;
    if (place.devine)
      doutes.push({
        nature: 'liste',
        dit: texte,
        motif:
          'Rien ne dit, hors les deux-points qui la précèdent, que cette ligne dépend de l’élément d’avant.',
      });
    division.alineas.push({
      id,
      niveau,
      marque: unite.marque,
      texte,
      tableau: false,
      ...grasDe(unite, texte),
    });
  }
  const lues = divisions.map(({ tete, niveau, alineas }): DivisionLue => {
    const { nature, numero, intitule, entete, reste } = tete?.entete ?? SANS_TETE;
    if (tete !== null) {
      const { texte } = tete.unite;
      carnet.placer(tete.unite, texte.slice(0, texte.length - (reste?.length ?? 0)).trim(), entete);
    }
    return { nature, niveau, numero, intitule, entete, alineas };
  });
  return { divisions: lues, doutes: [...doutes, ...doutesDesNumeros(lues)] };
}

const SANS_TETE = { nature: 'preambule', numero: null, intitule: '', entete: '', reste: null } as const;

function intituleDe(
  { tete, alineas }: { readonly tete: Tete | null; readonly alineas: readonly AlineaLu[] },
  unite: Unite,
  next: Unite | undefined,
  nextEstTete: boolean,
): boolean {
  if (tete === null || alineas.length > 0 || tete.entete.intitule !== '' || tete.entete.reste !== null)
    return false;
  const seule = apparence(unite);
  // A title or a chapter holds articles: the words between are its name.
  const contient = tete.entete.nature === 'section' && tete.entete.rang !== null;
  return seule !== null && (seule !== 'nue' || (next !== undefined && (contient || !nextEstTete)));
}

/* Which units are headings. */

function tetesDe(unites: readonly Unite[], tenir: (entete: Entete) => boolean): ReadonlyMap<number, Tete> {
  const out = new Map<number, Tete>();
  const poser = (rang: number, entete: Entete): void => {
    const unite = unites[rang];
    if (unite !== undefined && tenir(entete))
      out.set(rang, { unite, entete, outline: unite.titre, collee: out.has(rang - 1) });
  };
  const lues = unites.map((unite, rang) =>
    lireEntete(
      unite,
      /:\s*$/u.test(unites[rang - 1]?.texte ?? ''),
      (unites[rang + 1]?.marque ?? null) !== null,
    ),
  );
  const annoncees = annexesAnnoncees(lues);
  for (const [rang, lue] of lues.entries())
    if (lue !== null && !annoncees.has(rang) && !estUnItem(unites, lues, rang)) poser(rang, lue);
  const numerotee = [...out.values()].some(
    ({ entete }) => entete.rang !== null || entete.sorte === '1' || entete.sorte === 'I',
  );
  const motives = unites.map(apparence);
  let sousTete = false;
  for (const [rang, unite] of unites.entries()) {
    const tete = out.get(rang);
    if (tete !== undefined) {
      sousTete = tete.entete.intitule === '' && tete.entete.reste === null;
      continue;
    }
    const seule = motives[rang] ?? null;
    const [avant, apres] = [unites[rang - 1], unites[rang + 1]];
    // Words under a number without words are its own.
    if (seule !== null && !sousTete && apres?.marque === null) {
      const finie =
        avant === undefined || out.has(rang - 1) || avant.tableau !== null || !sansFin(avant.texte);
      const suivie = motives[rang + 1] === null || out.has(rang + 1);
      const nue =
        seule === 'nue' && !numerotee && finie && suivie && (apres.tableau !== null || !sansFin(apres.texte));
      if ((seule !== 'nue' && !/:\s*$/u.test(avant?.texte ?? '')) || nue)
        poser(rang, enteteSans(unite.texte));
    }
    sousTete = false;
  }
  return out;
}

/** « 1. … », « 2. … » one under the other are items; a heading has a text under it. */
function estUnItem(unites: readonly Unite[], lues: readonly (Entete | null)[], rang: number): boolean {
  const [lue, unite] = [lues[rang], unites[rang]];
  if (lue === null || lue === undefined || unite === undefined) return false;
  if (lue.rang !== null || lue.nature !== 'article' || lue.reste !== null) return false;
  if (unite.titre !== null) return false;
  const voisin = (autre: number): boolean => {
    const other = lues[autre] ?? null;
    return other !== null && other.sorte === lue.sorte && other.rang === null && lue.sorte !== '1.1';
  };
  return (
    voisin(rang + 1) || (voisin(rang - 1) && rang === unites.length - 1) || unites[rang + 1] === undefined
  );
}

/* How deep each stands. */

function niveauxDe(tetes: readonly Tete[]): ReadonlyMap<Tete, number> {
  const rangs = [...new Set(tetes.flatMap(({ entete }) => entete.rang ?? []))].sort((a, b) => a - b);
  const out = new Map<Tete, number>();
  // The numbers alone open under the last word, the outermost first.
  let nus: { readonly sorte: string; readonly numero: string }[] = [];
  let base = 0;
  let racine = 0;
  let numeroMot = '';
  let sousArticle: string | null = null;
  const parOutline = new Map<number, number>();
  const capitales = tetes.some((tete) => tete.entete.sorte === null && enCaps(tete));
  for (const tete of tetes) {
    const { rang, sorte, numero, nature } = tete.entete;
    let niveau: number;
    if (nature === 'annexe' || nature === 'preambule') {
      [nus, base, numeroMot] = [[], nature === 'annexe' ? 1 : 0, ''];
      racine = nature === 'annexe' ? 1 : 0;
      niveau = 1;
    } else if (rang !== null) {
      // « Article 2-1 » is under « Article 2 » when it opens it, or follows one that does; else it stands beside it.
      const [mere = ''] = (numero ?? '').split(/[.-](?=[^.-]*$)/u);
      if (mere !== numero && ((mere === numeroMot && tete.collee) || mere.includes('.'))) sousArticle = mere;
      else if (mere === numero || mere !== sousArticle)
        sousArticle = (numero ?? '').includes('.') ? mere : null;
      niveau = racine + rangs.indexOf(rang) + (sousArticle === null ? 1 : 2);
      [nus, base, numeroMot] = [[], niveau, rang >= 7 ? (numero ?? '') : ''];
    } else if (sorte === '1.1') {
      const morceaux = (numero ?? '').split(/[.-]/u);
      const sousMot = numeroMot !== '' && (numero ?? '').startsWith(numeroMot);
      const profond = sousMot
        ? (numero ?? '').slice(numeroMot.length).split(/[.-]/u).filter(Boolean).length
        : morceaux.length + parent(nus, morceaux[0] ?? '');
      niveau = base + Math.max(1, profond);
    } else if (sorte !== null) {
      const rangNu = nus.findIndex((one) => one.sorte === sorte);
      nus = [...(rangNu < 0 ? nus : nus.slice(0, rangNu)), { sorte, numero: numero ?? '' }];
      niveau = base + nus.length;
    } else {
      const connu = tete.outline === null ? undefined : parOutline.get(tete.outline);
      const sous =
        base > 0 && !(enCaps(tete) && !tetes.some((one) => one.entete.rang !== null && enCaps(one)));
      niveau =
        connu ??
        (tete.outline !== null
          ? Math.max(1, racine + tete.outline - premierOutline(tetes) + 1)
          : sous || (capitales && !enCaps(tete) && base === 0 && nus.length > 0)
            ? base + nus.length + 1
            : racine + nus.length * (base > 0 ? 1 : 0) + 1);
      if (!sous) [nus, base, numeroMot] = [[], racine, ''];
    }
    if (tete.outline !== null && !parOutline.has(tete.outline)) parOutline.set(tete.outline, niveau);
    out.set(tete, niveau);
  }
  return out;
}

const enCaps = ({ entete }: Tete): boolean => !/\p{Ll}/u.test(entete.entete);
const premierOutline = (tetes: readonly Tete[]): number =>
  Math.min(...tetes.map(({ outline }) => outline ?? 9));
/** « 2.1 » under « 2 » is one deeper than it; under « I », it is deeper by all of it. */
const parent = (
  nus: readonly { readonly sorte: string; readonly numero: string }[],
  tete: string,
): number => {
  const at = nus.findIndex(({ numero }) => numero === tete);
  return at < 0 ? nus.length : at;
};

/* Numbers that a person should look at. */

function doutesDesNumeros(divisions: readonly DivisionLue[]): readonly Omit<DouteLu, 'id'>[] {
  const doutes: Omit<DouteLu, 'id'>[] = [];
  const chemin: string[] = [];
  const vus = new Set<string>();
  let dernier: number | null = null;
  let dessus = '';
  for (const { niveau, numero, entete, nature } of divisions) {
    chemin.length = Math.max(0, niveau - 1);
    const lieu = chemin.filter(Boolean).join(' > ');
    chemin[niveau - 1] = `${nature} ${numero ?? entete}`;
    if (numero === null) continue;
    const cle = `${lieu} > ${nature} ${numero}`;
    if (vus.has(cle))
      doutes.push({
        nature: 'division',
        dit: entete,
        motif: `Le numéro ${numero} est déjà celui d’une autre division.`,
      });
    vus.add(cle);
    if (nature !== 'article' || !/^\d+$/u.test(numero)) continue;
    const n = Number(numero);
    if (dernier !== null && dessus === lieu && n > dernier + 1)
      doutes.push({
        nature: 'division',
        dit: entete,
        motif: `Aucune division ne porte le numéro ${dernier + 1}.`,
      });
    [dernier, dessus] = [n, lieu];
  }
  return doutes;
}
