import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { Contexte, DecisionResult } from '#domain/decision';
import type { Convention } from '#domain/fiches/convention';
import type { Registre } from '#domain/registre';
import { COMMANDS } from '../../../src-main/application/commands';
import type { CommandMethod } from '../../../src-main/application/commands';
import { tirage } from '../../support/essais';
import { iso, jour } from '../../support/oracle';
import { Banc, CONVENTION_ID, EFFET, d, grief, signed, withFin } from '../../support/registre';
import { Temoin } from '../../support/temoin-du-dossier';
import type { Acte, Lettre, Loi } from '../../support/temoin-du-dossier';

/*
 * 10 000 walks of the case under random clauses, by its real commands, in whatever order and on whatever days: nothing
 * reaches « résiliée » but by the acts its clause asks for, in their order, on days it allows. Who judges it remembers
 * what was done and computes no state of the registry's.
 */

const laps = fc.oneof(
  fc.record({ n: fc.integer({ min: 1, max: 6 }), unite: fc.constant('mois' as const) }),
  fc.record({ n: fc.integer({ min: 8, max: 75 }), unite: fc.constant('jours' as const) }),
);
const depart = fc.constantFrom('envoi' as const, 'premiere_presentation' as const, 'reception' as const);
const rare = <T>(one: fc.Arbitrary<T>) => fc.option(one, { freq: 5, nil: null });
const lois: fc.Arbitrary<Loi> = fc.record({
  manquement: rare(
    fc
      .tuple(laps, depart, fc.boolean())
      .map(([one, from, pleinDroit]) => ({ ...one, depart: from, pleinDroit })),
  ),
  sansMotif: fc.option(
    fc.tuple(laps, depart).map(([one, from]) => ({ ...one, depart: from })),
    { nil: null },
  ),
  accord: fc.boolean(),
});

/** The real convention, whose clauses on its end are those. */
function conventionSous({ manquement, sansMotif, accord }: Loi): Convention {
  const { convention } = new Banc(d('2026-01-05'));
  const clauses = convention.clauses ?? [];
  const base = clauses.find(({ parametres }) => parametres.nature === 'resiliation');
  if (base?.parametres.nature !== 'resiliation') throw new Error('no clause');
  const { parametres } = base;
  const dite = (id: string, over: Partial<typeof parametres>) => ({
    ...base,
    id,
    parametres: { ...parametres, ...over },
  });
  return {
    ...convention,
    clauses: [
      ...clauses.filter((one) => one !== base),
      ...(manquement === null
        ? []
        : [
            dite(base.id, {
              n: manquement.n,
              unite: manquement.unite,
              depart: manquement.depart,
              caractere: manquement.pleinDroit ? 'plein_droit' : 'faculte',
            }),
          ]),
      ...(sansMotif === null
        ? []
        : [
            dite('sortie', {
              motif: 'sans_motif',
              n: sansMotif.n,
              unite: sansMotif.unite,
              depart: sansMotif.depart,
            }),
          ]),
      ...(accord ? [dite('accord', { motif: 'accord', n: null, unite: null, depart: null })] : []),
    ],
  };
}

const GESTES = {
  temps: 5,
  preparer: 2,
  signer: 4,
  envoyer: 6,
  suivre: 9,
  tenir: 5,
  observer: 2,
  prolonger: 1,
  regulariser: 2,
  retirer: 1,
  denoncer: 9,
  resilier: 1,
  expedier: 4,
  pister: 6,
  recevoir: 4,
  suite: 4,
} as const;
type Geste = keyof typeof GESTES;
/** What follows an act that ends the convention. */
type Suite = Extract<Geste, 'expedier' | 'pister' | 'recevoir' | 'suite'>;
const pas = fc.record({
  geste: fc.oneof(
    ...(Object.entries(GESTES) as [Geste, number][]).map(([geste, weight]) => ({
      arbitrary: fc.constant(geste),
      weight,
    })),
  ),
  n: fc.array(fc.nat(9999), { minLength: 6, maxLength: 6 }),
});

const ETAT = ['prefete', 'recteur', 'draaf'] as const;
const NATURES = ['retrait', 'annulation', 'suspension', 'fin_suspension', 'reprise'] as const;
const vus = new Map<string, number>();
const compter = (quoi: string): void => void vus.set(quoi, (vus.get(quoi) ?? 0) + 1);

/** One walk: the registry, who remembers, and what may be asked of it next. */
class Marche {
  readonly banc: Banc;
  readonly temoin: Temoin;

  constructor(private readonly loi: Loi) {
    this.banc = withFin(signed(d('2026-03-02'), conventionSous(loi)));
    this.temoin = new Temoin(loi, jour(EFFET), jour('2028-12-31'));
  }

