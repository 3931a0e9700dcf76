import { VisuallyHidden } from '@mantine/core';
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { CaseView, PaquetView, SignataireDePaquetView } from '#contract/paquets';
import { formatDate, formatShort } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { textPaquets } from '../../../text/paquets';
import { basculer, cleDe, estChoisi, peutChoisir } from './choix';
import type { Choix, Lieu } from './choix';
import classes from './matrice.module.css';

const text = textPaquets.matrix;

type Borne = { readonly rangs: number; readonly colonnes: number };

/** Where each key leads from a place of the grid. */
const PAS: Readonly<Record<string, (at: Lieu, last: Borne) => Lieu>> = {
  ArrowDown: ({ rang, colonne }, { rangs }) => ({ rang: Math.min(rang + 1, rangs), colonne }),
  ArrowUp: ({ rang, colonne }) => ({ rang: Math.max(rang - 1, 0), colonne }),
  ArrowRight: ({ rang, colonne }, { colonnes }) => ({ rang, colonne: Math.min(colonne + 1, colonnes) }),
  ArrowLeft: ({ rang, colonne }) => ({ rang, colonne: Math.max(colonne - 1, 0) }),
  Home: ({ rang }) => ({ rang, colonne: 0 }),
  End: ({ rang }, { colonnes }) => ({ rang, colonne: colonnes }),
};

const adresse = ({ rang, colonne }: Lieu): string => `${rang}:${colonne}`;

/** « signé le 12/03/2026, par délégation » */
function ditDe({ etat, date, lieu, qualite, hors, preuve }: CaseView): string {
  if (etat !== 'signee' || date === null) return etat === 'a_venir' ? text.notYet : text.etats[etat];
  return [
    `${text.etats.signee} ${formatDate(date as CivilDate)}`,
    ...(lieu === null ? [] : [text.at(lieu)]),
    ...(qualite !== text.holder ? [qualite] : []),
    ...(hors === null ? [] : [`${text.outside}\u00a0: ${hors}`]),
    ...(preuve === null ? [] : [textPaquets.scans.shown(preuve.nom, preuve.page)]),
  ].join(', ');
}

/** One slot, in as little room as a day takes. */
function Case({ one, choisie }: { readonly one: CaseView; readonly choisie: boolean }): ReactNode {
  const { etat, date, qualite, hors } = one;
  if (etat === 'signee' && date !== null) {
    const note = hors !== null ? text.outside : qualite === text.holder ? null : qualite;
    return (
      <>
        <span className={classes.jour}>{formatShort(date as CivilDate)}</span>
        {note !== null && <span className={classes.note}>{note}</span>}
      </>
    );
  }
  if (etat === 'refusee')
    return (
      <span className={classes.mot}>
        <IconX size={14} /> {text.etats.refusee}
      </span>
    );
  return (
    <span className={classes.mot}>
      <span className={classes.coche}>{choisie && <IconCheck size={12} stroke={3} />}</span>
      {text.etats[etat]}
    </span>
  );
}

function Qui({ one, seul }: { readonly one: SignataireDePaquetView; readonly seul: boolean }): ReactNode {
  const relance = one.relances.at(-1);
  return (
    <>
      <span className={classes.nom}>{one.nom}</span>
      <span className={classes.note}>
        {[one.fonction, one.partie].filter((part) => part !== '').join(' · ')}
      </span>
      {(!seul || relance !== undefined) && (
        <span className={classes.note}>
          {[
            ...(seul ? [] : [text.rank(one.rang)]),
            ...(relance === undefined ? [] : [text.reminded(formatShort(relance as CivilDate))]),
          ].join(' · ')}
        </span>
      )}
    </>
  );
}

/**
 * Originals × signatories at a glance. A place of the grid is chosen by a click or by the space bar: a slot, the whole
 * row of a signatory, the whole column of an original, or everything that is awaited.
 */
