import { ACTES_DE_REGLE } from '#registre/actes';
import { readInPlace } from '../../../src-main/reading/in-place';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { entityFault } from '#contract/entites/check';
import { procedures } from '#contract/procedures';
import type { Method } from '#contract/procedures';
import type { AppError, Reply } from '#contract/reply';
import { contradictionsOf, diteParReprise } from '#domain/coherence';
import { effetOf } from '#domain/fiches/convention';
import { COLLECTIONS } from '#domain/registre';
import type { Registre } from '#domain/registre';
import { openApplication } from '../../../src-main/compose';
import type { Application } from '../../../src-main/compose';
import { createDispatcher } from '../../../src-main/rpc/dispatcher';
import type { Dispatch } from '../../../src-main/rpc/dispatcher';
import { newFolder } from '../application';
import { docx } from '../office';
import { MODULE_CODES } from '../bundle';
import { hasard as suite } from '../essais';
import { sha256 } from '../registre';
import { Memoire, choisir } from './gisement';
import type { Hasard } from './gisement';
import { gater, saisieDe } from './saisies';

/*
 * Calls of the whole contract, one after the other on one registry, and what must hold after each of them. Found
 * faults are gathered, not thrown: one run says all it saw.
 */

export const METHODES = Object.keys(procedures) as readonly Method[];
const topicOf = (method: string): string => method.split('.')[0] ?? '';

/** Slow ones are tried less often: a file of the whole registry, a document, a copy on the disk. */
const LOURDES: Readonly<Partial<Record<Method, number>>> = {
  'echanges.dossier': 0.01,
  'echanges.exporter': 0.3,
  'echanges.apercu': 0.3,
  'echanges.importer': 0.3,
  'documents.exporter': 0.15,
  'sauvegardes.creer': 0.2,
  'sauvegardes.apercu': 0.4,
  'sauvegardes.restaurer': 0.2,
  'sauvegardes.reparer': 0.3,
  'texte.simuler': 0.1,
  'texte.concordance': 0.6,
};

const champsDe = (schema: z.ZodType): readonly string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];

/** The question without a word that opens a topic: its list, its state; the first one declared. */
const LECTURES = new Map(
  [...METHODES]
    .reverse()
    .filter(
      (method) =>
        procedures[method].kind === 'query' &&
        LOURDES[method] === undefined &&
        champsDe(procedures[method].input).length === 0,
    )
    .map((method) => [topicOf(method), method] as const),
);

/** A Word file that asks for nothing: a template all the same. */
const MODELE_VIDE = docx({ corps: '<w:p><w:r><w:t>Bonjour.</w:t></w:r></w:p>' });

/** What a topic reads of a file that is sent in: anything else it refuses. */
const ATTENDUS: Readonly<Record<string, { readonly nom: string; readonly bytes: Uint8Array }>> = {
  modeles: { nom: 'Modèle.docx', bytes: MODELE_VIDE },
  // One grey dot: a page without a code.
  paquets: {
    nom: 'Scan.png',
    bytes: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
      'base64',
    ),
  },
  membresDuComite: {
    nom: 'Membres.csv',
    bytes: Buffer.from(
      'Collège;Siège;Voix;Rang;Présidence;Civilité;Prénom;Nom;Fonction;Début;Fin;Source;Courriel\n' +
        'État;Rectorat;oui;titulaire;;Madame;Ada;ESSAI;;01/01/2025;31/12/2027;arrêté du 20 décembre 2024;\n',
    ),
  },
};

/** A command is what moves the registry: it comes more often than a question. */
const poids = (method: Method): number =>
  LOURDES[method] ?? (procedures[method].kind === 'command' ? 2 : 0.5);

/** Said a second time in the same words, they are no new fact and nothing is recorded. */
const DEJA_DITS: ReadonlySet<Method> = new Set(['exemple.charger', 'conventions.daterActe']);

/** They end the convention on a day past: acts recorded since, after that day, are facts too and nobody refuses them. */
const TARDIVES: ReadonlySet<Method> = new Set([
  'denonciations.notifier',
  'denonciations.resilier',
  'denonciations.enregistrerReception',
]);

/** Milliseconds of processor after which a call is a freeze, on any machine. */
const GEL = 30_000;

/** Times in milliseconds of processor: how busy the machine is says nothing of the calls. */
export type Compte = { appels: number; acceptes: number; pire: number; total: number };
export type Faute = {
  readonly epreuve: number;
  readonly rang: number;
  readonly method: string;
  readonly regle: string;
  readonly detail: string;
  readonly saisie: string;
};

