import type { ComiteView, InscriptibleView, MembreView, PointView, SeanceView } from '#contract/comite';
import type { Input } from '#contract/procedures';
import { SENS_LABELS, FORMATION_LABELS } from '#registre/fiches/avis';
import {
  BASE_QUORUM_LABELS,
  MAJORITE_LABELS,
  NATURE_REGLES_LABELS,
  OBJET_POINT_LABELS,
  PRESIDENCE_LABELS,
  RANG_MEMBRE_LABELS,
  VOIX_DEPART_LABELS,
  membresRegles,
} from '#registre/fiches/comite';
import type { Membre } from '#registre/fiches/comite';
import { CIVILITES } from '#registre/fiches/commun';
import { isAvisRendu } from '#domain/fiches/avis';
import { formatShort } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { call } from '../../rpc/client';
import type { ChampGeste, Geste, Valeurs } from '../../parts/geste-dialog';
import { textComite as text, textSeance } from '../../text/comite';

/* What is done about the committee, each as one dialog: the fields it asks, the act it sends. */

const v = (all: Valeurs, nom: string): string => (all[nom] ?? '').trim();
const ou = (all: Valeurs, nom: string): string | null => (v(all, nom) === '' ? null : v(all, nom));
const n = (all: Valeurs, nom: string): number | null => (v(all, nom) === '' ? null : Number(v(all, nom)));
const oui = (all: Valeurs, nom: string): boolean => v(all, nom) === 'oui';

const choix = (
  nom: string,
  label: string,
  labels: Readonly<Record<string, string>>,
  initial?: string,
): ChampGeste => ({
  nom,
  label,
  genre: 'choix',
  choix: Object.entries(labels).map(([value, one]) => ({ value, label: one })),
  ...(initial === undefined ? {} : { initial }),
});
const ouiNon = (nom: string, label: string, initial: boolean): ChampGeste =>
  choix(nom, label, { oui: text.oui, non: text.non }, initial ? 'oui' : 'non');
const texte = (nom: string, label: string, plus: Partial<ChampGeste> = {}): ChampGeste => ({
  nom,
  label,
  genre: 'texte',
  ...plus,
});
const date = (nom: string, label: string, jour: CivilDate | null = null): ChampGeste => ({
  nom,
  label,
  genre: 'date',
  ...(jour === null ? {} : { initial: formatShort(jour) }),
});
const facultatif = { facultatif: true } as const;

const DENOMINATION: readonly ChampGeste[] = [
  texte('nom', text.nom),
  texte('sigle', text.sigle, facultatif),
  date('depuis', text.depuis),
  texte('fondement', text.fondement, { aide: text.fondementAide }),
];
const denomination = (all: Valeurs) => ({
  nom: v(all, 'nom'),
  sigle: ou(all, 'sigle'),
  depuis: v(all, 'depuis'),
  fondement: v(all, 'fondement'),
});

export const creerComite = (): Geste => ({
  titre: text.creer,
  champs: DENOMINATION,
  envoyer: (all) => call('instances.creer', denomination(all)),
  fait: () => text.cree,
});

export const renommer = ({ id }: ComiteView): Geste => ({
  titre: text.renommer,
  intro: text.nomsLead,
  champs: DENOMINATION,
  envoyer: (all) => call('instances.renommer', { instanceId: id, ...denomination(all) }),
  fait: () => text.renomme,
});

