import { chargerExemple } from './exemples/charger';
import { DELAI_HORS_CALENDRIER, computeDelaiWithinCalendar, fondementDuDelai } from './delai';
import { acteHandlers } from './handlers/actes';
import { conventionsHandlers } from './handlers/conventions';
import { comiteHandlers } from './handlers/comite';
import { corbeilleHandlers } from './handlers/corbeille';
import { fichesHandlers } from './handlers/fiches';
import { documentsHandlers } from './handlers/documents';
import { modelesHandlers } from './handlers/modeles';
import { echeancesHandlers } from './handlers/echeances';
import { echangesHandlers } from './handlers/echanges';
import { historiqueHandlers } from './handlers/historique';
import { journalHandlers } from './handlers/journal';
import { listesHandlers } from './handlers/listes';
import { tempsHandlers } from './handlers/temps';
import { titulairesHandlers } from './handlers/titulaires';
import { texteHandlers } from './handlers/texte';
import { verificationHandlers } from './handlers/verification';
import { paquetsHandlers } from './handlers/paquets';
import { piecesHandlers } from './handlers/pieces';
import { rechercheHandlers } from './handlers/recherche';
import { pouvoirsHandlers } from './handlers/pouvoirs';
import { redactionHandlers } from './handlers/redaction';
import { registreHandlers } from './handlers/registre';
import { retroplanningHandlers } from './handlers/retroplanning';
import { sauvegardesHandlers } from './handlers/sauvegardes';
import { televersementsHandlers } from './handlers/televersements';
import { failure, success } from './replies';
import { createServices } from './services';
import type { Dependencies, Handlers } from './services';
import { accueilView, projetsVerifies } from './views/accueil-view';
import { chronologieGenerale } from './views/frise';

/** The use cases of the registry, one by method of the contract. */
export function createHandlers(deps: Dependencies): Handlers {
  const services = createServices(deps);
  const { depot, contexte, viewContext, settled } = services;
  return {
    ...acteHandlers(services),
    ...conventionsHandlers(services),
    ...documentsHandlers(services),
    ...modelesHandlers(services),
    ...fichesHandlers(services),
    ...comiteHandlers(services),
    ...corbeilleHandlers(services),
    ...echangesHandlers(services),
    ...echeancesHandlers(services),
    ...historiqueHandlers(services),
    ...journalHandlers(services),
    ...listesHandlers(services),
    ...tempsHandlers(services),
    ...texteHandlers(services),
    ...titulairesHandlers(services),
    ...pouvoirsHandlers(services),
    ...verificationHandlers(services),
    ...paquetsHandlers(services),
    ...piecesHandlers(services),
    ...rechercheHandlers(services),
    ...redactionHandlers(services),
    ...registreHandlers(services),
    ...retroplanningHandlers(services),
    ...sauvegardesHandlers(services),
    ...televersementsHandlers(services),

    'exemple.charger': async ({ demonstration }) =>
      settled(await chargerExemple(depot, demonstration, contexte(), deps.utilisateur)),

    'accueil.lire': async ({ auPlus }) => success(await accueilView(depot.registre, viewContext(), auPlus)),
    'chronologie.generale': async (periode) =>
      success(await chronologieGenerale(depot.registre, viewContext(), periode)),
    'accueil.projets': async () => success(await projetsVerifies(depot.registre, viewContext())),
    'delais.calculer': ({
      conventionId,
      depart,
      quantite,
      unite,
      declencheur,
      francs = false,
      zone,
      joursLocaux,
    }) => {
      const regle = { quantite, unite, declencheur, ...(francs ? { francs } : {}) };
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
