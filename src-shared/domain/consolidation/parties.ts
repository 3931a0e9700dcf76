import type { CivilDate } from '../civil-date';
import type { Convention } from '../fiches/convention';
import { lastSignature } from '../parties/partie';
import { partiesLe } from '../parties/versions';
import type { VersionParties } from '../parties/versions';
import type { Registre } from '../registre';
import { derouler } from './consolider';
import { actesSignes } from './ordre';
import { texteInitial } from '../texte/en-vigueur';

/**
 * How the parties and their signatories were called, in the order the acts apply, those to come included. The ids
 * never change: an act is signed, asked for or addressed by an id, and only its day tells whose hand it was.
 */
export function versionsParties(registre: Registre, convention: Convention): readonly VersionParties[] {
  const touching = actesSignes(registre, convention).flatMap(({ avenant, effet }) => {
    const operations = avenant.operations.filter(
      ({ modification: { nature } }) => nature === 'nommer_partie' || nature === 'designer_signataire',
    );
    return operations.length === 0 ? [] : [{ avenant: { ...avenant, operations }, effet, projet: false }];
  });
  // Screens ask this of every convention: the divisions, which have no part in it, are left out.
  const { versions } = derouler(texteInitial({ ...convention, divisions: [] }), touching);
  return [
    { acte: null, parties: convention.parties },
    ...versions.flatMap(({ acte: { avenant, effet }, texte }): readonly VersionParties[] => {
      const last = lastSignature(convention.parties, avenant.signatures);
      return effet === null || last === null || avenant.numero === null
        ? []
        : [
            {
              acte: { avenantId: avenant.id, numero: avenant.numero, signeLe: last.date, effet },
              parties: texte.parties,
            },
          ];
    }),
  ];
}

/** The convention with its parties and signatories as they are called on `jour`: for what names them, never to be recorded. */
export const conventionNommee = (
  registre: Registre,
  convention: Convention,
  jour: CivilDate,
): Convention => ({
  ...convention,
  parties: partiesLe(versionsParties(registre, convention), jour),
});
