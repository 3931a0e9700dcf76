import { describe, expect, it } from 'vitest';
import { abandonnerAvenant, demanderAvenant } from '#domain/avenant/commands';
import {
  confirmerFin,
  daterActe,
  modifierSignataire,
  signerConvention,
  trancherEffet,
} from '#domain/convention/commands';
import { effetOf, etatConvention, termeOf } from '#domain/fiches/convention';
import type { Convention } from '#domain/fiches/convention';
import { put } from '#domain/registre';
import { enregistrerReception, notifierDenonciation } from '#domain/resiliation/denonciation-commands';
import { preparerMiseEnDemeure } from '#domain/resiliation/mise-en-demeure-commands';
import { CONVENTION_AURA } from '../../src-main/application/exemples/auvergne-rhone-alpes';
import {
  Banc,
  CONVENTION_ID,
  EFFET,
  LES_QUATRE,
  PROJET,
  d,
  denoncer,
  grief,
  signatures,
  signed,
  withAvenantSigne,
  withDemande,
  withEnvoi,
  withFin,
} from '../support/registre';

const signer = (date: string, ids: readonly string[] = LES_QUATRE) => ({
  conventionId: CONVENTION_ID,
  signatures: signatures(d(date), ids),
});

describe('the effect date (art. 6, al. 1)', () => {
  it('is not determined until the four have signed, whatever the order', () => {
    for (const order of [LES_QUATRE, [...LES_QUATRE].reverse()]) {
      const banc = new Banc(d('2023-12-01'));
      expect(banc.etat()).toBe('projet');
      order.forEach((id, index) => {
        const effet = effetOf(banc.convention);
        expect(effet.etat).toBe('non_determine');
        expect(effet.etat === 'non_determine' && effet.manquants.map((one) => one.id)).toEqual(
          LES_QUATRE.filter((one) => !order.slice(0, index).includes(one)),
        );
        expect(effet.cause).toContain(`${index} signature`);
        banc.must(signerConvention, signer('2023-10-02', [id]));
        expect(banc.etat()).toBe(index === 3 ? 'en_vigueur' : 'en_cours_de_signature');
      });
      expect(effetOf(banc.convention)).toMatchObject({ etat: 'determine', date: '2023-10-02' });
    }
  });

  it('is the last signature, even when it was recorded first, and says whose', () => {
    const banc = new Banc(d('2023-12-01'));
    banc.must(signerConvention, signer('2023-10-02', ['recteur']));
    banc.must(signerConvention, signer('2023-09-14', ['prefete', 'draaf', 'president']));
    const effet = effetOf(banc.convention);
    expect(effet).toMatchObject({ etat: 'determine', date: '2023-10-02' });
    expect(effet.cause).toContain('Olivier DUGRIP');
    expect(effet.cause).toContain('2 octobre 2023');
  });

  it('a date on the act alone gives no effect', () => {
    const banc = new Banc(d('2023-12-01'));
    banc.must(daterActe, { conventionId: CONVENTION_ID, faitLe: d('2023-10-02') });
    expect(effetOf(banc.convention).etat).toBe('non_determine');
    expect(banc.etat()).toBe('projet');
  });

  it('never precedes the last signature, whatever day the act bears', () => {
    const banc = signed();
    banc.must(daterActe, { conventionId: CONVENTION_ID, faitLe: d('2023-09-25') });
    expect(effetOf(banc.convention)).toMatchObject({
      etat: 'a_trancher',
      candidats: [{ date: '2023-10-02' }],
    });
    const choice = { conventionId: CONVENTION_ID, motif: 'Date portée sur les quatre originaux' };
    for (const date of ['2023-09-25', '2023-10-01']) {
      const refus = banc.refused(trancherEffet, { ...choice, date: d(date) });
      expect(refus).toMatchObject({ code: 'EFFET_AVANT_SIGNATURES', champ: 'date' });
      expect(refus.remede).toContain('2 octobre 2023');
    }
    banc.must(trancherEffet, { ...choice, date: d('2023-10-02') });
    expect(effetOf(banc.convention)).toMatchObject({ etat: 'determine', date: '2023-10-02' });
  });

  it.each([
    [
      'fixed by the clause of the act',
      (one: Convention) =>
        effetOf({
          ...one,
          clauses: [
            {
              id: 'effet',
              parametres: { nature: 'effet', depart: 'date', date: d('2023-09-01'), decalage: null },
              ancres: [],
              origine: { nature: 'acte' },
            },
          ],
        }),
    ],
    [
      'retained by an older version of the registry',
      (one: Convention) =>
        effetOf({ ...one, effetRetenu: { date: d('2023-09-01'), motif: 'Date de l’acte' } }),
    ],
  ])('a day %s holds, and the late signatures are said', (_nom, read) => {
    const effet = read(signed().convention);
    expect(effet).toMatchObject({ etat: 'determine', date: '2023-09-01' });
    expect(effet.cause.replaceAll('\u00a0', ' ')).toContain('La dernière signature est du 2 octobre 2023');
  });

  it('in force by its act before its last signature, it bears no avenant nor notice before that signature', () => {
    const banc = signed();
    const effetRetenu = { date: d('2023-09-01'), motif: 'Date de l’acte' };
    banc.apply([put('conventions', { ...banc.convention, effetRetenu })]);
    const asked = (date: string) => ({
      conventionId: CONVENTION_ID,
      partieId: 'region',
      auteurId: 'president',
      date: d(date),
      piece: null,
      ...PROJET,
    });
    expect(banc.code(demanderAvenant, asked('2023-10-01'))).toBe('AVANT_SIGNATURES');
    banc.must(demanderAvenant, asked('2023-10-02'));
    const notice = (dateFaits: string) => ({
      conventionId: CONVENTION_ID,
      partieEmettriceId: 'region',
      auteurId: 'president',
      griefs: [grief({ dateFaits: d(dateFaits) })],
    });
    expect(banc.code(preparerMiseEnDemeure, notice('2023-10-01'))).toBe('AVANT_SIGNATURES');
    banc.must(preparerMiseEnDemeure, notice('2023-10-02'));
  });

  it('asks when the act bears a day after the last signature, takes one of the two, with the reason', () => {
    const banc = signed();
    const asked = banc.must(daterActe, { conventionId: CONVENTION_ID, faitLe: d('2023-10-09') });
    expect(asked.avertissements).toHaveLength(1);
    expect(banc.etat()).toBe('effet_a_trancher');
    expect(effetOf(banc.convention)).toMatchObject({
      etat: 'a_trancher',
      candidats: [{ date: '2023-10-09' }, { date: '2023-10-02' }],
    });
    expect(
      banc.code(demanderAvenant, {
        conventionId: CONVENTION_ID,
        partieId: 'region',
        auteurId: 'president',
        date: d('2026-01-01'),
        piece: null,
        ...PROJET,
      }),
    ).toBe('EFFET_A_TRANCHER');
    const choice = { conventionId: CONVENTION_ID, motif: 'Date portée sur les quatre originaux' };
    expect(banc.code(trancherEffet, { ...choice, date: d('2023-10-08') })).toBe('EFFET_HORS_CANDIDATS');
    banc.must(trancherEffet, { ...choice, date: d('2023-10-09') });
    expect(effetOf(banc.convention)).toMatchObject({ etat: 'determine', date: '2023-10-09' });
    expect(effetOf(banc.convention).cause).toContain('quatre originaux');
    expect(banc.etat()).toBe('en_vigueur');
    expect(banc.code(trancherEffet, { ...choice, date: d('2023-10-02') })).toBe('EFFET_RIEN_A_TRANCHER');
    // Recording the same date again does not undo the choice; another date does.
    expect(banc.must(daterActe, { conventionId: CONVENTION_ID, faitLe: d('2023-10-09') }).changes).toEqual(
      [],
    );
    expect(effetOf(banc.convention)).toMatchObject({ etat: 'determine', date: '2023-10-09' });
    banc.must(daterActe, { conventionId: CONVENTION_ID, faitLe: d('2023-10-12') });
    expect(banc.etat()).toBe('effet_a_trancher');
  });

  it('asks nothing when the act bears the day of the last signature', () => {
    const banc = signed();
    banc.must(daterActe, { conventionId: CONVENTION_ID, faitLe: EFFET });
    expect(effetOf(banc.convention)).toMatchObject({ etat: 'determine', date: EFFET });
    expect(banc.code(trancherEffet, { conventionId: CONVENTION_ID, date: EFFET, motif: 'sans objet' })).toBe(
      'EFFET_RIEN_A_TRANCHER',
    );
  });

  it('never moves across an act that rests on it', () => {
    const banc = signed();
    withDemande(banc, d('2023-10-10'));
    banc.must(daterActe, { conventionId: CONVENTION_ID, faitLe: d('2023-11-01') });
    const refus = banc.refused(trancherEffet, {
      conventionId: CONVENTION_ID,
      date: d('2023-11-01'),
      motif: 'mention de l’acte',
    });
    expect(refus.code).toBe('EFFET_APRES_ACTES');
    expect(refus.message).toContain('10 octobre 2023');
    banc.must(trancherEffet, { conventionId: CONVENTION_ID, date: EFFET, motif: 'dernière signature' });
  });

  it('the day the originals bear is recorded even once the convention has ended, which it does not undo', () => {
    const banc = signed();
    const id = withEnvoi(banc);
    banc.aujourdhui = d('2027-03-01');
    const { id: denonciationId } = banc.must(notifierDenonciation, denoncer(id, d('2027-01-26')));
    banc.must(enregistrerReception, { denonciationId, date: d('2027-02-10') });
    expect(banc.code(daterActe, { conventionId: CONVENTION_ID, faitLe: d('2027-02-10') })).toBe(
      'CONVENTION_RESILIEE',
    );
    const { avertissements } = banc.must(daterActe, {
      conventionId: CONVENTION_ID,
      faitLe: d('2023-09-25'),
    });
    expect(avertissements.map(({ message }) => message).join()).toContain('avant la dernière signature');
    expect(banc.etat()).toBe('resiliee');
    expect(banc.etat(d('2027-01-26'))).toBe('denoncee');
    expect(banc.etat(d('2027-01-25'))).toBe('effet_a_trancher');
    banc.must(trancherEffet, { conventionId: CONVENTION_ID, date: EFFET, motif: 'dernière signature' });
    expect(banc.etat(d('2027-01-25'))).toBe('en_vigueur');
  });
});

