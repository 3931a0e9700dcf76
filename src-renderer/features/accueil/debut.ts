/**
 * What the first screen asks of home: enough lines to fill it, and few enough that all are drawn at once. The rest is
 * asked for while they are looked at.
 */
export const DEBUT = { auPlus: 40 } as const;
