import { describe, expect, it } from 'vitest';
import { demonstrationSteps } from '../../src-main/application/exemples/demonstration';
import {
  conventionDemonstration,
  CONVENTION_DEMONSTRATION_ID,
} from '../../src-main/application/exemples/demonstration';
import { COMMANDS } from '../../src-main/application/commands';
import { clausesDe } from '#domain/clauses/clause';
import { contradictionsOf, newContradictions, sayContradictions } from '#domain/coherence';
import type { Contexte, DecisionResult } from '#domain/decision';
import { put, removal } from '#domain/registre';
import type { Changement, Registre } from '#domain/registre';
import {
  CONVENTION_ID,
  Banc,
  accepted,
  d,
  denoncer,
  sha256,
  signatures,
  signed,
  withAvenantSigne,
  withAvis,
  withDemande,
  withEnvoi,
  withFin,
} from '../support/registre';
import { mettreALaSignature } from '#domain/avenant/etapes-commands';
import type { Avenant } from '#domain/fiches/avenant';
import { signerAvenant } from '#domain/avenant/commands';
import { notifierDenonciation } from '#domain/resiliation/denonciation-commands';

const contexte = { sha256 };
const created = (banc: Banc, ...changes: readonly Changement[]) =>
  newContradictions(banc.registre, changes, contexte).map(({ message }) => message);

