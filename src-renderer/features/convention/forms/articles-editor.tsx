import { ActionIcon, Button, Group, Text, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTemplate, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useFieldArray, useWatch } from 'react-hook-form';
import type { Control } from 'react-hook-form';
import { PRISE_EFFET_LABELS } from '#domain/fiches/avenant';
import { formatDate } from '#domain/civil-date';
import type { Avenant } from '#domain/fiches/avenant';
import { formatShort } from '#domain/civil-date';
import { upperFirst } from '#domain/french';
import { formsAvenant } from '../../../text/forms-avenant';
import { FieldRadios, FieldText, FieldTextarea } from '../../../ui/forms/fields';
import { focusField } from '../../../ui/forms/focus-field';
import { FormSection } from '../../../ui/forms/form-page';
import { dateIn } from '../../../parts/forms/read-date';
import { FieldDate } from '../../../parts/forms/field-date';
import type { Checks } from './checks';
import { isoOf } from './checks';
import classes from './forms.module.css';

const { articles: text, project } = formsAvenant;

/** An article as typed: every line of `texte` is an alinéa (légistique usage). */
export type ArticleRow = { titre: string; texte: string };
export type ProjetValues = {
  objet: string;
  articles: ArticleRow[];
  priseEffet: { nature: string; date: string };
};

export const alineasOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const emptyProjet: ProjetValues = {
  objet: '',
  articles: [],
  // Without a word to the contrary an act takes effect when it is signed.
  priseEffet: { nature: 'signature', date: '' },
};

export const projetOf = ({ objet, articles, priseEffet }: Avenant): ProjetValues => ({
  objet,
  articles: articles.map(({ titre, alineas }) => ({ titre, texte: alineas.join('\n') })),
  priseEffet: {
    nature: priseEffet.nature,
    date: priseEffet.nature === 'date' ? formatShort(priseEffet.date) : '',
  },
});

const MAX_ALINEAS = 200;

export function checkProjet(values: ProjetValues, checks: Checks): void {
  checks.required('objet', values.objet);
  if (values.priseEffet.nature === 'date') checks.date('priseEffet.date', values.priseEffet.date);
  values.articles.forEach(({ titre, texte }, index) => {
    checks.required(`articles.${index}.titre`, titre);
    const count = alineasOf(texte).length;
    if (count === 0) checks.add(`articles.${index}.texte`, text.required);
    if (count > MAX_ALINEAS) checks.add(`articles.${index}.texte`, text.tooLong);
  });
}

export const projetToInput = ({ objet, articles, priseEffet }: ProjetValues) => ({
  objet,
  articles: articles.map(({ titre, texte }) => ({ titre, alineas: alineasOf(texte) })),
  priseEffet:
    priseEffet.nature === 'date'
      ? ({ nature: 'date', date: isoOf(priseEffet.date) } as const)
      : ({ nature: 'signature' } as const),
});

/** The alinéas of an article are typed in one field. */
export const renameProjet = (champ: string): string =>
  champ === 'priseEffet' ? 'priseEffet.nature' : champ.replace(/^(articles\.\d+)\.alineas.*$/, '$1.texte');

function AlineaCount({ control, index }: { control: Control<ProjetValues>; index: number }): ReactNode {
  const typed = useWatch({ control, name: `articles.${index}.texte` });
  return (
    <Text size="xs" c="dimmed" mt="2xs">
      {text.count(alineasOf(typed).length)}
    </Text>
  );
}

