import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { PresentNote } from '../../parts/present-note';
import { SaveButton } from '../../parts/save-button';
import { call } from '../../rpc/client';
import { textEchanges as text } from '../../text/echanges';
import layout from '../../ui/layout.module.css';
import { Page } from '../../ui/page';
import { Section } from '../../ui/section';
import classes from './echanges.module.css';
import { ImportSection } from './import-section';

function ExportSection() {
  const [pieces, setPieces] = useState(true);
  return (
    <Section title={text.exporter}>
      <div className={classes.block}>
        <p className={classes.lead}>{text.exporterLead}</p>
        <Checkbox
          label={text.withPieces}
          description={text.withPiecesHelp}
          checked={pieces}
          onChange={(event) => setPieces(event.currentTarget.checked)}
        />
        <div className={classes.make}>
          <SaveButton
            make={() => call('echanges.exporter', { pieces })}
            label={text.exporterMake}
            variant="default"
          />
        </div>
      </div>
    </Section>
  );
}

/** The registry out, in two forms, and back in. */
export function EchangesPage() {
  return (
    <Page title={text.title} lead={text.lead}>
      <PresentNote>{text.present}</PresentNote>
      <div className={layout.columns}>
        <Section title={text.dossier}>
          <div className={classes.block}>
            <p className={classes.lead}>{text.dossierLead}</p>
            <p className={classes.lead}>{text.dossierFor}</p>
            <div className={classes.make}>
              <SaveButton make={() => call('echanges.dossier', {})} label={text.dossierMake} />
            </div>
          </div>
        </Section>
        <ExportSection />
      </div>
      <ImportSection />
    </Page>
  );
}
