import { codeDe, marqueDePaquet } from '#domain/paquet/code';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { writePasse } from '#contract/instant';
import { procedures } from '#contract/procedures';
import type { Input, Method, Procedures } from '#contract/procedures';
import { createDispatcher } from '../../src-main/rpc/dispatcher';
import { unzip } from '../documents/structure';
import { newFolder, ouvrir, televerser } from '../support/application';
import type { Porte } from '../support/application';

/* Every question of the contract, asked about an instant: the answer is the one the registry gave then. */

type Question = {
  [M in Method]: Procedures[M]['kind'] extends 'query' ? M : never;
}[Method];

const VERIFICATION = 'reads the journal’s bytes as they are on the disk now';
const SAUVEGARDES = 'speaks of the backups there are now';
const ECHANGES = 'hands over, or receives, the registry as it is now';
const RAPPELS = 'is kept beside the journal: what somebody has read, by now';
const TELEVERSEMENTS = 'receives a file; no record is read';

const AGENDA = 'is settled on this computer, and follows the dates of now';

/** Answered as of now whatever the instant, and why. */
const DU_PRESENT = {
  'registre.reprendre': 'asks to write, now',
  'temps.situer': 'is given its instant by its own input',
  'verification.lancer': VERIFICATION,
  'verification.suivre': VERIFICATION,
  'verification.arreter': VERIFICATION,
  'sauvegardes.lire': SAUVEGARDES,
  'sauvegardes.creer': SAUVEGARDES,
  'sauvegardes.apercu': SAUVEGARDES,
  'sauvegardes.reparer': SAUVEGARDES,
  'sauvegardes.oublierDossier': SAUVEGARDES,
  'agenda.lire': AGENDA,
  'agenda.tenir': AGENDA,
  'agenda.oublier': AGENDA,
  'echanges.exporter': ECHANGES,
  'echanges.dossier': ECHANGES,
  'echanges.apercu': ECHANGES,
  'conventions.examinerFichier': TELEVERSEMENTS,
  'paquets.lireScan': TELEVERSEMENTS,
  'texte.lireFichier': TELEVERSEMENTS,
  'membresDuComite.examinerImport': TELEVERSEMENTS,
  'modeles.controler': TELEVERSEMENTS,
  'modeles.remplir': TELEVERSEMENTS,
  'actes.prevoir': 'an act is recorded now',
  'recherche.chercher': 'finds what is there now',
  'echeances.couverture': 'proves what is waited for now',
  'echeances.calendrier': 'goes beyond the file written last',
  'rappels.dus': RAPPELS,
  'rappels.marquer': RAPPELS,
  'rappels.lire': RAPPELS,
  'rappels.regler': RAPPELS,
  'televersements.commencer': TELEVERSEMENTS,
  'televersements.ajouter': TELEVERSEMENTS,
  'televersements.abandonner': TELEVERSEMENTS,
} as const satisfies Partial<Record<Question, string>>;

type QuestionDuPasse = Exclude<Question, keyof typeof DU_PRESENT>;

/** Whose answer does not depend on what is recorded, and why: elsewhere, the past and the present must differ here. */
const SANS_AGE: readonly QuestionDuPasse[] = [
  // A calculation on what is typed.
  'delais.calculer',
  // Nobody set one in that history.
  'delaisUsage.lire',
  // Nobody gave themselves a date in that history.
  'echeancesLibres.lister',
  // No document has left in that history.
  'emissions.lister',
  // What a template may say is the same whatever is recorded.
  'modeles.champs',
  // The bytes of a piece never change.
  'pieces.exporter',
  'pieces.signatures',
  // What an entry changed was written once.
  'journal.detail',
  // The clauses of the example, and its duties, are those of the signed act; nobody ended it, no fact is awaited.
  'conventions.prevoirFait',
  'conventions.obligations',
  'resiliation.regles',
  'misesEnDemeure.prevoir',
  'denonciations.prevoir',
  'denonciations.lister',
  'texte.suivreLecture',
  // No draft of that history says what its operations do not do.
  'accueil.projets',
];

const AURA = 'convention-demonstration-2022-2028';
const JOUR = '2026-11-23';
const PLUS_TARD = '2027-02-15';
const AVIS = 'avis-professionnalisation';

type Noms = {
  readonly seance: string;
  readonly membre: string;
  readonly paquet: string;
  readonly projet: string;
  readonly piece: string;
  readonly retire: string;
  readonly lettre: string;
};

