import { Button, Checkbox, Stack } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { LecturePhraseView, PassageView } from '#contract/texte';
import { NATURE_MODIFICATION_LABELS } from '#registre/fiches/operations';
import type { ChangementLu } from '#domain/texte/defauts';
import { typographie } from '#domain/typographie';
import { paths } from '../../parts/paths';
import { RefusAlert } from '../../parts/refus-alert';
import { textAtelier } from '../../text/atelier';
import { ActLink } from '../../ui/act-link';
import layout from '../../ui/layout.module.css';
import classes from './atelier.module.css';
import { Apercu, Phrase } from './essai-view';

const text = textAtelier.coller;

const percent = (confiance: number): number => Math.round(confiance * 100);

export const estDouteuse = ({ modification, confiance, seuil }: LecturePhraseView): boolean =>
  modification !== null && confiance < seuil;

/** How far a reading can be relied on: in words, with an icon, and its figure. */
export function Confiance({ lecture }: { readonly lecture: LecturePhraseView }): ReactNode {
  const { modification, confiance } = lecture;
  const [tone, Icon, label] =
    lecture.raison?.titulaire !== undefined
      ? (['warn', IconHelpCircle, text.withoutAvenant] as const)
      : modification === null
        ? (['bad', IconHelpCircle, text.notUnderstood] as const)
        : estDouteuse(lecture)
          ? (['warn', IconAlertTriangle, text.doubtful(percent(confiance))] as const)
          : (['ok', IconCircleCheck, text.sure(percent(confiance))] as const);
  return (
    <p className={`${layout.line} ${classes.confidence}`} data-tone={tone}>
      <Icon size={18} stroke={1.8} aria-hidden /> {label}
    </p>
  );
}

export const idDesigner = (rang: number): string => `designer-${rang}`;

/** What a passage holds beside its sentences: said, so that nothing of it is lost unseen. */
export function Reste({ ecartes, effet }: Pick<PassageView, 'ecartes' | 'effet'>): ReactNode {
  return (
    <>
      {effet.map((one) => (
        <RefusAlert key={one.message} refus={one} title={text.effect} live={false} />
      ))}
      {ecartes.length > 0 && (
        <details className={classes.fold}>
          <summary>{text.aside(ecartes.length)}</summary>
          <ul className={classes.doubts}>
            {ecartes.map(({ sorte, texte }, rang) => (
              <li key={`${rang} ${texte}`}>
                {sorte}&nbsp;: {texte}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** What one sentence was understood to do, what is doubtful in it, and the word asked of its reader. */
export function PhraseLue({
  lecture,
  checked,
  error,
  onCheck,
  onDesigner,
  rang,
  boxId,
}: {
  readonly lecture: LecturePhraseView;
  readonly checked: boolean;
  readonly error: string | null;
  readonly onCheck: (checked: boolean) => void;
  readonly boxId: string;
  /** Opens the place the sentence is about, to be written by hand; null where there is nothing to open. */
  readonly onDesigner: (() => void) | null;
  readonly rang: number;
}): ReactNode {
  const { modification, raison, doutes, essai } = lecture;
  return (
    <Stack gap="sm">
      {raison !== null && (
        <div>
          <p className={classes.faultTitle}>{raison.message}</p>
          <p>{raison.remede}</p>
          {raison.titulaire !== undefined && <EnregistrerTitulaire lu={raison.titulaire} />}
          {onDesigner !== null && (
            <Button
              id={idDesigner(rang)}
              size="xs"
              variant="default"
              mt="xs"
              aria-label={text.pickLabel(rang)}
              onClick={onDesigner}
            >
              {text.pick}
            </Button>
          )}
        </div>
      )}
      {doutes.length > 0 && (
        <div>
          <h4 className={classes.minor}>{text.doubts}</h4>
          <ul className={classes.doubts}>
            {doutes.map((doute) => (
              <li key={doute}>{typographie(doute)}</li>
            ))}
          </ul>
        </div>
      )}
      {modification !== null && essai !== null && (
        <section aria-label={text.understood} className={`${layout.stack} ${classes.essai}`}>
          <h4 className={`${layout.row} ${classes.essaiTitle}`}>
            {text.understood}&nbsp;: {NATURE_MODIFICATION_LABELS[modification.nature].toLowerCase()},{' '}
            {typographie(essai.lieu.libelle)}
          </h4>
          <Apercu essai={essai} />
        </section>
      )}
      {estDouteuse(lecture) && (
        <Checkbox
          id={boxId}
          label={text.checked}
          checked={checked}
          error={error}
          onChange={(event) => onCheck(event.currentTarget.checked)}
        />
      )}
    </Stack>
  );
}

/** The change of holder that the sentence says is recorded apart, without an avenant: its form opens with it. */
function EnregistrerTitulaire({ lu }: { readonly lu: ChangementLu }): ReactNode {
  const { conventionId = '' } = useParams();
  const { signataireId, civilite, prenom, nom, debut } = lu;
  return (
    <ActLink
      to={paths.changementTitulaire(conventionId, { signataireId, civilite, prenom, nom, debut })}
      size="xs"
    >
      {text.recordHolder}
    </ActLink>
  );
}

/** One sentence among several: its rank, its words, how far its reading can be relied on. */
export function PhraseNumerotee({
  lecture,
  rang,
  total,
  children,
}: {
  readonly lecture: LecturePhraseView;
  readonly rang: number;
  readonly total: number;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <li className={classes.readItem} aria-label={text.item(rang, total)}>
      <h4 className={classes.minor}>{text.item(rang, total)}</h4>
      <Confiance lecture={lecture} />
      {lecture.modification === null && <Phrase lignes={lecture.phrase} />}
      {children}
    </li>
  );
}
