import type { Parsed } from '#contract/procedures';
import type { RechercheView, Trouvaille } from '#contract/recherche';
import { jourDe } from '#contract/instant';
import { formatDate, formatShort } from '#domain/civil-date';
import { fold } from '#domain/french';
import { COLLECTIONS, conventionIdOf, entityKey } from '#domain/registre';
import type { Entites, Fait, NomCollection, Registre } from '#domain/registre';
import { typographie } from '#domain/typographie';
import { DESCRIPTIONS } from '#registre/fiches';
import { actionLabel, conventionOf, objetLabel } from '../journal/line';
import { nomsOf } from '../journal/noms';
import { parTranches } from '../par-tranches';
import type { Depot, EntreeJournal } from '../ports';
import { Indice, motsCherches } from './indice';
import { motsDe } from './mots';
import type { Mots } from './mots';

/** Entries read at once: what stands between two turns of the event loop. */
const SLICE = 200;
/** Objects of an entry that are sought: those of an import are found by themselves. */
const OBJETS = 12;
/** Results that are shown with the words found in their text: those in sight. */
const EXTRAITS = 20;
/** Letters of a text shown around the first word found in it. */
const AUTOUR = 60;
/** What is of the convention under the eyes weighs more: less than a better answer elsewhere. */
const PRES = 3;
/** Entries a question waits for; more are read meanwhile, and it says so. */
const ATTENDUES = 200;

/** Between two things that answer alike: what others depend on first, the journal last. */
const POIDS = { convention: 13, fiche: 12, partie: 10, corbeille: 3, journal: 0 } as const;

type SansExtrait = Trouvaille extends infer T
  ? T extends unknown
    ? Omit<T, 'extrait' | 'cle'>
    : never
  : never;
type Contenu = SansExtrait & { readonly cle: string };

export type DemandeRecherche = Parsed<'recherche.chercher'>;

/** The name of a record at rest, and the records it names. */
type Dite = { readonly titre: string; readonly parents: readonly string[] };

/**
 * Everything the registry holds, found by its words. What is sought is read once from the records, then fed by what
 * each new entry of the journal says it changed: nothing is read again for a question.
 */
export class Recherche {
  #indice = new Indice<Contenu>();
  /** The last entry taken in. */
  #seq = -1;
  #regime = 0;
  #dites = new Map<string, Dite>();
  /** The records that name another one: they are found by its name. */
  #enfants = new Map<string, Set<string>>();
  /** The keys of the parts of a record. */
  #parties = new Map<string, readonly string[]>();
  #lecture: Promise<void> | null = null;
  /** Why the last reading stopped, until a question is told. */
  #echec: { readonly cause: unknown } | null = null;

  constructor(private readonly depot: Depot) {}

