import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { texteDuProjet } from '#domain/fiches/avenant';
import { redigerAvenant, signerAvenant } from '#domain/avenant/commands';
import type { Operation } from '#domain/texte/operations';
import { requireSignable } from '#domain/avenant/signable';
import { changeLeFond, ecartDepuisAvis } from '#domain/avenant/ecart';
import type { ProjetEcrit } from '#domain/avenant/ecart';
import { sansTypographie } from '#domain/avenant/forme';
import { put } from '#domain/registre';
import {
  PROJET,
  d,
  sha256,
  signatures,
  signed,
  withAvis,
  withDemande,
  withFin,
} from '../../support/registre';
import { tirage } from '../../support/essais';

const NB = '\u00A0';
const FINE = '\u202F';

const operation = (phrase: readonly string[]): Operation => ({
  id: 'o',
  modification: { nature: 'abroger', divisionId: 'article-4' },
  phrase,
  lu: 'Texte.',
});

const BASE: ProjetEcrit = {
  objet: 'Précision de l’offre de professionnalisation',
  articles: [
    {
      titre: 'Article 1er – Objet',
      alineas: ['Le présent avenant précise l’article 3.', 'Il est conclu pour 3 ans : 2026-2028.'],
    },
    {
      titre: 'Article 2 – Modification de l’article 3',
      alineas: [
        'Au 2e alinéa, les mots : « dans le cadre du SPRO » sont remplacés par les mots : « dans le SPRO ».',
        'Le taux est de 12,5 %.',
      ],
    },
  ],
  priseEffet: { nature: 'signature' },
  operations: [operation(['L’article 4 est ainsi rédigé :', 'Les parties se réunissent chaque année.'])],
};

const ecartDe = (apres: ProjetEcrit, avant: ProjetEcrit = BASE) => {
  const projetExamine = texteDuProjet(avant);
  return ecartDepuisAvis({ projetExamine, empreinteProjet: sha256(projetExamine) }, apres, sha256);
};

/** The same draft, one passage of which reads otherwise. */
function changed(from: string, to: string): ProjetEcrit {
  const replace = (text: string): string => text.replace(from, to);
  const next: ProjetEcrit = {
    ...BASE,
    objet: replace(BASE.objet),
    articles: BASE.articles.map(({ titre, alineas }) => ({
      titre: replace(titre),
      alineas: alineas.map(replace),
    })),
    operations: BASE.operations.map((one) => ({ ...one, phrase: one.phrase.map(replace) })),
  };
  if (texteDuProjet(next) === texteDuProjet(BASE)) throw new Error(`« ${from} » is not in the draft`);
  return next;
}

