import { compareDates, formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { versionsParties } from '../consolidation/parties';
import { NATURE_SUITE_LABELS, effetDenonciation } from '../fiches/denonciation';
import { MOTIF_RETOUR_LABELS } from '../fiches/mise-en-demeure';
import type { Envoi } from '../fiches/mise-en-demeure';
import { upperFirst } from '../french';
import { allSignataires, fullName } from '../parties/partie';
import { partiesLe } from '../parties/versions';
import type { Registre } from '../registre';
import { FAITS_POSTAUX } from './affaire';
import { aJoindre, cleDocument, cleNote, cleReference } from './affaire-cles';
import type { Affaire } from './affaire';
import { preuveDuFait } from './envois';

/** One fact of a case, the exhibits that show it, and whether nothing but somebody's word does. */
export type FaitAffaire = {
  readonly date: CivilDate;
  readonly fait: string;
  readonly numeros: readonly number[];
  readonly declaratif: boolean;
};

/** What happened, oldest first, from the facts that are reproached to the end of the convention. */
export function chronologieDeLAffaire(registre: Registre, affaire: Affaire): readonly FaitAffaire[] {
  const { convention, miseEnDemeure: lettre, denonciations, pieces } = affaire;
  const versions = versionsParties(registre, convention);
  const qui = (id: string, jour: CivilDate): string => {
    const one = allSignataires(partiesLe(versions, jour)).find((two) => two.id === id);
    return one === undefined ? id : fullName(one.personne);
  };
  const faits: FaitAffaire[] = [];
  const numerosDe = (cles: readonly (string | null)[]): readonly number[] =>
    pieces.filter((one) => one.cles.some((cle) => cles.includes(cle))).map(({ numero }) => numero);
  const dire = (date: CivilDate, fait: string, ...cles: readonly (string | null)[]) => {
    const siennes = pieces.filter((one) => one.cles.some((cle) => cles.includes(cle)));
    faits.push({
      date,
      fait,
      numeros: siennes.map(({ numero }) => numero),
      declaratif: siennes.every(aJoindre),
    });
  };
  const citee = (reference: string | null | undefined): string | null =>
    reference === null || reference === undefined ? null : cleReference(reference);
  /** What the registry itself computes needs no proof but its computation. */
  const calculer = (date: CivilDate, fait: string, ...cles: readonly string[]) => {
    faits.push({ date, fait, numeros: numerosDe(cles), declaratif: false });
  };
  const lettres = (id: string): readonly string[] =>
    [...registre.emissions.values()]
      .filter(({ objet }) => objet.id === id)
      .map((one) => `emission:${one.id}`);
  const plis = (envois: readonly Envoi[], quoi: string) => {
    for (const envoi of envois)
      for (const [fait, nom, dateDe] of FAITS_POSTAUX) {
        const date = dateDe(envoi);
        if (date === null) continue;
        const dit =
          fait !== 'retour'
            ? nom
            : envoi.retour === null
              ? 'Refus'
              : `Retour (${MOTIF_RETOUR_LABELS[envoi.retour.motif]})`;
        dire(
          date,
          `${dit} du pli${envoi.numero === null ? '' : ` n° ${envoi.numero}`} ${quoi}, ${qui(envoi.destinataireId, envoi.depotLe)}`,
          citee(preuveDuFait(envoi, fait)),
        );
      }
  };
  for (const { dateFaits, faits: dits, pieces: reference } of lettre.griefs)
    dire(dateFaits, `Faits reprochés : ${dits}`, citee(reference));
  if (lettre.signeeLe !== null)
    dire(
      lettre.signeeLe,
      `Mise en demeure signée par ${qui(lettre.auteurId, lettre.signeeLe)}`,
      ...lettres(lettre.id),
    );
  plis(lettre.envois, 'de mise en demeure');
  if (lettre.tenue !== undefined)
    dire(lettre.tenue.date, `Partie tenue en demeure par ses autres signataires : ${lettre.tenue.motif}`);
  for (const { date, texte, piece } of lettre.observations ?? [])
    dire(date, `Observations reçues : ${texte}`, citee(piece));
  for (const [rang, { date, jusquAu }] of (lettre.prolongations ?? []).entries())
    dire(
      date,
      `Délai supplémentaire accordé jusqu’au ${formatDate(jusquAu)}`,
      cleDocument('delai-accorde', lettre.id, String(rang + 1)),
    );
  if (lettre.delai !== null)
    calculer(
      lettre.delai.calcul.prudent.expiration,
      'Expiration du délai de la mise en demeure (lecture prudente)',
      cleNote(lettre),
    );
  if (lettre.regularisation !== null)
    dire(
      lettre.regularisation.date,
      `Mise en conformité constatée : ${lettre.regularisation.motif}`,
      cleDocument('constat-regularisation', lettre.id),
    );
  if (lettre.retrait !== null)
    dire(
      lettre.retrait.date,
      `Retrait de la mise en demeure : ${lettre.retrait.motif}`,
      cleDocument('retrait-mise-en-demeure', lettre.id),
    );
  for (const one of denonciations) {
    dire(
      one.notifieeLe,
      `Dénonciation signée par ${qui(one.auteurId, one.notifieeLe)} : ${one.persistance ?? one.motif ?? ''}`,
      ...lettres(one.id),
    );
    plis(one.envois ?? [], 'de dénonciation');
    if ((one.envois ?? []).length === 0 && one.receptionLe !== null)
      dire(one.receptionLe, 'Réception de la dénonciation');
    for (const { nature, date, reference } of one.suites ?? [])
      dire(
        date,
        upperFirst(NATURE_SUITE_LABELS[nature]),
        citee(reference),
        cleDocument('retrait-denonciation', one.id),
      );
    const effet = effetDenonciation(one);
    if (effet !== null) calculer(effet, 'Effet de la dénonciation', ...lettres(one.id));
  }
  return faits
    .map((one, rang) => ({ one, rang }))
    .sort((a, b) => compareDates(a.one.date, b.one.date) || a.rang - b.rang)
    .map(({ one }) => one);
}