/** Every parameter of the rules of the day, to be changed where the text of the committee says otherwise. */
export function regler({ id, reglesDuJour: r }: ComiteView): Geste {
  const nombre = (
    nom: keyof typeof membresRegles,
    initial: number | null,
    plus: Partial<ChampGeste> = {},
  ): ChampGeste => ({
    nom,
    label: membresRegles[nom].mot ?? '',
    genre: 'nombre',
    ...(initial === null ? {} : { initial: String(initial) }),
    ...plus,
  });
  const mot = (nom: keyof typeof membresRegles): string => membresRegles[nom].mot ?? '';
  return {
    titre: text.regler,
    champs: [
      choix('nature', mot('nature'), NATURE_REGLES_LABELS, 'reglement'),
      texte('source', mot('source')),
      date('depuis', mot('depuis')),
      nombre('preavisPleniere', r.preavisPleniere),
      nombre('preavisBureau', r.preavisBureau),
      ouiNon('joursFrancs', mot('joursFrancs'), r.joursFrancs),
      ouiNon('urgence', mot('urgence'), r.urgence),
      nombre('quorumNumerateur', r.quorumNumerateur),
      nombre('quorumDenominateur', r.quorumDenominateur),
      ouiNon('quorumStrict', mot('quorumStrict'), r.quorumStrict),
      choix('quorumBase', mot('quorumBase'), BASE_QUORUM_LABELS, r.quorumBase),
      nombre('nombreMembres', r.nombreMembres, facultatif),
      ouiNon('distance', mot('distance'), r.distance),
      nombre('mandats', r.mandats),
      ouiNon('secondeSansQuorum', mot('secondeSansQuorum'), r.secondeSansQuorum),
      choix('majorite', mot('majorite'), MAJORITE_LABELS, r.majorite),
      choix('voixPreponderante', mot('voixPreponderante'), VOIX_DEPART_LABELS, r.voixPreponderante),
      texte('clauseBureau', mot('clauseBureau'), { ...facultatif, initial: r.clauseBureau ?? '' }),
      texte('clauseTacite', mot('clauseTacite'), { ...facultatif, initial: r.clauseTacite ?? '' }),
      nombre('delaiTacite', r.delaiTacite, facultatif),
    ],
    envoyer: (all) =>
      call('instances.regler', {
        instanceId: id,
        nature: v(all, 'nature') as typeof r.nature,
        source: v(all, 'source'),
        depuis: v(all, 'depuis'),
        preavisPleniere: n(all, 'preavisPleniere') ?? 0,
        preavisBureau: n(all, 'preavisBureau') ?? 0,
        joursFrancs: oui(all, 'joursFrancs'),
        urgence: oui(all, 'urgence'),
        quorumNumerateur: n(all, 'quorumNumerateur') ?? 0,
        quorumDenominateur: n(all, 'quorumDenominateur') ?? 0,
        quorumStrict: oui(all, 'quorumStrict'),
        quorumBase: v(all, 'quorumBase') as typeof r.quorumBase,
        nombreMembres: n(all, 'nombreMembres'),
        distance: oui(all, 'distance'),
        mandats: n(all, 'mandats') ?? 0,
        secondeSansQuorum: oui(all, 'secondeSansQuorum'),
        majorite: v(all, 'majorite') as typeof r.majorite,
        voixPreponderante: v(all, 'voixPreponderante') as typeof r.voixPreponderante,
        clauseBureau: ou(all, 'clauseBureau'),
        clauseTacite: ou(all, 'clauseTacite'),
        delaiTacite: n(all, 'delaiTacite'),
      }),
    fait: () => text.regle,
  };
}

/** What is said of a member: nothing yet, or what is on record. */
const champsMembre = (one: Membre | null): readonly ChampGeste[] => {
  const dit = (value: string | null | undefined): Partial<ChampGeste> => ({ initial: value ?? '' });
  return [
    texte('college', text.college, dit(one?.college)),
    texte('siege', text.siege, { aide: text.siegeAide, ...dit(one?.siege) }),
    texte('organisation', text.organisation, { ...facultatif, ...dit(one?.organisation) }),
    ouiNon('deliberatif', text.voix, one?.deliberatif ?? true),
    choix('rang', text.rang, RANG_MEMBRE_LABELS, one?.rang ?? 'titulaire'),
    choix('presidence', text.presidence, PRESIDENCE_LABELS, one?.presidence ?? 'aucune'),
    ouiNon('bureau', text.bureau, one?.bureau ?? false),
    choix(
      'civilite',
      text.civilite,
      Object.fromEntries(CIVILITES.map((titre) => [titre, titre])),
      one?.civilite,
    ),
    texte('prenom', text.prenom, dit(one?.prenom)),
    texte('nom', text.nomDeFamille, dit(one?.nom)),
    texte('fonction', text.fonction, { ...facultatif, ...dit(one?.fonction) }),
    date('debut', text.debut, one?.debut ?? null),
    { ...date('fin', text.fin, one?.fin ?? null), ...facultatif },
    texte('source', text.source, { aide: text.sourceAide, ...dit(one?.source) }),
  ];
};
const saisieMembre = (all: Valeurs) => ({
  college: v(all, 'college'),
  siege: v(all, 'siege'),
  organisation: ou(all, 'organisation'),
  deliberatif: oui(all, 'deliberatif'),
  rang: v(all, 'rang') as Membre['rang'],
  presidence: v(all, 'presidence') as Membre['presidence'],
  bureau: oui(all, 'bureau'),
  civilite: v(all, 'civilite') as Membre['civilite'],
  prenom: v(all, 'prenom'),
  nom: v(all, 'nom'),
  fonction: ou(all, 'fonction'),
  debut: v(all, 'debut'),
  fin: ou(all, 'fin'),
  source: v(all, 'source'),
});

