import { describe, expect, it } from 'vitest';
import { conventionEntiere } from '../../src-main/cli/convention-entiere';
import { newFolder, rendreAvis } from '../support/application';
import type { Porte } from '../support/application';
import { PROROGER_A_2029 } from '../support/modifications';
import { ouvrirPourUnTest } from '../support/ouvertures';

const CONVENTION = 'convention-demonstration-2022-2028';

/** A notice sent six weeks before the end: its delay runs out once the convention is over. */
async function mettreEnDemeure({ call }: Porte): Promise<string> {
  const { id } = await call('misesEnDemeure.preparer', {
    conventionId: CONVENTION,
    partieEmettriceId: 'region',
    auteurId: 'president',
    griefs: [
      {
        obligationId: 'ART3-4',
        faits: 'Absence aux groupes de travail.',
        dateFaits: '2028-10-02',
        pieces: null,
        miseEnConformite: null,
      },
    ],
  });
  await call('misesEnDemeure.signer', { miseEnDemeureId: id, date: '2028-11-15' });
  await call('misesEnDemeure.envoyer', {
    miseEnDemeureId: id,
    envois: ['prefete', 'recteur', 'draaf'].map((destinataireId, index) => ({
      destinataireId,
      numero: `1A 000 000 010${index} ${index}`,
      depotLe: '2028-11-15',
      preuveDepot: 'Preuve de dépôt d’essai',
    })),
  });
  return id;
}

/** A draft that puts the end off by a year, on which the committee gave its avis. */
async function rediger(porte: Porte): Promise<string> {
  const { call } = porte;
  const { id } = await call('avenants.demander', {
    conventionId: CONVENTION,
    objet: 'Prorogation d’un an',
    partieId: 'region',
    date: '2028-10-02',
    auteurId: 'president',
    piece: null,
    articles: [],
    priseEffet: { nature: 'signature' },
  });
  await call('avenants.ajouterOperations', {
    avenantId: id,
    operations: [
      {
        modification: PROROGER_A_2029,
        phrase: null,
      },
    ],
  });
  await rendreAvis(porte, id, '2028-11-06');
  return id;
}

/** Everything a person is shown that rests on the end of the convention. */
async function montrer({ call }: Porte, lettreId: string) {
  const page = await conventionEntiere({ call }, CONVENTION);
  const accueil = await call('accueil.lire', {});
  const lettre = page.misesEnDemeure.find(({ miseEnDemeure }) => miseEnDemeure.id === lettreId);
  return {
    page: { etat: page.etat, terme: page.terme },
    accueil: accueil.lignes
      .filter(({ id }) => id.endsWith('/terme') || id.endsWith(`/${lettreId}`))
      .filter(({ date }) => date !== null)
      .map(({ aFaire, date, jours }) => ({ aFaire, date, jours })),
    chronologie: page.chronologie
      .filter(({ id }) => id === 'terme' || id === lettreId)
      .map(({ libelle, date, detail }) => ({ libelle, date, detail })),
    lettre: {
      blocage: lettre?.blocage?.code ?? null,
      aSavoir: lettre?.aSavoir.map(({ message }) => message).filter((one) => one.includes('sans objet')),
    },
    liste: (await call('conventions.lister', {}))[0]?.terme,
  };
}

const CONFIRMEE =
  'Article 6 : durée du CPRDFOP 2022-2028. Fin au 31 décembre 2028, confirmée le 20 novembre 2028 sur ce fondement : CPRDFOP 2022-2028';
const PROROGEE = `L’avenant n° 2, en vigueur le 20 novembre 2028, reporte la fin au 31 décembre 2029. Elle était au 31 décembre 2028. ${CONFIRMEE}`;
/** The same before anyone has signed: the draft has no number, and is in force on no day. */
const SIMULEE = PROROGEE.replace(
  'L’avenant n° 2, en vigueur',
  'Le projet d’avenant « Prorogation d’un an », s’il prenait effet',
);
const SANS_OBJET =
  'Le délai expire après la fin de la convention (31 décembre 2028) : la dénonciation serait sans objet.';

/** What a person reads, its no-break spaces as plain ones. */
const lisible = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replace(/\u00A0/gu, ' '));

/** The demonstration six weeks before its end, with the notice. */
async function preparer(dossier: string): Promise<{ readonly porte: Porte; readonly lettreId: string }> {
  const porte = await ouvrirPourUnTest(dossier, '2028-11-20');
  await porte.call('exemple.charger', { demonstration: true });
  await porte.call('conventions.confirmerFin', {
    conventionId: CONVENTION,
    date: '2028-12-31',
    fondement: 'CPRDFOP 2022-2028',
  });
  return { porte, lettreId: await mettreEnDemeure(porte) };
}

const signer = ({ call }: Porte, avenantId: string) =>
  call('avenants.signer', {
    avenantId,
    signatures: ['prefete', 'recteur', 'draaf', 'president'].map((signataireId) => ({
      signataireId,
      date: '2028-11-20',
    })),
    motifTexteModifie: null,
  });