describe('what changed since the avis', () => {
  it.each([
    ['an unbreakable space', 'précise l’article', `précise l’article`.replace(' ', NB)],
    ['a narrow one before a colon', 'ans : 2026', `ans${FINE}: 2026`],
    ['an unbreakable one within guillemets', '« dans le SPRO »', `«${NB}dans le SPRO${NB}»`],
    ['a doubled space', 'Le présent avenant', 'Le  présent avenant'],
    ['a space at the end', 'précise l’article 3.', 'précise l’article 3. '],
    ['a space at the start', 'Il est conclu', ' Il est conclu'],
    ['a straight apostrophe', 'l’article 3.', "l'article 3."],
    ['english quotes', '« dans le SPRO »', '“dans le SPRO”'],
    ['straight quotes', '« dans le SPRO »', '"dans le SPRO"'],
    ['a hyphen for a dash', 'Article 2 – Mod', 'Article 2 - Mod'],
    ['an em dash', 'Article 2 – Mod', 'Article 2 — Mod'],
    ['an unbreakable hyphen', '2026-2028', '2026\u20112028'],
    ['an en dash between years', '2026-2028', '2026–2028'],
    ['a dash set apart between years', '2026-2028', '2026 – 2028'],
    ['2ème', '2e alinéa', '2ème alinéa'],
    ['2ième', '2e alinéa', '2ième alinéa'],
    ['a superscript ordinal', '2e alinéa', '2ᵉ alinéa'],
    ['a superscript 1er', 'Article 1er', 'Article 1ᵉʳ'],
    ['no space before a colon', 'ans : 2026', 'ans: 2026'],
    ['no space before a percent', '12,5 %', '12,5%'],
    ['a soft hyphen', 'professionnalisation', 'profession\u00ADnalisation'],
    ['an accent in two signs', 'Précision', 'Pre\u0301cision'],
    ['an unbreakable space in a sentence of the act', 'L’article 4 est', `L’article${NB}4 est`],
  ])('%s: form alone', (_, from, to) => {
    const ecart = ecartDe(changed(from, to));
    expect(ecart).toMatchObject({ fond: [], inconnu: false });
    expect(ecart?.forme.length).toBeGreaterThan(0);
    expect(changeLeFond(ecart)).toBe(false);
  });

  it.each([
    ['one noun', 'les mots', 'les termes', 'Article 2 – Modification de l’article 3, alinéa 1'],
    ['one figure', 'article 3.', 'article 4.', 'Article 1er – Objet, alinéa 1'],
    ['a decimal comma', '12,5 %', '125 %', 'Article 2 – Modification de l’article 3, alinéa 2'],
    ['a decimal split in two', '12,5 %', '12, 5 %', 'Article 2 – Modification de l’article 3, alinéa 2'],
    ['a capital', 'Le présent avenant', 'le présent avenant', 'Article 1er – Objet, alinéa 1'],
    ['an accent', 'précise l’article', 'precise l’article', 'Article 1er – Objet, alinéa 1'],
    [
      'a full stop taken away',
      'précise l’article 3.',
      'précise l’article 3',
      'Article 1er – Objet, alinéa 1',
    ],
    ['a comma added', 'Le présent avenant', 'Le présent avenant,', 'Article 1er – Objet, alinéa 1'],
    ['another ordinal', '2e alinéa', '3e alinéa', 'Article 2 – Modification de l’article 3, alinéa 1'],
    ['1er for 1re', 'Article 1er', 'Article 1re', 'Article 1re – Objet, intitulé'],
    ['a year', '2026-2028', '2026-2029', 'Article 1er – Objet, alinéa 2'],
    ['a hyphen taken away', '2026-2028', '2026 2028', 'Article 1er – Objet, alinéa 2'],
    [
      'the quotes taken away',
      '« dans le SPRO »',
      'dans le SPRO',
      'Article 2 – Modification de l’article 3, alinéa 1',
    ],
    ['a negation', 'Il est conclu', 'Il n’est pas conclu', 'Article 1er – Objet, alinéa 2'],
    ['a line break', 'Il est conclu', 'Il est\nconclu', 'Article 1er – Objet, alinéa 2'],
    [
      'a title',
      'Article 2 – Modification',
      'Article 2 – Suppression',
      'Article 2 – Suppression de l’article 3, intitulé',
    ],
    ['the object', 'Précision de', 'Suppression de', 'Objet'],
    ['a sentence of the act', 'L’article 4', 'L’article 5', 'Modification 1'],
    ['an alinéa it quotes', 'chaque année', 'chaque mois', 'Modification 1, alinéa 1'],
    ['two words run together', 'le cadre', 'lecadre', 'Article 2 – Modification de l’article 3, alinéa 1'],
  ])('%s: substance', (_, from, to, lieu) => {
    const ecart = ecartDe(changed(from, to));
    expect(changeLeFond(ecart)).toBe(true);
    expect(ecart?.fond.map((one) => one.lieu.replaceAll(NB, ' '))).toEqual([lieu]);
    const [one] = ecart?.fond ?? [];
    expect(one?.avant).toContain(from);
    expect(one?.apres).toContain(to);
  });

  it('the two are told apart in one draft', () => {
    const both = changed('les mots', 'les termes');
    const [premier, second] = both.articles;
    const ecart = ecartDe({
      ...both,
      articles: [{ ...premier!, titre: 'Article 1er - Objet' }, second!],
    });
    expect(ecart?.forme.map(({ lieu }) => lieu)).toEqual(['Article 1er - Objet, intitulé']);
    expect(ecart?.fond).toHaveLength(1);
  });

  const [article1, article2] = BASE.articles as readonly [
    ProjetEcrit['articles'][number],
    ProjetEcrit['articles'][number],
  ];
  it.each([
    [
      'an alinéa cut in two',
      {
        ...BASE,
        articles: [
          { ...article1, alineas: ['Le présent avenant', 'précise l’article 3.', article1.alineas[1]!] },
          article2,
        ],
      },
    ],
    [
      'an alinéa taken away',
      { ...BASE, articles: [{ ...article1, alineas: [article1.alineas[0]!] }, article2] },
    ],
    [
      'two alinéas exchanged',
      { ...BASE, articles: [{ ...article1, alineas: [...article1.alineas].reverse() }, article2] },
    ],
    ['an article taken away', { ...BASE, articles: [article2] }],
    ['two articles exchanged', { ...BASE, articles: [article2, article1] }],
    ['another day of effect', { ...BASE, priseEffet: { nature: 'date', date: d('2027-01-01') } }],
    ['an operation taken away', { ...BASE, operations: [] }],
    [
      'an operation added',
      { ...BASE, operations: [...BASE.operations, operation(['L’article 7 est abrogé.'])] },
    ],
  ] satisfies readonly (readonly [string, ProjetEcrit])[])('%s: substance', (_, apres) => {
    const ecart = ecartDe(apres);
    expect(changeLeFond(ecart)).toBe(true);
    expect(ecart?.forme).toEqual([]);
    // Seen from the other side, it is as much.
    expect(changeLeFond(ecartDe(BASE, apres))).toBe(true);
  });

  it('an article put in between leaves the others as they were', () => {
    const nouveau = { titre: 'Article 1-1', alineas: ['Un alinéa.'] };
    const ecart = ecartDe({ ...BASE, articles: [article1, nouveau, article2] });
    expect(ecart?.fond).toEqual([{ lieu: 'Article 1-1', avant: null, apres: 'Article 1-1\nUn alinéa.' }]);
    expect(ecartDe(BASE, { ...BASE, articles: [article1, nouveau, article2] })?.fond).toEqual([
      { lieu: 'Article 1-1', avant: 'Article 1-1\nUn alinéa.', apres: null },
    ]);
  });

  it('nothing, when the text is put back', () => {
    expect(ecartDe(structuredClone(BASE))).toBeNull();
  });

  it.each([
    ['not kept', null],
    ['not that of the fingerprint', texteDuProjet({ ...BASE, objet: 'Autre' })],
    ['not a draft', 'Texte libre.'],
    ['not a draft either', '["Objet", "pas d’articles", "signature"]'],
  ])('an examined draft that is %s: the change counts as substance, and it is said', (_, projetExamine) => {
    const own = projetExamine !== null && !projetExamine.startsWith('["Précision');
    const empreinteProjet = own && !projetExamine.includes('Autre') ? sha256(projetExamine) : sha256('perdu');
    const ecart = ecartDepuisAvis({ projetExamine, empreinteProjet }, BASE, sha256);
    expect(ecart).toEqual({ forme: [], fond: [], inconnu: true });
    expect(changeLeFond(ecart)).toBe(true);
    const same = { projetExamine, empreinteProjet: sha256(texteDuProjet(BASE)) };
    expect(ecartDepuisAvis(same, BASE, sha256)).toBeNull();
  });

  it('whatever the edit, it is seen: no difference only for the same text', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'B', ' ', NB, '’', "'", '-', '–', '1', 'e', '.', '\n'),
      maxLength: 8,
    });
    const projet = fc.record({
      objet: text,
      articles: fc.array(fc.record({ titre: text, alineas: fc.array(text, { maxLength: 3 }) }), {
        maxLength: 3,
      }),
      priseEffet: fc.constant({ nature: 'signature' } as const),
      operations: fc.constant([]),
    });
    fc.assert(
      fc.property(projet, projet, (avant, apres) => {
        const ecart = ecartDe(apres, avant);
        const same = texteDuProjet(avant) === texteDuProjet(apres);
        expect(ecart === null).toBe(same);
        if (ecart === null) return;
        expect(ecart.fond.length + ecart.forme.length).toBeGreaterThan(0);
        for (const one of ecart.forme) expect(sansTypographie(one.avant!)).toBe(sansTypographie(one.apres!));
        for (const one of ecart.fond)
          expect(
            one.avant === null ||
              one.apres === null ||
              sansTypographie(one.avant) !== sansTypographie(one.apres),
          ).toBe(true);
      }),
      tirage('écart au projet examiné', 120, 400, 20261123),
    );
  });
});