  /** Asks; what is accepted is recorded. Null when it is refused. */
  private demander(methode: CommandMethod, entree: unknown): { readonly id: string } | null {
    const rule = COMMANDS[methode] as (
      registre: Registre,
      input: unknown,
      contexte: Contexte,
    ) => DecisionResult;
    const result = rule(this.banc.registre, entree, this.banc.contexte);
    if (!result.ok) return null;
    this.banc.apply(result.value.changes);
    compter(methode);
    return result.value;
  }

  private plis(
    envois: readonly { readonly id: string; readonly destinataireId: string; readonly depotLe: string }[],
    liste: Lettre['plis'],
  ): void {
    for (const one of envois)
      if (liste.every(({ id }) => id !== one.id))
        this.temoin.pli(liste, one.id, one.destinataireId, jour(one.depotLe));
  }

  /** What comes next in a case that goes on: three times out of four, it does. */
  private prochain(n: readonly number[]): Geste {
    const at = (rang: number): number => n[rang] ?? 0;
    const parmi = (...all: readonly Geste[]): Geste => all[at(3) % all.length] ?? 'temps';
    const { registre } = this.banc;
    const acte = [...registre.denonciations.values()].at(-1);
    if (acte !== undefined && (acte.suites ?? []).length === 0)
      return acte.envois === undefined
        ? parmi('temps', 'expedier', 'recevoir', 'recevoir', 'suite')
        : parmi('temps', 'pister', 'pister', 'pister', 'expedier', 'suite');
    const med = [...registre.misesEnDemeure.values()].at(-1);
    const lettre = med === undefined ? undefined : this.temoin.lettres.get(med.id);
    if (lettre === undefined || lettre.close) return 'preparer';
    if (lettre.signee === null) return 'signer';
    if (lettre.plis.length === 0) return 'envoyer';
    return lettre.plis.some(({ perdu }) => perdu)
      ? parmi('temps', 'temps', 'envoyer', 'tenir', 'denoncer', 'denoncer')
      : at(4) % 25 === 0
        ? 'prolonger'
        : parmi('temps', 'temps', 'suivre', 'denoncer', 'denoncer', 'denoncer');
  }

