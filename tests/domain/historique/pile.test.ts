import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { procedures } from '#contract/procedures';
import { classementOf } from '#domain/historique/classement';
import { emptyPile, follow, needsOlder, pileOf } from '#domain/historique/pile';
import type { Pile, Trace } from '#domain/historique/pile';
import { ACTES } from '#registre/actes';
import type { Classement } from '#registre/acte';

const CLASSEMENT: Readonly<Record<string, Classement>> = Object.fromEntries(
  Object.entries(ACTES).map(([action, { classement }]) => [action, classement]),
);
const ACTION_LABELS = Object.fromEntries(
  Object.entries(ACTES).map(([action, { libelle }]) => [action, libelle]),
);

const commands = Object.entries(procedures)
  .filter(([, { kind }]) => kind === 'command')
  .map(([method]) => method);

describe('le classement des commandes', () => {
  it.each(commands)('%s est classée', (method) => {
    expect(Object.hasOwn(CLASSEMENT, method)).toBe(true);
  });

  it.each(Object.keys(ACTION_LABELS))('%s, que le journal nomme, est classée', (action) => {
    expect(Object.hasOwn(CLASSEMENT, action)).toBe(true);
  });

  it('tout ce qui signe, envoie, notifie, reçoit, rend un avis, fixe une date ou crée le registre est sensible', () => {
    const sensibles = Object.keys(CLASSEMENT).filter((action) => CLASSEMENT[action]?.nature === 'sensible');
    expect(sensibles).toEqual([
      'exemple.charger',
      'conventions.signer',
      'conventions.daterActe',
      'conventions.trancherEffet',
      'conventions.confirmerFin',
      'conventions.confirmerClause',
      'conventions.notifier',
      'conventions.transmettre',
      'conventions.publier',
      'conventions.opposerRenouvellement',
      'conventions.reconduire',
      'conventions.ajouterJourLocal',
      'conventions.retirerJourLocal',
      'avenants.reglerClause',
      'avenants.arbitrer',
      'avenants.saisir',
      'avenants.mettreALaSignature',
      'avenants.signer',
      'avenants.refuser',
      'avis.enregistrer',
      'avis.enregistrerSurConvention',
      'avis.publier',
      'misesEnDemeure.recevoir',
      'misesEnDemeure.signer',
      'misesEnDemeure.envoyer',
      'misesEnDemeure.suivreEnvoi',
      'misesEnDemeure.tenir',
      'misesEnDemeure.prolonger',
      'misesEnDemeure.observer',
      'misesEnDemeure.regulariser',
      'misesEnDemeure.retirer',
      'misesEnDemeure.remettre',
      'denonciations.notifier',
      'denonciations.resilier',
      'denonciations.envoyer',
      'denonciations.suivreEnvoi',
      'denonciations.enregistrerSuite',
      'denonciations.enregistrerReception',
      'deliberations.rendreExecutoire',
      'paquets.signer',
      'paquets.refuser',
      'paquets.reprendre',
      'paquets.retirer',
      'delegations.publier',
      'delegations.abroger',
      'seances.convoquer',
      'seances.deporter',
      'seances.rendreAvis',
      'seances.clore',
      'seances.publierAvis',
      'seances.annuler',
      'paquets.creer',
      'membresDuComite.joindre',
      'membresDuComite.purger',
      'historique.rectifier',
    ]);
  });

  it('chaque raison achève une phrase, sans majuscule ni point', () => {
    for (const classement of Object.values(CLASSEMENT)) {
      expect(classement.raison).toMatch(/^(\p{Ll}).*[^.]$/u);
    }
  });

  it('une action inconnue arrête l’annulation', () => {
    expect(classementOf('avenir.inventer').nature).toBe('sensible');
    expect(classementOf('constructor').nature).toBe('sensible');
  });
});

const seqs = (pile: Pile<Trace>) => [
  pile.annulables.map(({ seq }) => seq),
  pile.retablissables.map(({ seq }) => seq),
];

/** « + »: undoable; « ! »: sensitive; « - », « = »: an undo, a redo of what the model says. */
function journalOf(moves: string): readonly Trace[] {
  const undo: number[] = [];
  let redo: number[] = [];
  return Array.from(moves, (move, index): Trace => {
    const seq = index + 1;
    switch (move) {
      case '-': {
        const cible = undo.pop() ?? 0;
        redo.push(cible);
        return { seq, action: 'historique.annuler', cible };
      }
      case '=': {
        const cible = redo.pop() ?? 0;
        undo.push(cible);
        return { seq, action: 'historique.retablir', cible };
      }
      case '!':
        undo.length = 0;
        redo = [];
        return { seq, action: 'avenants.signer' };
      default:
        undo.push(seq);
        redo = [];
        return { seq, action: 'avenants.rediger' };
    }
  });
}

describe('la pile', () => {
  it.each([
    ['', [[], []]],
    ['+++', [[1, 2, 3], []]],
    ['+++--', [[1], [3, 2]]],
    ['+++--=', [[1, 2], [3]]],
    ['+++--+', [[1, 6], []]],
    ['++!', [[], []]],
    ['++!+', [[4], []]],
    ['++!+-', [[], [4]]],
  ])('« %s »', (moves, expected) => {
    expect(seqs(pileOf(journalOf(moves)))).toEqual(expected);
  });

  it('nomme l’acte sensible qui l’arrête', () => {
    expect(pileOf(journalOf('+!+')).barriere?.seq).toBe(2);
    expect(pileOf(journalOf('+++')).barriere).toBeNull();
  });

  it('un journal qui se contredit n’annule rien de ce qui précède', () => {
    const odd: Trace = { seq: 3, action: 'historique.annuler', cible: 1 };
    expect(seqs(pileOf([...journalOf('++'), odd]))).toEqual([[], []]);
    expect(seqs(pileOf([{ seq: 1, action: 'historique.retablir', cible: 7 }]))).toEqual([[], []]);
  });

  it('lue par la fin, elle dit si elle ne suffit pas ; sinon elle est celle du journal entier', () => {
    const move = fc.constantFrom('+', '+', '+', '-', '=', '!');
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), fc.nat(60), (moves, cut) => {
        // Only the moves that the state allows.
        let undo = 0;
        let redo = 0;
        const allowed = moves.filter((one) => {
          if ((one === '-' && undo === 0) || (one === '=' && redo === 0)) return false;
          if (one === '-') [undo, redo] = [undo - 1, redo + 1];
          else if (one === '=') [undo, redo] = [undo + 1, redo - 1];
          else [undo, redo] = [one === '!' ? 0 : undo + 1, 0];
          return true;
        });
        const journal = journalOf(allowed.join(''));
        const whole = pileOf(journal);
        if (journal.length === 0) return;
        const end = pileOf(journal.slice(cut % journal.length));
        if (end.manque) {
          expect(needsOlder(end)).toBe(true);
          return;
        }
        expect(end.retablissables).toEqual(whole.retablissables);
        expect(end.annulables).toEqual(
          end.annulables.length === 0 ? [] : whole.annulables.slice(-end.annulables.length),
        );
        if (!needsOlder(end)) expect(end.annulables).toEqual(whole.annulables);
        // Following entry by entry or all at once is the same.
        expect(journal.reduce(follow, emptyPile<Trace>(true))).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });
});
