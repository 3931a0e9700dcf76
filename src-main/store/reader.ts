import type { EntreeJournal } from '../application/ports';
import { folderFailure } from './errors';
import type { Files } from './files';
import { walkChain } from './journal';
import { currentHolder } from './lock';
import type { Memory } from './memory';
import { loadRegistre, replay } from './opening';
import type { CheckEntity, Loaded } from './opening';
import { asked, damaged, freed, held, overtaken, unavailable } from './read-only';
import { journalSignature, segmentsOf } from './segments';

/** Reads the folder into memory: whole when it opens, then what other sessions add. Never writes. */
export class Reader {
  /** What the journal's files looked like when they were last read. */
  #signature = '';

  constructor(
    private readonly files: Files,
    private readonly dossier: string,
    private readonly memory: Memory,
    private readonly check?: CheckEntity,
  ) {}

  /** Replaces what memory holds by what the disk says. */
  async load(): Promise<Loaded> {
    this.#signature = await journalSignature(this.files, this.dossier);
    const loaded = await loadRegistre(this.files, this.dossier, this.check);
    this.memory.replace(loaded);
    return loaded;
  }

  /** What is on the disk now is what memory was made of, or as much of it as can be: only what comes next is news. */
  async takeNote(): Promise<void> {
    this.#signature = await journalSignature(this.files, this.dossier);
  }

  /** Looks at what changed since. `lost`: we wrote, and our place was taken. */
  async follow(lost: boolean): Promise<void> {
    try {
      const signature = await journalSignature(this.files, this.dossier);
      if (lost || signature !== this.#signature) await this.#catchUp(signature);
      if (this.memory.lectureSeule?.cause !== 'endommagee') await this.#lookAtHolder(lost);
    } catch (error) {
      // Read again from scratch once the folder answers.
      this.#signature = '';
      this.memory.setReadOnly(unavailable(folderFailure(this.dossier, error)));
    }
  }

  async #catchUp(signature: string): Promise<void> {
    const { files, dossier, memory } = this;
    const wasDamaged = memory.lectureSeule?.cause === 'endommagee';
    if (!wasDamaged && this.#signature !== '') {
      const entries: EntreeJournal[] = [];
      const segments = await segmentsOf(files, dossier);
      const take = replay((entry) => entries.push(entry), this.check);
      const { defaut } = await walkChain(files, segments, memory.tete, take);
      if (!defaut) {
        for (const entry of entries) memory.publish(entry);
        this.#signature = signature;
        return;
      }
    }
    // Not a continuation of what was read: an unconfirmed line was cut back since, a backup restored, or damage.
    const { defaut } = await this.load();
    if (defaut) memory.setReadOnly(damaged(defaut, memory));
    else if (wasDamaged) memory.setReadOnly(freed());
  }

  async #lookAtHolder(lost: boolean): Promise<void> {
    const detenteur = await currentHolder(this.files, this.dossier);
    const cause = this.memory.lectureSeule?.cause;
    if (!detenteur) this.memory.setReadOnly(cause === 'demandee' ? asked(null) : freed());
    else if (lost || cause === 'verrou_perdu') this.memory.setReadOnly(overtaken(detenteur));
    else this.memory.setReadOnly(held(detenteur));
  }
}
