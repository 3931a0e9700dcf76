import type { NatureClause, Parametres, ParametresDe } from '#registre/fiches/clauses';
import { parseCivilDate } from '../civil-date';

/* What the parameters of a clause must say for the registry to compute from them. */

/** A fault, in one sentence, and the parameter it is about. */
type FauteClause = { readonly champ: string; readonly faute: string };

type Connu = { readonly parties: readonly string[] };
type Regles = {
  readonly [N in NatureClause]: (parametres: ParametresDe<N>, connu: Connu) => FauteClause | null;
};

const faute = (champ: string, dite: string): FauteClause => ({ champ, faute: dite });

const REGLES: Regles = {
  effet: ({ depart, date }) => {
    if (depart === 'date' && date === null)
      return faute('date', 'un effet à une date fixée demande cette date.');
    if (depart !== 'date' && date !== null)
      return faute('date', 'seul un effet à une date fixée porte une date.');
    return null;
  },
  duree: ({ forme, instrument, debut, fin, n, unite, depart }) => {
    if (forme !== 'periode' && (n !== null || unite !== null || depart !== null))
      return faute(
        'forme',
        'seule une durée pour une période porte un nombre, une unité et un point de départ.',
      );
    switch (forme) {
      case 'instrument':
        return instrument === null
          ? faute('instrument', 'une durée renvoyée à un autre instrument le nomme.')
          : null;
      case 'dates':
        if (fin === null) return faute('fin', 'une durée entre deux dates dit son jour de fin.');
        return debut !== null && debut > fin ? faute('fin', 'la fin précède le début.') : null;
      case 'periode':
        if (n === null) return faute('n', 'une durée pour une période dit combien.');
        if (unite === null)
          return faute('unite', 'une durée pour une période se compte en jours, mois ou ans.');
        if (depart === null) return faute('depart', 'une durée pour une période dit d’où elle court.');
        return depart === 'date' && debut === null
          ? faute('debut', 'une durée à compter d’une date fixée demande cette date.')
          : null;
      case 'indeterminee':
        return debut !== null || fin !== null || instrument !== null
          ? faute('forme', 'une durée indéterminée n’a ni dates ni instrument.')
          : null;
    }
  },
  renouvellement: () => null,
  avenant: ({ avisCrefop, organe }) =>
    avisCrefop && organe !== null
      ? faute('organe', 'l’avis est celui du comité ou celui d’un autre organe, pas des deux.')
      : null,
  resiliation: ({ motif, n, unite, depart, avantLe, forme }) => {
    if ((n === null) !== (unite === null))
      return n === null
        ? faute('n', 'un délai dit combien de jours, de mois ou d’ans.')
        : faute('unite', 'un délai se compte en jours, mois ou ans.');
    if (avantLe !== null && parseCivilDate(`2024-${avantLe}`) === null)
      return faute('avantLe', 'ce jour de l’année s’écrit mois-jour, par exemple 06-30.');
    if (motif === 'accord')
      return n !== null || depart !== null
        ? faute('n', 'une résiliation d’un commun accord n’a pas de délai.')
        : null;
    if (n === null && avantLe === null)
      return faute('n', 'une résiliation qui n’est pas d’un commun accord dit son délai.');
    if (n === null && depart !== null)
      return faute('depart', 'un point de départ sans délai ne sert à rien.');
    if (n !== null && depart === null && avantLe === null)
      return faute('depart', 'un délai dit d’où il court : envoi, première présentation ou réception.');
    if (motif === 'manquement' && forme === null)
      return faute('forme', 'une mise en demeure dit la forme de la lettre.');
    return null;
  },
  exemplaires: () => null,
  obligation: ({ debiteur }, { parties }) =>
    parties.includes(debiteur)
      ? null
      : faute('debiteur', `« ${debiteur} » n’est pas une partie (${parties.join(', ')}).`),
  litige: () => null,
  autre: () => null,
};

/** Why the registry could compute nothing from these parameters; null when it can. */
export const fauteDe = (parametres: Parametres, connu: Connu): FauteClause | null =>
  (REGLES[parametres.nature] as (one: Parametres, connu: Connu) => FauteClause | null)(parametres, connu);
