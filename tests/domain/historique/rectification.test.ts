import { describe, expect, it } from 'vitest';
import { refuseRectifier, vigueurs } from '#domain/historique/rectification';
import type { TraceActe } from '#domain/historique/rectification';

const entry = (seq: number, action: string, fiches: readonly string[], cible?: number): TraceActe => ({
  seq,
  action,
  fiches,
  libelle: `acte ${seq}`,
  ...(cible === undefined ? {} : { cible }),
});
const signer = (seq: number, fiche = 'a') => entry(seq, 'avenants.signer', [fiche]);
const rediger = (seq: number, fiche = 'a') => entry(seq, 'avenants.rediger', [fiche]);
const back = (seq: number, action: string, cible: number, fiche = 'a') =>
  entry(seq, `historique.${action}`, [fiche], cible);
const code = (entries: readonly TraceActe[]) => refuseRectifier(entries)?.code ?? null;

describe('ce qui compte encore', () => {
  it('annuler, rétablir, rectifier, et rectifier la rectification', () => {
    const journal = [
      rediger(1),
      back(2, 'annuler', 1),
      back(3, 'retablir', 1),
      signer(4),
      back(5, 'rectifier', 4),
    ];
    const states = (end: number) => [...vigueurs(journal.slice(0, end)).values()].map(({ etat }) => etat);
    expect(states(2)[0]).toBe('annulee');
    expect(states(3)[0]).toBe('en_vigueur');
    expect(vigueurs(journal).get(4)).toEqual({ etat: 'rectifiee', par: 5 });
    const given = [...journal, back(6, 'rectifier', 5)];
    expect(vigueurs(given).get(4)).toEqual({ etat: 'en_vigueur' });
    expect(vigueurs(given).get(5)).toEqual({ etat: 'rectifiee', par: 6 });
    // The chain may go on: rectifying that one takes the act away again.
    expect(vigueurs([...given, back(7, 'rectifier', 6)]).get(4)).toMatchObject({ etat: 'rectifiee' });
  });
});

describe('une rectification', () => {
  it('se fait quand rien n’a touché les mêmes fiches depuis', () => {
    expect(code([signer(1), signer(2, 'b')])).toBeNull();
  });

  it('se refuse si un acte plus récent, toujours en effet, a changé la même fiche, et le nomme', () => {
    const refus = refuseRectifier([signer(1), signer(2)]);
    expect(refus?.code).toBe('RECTIFICATION_ACTE_POSTERIEUR');
    expect(refus?.message).toContain('n°\u00a02 (acte 2)');
    // Whichever of the records of the one and of the other it is.
    expect(code([entry(1, 'avenants.signer', ['a', 'b']), entry(2, 'avenants.signer', ['c', 'b'])])).toBe(
      'RECTIFICATION_ACTE_POSTERIEUR',
    );
    expect(
      code([entry(1, 'avenants.signer', ['a', 'b']), entry(2, 'avenants.signer', ['c', 'd'])]),
    ).toBeNull();
  });

  it('se fait si cet acte plus récent a été annulé ou rectifié', () => {
    expect(code([signer(1), rediger(2), back(3, 'annuler', 2)])).toBeNull();
    expect(code([signer(1), signer(2), back(3, 'rectifier', 2)])).toBeNull();
    expect(code([signer(1), rediger(2), back(3, 'annuler', 2), back(4, 'retablir', 2)])).toBe(
      'RECTIFICATION_ACTE_POSTERIEUR',
    );
    expect(code([signer(1), signer(2), back(3, 'rectifier', 2), back(4, 'rectifier', 3)])).toBe(
      'RECTIFICATION_ACTE_POSTERIEUR',
    );
  });

  it('ne se fait pas deux fois, ni sur ce qui est déjà annulé, ni sur une annulation', () => {
    expect(code([signer(1), back(2, 'rectifier', 1)])).toBe('RECTIFICATION_DEJA_FAITE');
    expect(code([rediger(1), back(2, 'annuler', 1)])).toBe('RECTIFICATION_ANNULEE');
    expect(code([back(1, 'annuler', 0)])).toBe('RECTIFICATION_D_ANNULATION');
  });

  it('se rectifie elle-même, ce qui rend l’acte, qui peut l’être de nouveau', () => {
    const journal = [signer(1), back(2, 'rectifier', 1)];
    expect(code(journal.slice(1))).toBeNull();
    const given = [...journal, back(3, 'rectifier', 2)];
    expect(code(given)).toBeNull();
    expect(code(given.slice(1))).toBe('RECTIFICATION_DEJA_FAITE');
    expect(code(given.slice(2))).toBeNull();
  });

  it('d’une rectification se refuse si un acte a repris la fiche depuis', () => {
    expect(code([back(2, 'rectifier', 1), signer(3)])).toBe('RECTIFICATION_ACTE_POSTERIEUR');
  });
});
