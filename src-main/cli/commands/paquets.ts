import type { ControleView, PaquetView, PileView } from '#contract/paquets';
import type { ObjetDePaquet } from '#domain/paquet/paquet';
import { formatDate, parseCivilDate } from '#domain/civil-date';
import { counted, enumeration, fold } from '#domain/french';
import { typographie } from '#domain/typographie';
import type { Constat } from '#domain/paquet/manifeste';
import { verifierArchive } from '../../verifier-paquet';
import { RefusedError } from '../command';
import type { Command, Terminal } from '../command';
import { readWhole, sortieRequise, writeOut } from '../files';
import { UsageError, readInteger, readPairs } from '../options';
import type { Options, OptionSpecs } from '../options';
import { idOf, recorded } from './recorded';
import { SCAN_COMMANDS, preuvesDe } from './scans';

/* Packets of signature: what goes round, who signed which original, what still fails. */

const ID: OptionSpecs = {
  id: { kind: 'texte', aide: 'identifiant du paquet (aussi en premier argument)' },
  paquet: { kind: 'texte', aide: 'identifiant du paquet' },
};

const OBJETS = [
  ['avenant', 'avenants'],
  ['convention', 'conventions'],
  ['mise-en-demeure', 'misesEnDemeure'],
] as const;

function objetOf(options: Options): ObjetDePaquet {
  const given = OBJETS.flatMap(([nom, collection]) => {
    const id = options.text(nom);
    return id === null ? [] : [{ collection, id }];
  });
  const [one, other] = given;
  if (one === undefined || other !== undefined)
    throw new UsageError(
      'Indiquez un acte et un seul : --avenant ID, --convention ID ou --mise-en-demeure ID.',
    );
  return one;
}

/** « prefete=1 » */
const rangsOf = (options: Options) =>
  readPairs(options.list('rang'), 'rang').map(([signataireId, rang]) => ({
    signataireId,
    rang: readInteger(rang, 'rang'),
  }));

const jour = (iso: string): string => {
  const date = parseCivilDate(iso);
  return date === null ? iso : formatDate(date);
};

const ligneDuControle = ({ etat, libelle, detail, remede }: ControleView): readonly string[] => [
  `  ${{ ok: 'oui   ', echec: 'NON   ', alerte: 'ALERTE', sans_objet: '—     ' }[etat]} ${libelle} : ${detail}`,
  ...(remede === null ? [] : [`         ${remede}`]),
];

/** The matrix: one line a signatory, one column an original. */
function matrice({ signataires, cases, originaux }: PaquetView): readonly string[] {
  const cellule = (original: number, signataireId: string): string => {
    const one = cases.find((c) => c.original === original && c.signataireId === signataireId);
    const attente = { refusee: 'refusé', attendue: 'attendue', a_venir: '·', signee: '' };
    return one === undefined ? '' : (one.date ?? attente[one.etat]);
  };
  const largeur = Math.max(10, ...signataires.map(({ nom }) => nom.length));
  const colonne = (text: string): string => text.padEnd(12);
  return [
    `  ${'Original'.padEnd(largeur)}  ${originaux.map(({ numero }) => colonne(`n° ${numero}`)).join('')}`,
    ...signataires.map(
      ({ id, nom, rang }) =>
        `  ${nom.padEnd(largeur)}  ${originaux.map(({ numero }) => colonne(cellule(numero, id))).join('')}rang ${rang}`,
    ),
  ];
}

const dire = (view: PaquetView): string =>
  typographie(
    [
      `${view.acte.titre} : ${view.etatLibelle.toLowerCase()}, ouvert le ${jour(view.ouvertLe)} (${view.id})`,
      `  ${view.signees} signatures sur ${view.cases.length}`,
      ...matrice(view),
      ...(view.refus === null
        ? []
        : [`  Refusé le ${jour(view.refus.date)} par ${view.refus.signataire} : ${view.refus.motif}`]),
      ...(view.retrait === null ? [] : [`  Retiré le ${jour(view.retrait.date)} : ${view.retrait.motif}`]),
    ].join('\n'),
  );

