import { jourDe, readInstant } from '#contract/instant';
import type { DenonciationView } from '#contract/conventions';
import type { MiseEnDemeureView } from '#contract/views';
import type { Envoi } from '#domain/fiches/mise-en-demeure';
import { EVENEMENT_LABELS, ecartDit } from '#domain/resiliation/horloges';
import { MOTIFS_RESILIATION, MOTIFS_RETOUR } from '#domain/fiches/mise-en-demeure';
import { upperFirst } from '#domain/french';
import type { Command, Terminal } from '../command';
import { RefusedError } from '../command';
import { UsageError, readPairs } from '../options';
import type { Options, OptionSpecs } from '../options';
import { REPRISE, auteurOf, partiesOf } from './actes';
import { idOf, recorded } from './recorded';

export const GRIEFS: OptionSpecs = {
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
  reprise: REPRISE,
};

const ENVOIS: OptionSpecs = {
  depot: { kind: 'date', aide: 'AAAA-MM-JJ : date de la preuve de dépôt' },
  numero: { kind: 'liste', aide: 'numéro de recommandé, ou DESTINATAIRE=NUMÉRO, une fois par lettre' },
  destinataire: {
    kind: 'liste',
    aide: 'signataires destinataires (à défaut, tous ceux de la partie mise en demeure)',
  },
  preuve: { kind: 'texte', aide: 'référence de la preuve de dépôt (à défaut, date déclarative)' },
  prestataire: { kind: 'texte', aide: 'qui a porté les lettres' },
  horodatage: {
    kind: 'texte',
    aide: 'recommandé électronique qualifié : instant du dépôt (2026-11-23T22:40:00Z) ; --depot est alors son jour légal, et peut manquer',
  },
  accord: {
    kind: 'texte',
    aide: 'ce qui montre l’accord préalable du destinataire au recommandé électronique',
  },
};

const SUIVI: OptionSpecs = {
  envoi: { kind: 'texte', aide: 'identifiant de l’envoi' },
  preuve: { kind: 'texte', aide: 'référence de la preuve de dépôt, si l’envoi fut déclaratif' },
  presentation: { kind: 'date', aide: 'AAAA-MM-JJ : première présentation' },
  distribution: { kind: 'date', aide: 'AAAA-MM-JJ : remise contre signature' },
  refus: { kind: 'date', aide: 'AAAA-MM-JJ : refus par le destinataire' },
  retour: { kind: 'date', aide: 'AAAA-MM-JJ : retour à l’expéditeur' },
  'motif-retour': { kind: 'texte', aide: MOTIFS_RETOUR.join('|') },
  'preuve-presentation': {
    kind: 'texte',
    aide: 'ce qui prouve la première présentation (à défaut, déclaratif)',
  },
  'preuve-distribution': { kind: 'texte', aide: 'ce qui prouve la remise (à défaut, déclaratif)' },
  'preuve-retour': { kind: 'texte', aide: 'ce qui prouve le refus ou le retour (à défaut, déclaratif)' },
};

const AUTORISATION: OptionSpecs = {
  deliberation: {
    kind: 'texte',
    aide: 'identifiant de la délibération qui l’autorise (à défaut, la dernière exécutoire ce jour-là)',
  },
  'sans-deliberation': { kind: 'texte', aide: 'motif de l’absence de délibération exécutoire' },
};

const autorisationOf = (options: Options) => ({
  deliberationId: options.text('deliberation'),
  sansDeliberation: options.text('sans-deliberation'),
});

