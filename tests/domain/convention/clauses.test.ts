import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/civil-date';
import { clausesDe } from '#domain/clauses/clause';
import type { Parametres, ParametresDe } from '#domain/clauses/clause';
import { fauteDe } from '#domain/clauses/regles';
import { contradictionsOf, clausesADire } from '#domain/coherence';
import {
  ajouterJourLocal,
  changerClause,
  confirmerClause,
  poserClause,
  retirerClause,
  retirerJourLocal,
} from '#domain/convention/clauses-commands';
import {
  faitsAttendus,
  notifier,
  opposerRenouvellement,
  publier,
  reconduire,
  transmettre,
} from '#domain/convention/faits-commands';
import { signerConvention } from '#domain/convention/commands';
import { requireValidite } from '#domain/convention/validite';
import { effetOf } from '#domain/fiches/convention';
import type { Convention } from '#domain/fiches/convention';
import { put } from '#domain/registre';
import { lireCible } from '#domain/texte/cible';
import { texteInitial } from '#domain/texte/en-vigueur';
import { CONVENTION_AURA } from '../../../src-main/application/exemples/auvergne-rhone-alpes';
import { tirage } from '../../support/essais';
import {
  Banc,
  CONVENTION_ID,
  attendant,
  d,
  sha256,
  signatures,
  signed,
  withAvis,
  withDemande,
  withFin,
} from '../../support/registre';

const AUJOURDHUI = d('2026-11-23');
const conventionId = CONVENTION_ID;
const motif = 'Relu sur l’original';
const { clauses: _clauses, ...SANS_CLAUSES } = CONVENTION_AURA;

/** The sample with one alinéa written otherwise. */
const disant = (alineaId: string, texte: string, base: Convention = SANS_CLAUSES): Convention => ({
  ...base,
  divisions: base.divisions.map((division) => ({
    ...division,
    alineas: division.alineas.map((one) => (one.id === alineaId ? { ...one, texte } : one)),
  })),
});

describe('what a clause must say', () => {
  const resiliation: ParametresDe<'resiliation'> = {
    nature: 'resiliation',
    motif: 'manquement',
    n: 3,
    unite: 'mois',
    depart: 'reception',
    avantLe: null,
    caractere: 'faculte',
    forme: 'lrar',
    par: null,
    portee: null,
  };
  const duree: ParametresDe<'duree'> = {
    nature: 'duree',
    forme: 'periode',
    instrument: null,
    debut: null,
    fin: null,
    n: 1,
    unite: 'ans',
    depart: 'effet',
  };
  const effet: ParametresDe<'effet'> = { nature: 'effet', depart: 'date', date: null, decalage: null };
  it.each<[string, Parametres, string | null]>([
    ['an effect on a fixed day without the day', effet, 'date'],
    ['an effect on a fixed day', { ...effet, date: d('2027-01-01') }, null],
    ['a day without an effect on it', { ...effet, depart: 'publication', date: d('2027-01-01') }, 'date'],
    ['a period', duree, null],
    ['a period of how many', { ...duree, n: null }, 'n'],
    ['a period of what', { ...duree, unite: null }, 'unite'],
    ['a period from where', { ...duree, depart: null }, 'depart'],
    ['a period from a day that is not said', { ...duree, depart: 'date' }, 'debut'],
    ['dates without an end', { ...duree, forme: 'dates', n: null, unite: null, depart: null }, 'fin'],
    ['no end, and a length', { ...duree, forme: 'indeterminee' }, 'forme'],
    ['a notice', resiliation, null],
    ['a notice without its delay', { ...resiliation, n: null, unite: null, depart: null }, 'n'],
    ['a notice without its unit', { ...resiliation, unite: null }, 'unite'],
    ['a notice from where', { ...resiliation, depart: null }, 'depart'],
    ['a notice by what letter', { ...resiliation, forme: null }, 'forme'],
    ['by agreement, with a delay', { ...resiliation, motif: 'accord' }, 'n'],
    ['before a day that no year has', { ...resiliation, avantLe: '02-30' }, 'avantLe'],
    [
      'the opinion of two bodies',
      {
        nature: 'avenant',
        demande: 'accord',
        avisCrefop: true,
        organe: 'comité de suivi',
        articlesExclus: [],
      },
      'organe',
    ],
    ['a duty of nobody', { nature: 'obligation', debiteur: 'commune', libelle: 'Payer' }, 'debiteur'],
  ])('%s', (_what, parametres, champ) => {
    const faute = fauteDe(parametres, { parties: ['etat', 'region'] });
    expect(faute?.champ ?? null).toBe(champ);
    if (faute !== null) expect(faute.faute).toMatch(/^\p{Ll}|^«/u);
  });
});

