import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DelaiUsageView } from '#contract/echeances';
import { announce } from '../../parts/announcement';
import { QueryView } from '../../parts/query-view';
import { call } from '../../rpc/client';
import { useQuery } from '../../rpc/query';
import { textEcheances } from '../../text/echeances';
import { ActButton } from '../../ui/act-button';
import layout from '../../ui/layout.module.css';
import { Section } from '../../ui/section';
import classes from './echeances.module.css';

const text = textEcheances.usage;
const MAX = 1000;

function Ligne({ delai, onChange }: { readonly delai: DelaiUsageView; readonly onChange: () => void }) {
  const { cle, nom, parDefaut } = delai;
  const [jours, setJours] = useState(String(delai.jours));
  const [source, setSource] = useState(delai.source);
  const [erreur, setErreur] = useState<string | null>(null);
  const regler = async (n: number | null): Promise<void> => {
    const reply = await call('delaisUsage.regler', { cle, jours: n, source: n === null ? null : source });
    if (!reply.ok) {
      setErreur(reply.error.champs?.[0]?.message ?? reply.error.message);
      return;
    }
    setErreur(null);
    announce({
      nature: 'done',
      message: text.done(nom),
      next: { sens: 'annuler', seq: reply.value.revision },
    });
    onChange();
  };
  const envoyer = (): void => {
    if (!/^\d{1,4}$/u.test(jours.trim()) || Number(jours) > MAX) setErreur(text.invalid);
    else void regler(Number(jours));
  };
  return (
    <tr>
      <th scope="row">{nom}</th>
      <td>
        <TextInput
          aria-label={text.joursDe(nom)}
          size="xs"
          w="5rem"
          value={jours}
          error={erreur}
          onChange={(event) => setJours(event.currentTarget.value)}
        />
      </td>
      <td>
        <TextInput
          aria-label={text.sourceDe(nom)}
          size="xs"
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
      </td>
      <td>
        <div className={layout.row}>
          <ActButton size="xs" variant="default" aria-label={text.saveOf(nom)} onClick={envoyer}>
            {text.save}
          </ActButton>
          {(delai.jours !== parDefaut.jours || delai.source !== parDefaut.source) && (
            <Button
              size="xs"
              variant="subtle"
              aria-label={text.resetOf(nom)}
              onClick={() => void regler(null)}
            >
              {text.reset}
            </Button>
          )}
        </div>
      </td>
    </tr>
  );
}

/** The delays no text fixes: how long here, and on what it rests. */
export function DelaisUsage({ onChange }: { readonly onChange: () => void }) {
  const query = useQuery('delaisUsage.lire', {});
  return (
    <Section title={text.title}>
      <div className={layout.stack}>
        <p className={layout.note}>{text.why}</p>
        <QueryView query={query}>
          {(delais) => (
            <div className={classes.scroll} role="group" aria-label={text.title} tabIndex={0}>
              <table className={classes.table}>
                <thead>
                  <tr>
                    <th scope="col">{text.nom}</th>
                    <th scope="col">{text.jours}</th>
                    <th scope="col">{text.source}</th>
                    <td />
                  </tr>
                </thead>
                <tbody>
                  {delais.map((delai) => (
                    <Ligne
                      key={`${delai.cle} ${delai.jours} ${delai.source}`}
                      delai={delai}
                      onChange={onChange}
                    />
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </QueryView>
      </div>
    </Section>
  );
}
