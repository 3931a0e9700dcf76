import { describe, expect, it } from 'vitest';
import { effetAvenant, etatAvenant, texteDuProjet } from '#domain/fiches/avenant';
import { abandonnerAvenant, demanderAvenant, redigerAvenant, signerAvenant } from '#domain/avenant/commands';
import { requireSignable } from '#domain/avenant/signable';
import { enregistrerAvis } from '#domain/crefop/commands';
import { SENS_AVIS, isAvisRendu } from '#domain/fiches/avis';
import { signerConvention } from '#domain/convention/commands';
import { avisDuProjet } from '#domain/avenant/ecart';
import { avisOf } from '#domain/lookup';
import { enregistrerReception, notifierDenonciation } from '#domain/resiliation/denonciation-commands';
import {
  Banc,
  CONVENTION_ID,
  EFFET,
  PROJET,
  d,
  denoncer,
  seanceDu,
  sha256,
  signatures,
  signed,
  withAvenantSigne,
  withAvis,
  withDemande,
  withEnvoi,
  withFin,
} from '../../support/registre';

const demande = (
  date: string,
  over: { partieId?: string; auteurId?: string; conventionId?: string } = {},
) => ({
  conventionId: CONVENTION_ID,
  partieId: 'region',
  auteurId: 'president',
  date: d(date),
  piece: null,
  ...PROJET,
  ...over,
});
const signature = (
  avenantId: string,
  date: string,
  ids?: readonly string[],
  motif: string | null = null,
) => ({
  avenantId,
  signatures: signatures(d(date), ids),
  motifTexteModifie: motif,
});
const avenantOf = (banc: Banc, id: string) => banc.registre.avenants.get(id)!;

function denounced(): Banc {
  const banc = signed();
  const id = withEnvoi(banc);
  banc.aujourdhui = d('2027-03-01');
  const { id: denonciationId } = banc.must(notifierDenonciation, denoncer(id, d('2027-01-26')));
  banc.must(enregistrerReception, { denonciationId, date: d('2027-01-28') });
  return banc;
}

describe('asking for an avenant (art. 6, al. 3)', () => {
  it.each([
    [
      'while the convention is a draft',
      () => new Banc(d('2026-11-23')),
      demande('2026-01-05'),
      'EFFET_NON_DETERMINE',
      null,
    ],
    [
      'while a signature is missing',
      () => {
        const banc = new Banc(d('2026-11-23'));
        banc.must(signerConvention, {
          conventionId: CONVENTION_ID,
          signatures: signatures(EFFET, ['prefete', 'recteur', 'draaf']),
        });
        return banc;
      },
      demande('2026-01-05'),
      'EFFET_NON_DETERMINE',
      null,
    ],
    ['the day before the effect', signed, demande('2023-10-01'), 'AVANT_EFFET', 'date'],
    [
      'the day after the confirmed end',
      () => withFin(signed(d('2030-01-01'))),
      demande('2029-01-01'),
      'APRES_TERME',
      'date',
    ],
    [
      'after the proposed end, not confirmed',
      () => signed(d('2030-01-01')),
      demande('2029-01-01'),
      'APRES_TERME_NON_CONFIRME',
      'date',
    ],
    ['once the denunciation took effect', denounced, demande('2027-02-01'), 'CONVENTION_RESILIEE', 'date'],
    ['on a day to come', signed, demande('2026-11-24'), 'DATE_FUTURE', 'date'],
    ['by a stranger', signed, demande('2026-01-05', { partieId: 'commune' }), 'PARTIE_INCONNUE', 'partieId'],
    [
      'voiced by the other party',
      signed,
      demande('2026-01-05', { auteurId: 'prefete' }),
      'SIGNATAIRE_AUTRE_PARTIE',
      'auteurId',
    ],
    [
      'voiced by nobody known',
      signed,
      demande('2026-01-05', { auteurId: 'maire' }),
      'SIGNATAIRE_INCONNU',
      'auteurId',
    ],
    [
      'on an unknown convention',
      signed,
      demande('2026-01-05', { conventionId: 'autre' }),
      'INTROUVABLE',
      null,
    ],
  ] as const)('is refused %s', (_, build, input, code, champ) => {
    expect(build().refused(demanderAvenant, input)).toMatchObject({ code, champ });
  });

  it('names every missing signatory and sends to their signatures', () => {
    const refus = new Banc(d('2026-11-23')).refused(demanderAvenant, demande('2026-01-05'));
    for (const nom of ['BUCCIO', 'DUGRIP', 'FERREIRA', 'WAUQUIEZ']) expect(refus.message).toContain(nom);
    expect(refus.remede).toContain('signatures');
  });

  it('keeps who asked, when, for what, by whose voice, and under which letter', () => {
    const banc = signed();
    const { id } = banc.must(demanderAvenant, {
      ...demande('2026-01-05', { partieId: 'etat', auteurId: 'recteur' }),
      objet: 'Calendrier',
      piece: 'Courrier SGAR-2026-014',
    });
    expect(avenantOf(banc, id)).toMatchObject({
      objet: 'Calendrier',
      demande: {
        partieId: 'etat',
        date: '2026-01-05',
        auteurId: 'recteur',
        piece: 'Courrier SGAR-2026-014',
      },
    });
  });

  it.each(['2023-10-02', '2026-11-23'])('is accepted on %s, the first and the current day', (date) => {
    expect(signed().must(demanderAvenant, demande(date)).avertissements).toHaveLength(1);
    expect(withFin(signed()).must(demanderAvenant, demande(date)).avertissements).toEqual([]);
  });

  it('is accepted on the last day of the convention, by either party alone', () => {
    const banc = withFin(signed(d('2029-01-01')));
    banc.must(demanderAvenant, demande('2028-12-31'));
    banc.must(demanderAvenant, demande('2028-12-31', { partieId: 'etat', auteurId: 'draaf' }));
    expect(banc.registre.avenants.size).toBe(2);
  });

  it('warns when the planned entry into force comes after the end', () => {
    const banc = withFin(signed());
    const { avertissements } = banc.must(demanderAvenant, {
      ...demande('2026-11-01'),
      priseEffet: { nature: 'date', date: d('2029-01-01') },
    });
    expect(avertissements.map(({ message }) => message).join()).toContain('après la fin');
  });
});

