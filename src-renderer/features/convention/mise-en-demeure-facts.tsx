import type { PartiesView } from '#contract/conventions';
import type { MiseEnDemeureLueView } from '#contract/views';
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { accordeJusquAu } from '#domain/fiches/mise-en-demeure';
import { typographie } from '#domain/typographie';
import { DateText } from '../../parts/date-text';
import { textConvention } from '../../text/convention';
import { Facts } from '../../ui/facts';
import classes from './convention.module.css';
import { partiesAu, signataireLabel } from './lookup';

const text = textConvention.resiliation;

/** « Mise en demeure n° 2 du 20 novembre 2026 » */
export const nomMiseEnDemeure = ({
  rang,
  signeeLe,
}: {
  readonly rang: number;
  readonly signeeLe: CivilDate | null;
}): string => typographie(text.named(rang, signeeLe === null ? null : formatDate(signeeLe)));

/** Who wrote the letter and what became of it: beside its words, and beside the forms that follow it. */
export function MiseEnDemeureFacts({
  item: { miseEnDemeure, reponse = null },
  parties,
}: {
  readonly item: Pick<MiseEnDemeureLueView, 'miseEnDemeure'> & Partial<Pick<MiseEnDemeureLueView, 'reponse'>>;
  readonly parties: PartiesView;
}) {
  const {
    auteurId,
    coauteurIds = [],
    signeeLe,
    envois,
    delai,
    regularisation,
    retrait,
    tenue,
    remises = [],
    recue,
  } = miseEnDemeure;
  const accorde = accordeJusquAu(miseEnDemeure);
  const named = partiesAu(parties, signeeLe);
  return (
    <Facts
      items={[
        { term: text.author, value: signataireLabel(named, auteurId) },
        ...(coauteurIds.length === 0
          ? []
          : [
              {
                term: text.together,
                value: coauteurIds.map((id) => signataireLabel(named, id)).join(' ; '),
              },
            ]),
        { term: text.signedOn, value: signeeLe === null ? text.unsigned : <DateText date={signeeLe} /> },
        ...(recue === undefined
          ? []
          : [
              ...(recue.declareeLe === null
                ? []
                : [{ term: text.declaredSending, value: <DateText date={recue.declareeLe} /> }]),
              ...(recue.cachetLe === null
                ? []
                : [{ term: text.postmark, value: <DateText date={recue.cachetLe} /> }]),
              { term: text.gotOn, value: <DateText date={recue.recueLe} /> },
            ]),
        ...(reponse === null
          ? []
          : [
              {
                term: text.answerDue,
                value: (
                  <>
                    <strong>
                      <DateText date={reponse.date} day />
                    </strong>
                    <span className={classes.sub}>{typographie(reponse.cause)}</span>
                  </>
                ),
              },
            ]),
        ...envois.map(({ destinataireId, numero, depotLe }) => ({
          term: numero === null ? text.numberLost : text.registered(numero),
          value: (
            <>
              <DateText date={depotLe} />
              <span className={classes.sub}>
                {signataireLabel(partiesAu(parties, depotLe), destinataireId)}
              </span>
            </>
          ),
        })),
        ...(delai === null
          ? []
          : [
              { term: text.strict, value: <DateText date={delai.calcul.strict.expiration} /> },
              { term: text.prudent, value: <DateText date={delai.calcul.prudent.expiration} /> },
            ]),
        ...(accorde === null ? [] : [{ term: text.extended, value: <DateText date={accorde} /> }]),
        ...(tenue === undefined
          ? []
          : [{ term: text.held, value: `${formatDate(tenue.date)} : ${tenue.motif}` }]),
        ...remises.map(({ date, a }) => ({ term: text.handedOver(a), value: <DateText date={date} /> })),
        ...(regularisation === null
          ? []
          : [
              {
                term: text.regularised,
                value: `${formatDate(regularisation.date)} : ${regularisation.motif}`,
              },
            ]),
        ...(retrait === null
          ? []
          : [{ term: text.withdrawn, value: `${formatDate(retrait.date)} : ${retrait.motif}` }]),
      ]}
    />
  );
}
