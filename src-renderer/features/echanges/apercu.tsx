import { IconAlertTriangle, IconPencil, IconPlus, IconTrashX } from '@tabler/icons-react';
import type { ApercuImportView } from '#contract/echanges';
import { formatInstant } from '#contract/instant';
import { ChangeKind, Kinds } from '../../parts/change-kind';
import { textEchanges as text } from '../../text/echanges';
import { Callout } from '../../ui/callout';
import { Facts } from '../../ui/facts';
import classes from './echanges.module.css';

/** Digits of a hash shown: enough to compare two by eye. */
const DIGITS = 16;

/** What a sound file would change, record by record. */
export function Apercu({ apercu }: { readonly apercu: ApercuImportView }) {
  const { nom, exporteLe, seq, empreinte, versionAnterieure, revision, identique, pieces } = apercu;
  const { reviennent, changent, disparaissent, conflits, empechement, avertissements } = apercu;
  return (
    <div className={classes.apercu}>
      <h3>{text.whatChanges}</h3>
      <Facts
        items={[
          { term: text.facts.file, value: <bdi>{nom}</bdi> },
          {
            term: text.facts.when,
            value:
              exporteLe === null ? text.unsaid : <time dateTime={exporteLe}>{formatInstant(exporteLe)}</time>,
          },
          { term: text.facts.entry, value: seq === null ? text.unsaid : text.entry(seq) },
          {
            term: text.facts.hash,
            value:
              empreinte === null ? text.unsaid : <code title={empreinte}>{empreinte.slice(0, DIGITS)}…</code>,
          },
          ...(versionAnterieure === null
            ? []
            : [{ term: text.facts.version, value: text.earlier(versionAnterieure) }]),
          {
            term: text.facts.pieces,
            value: text.pieces(pieces.fournies, pieces.presentes, pieces.manquantes),
          },
          { term: text.facts.now, value: text.entry(revision) },
        ]}
      />
      {empreinte === null && (
        <Callout tone="warn" title={text.unproven}>
          <p>{text.unprovenDetail}</p>
        </Callout>
      )}
      {pieces.manquantes > 0 && (
        <Callout tone="warn" title={text.missing(pieces.manquantes)}>
          <p>{text.missingDetail}</p>
        </Callout>
      )}
      {avertissements.length > 0 && (
        <Callout tone="warn" title={text.contradictions}>
          <p>{text.contradictionsLead}</p>
          <ul>
            {avertissements.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Callout>
      )}
      {empechement !== null && (
        <Callout tone="bad" title={text.prevented}>
          <p>{empechement}</p>
        </Callout>
      )}
      {identique ? (
        <Callout tone="ok" role="status" title={text.same}>
          <p>{text.sameDetail}</p>
        </Callout>
      ) : (
        <Kinds>
          <ChangeKind
            icon={IconAlertTriangle}
            tone="bad"
            title={text.clash(conflits.nombre)}
            list={conflits}
          />
          <ChangeKind icon={IconPlus} tone="ok" title={text.added(reviennent.nombre)} list={reviennent} />
          <ChangeKind icon={IconPencil} tone="info" title={text.changed(changent.nombre)} list={changent} />
          <ChangeKind
            icon={IconTrashX}
            tone="bad"
            title={text.removed(disparaissent.nombre)}
            list={disparaissent}
          />
        </Kinds>
      )}
    </div>
  );
}
