import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconCalendarDue, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { ListeView } from '#contract/listes';
import type { AppError } from '#contract/reply';
import { daysBetween, formatDate, formatLong } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { isOuvert } from '#domain/fiches/avenant';
import type { EtatAvenant } from '#domain/fiches/avenant';
import type { Retroplanning } from '#domain/retroplanning/avenant';
import { ETAPES_PLAN } from '#domain/retroplanning/planifier';
import type { CleEtape } from '#domain/retroplanning/planifier';
import { ChampDate } from '../../parts/forms/champ-date';
import { dateIn } from '../../parts/forms/read-date';
import { paths } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import { call } from '../../rpc/client';
import { useQuery } from '../../rpc/query';
import { textEcheances } from '../../text/echeances';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import layout from '../../ui/layout.module.css';
import { Page } from '../../ui/page';
import { Section } from '../../ui/section';
import classes from './echeances.module.css';

const text = textEcheances.plan;

type Jours =
  | { readonly ok: true; readonly dates: readonly CivilDate[] }
  | { readonly ok: false; readonly mot: string };

/** « 21/01/2027, 25/03/2027 », one a line as well. */
export function lireJours(saisie: string): Jours {
  const dates: CivilDate[] = [];
  for (const mot of saisie.split(/[\s,;]+/u).filter((one) => one !== '')) {
    const date = dateIn(mot);
    if (date === null) return { ok: false, mot };
    dates.push(date);
  }
  return { ok: true, dates };
}

type Projet = { readonly id: string; readonly nom: string };

/** The drafts of the list of avenants, by their names. */
function projetsDe({ colonnes, lignes }: ListeView): readonly Projet[] {
  const rang = (cle: string) => colonnes.findIndex((one) => one.cle === cle);
  const [fiche, etat, convention] = [rang('fiche'), rang('etat'), rang('convention')];
  return lignes
    .filter(({ cellules }) => isOuvert(String(cellules[etat]) as EtatAvenant))
    .map(({ id, cellules }) => ({ id, nom: `${cellules[fiche] ?? ''} (${cellules[convention] ?? ''})` }));
}

