import { Button, Group, Modal, NativeSelect, VisuallyHidden } from '@mantine/core';
import { IconDownload, IconUsersGroup } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import type { ComiteView, LigneSeanceView, MembreView } from '#contract/comite';
import type { Output } from '#contract/procedures';
import type { AppError } from '#contract/reply';
import { RANG_MEMBRE_LABELS, membresRegles } from '#registre/fiches/comite';
import type { ReglesComite } from '#registre/fiches/comite';
import { FORMATION_LABELS } from '#registre/fiches/avis';
import { formatDate, formatLong, formatShort, parseCivilDate } from '#domain/civil-date';
import { announce } from '../../parts/announcement';
import { FileField } from '../../parts/file-field';
import type { ReceivedFile } from '../../parts/file-field';
import { GesteDialog } from '../../parts/geste-dialog';
import type { Geste } from '../../parts/geste-dialog';
import { paths } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import { RefusAlert } from '../../parts/refus-alert';
import { SaveOutcome, useSave } from '../../parts/save-button';
import { call } from '../../rpc/client';
import { useQuery } from '../../rpc/query';
import { textComite as text, textPapiers } from '../../text/comite';
import { textCommun } from '../../text/commun';
import { ActBar } from '../../ui/act-bar';
import type { Act } from '../../ui/act-bar';
import { ActButton } from '../../ui/act-button';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { Page } from '../../ui/page';
import { Section } from '../../ui/section';
import classes from './comite.module.css';
import {
  ajouterMembre,
  corrigerMembre,
  creerComite,
  joindre,
  programmer,
  purger,
  regler,
  renommer,
  terminer,
} from './gestes';
import { useGesteDAdresse } from './adresse';
import { Papiers } from './papiers';
import { EtatBadge, VerdictBadge } from './marques';

type Ouvrir = (geste: Geste) => void;
type Vue = keyof typeof text.vues;
const VUES = Object.keys(text.vues) as readonly Vue[];
const adresseDe = (id: string, vue: Vue): string => paths.duComite(id, vue === 'seances' ? undefined : vue);