/** What is counted and found over all the registries of one run. */
export class Bilan {
  readonly comptes = new Map<string, Compte>(
    METHODES.map((method) => [method, { appels: 0, acceptes: 0, pire: 0, total: 0 }]),
  );
  readonly #fautes: Faute[] = [];
  appels = 0;
  acceptes = 0;
  refuses = 0;
  rebuts = 0;
  duPasse = 0;
  entrees = 0;

  readonly #codes = new Map<string, number>();

  noter(method: Method, took: number, accepte: boolean): void {
    const compte = this.comptes.get(method);
    if (compte === undefined) return;
    compte.appels += 1;
    compte.acceptes += accepte ? 1 : 0;
    compte.total += took;
    compte.pire = Math.max(compte.pire, took);
  }

  /** Beyond so many, another is the same again. */
  noterFaute(faute: Faute): void {
    if (this.#fautes.length < 10_000) this.#fautes.push(faute);
  }

  noterRefus(code: string): void {
    this.refuses += 1;
    this.#codes.set(code, (this.#codes.get(code) ?? 0) + 1);
  }

  /** Tried too little to say anything of it, or never accepted. */
  manque(method: Method, minimum: number): boolean {
    const { appels = 0, acceptes = 0 } = this.comptes.get(method) ?? {};
    return acceptes === 0 || appels < minimum;
  }

  /** One fault of each kind: the first of its like, with what it takes to see it again. */
  fautesDistinctes(): readonly Faute[] {
    const first = new Map<string, Faute>();
    for (const faute of this.#fautes) {
      const key = `${faute.method} ${faute.regle} ${faute.detail.slice(0, 60)}`;
      if (!first.has(key)) first.set(key, faute);
    }
    return [...first.values()];
  }

  resume(): string {
    const { appels, acceptes, refuses, rebuts, duPasse, entrees } = this;
    return `${appels} appels : ${acceptes} acceptés, ${refuses} refusés ; ${rebuts} gâtés, ${duPasse} dans le passé ; ${entrees} entrées au journal`;
  }

  /** A line a method, in milliseconds of processor, then the refusals met. */
  details(): string {
    const methods = [...this.comptes].map(
      ([method, { appels, acceptes, total, pire }]) =>
        `    ${method.padEnd(36)} ${String(appels).padStart(7)} appels ${String(acceptes).padStart(7)} acceptés, ${(total / Math.max(1, appels)).toFixed(1)} ms, au pire ${pire.toFixed(0)} ms`,
    );
    const codes = [...this.#codes].sort(([, a], [, b]) => b - a).map(([code, count]) => `${code} ${count}`);
    return `${methods.join('\n')}\n    refus : ${codes.join(', ')}`;
  }
}

/** Where a trial begins: a kept registry up to one of its entries, damaged or not; null: an empty folder. */
export type Depart = {
  readonly source: string | null;
  readonly entrees: number;
  readonly abime?: boolean;
};

export type Reglage = {
  readonly graine: number;
  readonly epreuve: number;
  readonly depart: Depart;
  readonly aujourdhui: string;
  readonly longueur: number;
};

type Etat = {
  readonly seq: number;
  readonly tete: string;
  readonly images: readonly (readonly [string, unknown])[];
};

const etatDe = ({ depot }: Application): Etat => ({
  seq: depot.seq,
  tete: depot.tete,
  images: COLLECTIONS.flatMap((name) =>
    [...depot.registre[name]].map(([id, one]) => [`${name}/${id}`, one] as const),
  ),
});

const memeEtat = (a: Etat, b: Etat): boolean =>
  a.seq === b.seq &&
  a.tete === b.tete &&
  a.images.length === b.images.length &&
  a.images.every(([key, image], at) => b.images[at]?.[0] === key && b.images[at][1] === image);

/** A record is a value: whoever changes one in place fails at once. */
function figer(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const member of Object.values(value)) figer(member);
}

const court = (value: unknown): string => {
  try {
    const text = JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? `${one}n` : one));
    return text.length > 600 ? `${text.slice(0, 600)}…` : text;
  } catch {
    return String(value);
  }
};

