import type { PartiesView } from '#contract/conventions';
import type { AvenantView } from '#contract/views';
import { formatDate } from '#domain/civil-date';
import { changeLeFond } from '#domain/avenant/ecart';
import { PRISE_EFFET_LABELS } from '#domain/fiches/avenant';
import type { Avenant } from '#domain/fiches/avenant';
import { upperFirst } from '#domain/french';
import { typographie } from '#domain/typographie';
import { DateText } from '../../parts/date-text';
import { AvisBadge } from '../../parts/state-badge';
import { textConvention } from '../../text/convention';
import { Facts } from '../../ui/facts';
import type { Fact } from '../../ui/facts';
import classes from './convention.module.css';
import { partieLabel, partiesAu, signataireLabel } from './lookup';

const text = textConvention.avenants;

/** « Projet d’avenant « Actualisation des axes » » */
export const nomAvenant = ({
  designation,
  objet,
}: {
  readonly designation: string;
  readonly objet: string;
}) => typographie(text.named(designation, objet));

/** Who has the request in hand, when the committee was asked, and when it sits. */
function followUp({ instruction, saisine }: Avenant): readonly Fact[] {
  return [
    ...(instruction === null
      ? []
      : [
          {
            term: text.instruction,
            value: (
              <>
                {text.since} <DateText date={instruction.date} />
                {instruction.service !== null && <span className={classes.sub}>{instruction.service}</span>}
              </>
            ),
          },
        ]),
    ...(saisine === null
      ? []
      : [
          {
            term: text.saisine,
            value: (
              <>
                <DateText date={saisine.date} />
                {saisine.seancePrevue !== null && (
                  <span className={classes.sub}>{text.planned(formatDate(saisine.seancePrevue))}</span>
                )}
              </>
            ),
          },
        ]),
  ];
}

/** What is known of an avenant, fact by fact: beside its text, and beside the forms that change it. */
export function AvenantFacts({
  item,
  parties,
}: {
  readonly item: AvenantView;
  readonly parties: PartiesView;
}) {
  const { avenant, effet, avis, manquants } = item;
  const total = item.parties.flatMap(({ signataires }) => signataires).length;
  const { demande, priseEffet } = avenant;
  const demandeurs = partiesAu(parties, demande.date);
  const awaited =
    priseEffet.nature === 'date' ? formatDate(priseEffet.date) : upperFirst(PRISE_EFFET_LABELS.signature);
  return (
    <Facts
      items={[
        {
          term: text.requestedBy,
          value: (
            <>
              <DateText date={demande.date} />, {partieLabel(demandeurs, demande.partieId)}
              <span className={classes.sub}>{signataireLabel(demandeurs, demande.auteurId)}</span>
              {demande.piece !== null && (
                <span className={classes.sub}>
                  {text.piece}&nbsp;: {demande.piece}
                </span>
              )}
            </>
          ),
        },
        ...followUp(avenant),
        {
          term: text.avis,
          value:
            avis.length === 0
              ? text.noAvis
              : avis.map((one) => (
                  <span key={one.avis.id} className={classes.stackLine}>
                    <AvisBadge sens={one.avis.sens} /> {text.seance(formatDate(one.avis.seance.date))}
                    {one.ecart !== null && (
                      <span className={changeLeFond(one.ecart) ? classes.hypothesis : classes.sub}>
                        {changeLeFond(one.ecart) ? text.modified : text.modifiedForm}
                      </span>
                    )}
                  </span>
                )),
        },
        ...((avenant.motifAvis ?? null) === null
          ? []
          : [{ term: text.despiteAvis, value: avenant.motifAvis }]),
        {
          term: text.signatures,
          value: (
            <>
              {textConvention.signaturesCount(avenant.signatures.length, total)}
              {manquants.length > 0 && avenant.signatures.length > 0 && (
                <span className={classes.sub}>
                  {text.missing}&nbsp;: {manquants.join(', ')}
                </span>
              )}
            </>
          ),
        },
        {
          term: text.effect,
          value:
            effet === null ? (
              <>
                {awaited}
                <span className={classes.sub}>
                  {priseEffet.nature === 'date' ? text.effectFixed : text.effectUnknown}
                </span>
              </>
            ) : (
              <strong>
                <DateText date={effet} />
              </strong>
            ),
        },
      ]}
    />
  );
}