  async chercher({ texte, dans, pres, limite }: DemandeRecherche): Promise<RechercheView> {
    const late = this.depot.seq - this.#seq;
    const reading = this.#nourrir();
    // What was just recorded is found at once; a whole registry is not waited for.
    if (this.#seq >= 0 && late <= ATTENDUES) await reading;
    const echec = this.#echec;
    this.#echec = null;
    if (echec !== null) throw echec.cause;
    const cherches = motsCherches(texte);
    const { trouves, total } = this.#indice.chercher(cherches, {
      limite,
      parmi: dans === null ? null : (one) => estDans(one, dans),
      bonus: pres === null ? null : (one) => (one.conventionId === pres ? PRES : 0),
    });
    return {
      trouvailles: trouves.map((one, rang) => ({
        ...one,
        extrait: rang < EXTRAITS ? this.#extrait(one, cherches) : null,
      })),
      total,
      enCours: this.#lecture !== null,
    };
  }

  /** Takes in what was recorded since; everything, the first time. */
  #nourrir(): Promise<void> {
    const { seq, regime } = this.depot;
    if (this.#lecture !== null) return this.#lecture;
    // Repaired or taken over, the registry is no longer the one that was read.
    if (this.#seq > seq || this.#regime !== regime) this.#seq = -1;
    if (this.#seq === seq) return Promise.resolve();
    this.#regime = regime;
    this.#lecture = (this.#seq < 0 ? this.#lireTout() : this.#lireLaSuite(this.#seq))
      .catch((cause: unknown) => {
        this.#seq = -1;
        this.#echec = { cause };
      })
      .finally(() => {
        this.#lecture = null;
      });
    return this.#lecture;
  }

  async #lireTout(): Promise<void> {
    this.#indice = new Indice();
    for (const one of [this.#dites, this.#enfants, this.#parties]) one.clear();
    const { registre, seq } = this.depot;
    const records = COLLECTIONS.flatMap((collection) =>
      [...registre[collection].keys()].map((id) => ({ collection, id })),
    );
    await parTranches(records, ({ collection, id }) => {
      this.#indexer(collection, id);
      return true;
    });
    // From the last entry to the first: what is recent is sought most.
    for (let from = seq; from > 0; from -= SLICE)
      await parTranches(await this.depot.entries({ from, limit: SLICE, descending: true }), (entree) => {
        this.#indexerEntree(entree);
        return true;
      });
    await this.#lireLaSuite(seq);
  }

  async #lireLaSuite(depuis: number): Promise<void> {
    let last = depuis;
    while (last < this.depot.seq) {
      const entries = await this.depot.entries({ from: last + 1, limit: SLICE });
      if (entries.length === 0) break;
      for (const entree of entries) {
        await parTranches(entree.changes, ({ collection, id }) => {
          this.#indexer(collection, id);
          return true;
        });
        this.#indexerEntree(entree);
        last = entree.seq;
      }
    }
    this.#seq = last;
  }

  /** The record as it is now; its children too, when it is no longer called the same. */
  #indexer(collection: NomCollection, id: string): void {
    const key = entityKey(collection, id);
    const before = this.#dites.get(key);
    for (const parent of before?.parents ?? []) this.#enfants.get(parent)?.delete(key);
    const entite = this.depot.registre[collection].get(id);
    if (entite === undefined) {
      this.#dites.delete(key);
      for (const one of [key, ...(this.#parties.get(key) ?? [])]) this.#indice.remove(one);
      this.#parties.delete(key);
      return;
    }
    const parents: string[] = [];
    const mots = motsDuRegistre(this.depot.registre, collection, entite, (parent) => parents.push(parent));
    const titre = titreDe(collection, entite);
    this.#dites.set(key, { titre, parents });
    for (const parent of parents) {
      const known = this.#enfants.get(parent);
      if (known === undefined) this.#enfants.set(parent, new Set([key]));
      else known.add(key);
    }
    this.#ecrire(key, collection, entite, titre, mots);
    if (before === undefined || before.titre === titre) return;
    // A copy: each of them takes its place again.
    for (const child of [...(this.#enfants.get(key) ?? [])]) {
      const [name = '', childId = ''] = child.split('/');
      this.#indexer(name as NomCollection, childId);
    }
  }

  #ecrire(
    key: string,
    collection: NomCollection,
    entite: Entites[NomCollection],
    titre: string,
    { textes, parents, parties }: Mots,
  ): void {
    const { id } = entite;
    const conventionId = conventionIdOf({ collection, entite } as Fait);
    const situation = typographie([...new Set(parents)].join(' · '));
    const { nom: nature } = DESCRIPTIONS[collection];
    this.#indice.put(
      key,
      { genre: 'fiche', cle: key, nature, titre, situation, conventionId, collection, id },
      {
        titre: [nature, titre],
        textes,
        parents,
        poids:
          collection === 'conventions'
            ? POIDS.convention
            : collection === 'corbeille'
              ? POIDS.corbeille
              : POIDS.fiche,
      },
    );
    const keys = parties.map(({ champ, cle }) => `${key}/${champ}/${cle}`);
    for (const [rang, partie] of parties.entries()) {
      const cle = keys[rang] ?? '';
      this.#indice.put(
        cle,
        {
          genre: 'partie',
          cle,
          nature: partie.nature,
          titre: typographie(partie.titre),
          situation: titre,
          conventionId,
          collection,
          id,
          champ: partie.champ,
          cleDePartie: partie.cle,
        },
        { titre: [partie.titre], textes: partie.textes, parents: [titre], poids: POIDS.partie },
      );
    }
    const kept = new Set(keys);
    for (const gone of this.#parties.get(key) ?? []) if (!kept.has(gone)) this.#indice.remove(gone);
    if (keys.length > 0) this.#parties.set(key, keys);
    else this.#parties.delete(key);
  }

  #indexerEntree({ seq, at, by, action, reason, changes }: EntreeJournal): void {
    const { registre } = this.depot;
    const nommes = changes.slice(0, OBJETS);
    const objets = nommes.map((change) => objetLabel(change));
    const ids = [...new Set(nommes.map((change) => conventionOf(change, registre)))].filter(
      (id) => id !== null,
    );
    const conventions = ids.map((id) => registre.conventions.get(id)?.titreCourt ?? '');
    const jour = jourDe(at);
    const cle = `journal/${seq}`;
    this.#indice.put(
      cle,
      {
        genre: 'journal',
        cle,
        nature: 'Journal',
        titre: `${actionLabel(action)}, n°\u00a0${seq}`,
        situation: typographie([formatDate(jour), objets[0] ?? ''].filter((one) => one !== '').join(' · ')),
        conventionId: ids.length === 1 ? (ids[0] ?? null) : null,
        seq,
      },
      {
        titre: ['journal', actionLabel(action), String(seq)],
        textes: [...objets, reason ?? '', by, formatDate(jour), formatShort(jour)],
        parents: conventions,
        poids: POIDS.journal,
      },
    );
  }

  /** The words around the first one that the title does not have. */
  #extrait(one: Contenu, cherches: readonly string[]): string | null {
    if (one.genre === 'journal') return null;
    const titre = fold(`${one.nature} ${one.titre} ${one.situation}`);
    const mot = cherches.find((cherche) => !titre.includes(cherche));
    const entite = this.depot.registre[one.collection].get(one.id);
    if (mot === undefined || entite === undefined) return null;
    const { textes, parties } = motsDuRegistre(this.depot.registre, one.collection, entite);
    const own =
      one.genre === 'fiche'
        ? textes
        : (parties.find(({ champ, cle }) => champ === one.champ && cle === one.cleDePartie)?.textes ?? []);
    const found = own.find((texte) => fold(texte).includes(mot));
    return found === undefined ? null : typographie(autour(found, mot));
  }
}

