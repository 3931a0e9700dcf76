import { TABLE_AVIS, etatAvis } from '#domain/crefop/etats';
import { tableDe } from '#domain/etats/tables';
import { TABLE_SEANCE, etatSeance } from '#domain/seance/etats';
import { REGLES_CRPA } from '#domain/comite/regles';
import { CONVENTION_ID, d, seanceDu, signed, withFin } from '../registre';
import type { Banc } from '../registre';
import type { Essai, Ordre, Plateau, Scene, Situation } from './outils';
import { faire } from './outils';

/* The committee of two seats, its séances, its avis. */

const JOUR = '2026-11-10';
const A_VENIR = '2026-12-15';

function comite(banc: Banc): { readonly instanceId: string; readonly membres: readonly string[] } {
  const instanceId = faire(banc, 'instances.creer', {
    nom: 'Comité d’essai',
    sigle: null,
    depuis: '2020-01-01',
    fondement: 'Règlement intérieur, article 1er',
  });
  const membres = ['un', 'deux', 'trois'].map((siege, rang) =>
    faire(banc, 'membresDuComite.enregistrer', {
      instanceId,
      college: rang === 0 ? 'État' : 'Région',
      organisation: null,
      siege: `siège ${siege}`,
      deliberatif: true,
      rang: 'titulaire',
      presidence: 'aucune',
      bureau: false,
      civilite: 'Madame',
      prenom: 'Ada',
      nom: `SIEGE ${siege}`,
      fonction: null,
      debut: '2020-01-01',
      fin: null,
      source: 'arrêté du 2 janvier 2020',
    }),
  );
  return { instanceId, membres };
}

const point = (banc: Banc, seanceId: string, intitule = 'Schéma régional'): void =>
  void faire(banc, 'seances.inscrire', {
    seanceId,
    objet: 'autre',
    avenantId: null,
    conventionId: null,
    intitule,
    documents: null,
  });
const seance = (banc: Banc, date: string, points: readonly string[] = ['Schéma régional']) => {
  const { instanceId, membres } = comite(banc);
  const id = faire(banc, 'seances.programmer', {
    instanceId,
    date,
    heure: null,
    lieu: 'Lyon',
    formation: 'pleniere',
    denomination: null,
    denominationMotif: null,
  });
  for (const one of points) point(banc, id, one);
  return { id, membres };
};
const convoquer = (banc: Banc, seanceId: string, date = '2026-10-20'): void =>
  void faire(banc, 'seances.convoquer', {
    seanceId,
    date,
    conjointe: true,
    piecesJointes: true,
    sansQuorum: false,
    urgence: null,
  });
const pointer = (banc: Banc, seanceId: string, membres: readonly string[], mode = 'present'): void =>
  void faire(banc, 'seances.pointer', { seanceId, membres: [...membres], mode, mandataireId: null });
const AVIS = {
  sens: 'favorable',
  pour: null,
  contre: null,
  abstentions: null,
  nePrendPasPart: null,
  voixSansDroit: null,
  texte: 'Avis rendu.',
  reputeFondement: null,
  reputeSaisineLe: null,
};
const rendre = (banc: Banc, seanceId: string, over: Readonly<Record<string, unknown>> = {}): void =>
  void faire(banc, 'seances.rendreAvis', { seanceId, pointId: '1', ...AVIS, ...over });
const publier = (banc: Banc, seanceId: string): void =>
  void faire(banc, 'seances.publierAvis', { seanceId, pointId: '1', date: '2026-11-15', support: 'site' });

type Faits = (banc: Banc, seanceId: string, membres: readonly string[]) => void;
const scene = (etat: string, nom: string, date: string, faits: Faits, points?: readonly string[]): Scene => ({
  etat,
  nom,
  monter: () => {
    const banc = withFin(signed());
    const { id, membres } = seance(banc, date, points);
    faits(banc, id, membres);
    return { banc, id };
  },
});
const rien: Faits = () => undefined;
const avisRendu: Faits = (banc, id) => rendre(banc, id);
const avisPublie: Faits = (banc, id) => {
  rendre(banc, id);
  publier(banc, id);
};
const SUITES = [
  ['avant tout avis', rien],
  ['avis rendu', avisRendu],
  ['avis publié', avisPublie],
] as const;

