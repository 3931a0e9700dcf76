import type { Convention } from '#domain/fiches/convention';
import data from '../../../resources/exemples/convention-auvergne-rhone-alpes-2022-2028.json';

/**
 * The convention État–Région SPRO of Auvergne-Rhône-Alpes 2022-2028, complete to the word, its writing defects
 * included. The source bears no signature date: it is unsigned here too.
 */
export const CONVENTION_AURA = data as unknown as Convention;