const estDans = (one: Contenu, { collection, champ }: NonNullable<DemandeRecherche['dans']>): boolean =>
  one.genre !== 'journal' &&
  one.collection === collection &&
  (champ === null ? one.genre === 'fiche' : one.genre === 'partie' && one.champ === champ);

const titreDe = (collection: NomCollection, entite: Entites[NomCollection]): string =>
  typographie(DESCRIPTIONS[collection].nommer(entite));

/** What a record says, the names of what it names included. */
export function motsDuRegistre(
  registre: Registre,
  collection: NomCollection,
  entite: Entites[NomCollection],
  vu: (parent: string) => void = () => undefined,
): Mots {
  const conventionId = conventionIdOf({ collection, entite } as Fait) ?? '';
  const noms = nomsOf(registre.conventions.get(conventionId) ?? null, (name, id) => {
    vu(entityKey(name, id));
    return registre[name].get(id);
  });
  return motsDe(DESCRIPTIONS[collection].membres, entite, noms);
}

/** A folded letter stands where it stood, but for ligatures: near enough to show its surroundings. */
function autour(texte: string, mot: string): string {
  const at = fold(texte).indexOf(mot);
  const start = Math.max(0, at - AUTOUR);
  const end = Math.min(texte.length, at + mot.length + AUTOUR);
  const cut = texte.slice(start, end).replaceAll(/\s+/gu, ' ');
  return `${start > 0 ? '…' : ''}${start > 0 ? cut.replace(/^\S*\s/u, '') : cut}${end < texte.length ? '…' : ''}`;
}