describe('a clause, before anyone has signed', () => {
  const renouvellement: Parametres = {
    nature: 'renouvellement',
    tacite: true,
    fois: 1,
    n: 1,
    unite: 'ans',
    preavis: { n: 3, unite: 'mois' },
  };

  it('is laid down with its reason, and those the text says are kept beside it', () => {
    const banc = new Banc(AUJOURDHUI, SANS_CLAUSES);
    banc.must(poserClause, { conventionId, parametres: renouvellement, ancres: ['art6-2'], motif });
    const { clauses = [] } = banc.convention;
    expect(clauses.map(({ parametres, origine }) => [parametres.nature, origine.nature])).toEqual([
      ['effet', 'proposee'],
      ['avenant', 'proposee'],
      ['resiliation', 'proposee'],
      ['renouvellement', 'posee'],
    ]);
    expect(clauses.at(-1)).toMatchObject({ id: 'renouvellement', origine: { le: AUJOURDHUI, motif } });
    expect(contradictionsOf(banc.registre, conventionId, { sha256 })).toEqual([]);
  });

  it('keeps the doubts of the others: confirming one does not confirm them all', () => {
    const banc = new Banc(
      AUJOURDHUI,
      disant('art7-1', 'La convention peut être dénoncée, sauf accord contraire, après mise en demeure.'),
    );
    const doubtful = clausesDe(banc.convention).find(
      ({ parametres }) => parametres.nature === 'resiliation',
    )!;
    expect(doubtful.certitude.sure).toBe(false);
    banc.must(confirmerClause, {
      conventionId,
      clauseId: clausesDe(banc.convention)[0]!.id,
      parametres: null,
      ancres: null,
      motif,
    });
    const after = clausesDe(banc.convention).find(({ id }) => id === doubtful.id);
    expect(after?.certitude).toEqual(doubtful.certitude);
    expect(clausesADire(banc.registre, conventionId).map(({ dementie }) => dementie)).toEqual([false]);
  });

  it('is refused incomplete, without words, said twice, or denied by its words', () => {
    const banc = new Banc(AUJOURDHUI);
    const poser = (parametres: Parametres, ancres: readonly string[]) =>
      banc.refused(poserClause, { conventionId, parametres, ancres, motif });
    expect(poser(renouvellement, []).code).toBe('CLAUSE_SANS_ANCRE');
    expect(poser(renouvellement, ['art99-1']).code).toBe('CLAUSE_ANCRE_INCONNUE');
    expect(poser({ nature: 'effet', depart: 'date', date: null, decalage: null }, ['art6-1']).code).toBe(
      'CLAUSE_DEJA_DITE',
    );
    const changer = (clauseId: string, parametres: Parametres, ancres: readonly string[]) =>
      banc.refused(changerClause, { conventionId, clauseId, parametres, ancres, motif });
    expect(
      changer('effet', { nature: 'effet', depart: 'date', date: null, decalage: null }, ['art6-1']),
    ).toMatchObject({ code: 'CLAUSE_PARAMETRES', champ: 'parametres.date' });
    const denied = changer('effet', { nature: 'effet', depart: 'publication', date: null, decalage: null }, [
      'art6-1',
    ]);
    expect(denied.code).toBe('CLAUSE_DEMENTIE');
    expect(denied.message).toContain('à la dernière signature');
    expect(denied.source).toMatch(/^Convention, art\. 6, al\. 1/u);
    expect(changer('effet', renouvellement, ['art6-1']).code).toBe('CLAUSE_PARAMETRES');
  });

  it('an obligation has its debtor, its passages and its label; the originals their number', () => {
    const banc = new Banc(AUJOURDHUI);
    const parametres: Parametres = { nature: 'obligation', debiteur: 'region', libelle: 'Tenir un fichier' };
    banc.must(poserClause, { conventionId, parametres, ancres: ['art6-2'], motif });
    const added = banc.convention.obligations.at(-1)!;
    expect(added).toMatchObject({ article: '6', partieId: 'region', alineaIds: ['art6-2'] });
    banc.must(changerClause, {
      conventionId,
      clauseId: added.id,
      parametres: { ...parametres, debiteur: 'etat' },
      ancres: ['art6-2', 'art6-3'],
      motif,
    });
    expect(banc.convention.obligations.at(-1)).toMatchObject({ id: added.id, partieId: 'etat' });
    banc.must(retirerClause, { conventionId, clauseId: added.id, motif });
    expect(banc.convention.obligations).toEqual(CONVENTION_AURA.obligations);
    banc.must(changerClause, {
      conventionId,
      clauseId: 'exemplaires',
      parametres: { nature: 'exemplaires', n: 5 },
      ancres: [],
      motif,
    });
    expect(banc.convention.nombreExemplaires).toBe(5);
    expect(banc.code(retirerClause, { conventionId, clauseId: 'duree', motif })).toBe('EXEMPLAIRES_TOUJOURS');
  });
});