const lire = (terminal: Terminal, name = 'paquet'): Promise<PaquetView> =>
  terminal.call('paquets.lire', { paquetId: idOf(terminal.options, name) });

const creer: Command = {
  name: 'paquet creer',
  usage:
    'paquet creer --avenant ID | --convention ID | --mise-en-demeure ID [--date AAAA-MM-JJ] [--support papier|electronique] [--originaux N] [--rang SIGNATAIRE=N …] [--visa ROLE …]',
  resume: 'ouvre le paquet de signature d’un acte : ses originaux sont imprimés et gardés',
  arguments: 0,
  mode: 'ecriture',
  options: {
    avenant: { kind: 'texte', aide: 'identifiant de l’avenant, mis à la signature s’il ne l’est pas' },
    convention: { kind: 'texte', aide: 'identifiant de la convention' },
    'mise-en-demeure': { kind: 'texte', aide: 'identifiant de la mise en demeure' },
    date: { kind: 'date', aide: 'AAAA-MM-JJ : jour où le paquet part (aujourd’hui à défaut)' },
    support: { kind: 'texte', aide: 'papier (à défaut) ou electronique' },
    originaux: { kind: 'texte', aide: 'nombre d’originaux (celui que dit la convention à défaut)' },
    rang: { kind: 'liste', aide: 'SIGNATAIRE=N : son tour ; tous ensemble à défaut' },
    visa: { kind: 'liste', aide: 'rôle dont le visa interne est demandé' },
    'motif-texte-modifie': {
      kind: 'texte',
      aide: 'pourquoi le texte n’est pas celui que le comité a examiné',
    },
    'motif-avis': { kind: 'texte', aide: 'pourquoi signer malgré les défauts de l’avis' },
  },
  async run({ options, call }) {
    const objet = objetOf(options);
    const rangs = rangsOf(options);
    const originaux = options.text('originaux');
    const support = options.text('support') ?? 'papier';
    if (support !== 'papier' && support !== 'electronique')
      throw new UsageError('--support attend : papier ou electronique.');
    const { id, avertissements } = await call('paquets.creer', {
      objet,
      date: options.text('date') ?? (await call('registre.etat', {})).aujourdhui,
      support,
      nombreOriginaux: originaux === null ? null : readInteger(originaux, 'originaux'),
      circuit: rangs.length === 0 ? null : rangs,
      visas: [...options.list('visa')],
      motifTexteModifie: options.text('motif-texte-modifie'),
      motifAvis: options.text('motif-avis'),
    });
    const view = await call('paquets.lire', { paquetId: id });
    const notes = avertissements.map(({ message, source }) => `  À savoir : ${message} (${source})`);
    return { data: { ...view, avertissements }, texte: [dire(view), ...notes].join('\n') };
  },
};

const lister: Command = {
  name: 'paquet lister',
  usage: 'paquet lister CONVENTION',
  resume: 'liste les paquets de signature d’une convention',
  mode: 'lecture',
  options: { id: { kind: 'texte', aide: 'identifiant de la convention' } },
  async run({ options, call }) {
    const conventionId = options.positionals[0] ?? options.required('id');
    const { paquets } = await call('paquets.lister', { conventionId });
    return {
      data: paquets,
      texte: paquets.length === 0 ? 'Aucun paquet.' : paquets.map(dire).join('\n\n'),
    };
  },
};

const montrer: Command = {
  name: 'paquet',
  usage: 'paquet ID',
  resume: 'montre un paquet : chaque original, chaque signataire',
  mode: 'lecture',
  options: ID,
  async run(terminal) {
    const view = await lire(terminal);
    return { data: view, texte: dire(view) };
  },
};

