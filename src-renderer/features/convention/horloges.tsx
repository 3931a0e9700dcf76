import type { PartiesView } from '#contract/conventions';
import type { MiseEnDemeureLueView } from '#contract/views';
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { EVENEMENT_LABELS, ecartDit } from '#domain/resiliation/horloges';
import type { ChoixAdresse as Choix, FaitPostal, Horloge } from '#domain/resiliation/horloges';
import { typographie } from '#domain/typographie';
import { DateText } from '../../parts/date-text';
import { textConvention } from '../../text/convention';
import { Callout } from '../../ui/callout';
import classes from './convention.module.css';
import { partiesAu, signataireLabel } from './lookup';

const text = textConvention.resiliation;

/** Beyond as many letters, the table is wider than its place, and scrolls. */
const MANY = 3;

/* From which fact a delay runs, addressee by addressee: the reading of the clause, and the others beside it. */

function Fait({ fait }: { readonly fait: FaitPostal }) {
  if (fait.date === null)
    return <span className={classes.hypothesis}>{typographie(fait.raison ?? text.known)}</span>;
  return (
    <>
      <DateText date={fait.date} />
      {fait.declaratif && <span className={classes.hypothesis}>{text.declared}</span>}
    </>
  );
}

/** What another reading would give, and what it would change. */
function Donne({ horloge }: { readonly horloge: Horloge }) {
  const { delai, raison, ecart, contractuelle } = horloge;
  if (delai === null) return <span className={classes.hypothesis}>{typographie(raison ?? text.known)}</span>;
  return (
    <>
      <DateText date={delai.prudent.premierJour} />
      <span className={classes.sub}>
        {contractuelle || ecart === null
          ? text.clockStrict(formatDate(delai.strict.premierJour))
          : ecartDit(ecart)}
      </span>
    </>
  );
}

export function Horloges({
  item: { horloges, miseEnDemeure, rang },
  parties,
}: {
  readonly item: Pick<MiseEnDemeureLueView, 'horloges' | 'miseEnDemeure' | 'rang'>;
  readonly parties: PartiesView;
}) {
  if (horloges.length === 0) return null;
  const { envois } = miseEnDemeure;
  return (
    <div>
      <h3 className={classes.minor}>{text.clocks}</h3>
      <p className={classes.quiet}>{text.clocksLead}</p>
      <div className="table-scroll" role="region" aria-label={text.clocksOf(rang)} tabIndex={0}>
        <table className={`table ${envois.length > MANY ? '' : classes.clocks}`}>
          <thead>
            <tr>
              <th scope="col">{text.clockFrom}</th>
              {envois.map(({ id, destinataireId, depotLe }) => (
                <th key={id} scope="col">
                  {signataireLabel(partiesAu(parties, depotLe), destinataireId)}
                </th>
              ))}
              <th scope="col">{text.clockOpens}</th>
            </tr>
          </thead>
          <tbody>
            {horloges.map((horloge) => (
              <tr key={horloge.evenement} data-main={horloge.contractuelle || undefined}>
                <th scope="row">
                  {EVENEMENT_LABELS[horloge.evenement]}
                  <span className={horloge.contractuelle ? classes.clause : classes.sub}>
                    {horloge.contractuelle ? text.clockClause : typographie(horloge.source)}
                  </span>
                </th>
                {horloge.faits.map((fait) => (
                  <td key={fait.envoiId}>
                    <Fait fait={fait} />
                  </td>
                ))}
                <td>
                  <Donne horloge={horloge} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

const jourOu = (date: CivilDate | undefined, otherwise: string): string =>
  date === undefined ? otherwise : formatDate(date);

/** A letter came back from a wrong address: both dates, and which one is held. */
export function ChoixAdresse({ choix, parties }: { readonly choix: Choix; readonly parties: PartiesView }) {
  const { destinataireIds, restent, parDefaut, parLesAutres, retenu, motif } = choix;
  const noms = destinataireIds.map((id) => signataireLabel(parties.parties, id)).join(' ; ');
  return (
    <Callout tone="warn" title={text.lost(noms)}>
      <p>
        {text.lostDefault(
          jourOu(parDefaut?.prudent.premierJour, restent.length > 0 ? text.lostWaits : text.undetermined),
          retenu === 'defaut',
        )}
      </p>
      <p>
        {text.lostOthers(jourOu(parLesAutres?.prudent.premierJour, text.undetermined), retenu === 'autres')}
      </p>
      {motif !== null && <p>{text.lostWhy(motif)}</p>}
    </Callout>
  );
}

/** What the letter must hold, while it may still be mended. */
export function Controles({ controles }: Pick<MiseEnDemeureLueView, 'controles'>) {
  const faits = controles.filter(({ etat }) => etat === 'satisfait').length;
  return (
    <div>
      <h3 className={classes.minor}>{text.checklist}</h3>
      <p className={classes.quiet}>{text.checklistLead(faits, controles.length)}</p>
      <ul className={classes.controles}>
        {controles.map(({ cle, libelle, etat, constat, remede }) => (
          <li key={cle} data-etat={etat}>
            <strong>{typographie(libelle)}</strong>
            <span className={etat === 'satisfait' ? classes.quiet : classes.hypothesis}>
              {text.checkState[etat]}
            </span>
            <span className={classes.sub}>
              {typographie(constat)}
              {remede !== null && ` ${typographie(remede)}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
