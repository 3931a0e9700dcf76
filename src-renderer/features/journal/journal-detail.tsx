import { Button, Group, Text, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconEraser, IconFileText, IconHistory } from '@tabler/icons-react';
import { writePasse } from '#contract/instant';
import type {
  DetailJournalView,
  Genre,
  LigneDetailView,
  LigneJournalView,
  PassageView,
} from '#contract/journal';
import type { OngletConvention } from '#contract/views';
import type { NomCollection } from '#domain/registre';
import { setPastInstant } from '../../rpc/past';
import { useQuery } from '../../rpc/query';
import { textJournal } from '../../text/journal';
import { ActButton } from '../../ui/act-button';
import { ButtonLink } from '../../ui/button-link';
import layout from '../../ui/layout.module.css';
import classes from './journal-detail.module.css';
import { paths } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import { RectifyDialog } from '../../parts/rectify-dialog';

function Value({
  passages,
  side,
}: {
  readonly passages: readonly PassageView[] | null;
  readonly side: 'before' | 'after';
}) {
  if (passages === null) return <span className={classes.absent}>{textJournal.absent}</span>;
  const Mark = side === 'before' ? 'del' : 'ins';
  return (
    <span className={classes.text}>
      {passages.map(({ texte, marque }, index) =>
        marque ? <Mark key={index}>{texte}</Mark> : <span key={index}>{texte}</span>,
      )}
    </span>
  );
}

function Line({ ligne, both }: { readonly ligne: LigneDetailView; readonly both: boolean }) {
  return (
    <div className={classes.line} data-both={both || undefined}>
      <dt>{ligne.champ}</dt>
      {(both || ligne.apres === null) && (
        <dd className={classes.before}>
          <span className={classes.side}>{textJournal.before}</span>
          <Value passages={ligne.avant} side="before" />
        </dd>
      )}
      {(both || ligne.apres !== null) && (
        <dd className={classes.after}>
          {both ? (
            <span className={classes.side}>{textJournal.after}</span>
          ) : (
            <VisuallyHidden>{textJournal.after}</VisuallyHidden>
          )}
          <Value passages={ligne.apres} side="after" />
        </dd>
      )}
    </div>
  );
}

function Objet({ objet }: { readonly objet: DetailJournalView['objets'][number] }) {
  const { libelle, nature, lignes, omises } = objet;
  return (
    <section className={classes.objet}>
      <h3 className={classes.heading}>
        {textJournal.nature[nature]}
        {' · '}
        {libelle}
      </h3>
      {lignes.length === 0 && omises === 0 ? (
        <Text size="sm" c="dimmed">
          {textJournal.unchanged}
        </Text>
      ) : (
        <dl className={classes.lines}>
          {lignes.map((ligne) => (
            <Line key={ligne.champ} ligne={ligne} both={nature === 'modification'} />
          ))}
        </dl>
      )}
      {omises > 0 && (
        <Text size="sm" c="dimmed">
          {textJournal.omitted(omises)}
        </Text>
      )}
    </section>
  );
}

const ONGLETS: Partial<Readonly<Record<Genre, OngletConvention>>> = {
  convention: 'parties',
  avenant: 'avenants',
  avis: 'avis',
  resiliation: 'resiliation',
};

/** The tabs where an act has a place of its own. */
const ACTES: Partial<Readonly<Record<NomCollection, OngletConvention>>> = {
  avenants: 'avenants',
  avis: 'avis',
  misesEnDemeure: 'resiliation',
  denonciations: 'resiliation',
};

/** Where the one act of an entry stands; null when it has several, or none with a place of its own. */
function acteOf({ conventionIds, objets }: LigneJournalView): string | null {
  // What is done in séance stands there, whatever records follow from it.
  const seances = objets.filter(({ collection }) => collection === 'seances');
  const [seance] = seances;
  if (seance !== undefined) return seances.length === 1 ? paths.seance(seance.id) : null;
  const [premier, ...suivants] = objets;
  if (premier !== undefined && suivants.length === 0) {
    if (premier.collection === 'membresDuComite') return paths.membreDuComite(premier.id);
    if (premier.collection === 'instances') return paths.duComite(premier.id, 'regles');
  }
  const [id, ...others] = conventionIds;
  const [objet, ...rest] = objets;
  const onglet = objet === undefined ? undefined : ACTES[objet.collection];
  return id === undefined || objet === undefined || onglet === undefined || others.length + rest.length > 0
    ? null
    : paths.acte(id, onglet, objet.id);
}

/** Where the acts of an entry are recorded; null when they are of no convention, or of several. */
function pageOf(ligne: LigneJournalView): string | null {
  const { genre, conventionIds } = ligne;
  const onglet = ONGLETS[genre];
  const [id, ...others] = conventionIds;
  return onglet === undefined || id === undefined || others.length > 0
    ? null
    : (acteOf(ligne) ?? paths.convention(id, onglet));
}

/** What one entry changed, field by field, and what may be done from it. */
export function JournalDetail({ ligne }: { readonly ligne: LigneJournalView }) {
  const { seq, at, hash, libelle, rectifiable } = ligne;
  const [rectifying, rectify] = useDisclosure(false);
  const detail = useQuery('journal.detail', { seq });
  const acte = acteOf(ligne);
  return (
    <div className={classes.detail} role="region" aria-label={textJournal.changes(seq)}>
      <QueryView query={detail}>
        {({ objets }) =>
          objets.map((objet) => <Objet key={`${objet.collection} ${objet.id}`} objet={objet} />)
        }
      </QueryView>
      <p className={`${layout.note} ${classes.hash}`}>
        {textJournal.wholeHash}&nbsp;: <code className="mono">{hash}</code>
      </p>
      <Group gap="xs">
        {acte !== null && (
          <ButtonLink to={acte} size="xs" icon={<IconFileText size={16} aria-hidden />}>
            {textJournal.openAct}
          </ButtonLink>
        )}
        <Button
          variant="default"
          size="xs"
          leftSection={<IconHistory size={16} aria-hidden />}
          onClick={() => setPastInstant(writePasse({ instant: at, seq }))}
        >
          {textJournal.seeThen}
        </Button>
        {rectifiable && (
          <ActButton
            variant="default"
            size="xs"
            leftSection={<IconEraser size={16} aria-hidden />}
            onClick={rectify.open}
          >
            {textJournal.rectify}
          </ActButton>
        )}
      </Group>
      {rectifiable && (
        <RectifyDialog
          seq={seq}
          libelle={libelle}
          page={pageOf(ligne)}
          opened={rectifying}
          onClose={rectify.close}
        />
      )}
    </div>
  );
}
