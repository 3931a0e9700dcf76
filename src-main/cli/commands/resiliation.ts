import type { MiseEnDemeureView } from '#contract/views';
import { MOTIFS_RESILIATION, MOTIFS_RETOUR } from '#domain/fiches/mise-en-demeure';
import { upperFirst } from '#domain/french';
import type { Command, Terminal } from '../command';
import { RefusedError } from '../command';
import { UsageError, readPairs } from '../options';
import type { Options, OptionSpecs } from '../options';
import { auteurOf, partiesOf } from './actes';
import { idOf, recorded } from './recorded';

const GRIEFS: OptionSpecs = {
  convention: { kind: 'texte', aide: 'identifiant de la convention' },
  emetteur: { kind: 'texte', aide: 'partie qui met en demeure' },
  contre: { kind: 'texte', aide: 'partie mise en demeure (à défaut, celle qui doit ce qui est cité)' },
  auteur: { kind: 'texte', aide: 'signataire de la lettre (à défaut, le premier de la partie)' },
  coauteur: {
    kind: 'liste',
    aide: 'signataire d’une autre partie, si la clause les fait agir ensemble (répétable)',
  },
  obligation: {
    kind: 'liste',
    aide: 'obligation de la partie mise en demeure, par son identifiant (répétable)',
  },
  passage: {
    kind: 'liste',
    aide: 'alinéa non respecté, si la clause permet d’invoquer tout article (répétable)',
  },
  faits: { kind: 'liste', aide: 'les faits, dans l’ordre des --obligation puis des --passage' },
  'date-faits': { kind: 'dates', aide: 'AAAA-MM-JJ, dans le même ordre' },
  pieces: { kind: 'liste', aide: 'pièces qui prouvent les faits, dans le même ordre' },
  conformite: { kind: 'liste', aide: 'ce qui est attendu, dans le même ordre' },
  maintien: {
    kind: 'liste',
    aide: 'pourquoi le grief est maintenu malgré une abrogation, dans le même ordre',
  },
};

const ENVOIS: OptionSpecs = {
  depot: { kind: 'date', aide: 'AAAA-MM-JJ : date de la preuve de dépôt' },
  numero: { kind: 'liste', aide: 'numéro de recommandé, ou DESTINATAIRE=NUMÉRO, une fois par lettre' },
  destinataire: {
    kind: 'liste',
    aide: 'signataires destinataires (à défaut, tous ceux de la partie mise en demeure)',
  },
  preuve: { kind: 'texte', aide: 'référence de la preuve de dépôt (à défaut, date déclarative)' },
};

const DENONCIATION: OptionSpecs = {
  id: { kind: 'texte', aide: 'identifiant de la mise en demeure' },
  'mise-en-demeure': { kind: 'texte', aide: 'identifiant de la mise en demeure' },
  date: { kind: 'date', aide: 'AAAA-MM-JJ : date de notification' },
  persistance: { kind: 'texte', aide: 'en quoi le manquement persiste' },
  auteur: { kind: 'texte', aide: 'signataire qui dénonce (à défaut, l’auteur de la mise en demeure)' },
  numero: { kind: 'texte', aide: 'numéro de recommandé' },
  effet: {
    kind: 'date',
    aide: 'AAAA-MM-JJ : prise d’effet (à défaut, la réception, ou le constat si la clause dit « de plein droit »)',
  },
  coauteur: {
    kind: 'liste',
    aide: 'signataire d’une autre partie, si la clause les fait agir ensemble (répétable)',
  },
  derogation: {
    kind: 'texte',
    aide: 'motif pour ne pas attendre la date prudente ; jamais avant la date stricte',
  },
};

