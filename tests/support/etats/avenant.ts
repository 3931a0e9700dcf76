import { TABLE_AVENANT, etatDe } from '#domain/avenant/transitions';
import { tableDe } from '#domain/etats/tables';
import { Banc, CONVENTION_ID, LES_QUATRE, PROJET, d, seanceDu, signed, withFin } from '../registre';
import type { Essai, Plateau, Scene, Situation } from './outils';
import { faire } from './outils';
import { notifiee } from './resiliation';

const JOUR = '2026-11-11';
const PLUS_TARD = { nature: 'date', date: '2027-01-01' } as const;
const MOTIFS = { motifTexteModifie: null, motifAvis: null };
const ARTICLE = ['--article', 'Article 1er – Objet|Le présent avenant précise l’article 5.|Il est d’essai.'];

const demander = (banc: Banc, over: Readonly<Record<string, unknown>> = {}): string =>
  faire(banc, 'avenants.demander', {
    conventionId: CONVENTION_ID,
    partieId: 'region',
    auteurId: 'president',
    date: '2026-09-01',
    piece: null,
    ...PROJET,
    ...over,
  });
const avis = (avenantId: string, date: string, sens: string, over = {}) => ({
  avenantId,
  instance: 'CREFOP',
  seance: seanceDu(d(date), over),
  sens,
  votes: null,
  texte: 'Texte de l’avis.',
});
const rendre = (banc: Banc, id: string, over = {}): void =>
  void faire(banc, 'avis.enregistrer', avis(id, '2026-10-15', 'favorable', over));
const signatures = (date: string, ids: readonly string[]) =>
  ids.map((signataireId) => ({ signataireId, date }));
const signer = (banc: Banc, avenantId: string, ids: readonly string[] = LES_QUATRE): void =>
  void faire(banc, 'avenants.signer', { avenantId, signatures: signatures('2026-11-02', ids), ...MOTIFS });

const scene = (
  etat: string,
  nom: string,
  faits: (banc: Banc) => string,
  depart = () => withFin(signed()),
): Scene => ({
  etat,
  nom,
  monter: () => {
    const banc = depart();
    return { banc, id: faits(banc) };
  },
});

/** The same convention, whose clause on avenants asks for no avis. */
const sansAvis = (): Banc =>
  withFin(
    signed(d('2026-11-23'), {
      ...new Banc(d('2026-11-23')).convention,
      clauses: (new Banc(d('2026-11-23')).convention.clauses ?? []).map((one) =>
        one.parametres.nature === 'avenant'
          ? { ...one, parametres: { ...one.parametres, avisCrefop: false, organe: null } }
          : one,
      ),
    }),
  );

const avisRendu = (banc: Banc): string => {
  const id = demander(banc);
  rendre(banc, id);
  return id;
};
const vide = { articles: [] };

const scenes: readonly Scene[] = [
  scene('demande', 'demandé', (banc) => demander(banc)),
  scene('demande', 'demandé, sans texte', (banc) => demander(banc, vide)),
  scene('demande', 'sans avis requis', (banc) => demander(banc), sansAvis),
  scene(
    'demande',
    'sans avis requis, effet à venir',
    (banc) => demander(banc, { priseEffet: PLUS_TARD }),
    sansAvis,
  ),
  ...(
    [
      ['texte', {}, undefined],
      ['sans texte', vide, undefined],
      ['sans avis requis', {}, sansAvis],
      ['sans avis requis, effet à venir', { priseEffet: PLUS_TARD }, sansAvis],
    ] as const
  ).flatMap(([nom, over, depart]) => [
    scene(
      'instruction',
      nom,
      (banc) => {
        const id = demander(banc, over);
        faire(banc, 'avenants.instruire', { avenantId: id, date: '2026-09-10', service: 'SGAR' });
        return id;
      },
      depart,
    ),
    scene(
      'saisine',
      nom,
      (banc) => {
        const id = demander(banc, nom === 'sans texte' ? {} : over);
        faire(banc, 'avenants.saisir', { avenantId: id, date: '2026-09-20', seancePrevue: null });
        if (nom === 'sans texte') faire(banc, 'avenants.rediger', { avenantId: id, ...PROJET, ...vide });
        return id;
      },
      depart,
    ),
  ]),
  scene('avis_rendu', 'avis rendu', avisRendu),
  scene('avis_rendu', 'effet à venir', (banc) => {
    const id = demander(banc, { priseEffet: PLUS_TARD });
    rendre(banc, id);
    return id;
  }),
  scene('avis_rendu', 'texte modifié depuis', (banc) => {
    const id = avisRendu(banc);
    faire(banc, 'avenants.rediger', { avenantId: id, ...PROJET, objet: 'Un autre objet' });
    return id;
  }),
  scene('avis_rendu', 'texte effacé depuis', (banc) => {
    const id = avisRendu(banc);
    faire(banc, 'avenants.rediger', { avenantId: id, ...PROJET, ...vide });
    return id;
  }),
  scene('avis_rendu', 'avis sans quorum', (banc) => {
    const id = demander(banc);
    rendre(banc, id, { quorum: { membres: 40, presents: 10 } });
    return id;
  }),
  ...[{}, { priseEffet: PLUS_TARD }].flatMap((over) => [
    scene('mise_a_la_signature', 'à la signature', (banc) => {
      const id = demander(banc, over);
      rendre(banc, id);
      faire(banc, 'avenants.mettreALaSignature', {
        avenantId: id,
        date: '2026-11-02',
        numero: null,
        ...MOTIFS,
      });
      return id;
    }),
    scene('en_cours_de_signature', 'une signature', (banc) => {
      const id = demander(banc, over);
      rendre(banc, id);
      signer(banc, id, ['prefete']);
      return id;
    }),
  ]),
  scene('signe', 'effet à venir', (banc) => {
    const id = demander(banc, { priseEffet: PLUS_TARD });
    rendre(banc, id);
    signer(banc, id);
    return id;
  }),
  scene('en_vigueur', 'signé de tous', (banc) => {
    const id = avisRendu(banc);
    signer(banc, id);
    return id;
  }),
  scene('refuse', 'refusé', (banc) => {
    const id = avisRendu(banc);
    faire(banc, 'avenants.refuser', {
      avenantId: id,
      date: '2026-11-02',
      partieId: 'region',
      motif: 'La Région ne signera pas.',
    });
    return id;
  }),
  scene('abandonne', 'abandonné', (banc) => {
    const id = demander(banc);
    faire(banc, 'avenants.abandonner', { avenantId: id, date: '2026-10-01', motif: 'Sans suite utile.' });
    return id;
  }),
  ...[avisRendu, (banc: Banc) => demander(banc)].map((depart) =>
    scene('clos', depart === avisRendu ? 'avis rendu' : 'demandé', (banc) => {
      const id = depart(banc);
      const { id: denonciationId } = notifiee(banc, { notifieeLe: '2026-11-01' });
      faire(banc, 'denonciations.enregistrerReception', {
        denonciationId,
        date: '2026-11-05',
        presentationLe: null,
      });
      return id;
    }),
  ),
];

