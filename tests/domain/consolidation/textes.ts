import fc from 'fast-check';
import { CONVENTION_AURA } from '../../../src-main/application/exemples/auvergne-rhone-alpes';
import { compareNumeros } from '#domain/texte/numeros';
import { texteAlinea, texteInitial } from '#domain/texte/en-vigueur';
import type { AlineaEnVigueur, DivisionEnVigueur, TexteEnVigueur } from '#domain/texte/en-vigueur';
import { asRead } from '#domain/french';

/*
 * Texts in force made at random: the real convention edited by hand as it were (never through the operations under
 * test), and texts that have nothing to do with one another.
 */

export const BASE: TexteEnVigueur = texteInitial(CONVENTION_AURA);

/** The same run every time; another one with FC_SEED. fast-check prints the seed of a failure. */
export const GRAINE = { seed: Number(process.env.FC_SEED ?? 1997_01_30) };

export const alinea = (
  id: string,
  texte: string,
  niveau: AlineaEnVigueur['niveau'] = 0,
  marque: string | null = null,
): AlineaEnVigueur => ({
  id,
  niveau,
  marque,
  gras: [],
  tableau: false,
  segments: [{ texte, source: null }],
  actes: [],
});

export const division = (
  id: string,
  nature: DivisionEnVigueur['nature'],
  numero: string | null,
  intitule: string,
  alineas: readonly AlineaEnVigueur[],
): DivisionEnVigueur => ({
  id,
  nature,
  numero,
  intitule,
  alineas,
  niveau: 1,
  inseree: null,
  modifiee: [],
  abrogee: null,
});

/** What a reader sees, with the structure that `memeTexte` leaves aside. */
export const structure = ({ parties, divisions }: TexteEnVigueur) => ({
  parties: parties.map(({ nom, signataires }) => [
    nom,
    signataires.map(({ fonction, personne }) => [fonction, personne]),
  ]),
  divisions: divisions
    .filter(({ abrogee }) => abrogee === null)
    .map(({ nature, numero, intitule, alineas }) => [
      nature,
      numero,
      asRead(intitule),
      alineas.map((one) => [one.niveau, one.marque, asRead(texteAlinea(one))]),
    ]),
});

const VOCABULAIRE = [
  'région', 'Région', "l'État", 'l’État', 'orientation', 'la', 'la', 'de', 'CREFOP', 'avenant', 'décide', 'signe',
  'chaque', 'année', 'E\u0301tat', 'été', '𝒜lpha', '🙂', 'œuvre', '(SPRO)', '« avis »', 'n°\u00A03', '$&', '100\u202F%',
  ',', ';', 'et/ou', 'tout', 'tout', '2022-2028', "aujourd'hui", 'Auvergne-Rhône-Alpes',
] as const; // prettier-ignore

export const phrase = fc
  .array(fc.constantFrom(...VOCABULAIRE), { minLength: 1, maxLength: 14 })
  .map((words) => words.join(' '));

const niveau = fc.constantFrom<AlineaEnVigueur['niveau'][]>(0, 1, 2);
const marque = fc.constantFrom(null, '-', '1)', 'a)', '–');

export const ACTIONS = [
  'mot', 'mots', 'mot', 'effacer', 'ajouter', 'partout', 'typographie', 'recrire', 'forme',
  'inserer', 'supprimer', 'doubler', 'scinder', 'echanger',
  'intitule', 'article', 'suivant', 'section', 'annexe', 'abroger', 'retablir', 'refaire',
  'partie', 'signataire',
] as const; // prettier-ignore

export type Geste = {
  readonly action: (typeof ACTIONS)[number];
  readonly n: readonly number[];
  readonly texte: string;
  readonly niveau: AlineaEnVigueur['niveau'];
  readonly marque: string | null;
};

export const gestes = (maxLength: number): fc.Arbitrary<readonly Geste[]> =>
  fc.array(
    fc.record({
      action: fc.constantFrom(...ACTIONS),
      n: fc.array(fc.nat(1_000_000), { minLength: 3, maxLength: 3 }),
      texte: phrase,
      niveau,
      marque,
    }),
    { minLength: 0, maxLength },
  );

