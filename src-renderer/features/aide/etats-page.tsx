import { IconBan, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import { useId } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { actionsDe, cellule, etatsDe, refuseSelonEtat } from '#domain/etats/table';
import type { TableEtats } from '#domain/etats/table';
import { OBJETS_DE_TABLE, estObjetDeTable, titreDesEtats } from '#domain/etats/objets';
import { tableDe } from '#domain/etats/tables';
import { lowerFirst } from '#domain/french';
import { typographie } from '#domain/typographie';
import { paths } from '../../parts/paths';
import { textEtats as text } from '../../text/etats';
import { Page } from '../../ui/page';
import { Section } from '../../ui/section';
import classes from './etats.module.css';
import { HAUTEUR, LARGEUR, dessiner } from './trace';
import type { Dessin } from './trace';

/** The words of a state in lines short enough for its box. */
function enLignes(libelle: string): readonly string[] {
  const lignes: string[] = [''];
  for (const mot of libelle.split(' ')) {
    const last = lignes.at(-1) ?? '';
    if (last !== '' && last.length + mot.length > 22) lignes.push(mot);
    else lignes[lignes.length - 1] = last === '' ? mot : `${last} ${mot}`;
  }
  return lignes;
}

function Image({
  table,
  dessin: { largeur, hauteur, boites, traits },
  present,
}: {
  readonly table: TableEtats;
  readonly dessin: Dessin;
  readonly present: string | null;
}) {
  const fleche = useId();
  return (
    <svg
      role="img"
      aria-label={text.drawing(titreDesEtats(table.objet))}
      viewBox={`0 0 ${largeur} ${hauteur}`}
      width={largeur}
      height={hauteur}
      className={classes.drawing}
    >
      <defs>
        <marker
          id={fleche}
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth="8"
          markerHeight="8"
          orient="auto-start-reverse"
        >
          <path d="M 0 0 L 10 5 L 0 10 z" className={classes.arrow} />
        </marker>
      </defs>
      {traits.map(({ numero, d, des, mots }) =>
        d === null ? null : (
          <path
            key={numero}
            d={d}
            className={classes.way}
            data-passif={mots.every(({ acte }) => !acte) || undefined}
            data-present={des.some((de) => de === present) || undefined}
            markerEnd={`url(#${fleche})`}
          />
        ),
      )}
      {boites.map(({ etat, x, y }) => {
        const lignes = enLignes(typographie(table.etats[etat]?.libelle ?? etat));
        return (
          <g key={etat} data-etat={etat} data-present={etat === present || undefined} className={classes.box}>
            <rect x={x} y={y} width={LARGEUR} height={HAUTEUR} rx={8} />
            <text x={x + LARGEUR / 2} y={y + HAUTEUR / 2 - (lignes.length - 1) * 9 + 5}>
              {lignes.map((ligne, at) => (
                <tspan key={ligne} x={x + LARGEUR / 2} dy={at === 0 ? 0 : 18}>
                  {ligne}
                </tspan>
              ))}
            </text>
          </g>
        );
      })}
      {traits.map(({ numero, numeroX, numeroY, des, d }) => (
        <g
          key={numero}
          className={classes.number}
          data-partage={d === null || undefined}
          data-present={des.some((de) => de === present) || undefined}
        >
          <circle cx={numeroX} cy={numeroY} r={11} />
          <text x={numeroX} y={numeroY + 4}>
            {numero}
          </text>
        </g>
      ))}
    </svg>
  );
}

function Chemins({ table, dessin }: { readonly table: TableEtats; readonly dessin: Dessin }) {
  const nom = (etat: string): string => typographie(table.etats[etat]?.libelle ?? etat);
  return (
    <>
      <ol className={classes.ways} aria-label={text.ways}>
        {dessin.traits.map(({ numero, des, vers, mots }) => (
          <li key={numero}>
            <strong>{text.way(des.map(nom), nom(vers))}</strong>
            {'\u00a0: '}
            {mots
              .map(({ libelle, selon }) =>
                typographie(
                  selon === null
                    ? libelle
                    : `${libelle} (${text.selon.toLowerCase()} : ${lowerFirst(selon.replace(/\.$/u, ''))})`,
                ),
              )
              .join(' ; ')}
          </li>
        ))}
      </ol>
      <ul className={classes.ways}>
        {dessin.debuts.map(({ vers, par }) => (
          <li key={par}>{text.begins(typographie(par), nom(vers))}</li>
        ))}
      </ul>
    </>
  );
}

function Cell({
  table,
  etat,
  action,
}: {
  readonly table: TableEtats;
  readonly etat: string;
  readonly action: string;
}) {
  const { vers, selon } = cellule(table, etat, action);
  const refus = refuseSelonEtat(table, etat, action);
  const suite =
    vers.length === 0
      ? null
      : vers.every((one) => one === etat)
        ? text.stays
        : `${text.leadsTo} ${vers.map((one) => typographie(table.etats[one]?.libelle ?? one)).join(' ; ')}`;
  const verdict = vers.length === 0 ? 'no' : selon === null ? 'yes' : 'selon';
  const Icone = { no: IconBan, yes: IconCircleCheck, selon: IconHelpCircle }[verdict];
  return (
    <td data-verdict={verdict}>
      <p className={classes.verdict}>
        <Icone size={16} aria-hidden /> {text[verdict]}
      </p>
      {suite !== null && <p>{suite}</p>}
      {selon !== null && (
        <p className={classes.quiet}>
          {text.condition}&nbsp;: {typographie(selon.dit)}
        </p>
      )}
      {refus !== null && (
        <>
          <p>{refus.message}</p>
          <p className={classes.quiet}>
            {text.remedy}&nbsp;: {refus.remede}
          </p>
        </>
      )}
    </td>
  );
}

function Table({ table, present }: { readonly table: TableEtats; readonly present: string | null }) {
  const actions = actionsDe(table);
  const hint = useId();
  return (
    <div>
      {/* Scroll bars may be hidden until one scrolls: the words say that there is more. */}
      <p id={hint} className={classes.wide}>
        {text.wide}
      </p>
      {/* Wider than the window: a keyboard must be able to scroll it. */}
      <div
        className={classes.scroll}
        role="region"
        aria-label={text.scroll}
        aria-describedby={hint}
        tabIndex={0}
      >
        <table className={classes.table}>
          <caption>
            {titreDesEtats(table.objet)}. {text.caption}
          </caption>
          <thead>
            <tr>
              <th scope="col">{text.state}</th>
              {actions.map((action) => (
                <th key={action} scope="col">
                  {typographie(table.actions[action]?.libelle ?? action)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {etatsDe(table).map((etat) => (
              <tr
                key={etat}
                data-present={etat === present || undefined}
                aria-current={etat === present ? 'true' : undefined}
              >
                <th scope="row">
                  {typographie(table.etats[etat]?.libelle ?? etat)}
                  {etat === present && <span className={classes.present}> ({text.present})</span>}
                  <span className={classes.sens}>{typographie(table.etats[etat]?.sens ?? '')}</span>
                </th>
                {actions.map((action) => (
                  <Cell key={action} table={table} etat={etat} action={action} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** The table of states of one kind of object, drawn and written: the one the commands obey. */
export function EtatsPage() {
  const { objet } = useParams();
  const [params] = useSearchParams();
  const shown = estObjetDeTable(objet) ? objet : 'convention';
  const table = tableDe(shown);
  const asked = params.get('etat');
  const present = asked !== null && asked in table.etats ? asked : null;
  const dessin = dessiner(table);
  const titre = titreDesEtats(shown);
  return (
    <Page title={titre} lead={text.lead} crumbs={[{ label: text.back, to: paths.accueil }]}>
      <nav aria-label={text.objects}>
        <ul className={classes.objects}>
          {OBJETS_DE_TABLE.map((one) => (
            <li key={one}>
              <Link to={paths.etats(one)} aria-current={one === shown ? 'page' : undefined}>
                {titreDesEtats(one)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <p className={classes.rules}>{typographie(table.regle)}</p>
      <Section title={text.drawing(titreDesEtats(table.objet))}>
        <p className={classes.wide}>{text.drawingHelp}</p>
        <div className={classes.board} role="region" aria-label={text.drawingScroll} tabIndex={0}>
          <Image table={table} dessin={dessin} present={present} />
        </div>
        <Chemins table={table} dessin={dessin} />
      </Section>
      <Section title={text.table}>
        <Table table={table} present={present} />
      </Section>
    </Page>
  );
}
