import type { ComponentType } from 'react';
import { TAILS } from './tails';

type LazyRoute = { readonly path: string; readonly lazy: () => Promise<{ Component: ComponentType }> };

/** Every form of a convention; its code is fetched with the first one that opens, not with the first screen. */
export const formRoutes: readonly LazyRoute[] = TAILS.map((tail) => ({
  path: `/conventions/:conventionId/${tail}`,
  lazy: async () => {
    const [{ FORMS }, { FormRoute }] = await Promise.all([import('./screens'), import('./form-route')]);
    const form = FORMS[tail];
    return { Component: () => <FormRoute form={form} /> };
  },
}));