const restants = ({ banc, id }: Situation): readonly string[] => {
  const done = banc.registre.avenants.get(id)?.signatures.map(({ signataireId }) => signataireId) ?? [];
  const left = LES_QUATRE.filter((one) => !done.includes(one));
  return left.length === 0 ? ['draaf'] : left;
};
const signature = (situation: Situation, ids: readonly string[], jour: string) => ({
  methode: 'avenants.signer' as const,
  entree: { avenantId: situation.id, signatures: signatures(jour, ids), ...MOTIFS },
  terminal: ['avenant', 'signer', situation.id, ...ids.flatMap((one) => ['--signature', `${one}=${jour}`])],
});

/** Each act of a day, as it is done. */
const essaisDu = (jour: string): readonly Essai[] => [
  {
    action: 'instruire',
    nom: 'instruire',
    ordre: ({ id }) => ({
      methode: 'avenants.instruire',
      entree: { avenantId: id, date: jour, service: 'SGAR' },
    }),
  },
  {
    action: 'rediger',
    nom: 'rédiger',
    ordre: ({ id }) => ({
      methode: 'avenants.rediger',
      entree: { avenantId: id, ...PROJET, objet: 'Autre objet' },
      terminal: ['avenant', 'rediger', id, '--objet', 'Autre objet', ...ARTICLE],
    }),
  },
  {
    action: 'saisir',
    nom: 'saisir',
    ordre: ({ id }) => ({
      methode: 'avenants.saisir',
      entree: { avenantId: id, date: jour, seancePrevue: '2026-12-10' },
    }),
  },
  ...(['favorable', 'sursis'] as const).map((sens): Essai => ({
    action: 'enregistrer_avis',
    nom: sens,
    ordre: ({ id }) => ({
      methode: 'avis.enregistrer',
      entree: avis(id, jour, sens),
      terminal: [
        'avis',
        'enregistrer',
        '--avenant',
        id,
        '--date',
        jour,
        '--sens',
        sens,
        '--texte',
        'Texte de l’avis.',
        '--instance',
        'CREFOP',
      ],
    }),
  })),
  {
    action: 'mettre_a_la_signature',
    nom: 'mettre à la signature',
    ordre: ({ id }) => ({
      methode: 'avenants.mettreALaSignature',
      entree: { avenantId: id, date: jour, numero: null, ...MOTIFS },
    }),
  },
  {
    action: 'signer',
    nom: 'un signataire',
    ordre: (situation) => signature(situation, restants(situation).slice(0, 1), jour),
  },
  {
    action: 'signer',
    nom: 'tous ceux qui restent',
    ordre: (situation) => signature(situation, restants(situation), jour),
  },
  {
    action: 'refuser',
    nom: 'refuser',
    ordre: ({ id }) => ({
      methode: 'avenants.refuser',
      entree: { avenantId: id, date: jour, partieId: 'region', motif: 'La Région ne signera pas.' },
    }),
  },
  {
    action: 'abandonner',
    nom: 'abandonner',
    ordre: ({ id }) => ({
      methode: 'avenants.abandonner',
      entree: { avenantId: id, date: jour, motif: 'Sans suite utile.' },
    }),
  },
];

/** On the day, and for an avenant closed with its convention, on a day it still ran. */
const essais: readonly Essai[] = [
  ...essaisDu(JOUR),
  ...essaisDu('2026-11-03').map((one): Essai => ({
    ...one,
    nom: `${one.nom}, avant la fin`,
    ordre: (situation) => (situation.banc.registre.denonciations.size === 0 ? null : one.ordre(situation)),
  })),
];

export const PLATEAU_AVENANT: Plateau = {
  table: tableDe(TABLE_AVENANT.objet),
  scenes,
  essais,
  etatDe: (registre, id, jour) => {
    const avenant = registre.avenants.get(id);
    if (avenant === undefined) throw new Error('no avenant');
    return etatDe(registre, avenant, jour);
  },
};
