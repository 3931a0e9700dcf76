import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Modification } from '#domain/texte/operations';
import { appliquerTout } from '#domain/consolidation/appliquer';
import { renvoisDe, renvoisMortsNouveaux } from '#domain/concordance/renvois';
import type { Renvoi } from '#domain/concordance/renvois';
import { findDivision, texteAlinea } from '#domain/texte/en-vigueur';
import type { TexteEnVigueur } from '#domain/texte/en-vigueur';
import { BASE, GRAINE, alinea, division } from '../consolidation/textes';
import { tirage } from '../../support/essais';

type Cas = {
  readonly phrase: string;
  readonly dans: string;
  readonly depart: readonly string[];
  readonly operations: readonly string[];
  readonly attendu: readonly string[];
  readonly nouveaux: readonly string[];
};

const lire = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/renvois', name), 'utf8'));

const CORPUS = lire('corpus.json') as {
  readonly operations: Readonly<Record<string, Modification>>;
  readonly cas: readonly Cas[];
};
const ORDINAIRES = lire('phrases-ordinaires.json') as {
  readonly externes: readonly string[];
  readonly sansRenvoi: readonly string[];
};

/** The real convention with one more alinéa, « phrase », where the references are. */
const avecPhrase = (phrase: string, dans: string): TexteEnVigueur => ({
  ...BASE,
  divisions: BASE.divisions.map((one) =>
    one.id === dans ? { ...one, alineas: [...one.alineas, alinea('phrase', phrase)] } : one,
  ),
});

function apresOperations(texte: TexteEnVigueur, noms: readonly string[], avenantId: string): TexteEnVigueur {
  const operations = noms.map((id) => {
    const modification = CORPUS.operations[id];
    if (modification === undefined) throw new Error(`Opération inconnue du corpus : ${id}`);
    return { id, modification };
  });
  const done = appliquerTout(texte, operations, avenantId);
  if (!done.ok) throw new Error(`${noms.join(' ')} : ${done.error.message}`);
  return done.value;
}

const ids = (cibles: readonly { divisionId: string; alineaId: string | null }[]): string =>
  cibles.map(({ divisionId, alineaId }) => alineaId ?? divisionId).join(' ');

/** « deuxième alinéa de l'article 6 = vivant art6-2 ». */
function dire(renvoi: Renvoi): string {
  const etat = (): string => {
    switch (renvoi.etat) {
      case 'vivant':
        return `vivant ${ids(renvoi.cibles)}`;
      case 'mort':
        return renvoi.motif === 'abroge' ? `mort abroge ${renvoi.par}` : `mort ${renvoi.compte} alinéas`;
      case 'deplace':
        return `deplace ${ids(renvoi.avant)} > ${ids(renvoi.apres)}`;
      case 'inconnu':
      case 'externe':
        return renvoi.etat;
    }
  };
  return `${renvoi.vise} = ${etat()}`;
}

describe(`the cross-reference guard, ${CORPUS.cas.length} cases`, () => {
  it('has the hundred cases that were promised', () => {
    expect(CORPUS.cas.length).toBeGreaterThanOrEqual(100);
    expect(ORDINAIRES.externes.length).toBeGreaterThanOrEqual(30);
    const used = new Set(CORPUS.cas.flatMap(({ depart, operations }) => [...depart, ...operations]));
    expect(Object.keys(CORPUS.operations).filter((nom) => !used.has(nom))).toEqual([]);
  });

  it.each(
    CORPUS.cas.map((cas, rang) => ({
      ...cas,
      titre: `${rang + 1}. ${cas.phrase} [${cas.operations.join(' ')}]`,
    })),
  )('$titre', ({ phrase, dans, depart, operations, attendu, nouveaux }) => {
    const avant = apresOperations(avecPhrase(phrase, dans), depart, 'av0');
    const apres = apresOperations(avant, operations, 'av1');
    const all = renvoisDe(apres);
    expect(all.map(dire)).toEqual(attendu);
    expect(renvoisMortsNouveaux(avant, apres).map(dire)).toEqual(nouveaux);
    // The operation alone is blamed: between a text and itself there is nothing new.
    expect(renvoisMortsNouveaux(apres, apres)).toEqual([]);
    const dit = findDivision(apres, dans)?.alineas.find(({ id }) => id === 'phrase');
    for (const { lieu, mots, debut, fin } of all) {
      expect(lieu).toMatchObject({ divisionId: dans, alineaId: 'phrase' });
      expect(dit && texteAlinea(dit).slice(debut, fin)).toBe(mots);
    }
  });
});

describe('no false alarm', () => {
  it('in the real convention, whose alinéas refer to nothing by number', () => {
    expect(renvoisDe(BASE)).toEqual([]);
  });

  it.each(ORDINAIRES.externes)('another act: %s', (phrase) => {
    const etats = renvoisDe(avecPhrase(phrase, 'art7')).map(({ etat }) => etat);
    expect(etats.length).toBeGreaterThan(0);
    expect(new Set(etats)).toEqual(new Set(['externe']));
    // Whatever is repealed here, another act's articles are none of it.
    const rien = {
      ...avecPhrase(phrase, 'art7'),
      divisions: avecPhrase(phrase, 'art7').divisions.map((one) =>
        one.id === 'art7' ? one : { ...one, alineas: [], abrogee: 'av1' },
      ),
    };
    expect(renvoisMortsNouveaux(avecPhrase(phrase, 'art7'), rien)).toEqual([]);
  });

  it.each(ORDINAIRES.sansRenvoi)('no reference: %s', (phrase) => {
    expect(renvoisDe(avecPhrase(phrase, 'art7'))).toEqual([]);
  });
});

