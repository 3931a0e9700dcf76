/** Articles put in one after another: as many sentences, each understood. */
export const insertions = (nombre: number): string =>
  Array.from(
    { length: nombre },
    (_, rang) =>
      `Après l’article 6${rang === 0 ? '' : `-${rang}`}, il est inséré un article 6-${rang + 1} ainsi rédigé : « Texte ${rang}. »`,
  ).join('\n');

/** One sentence that says as many. */
export const abrogations = (nombre: number): string =>
  `Les articles ${Array.from({ length: nombre - 1 }, () => '4').join(', ')} et 4 sont abrogés.`;
