import type { CivilDate } from '#domain/civil-date';

/** What a view may know of the outside world. */
export type ViewContext = { readonly aujourdhui: CivilDate; readonly sha256: (text: string) => string };
