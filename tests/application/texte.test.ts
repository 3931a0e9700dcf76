import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newFolder, ouvrir, rendreAvis } from '../support/application';
import type { Porte } from '../support/application';
import { COMITE_QUI_RENVOIE } from '../support/modifications';
import type { Modification } from '../support/modifications';

const CONVENTION = 'convention-demonstration-2022-2028';

describe('the text in force, asked of the application', () => {
  let porte: Porte;
  beforeEach(async () => {
    porte = await ouvrir(await newFolder(), '2026-11-23');
    await porte.call('exemple.charger', { demonstration: true });
  });
  afterEach(() => porte.close());
  const lirePassage = async (avenantId: string, passage: string) =>
    (await porte.call('texte.lirePassage', { avenantId, passage })).phrases;

  const lire = async (jour: string, projets: readonly string[] = []) =>
    porte.call('texte.consolider', { conventionId: CONVENTION, jour, projets: [...projets] });
  const article = (view: Awaited<ReturnType<typeof lire>>, numero: string) =>
    view.texte.divisions.find((one) => one.nature === 'article' && one.numero === numero);

  it('has the inserted article from the day of effect, with its act, and not the day before', async () => {
    expect(article(await lire('2024-06-30'), '5-1')).toBeUndefined();
    const view = await lire('2024-07-01');
    expect(article(view, '5-1')).toMatchObject({ inseree: 'avenant-groupe-technique' });
    expect(view.actes.map(({ designation }) => designation)).toEqual(['Avenant n°\u00a01']);
    expect(view.conflits).toEqual([]);
    expect(view.renvoisMorts).toEqual([]);
    expect(view.jalons.map(({ jour }) => jour)).toEqual(['2023-10-02', '2024-07-01']);
    expect(view.projets.map(({ avenantId }) => avenantId)).toEqual([
      'avenant-professionnalisation',
      'avenant-axes-schema',
    ]);
  });

  it('takes a draft in when asked, refuses one of nobody and one already signed', async () => {
    const view = await lire('2026-11-23', ['avenant-axes-schema']);
    expect(JSON.stringify(article(view, '4'))).toContain('en 8 axes');
    for (const [projet, code] of [
      ['inconnu', 'INTROUVABLE'],
      ['avenant-groupe-technique', 'AVENANT_DEJA_SIGNE_TEXTE'],
    ] as const)
      expect(
        (
          await porte.refused('texte.consolider', {
            conventionId: CONVENTION,
            jour: '2026-11-23',
            projets: [projet],
          })
        ).code,
      ).toBe(code);
  });

  it('lists the references that lead nowhere any more, from the day of the repeal that a reason let stand', async () => {
    const adopter = async (objet: string, date: string, modification: Modification): Promise<void> => {
      const { id: avenantId } = await porte.call('avenants.demander', {
        conventionId: CONVENTION,
        objet,
        partieId: 'region',
        date: '2024-09-02',
        auteurId: 'president',
        piece: null,
        articles: [],
        priseEffet: { nature: 'signature' },
      });
      await porte.call('avenants.ajouterOperations', {
        avenantId,
        operations: [{ modification, phrase: null }],
      });
      await rendreAvis(porte, avenantId, '2024-10-01');
      const { lignes } = await porte.call('texte.concordance', { avenantId });
      for (const { operation, defauts } of lignes)
        for (const { code } of defauts) {
          expect(code).toBe('RENVOI_MORT');
          await porte.call('avenants.arbitrer', {
            avenantId,
            sujet: operation.id,
            choix: 'appliquer',
            motif: 'Le comité n’a plus d’objet',
          });
        }
      await porte.call('avenants.signer', {
        avenantId,
        signatures: ['prefete', 'recteur', 'draaf', 'president'].map((signataireId) => ({
          signataireId,
          date,
        })),
        motifTexteModifie: null,
      });
    };
    await adopter('Comité', '2024-11-04', COMITE_QUI_RENVOIE);
    await adopter('Abrogation', '2025-02-03', { nature: 'abroger', divisionId: 'art5' });
    expect((await lire('2025-02-02')).renvoisMorts).toEqual([]);
    const { renvoisMorts } = await lire('2025-02-03');
    expect(renvoisMorts.map(({ mots, lieu, raison }) => [mots, lieu.libelle, raison])).toEqual([
      [
        'article 5',
        "premier alinéa de l'article 4-1",
        'Il vise «\u00A0article 5\u00A0», abrogé par l’avenant n°\u00A03.',
      ],
    ]);
  });

  it('reads a sentence and records nothing before it is confirmed', async () => {
    const before = (await porte.call('registre.etat', {})).tete;
    const phrase =
      'À l’article 6, les mots : « par avenant » sont remplacés par les mots : « par avenant écrit ».';
    const [lue, other] = await lirePassage('avenant-axes-schema', phrase);
    expect(other).toBeUndefined();
    if (lue === undefined) throw new Error('rien de lu');
    expect(lue.confiance).toBeGreaterThanOrEqual(lue.seuil);
    expect(lue.essai?.defauts).toMatchObject([{ code: 'CLAUSE_A_REGLER' }]);
    expect(lue.essai?.apres).toContain('par avenant écrit');
    expect((await porte.call('registre.etat', {})).tete).toBe(before);
    if (lue.modification === null) throw new Error('phrase non lue');
    const { modification } = lue;
    await porte.call('avenants.ajouterOperations', {
      avenantId: 'avenant-axes-schema',
      operations: [
        {
          modification,
          phrase: [phrase],
          clauses: [{ clauseId: 'avenant', sort: { nature: 'inchangee', motif: null } }],
        },
      ],
    });
    const { pret, lignes } = await porte.call('texte.concordance', { avenantId: 'avenant-axes-schema' });
    expect([pret, lignes.length]).toEqual([true, 3]);
    // And it is undone as any other action.
    await porte.call('historique.annuler', { seq: (await porte.call('registre.etat', {})).revision });
    expect(
      (await porte.call('texte.chantier', { avenantId: 'avenant-axes-schema' })).operations,
    ).toHaveLength(2);
  });

  it('reads a sentence on an article that the same draft has just brought in', async () => {
    const avenantId = 'avenant-axes-schema';
    const suivant =
      'Après l’article 4-1, il est inséré un article 4-2 ainsi rédigé :\n« ARTICLE 4-2 : BILAN\n« Un bilan est dressé. »';
    expect((await lirePassage(avenantId, suivant))[0]?.raison?.message).toBe(
      'La convention n’a pas d’article 4-1.',
    );
    for (const phrase of [
      'Après l’article 4, il est inséré un article 4-1 ainsi rédigé :\n« ARTICLE 4-1 : SUIVI\n« Chaque partie désigne un référent. »',
      suivant,
      'À l’article 4-1, le mot « référent » est remplacé par le mot « correspondant ».',
    ]) {
      const [lue] = await lirePassage(avenantId, phrase);
      if (!lue?.modification) throw new Error(`phrase non lue : ${phrase}`);
      const { modification, seuil, confiance } = lue;
      expect(confiance).toBeGreaterThanOrEqual(seuil);
      await porte.call('avenants.ajouterOperations', {
        avenantId,
        operations: [{ modification, phrase: phrase.split('\n') }],
      });
    }
    expect(await porte.call('texte.concordance', { avenantId })).toMatchObject({ pret: true });
  });

  it('reads a list of changes, one on what another brings in, and records them at once', async () => {
    const avenantId = 'avenant-axes-schema';
    const lues = await lirePassage(
      avenantId,
      `La convention est ainsi modifiée :
1° Après l’article 4, il est inséré un article 4-1 ainsi rédigé :
« ARTICLE 4-1 : SUIVI
« Chaque partie désigne un référent. » ;
2° À l’article 4-1, le mot « référent » est remplacé par le mot « correspondant » ;
3° Bonjour à tous ;
4° L’article 7 est ainsi modifié : le mot « dénoncée » est remplacé par le mot « résiliée ».`,
    );
    expect(lues.map(({ modification }) => modification?.nature ?? null)).toEqual([
      'inserer_division',
      'remplacer_mots',
      null,
      'remplacer_mots',
    ]);
    const apres = 'ARTICLE 4-1 : SUIVI\nChaque partie désigne un correspondant.';
    expect(lues[1]?.essai).toMatchObject({ apres, defauts: [] });
    expect(lues[2]?.raison?.message).toContain('Bonjour à tous');
    const operations = lues.flatMap(({ modification, phrase }) =>
      modification === null ? [] : [{ modification, phrase: [...phrase] }],
    );
    const clause = { clauseId: 'resiliation', sort: { nature: 'inchangee', motif: null } } as const;
    const { revision } = await porte.call('avenants.ajouterOperations', {
      avenantId,
      operations: operations.map((one, rang) => (rang === 2 ? { ...one, clauses: [clause] } : one)),
    });
    const { pret, lignes } = await porte.call('texte.concordance', { avenantId });
    expect([pret, lignes.length]).toEqual([true, 5]);
    expect(lignes.at(-2)?.apres).toBe(apres);
    await porte.call('historique.annuler', { seq: revision });
    expect((await porte.call('texte.chantier', { avenantId })).operations).toHaveLength(2);
  });

  it('deduces the operations that turn an article into what a person wrote in its place', async () => {
    const { base } = await porte.call('texte.chantier', { avenantId: 'avenant-axes-schema' });
    const division = base.divisions.find(({ id }) => id === 'art6');
    if (division === undefined) throw new Error('article 6');
    const { modifications } = await porte.call('texte.deduire', {
      avenantId: 'avenant-axes-schema',
      divisionId: 'art6',
      intitule: division.intitule,
      alineas: division.alineas.map(({ niveau, marque, segments }) => ({
        niveau,
        marque,
        texte: segments
          .map(({ texte }) => texte)
          .join('')
          .replace('par avenant', 'par avenant écrit'),
      })),
    });
    expect(modifications.map(({ nature }) => nature)).toEqual([
      expect.stringMatching(/^(remplacer|inserer)_mots$/u),
    ]);
  });

  it('simulates an avenant while the registry does not move', async () => {
    const { tete } = await porte.call('registre.etat', {});
    const { depot } = porte.application;
    const empreinte = await depot.empreinte();
    const view = await porte.call('texte.simuler', { avenantId: 'avenant-axes-schema' });
    expect(view.comparaison.changements).toBe(2);
    expect(view.tete).toBe(tete);
    expect((await porte.call('registre.etat', {})).tete).toBe(tete);
    expect(await depot.empreinte()).toBe(empreinte);
    // It takes effect in four months and moves no other date.
    expect(view.dates.map(({ libelle, apres }) => [libelle, apres])).toEqual([
      ['Prise d’effet de l’avenant', view.effet],
    ]);
  });

  it('tells the notices still open that quote what the avenant rewrites, and those alone', async () => {
    const preparer = async (obligationId: string): Promise<string> => {
      const { id } = await porte.call('misesEnDemeure.preparer', {
        conventionId: CONVENTION,
        partieEmettriceId: 'region',
        auteurId: 'president',
        griefs: [
          {
            obligationId,
            faits: 'Accès suspendu.',
            dateFaits: '2026-10-01',
            pieces: null,
            miseEnConformite: null,
          },
        ],
      });
      return id;
    };
    const touches = async () =>
      (await porte.call('texte.simuler', { avenantId: 'avenant-professionnalisation' })).touches;
    const signee = await preparer('ART3-3');
    await porte.call('misesEnDemeure.signer', { miseEnDemeureId: signee, date: '2026-11-20' });
    const envoyee = await preparer('ART3-3');
    await porte.call('misesEnDemeure.signer', { miseEnDemeureId: envoyee, date: '2026-11-19' });
    await preparer('ART3-5');
    const attendu = (libelle: string) => ({
      libelle,
      detail: 'Elle cite l’obligation ART3-3, que l’avenant récrit.',
      nature: 'mise-en-demeure',
    });
    expect(await touches()).toEqual([
      attendu('la mise en demeure de la Région (signée le 20 novembre 2026)'),
      attendu('la mise en demeure de la Région (signée le 19 novembre 2026)'),
    ]);

    // Sent, it says what the text said that day; withdrawn, it says nothing any more.
    await porte.call('misesEnDemeure.envoyer', {
      miseEnDemeureId: envoyee,
      envois: [
        {
          destinataireId: 'prefete',
          numero: '1A 000 000 0200 0',
          depotLe: '2026-11-20',
          preuveDepot: 'Preuve de dépôt',
        },
      ],
    });
    expect((await touches()).map(({ libelle }) => libelle)).toEqual([expect.stringContaining('20 novembre')]);
    await porte.call('misesEnDemeure.retirer', {
      miseEnDemeureId: signee,
      date: '2026-11-23',
      motif: 'Rédaction à revoir',
    });
    expect(await touches()).toEqual([]);
  });

  it('compares two days and a draft, side by side and in a document', async () => {
    const view = await porte.call('texte.comparer', {
      conventionId: CONVENTION,
      de: { nature: 'date', date: '2024-06-30' },
      a: { nature: 'projet', avenantId: 'avenant-axes-schema' },
    });
    const changed = view.paires.filter(({ change }) => change);
    expect(changed.map(({ avant }) => avant === null)).toContain(true);
    expect(JSON.stringify(changed)).toContain('Avenant n°\u00a01');
    const { fichier } = await porte.call('documents.exporter', {
      type: 'comparaison',
      id: CONVENTION,
      de: { nature: 'date', date: '2024-06-30' },
      a: { nature: 'date', date: '2024-07-01' },
    });
    expect(fichier.nom).toMatch(/^comparaison-.*\.docx$/u);
  });

  it('compares the later day with the earlier: each act is undone under its own name', async () => {
    const lire = (de: string, a: string) =>
      porte.call('texte.comparer', {
        conventionId: CONVENTION,
        de: { nature: 'date', date: de },
        a: { nature: 'date', date: a },
      });
    const [droit, inverse] = [await lire('2024-06-30', '2024-07-01'), await lire('2024-07-01', '2024-06-30')];
    const auteurs = (view: typeof droit) =>
      new Set(
        view.paires.flatMap(({ apres, avant }) => [...(apres ?? []), ...(avant ?? [])].map((m) => m.auteur)),
      );
    expect(auteurs(droit)).toEqual(new Set([null, 'Avenant n°\u00a01']));
    expect(auteurs(inverse)).toEqual(new Set([null, 'Avenant n°\u00a01 (retiré)']));
    const said = JSON.stringify(inverse.model.blocks);
    expect(said).toMatch(/Avenant n°.1 \(retiré\), en vigueur le 1/u);
    expect(inverse.changements).toBe(droit.changements);
  });

  it('compares two drafts, each on the text in force: what one writes goes, what the other writes comes', async () => {
    const [axes, calendrier] = ['avenant-axes-schema', 'avenant-professionnalisation'] as const;
    const de = { nature: 'projet', avenantId: axes } as const;
    const a = { nature: 'projet', avenantId: calendrier } as const;
    const comparer = async (from: typeof de | typeof a, to: typeof de | typeof a) =>
      (await porte.call('texte.comparer', { conventionId: CONVENTION, de: from, a: to })).paires
        .filter(({ change }) => change)
        .map(({ avant, apres }) => [avant, apres].map((side) => JSON.stringify(side)));
    const droit = await comparer(de, a);
    const dit = (changes: readonly string[][], side: 0 | 1): string =>
      changes.map((one) => one[side]).join(' ');
    expect(dit(droit, 0)).toContain('satisfaction des publics accueillis');
    expect(dit(droit, 1)).not.toContain('satisfaction des publics accueillis');
    expect(dit(droit, 1)).toContain('selon un calendrier arrêté chaque année');
    expect(dit(droit, 0)).not.toContain('selon un calendrier arrêté chaque année');
    const inverse = await comparer(a, de);
    expect(inverse).toHaveLength(droit.length);
    expect(dit(inverse, 1)).toContain('satisfaction des publics accueillis');
    expect(await comparer(a, a)).toEqual([]);
    // Each word bears the draft that writes it, or takes it back.
    const auteurs = (changes: readonly string[][]): readonly string[] => {
      const said = changes
        .flat()
        .join(' ')
        .matchAll(/"auteur":"([^"]+)"/gu);
      return [...new Set(Array.from(said, ([, auteur = '']) => auteur))].sort();
    };
    expect(auteurs(droit)).toEqual([
      expect.stringMatching(/^Projet d’avenant «.*axes.*» \(retiré\)$/u),
      expect.stringMatching(/^Projet d’avenant «.*professionnalisation.*»$/u),
    ]);
    const { fichier } = await porte.call('documents.exporter', {
      type: 'comparaison',
      id: CONVENTION,
      de,
      a,
    });
    expect(fichier.nom).toMatch(/^comparaison-.*\.docx$/u);
  });

  it('does not let a draft be signed while a sentence and the text disagree, by any door', async () => {
    const { id } = await porte.call('avenants.demander', {
      conventionId: CONVENTION,
      objet: 'Durée',
      partieId: 'region',
      date: '2026-01-05',
      auteurId: 'president',
      piece: null,
      articles: [],
      priseEffet: { nature: 'signature' },
    });
    const { avertissements } = await porte.call('avenants.ajouterOperations', {
      avenantId: id,
      operations: [
        {
          modification: {
            nature: 'remplacer_mots',
            cible: { divisionId: 'art6', alineaId: 'art6-3' },
            ancien: 'avis du CESER',
            nouveau: 'avis du CREFOP',
            partout: false,
          },
          phrase: null,
        },
      ],
    });
    expect(avertissements.map(({ message }) => message).join(' ')).toContain('ne figurent pas');
    await rendreAvis(porte, id, '2026-02-05');
    const refused = await porte.refused('avenants.signer', {
      avenantId: id,
      signatures: [{ signataireId: 'prefete', date: '2026-03-02' }],
      motifTexteModifie: null,
    });
    expect(refused.code).toBe('CONCORDANCE_DEFAUT');
    expect(refused.message).toContain('ne figurent pas');
  });
});