describe('la cohérence des actes d’une convention', () => {
  it('tient à chaque pas de la démonstration', () => {
    const jour = d('2026-11-24');
    const banc = new Banc(jour, conventionDemonstration());
    for (const { method, input, ids } of demonstrationSteps(jour)) {
      const remaining = [...ids];
      const rule = COMMANDS[method] as (r: Registre, i: unknown, c: Contexte) => DecisionResult;
      const { changes } = accepted(
        rule(banc.registre, input, { ...banc.contexte, newId: () => remaining.shift() ?? 'x' }),
      );
      expect([method, created(banc, ...changes)]).toEqual([method, []]);
      banc.apply(changes);
      expect(contradictionsOf(banc.registre, CONVENTION_DEMONSTRATION_ID, contexte)).toEqual([]);
    }
  });

  it('un avenant signé ne perd pas l’avis rendu avant lui', () => {
    const banc = signed();
    const avenantId = withDemande(banc);
    const avisId = withAvis(banc, avenantId);
    banc.must(signerAvenant, { avenantId, signatures: signatures(d('2026-11-02')), motifTexteModifie: null });
    expect(created(banc, removal('avis', avisId))).toEqual([
      expect.stringMatching(/^L’avenant n°\u00a01 .* il n’aurait plus d’avis du comité/),
    ]);
    const avis = banc.registre.avis.get(avisId)!;
    const later = { ...avis, seance: { ...avis.seance, date: d('2026-11-03') } };
    expect(created(banc, put('avis', later))).toHaveLength(1);
    expect(created(banc, put('avis', { ...avis, sens: 'sursis' }))).toHaveLength(1);
    expect(created(banc, put('avis', { ...avis, empreinteProjet: '0'.repeat(64) }))).toEqual([
      expect.stringContaining('n’aurait plus été examiné'),
    ]);
  });

  it('un avis que la clause sur les avenants ne demande pas ne manque à personne', () => {
    const banc = signed();
    const clauses = clausesDe(banc.convention)
      .filter(({ parametres }) => parametres.nature === 'avenant')
      .map((one) => ({ ...one, origine: { nature: 'acte' } as const }));
    expect(clauses).toHaveLength(1);
    const avenantId = withDemande(banc);
    const avisId = withAvis(banc, avenantId);
    banc.must(signerAvenant, { avenantId, signatures: signatures(d('2026-11-02')), motifTexteModifie: null });
    const sansAvis = clauses.map((one) =>
      one.parametres.nature === 'avenant'
        ? { ...one, parametres: { ...one.parametres, avisCrefop: false, organe: null } }
        : one,
    );
    banc.apply([put('conventions', { ...banc.convention, clauses: sansAvis })]);
    expect(created(banc, removal('avis', avisId))).toEqual([]);
    banc.apply([put('conventions', { ...banc.convention, clauses })]);
    expect(created(banc, removal('avis', avisId))).toHaveLength(1);
  });

  it('un avenant à la signature garde son avis, son texte et l’ordre de ses étapes', () => {
    const banc = signed();
    const avenantId = withDemande(banc);
    const avisId = withAvis(banc, avenantId);
    banc.must(mettreALaSignature, { avenantId, date: d('2026-11-02'), motifTexteModifie: null });
    expect(created(banc, removal('avis', avisId))).toEqual([
      expect.stringContaining('mis à la signature le 2 novembre 2026, il n’aurait plus d’avis'),
    ]);
    const avenant = banc.registre.avenants.get(avenantId)!;
    const edited = (over: Partial<Avenant>) => created(banc, put('avenants', { ...avenant, ...over }));
    expect(edited({ objet: 'Autre objet' })).toEqual([
      expect.stringContaining('ne serait plus celui mis à la signature'),
      expect.stringContaining('mis à la signature n’aurait plus été examiné'),
    ]);
    const motif = 'Essai';
    const abandon = { date: d('2026-11-03'), motif };
    const refus = { date: d('2026-11-03'), partieId: 'etat', motif };
    expect(edited({ abandon, refus })).toEqual([expect.stringContaining('l’un des trois')]);
    const four = signatures(d('2026-11-03'));
    expect(edited({ refus, signatures: four })).toEqual([expect.stringContaining('l’un des trois')]);
    expect(edited({ signatures: signatures(d('2026-11-01'), ['prefete']) })).toEqual([
      expect.stringContaining('signé avant d’être mis à la signature'),
    ]);
    expect(edited({ instruction: { date: d('2026-08-01'), service: null } })).toHaveLength(1);
    const empreinteProjet = '0'.repeat(64);
    expect(edited({ saisine: { date: d('2026-08-01'), seancePrevue: null, empreinteProjet } })).toHaveLength(
      1,
    );
    expect(edited({ refus: { ...refus, date: d('2026-08-01') } })).toHaveLength(1);
    // Of an earlier version, which did not say it.
    expect(edited({ miseALaSignature: null, signatures: four })).toEqual([]);
  });

  it('un avis ne perd pas son avenant, ni un acte sa convention', () => {
    const banc = signed();
    const avenantId = withDemande(banc);
    withAvis(banc, avenantId);
    expect(created(banc, removal('avenants', avenantId))).toEqual([
      expect.stringMatching(/^L’avis du 15 octobre 2026\u00a0: son avenant n’est plus/),
    ]);
    expect(created(banc, removal('conventions', CONVENTION_ID)).length).toBe(2);
  });

  it('un avenant et une mise en demeure ne sortent pas de la validité de la convention', () => {
    const banc = withFin(signed());
    withAvenantSigne(banc);
    withEnvoi(banc);
    const { convention } = banc;
    const unsigned = { ...convention, signatures: convention.signatures.slice(1) };
    const messages = created(banc, put('conventions', unsigned));
    expect(messages.some((one) => one.startsWith('L’avenant n°\u00a01'))).toBe(true);
    expect(messages.some((one) => one.startsWith('La mise en demeure'))).toBe(true);
    if (convention.duree.nature !== 'instrument') throw new Error('instrument attendu');
    const short = {
      ...convention,
      duree: {
        ...convention.duree,
        confirmation: { date: d('2026-11-10'), fondement: 'essai', confirmeeLe: d('2026-11-23') },
      },
    };
    expect(created(banc, put('conventions', short)).every((one) => one.startsWith('La mise'))).toBe(true);
  });

  it('une dénonciation ne perd ni son envoi, ni son délai', () => {
    const banc = signed();
    const medId = withEnvoi(banc);
    banc.aujourdhui = d('2027-01-26');
    banc.must(notifierDenonciation, denoncer(medId, d('2027-01-26')));
    const med = banc.registre.misesEnDemeure.get(medId)!;
    expect(created(banc, put('misesEnDemeure', { ...med, envois: [], delai: null }))).toEqual([
      expect.stringMatching(/^La dénonciation notifiée le 26 janvier 2027\u00a0: .*aucun délai ne court/),
    ]);
    expect(created(banc, removal('misesEnDemeure', medId))).toHaveLength(1);
    const retrait = { date: d('2027-01-10'), motif: 'essai' };
    expect(created(banc, put('misesEnDemeure', { ...med, retrait }))).toHaveLength(1);
    const denonciation = [...banc.registre.denonciations.values()][0]!;
    expect(
      created(banc, put('denonciations', { ...denonciation, notifieeLe: d('2027-01-25') })),
    ).toHaveLength(1);
    expect(created(banc, put('denonciations', { ...denonciation, id: 'autre' }))).toHaveLength(2);
  });

  it('un numéro d’avenant n’est pas donné deux fois ; un trou n’est pas une contradiction', () => {
    const banc = signed();
    const first = withAvenantSigne(banc);
    const second = withAvenantSigne(banc);
    const before = { ...banc.registre.avenants.get(first)!, numero: null, signatures: [] };
    expect(created(banc, put('avenants', before))).toEqual([]);
    const twice = { ...banc.registre.avenants.get(second)!, numero: 1 };
    expect(created(banc, put('avenants', twice))).toEqual([
      expect.stringContaining('deux avenants porteraient le numéro 1'),
      expect.stringContaining('deux avenants porteraient le numéro 1'),
    ]);
  });

  it('ne retient que ce que les changements créent, et le dit en une phrase', () => {
    const banc = signed();
    const avenantId = withDemande(banc);
    const avisId = withAvis(banc, avenantId);
    banc.apply([removal('avenants', avenantId)]);
    const avis = banc.registre.avis.get(avisId)!;
    expect(created(banc, put('avis', { ...avis, texte: 'autre' }))).toEqual([]);
    const one = { cle: 'a', message: 'Un.' };
    expect(sayContradictions([one])).toBe('Un.');
    expect(sayContradictions([one, one])).toBe('Un. Et une autre contradiction.');
    expect(sayContradictions([one, one, one])).toBe('Un. Et 2 autres contradictions.');
  });
});
