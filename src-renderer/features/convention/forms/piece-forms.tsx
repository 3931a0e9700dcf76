import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import type { Control } from 'react-hook-form';
import { useSearchParams } from 'react-router';
import type { ObjetDePieceView } from '#contract/pieces';
import {
  TAILLE_MAX_PIECE,
  TYPES_ACCEPTES,
  TYPES_PIECE,
  formatDepassement,
  formatTaille,
} from '#domain/fichier';
import { NATURES_PIECE, NATURE_LABELS } from '#domain/fiches/piece';
import type { NaturePiece } from '#domain/fiches/piece';
import { FileField } from '../../../parts/file-field';
import type { ReceivedFile } from '../../../parts/file-field';
import { paths } from '../../../parts/paths';
import { QueryView } from '../../../parts/query-view';
import { useQuery } from '../../../rpc/query';
import { formsPieces as text } from '../../../text/pieces';
import { FieldSelect } from '../../../ui/forms/fields';
import { FormSection } from '../../../ui/forms/form-page';
import { ActForm } from './act-form';
import { useFormData } from './form-data';

type JoindreValues = { fichier: ReceivedFile | null; objet: string; nature: string };

const LIMITE = formatTaille(TAILLE_MAX_PIECE);
const ACCEPT = Object.values(TYPES_PIECE)
  .flatMap(({ extensions }) => extensions.map((one) => `.${one}`))
  .join(',');

function checkFile({ size }: File): string | null {
  if (size === 0) return text.emptyFile;
  if (size <= TAILLE_MAX_PIECE) return null;
  const { taille, borne } = formatDepassement(size, TAILLE_MAX_PIECE);
  return text.tooLarge(taille, borne);
}

function FieldFile({ control }: { readonly control: Control<JoindreValues> }): ReactNode {
  const { field, fieldState } = useController({ control, name: 'fichier' });
  return (
    <FileField
      name="fichier"
      label={text.file}
      help={text.fileHelp(TYPES_ACCEPTES, LIMITE)}
      accept={ACCEPT}
      value={field.value}
      onChange={field.onChange}
      check={checkFile}
      error={fieldState.error?.message}
    />
  );
}

const keyOf = ({ collection, id }: ObjetDePieceView): string => `${collection}/${id}`;

/** Attaches a file to one act of the convention. */
export function JoindrePieceForm(): ReactNode {
  const { convention } = useFormData();
  const query = useQuery('pieces.lister', { conventionId: convention.id });
  return <QueryView query={query}>{({ objets }) => <Joindre objets={objets} />}</QueryView>;
}

function Joindre({ objets }: { readonly objets: readonly ObjetDePieceView[] }): ReactNode {
  const { convention } = useFormData();
  const [params] = useSearchParams();
  const acte = params.get('acte') ?? '';
  const find = (key: string) => objets.find((one) => keyOf(one) === key);
  return (
    <ActForm<JoindreValues, 'pieces.ajouter'>
      title={text.title}
      intro={text.intro}
      source={text.source}
      submit={text.submit}
      onglet="documents"
      back={paths.pieces(convention.id)}
      method="pieces.ajouter"
      defaults={{ fichier: null, objet: find(acte) === undefined ? '' : acte, nature: '' }}
      // Asked for from an act: a draft begun from another must not take its place.
      mergeDraft={(draft, { objet }) => (objet === '' ? draft : { ...draft, objet })}
      check={({ fichier, objet, nature }, checks) => {
        if (fichier === null) checks.add('fichier', text.fileRequired);
        checks.required('objet', objet, text.actRequired);
        checks.required('nature', nature, text.natureRequired);
      }}
      rename={(champ) => (champ === 'jeton' ? 'fichier' : champ.startsWith('objet') ? 'objet' : champ)}
      toInput={({ fichier, objet, nature }) => ({
        jeton: fichier?.jeton ?? '',
        objet: {
          collection: find(objet)?.collection ?? 'conventions',
          id: find(objet)?.id ?? '',
        },
        // Only the natures below can be chosen.
        nature: nature as NaturePiece,
      })}
      success={() => text.success}
    >
      {({ control }) => (
        <FormSection legend={text.section}>
          <FieldFile control={control} />
          <FieldSelect
            control={control}
            name="objet"
            label={text.act}
            choices={objets.map((one) => ({ value: keyOf(one), label: one.libelle }))}
          />
          <FieldSelect
            control={control}
            name="nature"
            label={text.nature}
            choices={NATURES_PIECE.map((value) => ({ value, label: NATURE_LABELS[value] }))}
          />
        </FormSection>
      )}
    </ActForm>
  );
}
