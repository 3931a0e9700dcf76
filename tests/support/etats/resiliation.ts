import { TABLE_DENONCIATION } from '#domain/resiliation/etats-denonciation';
import { TABLE_MISE_EN_DEMEURE } from '#domain/resiliation/gestes';
import { tableDe } from '#domain/etats/tables';
import { etatDenonciation } from '#domain/fiches/denonciation';
import { etatMiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import type { MiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import { denonciationDuDossier } from '#domain/lookup';
import { Banc, CONVENTION_ID, NUMERO, d, signed, withFin } from '../registre';
import type { Essai, Ordre, Plateau, Scene, Situation } from './outils';
import { faire } from './outils';

const ETAT = ['prefete', 'recteur', 'draaf'] as const;

/** When the facts took place, the letter was signed and sent, in the order of the case. */
type Jours = { readonly faits: string; readonly lettre: string; readonly depot: string };
/** The delay runs on 23 November 2026. */
const RECENT: Jours = { faits: '2026-10-01', lettre: '2026-11-19', depot: '2026-11-20' };
/** It ran out on 2 June 2026. */
const ANCIEN: Jours = { faits: '2026-03-01', lettre: '2026-04-01', depot: '2026-04-02' };
/** It ran out on Saturday 21 November 2026; the prudent reading goes on to the 23rd. */
const SAMEDI: Jours = { faits: '2026-03-01', lettre: '2026-09-18', depot: '2026-09-21' };

const griefs = (dateFaits: string, faits = 'Absence aux groupes de travail.') => [
  { obligationId: 'ART3-4', faits, dateFaits, pieces: null, miseEnConformite: null },
];
const preparer = (banc: Banc, dateFaits: string, faits?: string): string =>
  faire(banc, 'misesEnDemeure.preparer', {
    conventionId: CONVENTION_ID,
    partieEmettriceId: 'region',
    auteurId: 'president',
    griefs: griefs(dateFaits, faits),
  });
const signer = (banc: Banc, id: string, date: string): void =>
  void faire(banc, 'misesEnDemeure.signer', { miseEnDemeureId: id, date });
const plis = (depotLe: string, ids: readonly string[]) =>
  ids.map((destinataireId, rang) => ({
    destinataireId,
    numero: NUMERO.replace('123', String(301 + rang)),
    depotLe,
    preuveDepot: 'Preuve de dépôt d’essai',
  }));
const envoyer = (banc: Banc, id: string, depot: string, ids: readonly string[] = ETAT): void =>
  void faire(banc, 'misesEnDemeure.envoyer', { miseEnDemeureId: id, envois: plis(depot, ids) });
const lettre = (banc: Banc, id: string): MiseEnDemeure => {
  const found = banc.registre.misesEnDemeure.get(id);
  if (found === undefined) throw new Error('no letter');
  return found;
};
const suivi = (over: Readonly<Record<string, unknown>> = {}) => ({
  preuveDepot: null,
  presentationLe: null,
  distributionLe: null,
  retour: null,
  refusLe: null,
  preuves: null,
  ...over,
});
const perdre = (banc: Banc, id: string, date: string, combien = 1): void => {
  for (const { id: envoiId } of lettre(banc, id).envois.slice(0, combien))
    faire(banc, 'misesEnDemeure.suivreEnvoi', {
      miseEnDemeureId: id,
      envoiId,
      ...suivi({ retour: { date, motif: 'adresse_inconnue' } }),
    });
};

export function signee(banc: Banc, { faits, lettre: jour }: Jours): string {
  const id = preparer(banc, faits);
  signer(banc, id, jour);
  return id;
}
function envoyee(banc: Banc, jours: Jours, ids: readonly string[] = ETAT): string {
  const id = signee(banc, jours);
  envoyer(banc, id, jours.depot, ids);
  return id;
}
const tenir = (banc: Banc, id: string, date: string): void =>
  void faire(banc, 'misesEnDemeure.tenir', { miseEnDemeureId: id, date, motif: 'Les autres l’ont reçue.' });

/** A convention denounced on an old notice; the denunciation takes effect on its reception. */
export function notifiee(
  banc: Banc,
  {
    notifieeLe = '2026-10-01',
    priseEffet = { nature: 'reception' },
  }: { readonly notifieeLe?: string; readonly priseEffet?: Readonly<Record<string, unknown>> } = {},
): { readonly med: string; readonly id: string } {
  const med = envoyee(banc, ANCIEN);
  const id = faire(banc, 'denonciations.notifier', {
    miseEnDemeureId: med,
    auteurId: 'president',
    notifieeLe,
    numero: null,
    persistance: 'Le manquement persiste à ce jour.',
    priseEffet,
    derogation: null,
  });
  return { med, id };
}

/** The real convention, whose notice period runs from the reception of the letter. */
export function aReception(jour = '2026-11-23'): Banc {
  const { convention } = new Banc(d(jour));
  return withFin(
    signed(d(jour), {
      ...convention,
      divisions: convention.divisions.map((division) => ({
        ...division,
        alineas: division.alineas.map((one) => ({
          ...one,
          texte: one.texte
            .replace('suivant l’envoi', 'suivant la réception')
            .replace("suivant l'envoi", 'suivant la réception'),
        })),
      })),
      clauses: (convention.clauses ?? []).map((one) =>
        one.parametres.nature === 'resiliation'
          ? { ...one, parametres: { ...one.parametres, depart: 'reception' as const } }
          : one,
      ),
    }),
  );
}

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
/** Built, then looked at on another day. */
const vueLe = (jour: string, faits: (banc: Banc) => string) => (banc: Banc) => {
  const id = faits(banc);
  banc.aujourdhui = d(jour);
  return id;
};

const scenesLettre: readonly Scene[] = [
  scene('brouillon', 'brouillon', (banc) => preparer(banc, RECENT.faits)),
  scene('brouillon', 'faits vides', (banc) => preparer(banc, RECENT.faits, 'x')),
  scene('signee', 'signée', (banc) => signee(banc, RECENT)),
  scene('signee', 'signée il y a longtemps', (banc) => signee(banc, ANCIEN)),
  scene('signee', 'à réception', (banc) => signee(banc, RECENT), aReception),
  ...([RECENT, ANCIEN] as const).flatMap((jours) => [
    scene('signee', 'tous les plis perdus', (banc) => {
      const id = envoyee(banc, jours);
      perdre(banc, id, '2026-11-21', 3);
      return id;
    }),
    scene('signee', 'seul pli perdu', (banc) => {
      const id = envoyee(banc, jours, ['prefete']);
      perdre(banc, id, '2026-11-21');
      return id;
    }),
    scene(jours === RECENT ? 'delai_en_cours' : 'delai_expire', 'un pli perdu', (banc) => {
      const id = envoyee(banc, jours);
      perdre(banc, id, '2026-11-21');
      return id;
    }),
    scene(
      'signee',
      'à réception, seul pli perdu',
      (banc) => {
        const id = envoyee(banc, jours, ['prefete']);
        perdre(banc, id, '2026-11-21');
        return id;
      },
      aReception,
    ),
    scene(
      jours === RECENT ? 'delai_en_cours' : 'delai_expire',
      'à réception, reçu',
      (banc) => {
        const id = envoyee(banc, jours, ['prefete']);
        const [envoi] = lettre(banc, id).envois;
        faire(banc, 'misesEnDemeure.suivreEnvoi', {
          miseEnDemeureId: id,
          envoiId: envoi?.id,
          ...suivi({ distributionLe: jours.depot }),
        });
        return id;
      },
      aReception,
    ),
    scene(
      'delai_non_determine',
      'à réception, un pli perdu, partie tenue',
      (banc) => {
        const id = envoyee(banc, jours);
        perdre(banc, id, '2026-11-21');
        tenir(banc, id, '2026-11-22');
        return id;
      },
      aReception,
    ),
    scene('delai_non_determine', 'à réception', (banc) => envoyee(banc, jours, ['prefete']), aReception),
    scene(
      'delai_non_determine',
      'à réception, un pli perdu',
      (banc) => {
        const id = envoyee(banc, jours);
        perdre(banc, id, '2026-11-21');
        return id;
      },
      aReception,
    ),
  ]),
  scene('delai_en_cours', 'délai en cours', (banc) => envoyee(banc, RECENT)),
  scene('delai_en_cours', 'un seul destinataire', (banc) => envoyee(banc, RECENT, ['prefete'])),
  scene('delai_en_cours', 'un pli perdu, partie tenue', (banc) => {
    const id = envoyee(banc, RECENT);
    perdre(banc, id, '2026-11-21');
    tenir(banc, id, '2026-11-22');
    return id;
  }),
  scene('delai_en_cours', 'délai accordé', (banc) => {
    const id = envoyee(banc, ANCIEN);
    faire(banc, 'misesEnDemeure.prolonger', {
      miseEnDemeureId: id,
      date: '2026-05-20',
      jusquAu: '2026-12-31',
      motif: 'Bonne volonté montrée.',
    });
    return id;
  }),
  scene('delai_en_cours', 'date stricte passée', (banc) => envoyee(banc, SAMEDI)),
  scene('delai_expire', 'délai expiré', (banc) => envoyee(banc, ANCIEN)),
  scene('delai_expire', 'un seul destinataire', (banc) => envoyee(banc, ANCIEN, ['prefete'])),
  scene('delai_expire', 'un pli perdu, partie tenue', (banc) => {
    const id = envoyee(banc, ANCIEN);
    perdre(banc, id, '2026-05-02');
    tenir(banc, id, '2026-05-03');
    return id;
  }),
  scene(
    'delai_expire',
    'convention échue',
    vueLe('2029-02-01', (banc) => envoyee(banc, ANCIEN)),
  ),
  scene('regularisee', 'régularisée', (banc) => {
    const id = envoyee(banc, RECENT);
    faire(banc, 'misesEnDemeure.regulariser', {
      miseEnDemeureId: id,
      date: '2026-11-22',
      motif: 'Mise en conformité.',
    });
    return id;
  }),
  scene('retiree', 'brouillon retiré', (banc) => {
    const id = preparer(banc, RECENT.faits);
    faire(banc, 'misesEnDemeure.retirer', {
      miseEnDemeureId: id,
      date: '2026-11-22',
      motif: 'Sans objet désormais.',
    });
    return id;
  }),
  scene('retiree', 'lettre retirée', (banc) => {
    const id = envoyee(banc, RECENT);
    faire(banc, 'misesEnDemeure.retirer', {
      miseEnDemeureId: id,
      date: '2026-11-22',
      motif: 'Sans objet désormais.',
    });
    return id;
  }),
  scene('denonciation_notifiee', 'dénoncée', (banc) => notifiee(banc).med),
];

const aujourdhui = ({ banc }: Situation): string => banc.aujourdhui;
const jourDe = ({ banc, id }: Situation): string => lettre(banc, id).signeeLe ?? banc.aujourdhui;

/** A sending of a day, where the letter was signed by then. */
const envoi = (action: string, nom: string, jour: (situation: Situation) => string): Essai => ({
  action,
  nom,
  ordre: (situation) => {
    const depot = jour(situation);
    if (depot < jourDe(situation)) return null;
    const ids = ETAT;
    return {
      methode: 'misesEnDemeure.envoyer',
      entree: { miseEnDemeureId: situation.id, envois: plis(depot, ids) },
      terminal: [
        'mise-en-demeure',
        'envoyer',
        situation.id,
        '--depot',
        depot,
        '--preuve',
        'Preuve de dépôt d’essai',
        ...plis(depot, ids).flatMap(({ destinataireId, numero }) => [
          '--numero',
          `${destinataireId}=${numero}`,
        ]),
      ],
    };
  },
});

type Retour = { readonly date: string; readonly motif: string } | null;
const pli = (
  nom: string,
  fait: (depot: string) => { distributionLe?: string; presentationLe?: string; retour?: Retour },
): Essai => ({
  action: 'suivre',
  nom,
  ordre: ({ banc, id }) => {
    const [premier] = lettre(banc, id).envois;
    const {
      distributionLe = null,
      presentationLe = null,
      retour = null,
    } = fait(premier?.depotLe ?? '2026-11-20');
    const envoiId = premier?.id ?? 'aucun';
    return {
      methode: 'misesEnDemeure.suivreEnvoi',
      entree: { miseEnDemeureId: id, envoiId, ...suivi({ distributionLe, presentationLe, retour }) },
      terminal: [
        'mise-en-demeure',
        'suivre',
        id,
        '--envoi',
        envoiId,
        ...(presentationLe === null ? [] : ['--presentation', presentationLe]),
        ...(distributionLe === null ? [] : ['--distribution', distributionLe]),
        ...(retour === null ? [] : ['--retour', retour.date, '--motif-retour', retour.motif]),
      ],
    };
  },
});

const acte = (
  action: string,
  nom: string,
  methode: Ordre['methode'],
  entree: (situation: Situation) => Readonly<Record<string, unknown>> | null,
): Essai => ({
  action,
  nom,
  ordre: (situation) => {
    const given = entree(situation);
    return given === null ? null : { methode, entree: { miseEnDemeureId: situation.id, ...given } };
  },
});
const MOTIF = 'Motif donné pour l’essai.';

const denonciation = (
  nom: string,
  jour: (situation: Situation) => string,
  derogation: string | null,
): Essai => ({
  action: 'denoncer',
  nom,
  ordre: (situation) => ({
    methode: 'denonciations.notifier',
    entree: {
      miseEnDemeureId: situation.id,
      auteurId: 'president',
      notifieeLe: jour(situation),
      numero: null,
      persistance: 'Le manquement persiste à ce jour.',
      priseEffet: { nature: 'reception' },
      derogation,
    },
    terminal: [
      'denonciation',
      'notifier',
      '--mise-en-demeure',
      situation.id,
      '--date',
      jour(situation),
      '--persistance',
      'Le manquement persiste à ce jour.',
      ...(derogation === null ? [] : ['--derogation', derogation]),
    ],
  }),
});

const essaisLettre: readonly Essai[] = [
  {
    action: 'rediger',
    nom: 'rédiger',
    ordre: ({ id }) => ({
      methode: 'misesEnDemeure.rediger',
      entree: { miseEnDemeureId: id, auteurId: 'president', griefs: griefs('2026-10-02') },
      terminal: [
        'mise-en-demeure',
        'rediger',
        id,
        '--obligation',
        'ART3-4',
        '--faits',
        'Absence aux groupes de travail.',
        '--date-faits',
        '2026-10-02',
      ],
    }),
  },
  acte('signer', 'aujourd’hui', 'misesEnDemeure.signer', (one) => ({ date: aujourdhui(one) })),
  acte('signer', 'avant les faits', 'misesEnDemeure.signer', ({ banc, id }) =>
    lettre(banc, id).griefs[0]?.faits === 'x' ? null : { date: '2026-02-01' },
  ),
  envoi('envoyer', 'aujourd’hui', aujourdhui),
  envoi('envoyer', 'aussitôt la lettre', jourDe),
  envoi(
    'envoyer',
    'pendant le premier délai',
    ({ banc, id }) => lettre(banc, id).envois[0]?.depotLe ?? banc.aujourdhui,
  ),
  // First: at the terminal what is not said again stays, and a letter that came back is not handed over.
  pli('adresse inconnue', (depot) => ({ retour: { date: depot, motif: 'adresse_inconnue' } })),
  pli('distribué', (depot) => ({ distributionLe: depot })),
  pli('présenté', (depot) => ({ presentationLe: depot })),
  acte('tenir', 'tenir', 'misesEnDemeure.tenir', (one) => ({ date: aujourdhui(one), motif: MOTIF })),
  acte('observer', 'observer', 'misesEnDemeure.observer', (one) => ({
    date: aujourdhui(one),
    texte: MOTIF,
    piece: null,
  })),
  acte('prolonger', 'jusqu’à l’an prochain', 'misesEnDemeure.prolonger', (one) => ({
    date: aujourdhui(one),
    jusquAu: `${Number(aujourdhui(one).slice(0, 4)) + 1}-06-30`,
    motif: MOTIF,
  })),
  acte('prolonger', 'un délai déjà passé', 'misesEnDemeure.prolonger', ({ banc, id }) => {
    const { envois, delai, prolongations } = lettre(banc, id);
    return envois[0]?.depotLe === ANCIEN.depot &&
      delai !== null &&
      prolongations === undefined &&
      banc.aujourdhui >= '2026-11-23'
      ? { date: ANCIEN.depot, jusquAu: '2026-07-31', motif: MOTIF }
      : null;
  }),
  acte('regulariser', 'aujourd’hui', 'misesEnDemeure.regulariser', (one) => ({
    date: aujourdhui(one),
    motif: MOTIF,
  })),
  acte('regulariser', 'au dépôt', 'misesEnDemeure.regulariser', ({ banc, id }) => ({
    date: lettre(banc, id).envois[0]?.depotLe ?? banc.aujourdhui,
    motif: MOTIF,
  })),
  acte('retirer', 'retirer', 'misesEnDemeure.retirer', (one) => ({ date: aujourdhui(one), motif: MOTIF })),
  denonciation('aujourd’hui', aujourdhui, null),
  denonciation('aujourd’hui, avec un motif', aujourdhui, MOTIF),
  {
    ...denonciation(
      'au dépôt',
      ({ banc, id }) => lettre(banc, id).envois[0]?.depotLe ?? banc.aujourdhui,
      null,
    ),
  },
];

export const PLATEAU_MISE_EN_DEMEURE: Plateau = {
  table: tableDe(TABLE_MISE_EN_DEMEURE.objet),
  scenes: scenesLettre,
  essais: essaisLettre,
  etatDe: (registre, id, jour) => {
    const one = registre.misesEnDemeure.get(id);
    if (one === undefined) throw new Error('no letter');
    return etatMiseEnDemeure(one, jour, denonciationDuDossier(registre, one) !== null);
  },
};

/* The act that ends the convention. */

const suite = (banc: Banc, id: string, nature: string, date: string): void =>
  void faire(banc, 'denonciations.enregistrerSuite', {
    denonciationId: id,
    nature,
    date,
    reference: 'Ordonnance n° 2600001',
  });
const recevoir = (banc: Banc, id: string, date: string): void =>
  void faire(banc, 'denonciations.enregistrerReception', { denonciationId: id, date, presentationLe: null });
const expedier = (banc: Banc, id: string): void =>
  void faire(banc, 'denonciations.envoyer', { denonciationId: id, envois: plis('2026-10-02', ETAT) });

const scenesActe: readonly Scene[] = [
  ...(['tenue', 'suspendue'] as const).flatMap((etat) =>
    (
      [
        ['non reçue', () => undefined],
        ['reçue', (banc: Banc, id: string) => recevoir(banc, id, '2026-10-05')],
        ['envoyée à chacun', expedier],
      ] as const
    ).map(([nom, plus]) =>
      scene(etat, nom, (banc) => {
        const { id } = notifiee(banc);
        plus(banc, id);
        if (etat === 'suspendue') suite(banc, id, 'suspension', '2026-11-01');
        return id;
      }),
    ),
  ),
  scene(
    'tenue',
    'effet à venir',
    (banc) => notifiee(banc, { priseEffet: { nature: 'date', date: '2027-01-01' } }).id,
  ),
  scene('tombee', 'annulée', (banc) => {
    const { id } = notifiee(banc);
    suite(banc, id, 'annulation', '2026-11-01');
    return id;
  }),
];

const envoiActe = (banc: Banc, id: string) => banc.registre.denonciations.get(id)?.envois?.[0];
const essaisActe: readonly Essai[] = [
  {
    action: 'envoyer',
    nom: 'envoyer',
    ordre: ({ id }) => ({
      methode: 'denonciations.envoyer',
      entree: { denonciationId: id, envois: plis('2026-10-02', ETAT) },
      terminal: [
        'denonciation',
        'envoyer',
        id,
        '--convention',
        CONVENTION_ID,
        '--depot',
        '2026-10-02',
        '--preuve',
        'Preuve de dépôt d’essai',
        ...plis('2026-10-02', ETAT).flatMap(({ destinataireId, numero }) => [
          '--numero',
          `${destinataireId}=${numero}`,
        ]),
      ],
    }),
  },
  {
    action: 'suivre',
    nom: 'distribué',
    ordre: ({ banc, id }) => {
      const envoiId = envoiActe(banc, id)?.id ?? 'aucun';
      return {
        methode: 'denonciations.suivreEnvoi',
        entree: { denonciationId: id, envoiId, ...suivi({ distributionLe: '2026-10-05' }) },
        terminal: [
          'denonciation',
          'suivre',
          id,
          '--convention',
          CONVENTION_ID,
          '--envoi',
          envoiId,
          '--distribution',
          '2026-10-05',
        ],
      };
    },
  },
  {
    action: 'recevoir',
    nom: 'réception',
    ordre: ({ id }) => ({
      methode: 'denonciations.enregistrerReception',
      entree: { denonciationId: id, date: '2026-10-06', presentationLe: null },
    }),
  },
  ...(['retrait', 'annulation', 'suspension', 'fin_suspension', 'reprise'] as const).map((nature): Essai => ({
    action: nature,
    nom: nature,
    ordre: ({ id }) => ({
      methode: 'denonciations.enregistrerSuite',
      entree: { denonciationId: id, nature, date: '2026-11-20', reference: 'Ordonnance n° 2600002' },
    }),
  })),
];

export const PLATEAU_DENONCIATION: Plateau = {
  table: tableDe(TABLE_DENONCIATION.objet),
  scenes: scenesActe,
  essais: essaisActe,
  etatDe: (registre, id) => {
    const one = registre.denonciations.get(id);
    if (one === undefined) throw new Error('no denunciation');
    return etatDenonciation(one);
  },
};
