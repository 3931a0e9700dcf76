import { createHash } from 'node:crypto';
import { CONVENTION_AURA } from '../../src-main/application/exemples/auvergne-rhone-alpes';
import { demanderAvenant, signerAvenant } from '#domain/avenant/commands';
import type { Projet } from '#domain/avenant/commands';
import { addDays, civilDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { confirmerFin, signerConvention } from '#domain/convention/commands';
import type { Convention } from '#domain/fiches/convention';
import { enregistrerAvis } from '#domain/crefop/commands';
import type { Seance, SensAvis, Votes } from '#domain/fiches/avis';
import type { Contexte, Decision, DecisionResult } from '#domain/decision';
import { etatAu } from '#domain/convention/etat';
import type { EtatConvention } from '#domain/fiches/convention';
import type { CodeRefus, Refus } from '#domain/refus';
import { COLLECTIONS, emptyRegistre, put } from '#domain/registre';
import type { Changement, Registre } from '#domain/registre';
import { notifierDenonciation } from '#domain/resiliation/denonciation-commands';
import { envoyerMiseEnDemeure } from '#domain/resiliation/envoi-commands';
import { preparerMiseEnDemeure, signerMiseEnDemeure } from '#domain/resiliation/mise-en-demeure-commands';
import type { NouvelEnvoi } from '#domain/resiliation/envoi-commands';
import type { Denonciation } from '#domain/fiches/denonciation';
import type { Grief } from '#domain/fiches/mise-en-demeure';

export const d = civilDate;
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

export const CONVENTION_ID = CONVENTION_AURA.id;
/** The day the four signatures of `signed()` are complete: the convention's effect. */
export const EFFET = d('2023-10-02');
export const LES_QUATRE = ['prefete', 'recteur', 'draaf', 'president'] as const;

const ARTICLES = [
  { titre: 'Article 1er – Objet', alineas: ['Le présent avenant précise l’article 5.', 'Il est d’essai.'] },
];
export const PROJET: Projet = {
  objet: 'Avenant d’essai',
  articles: ARTICLES,
  priseEffet: { nature: 'signature' },
};

export const signatures = (date: CivilDate, ids: readonly string[] = LES_QUATRE) =>
  ids.map((signataireId) => ({ signataireId, date }));

export const seanceDu = (date: CivilDate, over: Partial<Seance> = {}): Seance => ({
  date,
  formation: 'pleniere',
  lieu: 'Lyon',
  convocationLe: addDays(date, -10),
  quorum: { membres: 40, presents: 30 },
  procesVerbal: 'PV d’essai',
  ...over,
});

export const VOTES: Votes = { pour: 25, contre: 2, abstentions: 3, nePrendPasPart: 0 };

export const grief = (over: Partial<Grief> = {}): Grief => ({
  obligationId: 'ART3-4',
  faits: 'Absence aux groupes de travail.',
  dateFaits: d('2026-10-01'),
  pieces: null,
  miseEnConformite: null,
  ...over,
});

/** The number of La Poste in its printed form. */
export const NUMERO = '1A 123 456 7890 1';

export const envoi = (
  destinataireId: string,
  depotLe: CivilDate,
  over: Partial<NouvelEnvoi> = {},
): NouvelEnvoi => ({
  destinataireId,
  numero: NUMERO.replace('123', { prefete: '201', recteur: '202', draaf: '203' }[destinataireId] ?? '204'),
  depotLe,
  preuveDepot: 'Preuve de dépôt d’essai',
  ...over,
});

/**
 * A registry in memory, moved by decisions alone, as the store would move it. Its clock, its identifiers and its
 * fingerprints are the test's.
 */
export class Banc {
  readonly #registre = emptyRegistre();
  #count = 0;
  #next: string[] = [];

  constructor(
    public aujourdhui: CivilDate,
    convention: Convention | null = CONVENTION_AURA,
  ) {
    if (convention !== null) this.apply([put('conventions', convention)]);
  }

  get registre(): Registre {
    return this.#registre;
  }

  get contexte(): Contexte {
    return {
      aujourdhui: this.aujourdhui,
      par: 'essai',
      newId: () => this.#next.shift() ?? `id-${++this.#count}`,
      sha256,
    };
  }

  /** The ids of the records to come, in order. */
  nextIds(ids: readonly string[]): void {
    this.#next = [...ids];
  }

  get convention(): Convention {
    const [convention] = this.#registre.conventions.values();
    if (convention === undefined) throw new Error('no convention');
    return convention;
  }

  etat(jour: CivilDate = this.aujourdhui): EtatConvention {
    return etatAu(this.#registre, this.convention, jour);
  }

  apply(changes: readonly Changement[]): void {
    for (const { collection, id, after } of changes) {
      if (!COLLECTIONS.includes(collection)) throw new Error(`unknown collection ${collection}`);
      const records = this.#registre[collection] as Map<string, unknown>;
      if (after === null) records.delete(id);
      else records.set(id, after);
    }
  }

  /** Runs one rule; what it decides is recorded. */
  run<I>(
    rule: (registre: Registre, input: I, contexte: Contexte) => DecisionResult,
    input: I,
  ): DecisionResult {
    const result = rule(this.#registre, input, this.contexte);
    if (result.ok) this.apply(result.value.changes);
    return result;
  }

  /** The same, expected to be accepted. */
  must<I>(rule: (registre: Registre, input: I, contexte: Contexte) => DecisionResult, input: I): Decision {
    return accepted(this.run(rule, input));
  }

  /** The same, expected to be refused; nothing may have moved. */
  refused<I>(rule: (registre: Registre, input: I, contexte: Contexte) => DecisionResult, input: I): Refus {
    const before = JSON.stringify(snapshot(this.#registre));
    const result = this.run(rule, input);
    if (result.ok) throw new Error('the rule accepted what it should refuse');
    if (JSON.stringify(snapshot(this.#registre)) !== before) throw new Error('a refusal left a change');
    return result.error;
  }

  code<I>(rule: (registre: Registre, input: I, contexte: Contexte) => DecisionResult, input: I): CodeRefus {
    return this.refused(rule, input).code;
  }
}

export function accepted(result: DecisionResult): Decision {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

/** Every record, in a form that compares. */
export const snapshot = (registre: Registre) =>
  Object.fromEntries(COLLECTIONS.map((name) => [name, [...registre[name].entries()]]));

/** The real convention whose effect waits for a fact, and which is renewed. */
export function attendant(
  depart: 'notification' | 'transmission' | 'publication',
  mots: string,
  tacite: boolean,
): Convention {
  return {
    ...CONVENTION_AURA,
    divisions: CONVENTION_AURA.divisions.map((division) => ({
      ...division,
      alineas: division.alineas.map((one) =>
        one.id === 'art6-1'
          ? { ...one, texte: `La présente convention prend effet à compter de ${mots}.` }
          : one,
      ),
    })),
    clauses: [
      ...(CONVENTION_AURA.clauses ?? []).map((one) =>
        one.id === 'effet'
          ? { ...one, parametres: { nature: 'effet', depart, date: null, decalage: null } as const }
          : one,
      ),
      {
        id: 'renouvellement',
        parametres: {
          nature: 'renouvellement',
          tacite,
          fois: 2,
          n: 1,
          unite: 'ans',
          preavis: { n: 2, unite: 'mois' },
        },
        ancres: ['art6-2'],
        origine: { nature: 'acte' },
      },
    ],
  };
}

/** The real convention, or the one given, signed by the four, in force since `EFFET`. */
export function signed(
  aujourdhui: CivilDate = d('2026-11-23'),
  convention: Convention = CONVENTION_AURA,
): Banc {
  const banc = new Banc(aujourdhui, convention);
  banc.must(signerConvention, {
    conventionId: CONVENTION_ID,
    signatures: [
      ...signatures(d('2023-09-14'), ['prefete']),
      ...signatures(d('2023-09-19'), ['recteur', 'draaf']),
      ...signatures(EFFET, ['president']),
    ],
  });
  return banc;
}

export function withFin(banc: Banc, date: CivilDate = d('2028-12-31')): Banc {
  banc.must(confirmerFin, { conventionId: CONVENTION_ID, date, fondement: 'CPRDFOP 2022-2028' });
  return banc;
}

export function withDemande(banc: Banc, date: CivilDate = d('2026-09-01'), projet: Projet = PROJET): string {
  return banc.must(demanderAvenant, {
    conventionId: CONVENTION_ID,
    partieId: 'region',
    auteurId: 'president',
    date,
    piece: null,
    ...projet,
  }).id;
}

export function withAvis(
  banc: Banc,
  avenantId: string,
  date: CivilDate = d('2026-10-15'),
  sens: SensAvis = 'favorable',
): string {
  return banc.must(enregistrerAvis, {
    avenantId,
    instance: 'CREFOP',
    seance: seanceDu(date),
    sens,
    votes: null,
    texte: 'Texte de l’avis.',
  }).id;
}

export function withAvenantSigne(banc: Banc, date: CivilDate = d('2026-11-02')): string {
  const id = withDemande(banc);
  withAvis(banc, id);
  banc.must(signerAvenant, { avenantId: id, signatures: signatures(date), motifTexteModifie: null });
  return id;
}

/** A letter of the Region to the State, signed on `date`. */
export function withLettre(banc: Banc, date: CivilDate = d('2026-11-20')): string {
  const { id } = banc.must(preparerMiseEnDemeure, {
    conventionId: CONVENTION_ID,
    partieEmettriceId: 'region',
    auteurId: 'president',
    griefs: [grief()],
  });
  banc.must(signerMiseEnDemeure, { miseEnDemeureId: id, date });
  return id;
}

/** The same letter, deposited to the three signatories of the State on `depot`. */
export function withEnvoi(banc: Banc, depot: CivilDate = d('2026-11-23')): string {
  const id = withLettre(banc);
  banc.must(envoyerMiseEnDemeure, {
    miseEnDemeureId: id,
    envois: [envoi('prefete', depot), envoi('recteur', depot), envoi('draaf', depot)],
  });
  return id;
}

export const denoncer = (
  miseEnDemeureId: string,
  notifieeLe: CivilDate,
  over: {
    readonly derogation?: string;
    readonly auteurId?: string;
    readonly priseEffet?: Denonciation['priseEffet'];
  } = {},
): Parameters<typeof notifierDenonciation>[1] => ({
  miseEnDemeureId,
  auteurId: over.auteurId ?? 'president',
  notifieeLe,
  numero: null,
  persistance: 'Le manquement persiste.',
  priseEffet: over.priseEffet ?? { nature: 'reception' },
  derogation: over.derogation ?? null,
});