const controler: Command = {
  name: 'paquet controler',
  usage: 'paquet controler ID',
  resume: 'contrôle un paquet ; chaque défaut dit ce qu’il faut faire (code 1 s’il y en a un)',
  mode: 'lecture',
  options: ID,
  async run(terminal) {
    const { id, controles } = await lire(terminal);
    const defauts = controles.filter(({ etat }) => etat === 'echec');
    return {
      data: { id, conforme: defauts.length === 0, controles },
      texte: typographie(controles.flatMap(ligneDuControle).join('\n')),
      code: defauts.length === 0 ? 0 : 1,
    };
  },
};

const signer: Command = {
  name: 'paquet signer',
  usage:
    'paquet signer ID --original N|tous --signataire S|tous --date AAAA-MM-JJ [--lieu L] [--delegation ID] [--hors MOTIF] [--scans DOSSIER|FICHIER]',
  resume: 'enregistre une signature sur un original, toutes celles d’un original, ou celles d’un signataire',
  mode: 'ecriture',
  options: {
    ...ID,
    original: { kind: 'texte', aide: 'numéro de l’original, ou « tous »' },
    signataire: { kind: 'texte', aide: 'identifiant du signataire, ou « tous »' },
    date: { kind: 'date', aide: 'AAAA-MM-JJ : jour de la signature' },
    lieu: { kind: 'texte', aide: 'lieu de la signature' },
    delegation: { kind: 'texte', aide: 'délégation en vertu de laquelle il est signé' },
    hors: { kind: 'texte', aide: 'pourquoi cette signature est donnée hors du circuit' },
    scans: {
      kind: 'texte',
      aide: 'DOSSIER ou FICHIER de scans : seules les signatures dont la page y est sont enregistrées, avec elle',
    },
  },
  async run(terminal) {
    const { options, call } = terminal;
    const paquetId = idOf(options, 'paquet');
    const paquet = await call('paquets.lire', { paquetId });
    const { cases } = paquet;
    const original = options.required('original');
    const signataire = options.required('signataire');
    const numero = original === 'tous' ? null : readInteger(original, 'original');
    const commun = {
      date: options.required('date'),
      lieu: options.text('lieu'),
      delegationId: options.text('delegation'),
      hors: options.text('hors'),
    };
    const vises = cases.filter(
      (one) =>
        (numero === null || one.original === numero) &&
        (signataire === 'tous' || one.signataireId === signataire),
    );
    const aRecueillir = vises.filter(({ date }) => date === null);
    // What is asked of a slot that does not exist, or that is signed already, is refused by the rule.
    const visees =
      aRecueillir.length > 0
        ? aRecueillir.map((one) => ({ original: one.original, signataireId: one.signataireId }))
        : [{ original: numero ?? 1, signataireId: signataire }];
    const scans = options.text('scans');
    const saisies = (scans === null ? visees : await preuvesDe(terminal, paquet, scans, visees)).map(
      (one) => ({ ...one, ...commun }),
    );
    const reply = await call('paquets.signer', { paquetId, cases: saisies });
    return recorded(
      saisies.length > 1 ? `${saisies.length} signatures enregistrées` : 'Signature enregistrée',
      reply,
    );
  },
};

/** Each pile, or the one of whoever is named. */
async function piles({ options, call }: Terminal): Promise<readonly PileView[]> {
  const { piles: all } = await call('paquets.aSigner', {});
  const qui = options.text('qui');
  if (qui === null) return all;
  const found = all.filter(({ nom, fonction }) => fold(`${nom}, ${fonction}`).includes(fold(qui)));
  if (found.length > 0) return found;
  const connus = all.map(({ nom }) => nom);
  throw new RefusedError(
    connus.length === 0
      ? 'Aucune signature n’est attendue.'
      : `Rien n’attend la signature de « ${qui} ». Sont attendus : ${enumeration(connus)}.`,
  );
}

