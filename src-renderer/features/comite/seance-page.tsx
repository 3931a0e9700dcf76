import { NativeSelect } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { InscriptibleView, PointView, SeanceView } from '#contract/comite';
import type { AppError } from '#contract/reply';
import { PRESENCE_LABELS, RANG_MEMBRE_LABELS } from '#registre/fiches/comite';
import type { ModePresence } from '#registre/fiches/comite';
import { SENS_LABELS } from '#registre/fiches/avis';
import { documentDe } from '#registre/documents';
import type { NatureDocument } from '#registre/documents';
import { formatLong, formatShort } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { direFraction } from '#domain/comite/regles';
import { upperFirst } from '#domain/french';
import { Aide } from '../../parts/aide';
import { announce } from '../../parts/announcement';
import { DeleteDialog } from '../../parts/delete-button';
import { GesteDialog } from '../../parts/geste-dialog';
import type { Geste } from '../../parts/geste-dialog';
import type { ActionSeance } from '#domain/seance/etats';
import { paths } from '../../parts/paths';
import { refusedWhy } from '../../parts/refused-why';
import { QueryView } from '../../parts/query-view';
import { RefusAlert } from '../../parts/refus-alert';
import { SaveOutcome, useSave } from '../../parts/save-button';
import { call } from '../../rpc/client';
import { useQuery } from '../../rpc/query';
import { textComite, textSeance as text } from '../../text/comite';
import { ActBar } from '../../ui/act-bar';
import type { Act } from '../../ui/act-bar';
import { ActButton } from '../../ui/act-button';
import { Page } from '../../ui/page';
import { Section } from '../../ui/section';
import classes from './comite.module.css';
import {
  annuler,
  clore,
  convoquer,
  deporter,
  donnerMandat,
  inscrire,
  modifier,
  publier,
  quitter,
  reconvoquer,
  rendreAvis,
  reputer,
  retirerPoint,
} from './gestes';
import { useGesteDAdresse } from './adresse';
import { Papiers } from './papiers';
import { EtatBadge, VerdictBadge } from './marques';

type Ouvrir = (geste: Geste) => void;
type Sauver = (type: NatureDocument, point?: string) => void;

type Possible = {
  readonly key: string;
  readonly geste: Geste;
  readonly grave: boolean;
  /** Why the table of states refuses it today. */
  readonly refused: ReturnType<typeof refusedWhy>;
};

/** What may be done of a séance today, by the names of its acts. */
function possiblesDe(
  view: SeanceView,
  actes: readonly InscriptibleView[],
  aujourdhui: CivilDate,
): readonly Possible[] {
  const faire: Readonly<Partial<Record<ActionSeance, readonly [key: string, geste: Geste]>>> = {
    inscrire: ['seances.inscrire', inscrire(view, actes)],
    convoquer: ['seances.convoquer', convoquer(view, aujourdhui)],
    reconvoquer: ['seances.reconvoquer', reconvoquer(view)],
    clore: ['seances.clore', clore(view, aujourdhui)],
    modifier: ['seances.modifier', modifier(view)],
    annuler: ['seances.annuler', annuler(view, aujourdhui)],
  };
  return view.gestes.flatMap(({ geste: action, refus }): readonly Possible[] => {
    const [key, geste] = faire[action] ?? [];
    return key === undefined || geste === undefined
      ? []
      : [{ key, geste, grave: action === 'annuler', refused: refusedWhy(refus) }];
  });
}

/** The one that comes next; null: it is about a point, or nothing is left. */
function suiteDe({ etat, points, secondes }: SeanceView): string | null {
  if (etat === 'preparation') return points.length === 0 ? 'seances.inscrire' : 'seances.convoquer';
  if (etat === 'sans_quorum') return secondes.length === 0 ? 'seances.reconvoquer' : null;
  return etat === 'tenue' && points.every(({ point }) => point.sens !== null) ? 'seances.clore' : null;
}

/** What may be asked of a point from the address, by the names of its acts. */
const gestesDuPoint = (view: SeanceView, one: PointView, aujourdhui: CivilDate) => ({
  'seances.rendreAvis': () => rendreAvis(view, one),
  'seances.deporter': () => deporter(view, one),
  'seances.quitter': () => quitter(view, one),
  'seances.retirerPoint': () => retirerPoint(view, one),
  'seances.publierAvis': () => publier(view, one, aujourdhui),
});

