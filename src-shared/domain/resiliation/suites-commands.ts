import { maxDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { conventionNommee } from '../consolidation/parties';
import { partiesLiees } from '../convention/sorties';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import type { Convention } from '../fiches/convention';
import { refuseSelonEtat } from '../etats/table';
import { derniereSuite, effetDenonciation, effetPropre, etatDenonciation } from '../fiches/denonciation';
import type { Denonciation, NatureSuite } from '../fiches/denonciation';
import { isEffectif } from '../fiches/mise-en-demeure';
import type { Envoi } from '../fiches/mise-en-demeure';
import { find, misesEnDemeureOf, notFuture } from '../lookup';
import { fullName } from '../parties/partie';
import type { Signataire } from '../parties/partie';
import { avertir, refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import { put, withChanges } from '../registre';
import type { Changement, Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { partiesAgissantes } from './auteurs';
import { sourceAppliquee } from './clause';
import { avecPreavis, raisonSansEffet } from './denonciation-commands';
import { deposer, direDepot, numerosRepetes, suivre } from './envois';
import type { NouvelEnvoi, SuiviEnvoi } from './envois';
import { TABLE_DENONCIATION } from './etats-denonciation';
import type { ActionDenonciation } from './etats-denonciation';
import { adressesInconnues, avecDelai, departDe, envoisDuDelai, loiDe } from './horloge';
import { refuseIfClosed, refuseSecondeFin } from './ouverture';

/* What follows an act that ends the convention: a letter to each addressee and its fate, then what becomes of the act. */

/** Those an act that ends the convention is written to: every signatory of the parties it is aimed at. */
export function destinatairesDenonciation(
  registre: Registre,
  convention: Convention,
  denonciation: Denonciation,
): readonly Signataire[] {
  const { notifieeLe, miseEnDemeureId, partieId, auteurId, coauteurIds } = denonciation;
  const nommee = conventionNommee(registre, convention, notifieeLe);
  const lettre = miseEnDemeureId === null ? undefined : registre.misesEnDemeure.get(miseEnDemeureId);
  const agissent = new Set([
    partieId,
    ...partiesAgissantes(nommee, auteurId, coauteurIds).map(({ id }) => id),
  ]);
  const liees = new Set(partiesLiees(registre, nommee, notifieeLe).map(({ id }) => id));
  return nommee.parties
    .filter(({ id }) =>
      lettre === undefined ? !agissent.has(id) && liees.has(id) : id === lettre.partieDestinataireId,
    )
    .flatMap(({ signataires }) => signataires);
}

/** An act that ends the convention, on which this may be recorded as its state goes. */
function findOuverte(
  registre: Registre,
  id: string,
  action: ActionDenonciation,
): Result<{ readonly denonciation: Denonciation; readonly convention: Convention }> {
  const found = find(registre, 'denonciations', id);
  if (!found.ok) return found;
  const ferme = refuseSelonEtat(TABLE_DENONCIATION, etatDenonciation(found.value), action, found.value);
  if (ferme !== null) return refuse(ferme);
  const convention = find(registre, 'conventions', found.value.conventionId);
  return convention.ok ? ok({ denonciation: found.value, convention: convention.value }) : convention;
}

/**
 * The reception as its letters tell it: the last one counts, and none is known while an addressee is still to be
 * reached. A letter refused or left unclaimed is received on its first presentation (CE, 24 avril 2012, n° 341146).
 */
function avecReception(denonciation: Denonciation, convention: Convention): Denonciation {
  const { envois = [], presentationLe: _before, ...kept } = denonciation;
  if (envois.length === 0) return denonciation;
  const perdus = [...adressesInconnues(envois)].filter(
    (id) => !envois.some((one) => one.destinataireId === id && isEffectif(one)),
  );
  const reception = departDe(envois, 'reception');
  const presentation = departDe(envois, 'premiere_presentation');
  return avecPreavis(
    {
      ...kept,
      envois,
      receptionLe: perdus.length === 0 && reception.connu ? reception.date : null,
      ...(perdus.length === 0 && presentation.connu ? { presentationLe: presentation.date } : {}),
    },
    convention,
  );
}

const direEffet = (denonciation: Denonciation): readonly Avertissement[] => {
  const raison = raisonSansEffet(denonciation);
  return raison === null
    ? []
    : [avertir(`Effet non déterminé. ${raison}`, sourceAppliquee(denonciation.clause))];
};

/** Records the letters of an act that ends the convention as they were deposited, one to each addressee. */
export function envoyerDenonciation(
  registre: Registre,
  input: { readonly denonciationId: string; readonly envois: readonly NouvelEnvoi[] },
  contexte: Contexte,
): DecisionResult {
  const found = findOuverte(registre, input.denonciationId, 'envoyer');
  if (!found.ok) return found;
  const { denonciation, convention } = found.value;
  const source = sourceAppliquee(denonciation.clause);
  if (input.envois.length === 0) return refuse(refus('ENVOI_REQUIS', { source }, 'envois'));
  const { envois: deja = [], receptionLe, notifieeLe } = denonciation;
  if (receptionLe !== null && deja.length === 0)
    return refuse(refus('RECEPTION_DEJA_CONNUE', { date: receptionLe }));
  const destinataires = destinatairesDenonciation(registre, convention, denonciation);
  const avertissements: Avertissement[] = [];
  const added: Envoi[] = [];
  for (const [index, envoi] of input.envois.entries()) {
    const champ = (name: string) => `envois.${index}.${name}`;
    const who = destinataires.find(({ id }) => id === envoi.destinataireId);
    if (who === undefined)
      return refuse(
        refus(
          'SIGNATAIRE_INCONNU',
          { id: envoi.destinataireId, connus: destinataires.map(({ id }) => id) },
          champ('destinataireId'),
        ),
      );
    const future = notFuture('La date de dépôt', envoi.depotLe, contexte.aujourdhui, champ('depotLe'));
    if (future) return refuse(future);
    if (envoi.numero === null && denonciation.reprise === undefined)
      return refuse(refus('NUMERO_RECOMMANDE_REQUIS', {}, champ('numero')));
    if (envoi.depotLe < notifieeLe)
      return refuse(refus('DEPOT_AVANT_NOTIFICATION', { notification: notifieeLe }, champ('depotLe')));
    avertissements.push(...direDepot(envoi, fullName(who.personne)));
    added.push(deposer(envoi, contexte.newId()));
  }
  const envois = [...deja, ...added];
  avertissements.push(...numerosRepetes(registre, envois, denonciation.id));
  const oublies = destinataires.filter(({ id }) => envois.every((one) => one.destinataireId !== id));
  if (oublies.length > 0)
    avertissements.push(
      avertir(
        `Aucun envoi à ${oublies.map(({ personne }) => fullName(personne)).join(', ')} : adressez la lettre à chaque signataire de la partie.`,
        source,
      ),
    );
  const after = avecReception({ ...denonciation, envois }, convention);
  return decided(after.id, [put('denonciations', after)], [...avertissements, ...direEffet(after)]);
}

/** What the post reports of a letter of an act that ends the convention; its effect may follow from it. */
export function suivreDenonciation(
  registre: Registre,
  input: SuiviEnvoi & { readonly denonciationId: string; readonly envoiId: string },
  contexte: Contexte,
): DecisionResult {
  const found = findOuverte(registre, input.denonciationId, 'suivre');
  if (!found.ok) return found;
  const { denonciation, convention } = found.value;
  const { envois = [] } = denonciation;
  const envoi = envois.find(({ id }) => id === input.envoiId);
  if (envoi === undefined)
    return refuse(refus('ENVOI_DE_DENONCIATION_INCONNU', { id: input.envoiId }, 'envoiId'));
  const suivi = suivre(envoi, input, contexte.aujourdhui);
  if (!suivi.ok) return suivi;
  const { envoi: followed } = suivi.value;
  const after = avecReception(
    { ...denonciation, envois: envois.map((one) => (one.id === envoi.id ? followed : one)) },
    convention,
  );
  return decided(
    after.id,
    [put('denonciations', after)],
    [
      ...suivi.value.avertissements,
      ...(isEffectif(followed)
        ? []
        : [
            avertir(
              'Adresse inconnue : l’acte n’est pas notifié à ce destinataire. Envoyez une nouvelle lettre ; l’effet attend sa réception.',
              'C. civ., art. 1344',
            ),
          ]),
      ...direEffet(after),
    ],
  );
}

/**
 * What becomes of an act that ends the convention: withdrawn by its author before it takes effect, annulled, held by a
 * judge, given its effect again, or deprived of it by the resumption a judge orders (CE, 21 mars 2011, n° 304806).
 */
export function enregistrerSuite(
  registre: Registre,
  input: {
    readonly denonciationId: string;
    readonly nature: NatureSuite;
    readonly date: CivilDate;
    readonly reference: string;
  },
  contexte: Contexte,
): DecisionResult {
  const found = findOuverte(registre, input.denonciationId, input.nature);
  if (!found.ok) return found;
  const { denonciation } = found.value;
  const { nature, date, reference } = input;
  const future = notFuture('La date', date, contexte.aujourdhui, 'date');
  if (future) return refuse(future);
  const denied = refuseSuite(registre, denonciation, nature, date);
  if (denied) return refuse(denied);
  const after: Denonciation = {
    ...denonciation,
    suites: [...(denonciation.suites ?? []), { nature, date, reference }],
  };
  return decided(
    after.id,
    [put('denonciations', after), ...delaisRouverts(registre, found.value.convention, after)],
    direSuite(after, nature),
  );
}

/**
 * The delay of a closed case does not move with what the post goes on saying. Once the act that closed it falls, the
 * case is open again: its delay is the one its letters give.
 */
function delaisRouverts(
  registre: Registre,
  convention: Convention,
  acte: Denonciation,
): readonly Changement[] {
  const apres = withChanges(registre, [put('denonciations', acte)]);
  return misesEnDemeureOf(registre, convention.id).flatMap((lettre) => {
    const regle = loiDe(lettre);
    if (regle === null || refuseIfClosed(apres, lettre, null) !== null) return [];
    const depart = departDe(envoisDuDelai(lettre), regle.declencheur);
    const connu = lettre.delai?.calcul.depart ?? null;
    return (depart.connu ? depart.date : null) === connu
      ? []
      : [put('misesEnDemeure', avecDelai(lettre, convention))];
  });
}

function refuseSuite(
  registre: Registre,
  denonciation: Denonciation,
  nature: NatureSuite,
  date: CivilDate,
): Refus | null {
  const last = derniereSuite(denonciation);
  if (date < denonciation.notifieeLe)
    return refus('SUITE_AVANT', { quoi: 'la notification', jour: denonciation.notifieeLe }, 'date');
  if (last !== null && date < last.date)
    return refus('SUITE_AVANT', { quoi: 'la suite précédente', jour: last.date }, 'date');
  const effet = last === null ? effetPropre(denonciation) : effetDenonciation(denonciation);
  if (nature === 'retrait' && effet !== null && date >= effet)
    return refus('RETRAIT_APRES_EFFET', { effet }, 'date');
  if (nature === 'reprise' && effet !== null && date < effet)
    return refus(
      'SUITE_AVANT',
      { quoi: 'l’effet de l’acte', jour: maxDate(effet, denonciation.notifieeLe) },
      'date',
    );
  return nature === 'fin_suspension'
    ? refuseSecondeFin(registre, denonciation.conventionId, {
        notifieeLe: denonciation.notifieeLe,
        entiere: denonciation.partieSortanteId === undefined,
      })
    : null;
}

function direSuite(after: Denonciation, nature: NatureSuite): readonly Avertissement[] {
  switch (nature) {
    case 'retrait':
      return [
        avertir(
          'La convention continue. Notifiez le retrait à chaque destinataire de l’acte retiré.',
          'Un acte retiré est réputé n’avoir rien produit',
        ),
      ];
    case 'annulation':
    case 'reprise':
      return [
        avertir(
          'La convention lie de nouveau les parties : relisez ce qui a été fait entre-temps.',
          'CE, 21 mars 2011, n° 304806',
        ),
      ];
    case 'suspension':
      return [
        avertir(
          'La convention continue tant que dure la suspension.',
          'CJA, art. L. 521-1 ; CE, 21 mars 2011, n° 304806',
        ),
      ];
    case 'fin_suspension':
      return direEffet(after);
  }
}
