import { chainOf } from './migration';
import { v1ToV2 } from './v1-to-v2';

/** Every version of the records ever written, to this one. A step is never changed once it was released. */
export const CHAIN = chainOf([v1ToV2]);
