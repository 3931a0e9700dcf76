import { describe, expect, it } from 'vitest';
import { confirmerFin } from '#domain/convention/commands';
import { addDays } from '#domain/civil-date';
import {
  enregistrerReception,
  notifierDenonciation,
  requireDenonciable,
} from '#domain/resiliation/denonciation-commands';
import { envoyerMiseEnDemeure, suivreEnvoi } from '#domain/resiliation/envoi-commands';
import {
  preparerMiseEnDemeure,
  redigerMiseEnDemeure,
  regulariser,
  retirer,
  signerMiseEnDemeure,
} from '#domain/resiliation/mise-en-demeure-commands';
import type { NouvelEnvoi } from '#domain/resiliation/envoi-commands';
import { etatMiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import type { Grief } from '#domain/fiches/mise-en-demeure';
import { normaliseNumero, numeroWarnings, s10CheckDigit } from '#domain/resiliation/recommande';
import {
  Banc,
  CONVENTION_ID,
  NUMERO,
  d,
  denoncer,
  envoi,
  grief,
  signed,
  withEnvoi,
  withFin,
  withLettre,
} from '../support/registre';

const preparation = (
  griefs: readonly Grief[],
  over: { partieEmettriceId?: string; auteurId?: string } = {},
) => ({
  conventionId: CONVENTION_ID,
  partieEmettriceId: 'region',
  auteurId: 'president',
  griefs,
  ...over,
});
const envois = (miseEnDemeureId: string, ...list: readonly NouvelEnvoi[]) => ({
  miseEnDemeureId,
  envois: list,
});
const med = (banc: Banc, id: string) => banc.registre.misesEnDemeure.get(id)!;
const delai = (banc: Banc, id: string) => med(banc, id).delai!.calcul;
const suivi = (
  banc: Banc,
  miseEnDemeureId: string,
  destinataireId: string,
  over: Partial<
    Pick<Parameters<typeof suivreEnvoi>[1], 'presentationLe' | 'distributionLe' | 'retour' | 'preuveDepot'>
  >,
) => ({
  miseEnDemeureId,
  envoiId: [...med(banc, miseEnDemeureId).envois]
    .reverse()
    .find((one) => one.destinataireId === destinataireId)!.id,
  presentationLe: null,
  distributionLe: null,
  retour: null,
  ...over,
});
const npai = (date: string) => ({ retour: { date: d(date), motif: 'adresse_inconnue' } as const });
const messages = (list: readonly { message: string }[]): string =>
  list.map(({ message }) => message).join('\n');

describe('drafting a formal notice (art. 7)', () => {
  it.each([
    ['without any breach', preparation([]), 'GRIEF_REQUIS', 'griefs'],
    [
      'on its own duty',
      preparation([grief({ obligationId: 'ART2-1' })]),
      'OBLIGATION_PROPRE',
      'griefs.0.obligationId',
    ],
    [
      'on a duty that does not exist',
      preparation([grief(), grief({ obligationId: 'ART9-1' })]),
      'OBLIGATION_INCONNUE',
      'griefs.1.obligationId',
    ],
    [
      'on facts before the effect',
      preparation([grief({ dateFaits: d('2023-10-01') })]),
      'FAITS_AVANT_EFFET',
      'griefs.0.dateFaits',
    ],
    [
      'on facts to come',
      preparation([grief({ dateFaits: d('2026-11-24') })]),
      'DATE_FUTURE',
      'griefs.0.dateFaits',
    ],
    [
      'by a stranger',
      preparation([grief()], { partieEmettriceId: 'commune' }),
      'PARTIE_INCONNUE',
      'partieEmettriceId',
    ],
    [
      'signed by the other party',
      preparation([grief()], { auteurId: 'prefete' }),
      'SIGNATAIRE_AUTRE_PARTIE',
      'auteurId',
    ],
  ])('is refused %s', (_, input, code, champ) => {
    expect(signed().refused(preparerMiseEnDemeure, input)).toMatchObject({ code, champ });
  });

  it('is refused while the convention has no effect', () => {
    expect(new Banc(d('2026-11-23')).code(preparerMiseEnDemeure, preparation([grief()]))).toBe(
      'EFFET_NON_DETERMINE',
    );
  });

  it('lists the duties of the other party only', () => {
    const { remede } = signed().refused(
      preparerMiseEnDemeure,
      preparation([grief({ obligationId: 'ART9-1' })]),
    );
    expect(remede).toContain('ART3-4');
    expect(remede).not.toContain('ART2');
  });

  it('goes either way between the parties, on facts of the first day', () => {
    const banc = signed();
    const { id } = banc.must(
      preparerMiseEnDemeure,
      preparation([grief({ obligationId: 'ART2-2-6', dateFaits: d('2023-10-02') })], {
        partieEmettriceId: 'etat',
        auteurId: 'recteur',
      }),
    );
    expect(med(banc, id)).toMatchObject({
      partieEmettriceId: 'etat',
      partieDestinataireId: 'region',
      delai: null,
    });
  });
});

describe('signing and sending the letter', () => {
  it('the letter follows the facts, lies in the validity, and is signed once', () => {
    const banc = signed();
    const { id } = banc.must(preparerMiseEnDemeure, preparation([grief({ dateFaits: d('2026-10-01') })]));
    const letter = (date: string) => ({ miseEnDemeureId: id, date: d(date) });
    expect(banc.code(envoyerMiseEnDemeure, envois(id, envoi('prefete', d('2026-11-23'))))).toBe(
      'MED_NON_SIGNEE',
    );
    expect(banc.code(signerMiseEnDemeure, letter('2026-09-30'))).toBe('FAITS_APRES_SIGNATURE');
    expect(banc.code(signerMiseEnDemeure, letter('2026-11-24'))).toBe('DATE_FUTURE');
    banc.must(signerMiseEnDemeure, letter('2026-10-01'));
    expect(banc.code(signerMiseEnDemeure, letter('2026-10-02'))).toBe('MED_DEJA_SIGNEE');
    expect(
      banc.code(redigerMiseEnDemeure, { miseEnDemeureId: id, auteurId: 'president', griefs: [grief()] }),
    ).toBe('MED_DEJA_SIGNEE');
  });

  it('is refused after the end of the convention', () => {
    const banc = withFin(signed(d('2029-06-01')));
    const late = [grief(), grief({ dateFaits: d('2029-01-01') })];
    expect(banc.refused(preparerMiseEnDemeure, preparation(late))).toMatchObject({
      code: 'APRES_TERME',
      champ: 'griefs.1.dateFaits',
    });
    const { id } = banc.must(preparerMiseEnDemeure, preparation([grief()]));
    expect(
      banc.code(redigerMiseEnDemeure, { miseEnDemeureId: id, auteurId: 'president', griefs: late }),
    ).toBe('APRES_TERME');
    expect(banc.code(signerMiseEnDemeure, { miseEnDemeureId: id, date: d('2029-01-01') })).toBe(
      'APRES_TERME',
    );
    banc.must(signerMiseEnDemeure, { miseEnDemeureId: id, date: d('2028-12-31') });
    expect(banc.code(envoyerMiseEnDemeure, envois(id, envoi('prefete', d('2029-01-01'))))).toBe(
      'APRES_TERME',
    );
  });

  it.each([
    ['nobody', [], 'ENVOI_REQUIS', 'envois'],
    [
      'the sending party itself',
      [envoi('president', d('2026-11-23'))],
      'SIGNATAIRE_AUTRE_PARTIE',
      'envois.0.destinataireId',
    ],
    ['a stranger', [envoi('maire', d('2026-11-23'))], 'SIGNATAIRE_INCONNU', 'envois.0.destinataireId'],
    [
      'before the letter was signed',
      [envoi('prefete', d('2026-11-19'))],
      'DEPOT_AVANT_SIGNATURE',
      'envois.0.depotLe',
    ],
    [
      'tomorrow',
      [envoi('prefete', d('2026-11-23')), envoi('draaf', d('2026-11-24'))],
      'DATE_FUTURE',
      'envois.1.depotLe',
    ],
  ] as const)('is refused when sent to %s', (_, list, code, champ) => {
    const banc = signed();
    const id = withLettre(banc);
    expect(banc.refused(envoyerMiseEnDemeure, envois(id, ...list))).toMatchObject({ code, champ });
    expect(med(banc, id).delai).toBeNull();
  });

  it('two months from the deposit: strict and prudent, with the proof named', () => {
    const banc = withFin(signed());
    const id = withEnvoi(banc, d('2026-11-23'));
    expect(delai(banc, id)).toMatchObject({
      depart: '2026-11-23',
      strict: { expiration: '2027-01-23', premierJour: '2027-01-24' },
      prudent: { expiration: '2027-01-25', premierJour: '2027-01-26' },
    });
    expect(JSON.stringify(delai(banc, id).etapes)).toContain('Preuve de dépôt d’essai');
  });

  it('the last sending counts, in whatever order they are recorded', () => {
    const lastOf = (list: readonly NouvelEnvoi[]): string => {
      const banc = signed();
      const id = withLettre(banc);
      for (const one of list) banc.must(envoyerMiseEnDemeure, envois(id, one));
      return delai(banc, id).depart;
    };
    const list = [
      envoi('prefete', d('2026-11-20')),
      envoi('recteur', d('2026-11-23')),
      envoi('draaf', d('2026-11-21')),
    ];
    expect(lastOf(list)).toBe('2026-11-23');
    expect(lastOf([...list].reverse())).toBe('2026-11-23');
  });

  it('says which addressee is left out, which date rests on the sender’s word alone, which number serves twice', () => {
    const banc = withFin(signed());
    const id = withLettre(banc);
    const { avertissements } = banc.must(
      envoyerMiseEnDemeure,
      envois(
        id,
        envoi('prefete', d('2026-11-23'), { preuveDepot: null, numero: NUMERO }),
        envoi('recteur', d('2026-11-23'), { numero: '1a-12345678901' }),
      ),
    );
    const text = messages(avertissements);
    expect(text).toContain('Aucun envoi à Monsieur Bruno FERREIRA');
    expect(text).toContain('sans preuve de dépôt');
    expect(text).toContain('sert deux fois');
    expect(med(banc, id).envois.map(({ preuve }) => preuve.nature)).toEqual([
      'declaratif',
      'preuve_de_depot',
    ]);
  });

  it('says when the delay would expire after the end of the convention', () => {
    const banc = withFin(signed(d('2028-11-10')), d('2028-12-31'));
    const id = withLettre(banc, d('2028-11-10'));
    const { avertissements } = banc.must(envoyerMiseEnDemeure, envois(id, envoi('prefete', d('2028-11-10'))));
    expect(messages(avertissements)).toContain('sans objet');
  });

  it('no new letter once the delay has run, while everyone was reached', () => {
    const banc = signed();
    const id = withEnvoi(banc);
    banc.aujourdhui = d('2027-02-01');
    expect(banc.refused(envoyerMiseEnDemeure, envois(id, envoi('prefete', d('2027-01-26'))))).toMatchObject({
      code: 'ENVOI_DELAI_EXPIRE',
      champ: 'envois.0.depotLe',
    });
    // Deposited on the last day of the delay, it moves it.
    banc.must(envoyerMiseEnDemeure, envois(id, envoi('prefete', d('2027-01-25'))));
    expect(delai(banc, id).depart).toBe('2027-01-25');
  });
});

describe('what the post reports', () => {
  it('presentation, refusal or an unclaimed letter move nothing', () => {
    for (const over of [
      { presentationLe: d('2026-11-25'), distributionLe: d('2026-11-26') },
      { presentationLe: d('2026-11-25'), retour: { date: d('2026-12-12'), motif: 'non_reclame' as const } },
      { retour: { date: d('2026-11-26'), motif: 'refuse' as const } },
    ]) {
      const banc = signed();
      const id = withEnvoi(banc);
      const before = med(banc, id).delai;
      banc.aujourdhui = d('2026-12-20');
      expect(banc.must(suivreEnvoi, suivi(banc, id, 'prefete', over)).avertissements).toEqual([]);
      expect(med(banc, id).delai).toEqual(before);
    }
  });

  it('the proof of deposit of a letter recorded on the sender’s word may come later, once', () => {
    const banc = signed();
    const id = withLettre(banc);
    banc.must(envoyerMiseEnDemeure, envois(id, envoi('prefete', d('2026-11-23'), { preuveDepot: null })));
    expect(
      delai(banc, id)
        .etapes.map(({ source }) => source)
        .join(' '),
    ).toContain('sans preuve de dépôt');
    const before = delai(banc, id).prudent;
    banc.must(suivreEnvoi, suivi(banc, id, 'prefete', { preuveDepot: 'Preuve n° 7' }));
    expect(delai(banc, id).prudent).toEqual(before);
    expect(
      delai(banc, id)
        .etapes.map(({ source }) => source)
        .join(' '),
    ).toContain('Preuve n° 7');
    expect(
      banc.refused(suivreEnvoi, suivi(banc, id, 'prefete', { preuveDepot: 'Autre preuve' })),
    ).toMatchObject({
      code: 'PREUVE_DEJA_CONNUE',
      champ: 'preuveDepot',
    });
    banc.must(suivreEnvoi, suivi(banc, id, 'prefete', { preuveDepot: 'Preuve n° 7' }));
  });

  it.each([
    ['before the deposit', { presentationLe: d('2026-11-22') }, 'EVENEMENT_AVANT_DEPOT', 'presentationLe'],
    ['tomorrow', { distributionLe: d('2026-12-21') }, 'DATE_FUTURE', 'distributionLe'],
    ['returned before the deposit', npai('2026-11-22'), 'EVENEMENT_AVANT_DEPOT', 'retour.date'],
    [
      'handed over and returned',
      { distributionLe: d('2026-11-26'), ...npai('2026-11-27') },
      'EVENEMENTS_CONTRADICTOIRES',
      'retour.date',
    ],
    [
      'handed over before being presented',
      { presentationLe: d('2026-11-27'), distributionLe: d('2026-11-26') },
      'EVENEMENTS_CONTRADICTOIRES',
      'distributionLe',
    ],
    [
      'returned before being presented',
      { presentationLe: d('2026-11-27'), ...npai('2026-11-26') },
      'EVENEMENTS_CONTRADICTOIRES',
      'retour.date',
    ],
  ])('is refused: %s', (_, over, code, champ) => {
    const banc = signed();
    const id = withEnvoi(banc);
    banc.aujourdhui = d('2026-12-20');
    expect(banc.refused(suivreEnvoi, suivi(banc, id, 'prefete', over))).toMatchObject({ code, champ });
    expect(banc.code(suivreEnvoi, { ...suivi(banc, id, 'prefete', {}), envoiId: 'autre' })).toBe(
      'ENVOI_INCONNU',
    );
  });

  it('a wrong address puts nobody in default: blocked, resent, and the delay starts again', () => {
    const banc = withFin(signed());
    const id = withEnvoi(banc);
    banc.aujourdhui = d('2027-02-15');
    // Found out after the delay had run.
    const followed = banc.must(suivreEnvoi, suivi(banc, id, 'recteur', npai('2027-02-10')));
    expect(messages(followed.avertissements)).toContain('Envoyez une nouvelle lettre');
    const refus = banc.refused(notifierDenonciation, denoncer(id, d('2027-02-15')));
    expect(refus.code).toBe('DESTINATAIRE_NON_TOUCHE');
    expect(refus.message).toContain('DUGRIP');
    expect(refus.message).not.toContain('BUCCIO');
    // The way out it names is open.
    banc.must(
      envoyerMiseEnDemeure,
      envois(id, envoi('recteur', d('2027-02-15'), { numero: '1A 123 456 7890 9' })),
    );
    expect(delai(banc, id)).toMatchObject({ depart: '2027-02-15', prudent: { expiration: '2027-04-15' } });
    banc.aujourdhui = d('2027-06-01');
    expect(banc.code(notifierDenonciation, denoncer(id, d('2027-04-15')))).toBe('DELAI_EN_COURS');
    banc.must(notifierDenonciation, denoncer(id, d('2027-04-16')));
  });

  it('when every letter comes back, no delay runs at all', () => {
    const banc = signed();
    const id = withEnvoi(banc);
    banc.aujourdhui = d('2026-12-20');
    for (const one of ['prefete', 'recteur', 'draaf'])
      banc.must(suivreEnvoi, suivi(banc, id, one, npai('2026-12-01')));
    expect(med(banc, id).delai).toBeNull();
    expect(etatMiseEnDemeure(med(banc, id), d('2030-01-01'), false)).toBe('signee');
    expect(banc.code(regulariser, { miseEnDemeureId: id, date: d('2026-12-10'), motif: 'x' })).toBe(
      'MED_NON_ENVOYEE',
    );
    expect(banc.code(notifierDenonciation, denoncer(id, d('2026-12-20')))).toBe('DESTINATAIRE_NON_TOUCHE');
    // A mistaken return, corrected: the delay of the deposit is back.
    banc.must(suivreEnvoi, suivi(banc, id, 'prefete', {}));
    expect(delai(banc, id).depart).toBe('2026-11-23');
  });

  it('proofs that arrive after the end of the case are kept and move nothing', () => {
    const banc = withFin(signed());
    const id = withEnvoi(banc);
    banc.aujourdhui = d('2027-03-01');
    banc.must(notifierDenonciation, denoncer(id, d('2027-01-26')));
    const before = med(banc, id).delai;
    const { avertissements } = banc.must(suivreEnvoi, suivi(banc, id, 'draaf', npai('2027-02-01')));
    expect(messages(avertissements)).toContain('opposé');
    expect(messages(avertissements)).not.toContain('nouvelle lettre');
    expect(med(banc, id).delai).toEqual(before);
  });
});

describe('closing the case', () => {
  const closing = (miseEnDemeureId: string, date: string) => ({
    miseEnDemeureId,
    date: d(date),
    motif: 'conforme',
  });

  it('régularisation: from the deposit to the last prudent day', () => {
    const on = (date: string) => {
      const banc = signed();
      const id = withEnvoi(banc);
      banc.aujourdhui = d('2027-03-01');
      const result = banc.run(regulariser, closing(id, date));
      return result.ok ? 'ok' : result.error.code;
    };
    expect([
      on('2026-11-22'),
      on('2026-11-23'),
      on('2027-01-24'),
      on('2027-01-25'),
      on('2027-01-26'),
      on('2027-03-02'),
    ]).toEqual(['CLOTURE_AVANT_ENVOI', 'ok', 'ok', 'ok', 'REGULARISATION_TARDIVE', 'DATE_FUTURE']);
  });

  it('needs a sending; a withdrawal does not', () => {
    const banc = signed();
    const id = withLettre(banc);
    expect(banc.code(regulariser, closing(id, '2026-11-23'))).toBe('MED_NON_ENVOYEE');
    banc.must(retirer, closing(id, '2026-11-23'));
    const sent = withEnvoi(banc);
    expect(banc.code(retirer, closing(sent, '2026-11-22'))).toBe('CLOTURE_AVANT_ENVOI');
  });

  it.each([
    ['régularisée', regulariser],
    ['retirée', retirer],
  ] as const)('once %s, nothing opens a denunciation any more', (etat, close) => {
    const banc = signed();
    const id = withEnvoi(banc);
    banc.aujourdhui = d('2027-06-01');
    banc.must(close, closing(id, '2026-12-01'));
    const refus = banc.refused(
      notifierDenonciation,
      denoncer(id, d('2027-06-01'), { derogation: 'urgence' }),
    );
    expect(refus.code).toBe('MED_CLOSE');
    expect(refus.message).toContain(etat);
    for (const rule of [regulariser, retirer])
      expect(banc.code(rule, closing(id, '2026-12-02'))).toBe('MED_CLOSE');
    expect(banc.code(envoyerMiseEnDemeure, envois(id, envoi('draaf', d('2026-12-02'))))).toBe('MED_CLOSE');
    expect(banc.etat()).toBe('en_vigueur');
  });
});

describe('denouncing (art. 7: « pourra »)', () => {
  /** Sent on Monday 23 November 2026: strict Saturday 23 January, prudent Monday 25 January 2027. */
  const sent = (): { banc: Banc; id: string } => {
    const banc = withFin(signed());
    const id = withEnvoi(banc);
    banc.aujourdhui = d('2027-06-01');
    return { banc, id };
  };

  it.each([
    ['2026-11-23', null, 'DELAI_EN_COURS'],
    ['2027-01-23', null, 'DELAI_EN_COURS'],
    ['2027-01-24', null, 'DELAI_EN_COURS'],
    ['2027-01-25', null, 'DELAI_EN_COURS'],
    ['2027-01-26', null, 'ok'],
    ['2027-06-01', null, 'ok'],
    ['2027-01-22', 'urgence', 'DEROGATION_AVANT_STRICT'],
    ['2027-01-23', 'urgence', 'DEROGATION_AVANT_STRICT'],
    ['2027-01-24', 'urgence', 'deroge'],
    ['2027-01-25', 'urgence', 'deroge'],
    ['2027-01-26', 'urgence', 'ok'],
    ['2027-06-02', null, 'DATE_FUTURE'],
  ])('notified on %s, derogation %s: %s', (date, derogation, outcome) => {
    const { banc, id } = sent();
    const result = banc.run(
      notifierDenonciation,
      denoncer(id, d(date), derogation === null ? {} : { derogation }),
    );
    if (!result.ok) {
      expect(result.error.code).toBe(outcome);
      expect(banc.registre.denonciations.size).toBe(0);
      return;
    }
    const denonciation = banc.registre.denonciations.get(result.value.id);
    expect(denonciation?.derogation).toBe(outcome === 'deroge' ? 'urgence' : null);
    expect(messages(result.value.avertissements).includes('date prudente')).toBe(outcome === 'deroge');
  });

  it('a plain case gates one day after its expiry, with or without a derogation', () => {
    const banc = withFin(signed(d('2027-01-15')));
    const id = withLettre(banc);
    banc.must(envoyerMiseEnDemeure, envois(id, envoi('prefete', d('2027-01-15'))));
    banc.aujourdhui = d('2027-06-01');
    const on = (date: string, derogation: string | null) =>
      requireDenonciable(banc.registre, med(banc, id), d(date), derogation).ok;
    expect([on('2027-03-15', null), on('2027-03-15', 'urgence'), on('2027-03-16', null)]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('the refusal gives both dates and the day from which it will pass', () => {
    const { banc, id } = sent();
    const refus = banc.refused(notifierDenonciation, denoncer(id, d('2027-01-25')));
    expect(refus.champ).toBe('notifieeLe');
    expect(refus.message).toContain('23 janvier 2027');
    expect(refus.message).toContain('25 janvier 2027');
    expect(refus.remede).toContain('26 janvier 2027');
  });

  it('belongs to the party that sent the notice', () => {
    const { banc, id } = sent();
    expect(
      banc.refused(notifierDenonciation, denoncer(id, d('2027-01-26'), { auteurId: 'prefete' })),
    ).toMatchObject({
      code: 'DENONCIATION_AUTRE_PARTIE',
      champ: 'auteurId',
    });
    expect(banc.code(notifierDenonciation, denoncer(id, d('2027-01-26'), { auteurId: 'maire' }))).toBe(
      'SIGNATAIRE_INCONNU',
    );
  });

  it('never without a sending', () => {
    const banc = signed();
    const id = withLettre(banc);
    banc.aujourdhui = d('2027-06-01');
    expect(banc.code(notifierDenonciation, denoncer(id, d('2027-06-01')))).toBe('MED_NON_ENVOYEE');
  });

  it('not after the end of the convention', () => {
    const { banc, id } = sent();
    banc.must(confirmerFin, {
      conventionId: CONVENTION_ID,
      date: d('2027-02-28'),
      fondement: 'CPRDFOP modifié',
      instrument: 'Arrêté du 3 mars 2027',
    });
    expect(banc.code(notifierDenonciation, denoncer(id, d('2027-03-01')))).toBe('APRES_TERME');
    banc.must(notifierDenonciation, denoncer(id, d('2027-02-28')));
  });

  it('once only, and it closes every other notice', () => {
    const { banc, id } = sent();
    const other = withEnvoi(banc, d('2026-11-24'));
    banc.must(notifierDenonciation, denoncer(id, d('2027-01-26')));
    for (const one of [id, other]) {
      expect(banc.code(notifierDenonciation, denoncer(one, d('2027-02-26')))).toBe(
        'DENONCIATION_DEJA_NOTIFIEE',
      );
      expect(banc.code(retirer, { miseEnDemeureId: one, date: d('2027-03-01'), motif: 'x' })).toBe(
        'DENONCIATION_DEJA_NOTIFIEE',
      );
    }
    expect(banc.code(preparerMiseEnDemeure, preparation([grief({ dateFaits: d('2027-01-26') })]))).toBe(
      'CONVENTION_RESILIEE',
    );
  });

  it('a letter of before is recorded afterwards, at its dates; one of after is refused at each step', () => {
    const { banc, id } = sent();
    const other = withEnvoi(banc, d('2026-11-24'));
    banc.must(notifierDenonciation, denoncer(id, d('2027-01-26')));
    banc.aujourdhui = d('2027-06-01');
    // Posted and handed over before the denunciation, known since.
    banc.must(suivreEnvoi, suivi(banc, other, 'recteur', npai('2026-11-27')));
    expect(delai(banc, other).depart).toBe('2026-11-24');
    const preparee = banc.must(preparerMiseEnDemeure, preparation([grief()]));
    expect(preparee.avertissements.map(({ message }) => message).join(' ')).toContain(
      'La convention a été dénoncée le 26 janvier 2027\u00a0: cette lettre ne peut être qu’une lettre signée et envoyée avant ce jour',
    );
    const lettre = { miseEnDemeureId: preparee.id };
    banc.must(redigerMiseEnDemeure, { ...lettre, auteurId: 'president', griefs: [grief()] });
    expect(banc.code(signerMiseEnDemeure, { ...lettre, date: d('2027-01-26') })).toBe(
      'DENONCIATION_DEJA_NOTIFIEE',
    );
    banc.must(signerMiseEnDemeure, { ...lettre, date: d('2026-11-20') });
    expect(banc.code(envoyerMiseEnDemeure, envois(preparee.id, envoi('prefete', d('2027-01-26'))))).toBe(
      'DENONCIATION_DEJA_NOTIFIEE',
    );
    banc.must(envoyerMiseEnDemeure, envois(preparee.id, envoi('prefete', d('2026-11-23'))));
    expect(med(banc, preparee.id).delai?.calcul.depart).toBe('2026-11-23');
    expect(banc.code(regulariser, { ...lettre, date: d('2027-01-26'), motif: 'Conforme.' })).toBe(
      'DENONCIATION_DEJA_NOTIFIEE',
    );
    banc.must(regulariser, { ...lettre, date: d('2027-01-20'), motif: 'Conforme.' });
    // The notice denounced upon is closed whatever the day.
    expect(banc.code(retirer, { miseEnDemeureId: id, date: d('2027-01-20'), motif: 'x' })).toBe(
      'DENONCIATION_DEJA_NOTIFIEE',
    );
  });

  it('takes effect when received, recorded once, never before its notification', () => {
    const { banc, id } = sent();
    const { id: denonciationId } = banc.must(notifierDenonciation, denoncer(id, d('2027-01-26')));
    expect(banc.etat()).toBe('denoncee');
    const reception = (date: string) => ({ denonciationId, date: d(date) });
    expect(banc.code(enregistrerReception, reception('2027-01-25'))).toBe('RECEPTION_AVANT_NOTIFICATION');
    expect(banc.code(enregistrerReception, reception('2027-06-02'))).toBe('DATE_FUTURE');
    banc.must(enregistrerReception, reception('2027-01-28'));
    expect(banc.code(enregistrerReception, reception('2027-01-29'))).toBe('RECEPTION_DEJA_CONNUE');
    expect([banc.etat(d('2027-01-27')), banc.etat(d('2027-01-28'))]).toEqual(['denoncee', 'resiliee']);
  });

  it('takes effect on the day it fixes, unless it is received later', () => {
    const { banc, id } = sent();
    const on = (date: string) =>
      denoncer(id, d('2027-01-26'), { priseEffet: { nature: 'date', date: d(date) } });
    expect(banc.refused(notifierDenonciation, on('2027-01-25'))).toMatchObject({
      code: 'EFFET_AVANT_NOTIFICATION',
      champ: 'priseEffet.date',
    });
    const { id: denonciationId } = banc.must(notifierDenonciation, on('2027-02-28'));
    expect([banc.etat(d('2027-02-27')), banc.etat(d('2027-02-28'))]).toEqual(['denoncee', 'resiliee']);
    banc.must(enregistrerReception, { denonciationId, date: d('2027-03-03') });
    expect([banc.etat(d('2027-03-02')), banc.etat(d('2027-03-03'))]).toEqual(['denoncee', 'resiliee']);
  });

  it('expiry alone changes neither the records nor the convention, for years', () => {
    const { banc, id } = sent();
    const before = structuredClone(med(banc, id));
    for (let jour = d('2027-01-20'); jour < d('2028-12-31'); jour = addDays(jour, 1)) {
      expect(banc.etat(jour)).toBe('en_vigueur');
      expect(etatMiseEnDemeure(med(banc, id), jour, false)).toBe(
        jour < '2027-01-26' ? 'delai_en_cours' : 'delai_expire',
      );
    }
    expect(med(banc, id)).toEqual(before);
  });
});

/** M06: every state of a notice against every action. */
describe('transitions of a formal notice', () => {
  const actions = {
    rediger: (banc: Banc, id: string) =>
      banc.run(redigerMiseEnDemeure, { miseEnDemeureId: id, auteurId: 'president', griefs: [grief()] }),
    signer: (banc: Banc, id: string) =>
      banc.run(signerMiseEnDemeure, { miseEnDemeureId: id, date: d('2026-11-20') }),
    envoyer: (banc: Banc, id: string) =>
      banc.run(envoyerMiseEnDemeure, envois(id, envoi('prefete', banc.aujourdhui))),
    regulariser: (banc: Banc, id: string) =>
      banc.run(regulariser, { miseEnDemeureId: id, date: banc.aujourdhui, motif: 'conforme' }),
    retirer: (banc: Banc, id: string) =>
      banc.run(retirer, { miseEnDemeureId: id, date: banc.aujourdhui, motif: 'x' }),
    denoncer: (banc: Banc, id: string) => banc.run(notifierDenonciation, denoncer(id, banc.aujourdhui)),
  };
  const close = (rule: typeof retirer) => (banc: Banc) => {
    const id = withEnvoi(banc);
    banc.must(rule, { miseEnDemeureId: id, date: d('2026-11-23'), motif: 'x' });
    return id;
  };
  const states = {
    brouillon: (banc: Banc) => banc.must(preparerMiseEnDemeure, preparation([grief()])).id,
    signee: (banc: Banc) => withLettre(banc),
    delai_en_cours: (banc: Banc) => withEnvoi(banc),
    delai_expire: (banc: Banc) => {
      const id = withEnvoi(banc);
      banc.aujourdhui = d('2027-01-26');
      return id;
    },
    regularisee: close(regulariser),
    retiree: close(retirer),
    denonciation_notifiee: (banc: Banc) => {
      const id = withEnvoi(banc);
      banc.aujourdhui = d('2027-01-26');
      banc.must(notifierDenonciation, denoncer(id, d('2027-01-26')));
      return id;
    },
  };
  const all = (code: string) => Object.fromEntries(Object.keys(actions).map((name) => [name, code]));
  it.each([
    [
      'brouillon',
      {
        rediger: 'ok',
        signer: 'ok',
        envoyer: 'MED_NON_SIGNEE',
        regulariser: 'MED_NON_ENVOYEE',
        retirer: 'ok',
        denoncer: 'MED_NON_ENVOYEE',
      },
    ],
    [
      'signee',
      {
        rediger: 'MED_DEJA_SIGNEE',
        signer: 'MED_DEJA_SIGNEE',
        envoyer: 'ok',
        regulariser: 'MED_NON_ENVOYEE',
        retirer: 'ok',
        denoncer: 'MED_NON_ENVOYEE',
      },
    ],
    [
      'delai_en_cours',
      {
        rediger: 'MED_DEJA_SIGNEE',
        signer: 'MED_DEJA_SIGNEE',
        envoyer: 'ok',
        regulariser: 'ok',
        retirer: 'ok',
        denoncer: 'DELAI_EN_COURS',
      },
    ],
    [
      'delai_expire',
      {
        rediger: 'MED_DEJA_SIGNEE',
        signer: 'MED_DEJA_SIGNEE',
        envoyer: 'ENVOI_DELAI_EXPIRE',
        regulariser: 'REGULARISATION_TARDIVE',
        retirer: 'ok',
        denoncer: 'ok',
      },
    ],
    ['regularisee', all('MED_CLOSE')],
    ['retiree', all('MED_CLOSE')],
    ['denonciation_notifiee', all('DENONCIATION_DEJA_NOTIFIEE')],
  ] as const)('from « %s »', (state, expected) => {
    for (const [action, outcome] of Object.entries(expected)) {
      const banc = withFin(signed());
      const id = states[state](banc);
      const denounced = banc.registre.denonciations.size > 0;
      expect(etatMiseEnDemeure(med(banc, id), banc.aujourdhui, denounced)).toBe(state);
      const result = actions[action as keyof typeof actions](banc, id);
      expect([action, result.ok ? 'ok' : result.error.code]).toEqual([action, outcome]);
    }
  });
});

describe('registered-mail numbers', () => {
  it.each([
    ['47312482', 9],
    ['12345678', 5],
    ['11112222', 9],
    ['00000008', 0],
    ['00000015', 5],
    ['00000000', 5],
  ])('S10 key of %s is %i', (serial, key) => {
    expect(s10CheckDigit(serial)).toBe(key);
    for (let digit = 0; digit <= 9; digit += 1) {
      expect(numeroWarnings(`RR ${serial} ${digit} FR`)).toHaveLength(digit === key ? 0 : 1);
    }
  });

  it.each([
    '1A 123 456 7890 1',
    '2C12345678901',
    '1a.123-456 7890 1',
    '1A\u00a0123\u202f456 7890 1',
    'RR 473 124 829 GB',
  ])('« %s » has a known form', (numero) => {
    expect(numeroWarnings(numero)).toEqual([]);
  });

  it.each(['', '1A 123 456 7890', 'IA 123 456 7890 1', '1A 123 456 789O 1', 'RR 473124829', 'colis'])(
    '« %s » is said to be odd, never refused',
    (numero) => {
      expect(numeroWarnings(numero)).toHaveLength(1);
      const banc = signed();
      banc.must(
        envoyerMiseEnDemeure,
        envois(withLettre(banc), envoi('prefete', d('2026-11-23'), { numero })),
      );
    },
  );

  it('is compared without case nor separators', () => {
    expect(normaliseNumero(' rr-473.124 829gb ')).toBe('RR473124829GB');
  });
});