describe('signing an avenant', () => {
  const ready = (): { banc: Banc; id: string } => {
    const banc = withFin(signed());
    const id = withDemande(banc);
    withAvis(banc, id);
    return { banc, id };
  };

  it('is refused without any avis, citing art. 6 and saying what to do', () => {
    const banc = signed();
    const refus = banc.refused(signerAvenant, signature(withDemande(banc), '2026-11-02'));
    expect(refus.code).toBe('AVIS_ABSENT');
    expect(refus.source).toContain('art. 6, al. 3');
    expect(refus.remede).toContain('défavorable ne bloque pas');
  });

  it.each(SENS_AVIS)('after the avis « %s »: allowed if it is one, whatever its sense', (sens) => {
    const banc = withFin(signed());
    const id = withDemande(banc);
    withAvis(banc, id, d('2026-10-15'), sens);
    if (!isAvisRendu(sens)) {
      expect(banc.code(signerAvenant, signature(id, '2026-11-02'))).toBe('AVIS_ABSENT');
      return;
    }
    const { avertissements } = banc.must(signerAvenant, signature(id, '2026-11-02'));
    expect(avenantOf(banc, id).numero).toBe(1);
    const said = avertissements
      .map(({ message }) => message)
      .filter((one) => one !== 'Le vote n’est pas renseigné.');
    expect(said).toHaveLength(sens === 'defavorable' || sens === 'pris_acte' || sens === 'partage' ? 1 : 0);
  });

  it('a postponement after an avis does not take that avis away', () => {
    const { banc, id } = ready();
    withAvis(banc, id, d('2026-10-20'), 'sursis');
    banc.must(signerAvenant, signature(id, '2026-11-02'));
  });

  it.each([
    ['before the effect of the convention', '2023-10-01', undefined, 'AVANT_EFFET', 'signatures.0.date'],
    ['before the avis', '2026-10-14', undefined, 'AVIS_POSTERIEUR', 'signatures.0.date'],
    ['on a day to come', '2026-11-24', undefined, 'DATE_FUTURE', 'signatures.0.date'],
    ['by a stranger', '2026-11-02', ['maire'], 'SIGNATAIRE_INCONNU', 'signatures.0.signataireId'],
    [
      'twice by the same',
      '2026-11-02',
      ['draaf', 'draaf'],
      'SIGNATAIRE_EN_DOUBLE',
      'signatures.1.signataireId',
    ],
  ] as const)('is refused %s', (_, date, ids, code, champ) => {
    const { banc, id } = ready();
    expect(banc.refused(signerAvenant, signature(id, date, ids))).toMatchObject({ code, champ });
  });

  it('one date before the avis among four spoils the whole entry', () => {
    const { banc, id } = ready();
    const mixed = [
      ...signatures(d('2026-11-02'), ['prefete', 'recteur', 'draaf']),
      ...signatures(d('2026-10-14'), ['president']),
    ];
    const refus = banc.refused(signerAvenant, { avenantId: id, signatures: mixed, motifTexteModifie: null });
    expect(refus).toMatchObject({ code: 'AVIS_POSTERIEUR', champ: 'signatures.3.date' });
    expect(avenantOf(banc, id).signatures).toEqual([]);
  });

  it('on the very day of the avis: allowed, with the warning that the order must be provable', () => {
    const { banc, id } = ready();
    const { avertissements } = banc.must(signerAvenant, signature(id, '2026-10-15'));
    expect(avertissements.map(({ message }) => message).join()).toContain('le jour même de l’avis');
  });

  it('is refused before the request, even where the avis is older still', () => {
    const banc = withFin(signed());
    const id = withDemande(banc, d('2026-09-01'));
    withAvis(banc, id, d('2026-08-01'));
    expect(banc.code(signerAvenant, signature(id, '2026-09-01'))).toBe('AVIS_DEFECTUEUX');
    const motive = { motifAvis: 'Avis confirmé en séance' };
    expect(banc.code(signerAvenant, { ...signature(id, '2026-08-31'), ...motive })).toBe('AVANT_DEMANDE');
    banc.must(signerAvenant, { ...signature(id, '2026-09-01'), ...motive });
    expect(avenantOf(banc, id).motifAvis).toBe(motive.motifAvis);
  });

  it.each([
    ['after the confirmed end', true, 'APRES_TERME'],
    ['after the proposed end', false, 'APRES_TERME_NON_CONFIRME'],
  ] as const)('is refused %s', (_, confirmed, code) => {
    const banc = confirmed ? withFin(signed(d('2029-02-01'))) : signed(d('2029-02-01'));
    const id = withDemande(banc);
    withAvis(banc, id);
    banc.must(signerAvenant, signature(id, '2028-12-31', ['prefete']));
    expect(banc.code(signerAvenant, signature(id, '2029-01-01', ['recteur']))).toBe(code);
  });

  it('stays possible between the denunciation and its effect, and not from that day on', () => {
    const banc = signed();
    const id = withDemande(banc);
    withAvis(banc, id);
    const med = withEnvoi(banc);
    banc.aujourdhui = d('2027-03-01');
    banc.must(notifierDenonciation, denoncer(med, d('2027-01-26')));
    banc.must(signerAvenant, signature(id, '2027-02-01', ['prefete']));
    const [{ id: denonciationId } = { id: '' }] = banc.registre.denonciations.values();
    banc.must(enregistrerReception, { denonciationId, date: d('2027-02-10') });
    expect(banc.code(signerAvenant, signature(id, '2027-02-10', ['recteur']))).toBe('AVENANT_CLOS');
    // Given while the convention ran, recorded once it had ended.
    banc.must(signerAvenant, signature(id, '2027-02-09', ['recteur']));
  });

  it('is refused without any article', () => {
    const banc = signed();
    const id = withDemande(banc, d('2026-09-01'), { ...PROJET, articles: [] });
    expect(banc.code(signerAvenant, signature(id, '2026-11-02'))).toBe('AVENANT_SANS_TEXTE');
    expect(
      banc.code(enregistrerAvis, {
        avenantId: id,
        instance: 'CREFOP',
        seance: seanceDu(d('2026-10-15')),
        sens: 'favorable',
        votes: null,
        texte: '',
      }),
    ).toBe('AVENANT_SANS_TEXTE');
  });

  it('a signature recorded is a fact: neither replaced nor followed by another text', () => {
    const { banc, id } = ready();
    banc.must(signerAvenant, signature(id, '2026-11-02', ['prefete']));
    expect(banc.code(signerAvenant, signature(id, '2026-11-03', ['prefete']))).toBe('DEJA_SIGNE');
    expect(banc.code(redigerAvenant, { avenantId: id, ...PROJET, objet: 'Autre' })).toBe(
      'AVENANT_SIGNATURES_COMMENCEES',
    );
    expect(
      banc.code(enregistrerAvis, {
        avenantId: id,
        instance: 'CREFOP',
        seance: seanceDu(d('2026-10-20')),
        sens: 'favorable',
        votes: null,
        texte: '',
      }),
    ).toBe('AVIS_SEANCE_SUR_AVENANT_SIGNE');
  });
});