async function preparer(terminal: Terminal) {
  const { options, call } = terminal;
  const conventionId = options.required('convention');
  const emetteur = options.required('emetteur');
  const cites = [
    ...options.list('obligation').map((obligationId) => ({ obligationId })),
    ...options.list('passage').map((alineaId) => ({ alineaId })),
  ];
  if (cites.length === 0)
    throw new UsageError(
      'Indiquez au moins une --obligation de la partie mise en demeure, avec ses --faits et sa --date-faits.',
    );
  const at = (name: string, index: number): string | null => options.list(name)[index] ?? null;
  return call('misesEnDemeure.preparer', {
    conventionId,
    partieEmettriceId: emetteur,
    partieDestinataireId: options.text('contre'),
    auteurId: auteurOf(options, await partiesOf(terminal, conventionId), emetteur),
    coauteurIds: [...options.list('coauteur')],
    griefs: cites.map((cite, index) => ({
      ...cite,
      faits: at('faits', index) ?? '',
      dateFaits: at('date-faits', index) ?? '',
      pieces: at('pieces', index),
      miseEnConformite: at('conformite', index),
      maintien: at('maintien', index),
    })),
  });
}

/** One letter per addressee: named ones, or every signatory of the addressed party. */
function envoisOf(options: Options, addressees: readonly string[]) {
  const depotLe = options.required('depot');
  const given = options.list('numero');
  const named = new Map(
    readPairs(
      given.filter((one) => one.includes('=')),
      'numero',
    ),
  );
  const plain = given.filter((one) => !one.includes('='));
  const destinataires =
    options.list('destinataire').length > 0
      ? options.list('destinataire')
      : named.size > 0
        ? [...named.keys()]
        : addressees;
  if (given.length === 0) {
    throw new UsageError(
      `Indiquez --numero, ou --numero DESTINATAIRE=NUMÉRO pour chaque lettre ; destinataires : ${destinataires.join(', ')}.`,
    );
  }
  return destinataires.map((destinataireId, index) => ({
    destinataireId,
    numero: named.get(destinataireId) ?? plain[index] ?? plain[0] ?? '',
    depotLe,
    preuveDepot: options.text('preuve'),
  }));
}

const medPreparer: Command = {
  name: 'mise-en-demeure preparer',
  usage:
    'mise-en-demeure preparer --convention ID --emetteur PARTIE [--contre PARTIE] --obligation ID --faits TEXTE --date-faits AAAA-MM-JJ',
  resume: 'prépare une mise en demeure',
  mode: 'ecriture',
  options: GRIEFS,
  run: async (terminal) => recorded('Mise en demeure préparée', await preparer(terminal)),
};

const medEnvoyer: Command = {
  name: 'mise-en-demeure envoyer',
  usage:
    'mise-en-demeure envoyer ID --depot AAAA-MM-JJ --numero … | --convention ID --emetteur PARTIE --obligation ID --faits TEXTE --date-faits AAAA-MM-JJ --depot AAAA-MM-JJ --numero …',
  resume:
    'enregistre l’envoi recommandé ; sans ID, prépare, signe et envoie d’un coup ; répond avec ce que donne la clause',
  mode: 'ecriture',
  options: {
    ...GRIEFS,
    ...ENVOIS,
    id: { kind: 'texte', aide: 'identifiant d’une mise en demeure préparée' },
    lettre: { kind: 'date', aide: 'AAAA-MM-JJ : date de la lettre (à défaut, celle du dépôt)' },
  },
  async run(terminal) {
    const { options, call } = terminal;
    // The deposit is read first: nothing is recorded when the command line is incomplete.
    const depot = options.required('depot');
    if (options.list('numero').length === 0) envoisOf(options, []);
    const existing = options.positionals[0] ?? options.text('id');
    const miseEnDemeureId = existing ?? (await preparer(terminal)).id;
    const kept = (error: unknown): never => {
      if (existing !== null || !(error instanceof RefusedError)) throw error;
      throw new RefusedError(`${error.message} La lettre préparée est conservée : ${miseEnDemeureId}.`);
    };
    const { miseEnDemeure } = await call('misesEnDemeure.lire', { miseEnDemeureId });
    if (miseEnDemeure.signeeLe === null) {
      const date = options.text('lettre') ?? depot;
      await call('misesEnDemeure.signer', { miseEnDemeureId, date }).catch(kept);
    }
    const { conventionId, partieDestinataireId } = miseEnDemeure;
    const addressees =
      (await partiesOf(terminal, conventionId)).find(({ id }) => id === partieDestinataireId)?.signataires ??
      [];
    const envois = envoisOf(
      options,
      addressees.map(({ id }) => id),
    );
    const data = await call('misesEnDemeure.envoyer', { miseEnDemeureId, envois }).catch(kept);
    const sent = await call('misesEnDemeure.lire', { miseEnDemeureId });
    return { ...recorded(`Envoi enregistré.${suite(sent)}`, data), data: { ...data, ...delaiDe(sent) } };
  },
};

