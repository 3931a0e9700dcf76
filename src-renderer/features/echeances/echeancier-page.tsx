import { Button, SegmentedControl } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import type { EcheancesView } from '#contract/echeances';
import { parseCivilDate } from '#domain/civil-date';
import { LISTE_ECHEANCES } from '#registre/listes';
import { ListeView } from '../../parts/listing/liste-view';
import { paths } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import { SaveButton } from '../../parts/save-button';
import { call } from '../../rpc/client';
import { useQuery } from '../../rpc/query';
import { textEcheances as text } from '../../text/echeances';
import { ButtonLink } from '../../ui/button-link';
import { Page } from '../../ui/page';
import { Agenda } from './agenda';
import { EcheanceDialog } from './echeance-dialog';
import { Mois, debutDuMois } from './mois';

const VUES = ['liste', 'mois', 'agenda'] as const;
type Vue = (typeof VUES)[number];
const isVue = (said: string | null): said is Vue => VUES.some((one) => one === said);

function Liste() {
  const query = useQuery('listes.lire', { liste: LISTE_ECHEANCES });
  return <QueryView query={query}>{(view) => <ListeView liste={LISTE_ECHEANCES} view={view} />}</QueryView>;
}

function Dates({ vue, view }: { readonly vue: 'mois' | 'agenda'; readonly view: EcheancesView }) {
  const [params, setParams] = useSearchParams();
  const set = (name: string, value: string | null) => {
    const next = new URLSearchParams(params);
    if (value === null) next.delete(name);
    else next.set(name, value);
    setParams(next, { replace: true, preventScrollReset: true });
  };
  const { aujourdhui, echeances } = view;
  const adresse = (cle: string): string => paths.echeance(cle, params);
  const asked = parseCivilDate(`${params.get('mois') ?? ''}-01`);
  return vue === 'mois' ? (
    <Mois
      mois={asked ?? debutDuMois(aujourdhui)}
      aujourdhui={aujourdhui}
      echeances={echeances}
      onMois={(mois) => set('mois', mois.slice(0, 7))}
      adresse={adresse}
    />
  ) : (
    <Agenda
      echeances={echeances}
      passees={params.get('passees') === 'oui'}
      onPassees={(montrer) => set('passees', montrer ? 'oui' : null)}
      adresse={adresse}
    />
  );
}

function Calees({ vue }: { readonly vue: 'mois' | 'agenda' }) {
  const query = useQuery('echeances.lister', {});
  return <QueryView query={query}>{(view) => <Dates vue={vue} view={view} />}</QueryView>;
}

/** Every date the registry waits for: as a list that is filtered and exported, on a month, day after day. */
export function EcheancierPage() {
  const [params, setParams] = useSearchParams();
  const said = params.get('vue');
  const vue = isVue(said) ? said : 'liste';
  const date = params.get('ouvrir');
  return (
    <Page
      title={text.title}
      actions={
        <>
          <SegmentedControl
            className="screen-only"
            size="xs"
            aria-label={text.view}
            value={vue}
            data={VUES.map((value) => ({ value, label: text.views[value] }))}
            onChange={(value) => setParams(value === 'liste' ? {} : { vue: value }, { replace: true })}
          />
          <ButtonLink to={paths.couverture} variant="default" size="xs">
            {text.coverage}
          </ButtonLink>
          <ButtonLink to={paths.retroplanning} variant="default" size="xs">
            {text.plan.open}
          </ButtonLink>
          <SaveButton
            variant="default"
            size="xs"
            label={text.calendar}
            make={() => call('echeances.calendrier', {})}
          />
          <SaveButton
            variant="default"
            size="xs"
            label={text.sheet}
            make={() => call('echeances.feuille', {})}
          />
          <Button
            className="screen-only"
            size="xs"
            variant="default"
            leftSection={<IconPrinter size={14} aria-hidden />}
            onClick={() => window.print()}
          >
            {text.print}
          </Button>
        </>
      }
    >
      {vue === 'liste' ? <Liste /> : <Calees vue={vue} />}
      {date !== null && (
        <EcheanceDialog
          cle={date}
          titre={text.title}
          onClose={() => {
            const next = new URLSearchParams(params);
            next.delete('ouvrir');
            setParams(next, { replace: true, preventScrollReset: true });
          }}
        />
      )}
    </Page>
  );
}
