/** A packet is verified without a registry: the terminal asks it of the very code its page carries. */
export { verifierArchive } from './documents/paquet/archive';
