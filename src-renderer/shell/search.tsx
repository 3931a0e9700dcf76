import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconFileText, IconLayoutSidebar, IconSearch } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { ETAT_CONVENTION_LABELS } from '#domain/fiches/convention';
import { seeking } from '#domain/french';
import { useQuery } from '../rpc/query';
import { ongletLabels } from '../text/onglets';
import { textShell } from '../text/shell';
import { ONGLETS, paths } from '../parts/paths';

export const openSearch = spotlight.open;

/** Ctrl + K: every screen, every convention and each of its tabs. */
export function Search() {
  const navigate = useNavigate();
  const conventions = useQuery('conventions.lister', {}).data ?? [];
  const action = (id: string, label: string, to: string, description?: string, page = false) => ({
    id,
    label,
    ...(description === undefined ? {} : { description }),
    leftSection: page ? <IconLayoutSidebar size={18} aria-hidden /> : <IconFileText size={18} aria-hidden />,
    onClick: () => void navigate(to),
  });
  return (
    <Spotlight
      actions={[
        {
          group: textShell.groupPages,
          actions: [
            action('accueil', textShell.accueil, paths.accueil, undefined, true),
            action('conventions', textShell.conventions, paths.conventions, undefined, true),
            action(
              'nouvelle-convention',
              textShell.nouvelleConvention,
              paths.nouvelleConvention,
              textShell.nouvelleConventionHow,
              true,
            ),
            action('delais', textShell.delais, paths.delais, undefined, true),
            action('journal', textShell.journal, paths.journal, undefined, true),
            action('sauvegardes', textShell.sauvegardes, paths.sauvegardes, undefined, true),
            action('echanges', textShell.echanges, paths.echanges, undefined, true),
            action('corbeille', textShell.corbeille, paths.corbeille, undefined, true),
          ],
        },
        ...conventions.map(({ id, titre, etat }) => ({
          group: titre,
          actions: ONGLETS.map((onglet) =>
            action(
              `${id}/${onglet}`,
              ongletLabels[onglet],
              paths.convention(id, onglet),
              onglet === 'texte' ? ETAT_CONVENTION_LABELS[etat] : undefined,
            ),
          ),
        })),
      ]}
      filter={(query, groups) => {
        const sought = seeking(query);
        return groups.flatMap((entry) => {
          if (!('actions' in entry)) return [];
          const actions = entry.actions.filter(({ label, description }) =>
            sought(`${entry.group} ${label ?? ''} ${description ?? ''}`),
          );
          return actions.length > 0 ? [{ ...entry, actions }] : [];
        });
      }}
      shortcut={['mod + K']}
      nothingFound={textShell.searchNothing}
      highlightQuery
      scrollable
      maxHeight={420}
      withinPortal={false}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: textShell.searchPlaceholder,
        'aria-label': textShell.searchPlaceholder,
      }}
    />
  );
}