/** Articles of the avenant: added, moved, removed (and put back), each with its heading and its alinéas. */
function ArticlesEditor({
  control,
  values,
}: {
  readonly control: Control<ProjetValues>;
  readonly values: () => ProjetValues;
}): ReactNode {
  const { fields, append, move, remove, insert } = useFieldArray({ control, name: 'articles' });
  const [said, setSaid] = useState('');
  const [removed, setRemoved] = useState<{ index: number; row: ArticleRow } | null>(null);
  const list = useRef<HTMLDivElement>(null);

  const focusTool = (index: number, tool: string) => {
    requestAnimationFrame(() => {
      const buttons = list.current?.querySelectorAll<HTMLButtonElement>(`[data-tool="${index}-${tool}"]`);
      const target = buttons?.[0];
      if (target?.disabled === false) target.focus();
      else focusField(`articles.${index}.titre`);
    });
  };
  const add = () => {
    append({ titre: '', texte: '' }, { shouldFocus: false });
    const index = fields.length;
    requestAnimationFrame(() => focusField(`articles.${index}.titre`));
  };
  const insertSkeleton = () => {
    const { objet, priseEffet } = values();
    const fixed = priseEffet.nature === 'date' ? dateIn(priseEffet.date) : null;
    const effect = fixed === null ? text.skeletonEffectSignature : text.skeletonEffectDate(formatDate(fixed));
    append([...text.skeletonArticles(text.skeletonObject + objet.trim(), effect)], { shouldFocus: false });
    const index = fields.length;
    requestAnimationFrame(() => focusField(`articles.${index}.titre`));
  };
  const shift = (index: number, to: number) => {
    move(index, to);
    setSaid(text.moved(text.article(index + 1), to + 1));
    focusTool(to, to < index ? 'up' : 'down');
  };
  const take = (index: number) => {
    const row = values().articles[index];
    if (row === undefined) return;
    setRemoved({ index, row });
    remove(index);
    setSaid(text.removed(text.article(index + 1)));
  };

  return (
    <FormSection legend={text.legend}>
      {fields.length === 0 && (
        <Text size="sm" c="dimmed">
          {text.empty}
        </Text>
      )}
      <div ref={list} className={classes.detailsBody}>
        {fields.map((field, index) => {
          const name = text.article(index + 1);
          return (
            <div key={field.id} className={classes.item} role="group" aria-label={name}>
              <div className={classes.itemHead}>
                <Text fw={600} component="h3" size="sm">
                  {name}
                </Text>
                <div className={classes.itemTools}>
                  <ActionIcon
                    variant="default"
                    data-tool={`${index}-up`}
                    aria-label={text.up(name)}
                    disabled={index === 0}
                    onClick={() => shift(index, index - 1)}
                  >
                    <IconArrowUp size={16} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    variant="default"
                    data-tool={`${index}-down`}
                    aria-label={text.down(name)}
                    disabled={index === fields.length - 1}
                    onClick={() => shift(index, index + 1)}
                  >
                    <IconArrowDown size={16} aria-hidden />
                  </ActionIcon>
                  <ActionIcon variant="default" aria-label={text.remove(name)} onClick={() => take(index)}>
                    <IconTrash size={16} aria-hidden />
                  </ActionIcon>
                </div>
              </div>
              <FieldText
                control={control}
                name={`articles.${index}.titre`}
                label={text.title}
                placeholder={text.titlePlaceholder(index + 1)}
              />
              <FieldTextarea
                control={control}
                name={`articles.${index}.texte`}
                label={text.text}
                help={text.textHelp}
                rows={4}
                after={<AlineaCount control={control} index={index} />}
              />
            </div>
          );
        })}
      </div>
      <Group gap="sm">
        <Button
          type="button"
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={add}
        >
          {text.add}
        </Button>
        {fields.length === 0 && (
          <Button
            type="button"
            variant="default"
            leftSection={<IconTemplate size={16} aria-hidden />}
            onClick={insertSkeleton}
          >
            {text.skeleton}
          </Button>
        )}
        {removed !== null && (
          <Button
            type="button"
            variant="subtle"
            onClick={() => {
              insert(Math.min(removed.index, fields.length), removed.row, { shouldFocus: false });
              setRemoved(null);
            }}
          >
            {text.restore}
          </Button>
        )}
      </Group>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </FormSection>
  );
}

/** What the CREFOP examines and the parties sign: object, articles, entry into force. */
export function ProjetFields({
  control,
  values,
}: {
  readonly control: Control<ProjetValues>;
  readonly values: () => ProjetValues;
}): ReactNode {
  const nature = useWatch({ control, name: 'priseEffet.nature' });
  return (
    <>
      <FormSection legend={project.legend}>
        <FieldTextarea
          control={control}
          name="objet"
          label={project.objet}
          help={project.objetHelp}
          rows={2}
        />
        <FieldRadios
          control={control}
          name="priseEffet.nature"
          label={project.priseEffet}
          choices={[
            { value: 'signature', label: upperFirst(PRISE_EFFET_LABELS.signature) },
            { value: 'date', label: upperFirst(PRISE_EFFET_LABELS.date) },
          ]}
        />
        {nature === 'date' && (
          <FieldDate
            control={control}
            name="priseEffet.date"
            label={project.effectDate}
            help={project.effectDateHelp}
          />
        )}
      </FormSection>
      <ArticlesEditor control={control} values={values} />
    </>
  );
}
