import { describe, expect, it } from 'vitest';
import { saisirCrefop } from '#domain/avenant/etapes-commands';
import { enregistrerAvis, publierAvis } from '#domain/crefop/commands';
import { SENS_AVIS, majorite, quorumAtteint } from '#domain/fiches/avis';
import type { Seance, SensAvis, Votes } from '#domain/fiches/avis';
import { VOTES, d, seanceDu, signed, withAvis, withDemande } from '../../support/registre';

const avis = (
  avenantId: string,
  over: { seance?: Partial<Seance>; sens?: SensAvis; votes?: Votes | null; texte?: string } = {},
) => ({
  avenantId,
  instance: 'CREFOP',
  seance: seanceDu(d('2026-10-15'), over.seance),
  sens: over.sens ?? ('favorable' as const),
  votes: over.votes === undefined ? VOTES : over.votes,
  texte: over.texte ?? '',
});

function warnings(over: Parameters<typeof avis>[1]): string {
  const banc = signed();
  return banc
    .must(enregistrerAvis, avis(withDemande(banc), over))
    .avertissements.map(({ message, source }) => `${message} [${source}]`)
    .join('\n');
}

describe('recording an avis (C. trav., art. R. 6123-3-2; art. 6)', () => {
  it.each([
    ['a séance to come', { seance: { date: d('2026-11-24') } }, 'DATE_FUTURE', 'seance.date'],
    [
      'a convocation on the day itself',
      { seance: { convocationLe: d('2026-10-15') } },
      'CONVOCATION_APRES_SEANCE',
      'seance.convocationLe',
    ],
    [
      'more present than members',
      { seance: { quorum: { membres: 30, presents: 31 } } },
      'AVIS_QUORUM_INCOHERENT',
      'seance.quorum.presents',
    ],
    [
      'a committee without members',
      { seance: { quorum: { membres: 0, presents: 0 } } },
      'AVIS_QUORUM_INCOHERENT',
      'seance.quorum.presents',
    ],
    [
      'more votes than present',
      { votes: { pour: 25, contre: 3, abstentions: 2, nePrendPasPart: 1 } },
      'AVIS_VOTES_INCOHERENTS',
      'votes.pour',
    ],
    [
      'reservations without their text',
      { sens: 'favorable_avec_reserves' as const },
      'AVIS_TEXTE_REQUIS',
      'texte',
    ],
    [
      'recommendations without their text',
      { sens: 'favorable_avec_recommandations' as const },
      'AVIS_TEXTE_REQUIS',
      'texte',
    ],
  ])('refuses %s', (_, over, code, champ) => {
    const banc = signed();
    expect(banc.refused(enregistrerAvis, avis(withDemande(banc), over))).toMatchObject({ code, champ });
    expect(banc.registre.avis.size).toBe(0);
  });

  it('a complete file leaves one thing to do: make it public', () => {
    const banc = signed();
    const avenantId = withDemande(banc);
    banc.must(saisirCrefop, { avenantId, date: d('2026-09-20'), seancePrevue: d('2026-10-15') });
    const { avertissements } = banc.must(enregistrerAvis, avis(avenantId));
    expect(avertissements).toEqual([
      { message: 'L’avis n’a pas encore été rendu public.', source: 'C. trav., art. R. 6123-3-2' },
    ]);
  });

  it.each([
    ['the bureau', { seance: { formation: 'bureau' } }, 'R. 6123-3-9'],
    ['an unknown quorum', { seance: { quorum: null } }, 'quorum n’est pas renseigné'],
    [
      'a quorum missed by one',
      { seance: { quorum: { membres: 61, presents: 30 } } },
      '30 présents ou représentés sur 61',
    ],
    ['no convocation', { seance: { convocationLe: null } }, 'convocation n’est pas renseignée'],
    ['a convocation four days before', { seance: { convocationLe: d('2026-10-11') } }, 'moins de cinq jours'],
    [
      'a late convocation of the bureau',
      { seance: { formation: 'bureau', convocationLe: d('2026-10-11') } },
      'R. 6123-3-15',
    ],
    ['no vote', { votes: null }, 'vote n’est pas renseigné'],
    ['no minutes', { seance: { procesVerbal: null } }, 'procès-verbal n’est pas renseignée'],
    ['a postponement', { sens: 'sursis' }, 'n’est pas un avis'],
    ['a silence', { sens: 'sans_avis' }, 'n’est pas un avis'],
    [
      'a majority against a favourable avis',
      { votes: { pour: 2, contre: 20, abstentions: 0, nePrendPasPart: 0 } },
      'ne correspond pas',
    ],
    ['a majority for an unfavourable avis', { sens: 'defavorable' }, 'ne correspond pas'],
    ['a tie that is none', { sens: 'partage' }, 'ne correspond pas'],
    ['no referral', {}, 'saisine du comité n’est pas enregistrée'],
    [
      'a séance before the request',
      { seance: { date: d('2026-08-15'), convocationLe: d('2026-08-01') } },
      'précède la demande',
    ],
  ] as const)('warns about %s, and records it', (_, over, words) => {
    expect(warnings(over)).toContain(words);
  });

  it('five days before is in time; the last half member counts', () => {
    expect(warnings({ seance: { convocationLe: d('2026-10-10') } })).not.toContain('cinq jours');
    expect(quorumAtteint({ membres: 40, presents: 20 })).toBe(true);
    expect(quorumAtteint({ membres: 41, presents: 20 })).toBe(false);
  });

  it('a postponement is not asked to be made public', () => {
    expect(warnings({ sens: 'sursis' })).not.toContain('rendu public');
  });

  it('a body of another name than the committee of the code answers to its own rules alone', () => {
    const banc = signed();
    const { avertissements } = banc.must(enregistrerAvis, {
      ...avis(withDemande(banc), { seance: { formation: 'bureau', convocationLe: null } }),
      instance: 'Conférence régionale des métiers',
    });
    const said = avertissements.map(({ message, source }) => `${message} [${source}]`).join('\n');
    expect(said).toContain('[Règlement intérieur de l’instance consultée]');
    expect(said).not.toMatch(/C\. trav\.|rendu public/u);
  });

  it('every sense is recorded with the name the instance bore', () => {
    for (const sens of SENS_AVIS) {
      const banc = signed();
      const id = banc.must(enregistrerAvis, {
        ...avis(withDemande(banc), { sens, texte: 'Texte.' }),
        instance: 'Comité d’essai',
      }).id;
      expect(banc.registre.avis.get(id)).toMatchObject({
        sens,
        instance: 'Comité d’essai',
        publication: null,
      });
    }
  });

  it.each([
    [{ pour: 30, contre: 0, abstentions: 0, nePrendPasPart: 0 }, 'à l’unanimité'],
    [{ pour: 30, contre: 0, abstentions: 0, nePrendPasPart: 2 }, 'à l’unanimité'],
    [{ pour: 30, contre: 0, abstentions: 1, nePrendPasPart: 0 }, 'à la majorité'],
    [{ pour: 30, contre: 1, abstentions: 0, nePrendPasPart: 0 }, 'à la majorité'],
    [{ pour: 1, contre: 30, abstentions: 0, nePrendPasPart: 0 }, 'à la majorité, contre le projet'],
    [{ pour: 0, contre: 30, abstentions: 0, nePrendPasPart: 4 }, 'à l’unanimité, contre le projet'],
    [{ pour: 0, contre: 30, abstentions: 2, nePrendPasPart: 0 }, 'à la majorité, contre le projet'],
    [{ pour: 15, contre: 15, abstentions: 2, nePrendPasPart: 0 }, 'partage égal des voix'],
  ])('%j: %s', (votes, words) => {
    expect(majorite(votes)).toBe(words);
  });
});

describe('making an avis public', () => {
  it('never before the séance nor tomorrow, once only', () => {
    const banc = signed();
    const avisId = withAvis(banc, withDemande(banc));
    const publication = (date: string) => ({ avisId, date: d(date), support: 'Site du comité' });
    expect(banc.code(publierAvis, publication('2026-10-14'))).toBe('PUBLICATION_AVANT_SEANCE');
    expect(banc.code(publierAvis, publication('2026-11-24'))).toBe('DATE_FUTURE');
    expect(banc.code(publierAvis, { ...publication('2026-10-15'), avisId: 'autre' })).toBe('INTROUVABLE');
    banc.must(publierAvis, publication('2026-10-15'));
    expect(banc.code(publierAvis, publication('2026-10-16'))).toBe('PUBLICATION_DEJA_CONNUE');
    expect(banc.registre.avis.get(avisId)?.publication?.date).toBe('2026-10-15');
  });
});
