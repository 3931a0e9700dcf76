import { Button, SegmentedControl } from '@mantine/core';
import { IconPrinter, IconTimeline } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import type { ChronologieGeneraleView } from '#contract/chronologie';
import { addMonths, formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { Faits } from '../../parts/frise/faits';
import { Frise } from '../../parts/frise/frise';
import { paths } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import { useQuery } from '../../rpc/query';
import { textFrise as text } from '../../text/frise';
import { EmptyState } from '../../ui/empty-state';
import layout from '../../ui/layout.module.css';
import { Page } from '../../ui/page';

/** Months told after today, and a fourth of them before. */
const PERIODES = { trimestre: 3, annee: 12, cinq: 60 } as const;
type Periode = keyof typeof PERIODES;
const isPeriode = (said: string | null): said is Periode => said !== null && Object.hasOwn(PERIODES, said);

function Generale({ view }: { readonly view: ChronologieGeneraleView }) {
  const { aujourdhui, conventions, faits, total } = view;
  const titres = new Map(conventions.map(({ id, titre }) => [id, titre]));
  const dits = faits.map((fait, index) => ({
    key: `${index} ${fait.id}`,
    fait,
    to: paths.lieu(fait),
    convention: titres.get(fait.conventionId) ?? '',
    more: null,
  }));
  if (conventions.length === 0)
    return (
      <EmptyState icon={IconTimeline} title={text.empty}>
        {text.emptyDetail}
      </EmptyState>
    );
  return (
    <>
      <Frise
        label={text.band}
        aujourdhui={aujourdhui}
        couloirs={conventions.map(({ id, titre, barres }) => ({
          key: id,
          titre,
          to: paths.convention(id, 'chronologie'),
          reperes: dits
            .filter(({ fait }) => fait.conventionId === id)
            .map(({ key, fait, to }) => ({ ...fait, key, to })),
          barres: barres.map((barre) => ({ ...barre, key: barre.id, to: paths.lieu(barre) })),
        }))}
      />
      {faits.length < total && <p className={layout.note}>{text.cut(faits.length, total)}</p>}
      <Faits faits={dits} />
    </>
  );
}

function Period({ aujourdhui }: { readonly aujourdhui: CivilDate }) {
  const [params, setParams] = useSearchParams();
  const asked = params.get('periode');
  const periode = isPeriode(asked) ? asked : 'annee';
  const de = addMonths(aujourdhui, -Math.ceil(PERIODES[periode] / 4));
  const a = addMonths(aujourdhui, PERIODES[periode]);
  const query = useQuery('chronologie.generale', { de, a });
  return (
    <>
      <div className={layout.row}>
        <SegmentedControl
          className="screen-only"
          size="xs"
          aria-label={text.period}
          value={periode}
          data={Object.keys(PERIODES).map((value) => ({ value, label: text.periods[value as Periode] }))}
          onChange={(value) => {
            setParams({ periode: value }, { replace: true });
          }}
        />
        <span className={layout.note}>{text.lead(formatDate(de), formatDate(a))}</span>
      </div>
      <QueryView query={query}>{(view) => <Generale view={view} />}</QueryView>
    </>
  );
}

/** Every convention of the registry on one band of time. */
export function ChronologiePage() {
  const etat = useQuery('registre.etat', {});
  return (
    <Page
      title={text.title}
      actions={
        <Button
          className="screen-only"
          size="compact-sm"
          variant="default"
          leftSection={<IconPrinter size={14} aria-hidden />}
          onClick={() => {
            window.print();
          }}
        >
          {text.print}
        </Button>
      }
    >
      <QueryView query={etat}>{({ aujourdhui }) => <Period aujourdhui={aujourdhui} />}</QueryView>
    </Page>
  );
}
