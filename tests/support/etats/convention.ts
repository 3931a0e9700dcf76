import { TABLE_CONVENTION, etatAu } from '#domain/convention/etat';
import { redactionDe } from '#domain/convention/creation';
import { tableDe } from '#domain/etats/tables';
import {
  Banc,
  CONVENTION_ID,
  LES_QUATRE,
  PROJET,
  attendant,
  d,
  seanceDu,
  signatures,
  signed,
  withFin,
} from '../registre';
import { notifiee } from './resiliation';
import type { Essai, Plateau, Scene } from './outils';
import { faire } from './outils';

const H = '2026-11-23';
const signer = (banc: Banc, ids: readonly string[], date = '2026-11-02'): void =>
  void faire(banc, 'conventions.signer', {
    conventionId: CONVENTION_ID,
    signatures: signatures(d(date), ids),
  });
const recevoir = (banc: Banc, id: string): void =>
  void faire(banc, 'denonciations.enregistrerReception', {
    denonciationId: id,
    date: '2026-10-05',
    presentationLe: null,
  });
const dater = (banc: Banc, faitLe: string): void =>
  void faire(banc, 'conventions.daterActe', { conventionId: CONVENTION_ID, faitLe });

/** The real convention, that a party may also leave with three months’ notice, or at once by agreement. */
const resiliable = () => {
  const { convention } = new Banc(d(H));
  const [base] = (convention.clauses ?? []).filter(({ parametres }) => parametres.nature === 'resiliation');
  if (base?.parametres.nature !== 'resiliation') throw new Error('no clause');
  const { parametres } = base;
  return {
    ...convention,
    clauses: [
      ...(convention.clauses ?? []),
      {
        ...base,
        id: 'preavis',
        parametres: {
          ...parametres,
          motif: 'sans_motif' as const,
          n: 3,
          unite: 'mois' as const,
          depart: 'envoi' as const,
        },
      },
      {
        ...base,
        id: 'accord',
        parametres: { ...parametres, motif: 'accord' as const, n: null, unite: null, depart: null },
      },
    ],
  };
};
const fixee = () => ({
  ...new Banc(d(H)).convention,
  duree: { nature: 'dates_fixes' as const, article: '6', fin: d('2028-12-31') },
});

const scene = (
  etat: string,
  nom: string,
  depart: () => Banc,
  faits: (banc: Banc) => void = () => undefined,
  jour = H,
): Scene => ({
  etat,
  nom,
  monter: () => {
    const banc = depart();
    faits(banc);
    banc.aujourdhui = d(jour);
    return { banc, id: CONVENTION_ID };
  },
});
const neuve = (): Banc => new Banc(d(H));
const seule = (): Banc => signed(d(H));
const enVigueur = (): Banc => withFin(signed(d(H)));
const aTerme = (): Banc => signed(d(H), fixee());
const libre = (): Banc => withFin(signed(d(H), resiliable()));

const scenes: readonly Scene[] = [
  scene('projet', 'neuve', neuve),
  scene('projet', 'terme fixé', () => new Banc(d(H), fixee())),
  scene('projet', 'résiliable', () => new Banc(d(H), resiliable())),
  scene(
    'en_cours_de_signature',
    'résiliable',
    () => new Banc(d(H), resiliable()),
    (banc) => signer(banc, ['prefete']),
  ),
  scene(
    'en_cours_de_signature',
    'terme fixé',
    () => new Banc(d(H), fixee()),
    (banc) => signer(banc, ['prefete']),
  ),
  ...[fixee, resiliable].map((forme) =>
    scene(
      'effet_a_trancher',
      forme.name,
      () => new Banc(d(H), forme()),
      (banc) => {
        signer(banc, LES_QUATRE);
        dater(banc, '2026-11-10');
      },
    ),
  ),
  scene('projet', 'fin confirmée', neuve, (banc) => void withFin(banc)),
  scene('en_cours_de_signature', 'une signature', neuve, (banc) => signer(banc, ['prefete'])),
  scene('en_cours_de_signature', 'fin confirmée', neuve, (banc) => {
    withFin(banc);
    signer(banc, ['prefete']);
  }),
  scene(
    'en_cours_de_signature',
    'attend sa notification',
    () => new Banc(d(H), attendant('notification', 'sa notification', true)),
    (banc) => signer(banc, LES_QUATRE),
  ),
  scene('effet_a_trancher', 'deux jours', neuve, (banc) => {
    signer(banc, LES_QUATRE);
    dater(banc, '2026-11-10');
  }),
  scene('effet_a_trancher', 'fin confirmée', neuve, (banc) => {
    withFin(banc);
    signer(banc, LES_QUATRE);
    dater(banc, '2026-11-10');
  }),
  scene('en_vigueur', 'en vigueur', seule),
  scene('en_vigueur', 'fin confirmée', enVigueur),
  scene('en_vigueur', 'résiliable', libre),
  scene('en_vigueur', 'terme fixé', aTerme),
  ...([seule, enVigueur, libre, aTerme] as const).flatMap((depart, rang) => [
    scene('denoncee', `dénoncée ${rang}`, depart, (banc) => void notifiee(banc)),
    scene('resiliee', `résiliée ${rang}`, depart, (banc) => recevoir(banc, notifiee(banc).id)),
  ]),
  ...([enVigueur, libre] as const).map((depart, rang) =>
    scene('expiree', `expirée ${rang}`, depart, undefined, '2029-02-01'),
  ),
  scene('expiree', 'terme fixé', aTerme, undefined, '2029-02-01'),
];

