import { demanderAvenant, signerAvenant } from '#domain/avenant/commands';
import type { Projet } from '#domain/avenant/commands';
import type { Avenant, PriseEffet } from '#domain/fiches/avenant';
import type { Modification } from '#domain/texte/operations';
import { ajouterOperations, arbitrer, reglerClause } from '#domain/avenant/operations-commands';
import { addDays, civilDate as d } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { concordanceDe } from '#domain/concordance/concordance';
import { CONVENTION_ID, PROJET, signatures, withAvis } from '../../support/registre';
import type { Banc } from '../../support/registre';
import { designerRecteur } from '../../support/signataires';

export function avenantOf(banc: Banc, id: string): Avenant {
  const found = banc.registre.avenants.get(id);
  if (found === undefined) throw new Error(`no avenant ${id}`);
  return found;
}

export type Scenario = {
  readonly nom: string;
  readonly demande?: CivilDate;
  readonly priseEffet?: PriseEffet;
  readonly articles?: Projet['articles'];
  readonly operations: readonly Modification[];
  /** The sentences a person wrote, by rank; those missing are the registry's. */
  readonly phrases?: readonly (readonly string[] | undefined)[];
};

/** A draft of the real convention, its operations named after it: `a-0`, `a-1`… */
export function projeter(
  banc: Banc,
  { nom, demande, priseEffet, articles, operations, phrases = [] }: Scenario,
): string {
  banc.nextIds([nom]);
  const { id } = banc.must(demanderAvenant, {
    ...PROJET,
    conventionId: CONVENTION_ID,
    partieId: 'region',
    auteurId: 'president',
    date: demande ?? d('2024-01-05'),
    piece: null,
    objet: `Objet de l’avenant ${nom}`,
    articles: articles ?? [],
    priseEffet: priseEffet ?? { nature: 'signature' },
  });
  if (operations.length > 0) {
    banc.nextIds(operations.map((_, rang) => `${nom}-${rang}`));
    banc.must(ajouterOperations, {
      avenantId: id,
      operations: operations.map((modification, rang) => ({ modification, phrase: phrases[rang] ?? null })),
    });
  }
  banc.nextIds([]);
  return id;
}

/** Every clause the draft puts at stake, answered as the registry proposes. */
export function reglerClauses(banc: Banc, id: string): void {
  const { lignes } = concordanceDe(banc.registre, banc.convention, avenantOf(banc, id), banc.aujourdhui);
  for (const { operation, clauses, defauts } of lignes)
    for (const { clauseId, reponse, proposition, motifRequis } of clauses)
      if (
        reponse === null &&
        defauts.some(
          ({ code, contre }) =>
            code === 'CLAUSE_NOUVELLE' || (code === 'CLAUSE_A_REGLER' && contre === clauseId),
        )
      )
        banc.must(reglerClause, {
          avenantId: id,
          operationId: operation.id,
          clauseId,
          sort:
            proposition.nature === 'inchangee' && motifRequis
              ? { nature: 'inchangee', motif: 'Les parties en sont convenues' }
              : proposition,
          motif: null,
        });
}

/** The avis, then the four signatures on `jour`; conflicts with other drafts are settled with a reason. */
export function signer(banc: Banc, id: string, jour: CivilDate): void {
  reglerClauses(banc, id);
  withAvis(banc, id, addDays(jour, -10));
  const { lignes } = concordanceDe(banc.registre, banc.convention, avenantOf(banc, id), banc.aujourdhui);
  for (const { operation, defauts } of lignes)
    if (defauts.some(({ bloquant, tranche }) => bloquant && !tranche))
      banc.must(arbitrer, {
        avenantId: id,
        sujet: operation.id,
        choix: 'appliquer',
        motif: 'Examen conjoint',
      });
  banc.must(signerAvenant, { avenantId: id, signatures: signatures(jour), motifTexteModifie: null });
}

export const mots = (
  divisionId: string,
  alineaId: string | null,
  ancien: string,
  nouveau: string,
): Modification => ({
  nature: 'remplacer_mots',
  cible: { divisionId, alineaId },
  ancien,
  nouveau,
  partout: false,
});

/** A rector designated by an avenant signed on the day it takes effect, or with effect later. */
export function designe(banc: Banc, nom: string, signe: CivilDate, effet?: CivilDate): string {
  const id = projeter(banc, {
    nom: `designe-${nom.toLowerCase()}`,
    operations: [designerRecteur(nom)],
    ...(effet === undefined ? {} : { priseEffet: { nature: 'date' as const, date: effet } }),
  });
  signer(banc, id, signe);
  return id;
}