const pick = <T>(list: readonly T[], n: number | undefined): T | undefined =>
  list.length === 0 ? undefined : list[(n ?? 0) % list.length];

let compteur = 0;
const frais = (): string => `neuf-${++compteur}`;

/** One edit made by hand. One that has nothing to act on changes nothing. */
export function faire(texte: TexteEnVigueur, geste: Geste): TexteEnVigueur {
  const { action, n } = geste;
  const live = texte.divisions.filter(({ abrogee }) => abrogee === null);
  const target = pick(live, n[0]);
  const put = (changed: DivisionEnVigueur): TexteEnVigueur => ({
    ...texte,
    divisions: texte.divisions.map((one) => (one.id === changed.id ? changed : one)),
  });
  const after = (apres: DivisionEnVigueur, added: DivisionEnVigueur): TexteEnVigueur => ({
    ...texte,
    divisions: texte.divisions.flatMap((one) => (one.id === apres.id ? [one, added] : [one])),
  });
  const neuf = (): AlineaEnVigueur => alinea(frais(), geste.texte, geste.niveau, geste.marque);
  const one = target && pick(target.alineas, n[1]);
  const change = (change: (texte: string) => string): TexteEnVigueur => {
    if (!target || !one) return texte;
    const written = change(texteAlinea(one));
    if (written.trim() === '') return texte;
    return put({
      ...target,
      alineas: target.alineas.map((alinea) =>
        alinea.id === one.id ? { ...alinea, segments: [{ texte: written, source: null }] } : alinea,
      ),
    });
  };
  const words = (edit: (words: string[], at: number) => void): TexteEnVigueur =>
    change((text) => {
      const list = text.split(' ');
      edit(list, (n[2] ?? 0) % list.length);
      return list.filter((word) => word !== '').join(' ');
    });
  switch (action) {
    case 'mot':
      return words((list, at) => list.splice(at, 1, geste.texte.split(' ')[0] ?? ''));
    case 'mots':
      return words((list, at) => list.splice(at, 3, geste.texte));
    case 'effacer':
      return words((list, at) => list.splice(at, 1 + ((n[1] ?? 0) % 3)));
    case 'ajouter':
      return words((list, at) => list.splice(at, 0, geste.texte));
    case 'partout': {
      if (!target) return texte;
      const from =
        pick(
          target.alineas.flatMap((alinea) => texteAlinea(alinea).split(' ')),
          n[2],
        ) ?? '';
      const to = geste.texte.split(' ')[0] ?? '';
      return put({
        ...target,
        alineas: target.alineas.map((alinea) => ({
          ...alinea,
          segments: [
            {
              texte: texteAlinea(alinea)
                .split(' ')
                .map((word) => (word === from ? to : word))
                .join(' '),
              source: null,
            },
          ],
        })),
      });
    }
    case 'typographie':
      return change((text) => text.replace(/'/gu, '’').replace(/ ([;:])/gu, '\u00A0$1'));
    case 'recrire':
      return change(() => geste.texte);
    case 'forme':
      return !target || !one
        ? texte
        : put({
            ...target,
            alineas: target.alineas.map((alinea) =>
              alinea.id === one.id ? { ...alinea, niveau: geste.niveau, marque: geste.marque } : alinea,
            ),
          });
    case 'inserer': {
      if (!target) return texte;
      const at = (n[1] ?? 0) % (target.alineas.length + 1);
      const added = Array.from({ length: 1 + ((n[2] ?? 0) % 3) }, neuf);
      return put({
        ...target,
        alineas: [...target.alineas.slice(0, at), ...added, ...target.alineas.slice(at)],
      });
    }
    case 'supprimer':
      // A section may be a heading alone.
      return !target || !one || (target.alineas.length === 1 && target.nature !== 'section')
        ? texte
        : put({ ...target, alineas: target.alineas.filter(({ id }) => id !== one.id) });
    case 'doubler':
      return !target || !one
        ? texte
        : put({
            ...target,
            alineas: target.alineas.flatMap((alinea) =>
              alinea.id === one.id ? [alinea, { ...alinea, id: frais() }] : [alinea],
            ),
          });
    case 'scinder': {
      if (!target || !one) return texte;
      const list = texteAlinea(one).split(' ');
      if (list.length < 2) return texte;
      const at = 1 + ((n[2] ?? 0) % (list.length - 1));
      const halves = [list.slice(0, at).join(' '), list.slice(at).join(' ')];
      if (halves.some((half) => half.trim() === '')) return texte;
      return put({
        ...target,
        alineas: target.alineas.flatMap((own) =>
          own.id === one.id
            ? [
                { ...own, segments: [{ texte: halves[0] ?? '', source: null }] },
                alinea(frais(), halves[1] ?? '', own.niveau),
              ]
            : [own],
        ),
      });
    }
    case 'echanger': {
      if (!target) return texte;
      const at = (n[1] ?? 0) % Math.max(1, target.alineas.length - 1);
      const [left, right] = [target.alineas[at], target.alineas[at + 1]];
      if (!left || !right) return texte;
      return put({
        ...target,
        alineas: [...target.alineas.slice(0, at), right, left, ...target.alineas.slice(at + 2)],
      });
    }
    case 'intitule':
      return target ? put({ ...target, intitule: geste.texte }) : texte;
    case 'article': {
      const apres = pick(
        texte.divisions.filter(({ nature }) => nature === 'article'),
        n[0],
      );
      if (!apres) return texte;
      // « 4-1 », or « 4-3 » before « 4-1 » exists: in the order of numbers, as a convention always is.
      const numero = `${apres.numero ?? ''}-${1 + ((n[1] ?? 0) % 3)}`;
      const articles = texte.divisions.filter(({ nature }) => nature === 'article');
      if (articles.some((one) => one.numero === numero)) return texte;
      const before = articles.filter((one) => compareNumeros(one.numero ?? '', numero) < 0).at(-1) ?? apres;
      return after(
        before,
        division(frais(), 'article', numero, `ARTICLE ${numero} : ${geste.texte}`, [neuf()]),
      );
    }
    case 'suivant': {
      const last = texte.divisions.filter(({ nature }) => nature === 'article').at(-1);
      if (!last) return texte;
      const numero = String(Number((last.numero ?? '0').split('-')[0]) + 1);
      return after(
        last,
        division(frais(), 'article', numero, `ARTICLE ${numero} : ${geste.texte}`, [neuf()]),
      );
    }
    case 'section': {
      const apres = pick(
        texte.divisions.filter(({ nature }) => nature !== 'annexe'),
        n[0],
      );
      return apres ? after(apres, division(frais(), 'section', null, geste.texte, [neuf(), neuf()])) : texte;
    }
    case 'annexe': {
      const numero = String(1 + texte.divisions.filter(({ nature }) => nature === 'annexe').length);
      const added = division(
        frais(),
        'annexe',
        numero,
        `ANNEXE ${numero}`,
        (n[1] ?? 0) % 4 === 0 ? [] : [neuf()],
      );
      return { ...texte, divisions: [...texte.divisions, added] };
    }
    case 'abroger':
      return target && live.length > 1 ? put({ ...target, alineas: [], abrogee: 'essai' }) : texte;
    case 'retablir': {
      const gone = pick(
        texte.divisions.filter(({ abrogee }) => abrogee !== null),
        n[0],
      );
      return gone ? put({ ...gone, intitule: geste.texte, alineas: [neuf()], abrogee: null }) : texte;
    }
    case 'refaire':
      return target
        ? put({
            ...target,
            intitule: geste.texte,
            alineas: [neuf(), alinea(frais(), 'Il en est ainsi.'), neuf()],
          })
        : texte;
    case 'partie':
      return {
        ...texte,
        parties: texte.parties.map((partie, rang) =>
          rang === (n[0] ?? 0) % texte.parties.length ? { ...partie, nom: geste.texte } : partie,
        ),
      };
    case 'signataire':
      return {
        ...texte,
        parties: texte.parties.map((partie) => ({
          ...partie,
          signataires: partie.signataires.map((one, rang) =>
            rang === (n[0] ?? 0) % 3
              ? { ...one, personne: { civilite: 'Madame', prenom: 'Ève', nom: geste.texte.toUpperCase() } }
              : one,
          ),
        })),
      };
  }
}

export const apresGestes = (texte: TexteEnVigueur, tous: readonly Geste[]): TexteEnVigueur =>
  tous.reduce(faire, texte);

/** The same words under other ids, as a text typed anew has them. */
export const autresIds = (texte: TexteEnVigueur): TexteEnVigueur => ({
  ...texte,
  divisions: texte.divisions.map((one) => ({
    ...one,
    id: frais(),
    alineas: one.alineas.map((alinea) => ({ ...alinea, id: frais() })),
  })),
});

/** Ids given by rank: two texts then share ids that mean nothing. */
export const idsParRang = (texte: TexteEnVigueur): TexteEnVigueur => ({
  ...texte,
  divisions: texte.divisions.map((one, i) => ({
    ...one,
    id: `d${i}`,
    alineas: one.alineas.map((alinea, j) => ({ ...alinea, id: `d${i}-${j}` })),
  })),
});

const corps = (min: number): fc.Arbitrary<readonly AlineaEnVigueur[]> =>
  fc
    .array(fc.record({ texte: phrase, niveau, marque }), { minLength: min, maxLength: 5 })
    .map((all) => all.map(({ texte, niveau, marque }) => alinea(frais(), texte, niveau, marque)));

/** A text of its own: numbered articles in order, sections anywhere among them, annexes at the end, some repealed. */
export const texteQuelconque: fc.Arbitrary<TexteEnVigueur> = fc
  .record({
    preambule: fc.option(corps(1)),
    articles: fc.uniqueArray(
      fc.constantFrom('1', '2', '2-1', '2-1-1', '2-2', '3', '4', '4-1', '5', '9', '10'),
      {
        maxLength: 8,
      },
    ),
    corpsArticles: fc.array(corps(1), { minLength: 8, maxLength: 8 }),
    sections: fc.array(fc.record({ rang: fc.nat(8), intitule: phrase, alineas: corps(0) }), { maxLength: 4 }),
    annexes: fc.uniqueArray(fc.constantFrom('1', '2', '3'), { maxLength: 3 }),
    corpsAnnexes: fc.array(corps(0), { minLength: 3, maxLength: 3 }),
    abroges: fc.array(fc.nat(15), { maxLength: 4 }),
  })
  .map((made) => {
    const divisions: DivisionEnVigueur[] = [...made.articles]
      .sort(compareNumeros)
      .map((numero, rang) =>
        division(frais(), 'article', numero, `ARTICLE ${numero}`, made.corpsArticles[rang] ?? []),
      );
    for (const { rang, intitule, alineas } of made.sections)
      divisions.splice(
        rang % (divisions.length + 1),
        0,
        division(frais(), 'section', null, intitule, alineas),
      );
    if (made.preambule !== null)
      divisions.unshift(division(frais(), 'preambule', null, 'PRÉAMBULE', made.preambule));
    [...made.annexes]
      .sort()
      .forEach((numero, rang) =>
        divisions.push(
          division(frais(), 'annexe', numero, `ANNEXE ${numero}`, made.corpsAnnexes[rang] ?? []),
        ),
      );
    return {
      parties: BASE.parties,
      partiesModifiees: [],
      divisions: divisions.map((one, rang) =>
        made.abroges.includes(rang) ? { ...one, alineas: [], abrogee: 'essai' } : one,
      ),
      fin: null,
    };
  });
