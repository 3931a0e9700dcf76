import { useEffect, useEffectEvent, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import type { Input } from '#contract/procedures';
import type { Avertissement } from '#domain/refus';
import { call } from '../../../rpc/client';

type ActeDeRegle = Input<'actes.prevoir'>['acte'];

/** Once nothing has been typed for a while, in milliseconds. */
const PAUSE = 500;
const NONE: readonly Avertissement[] = [];

/**
 * What will have to be known of the act, before it is recorded: the rule that would record it is asked, each time what
 * is typed is whole. `acte`: null where there is nothing to ask. `read`: the input; null as long as something is missing.
 */
export function useForesight<V extends FieldValues>(
  acte: ActeDeRegle | null,
  subscribe: UseFormReturn<V>['subscribe'],
  read: () => unknown,
): readonly Avertissement[] {
  const [known, setKnown] = useState(NONE);
  const input = useEffectEvent(read);
  useEffect(() => {
    if (acte === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // An answer about what was typed before must never be read as the answer to what is typed now.
    let rank = 0;
    const ask = async () => {
      const own = (rank += 1);
      const saisie = input();
      const reply = saisie === null ? null : await call('actes.prevoir', { acte, saisie });
      if (own === rank) setKnown(reply?.ok === true ? reply.value.avertissements : NONE);
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), PAUSE);
    };
    later();
    const off = subscribe({ formState: { values: true }, callback: later });
    return () => {
      rank += 1;
      clearTimeout(timer);
      off();
    };
  }, [acte, subscribe]);
  return known;
}
