import { formatInstant } from '#contract/instant';
import type { PreuvesEnvoiView } from '#contract/views';
import type { CivilDate } from '#domain/civil-date';
import { typographie } from '#actes/typographie';
import { preuveDuFait } from '#domain/resiliation/envois';
import type { Envoi } from '#domain/fiches/mise-en-demeure';
import { MOTIF_RETOUR_LABELS, PREUVE_LABELS } from '#domain/fiches/mise-en-demeure';
import { DateText } from '../../../parts/date-text';
import { textConvention } from '../../../text/convention';
import { ActLink } from '../../../ui/act-link';
import classes from '../convention.module.css';
import { formPaths } from '../forms/paths';
import { findSignataire, partiesAu } from '../lookup';
import { dateOr } from './dates';
import type { Part } from './dates';

const text = textConvention.resiliation;

/** What is said of one letter, and what shows it. */
function EnvoiRow({
  envoi,
  preuves,
  parties,
  track,
}: Pick<Part, 'parties'> & {
  readonly envoi: Envoi;
  readonly preuves: PreuvesEnvoiView | undefined;
  /** Where what the post reports is recorded; null when nothing more is. */
  readonly track: string | null;
}) {
  const name = typographie(
    findSignataire(partiesAu(parties, envoi.depotLe), envoi.destinataireId)?.fonction.libelle ??
      envoi.destinataireId,
  );
  const { preuve, retour, transporteur, electronique, refusLe } = envoi;
  // A proof that somebody names and nobody joined is told from one that is kept.
  const cited = (reference: string) =>
    preuves?.sansPiece.includes(reference) === true ? (
      <span className={classes.hypothesis}>{text.missingProof(reference)}</span>
    ) : (
      <span className={classes.sub}>{text.proofDeposit(reference)}</span>
    );
  const proof = (fait: 'presentation' | 'distribution' | 'retour', date: CivilDate | null | undefined) =>
    date === null || date === undefined ? null : preuveDuFait(envoi, fait) === null ? (
      <span className={classes.hypothesis}>{text.declared}</span>
    ) : (
      cited(preuveDuFait(envoi, fait) ?? '')
    );
  return (
    <tr>
      <th scope="row">
        {name}
        <span className={`${classes.sub} tabular`}>{envoi.numero ?? text.numberLost}</span>
        {transporteur !== undefined && <span className={classes.sub}>{text.carrier(transporteur)}</span>}
        {electronique !== undefined && (
          <span className={electronique.accord === null ? classes.hypothesis : classes.sub}>
            {text.electronic(formatInstant(electronique.deposeA))}
            {electronique.accord === null && ` — ${text.electronicNoConsent}`}
          </span>
        )}
        {track !== null && (
          <ActLink to={track} size="xs">
            {text.track}
            <span className={classes.hidden}>&nbsp;: {name}</span>
          </ActLink>
        )}
      </th>
      <td>
        <DateText date={envoi.depotLe} />
        {preuve.nature === 'declaratif' ? (
          <span className={classes.hypothesis}>{PREUVE_LABELS.declaratif}</span>
        ) : (
          cited(preuve.reference)
        )}
      </td>
      <td>
        {dateOr(envoi.presentationLe, text.known)}
        {proof('presentation', envoi.presentationLe)}
      </td>
      <td>
        {retour === null ? (
          <>
            {dateOr(envoi.distributionLe, text.known)}
            {proof('distribution', envoi.distributionLe)}
          </>
        ) : (
          <>
            {text.returned} <DateText date={retour.date} />
            <span className={classes.hypothesis}>{MOTIF_RETOUR_LABELS[retour.motif]}</span>
            {proof('retour', refusLe ?? retour.date)}
          </>
        )}
      </td>
    </tr>
  );
}

export function TableEnvois({
  envois,
  preuves,
  parties,
  label,
  track,
}: Pick<Part, 'parties'> & {
  readonly envois: readonly Envoi[];
  readonly preuves: readonly PreuvesEnvoiView[];
  readonly label: string;
  readonly track: (envoiId: string) => string | null;
}) {
  return (
    <div className="table-scroll" role="region" aria-label={label} tabIndex={0}>
      <table className={`table ${classes.letters}`}>
        <thead>
          <tr>
            <th scope="col">{text.addresseeAndNumber}</th>
            <th scope="col">{text.deposit}</th>
            <th scope="col">{text.presentation}</th>
            <th scope="col">{text.distribution}</th>
          </tr>
        </thead>
        <tbody>
          {envois.map((envoi) => (
            <EnvoiRow
              key={envoi.id}
              envoi={envoi}
              preuves={preuves.find(({ envoiId }) => envoiId === envoi.id)}
              parties={parties}
              track={track(envoi.id)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Envois({ item, parties }: Part) {
  const { envois, conventionId, id } = item.miseEnDemeure;
  const closed =
    item.etat === 'regularisee' || item.etat === 'retiree' || item.etat === 'denonciation_notifiee';
  return (
    <div>
      <h3 className={classes.minor}>{text.envois}</h3>
      {envois.length === 0 ? (
        <p className={classes.quiet}>{text.noEnvoi}</p>
      ) : (
        <TableEnvois
          envois={envois}
          preuves={item.preuves}
          parties={parties}
          label={text.envoisOf(item.rang)}
          track={(envoiId) => (closed ? null : formPaths.suivreEnvoi(conventionId, id, envoiId))}
        />
      )}
    </div>
  );
}
