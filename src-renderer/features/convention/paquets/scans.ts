import { useCallback, useEffect, useRef, useState } from 'react';
import type { PageDeScanView, PaquetView, ScanView } from '#contract/paquets';
import type { AppError } from '#contract/reply';
import { useLecture } from '../../../parts/lecture';
import type { Lecture } from '../../../parts/lecture';
import { call } from '../../../rpc/client';
import { uploadFile } from '../../../rpc/upload';
import { cleDe } from './choix';

/* Scans brought back to a packet: the files stay in the page, which sends each once to be read, and again to be kept. */

export type Fichier = {
  /** As it is told and asked about: that of the file, numbered where two are called alike. */
  readonly nom: string;
  readonly file: File;
  readonly lu: ScanView;
};

/** What shows a signature: the file, and the page of it. */
export type Preuve = { readonly fichier: Fichier; readonly page: number };
export type Preuves = ReadonlyMap<string, Preuve>;

export type Scans = {
  readonly fichiers: readonly Fichier[];
  readonly illisibles: readonly { readonly nom: string; readonly message: string }[];
  readonly pages: readonly PageDeScanView[];
  /** The file being read, and how many there are; null when none is. */
  readonly enCours: { readonly rang: number; readonly total: number; readonly nom: string } | null;
  readonly lecture: Lecture;
  readonly ajouter: (files: readonly File[]) => Promise<void>;
  readonly vider: () => void;
  /** By slot. */
  readonly preuves: Preuves;
  readonly panne: AppError | null;
};

const direErreur = ({ message, remede }: AppError): string =>
  remede === undefined ? message : `${message} ${remede}`;

/** A name that no other file of the lot has. */
function nomLibre(pris: ReadonlySet<string>, nom: string): string {
  for (let rang = 1; ; rang += 1) {
    const essai = rang === 1 ? nom : `${nom} (${rang})`;
    if (!pris.has(essai)) return essai;
  }
}

/** Everything that was dropped, folders opened, in the order of the names. */
export async function fichiersDeposes(data: DataTransfer): Promise<readonly File[]> {
  // To be asked before anything is waited for: what was dropped is then forgotten.
  const entrees = [...data.items].map((item) => item.webkitGetAsEntry());
  if (entrees.every((one) => one === null)) return [...data.files];
  const ouvrir = async (one: FileSystemEntry): Promise<readonly File[]> => {
    if (one.isFile)
      return [await new Promise<File>((done, fail) => (one as FileSystemFileEntry).file(done, fail))];
    const reader = (one as FileSystemDirectoryEntry).createReader();
    const found: FileSystemEntry[] = [];
    for (;;) {
      const part = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
      if (part.length === 0) break;
      found.push(...part);
    }
    return (await Promise.all(found.map(ouvrir))).flat();
  };
  const files = await Promise.all(entrees.flatMap((one) => (one === null ? [] : [ouvrir(one)])));
  return files.flat();
}

export function useScans(paquet: PaquetView): Scans {
  const { id: paquetId, signees } = paquet;
  const [fichiers, setFichiers] = useState<readonly Fichier[]>([]);
  const [illisibles, setIllisibles] = useState<Scans['illisibles']>([]);
  const [trouvees, setPages] = useState<readonly PageDeScanView[]>([]);
  const [enCours, setEnCours] = useState<Scans['enCours']>(null);
  const [panne, setPanne] = useState<AppError | null>(null);
  const arret = useRef<AbortController | null>(null);
  const lecture = useLecture(() => arret.current?.abort());
  const { lire } = lecture;
  useEffect(() => () => arret.current?.abort(), []);

  // Again once something was signed, here or elsewhere: what is awaited is then less.
  useEffect(() => {
    if (fichiers.length === 0) return undefined;
    let current = true;
    const scans = fichiers.map(({ nom, lu }) => ({
      nom,
      pages: lu.pages.map(({ page, codes }) => ({ page, codes: [...codes] })),
    }));
    void call('paquets.rapprocher', { paquetId, scans }).then((reply) => {
      if (!current) return;
      if (reply.ok) setPages(reply.value.pages);
      setPanne(reply.ok ? null : reply.error);
    });
    return () => {
      current = false;
    };
  }, [fichiers, paquetId, signees]);

  const ajouter = useCallback(
    async (files: readonly File[]) => {
      arret.current?.abort();
      const controller = new AbortController();
      arret.current = controller;
      const { signal } = controller;
      const ordre = [...files].sort((a, b) => a.name.localeCompare(b.name, 'fr', { numeric: true }));
      for (const [rang, file] of ordre.entries()) {
        if (signal.aborted) break;
        setEnCours({ rang: rang + 1, total: ordre.length, nom: file.name });
        const reply = await lire(async (nom) => {
          const sent = await uploadFile(file, () => undefined, signal);
          if (!sent.ok) return sent;
          const { jeton } = sent.value;
          const lu = await call('paquets.lireScan', { jeton, lecture: nom });
          void call('televersements.abandonner', { jeton });
          return lu;
        });
        // Stopped by the person: what was read so far stays.
        if (reply === null) break;
        if (reply.ok)
          setFichiers((all) => [
            ...all,
            { nom: nomLibre(new Set(all.map(({ nom }) => nom)), reply.value.nom), file, lu: reply.value },
          ]);
        else setIllisibles((all) => [...all, { nom: file.name, message: direErreur(reply.error) }]);
      }
      if (arret.current === controller) setEnCours(null);
    },
    [lire],
  );

  const vider = useCallback(() => {
    arret.current?.abort();
    setEnCours(null);
    setFichiers([]);
    setIllisibles([]);
    setPanne(null);
  }, []);

  const pages = fichiers.length === 0 ? [] : trouvees;
  const preuves = new Map(
    pages.flatMap((one) => {
      const fichier = fichiers.find(({ nom }) => nom === one.fichier);
      return one.sort !== 'rapprochee' || fichier === undefined
        ? []
        : one.attendus.map(({ id }): [string, Preuve] => [
            cleDe({ original: one.original, signataireId: id }),
            { fichier, page: one.page },
          ]);
    }),
  );
  return { fichiers, illisibles, pages, enCours, lecture, ajouter, vider, preuves, panne };
}

/**
 * Joins to the packet the files that show these slots, those it has already left out; the first refusal, or null.
 */
export async function joindrePreuves(
  { id, conventionId }: Pick<PaquetView, 'id' | 'conventionId'>,
  preuves: readonly Preuve[],
): Promise<AppError | null> {
  if (preuves.length === 0) return null;
  const known = await call('pieces.lister', { conventionId });
  if (!known.ok) return known.error;
  const gardes = new Set(
    known.value.pieces.filter(({ objet }) => objet.id === id).map(({ sha256 }) => sha256),
  );
  for (const { fichier } of preuves) {
    const { sha256, obstacle } = fichier.lu;
    if (gardes.has(sha256)) continue;
    if (obstacle !== null) return { code: 'SCAN_TROP_GRAND', message: `${fichier.nom} : ${obstacle}` };
    const sent = await uploadFile(fichier.file, () => undefined);
    if (!sent.ok) return sent.error;
    const joined = await call('pieces.ajouter', {
      jeton: sent.value.jeton,
      objet: { collection: 'paquets', id },
      nature: 'acte_signe',
    });
    if (!joined.ok) return joined.error;
    gardes.add(sha256);
  }
  return null;
}
