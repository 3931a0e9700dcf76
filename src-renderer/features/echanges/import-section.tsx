import { Checkbox, Radio } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ApercuImportView, ModeImport } from '#contract/echanges';
import type { AppError, Reply } from '#contract/reply';
import { FileField } from '../../parts/file-field';
import type { ReceivedFile } from '../../parts/file-field';
import { call } from '../../rpc/client';
import { textEchanges as text } from '../../text/echanges';
import { Section } from '../../ui/section';
import { Steps } from '../../ui/steps';
import { Apercu } from './apercu';
import { ConfirmImport } from './confirm-import';
import classes from './echanges.module.css';
import { Refused } from './refused';

type Examined = { readonly file: ReceivedFile; readonly reply: Reply<ApercuImportView> | null };

/** A file back in: chosen, examined whole and shown, then confirmed with its reason. */
export function ImportSection() {
  const [examined, setExamined] = useState<Examined | null>(null);
  const [mode, setMode] = useState<ModeImport>('remplacer');
  const [confirming, setConfirming] = useState(false);
  const turn = useRef(0);

  /** `shown` stays on screen, and what was typed beside it, until the answer comes. */
  const examine = async (file: ReceivedFile, as: ModeImport, shown: Examined['reply'] = null) => {
    const mine = ++turn.current;
    setExamined({ file, reply: shown });
    const reply = await call('echanges.apercu', { jeton: file.jeton, mode: as });
    if (mine === turn.current) setExamined({ file, reply });
  };
  const choose = (file: ReceivedFile | null) => {
    setConfirming(false);
    if (file === null) setExamined(null);
    else void examine(file, mode);
  };
  const change = (as: ModeImport) => {
    setMode(as);
    setConfirming(false);
    if (examined !== null) void examine(examined.file, as);
  };
  const reply = examined?.reply ?? null;
  const gone: AppError | null = reply !== null && !reply.ok ? reply.error : null;
  const apercu = reply?.ok === true ? reply.value : null;
  const step = apercu === null ? 1 : confirming ? 3 : 2;
  return (
    <Section title={text.importer}>
      <div className={classes.block}>
        <p className={classes.lead}>{text.importerLead}</p>
        <Steps label={text.stepsLabel} steps={text.steps} current={step} />
        <Radio.Group
          label={text.mode}
          value={mode === 'renumeroter' ? 'ajouter' : mode}
          onChange={(value) => change(value === 'ajouter' ? 'ajouter' : 'remplacer')}
        >
          <div className={classes.modes}>
            <Radio value="remplacer" label={text.replace} description={text.replaceHelp} />
            <Radio value="ajouter" label={text.add} description={text.addHelp} />
          </div>
        </Radio.Group>
        {mode !== 'remplacer' && (
          <Checkbox
            label={text.renumber}
            description={text.renumberHelp}
            checked={mode === 'renumeroter'}
            onChange={(event) => change(event.currentTarget.checked ? 'renumeroter' : 'ajouter')}
          />
        )}
        <FileField
          name="jeton"
          label={text.file}
          help={text.fileHelp}
          accept=".json,.zip"
          value={examined?.file ?? null}
          onChange={choose}
        />
        <div role="status" className={classes.status}>
          {examined !== null && reply === null && text.examining}
        </div>
        {gone !== null && <Refused error={gone} />}
        {examined !== null && apercu !== null && (
          <>
            <Apercu apercu={apercu} />
            {!apercu.identique && apercu.empechement === null && (
              <ConfirmImport
                jeton={examined.file.jeton}
                apercu={apercu}
                onStart={() => setConfirming(true)}
                onStale={() => void examine(examined.file, mode, reply)}
                onDone={() => choose(null)}
              />
            )}
          </>
        )}
      </div>
    </Section>
  );
}