export function Matrice({
  paquet,
  choix,
  fautives,
  onChange,
}: {
  readonly paquet: PaquetView;
  readonly choix: Choix;
  /** The slots that were just refused. */
  readonly fautives: Choix;
  /** Absent: nothing can be signed. */
  readonly onChange?: ((choix: Choix) => void) | undefined;
}): ReactNode {
  const { signataires, originaux, cases, acte } = paquet;
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<Lieu>({ rang: 1, colonne: 1 });
  const last = { rangs: signataires.length, colonnes: originaux.length };
  const parCle = new Map(cases.map((one) => [cleDe(one), one]));
  const seul = new Set(signataires.map(({ rang }) => rang)).size === 1;

  const choisir = (lieu: Lieu): void => {
    setAt(lieu);
    if (peutChoisir(paquet, lieu)) onChange?.(basculer(paquet, choix, lieu));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return;
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      choisir(at);
      return;
    }
    const pas = PAS[event.key];
    if (pas === undefined) return;
    event.preventDefault();
    // With the control key, « début » and « fin » go to the corners.
    const next = pas(at, last);
    const coin = event.ctrlKey && (event.key === 'Home' || event.key === 'End');
    const lieu = coin ? { rang: event.key === 'Home' ? 0 : last.rangs, colonne: next.colonne } : next;
    setAt(lieu);
    table.current?.querySelector<HTMLElement>(`[data-lieu="${adresse(lieu)}"]`)?.focus();
  };
  const place = (lieu: Lieu) => {
    const possible = onChange !== undefined && peutChoisir(paquet, lieu);
    return {
      'data-lieu': adresse(lieu),
      'data-possible': possible || undefined,
      'aria-selected': possible ? estChoisi(paquet, choix, lieu) : undefined,
      tabIndex: at.rang === lieu.rang && at.colonne === lieu.colonne ? 0 : -1,
      onClick: () => choisir(lieu),
      onFocus: () => setAt(lieu),
    };
  };
  const coche = (lieu: Lieu): ReactNode =>
    onChange !== undefined &&
    peutChoisir(paquet, lieu) && (
      <span className={classes.coche}>
        {estChoisi(paquet, choix, lieu) ? (
          <IconCheck size={12} stroke={3} />
        ) : (
          <IconMinus size={10} className={classes.vide} />
        )}
      </span>
    );

  return (
    <div className={classes.scroll}>
      <table
        ref={table}
        role="grid"
        aria-label={text.label(acte.titre)}
        aria-multiselectable={onChange === undefined ? undefined : true}
        className={classes.table}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col" {...place({ rang: 0, colonne: 0 })}>
              <span className={classes.tete}>
                {coche({ rang: 0, colonne: 0 })} {onChange === undefined ? text.signatory : text.all}
              </span>
            </th>
            {originaux.map(({ numero, signees }) => (
              <th key={numero} scope="col" {...place({ rang: 0, colonne: numero })}>
                <span className={classes.tete}>
                  {coche({ rang: 0, colonne: numero })} {textPaquets.original(numero)}
                </span>
                <span className={classes.note} aria-hidden>
                  {signees}/{signataires.length}
                </span>
                {onChange !== undefined && <VisuallyHidden> {text.column(numero)}</VisuallyHidden>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {signataires.map((qui, index) => (
            <tr key={qui.id}>
              <th scope="row" {...place({ rang: index + 1, colonne: 0 })}>
                <span className={classes.ligne}>
                  {coche({ rang: index + 1, colonne: 0 })}
                  <span className={classes.qui}>
                    <Qui one={qui} seul={seul} />
                  </span>
                </span>
                {onChange !== undefined && <VisuallyHidden> {text.row(qui.nom)}</VisuallyHidden>}
              </th>
              {originaux.map(({ numero }) => {
                const one = parCle.get(cleDe({ original: numero, signataireId: qui.id }));
                if (one === undefined) return <td key={numero} role="gridcell" />;
                const cle = cleDe(one);
                return (
                  <td
                    key={numero}
                    role="gridcell"
                    data-etat={one.etat}
                    data-fautive={fautives.has(cle) || undefined}
                    title={ditDe(one)}
                    {...place({ rang: index + 1, colonne: numero })}
                  >
                    <VisuallyHidden>
                      {text.cell(qui.nom, numero)} {ditDe(one)}
                    </VisuallyHidden>
                    <span aria-hidden className={classes.case}>
                      <Case one={one} choisie={choix.has(cle)} />
                    </span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