describe('a clause, once somebody has signed', () => {
  it('that its words said and nobody read is laid down by them, as a reading confirmed by somebody', () => {
    // A sentence of no form the reader knows, and no clause of renewal.
    const dite = disant('art5-1', 'Elle se continue d’année en année, sauf si une partie s’y refuse.');
    const banc = signed(AUJOURDHUI, { ...dite, clauses: CONVENTION_AURA.clauses ?? [] });
    const parametres = {
      nature: 'renouvellement',
      tacite: true,
      fois: null,
      n: 1,
      unite: 'ans',
      preavis: null,
    } as const;
    const pose = { conventionId, parametres, ancres: ['art5-1'], motif };
    expect(banc.code(poserClause, { ...pose, ancres: [] })).toBe('CLAUSE_SANS_ANCRE');
    banc.must(poserClause, pose);
    const posee = clausesDe(banc.convention).find(
      ({ parametres: { nature } }) => nature === 'renouvellement',
    );
    expect(posee).toMatchObject({
      parametres,
      ancres: ['art5-1'],
      origine: { nature: 'lue', le: AUJOURDHUI, par: 'essai' },
      certitude: { sure: true },
    });
    expect(banc.code(poserClause, pose)).toBe('CLAUSE_DEJA_DITE');
  });

  it('is not laid down against its words, on words an avenant rewrote, nor against what was done', () => {
    const litige = {
      nature: 'litige',
      tribunal: 'le tribunal administratif de Lyon',
      amiable: false,
    } as const;
    const banc = signed(
      AUJOURDHUI,
      disant('art5-1', 'La convention est renouvelable deux fois par tacite reconduction, pour un an.', {
        ...SANS_CLAUSES,
        clauses: CONVENTION_AURA.clauses ?? [],
      }),
    );
    const contre = {
      nature: 'renouvellement',
      tacite: true,
      fois: 5,
      n: 3,
      unite: 'ans',
      preavis: null,
    } as const;
    expect(banc.code(poserClause, { conventionId, parametres: contre, ancres: ['art5-1'], motif })).toBe(
      'CLAUSE_DEMENTIE',
    );
    const id = withDemande(banc);
    withAvis(banc, id);
    const avenant = banc.registre.avenants.get(id)!;
    const modification = {
      nature: 'rediger_alinea',
      divisionId: 'art4',
      alineaId: 'art4-1',
      alineas: [{ niveau: 0, marque: null, texte: 'Autre.' }],
    } as const;
    const { convention } = banc;
    banc.apply([
      put('avenants', {
        ...avenant,
        numero: 1,
        operations: [
          {
            id: 'o',
            phrase: ['Phrase.'],
            lu: lireCible(texteInitial(convention), modification),
            modification,
          },
        ],
        signatures: signatures(d('2026-11-02')),
      }),
    ]);
    expect(banc.code(poserClause, { conventionId, parametres: litige, ancres: ['art4-1'], motif })).toBe(
      'CLAUSE_MOTS_RECRITS',
    );
    banc.must(poserClause, { conventionId, parametres: litige, ancres: ['art5-1'], motif });
    // No day of effect was read, and acts rest on the one the last signature gave.
    const sansEffet = signed(AUJOURDHUI, {
      ...disant('art5-1', 'Elle oblige dès que le recueil la porte.'),
      clauses: (CONVENTION_AURA.clauses ?? []).filter(({ parametres: { nature } }) => nature !== 'effet'),
    });
    const effet = { nature: 'effet', depart: 'publication', date: null, decalage: null } as const;
    const pose = { conventionId, parametres: effet, ancres: ['art5-1'], motif };
    withDemande(sansEffet);
    expect(sansEffet.code(poserClause, pose)).toBe('EFFET_NON_DETERMINE');
  });

  it('is neither changed nor taken away: an avenant is', () => {
    const banc = signed();
    const refused = banc.refused(retirerClause, { conventionId, clauseId: 'effet', motif });
    expect(refused.code).toBe('CLAUSE_SIGNEE');
    expect(refused.remede).toContain('avenant');
  });

  it('read with doubts, it waits for a person, and computes nothing until then', () => {
    const banc = signed(
      AUJOURDHUI,
      disant('art6-1', 'La convention prend effet à sa signature, sauf si sa notification est plus tardive.'),
    );
    const [effet] = clausesDe(banc.convention);
    expect(effetOf(banc.convention).etat).toBe('non_determine');
    const confirmer = { conventionId, clauseId: effet!.id, ancres: null, motif };
    banc.must(confirmerClause, {
      ...confirmer,
      parametres: { nature: 'effet', depart: 'notification', date: null, decalage: null },
    });
    expect(clausesDe(banc.convention)[0]).toMatchObject({
      parametres: { depart: 'notification' },
      origine: { nature: 'lue', le: AUJOURDHUI, par: 'essai' },
      certitude: { sure: true },
    });
    expect(banc.code(confirmerClause, { ...confirmer, parametres: null })).toBe('CLAUSE_CONFIRMEE');
    expect(faitsAttendus(banc.registre, banc.convention, AUJOURDHUI)).toEqual(['notification']);
  });

  it('read without doubt, only what its words say is confirmed', () => {
    const banc = signed(AUJOURDHUI, SANS_CLAUSES);
    const [effet] = clausesDe(banc.convention);
    const confirmer = { conventionId, clauseId: effet!.id, ancres: null, motif };
    expect(
      banc.code(confirmerClause, {
        ...confirmer,
        parametres: { nature: 'effet', depart: 'publication', date: null, decalage: null },
      }),
    ).toBe('CLAUSE_DEMENTIE');
    banc.must(confirmerClause, { ...confirmer, parametres: null });
  });
});

