import { destinatairesFin } from '#actes/denonciation';
import { destinatairesDe } from '#actes/mise-en-demeure';
import { suiteModel } from '#actes/suite-mise-en-demeure';
import type { SuiteEcrite, SuiteInput } from '#actes/suite-mise-en-demeure';
import { versionsParties } from '#domain/consolidation/parties';
import { partiesLiees } from '#domain/convention/sorties';
import { derniereSuite } from '#domain/fiches/denonciation';
import type { Denonciation } from '#domain/fiches/denonciation';
import type { MiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import { denonciationsOf, misesEnDemeureOf } from '#domain/lookup';
import { allSignataires } from '#domain/parties/partie';
import type { Signataire } from '#domain/parties/partie';
import { partiesLe } from '#domain/parties/versions';
import { refus } from '#domain/refus';
import { ok, refuse } from '#domain/result';
import type { Result } from '#domain/result';
import type { NatureDocument } from '#registre/documents';
import { choisir } from './acte';
import { avecConvention, ficheDe } from './commun';
import { seul } from './papier';
import { definir, suivi } from './type';

/** Who writes: whoever signed the act the letter follows. */
const auteurSeul = ({ convention, denonciation, miseEnDemeure }: SuiteInput) => {
  const acte = denonciation ?? miseEnDemeure;
  return seul(convention, acte?.auteurId ?? null, acte?.coauteurIds ?? []);
};

/* The letters that follow a formal notice, each once the fact it rests on is recorded: one to each addressee. */

/** What is written, to all its addressees or to the one that was asked for. */
function ecrite(
  dit: SuiteInput & { readonly destinataires: readonly Signataire[] },
  options: Parameters<typeof choisir>[1],
): Result<typeof dit> {
  const choisis = choisir(dit.destinataires, options);
  if (!choisis.ok) return choisis;
  const { destinataireId } = options;
  return ok({ ...dit, ...(destinataireId === undefined ? {} : { destinataireId }) });
}

const deLettre = (
  nature: NatureDocument,
  suiteDe: (one: MiseEnDemeure) => SuiteEcrite | null,
  raison: string,
) =>
  definir({
    nature,
    lire(registre, id, _contexte, options) {
      const found = avecConvention(registre, 'misesEnDemeure', id);
      if (!found.ok) return found;
      const { entite, convention } = found.value;
      const suite = suiteDe(entite);
      if (suite === null) return refuse(refus('DOCUMENT_IMPOSSIBLE', { raison }));
      const nommee = {
        ...convention,
        parties: partiesLe(versionsParties(registre, convention), suite.date),
      };
      // What answers a letter received goes the other way: from whoever got it to those who signed it.
      const { recue, auteurId, coauteurIds = [], envois } = entite;
      const repond = recue === undefined ? null : (envois[0]?.destinataireId ?? null);
      const lettre = repond === null ? entite : { ...entite, auteurId: repond, coauteurIds: [] };
      const auteurs = [auteurId, ...coauteurIds];
      const tous =
        repond === null
          ? destinatairesDe(nommee, entite)
          : allSignataires(nommee.parties).filter((one) => auteurs.includes(one.id));
      const dit = {
        convention: nommee,
        suite,
        miseEnDemeure: lettre,
        denonciation: null,
        destinataires: tous,
      };
      return ecrite({ ...dit, fiche: ficheDe(registre, convention) }, options);
    },
    modele: suiteModel,
    expediteur: auteurSeul,
    destinataires: ({ destinataires }) => destinataires,
    lister: (registre, convention) =>
      misesEnDemeureOf(registre, convention.id)
        .filter((one) => suiteDe(one) !== null)
        .map(({ id }) => suivi(id)),
  });

export const constatRegularisation = deLettre(
  'constat-regularisation',
  ({ regularisation }) => (regularisation === null ? null : { nature: 'regularisation', ...regularisation }),
  'la mise en conformité n’est pas constatée',
);

/** A draft given up was sent to nobody. */
export const retraitMiseEnDemeure = deLettre(
  'retrait-mise-en-demeure',
  ({ retrait, envois }) =>
    retrait === null || envois.length === 0 ? null : { nature: 'retrait', ...retrait },
  'aucune mise en demeure envoyée n’est retirée',
);

export const delaiAccorde = deLettre(
  'delai-accorde',
  ({ prolongations = [] }) => {
    const last = prolongations.at(-1);
    return last === undefined ? null : { nature: 'delai', ...last };
  },
  'aucun délai supplémentaire n’est accordé',
);

export const accuseObservations = deLettre(
  'accuse-observations',
  ({ observations = [], recue }) => {
    const last = recue === undefined ? observations.at(-1) : undefined;
    return last === undefined ? null : { nature: 'observations', date: last.date, piece: last.piece };
  },
  'aucune observation n’est enregistrée',
);

export const lettreObservations = deLettre(
  'lettre-observations',
  ({ observations = [], recue }) => {
    const last = observations.at(-1);
    return last === undefined || recue === undefined
      ? null
      : {
          nature: 'nos_observations',
          date: last.date,
          texte: last.texte,
          piece: last.piece,
          recueLe: recue.recueLe,
        };
  },
  'aucune observation en réponse à une mise en demeure reçue n’est enregistrée',
);

const retraitDe = (one: Denonciation): SuiteEcrite | null => {
  const last = derniereSuite(one);
  return last?.nature === 'retrait'
    ? { nature: 'retrait_denonciation', date: last.date, reference: last.reference }
    : null;
};

export const retraitDenonciation = definir({
  nature: 'retrait-denonciation',
  lire(registre, id, _contexte, options) {
    const found = avecConvention(registre, 'denonciations', id);
    if (!found.ok) return found;
    const { entite, convention } = found.value;
    const suite = retraitDe(entite);
    if (suite === null)
      return refuse(refus('DOCUMENT_IMPOSSIBLE', { raison: 'cette dénonciation n’est pas retirée' }));
    const lettre =
      entite.miseEnDemeureId === null ? null : (registre.misesEnDemeure.get(entite.miseEnDemeureId) ?? null);
    const nommee = { ...convention, parties: partiesLe(versionsParties(registre, convention), suite.date) };
    const tous = destinatairesFin({
      convention: nommee,
      destinataires:
        lettre === null
          ? partiesLiees(registre, convention, suite.date)
              .map((one) => one.id)
              .filter((one) => one !== entite.partieId)
          : [lettre.partieDestinataireId],
    });
    const dit = {
      convention: nommee,
      suite,
      miseEnDemeure: lettre,
      denonciation: entite,
      destinataires: tous,
    };
    return ecrite({ ...dit, fiche: ficheDe(registre, convention) }, options);
  },
  modele: suiteModel,
  expediteur: auteurSeul,
  destinataires: ({ destinataires }) => destinataires,
  lister: (registre, convention) =>
    denonciationsOf(registre, convention.id)
      .filter((one) => retraitDe(one) !== null)
      .map(({ id }) => suivi(id)),
});
