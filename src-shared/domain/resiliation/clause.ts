import { MOTIF_RESILIATION_LABELS } from '#registre/fiches/clauses';
import type { MotifResiliation } from '#registre/fiches/clauses';
import { plierTexte } from '../french';
import type { NatureClause, ParametresDe } from '../clauses/clause';
import type { CivilDate } from '../civil-date';
import { clausesAu, lieuDeClause, motsDe, versionsClauses } from '../consolidation/clauses';
import type { ClauseEnVigueur, VersionClauses } from '../consolidation/clauses';
import { lAvenant } from '../consolidation/ordre';
import type { Convention } from '../fiches/convention';
import type { ClauseAppliquee } from '../fiches/mise-en-demeure';
import { refus } from '../refus';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { leLieu } from '../texte/nommer';

/** How a clause of termination is cited: « Convention, premier alinéa de l’article 7 ». */
export const SOURCE_INCONNUE = 'Convention, clause de résiliation';

export const sourceAppliquee = (
  clause: Pick<ClauseAppliquee, 'lieu' | 'avenant' | 'droitCommun'> | null | undefined,
): string =>
  clause === null || clause === undefined
    ? SOURCE_INCONNUE
    : (clause.droitCommun ??
      `Convention, ${clause.lieu}${
        clause.avenant === null ? '' : ` (rédaction de l’avenant n° ${clause.avenant})`
      }`);

function appliquee(version: VersionClauses, one: ClauseResiliation): ClauseAppliquee {
  const { nature: _nature, ...parametres } = one.parametres;
  return {
    parametres,
    lieu: lieuEcrit(version, one),
    mots: motsDe(version.texte, one.ancres).filter((mots) => mots !== null),
    avenant: one.depuis?.avenant.numero ?? null,
  };
}

const lieuEcrit = ({ texte }: VersionClauses, one: ClauseEnVigueur): string =>
  lieuDeClause(texte, one)?.libelle ?? 'clause de résiliation';

type ClauseResiliation = ClauseEnVigueur & { readonly parametres: ParametresDe<'resiliation'> };

const deNature = <N extends NatureClause>({ clauses }: Pick<VersionClauses, 'clauses'>, nature: N) =>
  clauses.filter((one) => one.parametres.nature === nature) as unknown as readonly (ClauseEnVigueur & {
    readonly parametres: ParametresDe<N>;
  })[];

const resiliations = (version: Pick<VersionClauses, 'clauses'>) => deNature(version, 'resiliation');

/** What common law leaves where the convention says nothing. */
const DROIT_COMMUN: Readonly<Record<MotifResiliation, { readonly permis: string; readonly source: string }>> =
  {
    manquement: {
      permis:
        'demander au juge du contrat la résiliation pour faute ou, entre personnes publiques, résilier pour un motif d’intérêt général',
      source: 'CE, 27 février 2015, n° 357028',
    },
    sans_motif: {
      permis:
        'entre personnes publiques, une résiliation unilatérale hors faute suppose un motif d’intérêt général ; à défaut, l’accord des parties',
      source: 'CE, 27 février 2015, n° 357028',
    },
    interet_general: {
      permis:
        'entre personnes publiques, un motif d’intérêt général permet de résilier même sans clause, par une décision qui se motive, dit ce qu’il en est de l’indemnisation et que le juge contrôle ; elle fixe le jour de son effet',
      source: 'CE, 27 février 2015, n° 357028',
    },
    accord: {
      permis:
        'les parties peuvent toujours mettre fin à la convention d’un commun accord, par un acte que toutes signent',
      source: 'C. civ., art. 1193',
    },
  };

/** What is refused when no clause says it: the subject of the sentence. */
const OBJETS: Readonly<Record<MotifResiliation, string>> = {
  manquement: 'de mise en demeure',
  sans_motif: 'de résiliation sans motif',
  interet_general: 'de résiliation pour un motif d’intérêt général',
  accord: 'de résiliation d’un commun accord',
};

/**
 * The clause that lets a party end the convention on that ground, as it stands on `jour`; or why nothing can rest on
 * it: it is absent, it is not sure, or the model cannot express it.
 */
