import { chainOf, upcast } from './migration';
import type { Image } from './migration';
import { v1ToV2 } from './v1-to-v2';
import { v2ToV3 } from './v2-to-v3';

/** Every version of the records ever written, to this one. A step is never changed once it was released. */
export const CHAIN = chainOf([v1ToV2, v2ToV3]);

/** The same, as the exchanges ask for it. */
export const VERSIONS = {
  courante: CHAIN.version,
  reprendre: (version: number, collection: string, image: Image): Image =>
    upcast(CHAIN, version, collection, image),
} as const;