const DENONCIATION: OptionSpecs = {
  ...AUTORISATION,
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

/** What is reproached, one grief for each duty or passage named. */
function griefsOf(options: Options) {
  const cites = [
    ...options.list('obligation').map((obligationId) => ({ obligationId })),
    ...options.list('passage').map((alineaId) => ({ alineaId })),
  ];
  if (cites.length === 0)
    throw new UsageError(
      'Indiquez au moins une --obligation de la partie mise en demeure, avec ses --faits et sa --date-faits.',
    );
  const at = (name: string, index: number): string | null => options.list(name)[index] ?? null;
  return cites.map((cite, index) => ({
    ...cite,
    faits: at('faits', index) ?? '',
    dateFaits: at('date-faits', index) ?? '',
    pieces: at('pieces', index),
    miseEnConformite: at('conformite', index),
    maintien: at('maintien', index),
  }));
}

/** Who sends, what is reproached, to whom: common to a notice of ours and to one received. */
export async function lettreOf(terminal: Terminal) {
  const { options } = terminal;
  const conventionId = options.required('convention');
  const emetteur = options.required('emetteur');
  return {
    conventionId,
    partieEmettriceId: emetteur,
    partieDestinataireId: options.text('contre'),
    auteurId: auteurOf(options, await partiesOf(terminal, conventionId), emetteur),
    coauteurIds: [...options.list('coauteur')],
    griefs: griefsOf(options),
  };
}

const preparer = async (terminal: Terminal) =>
  terminal.call('misesEnDemeure.preparer', {
    ...(await lettreOf(terminal)),
    reprise: terminal.options.text('reprise'),
  });

/** One letter per addressee: named ones, or every signatory of the addressed party. */
function envoisOf(options: Options, addressees: readonly string[], repris: boolean) {
  const depotLe = depotOf(options);
  const horodatage = options.text('horodatage');
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
  // Of a letter of the past, nobody may have kept the number.
  if (given.length === 0 && !repris) {
    throw new UsageError(
      `Indiquez --numero, ou --numero DESTINATAIRE=NUMÉRO pour chaque lettre ; destinataires : ${destinataires.join(', ')}.`,
    );
  }
  return destinataires.map((destinataireId, index) => ({
    destinataireId,
    numero: named.get(destinataireId) ?? plain[index] ?? plain[0] ?? null,
    depotLe,
    preuveDepot: options.text('preuve'),
    ...(options.text('prestataire') === null ? {} : { transporteur: options.text('prestataire') }),
    ...(horodatage === null ? {} : { electronique: { deposeA: horodatage, accord: options.text('accord') } }),
  }));
}

/** The day of deposit: said, or the legal day of a qualified timestamp. */
function depotOf(options: Options): string {
  const horodatage = options.text('horodatage');
  const said = options.text('depot');
  if (said !== null || horodatage === null) return options.required('depot');
  const lu = readInstant(horodatage);
  if (!lu.ok) throw new UsageError(`--horodatage : ${lu.message}`);
  return jourDe(lu.instant);
}

/** What is not said again stays as it was recorded. */
function suiviOf(options: Options, known: Envoi | undefined) {
  const retour = options.text('retour');
  const motif = MOTIFS_RETOUR.find((one) => one === options.text('motif-retour'));
  if (retour !== null && motif === undefined)
    throw new UsageError(`--motif-retour attend : ${MOTIFS_RETOUR.join(', ')}.`);
  return {
    preuveDepot: options.text('preuve'),
    presentationLe: options.text('presentation') ?? known?.presentationLe ?? null,
    distributionLe: options.text('distribution') ?? known?.distributionLe ?? null,
    refusLe: options.text('refus') ?? known?.refusLe ?? null,
    retour: retour === null || motif === undefined ? (known?.retour ?? null) : { date: retour, motif },
    preuves: {
      presentation: options.text('preuve-presentation') ?? known?.preuves?.presentation ?? null,
      distribution: options.text('preuve-distribution') ?? known?.preuves?.distribution ?? null,
      retour: options.text('preuve-retour') ?? known?.preuves?.retour ?? null,
    },
  };
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

const medRediger: Command = {
  name: 'mise-en-demeure rediger',
  usage: 'mise-en-demeure rediger ID --obligation ID --faits TEXTE --date-faits AAAA-MM-JJ',
  resume: 'récrit les griefs d’une mise en demeure que personne n’a signée',
  mode: 'ecriture',
  options: { ...GRIEFS, id: { kind: 'texte', aide: 'identifiant (aussi en premier argument)' } },
  async run({ options, call }) {
    const miseEnDemeureId = options.positionals[0] ?? options.required('id');
    const { miseEnDemeure } = await call('misesEnDemeure.lire', { miseEnDemeureId });
    const coauteurs = options.list('coauteur');
    const reply = await call('misesEnDemeure.rediger', {
      miseEnDemeureId,
      auteurId: options.text('auteur') ?? miseEnDemeure.auteurId,
      coauteurIds: coauteurs.length > 0 ? [...coauteurs] : [...(miseEnDemeure.coauteurIds ?? [])],
      griefs: griefsOf(options),
    });
    return recorded('Mise en demeure récrite', reply);
  },
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
    const depot = depotOf(options);
    const existing = options.positionals[0] ?? options.text('id');
    const known =
      existing === null
        ? null
        : (await call('misesEnDemeure.lire', { miseEnDemeureId: existing })).miseEnDemeure;
    const repris = known === null ? options.text('reprise') !== null : known.reprise !== undefined;
    if (options.list('numero').length === 0) envoisOf(options, [], repris);
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
      repris,
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
    ...SUIVI,
  },
  async run(terminal) {
    const { options, call } = terminal;
    const miseEnDemeureId = idOf(options, 'id');
    const envoiId = options.required('envoi');
    // What is not said again stays as it was recorded.
    const { miseEnDemeure } = await call('misesEnDemeure.lire', { miseEnDemeureId });
    const known = miseEnDemeure.envois.find(({ id }) => id === envoiId);
    const data = await call('misesEnDemeure.suivreEnvoi', {
      miseEnDemeureId,
      envoiId,
      ...suiviOf(options, known),
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
      ...autorisationOf(options),
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
    indemnite: {
      kind: 'texte',
      aide: 'ce qu’il en est de l’indemnisation, si l’intérêt général y met fin sans clause',
    },
    ...AUTORISATION,
    reprise: REPRISE,
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
      indemnite: options.text('indemnite'),
      ...autorisationOf(options),
      reprise: options.text('reprise'),
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

const denonciationNommee = async ({ options, call }: Terminal): Promise<DenonciationView> => {
  const id = idOf(options, 'id');
  const conventionId = options.required('convention');
  const all = await call('denonciations.lister', { conventionId });
  const found = all.find(({ denonciation }) => denonciation.id === id);
  if (found === undefined)
    throw new UsageError(
      `Aucune dénonciation « ${id} » dans cette convention ; connues : ${all.map(({ denonciation }) => denonciation.id).join(', ') || 'aucune'}.`,
    );
  return found;
};

const effetDit = ({ effet, raison }: DenonciationView): string =>
  effet === null ? ` Effet non déterminé. ${raison ?? ''}` : ` Effet le ${effet}.`;

const DE_DENONCIATION: OptionSpecs = {
  id: { kind: 'texte', aide: 'identifiant de la dénonciation' },
  convention: { kind: 'texte', aide: 'identifiant de la convention' },
};

const denonciationEnvoyer: Command = {
  name: 'denonciation envoyer',
  usage: 'denonciation envoyer ID --convention ID --depot AAAA-MM-JJ --numero DESTINATAIRE=NUMÉRO',
  resume: 'enregistre l’envoi de la dénonciation, une lettre par destinataire',
  mode: 'ecriture',
  options: { ...DE_DENONCIATION, ...ENVOIS },
  async run(terminal) {
    const { options, call } = terminal;
    const found = await denonciationNommee(terminal);
    const { id } = found.denonciation;
    const envois = envoisOf(
      options,
      found.destinataires.map((one) => one.id),
      found.denonciation.reprise !== undefined,
    );
    const data = await call('denonciations.envoyer', { denonciationId: id, envois });
    const after = await denonciationNommee(terminal);
    return {
      ...recorded(`Envoi enregistré.${effetDit(after)}`, data),
      data: { ...data, effet: after.effet, raison: after.raison, envois: after.denonciation.envois ?? [] },
    };
  },
};

const denonciationSuivre: Command = {
  name: 'denonciation suivre',
  usage:
    'denonciation suivre ID --convention ID --envoi ENVOI [--presentation D] [--distribution D] [--retour D --motif-retour MOTIF]',
  resume: 'enregistre ce que la poste rapporte d’une lettre de dénonciation ; l’effet s’en déduit',
  mode: 'ecriture',
  options: { ...DE_DENONCIATION, ...SUIVI },
  async run(terminal) {
    const { options, call } = terminal;
    const { denonciation } = await denonciationNommee(terminal);
    const envoiId = options.required('envoi');
    const known = denonciation.envois?.find(({ id }) => id === envoiId);
    const data = await call('denonciations.suivreEnvoi', {
      denonciationId: denonciation.id,
      envoiId,
      ...suiviOf(options, known),
    });
    const after = await denonciationNommee(terminal);
    return {
      ...recorded(`Suivi postal enregistré.${effetDit(after)}`, data),
      data: { ...data, effet: after.effet, raison: after.raison },
    };
  },
};

const medHorloges: Command = {
  name: 'mise-en-demeure horloges',
  usage: 'mise-en-demeure horloges ID',
  resume:
    'dit d’où court le délai, pour chaque destinataire et selon chaque lecture, ce que chacune changerait, et ce que rien ne prouve',
  mode: 'lecture',
  options: { id: { kind: 'texte', aide: 'identifiant de la mise en demeure' } },
  async run({ options, call }) {
    const { horloges, choixAdresse, preuves, controles, accordeJusquAu } = await call('misesEnDemeure.lire', {
      miseEnDemeureId: idOf(options, 'id'),
    });
    const jour = (one: string | null): string => one ?? 'non connu';
    return {
      data: { horloges, choixAdresse, preuves, controles, accordeJusquAu },
      texte: [
        ...horloges.map(
          ({ evenement, contractuelle, depart, declaratif, delai, raison, ecart }) =>
            `${contractuelle ? '→ ' : '  '}${EVENEMENT_LABELS[evenement]} : ${
              delai === null
                ? (raison ?? 'aucune date')
                : `départ ${jour(depart)}${declaratif ? ' (déclaratif)' : ''}, acte possible dès ${delai.prudent.premierJour}${
                    ecart === null || contractuelle ? '' : ` (${ecartDit(ecart)})`
                  }`
            }`,
        ),
        ...(choixAdresse === null
          ? []
          : [
              `Adresse inconnue. Par défaut : ${jour(choixAdresse.parDefaut?.prudent.premierJour ?? null)} ; par les autres signataires : ${jour(choixAdresse.parLesAutres?.prudent.premierJour ?? null)} ; retenu : ${
                choixAdresse.retenu === 'defaut'
                  ? 'par défaut'
                  : `par les autres (${choixAdresse.motif ?? ''})`
              }.`,
            ]),
        ...preuves.flatMap(({ declaratifs, sansPiece }) => [
          ...(declaratifs.length === 0 ? [] : [`Déclaratif : ${declaratifs.join(', ')}.`]),
          ...sansPiece.map((one) => `Preuve citée, non jointe : ${one}.`),
        ]),
        ...controles
          .filter(({ etat }) => etat !== 'satisfait')
          .map(({ libelle, constat, remede }) => `À reprendre — ${libelle} : ${constat} ${remede ?? ''}`),
      ].join('\n'),
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
  medRediger,
  medEnvoyer,
  medSuivre,
  medHorloges,
  denonciationNotifier,
  denonciationEnvoyer,
  denonciationSuivre,
  resilier,
  regles,
];