function Resultat({ fait }: { readonly fait: Retroplanning }) {
  const { plan, effet, durees, reserves } = fait;
  const tot = plan.auPlusTot;
  const earliest = tot === null ? text.noEarliest : text.earliest(formatLong(tot));
  return (
    <Section title={text.dates}>
      <div className={layout.stack}>
        {plan.faisable ? (
          <Callout
            tone="ok"
            title={effet === null ? earliest : text.feasible(formatLong(effet))}
            role="status"
          >
            {effet !== null && <p>{earliest}</p>}
          </Callout>
        ) : (
          <Callout tone="bad" title={text.blocked(ETAPES_PLAN[plan.bloque])} role="alert">
            <p>{plan.auraitFallu === null ? text.neverNeeded : text.needed(formatLong(plan.auraitFallu))}</p>
            <p>{earliest}</p>
          </Callout>
        )}
        {reserves.map((one) => (
          <p key={one} className={layout.note}>
            {one}
          </p>
        ))}
        {!plan.faisable && <p>{text.by}</p>}
        <div className={classes.scroll} role="region" aria-label={text.dates} tabIndex={0}>
          <table className={classes.table}>
            <thead>
              <tr>
                {[text.etape, text.date, text.tot, text.marge, text.days, text.source].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {plan.etapes.map(({ cle, date, auPlusTot }) => {
                const duree = durees.find((one) => one.cle === cle);
                return (
                  <tr key={cle}>
                    <th scope="row">{ETAPES_PLAN[cle]}</th>
                    <td>{formatDate(date)}</td>
                    <td>{formatDate(auPlusTot)}</td>
                    <td>{text.margeDe(daysBetween(auPlusTot, date))}</td>
                    <td>{duree?.jours}</td>
                    <td>{duree?.source}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </div>
    </Section>
  );
}

function Saisie({ projets }: { readonly projets: readonly Projet[] }) {
  const [avenantId, setAvenant] = useState(projets[0]?.id ?? '');
  const [effet, setEffet] = useState('');
  const [depart, setDepart] = useState('');
  const [seances, setSeances] = useState('');
  const [commissions, setCommissions] = useState('');
  const [durees, setDurees] = useState<Readonly<Partial<Record<CleEtape, string>>>>({});
  const [fait, setFait] = useState<Retroplanning | null>(null);
  const [refus, setRefus] = useState<AppError | null>(null);
  const lues = { seances: lireJours(seances), commissions: lireJours(commissions) };
  const faute = (lus: Jours): string | null => (lus.ok ? null : text.invalidDays(lus.mot));
  const dureeFausse = (saisie: string): boolean => !/^\d{1,3}$|^1000$/u.test(saisie.trim());

  const calculer = async (): Promise<void> => {
    if (!lues.seances.ok || !lues.commissions.ok) return;
    if (Object.values(durees).some((one) => one !== '' && dureeFausse(one))) return;
    const reply = await call('retroplanning.calculer', {
      avenantId,
      effet: dateIn(effet),
      depart: dateIn(depart),
      seances: [...lues.seances.dates],
      commissions: [...lues.commissions.dates],
      durees: Object.fromEntries(
        Object.entries(durees)
          .filter(([, jours]) => jours !== '')
          .map(([cle, jours]) => [cle, Number(jours)]),
      ),
    });
    setFait(reply.ok ? reply.value : null);
    setRefus(reply.ok ? null : reply.error);
  };

  return (
    <div className={layout.stack}>
      <form
        noValidate
        className={`${layout.stack} screen-only`}
        onSubmit={(event) => {
          event.preventDefault();
          void calculer();
        }}
      >
        <div className={layout.columns}>
          <NativeSelect
            label={text.avenant}
            value={avenantId}
            data={projets.map(({ id, nom }) => ({ value: id, label: nom }))}
            onChange={(event) => {
              setAvenant(event.currentTarget.value);
              setFait(null);
            }}
          />
          <ChampDate label={text.effet} text={effet} onChange={setEffet} unmarked />
          <ChampDate label={text.depart} text={depart} onChange={setDepart} unmarked />
          <Textarea
            label={text.seances}
            description={text.daysHelp}
            value={seances}
            error={faute(lues.seances)}
            onChange={(event) => setSeances(event.currentTarget.value)}
          />
          <Textarea
            label={text.commissions}
            description={text.daysHelp}
            value={commissions}
            error={faute(lues.commissions)}
            onChange={(event) => setCommissions(event.currentTarget.value)}
          />
        </div>
        {fait !== null && (
          <details>
            <summary>{text.dureesTitle}</summary>
            <div className={layout.columns}>
              {fait.durees.map(({ cle, jours }) => {
                const saisie = durees[cle] ?? '';
                return (
                  <TextInput
                    key={cle}
                    label={text.duree(ETAPES_PLAN[cle])}
                    placeholder={String(jours)}
                    value={saisie}
                    error={saisie !== '' && dureeFausse(saisie) ? text.invalidDuree : null}
                    onChange={(event) => setDurees({ ...durees, [cle]: event.currentTarget.value })}
                  />
                );
              })}
            </div>
          </details>
        )}
        <div className={layout.row}>
          <Button type="submit">{text.compute}</Button>
        </div>
      </form>
      {refus !== null && (
        <Callout tone="bad" role="alert" title={text.refused}>
          <p>{refus.message}</p>
          {refus.remede !== undefined && <p>{refus.remede}</p>}
        </Callout>
      )}
      {fait !== null && <Resultat fait={fait} />}
    </div>
  );
}

/** From a wished day of effect back to today, for a draft: the steps, the one that blocks, the earliest day. */
export function RetroplanningPage() {
  const query = useQuery('listes.lire', { liste: 'avenants' });
  return (
    <Page
      title={text.title}
      crumbs={[{ label: textEcheances.title, to: paths.echeancier }]}
      actions={
        <Button
          className="screen-only"
          size="xs"
          variant="default"
          leftSection={<IconPrinter size={14} aria-hidden />}
          onClick={() => window.print()}
        >
          {textEcheances.print}
        </Button>
      }
    >
      <QueryView query={query}>
        {(view) => {
          const projets = projetsDe(view);
          return projets.length === 0 ? (
            <EmptyState icon={IconCalendarDue} title={text.none}>
              {text.noneDetail}
            </EmptyState>
          ) : (
            <Saisie projets={projets} />
          );
        }}
      </QueryView>
    </Page>
  );
}