describe('signing the convention', () => {
  it.each([
    ['a stranger', signer('2023-10-02', ['maire']), 'SIGNATAIRE_INCONNU', 'signatures.0.signataireId'],
    ['a day to come', signer('2026-11-24', ['prefete']), 'DATE_FUTURE', 'signatures.0.date'],
    [
      'twice in one go',
      signer('2023-10-02', ['prefete', 'prefete']),
      'SIGNATAIRE_EN_DOUBLE',
      'signatures.1.signataireId',
    ],
  ])('refuses %s', (_, input, code, champ) => {
    const banc = new Banc(d('2026-11-23'));
    expect(banc.refused(signerConvention, input)).toMatchObject({ code, champ });
    expect(banc.etat()).toBe('projet');
  });

  it('refuses a second signature and an unknown convention', () => {
    const banc = signed();
    const refus = banc.refused(signerConvention, signer('2024-01-01', ['draaf']));
    expect(refus.code).toBe('DEJA_SIGNE');
    expect(refus.message).toContain('19 septembre 2023');
    expect(
      banc.code(signerConvention, { conventionId: 'autre', signatures: signatures(EFFET, ['draaf']) }),
    ).toBe('INTROUVABLE');
  });

  it('accepts signatures of today, in any number of convention signatories (1, 2, 5, 12)', () => {
    for (const count of [1, 2, 5, 12]) {
      const [etat, region] = CONVENTION_AURA.parties;
      const [first] = etat!.signataires;
      const ids = Array.from({ length: count }, (_, index) => `s${index}`);
      const convention: Convention = {
        ...CONVENTION_AURA,
        parties: [
          { ...etat!, signataires: ids.map((id) => ({ ...first!, id })) },
          { ...region!, signataires: [] },
        ],
      };
      const banc = new Banc(EFFET, convention);
      banc.must(signerConvention, {
        conventionId: CONVENTION_ID,
        signatures: signatures(EFFET, ids.slice(1)),
      });
      expect(banc.etat()).not.toBe('en_vigueur');
      banc.must(signerConvention, {
        conventionId: CONVENTION_ID,
        signatures: signatures(EFFET, ids.slice(0, 1)),
      });
      expect(banc.etat()).toBe('en_vigueur');
      expect(effetOf(banc.convention).cause).toContain(
        count === 1 ? 'signature unique' : `${count} signatures`,
      );
    }
  });

  it('refuses to take effect after the confirmed end, and warns about the proposed one', () => {
    const confirmed = withFin(new Banc(d('2030-01-01')), d('2023-06-30'));
    confirmed.must(signerConvention, signer('2023-10-02', ['prefete', 'recteur', 'draaf']));
    expect(confirmed.code(signerConvention, signer('2023-10-02', ['president']))).toBe('FIN_AVANT_EFFET');
    const proposed = new Banc(d('2030-01-01'));
    const said = proposed.must(signerConvention, signer('2029-03-01')).avertissements;
    expect(said.map(({ message }) => message).join(' ')).toContain('après sa fin proposée');
  });

  it('keeps the names of those who signed; an address may change at any time', () => {
    const prefete = CONVENTION_AURA.parties[0]!.signataires[0]!;
    const input = {
      conventionId: CONVENTION_ID,
      signataireId: 'prefete',
      fonction: prefete.fonction,
      personne: prefete.personne,
      adresse: ['1 rue d’essai', '', '69000 LYON'],
    };
    const banc = signed();
    banc.must(modifierSignataire, input);
    expect(banc.convention.parties[0]!.signataires[0]!.adresse).toEqual(['1 rue d’essai', '69000 LYON']);
    const other = { ...input, personne: { ...prefete.personne, nom: 'AUTRE' } };
    expect(banc.code(modifierSignataire, other)).toBe('SIGNATAIRE_FIGE');
    const unsigned = new Banc(d('2023-01-01'));
    unsigned.must(modifierSignataire, other);
    expect(unsigned.convention.parties[0]!.signataires[0]!.personne.nom).toBe('AUTRE');
    expect(unsigned.code(modifierSignataire, { ...input, signataireId: 'maire' })).toBe('SIGNATAIRE_INCONNU');
  });
});