const aSigner: Command = {
  name: 'paquet a-signer',
  usage: 'paquet a-signer [--qui NOM]',
  resume: 'dit ce que chaque personne a à signer, toutes conventions ensemble',
  arguments: 0,
  mode: 'lecture',
  options: { qui: { kind: 'texte', aide: 'nom ou fonction de qui signe' } },
  async run(terminal) {
    const all = await piles(terminal);
    const lignes = all.flatMap(({ nom, fonction, paquets }) => [
      `${nom}, ${fonction}`,
      ...paquets.flatMap(({ acte, convention, paquetId, originaux, defauts, delegationId }) => [
        `  ${acte === convention ? acte : `${acte} (${convention})`}, ${originaux.length > 1 ? 'originaux' : 'original'} n° ${enumeration(originaux.map(String))}${delegationId === null ? '' : ', par délégation'} (${paquetId})`,
        ...defauts.map((one) => `    NON ${one}`),
      ]),
    ]);
    return { data: all, texte: lignes.length === 0 ? 'Aucune signature n’est attendue.' : lignes.join('\n') };
  },
};

const signerPile: Command = {
  name: 'paquet signer-pile',
  usage: 'paquet signer-pile --qui NOM --date AAAA-MM-JJ [--paquet ID …] [--lieu L]',
  resume:
    'enregistre d’un geste ce qu’une personne a signé le même jour : tout ce qui l’attend, ou les paquets nommés',
  arguments: 0,
  mode: 'ecriture',
  options: {
    qui: { kind: 'texte', aide: 'nom ou fonction de qui signe' },
    date: { kind: 'date', aide: 'AAAA-MM-JJ : jour de la signature' },
    paquet: { kind: 'liste', aide: 'paquet signé ; tous ceux de la pile à défaut' },
    lieu: { kind: 'texte', aide: 'lieu de la signature' },
  },
  async run(terminal) {
    const { options, call } = terminal;
    options.required('qui');
    const [pile, autre] = await piles(terminal);
    if (pile === undefined || autre !== undefined)
      throw new RefusedError('Plusieurs personnes répondent à ce nom : ajoutez la fonction.');
    const demandes = options.list('paquet');
    const inconnu = demandes.find((id) => pile.paquets.every(({ paquetId }) => paquetId !== id));
    if (inconnu !== undefined)
      throw new RefusedError(`Le paquet « ${inconnu} » n’attend pas la signature de ${pile.nom}.`);
    const date = options.required('date');
    const lieu = options.text('lieu');
    const [premier, ...autres] = pile.paquets
      .filter(({ paquetId }) => demandes.length === 0 || demandes.includes(paquetId))
      .map(({ paquetId, signataireId, delegationId, originaux }) => ({
        paquetId,
        cases: originaux.map((original) => ({
          original,
          signataireId,
          date,
          lieu,
          delegationId,
          hors: null,
        })),
      }));
    if (premier === undefined) throw new RefusedError('Aucune signature n’est attendue.');
    const reply = await call('paquets.signer', { ...premier, autres });
    const n = [premier, ...autres].reduce((total, { cases }) => total + cases.length, 0);
    return recorded(
      `${counted(n, 'signature enregistrée', 'signatures enregistrées')} sur ${counted(autres.length + 1, 'acte', 'actes')}`,
      reply,
    );
  },
};

const ordonner: Command = {
  name: 'paquet ordonner',
  usage: 'paquet ordonner ID --rang SIGNATAIRE=N … [--visa ROLE …]',
  resume: 'donne à chaque signataire son tour, et dit quels visas internes sont demandés',
  mode: 'ecriture',
  options: {
    ...ID,
    rang: { kind: 'liste', aide: 'SIGNATAIRE=N, pour chaque signataire' },
    visa: { kind: 'liste', aide: 'rôle dont le visa interne est demandé' },
  },
  run: async ({ options, call }) =>
    recorded(
      'Circuit enregistré',
      await call('paquets.ordonner', {
        paquetId: idOf(options, 'paquet'),
        circuit: rangsOf(options),
        visas: [...options.list('visa')],
      }),
    ),
};