describe('the text without its typography', () => {
  it.each([
    ['1ʳᵉ', '1re'],
    ['1ère', '1re'],
    ['XXIᵉ', 'XXIe'],
    ['XXIème', 'XXIe'],
    ['3èmes', '3es'],
    ['nº 5', 'n° 5'],
    ['n°5', `n°${NB}5`],
    ['art. 6', 'art.6'],
    ['et/ou', 'et / ou'],
    ['l’an…', 'l’an...'],
    ['– point', '-point'],
    ['(note )', '( note)'],
    ['‘mot’', "'mot'"],
  ])('« %s » and « %s » read the same', (a, b) => {
    expect(sansTypographie(a)).toBe(sansTypographie(b));
  });

  it.each([
    ['Mère', 'Mere'],
    ['Mère', 'Mre'],
    ['1re', '1er'],
    ['2e', '2'],
    ['2e', 'IIe'],
    ['1,5', '1, 5'],
    ['1 000', '1000'],
    ['3 12', '312'],
    ['peut-être', 'peut être'],
    ['préfet-recteur', 'préfet - recteur'],
    ['État', 'Etat'],
    ['n° 5', 'N° 5'],
    ['œuvre', 'oeuvre'],
    ['a.', 'a'],
    ['a ?', 'a !'],
    ['(a)', 'a'],
    ['un\ndeux', 'un deux'],
    ['m²', 'm2'],
  ])('« %s » and « %s » do not', (a, b) => {
    expect(sansTypographie(a)).not.toBe(sansTypographie(b));
  });
});

