import { Checkbox, TextInput } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { PaquetASignerView, PileView } from '#contract/paquets';
import type { AppError } from '#contract/reply';
import { formatShort } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { SUPPORT_LABELS } from '#domain/paquet/paquet';
import { announce } from '../../parts/announcement';
import { ChampDate } from '../../parts/forms/champ-date';
import { DayContext } from '../../parts/forms/day-context';
import { readDate } from '../../parts/forms/read-date';
import { paths } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import { RefusAlert } from '../../parts/refus-alert';
import { call } from '../../rpc/client';
import { useQuery } from '../../rpc/query';
import { formsText } from '../../text/forms';
import { textSignatures as text } from '../../text/signatures';
import { ActButton } from '../../ui/act-button';
import { EmptyState } from '../../ui/empty-state';
import { OptionalMark } from '../../ui/forms/optional-mark';
import { Detail, MasterDetail } from '../../ui/master-detail';
import type { MasterRow } from '../../ui/master-detail';
import { Page } from '../../ui/page';
import classes from './signatures.module.css';

/** A person in one quality. */
const cleDe = ({ nom, fonction }: Pick<PileView, 'nom' | 'fonction'>): string => `${nom}, ${fonction}`;
const adresseDe = (cle: string): string => `${paths.signatures}?qui=${encodeURIComponent(cle)}`;

const originauxDe = (paquets: readonly PaquetASignerView[]): number =>
  paquets.reduce((total, { originaux }) => total + originaux.length, 0);

const rowOf = (pile: PileView): MasterRow => ({
  id: cleDe(pile),
  to: adresseDe(cleDe(pile)),
  title: pile.nom,
  state: pile.fonction,
  day: text.actes(pile.paquets.length),
});

function Ligne({
  paquet,
  chosen,
  fautif,
  onChange,
}: {
  readonly paquet: PaquetASignerView;
  readonly chosen: boolean;
  readonly fautif: boolean;
  readonly onChange: (chosen: boolean) => void;
}): ReactNode {
  const { acte, convention, originaux, support, ouvertLe, defauts, delegationId } = paquet;
  return (
    <tr data-fautive={fautif || undefined} aria-selected={chosen}>
      <td>
        <Checkbox
          aria-label={text.choose(acte, convention)}
          checked={chosen}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      </td>
      <th scope="row">
        <Link to={paths.acte(paquet.conventionId, 'paquets', paquet.paquetId)}>{acte}</Link>
        {convention !== acte && <p className={classes.convention}>{convention}</p>}
        {defauts.map((one) => (
          <p key={one} className={classes.defaut}>
            {one}
          </p>
        ))}
      </th>
      <td>{support === 'papier' ? text.originaux(originaux) : SUPPORT_LABELS[support]}</td>
      <td>{delegationId === null ? text.titulaire : text.delegation}</td>
      <td>{formatShort(ouvertLe as CivilDate)}</td>
    </tr>
  );
}

