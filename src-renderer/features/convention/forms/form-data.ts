import { createContext, use } from 'react';
import type { ConventionView, EtatRegistreView, OngletConvention } from '#contract/views';
import { formsText } from '../../../text/forms';
import type { Crumb } from '../../../ui/page';

/** What every form of a convention is given: the records as they were when it was opened. */
export type FormData = { readonly view: ConventionView; readonly etat: EtatRegistreView };

export const FormDataContext = createContext<FormData | null>(null);

export function useFormData(): FormData {
  const data = use(FormDataContext);
  if (data === null) throw new Error('A form is rendered outside of its page.');
  return data;
}

/** Where the reader goes once the act is recorded, or when they give up. */
export const ongletPath = (conventionId: string, onglet: OngletConvention): string =>
  `/conventions/${encodeURIComponent(conventionId)}/${onglet}`;

/** The way back: the list, then the convention. */
export const formCrumbs = ({ convention }: ConventionView): readonly Crumb[] => [
  { label: formsText.conventions, to: '/conventions' },
  { label: convention.titreCourt, to: `/conventions/${encodeURIComponent(convention.id)}` },
];
