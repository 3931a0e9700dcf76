import { describe, expect, it } from 'vitest';
import { abandonnerAvenant, redigerAvenant, signerAvenant } from '#domain/avenant/commands';
import {
  instruireAvenant,
  mettreALaSignature,
  refuserAvenant,
  saisirCrefop,
} from '#domain/avenant/etapes-commands';
import { saisineEnCours } from '#domain/avenant/saisine';
import { etatDe } from '#domain/avenant/transitions';
import { confirmerFin } from '#domain/convention/commands';
import { enregistrerAvis } from '#domain/crefop/commands';
import type { SensAvis } from '#domain/fiches/avis';
import { avisOf } from '#domain/lookup';
import { contradictionsOf } from '#domain/coherence';
import { enregistrerReception, notifierDenonciation } from '#domain/resiliation/denonciation-commands';
import {
  Banc,
  CONVENTION_ID,
  PROJET,
  d,
  denoncer,
  seanceDu,
  sha256,
  signatures,
  signed,
  withAvis,
  withDemande,
  withEnvoi,
  withFin,
} from '../../support/registre';

const avenantOf = (banc: Banc, id: string) => banc.registre.avenants.get(id)!;
const etatOf = (banc: Banc, id: string) => etatDe(banc.registre, avenantOf(banc, id), banc.aujourdhui);

const mise = (avenantId: string, date = '2026-11-02', motifTexteModifie: string | null = null) => ({
  avenantId,
  date: d(date),
  motifTexteModifie,
});
const saisine = (avenantId: string, date = '2026-09-20', seancePrevue: string | null = null) => ({
  avenantId,
  date: d(date),
  seancePrevue: seancePrevue === null ? null : d(seancePrevue),
});
const signature = (avenantId: string, date: string, ids?: readonly string[]) => ({
  avenantId,
  signatures: signatures(d(date), ids),
  motifTexteModifie: null,
});
const refusDe = (avenantId: string, date = '2026-11-12', partieId = 'region') => ({
  avenantId,
  date: d(date),
  partieId,
  motif: 'La Région ne signera pas.',
});
const instruction = (avenantId: string, date = '2026-09-10') => ({
  avenantId,
  date: d(date),
  service: 'SGAR',
});
const avisDu = (avenantId: string, date: string, sens: SensAvis) => ({
  avenantId,
  instance: 'CREFOP',
  seance: seanceDu(d(date)),
  sens,
  votes: null,
  texte: 'Texte de l’avis.',
});

/** An avenant the committee gave its avis on. */
const avisRendu = (banc: Banc): string => {
  const id = withDemande(banc);
  withAvis(banc, id);
  return id;
};
/** The same, put to signature on 2 November. */
const mis = (banc: Banc): string => {
  const id = avisRendu(banc);
  banc.must(mettreALaSignature, mise(id));
  return id;
};

