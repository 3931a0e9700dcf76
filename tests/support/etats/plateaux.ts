import { PLATEAU_AVENANT } from './avenant';
import { PLATEAU_AVIS, PLATEAU_SEANCE } from './comite';
import { PLATEAU_CONVENTION } from './convention';
import { PLATEAU_PAQUET } from './paquet';
import { PLATEAU_DENONCIATION, PLATEAU_MISE_EN_DEMEURE } from './resiliation';

export const PLATEAUX = [
  PLATEAU_CONVENTION,
  PLATEAU_AVENANT,
  PLATEAU_SEANCE,
  PLATEAU_AVIS,
  PLATEAU_MISE_EN_DEMEURE,
  PLATEAU_DENONCIATION,
  PLATEAU_PAQUET,
] as const;
