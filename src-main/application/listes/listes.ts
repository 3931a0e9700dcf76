import type { LigneListeView, ListeView } from '#contract/listes';
import type { NomListe, TITRES_LISTES } from '#registre/listes';
import type { LieuView, LigneConventionView, OngletConvention } from '#contract/views';
import { ETAT_AVENANT_LABELS, effetAvenant } from '#domain/fiches/avenant';
import { etatDe } from '#domain/avenant/transitions';
import { addDays } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { versionsParties } from '#domain/consolidation/parties';
import type { Convention } from '#domain/fiches/convention';
import { ETAT_CONVENTION_LABELS } from '#domain/fiches/convention';
import { effetDenonciation } from '#domain/fiches/denonciation';
import { ETAT_MISE_EN_DEMEURE_LABELS, etatMiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import { denonciationsTenues, signatairesDe } from '#domain/lookup';
import { ETAT_PAQUET_LABELS, casesDe, etatPaquet } from '#domain/paquet/paquet';
import { allSignataires, estVacante, partieOf } from '#domain/parties/partie';
import type { Personne } from '#domain/parties/partie';
import { nomArrete } from '#domain/fiches/delegation';
import { upperFirst } from '#domain/french';
import { delegationsDe } from '#domain/pouvoirs/qui-signe';
import { debutDelegation, defautsDelegation } from '#domain/pouvoirs/validite';
import { nomActe, partiesLe, titulaires } from '#domain/parties/versions';
import { familles } from '#domain/registre';
import type { Entites, Registre } from '#domain/registre';
import { raisonSansDelai } from '#domain/resiliation/horloge';
import { DESCRIPTIONS, FICHES_PLATES } from '#registre/fiches';
import type { FichePlate } from '#registre/fiches';
import { FONDEMENT_LABELS, GENRES_ECHEANCE } from '#domain/echeances/echeance';
import { STATUT_LABELS, estOuverte } from '#domain/echeances/liste';
import { toutesLesEcheances } from '../echeances/lire';
import type { Nommee } from '../echeances/lire';
import { nomsOf } from '../journal/noms';
import { parTranches } from '../par-tranches';
import { listeView } from '../views/accueil-view';
import { acteDe } from '../views/acte';
import type { ViewContext } from '../views/context';
import { choix, colonnesDeFiche, jour, nombre, texte } from './colonnes';
import type { Colonne, LigneFiche } from './colonnes';

type Collection = Exclude<NomListe, 'conventions' | keyof typeof TITRES_LISTES>;

/** A record with what is around it. */
type Situee<C extends Collection> = LigneFiche & {
  readonly entite: Entites[C];
  readonly convention: Convention;
  readonly famille: Registre;
  readonly aujourdhui: CivilDate;
};

/** What a list is: its columns, those seen first, where a line leads. */
type Liste<L> = {
  readonly colonnes: readonly Colonne<L>[];
  /** Seen until somebody chooses, in that order; the others come after them. */
  readonly montrees: readonly string[];
  readonly id: (ligne: L) => string;
  readonly lieu: (ligne: L) => LieuView;
};

/** What a list of records has that its description does not tell. */
type Propre<C extends Collection> = {
  readonly colonnes: readonly Colonne<Situee<C>>[];
  readonly montrees: readonly string[];
  readonly onglet: OngletConvention;
  /** The act under which the record is read; null: its tab says it all. */
  readonly acte: (entite: Entites[C]) => string | null;
};

const itself = ({ id }: { readonly id: string }): string => id;

function etatMise({ entite, famille, aujourdhui }: Situee<'misesEnDemeure'>): string {
  const followed = denonciationsTenues(famille, entite.conventionId).some(
    ({ miseEnDemeureId }) => miseEnDemeureId === entite.id,
  );
  return etatMiseEnDemeure(entite, aujourdhui, followed);
}

/** The day a notice leads to, once a delay runs that has a date. */
const expiration = ({ entite }: Situee<'misesEnDemeure'>, of: 'strict' | 'prudent'): CivilDate | null =>
  entite.delai === null || raisonSansDelai(entite) !== null ? null : entite.delai.calcul[of].expiration;

const requises = ({ entite, famille, convention, aujourdhui }: Situee<'avenants'>) =>
  signatairesDe(famille, convention, entite, aujourdhui);

const PROPRES: { readonly [C in Exclude<Collection, FichePlate>]: Propre<C> } = {
  avenants: {
    colonnes: [
      nomme('avenants'),
      choix('etat', 'État', ETAT_AVENANT_LABELS, ({ entite, famille, aujourdhui }) =>
        etatDe(famille, entite, aujourdhui),
      ),
      jour('effet', 'Effet', (ligne) => effetAvenant(ligne.entite, requises(ligne))),
      nombre('signatures', 'Signatures recueillies', ({ entite }) => entite.signatures.length),
      nombre('requises', 'Signatures requises', (ligne) => allSignataires(requises(ligne)).length),
    ],
    montrees: ['fiche', 'convention', 'etat', 'demande.partieId', 'demande.date', 'effet'],
    onglet: 'avenants',
    acte: itself,
  },
  avis: {
    colonnes: [
      texte('sur', 'Avis sur', ({ entite: { avenantId }, convention, famille }) => {
        const avenant = avenantId === null ? undefined : famille.avenants.get(avenantId);
        return avenant === undefined ? convention.titreCourt : DESCRIPTIONS.avenants.nommer(avenant);
      }),
    ],
    montrees: ['sur', 'seance.date', 'convention', 'sens', 'seance.formation', 'publication.date'],
    onglet: 'avis',
    acte: itself,
  },
  misesEnDemeure: {
    colonnes: [
      texte('designation', 'Mise en demeure', ({ entite, famille }) => {
        const rang = [...famille.misesEnDemeure.keys()].indexOf(entite.id) + 1;
        return `Mise en demeure n° ${rang}`;
      }),
      choix('etat', 'État', ETAT_MISE_EN_DEMEURE_LABELS, etatMise),
      nombre('griefs', 'Griefs', ({ entite }) => entite.griefs.length),
      nombre('envois', 'Envois', ({ entite }) => entite.envois.length),
      jour('strict', 'Expiration stricte', (ligne) => expiration(ligne, 'strict')),
      jour('prudent', 'Expiration prudente', (ligne) => expiration(ligne, 'prudent')),
    ],
    montrees: [
      'designation',
      'convention',
      'etat',
      'partieEmettriceId',
      'partieDestinataireId',
      'signeeLe',
      'prudent',
    ],
    onglet: 'resiliation',
    acte: itself,
  },
  denonciations: {
    colonnes: [nomme('denonciations'), jour('effet', 'Effet', ({ entite }) => effetDenonciation(entite))],
    montrees: ['fiche', 'convention', 'partieId', 'miseEnDemeureId', 'notifieeLe', 'effet'],
    onglet: 'resiliation',
    acte: acteDe,
  },
  emissions: {
    colonnes: [nomme('emissions')],
    montrees: ['fiche', 'objet', 'convention', 'version', 'emisLe', 'destinataireId'],
    onglet: 'documents',
    acte: () => null,
  },
  paquets: {
    colonnes: [
      nomme('paquets'),
      choix('etat', 'État', ETAT_PAQUET_LABELS, ({ entite }) => etatPaquet(entite)),
      nombre('signees', 'Signatures recueillies', ({ entite }) => entite.cases.length),
      nombre('attendues', 'Signatures requises', ({ entite }) => casesDe(entite).length),
    ],
    montrees: ['fiche', 'objet', 'convention', 'etat', 'signees', 'attendues', 'ouvertLe', 'support'],
    onglet: 'paquets',
    acte: itself,
  },
  pieces: {
    colonnes: [],
    montrees: ['nom', 'nature', 'objet', 'convention', 'type', 'taille', 'ajouteeLe'],
    onglet: 'documents',
    acte: () => null,
  },
};

/** What lists and the journal call it. */
function nomme<C extends Collection>(collection: C): Colonne<Situee<C>> {
  const { nom, nommer } = DESCRIPTIONS[collection];
  return texte('fiche', nom, ({ entite }) => nommer(entite as never));
}

/** What every list of records says of its convention. */
const DE_LA_CONVENTION: readonly Colonne<{ readonly convention: Convention }>[] = [
  texte('convention', 'Convention', ({ convention }) => convention.titreCourt),
  texte('region', 'Région', ({ convention }) => convention.region),
];

const estPlate = (collection: Collection): collection is Exclude<FichePlate, 'titulaires'> =>
  FICHES_PLATES.some((name) => name === collection);

/** Columns seen at first of a record told by its fields alone. */
const PREMIERES = 5;

function listeDeFiches(collection: Collection): Liste<Situee<Collection>> {
  const champs = colonnesDeFiche(collection);
  const propre = estPlate(collection)
    ? {
        colonnes: [nomme(collection)],
        montrees: ['fiche', 'convention', ...champs.slice(0, PREMIERES).map(({ cle }) => cle)],
        onglet: collection,
        acte: itself,
      }
    : PROPRES[collection];
  const { colonnes, montrees, onglet, acte } = propre as unknown as Propre<Collection>;
  return {
    colonnes: [...colonnes, ...champs, ...DE_LA_CONVENTION],
    montrees,
    id: ({ entite }) => entite.id,
    lieu: ({ entite, convention }) => ({ conventionId: convention.id, onglet, acteId: acte(entite) }),
  };
}

/** Every record of a collection, beside the convention it belongs to. */
function* situees<C extends Collection>(
  registre: Registre,
  collection: C,
  { aujourdhui }: ViewContext,
): Generator<Situee<C>> {
  for (const [id, famille] of familles(registre)) {
    const convention = famille.conventions.get(id);
    const entites = [...(famille[collection] as ReadonlyMap<string, Entites[C]>).values()];
    if (convention === undefined || entites.length === 0) continue;
    // The parties as they are called today.
    const noms = once(() =>
      nomsOf(
        convention,
        (name, one) => registre[name].get(one),
        partiesLe(versionsParties(famille, convention), aujourdhui),
      ),
    );
    for (const entite of entites) yield { entite, convention, famille, aujourdhui, noms };
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

type LigneConvention = LigneFiche & { readonly entite: Convention; readonly vue: LigneConventionView };

const TERMES = {
  confirme: 'confirmée',
  hypothese: 'à confirmer',
  indeterminee: 'indéterminée',
  non_determine: 'non déterminée',
} as const satisfies Record<LigneConventionView['terme']['etat'], string>;

const CONVENTIONS: Liste<LigneConvention> = {
  colonnes: [
    texte('convention', 'Convention', ({ vue }) => vue.titre),
    choix('etat', 'État', ETAT_CONVENTION_LABELS, ({ vue }) => vue.etat),
    { ...jour('effet', 'Effet', ({ vue }: LigneConvention) => vue.effet), vide: 'non déterminé' },
    jour('fin', 'Fin', ({ vue }) => vue.terme.date),
    choix('certitude', 'Date de fin', TERMES, ({ vue }) => vue.terme.etat),
    nombre('signatures', 'Signatures recueillies', ({ vue }) => vue.signatures.recueillies),
    nombre('requises', 'Signatures requises', ({ vue }) => vue.signatures.requises),
    nombre('avenants', 'Avenants', ({ vue }) => vue.avenants),
    nombre('mises', 'Mises en demeure ouvertes', ({ vue }) => vue.misesEnDemeureOuvertes),
    jour('prochaine', 'Prochaine échéance', ({ vue }) => vue.prochaineEcheance?.date ?? null),
    texte('echeance', 'Objet de l’échéance', ({ vue }) => vue.prochaineEcheance?.libelle ?? null),
    ...colonnesDeFiche('conventions').filter(({ cle }) => cle !== 'titreCourt' && !cle.includes('.')),
  ],
  montrees: ['convention', 'region', 'etat', 'effet', 'fin', 'certitude', 'avenants', 'prochaine'],
  id: ({ entite }) => entite.id,
  lieu: ({ entite }) => ({ conventionId: entite.id, onglet: 'texte', acteId: null }),
};

/** Somebody who holds, held or is to hold an office, and for how long. */
type LignePersonne = {
  readonly id: string;
  readonly convention: Convention;
  readonly partie: string;
  readonly personne: Personne;
  /** « Préfète de région »; of a delegate, their own. */
  readonly fonction: string;
  readonly etat: keyof typeof MANDATS;
  readonly du: CivilDate | null;
  readonly au: CivilDate | null;
  /** Of a delegate: the delegation. */
  readonly delegation?: string;
  /** « décret du 24 octobre 2025 »; null for whom the convention first named. */
  readonly acte: string | null;
};

const MANDATS = {
  en_fonction: 'en fonction',
  a_venir: 'à venir',
  ancien: 'ancien titulaire',
  delegataire: 'délégataire',
  inutilisable: 'délégation inutilisable',
} as const;

const PERSONNES: Liste<LignePersonne> = {
  colonnes: [
    texte('personne', 'Personne', ({ personne }) => `${personne.nom} ${personne.prenom}`),
    texte('civilite', 'Civilité', ({ personne }) => personne.civilite),
    texte('fonction', 'Fonction', ({ fonction }) => fonction),
    texte('partie', 'Partie', ({ partie }) => partie),
    choix('etat', 'État', MANDATS, ({ etat }) => etat),
    jour('du', 'À compter du', ({ du }) => du),
    jour('au', 'Jusqu’au', ({ au }) => au),
    texte('acte', 'Nommée par', ({ acte }) => acte),
    ...DE_LA_CONVENTION,
  ],
  montrees: ['personne', 'fonction', 'partie', 'convention', 'etat', 'du', 'au'],
  id: ({ id }) => id,
  lieu: ({ convention, delegation }) => ({
    conventionId: convention.id,
    onglet: delegation === undefined ? 'parties' : 'delegations',
    acteId: delegation ?? null,
  }),
};

const ECHEANCES: Liste<Nommee> = {
  colonnes: [
    texte('aFaire', 'À faire', ({ echeance }) => echeance.aFaire),
    jour('date', 'Date', ({ echeance }) => echeance.date),
    texte('convention', 'Convention', ({ convention }) => convention),
    texte('acte', 'Acte', ({ echeance }) => echeance.acte),
    choix('statut', 'Où elle en est', STATUT_LABELS, ({ echeance }) => echeance.statut),
    texte('attendu', 'Attendu', ({ echeance }) => echeance.attendu),
    choix('genre', 'Genre', GENRES_ECHEANCE, ({ echeance }) => echeance.genre),
    choix('fondement', 'Fondement', FONDEMENT_LABELS, ({ echeance }) => echeance.fondement),
    texte('cause', 'Cause', ({ echeance }) => echeance.cause),
    texte('sinon', 'Si rien n’est fait', ({ echeance }) => echeance.sinon),
    nombre('jours', 'Jours', ({ echeance }) => echeance.jours),
    jour('tenueLe', 'Tenue le', ({ echeance }) => echeance.tenueLe),
  ],
  montrees: ['aFaire', 'date', 'jours', 'acte', 'convention', 'statut', 'attendu'],
  id: ({ echeance }) => echeance.cle,
  lieu: ({ echeance: { conventionId, lieu, objet } }) => ({ conventionId, onglet: lieu, acteId: objet }),
};

/** Every holder of every office, oldest first, then those who may sign for them. */
function* personnes(registre: Registre, { aujourdhui }: ViewContext): Generator<LignePersonne> {
  for (const [id, famille] of familles(registre)) {
    const convention = famille.conventions.get(id);
    if (convention === undefined) continue;
    const versions = versionsParties(famille, convention);
    const parties = partiesLe(versions, aujourdhui);
    for (const { id: signataireId } of allSignataires(parties)) {
      const holders = titulaires(versions, signataireId);
      for (const [rang, { acte, valeur }] of holders.entries()) {
        if (estVacante(valeur.personne)) continue;
        const next = holders[rang + 1]?.acte?.effet ?? null;
        const du = acte?.effet ?? null;
        yield {
          id: `${id}/${signataireId}/${rang}`,
          convention,
          partie: partieOf(parties, signataireId)?.nom ?? '',
          personne: valeur.personne,
          fonction: valeur.fonction.libelle,
          etat:
            du !== null && du > aujourdhui
              ? 'a_venir'
              : next !== null && next <= aujourdhui
                ? 'ancien'
                : 'en_fonction',
          du,
          au: next === null ? null : addDays(next, -1),
          acte: acte === null ? null : nomActe(acte),
        };
      }
      for (const one of delegationsDe(famille, id, signataireId)) {
        const { civilite, prenom, nom, qualite, fin } = one;
        yield {
          id: `${id}/${signataireId}/${one.id}`,
          convention,
          partie: partieOf(parties, signataireId)?.nom ?? '',
          personne: { civilite, prenom, nom },
          fonction: qualite,
          etat:
            defautsDelegation(one, holders, aujourdhui, null).length === 0 ? 'delegataire' : 'inutilisable',
          du: debutDelegation(one),
          au: fin,
          delegation: one.id,
          acte: upperFirst(nomArrete(one)),
        };
      }
    }
  }
}

/** Tells lines a few at a time: everything else is answered in between. */
async function dire<L>(liste: Liste<L>, lignes: Iterable<L>): Promise<ListeView> {
  const { colonnes, montrees, id, lieu } = liste;
  const seen = montrees.flatMap((cle) => colonnes.filter((one) => one.cle === cle));
  const ordre = [...seen, ...colonnes.filter((one) => !seen.includes(one))];
  const said: LigneListeView[] = [];
  await parTranches(lignes, (ligne) => {
    said.push({ id: id(ligne), lieu: lieu(ligne), cellules: ordre.map(({ lire }) => lire(ligne)) });
    return true;
  });
  return {
    colonnes: ordre.map(({ lire: _lire, ...colonne }) => ({
      ...colonne,
      montree: montrees.includes(colonne.cle),
    })),
    lignes: said,
  };
}

/** One list over every convention. */
export async function lireListe(
  registre: Registre,
  liste: NomListe,
  context: ViewContext,
): Promise<ListeView> {
  if (liste === 'personnes') return dire(PERSONNES, personnes(registre, context));
  if (liste === 'echeances') {
    const all = await toutesLesEcheances(registre, context);
    // What is still waited for, then what is over.
    const closes = all.filter(({ echeance }) => !estOuverte(echeance));
    return dire(ECHEANCES, [...all.filter(({ echeance }) => estOuverte(echeance)), ...closes.reverse()]);
  }
  if (liste !== 'conventions') return dire(listeDeFiches(liste), situees(registre, liste, context));
  return dire(
    CONVENTIONS,
    (await listeView(registre, context)).flatMap((vue) => {
      const entite = registre.conventions.get(vue.id);
      return entite === undefined
        ? []
        : [{ entite, vue, noms: once(() => nomsOf(entite, (name, id) => registre[name].get(id))) }];
    }),
  );
}
