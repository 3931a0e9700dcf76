import type { AppError } from '#contract/reply';
import { RefusAlert } from '../../parts/refus-alert';
import { textEchanges as text } from '../../text/echanges';
import classes from './echanges.module.css';

/** Why a file is not accepted: every fault by its place, in the order of the file. */
export function Refused({ error }: { readonly error: AppError }) {
  const { champs = [], ...refus } = error;
  return (
    <>
      <RefusAlert refus={refus} title={text.refused} />
      {champs.length > 0 && (
        <div className={classes.faults} role="region" aria-label={text.faults} tabIndex={0}>
          <table>
            <caption>{text.faults}</caption>
            <thead>
              <tr>
                <th scope="col">{text.place}</th>
                <th scope="col">{text.fault}</th>
              </tr>
            </thead>
            <tbody>
              {champs.map(({ champ, message }, index) => (
                <tr key={index}>
                  <td>
                    <code>{champ}</code>
                  </td>
                  <td>{message}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