export const ajouterMembre = ({ id }: ComiteView): Geste => ({
  titre: text.ajouterMembre,
  champs: champsMembre(null),
  envoyer: (all) => call('membresDuComite.enregistrer', { instanceId: id, ...saisieMembre(all) }),
  fait: () => text.membreAjoute,
});

export const corrigerMembre = ({ membre, nom }: MembreView): Geste => ({
  titre: text.corrigerMembre,
  intro: nom,
  champs: champsMembre(membre),
  envoyer: (all) => call('membresDuComite.corriger', { membreId: membre.id, ...saisieMembre(all) }),
  fait: () => text.membreCorrige,
});

export const terminer = ({ membre, nom }: MembreView): Geste => ({
  titre: text.terminer,
  intro: nom,
  champs: [date('fin', text.fin), { nom: 'motif', label: text.motif, genre: 'motif' }],
  envoyer: (all) =>
    call('membresDuComite.terminer', { membreId: membre.id, fin: v(all, 'fin'), motif: v(all, 'motif') }),
  fait: () => text.termine,
});

export const joindre = ({ membre, nom, coordonnees }: MembreView): Geste => ({
  titre: text.joindre,
  intro: nom,
  champs: [
    texte('courriel', text.courriel, { ...facultatif, initial: coordonnees?.courriel ?? '' }),
    texte('telephone', text.telephone, { ...facultatif, initial: coordonnees?.telephone ?? '' }),
  ],
  envoyer: (all) =>
    call('membresDuComite.joindre', {
      membreId: membre.id,
      courriel: ou(all, 'courriel'),
      telephone: ou(all, 'telephone'),
    }),
  fait: () => text.joint,
});

export const purger = (membres: readonly MembreView[]): Geste => ({
  titre: text.purger,
  intro: `${membres.map(({ nom }) => nom).join(', ')}. ${text.purgerLead}`,
  grave: true,
  champs: [{ nom: 'motif', label: text.motif, genre: 'motif' }],
  envoyer: (all) =>
    call('membresDuComite.purger', {
      membres: membres.map(({ membre }) => membre.id),
      motif: v(all, 'motif'),
    }),
  fait: () => text.purge,
});

const TENUE = (one: {
  date: CivilDate | null;
  heure: string | null;
  lieu: string | null;
}): readonly ChampGeste[] => [
  date('date', text.date, one.date),
  texte('heure', text.heure, { ...facultatif, initial: one.heure ?? '', aide: text.heureAide }),
  texte('lieu', text.lieu, { ...facultatif, initial: one.lieu ?? '' }),
];
const tenue = (all: Valeurs) => ({ date: v(all, 'date'), heure: ou(all, 'heure'), lieu: ou(all, 'lieu') });

export const programmer = (
  { id }: ComiteView,
  derniere: { readonly lieu: string | null; readonly heure: string | null } | undefined,
): Geste => ({
  titre: text.programmer,
  champs: [
    ...TENUE({ date: null, heure: derniere?.heure ?? null, lieu: derniere?.lieu ?? null }),
    choix('formation', text.formation, FORMATION_LABELS, 'pleniere'),
    texte('denomination', text.denomination, { ...facultatif, aide: text.denominationAide }),
    texte('denominationMotif', text.denominationMotif, facultatif),
  ],
  envoyer: (all) =>
    call('seances.programmer', {
      instanceId: id,
      ...tenue(all),
      formation: v(all, 'formation') as Input<'seances.programmer'>['formation'],
      denomination: ou(all, 'denomination'),
      denominationMotif: ou(all, 'denominationMotif'),
    }),
  fait: () => text.programmee,
});

export const modifier = ({ seance }: SeanceView): Geste => ({
  titre: textSeance.modifier,
  champs: [
    ...TENUE(seance),
    texte('secretaire', textSeance.secretaire, { ...facultatif, initial: seance.secretaire ?? '' }),
    {
      nom: 'invites',
      label: textSeance.invites,
      genre: 'lignes',
      ...facultatif,
      initial: seance.invites ?? '',
    },
  ],
  envoyer: (all) =>
    call('seances.modifier', {
      seanceId: seance.id,
      ...tenue(all),
      secretaire: ou(all, 'secretaire'),
      invites: ou(all, 'invites'),
    }),
  fait: () => textSeance.modifiee,
});