  faire(tire: Geste, n: readonly number[]): void {
    const geste = (n[0] ?? 0) % 4 === 0 ? tire : this.prochain(n);
    const at = (rang: number): number => n[rang] ?? 0;
    const pick = <T>(list: readonly T[], rang: number): T | undefined => list[at(rang) % list.length];
    const { banc, temoin } = this;
    const { registre, aujourdhui } = banc;
    /** Today, mostly; now and then told some days later. */
    const dit = addDays(aujourdhui, at(5) % 3 === 0 ? -(at(4) % 25) : 0);
    const motif = 'Motif de l’essai.';
    const lettres = [...registre.misesEnDemeure.values()];
    const med = at(1) % 5 === 0 ? pick(lettres, 2) : lettres.at(-1);
    const lettre = med === undefined ? undefined : temoin.lettres.get(med.id);
    const actes = [...registre.denonciations.values()];
    const acte = at(1) % 5 === 0 ? pick(actes, 2) : actes.at(-1);
    const suivi = acte === undefined ? undefined : temoin.actes.get(acte.id);
    if (geste === 'temps') {
      banc.aujourdhui = addDays(aujourdhui, 1 + (at(2) % (at(1) % 2 === 0 ? 100 : 10)));
      return;
    }
    if (geste === 'preparer') {
      const deLEtat = at(1) % 4 === 0;
      const faits = addDays(aujourdhui, -(at(2) % 20));
      const fait = this.demander('misesEnDemeure.preparer', {
        conventionId: CONVENTION_ID,
        partieEmettriceId: deLEtat ? 'etat' : 'region',
        partieDestinataireId: null,
        auteurId: deLEtat ? 'prefete' : 'president',
        coauteurIds: [],
        griefs: [grief({ obligationId: deLEtat ? 'ART2-2-6' : 'ART3-4', dateFaits: faits })],
        reprise: null,
      });
      if (fait !== null)
        temoin.lettres.set(fait.id, {
          faits: jour(faits),
          signee: null,
          close: false,
          tenue: false,
          accorde: null,
          plis: [],
        });
      return;
    }
    if (geste === 'resilier') {
      const motifClause = at(1) % 2 === 0 ? 'accord' : 'sans_motif';
      const effetLe = at(2) % 3 === 0 ? addDays(dit, at(3) % 200) : null;
      const tous = at(3) % 2 === 0;
      const fait = this.demander('denonciations.resilier', {
        conventionId: CONVENTION_ID, partieId: 'region', auteurId: 'president', coauteurIds: tous ? ['prefete'] : [],
        motifClause, motif, notifieeLe: dit, numero: null, effetLe, reprise: null,
      }); // prettier-ignore
      if (fait === null) return;
      expect([motifClause, dit, temoin.fauteDeResilier(motifClause, jour(dit), tous)]).toEqual([
        motifClause,
        dit,
        null,
      ]);
      const { sansMotif } = this.loi;
      temoin.actes.set(fait.id, {
        notifie: jour(dit), recu: null, presente: null, plis: [], suites: [],
        effet:
          motifClause === 'accord' || sansMotif === null
            ? { de: 'jour', le: jour(effetLe ?? dit) }
            : { de: 'preavis', ...sansMotif, le: effetLe === null ? null : jour(effetLe) },
      }); // prettier-ignore
      return;
    }
    if (acte !== undefined && suivi !== undefined) this.apres(geste, acte.id, suivi, n, dit);
    if (med === undefined || lettre === undefined) return;
    const miseEnDemeureId = med.id;
    switch (geste) {
      case 'signer':
        if (this.demander('misesEnDemeure.signer', { miseEnDemeureId, date: dit }) !== null)
          lettre.signee = jour(dit);
        return;
      case 'envoyer': {
        const tous = med.partieDestinataireId === 'etat' ? ETAT : (['president'] as const);
        const ids = at(1) % 3 === 0 ? tous.slice(0, 1 + (at(2) % tous.length)) : tous;
        const fait = this.demander('misesEnDemeure.envoyer', {
          miseEnDemeureId,
          envois: this.envois(ids, dit),
        });
        if (fait !== null) this.plis(registre.misesEnDemeure.get(miseEnDemeureId)?.envois ?? [], lettre.plis);
        return;
      }
      case 'suivre': {
        const envoi = pick(med.envois, 1);
        if (envoi === undefined) return;
        const nouvelles = this.poste(n, envoi.depotLe);
        if (
          this.demander('misesEnDemeure.suivreEnvoi', {
            miseEnDemeureId,
            envoiId: envoi.id,
            ...nouvelles,
          }) !== null
        )
          temoin.suivi(lettre.plis, envoi.id, nouvelles);
        return;
      }
      case 'tenir':
        if (this.demander('misesEnDemeure.tenir', { miseEnDemeureId, date: dit, motif }) !== null)
          lettre.tenue = true;
        return;
      case 'observer':
        this.demander('misesEnDemeure.observer', { miseEnDemeureId, date: dit, texte: motif, piece: null });
        return;
      case 'prolonger': {
        const jusquAu = addDays(dit, 20 + (at(1) % 200));
        if (
          this.demander('misesEnDemeure.prolonger', { miseEnDemeureId, date: dit, jusquAu, motif }) !== null
        )
          lettre.accorde = jour(jusquAu);
        return;
      }
      case 'regulariser':
      case 'retirer':
        if (this.demander(`misesEnDemeure.${geste}`, { miseEnDemeureId, date: dit, motif }) !== null)
          lettre.close = true;
        return;
      case 'denoncer': {
        const nature = (['reception', 'reception', 'constat', 'date'] as const)[at(1) % 4] ?? 'reception';
        const le = addDays(dit, at(2) % 90);
        const derogation = at(3) % 3 === 0 ? motif : null;
        const fait = this.demander('denonciations.notifier', {
          miseEnDemeureId, auteurId: med.auteurId, notifieeLe: dit, numero: null, persistance: 'Toujours rien de fait.',
          priseEffet: nature === 'date' ? { nature, date: le } : { nature }, derogation,
        }); // prettier-ignore
        if (fait === null) return;
        const faute = temoin.fauteDeDenoncer(lettre, jour(dit), derogation !== null, nature === 'constat');
        expect([dit, JSON.stringify(this.loi), faute]).toEqual([dit, JSON.stringify(this.loi), null]);
        temoin.actes.set(fait.id, {
          notifie: jour(dit), recu: null, presente: null, plis: [], suites: [],
          effet: nature === 'reception' ? { de: 'reception' } : { de: 'jour', le: nature === 'date' ? jour(le) : jour(dit) },
        }); // prettier-ignore
        return;
      }
      // What follows an act that ends the convention was done above.
      case 'expedier':
      case 'pister':
      case 'recevoir':
      case 'suite':
    }
  }

