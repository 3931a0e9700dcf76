import type { Denonciation } from '#domain/fiches/denonciation';

/** The act under which a denunciation is read: the notice it ends, or itself when it rests on none. */
export const acteDe = ({ id, miseEnDemeureId }: Denonciation): string => miseEnDemeureId ?? id;
