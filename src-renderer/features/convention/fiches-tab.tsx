import { IconFileText } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { EnTeteConventionView } from '#contract/conventions';
import type { FicheView } from '#contract/fiches';
import { ACTES, estDerive } from '#registre/actes';
import type { ActeDerive } from '#registre/actes';
import type { Champ } from '#registre/champs';
import { DESCRIPTIONS } from '#registre/fiches';
import type { FichePlate, NomCollection } from '#registre/fiches';
import type { CivilDate } from '#domain/civil-date';
import type { Partie } from '#domain/parties/partie';
import { DateText } from '../../parts/date-text';
import { QueryView } from '../../parts/query-view';
import { useQuery } from '../../rpc/query';
import { textFiches, textesActes, textesFiches } from '../../text/fiches';
import { ActLink } from '../../ui/act-link';
import { EmptyState } from '../../ui/empty-state';
import { Facts } from '../../ui/facts';
import type { Fact } from '../../ui/facts';
import { Section } from '../../ui/section';
import layout from '../../ui/layout.module.css';
import classes from './convention.module.css';
import { DeleteButton } from './delete-button';
import { fonctionLabel } from './lookup';
import { actPath, formPaths, subjectOf } from './forms/paths';
import { RectifyLink } from './rectify-link';

/** The acts made from their description, of one kind of record: those that make one, or those about one. */
const actsOf = (name: FichePlate, about: boolean): readonly ActeDerive[] =>
  Object.keys(ACTES)
    .filter(estDerive)
    .filter((action) => action.startsWith(`${name}.`) && (subjectOf(action) === name) === about);

function valueOf(champ: Champ, value: unknown, parties: readonly Partie[]): ReactNode {
  if (typeof value !== 'string') return null;
  if (champ.genre === 'jour') return <DateText date={value as CivilDate} />;
  if (champ.genre === 'choix') return champ.libelles[value];
  if (champ.genre === 'mention' && champ.de === 'partie')
    return parties.find(({ id }) => id === value)?.nom ?? value;
  if (champ.genre === 'mention' && champ.de === 'signataire') return fonctionLabel(parties, value);
  return value;
}

function factsOf(name: FichePlate, fiche: FicheView['fiche'], parties: readonly Partie[]): readonly Fact[] {
  const { membres, calculs = [] } = DESCRIPTIONS[name as NomCollection];
  const values = fiche as unknown as Readonly<Record<string, unknown>>;
  return [
    ...Object.entries(membres).flatMap(([key, champ]) =>
      // What is not known is not shown: an optional field left blank says nothing.
      champ.mot === null || values[key] === null
        ? []
        : [{ term: champ.mot, value: valueOf(champ, values[key], parties) }],
    ),
    ...calculs.map(({ mot, jour }) => {
      const day = jour(fiche);
      return { term: mot, value: day === null ? textFiches.notYet : <DateText date={day} /> };
    }),
  ];
}

function Card({
  name,
  item: { fiche, nom },
  parties,
}: {
  readonly name: FichePlate;
  readonly item: FicheView;
  readonly parties: readonly Partie[];
}) {
  const { conventionId, id } = fiche;
  return (
    <article className={classes.record} aria-labelledby={`titre-${id}`}>
      <div className={classes.recordHead}>
        <h3 id={`titre-${id}`}>{nom}</h3>
      </div>
      <Facts items={factsOf(name, fiche, parties)} />
      <div className={layout.row}>
        {actsOf(name, true).map((action) => (
          <ActLink key={action} to={actPath(action, conventionId, id)} size="xs">
            {textesActes[action].action}
          </ActLink>
        ))}
        <ActLink to={formPaths.joindrePiece(conventionId, `${name}/${id}`)} size="xs">
          {textFiches.pieces}
        </ActLink>
        <RectifyLink conventionId={conventionId} collection={name} id={id} />
        <DeleteButton collection={name} id={id} of={nom} size="xs" />
      </div>
    </article>
  );
}

/** The tab of a record that is told by its fields alone: each with its fields, and what may be done to it. */
export function fichesTab(name: FichePlate) {
  const text = textesFiches[name];
  return function FichesTab({ view }: { readonly view: EnTeteConventionView }) {
    const conventionId = view.convention.id;
    const list = useQuery(`${name}.lister`, { conventionId });
    const parties = useQuery('conventions.parties', { conventionId });
    return (
      <Section
        title={DESCRIPTIONS[name as NomCollection].pluriel}
        plain
        actions={actsOf(name, false).map((action, rang) => (
          <ActLink
            key={action}
            to={actPath(action, conventionId)}
            variant={rang === 0 ? 'filled' : 'default'}
          >
            {textesActes[action].action}
          </ActLink>
        ))}
      >
        <p className={classes.sub}>{text.intro}</p>
        <QueryView query={list}>
          {(items) =>
            items.length === 0 ? (
              <EmptyState icon={IconFileText} title={text.emptyTitle}>
                {text.emptyBody}
              </EmptyState>
            ) : (
              <QueryView query={parties}>
                {(known) => (
                  <div className={classes.records}>
                    {items.map((item) => (
                      <Card key={item.fiche.id} name={name} item={item} parties={known.parties} />
                    ))}
                  </div>
                )}
              </QueryView>
            )
          }
        </QueryView>
      </Section>
    );
  };
}
