import { civilDate } from '#domain/civil-date';
import { poursuivre } from '#domain/concordance/concordance';
import { AVENANT_VIERGE } from '#domain/fiches/avenant';
import type { Avenant } from '#domain/fiches/avenant';
import { lectureDuPassage } from '#domain/legistique/lecture-passage';
import { emptyRegistre } from '#domain/registre';
import { CONVENTION_AURA } from '../../src-main/application/exemples/auvergne-rhone-alpes';

/** Articles put in one after another: as many sentences, each understood. */
export const insertions = (nombre: number): string =>
  Array.from(
    { length: nombre },
    (_, rang) =>
      `Après l’article 6${rang === 0 ? '' : `-${rang}`}, il est inséré un article 6-${rang + 1} ainsi rédigé : « Texte ${rang}. »`,
  ).join('\n');

/** One sentence that says as many. */
export const abrogations = (nombre: number): string =>
  `Les articles ${Array.from({ length: nombre - 1 }, () => '4').join(', ')} et 4 sont abrogés.`;

/** Passages that weigh on the reader, each family by its size: a page and more of what nobody would write. */
export const HOSTILES: Readonly<
  Record<string, { readonly de: (n: number) => string; readonly taille: number }>
> = {
  insertions: { de: insertions, taille: 60 },
  abrogations: { de: abrogations, taille: 800 },
  'une page sans point': { de: (n) => 'À l’article 6, les mots de la convention, '.repeat(n), taille: 400 },
  'une page de blancs': {
    de: (n) => `L’article 6${' '.repeat(n)}est abrogé.\nL’article 5 est abrogé.`,
    taille: 15_000,
  },
  'une liste sans fin': {
    de: (n) =>
      `L’article 6 est ainsi modifié :\n${'1° Au premier alinéa, le mot « a » est supprimé ;\n'.repeat(n)}`,
    taille: 300,
  },
  'une citation sans fin': {
    de: (n) =>
      `L’article 6 est ainsi rédigé :\n« ${'Un alinéa de l’article 4.\n'.repeat(n)} »\nL’article 5 est abrogé.`,
    taille: 700,
  },
};

const PROJET_VIERGE: Avenant = {
  ...AVENANT_VIERGE,
  id: 'essai',
  conventionId: CONVENTION_AURA.id,
  objet: 'Essai',
  demande: {
    partieId: 'region',
    date: civilDate('2026-11-02'),
    auteurId: 'president',
    piece: null,
  },
  articles: [],
  priseEffet: { nature: 'signature' },
};

/** How long each step of a passage's reading holds the thread, in milliseconds of its processor. */
export function tenues(passage: string): readonly number[] {
  const registre = emptyRegistre();
  registre.conventions.set(CONVENTION_AURA.id, CONVENTION_AURA);
  const redaction = poursuivre(registre, CONVENTION_AURA, PROJET_VIERGE, civilDate('2026-11-23'));
  const steps = lectureDuPassage(passage, { base: redaction.base, texte: redaction.texte() });
  const held: number[] = [];
  for (let rang = 0; ; rang++) {
    const since = process.cpuUsage();
    const { value } = steps.next();
    if (value?.lue?.lecture.lue)
      redaction.ajouter({
        id: `lu-${rang}`,
        modification: value.lue.lecture.lue.modification,
        phrase: value.lue.phrase,
      });
    const { user, system } = process.cpuUsage(since);
    if (value === undefined) return held;
    held.push((user + system) / 1000);
  }
}
