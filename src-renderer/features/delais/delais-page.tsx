import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { IconCalendarQuestion, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { CivilDate } from '#domain/civil-date';
import type { Declencheur } from '#domain/delais/calcul';
import { DECLENCHEURS, UNITES_DELAI } from '#domain/delais/calcul';
import type { ClauseAppliquee } from '#domain/fiches/mise-en-demeure';
import type { JourLocal } from '#registre/fiches/convention';
import type { UniteDelai } from '#registre/fiches/clauses';
import { formatShort } from '#domain/civil-date';
import { DECLENCHEUR_LABELS } from '#registre/fiches/clauses';
import { ZONES, ZONE_LABELS } from '#domain/delais/calendriers';
import type { Zone } from '#domain/delais/calendriers';
import { lowerFirst, upperFirst } from '#domain/french';
import { DelayPanel } from '../../parts/delay-panel';
import { useQuery } from '../../rpc/query';
import { textDelais } from '../../text/delais';
import { EmptyState } from '../../ui/empty-state';
import { ChampDate } from '../../parts/forms/champ-date';
import layout from '../../ui/layout.module.css';
import { Page } from '../../ui/page';
import { QueryView } from '../../parts/query-view';
import { Section } from '../../ui/section';
import classes from './delais.module.css';

type TypedDate = { readonly text: string; readonly date: CivilDate | null };
type TypedLocalDay = TypedDate & { readonly key: number; readonly nom: string };

const NOTHING: TypedDate = { text: '', date: null };

/** A count as people type it: digits only, 1 to 1200. */
function readCount(text: string): number | null {
  if (!/^\d{1,4}$/.test(text.trim())) return null;
  const count = Number(text.trim());
  return count >= 1 && count <= 1200 ? count : null;
}

type Reprise = {
  readonly parametres: ClauseAppliquee['parametres'];
  readonly zone: Zone;
  readonly joursLocaux: readonly JourLocal[];
};

/**
 * The delay of the chosen convention, taken up once it is known: what its clause says, or why there is none to take.
 * Null while none is chosen.
 */
function useClause(conventionId: string, take: (clause: Reprise) => void): string | null {
  const asked = { enabled: conventionId !== '' };
  const regles = useQuery('resiliation.regles', { conventionId }, asked).data;
  const convention = useQuery('conventions.lire', { conventionId }, asked).data?.convention;
  const [taken, setTaken] = useState('');
  if (conventionId === '') {
    if (taken !== '') setTaken('');
    return null;
  }
  if (regles === undefined || convention?.id !== conventionId) return null;
  const regle = [regles.manquement, ...regles.autres].find(
    ({ clause }) => (clause?.parametres.n ?? null) !== null,
  );
  const reprise = regle?.clause ?? null;
  if (regle === undefined || reprise === null) return regles.manquement.refus?.message ?? textDelais.noClause;
  if (taken !== conventionId) {
    setTaken(conventionId);
    take({
      parametres: reprise.parametres,
      zone: convention.zone,
      joursLocaux: convention.joursLocaux ?? [],
    });
  }
  return `${regle.source ?? ''}\u00a0: ${lowerFirst(regle.dit ?? '')}`;
}

/** The calculator: any delay, under every reading, with its reasoning. It records nothing. */
export function DelaisPage() {
  const [depart, setDepart] = useState(NOTHING);
  const [conventionId, setConventionId] = useState('');
  const [quantite, setQuantite] = useState('');
  const [unite, setUnite] = useState<UniteDelai>('mois');
  const [declencheur, setDeclencheur] = useState<Declencheur>('envoi');
  const [francs, setFrancs] = useState(false);
  const [zone, setZone] = useState<Zone>('metropole');
  const [locaux, setLocaux] = useState<readonly TypedLocalDay[]>([]);
  const [nextKey, setNextKey] = useState(1);
  const aujourdhui = useQuery('registre.etat', {}).data?.aujourdhui;

  const conventions = useQuery('conventions.lister', {});
  const clause = useClause(conventionId, ({ parametres, zone: territoire, joursLocaux: locauxConnus }) => {
    if (parametres.n !== null) setQuantite(String(parametres.n));
    if (parametres.unite !== null) setUnite(parametres.unite);
    if (parametres.depart !== null) setDeclencheur(parametres.depart);
    setFrancs(parametres.francs === true);
    setZone(territoire);
    setLocaux(
      locauxConnus.map(({ date, nom }, key) => ({ key: -1 - key, nom, date, text: formatShort(date) })),
    );
  });
  const count = readCount(quantite);
  const joursLocaux = locaux.flatMap(({ date, nom }) =>
    date === null || nom.trim() === '' ? [] : [{ date, nom: nom.trim() }],
  );
  const ready = depart.date !== null && count !== null;
  const answer = useQuery(
    'delais.calculer',
    {
      conventionId: conventionId === '' ? null : conventionId,
      depart: depart.date ?? '',
      quantite: count ?? 1,
      unite,
      declencheur,
      francs,
      zone,
      joursLocaux,
    },
    { enabled: ready },
  );
  const changeLocal = (key: number, change: Partial<TypedLocalDay>) => {
    setLocaux((all) => all.map((day) => (day.key === key ? { ...day, ...change } : day)));
  };

  return (
    <Page title={textDelais.title} lead={textDelais.lead}>
      <div className={classes.convention}>
        <Section title={textDelais.regle}>
          <NativeSelect
            label={textDelais.convention}
            value={conventionId}
            data={[
              { value: '', label: textDelais.noConvention },
              ...(conventions.data ?? []).map(({ id, titre }) => ({ value: id, label: titre })),
            ]}
            onChange={(event) => {
              setConventionId(event.currentTarget.value);
            }}
          />
          {clause !== null && (
            <div className={classes.clause} aria-live="polite">
              <Text size="sm" fw={600}>
                {conventions.data?.find(({ id }) => id === conventionId)?.titre}
              </Text>
              <Text size="sm" c="dimmed">
                {clause}
              </Text>
            </div>
          )}
        </Section>
      </div>
      <div className={`${layout.stack} ${classes.columns}`}>
        <Section title={textDelais.inputs}>
          <Stack gap="md">
            <ChampDate
              label={textDelais.depart}
              help={textDelais.departHelp}
              text={depart.text}
              zone={zone}
              onChange={(text, date) => {
                setDepart({ text, date });
              }}
            />
            <NativeSelect
              label={textDelais.declencheur}
              value={declencheur}
              data={DECLENCHEURS.map((value) => ({ value, label: upperFirst(DECLENCHEUR_LABELS[value]) }))}
              onChange={(event) => {
                setDeclencheur(event.currentTarget.value as Declencheur);
              }}
            />
            <Group align="flex-start" gap="sm">
              <TextInput
                label={textDelais.quantite}
                value={quantite}
                inputMode="numeric"
                autoComplete="off"
                w="7rem"
                error={count === null && quantite !== '' ? textDelais.quantiteError : null}
                onChange={(event) => {
                  setQuantite(event.currentTarget.value);
                }}
              />
              <div>
                <Text size="sm" fw={600} id="delai-unite">
                  {textDelais.unite}
                </Text>
                <SegmentedControl
                  aria-labelledby="delai-unite"
                  value={unite}
                  data={[
                    { value: 'mois', label: textDelais.mois },
                    { value: 'jours', label: textDelais.jours },
                    { value: 'ans', label: textDelais.ans },
                  ]}
                  onChange={(value) => {
                    setUnite(UNITES_DELAI.find((one) => one === value) ?? 'mois');
                  }}
                />
              </div>
            </Group>
            <Checkbox
              label={textDelais.francs}
              description={textDelais.francsHelp}
              checked={francs}
              onChange={(event) => {
                setFrancs(event.currentTarget.checked);
              }}
            />
            <NativeSelect
              label={textDelais.zone}
              value={zone}
              data={ZONES.map((value) => ({ value, label: ZONE_LABELS[value] }))}
              onChange={(event) => {
                const chosen = ZONES.find((value) => value === event.currentTarget.value);
                if (chosen !== undefined) setZone(chosen);
              }}
            />
            <fieldset className={classes.local}>
              <legend>{textDelais.joursLocaux}</legend>
              <Text size="sm" c="dimmed">
                {textDelais.joursLocauxHelp}
              </Text>
              {locaux.map(({ key, text, nom, date }, index) => (
                <div key={key} className={`${layout.stack} ${classes.localDay}`}>
                  <ChampDate
                    label={textDelais.jourLocal(index + 1)}
                    text={text}
                    zone={zone}
                    onChange={(typed, value) => {
                      changeLocal(key, { text: typed, date: value });
                    }}
                  />
                  <TextInput
                    label={textDelais.nomJourLocal(index + 1)}
                    value={nom}
                    autoComplete="off"
                    error={date !== null && nom.trim() === '' ? textDelais.jourLocalError : null}
                    onChange={(event) => {
                      changeLocal(key, { nom: event.currentTarget.value });
                    }}
                  />
                  <ActionIcon
                    variant="default"
                    size={36}
                    aria-label={textDelais.removeJour(index + 1)}
                    onClick={() => {
                      setLocaux((all) => all.filter((day) => day.key !== key));
                    }}
                  >
                    <IconTrash size={18} aria-hidden />
                  </ActionIcon>
                </div>
              ))}
              <Button
                variant="default"
                size="xs"
                mt="xs"
                leftSection={<IconPlus size={16} aria-hidden />}
                onClick={() => {
                  setLocaux((all) => [...all, { key: nextKey, nom: '', ...NOTHING }]);
                  setNextKey(nextKey + 1);
                }}
              >
                {textDelais.addJour}
              </Button>
            </fieldset>
          </Stack>
        </Section>
        <Section title={textDelais.result}>
          <div aria-live="polite">
            {ready ? (
              <QueryView query={answer}>
                {(delai) => (
                  <DelayPanel delai={delai} open {...(aujourdhui === undefined ? {} : { aujourdhui })} />
                )}
              </QueryView>
            ) : (
              <EmptyState icon={IconCalendarQuestion} title={textDelais.waiting}>
                {textDelais.waitingDetail}
              </EmptyState>
            )}
          </div>
        </Section>
      </div>
    </Page>
  );
}
