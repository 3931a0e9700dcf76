import { compareDates, daysBetween } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { typographie } from '../typographie';
import { DECLARATIONS } from './declarations';
import type {
  ChampComite,
  ChampEcheances,
  Declaration,
  EcheanceDite,
  Fondement,
  GenreEcheance,
} from './echeance';

/** Where a date stands on a day. */
export const STATUT_LABELS = {
  en_retard: 'en retard',
  a_venir: 'à venir',
  passee: 'passée',
  tenue: 'tenue',
} as const;
export type StatutEcheance = keyof typeof STATUT_LABELS;

export type Echeance = Omit<Required<EcheanceDite>, 'id'> & {
  /** In the whole registry, for as long as the record waits for the same thing. */
  readonly cle: string;
  /** Within its convention. */
  readonly id: string;
  readonly genre: GenreEcheance;
  readonly fondement: Fondement;
  /** Its convention; the committee, of a date that is the committee's own. */
  readonly conventionId: string;
  readonly statut: StatutEcheance;
  /** From today; negative when it is past. */
  readonly jours: number;
};

/** Still waited for: late, or to come. */
export const estOuverte = ({ statut }: Pick<Echeance, 'statut'>): boolean =>
  statut === 'en_retard' || statut === 'a_venir';

export function statutDe(
  { date, etat, tenueLe }: Pick<Echeance, 'date' | 'etat' | 'tenueLe'>,
  aujourdhui: CivilDate,
): StatutEcheance {
  if (tenueLe !== null && tenueLe <= aujourdhui) return 'tenue';
  if (date >= aujourdhui) return 'a_venir';
  return etat === 'a_faire' ? 'en_retard' : 'passee';
}

/** The sentences of the declarations are the same ones from convention to convention: each is set once. */
const composees = new Map<string, string>();
const MAX_COMPOSEES = 2000;
function composer(phrase: string): string {
  const known = composees.get(phrase);
  if (known !== undefined) return known;
  if (composees.size >= MAX_COMPOSEES) composees.clear();
  const dite = typographie(phrase);
  composees.set(phrase, dite);
  return dite;
}

/**
 * The dates of one convention, or of one committee, oldest first, past ones included. `declarations`: those of the registry, unless a proof
 * leaves one out.
 */
export function echeancesDe(
  champ: ChampEcheances | ChampComite,
  declarations: readonly Declaration[] = DECLARATIONS,
): readonly Echeance[] {
  const { aujourdhui } = champ;
  const porteur = 'instance' in champ ? champ.instance.id : champ.convention.id;
  const dites = (declaration: Declaration) =>
    'instance' in champ ? (declaration.comite?.(champ) ?? []) : declaration.echeances(champ);
  return declarations
    .flatMap((declaration) =>
      dites(declaration).map((dite): Echeance => {
        const tenueLe = dite.tenueLe ?? null;
        return {
          ...dite,
          cle: `${porteur}/${declaration.genre}/${dite.id}`,
          genre: declaration.genre,
          fondement: declaration.fondement,
          conventionId: porteur,
          tenueLe,
          statut: statutDe({ ...dite, tenueLe }, aujourdhui),
          jours: daysBetween(aujourdhui, dite.date),
          acte: typographie(dite.acte),
          libelle: composer(dite.libelle),
          aFaire: composer(dite.aFaire ?? dite.libelle),
          cause: typographie(dite.cause),
          attendu: dite.attendu === null ? null : composer(dite.attendu),
          sinon: composer(dite.sinon ?? declaration.sinon),
          geste: dite.geste ?? null,
          etapes: dite.etapes ?? [],
        };
      }),
    )
    .sort((a, b) => compareDates(a.date, b.date));
}