const scenesSeance: readonly Scene[] = [
  scene('preparation', 'à venir', A_VENIR, rien),
  scene('preparation', 'sans point', A_VENIR, rien, []),
  ...SUITES.flatMap(([nom, suite]) => [
    scene('preparation', `le jour passé, ${nom}`, JOUR, suite),
    scene('preparation', `tous absents, ${nom}`, JOUR, (banc, id, membres) => {
      pointer(banc, id, membres, 'absent');
      suite(banc, id, membres);
    }),
    scene('convoquee', `le jour passé, ${nom}`, JOUR, (banc, id, membres) => {
      convoquer(banc, id);
      suite(banc, id, membres);
    }),
    scene('convoquee', `tous absents, ${nom}`, JOUR, (banc, id, membres) => {
      convoquer(banc, id);
      pointer(banc, id, membres, 'absent');
      suite(banc, id, membres);
    }),
    ...(['tenue', 'sans_quorum'] as const).flatMap((etat) => [
      scene(etat, nom, JOUR, (banc, id, membres) => {
        convoquer(banc, id);
        pointer(banc, id, etat === 'tenue' ? membres : membres.slice(0, 1));
        suite(banc, id, membres);
      }),
      scene(etat, `sans convocation, ${nom}`, JOUR, (banc, id, membres) => {
        pointer(banc, id, etat === 'tenue' ? membres : membres.slice(0, 1));
        suite(banc, id, membres);
      }),
      scene('close', `${etat}, ${nom}`, JOUR, (banc, id, membres) => {
        pointer(banc, id, etat === 'tenue' ? membres : membres.slice(0, 1));
        suite(banc, id, membres);
        faire(banc, 'seances.clore', { seanceId: id, date: '2026-11-12', procesVerbal: 'PV d’essai' });
      }),
    ]),
  ]),
  scene('convoquee', 'à venir', A_VENIR, (banc, id) => convoquer(banc, id)),
  scene('sans_quorum', 'règles sans seconde séance', JOUR, (banc, id, membres) => {
    const [instanceId] = banc.registre.instances.keys();
    faire(banc, 'instances.regler', {
      instanceId,
      ...REGLES_CRPA,
      depuis: '2020-02-01',
      secondeSansQuorum: false,
      source: 'Règlement intérieur, article 5',
    });
    pointer(banc, id, membres.slice(0, 1));
  }),
  scene('tenue', 'quorum perdu sur un point', JOUR, (banc, id, membres) => {
    pointer(banc, id, membres);
    faire(banc, 'seances.quitter', { seanceId: id, pointId: '1', membres: membres.slice(1) });
  }),
  scene('annulee', 'annulée', A_VENIR, (banc, id) => {
    faire(banc, 'seances.annuler', { seanceId: id, date: '2026-11-12', motif: 'Faute de dossiers.' });
  }),
];

const membresDe = ({ banc }: Situation): readonly string[] => [...banc.registre.membresDuComite.keys()];
const flat = (
  action: string,
  nom: string,
  methode: Ordre['methode'],
  entree: (situation: Situation) => Readonly<Record<string, unknown>> | null,
): Essai => ({
  action,
  nom,
  ordre: (situation) => {
    const given = entree(situation);
    return given === null ? null : { methode, entree: { seanceId: situation.id, ...given } };
  },
});
const seanceDe = ({ banc, id }: Situation) => {
  const one = banc.registre.seances.get(id);
  if (one === undefined) throw new Error('no séance');
  return one;
};
/** On the first point, where there is one. */
const surPoint = (situation: Situation, entree: Readonly<Record<string, unknown>>) =>
  seanceDe(situation).points.length === 0 ? null : { pointId: '1', ...entree };

