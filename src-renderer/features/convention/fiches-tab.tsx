import { joindre, rectifier, supprimer } from './gestes-communs';
import { useDisclosure } from '@mantine/hooks';
import { IconFileText } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { EnTeteConventionView } from '#contract/conventions';
import type { FicheView } from '#contract/fiches';
import { ACTES, estDerive } from '#registre/actes';
import type { ActeDerive } from '#registre/actes';
import type { Champ } from '#registre/champs';
import { DESCRIPTIONS } from '#registre/fiches';
import type { FichePlate, NomCollection } from '#registre/fiches';
import { formatShort } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { Partie } from '#domain/parties/partie';
import { DateText } from '../../parts/date-text';
import { paths } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import { useQuery } from '../../rpc/query';
import { textConvention } from '../../text/convention';
import { textFiches, textesActes, textesFiches } from '../../text/fiches';
import { ActBar } from '../../ui/act-bar';
import type { Act } from '../../ui/act-bar';
import { ActLink } from '../../ui/act-link';
import { EmptyState } from '../../ui/empty-state';
import { Facts } from '../../ui/facts';
import type { Fact } from '../../ui/facts';
import { Detail, MasterDetail } from '../../ui/master-detail';
import { Section } from '../../ui/section';
import classes from './convention.module.css';
import { DeleteDialog } from '../../parts/delete-button';
import { fonctionLabel } from './lookup';
import { actPath, subjectOf } from './forms/paths';
import { NoSuchAct } from './no-such-act';
import { useActe } from './use-acte';

/** The acts made from their description, of one kind of record: those that make one, or those about one. */
const actsOf = (name: FichePlate, about: boolean): readonly ActeDerive[] =>
  Object.keys(ACTES)
    .filter(estDerive)
    .filter((action) => action.startsWith(`${name}.`) && (subjectOf(action) === name) === about);

function valueOf(champ: Champ, value: unknown, parties: readonly Partie[]): ReactNode {
  if (champ.genre === 'ouiNon') return value === true ? textFiches.yes : textFiches.no;
  if (champ.genre === 'suite')
    return (value as readonly unknown[]).map((one, rang) => (
      <div key={rang}>{valueOf(champ.element, one, parties)}</div>
    ));
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  if (champ.genre === 'jour') return <DateText date={value as CivilDate} />;
  if (champ.genre === 'choix') return champ.libelles[value];
  if (champ.genre === 'mention' && champ.de === 'partie')
    return parties.find(({ id }) => id === value)?.nom ?? value;
  if (champ.genre === 'mention' && champ.de === 'signataire') return fonctionLabel(parties, value);
  return value;
}

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

function factsOf(name: FichePlate, { fiche, liens }: FicheView, parties: readonly Partie[]): readonly Fact[] {
  const { membres, calculs = [] } = DESCRIPTIONS[name as NomCollection];
  const values = fiche as unknown as Readonly<Record<string, unknown>>;
  return [
    ...Object.entries(membres).flatMap(([key, champ]) =>
      // What is not known is not shown: an optional field left blank says nothing.
      champ.mot === null || isBlank(values[key])
        ? []
        : [{ term: champ.mot, value: liens[key] ?? valueOf(champ, values[key], parties) }],
    ),
    ...calculs.map(({ mot, jour }) => {
      const day = jour(fiche);
      return { term: mot, value: day === null ? textFiches.notYet : <DateText date={day} /> };
    }),
  ];
}

function Acte({
  name,
  item,
  parties,
}: {
  readonly name: FichePlate;
  readonly item: FicheView;
  readonly parties: readonly Partie[];
}) {
  const { nom } = item;
  const { conventionId, id } = item.fiche;
  const [deleting, deletion] = useDisclosure(false);
  const acts: readonly Act[] = actsOf(name, true).map((action) => ({
    key: action,
    label: textesActes[action].action,
    to: actPath(action, conventionId, id),
  }));
  return (
    <Detail
      title={nom}
      actions={
        <ActBar
          primary={null}
          others={[
            ...acts,
            joindre(conventionId, name, id, textFiches.pieces),
            rectifier(conventionId, name, id),
            supprimer(deletion.open),
          ]}
          label={textConvention.otherActs(nom)}
        />
      }
    >
      <Facts items={factsOf(name, item, parties)} />
      <DeleteDialog
        collection={name}
        id={id}
        of={nom}
        leadsTo={paths.convention(conventionId, name)}
        opened={deleting}
        onClose={deletion.close}
      />
    </Detail>
  );
}

/** The day of a record told by its fields alone: the first it bears. */
function dayOf(name: FichePlate, fiche: FicheView['fiche']): CivilDate | null {
  const { membres } = DESCRIPTIONS[name as NomCollection];
  const values = fiche as unknown as Readonly<Record<string, unknown>>;
  const [key] = Object.entries(membres).find(([, champ]) => champ.genre === 'jour') ?? [];
  const value = key === undefined ? null : values[key];
  return typeof value === 'string' ? (value as CivilDate) : null;
}

/** The tab of a record that is told by its fields alone: each with its fields, and what may be done to it. */
export function fichesTab(name: FichePlate) {
  const text = textesFiches[name];
  return function FichesTab({ view }: { readonly view: EnTeteConventionView }) {
    const conventionId = view.convention.id;
    const { acteId, fait } = useActe();
    const list = useQuery(`${name}.lister`, { conventionId });
    const parties = useQuery('conventions.parties', { conventionId });
    const title = DESCRIPTIONS[name as NomCollection].pluriel;
    const address = paths.convention(conventionId, name);
    const actions = actsOf(name, false).map((action) => (
      <ActLink key={action} to={actPath(action, conventionId)} size="xs">
        {textesActes[action].action}
      </ActLink>
    ));
    return (
      <QueryView query={list}>
        {(items) => {
          if (items.length === 0)
            return (
              <Section title={title} plain actions={actions}>
                <p className={classes.sub}>{text.intro}</p>
                <EmptyState icon={IconFileText} title={text.emptyTitle}>
                  {text.emptyBody}
                </EmptyState>
              </Section>
            );
          const shown = acteId === null ? items[0] : items.find(({ fiche }) => fiche.id === acteId);
          return (
            <MasterDetail
              label={title}
              title={title}
              list={address}
              actions={actions}
              groups={[
                {
                  label: null,
                  rows: items.map(({ fiche, nom }) => {
                    const day = dayOf(name, fiche);
                    return {
                      id: fiche.id,
                      to: paths.acte(conventionId, name, fiche.id),
                      title: nom,
                      day: day === null ? null : formatShort(day),
                    };
                  }),
                },
              ]}
              selected={shown?.fiche.id ?? null}
              chosen={acteId !== null}
              marked={fait !== null && fait === shown?.fiche.id}
            >
              {shown === undefined ? (
                <NoSuchAct list={address} label={title} />
              ) : (
                <QueryView query={parties}>
                  {(known) => <Acte key={shown.fiche.id} name={name} item={shown} parties={known.parties} />}
                </QueryView>
              )}
            </MasterDetail>
          );
        }}
      </QueryView>
    );
  };
}
