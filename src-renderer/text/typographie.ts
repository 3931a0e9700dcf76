/** What French typography would write otherwise, under a text being typed. */
export const textTypographie = {
  title: 'Remarques de typographie',
  remark: (ecrit: string, propose: string, regle: string) =>
    `«\u00a0${ecrit}\u00a0» → «\u00a0${propose}\u00a0». ${regle}`,
  others: (count: number) => (count === 1 ? 'Et une autre remarque.' : `Et ${count} autres remarques.`),
} as const;
