import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconCalendarDue, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { ListeView } from '#contract/listes';
import type { Input } from '#contract/procedures';
import type { AppError } from '#contract/reply';
import { formatShort } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { isOuvert } from '#domain/fiches/avenant';
import type { EtatAvenant } from '#domain/fiches/avenant';
import { ETAPES_PLAN } from '#registre/fiches/planning';
import type { CleEtape } from '#registre/fiches/planning';
import { announce } from '../../parts/announcement';
import { ChampDate } from '../../parts/forms/champ-date';
import { dateIn } from '../../parts/forms/read-date';
import { paths } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import { call } from '../../rpc/client';
import { useQuery } from '../../rpc/query';
import { textEcheances } from '../../text/echeances';
import { ButtonLink } from '../../ui/button-link';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import layout from '../../ui/layout.module.css';
import { Page } from '../../ui/page';
import { Resultat } from './retroplanning-resultat';

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

type Projet = { readonly id: string; readonly nom: string; readonly conventionId: string };

/** The drafts of the list of avenants, by their names. */
function projetsDe({ colonnes, lignes }: ListeView): readonly Projet[] {
  const rang = (cle: string) => colonnes.findIndex((one) => one.cle === cle);
  const [fiche, etat, convention] = [rang('fiche'), rang('etat'), rang('convention')];
  return lignes
    .filter(({ cellules }) => isOuvert(String(cellules[etat]) as EtatAvenant))
    .map(({ id, lieu: { conventionId }, cellules }) => ({
      id,
      conventionId,
      nom: `${cellules[fiche] ?? ''} (${cellules[convention] ?? ''})`,
    }));
}

type Durees = Readonly<Partial<Record<CleEtape, string>>>;

const dites = (jours: readonly CivilDate[]): string => jours.map(formatShort).join(', ');

/** What is asked of one draft; what was typed alone is sent, the rest is as the schedule it is held to has it. */
function Projet({ avenantId, conventionId }: { readonly avenantId: string; readonly conventionId: string }) {
  const [effet, setEffet] = useState('');
  const [depart, setDepart] = useState('');
  const [seances, setSeances] = useState<string | null>(null);
  const [commissions, setCommissions] = useState<string | null>(null);
  const [durees, setDurees] = useState<Durees>({});
  const [asked, setAsked] = useState<Input<'retroplanning.calculer'>>({ avenantId });
  const [refus, setRefus] = useState<AppError | null>(null);
  const query = useQuery('retroplanning.calculer', asked);
  const fait = query.error === undefined ? query.data : undefined;
  const tenues = fait?.retenu ?? null;
  const champs = {
    seances: seances ?? dites(tenues?.seances ?? []),
    commissions: commissions ?? dites(tenues?.commissions ?? []),
  };
  const lues = { seances: lireJours(champs.seances), commissions: lireJours(champs.commissions) };
  const faute = (lus: Jours): string | null => (lus.ok ? null : text.invalidDays(lus.mot));
  const dureeFausse = (saisie: string): boolean => !/^\d{1,3}$|^1000$/u.test(saisie.trim());

  const calculer = (vise: CivilDate | null): void => {
    if (!lues.seances.ok || !lues.commissions.ok) return;
    if (Object.values(durees).some((one) => one !== '' && dureeFausse(one))) return;
    const saisies = Object.entries(durees).filter(([, jours]) => jours !== '');
    const held = (tenues?.durees ?? []).map(({ cle, jours }) => [cle, jours] as const);
    setRefus(null);
    setAsked({
      avenantId,
      effet: vise,
      depart: dateIn(depart),
      ...(seances === null ? {} : { seances: [...lues.seances.dates] }),
      ...(commissions === null ? {} : { commissions: [...lues.commissions.dates] }),
      ...(saisies.length === 0
        ? {}
        : {
            durees: Object.fromEntries([
              ...held,
              ...saisies.map(([cle, jours]) => [cle, Number(jours)] as const),
            ]),
          }),
    });
  };
  const retenir = async (): Promise<void> => {
    if (fait?.plan.faisable !== true) return;
    const etapes = fait.plan.etapes.map(({ cle, date }) => ({ cle, date }));
    const reply = await call('avenants.retenirPlanning', { ...asked, etapes });
    setRefus(reply.ok ? null : reply.error);
    if (!reply.ok) return;
    setDurees({});
    setSeances(null);
    setCommissions(null);
    setEffet('');
    setAsked({ avenantId });
    announce({
      nature: 'done',
      message: text.done(etapes.length),
      next: { sens: 'annuler', seq: reply.value.revision },
    });
  };

  return (
    <>
      <form
        noValidate
        className={`${layout.stack} screen-only`}
        onSubmit={(event) => {
          event.preventDefault();
          calculer(dateIn(effet));
        }}
      >
        <div className={layout.columns}>
          <ChampDate
            label={tenues === null ? text.effet : text.effetHeld(formatShort(tenues.effet))}
            text={effet}
            onChange={setEffet}
            optional
            unmarked
          />
          <ChampDate label={text.depart} text={depart} onChange={setDepart} optional unmarked />
          <TextInput
            label={text.seances}
            description={text.daysHelp}
            value={champs.seances}
            error={faute(lues.seances)}
            onChange={(event) => setSeances(event.currentTarget.value)}
          />
          <TextInput
            label={text.commissions}
            description={text.daysHelp}
            value={champs.commissions}
            error={faute(lues.commissions)}
            onChange={(event) => setCommissions(event.currentTarget.value)}
          />
        </div>
        {fait !== undefined && (
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
          <Button type="submit" variant="default">
            {text.compute}
          </Button>
        </div>
      </form>
      {[query.error, refus].map(
        (one) =>
          one !== undefined &&
          one !== null && (
            <Callout key={one.message} tone="bad" role="alert" title={text.refused}>
              <p>{one.message}</p>
              {one.remede !== undefined && <p>{one.remede}</p>}
            </Callout>
          ),
      )}
      {fait !== undefined && (
        <Resultat
          fait={fait}
          retenir={() => void retenir()}
          viser={(jour) => {
            setEffet(formatShort(jour));
            calculer(jour);
          }}
          quitter={
            <ButtonLink to={paths.quitterPlanning(conventionId, avenantId)} variant="default">
              {text.leave}
            </ButtonLink>
          }
        />
      )}
    </>
  );
}

function Projets({ projets }: { readonly projets: readonly Projet[] }) {
  const [params, setParams] = useSearchParams();
  const said = projets.find(({ id }) => id === params.get('avenant')) ?? projets[0];
  return (
    <div className={layout.stack}>
      <NativeSelect
        className="screen-only"
        label={text.avenant}
        value={said?.id ?? ''}
        data={projets.map(({ id, nom }) => ({ value: id, label: nom }))}
        onChange={(event) => setParams({ avenant: event.currentTarget.value }, { replace: true })}
      />
      {said !== undefined && <Projet key={said.id} avenantId={said.id} conventionId={said.conventionId} />}
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
            <Projets projets={projets} />
          );
        }}
      </QueryView>
    </Page>
  );
}
