import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RappelsView } from '#contract/echeances';
import { formatShort } from '#domain/civil-date';
import type { Couverture } from '#domain/echeances/couverture';
import { PALIER_MAX } from '#domain/echeances/rappels';
import { paths } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import { call } from '../../rpc/client';
import { useQuery } from '../../rpc/query';
import { textEcheances } from '../../text/echeances';
import { Callout } from '../../ui/callout';
import layout from '../../ui/layout.module.css';
import { Page } from '../../ui/page';
import { Section } from '../../ui/section';
import { AgendaTenu } from './agenda-tenu';
import { DelaisUsage } from './delais-usage';
import classes from './echeances.module.css';

const text = textEcheances.proof;
type Reglage = RappelsView['reglages'][number];

/** « 30, 15, 0 » → [30, 15, 0]; null for anything else. Nothing at all is no reminder. */
export function lirePaliers(saisie: string): readonly number[] | null {
  const mots = saisie.split(/[\s,;]+/u).filter((mot) => mot !== '');
  if (!mots.every((mot) => /^\d{1,3}$/u.test(mot))) return null;
  const jours = mots.map(Number);
  return jours.every((one) => one <= PALIER_MAX) && jours.length <= 20 ? jours : null;
}

function Ligne({
  reglage,
  ouvertes,
  onChange,
}: {
  readonly reglage: Reglage;
  readonly ouvertes: number;
  readonly onChange: () => void;
}) {
  const { genre, nom, paliers, parDefaut } = reglage;
  const dits = paliers.join(', ');
  const [saisie, setSaisie] = useState<string | null>(null);
  const [erreur, setErreur] = useState<string | null>(null);
  const valeur = saisie ?? dits;
  const regler = async (jours: readonly number[] | null): Promise<void> => {
    const reply = await call('rappels.regler', { genre, paliers: jours === null ? null : [...jours] });
    if (!reply.ok) {
      setErreur(reply.error.message);
      return;
    }
    setErreur(null);
    setSaisie(null);
    onChange();
  };
  return (
    <tr>
      <th scope="row">{nom}</th>
      <td>{ouvertes}</td>
      <td>
        <form
          noValidate
          className={layout.row}
          onSubmit={(event) => {
            event.preventDefault();
            const jours = lirePaliers(valeur);
            if (jours === null) setErreur(text.invalid);
            else void regler(jours);
          }}
        >
          <TextInput
            aria-label={text.edit(nom)}
            size="xs"
            value={valeur}
            placeholder={text.none}
            error={erreur}
            onChange={(event) => setSaisie(event.currentTarget.value)}
          />
          <Button
            type="submit"
            size="xs"
            variant="default"
            aria-label={text.saveOf(nom)}
            disabled={valeur === dits}
          >
            {text.save}
          </Button>
          {dits !== parDefaut.join(', ') && (
            <Button
              size="xs"
              variant="subtle"
              aria-label={text.resetOf(nom)}
              onClick={() => void regler(null)}
            >
              {text.reset}
            </Button>
          )}
        </form>
      </td>
    </tr>
  );
}

const LUS_MONTRES = 200;

function Lus({ lus }: Pick<RappelsView, 'lus'>) {
  if (lus.length === 0) return <p className={layout.note}>{text.readEmpty}</p>;
  return (
    <>
      {lus.length > LUS_MONTRES && <p className={layout.note}>{text.more(LUS_MONTRES, lus.length)}</p>}
      <table className={classes.table}>
        <thead>
          <tr>
            {[text.readOn, text.dueOn, text.what, text.by].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lus.slice(0, LUS_MONTRES).map(({ cle, le, du, libelle, par }, rang) => (
            <tr key={`${rang} ${cle}`}>
              <td>{formatShort(le)}</td>
              <td>{formatShort(du)}</td>
              <td>{libelle}</td>
              <td>{par}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Preuve({ preuve }: { readonly preuve: Couverture }) {
  const { echeances, rappels, orphelines } = preuve;
  const sentence = text.sentence(echeances, rappels, orphelines.length);
  return orphelines.length === 0 ? (
    <Callout tone="ok" title={sentence} role="status">
      <p>{text.green}</p>
    </Callout>
  ) : (
    <Callout tone="bad" title={`${sentence}. ${text.red}`} role="alert">
      <ul>
        {orphelines.map(({ quoi, remede }) => (
          <li key={quoi}>
            {quoi} {remede}
          </li>
        ))}
      </ul>
    </Callout>
  );
}

/** « n échéances, n rappels, 0 orpheline », how each kind is reminded, and what was read. */
export function CouverturePage() {
  const preuve = useQuery('echeances.couverture', {});
  const rappels = useQuery('rappels.lire', {});
  const ouvertes = new Map(preuve.data?.parGenre.map(({ genre, echeances }) => [genre, echeances]));
  return (
    <Page title={text.title} crumbs={[{ label: text.back, to: paths.echeancier }]}>
      <div className={layout.stack}>
        <QueryView query={preuve}>{(one) => <Preuve preuve={one} />}</QueryView>
        <p className={layout.note}>{text.how}</p>
        <QueryView query={rappels}>
          {({ reglages, lus }) => (
            <>
              <Section title={text.kinds}>
                <div className={classes.scroll} role="group" aria-label={text.kinds} tabIndex={0}>
                  <table className={classes.table}>
                    <thead>
                      <tr>
                        {[text.kind, text.open, text.before].map((title) => (
                          <th key={title} scope="col">
                            {title}
                          </th>
                        ))}
                      </tr>
                    </thead>
                    <tbody>
                      {reglages.map((reglage) => (
                        <Ligne
                          key={reglage.genre}
                          reglage={reglage}
                          ouvertes={ouvertes.get(reglage.genre) ?? 0}
                          onChange={() => {
                            rappels.refetch();
                            preuve.refetch();
                          }}
                        />
                      ))}
                    </tbody>
                  </table>
                </div>
              </Section>
              <DelaisUsage onChange={preuve.refetch} />
              <AgendaTenu />
              <Section title={text.read}>
                <div className={classes.scroll} role="group" aria-label={text.read} tabIndex={0}>
                  <Lus lus={lus} />
                </div>
              </Section>
            </>
          )}
        </QueryView>
      </div>
    </Page>
  );
}
