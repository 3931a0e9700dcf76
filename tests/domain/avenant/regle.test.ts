import { describe, expect, it } from 'vitest';
import { mettreALaSignature } from '#domain/avenant/etapes-commands';
import { signerAvenant } from '#domain/avenant/commands';
import { ajouterOperations } from '#domain/avenant/operations-commands';
import { regleAvenant } from '#domain/avenant/regle';
import { refuseAction } from '#domain/avenant/transitions';
import type { ParametresDe } from '#domain/clauses/clause';
import { contradictionsOf } from '#domain/coherence';
import type { Convention } from '#domain/fiches/convention';
import { CONVENTION_AURA } from '../../../src-main/application/exemples/auvergne-rhone-alpes';
import { CONVENTION_ID, d, signatures, signed, withAvis, withDemande } from '../../support/registre';

/** The sample with another clause on avenants, and the words that say it; null: without a word on them. */
function convention(texte: string | null, clause: Partial<ParametresDe<'avenant'>> | null): Convention {
  return {
    ...CONVENTION_AURA,
    divisions: CONVENTION_AURA.divisions.map((division) => ({
      ...division,
      alineas: division.alineas.flatMap((one) =>
        one.id !== 'art6-3' ? [one] : texte === null ? [] : [{ ...one, texte }],
      ),
    })),
    clauses: (CONVENTION_AURA.clauses ?? []).flatMap((one) =>
      one.parametres.nature !== 'avenant'
        ? [one]
        : clause === null
          ? []
          : [{ ...one, parametres: { ...one.parametres, ...clause } }],
    ),
  };
}

const SANS_AVIS = 'Elle peut être modifiée par avenant à la demande de l’une des parties.';
const mise = { motifTexteModifie: null };

describe('the avis an avenant waits for', () => {
  it('is waited for where the clause asks for it, in the words of the convention at hand', () => {
    const banc = signed();
    const avenantId = withDemande(banc);
    const refus = banc.refused(mettreALaSignature, { avenantId, date: d('2026-10-20'), ...mise });
    expect(refus.code).toBe('AVIS_ABSENT');
    expect(refus.source.replaceAll('\u00a0', ' ')).toContain('art. 6, al. 3 : « Au cours de sa période');
  });

  it.each([
    ['its clause asks for none', convention(SANS_AVIS, { avisCrefop: false })],
    ['the convention says nothing of avenants', convention(null, null)],
  ])('is not where %s: what the law may ask is said as such', (_cas, one) => {
    const banc = signed(d('2026-11-23'), one);
    const avenantId = withDemande(banc);
    const avenant = banc.registre.avenants.get(avenantId);
    if (avenant === undefined) throw new Error('no avenant');
    expect(refuseAction(banc.registre, avenant, 'signer', banc.aujourdhui)).toBeNull();
    const { avertissements } = banc.must(mettreALaSignature, { avenantId, date: d('2026-10-20'), ...mise });
    expect(avertissements.map(({ source }) => source)).toContain('C. trav., art. R. 6123-3-2');
    banc.must(signerAvenant, { avenantId, signatures: signatures(d('2026-10-21')), ...mise });
    expect(banc.registre.avenants.get(avenantId)?.signatures).toHaveLength(4);
    expect(contradictionsOf(banc.registre, CONVENTION_ID, banc.contexte)).toEqual([]);
  });

  it('is that of another body, where the clause names one', () => {
    const texte =
      'Elle peut être modifiée, à la demande de l’une des parties, après avis du conseil économique.';
    const one = convention(texte, { avisCrefop: false, organe: 'conseil économique' });
    const banc = signed(d('2026-11-23'), one);
    const refus = banc.refused(mettreALaSignature, {
      avenantId: withDemande(banc),
      date: d('2026-10-20'),
      ...mise,
    });
    expect(refus.code).toBe('AVIS_ABSENT');
    expect(refus.source).toContain('conseil économique');
  });

  it('follows the avenant that does away with it, from the day it takes effect', () => {
    const banc = signed(d('2026-12-20'));
    const premier = withDemande(banc, d('2026-09-01'));
    banc.must(ajouterOperations, {
      avenantId: premier,
      operations: [
        {
          modification: {
            nature: 'remplacer_mots',
            cible: { divisionId: 'art6', alineaId: 'art6-3' },
            ancien: 'et après avis du CREFOP',
            nouveau: '',
            partout: false,
          },
          phrase: null,
          clauses: [
            {
              clauseId: 'avenant',
              sort: {
                nature: 'nouvelle',
                parametres: {
                  nature: 'avenant',
                  demande: 'une_partie',
                  avisCrefop: false,
                  organe: null,
                  articlesExclus: [],
                },
              },
            },
          ],
        },
      ],
    });
    withAvis(banc, premier, d('2026-10-15'));
    banc.must(signerAvenant, { avenantId: premier, signatures: signatures(d('2026-11-02')), ...mise });
    const regle = (jour: string) => regleAvenant(banc.registre, banc.convention, d(jour)).avisRequis;
    expect([regle('2026-11-01'), regle('2026-11-02')]).toEqual([true, false]);
    const second = withDemande(banc, d('2026-11-10'));
    banc.must(mettreALaSignature, { avenantId: second, date: d('2026-12-01'), ...mise });
    banc.must(signerAvenant, { avenantId: second, signatures: signatures(d('2026-12-02')), ...mise });
  });

  it('cannot be told while the clause is to be confirmed', () => {
    const { clauses: _clauses, ...avant } = convention(
      'Elle peut être modifiée par avenant, sauf urgence, à la demande de l’une des parties.',
      null,
    );
    const banc = signed(d('2026-11-23'), avant);
    const avenantId = withDemande(banc);
    const refus = banc.refused(mettreALaSignature, { avenantId, date: d('2026-10-20'), ...mise });
    expect(refus.code).toBe('CLAUSE_AVENANT_INCERTAINE');
    expect(refus.message).toContain('La phrase porte une réserve');
  });
});