const essaisSeance: readonly Essai[] = [
  ...(['Cahier des charges', 'Schéma régional'] as const).map((intitule) =>
    flat('inscrire', intitule, 'seances.inscrire', () => ({
      objet: 'autre',
      avenantId: null,
      conventionId: null,
      intitule,
      documents: null,
    })),
  ),
  flat('retirer_point', 'le premier', 'seances.retirerPoint', () => ({ pointId: '1' })),
  flat('retirer_point', 'un autre', 'seances.retirerPoint', () => ({ pointId: '9' })),
  flat('convoquer', 'convoquer', 'seances.convoquer', () => ({
    date: '2026-10-21',
    conjointe: true,
    piecesJointes: true,
    sansQuorum: false,
    urgence: null,
  })),
  flat('modifier', 'l’heure', 'seances.modifier', (one) => ({
    date: seanceDe(one).date,
    heure: '14 h',
    lieu: 'Lyon',
  })),
  flat('modifier', 'le jour', 'seances.modifier', () => ({ date: '2026-11-09', heure: null, lieu: 'Lyon' })),
  flat('pointer', 'tous présents', 'seances.pointer', (one) => ({
    membres: membresDe(one),
    mode: 'present',
    mandataireId: null,
  })),
  flat('pointer', 'un seul présent', 'seances.pointer', (one) => {
    const [first = '', ...others] = membresDe(one);
    return seanceDe(one).presences.some(
      ({ membreId, mode }) => mode !== 'absent' && others.includes(membreId),
    )
      ? { membres: others, mode: 'absent', mandataireId: null }
      : { membres: [first], mode: 'present', mandataireId: null };
  }),
  flat('pointer', 'personne', 'seances.pointer', (one) =>
    ['tenue', 'sans_quorum'].includes(etatSeance(one.banc.registre, seanceDe(one), one.banc.aujourdhui))
      ? null
      : { membres: membresDe(one), mode: 'absent', mandataireId: null },
  ),
  flat('deporter', 'déport', 'seances.deporter', (one) =>
    surPoint(one, { membreId: membresDe(one)[0], motif: 'Intérêt personnel.' }),
  ),
  flat('quitter', 'départ', 'seances.quitter', (one) =>
    surPoint(one, { membres: membresDe(one).slice(0, 1) }),
  ),
  flat('rendre_avis', 'avis', 'seances.rendreAvis', (one) => surPoint(one, AVIS)),
  flat('reconvoquer', 'seconde séance', 'seances.reconvoquer', () => ({
    date: '2026-12-20',
    heure: null,
    lieu: 'Lyon',
  })),
  flat('clore', 'clore', 'seances.clore', () => ({ date: '2026-11-20', procesVerbal: 'PV d’essai' })),
  flat('publier_avis', 'publier', 'seances.publierAvis', (one) =>
    surPoint(one, { date: '2026-11-21', support: 'site' }),
  ),
  flat('annuler', 'annuler', 'seances.annuler', () => ({ date: '2026-11-21', motif: 'Faute de dossiers.' })),
];

export const PLATEAU_SEANCE: Plateau = {
  table: tableDe(TABLE_SEANCE.objet),
  scenes: scenesSeance,
  essais: essaisSeance,
  etatDe: (registre, id, jour) => {
    const one = registre.seances.get(id);
    if (one === undefined) throw new Error('no séance');
    return etatSeance(registre, one, jour);
  },
};

/* The avis itself, given in a séance on the convention. */

const avisEnSeance = (sens: string, publie: boolean) => (): Situation => {
  const banc = withFin(signed());
  const { id: seanceId } = seance(banc, JOUR, []);
  faire(banc, 'seances.inscrire', {
    seanceId,
    objet: 'convention',
    avenantId: null,
    conventionId: CONVENTION_ID,
    intitule: null,
    documents: null,
  });
  rendre(banc, seanceId, { sens });
  const [id = ''] = banc.registre.avis.keys();
  if (publie) publier(banc, seanceId);
  return { banc, id };
};
const avisSeul = (sens: string, publie: boolean) => (): Situation => {
  const banc = withFin(signed());
  const id = faire(banc, 'avis.enregistrerSurConvention', {
    conventionId: CONVENTION_ID,
    instance: 'CREFOP',
    seance: seanceDu(d('2026-10-15')),
    sens,
    votes: null,
    texte: 'Texte de l’avis.',
  });
  if (publie) faire(banc, 'avis.publier', { avisId: id, date: '2026-11-15', support: 'site' });
  return { banc, id };
};

export const PLATEAU_AVIS: Plateau = {
  table: tableDe(TABLE_AVIS.objet),
  scenes: (
    [
      ['a_publier', 'favorable', false],
      ['a_publier', 'defavorable', false],
      ['publie', 'favorable', true],
      ['sans_avis', 'sursis', false],
      ['sans_avis', 'sans_avis', false],
    ] as const
  ).flatMap(([etat, sens, publie]) => [
    { etat, nom: `${sens}, en séance`, monter: avisEnSeance(sens, publie) },
    { etat, nom: `${sens}, seul`, monter: avisSeul(sens, publie) },
  ]),
  essais: [
    {
      action: 'publier',
      nom: 'publier',
      ordre: ({ id }) => ({
        methode: 'avis.publier',
        entree: { avisId: id, date: '2026-11-20', support: 'site' },
      }),
    },
    {
      action: 'publier_en_seance',
      nom: 'publier depuis la séance',
      ordre: ({ banc }) => {
        const [seanceId] = banc.registre.seances.keys();
        return seanceId === undefined
          ? null
          : {
              methode: 'seances.publierAvis',
              entree: { seanceId, pointId: '1', date: '2026-11-20', support: 'site' },
            };
      },
    },
  ],
  etatDe: (registre, id) => {
    const one = registre.avis.get(id);
    if (one === undefined) throw new Error('no avis');
    return etatAvis(one);
  },
};
