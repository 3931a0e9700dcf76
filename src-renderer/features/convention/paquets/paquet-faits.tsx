import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleMinus,
  IconCircleX,
} from '@tabler/icons-react';
import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ControleView, PaquetView } from '#contract/paquets';
import { formatDate, formatShort } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { SUPPORT_LABELS } from '#domain/paquet/paquet';
import { NATURES_DOCUMENT, documentDe } from '#registre/documents';
import { DOCUMENT_DE } from '#registre/fiches/emissions';
import type { OngletConvention } from '#contract/views';
import { paths } from '../../../parts/paths';
import { SaveButton } from '../../../parts/save-button';
import { call } from '../../../rpc/client';
import { textPaquets } from '../../../text/paquets';
import { ActButton } from '../../../ui/act-button';
import { Facts } from '../../../ui/facts';
import classes from './matrice.module.css';

/** A day of the contract, as a person reads it. */
const jour = (date: string): string => formatShort(date as CivilDate);
export const longJour = (date: string): string => formatDate(date as CivilDate);

const ONGLET: Readonly<Record<string, OngletConvention>> = {
  avenants: 'avenants',
  misesEnDemeure: 'resiliation',
};

/** The act that goes round, at its address. */
export const adresseDeLActe = ({ conventionId, acte }: PaquetView): string => {
  const onglet = ONGLET[acte.collection];
  return onglet === undefined ? paths.convention(conventionId) : paths.acte(conventionId, onglet, acte.id);
};

const DU_PAQUET = NATURES_DOCUMENT.filter((one) => documentDe(one).de.includes('paquets'));

const ICONES = {
  ok: IconCircleCheck,
  echec: IconCircleX,
  alerte: IconAlertTriangle,
  sans_objet: IconCircleMinus,
} as const;

/** Those that fail first; of those that do not, no more than their name. */
const ORDRE = ['echec', 'alerte', 'ok', 'sans_objet'] as const;

