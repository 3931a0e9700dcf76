import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '#contract/procedures';
import type { RechercheView, Trouvaille } from '#contract/recherche';
import { JOUR, makeGrand } from '../bench/registre/grand';
import { newFolder, ouvrir, televerser } from '../support/application';
import type { Porte } from '../support/application';

const DEMO = 'convention-demonstration-2022-2028';
const EVERY = 500;

/** Once the registry has been read. */
async function chercher(
  porte: Porte,
  texte: string,
  plus: Partial<Input<'recherche.chercher'>> = {},
): Promise<RechercheView> {
  for (;;) {
    const vue = await porte.call('recherche.chercher', { texte, limite: EVERY, ...plus });
    if (!vue.enCours) return vue;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
const cles = ({ trouvailles }: RechercheView): readonly string[] => trouvailles.map(({ cle }) => cle);
const natures = (all: readonly Trouvaille[]): readonly string[] => [
  ...new Set(all.map(({ nature }) => nature)),
];

let porte: Porte;
beforeAll(async () => {
  porte = await ouvrir(await newFolder(), '2026-11-23');
  await porte.call('exemple.charger', { demonstration: true });
});
afterAll(() => porte.close());

describe('anything is found by its words', () => {
  it.each([
    // Accents, capitals, ligatures, apostrophes.
    ['prefete', 'Madame Claire EXEMPLE, Préfète de région'],
    ['PRÉFÈTE', 'Madame Claire EXEMPLE, Préfète de région'],
    ['l’oeuvre', /MISE EN ŒUVRE/u],
    // One typo: a letter less, other, more, two the wrong way round.
    ['avnant', /^Avenant n°\u00a01/u],
    ['auvergnr', /Auvergne/u],
    ['recterur', /Recteur/u],
    ['groupe tehcnique', /groupe technique/u],
    // Parts of words, in any order; numbers.
    ['profess modal', /Précision des modalités de professionnalisation/u],
    ['teur', /Recteur/u],
    ['avenant 1', /^Avenant n°\u00a01/u],
    ['avenants', /^Avenant n°\u00a01/u],
    ['article 6', /^ARTICLE 6/u],
  ])('« %s » finds it first', async (texte, titre) => {
    const [first] = (await chercher(porte, texte)).trouvailles;
    if (typeof titre === 'string') expect(first?.titre).toBe(titre);
    else expect(first?.titre).toMatch(titre);
  });

  it('by the words of its text, which are shown', async () => {
    const { trouvailles } = await chercher(porte, 'bilan 2024');
    expect(trouvailles[0]).toMatchObject({
      genre: 'fiche',
      collection: 'misesEnDemeure',
      id: 'mise-en-demeure-bilan-2024',
      conventionId: DEMO,
    });
    expect(trouvailles[0]?.extrait?.toLowerCase()).toContain('bilan');
    const [article] = (
      await chercher(porte, 'professionnalisation', {
        dans: { collection: 'conventions', champ: 'divisions' },
      })
    ).trouvailles;
    expect(article).toMatchObject({ genre: 'partie', champ: 'divisions', nature: 'Texte' });
    expect(article?.extrait).toContain('professionnalisation');
  });

  it('persons, offices, acts, articles and the journal are all there; what has none of the words is not', async () => {
    const { trouvailles, total } = await chercher(porte, 'avenant');
    expect(natures(trouvailles)).toEqual(expect.arrayContaining(['Avenant', 'Avis', 'Texte', 'Journal']));
    expect(total).toBe(trouvailles.length);
    expect(natures((await chercher(porte, 'préfète')).trouvailles)).toEqual(
      expect.arrayContaining(['Signataire', 'Mise en demeure']),
    );
    expect(await chercher(porte, 'xylophone')).toEqual({ trouvailles: [], total: 0, enCours: false });
    expect(await chercher(porte, '')).toEqual({ trouvailles: [], total: 0, enCours: false });
    expect((await chercher(porte, '« — »')).total).toBe(0);
  });

  it('the number of a record gives what depends on it too', async () => {
    const found = cles(await chercher(porte, 'avenant 1'));
    expect(found).toEqual(
      expect.arrayContaining(['avenants/avenant-groupe-technique', 'avis/avis-groupe-technique']),
    );
    expect(found).not.toContain('avis/avis-professionnalisation');
  });

  it('among the records of one kind, all of them without a word', async () => {
    const { trouvailles } = await chercher(porte, '', { dans: { collection: 'avenants', champ: null } });
    expect(trouvailles.map((one) => one.genre === 'fiche' && one.id).sort()).toEqual([
      'avenant-axes-schema',
      'avenant-groupe-technique',
      'avenant-professionnalisation',
    ]);
    const signataires = await chercher(porte, '', {
      dans: { collection: 'conventions', champ: 'signataires' },
    });
    expect(signataires.total).toBe(4);
  });
});

describe('what was just recorded', () => {
  it('is found at once, under its new words alone, and its children under its new name', async () => {
    await chercher(porte, 'avenant');
    await porte.call('avenants.rediger', {
      avenantId: 'avenant-axes-schema',
      objet: 'Hippocampes du littoral',
      articles: [{ titre: 'Article 1er', alineas: ['Un alinéa.'] }],
      priseEffet: { nature: 'signature' },
    });
    // At the first question: nothing is waited for.
    const now = await porte.call('recherche.chercher', { texte: 'hippocampes' });
    expect(now.enCours).toBe(false);
    expect(cles(now)[0]).toBe('avenants/avenant-axes-schema');
    expect(
      cles(await chercher(porte, 'actualisation axes', { dans: { collection: 'avenants', champ: null } })),
    ).toEqual([]);

    const jeton = await televerser(porte, 'bordereau zébré.txt', Buffer.from('Un texte.'));
    const { id } = await porte.call('pieces.ajouter', {
      jeton,
      objet: { collection: 'avenants', id: 'avenant-axes-schema' },
      nature: 'lettre',
    });
    expect(cles(await porte.call('recherche.chercher', { texte: 'zebre hippocampe' }))).toEqual([
      `pieces/${id}`,
    ]);
    await porte.call('avenants.rediger', {
      avenantId: 'avenant-axes-schema',
      objet: 'Nénuphars des étangs',
      articles: [{ titre: 'Article 1er', alineas: ['Un alinéa.'] }],
      priseEffet: { nature: 'signature' },
    });
    expect(cles(await porte.call('recherche.chercher', { texte: 'zebre nenuphar' }))[0]).toBe(`pieces/${id}`);
  });

  it('goes with the trash and comes back with it, and with an undo', async () => {
    const dans = { collection: 'avenants', champ: null } as const;
    const { id } = await porte.call('corbeille.supprimer', {
      collection: 'avenants',
      id: 'avenant-axes-schema',
      motif: 'Un essai de la corbeille.',
    });
    expect((await porte.call('recherche.chercher', { texte: 'nenuphars', dans })).total).toBe(0);
    expect(cles(await porte.call('recherche.chercher', { texte: 'corbeille nenuphars' }))).toContain(
      `corbeille/${id}`,
    );
    await porte.call('corbeille.retablir', { id });
    expect((await porte.call('recherche.chercher', { texte: 'nenuphars', dans })).total).toBe(1);
    const { annuler } = await porte.call('historique.pile', {});
    await porte.call('historique.annuler', { seq: annuler?.seq ?? 0 });
    expect((await porte.call('recherche.chercher', { texte: 'nenuphars', dans })).total).toBe(0);
  });
});

describe('a registry read for the first time', () => {
  it('answers meanwhile, says that more may come, and gives in the end what a scan of every word gives', async () => {
    const dossier = await newFolder();
    await makeGrand(dossier, { conventions: 12, avenants: 48, entrees: 600 });
    const grand = await ouvrir(dossier, JOUR);
    const first = await grand.call('recherche.chercher', { texte: 'valbrune' });
    expect(first.enCours).toBe(true);
    const { trouvailles } = await chercher(grand, 'valbrune', {
      dans: { collection: 'conventions', champ: null },
    });
    expect(trouvailles.map((one) => one.titre)).toEqual([
      'Convention SPRO Valbrune-et-Monts-d’Ombre 2022-2028',
    ]);
    // What is of the convention under the eyes comes first among those that answer alike.
    const dans = { collection: 'avenants', champ: null } as const;
    const near = await chercher(grand, 'groupe technique', { dans, pres: 'convention-7' });
    expect(near.total).toBe(12);
    expect(near.trouvailles[0]?.conventionId).toBe('convention-7');
    const journal = (await chercher(grand, 'journal')).trouvailles.filter(({ genre }) => genre === 'journal');
    expect(journal).toHaveLength(500);
    await grand.close();
  });
});
