import { IconEraser } from '@tabler/icons-react';
import type { NomCollection } from '#domain/registre';
import { textHistorique } from '../../text/historique';
import { ButtonLink } from '../../ui/button-link';
import { paths } from '../../parts/paths';

/**
 * The entries of an act in the journal, where one recorded by mistake is rectified: an entry may hold several
 * signatures, so it is the entry that is chosen, and its reason asked there. `words`: narrows them to those that say so.
 */
export function rectifyPath(
  conventionId: string,
  collection: NomCollection,
  id: string,
  words?: string,
): string {
  const search = new URLSearchParams({ fiche: `${collection}/${id}` });
  if (words !== undefined) search.set('mots', words);
  return `${paths.convention(conventionId, 'journal')}?${search.toString()}`;
}

/** The way there, beside what it is about. */
export function RectifyLink({
  conventionId,
  collection,
  id,
  words,
  children = textHistorique.rectifyLink,
}: {
  readonly conventionId: string;
  readonly collection: NomCollection;
  readonly id: string;
  readonly words?: string;
  readonly children?: string;
}) {
  return (
    <ButtonLink
      to={rectifyPath(conventionId, collection, id, words)}
      variant="subtle"
      icon={<IconEraser size={16} aria-hidden />}
    >
      {children}
    </ButtonLink>
  );
}