describe('parameters and words that disagree', () => {
  it('are a contradiction that names the clause, its article and what its words say', () => {
    const banc = new Banc(
      AUJOURDHUI,
      disant('art6-1', 'La présente convention prend effet le 1er janvier 2027.', CONVENTION_AURA),
    );
    const [found, ...others] = contradictionsOf(banc.registre, conventionId, { sha256 });
    expect(others).toEqual([]);
    expect(found?.message).toContain('la clause de prise d’effet');
    expect(found?.message).toMatch(/art\. 6, al\. 1/u);
    expect(found?.message).toContain('le 1er janvier 2027');
  });
});

const FAITS = {
  notification: [notifier, 'sa notification'],
  transmission: [transmettre, 'sa transmission au représentant de l’État'],
  publication: [publier, 'sa publication'],
} as const;

describe('a fact a clause waits for', () => {
  it.each(Object.keys(FAITS) as (keyof typeof FAITS)[])(
    '%s: the effect follows it, and not before',
    (nature) => {
      const [rule, mots] = FAITS[nature];
      const banc = signed(AUJOURDHUI, attendant(nature, mots, true));
      const saisie = { conventionId, preuve: 'Preuve n° 1', partieId: null };
      expect(effetOf(banc.convention).etat).toBe('non_determine');
      expect(banc.code(rule, { ...saisie, date: addDays(AUJOURDHUI, 1) })).toBe('DATE_FUTURE');
      expect(banc.code(rule, { ...saisie, date: d('2023-10-01') })).toBe('AVANT_SIGNATURES');
      for (const other of Object.keys(FAITS) as (keyof typeof FAITS)[])
        if (other !== nature)
          expect(banc.code(FAITS[other][0], { ...saisie, date: AUJOURDHUI })).toBe('FAIT_NON_ATTENDU');
      banc.must(rule, { ...saisie, date: d('2023-11-06') });
      expect(effetOf(banc.convention)).toMatchObject({ etat: 'determine', date: '2023-11-06' });
      expect(banc.code(rule, { ...saisie, date: d('2023-11-07') })).toBe('FAIT_DEJA');
    },
  );

  it('is not awaited of a convention that waits for none, nor before everybody signed', () => {
    const saisie = { conventionId, preuve: 'Preuve', partieId: null, date: AUJOURDHUI };
    expect(signed().code(publier, saisie)).toBe('FAIT_NON_ATTENDU');
    const refused = new Banc(AUJOURDHUI, attendant('publication', 'sa publication', true)).refused(
      publier,
      saisie,
    );
    expect(refused.code).toBe('FAIT_AVANT_SIGNATURES');
  });

  it('notified to each party, the last of them counts', () => {
    const banc = signed(AUJOURDHUI, attendant('notification', 'sa notification', true));
    const saisie = { conventionId, preuve: 'AR' };
    banc.must(notifier, { ...saisie, date: d('2023-11-10'), partieId: 'etat' });
    banc.must(notifier, { ...saisie, date: d('2023-11-06'), partieId: 'region' });
    expect(effetOf(banc.convention)).toMatchObject({ date: '2023-11-10' });
    expect(banc.code(notifier, { ...saisie, date: AUJOURDHUI, partieId: 'commune' })).toBe('PARTIE_INCONNUE');
  });

  it('the effect is that of an oracle, whatever the clause, the delay, the signatures and the facts', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        fc.constantFrom('derniere_signature', 'date', 'notification', 'transmission', 'publication' as const),
        fc.option(fc.integer({ min: 1, max: 40 })),
        fc.option(fc.integer({ min: 0, max: 60 })),
        fc.nat(60),
        (depart, attente, fait, signeLe) => {
          const origin = d('2026-01-01');
          const last = addDays(origin, signeLe);
          const decalage = attente === null ? null : ({ n: attente, unite: 'jours' } as const);
          const convention: Convention = {
            ...CONVENTION_AURA,
            clauses: [
              {
                id: 'effet',
                parametres: {
                  nature: 'effet',
                  depart,
                  date: depart === 'date' ? d('2026-02-01') : null,
                  decalage,
                },
                ancres: ['art6-1'],
                origine: { nature: 'acte' },
              },
            ],
            signatures: signatures(last),
            faits:
              fait === null || depart === 'date' || depart === 'derniere_signature'
                ? []
                : [
                    {
                      id: 'f',
                      nature: depart,
                      date: addDays(last, fait),
                      preuve: 'P',
                      partieId: null,
                    },
                  ],
          };
          // Day after day from the first of January: the day is reached, and then so many days pass.
          const from =
            depart === 'derniere_signature'
              ? last
              : depart === 'date'
                ? d('2026-02-01')
                : fait === null
                  ? null
                  : addDays(last, fait);
          const effet = effetOf(convention);
          seen.add(`${depart} ${effet.etat}`);
          if (from === null) expect(effet.etat).toBe('non_determine');
          else {
            let day = from;
            for (let n = 0; n < (attente ?? 0); n++) day = addDays(day, 1);
            expect(effet).toMatchObject({ etat: 'determine', date: day });
          }
          // Nothing rests on it before the last signature, nor before its effect.
          const banc = new Banc(AUJOURDHUI, convention);
          for (const offset of [-1, 0, 1]) {
            const at = addDays(last, offset);
            const open = requireValidite(banc.registre, convention, 'La demande', at, 'date').ok;
            expect(open).toBe(effet.etat === 'determine' && at >= effet.date && at >= last);
          }
        },
      ),
      tirage('effets', 200, 5000, 20261130),
    );
    expect(seen.size).toBe(8);
  });
});