describe('the avis binds one text', () => {
  const edited = { ...PROJET, objet: 'Avenant d’essai, corrigé' };
  function examined(): { banc: Banc; id: string } {
    const banc = withFin(signed());
    const id = withDemande(banc);
    withAvis(banc, id);
    return { banc, id };
  }

  it('a draft changed since is refused unless the reason is given, and the reason is kept', () => {
    const { banc, id } = examined();
    expect(banc.must(redigerAvenant, { avenantId: id, ...edited }).avertissements).toHaveLength(1);
    expect(banc.refused(signerAvenant, signature(id, '2026-11-02'))).toMatchObject({
      code: 'AVIS_AUTRE_PROJET',
      champ: 'motifTexteModifie',
    });
    banc.must(signerAvenant, signature(id, '2026-11-02', ['prefete'], 'Correction de pure forme'));
    // The reason given once holds for the signatures that follow.
    const { avertissements } = banc.must(
      signerAvenant,
      signature(id, '2026-11-03', ['recteur', 'draaf', 'president']),
    );
    expect(avertissements.map(({ message }) => message).join()).toContain('pure forme');
    expect(avenantOf(banc, id)).toMatchObject({ numero: 1, motifTexteModifie: 'Correction de pure forme' });
  });

  it('a reason without any change is not recorded', () => {
    const { banc, id } = examined();
    banc.must(signerAvenant, signature(id, '2026-11-02', undefined, 'précaution'));
    expect(avenantOf(banc, id).motifTexteModifie).toBeNull();
  });

  it('the examined text put back clears the obstacle, even after another avis', () => {
    const { banc, id } = examined();
    banc.must(redigerAvenant, { avenantId: id, ...edited });
    withAvis(banc, id, d('2026-11-05'), 'defavorable');
    expect(banc.must(redigerAvenant, { avenantId: id, ...PROJET }).avertissements).toEqual([]);
    const ready = requireSignable(
      banc.registre,
      avenantOf(banc, id),
      { motifTexteModifie: null },
      banc.contexte,
    );
    expect(ready.ok && ready.value.avis?.seance.date).toBe('2026-10-15');
    const other = { ...avenantOf(banc, id), objet: 'Autre texte' };
    expect(avisDuProjet(avisOf(banc.registre, id), other, sha256)?.avis.seance.date).toBe('2026-11-05');
    // Signed between the two séances: the avis on that text came first.
    banc.must(signerAvenant, signature(id, '2026-10-20'));
  });

  it('a second avis on the changed text unblocks it', () => {
    const { banc, id } = examined();
    banc.must(redigerAvenant, { avenantId: id, ...edited });
    withAvis(banc, id, d('2026-11-05'));
    expect(banc.code(signerAvenant, signature(id, '2026-11-04'))).toBe('AVIS_POSTERIEUR');
    banc.must(signerAvenant, signature(id, '2026-11-06'));
  });

  it('two drafts that read differently never share a fingerprint', () => {
    const article = { titre: 'A', alineas: ['un', 'deux'] };
    const drafts = [
      PROJET,
      edited,
      { ...PROJET, priseEffet: { nature: 'date', date: d('2027-01-01') } as const },
      { ...PROJET, articles: [article] },
      { ...PROJET, articles: [{ titre: 'A', alineas: ['un\ndeux'] }] },
      {
        ...PROJET,
        articles: [
          { titre: 'A', alineas: ['un'] },
          { titre: 'deux', alineas: [] },
        ],
      },
      { ...PROJET, articles: [article], objet: 'Avenant d’essai\nA' },
    ];
    const read = (projet: typeof PROJET) => texteDuProjet({ ...projet, operations: [] });
    expect(new Set(drafts.map(read)).size).toBe(drafts.length);
    expect(read(structuredClone(PROJET))).toBe(read(PROJET));
  });
});