describe('the dates of the steps', () => {
  it.each([
    ['an instruction to come', instruireAvenant, instruction('', '2026-11-24'), 'DATE_FUTURE'],
    ['an instruction before the request', instruireAvenant, instruction('', '2026-08-31'), 'AVANT_DEMANDE'],
    ['a referral to come', saisirCrefop, saisine('', '2026-11-24'), 'DATE_FUTURE'],
    ['a referral before the request', saisirCrefop, saisine('', '2026-08-31'), 'AVANT_DEMANDE'],
    ['a refusal to come', refuserAvenant, refusDe('', '2026-11-24'), 'DATE_FUTURE'],
    ['a refusal before the request', refuserAvenant, refusDe('', '2026-08-31'), 'AVANT_DEMANDE'],
    ['a refusal by a stranger', refuserAvenant, refusDe('', '2026-10-01', 'commune'), 'PARTIE_INCONNUE'],
  ] as const)('%s is refused', (_, rule, input, code) => {
    const banc = signed();
    const avenantId = withDemande(banc);
    type Rule = Parameters<Banc['code']>[0];
    expect(banc.code(rule as Rule, { ...input, avenantId })).toBe(code);
    expect(banc.code(rule as Rule, { ...input, avenantId: 'autre' })).toBe('INTROUVABLE');
  });

  it('a referral follows the instruction, and the séance it announces follows it', () => {
    const banc = signed();
    const id = withDemande(banc);
    banc.must(instruireAvenant, instruction(id));
    expect(banc.refused(saisirCrefop, saisine(id, '2026-09-09'))).toMatchObject({
      code: 'AVENANT_ORDRE',
      champ: 'date',
    });
    expect(banc.refused(saisirCrefop, saisine(id, '2026-09-20', '2026-09-19'))).toMatchObject({
      code: 'AVENANT_ORDRE',
      champ: 'seancePrevue',
    });
    banc.must(saisirCrefop, saisine(id, '2026-09-20', '2026-09-20'));
    // Sent again, never earlier than the time before.
    expect(banc.code(saisirCrefop, saisine(id, '2026-09-19'))).toBe('AVENANT_ORDRE');
    banc.must(saisirCrefop, saisine(id, '2026-10-01'));
    expect(avenantOf(banc, id).saisine).toMatchObject({ date: '2026-10-01', seancePrevue: null });
  });

  it('the committee is not sent an empty draft', () => {
    const banc = signed();
    const id = withDemande(banc, d('2026-09-01'), { ...PROJET, articles: [] });
    expect(banc.code(saisirCrefop, saisine(id))).toBe('AVENANT_SANS_TEXTE');
    expect(banc.code(mettreALaSignature, mise(id))).toBe('AVENANT_SANS_TEXTE');
  });

  it('a denunciation leaves an avenant possible until it takes effect, then closes what is in preparation', () => {
    const banc = signed();
    const [a, b] = [withDemande(banc), withDemande(banc)];
    withAvis(banc, b);
    const med = withEnvoi(banc);
    banc.aujourdhui = d('2027-03-01');
    banc.must(notifierDenonciation, denoncer(med, d('2027-01-26')));
    banc.must(instruireAvenant, instruction(a, '2027-02-01'));
    banc.must(saisirCrefop, saisine(a, '2027-02-01'));
    const { avertissements } = banc.must(mettreALaSignature, mise(b, '2027-02-01'));
    expect(avertissements.map(({ message }) => message).join(' ')).toContain(
      'La convention est dénoncée depuis le 26 janvier 2027 et cesse à la réception',
    );
    const c = withDemande(banc, d('2027-02-02'));
    const [{ id: denonciationId } = { id: '' }] = banc.registre.denonciations.values();
    banc.must(enregistrerReception, { denonciationId, date: d('2027-02-10') });
    for (const id of [a, b, c])
      expect(etatDe(banc.registre, avenantOf(banc, id), d('2027-02-09'))).not.toBe('clos');
    for (const id of [a, b, c]) expect(etatOf(banc, id)).toBe('clos');
    const refus = banc.refused(signerAvenant, signature(b, '2027-02-10'));
    expect(refus.code).toBe('AVENANT_CLOS');
    expect(refus.message).toContain('10 février 2027');
    expect(banc.code(abandonnerAvenant, { avenantId: c, date: d('2027-02-20'), motif: 'sans suite' })).toBe(
      'AVENANT_CLOS',
    );
    // Neither a part of the signatures given in time, nor all of them.
    expect(
      banc.code(signerAvenant, {
        ...signature(b, '2027-02-09', ['prefete', 'recteur']),
        signatures: [
          ...signatures(d('2027-02-09'), ['prefete']),
          ...signatures(d('2027-02-11'), ['recteur']),
        ],
      }),
    ).toBe('AVENANT_CLOS');
    banc.must(signerAvenant, signature(b, '2027-02-09'));
    expect(etatOf(banc, b)).toBe('en_vigueur');
  });

  it('what was done to an avenant before the convention ended is recorded afterwards, each act at its own date', () => {
    const banc = signed();
    const med = withEnvoi(banc);
    banc.aujourdhui = d('2027-03-01');
    const { id: denonciationId } = banc.must(notifierDenonciation, denoncer(med, d('2027-01-26')));
    banc.must(enregistrerReception, { denonciationId, date: d('2027-02-10') });
    // Nothing of it was known before the end.
    const id = withDemande(banc, d('2026-09-01'));
    expect(etatOf(banc, id)).toBe('clos');
    expect(banc.code(instruireAvenant, instruction(id, '2027-02-10'))).toBe('AVENANT_CLOS');
    banc.must(instruireAvenant, instruction(id));
    expect(banc.code(saisirCrefop, saisine(id, '2027-02-10'))).toBe('AVENANT_CLOS');
    banc.must(saisirCrefop, saisine(id));
    const ecrit = banc.must(redigerAvenant, { avenantId: id, ...PROJET, objet: 'Autre objet' });
    expect(ecrit.avertissements.map(({ message }) => message).join(' ')).toContain(
      'La convention a cessé le 10 février 2027\u00a0: ce texte ne peut être que celui d’un acte d’avant ce jour',
    );
    expect(banc.code(enregistrerAvis, avisDu(id, '2027-02-15', 'favorable'))).toBe('AVENANT_CLOS');
    const rendu = banc.must(enregistrerAvis, avisDu(id, '2026-10-15', 'favorable'));
    // Its defects are said as ever.
    expect(rendu.avertissements.map(({ message }) => message).join(' ')).toContain(
      'Le vote n’est pas renseigné',
    );
    expect(banc.code(mettreALaSignature, mise(id, '2027-02-10'))).toBe('AVENANT_CLOS');
    banc.must(mettreALaSignature, mise(id));
    expect(banc.code(refuserAvenant, refusDe(id, '2027-02-10'))).toBe('AVENANT_CLOS');
    banc.must(signerAvenant, signature(id, '2026-11-12'));
    expect(etatOf(banc, id)).toBe('en_vigueur');
    expect(contradictionsOf(banc.registre, CONVENTION_ID, { sha256 })).toEqual([]);
    // Another, given up in time.
    const autre = withDemande(banc, d('2026-09-01'));
    banc.must(abandonnerAvenant, { avenantId: autre, date: d('2027-02-09'), motif: 'sans suite' });
    expect(etatOf(banc, autre)).toBe('abandonne');
  });
});

