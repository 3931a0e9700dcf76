import { avenantModel } from '#actes/avenant';
import { conventionModel } from '#actes/convention';
import { denonciationModel } from '#actes/denonciation';
import { miseEnDemeureModel } from '#actes/mise-en-demeure';
import type { Citation, Litige } from '#actes/mise-en-demeure';
import type { DocumentModel } from '#actes/model';
import type { NatureActe } from '#contract/procedures';
import type { CivilDate } from '#domain/civil-date';
import { clauseDe } from '#domain/clauses/clause';
import { clausesAu } from '#domain/consolidation/clauses';
import { consolider } from '#domain/consolidation/consolider';
import { actesSignes } from '#domain/consolidation/ordre';
import { conventionSignee, versionsParties } from '#domain/consolidation/parties';
import { referenceDe } from '#domain/consolidation/reference';
import { conventionEnVigueur } from '#domain/texte/en-vigueur';
import type { Convention } from '#domain/fiches/convention';
import { estSigne } from '#domain/fiches/avenant';
import type { Avenant } from '#domain/fiches/avenant';
import { instanceConsultee } from '#domain/crefop/instance';
import { avisDuProjet } from '#domain/avenant/ecart';
import type { Contexte } from '#domain/decision';
import { avisOf, find, signatairesDe } from '#domain/lookup';
import { lastSignature } from '#domain/parties/partie';
import { partiesLe, partiesSignantes } from '#domain/parties/versions';
import { effetDenonciation } from '#domain/fiches/denonciation';
import { partiesLiees } from '#domain/convention/sorties';
import { partiesAgissantes } from '#domain/resiliation/auteurs';
import { clauseDeResiliation } from '#domain/resiliation/clause';
import { abrogationDepuis, obligationsDe } from '#domain/resiliation/griefs';
import type { Fiche, Registre } from '#domain/registre';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';

/** What stands for the registry's own record while there is none. */
export const FICHE_ABSENTE: Fiche = { id: 'registre', nom: 'Registre', demonstration: false };

/** The registry a document is of: of a fictional convention, nothing is printed without saying so. */
export function ficheDe(registre: Registre, { fictive }: Pick<Convention, 'fictive'>): Fiche {
  const fiche = registre.fiches.get('registre') ?? FICHE_ABSENTE;
  return fictive === true ? { ...fiche, demonstration: true } : fiche;
}

/** The convention as it reads on a day, with the duties in force that day. */
function texteDuJour(registre: Registre, convention: Convention, jour: CivilDate): Convention {
  const texte = conventionEnVigueur(convention, consolider(registre, convention, jour).texte);
  return {
    ...texte,
    obligations: obligationsDe(clausesAu(registre, convention, jour)).map(
      ({ id, libelle, debiteur, ancres }) => ({
        id,
        libelle,
        partieId: debiteur,
        alineaIds: ancres,
        article: convention.obligations.find((one) => one.id === id)?.article ?? '',
      }),
    ),
  };
}

/** The clause on disputes, when the text has one that nobody doubts. */
function litigeAu(registre: Registre, convention: Convention, jour: CivilDate): Litige | null {
  const clause = clauseDe(clausesAu(registre, convention, jour).clauses, 'litige');
  return clause?.certitude.sure === true ? clause.parametres : null;
}

/** Whom the convention binds on a day, and whom each avenant had to be signed by. */
const citationAu = (registre: Registre, convention: Convention, jour: CivilDate): Citation => ({
  liees: partiesLiees(registre, convention, jour).map(({ id }) => id),
  signants: (avenant) => signatairesDe(registre, convention, avenant),
});

