import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appliquerTout } from '#domain/consolidation/appliquer';
import { designerDivision, ecartsDe, lireArticleModifie } from '#domain/avenant/texte-modifie';
import type { Ecarts } from '#domain/avenant/texte-modifie';
import { lireConvention } from '#domain/importation/lire-convention';
import { findDivision, lireAlinea } from '#domain/texte/en-vigueur';
import type { TexteEnVigueur } from '#domain/texte/en-vigueur';
import { phraseDe } from '#domain/legistique/phrase';
import { lireTexte } from '../../../src-main/reading/formats/texte';
import { AURA, MODIFIEE } from '../legistique/outils';
import { tirage } from '../../support/essais';

const lu = (lignes: readonly string[]) => lireTexte(new TextEncoder().encode(lignes.join('\n')));

/** A division as a person types it: its heading, then a line an alinéa. */
const lignesDe = (texte: TexteEnVigueur, id: string, titre = true): string[] => {
  const division = findDivision(texte, id);
  if (division === undefined) throw new Error(id);
  return [
    ...(titre ? [division.intitule, ''] : []),
    ...division.alineas.flatMap((one) => [`${'  '.repeat(one.niveau)}${lireAlinea(one)}`, '']),
  ];
};

const article = (texte: TexteEnVigueur, id: string, lignes: readonly string[]): Ecarts => {
  const found = ecartsDe(texte, lireArticleModifie(lu(lignes), texte, id), id);
  if (!found.ok) throw new Error(found.error.message);
  return found.value;
};

const tout = (texte: TexteEnVigueur, lignes: readonly string[], abroger: readonly string[] = []): Ecarts => {
  const found = ecartsDe(texte, lireConvention(lu(lignes)).divisions, null, new Set(abroger));
  if (!found.ok) throw new Error(found.error.message);
  return found.value;
};

const textes = { 'as signed': AURA, 'after an avenant': MODIFIEE };

describe('an article pasted as it stands', () => {
  for (const [nom, texte] of Object.entries(textes))
    for (const { id, abrogee } of texte.divisions)
      if (abrogee === null)
        it.each([
          ['with its heading', true],
          ['without', false],
        ])(`gives no operation: ${id}, ${nom}, %s`, (_, titre) => {
          const { modifications, remarques } = article(texte, id, lignesDe(texte, id, titre));
          expect(modifications.map((one) => phraseDe(one, texte))).toEqual([]);
          expect(remarques).toEqual([]);
        });

  it('gives none either when the whole convention is', () => {
    for (const texte of Object.values(textes)) {
      const lignes = texte.divisions.flatMap(({ id, abrogee }) =>
        abrogee === null ? lignesDe(texte, id) : [],
      );
      const { modifications, manquantes, remarques } = tout(texte, lignes);
      expect(modifications.map((one) => phraseDe(one, texte))).toEqual([]);
      expect([manquantes, remarques]).toEqual([[], []]);
    }
  });
});

const dites = (texte: TexteEnVigueur, { modifications }: Ecarts): string[] =>
  modifications.map((one) => phraseDe(one, texte).join('\n'));

describe('an article given as it should read', () => {
  const changer = (id: string, change: (lignes: string[]) => string[]): string[] =>
    dites(AURA, article(AURA, id, change(lignesDe(AURA, id))));

  it('gives its words, its signs and its alinéas changed, in one gesture', () => {
    const lignes = lignesDe(AURA, 'art6').map((ligne) =>
      ligne.replace('par avenant', 'par voie d’avenant').replace('de signature.', 'de signature ;'),
    );
    expect(
      dites(AURA, article(AURA, 'art6', [...lignes, 'Elle est publiée.', '', 'Elle est notifiée.'])),
    ).toEqual([
      "Au premier alinéa de l'article 6, le mot : « signature. » est remplacé par les mots : « signature ; ».",
      "Au troisième alinéa de l'article 6, le mot : « avenant » est remplacé par les mots : « voie d’avenant ».",
      "L'article 6 est complété par deux alinéas ainsi rédigés :\n« Elle est publiée.\nElle est notifiée. »",
    ]);
  });

  it('gives a new title in the manner of those the text has, and leaves one whose capitals alone differ', () => {
    const title = (one: string) => changer('art6', ([, ...rest]) => [one, ...rest]);
    expect(title('Article 6 – Durée')).toEqual([]);
    expect(title('Article 6')).toEqual([]);
    expect(title('Article 6 – Durée et révision')).toEqual([
      "L'intitulé de l'article 6 est ainsi rédigé : « ARTICLE 6 : Durée et révision ».",
    ]);
  });

  it('keeps the bullets of the text where the page draws others', () => {
    expect(changer('art3', (lignes) => lignes.map((one) => one.replace(/^\s*- /u, '• ')))).toEqual([]);
    expect(
      changer('art3', (lignes) =>
        lignes.flatMap((one) => (one.includes('réciproque') ? [one, '', '• D’un référent ;'] : [one])),
      ),
    ).toEqual([expect.stringContaining('« - D’un référent ; »')]);
  });

  it('turns new words that say another end into an extension', () => {
    const { modifications } = article(
      AURA,
      'art6',
      lignesDe(AURA, 'art6').map((one) =>
        one.startsWith('Elle est conclue') ? 'Elle est conclue jusqu’au 31 décembre 2029.' : one,
      ),
    );
    expect(modifications).toEqual([expect.objectContaining({ nature: 'proroger', fin: '2029-12-31' })]);
  });

  it('is refused where it is another article, or several', () => {
    const lire = (lignes: readonly string[]) => {
      const found = ecartsDe(AURA, lireArticleModifie(lu(lignes), AURA, 'art6'), 'art6');
      return found.ok ? null : found.error.code;
    };
    expect(lire(lignesDe(AURA, 'art5'))).toBe('TEXTE_SANS_ARTICLE');
    expect(lire([...lignesDe(AURA, 'art6'), ...lignesDe(AURA, 'art7')])).toBe('TEXTE_D_AUTRES_ARTICLES');
  });

  it('gives the text that was meant, whatever was changed in it', () => {
    const mot = fc.constantFrom('comité', 'régional', 'sans délai', 'et le service', '2031');
    const geste = fc.record({
      quoi: fc.constantFrom('mot', 'retirer', 'ajouter', 'signe'),
      at: fc.nat(),
      rang: fc.nat(),
      mot,
    });
    const ids = AURA.divisions.map(({ id }) => id);
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.array(geste, { minLength: 1, maxLength: 4 }), (id, gestes) => {
        const lines = lignesDe(AURA, id, false)
          .map((one) => one.trim())
          .filter((one) => one !== '');
        for (const { quoi, at, rang, mot: dit } of gestes) {
          const place = at % lines.length;
          const line = lines[place] ?? '';
          if (quoi === 'retirer' && lines.length > 1) lines.splice(place, 1);
          else if (quoi === 'ajouter') lines.splice(place + 1, 0, `Le ${dit} rend compte de ses travaux.`);
          else if (quoi === 'signe')
            lines[place] = line.replace(/[.;]$/u, (sign) => (sign === '.' ? ';' : '.'));
          else {
            const words = line.split(' ');
            words.splice(Math.max(3, rang % words.length), 0, dit);
            lines[place] = words.join(' ');
          }
        }
        const { modifications } = article(
          AURA,
          id,
          lines.flatMap((one) => [one, '']),
        );
        const made = appliquerTout(
          AURA,
          modifications.map((modification, rang) => ({ id: `o${rang}`, modification })),
          'a',
        );
        if (!made.ok) throw new Error(made.error.message);
        const read = findDivision(made.value, id)?.alineas ?? [];
        expect(read.map((one) => lireAlinea(one).trim())).toEqual(lines.map((one) => one.trim()));
      }),
      tirage('article modifié', 300, 1500),
    );
  });
});

