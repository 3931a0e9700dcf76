import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { EnTeteConventionView, PartiesView } from '#contract/conventions';
import type { PouvoirView } from '#contract/pouvoirs';
import { NATURES_POUVOIR_LABELS } from '#registre/fiches/natures';
import type { NaturePouvoir } from '#registre/fiches/natures';
import { allSignataires } from '#domain/parties/partie';
import { upperFirst } from '#domain/french';
import { typographie } from '#actes/typographie';
import { ChampDate } from '../../parts/forms/champ-date';
import { DayContext } from '../../parts/forms/day-context';
import { dateIn } from '../../parts/forms/read-date';
import { QueryView } from '../../parts/query-view';
import { useQuery } from '../../rpc/query';
import { textPouvoirs as text } from '../../text/delegations';
import { Callout } from '../../ui/callout';
import { Section } from '../../ui/section';
import layout from '../../ui/layout.module.css';

/** The block as it is printed, to copy; where the clipboard is refused, it is selected instead. */
function Bloc({ lignes }: { readonly lignes: readonly string[] }): ReactNode {
  const area = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState('');
  const block = lignes.join('\n');
  const copy = async (): Promise<void> => {
    area.current?.select();
    try {
      await navigator.clipboard.writeText(block);
      setSaid(text.copied);
    } catch {
      setSaid(text.selected);
    }
  };
  return (
    <div className={layout.stack}>
      <Textarea ref={area} label={text.bloc} value={block} rows={lignes.length} maw="34rem" readOnly />
      <div className={layout.line}>
        <Button variant="default" size="xs" onClick={() => void copy()}>
          {text.copy}
        </Button>
        <span role="status">{said}</span>
      </div>
    </div>
  );
}

function Reponse({ view }: { readonly view: PouvoirView }): ReactNode {
  const { etat, dit, blocSignature, ecartees } = view;
  return (
    <div className={layout.stack}>
      {etat === 'vacante' ? <Callout tone="warn" title={dit} /> : <p>{dit}</p>}
      {blocSignature.length > 0 && <Bloc key={blocSignature.join('\n')} lignes={blocSignature} />}
      {ecartees.length > 0 && (
        <div>
          <p>{text.ecartees}&nbsp;:</p>
          <ul>
            {ecartees.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

const NATURES = Object.entries(NATURES_POUVOIR_LABELS) as readonly (readonly [NaturePouvoir, string])[];

/** « Qui signe pour X le JJ/MM/AAAA ? »: the answer, with the block to print, or nobody and why. */
export function QuiSigne({
  view,
  known,
}: {
  readonly view: EnTeteConventionView;
  readonly known: PartiesView;
}): ReactNode {
  const { convention, aujourdhui } = view;
  const places = allSignataires(known.parties);
  const [fonction, setFonction] = useState(places[0]?.id ?? '');
  const [typed, setTyped] = useState('');
  const [nature, setNature] = useState<NaturePouvoir | ''>('');
  const [delegationId, setDelegationId] = useState('');
  const question = {
    fonction,
    jour: dateIn(typed) ?? aujourdhui,
    nature: nature === '' ? null : nature,
    conventionId: convention.id,
  };
  const enabled = { enabled: fonction !== '' };
  // Whoever signs, with those who may be chosen; and the answer once one of them is.
  const titulaire = useQuery('pouvoirs.quiSigne', { ...question, delegationId: null }, enabled);
  const delegations = useQuery('delegations.lister', { conventionId: convention.id });
  const choisie = useQuery(
    'pouvoirs.quiSigne',
    { ...question, delegationId },
    { enabled: fonction !== '' && delegationId !== '' },
  );
  const choices = (delegations.data ?? []).filter(({ fiche }) => fiche.signataireId === fonction);
  return (
    <Section title={text.title}>
      <div className={layout.stack}>
        <div className={layout.columns}>
          <NativeSelect
            label={text.fonction}
            value={fonction}
            onChange={(event) => {
              setFonction(event.currentTarget.value);
              setDelegationId('');
            }}
            data={places.map((one) => ({ value: one.id, label: typographie(one.fonction.libelle) }))}
          />
          <DayContext value={{ today: aujourdhui, zone: convention.zone }}>
            <ChampDate
              name="qui-signe-au"
              label={text.jour}
              help={text.jourHelp}
              optional
              text={typed}
              onChange={(said) => setTyped(said)}
            />
          </DayContext>
          <NativeSelect
            label={text.nature}
            value={nature}
            onChange={(event) => setNature(event.currentTarget.value as NaturePouvoir | '')}
            data={[
              { value: '', label: text.toutActe },
              ...NATURES.map(([value, label]) => ({ value, label: upperFirst(label) })),
            ]}
          />
          {choices.length > 0 && (
            <NativeSelect
              label={text.par}
              value={delegationId}
              onChange={(event) => setDelegationId(event.currentTarget.value)}
              data={[
                { value: '', label: text.titulaire },
                ...choices.map(({ fiche, nom }) => ({ value: fiche.id, label: nom })),
              ]}
            />
          )}
        </div>
        {delegationId !== '' && choisie.error !== undefined ? (
          <Callout tone="warn" title={choisie.error.message} role="alert">
            {choisie.error.remede}
          </Callout>
        ) : (
          <QueryView query={delegationId === '' ? titulaire : choisie}>
            {(answer) => <Reponse view={answer} />}
          </QueryView>
        )}
      </div>
    </Section>
  );
}
