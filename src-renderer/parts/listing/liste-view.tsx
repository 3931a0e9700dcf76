import { ActionIcon, TextInput } from '@mantine/core';
import { IconFilterOff, IconSearch } from '@tabler/icons-react';
import { useCallback, useDeferredValue, useMemo } from 'react';
import type { ReactNode } from 'react';
import { useHref, useNavigate } from 'react-router';
import type { ColonneView, LigneListeView, ListeView as View } from '#contract/listes';
import { LISTE_ECHEANCES } from '#registre/listes';
import type { NomListe } from '#registre/listes';
import { ETAT_AVENANT_LABELS } from '#domain/fiches/avenant';
import { ETAT_CONVENTION_LABELS } from '#domain/fiches/convention';
import { ETAT_MISE_EN_DEMEURE_LABELS } from '#domain/fiches/mise-en-demeure';
import { seeking } from '#domain/french';
import { ColumnsMenu } from './columns-menu';
import { ExportMenu } from './export-menu';
import { FilterChips } from './filter-chips';
import { dire, garde } from './filters';
import classes from './listing.module.css';
import { useListing } from './use-listing';
import { ViewsMenu } from './views-menu';
import { paths } from '../paths';
import { AvenantBadge, ConventionBadge, MiseEnDemeureBadge } from '../state-badge';
import { call } from '../../rpc/client';
import { textListes } from '../../text/listes';
import { DataTable } from '../../ui/data-table/data-table';
import { rowsOf, selectedOf, useDataTable } from '../../ui/data-table/use-data-table';
import type { DataColumn } from '../../ui/data-table/use-data-table';
import { EmptyState } from '../../ui/empty-state';
import layout from '../../ui/layout.module.css';
import { useFill } from '../../ui/use-fill';

/** Pixels, by what a column holds. */
const LARGEURS: Readonly<Record<Exclude<ColonneView['genre'], 'choix'>, number>> = {
  texte: 152,
  jour: 106,
  instant: 148,
  nombre: 88,
  taille: 88,
};

/** Of the column that names the row, at least. */
const LARGEUR_NOM = 232;

/** A choice has the room of its longest words, and a state that of its sign too. */
const MOTS = { lettre: 7.2, autour: 22, signe: 22, max: 240 };

function largeurDe({ genre, libelles, cle, titre }: ColonneView): number {
  if (genre !== 'choix') return LARGEURS[genre];
  const longest = Math.max(titre.length, ...Object.values(libelles ?? {}).map((words) => words.length));
  const whole = longest * MOTS.lettre + MOTS.autour + (cle === ETAT ? MOTS.signe : 0);
  return Math.min(Math.round(whole), MOTS.max);
}

const ETAT = 'etat';

const connu = <K extends string>(labels: Readonly<Record<K, string>>, key: string): key is K =>
  Object.hasOwn(labels, key);

/** The states that are seen by their colour, by the list they are of. */
function badge(liste: NomListe, etat: string): ReactNode {
  if (liste === 'conventions' && connu(ETAT_CONVENTION_LABELS, etat)) return <ConventionBadge etat={etat} />;
  if (liste === 'avenants' && connu(ETAT_AVENANT_LABELS, etat)) return <AvenantBadge etat={etat} />;
  if (liste === 'misesEnDemeure' && connu(ETAT_MISE_EN_DEMEURE_LABELS, etat))
    return <MiseEnDemeureBadge etat={etat} />;
  return null;
}

const adresseDe = (liste: NomListe, { id, lieu }: LigneListeView, recherche: string): string =>
  liste === 'pieces'
    ? paths.pieces(lieu.conventionId)
    : liste === LISTE_ECHEANCES
      ? paths.echeance(id, new URLSearchParams(recherche))
      : paths.lieu(lieu);

function columnOf(liste: NomListe, colonnes: readonly ColonneView[], colonne: ColonneView, first: boolean) {
  const rang = colonnes.indexOf(colonne);
  const order = colonne.libelles === undefined ? null : Object.keys(colonne.libelles);
  const held = ({ cellules }: LigneListeView) => cellules[rang] ?? null;
  const text = (ligne: LigneListeView) => dire(colonne, held(ligne));
  const column: DataColumn<LigneListeView> = {
    id: colonne.cle,
    title: colonne.titre,
    value: (ligne) => {
      const cellule = held(ligne);
      return order === null || cellule === null ? cellule : order.indexOf(String(cellule));
    },
    text,
    width: largeurDe(colonne),
    numeric: colonne.genre === 'nombre' || colonne.genre === 'taille',
  };
  if (first) return { ...column, width: LARGEUR_NOM };
  if (colonne.cle === ETAT)
    return {
      ...column,
      cell: (ligne: LigneListeView) => {
        const etat = badge(liste, String(held(ligne)));
        return etat === null ? text(ligne) : <span className={classes.state}>{etat}</span>;
      },
    };
  if (colonne.vide !== undefined)
    return {
      ...column,
      cell: (ligne: LigneListeView) =>
        held(ligne) === null ? <span className={classes.quiet}>{colonne.vide}</span> : text(ligne),
    };
  return column;
}