function Point({
  view,
  one,
  enVue,
  aujourdhui,
  ouvrir,
  sauver,
}: {
  readonly view: SeanceView;
  readonly one: PointView;
  /** The first one that something is still to be done of: its act stands in sight, those of the others in their menu. */
  readonly enVue: boolean;
  readonly aujourdhui: CivilDate;
  readonly ouvrir: Ouvrir;
  readonly sauver: Sauver;
}) {
  const { point, numero, acte, verdict, motifs, compte, publieLe } = one;
  const peut = (action: ActionSeance): boolean =>
    view.gestes.some(({ geste, refus }) => geste === action && refus === null);
  const rendu = point.sens !== null;
  const commence = view.seance.date <= aujourdhui;
  const attend: Act | null =
    peut('rendre_avis') && !rendu && commence
      ? { key: 'avis', label: text.avis, onClick: () => ouvrir(rendreAvis(view, one)) }
      : peut('publier_avis') && rendu && verdict !== 'aucun' && publieLe === null
        ? { key: 'publier', label: text.publier, onClick: () => ouvrir(publier(view, one, aujourdhui)) }
        : null;
  const visible = enVue && (compte.atteint || view.premiere !== null);
  // Without a quorum, what is in sight is the second séance; the act stays possible, in the menu.
  const suivants: readonly Act[] = [
    ...(peut('deporter') && !rendu
      ? [
          ...(commence
            ? [
                {
                  key: 'repute',
                  label: text.repute,
                  refused: view.regles.clauseTacite === null ? text.sansClause : null,
                  onClick: () => ouvrir(reputer(view, one)),
                },
              ]
            : []),
          { key: 'deport', label: text.deport, onClick: () => ouvrir(deporter(view, one)) },
          { key: 'partis', label: text.partis, onClick: () => ouvrir(quitter(view, one)) },
          {
            key: 'retirer',
            label: text.retirer,
            grave: true,
            onClick: () => ouvrir(retirerPoint(view, one)),
          },
        ]
      : []),
    {
      key: 'saisine',
      label: documentDe('saisine-comite').libelle,
      reads: true,
      icon: <IconDownload size={16} aria-hidden />,
      onClick: () => sauver('saisine-comite', point.id),
    },
    ...(rendu
      ? [
          {
            key: 'extrait',
            label: documentDe('extrait-avis').libelle,
            reads: true,
            icon: <IconDownload size={16} aria-hidden />,
            onClick: () => sauver('extrait-avis', point.id),
          },
        ]
      : []),
  ];
  return (
    <article className={classes.point} aria-labelledby={`point-${point.id}`}>
      <div className={classes.tete}>
        <h3 id={`point-${point.id}`}>
          {numero}. {point.intitule}
        </h3>
        <div className={classes.tete}>
          {rendu && <VerdictBadge verdict={verdict} />}
          <ActBar
            label={text.autresPoint(numero)}
            primary={visible ? attend : null}
            others={attend === null || visible ? suivants : [attend, ...suivants]}
          />
        </div>
      </div>
      <div className={classes.quiet}>
        {upperFirst(one.objetLibelle)}
        {acte !== null && (
          <>
            {', '}
            <Link
              to={
                acte.avenantId === null
                  ? paths.dossier(acte.conventionId)
                  : paths.acte(acte.conventionId, 'avenants', acte.avenantId)
              }
            >
              {acte.nom}
            </Link>
          </>
        )}
        {point.documents !== null && `. ${text.documents} : ${point.documents}`}
      </div>
      {point.sens !== null && (
        <p>
          {upperFirst(SENS_LABELS[point.sens])}
          {point.vote !== null &&
            ` : ${text.vote(point.vote.pour, point.vote.contre, point.vote.abstentions)} (${compte.votants})`}
          {publieLe !== null && `. ${text.publieLe} ${formatShort(publieLe)}`}
        </p>
      )}
      {rendu && motifs.length > 0 && (
        <ul className={classes.motifs}>
          {motifs.map(({ code, message, source, remede }) => (
            <li key={code}>
              {message} {remede} <span className={classes.quiet}>({source})</span>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

function Presences({ view, ouvrir }: { readonly view: SeanceView; readonly ouvrir: Ouvrir }) {
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const libre = view.gestes.some(({ geste, refus: denied }) => geste === 'pointer' && denied === null);
  const pointer = async (membres: readonly string[], mode: ModePresence) => {
    setRefusal(null);
    const reply = await call('seances.pointer', { seanceId: view.seance.id, membres: [...membres], mode });
    if (!reply.ok) setRefusal(reply.error);
    else
      announce({
        nature: 'done',
        message: text.pointes,
        next: { sens: 'annuler', seq: reply.value.revision },
        toKnow: reply.value.avertissements,
      });
  };
  const titulaires = view.membres.filter(
    ({ membre, presence }) => membre.rang === 'titulaire' && presence === null,
  );
  const colleges = [...new Set(view.membres.map(({ membre }) => membre.college))];
  return (
    <Section
      title={text.presences}
      actions={
        libre &&
        titulaires.length > 0 && (
          <ActButton
            variant="default"
            size="xs"
            onClick={() =>
              void pointer(
                titulaires.map(({ membre }) => membre.id),
                'present',
              )
            }
          >
            {text.tousPresents}
          </ActButton>
        )
      }
    >
      {refusal !== null && <RefusAlert refus={refusal} title={text.refusee} />}
      <div className={classes.pointage}>
        <table className={classes.table}>
          <tbody>
            {colleges.map((college) => (
              <Fragment key={college}>
                <tr className={classes.college}>
                  <th colSpan={2} scope="colgroup">
                    {college}
                  </th>
                </tr>
                {view.membres
                  .filter(({ membre }) => membre.college === college)
                  .map(({ membre, nom, presence, ecart }) => (
                    <tr key={membre.id}>
                      <th scope="row">
                        {nom}
                        <div className={classes.quiet}>
                          {membre.siege}
                          {membre.rang === 'titulaire' ? '' : `, ${RANG_MEMBRE_LABELS[membre.rang]}`}
                          {membre.deliberatif ? '' : `, ${textComite.sansVoix}`}
                          {ecart !== null && membre.deliberatif && ` – ${text.nePesePas(ecart)}`}
                        </div>
                      </th>
                      <td>
                        {libre ? (
                          <NativeSelect
                            size="xs"
                            w="9.5rem"
                            aria-label={text.presenceDe(nom)}
                            value={presence?.mode ?? ''}
                            data={[
                              { value: '', label: text.nonPointe, disabled: presence !== null },
                              ...Object.entries(PRESENCE_LABELS).map(([value, label]) => ({ value, label })),
                            ]}
                            onChange={(event) => {
                              const mode = event.currentTarget.value as ModePresence;
                              if (mode === 'mandat') ouvrir(donnerMandat(view, membre.id));
                              else void pointer([membre.id], mode);
                            }}
                          />
                        ) : presence === null ? (
                          text.nonPointe
                        ) : (
                          PRESENCE_LABELS[presence.mode]
                        )}
                      </td>
                    </tr>
                  ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

const PAPIERS = [
  'convocation-comite',
  'ordre-du-jour',
  'feuille-emargement',
  'proces-verbal',
  'extrait-avis',
] as const;

function Seance({
  view,
  actes,
  aujourdhui,
}: {
  readonly view: SeanceView;
  readonly actes: readonly InscriptibleView[];
  readonly aujourdhui: CivilDate;
}) {
  const { save, outcome, dismiss } = useSave();
  const { seance, compte, limite, regles } = view;
  const sauver: Sauver = (type, point) =>
    save(() =>
      call('documents.exporter', { type, id: seance.id, ...(point === undefined ? {} : { point }) }),
    );
  const possibles = possiblesDe(view, actes, aujourdhui);
  const suite = suiteDe(view);
  const papiers = PAPIERS.map((type): Act => ({
    key: type,
    label: documentDe(type).libelle,
    reads: true,
    icon: <IconDownload size={16} aria-hidden />,
    onClick: () => sauver(type),
  }));
  const [supprimer, setSupprimer] = useState(false);
  // What was announced to nobody goes to the trash; the rest is cancelled, with its reason.
  const supprime: readonly Act[] =
    view.etat === 'preparation'
      ? [{ key: 'supprimer', label: text.supprimer, grave: true, onClick: () => setSupprimer(true) }]
      : [];
  const attendu = view.points.find(
    (one) => one.point.sens === null || (one.verdict !== 'aucun' && one.publieLe === null),
  );
  // What the address asks of a point, on the one that waits.
  const { geste, setGeste, fermer } = useGesteDAdresse({
    ...(attendu === undefined ? {} : gestesDuPoint(view, attendu, aujourdhui)),
    ...Object.fromEntries(
      possibles.filter(({ refused }) => refused === null).map(({ key, geste: one }) => [key, () => one]),
    ),
  });
  const dits = possibles.map(({ key, geste: one, grave, refused }): Act => ({
    key,
    label: one.titre,
    grave,
    refused,
    onClick: () => setGeste(one),
  }));
  const primary = dits.find(({ key }) => key === suite) ?? null;
  const others = dits.filter(({ key }) => key !== suite);
  return (
    <Page
      title={view.nom}
      crumbs={[{ label: text.retour, to: paths.duComite(view.comite.id) }]}
      aside={
        <>
          <EtatBadge etat={view.etat} />
          <Aide sujet="seance" etat={view.etat} />
        </>
      }
      actions={<ActBar primary={primary} others={[...others, ...papiers, ...supprime]} label={text.autres} />}
    >
      <p className={classes.facts}>
        <span>{seance.denomination}</span>
        {seance.heure !== null && <span>{seance.heure}</span>}
        {seance.lieu !== null && <span>{seance.lieu}</span>}
        {view.premiere !== null && (
          <span>
            {text.seconde} <Link to={paths.seance(view.premiere.id)}>{view.premiere.nom}</Link>
          </span>
        )}
        {view.secondes.map(({ id, nom }) => (
          <span key={id}>
            {text.suite} : <Link to={paths.seance(id)}>{nom}</Link>
          </span>
        ))}
        <span role="status">
          {text.quorum} :{' '}
          <strong>
            {text.voix(compte.voix, compte.requis, compte.base)},{' '}
            {compte.atteint ? text.atteint : text.manque}
          </strong>{' '}
          ({direFraction(regles)} ; {text.detail(compte.presents, compte.mandats)})
        </span>
        {seance.convocation === null ? (
          limite !== null && (
            <span>
              {text.limite} : <strong>{formatLong(limite.dernierJour)}</strong>
              {limite.conseille !== limite.dernierJour &&
                ` (${text.conseille(formatLong(limite.conseille))})`}
            </span>
          )
        ) : (
          <span>
            {text.convoquee} {formatLong(seance.convocation.date)}
          </span>
        )}
        <span>
          {text.regles} : {regles.source}
        </span>
      </p>
      <SaveOutcome outcome={outcome} onClose={dismiss} />
      <div className={classes.panes}>
        <Section title={text.ordre}>
          {view.points.length === 0 ? (
            <p>{text.aucunPoint}</p>
          ) : (
            view.points.map((one) => (
              <Point
                key={one.point.id}
                view={view}
                one={one}
                enVue={one === attendu && primary === null}
                aujourdhui={aujourdhui}
                ouvrir={setGeste}
                sauver={sauver}
              />
            ))
          )}
        </Section>
        <div className={classes.pile}>
          <Presences view={view} ouvrir={setGeste} />
          <Papiers
            objet={{ collection: 'seances', id: seance.id }}
            points={view.points.map(({ numero, point }) => ({
              id: point.id,
              nom: `${numero}. ${point.intitule}`,
            }))}
          />
        </div>
      </div>
      <DeleteDialog
        collection="seances"
        id={seance.id}
        of={view.nom}
        leadsTo={paths.duComite(view.comite.id)}
        opened={supprimer}
        onClose={() => setSupprimer(false)}
      />
      <GesteDialog geste={geste} onClose={fermer} />
    </Page>
  );
}

/** One séance as a workspace: agenda and avis at the left, who is there at the right, the quorum as it stands above. */
export function SeancePage() {
  const { seanceId = '' } = useParams();
  const seance = useQuery('seances.lire', { seanceId });
  const actes = useQuery('seances.inscriptibles', { seanceId });
  const etat = useQuery('registre.etat', {});
  return (
    <QueryView query={seance}>
      {(view) => (
        <QueryView query={etat}>
          {({ aujourdhui }) => <Seance view={view} actes={actes.data?.actes ?? []} aujourdhui={aujourdhui} />}
        </QueryView>
      )}
    </QueryView>
  );
}
