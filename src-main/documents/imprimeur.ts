import type { Imprimeur } from '../application/ports';
import { renderDocx } from './docx';

/** The printer of the application: document models in, files out. */
export const createImprimeur = (): Imprimeur => ({ docx: renderDocx });
