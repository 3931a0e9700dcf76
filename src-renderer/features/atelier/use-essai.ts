import { useEffect, useState } from 'react';
import type { Input, Method, Output } from '#contract/procedures';
import type { AppError } from '#contract/reply';
import { call } from '../../rpc/client';

/** What is asked while one types: old answers stay on screen until the next, and only the last question counts. */
export type Essaye<T> = {
  readonly data: T | null;
  readonly error: AppError | null;
  /** What is shown does not answer what is typed yet. */
  readonly pending: boolean;
};

export const DELAI_MS = 350;

type Answer<T> = { readonly asked: string; readonly data: T | null; readonly error: AppError | null };

/** Asks once the typing pauses. `input` null: there is nothing to ask yet. */
export function useEssai<M extends Method>(method: M, input: Input<M> | null): Essaye<Output<M>> {
  const asked = input === null ? null : JSON.stringify(input);
  const [answer, setAnswer] = useState<Answer<Output<M>> | null>(null);

  useEffect(() => {
    if (asked === null) return;
    let current = true;
    const timer = setTimeout(() => {
      void call(method, JSON.parse(asked) as Input<M>).then((reply) => {
        if (!current) return;
        setAnswer(
          reply.ok ? { asked, data: reply.value, error: null } : { asked, data: null, error: reply.error },
        );
      });
    }, DELAI_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [method, asked]);

  if (asked === null) return { data: null, error: null, pending: false };
  return {
    data: answer?.data ?? null,
    error: answer?.error ?? null,
    pending: answer?.asked !== asked,
  };
}