const rowId = ({ id }: LigneListeView): string => id;

/** One list over every convention: sought, filtered, put in order, chosen from, and handed over as it is seen. */
export function ListeView({
  liste,
  view: { colonnes, lignes },
}: {
  readonly liste: NomListe;
  readonly view: View;
}) {
  const navigate = useNavigate();
  const frame = useFill<HTMLDivElement>();
  const listing = useListing(colonnes);
  const { vues, filtres, recherche } = listing;
  const mots = useDeferredValue(listing.mots);
  const rows = useMemo(() => {
    const ways = [...filtres].map(([cle, valeurs]) => {
      const rang = colonnes.findIndex((one) => one.cle === cle);
      const colonne = colonnes[rang];
      const keeps = colonne === undefined ? () => true : garde(colonne, valeurs);
      return ({ cellules }: LigneListeView) => keeps(cellules[rang] ?? null);
    });
    const seen = vues.map((colonne) => ({ colonne, rang: colonnes.indexOf(colonne) }));
    const sought = seeking(mots);
    return lignes.filter(
      (ligne) =>
        ways.every((way) => way(ligne)) &&
        (mots === '' ||
          sought(seen.map(({ colonne, rang }) => dire(colonne, ligne.cellules[rang] ?? null)).join(' '))),
    );
  }, [colonnes, lignes, vues, filtres, mots]);
  const columns = useMemo(
    () => vues.map((colonne, rank) => columnOf(liste, colonnes, colonne, rank === 0)),
    [liste, colonnes, vues],
  );
  // As the router writes them, without asking it for each row.
  const root = useHref('/');
  const href = useCallback(
    (ligne: LigneListeView) => `${root.slice(0, -1)}${adresseDe(liste, ligne, recherche)}`,
    [root, liste, recherche],
  );
  const table = useDataTable({
    name: liste,
    rows,
    columns,
    rowId,
    sorting: listing.tri,
    onSorting: listing.trier,
  });
  // The first column names the row, whichever was put there.
  const rowName = useCallback((ligne: LigneListeView) => columns[0]?.text(ligne) ?? '', [columns]);
  const selected = selectedOf(table);
  const handed = selected.length > 0 ? selected : rowsOf(table);
  const filtered = listing.mots !== '' || filtres.size > 0;
  const cles = vues.map(({ cle }) => cle);
  return (
    <div ref={frame} className={`${layout.fill} ${classes.frame}`}>
      <search className={classes.bar}>
        <TextInput
          aria-label={textListes.chercher}
          placeholder={textListes.chercherMots}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={listing.mots}
          onChange={(event) => listing.chercher(event.currentTarget.value)}
          className={classes.search ?? ''}
        />
        <FilterChips colonnes={colonnes} lignes={lignes} listing={listing} />
        {filtered && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={textListes.effacer}
            title={textListes.effacer}
            onClick={listing.effacer}
          >
            <IconFilterOff size={16} aria-hidden />
          </ActionIcon>
        )}
        <div className={classes.end}>
          <span role="status" className={classes.count}>
            {textListes.compte(rows.length, lignes.length, selected.length)}
          </span>
          <ViewsMenu name={liste} recherche={listing.recherche} />
          <ColumnsMenu columns={colonnes} shown={cles} onChange={listing.choisirColonnes} />
          <ExportMenu
            count={handed.length}
            selected={selected.length > 0}
            make={(format) =>
              call('listes.exporter', { liste, format, colonnes: cles, lignes: handed.map(rowId) })
            }
          />
        </div>
      </search>
      {rows.length === 0 ? (
        <div className={classes.none}>
          <EmptyState icon={IconFilterOff} title={filtered ? textListes.rien : textListes.vide}>
            {filtered ? textListes.rienDetail : textListes.videDetail}
          </EmptyState>
        </div>
      ) : (
        <DataTable
          table={table}
          columns={columns}
          label={textListes.titre(liste)}
          rowName={rowName}
          selectable
          href={href}
          onOpen={(ligne) => void navigate(adresseDe(liste, ligne, recherche))}
        />
      )}
    </div>
  );
}
