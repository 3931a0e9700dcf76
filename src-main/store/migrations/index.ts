import { chainOf } from './migration';
import { v1ToV2 } from './v1-to-v2';
import { v2ToV3 } from './v2-to-v3';

/** Every version of the records ever written, to this one. A step is never changed once it was released. */
export const CHAIN = chainOf([v1ToV2, v2ToV3]);