/** The document model of one act, as the registry stands. */
export function apercuActe(
  registre: Registre,
  acte: NatureActe,
  id: string,
  { aujourdhui, sha256 }: Pick<Contexte, 'aujourdhui' | 'sha256'>,
): Result<DocumentModel> {
  switch (acte) {
    case 'convention': {
      const found = find(registre, 'conventions', id);
      if (!found.ok) return found;
      const fiche = ficheDe(registre, found.value);
      return ok(conventionModel({ fiche, convention: conventionSignee(registre, found.value, aujourdhui) }));
    }
    case 'avenant': {
      const found = find(registre, 'avenants', id);
      if (!found.ok) return found;
      const convention = find(registre, 'conventions', found.value.conventionId);
      if (!convention.ok) return convention;
      const signants = (one: Avenant) => signatairesDe(registre, convention.value, one, aujourdhui);
      const precedents = actesSignes(registre, convention.value)
        .map(({ avenant }) => avenant)
        .filter((other) => {
          if (other.id === found.value.id) return false;
          if (found.value.numero !== null && (other.numero ?? 0) > found.value.numero) return false;
          // Numbered before it and signed after: it cannot be in its visas.
          const own = lastSignature(signants(found.value), found.value.signatures)?.date;
          const le = lastSignature(signants(other), other.signatures)?.date;
          return own === undefined || le === undefined || le <= own;
        });
      const avis = avisDuProjet(avisOf(registre, id), found.value, sha256)?.avis ?? null;
      const { texte: reference } = referenceDe(registre, convention.value, found.value, aujourdhui);
      const versions = versionsParties(registre, convention.value);
      const signe = estSigne(found.value, signants(found.value));
      return ok(
        avenantModel({
          fiche: ficheDe(registre, convention.value),
          convention: {
            ...convention.value,
            parties: partiesSignantes(versions, found.value, aujourdhui, signants(found.value)),
          },
          avenant: found.value,
          avis,
          instance: instanceConsultee(registre, convention.value, found.value.demande.date),
          precedents,
          signants,
          reference,
          partiesAu: (jour) => partiesLe(versions, jour, signe ? found.value : null),
        }),
      );
    }
    case 'mise-en-demeure': {
      const found = find(registre, 'misesEnDemeure', id);
      if (!found.ok) return found;
      const convention = find(registre, 'conventions', found.value.conventionId);
      if (!convention.ok) return convention;
      const { signeeLe } = found.value;
      const jour = signeeLe ?? aujourdhui;
      // The convention binds as amended on the day of the letter: an avenant signed by then but with effect later has
      // changed nothing yet, and citing it would claim duties that nobody owes (C. civ., art. 1344: the challenge
      // must be sufficient, hence exact).
      const avenants = actesSignes(registre, convention.value)
        .filter(({ effet }) => effet <= jour)
        .map(({ avenant }) => avenant);
      const texteAu = (day: CivilDate): Convention => texteDuJour(registre, convention.value, day);
      const loi = clauseDeResiliation(registre, convention.value, 'manquement', jour);
      const versions = versionsParties(registre, convention.value);
      return ok(
        miseEnDemeureModel({
          fiche: ficheDe(registre, convention.value),
          convention: { ...texteAu(jour), parties: partiesLe(versions, jour) },
          miseEnDemeure: found.value,
          avenants,
          citation: citationAu(registre, convention.value, jour),
          texteAu,
          partiesAu: (day) => partiesLe(versions, day),
          clause: found.value.clause ?? (loi.ok ? loi.value : null),
          abrogationDe: (grief) => abrogationDepuis(registre, convention.value, grief, jour),
          litige: litigeAu(registre, convention.value, jour),
        }),
      );
    }
    case 'denonciation': {
      const found = find(registre, 'denonciations', id);
      if (!found.ok) return found;
      const convention = find(registre, 'conventions', found.value.conventionId);
      if (!convention.ok) return convention;
      const { notifieeLe: jour, miseEnDemeureId, partieId, coauteurIds = [] } = found.value;
      const miseEnDemeure = miseEnDemeureId === null ? null : registre.misesEnDemeure.get(miseEnDemeureId);
      const texte = {
        ...texteDuJour(registre, convention.value, jour),
        parties: partiesLe(versionsParties(registre, convention.value), jour),
      };
      const agissent = new Set(
        partiesAgissantes(texte, found.value.auteurId, coauteurIds).map((one) => one.id),
      );
      const loi =
        miseEnDemeure === null || miseEnDemeure === undefined
          ? null
          : clauseDeResiliation(registre, convention.value, 'manquement', miseEnDemeure.signeeLe ?? jour);
      return ok(
        denonciationModel({
          fiche: ficheDe(registre, convention.value),
          convention: texte,
          denonciation: found.value,
          miseEnDemeure: miseEnDemeure ?? null,
          avenants: actesSignes(registre, convention.value)
            .filter(({ effet }) => effet <= jour)
            .map(({ avenant }) => avenant),
          citation: citationAu(registre, convention.value, jour),
          clause: found.value.clause ?? (loi?.ok === true ? loi.value : null),
          effet: effetDenonciation(found.value),
          destinataires:
            miseEnDemeure === null || miseEnDemeure === undefined
              ? partiesLiees(registre, convention.value, jour)
                  .map((one) => one.id)
                  .filter((one) => one !== partieId && !agissent.has(one))
              : [miseEnDemeure.partieDestinataireId],
          litige: litigeAu(registre, convention.value, jour),
        }),
      );
    }
  }
}