describe('number, effect and end of an avenant', () => {
  it('is numbered when put to signature, 1, 2, 3… whatever the order of the requests', () => {
    const banc = withFin(signed());
    const [a, b, c] = [withDemande(banc), withDemande(banc), withDemande(banc)];
    for (const id of [a, b, c]) withAvis(banc, id);
    banc.must(signerAvenant, signature(c, '2026-11-02', ['prefete', 'recteur', 'draaf']));
    expect(avenantOf(banc, c).numero).toBe(1);
    banc.must(signerAvenant, signature(b, '2026-11-03'));
    banc.must(abandonnerAvenant, { avenantId: a, date: d('2026-11-04'), motif: 'sans suite' });
    banc.must(signerAvenant, signature(c, '2026-11-05', ['president']));
    const d4 = withAvenantSigne(banc, d('2026-11-06'));
    expect([a, b, c, d4].map((id) => avenantOf(banc, id).numero)).toEqual([null, 2, 1, 3]);
  });

  it('takes effect at the last signature, or on its own later day', () => {
    const banc = withFin(signed());
    const id = withAvenantSigne(banc, d('2026-11-02'));
    const { parties } = banc.convention;
    const avenant = avenantOf(banc, id);
    expect(effetAvenant(avenant, parties)).toBe('2026-11-02');
    const later = { ...avenant, priseEffet: { nature: 'date', date: d('2027-01-01') } as const };
    expect(effetAvenant(later, parties)).toBe('2027-01-01');
    expect(etatAvenant(later, parties, d('2026-12-31'), true)).toBe('signe');
    expect(etatAvenant(later, parties, d('2027-01-01'), true)).toBe('en_vigueur');
    const earlier = { ...avenant, priseEffet: { nature: 'date', date: d('2026-01-01') } as const };
    expect(effetAvenant(earlier, parties)).toBe('2026-11-02');
    expect(effetAvenant({ ...later, signatures: avenant.signatures.slice(1) }, parties)).toBeNull();
  });

  /** M06: every state against every action. */
  const actions = {
    rediger: (banc: Banc, id: string) => banc.run(redigerAvenant, { avenantId: id, ...PROJET }),
    signer: (banc: Banc, id: string) => banc.run(signerAvenant, signature(id, '2026-11-10', ['president'])),
    abandonner: (banc: Banc, id: string) =>
      banc.run(abandonnerAvenant, { avenantId: id, date: d('2026-11-11'), motif: 'sans suite' }),
    avis: (banc: Banc, id: string) =>
      banc.run(enregistrerAvis, {
        avenantId: id,
        instance: 'CREFOP',
        seance: seanceDu(d('2026-10-20')),
        sens: 'favorable',
        votes: null,
        texte: '',
      }),
  };
  const states = {
    demande: (banc: Banc) => withDemande(banc),
    avis_rendu: (banc: Banc) => {
      const id = withDemande(banc);
      withAvis(banc, id);
      return id;
    },
    en_cours_de_signature: (banc: Banc) => {
      const id = withDemande(banc);
      withAvis(banc, id);
      banc.must(signerAvenant, signature(id, '2026-11-02', ['prefete']));
      return id;
    },
    en_vigueur: (banc: Banc) => withAvenantSigne(banc),
    abandonne: (banc: Banc) => {
      const id = withDemande(banc);
      banc.must(abandonnerAvenant, { avenantId: id, date: d('2026-10-01'), motif: 'sans suite' });
      return id;
    },
  };
  it.each([
    ['demande', { rediger: 'ok', signer: 'AVIS_ABSENT', abandonner: 'ok', avis: 'ok' }],
    ['avis_rendu', { rediger: 'ok', signer: 'ok', abandonner: 'ok', avis: 'ok' }],
    [
      'en_cours_de_signature',
      {
        rediger: 'AVENANT_SIGNATURES_COMMENCEES',
        signer: 'ok',
        abandonner: 'ok',
        avis: 'AVIS_SEANCE_SUR_AVENANT_SIGNE',
      },
    ],
    [
      'en_vigueur',
      {
        rediger: 'AVENANT_SIGNE',
        signer: 'AVENANT_SIGNE',
        abandonner: 'AVENANT_SIGNE',
        avis: 'AVENANT_SIGNE',
      },
    ],
    [
      'abandonne',
      {
        rediger: 'AVENANT_ABANDONNE',
        signer: 'AVENANT_ABANDONNE',
        abandonner: 'AVENANT_ABANDONNE',
        avis: 'AVENANT_ABANDONNE',
      },
    ],
  ] as const)('transitions from « %s »', (state, expected) => {
    for (const [action, outcome] of Object.entries(expected)) {
      const banc = withFin(signed());
      const id = states[state](banc);
      const avenant = avenantOf(banc, id);
      const avis = avisOf(banc.registre, id).length > 0;
      expect(etatAvenant(avenant, banc.convention.parties, banc.aujourdhui, avis)).toBe(state);
      const result = actions[action as keyof typeof actions](banc, id);
      expect([action, result.ok ? 'ok' : result.error.code]).toEqual([action, outcome]);
    }
  });

  it('cannot be abandoned before it was asked for, nor tomorrow', () => {
    const banc = signed();
    const id = withDemande(banc, d('2026-09-01'));
    const abandon = (date: string) => ({ avenantId: id, date: d(date), motif: 'sans suite' });
    expect(banc.code(abandonnerAvenant, abandon('2026-08-31'))).toBe('AVANT_DEMANDE');
    expect(banc.code(abandonnerAvenant, abandon('2026-11-24'))).toBe('DATE_FUTURE');
  });
});
