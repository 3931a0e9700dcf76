import { Radio } from '@mantine/core';
import { useRef, useState } from 'react';
import { NATURES_MODELE } from '#contract/modeles';
import type { ChampModele, ControleModeleView, DefautModele, NatureModele } from '#contract/modeles';
import type { Reply } from '#contract/reply';
import { FileField } from '../../parts/file-field';
import type { ReceivedFile } from '../../parts/file-field';
import { QueryView } from '../../parts/query-view';
import { call } from '../../rpc/client';
import { useQuery } from '../../rpc/query';
import { textModeles as text } from '../../text/modeles';
import { Callout } from '../../ui/callout';
import layout from '../../ui/layout.module.css';
import { Page } from '../../ui/page';
import { Section } from '../../ui/section';
import classes from './modeles.module.css';
import { Remplir } from './remplir';

function Fautes({ defauts }: { readonly defauts: readonly DefautModele[] }) {
  return (
    <div className={classes.scroll} role="region" aria-label={text.faults(defauts.length)} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{text.place}</th>
            <th scope="col">{text.field}</th>
            <th scope="col">{text.reason}</th>
            <th scope="col">{text.suggestion}</th>
          </tr>
        </thead>
        <tbody>
          {defauts.map(({ lieu, balise, message, suggestion }, index) => (
            <tr key={index}>
              <td>{lieu}</td>
              <td className="mono">{balise}</td>
              <td>{message}</td>
              <td className="mono">{suggestion}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Champs({ champs }: { readonly champs: readonly ChampModele[] }) {
  return (
    <ul className={classes.fields}>
      {champs.map(({ nom, libelle, champs: inner }) => (
        <li key={nom}>
          <span className="mono">{inner === undefined ? `{${nom}}` : `{#${nom}} … {/${nom}}`}</span> {libelle}
          {inner !== undefined && <Champs champs={inner} />}
        </li>
      ))}
    </ul>
  );
}

type Controle = { readonly file: ReceivedFile; readonly reply: Reply<ControleModeleView> | null };

/** Word templates of the user's own: chosen, checked, then filled from a record. */
export function ModelesPage() {
  const [type, setType] = useState<NatureModele>('avenant');
  const [controle, setControle] = useState<Controle | null>(null);
  const turn = useRef(0);
  const champs = useQuery('modeles.champs', { type });
  const check = async (file: ReceivedFile, as: NatureModele) => {
    const mine = ++turn.current;
    setControle({ file, reply: null });
    const reply = await call('modeles.controler', { type: as, jeton: file.jeton });
    if (mine === turn.current) setControle({ file, reply });
  };
  const reply = controle?.reply ?? null;
  const sound = reply?.ok === true && reply.value.defauts.length === 0;
  return (
    <Page title={text.title}>
      <Section title={text.check}>
        <div className={layout.stack}>
          <p className={layout.note}>{text.lead}</p>
          <Radio.Group
            label={text.type}
            value={type}
            onChange={(next) => {
              for (const one of NATURES_MODELE) {
                if (one !== next) continue;
                setType(one);
                if (controle !== null) void check(controle.file, one);
              }
            }}
          >
            <div className={`${layout.row} ${classes.choices}`}>
              {NATURES_MODELE.map((one) => (
                <Radio key={one} value={one} label={text.types[one]} />
              ))}
            </div>
          </Radio.Group>
          <FileField
            name="jeton"
            label={text.file}
            help={text.fileHelp}
            accept=".docx"
            value={controle?.file ?? null}
            onChange={(file) => {
              turn.current += 1;
              if (file === null) setControle(null);
              else void check(file, type);
            }}
          />
          <div role="status">
            {controle !== null && reply === null && text.checking}
            {sound && <Callout tone="ok" title={text.sound} />}
          </div>
          {reply !== null && !reply.ok && (
            <Callout tone="bad" title={reply.error.message} role="alert">
              {reply.error.remede !== undefined && <p>{reply.error.remede}</p>}
            </Callout>
          )}
          {reply?.ok === true && !sound && (
            <>
              <Callout tone="bad" title={text.faults(reply.value.defauts.length)} role="alert" />
              <Fautes defauts={reply.value.defauts} />
            </>
          )}
        </div>
      </Section>
      {sound && controle !== null && <Remplir key={type} type={type} jeton={controle.file.jeton} />}
      <Section title={text.fields}>
        <p className={layout.note}>{text.fieldsHelp}</p>
        <QueryView query={champs}>{(found) => <Champs champs={found.champs} />}</QueryView>
      </Section>
    </Page>
  );
}