/** What the case knows of its delay: dates, or why there are none. */
const delaiDe = ({ miseEnDemeure, raison, dit }: MiseEnDemeureView) => ({
  delai: miseEnDemeure.delai?.calcul ?? null,
  raison,
  clause: miseEnDemeure.clause ?? null,
  dit,
});

function suite({ miseEnDemeure, raison, dit }: MiseEnDemeureView): string {
  const clause = dit === null ? '' : ` Clause appliquée : ${dit}`;
  if (raison !== null) return `${clause} Délai non déterminé. ${raison}`;
  const calcul = miseEnDemeure.delai?.calcul;
  if (calcul === undefined) return clause;
  return `${clause} Le délai expire le ${calcul.strict.expiration} (strict), le ${calcul.prudent.expiration} (prudent) ; acte possible à partir du ${calcul.prudent.premierJour}.`;
}

const medSuivre: Command = {
  name: 'mise-en-demeure suivre',
  usage:
    'mise-en-demeure suivre ID --envoi ENVOI [--presentation D] [--distribution D] [--retour D --motif-retour MOTIF]',
  resume: 'enregistre ce que la poste rapporte d’un envoi',
  mode: 'ecriture',
  options: {
    id: { kind: 'texte', aide: 'identifiant de la mise en demeure' },
    envoi: { kind: 'texte', aide: 'identifiant de l’envoi' },
    preuve: { kind: 'texte', aide: 'référence de la preuve de dépôt, si l’envoi fut déclaratif' },
    presentation: { kind: 'date', aide: 'AAAA-MM-JJ : première présentation' },
    distribution: { kind: 'date', aide: 'AAAA-MM-JJ : remise contre signature' },
    retour: { kind: 'date', aide: 'AAAA-MM-JJ : retour à l’expéditeur' },
    'motif-retour': { kind: 'texte', aide: MOTIFS_RETOUR.join('|') },
  },
  async run(terminal) {
    const { options, call } = terminal;
    const retour = options.text('retour');
    const motif = MOTIFS_RETOUR.find((one) => one === options.text('motif-retour'));
    if (retour !== null && motif === undefined)
      throw new UsageError(`--motif-retour attend : ${MOTIFS_RETOUR.join(', ')}.`);
    const miseEnDemeureId = idOf(options, 'id');
    const envoiId = options.required('envoi');
    // What is not said again stays as it was recorded.
    const { miseEnDemeure } = await call('misesEnDemeure.lire', { miseEnDemeureId });
    const known = miseEnDemeure.envois.find(({ id }) => id === envoiId);
    const data = await call('misesEnDemeure.suivreEnvoi', {
      miseEnDemeureId,
      envoiId,
      preuveDepot: options.text('preuve'),
      presentationLe: options.text('presentation') ?? known?.presentationLe ?? null,
      distributionLe: options.text('distribution') ?? known?.distributionLe ?? null,
      retour: retour === null || motif === undefined ? (known?.retour ?? null) : { date: retour, motif },
    });
    const followed = await call('misesEnDemeure.lire', { miseEnDemeureId });
    return {
      ...recorded(`Suivi postal enregistré.${suite(followed)}`, data),
      data: { ...data, ...delaiDe(followed) },
    };
  },
};

const denonciationNotifier: Command = {
  name: 'denonciation notifier',
  usage: 'denonciation notifier --mise-en-demeure ID --date AAAA-MM-JJ --persistance TEXTE',
  resume:
    'dénonce la convention, ou constate que le manquement persiste : acte exprès, jamais automatique, refusé avant la date prudente',
  mode: 'ecriture',
  options: DENONCIATION,
  async run(terminal) {
    const { options, call } = terminal;
    const miseEnDemeureId = idOf(options, 'mise-en-demeure');
    const { miseEnDemeure } = await call('misesEnDemeure.lire', { miseEnDemeureId });
    const effet = options.text('effet');
    const data = await call('denonciations.notifier', {
      miseEnDemeureId,
      auteurId: options.text('auteur') ?? miseEnDemeure.auteurId,
      notifieeLe: options.required('date'),
      numero: options.text('numero'),
      persistance: options.required('persistance'),
      ...(options.list('coauteur').length === 0 ? {} : { coauteurIds: [...options.list('coauteur')] }),
      priseEffet:
        effet !== null
          ? { nature: 'date', date: effet }
          : miseEnDemeure.clause?.parametres.caractere === 'plein_droit'
            ? { nature: 'constat' }
            : { nature: 'reception' },
      derogation: options.text('derogation'),
    });
    return recorded('Dénonciation enregistrée', data);
  },
};