describe('an objection and an express renewal', () => {
  const tacite = () => {
    const banc = signed(d('2024-01-15'), attendant('publication', 'sa publication', true));
    banc.must(publier, { conventionId, preuve: 'RAA', date: d('2024-01-10') });
    return withFin(banc, d('2024-12-31'));
  };
  const saisie = { conventionId, preuve: 'Courrier', partieId: 'region' };

  it('in time stops the renewal, late is kept and said to be for the next', () => {
    const banc = tacite();
    banc.aujourdhui = d('2024-12-01');
    const late = banc.must(opposerRenouvellement, { ...saisie, date: d('2024-11-02') });
    expect(late.avertissements[0]?.message).toContain('tardive');
    expect(late.avertissements[0]?.message).toContain('31 octobre 2024');
    banc.aujourdhui = d('2026-06-01');
    expect(banc.etat(d('2025-06-01'))).toBe('en_vigueur');
    expect(banc.etat(d('2026-01-01'))).toBe('expiree');
    const other = tacite();
    other.aujourdhui = d('2024-11-30');
    expect(other.must(opposerRenouvellement, { ...saisie, date: d('2024-10-31') }).avertissements).toEqual(
      [],
    );
    expect(other.code(opposerRenouvellement, { ...saisie, date: d('2024-11-01') })).toBe('FAIT_DEJA');
    expect(other.etat(d('2025-01-01'))).toBe('expiree');
  });

  it('made before the convention ended by a denunciation, it is recorded afterwards; from that day on, it is not', () => {
    const banc = tacite();
    banc.aujourdhui = d('2025-03-01');
    banc.apply([
      put('denonciations', {
        id: 'denonciation',
        conventionId,
        miseEnDemeureId: null,
        partieId: 'etat',
        auteurId: 'prefete',
        notifieeLe: d('2024-09-01'),
        numero: null,
        persistance: null,
        priseEffet: { nature: 'reception' },
        receptionLe: d('2024-10-31'),
        derogation: null,
      }),
    ]);
    expect(banc.etat()).toBe('resiliee');
    expect(banc.code(opposerRenouvellement, { ...saisie, date: d('2024-10-31') })).toBe(
      'CONVENTION_RESILIEE',
    );
    banc.must(opposerRenouvellement, { ...saisie, date: d('2024-10-30') });
    expect(banc.etat()).toBe('resiliee');
  });

  it('is refused when no clause gives it, when renewals are used up, and once it is over', () => {
    expect(signed().code(opposerRenouvellement, { ...saisie, date: AUJOURDHUI })).toBe('FAIT_NON_ATTENDU');
    const banc = tacite();
    banc.aujourdhui = d('2028-01-01');
    expect(banc.code(opposerRenouvellement, { ...saisie, date: d('2026-06-01') })).toBe(
      'RENOUVELLEMENT_EPUISE',
    );
    expect(banc.code(opposerRenouvellement, { ...saisie, date: d('2027-06-01') })).toBe(
      'RENOUVELLEMENT_APRES_TERME',
    );
    expect(banc.code(reconduire, { conventionId, preuve: 'P', date: d('2024-06-01') })).toBe(
      'FAIT_NON_ATTENDU',
    );
  });

  it('each express renewal is one period, asked once for each term', () => {
    const banc = signed(d('2024-01-15'), attendant('notification', 'sa notification', false));
    banc.must(notifier, { conventionId, preuve: 'AR', date: d('2024-01-10'), partieId: null });
    withFin(banc, d('2024-12-31'));
    banc.aujourdhui = d('2025-06-01');
    const reconduction = { conventionId, preuve: 'Échange de lettres' };
    banc.must(reconduire, { ...reconduction, date: d('2024-09-01') });
    expect(banc.code(reconduire, { ...reconduction, date: d('2024-10-01') })).toBe('FAIT_DEJA');
    expect(banc.etat(d('2025-06-01'))).toBe('en_vigueur');
    banc.must(reconduire, { ...reconduction, date: d('2025-02-01') });
    expect(banc.etat(d('2026-12-31'))).toBe('en_vigueur');
    expect(banc.etat(d('2027-01-01'))).toBe('expiree');
  });
});