/** The table does not compile when a question is missing. */
const questions = ({
  seance,
  membre,
  paquet,
  projet,
  piece,
  lettre,
}: Noms): { readonly [M in QuestionDuPasse]: readonly [Input<M>, ...Input<M>[]] } => {
  const consolide = { conventionId: AURA, jour: null, projets: [projet] };
  const compare = {
    conventionId: AURA,
    de: { nature: 'date', date: JOUR },
    a: { nature: 'projet', avenantId: projet },
  } as const;
  return {
    'registre.etat': [{}],
    'registre.revision': [{}],
    'accueil.lire': [{}],
    'accueil.projets': [{}],
    'chronologie.barres': [{ conventionId: AURA }],
    'retroplanning.calculer': [{ avenantId: projet, effet: '2027-12-31' }],
    'delaisUsage.lire': [{}],
    'echeances.lister': [{}, { du: '2026-01-01', au: '2028-12-31', conventionId: AURA }],
    'echeances.feuille': [{}, { conventionId: AURA }],
    'echeances.lire': [{ conventionId: AURA, cle: `${AURA}/terme/terme` }],
    'chronologie.generale': [{ de: '2022-01-01', a: '2028-12-31' }],
    'conventions.lister': [{}],
    'conventions.lire': [{ conventionId: AURA }],
    'conventions.acte': [{ conventionId: AURA }],
    'conventions.texte': [{ conventionId: AURA }],
    'conventions.parties': [{ conventionId: AURA }],
    'conventions.obligations': [{ conventionId: AURA }],
    'conventions.redaction': [{ conventionId: AURA }],
    'conventions.clauses': [
      { conventionId: AURA, jour: null },
      { conventionId: AURA, jour: JOUR },
    ],
    'avenants.lister': [{ conventionId: AURA }],
    'avenants.lire': [{ avenantId: projet }],
    'avis.lister': [{ conventionId: AURA }],
    'avis.lire': [{ avisId: AVIS }],
    'misesEnDemeure.lister': [{ conventionId: AURA }],
    'misesEnDemeure.lire': [{ miseEnDemeureId: lettre }],
    'misesEnDemeure.prevoir': [{ miseEnDemeureId: lettre, depotLe: JOUR }],
    'conventions.prevoirFait': [{ conventionId: AURA, nature: 'publication', date: JOUR, partieId: null }],
    'denonciations.prevoir': [
      {
        conventionId: AURA,
        partieId: 'region',
        auteurId: 'president',
        coauteurIds: [],
        motifClause: 'sans_motif',
        motif: null,
        notifieeLe: JOUR,
        numero: null,
        effetLe: null,
      },
    ],
    'resiliation.regles': [{ conventionId: AURA }],
    'denonciations.lister': [{ conventionId: AURA }],
    'deliberations.lister': [{ conventionId: AURA }],
    'titulaires.lister': [{ conventionId: AURA }],
    'delegations.lister': [{ conventionId: AURA }],
    'echeancesLibres.lister': [{ conventionId: AURA }],
    'papiers.lister': [{ conventionId: AURA }],
    'pouvoirs.quiSigne': [{ fonction: 'prefete', jour: JOUR, nature: 'avenant' }],
    'titulaires.quiOccupe': [{ fonction: 'prefete', jour: JOUR }],
    'titulaires.examinerImport': [
      {
        conventionId: AURA,
        csv: 'fonction;civilité;prénom;nom;début;source\nprefete;Madame;Ada;ESSAI;01/01/2027;décret',
      },
    ],
    'chronologie.lire': [{ conventionId: AURA }],
    'documents.lister': [{ conventionId: AURA }],
    'delais.calculer': [
      { depart: JOUR, quantite: 2, unite: 'mois', declencheur: 'envoi', zone: 'metropole', joursLocaux: [] },
    ],
    'documents.apercu': [
      { type: 'convention', id: AURA },
      { type: 'avenant', id: projet },
    ],
    'documents.exporter': [
      { type: 'convention', id: AURA },
      { type: 'avenant', id: projet },
    ],
    'modeles.champs': [{ type: 'avenant' }],
    'corbeille.lire': [{}],
    'corbeille.apercu': [{ collection: 'avenants', id: projet }],
    'historique.pile': [{}],
    'journal.lire': [
      { avant: null, limite: 500 },
      { avant: 20, limite: 5, filtre: { conventionId: AURA } },
    ],
    'journal.detail': [{ seq: 3 }],
    'journal.filtres': [{}, { conventionId: AURA }],
    'journal.exporter': [{}],
    'listes.lire': [{ liste: 'avenants' }, { liste: 'pieces' }, { liste: 'conventions' }],
    'listes.exporter': [{ liste: 'avenants', format: 'csv', colonnes: ['designation'], lignes: [projet] }],
    'texte.consolider': [consolide],
    'texte.comparer': [compare],
    'texte.chantier': [{ avenantId: projet }],
    'texte.concordance': [{ avenantId: projet }],
    'texte.simuler': [{ avenantId: projet }],
    'texte.essayer': [
      {
        avenantId: projet,
        operationId: null,
        modification: { nature: 'intituler', divisionId: 'art6', intitule: 'AVIS DU COMITÉ' },
        phrase: null,
      },
    ],
    'texte.lirePassage': [{ avenantId: projet, passage: 'L’article 6 est abrogé.' }],
    'texte.suivreLecture': [{ lecture: 'aucune' }],
    'texte.deduire': [
      {
        avenantId: projet,
        divisionId: 'art5',
        intitule: 'ARTICLE 5',
        alineas: [{ niveau: 0, marque: null, texte: 'Un alinéa.' }],
      },
    ],
    'texte.comparerModifie': [
      {
        avenantId: projet,
        divisionId: 'art5',
        source: { nature: 'texte', texte: 'Un alinéa.' },
        abroger: [],
      },
    ],
    'comite.lire': [{}],
    'seances.lire': [{ seanceId: seance }],
    'seances.inscriptibles': [{ seanceId: seance }],
    'membresDuComite.donnees': [{ membreId: membre }],
    'paquets.aSigner': [{}],
    'paquets.lister': [{ conventionId: AURA }],
    'emissions.lister': [{ conventionId: AURA }],
    'paquets.lire': [{ paquetId: paquet }],
    'misesEnDemeure.exporter': [{ miseEnDemeureId: lettre }],
    'paquets.exporter': [{ paquetId: paquet }],
    'paquets.rapprocher': [
      {
        paquetId: paquet,
        scans: [{ nom: 'scan.pdf', pages: [{ page: 1, codes: [codeDuPaquet(paquet)] }] }],
      },
    ],
    'pieces.lister': [{ conventionId: AURA }],
    'pieces.exporter': [{ id: piece }],
    'pieces.signatures': [{ id: piece }],
  };
};