const emis: Command = {
  name: 'document emis',
  usage: 'document emis CONVENTION',
  resume: 'liste ce qui est parti, tel qu’il est parti : versions, originaux, empreintes, détenteurs',
  mode: 'lecture',
  options: { id: { kind: 'texte', aide: 'identifiant de la convention' } },
  async run({ options, call }) {
    const conventionId = options.positionals[0] ?? options.required('id');
    const { emissions } = await call('emissions.lister', { conventionId });
    const lignes = emissions.flatMap((one) => [
      `${one.libelle} (${one.acte.titre}), version ${one.version}, émis le ${jour(one.emisLe)}${one.destinataire === null ? '' : `, à ${one.destinataire}`}`,
      ...one.originaux.map(
        ({ numero, sha256, detenteur }) =>
          `  original n° ${numero}  ${sha256.slice(0, 16)}${detenteur === null ? '' : `  chez ${detenteur}`}`,
      ),
    ]);
    return {
      data: emissions,
      texte: lignes.length === 0 ? 'Aucun document émis.' : typographie(lignes.join('\n')),
    };
  },
};

const exporter: Command = {
  name: 'paquet exporter',
  usage: 'paquet exporter ID --sortie FICHIER.zip',
  resume: 'remet le paquet, complet ou non : pièces, manifeste, vérificateur hors ligne',
  mode: 'lecture',
  options: {
    ...ID,
    sortie: { kind: 'texte', aide: 'FICHIER.zip à écrire ; refusé s’il existe, sauf --remplacer' },
    remplacer: { kind: 'drapeau', aide: 'remplace le fichier s’il existe' },
  },
  async run(terminal) {
    const { options, call } = terminal;
    const sortie = sortieRequise(options, '.zip');
    const paquetId = idOf(options, 'paquet');
    const { controles } = await call('paquets.lire', { paquetId });
    const made = await call('paquets.exporter', { paquetId });
    const data = await writeOut(terminal, made, sortie, options.flag('remplacer'));
    const defauts = controles.filter(({ etat }) => etat === 'echec');
    return {
      data: { ...data, defauts },
      texte: typographie(
        [
          `${data.nom} écrit dans ${sortie} (${data.octets} octets).`,
          ...(defauts.length === 0 ? [] : ['Contrôles qui échouent :', ...defauts.flatMap(ligneDuControle)]),
        ].join('\n'),
      ),
    };
  },
};

const verifier: Command = {
  name: 'paquet verifier',
  usage: 'paquet verifier FICHIER.zip',
  resume: 'vérifie le fichier d’un paquet, sans registre (code 1 et la pièce nommée au premier octet changé)',
  mode: 'aucun',
  options: { fichier: { kind: 'texte', aide: 'FICHIER.zip (aussi en premier argument)' } },
  async run({ options }) {
    const bytes = await readWhole(options.positionals[0] ?? options.required('fichier'));
    let constats: readonly Constat[];
    try {
      constats = verifierArchive(bytes);
    } catch (error) {
      throw new RefusedError(error instanceof Error ? error.message : 'Ce fichier ne se lit pas.');
    }
    const defauts = constats.filter(({ etat }) => etat === 'defaut');
    const mots = { ok: 'oui   ', defaut: 'NON   ', a_savoir: 'SAVOIR' };
    return {
      data: { intact: defauts.length === 0, constats },
      texte: typographie(
        constats
          .flatMap(({ etat, message, explication }) => [
            `  ${mots[etat]} ${message}`,
            ...(etat === 'ok' ? [] : [`         ${explication}`]),
          ])
          .join('\n'),
      ),
      code: defauts.length === 0 ? 0 : 1,
    };
  },
};

export const PAQUET_COMMANDS: readonly Command[] = [
  montrer,
  lister,
  creer,
  ordonner,
  controler,
  signer,
  aSigner,
  signerPile,
  ...SCAN_COMMANDS,
  emis,
  exporter,
  verifier,
];
