import type { ClauseView, ClausesView } from '#contract/clauses';
import { NATURES_CLAUSE } from '#domain/clauses/clause';
import type { NatureClause } from '#domain/clauses/clause';
import { direClause } from '#domain/clauses/dire';
import { clausesAu, idPosee, lectureDe, lieuDeClause } from '#domain/consolidation/clauses';
import type { ClauseEnVigueur, VersionClauses } from '#domain/consolidation/clauses';
import { dementi } from '#domain/consolidation/clauses-tenues';
import { faitsAttendus } from '#domain/convention/faits-commands';
import { designationAvenant } from '#domain/fiches/avenant';
import type { CivilDate } from '#domain/civil-date';
import type { Convention } from '#domain/fiches/convention';
import { upperFirst } from '#domain/french';
import { nomCourant } from '#domain/parties/partie';
import type { Registre } from '#domain/registre';
import { lieuDe } from '#domain/texte/nommer';
import type { Lieu } from '#domain/texte/nommer';
import type { TexteEnVigueur } from '#domain/texte/en-vigueur';
import { typographie } from '#domain/typographie';

/** What follows when the text says nothing of a nature. Obligations and what is kept as words are not missed. */
const SUITES: Readonly<Partial<Record<NatureClause, string>>> = {
  effet:
    'Cette convention ne dit pas quand elle prend effet : elle oblige à sa conclusion, à la dernière signature (droit commun).',
  renouvellement:
    'Cette convention ne prévoit pas de renouvellement : elle prend fin à son terme, sauf avenant.',
  avenant:
    'Cette convention ne dit rien des avenants : elle se modifie d’un commun accord de ses parties (droit commun), et le registre n’exige aucun avis.',
  resiliation:
    'Cette convention ne prévoit pas de résiliation : aucune mise en demeure ne se fonde sur elle, et seul le droit commun permet d’y mettre fin.',
  obligation: 'Aucune obligation n’est relevée : une mise en demeure n’aurait rien à citer.',
  litige: 'Cette convention ne dit rien des litiges : le tribunal compétent est celui du droit commun.',
};

export function clausesView(registre: Registre, convention: Convention, jour: CivilDate): ClausesView {
  const version = clausesAu(registre, convention, jour);
  const nommer = (partieId: string): string => {
    const found = version.texte.parties.find(({ id }) => id === partieId);
    return found === undefined ? partieId : nomCourant(found);
  };
  return {
    jour,
    clauses: version.clauses.map((one) => clauseView(version, one, nommer)),
    absentes: NATURES_CLAUSE.flatMap((nature) => {
      const suite = SUITES[nature];
      const dite = version.clauses.some(({ parametres }) => parametres.nature === nature);
      return suite === undefined || dite ? [] : [{ nature, suite: typographie(suite) }];
    }),
    modifiables: convention.signatures.length === 0,
    faits: convention.faits ?? [],
    attendus: faitsAttendus(registre, convention, jour),
    joursLocaux: convention.joursLocaux ?? [],
  };
}

function clauseView(
  version: VersionClauses,
  clause: ClauseEnVigueur,
  nommer: (partieId: string) => string,
): ClauseView {
  const { id, parametres, ancres, origine, depuis, certitude } = clause;
  const { texte } = version;
  const lu = dementi(version, clause);
  const lieu = lieuDeClause(texte, clause);
  return {
    id,
    nature: parametres.nature,
    parametres,
    sens: upperFirst(direClause(parametres, nommer)),
    lieu: lieu === null ? null : typographie(lieu.libelle),
    passages: ancres.flatMap((alineaId) => passage(texte, alineaId)),
    dit: lectureDe(texte, clause)?.dit ?? null,
    origine: origineView(clause),
    depuis:
      depuis === null
        ? null
        : {
            avenantId: depuis.avenant.id,
            designation: designationAvenant(depuis.avenant),
            effet: depuis.effet,
          },
    certitude: certitude.sure
      ? certitude
      : { sure: false, doutes: certitude.doutes.map((doute) => typographie(doute)) },
    desaccord: lu === null ? null : { dit: lu.dit, sens: upperFirst(direClause(lu.parametres, nommer)) },
    aConfirmer: origine.nature === 'texte' || origine.nature === 'proposee',
  };
}

/** What an avenant made of a clause comes from that avenant, whatever the act said before. */
function origineView({ id, origine, depuis }: ClauseEnVigueur): ClauseView['origine'] {
  if (depuis === null) return origine;
  const { avenant } = depuis;
  return {
    nature: 'avenant',
    designation: designationAvenant(avenant),
    apportee: avenant.operations.some(({ id: operationId, clauses = [] }) =>
      clauses.some((_, rang) => idPosee(operationId, rang) === id),
    ),
  };
}

function passage(texte: TexteEnVigueur, alineaId: string): readonly Lieu[] {
  const division = texte.divisions.find(
    ({ abrogee, alineas }) => abrogee === null && alineas.some(({ id }) => id === alineaId),
  );
  if (division === undefined) return [];
  const lieu = lieuDe(texte, division.id, alineaId);
  return [{ ...lieu, libelle: typographie(lieu.libelle) }];
}