const resilier: Command = {
  name: 'denonciation preavis',
  usage:
    'denonciation preavis --convention ID --partie PARTIE --fondement sans_motif|interet_general|accord --date AAAA-MM-JJ [--motif TEXTE] [--effet D]',
  resume: 'met fin à la convention, ou s’en retire, comme une clause le permet sans manquement',
  mode: 'ecriture',
  options: {
    convention: { kind: 'texte', aide: 'identifiant de la convention' },
    partie: { kind: 'texte', aide: 'partie qui agit' },
    fondement: { kind: 'texte', aide: MOTIFS_RESILIATION.filter((one) => one !== 'manquement').join('|') },
    auteur: { kind: 'texte', aide: 'signataire (à défaut, le premier de la partie)' },
    coauteur: {
      kind: 'liste',
      aide: 'signataire d’une autre partie, si toutes agissent ensemble (répétable)',
    },
    date: { kind: 'date', aide: 'AAAA-MM-JJ : date de notification, ou de l’accord' },
    numero: { kind: 'texte', aide: 'numéro de recommandé' },
    motif: { kind: 'texte', aide: 'motif d’intérêt général, ou acte qui constate l’accord' },
    effet: { kind: 'date', aide: 'AAAA-MM-JJ : jour que la lettre fixe (à défaut, le terme du préavis)' },
  },
  async run(terminal) {
    const { options, call } = terminal;
    const conventionId = options.required('convention');
    const partieId = options.required('partie');
    const motifClause = MOTIFS_RESILIATION.find((one) => one === options.text('fondement'));
    if (motifClause === undefined)
      throw new UsageError(`--fondement attend : ${MOTIFS_RESILIATION.join(', ')}.`);
    const data = await call('denonciations.resilier', {
      conventionId,
      partieId,
      auteurId: auteurOf(options, await partiesOf(terminal, conventionId), partieId),
      coauteurIds: [...options.list('coauteur')],
      motifClause,
      motif: options.text('motif'),
      notifieeLe: options.required('date'),
      numero: options.text('numero'),
      effetLe: options.text('effet'),
    });
    const all = await call('denonciations.lister', { conventionId });
    const found = all.find(({ denonciation }) => denonciation.id === data.id);
    const effet =
      found === undefined
        ? ''
        : found.effet === null
          ? ` Effet non déterminé. ${found.raison ?? ''}`
          : ` Effet le ${found.effet}.`;
    return {
      ...recorded(`Acte enregistré.${effet}`, data),
      data: { ...data, effet: found?.effet ?? null, raison: found?.raison ?? null },
    };
  },
};

const regles: Command = {
  name: 'resiliation regles',
  usage: 'resiliation regles --convention ID',
  resume:
    'dit par quelles clauses la convention peut cesser aujourd’hui, ou pourquoi elles ne s’appliquent pas',
  mode: 'lecture',
  options: {
    id: { kind: 'texte', aide: 'identifiant de la convention' },
    convention: { kind: 'texte', aide: 'identifiant de la convention' },
  },
  async run({ options, call }) {
    const data = await call('resiliation.regles', { conventionId: idOf(options, 'convention') });
    return {
      data,
      texte: [data.manquement, ...data.autres]
        .map(({ libelle, dit, source, refus }) =>
          refus === null
            ? `${upperFirst(libelle)} : ${dit ?? ''} (${source ?? ''})`
            : `${upperFirst(libelle)} : ${refus.message}`,
        )
        .join('\n'),
    };
  },
};

export const RESILIATION_COMMANDS: readonly Command[] = [
  medPreparer,
  medEnvoyer,
  medSuivre,
  denonciationNotifier,
  resilier,
  regles,
];