describe('the end (art. 6, al. 2)', () => {
  it('is a hypothesis until someone confirms it with its basis', () => {
    const banc = signed();
    expect(termeOf(banc.convention)).toMatchObject({ etat: 'hypothese', date: '2028-12-31' });
    // The proposed day passes: the registry does not decide on its own that the convention is over.
    expect(banc.etat(d('2029-01-01'))).toBe('en_vigueur');
    withFin(banc);
    const terme = termeOf(banc.convention);
    expect(terme).toMatchObject({ etat: 'confirme', date: '2028-12-31' });
    expect(terme.cause.replaceAll('\u00a0', ' ')).toBe(
      'Article 6 : durée du CPRDFOP 2022-2028. Fin au 31 décembre 2028, confirmée le 23 novembre 2026 sur ce fondement : CPRDFOP 2022-2028',
    );
    expect(banc.etat(d('2028-12-31'))).toBe('en_vigueur');
    expect(banc.etat(d('2029-01-01'))).toBe('expiree');
  });

  it('once confirmed, moves by an act that is named, and says what moves with it', () => {
    const banc = signed();
    const instrument = 'Arrêté du 3 mars 2028';
    const fin = (date: string) => ({
      conventionId: CONVENTION_ID,
      date: d(date),
      fondement: 'Arrêté',
      instrument,
    });
    expect(banc.must(confirmerFin, { ...fin('2028-06-30'), instrument: null }).avertissements).toHaveLength(
      1,
    );
    expect(banc.refused(confirmerFin, { ...fin('2028-12-31'), instrument: null })).toMatchObject({
      code: 'FIN_CONFIRMEE',
      champ: 'instrument',
    });
    // The same day, better founded, moves nothing.
    banc.must(confirmerFin, { ...fin('2028-06-30'), instrument: null });
    const { id } = banc.must(demanderAvenant, {
      conventionId: CONVENTION_ID,
      partieId: 'region',
      auteurId: 'president',
      date: d('2026-01-05'),
      piece: null,
      ...PROJET,
      priseEffet: { nature: 'date', date: d('2028-10-01') },
    });
    const moved = banc
      .must(confirmerFin, fin('2028-12-31'))
      .avertissements.map(({ message }) => message.replaceAll('\u00a0', ' '));
    expect(moved[0]).toContain('La fin passe du 30 juin 2028 au 31 décembre 2028');
    expect(moved[1]).toContain(`« ${PROJET.objet} » (1er octobre 2028) vient désormais avant la fin`);
    expect(termeOf(banc.convention).cause).toContain(`a été déplacée par\u00a0: ${instrument}`);
    banc.must(abandonnerAvenant, { avenantId: id, date: d('2026-02-01'), motif: 'sans suite' });
    expect(banc.code(confirmerFin, fin('2023-10-01'))).toBe('FIN_AVANT_EFFET');
    withAvenantSigne(banc, d('2026-11-02'));
    expect(banc.refused(confirmerFin, fin('2026-11-01'))).toMatchObject({
      code: 'FIN_AVANT_ACTES',
      champ: 'date',
    });
    banc.must(confirmerFin, fin('2026-11-02'));
  });

  it('before an act of the past is confirmed, and the act keeps that as its defect', () => {
    const banc = new Banc(d('2023-12-01'));
    banc.must(signerConvention, signer('2023-06-15'));
    banc.aujourdhui = d('2027-12-01');
    const { id } = banc.must(demanderAvenant, {
      ...PROJET,
      conventionId: CONVENTION_ID,
      partieId: 'region',
      auteurId: 'president',
      date: d('2026-11-02'),
      piece: null,
      reprise: 'Retrouvé aux archives',
    });
    const { avertissements } = banc.must(confirmerFin, {
      conventionId: CONVENTION_ID,
      date: d('2026-06-30'),
      fondement: 'Arrêté',
    });
    expect(avertissements.map(({ message }) => message).join(' ')).toMatch(/après la fin du 30 juin 2026/u);
    expect(banc.registre.avenants.get(id)?.reprise?.defauts.join(' ')).toMatch(
      /après la fin du 30 juin 2026/u,
    );
  });

  it('a visa that cites a day after the signatures is said when they are recorded', () => {
    const banc = new Banc(d('2023-12-01'));
    const dire = banc.must(signerConvention, signer('2023-06-15', ['prefete'])).avertissements;
    expect(dire.map(({ message }) => message.replaceAll('\u00a0', ' ')).join(' ')).toMatch(
      /Le visa « Vu la délibération .* cite le 30 juin 2023, après le 15 juin 2023/u,
    );
    const later = banc.must(signerConvention, signer('2023-07-12', ['recteur'])).avertissements;
    expect(later.map(({ message }) => message).join(' ')).not.toContain('Le visa');
  });

  it.each([
    ['dates fixes', { nature: 'dates_fixes', article: '6', fin: d('2026-06-30') } as const, '2026-06-30'],
    ['annuelle', { nature: 'annuelle', article: '6', annee: 2026 } as const, '2026-12-31'],
  ])('%s: written in the act, confirmed by it', (_, duree, fin) => {
    const banc = new Banc(d('2026-11-23'), { ...CONVENTION_AURA, duree });
    expect(termeOf(banc.convention)).toMatchObject({ etat: 'confirme', date: fin });
    const refus = banc.refused(confirmerFin, {
      conventionId: CONVENTION_ID,
      date: d('2027-01-01'),
      fondement: 'x',
    });
    expect(refus.code).toBe('FIN_DEJA_FIXEE');
  });
});