const ACTE = 'acte:';
export function inscrire({ seance }: SeanceView, actes: readonly InscriptibleView[]): Geste {
  const sujets = Object.entries(OBJET_POINT_LABELS).filter(
    ([objet]) => objet !== 'avenant' && objet !== 'convention',
  );
  return {
    titre: textSeance.inscrire,
    champs: [
      {
        nom: 'objet',
        label: textSeance.objet,
        genre: 'choix',
        choix: [
          ...actes.map(({ titre }, rang) => ({ value: `${ACTE}${rang}`, label: titre })),
          ...sujets.map(([value, label]) => ({ value, label })),
        ],
      },
      texte('intitule', textSeance.intitule, { ...facultatif, aide: textSeance.intituleAide }),
      { nom: 'documents', label: textSeance.documents, genre: 'lignes', ...facultatif },
    ],
    envoyer: (all) => {
      const choisi = v(all, 'objet');
      const acte = choisi.startsWith(ACTE) ? actes[Number(choisi.slice(ACTE.length))] : undefined;
      return call('seances.inscrire', {
        seanceId: seance.id,
        objet: acte?.objet ?? (choisi as 'autre'),
        avenantId: acte?.avenantId ?? null,
        conventionId: acte?.conventionId ?? null,
        intitule: ou(all, 'intitule'),
        documents: ou(all, 'documents'),
      });
    },
    fait: () => textSeance.inscrit,
  };
}

export const convoquer = ({ seance, premiere }: SeanceView, aujourdhui: CivilDate): Geste => ({
  titre: textSeance.convoquer,
  champs: [
    date('date', textSeance.envoyee, aujourdhui),
    ouiNon('conjointe', textSeance.conjointe, true),
    ouiNon('pieces', textSeance.pieces, true),
    ouiNon('sansQuorum', textSeance.sansQuorum, premiere !== null),
    texte('urgence', textSeance.urgence, facultatif),
  ],
  envoyer: (all) =>
    call('seances.convoquer', {
      seanceId: seance.id,
      date: v(all, 'date'),
      conjointe: oui(all, 'conjointe'),
      piecesJointes: oui(all, 'pieces'),
      sansQuorum: oui(all, 'sansQuorum'),
      urgence: ou(all, 'urgence'),
    }),
  fait: () => textSeance.convoque,
});

export const reconvoquer = ({ seance }: SeanceView): Geste => ({
  titre: textSeance.reconvoquer,
  intro: textSeance.reconvoquerLead,
  champs: TENUE({ ...seance, date: null }),
  envoyer: (all) => call('seances.reconvoquer', { seanceId: seance.id, ...tenue(all) }),
  fait: () => textSeance.reconvoquee,
});

const SENS_RENDUS = Object.fromEntries(
  Object.entries(SENS_LABELS).filter(([sens]) => isAvisRendu(sens as keyof typeof SENS_LABELS)),
);

export const rendreAvis = ({ seance }: SeanceView, { point }: PointView): Geste => ({
  titre: textSeance.avis,
  intro: `${point.intitule}. ${textSeance.totaux}`,
  champs: [
    choix('sens', textSeance.sens, SENS_LABELS),
    { nom: 'pour', label: textSeance.pour, genre: 'nombre', ...facultatif },
    { nom: 'contre', label: textSeance.contre, genre: 'nombre', ...facultatif },
    { nom: 'abstentions', label: textSeance.abstentions, genre: 'nombre', ...facultatif },
    { nom: 'nppv', label: textSeance.nppv, genre: 'nombre', ...facultatif },
    { nom: 'texte', label: textSeance.texteAvis, genre: 'lignes', ...facultatif },
    { nom: 'sansDroit', label: textSeance.sansDroit, genre: 'nombre', ...facultatif },
  ],
  envoyer: (all) =>
    call('seances.rendreAvis', {
      seanceId: seance.id,
      pointId: point.id,
      sens: v(all, 'sens') as Input<'seances.rendreAvis'>['sens'],
      pour: n(all, 'pour'),
      contre: n(all, 'contre'),
      abstentions: n(all, 'abstentions'),
      nePrendPasPart: n(all, 'nppv'),
      texte: ou(all, 'texte'),
      voixSansDroit: n(all, 'sansDroit'),
    }),
  fait: () => textSeance.avisFait,
});

