export type { Papier } from '#registre/fiches/papiers';