describe('the whole convention given as it should read', () => {
  const lignes = (change: (id: string) => readonly string[] | null) =>
    AURA.divisions.flatMap(({ id }) => change(id) ?? lignesDe(AURA, id));

  it('gives the changes of each division, and the new ones at their place', () => {
    const found = tout(
      AURA,
      lignes((id) => {
        const own = lignesDe(AURA, id);
        if (id === 'art5')
          return own.map((one) => one.replace('instance de concertation', 'instance de dialogue'));
        return id === 'art7'
          ? [...own, 'Article 8 – Données personnelles', '', 'Chaque partie respecte le RGPD.']
          : null;
      }),
    );
    expect(dites(AURA, found)).toEqual([
      expect.stringContaining(
        "Au premier alinéa de l'article 5, le mot : « concertation » est remplacé par le mot : « dialogue »",
      ),
      "Après l'article 7, il est inséré un article 8 ainsi rédigé :\n« ARTICLE 8 : Données personnelles\nChaque partie respecte le RGPD. »",
    ]);
    expect(found.manquantes).toEqual([]);
  });

  it('asks of those it has no more, and repeals them only when told', () => {
    const sans5 = lignes((id) => (id === 'art5' ? [] : null));
    const asked = tout(AURA, sans5);
    expect(asked.modifications).toEqual([]);
    expect(asked.manquantes.map(({ divisionId }) => divisionId)).toEqual(['art5']);
    expect(tout(AURA, sans5, ['art5']).modifications).toEqual([{ nature: 'abroger', divisionId: 'art5' }]);
  });
});

describe('a division named by a person', () => {
  const texte: TexteEnVigueur = {
    ...AURA,
    divisions: ['I', 'II'].flatMap((titre) =>
      [
        {
          nature: 'section' as const,
          numero: titre,
          intitule: `TITRE ${titre} – ${titre === 'I' ? 'OBJET' : 'MOYENS'}`,
        },
        { nature: 'article' as const, numero: '1', intitule: 'Article 1er' },
      ].map((one) => ({
        ...one,
        id: `${titre}-${one.nature}`,
        niveau: one.nature === 'section' ? 1 : 2,
        alineas: [{ ...(AURA.divisions[3]?.alineas[0] ?? never()), id: `${titre}-${one.nature}-1` }],
        inseree: null,
        modifiee: [],
        abrogee: null,
      })),
    ),
  };
  const id = (dite: string, on = texte) => {
    const found = designerDivision(on, dite);
    return found.ok ? found.value.id : found.error.message;
  };

  it('is asked, never guessed, where two bear the name', () => {
    expect(id('article 1er')).toMatch(/plusieurs divisions/u);
    expect(id('article 1er')).toContain('TITRE II – MOYENS');
    expect(id('titre II > article 1er')).toBe('II-article');
    expect(id('titre II')).toBe('II-section');
  });

  it('is known by its number, its word, its heading', () => {
    for (const dite of ['6', 'article 6', 'Article 6', 'ARTICLE 6 : DURÉE'])
      expect(id(dite, AURA)).toBe('art6');
    expect(id('préambule', AURA)).toBe('pre');
    expect(id('annexe 1', MODIFIEE)).toBe(MODIFIEE.divisions.at(-1)?.id);
    expect(id('article 12', AURA)).toMatch(/n’a pas/u);
  });
});

function never(): never {
  throw new Error('no such alinéa');
}