describe('the state of a day', () => {
  it('is never « en vigueur » before the effect', () => {
    const { convention } = signed();
    expect(etatConvention(convention, d('2023-09-13'), null, termeOf(convention))).toBe('projet');
    expect(etatConvention(convention, d('2023-10-01'), null, termeOf(convention))).toBe(
      'en_cours_de_signature',
    );
    expect(etatConvention(convention, EFFET, null, termeOf(convention))).toBe('en_vigueur');
  });

  it.each([
    ['notified, not received', { notifieeLe: '2027-01-26', effet: null }, '2027-06-01', 'denoncee'],
    [
      'before the notification',
      { notifieeLe: '2027-01-26', effet: '2027-01-28' },
      '2027-01-25',
      'en_vigueur',
    ],
    [
      'between notification and effect',
      { notifieeLe: '2027-01-26', effet: '2027-01-28' },
      '2027-01-27',
      'denoncee',
    ],
    ['on the effect', { notifieeLe: '2027-01-26', effet: '2027-01-28' }, '2027-01-28', 'resiliee'],
    ['years later', { notifieeLe: '2027-01-26', effet: '2027-01-28' }, '2031-01-01', 'resiliee'],
    [
      'effect after the end: it had expired before',
      { notifieeLe: '2028-12-20', effet: '2029-02-01' },
      '2029-03-01',
      'expiree',
    ],
  ])('a denunciation %s', (_, { notifieeLe, effet }, jour, etat) => {
    const { convention } = withFin(signed());
    const denonciation = { notifieeLe: d(notifieeLe), effet: effet === null ? null : d(effet) };
    expect(etatConvention(convention, d(jour), denonciation, termeOf(convention))).toBe(etat);
  });
});