export function Controles({ controles }: { readonly controles: readonly ControleView[] }): ReactNode {
  const text = textPaquets.checks;
  const sorted = ORDRE.flatMap((etat) => controles.filter((one) => one.etat === etat));
  return (
    <section aria-labelledby="controles">
      <h3 id="controles" className={classes.titre}>
        {text.title}
      </h3>
      <ul className={classes.controles}>
        {sorted.map(({ id, libelle, etat, detail, remede }) => {
          const Icone = ICONES[etat];
          return (
            <li key={id} className={classes.controle} data-etat={etat}>
              <Icone size={16} aria-hidden />
              <div>
                {libelle}&nbsp;: <strong>{text.etats[etat]}</strong>
                {(etat === 'echec' || etat === 'alerte') && <p>{detail}</p>}
                {remede !== null && (
                  <p>
                    <strong>{text.todo}</strong> {remede}
                  </p>
                )}
                {(etat === 'ok' || etat === 'sans_objet') && <VisuallyHidden>{detail}</VisuallyHidden>}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export function PaquetFaits({ paquet }: { readonly paquet: PaquetView }): ReactNode {
  const text = textPaquets.facts;
  const { acte, support, ouvertLe, signataires, empreinteTexte, visas } = paquet;
  const rangs = new Set(signataires.map(({ rang }) => rang)).size;
  return (
    <>
      <section aria-labelledby="circule">
        <h3 id="circule" className={classes.titre}>
          {text.title}
        </h3>
        <Facts
          items={[
            { term: text.acte, value: <Link to={adresseDeLActe(paquet)}>{acte.titre}</Link> },
            { term: text.support, value: SUPPORT_LABELS[support] },
            { term: text.opened, value: longJour(ouvertLe) },
            { term: text.order, value: rangs === 1 ? text.together : text.ranked(rangs) },
            {
              term: text.print,
              value: (
                <code className={classes.empreinte}>
                  {(empreinteTexte.slice(0, 16).match(/.{4}/gu) ?? []).join(' ')}
                </code>
              ),
            },
          ]}
        />
      </section>
      {visas.length > 0 && (
        <section aria-labelledby="visas">
          <h3 id="visas" className={classes.titre}>
            {textPaquets.visas.title}
          </h3>
          <ul className={classes.controles}>
            {visas.map(({ role, nom, date }) => (
              <li key={role} className={classes.controle} data-etat={date === null ? 'attendu' : 'ok'}>
                {date === null ? (
                  <IconCircleDashed size={16} aria-hidden />
                ) : (
                  <IconCircleCheck size={16} aria-hidden />
                )}
                <div>
                  {role}&nbsp;:{' '}
                  {date === null ? textPaquets.visas.awaited : textPaquets.visas.given(jour(date), nom)}
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Where each original is, since when, and the file it was printed from. */
export function Originaux({
  paquet,
  onRemettre,
}: {
  readonly paquet: PaquetView;
  readonly onRemettre: (numero: number) => void;
}): ReactNode {
  const text = textPaquets.originals;
  const { originaux, signataires, etat } = paquet;
  return (
    <section aria-labelledby="originaux">
      <h3 id="originaux" className={classes.titre}>
        {text.title}
      </h3>
      <table className={classes.originaux}>
        <thead>
          <tr>
            <th scope="col">{text.original}</th>
            <th scope="col">{text.signatures}</th>
            <th scope="col">{text.holder}</th>
            <th scope="col">{text.since}</th>
            <th scope="col">
              <VisuallyHidden>{text.acts}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {originaux.map(({ numero, signees, detenteur, lieu, depuis, sha256 }) => (
            <tr key={numero}>
              <th scope="row">{textPaquets.original(numero)}</th>
              <td>
                {signees}/{signataires.length}
              </td>
              <td>
                {detenteur === null ? text.unknown : lieu === null ? detenteur : `${detenteur}, ${lieu}`}
              </td>
              <td>{depuis === null ? '' : jour(depuis)}</td>
              <td className={classes.gestes}>
                <Button.Group>
                  {etat !== 'retire' && (
                    <ActButton
                      variant="default"
                      size="xs"
                      aria-label={text.handOverOf(numero)}
                      onClick={() => onRemettre(numero)}
                    >
                      {text.handOver}
                    </ActButton>
                  )}
                  {sha256 !== null && (
                    <SaveButton
                      make={() =>
                        call('documents.exporter', {
                          type: DOCUMENT_DE[paquet.acte.collection],
                          id: paquet.acte.id,
                          original: numero,
                        })
                      }
                      label={text.documentLabel}
                      ariaLabel={text.documentOf(numero)}
                      variant="default"
                      size="xs"
                    />
                  )}
                </Button.Group>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What goes with the packet, as it stands now. */
export function DocumentsDuPaquet({ paquet: { id } }: { readonly paquet: PaquetView }): ReactNode {
  return (
    <section aria-labelledby="documents-du-paquet">
      <h3 id="documents-du-paquet" className={classes.titre}>
        {textPaquets.documents}
      </h3>
      <div className={classes.documents}>
        {DU_PAQUET.map((type) => (
          <SaveButton
            key={type}
            make={() => call('documents.exporter', { type, id })}
            label={documentDe(type).libelle}
            variant="default"
            size="xs"
          />
        ))}
      </div>
    </section>
  );
}

export function Archives({ paquet: { archives } }: { readonly paquet: PaquetView }): ReactNode {
  const text = textPaquets.archives;
  return archives.length === 0 ? null : (
    <section aria-labelledby="archives">
      <h3 id="archives" className={classes.titre}>
        {text.title}
      </h3>
      <ol className={classes.archives}>
        {archives.map(({ reprisLe, refus, signees }) => (
          <li key={`${reprisLe} ${refus.signataire} ${refus.date}`}>
            {text.line(refus.signataire, longJour(refus.date), refus.motif)}
            <br />
            {text.resumed(longJour(reprisLe), signees)}
          </li>
        ))}
      </ol>
    </section>
  );
}