function Seances({ seances }: { readonly seances: readonly LigneSeanceView[] }) {
  if (seances.length === 0)
    return (
      <EmptyState icon={IconUsersGroup} title={text.aucuneSeance}>
        {text.aucuneSeanceDetail}
      </EmptyState>
    );
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption>
          <VisuallyHidden>{text.vues.seances}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">{text.colonnes.date}</th>
            <th scope="col">{text.colonnes.etat}</th>
            <th scope="col">{text.colonnes.points}</th>
            <th scope="col">{text.colonnes.avis}</th>
            <th scope="col">{text.colonnes.faire}</th>
          </tr>
        </thead>
        <tbody>
          {seances.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <Link to={paths.seance(one.id)}>{formatLong(one.date)}</Link>
                <span className={classes.quiet}>
                  {' '}
                  {[FORMATION_LABELS[one.formation], one.heure, one.lieu].filter(Boolean).join(', ')}
                </span>
              </th>
              <td>
                <EtatBadge etat={one.etat} />
              </td>
              <td>{one.points}</td>
              <td>
                <Group gap="xs">
                  {[...new Set(one.verdicts)].map((verdict) => (
                    <VerdictBadge key={verdict} verdict={verdict} />
                  ))}
                </Group>
              </td>
              <td>{one.aFaire}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Membres({
  comite,
  ouvrir,
  enVue,
}: {
  readonly comite: ComiteView;
  readonly ouvrir: Ouvrir;
  /** The member the address names. */
  readonly enVue: string | null;
}) {
  const { save, outcome, dismiss } = useSave();
  const aPurger = comite.membres.filter((one) => one.aPurger);
  const vu = comite.membres.find(({ membre }) => membre.id === enVue);
  const colleges = [...new Set(comite.membres.map(({ membre }) => membre.college))];
  const actes = (one: MembreView): readonly Act[] => [
    { key: 'corriger', label: text.corrigerMembre, onClick: () => ouvrir(corrigerMembre(one)) },
    { key: 'joindre', label: text.joindre, onClick: () => ouvrir(joindre(one)) },
    { key: 'pieces', label: textPapiers.titre, reads: true, to: paths.membreDuComite(one.membre.id) },
    { key: 'terminer', label: text.terminer, onClick: () => ouvrir(terminer(one)) },
    {
      key: 'donnees',
      label: text.donnees,
      reads: true,
      icon: <IconDownload size={16} aria-hidden />,
      onClick: () => save(() => call('membresDuComite.donnees', { membreId: one.membre.id })),
    },
    ...(one.coordonnees === null || one.enFonctions
      ? []
      : [{ key: 'purger', label: text.purger, grave: true, onClick: () => ouvrir(purger([one])) }]),
  ];
  if (comite.membres.length === 0)
    return (
      <EmptyState icon={IconUsersGroup} title={text.aucunMembre}>
        {text.aucunMembreDetail}
      </EmptyState>
    );
  return (
    <>
      {aPurger.length > 0 && (
        <Callout tone="warn" title={text.aPurger(aPurger.length)}>
          <ActButton variant="default" size="xs" onClick={() => ouvrir(purger(aPurger))}>
            {text.purger}
          </ActButton>
        </Callout>
      )}
      <SaveOutcome outcome={outcome} onClose={dismiss} />
      <div className={classes.scroll}>
        <table className={classes.table}>
          <caption>
            <VisuallyHidden>{text.vues.membres}</VisuallyHidden>
          </caption>
          <thead>
            <tr>
              <th scope="col">{text.colonnes.siege}</th>
              <th scope="col">{text.colonnes.membre}</th>
              <th scope="col">{text.colonnes.rang}</th>
              <th scope="col">{text.colonnes.voix}</th>
              <th scope="col">{text.colonnes.mandat}</th>
              <th scope="col">{text.colonnes.joindre}</th>
              <th scope="col">
                <VisuallyHidden>{text.colonnes.actes}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          {colleges.map((college) => (
            <tbody key={college}>
              <tr className={classes.college}>
                <th colSpan={7} scope="rowgroup">
                  {college}
                </th>
              </tr>
              {comite.membres
                .filter(({ membre }) => membre.college === college)
                .map((one) => {
                  const { membre, nom, coordonnees } = one;
                  return (
                    <tr
                      key={membre.id}
                      {...(membre.id === enVue ? { 'aria-current': true, ref: montrer } : {})}
                    >
                      <td>{membre.siege}</td>
                      <th scope="row">{nom}</th>
                      <td>{RANG_MEMBRE_LABELS[membre.rang]}</td>
                      <td>{membre.deliberatif ? text.avecVoix : text.sansVoix}</td>
                      <td>
                        {formatShort(membre.debut)}
                        {membre.fin === null ? '' : ` – ${formatShort(membre.fin)}`}
                      </td>
                      <td>
                        {membre.purge !== null && coordonnees === null
                          ? text.effacees
                          : [coordonnees?.courriel, coordonnees?.telephone].filter(Boolean).join(', ')}
                      </td>
                      <td>
                        <ActBar primary={null} others={actes(one)} label={text.actesDe(nom)} />
                      </td>
                    </tr>
                  );
                })}
            </tbody>
          ))}
        </table>
      </div>
      {vu !== undefined && (
        <Papiers
          objet={{ collection: 'membresDuComite', id: vu.membre.id }}
          titre={textPapiers.titreDe(vu.nom)}
        />
      )}
    </>
  );
}

const montrer = (row: HTMLElement | null): void => row?.scrollIntoView({ block: 'center' });

function direValeur(nom: keyof typeof membresRegles, valeur: ReglesComite[keyof ReglesComite]): string {
  if (valeur === null) return '—';
  if (typeof valeur === 'boolean') return valeur ? text.oui : text.non;
  const champ = membresRegles[nom];
  if (champ.genre === 'choix') return champ.libelles[String(valeur)] ?? String(valeur);
  const jour = champ.genre === 'jour' ? parseCivilDate(String(valeur)) : null;
  return jour === null ? String(valeur) : formatDate(jour);
}

function Regles({ comite }: { readonly comite: ComiteView }) {
  const { reglesDuJour, denominations } = comite;
  return (
    <div className={classes.panes}>
      <Section title={text.regles} aside={<span className={classes.quiet}>{text.reglesDuJour}</span>}>
        {reglesDuJour.nature === 'crpa' && <p>{text.parDefaut}</p>}
        <table className={classes.table}>
          <tbody>
            {(Object.keys(membresRegles) as (keyof typeof membresRegles)[]).map((nom) => (
              <tr key={nom}>
                <th scope="row">{membresRegles[nom].mot}</th>
                <td>{direValeur(nom, reglesDuJour[nom])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <div className={classes.pile}>
        <Section title={text.noms}>
          <p className={classes.quiet}>{text.nomsLead}</p>
          <table className={classes.table}>
            <tbody>
              {denominations.map(({ nom, sigle, depuis, fondement }) => (
                <tr key={depuis}>
                  <th scope="row">
                    {nom}
                    {sigle === null ? '' : ` (${sigle})`}
                    <div className={classes.quiet}>
                      {text.depuis} {formatDate(depuis)}, {fondement}
                    </div>
                  </th>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
        <Papiers objet={{ collection: 'instances', id: comite.id }} />
      </div>
    </div>
  );
}

/** Reads a table of members, says line by line what it would record, then records all of it. */
function ImportDialog({ comite, onClose }: { readonly comite: ComiteView; readonly onClose: () => void }) {
  const [fichier, setFichier] = useState<ReceivedFile | null>(null);
  const [lignes, setLignes] = useState<Output<'membresDuComite.examinerImport'>['lignes'] | null>(null);
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const instanceId = comite.id;
  useEffect(() => {
    if (fichier === null) return;
    let gone = false;
    void call('membresDuComite.examinerImport', { instanceId, jeton: fichier.jeton }).then((reply) => {
      if (gone) return;
      if (reply.ok) setLignes(reply.value.lignes);
      else setRefusal(reply.error);
    });
    return () => {
      gone = true;
    };
  }, [fichier, instanceId]);
  const enregistrer = async () => {
    if (fichier === null) return;
    const reply = await call('membresDuComite.importer', { instanceId, jeton: fichier.jeton });
    if (!reply.ok) {
      setRefusal(reply.error);
      return;
    }
    onClose();
    announce({ nature: 'done', message: text.importe, next: { sens: 'annuler', seq: reply.value.revision } });
  };
  const pret = lignes?.every(({ etat }) => etat !== 'refusee') ?? false;
  return (
    <Modal
      opened
      onClose={onClose}
      title={text.importer}
      size="xl"
      centered
      closeButtonProps={{ 'aria-label': textCommun.close }}
    >
      <FileField
        name="fichier"
        label={text.importFichier}
        help={text.importAide}
        accept=".csv,.xlsx"
        value={fichier}
        onChange={(next) => {
          setLignes(null);
          setRefusal(null);
          setFichier(next);
        }}
      />
      {refusal !== null && <RefusAlert refus={refusal} title={text.refuse} />}
      {lignes !== null && (
        <div className={classes.pointage}>
          <table className={classes.table}>
            <tbody>
              {lignes.map(({ ligne, dit, etat, raison }) => (
                <tr key={ligne}>
                  <th scope="row">{text.ligne(ligne)}</th>
                  <td>{text.importEtats[etat]}</td>
                  <td>
                    {dit}
                    {raison !== null && <div className={classes.quiet}>{raison}</div>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {textCommun.cancel}
        </Button>
        {pret && <ActButton onClick={() => void enregistrer()}>{text.importConfirmer}</ActButton>}
      </Group>
    </Modal>
  );
}

/** What may be done on the committee in sight, by the names of its acts; of a member, on the one the address names. */
function gestesDe(comite: ComiteView | undefined, seances: readonly LigneSeanceView[], enVue: string | null) {
  const membre = comite?.membres.find(({ membre: { id } }) => id === enVue);
  return {
    'instances.creer': creerComite,
    ...(comite === undefined
      ? {}
      : {
          'seances.programmer': () => programmer(comite, seances[0]),
          'membresDuComite.enregistrer': () => ajouterMembre(comite),
          'instances.regler': () => regler(comite),
          'instances.renommer': () => renommer(comite),
        }),
    ...(membre === undefined
      ? {}
      : {
          'membresDuComite.corriger': () => corrigerMembre(membre),
          'membresDuComite.terminer': () => terminer(membre),
          'membresDuComite.joindre': () => joindre(membre),
          'membresDuComite.purger': () => purger([membre]),
        }),
  };
}

function actesDe(
  vue: Vue,
  comite: ComiteView,
  seances: readonly LigneSeanceView[],
  ouvrir: Ouvrir,
  importer: () => void,
): { readonly primary: Act; readonly others: readonly Act[] } {
  const geste = (key: string, one: Geste, label = one.titre): Act => ({
    key,
    label,
    onClick: () => ouvrir(one),
  });
  const seance = geste('programmer', programmer(comite, seances[0]));
  const membre = geste('membre', ajouterMembre(comite));
  const tableau: Act = { key: 'importer', label: text.importer, onClick: importer };
  const regles = geste('regler', regler(comite));
  const noms = geste('renommer', renommer(comite));
  const autre = geste('creer', creerComite(), text.autreComite);
  if (vue === 'membres')
    return comite.membres.length === 0
      ? { primary: tableau, others: [membre] }
      : { primary: membre, others: [tableau] };
  return vue === 'regles'
    ? { primary: regles, others: [noms, autre] }
    : { primary: seance, others: [regles, noms, autre] };
}

/** Which committee is in sight, where the registry has several. */
function ChoixComite({
  comites,
  comite,
  vue,
}: {
  readonly comites: readonly ComiteView[];
  readonly comite: ComiteView;
  readonly vue: Vue;
}) {
  const navigate = useNavigate();
  if (comites.length < 2) return <span className={classes.quiet}>{comite.nom}</span>;
  return (
    <NativeSelect
      size="xs"
      aria-label={text.choisir}
      value={comite.id}
      data={comites.map(({ id, nom }) => ({ value: id, label: nom }))}
      onChange={(event) => void navigate(adresseDe(event.currentTarget.value, vue))}
    />
  );
}

/** The committee: the calendar of its séances, who sits, its names and its rules by date. */
export function ComitePage() {
  const { vue: dite } = useParams();
  const [params] = useSearchParams();
  const vue: Vue = dite === 'membres' || dite === 'regles' ? dite : 'seances';
  const query = useQuery('comite.lire', {});
  const enVue = params.get('membre');
  const [importe, setImporte] = useState(false);
  const comites = query.data?.comites ?? [];
  const comite =
    comites.find(({ id }) => id === params.get('comite')) ??
    comites.find(({ membres }) => membres.some(({ membre: { id } }) => id === enVue)) ??
    comites[0];
  const seances = (query.data?.seances ?? []).filter(({ instanceId }) => instanceId === comite?.id);
  const { geste, setGeste, fermer } = useGesteDAdresse(gestesDe(comite, seances, enVue));
  const importDemande = params.get('acte') === 'membresDuComite.importer';
  const actes = comite === undefined ? null : actesDe(vue, comite, seances, setGeste, () => setImporte(true));
  return (
    <Page
      title={text.title}
      windowTitle={`${text.vues[vue]} – ${text.title}`}
      focusKey={paths.comite}
      aside={comite === undefined ? undefined : <ChoixComite comites={comites} comite={comite} vue={vue} />}
      actions={actes === null ? undefined : <ActBar {...actes} label={text.autres} />}
    >
      <QueryView query={query}>
        {() =>
          comite === undefined ? (
            <EmptyState icon={IconUsersGroup} title={text.aucun}>
              <p>{text.aucunDetail}</p>
              <ActButton onClick={() => setGeste(creerComite())}>{text.creer}</ActButton>
            </EmptyState>
          ) : (
            <>
              <nav aria-label={text.vuesLabel} className={classes.vues}>
                {VUES.map((nom) => (
                  <Link
                    key={nom}
                    to={adresseDe(comite.id, nom)}
                    aria-current={nom === vue ? 'page' : undefined}
                  >
                    {text.vues[nom]}
                  </Link>
                ))}
              </nav>
              {vue === 'seances' && <Seances seances={seances} />}
              {vue === 'membres' && <Membres comite={comite} ouvrir={setGeste} enVue={enVue} />}
              {vue === 'regles' && <Regles comite={comite} />}
              {(importe || importDemande) && (
                <ImportDialog
                  comite={comite}
                  onClose={() => {
                    setImporte(false);
                    fermer();
                  }}
                />
              )}
            </>
          )
        }
      </QueryView>
      <GesteDialog geste={geste} onClose={fermer} />
    </Page>
  );
}
