import { describe, expect, it } from 'vitest';
import { civilDate as d } from '#domain/civil-date';
import { echeancesDe } from '#domain/echeances/liste';
import { recevoirMiseEnDemeure, reponseDue } from '#domain/resiliation/recue-commands';
import { observer } from '#domain/resiliation/mise-en-demeure-commands';
import { CONVENTION_ID, grief, signed, withFin } from '../../support/registre';
import type { Banc } from '../../support/registre';

/* A notice that was received: whoever keeps the registry is the one put in default, and an answer is due. */

const lettre = (over: Record<string, unknown> = {}) => ({
  conventionId: CONVENTION_ID,
  partieEmettriceId: 'region',
  auteurId: 'president',
  griefs: [grief({ obligationId: 'ART3-4', dateFaits: d('2026-09-15') })],
  lettreLe: d('2026-10-05'),
  declareeLe: d('2026-10-06'),
  cachetLe: d('2026-10-08'),
  recueLe: d('2026-10-12'),
  destinataireId: 'prefete',
  numero: '1A 123 456 7890 1',
  piece: 'Lettre et enveloppe',
  ...over,
});
const recue = (banc: Banc, over: Record<string, unknown> = {}) => {
  const { id } = banc.must(recevoirMiseEnDemeure, lettre(over));
  const one = banc.registre.misesEnDemeure.get(id);
  if (one === undefined) throw new Error('no letter');
  return one;
};
const vigueur = (): Banc => withFin(signed());

describe('a formal notice received', () => {
  it.each([
    // The postmark dates the sending; the author may hold an earlier one, and the answer keeps to it.
    ['2026-10-06', '2026-10-08', '2026-10-08', '2026-12-06'],
    ['2026-10-08', '2026-10-08', '2026-10-08', '2026-12-08'],
    [null, '2026-10-08', '2026-10-08', '2026-12-08'],
    ['2026-10-06', null, '2026-10-06', '2026-12-06'],
    // Nothing but the letter says when it left.
    [null, null, '2026-10-05', '2026-12-05'],
  ] as const)(
    'declared on %s, postmarked on %s: sent on %s, an answer is due on %s',
    (declaree, cachet, depart, due) => {
      const banc = vigueur();
      const one = recue(banc, {
        declareeLe: declaree === null ? null : d(declaree),
        cachetLe: cachet === null ? null : d(cachet),
      });
      expect([one.envois[0]?.depotLe, one.envois[0]?.preuve.nature]).toEqual([
        depart,
        cachet === null ? 'declaratif' : 'preuve_de_depot',
      ]);
      expect(one.delai?.calcul.depart).toBe(depart);
      expect(reponseDue(one, banc.convention)?.date).toBe(due);
    },
  );

  it('is in the list of what is due until it is answered', () => {
    const banc = vigueur();
    const { id } = recue(banc);
    const due = () =>
      echeancesDe({ famille: banc.registre, convention: banc.convention, aujourdhui: banc.aujourdhui }).find(
        ({ genre }) => genre === 'reponse_due',
      );
    expect(due()).toMatchObject({ date: '2026-12-06', objet: id });
    banc.must(observer, {
      miseEnDemeureId: id,
      date: d('2026-11-20'),
      texte: 'Un représentant a siégé le 3 novembre.',
      piece: null,
    });
    expect(due()?.statut).toBe('tenue');
  });

  it('is kept with its weaknesses, where a letter of ours would be refused', () => {
    const banc = vigueur();
    // Its own duty, not that of the party it accuses.
    const one = recue(banc, {
      griefs: [grief({ obligationId: 'ART2-1', dateFaits: d('2026-09-15') })],
      partieDestinataireId: 'etat',
    });
    expect(one.recue?.defauts.length).toBeGreaterThan(0);
  });

  it.each([
    ['cachetLe', '2026-10-13'],
    ['declareeLe', '2026-10-13'],
    ['lettreLe', '2026-10-13'],
  ])('%s cannot come after its reception', (champ, jour) => {
    expect(vigueur().refused(recevoirMiseEnDemeure, lettre({ [champ]: d(jour) }))).toMatchObject({
      code: 'RECUE_AVANT',
      champ,
    });
  });
});