/** What its first page says of itself. */
const codeDuPaquet = (paquetId: string): string =>
  codeDe({ paquet: marqueDePaquet(paquetId), original: 1, page: 1 });

const opened: Porte[] = [];
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${JOUR}T08:00:00.000Z`) });
});
afterEach(async () => {
  for (const porte of opened.splice(0)) await porte.close();
  vi.useRealTimers();
});

async function open(dossier: string, jour = JOUR): Promise<Porte> {
  const porte = await ouvrir(dossier, jour);
  opened.push(porte);
  return porte;
}

async function joindre(
  porte: Porte,
  nom: string,
  objet: Input<'pieces.ajouter'>['objet'] = { collection: 'conventions', id: AURA },
): Promise<string> {
  const jeton = await televerser(porte, nom, Buffer.from(`%PDF-1.7\n${nom}`));
  return (await porte.call('pieces.ajouter', { jeton, objet, nature: 'acte_signe' })).id;
}

async function demander({ call }: Porte, objet: string): Promise<string> {
  const { id } = await call('avenants.demander', {
    conventionId: AURA,
    partieId: 'region',
    auteurId: 'president',
    date: JOUR,
    piece: null,
    objet,
    articles: [{ titre: 'Article 1er', alineas: ['Un alinéa.'] }],
    priseEffet: { nature: 'date', date: JOUR },
  });
  return id;
}

/** A registry where something of each kind is recorded, and the names of what is asked about. */
async function record(porte: Porte): Promise<Noms> {
  await porte.call('exemple.charger', { demonstration: true });
  const { id: paquet } = await porte.call('paquets.creer', {
    objet: { collection: 'avenants', id: 'avenant-professionnalisation' },
    date: JOUR,
    support: 'papier',
    visas: [],
  });
  const projet = await demander(porte, 'Projet de l’instant');
  await porte.call('avenants.ajouterOperations', {
    avenantId: projet,
    operations: [
      {
        modification: {
          nature: 'remplacer_mots',
          cible: { divisionId: 'art3', alineaId: 'art3-4' },
          ancien: 'dans le cadre du SPRO',
          nouveau: 'au sein du SPRO',
          partout: false,
        },
        phrase: null,
      },
    ],
  });
  const piece = await joindre(porte, 'avant.pdf');
  const jete = await demander(porte, 'Projet jeté');
  await porte.call('corbeille.supprimer', { collection: 'avenants', id: jete, motif: 'Saisi deux fois' });
  const lettres = await porte.call('misesEnDemeure.lister', { conventionId: AURA });
  const lettre = lettres.find(({ etat }) => etat === 'delai_en_cours')!.id;
  const { id: comite } = await porte.call('instances.creer', {
    nom: 'Comité régional',
    depuis: '2024-01-01',
    fondement: 'décret',
  });
  const { id: membre } = await porte.call('membresDuComite.enregistrer', {
    instanceId: comite,
    college: 'État',
    siege: 'Rectorat',
    deliberatif: true,
    rang: 'titulaire',
    presidence: 'aucune',
    bureau: false,
    civilite: 'Madame',
    prenom: 'Ada',
    nom: 'ESSAI',
    debut: '2025-01-01',
    source: 'arrêté',
  });
  const { id: seance } = await porte.call('seances.programmer', {
    instanceId: comite,
    date: '2027-03-01',
    formation: 'pleniere',
  });
  return {
    seance,
    membre,
    paquet,
    projet,
    piece,
    retire: await demander(porte, 'Projet retiré plus tard'),
    lettre,
  };
}

/** Changes every one of those afterwards. */
async function goOn(porte: Porte, { paquet, projet, retire, seance, membre }: Noms): Promise<void> {
  await porte.call('seances.inscrire', { seanceId: seance, objet: 'avenant', avenantId: projet });
  await porte.call('membresDuComite.terminer', { membreId: membre, fin: '2027-12-31', motif: 'démission' });
  await porte.call('paquets.relancer', { paquetId: paquet, signataireId: 'prefete', date: JOUR });
  await porte.call('avenants.ajouterOperations', {
    avenantId: projet,
    operations: [
      { modification: { nature: 'abroger', divisionId: 'art5' }, phrase: null },
      { modification: { nature: 'abroger', divisionId: 'art6' }, phrase: null },
    ],
  });
  await porte.call('avenants.instruire', { avenantId: projet, date: JOUR, service: 'SGAR' });
  await porte.call('corbeille.supprimer', { collection: 'avenants', id: retire, motif: 'Doublon' });
  await porte.call('deliberations.enregistrer', {
    conventionId: AURA,
    partieId: 'region',
    organe: 'assemblee',
    numero: 'D-2',
    date: JOUR,
    objet: 'Autorisation',
  });
  await porte.call('delegations.enregistrer', {
    conventionId: AURA,
    signataireId: 'recteur',
    civilite: 'Monsieur',
    prenom: 'Ivan',
    nom: 'ESSAI',
    qualite: 'Secrétaire général',
  });
  await porte.call('papiers.enregistrer', { conventionId: AURA, signataireId: 'recteur', service: 'DAFPIC' });
  for (const debut of [JOUR, '2027-01-01'])
    await porte.call('titulaires.enregistrer', {
      conventionId: AURA,
      signataireId: 'prefete',
      civilite: 'Madame',
      prenom: 'Ada',
      nom: debut === JOUR ? 'ESSAI-NOUVELLE' : 'ESSAI',
      debut,
      source: 'décret',
    });
  await joindre(porte, 'apres.pdf', { collection: 'avenants', id: projet });
  for (const objet of ['Un projet d’après', 'Un autre projet d’après']) await demander(porte, objet);
  await porte.call('avis.publier', { avisId: AVIS, date: JOUR, support: 'Site de la préfecture' });
  const { parties } = await porte.call('conventions.acte', { conventionId: AURA });
  const { id: signataireId, fonction, personne } = parties[0]!.signataires[0]!;
  await porte.call('conventions.modifierSignataire', {
    conventionId: AURA,
    signataireId,
    fonction,
    personne,
    adresse: ['1 rue d’après'],
  });
}

/** The folder of a registry as it was when entry `seq` was its last. */
async function folderAt(dossier: string, seq: number): Promise<string> {
  const then = join(await newFolder(), 'registre');
  await cp(dossier, then, { recursive: true });
  for (const name of ['instantane.json', 'verrou.json']) await rm(join(then, name), { force: true });
  const journal = join(then, 'journal', '000000000001.jsonl');
  const lines = (await readFile(journal, 'utf8')).split('\n');
  await writeFile(journal, `${lines.slice(0, seq).join('\n')}\n`);
  return then;
}

/** A registry at a past instant and one opened then differ in this only: it is not the same folder, nor open to write. */
const SESSION = ['lectureSeule', 'avertissements', 'dossier', 'horlogeFixe', 'regime'];

/** An answer that can be compared: a file is what it holds, its token is drawn by lot. */
async function comparable({ application }: Porte, method: Method, value: unknown): Promise<unknown> {
  if (method === 'registre.etat' || method === 'registre.revision')
    return Object.fromEntries(Object.entries(value as object).filter(([key]) => !SESSION.includes(key)));
  const { fichier } = value as { readonly fichier?: { readonly jeton: string; readonly nom: string } };
  if (fichier === undefined) return value;
  const taken = application.files.take(fichier.jeton);
  if (taken === null) throw new Error(`${method} : fichier attendu`);
  const { nom, type, bytes } = taken;
  if (!nom.endsWith('.docx')) return { nom, type, contenu: Buffer.from(bytes).toString('utf8') };
  // The properties say when the copy was printed: that is now.
  const { 'docProps/core.xml': _printed, ...parts } = await unzip(bytes);
  return { nom, type, parts };
}

it('every question asked about a past instant has the answer the registry gave then', async () => {
  const dossier = await newFolder();
  const first = await open(dossier);
  const noms = await record(first);
  const { seq } = first.application.depot;
  const au = writePasse({ instant: new Date().toISOString(), seq });
  await first.close();
  vi.setSystemTime(new Date(`${PLUS_TARD}T15:00:00.000Z`));
  const porte = await open(dossier, PLUS_TARD);
  await goOn(porte, noms);
  const then = await open(await folderAt(dossier, seq));
  for (const { pieces, depot } of [porte.application, then.application])
    await pieces.check([...depot.registre.pieces.values()].map(({ sha256 }) => sha256));
  expect(then.application.depot.seq).toBe(seq);

  const dispatch = createDispatcher(procedures, porte.application.handlers, {
    handlersAt: porte.application.handlersAt,
    report: (_, error) => {
      throw error;
    },
  });
  const changed = new Set<string>();
  for (const [name, inputs] of Object.entries(questions(noms))) {
    const method = name as QuestionDuPasse;
    for (const input of inputs) {
      const past = await dispatch(method, input, au);
      if (!past.ok) throw new Error(`${method} : ${past.error.message}`);
      const answer = await comparable(porte, method, past.value);
      expect(answer, method).toEqual(await comparable(then, method, await then.call(method, input)));
      const now = await comparable(porte, method, await porte.call(method, input));
      if (JSON.stringify(now) !== JSON.stringify(answer)) changed.add(method);
    }
  }
  const unchanged = Object.keys(questions(noms)).filter((method) => !changed.has(method));
  // An entry recorded later is not there, and its absence is said as it was then.
  const later = { seq: seq + 1 };
  expect(await dispatch('journal.detail', later, au)).toEqual(await then.reply('journal.detail', later));
  expect((await then.refused('journal.detail', later)).code).toBe('ENTREE_INTROUVABLE');
  expect(unchanged.sort()).toEqual([...SANS_AGE].sort());
});

it('every other question is said to be of the present, and by what reason', () => {
  const queries = Object.entries(procedures).filter(([, { kind }]) => kind === 'query');
  const asked = Object.keys(
    questions({
      seance: 's',
      membre: 'n',
      paquet: 'q',
      projet: 'a',
      piece: 'p',
      retire: 'r',
      lettre: 'm',
    }),
  );
  expect(queries.map(([method]) => method).sort()).toEqual([...asked, ...Object.keys(DU_PRESENT)].sort());
  const present = queries.filter(([, procedure]) => 'present' in procedure).map(([method]) => method);
  const declared = Object.entries(DU_PRESENT).filter(([, reason]) => reason !== TELEVERSEMENTS);
  expect(present.sort()).toEqual(declared.map(([method]) => method).sort());
});
