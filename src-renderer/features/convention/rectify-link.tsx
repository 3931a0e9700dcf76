import { IconEraser } from '@tabler/icons-react';
import type { NomCollection } from '#domain/registre';
import { textHistorique } from '../../text/historique';
import { ButtonLink } from '../../ui/button-link';
import { paths } from '../../parts/paths';

/**
 * From an act recorded by mistake to its entries in the journal, where it is rectified: an entry may hold several
 * signatures, so it is the entry that is chosen, and its reason asked there.
 */
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
  /** Narrows the entries to those that say so. */
  readonly words?: string;
  readonly children?: string;
}) {
  const search = new URLSearchParams({ fiche: `${collection}/${id}` });
  if (words !== undefined) search.set('mots', words);
  return (
    <ButtonLink
      to={`${paths.convention(conventionId, 'journal')}?${search.toString()}`}
      variant="subtle"
      icon={<IconEraser size={16} aria-hidden />}
    >
      {children}
    </ButtonLink>
  );
}
