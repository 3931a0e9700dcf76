import { actePlat, libre } from '../acte';
import { facultatif, fondement, nombre } from '../champs';
import { delaiUsage } from '../fiches/delais-usage';

export const actesUsage = {
  'delaisUsage.regler': actePlat({
    libelle: 'Délai d’usage réglé',
    classement: libre('un délai d’usage ne règle que des relances du service'),
    motif: 'source',
    adresse: null,
    rubrique: 'sauvegarde',
    saisie: {
      cle: delaiUsage,
      jours: facultatif(nombre('Jours')),
      source: facultatif(fondement('Source')),
    },
    terminal: {
      nom: 'delai-usage regler',
      resume: 'règle un délai qu’aucun texte ne fixe ; sans jours, revient à celui d’origine',
      fait: 'Délai d’usage réglé',
      options: {
        cle: { nom: 'delai', aide: 'délai à régler' },
        source: { aide: 'sur quoi il repose : règlement intérieur, engagement, habitude' },
      },
    },
  }),
};
