import { createContext } from 'react';
import type { CivilDate } from '#domain/civil-date';
import type { Zone } from '#domain/delais/calendriers';

/** The day it is, and whose public holidays count, for every date field below. */
export type DayContextValue = { readonly today: CivilDate | null; readonly zone: Zone };

export const DayContext = createContext<DayContextValue>({ today: null, zone: 'metropole' });
