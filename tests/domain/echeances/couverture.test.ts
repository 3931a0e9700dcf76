import { describe, expect, it } from 'vitest';
import { ATTENTES, couverture, lacunes } from '#domain/echeances/couverture';
import { joursDeFiche } from '#domain/echeances/champs';
import { DECLARATIONS } from '#domain/echeances/declarations';
import { GENRES } from '#domain/echeances/echeance';
import { echeancesDe, estOuverte } from '#domain/echeances/liste';
import { rappelsDe } from '#domain/echeances/rappels';
import { COLLECTIONS } from '#registre/fiches';
import type { Banc } from '../../support/registre';
import { CONVENTION_ID, d, signed, withDemande, withEnvoi } from '../../support/registre';

/* The proof of coverage is green, and turns red by anything left out. */

function registreVivant() {
  const banc = signed();
  withDemande(banc);
  withEnvoi(banc);
  return banc;
}

const champ = (banc: Banc, aujourdhui = d('2026-11-23')) => {
  const convention = banc.registre.conventions.get(CONVENTION_ID);
  if (convention === undefined) throw new Error('no convention');
  return { famille: banc.registre, convention, aujourdhui };
};

describe('the proof of coverage', () => {
  it('is green: every field that holds a day is accounted for, every kind is declared once', () => {
    expect(lacunes()).toEqual([]);
    expect(DECLARATIONS.map(({ genre }) => genre).sort()).toEqual([...GENRES].sort());
  });

  it.each(DECLARATIONS.map(({ genre }) => genre))('without the declaration of « %s », it is red', (omis) => {
    const sans = DECLARATIONS.filter(({ genre }) => genre !== omis);
    expect(lacunes(sans).length).toBeGreaterThan(0);
    expect(couverture(echeancesDe(champ(registreVivant()), sans), {}, sans).orphelines).not.toEqual([]);
  });

  it.each(COLLECTIONS.flatMap(joursDeFiche).map(({ chemin }) => chemin))(
    'a field nobody classed turns it red: %s',
    (chemin) => {
      const { [chemin]: _omis, ...reste } = ATTENTES;
      expect(
        lacunes(DECLARATIONS, reste)
          .map(({ quoi }) => quoi)
          .join(),
      ).toContain(chemin);
    },
  );

  it('a declaration made twice, or that nothing waits for, is red', () => {
    expect(lacunes([...DECLARATIONS, ...DECLARATIONS.slice(0, 1)])).toHaveLength(1);
    const sansAttente = Object.fromEntries(
      Object.entries(ATTENTES).map(([chemin, one]) => [chemin, chemin === 'titulaires.fin' ? 'oubli' : one]),
    );
    expect(lacunes(DECLARATIONS, sansAttente)).toHaveLength(1);
  });

  it('counts what is open and its reminders; a kind without any reminder is an orphan', () => {
    const all = echeancesDe(champ(registreVivant()));
    const ouvertes = all.filter(estOuverte);
    expect(ouvertes.map(({ genre }) => genre)).toEqual(
      expect.arrayContaining(['terme', 'delai_strict', 'faculte']),
    );
    const proof = couverture(all, {});
    expect(proof).toMatchObject({ echeances: ouvertes.length, orphelines: [] });
    expect(proof.rappels).toBe(ouvertes.flatMap((one) => rappelsDe(one, {})).length);
    expect(couverture(all, { faculte: [] }).orphelines).toMatchObject([
      { quoi: expect.stringContaining('sans aucun rappel') as string },
    ]);
  });

  it('names each date once, with its cause and what happens if nothing is done', () => {
    const all = echeancesDe(champ(registreVivant()));
    expect(new Set(all.map(({ cle }) => cle)).size).toBe(all.length);
    for (const one of all)
      expect([one.cause, one.sinon, one.libelle].every((text) => text !== '')).toBe(true);
  });
});
