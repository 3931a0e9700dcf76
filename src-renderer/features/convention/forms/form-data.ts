import { createContext, use } from 'react';
import type { ComponentType } from 'react';
import type { EnTeteConventionView } from '#contract/conventions';
import type { Input, Method, Output } from '#contract/procedures';
import type { Reply } from '#contract/reply';
import type { OngletConvention } from '#contract/views';
import { call } from '../../../rpc/client';
import { formsText } from '../../../text/forms';
import { ongletLabels } from '../../../text/onglets';
import type { Crumb } from '../../../ui/page';

/** The convention a form is about, as it was when the form was opened. */
export const FormDataContext = createContext<EnTeteConventionView | null>(null);

export function useFormData(): EnTeteConventionView {
  const view = use(FormDataContext);
  if (view === null) throw new Error('A form is rendered outside of its page.');
  return view;
}

/** Opens the form anew, on the records of now. */
export const OpenAnewContext = createContext<() => void>(() => undefined);

export type FormParams = Readonly<
  Record<'conventionId' | 'avenantId' | 'avisId' | 'miseEnDemeureId', string>
>;

const asked =
  <M extends Method>(method: M, input: (params: FormParams) => Input<M>) =>
  (params: FormParams): Promise<Reply<Output<M>>> =>
    call(method, input(params));

/** A question about the act the address names; null when the convention has no such act. `of`: which one has it. */
const askedOfAct =
  <M extends Method>(
    method: M,
    input: (params: FormParams) => Input<M>,
    of: (answer: Output<M>) => { readonly conventionId: string },
  ) =>
  async (params: FormParams): Promise<Reply<Output<M>> | null> => {
    const reply = await call(method, input(params));
    if (reply.ok) return of(reply.value).conventionId === params.conventionId ? reply : null;
    return ['INTROUVABLE', 'SAISIE_INVALIDE'].includes(reply.error.code) ? null : reply;
  };

const ofConvention = ({ conventionId }: FormParams) => ({ conventionId });

/** What a form may ask besides, by the name it receives it under: each is asked once, when the form opens. */
export const QUESTIONS = {
  acte: asked('conventions.acte', ofConvention),
  parties: asked('conventions.parties', ofConvention),
  texte: asked('conventions.texte', ofConvention),
  clauses: asked('conventions.clauses', ({ conventionId }) => ({ conventionId, jour: null })),
  obligations: asked('conventions.obligations', ofConvention),
  paquets: asked('paquets.lister', ofConvention),
  regles: asked('resiliation.regles', ofConvention),
  deliberations: asked('deliberations.lister', ofConvention),
  denonciations: asked('denonciations.lister', ofConvention),
  avenant: askedOfAct(
    'avenants.lire',
    ({ avenantId }) => ({ avenantId }),
    ({ avenant }) => avenant,
  ),
  avis: askedOfAct(
    'avis.lire',
    ({ avisId }) => ({ avisId }),
    ({ avis }) => avis,
  ),
  miseEnDemeure: askedOfAct(
    'misesEnDemeure.lire',
    ({ miseEnDemeureId }) => ({ miseEnDemeureId }),
    ({ miseEnDemeure }) => miseEnDemeure,
  ),
} as const;
export type Need = keyof typeof QUESTIONS;

type Answer<N extends Need> = Extract<Awaited<ReturnType<(typeof QUESTIONS)[N]>>, { ok: true }>['value'];

/** What a form is opened on: the answers to what it asks. */
export type Answers<N extends Need> = { readonly [K in N]: Answer<K> };

/** A form and what it asks. `onglet`: where its act would be, when the address names one the convention has not. */
export type FormScreen = {
  readonly onglet: OngletConvention;
  readonly needs: readonly Need[];
  readonly Form: ComponentType<Partial<Answers<Need>>>;
};

/** It does not compile when the form reads an answer that is not asked. */
export const screen = <N extends Need>(
  onglet: OngletConvention,
  needs: readonly N[],
  Form: ComponentType<Answers<NoInfer<N>>>,
): FormScreen => ({ onglet, needs, Form: Form as ComponentType<Partial<Answers<Need>>> });

/** Where the reader goes once the act is recorded, or when they give up. */
export const ongletPath = (conventionId: string, onglet: OngletConvention): string =>
  `/conventions/${encodeURIComponent(conventionId)}/${onglet}`;

/** The way back: the list, the convention, then the tab where the act stands. */
export const formCrumbs = (
  { convention }: EnTeteConventionView,
  onglet: OngletConvention,
): readonly Crumb[] => [
  { label: formsText.conventions, to: '/conventions' },
  { label: convention.titreCourt, to: `/conventions/${encodeURIComponent(convention.id)}` },
  { label: ongletLabels[onglet], to: ongletPath(convention.id, onglet) },
];
