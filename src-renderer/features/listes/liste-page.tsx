import { IconFiles, IconPlus, IconSignature } from '@tabler/icons-react';
import { NavLink } from 'react-router';
import { LISTES } from '#registre/listes';
import type { NomListe } from '#registre/listes';
import classes from '../../parts/listing/listing.module.css';
import { paths } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import { useQuery } from '../../rpc/query';
import { textConventions } from '../../text/conventions';
import { textListes } from '../../text/listes';
import { textSignatures } from '../../text/signatures';
import { ActLink } from '../../ui/act-link';
import { ButtonLink } from '../../ui/button-link';
import { EmptyState } from '../../ui/empty-state';
import { Page } from '../../ui/page';
import { ListeView } from '../../parts/listing/liste-view';

/** The dates have their own page in the rail, where those of one's own stand too. */
const EN_VUE = LISTES.filter((liste) => liste !== 'echeances' && liste !== 'echeancesLibres');

const Listes = () => (
  <nav aria-label={textListes.autres}>
    <ul className={classes.lists}>
      {EN_VUE.map((liste) => (
        <li key={liste}>
          <NavLink to={paths.liste(liste)} end>
            {textListes.court(liste)}
          </NavLink>
        </li>
      ))}
    </ul>
  </nav>
);

/** A list over every convention. What is sought in it lives in the address, so that it can be kept or linked to. */
export function ListePage({ liste }: { readonly liste: NomListe }) {
  const view = useQuery('listes.lire', { liste });
  return (
    <Page
      title={textListes.titre(liste)}
      aside={<Listes />}
      actions={
        <>
          {liste === 'conventions' && (
            <ActLink to={paths.nouvelleConvention} variant="filled" icon={<IconPlus size={16} aria-hidden />}>
              {textConventions.add}
            </ActLink>
          )}
          {liste === 'paquets' && (
            <ActLink to={paths.signatures} icon={<IconSignature size={16} aria-hidden />}>
              {textSignatures.open}
            </ActLink>
          )}
        </>
      }
    >
      <QueryView query={view}>
        {(read) =>
          liste === 'conventions' && read.lignes.length === 0 ? (
            <EmptyState
              icon={IconFiles}
              title={textConventions.empty}
              action={<ButtonLink to={paths.premiersPas}>{textConventions.emptyAction}</ButtonLink>}
            >
              {textConventions.emptyDetail}
            </EmptyState>
          ) : (
            <ListeView key={liste} liste={liste} view={read} />
          )
        }
      </QueryView>
    </Page>
  );
}
