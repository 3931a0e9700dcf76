import { Radio, useMantineColorScheme } from '@mantine/core';
import { bibliotheques } from 'virtual:bibliotheques';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { REGLAGES, paths } from '../../parts/paths';
import type { Reglage } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import { porte } from '../../rpc/client';
import { useQuery } from '../../rpc/query';
import { textReglages as text } from '../../text/reglages';
import { DENSITES, TAILLES, useDensite, useTaille } from '../../ui/preferences';
import { ButtonLink } from '../../ui/button-link';
import { Facts } from '../../ui/facts';
import layout from '../../ui/layout.module.css';
import { Page } from '../../ui/page';
import { Section } from '../../ui/section';
import classes from './reglages.module.css';

const THEMES = ['light', 'dark', 'auto'] as const;

const idOf = (nom: Reglage): string => `reglage-${nom}`;

/** Goes to the setting the address names: to its choice, or its heading. */
function useReglageDemande(): void {
  const [params] = useSearchParams();
  const asked = params.get('aller');
  useEffect(() => {
    const nom = REGLAGES.find((one) => one === asked);
    const place = nom === undefined ? null : document.getElementById(idOf(nom));
    if (place === null) return undefined;
    // After the page has taken the focus on arriving.
    const later = requestAnimationFrame(() => {
      place.scrollIntoView({ block: 'center' });
      (place.querySelector<HTMLElement>('input:checked') ?? place).focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(later);
  }, [asked]);
}

function Place({ nom, children }: { readonly nom: Reglage; readonly children: ReactNode }) {
  return (
    <div id={idOf(nom)} tabIndex={-1} className={classes.place}>
      {children}
    </div>
  );
}

function Choice<T extends string>({
  nom,
  label,
  help,
  values,
  labels,
  value,
  onChange,
}: {
  readonly nom: Reglage;
  readonly label: string;
  readonly help?: string;
  readonly values: readonly T[];
  readonly labels: Readonly<Record<T, string>>;
  readonly value: T;
  readonly onChange: (next: T) => void;
}) {
  return (
    <Place nom={nom}>
      <Radio.Group
        label={label}
        description={help}
        value={value}
        onChange={(next) => values.filter((one) => one === next).forEach(onChange)}
      >
        <div className={`${layout.row} ${classes.choices}`}>
          {values.map((one) => (
            <Radio key={one} value={one} label={labels[one]} />
          ))}
        </div>
      </Radio.Group>
    </Place>
  );
}

function Appearance() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [densite, setDensite] = useDensite();
  const [taille, setTaille] = useTaille();
  return (
    <Section title={text.apparence}>
      <div className={layout.stack}>
        <Choice
          nom="theme"
          label={text.theme}
          values={THEMES}
          labels={text.themes}
          value={colorScheme}
          onChange={setColorScheme}
        />
        <Choice
          nom="densite"
          label={text.densite}
          help={text.densiteHelp}
          values={DENSITES}
          labels={text.densites}
          value={densite}
          onChange={setDensite}
        />
        <Choice
          nom="taille"
          label={text.taille}
          values={TAILLES}
          labels={text.tailles}
          value={taille}
          onChange={setTaille}
        />
        <p className={`${layout.note} ${classes.text}`}>{text.kept}</p>
      </div>
    </Section>
  );
}

/** How the screens look, where the records are, and what the application is made of. */
export function ReglagesPage() {
  const etat = useQuery('registre.etat', {});
  useReglageDemande();
  return (
    <Page title={text.title}>
      <div className={layout.columns}>
        <Appearance />
        <Place nom="donnees">
          <Section title={text.donnees}>
            <QueryView query={etat}>
              {({ dossier, utilisateur }) => (
                <div className={layout.stack}>
                  <Facts
                    items={[
                      { term: text.dossier, value: dossier },
                      { term: text.utilisateur, value: utilisateur },
                      {
                        term: text.porte,
                        value: porte() === 'electron' ? text.porteElectron : text.porteNavigateur,
                      },
                    ]}
                  />
                  <p className={classes.text}>{text.sauvegardesHelp}</p>
                  <div className={layout.row}>
                    <ButtonLink to={paths.sauvegardes}>{text.sauvegardes}</ButtonLink>
                    <ButtonLink to={paths.echanges}>{text.echanges}</ButtonLink>
                  </div>
                </div>
              )}
            </QueryView>
          </Section>
        </Place>
        <Section title={text.modeles}>
          <div className={layout.stack}>
            <p className={classes.text}>{text.modelesHelp}</p>
            <div className={layout.row}>
              <ButtonLink to={paths.modeles}>{text.modelesOuvrir}</ButtonLink>
            </div>
          </div>
        </Section>
        <Place nom="calendrier">
          <Section title={text.calendrier}>
            <div className={layout.stack}>
              <p className={classes.text}>{text.calendrierHelp}</p>
              <div className={layout.row}>
                <ButtonLink to={paths.conventions}>{text.conventions}</ButtonLink>
              </div>
            </div>
          </Section>
        </Place>
      </div>
      <Place nom="accessibilite">
        <Section title={text.accessibilite}>
          <p className={classes.text}>{text.accessibiliteText}</p>
        </Section>
      </Place>
      <Place nom="apropos">
        <Section title={text.apropos}>
          <QueryView query={etat}>
            {({ version, tete }) => (
              <div className={layout.stack}>
                <Facts
                  items={[
                    { term: text.version, value: version },
                    { term: text.licence, value: text.licenceValue },
                    { term: text.reseau, value: text.reseauValue },
                    { term: text.tete, value: <span className="mono">{tete.slice(0, 16)}</span> },
                  ]}
                />
                <details>
                  <summary className={classes.summary}>{text.bibliotheques(bibliotheques.length)}</summary>
                  <p className={`${layout.note} ${classes.text}`}>{text.bibliothequesHelp}</p>
                  <ul className={`${layout.list} ${classes.libraries}`}>
                    {bibliotheques.map(({ nom, version: its, licence }) => (
                      <li key={`${nom} ${its}`}>
                        {nom} {its} <span className={layout.note}>{licence}</span>
                      </li>
                    ))}
                  </ul>
                </details>
              </div>
            )}
          </QueryView>
        </Section>
      </Place>
    </Page>
  );
}