describe('the draft sent to the committee', () => {
  it('is known by its fingerprint: a later change is told, and so is another draft examined', () => {
    const banc = signed();
    const id = withDemande(banc);
    banc.must(saisirCrefop, saisine(id));
    const changed = { avenantId: id, ...PROJET, objet: 'Autre objet' };
    expect(banc.must(redigerAvenant, changed).avertissements.map(({ message }) => message)).toEqual([
      expect.stringContaining('a changé depuis la saisine du 20 septembre 2026'),
    ]);
    const { avertissements } = banc.must(enregistrerAvis, avisDu(id, '2026-10-15', 'favorable'));
    expect(avertissements.map(({ message }) => message).join()).toContain('n’est pas celui transmis');
    // Answered: a change is no longer held against the referral.
    expect(saisineEnCours(avenantOf(banc, id), avisOf(banc.registre, id))).toBeNull();
  });

  it('an avis without a referral, or before it, is told', () => {
    const banc = signed();
    const [a, b] = [withDemande(banc), withDemande(banc)];
    const say = (id: string) =>
      banc
        .must(enregistrerAvis, avisDu(id, '2026-10-15', 'favorable'))
        .avertissements.map(({ message }) => message)
        .join();
    expect(say(a)).toContain('saisine du comité n’est pas enregistrée');
    banc.must(saisirCrefop, saisine(b, '2026-11-01'));
    expect(say(b)).toContain('précède la saisine');
  });

  it('recorded after the avis that answered it, a referral is that of the draft examined', () => {
    const banc = signed();
    const id = withDemande(banc);
    const avisId = withAvis(banc, id);
    banc.must(redigerAvenant, { avenantId: id, ...PROJET, objet: 'Autre objet' });
    banc.must(saisirCrefop, saisine(id, '2026-09-20'));
    const { empreinteProjet } = banc.registre.avis.get(avisId)!;
    expect(avenantOf(banc, id).saisine?.empreinteProjet).toBe(empreinteProjet);
    // A new one, for the new text: the avis given stays, another is awaited.
    banc.must(saisirCrefop, saisine(id, '2026-10-20'));
    expect(avenantOf(banc, id).saisine?.empreinteProjet).not.toBe(empreinteProjet);
    expect(etatOf(banc, id)).toBe('avis_rendu');
    expect(saisineEnCours(avenantOf(banc, id), avisOf(banc.registre, id))?.date).toBe('2026-10-20');
  });

  it('asking again about a text already examined is told', () => {
    const banc = signed();
    const id = withDemande(banc);
    withAvis(banc, id);
    const { avertissements } = banc.must(saisirCrefop, saisine(id, '2026-10-20'));
    expect(avertissements.map(({ message }) => message).join()).toContain('a déjà rendu son avis');
  });
});