export function clauseDeResiliation(
  registre: Registre,
  convention: Convention,
  motif: MotifResiliation,
  jour: CivilDate,
): Result<ClauseAppliquee> {
  const version = clausesAu(registre, convention, jour);
  const found = resiliations(version).find(({ parametres }) => parametres.motif === motif);
  if (found === undefined) return refuse(absente(registre, convention, version, motif, jour));
  if (!found.certitude.sure)
    return refuse(
      refus('CLAUSE_A_CONFIRMER', {
        lieu: leLieu({ libelle: lieuEcrit(version, found) }),
        doutes: found.certitude.doutes,
        source: sourceAppliquee(appliquee(version, found)),
      }),
    );
  return ok(appliquee(version, found));
}

/** What ends a convention that says nothing of it: each of these rests on common law alone. */
export const SANS_CLAUSE = ['interet_general', 'accord'] as const satisfies readonly MotifResiliation[];

const estSansClause = (motif: MotifResiliation): motif is (typeof SANS_CLAUSE)[number] =>
  SANS_CLAUSE.some((one) => one === motif);

/** Common law in the place of a clause: it has no words of the convention, and no period of its own. */
const droitCommunDe = (motif: (typeof SANS_CLAUSE)[number]): ClauseAppliquee => ({
  parametres: {
    motif,
    n: null,
    unite: null,
    depart: null,
    avantLe: null,
    caractere: 'faculte',
    forme: null,
    par: null,
    portee: null,
  },
  lieu: '',
  mots: [],
  avenant: null,
  droitCommun: DROIT_COMMUN[motif].source,
});

/** What common law lets the parties do, as a sentence. */
export const direDroitCommun = (motif: MotifResiliation): string => DROIT_COMMUN[motif].permis;

/**
 * What an act that ends the convention rests on: its clause, or common law where the convention has none. A clause that
 * is doubtful, or that the model cannot express, is never passed over.
 */
export function loiDeFin(
  registre: Registre,
  convention: Convention,
  motif: MotifResiliation,
  jour: CivilDate,
): Result<ClauseAppliquee> {
  const found = clauseDeResiliation(registre, convention, motif, jour);
  return !found.ok && found.error.code === 'CLAUSE_ABSENTE' && estSansClause(motif)
    ? ok(droitCommunDe(motif))
    : found;
}

function absente(
  registre: Registre,
  convention: Convention,
  version: VersionClauses,
  motif: MotifResiliation,
  jour: CivilDate,
) {
  const kept = deNature(version, 'autre').find(({ parametres: { objet, mots } }) => {
    const dit = plierTexte(`${objet} ${mots}`);
    return /\b(?:resili|denonc|demeure|retrait|retir)/u.test(dit);
  });
  if (kept !== undefined)
    return refus('CLAUSE_A_APPRECIER', {
      lieu: leLieu({ libelle: lieuEcrit(version, kept) }),
      mots: kept.parametres.mots,
    });
  const versions = versionsClauses(registre, convention);
  const retiree = versions
    .filter(({ acte }) => acte !== null && acte.effet <= jour)
    .flatMap(({ acte, retirees }) =>
      acte !== null &&
      retirees.some(({ parametres }) => parametres.nature === 'resiliation' && parametres.motif === motif)
        ? [acte]
        : [],
    )
    .at(-1);
  const possibles = resiliations(version).map(({ parametres }) => MOTIF_RESILIATION_LABELS[parametres.motif]);
  const { permis, source } = DROIT_COMMUN[motif];
  return refus('CLAUSE_ABSENTE', {
    objet: OBJETS[motif],
    jour,
    retireePar: retiree === undefined ? null : { acte: lAvenant(retiree.avenant), effet: retiree.effet },
    possibles,
    permis,
    source,
  });
}

/** Every clause by which the convention may end on `jour`, or why it cannot be applied, in the order the text has them. */
export const motifsOuverts = (
  registre: Registre,
  convention: Convention,
  jour: CivilDate,
): readonly MotifResiliation[] => [
  ...new Set(resiliations(clausesAu(registre, convention, jour)).map(({ parametres }) => parametres.motif)),
];