/** What one person signs on one occasion: chosen, dated and recorded together. */
function Pile({ pile }: { readonly pile: PileView }): ReactNode {
  const { nom, fonction, paquets } = pile;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [saisie, setSaisie] = useState({ date: '', lieu: '' });
  const [errors, setErrors] = useState<{ readonly date?: string; readonly lieu?: string }>({});
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const [fautif, setFautif] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const date = useRef<HTMLInputElement>(null);
  const choisis = paquets.filter(({ paquetId }) => chosen.has(paquetId));
  const signatures = originauxDe(choisis);

  const choisir = (ids: readonly string[], taken: boolean): void => {
    const next = new Set(chosen);
    for (const id of ids) {
      if (taken) next.add(id);
      else next.delete(id);
    }
    setChosen(next);
    setFautif(null);
    setRefusal(null);
  };

  const send = async (): Promise<void> => {
    const read = readDate(saisie.date);
    setRefusal(null);
    if (read.kind !== 'date') {
      setErrors({ date: read.kind === 'error' ? read.message : formsText.dateRequired });
      date.current?.focus();
      return;
    }
    setErrors({});
    const [premier, ...autres] = choisis.map(({ paquetId, signataireId, delegationId, originaux }) => ({
      paquetId,
      cases: originaux.map((original) => ({
        original,
        signataireId,
        date: read.date,
        lieu: saisie.lieu.trim() === '' ? null : saisie.lieu,
        delegationId,
        hors: null,
      })),
    }));
    if (premier === undefined) return;
    setPending(true);
    const reply = await call('paquets.signer', { ...premier, autres });
    setPending(false);
    if (!reply.ok) {
      const [champ = ''] = (reply.error.champs ?? []).map((one) => one.champ);
      const [, rang] = /^autres\.(\d+)\./u.exec(champ) ?? [];
      const faute = champ === '' ? undefined : choisis[rang === undefined ? 0 : Number(rang) + 1];
      setFautif(faute?.paquetId ?? null);
      setRefusal({
        ...reply.error,
        message: faute === undefined ? reply.error.message : text.of(faute.acte, reply.error.message),
        champs: [],
      });
      return;
    }
    announce({
      nature: 'done',
      message: text.done(signatures, choisis.length),
      next: { sens: 'annuler', seq: reply.value.revision },
      toKnow: reply.value.avertissements,
    });
    setChosen(new Set());
    setSaisie({ date: '', lieu: '' });
  };
  const onSubmit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (!pending) void send();
  };
  const all = choisis.length === paquets.length;

  return (
    <Detail title={nom} state={fonction}>
      <div className={classes.scroll}>
        <table className={classes.table} aria-label={text.table(nom)}>
          <thead>
            <tr>
              <td>
                <Checkbox
                  aria-label={text.all}
                  checked={all}
                  indeterminate={!all && choisis.length > 0}
                  onChange={(event) =>
                    choisir(
                      paquets.map(({ paquetId }) => paquetId),
                      event.currentTarget.checked,
                    )
                  }
                />
              </td>
              {[text.acte, text.support, text.qualite, text.depuis].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {paquets.map((one) => (
              <Ligne
                key={one.paquetId}
                paquet={one}
                chosen={chosen.has(one.paquetId)}
                fautif={fautif === one.paquetId}
                onChange={(taken) => choisir([one.paquetId], taken)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <form noValidate className={classes.form} aria-label={text.form} onSubmit={onSubmit}>
        <p role="status">{text.chosen(choisis.length, signatures)}</p>
        {refusal !== null && <RefusAlert refus={refusal} title={text.refused} kept />}
        <div className={classes.champs}>
          <ChampDate
            label={text.date}
            name="date"
            text={saisie.date}
            onChange={(typed) => setSaisie((one) => ({ ...one, date: typed }))}
            error={errors.date}
            inputRef={date}
          />
          <TextInput
            label={
              <>
                {text.lieu}
                <OptionalMark />
              </>
            }
            autoComplete="off"
            value={saisie.lieu}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setSaisie((one) => ({ ...one, lieu: value }));
            }}
            error={errors.lieu}
          />
          <ActButton type="submit" loading={pending} disabled={choisis.length === 0}>
            {text.submit(signatures)}
          </ActButton>
        </div>
      </form>
    </Detail>
  );
}

/**
 * A pile of packets before one person: what awaits each, over every convention, signed on one occasion. Whatever the
 * rules refuse of one act refuses them all, so that what is on paper and what is recorded stay the same.
 */
export function SignaturesPage(): ReactNode {
  const query = useQuery('paquets.aSigner', {});
  const etat = useQuery('registre.etat', {}).data;
  const [params] = useSearchParams();
  const qui = params.get('qui');
  return (
    <Page title={text.title}>
      <QueryView query={query}>
        {({ piles }) => {
          const shown = qui === null ? piles[0] : piles.find((one) => cleDe(one) === qui);
          if (etat === undefined || piles.length === 0)
            return (
              <EmptyState icon={IconSignature} title={text.none}>
                {text.noneWhy}
              </EmptyState>
            );
          return (
            <DayContext value={{ today: etat.aujourdhui, zone: shown?.paquets[0]?.zone ?? 'metropole' }}>
              <MasterDetail
                label={text.list}
                title={text.listTitle}
                list={paths.signatures}
                groups={[{ label: null, rows: piles.map(rowOf) }]}
                selected={shown === undefined ? null : cleDe(shown)}
                chosen={qui !== null}
              >
                {shown === undefined ? (
                  <EmptyState icon={IconSignature} title={text.nothingMore(qui ?? '')}>
                    {text.nothingMoreWhy}
                  </EmptyState>
                ) : (
                  <Pile key={cleDe(shown)} pile={shown} />
                )}
              </MasterDetail>
            </DayContext>
          );
        }}
      </QueryView>
    </Page>
  );
}
