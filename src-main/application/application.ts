import { chargerExemple } from './exemples/charger';
import { DELAI_HORS_CALENDRIER, computeDelaiWithinCalendar, fondementDuDelai } from './delai';
import { acteHandlers } from './handlers/actes';
import { conventionsHandlers } from './handlers/conventions';
import { corbeilleHandlers } from './handlers/corbeille';
import { fichesHandlers } from './handlers/fiches';
import { documentsHandlers } from './handlers/documents';
import { echangesHandlers } from './handlers/echanges';
import { historiqueHandlers } from './handlers/historique';
import { journalHandlers } from './handlers/journal';
import { tempsHandlers } from './handlers/temps';
import { titulairesHandlers } from './handlers/titulaires';
import { texteHandlers } from './handlers/texte';
import { verificationHandlers } from './handlers/verification';
import { piecesHandlers } from './handlers/pieces';
import { redactionHandlers } from './handlers/redaction';
import { registreHandlers } from './handlers/registre';
import { sauvegardesHandlers } from './handlers/sauvegardes';
import { televersementsHandlers } from './handlers/televersements';
import { failure, success } from './replies';
import { answer, createServices } from './services';
import type { Dependencies, Handlers } from './services';
import { accueilView } from './views/accueil-view';

/** The use cases of the registry, one by method of the contract. */
export function createHandlers(deps: Dependencies): Handlers {
  const services = createServices(deps);
  const { depot, contexte, viewContext, settled } = services;
  return {
    ...acteHandlers(services),
    ...conventionsHandlers(services),
    ...documentsHandlers(services),
    ...fichesHandlers(services),
    ...corbeilleHandlers(services),
    ...echangesHandlers(services),
    ...historiqueHandlers(services),
    ...journalHandlers(services),
    ...tempsHandlers(services),
    ...texteHandlers(services),
    ...titulairesHandlers(services),
    ...verificationHandlers(services),
    ...piecesHandlers(services),
    ...redactionHandlers(services),
    ...registreHandlers(services),
    ...sauvegardesHandlers(services),
    ...televersementsHandlers(services),

    'exemple.charger': async ({ demonstration }) =>
      settled(await chargerExemple(depot, demonstration, contexte(), deps.utilisateur)),

    'accueil.lire': () => answer(accueilView(depot.registre, viewContext())),
    'delais.calculer': ({ conventionId, depart, quantite, unite, declencheur, zone, joursLocaux }) => {
      const regle = { quantite, unite, declencheur };
      const fondement = fondementDuDelai(depot.registre, conventionId, regle, viewContext().aujourdhui);
      const result = computeDelaiWithinCalendar({
        depart,
        regle,
        calendrier: { zone, joursLocaux },
        ...(fondement === null ? {} : { fondement }),
      });
      return Promise.resolve(result === null ? failure(DELAI_HORS_CALENDRIER) : success(result));
    },
  };
}