const avenant = (nom: string, jour: (banc: Banc) => string): Essai => ({
  action: 'demander_avenant',
  nom,
  ordre: ({ banc }) => ({
    methode: 'avenants.demander',
    entree: {
      conventionId: CONVENTION_ID,
      partieId: 'region',
      auteurId: 'president',
      date: jour(banc),
      piece: null,
      ...PROJET,
    },
    terminal: [
      'avenant',
      'demander',
      '--convention',
      CONVENTION_ID,
      '--partie',
      'region',
      '--date',
      jour(banc),
      '--objet',
      PROJET.objet,
    ],
  }),
});
const resilier = (nom: string, motifClause: string, jour: (banc: Banc) => string): Essai => ({
  action: 'resilier',
  nom,
  ordre: ({ banc }) => ({
    methode: 'denonciations.resilier',
    entree: {
      conventionId: CONVENTION_ID,
      partieId: 'region',
      auteurId: 'president',
      coauteurIds: motifClause === 'accord' ? ['prefete'] : [],
      motifClause,
      motif: 'Accord constaté par un acte.',
      notifieeLe: jour(banc),
      numero: null,
      effetLe: null,
    },
    terminal: [
      'denonciation',
      'preavis',
      '--convention',
      CONVENTION_ID,
      '--partie',
      'region',
      '--fondement',
      motifClause,
      '--date',
      jour(banc),
      '--motif',
      'Accord constaté par un acte.',
      ...(motifClause === 'accord' ? ['--coauteur', 'prefete'] : []),
    ],
  }),
});
const AUJOURDHUI = (banc: Banc): string => banc.aujourdhui;

const essais: readonly Essai[] = [
  {
    action: 'editer',
    nom: 'récrire',
    ordre: ({ banc }) => ({
      methode: 'conventions.editer',
      entree: { conventionId: CONVENTION_ID, ...redactionDe(banc.convention) },
    }),
  },
  ...(['prefete', 'president', 'tous'] as const).map((qui): Essai => ({
    action: 'signer',
    nom: qui,
    ordre: ({ banc }) => {
      const done = banc.convention.signatures.map(({ signataireId }) => signataireId);
      const left = LES_QUATRE.filter((one) => !done.includes(one));
      const ids = qui === 'tous' ? (left.length === 0 ? ['draaf'] : left) : [qui];
      return {
        methode: 'conventions.signer',
        entree: { conventionId: CONVENTION_ID, signatures: signatures(d('2026-11-20'), ids) },
        terminal: [
          'convention',
          'signer',
          CONVENTION_ID,
          ...ids.flatMap((one) => ['--signature', `${one}=2026-11-20`]),
        ],
      };
    },
  })),
  {
    action: 'trancher',
    nom: 'trancher',
    ordre: () => ({
      methode: 'conventions.trancherEffet',
      entree: { conventionId: CONVENTION_ID, date: '2026-11-10', motif: 'La mention portée sur l’acte.' },
    }),
  },
  ...(['2028-12-31', '2028-06-30'] as const).map((date): Essai => ({
    action: 'confirmer_fin',
    nom: date,
    ordre: () => ({
      methode: 'conventions.confirmerFin',
      entree: { conventionId: CONVENTION_ID, date, fondement: 'CPRDFOP 2022-2028, page 3', instrument: null },
    }),
  })),
  {
    action: 'donner_avis',
    nom: 'avis',
    ordre: () => ({
      methode: 'avis.enregistrerSurConvention',
      entree: {
        conventionId: CONVENTION_ID,
        instance: 'CREFOP',
        seance: seanceDu(d('2026-10-15')),
        sens: 'favorable',
        votes: null,
        texte: 'Texte.',
      },
      terminal: [
        'avis',
        'enregistrer',
        '--convention',
        CONVENTION_ID,
        '--date',
        '2026-10-15',
        '--sens',
        'favorable',
        '--texte',
        'Texte.',
        '--instance',
        'CREFOP',
      ],
    }),
  },
  avenant('aujourd’hui', AUJOURDHUI),
  avenant('du temps où elle liait', (banc) =>
    banc.convention.signatures.length === LES_QUATRE.length ? '2026-09-30' : banc.aujourdhui,
  ),
  resilier('sans motif', 'sans_motif', AUJOURDHUI),
  resilier('d’accord', 'accord', AUJOURDHUI),
  resilier('du temps où elle liait', 'sans_motif', (banc) =>
    banc.aujourdhui > '2029' ? '2026-12-01' : banc.aujourdhui,
  ),
];

export const PLATEAU_CONVENTION: Plateau = {
  table: tableDe(TABLE_CONVENTION.objet),
  scenes,
  essais,
  etatDe: (registre, id, jour) => {
    const one = registre.conventions.get(id);
    if (one === undefined) throw new Error('no convention');
    return etatAu(registre, one, jour);
  },
};
