import { createContext, use } from 'react';

/** What the bricks of every screen say by themselves. They know no language: the application gives it to them, once. */
export type UiWords = {
  /** Ends the title of the window. */
  readonly app: string;
  readonly breadcrumb: string;
  readonly close: string;
  readonly optional: string;
  readonly choose: string;
  readonly allRequired: string;
  readonly ruleTitle: string;
  readonly foreseen: string;
  readonly actions: string;
  readonly cancel: string;
  readonly saving: string;
  readonly selectAll: string;
  readonly selectRow: (name: string) => string;
  readonly detail: string;
  readonly summaryTitle: (count: number) => string;
  readonly leaveTitle: string;
  readonly leaveBody: string;
  /** Where no draft can be kept. */
  readonly leaveBodyLost: string;
  readonly leaveStay: string;
  readonly leaveKeep: string;
  readonly leaveErase: string;
  readonly leaveClose: string;
};

export const WordsContext = createContext<UiWords | null>(null);

export function useWords(): UiWords {
  const words = use(WordsContext);
  if (words === null) throw new Error('A screen is rendered without the words of its bricks.');
  return words;
}
