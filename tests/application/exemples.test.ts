import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { articleNumbered, articlesOf } from '#domain/texte/divisions';
import { conventionEntiere } from '../../src-main/cli/convention-entiere';
import { newFolder } from '../support/application';
import { ouvrirPourUnTest } from '../support/ouvertures';

const CLOCKS = ['2025-09-01', '2026-11-23', '2028-12-30', '2031-05-05'] as const;
const DEMO = 'convention-demonstration-2022-2028';

const words = (text: string): readonly string[] =>
  text
    .replace(/[’]/g, "'")
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim()
    .split(' ');

describe('the sample registry', () => {
  it('is the real convention, whole (M01)', async () => {
    const porte = await ouvrirPourUnTest(await newFolder(), '2026-11-23');
    const { id } = await porte.call('exemple.charger', { demonstration: false });
    const { convention, etat, effet, terme } = await conventionEntiere(porte, id);
    expect(articlesOf(convention.divisions).map(({ numero }) => numero)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
    ]);
    expect(convention.divisions.filter(({ nature }) => nature === 'preambule')).toHaveLength(1);
    expect(convention.divisions.filter(({ nature }) => nature === 'section')).toHaveLength(2);
    expect(convention.visas).toHaveLength(8);
    expect(convention.parties.map(({ signataires }) => signataires.length)).toEqual([3, 1]);
    expect(convention.nombreExemplaires).toBe(4);
    expect(
      articleNumbered(convention.divisions, '7')
        ?.alineas.map(({ texte }) => texte)
        .join(' '),
    ).toMatch(/deux mois suivant l['’]envoi/);
    // The source bears no signature date: nothing is guessed.
    expect(convention.signatures).toEqual([]);
    expect([etat, effet.etat, terme.etat, terme.date]).toEqual([
      'projet',
      'non_determine',
      'hypothese',
      '2028-12-31',
    ]);
  });

  it('holds every word of the source, in order, and no markup', async () => {
    const porte = await ouvrirPourUnTest(await newFolder(), '2026-11-23');
    const { id } = await porte.call('exemple.charger', { demonstration: false });
    const { convention } = await conventionEntiere(porte, id);
    const text = JSON.stringify([convention.titre, convention.visas, convention.divisions]);
    expect(text).not.toMatch(/\*\*|\^\{|\\\\textbf|<[a-z]|&[a-z]+;|#{2,}|2\^/);
    const fixture = await readFile(
      new URL('../fixtures/convention-auvergne-rhone-alpes-2022-2028.txt', import.meta.url),
      'utf8',
    );
    // Headings, visas and alinéas one after the other, each found in the source after the one before.
    const source = ` ${words(fixture).join(' ')} `;
    const passages = [
      ...convention.visas.map(({ texte }) => texte),
      ...convention.divisions.flatMap(({ intitule, alineas }) => [
        intitule,
        ...alineas.map(({ texte }) => texte),
      ]),
    ];
    let at = 0;
    let covered = 0;
    for (const passage of passages) {
      const wanted = ` ${words(passage).join(' ')} `;
      const found = source.indexOf(wanted, Math.max(0, at - 1));
      expect(found, passage).toBeGreaterThanOrEqual(0);
      at = found + wanted.length;
      covered += words(passage).length;
    }
    // Nothing of the source is left out but its heading, its parties and its closing.
    expect(covered / words(fixture).length).toBeGreaterThan(0.9);
  });

  it('lays each duty of articles 2 and 3 on its party, by alinéas that exist', async () => {
    const porte = await ouvrirPourUnTest(await newFolder(), '2026-11-23');
    const { id } = await porte.call('exemple.charger', { demonstration: false });
    const { convention } = await conventionEntiere(porte, id);
    const alineas = new Set(
      convention.divisions.flatMap((one) => one.alineas.map(({ id: alinea }) => alinea)),
    );
    expect(new Set(convention.obligations.map(({ id: one }) => one)).size).toBe(
      convention.obligations.length,
    );
    for (const { partieId, article, alineaIds } of convention.obligations) {
      expect(partieId).toBe(article === '2' ? 'region' : 'etat');
      expect(alineaIds.length).toBeGreaterThan(0);
      for (const one of alineaIds) expect(alineas).toContain(one);
    }
  });

  it('done twice changes nothing, even after work; a demonstration registry takes no true convention', async () => {
    const dossier = await newFolder();
    const porte = await ouvrirPourUnTest(dossier, '2026-11-23');
    const first = await porte.call('exemple.charger', { demonstration: false });
    expect((await porte.call('exemple.charger', { demonstration: false })).revision).toBe(first.revision);
    const signed = await porte.call('conventions.signer', {
      conventionId: first.id,
      signatures: [{ signataireId: 'prefete', date: '2026-11-02' }],
    });
    expect((await porte.call('exemple.charger', { demonstration: false })).revision).toBe(signed.revision);

    const demo = await ouvrirPourUnTest(await newFolder(), '2026-11-23');
    await demo.call('exemple.charger', { demonstration: true });
    const refus = await demo.refused('exemple.charger', { demonstration: false });
    expect(refus.code).toBe('REGISTRE_NON_VIDE');
    expect(refus.message).toContain('Démonstration');
  });

  it('and the demonstration open beside one’s own convention, told apart, and leave by the trash', async () => {
    const porte = await ouvrirPourUnTest(await newFolder(), '2026-11-23');
    const sample = await porte.call('exemple.charger', { demonstration: false });
    const redaction = await porte.call('conventions.redaction', { conventionId: sample.id });
    const own = await porte.call('conventions.creer', { ...redaction, titreCourt: 'La nôtre', clauses: [] });
    const { fiche } = await porte.call('registre.etat', {});

    const demo = await porte.call('exemple.charger', { demonstration: true });
    expect(demo.id).toBe(DEMO);
    const etat = await porte.call('registre.etat', {});
    expect(etat.fiche).toEqual(fiche);
    expect(etat.fictives).toEqual([expect.stringMatching(/^Démonstration/u)]);
    // Its whole sequel is there, and is told once.
    expect((await porte.call('conventions.lire', { conventionId: demo.id })).etat).toBe('en_vigueur');
    expect((await porte.call('exemple.charger', { demonstration: true })).revision).toBe(etat.revision);

    const watermark = async (id: string) =>
      (await porte.call('documents.apercu', { type: 'convention', id })).model.watermark;
    expect(await watermark(demo.id)).toMatch(/DÉMONSTRATION/u);
    expect(await watermark(own.id)).toBeNull();

    await porte.call('corbeille.supprimer', {
      collection: 'conventions',
      id: demo.id,
      motif: 'Fin de la formation',
    });
    expect((await porte.call('registre.etat', {})).fictives).toEqual([]);
    expect((await porte.call('conventions.lister', {})).map(({ id }) => id).sort()).toEqual(
      [own.id, sample.id].sort(),
    );
    // A true convention that was signed stays.
    await porte.call('conventions.signer', {
      conventionId: sample.id,
      signatures: [{ signataireId: 'prefete', date: '2026-11-02' }],
    });
    const kept = await porte.refused('corbeille.supprimer', {
      collection: 'conventions',
      id: sample.id,
      motif: 'Fin de la formation',
    });
    expect(kept.code).toBe('SUPPRESSION_CONVENTION_SIGNEE');
  });
});

describe('the demonstration', () => {
  it.each(CLOCKS)('on %s: every screen has something to show, nothing lies in the future', async (jour) => {
    const porte = await ouvrirPourUnTest(await newFolder(), jour);
    const { id, revision } = await porte.call('exemple.charger', { demonstration: true });
    expect(id).toBe(DEMO);
    expect((await porte.call('exemple.charger', { demonstration: true })).revision).toBe(revision);

    const etat = await porte.call('registre.etat', {});
    expect(etat).toMatchObject({
      fiche: { demonstration: true },
      aujourdhui: jour,
      horlogeFixe: true,
      revision,
    });
    const view = await conventionEntiere(porte, id);
    expect(view.etat).toBe('en_vigueur');
    expect(view.effet).toMatchObject({ etat: 'determine', date: '2023-10-02' });
    expect(view.avenants.map((one) => one.etat).sort()).toEqual(['avis_rendu', 'demande', 'en_vigueur']);
    expect(view.avenants.find((one) => one.etat === 'demande')?.blocage?.code).toBe('AVIS_ABSENT');
    expect(view.avis.map(({ avis }) => avis.sens).sort()).toEqual([
      'defavorable',
      'favorable_avec_recommandations',
    ]);
    expect(view.misesEnDemeure.map((one) => one.etat).sort()).toEqual([
      jour <= '2026-11-23' ? 'delai_en_cours' : 'delai_expire',
      'regularisee',
    ]);
    expect(view.documents.length).toBeGreaterThanOrEqual(6);
    expect(view.chronologie.length).toBeGreaterThan(20);
    expect(view.chronologie.filter(({ aVenir, nature }) => aVenir && nature !== 'echeance')).toEqual([]);
    const dates = view.chronologie.map(({ date }) => date);
    expect(dates).toEqual([...dates].sort());
    expect(new Set(view.chronologie.map((fait) => fait.id)).size).toBe(view.chronologie.length);

    const accueil = await porte.call('accueil.lire', {});
    expect(accueil.compteurs).toEqual({
      conventions: 1,
      enVigueur: 1,
      avenantsEnCours: 2,
      misesEnDemeureOuvertes: 1,
    });
    const enRetard = accueil.lignes.filter(({ jours }) => jours !== null && jours < 0);
    expect(accueil.lignes.some(({ date }) => date === null)).toBe(true);
    if (jour <= '2026-11-23') expect(accueil.lignes[0]?.jours).toBeGreaterThanOrEqual(0);
    // An open faculty is a choice, never something late.
    expect(enRetard.filter(({ onglet }) => onglet === 'resiliation')).toEqual([]);
    if (jour === '2031-05-05') expect(enRetard.map(({ aFaire }) => aFaire).join()).toContain('hypothèse');
    const [ligne] = await porte.call('conventions.lister', {});
    expect(ligne).toMatchObject({
      id,
      etat: 'en_vigueur',
      avenants: 3,
      misesEnDemeureOuvertes: 1,
      effet: '2023-10-02',
    });
  });

  it('marks what is fictional, and not a true convention that comes in beside it', async () => {
    const porte = await ouvrirPourUnTest(await newFolder(), '2026-11-23');
    await porte.call('exemple.charger', { demonstration: true });
    const seule = await porte.call('registre.etat', {});
    expect([seule.fiche?.demonstration, seule.fictives]).toEqual([true, []]);
    const { redaction } = await porte.call('conventions.redaction', { conventionId: DEMO }).then((texte) => ({
      redaction: { ...texte, titreCourt: 'Convention de la Région' },
    }));
    const { id } = await porte.call('conventions.creer', { ...redaction, clauses: null });
    const marque = async (one: string) =>
      (await porte.call('documents.apercu', { type: 'convention', id: one })).model.watermark;
    expect([await marque(id), await marque(DEMO)]).toEqual([null, 'DÉMONSTRATION — acte fictif']);
    const ensemble = await porte.call('registre.etat', {});
    expect(ensemble.fiche?.demonstration).toBe(false);
    expect(ensemble.fictives).toEqual([expect.stringContaining('Démonstration')]);
  });

  it('shows invented people only', async () => {
    const porte = await ouvrirPourUnTest(await newFolder(), '2026-11-23');
    await porte.call('exemple.charger', { demonstration: true });
    const text = JSON.stringify(await conventionEntiere(porte, DEMO));
    for (const nom of ['BUCCIO', 'DUGRIP', 'FERREIRA', 'WAUQUIEZ']) expect(text).not.toContain(nom);
  });

  it('is refused before its first day, and writes nothing', async () => {
    const porte = await ouvrirPourUnTest(await newFolder(), '2025-08-31');
    expect((await porte.refused('exemple.charger', { demonstration: true })).code).toBe(
      'DEMONSTRATION_TROP_TOT',
    );
    expect(await porte.call('registre.etat', {})).toMatchObject({ revision: 0, fiche: null });
  });
});