/** The texts of an input: what a refusal may say again. */
function textesDe(value: unknown, found: string[] = [], depth = 0): string[] {
  if (typeof value === 'string') found.push(value);
  else if (typeof value === 'object' && value !== null && depth < 12)
    for (const [name, member] of Object.entries(value)) {
      found.push(name);
      textesDe(member, found, depth + 1);
    }
  return found;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
const TECHNIQUE =
  /\b(undefined|null|NaN|true|false|Infinity)\b|\[object|\bat \w+ \(|\b[a-z]+[A-Z][a-z]|_[a-z]|Error\b|zod/;

/** What is wrong with the words of a refusal; null when a person may read it. */
export function malDit(error: AppError, input: unknown, secrets: readonly string[]): string | null {
  const { code, message, remede, champs } = error;
  if (!/^[A-Z][A-Z0-9_]*$/.test(code)) return `code « ${code} »`;
  if (!/^[«A-ZÀÂÇÉÈÊÎÔŒÆ0-9]/u.test(message) || !/[.!?…»)]$/u.test(message))
    return `pas une phrase : ${message}`;
  if (champs === undefined && (remede ?? '').trim() === '') return `sans remède : ${message}`;
  if (code === 'SAISIE_INVALIDE' && champs === undefined) return 'sans champ';
  const given = textesDe(input).filter((one) => one.trim().length > 1);
  for (const said of [
    message,
    remede ?? '',
    error.source ?? '',
    ...(champs ?? []).map((one) => one.message),
  ]) {
    // What was typed may be said again; spaces and apostrophes are then those of print.
    const plain = (text: string): string =>
      text
        .normalize('NFC')
        .replace(/[\s\u00A0\u202F]+/gu, ' ')
        .replaceAll("'", '’');
    let own = plain(said);
    for (const one of given.map(plain).sort((a, b) => b.length - a.length))
      own = own.replaceAll(one.trim(), '…');
    const secret = secrets.find((one) => own.includes(one));
    if (secret !== undefined) return `dit « ${secret} » : ${said}`;
    if (UUID.test(own) || TECHNIQUE.test(own)) return `mot technique : ${said}`;
  }
  return null;
}

/** The registry of one trial, its calls and its checks. */

export class Epreuve {
  readonly memoire = new Memoire();
  readonly #hasard: Hasard;
  readonly #fichiers: { readonly topic: string; readonly nom: string; readonly bytes: Uint8Array }[] = [];
  #incident: unknown = null;
  #contradictions = new Set<string>();
  #rang = 0;
  #last = '';
  #endommage = false;

  private constructor(
    private readonly reglage: Reglage,
    private readonly bilan: Bilan,
    readonly dossier: string,
    readonly application: Application,
    private readonly dispatch: Dispatch,
  ) {
    this.#hasard = suite(reglage.graine + 7919 * reglage.epreuve);
  }

  static async ouvrir(reglage: Reglage, bilan: Bilan): Promise<Epreuve> {
    const dossier = await newFolder();
    await preparer(dossier, reglage.depart, reglage.aujourdhui);
    const application = await openApplication({
      dossier,
      horloge: reglage.aujourdhui,
      porte: 'terminal',
      lecteur: readInPlace(MODULE_CODES),
      utilisateur: 'essai',
      mode: reglage.depart.abime === true ? 'si-libre' : 'ecriture',
    });
    const held: { epreuve?: Epreuve } = {};
    const dispatch = createDispatcher(procedures, application.handlers, {
      handlersAt: application.handlersAt,
      report: (_, error) => {
        if (held.epreuve !== undefined) held.epreuve.#incident = error;
      },
    });
    const epreuve = new Epreuve(reglage, bilan, dossier, application, dispatch);
    held.epreuve = epreuve;
    epreuve.#endommage = application.depot.lectureSeule !== null;
    for (const [, one] of etatDe(application).images) figer(one);
    epreuve.#contradictions = epreuve.#seContredit();
    return epreuve;
  }

  get #registre(): Registre {
    return this.application.depot.registre;
  }

  /**
   * A convention whose effect is still to be settled says so of everything in it, until it is; an act entered as
   * history says its own defects, for good.
   */
  #seContredit(): Set<string> {
    const { registre } = this.application.depot;
    const dite = diteParReprise(registre);
    return new Set(
      [...registre.conventions.values()]
        .filter((one) => effetOf(one).etat !== 'a_trancher')
        .flatMap(({ id }) => contradictionsOf(registre, id, { sha256 }).map(({ cle }) => cle))
        .filter((cle) => !dite(cle)),
    );
  }

  /** A call aimed at one method, now and then one of its topic, or any: what it needs may have to be made first. */
  async viser(method: Method): Promise<void> {
    const draw = this.#hasard();
    this.#last = topicOf(method);
    await this.pas(draw < 0.5 ? method : draw < 0.75 ? this.#tirer(true) : null);
  }

  /** One call by chance, with what prepares it. */
  async pas(imposee: Method | null = null): Promise<void> {
    const method = imposee ?? this.#tirer();
    const topic = topicOf(method);
    const { input: schema, kind } = procedures[method];
    // What the screen would have read just before, so that the numbers and names are those of now.
    const lire = LECTURES.get(topic);
    if (lire !== undefined && lire !== method && this.#hasard() < (kind === 'command' ? 0.3 : 0.05))
      await this.appeler(lire, {});
    if (topic !== 'televersements' && champsDe(schema).includes('jeton') && this.#hasard() < 0.85)
      await this.#envoyer(topic);
    if (kind === 'command' && this.#hasard() < 0.5) await this.appeler('registre.revision', {});
    // What is forgotten of a member must have been kept first.
    if (method === 'membresDuComite.purger')
      await this.appeler('membresDuComite.joindre', this.#saisie('membresDuComite.joindre'));
    const input = this.#saisie(method);
    if (this.#hasard() < 0.12) {
      this.bilan.rebuts += 1;
      await this.appeler(method, gater(input, this.#hasard));
    } else await this.appeler(method, input, this.#au(kind === 'command' ? 0.02 : 0.12));
    this.#last = topic;
  }

  /** A call that no contract has. */
  async etranger(): Promise<void> {
    const method = choisir(this.#hasard, [
      'constructor',
      '__proto__',
      'toString',
      '',
      'avenants',
      'avenants.',
      42,
      null,
      {},
    ]);
    await this.appeler(method, choisir(this.#hasard, [{}, null, undefined, 3, 'x', []]));
  }

  #tirer(proche = this.#last !== '' && this.#hasard() < 0.4): Method {
    const near = proche ? METHODES.filter((one) => topicOf(one) === this.#last) : METHODES;
    const total = near.reduce((sum, one) => sum + poids(one), 0);
    let left = this.#hasard() * total;
    return near.find((one) => (left -= poids(one)) < 0) ?? 'accueil.lire';
  }

  #saisie(method: Method): unknown {
    if (method === 'actes.prevoir') {
      // What would be said of an act: of one as it is typed.
      const acte = choisir(this.#hasard, Object.keys(ACTES_DE_REGLE) as (keyof typeof ACTES_DE_REGLE)[]);
      if (acte !== undefined) return { acte, saisie: this.#saisie(acte) };
    }
    const schema = procedures[method].input;
    const sources = {
      hasard: this.#hasard,
      registre: this.#registre,
      memoire: this.memoire,
      topic: topicOf(method),
      aujourdhui: this.reglage.aujourdhui,
      longueur: this.reglage.longueur,
    };
    let input = saisieDe(schema, sources);
    for (let tries = 0; tries < 4 && !schema.safeParse(input).success; tries += 1)
      input = saisieDe(schema, sources);
    return input;
  }

  /** A past to look at, now and then. */
  #au(chance: number): unknown {
    if (this.#hasard() >= chance) return null;
    const instants = this.memoire
      .lire('journal', 'at')
      .filter((one) => typeof one === 'string' && one.endsWith('Z'));
    const one = choisir(this.#hasard, instants) ?? '2026-11-23T08:00:30.000Z';
    const draw = this.#hasard();
    return draw < 0.5
      ? one
      : draw < 0.8
        ? `${one}#${1 + Math.floor(this.#hasard() * 120)}`
        : choisir(this.#hasard, [
            '2999-01-01T00:00:00.000Z',
            'hier',
            12,
            `${one}#0`,
            '2001-01-01T00:00:00.000Z',
          ]);
  }

  /** A whole file on its way in, by the calls of the contract: one given out before, or a small one. */
  async #envoyer(topic: string): Promise<void> {
    const draw = this.#hasard();
    const own = this.#fichiers.filter((one) => one.topic === topic);
    const held = choisir(this.#hasard, draw < 0.8 && own.length > 0 ? own : this.#fichiers);
    const content = `${Math.floor(draw * 1e6)}`;
    const small = choisir(this.#hasard, [
      { nom: 'Scan.pdf', bytes: Buffer.from(`%PDF-1.7\n${content}\n%%EOF\n`) },
      { nom: 'Note.txt', bytes: Buffer.from(`Note n° ${content}.\n`) },
      { nom: 'faux.exe', bytes: Buffer.from([0, 1, 2, 3, Number(content) % 256]) },
    ]);
    const attendu = draw < 0.9 ? ATTENDUS[topic] : undefined;
    const file =
      attendu ?? (held !== undefined && (topic === 'echanges' ? draw < 0.95 : draw < 0.3) ? held : small);
    if (file === undefined) return;
    const begun = await this.appeler('televersements.commencer', {
      nom: file.nom,
      taille: file.bytes.byteLength,
    });
    const { jeton, partie } = (begun?.ok === true ? begun.value : {}) as { jeton?: string; partie?: number };
    if (jeton === undefined || partie === undefined) return;
    for (let rang = 0; rang * partie < file.bytes.byteLength; rang += 1) {
      const contenu = Buffer.from(file.bytes.subarray(rang * partie, (rang + 1) * partie)).toString('base64');
      await this.appeler('televersements.ajouter', { jeton, rang, contenu });
    }
    // What a form that follows will send is this one.
    this.memoire.noter(topic, { jeton });
  }

  async appeler(method: unknown, input: unknown, au: unknown = null): Promise<Reply | null> {
    const { bilan, application } = this;
    this.#rang += 1;
    const rang = this.#rang;
    const faute = (regle: string, detail: string): void =>
      bilan.noterFaute({
        epreuve: this.reglage.epreuve,
        rang,
        method: typeof method === 'string' ? method : court(method),
        regle,
        detail,
        saisie: `${court(input)}${au === null ? '' : ` au ${court(au)}`}`,
      });
    const before = etatDe(application);
    this.#incident = null;
    const started = process.cpuUsage();
    let reply: Reply;
    try {
      reply = await this.dispatch(method, input, au);
    } catch (error) {
      faute('exception', error instanceof Error ? (error.stack ?? error.message) : court(error));
      return null;
    }
    const { user, system } = process.cpuUsage(started);
    const took = (user + system) / 1000;
    if (took > GEL) faute('gel', `${Math.round(took)} ms`);
    bilan.appels += 1;
    if (au !== null) bilan.duPasse += 1;
    const known = Object.hasOwn(procedures, String(method)) ? (method as Method) : null;
    if (known !== null) bilan.noter(known, took, reply.ok);
    if (!isDeepStrictEqual(JSON.parse(JSON.stringify(reply)), reply))
      faute('réponse', 'JSON ne la porte pas');

    const after = etatDe(application);
    if (!reply.ok) {
      const { code } = reply.error;
      bilan.noterRefus(code);
      if (code === 'ERREUR_INTERNE')
        faute(
          'erreur interne',
          this.#incident instanceof Error ? (this.#incident.stack ?? '') : court(this.#incident),
        );
      const dit = malDit(reply.error, input, [this.dossier, ...this.#secrets(before)]);
      if (dit !== null) faute('mots du refus', `${code} ${dit}`);
      if (!memeEtat(before, after) && !this.#endommage) faute('état après un refus', code);
      return reply;
    }
    bilan.acceptes += 1;
    this.#retenir(known ?? '', reply.value);
    if (known === null) faute('inconnue', 'acceptée');
    else if (au !== null && procedures[known].kind === 'command')
      faute('passé', 'une commande y est acceptée');
    else if (procedures[known].kind === 'query') {
      // Mending a damaged journal, or taking the writer's place, reads the disk again.
      if (!memeEtat(before, after) && !this.#endommage)
        faute('état après une requête', `${before.seq} → ${after.seq}`);
      if (known === 'sauvegardes.reparer') this.#endommage = application.depot.lectureSeule !== null;
    } else this.#commande(known, before, after, reply.value, faute);
    return reply;
  }

  /** Names that no person gave: those of the records, and of what is in them. */
  #secrets({ images }: Etat): readonly string[] {
    return images
      .map(([key]) => key.slice(key.indexOf('/') + 1))
      .filter((id) => id.length > 8 && !id.includes(' '));
  }

  #commande(
    method: Method,
    before: Etat,
    after: Etat,
    value: unknown,
    faute: (regle: string, detail: string) => void,
  ): void {
    const { revision } = value as { readonly revision?: unknown };
    const { depot } = this.application;
    this.bilan.entrees += after.seq - before.seq;
    if (revision !== depot.seq) faute('révision', `${String(revision)} pour ${depot.seq}`);
    const dejaDit = DEJA_DITS.has(method) && memeEtat(before, after);
    // Loading the fictional sample is an entry an act.
    if (!dejaDit && (method === 'exemple.charger' ? after.seq <= before.seq : after.seq !== before.seq + 1))
      faute('révision', `${before.seq} → ${after.seq}`);
    if (after.seq > before.seq && after.tete === before.tete) faute('chaîne', 'la tête n’a pas bougé');
    const known = new Set(before.images.map(([, image]) => image));
    for (const [key, image] of after.images) {
      if (known.has(image)) continue;
      figer(image);
      const [name = ''] = key.split('/');
      const fault = entityFault(name as (typeof COLLECTIONS)[number], image);
      if (fault !== null) faute('forme', `${key} ${fault}`);
    }
    const now = this.#seContredit();
    for (const one of now)
      if (!this.#contradictions.has(one) && !(TARDIVES.has(method) && one.includes(' validite ')))
        faute('contradiction', one);
    this.#contradictions = now;
  }

  #retenir(method: string, value: unknown): void {
    this.memoire.noter(topicOf(method), value);
    const { fichier } = (value ?? {}) as {
      readonly fichier?: { readonly jeton: string; readonly nom: string };
    };
    if (fichier === undefined) return;
    const taken = this.application.files.take(fichier.jeton);
    if (taken === null || taken.bytes.byteLength > 2_000_000) return;
    this.#fichiers.push({ topic: topicOf(method), nom: taken.nom, bytes: taken.bytes });
    if (this.#fichiers.length > 8) this.#fichiers.shift();
  }

  /** The chain holds, and the registry opened again is the same, from its journal alone as from its snapshot. */
  async fermer(): Promise<void> {
    const faute = (regle: string, detail: string): void =>
      this.bilan.noterFaute({
        epreuve: this.reglage.epreuve,
        rang: this.#rang,
        method: '(fin)',
        regle,
        detail,
        saisie: '',
      });
    try {
      await this.#relire(faute);
    } catch (error) {
      faute('réouverture', error instanceof Error ? error.message : court(error));
    }
    await this.application.close();
    await rm(this.dossier, { recursive: true, force: true });
  }

  async #relire(faute: (regle: string, detail: string) => void): Promise<void> {
    const { depot } = this.application;
    const { seq, tete } = depot;
    const empreinte = await depot.empreinte();
    if (depot.lectureSeule === null) {
      const { intact, premierDefaut } = await depot.verify();
      if (!intact) faute('vérification', court(premierDefaut));
      if ((await depot.empreinte(await depot.registreAt(seq))) !== empreinte)
        faute('journal', 'une autre empreinte');
    }
    await this.application.close();
    const again = await openApplication({
      dossier: this.dossier,
      horloge: this.reglage.aujourdhui,
      porte: 'terminal',
      lecteur: readInPlace(MODULE_CODES),
      utilisateur: 'essai',
      mode: 'lecture',
    });
    if (again.depot.seq !== seq || again.depot.tete !== tete || (await again.depot.empreinte()) !== empreinte)
      faute('réouverture', `${again.depot.seq} au lieu de ${seq}`);
    await again.close();
  }
}

/** The kept registry's journal up to one entry, in a folder of its own; with a backup then a spoiled line, if damaged. */
async function preparer(
  dossier: string,
  { source, entrees, abime = false }: Depart,
  horloge: string,
): Promise<void> {
  if (source === null) return;
  const journal = join(dossier, 'journal');
  await mkdir(journal, { recursive: true });
  await cp(join(source, 'pieces'), join(dossier, 'pieces'), { recursive: true });
  const [segment = ''] = await readdir(join(source, 'journal'));
  const lines = (await readFile(join(source, 'journal', segment), 'utf8')).split('\n');
  const file = join(journal, segment);
  await writeFile(
    file,
    lines
      .slice(0, entrees)
      .map((line) => `${line}\n`)
      .join(''),
  );
  if (!abime) return;
  const first = await openApplication({
    dossier,
    horloge,
    porte: 'terminal',
    lecteur: readInPlace(MODULE_CODES),
    utilisateur: 'essai',
  });
  await first.sauvegardes.create('manuelle');
  await first.close();
  const spoiled = lines
    .slice(0, entrees)
    .map((line, at) => (at === entrees - 2 ? line.replace('"by"', '"bY"') : line));
  await writeFile(file, spoiled.map((line) => `${line}\n`).join(''));
  await rm(join(dossier, 'instantane.json'), { force: true });
}