describe('an extension, as the application shows it', () => {
  it('moves the end wherever it is said, with its cause, and opens what the old end forbade', async () => {
    const { porte, lettreId } = await preparer(await newFolder());
    const avenantId = await rediger(porte);
    expect(lisible(await montrer(porte, lettreId))).toEqual({
      page: { etat: 'en_vigueur', terme: { etat: 'confirme', date: '2028-12-31', cause: CONFIRMEE } },
      accueil: [{ aFaire: 'Fin de la convention', date: '2028-12-31', jours: 41 }],
      chronologie: [{ libelle: 'Fin de la convention', date: '2028-12-31', detail: CONFIRMEE }],
      lettre: { blocage: 'DELAI_EN_COURS', aSavoir: [SANS_OBJET] },
      liste: { date: '2028-12-31', confirme: true, etat: 'confirme' },
    });

    await signer(porte, avenantId);
    expect(lisible(await montrer(porte, lettreId))).toEqual({
      page: { etat: 'en_vigueur', terme: { etat: 'confirme', date: '2029-12-31', cause: PROROGEE } },
      // The end is more than a year away: it is no longer announced.
      accueil: [{ aFaire: 'La convention pourra être dénoncée', date: '2029-01-16', jours: 57 }],
      chronologie: [
        {
          libelle: 'La convention peut être dénoncée',
          date: '2029-01-16',
          detail: expect.stringMatching(
            /^Envoi du .* ; délai expirant le 15 janvier 2029 à 24 h \(date prudente\)\. Convention, premier alinéa de l’article 7 : rien n’est automatique\.$/u,
          ) as string,
        },
        { libelle: 'Fin de la convention', date: '2029-12-31', detail: PROROGEE },
      ],
      lettre: { blocage: 'DELAI_EN_COURS', aSavoir: [] },
      liste: { date: '2029-12-31', confirme: true, etat: 'confirme' },
    });
  });

  it('does not hide a denunciation behind an end that nobody has confirmed: both are shown', async () => {
    const porte = await ouvrirPourUnTest(await newFolder(), '2028-11-20');
    await porte.call('exemple.charger', { demonstration: true });
    const shown = lisible(await montrer(porte, await mettreEnDemeure(porte)));
    expect(shown).toMatchObject({
      page: { terme: { etat: 'hypothese', date: '2028-12-31' } },
      chronologie: [
        { libelle: expect.stringContaining('Fin') as string, date: '2028-12-31' },
        { libelle: 'La convention peut être dénoncée', date: '2029-01-16' },
      ],
      lettre: {
        aSavoir: [
          'Le délai expire après la fin supposée de la convention (31 décembre 2028) : si elle est confirmée, la dénonciation sera sans objet.',
        ],
      },
    });
    expect(JSON.stringify(shown)).toContain('La convention pourra être dénoncée');
  });

  it.each([
    ['with it, the convention is in force and may be denounced', true, 'en_vigueur', null],
    ['without it, the convention is over and nothing is left to denounce', false, 'expiree', 'APRES_TERME'],
  ] as const)('after the old end: %s', async (_nom, proroge, etat, blocage) => {
    const dossier = await newFolder();
    const { porte, lettreId } = await preparer(dossier);
    if (proroge) await signer(porte, await rediger(porte));
    await porte.close();
    const later = await ouvrirPourUnTest(dossier, '2029-02-01');
    const { page, lettre } = await montrer(later, lettreId);
    expect([page.etat, lettre.blocage]).toEqual([etat, blocage]);
  });

  it('is simulated beforehand: each date that would move, with its cause, and the registry does not move', async () => {
    const { porte } = await preparer(await newFolder());
    const avenantId = await rediger(porte);
    const { tete } = await porte.call('registre.etat', {});
    const empreinte = await porte.application.depot.empreinte();
    const view = await porte.call('texte.simuler', { avenantId });
    expect(lisible(view.dates)).toEqual([
      {
        libelle: 'Prise d’effet de l’avenant',
        avant: null,
        apres: '2028-11-20',
        cause: 'S’il était signé aujourd’hui par tous.',
      },
      { libelle: 'Fin de la convention', avant: '2028-12-31', apres: '2029-12-31', cause: SIMULEE },
      {
        libelle: 'Dernier jour pour demander ou signer un avenant',
        avant: '2028-12-31',
        apres: '2029-12-31',
        cause:
          'Article 6, 3e alinéa : « Au cours de sa période de validité, elle peut être modifiée par avenant à la demande de l’une des parties et après avis du CREFOP. »',
      },
      {
        libelle: 'Dénonciation possible sur la mise en demeure de la Région (signée le 15 novembre 2028)',
        avant: null,
        apres: '2029-01-16',
        cause:
          'Le délai expire le 15 janvier 2029 à 24 h : la convention aurait cessé avant ; elle durerait encore.',
      },
    ]);
    expect((await porte.call('registre.etat', {})).tete).toBe(tete);
    expect(await porte.application.depot.empreinte()).toBe(empreinte);
  });
});
