import { diffChars, diffWordsWithSpace } from 'diff';
import type { AvisView } from '#contract/views';
import type { Avenant, EtatAvenant } from '#domain/fiches/avenant';
import { TABLE_AVENANT } from '#domain/avenant/transitions';
import type { ActionAvenant } from '#domain/avenant/transitions';
import { cellule } from '#domain/etats/table';
import { formatDate } from '#domain/civil-date';
import { changeLeFond } from '#domain/avenant/ecart';
import type { Ecart } from '#domain/avenant/ecart';
import { textEtapes } from '../../text/etapes-avenant';
import { ActLink } from '../../ui/act-link';
import { Callout } from '../../ui/callout';
import classes from './ecart-avis.module.css';
import { formPaths } from './forms/paths';

const text = textEtapes.ecart;

/** Spaces that differ are the difference itself: they are drawn. */
const drawn = (part: string): string => part.replace(/[\u00A0\u202F\u2007]/gu, '⍽').replace(/[^\S\n]/gu, '␣');

/** One passage, what it lost and gained marked in it: by words, or by signs where words are the same. */
function Redline({ ecart: { avant, apres }, forme }: { readonly ecart: Ecart; readonly forme: boolean }) {
  if (avant === null || apres === null) {
    return avant === null ? <ins>{apres}</ins> : <del>{avant}</del>;
  }
  const parts = forme ? diffChars(avant, apres) : diffWordsWithSpace(avant, apres);
  return parts.map(({ value, added, removed }, index) => {
    const shown = forme && (added || removed) ? drawn(value) : value;
    // Parts have no name of their own: their rank is what they are.
    const key = `${index} ${value}`;
    if (added) return <ins key={key}>{shown}</ins>;
    return removed ? <del key={key}>{shown}</del> : <span key={key}>{shown}</span>;
  });
}

function Ecarts({ ecarts, forme = false }: { readonly ecarts: readonly Ecart[]; readonly forme?: boolean }) {
  return (
    <ul className={classes.ecarts}>
      {ecarts.map((ecart, index) => (
        <li key={`${index} ${ecart.lieu}`}>
          <p className={classes.lieu}>
            {ecart.lieu}
            {ecart.avant === null && ` (${text.added.toLowerCase()})`}
            {ecart.apres === null && ` (${text.removed.toLowerCase()})`}
          </p>
          <p className={classes.passage}>
            <Redline ecart={ecart} forme={forme} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** The two ways out of a text the committee has not examined: ask it again, or say why it need not be. */
function NouvelAvis({
  avenant,
  etat,
  conventionId,
}: {
  readonly avenant: Pick<Avenant, 'id'>;
  readonly etat: EtatAvenant;
  readonly conventionId: string;
}) {
  const { id } = avenant;
  const permise = (action: ActionAvenant): boolean => cellule(TABLE_AVENANT, etat, action).vers.length > 0;
  if (!permise('mettre_a_la_signature')) return null;
  return (
    <div className={classes.question}>
      <p className={classes.head}>{text.question}</p>
      <p>{text.questionDetail}</p>
      <div className={classes.actions}>
        <ActLink to={formPaths.enregistrerAvis(conventionId, id)} size="xs">
          {text.newAvis}
        </ActLink>
        <ActLink to={formPaths.saisirCrefop(conventionId, id)} size="xs">
          {text.resubmit}
        </ActLink>
        <ActLink to={formPaths.mettreALaSignature(conventionId, id)} size="xs" variant="subtle">
          {text.withReason}
        </ActLink>
      </div>
    </div>
  );
}

/** What changed in the draft since the committee examined it: what it says, then how it is set. */
export function EcartAvis({
  item: { avis, ecart },
  avenant,
  etat,
  conventionId,
  ways = true,
}: {
  readonly item: AvisView;
  readonly avenant: Pick<Avenant, 'id' | 'motifTexteModifie'>;
  readonly etat: EtatAvenant;
  readonly conventionId: string;
  /** The ways out, where the reader is not already on one of them. */
  readonly ways?: boolean;
}) {
  if (ecart === null) return null;
  const date = formatDate(avis.seance.date);
  const deFond = changeLeFond(ecart);
  return (
    <Callout tone={deFond ? 'warn' : 'info'} title={deFond ? text.title(date) : text.formOnly(date)}>
      {!deFond && <p>{text.formOnlyDetail}</p>}
      {ecart.inconnu && <p>{text.unknown}</p>}
      {ecart.fond.length > 0 && (
        <div>
          <p className={classes.head}>{text.fond(ecart.fond.length)}</p>
          <Ecarts ecarts={ecart.fond} />
        </div>
      )}
      {ecart.forme.length > 0 && (
        <details className={classes.forme}>
          <summary>{text.forme(ecart.forme.length)}</summary>
          <p>{text.formeDetail}</p>
          <Ecarts ecarts={ecart.forme} forme />
        </details>
      )}
      {deFond && avenant.motifTexteModifie !== null && <p>{text.reason(avenant.motifTexteModifie)}</p>}
      {deFond && ways && <NouvelAvis avenant={avenant} etat={etat} conventionId={conventionId} />}
    </Callout>
  );
}
