export type { Titulaire } from '#registre/fiches/titulaires';