/** Silence makes an avis only by a text that says so, from a referral on that day: both are asked, and refused without. */
export const reputer = ({ seance, regles }: SeanceView, { point }: PointView): Geste => ({
  titre: textSeance.repute,
  intro: `${point.intitule}. ${textSeance.reputeLead}`,
  champs: [
    choix('sens', textSeance.sens, SENS_RENDUS),
    texte('fondement', textSeance.reputeFondement, { initial: regles.clauseTacite ?? '' }),
    date('saisineLe', textSeance.reputeSaisine),
    { nom: 'texte', label: textSeance.texteAvis, genre: 'lignes', ...facultatif },
  ],
  envoyer: async (all) =>
    call('seances.rendreAvis', {
      seanceId: seance.id,
      pointId: point.id,
      sens: v(all, 'sens') as Input<'seances.rendreAvis'>['sens'],
      texte: ou(all, 'texte'),
      reputeFondement: v(all, 'fondement'),
      reputeSaisineLe: v(all, 'saisineLe'),
    }),
  fait: () => textSeance.avisFait,
});

const membresChoix = ({ membres }: SeanceView): ChampGeste => ({
  nom: 'membre',
  label: textSeance.membre,
  genre: 'choix',
  choix: membres.map(({ membre, nom }) => ({ value: membre.id, label: `${nom} (${membre.siege})` })),
});

export const deporter = (view: SeanceView, { point }: PointView): Geste => ({
  titre: textSeance.deport,
  intro: point.intitule,
  champs: [membresChoix(view), { nom: 'motif', label: textSeance.motif, genre: 'motif' }],
  envoyer: (all) =>
    call('seances.deporter', {
      seanceId: view.seance.id,
      pointId: point.id,
      membreId: v(all, 'membre'),
      motif: v(all, 'motif'),
    }),
  fait: () => textSeance.deportFait,
});

export const quitter = (view: SeanceView, { point }: PointView): Geste => ({
  titre: textSeance.partis,
  intro: point.intitule,
  champs: [membresChoix(view)],
  envoyer: (all) =>
    call('seances.quitter', {
      seanceId: view.seance.id,
      pointId: point.id,
      membres: [...new Set([...point.partisIds, v(all, 'membre')])],
    }),
  fait: () => textSeance.partisFait,
});

export const donnerMandat = (view: SeanceView, membreId: string): Geste => {
  const qui = view.membres.find(({ membre }) => membre.id === membreId);
  return {
    titre: textSeance.mandat(qui?.nom ?? ''),
    champs: [
      {
        nom: 'mandataire',
        label: textSeance.mandataire,
        genre: 'choix',
        choix: view.membres
          .filter(({ membre }) => membre.id !== membreId && membre.deliberatif)
          .map(({ membre, nom }) => ({ value: membre.id, label: `${nom} (${membre.siege})` })),
      },
    ],
    envoyer: (all) =>
      call('seances.pointer', {
        seanceId: view.seance.id,
        membres: [membreId],
        mode: 'mandat',
        mandataireId: v(all, 'mandataire'),
      }),
    fait: () => textSeance.pointes,
  };
};

export const clore = ({ seance }: SeanceView, aujourdhui: CivilDate): Geste => ({
  titre: textSeance.clore,
  champs: [date('date', textSeance.etabliLe, aujourdhui), texte('pv', textSeance.pv)],
  envoyer: (all) =>
    call('seances.clore', { seanceId: seance.id, date: v(all, 'date'), procesVerbal: v(all, 'pv') }),
  fait: () => textSeance.close,
});

export const publier = ({ seance }: SeanceView, { point }: PointView, aujourdhui: CivilDate): Geste => ({
  titre: textSeance.publier,
  intro: point.intitule,
  champs: [date('date', textSeance.publieLe, aujourdhui), texte('support', textSeance.support)],
  envoyer: (all) =>
    call('seances.publierAvis', {
      seanceId: seance.id,
      pointId: point.id,
      date: v(all, 'date'),
      support: v(all, 'support'),
    }),
  fait: () => textSeance.publie,
});

export const retirerPoint = ({ seance }: SeanceView, { point }: PointView): Geste => ({
  titre: textSeance.retirer,
  intro: point.intitule,
  champs: [],
  envoyer: () => call('seances.retirerPoint', { seanceId: seance.id, pointId: point.id }),
  fait: () => textSeance.retire,
});

export const annuler = ({ seance }: SeanceView, aujourdhui: CivilDate): Geste => ({
  titre: textSeance.annuler,
  grave: true,
  champs: [date('date', text.date, aujourdhui), { nom: 'motif', label: textSeance.motif, genre: 'motif' }],
  envoyer: (all) =>
    call('seances.annuler', { seanceId: seance.id, date: v(all, 'date'), motif: v(all, 'motif') }),
  fait: () => textSeance.annulee,
});