  /** What follows an act that ends the convention. */
  private apres(
    geste: Geste,
    denonciationId: string,
    suivi: Acte,
    n: readonly number[],
    dit: CivilDate,
  ): void {
    const at = (rang: number): number => n[rang] ?? 0;
    const { registre } = this.banc;
    const one = registre.denonciations.get(denonciationId);
    switch (geste as Suite) {
      case 'expedier': {
        const a = one?.partieId === 'region' ? ETAT : (['president'] as const);
        const ids = at(1) % 3 === 0 ? a.slice(0, 1 + (at(2) % a.length)) : a;
        if (
          this.demander('denonciations.envoyer', { denonciationId, envois: this.envois(ids, dit) }) !== null
        )
          this.plis(registre.denonciations.get(denonciationId)?.envois ?? [], suivi.plis);
        return;
      }
      case 'pister': {
        const envoi = one?.envois?.[at(1) % (one.envois.length || 1)];
        if (envoi === undefined) return;
        const nouvelles = this.poste(n, envoi.depotLe);
        if (
          this.demander('denonciations.suivreEnvoi', { denonciationId, envoiId: envoi.id, ...nouvelles }) !==
          null
        )
          this.temoin.suivi(suivi.plis, envoi.id, nouvelles);
        return;
      }
      case 'recevoir': {
        const presentationLe = at(1) % 2 === 0 ? dit : null;
        if (
          this.demander('denonciations.enregistrerReception', {
            denonciationId,
            date: dit,
            presentationLe,
          }) === null
        )
          return;
        suivi.recu = jour(dit);
        suivi.presente = presentationLe === null ? null : jour(presentationLe);
        return;
      }
      case 'suite': {
        const nature = NATURES[at(1) % NATURES.length] ?? 'retrait';
        const reference = 'Ordonnance n° 2600001';
        if (
          this.demander('denonciations.enregistrerSuite', {
            denonciationId,
            nature,
            date: dit,
            reference,
          }) !== null
        )
          suivi.suites.push({ nature, le: jour(dit) });
        return;
      }
    }
  }

  private envois(ids: readonly string[], depotLe: CivilDate) {
    return ids.map((destinataireId) => ({
      destinataireId,
      numero: '1A 123 456 7890 1',
      depotLe,
      preuveDepot: 'Preuve',
    }));
  }

  /** What the post reports of a letter deposited that day: handed over, kept, refused, lost. */
  private poste(n: readonly number[], depot: CivilDate) {
    const at = (rang: number): number => n[rang] ?? 0;
    const le = (plus: number): CivilDate => addDays(depot, plus);
    const rien = {
      preuveDepot: null,
      preuves: null,
      presentationLe: null,
      distributionLe: null,
      refusLe: null,
      retour: null,
    };
    const presentationLe = le(1 + (at(2) % 4));
    switch (at(5) % 7) {
      case 0:
        return { ...rien, retour: { date: le(5), motif: 'adresse_inconnue' } };
      case 1:
        return { ...rien, presentationLe, retour: { date: le(20), motif: 'non_reclame' } };
      case 2:
        return { ...rien, presentationLe, refusLe: presentationLe, retour: { date: le(6), motif: 'refuse' } };
      case 3:
        return { ...rien, presentationLe };
      default:
        return { ...rien, presentationLe, distributionLe: le(4 + (at(4) % 9)) };
    }
  }
}

describe('10 000 marches du dossier, sous des clauses au hasard', () => {
  it('nothing ends the convention but the acts its clause asks for, in their order, on days it allows', () => {
    fc.assert(
      fc.property(lois, fc.array(pas, { minLength: 60, maxLength: 60 }), (loi, marche) => {
        const one = new Marche(loi);
        for (const { geste, n } of marche) {
          one.faire(geste, n);
          const { banc, temoin } = one;
          for (const later of [0, 60, 500]) {
            const vu = addDays(banc.aujourdhui, later);
            const etat = banc.etat(vu);
            const finie = temoin.finie(jour(vu));
            if (etat === 'resiliee') expect([vu, finie]).toEqual([vu, true]);
            // And it does end once they are done, unless its term came first.
            else if (finie && etat !== 'expiree') expect([iso(jour(vu)), etat]).toEqual([vu, 'resiliee']);
          }
        }
        compter(one.banc.etat());
      }),
      tirage('marches du dossier', 220, 10_000, 20261201),
    );
  });

  it('went everywhere: a walk that never gets anywhere proves nothing', () => {
    for (const methode of [
      'misesEnDemeure.signer',
      'misesEnDemeure.envoyer',
      'misesEnDemeure.suivreEnvoi',
      'misesEnDemeure.tenir',
      'misesEnDemeure.observer',
      'misesEnDemeure.prolonger',
      'misesEnDemeure.regulariser',
      'misesEnDemeure.retirer',
      'denonciations.notifier',
      'denonciations.resilier',
      'denonciations.envoyer',
      'denonciations.suivreEnvoi',
      'denonciations.enregistrerReception',
      'denonciations.enregistrerSuite',
    ])
      expect([methode, (vus.get(methode) ?? 0) > 10]).toEqual([methode, true]);
    for (const etat of ['en_vigueur', 'denoncee', 'resiliee'])
      expect([etat, (vus.get(etat) ?? 0) > 10]).toEqual([etat, true]);
  });
});