describe('nothing rests on a convention before its last signature', () => {
  it('even where its clause fixes an earlier day', () => {
    const banc = new Banc(
      d('2026-11-23'),
      disant('art6-1', 'La présente convention prend effet le 1er janvier 2026.'),
    );
    const signing = banc.must(signerConvention, { conventionId, signatures: signatures(d('2026-03-10')) });
    expect(signing.avertissements[0]?.message).toContain('La dernière signature est du');
    expect(effetOf(banc.convention)).toMatchObject({ etat: 'determine', date: '2026-01-01' });
    const at = (date: string) =>
      requireValidite(banc.registre, banc.convention, 'La demande', d(date), 'date');
    const early = at('2026-02-01');
    expect(early.ok ? null : early.error.code).toBe('AVANT_SIGNATURES');
    expect(at('2026-03-10').ok).toBe(true);
  });
});

describe('a day not worked there that no calendar knows', () => {
  it('is added, said twice refused, and taken away leaves the record as it was', () => {
    const banc = signed();
    const jour = { conventionId, date: d('2027-05-29'), nom: 'Abolition de l’esclavage' };
    const before = JSON.stringify(banc.convention);
    banc.must(ajouterJourLocal, jour);
    expect(banc.convention.joursLocaux).toEqual([{ date: jour.date, nom: jour.nom }]);
    expect(banc.code(ajouterJourLocal, jour)).toBe('JOUR_LOCAL_DEJA');
    banc.must(retirerJourLocal, { conventionId, date: jour.date });
    expect(JSON.stringify(banc.convention)).toBe(before);
    expect(banc.code(retirerJourLocal, { conventionId, date: jour.date })).toBe('JOUR_LOCAL_INCONNU');
  });
});
