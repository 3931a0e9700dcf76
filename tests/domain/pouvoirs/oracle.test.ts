import { describe, expect, it } from 'vitest';
import { addDays, civilDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { Delegation } from '#domain/fiches/delegation';
import type { Titulaire } from '#domain/fiches/titulaire';
import { VACANTE } from '#domain/parties/partie';
import { pouvoirDe, quiSigne } from '#domain/pouvoirs/qui-signe';
import type { Registre } from '#domain/registre';
import type { NaturePouvoir } from '#registre/fiches/natures';
import { annoncer, GRAINE, hasard, nombreEssais } from '../../support/essais';
import { Banc, CONVENTION_ID } from '../../support/registre';

/*
 * Whoever signs, against an oracle that knows nothing of intervals: it walks the days one by one, and holds the office
 * in a table of a cell a day.
 */

const JOURS = 80;
const ORIGINE = civilDate('2025-01-01');
const jour = (n: number): CivilDate => addDays(ORIGINE, n);
const PERSONNES = ['AUBRY', 'BRUN', 'CHARLES'];
const DELEGATAIRES = ['PETIT', 'GRAND', 'MOYEN'];
const NATURES: readonly NaturePouvoir[] = ['convention', 'avenant', 'correspondance'];
const PLACE = 'prefete';

type Mandat = { readonly debut: number; readonly fin: number | null; readonly nom: string | null };
type Arrete = {
  readonly id: string;
  readonly nom: string;
  readonly numero: boolean;
  readonly support: boolean;
  readonly date: number | null;
  readonly publie: number | null;
  readonly portee: readonly NaturePouvoir[];
  readonly rang: number | null;
  readonly debut: number | null;
  readonly fin: number | null;
  readonly depart: number | null;
  readonly abroge: number | null;
  readonly reconduits: readonly { readonly date: number; readonly publie: number }[];
};
type Monde = {
  /** Whom the convention names; null: nobody. */
  readonly premier: string | null;
  readonly mandats: readonly Mandat[];
  readonly arretes: readonly Arrete[];
};

function tirer(de: () => number): Monde {
  const entier = (n: number): number => Math.floor(de() * n);
  const parfois = <T>(chance: number, make: () => T): T | null => (de() < chance ? make() : null);
  const un = <T>(all: readonly T[]): T => all[entier(all.length)]!;
  const debuts = [...new Set(Array.from({ length: entier(5) }, () => entier(JOURS)))].sort((a, b) => a - b);
  const mandats = debuts.map((debut, rang): Mandat => {
    const suivant = debuts[rang + 1] ?? JOURS + 5;
    const nom = parfois(0.8, () => un(PERSONNES));
    return {
      debut,
      nom,
      fin: nom === null ? null : parfois(0.4, () => debut + entier(suivant - debut)),
    };
  });
  const arretes = Array.from({ length: entier(5) }, (_, rang): Arrete => {
    const date = parfois(0.95, () => entier(JOURS));
    const from = date ?? entier(JOURS);
    return {
      id: `delegation-${rang}`,
      nom: un(DELEGATAIRES),
      numero: de() < 0.95,
      support: de() < 0.97,
      date,
      publie: parfois(0.92, () => from + entier(12)),
      portee: NATURES.filter(() => de() < 0.75),
      rang: parfois(0.4, () => 1 + entier(2)),
      debut: parfois(0.2, () => from + entier(15)),
      fin: parfois(0.25, () => from + entier(50)),
      depart: parfois(0.15, () => from + entier(50)),
      abroge: parfois(0.15, () => from + entier(50)),
      reconduits: [
        ...new Map(
          Array.from({ length: de() < 0.4 ? 1 + entier(2) : 0 }, () => {
            const at = from + entier(40);
            return [at, { date: at, publie: at + entier(5) }] as const;
          }),
        ).values(),
      ],
    };
  });
  return { premier: parfois(0.6, () => un(PERSONNES)), mandats, arretes };
}

const bancVide = new Banc(civilDate('2026-11-23'));

/** The same world, as the registry keeps it. */
function registreDe({ premier, mandats, arretes }: Monde): Registre {
  const base = bancVide.registre;
  const convention = base.conventions.get(CONVENTION_ID)!;
  const personne = premier === null ? VACANTE : { civilite: 'Madame' as const, prenom: 'Anne', nom: premier };
  const au = (n: number | null): CivilDate | null => (n === null ? null : jour(n));
  return {
    ...base,
    conventions: new Map([
      [
        CONVENTION_ID,
        {
          ...convention,
          parties: convention.parties.map((partie) => ({
            ...partie,
            signataires: partie.signataires.map((one) => (one.id === PLACE ? { ...one, personne } : one)),
          })),
        },
      ],
    ]),
    titulaires: new Map(
      mandats.map(({ debut, fin, nom }, rang): [string, Titulaire] => [
        `titulaire-${rang}`,
        {
          id: `titulaire-${rang}`,
          conventionId: CONVENTION_ID,
          signataireId: PLACE,
          civilite: nom === null ? null : 'Madame',
          prenom: nom === null ? null : 'Anne',
          nom,
          debut: jour(debut),
          fin: au(fin),
          source: `décret n° ${rang}`,
          intitule: null,
          genre: null,
          intituleLong: null,
          appel: null,
          article: null,
        },
      ]),
    ),
    delegations: new Map(
      arretes.map((one, rang): [string, Delegation] => [
        one.id,
        {
          id: one.id,
          conventionId: CONVENTION_ID,
          signataireId: PLACE,
          civilite: 'Monsieur',
          prenom: 'Ivan',
          nom: one.nom,
          qualite: 'Secrétaire général',
          genre: null,
          article: null,
          qualiteLongue: null,
          appel: null,
          numero: one.numero ? `2025-${rang}` : null,
          date: au(one.date),
          portee: one.portee,
          objet: null,
          rang: one.rang,
          debut: au(one.debut),
          fin: au(one.fin),
          support: one.support ? 'RAA' : null,
          publieeLe: au(one.publie),
          departLe: au(one.depart),
          departSource: one.depart === null ? null : 'décret',
          abrogeeLe: au(one.abroge),
          abrogationMotif: one.abroge === null ? null : 'arrêté',
          reconductions: one.reconduits
            .map(({ date, publie }) => ({ date: jour(date), source: 'arrêté', publieeLe: jour(publie) }))
            .sort((a, b) => (a.date < b.date ? -1 : 1)),
        },
      ]),
    ),
  };
}

/** Who holds the office, a cell a day; null: nobody. */
function tenue({ premier, mandats }: Monde): readonly (string | null)[] {
  const cells: (string | null)[] = Array.from({ length: JOURS + 60 }, () => premier);
  for (const { debut, fin, nom } of mandats)
    for (let n = debut; n < cells.length; n += 1) cells[n] = fin !== null && n > fin ? null : nom;
  return cells;
}

function utilisable(
  one: Arrete,
  monde: Monde,
  cells: readonly (string | null)[],
  n: number,
  nature: NaturePouvoir,
) {
  if (!one.numero || !one.support || one.date === null || one.publie === null) return false;
  if (!one.portee.includes(nature)) return false;
  if (n < one.date || n < one.publie || (one.debut !== null && n < one.debut)) return false;
  if (one.fin !== null && n > one.fin) return false;
  if (one.depart !== null && n >= one.depart) return false;
  if (one.abroge !== null && n >= one.abroge) return false;
  const bases = [one.date, ...one.reconduits.filter(({ publie }) => publie <= n).map(({ date }) => date)];
  return bases.some((base) => {
    if (base > n) return false;
    const donnee = cells[base];
    // Never held by anybody known: whoever gave it is taken to be there still.
    if (donnee === null) return monde.premier === null && cells.slice(0, n + 1).every((one) => one === null);
    for (let t = base; t <= n; t += 1) if (cells[t] !== donnee) return false;
    return true;
  });
}

function attendu(monde: Monde, cells: readonly (string | null)[], n: number, nature: NaturePouvoir): string {
  const held = cells[n];
  if (held !== null && held !== undefined) return `titulaire ${held}`;
  const bonnes = monde.arretes.filter((one) => utilisable(one, monde, cells, n, nature));
  if (bonnes.length === 0) return 'vacance';
  const rang = Math.min(...bonnes.map((one) => one.rang ?? 1));
  const noms = new Set(bonnes.filter((one) => (one.rang ?? 1) === rang).map(({ nom }) => nom));
  return noms.size === 1 ? `delegation ${[...noms][0]!}` : 'choix';
}

describe('who signs for an office', () => {
  it('is exactly one holder, one delegate, or an explained vacancy, as a day-by-day oracle says', () => {
    const essais = nombreEssais(400, 10_000);
    annoncer('mandats et délégations au hasard', essais);
    const de = hasard(GRAINE);
    const vus = new Map<string, number>();
    const ecarts: string[] = [];
    for (let essai = 0; essai < essais; essai += 1) {
      const monde = tirer(de);
      const registre = registreDe(monde);
      const convention = registre.conventions.get(CONVENTION_ID)!;
      const cells = tenue(monde);
      for (let question = 0; question < 6; question += 1) {
        const n = Math.floor(de() * (JOURS + 20));
        const nature = NATURES[Math.floor(de() * NATURES.length)]!;
        const said = quiSigne(registre, convention, PLACE, jour(n), nature);
        const voulu = attendu(monde, cells, n, nature);
        const sorte = voulu.split(' ')[0]!;
        vus.set(sorte, (vus.get(sorte) ?? 0) + 1);
        const ecart = (quoi: string): void => {
          ecarts.push(`${quoi} : ${JSON.stringify({ essai, n, nature, voulu, said, monde })}`);
        };
        if ('vacance' in said) {
          if (voulu !== 'vacance' && voulu !== 'choix') ecart('personne');
          if (said.vacance.length < 30) ecart('vacance inexpliquée');
          // Every delegation recorded says why it is of no help.
          if (voulu === 'vacance' && said.defauts.length !== monde.arretes.length) ecart('défauts');
          if (voulu === 'choix' && !said.vacance.includes('même rang')) ecart('choix inexpliqué');
        } else {
          if (`${said.par} ${said.personne.nom}` !== voulu) ecart('quelqu’un d’autre');
          if (said.blocSignature.at(-1)?.includes(said.personne.nom) !== true) ecart('bloc');
        }
        for (const one of monde.arretes) {
          const choisi = pouvoirDe(registre, convention, {
            signataireId: PLACE,
            delegationId: one.id,
            jour: jour(n),
            nature,
          });
          if (choisi.ok !== utilisable(one, monde, cells, n, nature)) ecart(`délégation ${one.id}`);
        }
      }
    }
    expect(ecarts).toEqual([]);
    // The chance met every kind of answer: none of them is proved by its absence.
    for (const sorte of ['titulaire', 'delegation', 'vacance', 'choix'])
      expect(vus.get(sorte) ?? 0, sorte).toBeGreaterThan(0);
  });
});
