import { IconAlertTriangle, IconHelpCircle, IconInfoCircle, IconShieldCheck } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { NON_VERIFIE, faitsDe, verdictDe } from '#domain/paquet/signature-pdf';
import type { SignaturePdf, VerdictSignature } from '#domain/paquet/signature-pdf';
import { typographie } from '#domain/typographie';
import { textPaquets } from '../../../text/paquets';
import type { Tone } from '../../../ui/callout';
import { StatusBadge } from '../../../ui/status-badge';
import classes from './scans.module.css';

const text = textPaquets.signatures;

const ETATS: Readonly<Record<VerdictSignature['etat'], readonly [Tone, Icon]>> = {
  intacte: ['ok', IconShieldCheck],
  savoir: ['warn', IconInfoCircle],
  defaut: ['bad', IconAlertTriangle],
  illisible: ['quiet', IconHelpCircle],
};

/** What a PDF says of its electronic signatures, what of it holds, and what nobody verified. */
export function SignaturesPdf({
  nom,
  signatures,
}: {
  readonly nom: string;
  readonly signatures: readonly SignaturePdf[];
}): ReactNode {
  if (signatures.length === 0) return <p className={classes.note}>{text.none}</p>;
  return (
    <>
      <ul className={classes.signatures} aria-label={text.of(nom)}>
        {signatures.map((one) => {
          const { etat, message } = verdictDe(one);
          const [tone, icon] = ETATS[etat];
          return (
            <li key={one.rang}>
              <StatusBadge
                tone={tone}
                icon={icon}
                label={`${text.genres[one.genre]} ${one.rang}\u00a0: ${text.etats[etat]}`}
              />
              <p className={classes.verdict}>{typographie(message)}</p>
              <dl className={classes.faits}>
                {faitsDe(one).map(([quoi, fait]) => (
                  <Fragment key={quoi}>
                    <dt>{quoi}</dt>
                    <dd>{typographie(fait)}</dd>
                  </Fragment>
                ))}
              </dl>
            </li>
          );
        })}
      </ul>
      <p className={classes.note}>
        {text.notVerified} {typographie(NON_VERIFIE.join(' ; '))}.
      </p>
    </>
  );
}