describe('the signature of a text changed since the avis', () => {
  const texte = (alinea: string) => ({
    ...PROJET,
    articles: [{ titre: 'Article 1er – Objet', alineas: [alinea] }],
  });
  const start = () => {
    const banc = withFin(signed());
    const avenantId = withDemande(banc, d('2026-09-01'), texte('Le présent avenant précise l’article 5.'));
    const avisId = withAvis(banc, avenantId);
    const edit = (alinea: string) => banc.must(redigerAvenant, { avenantId, ...texte(alinea) });
    const sign = { avenantId, signatures: signatures(d('2026-11-02')), motifTexteModifie: null };
    const avenant = () => banc.registre.avenants.get(avenantId)!;
    return { banc, avisId, edit, sign, avenant };
  };

  it('is never blocked by form, and no reason is recorded', () => {
    const { banc, edit, sign, avenant } = start();
    expect(
      edit(`Le présent avenant précise l'article${NB}5.`).avertissements.map(({ message }) => message),
    ).toEqual([expect.stringContaining('forme seulement')]);
    const { avertissements } = banc.must(signerAvenant, { ...sign, motifTexteModifie: 'précaution' });
    expect(avertissements.map(({ message }) => message)).toEqual([
      expect.stringContaining('forme seulement'),
      'Le vote n’est pas renseigné.',
    ]);
    expect(avenant()).toMatchObject({ numero: 1, motifTexteModifie: null });
  });

  it('is blocked by one noun, until the text is put back', () => {
    const { banc, edit, sign } = start();
    edit('Le présent avenant précise la section 5.');
    expect(banc.code(signerAvenant, sign)).toBe('AVIS_AUTRE_PROJET');
    expect(edit('Le présent avenant précise l’article 5.').avertissements).toEqual([]);
    banc.must(signerAvenant, sign);
  });

  it('rests on the avis given on that text but for its form, rather than on a later one on another', () => {
    const { banc, edit, avenant } = start();
    edit('Le présent avenant précise la section 5.');
    withAvis(banc, avenant().id, d('2026-11-05'));
    edit(`Le présent avenant précise l’article${NB}5.`);
    const ready = requireSignable(banc.registre, avenant(), { motifTexteModifie: null }, banc.contexte);
    expect(ready.ok && [ready.value.avis?.seance.date, ready.value.texteModifie]).toEqual([
      '2026-10-15',
      false,
    ]);
  });

  it('is blocked by form too where the examined draft was not kept', () => {
    const { banc, avisId, edit, sign } = start();
    banc.apply([put('avis', { ...banc.registre.avis.get(avisId)!, projetExamine: null })]);
    edit(`Le présent avenant précise l’article${NB}5.`);
    expect(banc.code(signerAvenant, sign)).toBe('AVIS_AUTRE_PROJET');
  });
});