describe('putting to signature', () => {
  it.each([
    ['before the avis', '2026-10-14', 'AVENANT_ORDRE'],
    ['on a day to come', '2026-11-24', 'DATE_FUTURE'],
    ['before the effect of the convention', '2023-10-01', 'AVANT_EFFET'],
  ] as const)('is refused %s', (_, date, code) => {
    const banc = withFin(signed());
    const id = avisRendu(banc);
    expect(banc.refused(mettreALaSignature, mise(id, date))).toMatchObject({ code, champ: 'date' });
  });

  it('is refused before the request, even where the avis is older, and after the end', () => {
    const banc = withFin(signed(d('2029-02-01')));
    const id = withDemande(banc);
    withAvis(banc, id, d('2026-08-01'));
    expect(banc.code(mettreALaSignature, mise(id, '2026-09-01'))).toBe('AVIS_DEFECTUEUX');
    const motive = { motifAvis: 'Avis confirmé en séance' };
    expect(banc.code(mettreALaSignature, { ...mise(id, '2026-08-31'), ...motive })).toBe('AVANT_DEMANDE');
    expect(banc.code(mettreALaSignature, { ...mise(id, '2029-01-01'), ...motive })).toBe('APRES_TERME');
  });

  it('freezes the text, and keeps what it was', () => {
    const banc = withFin(signed());
    const id = avisRendu(banc);
    const { avertissements } = banc.must(mettreALaSignature, mise(id, '2026-10-15'));
    expect(avertissements.map(({ message }) => message).join()).toContain('le jour même de l’avis');
    const refus = banc.refused(redigerAvenant, { avenantId: id, ...PROJET });
    expect(refus.code).toBe('AVENANT_TEXTE_FIGE');
    expect(refus.remede).toContain('abandonnez');
    const [avis] = avisOf(banc.registre, id);
    expect(avenantOf(banc, id).miseALaSignature).toEqual({
      date: '2026-10-15',
      empreinteProjet: avis?.empreinteProjet,
    });
  });

  it('a text changed since the avis needs its reason once', () => {
    const banc = withFin(signed());
    const id = avisRendu(banc);
    banc.must(redigerAvenant, { avenantId: id, ...PROJET, objet: 'Autre objet' });
    expect(banc.refused(mettreALaSignature, mise(id))).toMatchObject({
      code: 'AVIS_AUTRE_PROJET',
      champ: 'motifTexteModifie',
    });
    banc.must(mettreALaSignature, mise(id, '2026-11-02', 'Objet précisé'));
    banc.must(signerAvenant, signature(id, '2026-11-03'));
    expect(avenantOf(banc, id)).toMatchObject({ numero: 1, motifTexteModifie: 'Objet précisé' });
  });

  it('no signature comes before it', () => {
    const banc = withFin(signed());
    const id = mis(banc);
    expect(banc.refused(signerAvenant, signature(id, '2026-11-01'))).toMatchObject({
      code: 'AVENANT_ORDRE',
      champ: 'signatures.0.date',
    });
    banc.must(signerAvenant, signature(id, '2026-11-03', ['prefete']));
    expect(banc.code(signerAvenant, signature(id, '2026-11-01', ['draaf']))).toBe('AVENANT_ORDRE');
    banc.must(signerAvenant, signature(id, '2026-11-02', ['draaf']));
    expect(avenantOf(banc, id).miseALaSignature?.date).toBe('2026-11-02');
  });

  it('is done by the first signature where nobody recorded it, even when that one is recorded last', () => {
    const banc = withFin(signed());
    const id = avisRendu(banc);
    banc.must(signerAvenant, signature(id, '2026-11-05', ['president']));
    expect(avenantOf(banc, id).miseALaSignature?.date).toBe('2026-11-05');
    banc.must(signerAvenant, signature(id, '2026-11-03', ['prefete', 'recteur']));
    const { miseALaSignature } = avenantOf(banc, id);
    expect(miseALaSignature?.date).toBe('2026-11-03');
    expect(miseALaSignature?.empreinteProjet).toBe(avisOf(banc.registre, id)[0]?.empreinteProjet);
    expect(sha256('')).not.toBe(miseALaSignature?.empreinteProjet);
  });

  it('the end of the convention does not move before it', () => {
    const banc = signed(d('2028-12-01'));
    const id = avisRendu(banc);
    banc.must(mettreALaSignature, mise(id, '2028-11-02'));
    const end = (date: string) => ({ conventionId: CONVENTION_ID, date: d(date), fondement: 'Essai' });
    expect(banc.refused(confirmerFin, end('2028-11-01')).message).toContain('mise à la signature');
    banc.must(refuserAvenant, refusDe(id, '2028-11-12'));
    banc.must(confirmerFin, end('2028-11-01'));
  });
});

describe('a party that will not sign', () => {
  it('ends the avenant, unless all its signatories have signed', () => {
    const banc = withFin(signed());
    const id = mis(banc);
    banc.must(signerAvenant, signature(id, '2026-11-03', ['president', 'prefete']));
    expect(banc.refused(refuserAvenant, refusDe(id))).toMatchObject({
      code: 'AVENANT_PARTIE_SIGNEE',
      champ: 'partieId',
    });
    expect(banc.code(refuserAvenant, refusDe(id, '2026-11-01', 'etat'))).toBe('AVENANT_ORDRE');
    banc.must(refuserAvenant, refusDe(id, '2026-11-12', 'etat'));
    expect(banc.code(signerAvenant, signature(id, '2026-11-13', ['draaf']))).toBe('AVENANT_REFUSE');
    // Its number stays its own: the next one takes the next.
    expect(avenantOf(banc, id).numero).toBe(1);
    const next = avisRendu(banc);
    banc.must(signerAvenant, signature(next, '2026-11-13'));
    expect(avenantOf(banc, next).numero).toBe(2);
  });
});