describe('places', () => {
  it('a reference has its alinéa, its words and its characters', () => {
    const texte = avecPhrase("Selon le deuxième alinéa de l'article 6, elle cesse.", 'art7');
    expect(renvoisDe(texte)).toEqual([
      {
        lieu: {
          divisionId: 'art7',
          alineaId: 'phrase',
          libelle: "deuxième alinéa de l'article 7",
          extrait: "Selon le deuxième alinéa de l'article 6, elle cesse.",
        },
        mots: "deuxième alinéa de l'article 6",
        debut: 9,
        fin: 39,
        vise: "deuxième alinéa de l'article 6",
        etat: 'vivant',
        cibles: [{ divisionId: 'art6', alineaId: 'art6-2' }],
      },
    ]);
  });

  it('an alinéa typed anew under another id is not blamed for what it already said', () => {
    const avant = avecPhrase("L'article 99 s'applique.", 'art7');
    const apres = {
      ...avant,
      divisions: avant.divisions.map((one) => ({
        ...one,
        alineas: one.alineas.map((own) => (own.id === 'phrase' ? { ...own, id: 'autre' } : own)),
      })),
    };
    expect(renvoisMortsNouveaux(avant, apres)).toEqual([]);
  });
});

describe('any sentence at all', () => {
  const MORCEAUX = [
    'article', 'articles', "l'article", 'art.', '5', '6', '4-1', '99', 'L. 6111-3', 'premier', 'deuxième', '2e', 'deux',
    'dernier', 'alinéa', 'alinéas', 'précédent', 'suivants', 'ci-dessus', 'présent', 'même', 'son', 'annexe', "l'annexe",
    '1', 'I', 'préambule', 'du', 'de la', "de l'", 'loi', 'convention', 'code', 'et', 'à', ',', '(', ')', ';', '.', '𝒜',
  ] as const; // prettier-ignore

  it('is read to its end: references in their order, none inside another, the same text blames nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MORCEAUX), { minLength: 1, maxLength: 30 }), (morceaux) => {
        const phrase = morceaux.join(' ');
        const texte = avecPhrase(phrase, 'art7');
        let [debut, fin] = [0, 0];
        for (const renvoi of renvoisDe(texte)) {
          expect(renvoi.mots).toBe(phrase.slice(renvoi.debut, renvoi.fin));
          expect(renvoi.mots.trim()).not.toBe('');
          expect(renvoi.debut === debut || renvoi.debut >= fin).toBe(true);
          expect(dire(renvoi)).not.toMatch(/undefined|null|NaN/u);
          [debut, fin] = [renvoi.debut, renvoi.fin];
        }
        expect(renvoisMortsNouveaux(texte, texte)).toEqual([]);
      }),
      tirage('renvois générés', 200, 1000, GRAINE.seed),
    );
  });
});

describe('linear in the length of the text', () => {
  /** A convention of `n` articles, each full of references. */
  const grand = (n: number, repetitions: number): TexteEnVigueur => ({
    ...BASE,
    divisions: Array.from({ length: n }, (_, rang) =>
      division(`g${rang}`, 'article', `${rang + 1}`, `ARTICLE ${rang + 1}`, [
        alinea(
          `g${rang}-1`,
          `Au premier alinéa de l'article ${rang + 1}, aux articles 1 et ${n}, à l'article L. 6111-${rang} du code du travail et au présent article. `.repeat(
            repetitions,
          ),
        ),
      ]),
    ),
  });
  /**
   * Processor time, the least of three: what other programs do meanwhile does not count. Each reads a text of its own,
   * since what was read in an alinéa is kept.
   */
  const temps = (make: () => TexteEnVigueur): number =>
    Math.min(
      ...[1, 2, 3].map(() => {
        const texte = make();
        const start = process.cpuUsage();
        renvoisMortsNouveaux(texte, texte);
        const { user, system } = process.cpuUsage(start);
        return user + system;
      }),
    );

  it.each<[string, (scale: number) => TexteEnVigueur]>([
    ['more articles', (scale) => grand(80 * scale, 1)],
    ['one alinéa that grows', (scale) => grand(1, 80 * scale)],
  ])('%s', (_, make) => {
    temps(() => make(2));
    const [small, large] = [temps(() => make(1)), temps(() => make(16))];
    // Sixteen times the text; a quadratic reading would take 256 times as long.
    expect(large / small).toBeLessThan(64);
  });
});

describe('numbers of a title and an article, « I.1 », « VI-1 »', () => {
  it('are read whole: one that the text has leads to it, one that it has not leads nowhere', () => {
    const texte: TexteEnVigueur = {
      ...BASE,
      divisions: [
        ...BASE.divisions,
        division('ni1', 'article', 'I.1', 'Article I.1 – Objet', [alinea('i1-1', 'La convention organise.')]),
        division('nvi1', 'article', 'VI-1', 'Article VI-1 – Suite', [
          alinea(
            'phrase',
            'L’avenant ne peut modifier l’article I.1. Il suit les articles I.1 et VI-1, non l’article I.2.',
          ),
        ]),
      ],
    };
    const dits = renvoisDe(texte)
      .filter(({ lieu }) => lieu.alineaId === 'phrase')
      .map(({ vise, etat }) => `${vise} ${etat}`);
    expect(dits).toEqual([
      'article I.1 vivant',
      'article I.1 vivant',
      'article VI-1 vivant',
      'article I.2 inconnu',
    ]);
  });
});
