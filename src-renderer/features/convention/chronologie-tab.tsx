import { Button, Chip, Group } from '@mantine/core';
import { IconPrinter, IconTimeline } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { BarreView } from '#contract/chronologie';
import type { EnTeteConventionView } from '#contract/conventions';
import type { FaitView } from '#contract/views';
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { Faits } from '../../parts/frise/faits';
import { Frise } from '../../parts/frise/frise';
import type { Couloir } from '../../parts/frise/frise';
import { paths } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import { useQuery } from '../../rpc/query';
import { textFrise as text } from '../../text/frise';
import { ButtonLink } from '../../ui/button-link';
import { EmptyState } from '../../ui/empty-state';

const NATURES = ['convention', 'avenant', 'avis', 'resiliation', 'echeance'] as const;

/** The days the text changes: those an avenant takes effect, and the first one. */
const changesText = ({ id, nature }: FaitView): boolean =>
  (nature === 'convention' && id === 'effet') || (nature === 'avenant' && id.endsWith('/effet'));

const couloirDe = (
  nature: FaitView['nature'],
  faits: readonly FaitView[],
  barres: readonly BarreView[],
): Couloir => ({
  key: nature,
  titre: text.lanes[nature],
  to: null,
  reperes: faits
    .filter((fait) => fait.nature === nature)
    .map((fait, index) => ({ ...fait, key: `${index} ${fait.id}`, to: paths.lieu(fait) })),
  barres: barres
    .filter((barre) => barre.nature === nature)
    .map((barre) => ({ ...barre, key: barre.id, to: paths.lieu(barre) })),
});

function Chronologie({
  conventionId,
  faits,
  barres,
  aujourdhui,
}: {
  readonly conventionId: string;
  readonly faits: readonly FaitView[];
  readonly barres: readonly BarreView[];
  readonly aujourdhui: CivilDate;
}) {
  const [shown, setShown] = useState<readonly string[]>(NATURES);
  const present = NATURES.filter((nature) => faits.some((fait) => fait.nature === nature));
  const kept = present.filter((nature) => shown.includes(nature));
  return (
    <>
      <Group gap="xs" justify="space-between" className="screen-only">
        <Chip.Group multiple value={[...shown]} onChange={setShown}>
          <Group gap="xs" role="group" aria-label={text.filters}>
            {present.map((nature) => (
              <Chip key={nature} value={nature} size="xs" variant="outline">
                {text.natures[nature]}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <ButtonLink to={paths.convention(conventionId, 'echeancesLibres')} variant="default" size="xs">
          {text.own}
        </ButtonLink>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPrinter size={14} aria-hidden />}
          onClick={() => {
            window.print();
          }}
        >
          {text.print}
        </Button>
      </Group>
      <Frise
        label={text.band}
        aujourdhui={aujourdhui}
        couloirs={kept.map((nature) => couloirDe(nature, faits, barres))}
      />
      <Faits
        faits={faits
          .filter(({ nature }) => kept.includes(nature))
          .map((fait, index) => ({
            key: `${index} ${fait.id}`,
            fait,
            to: paths.lieu(fait),
            convention: null,
            more: changesText(fait) ? (
              <Link to={paths.texteAu(fait.conventionId, fait.date)}>
                {text.readOn(formatDate(fait.date))}
              </Link>
            ) : null,
          }))}
      />
    </>
  );
}

/** The life of the convention: a band to the scale of time, and the very same facts by date. */
export function ChronologieTab({
  view: { convention, aujourdhui },
}: {
  readonly view: EnTeteConventionView;
}) {
  const faits = useQuery('chronologie.lire', { conventionId: convention.id });
  const barres = useQuery('chronologie.barres', { conventionId: convention.id });
  return (
    <QueryView query={faits}>
      {(read) =>
        read.length === 0 ? (
          <EmptyState icon={IconTimeline} title={text.empty}>
            {text.emptyDetail}
          </EmptyState>
        ) : (
          <QueryView query={barres}>
            {(bars) => (
              <Chronologie conventionId={convention.id} faits={read} barres={bars} aujourdhui={aujourdhui} />
            )}
          </QueryView>
        )
      }
    </QueryView>
  );
}
