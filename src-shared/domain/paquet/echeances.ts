import { addDays, formatDate, maxDate } from '../civil-date';
import { declarer } from '../echeances/echeance';
import type { EcheanceDite } from '../echeances/echeance';
import { fullName, allSignataires } from '../parties/partie';
import { counted } from '../french';
import { usageDe } from '../usage/delais';
import { casesDe, estOuvert } from './paquet';
import { nomAvenant } from '../avenant/echeances';
import { nomLettre } from '../resiliation/echeances';
import type { ChampEcheances } from '../echeances/echeance';
import type { Paquet } from './paquet';

function nomDe({ famille, convention }: ChampEcheances, { objet }: Paquet): string {
  if (objet.collection === 'avenants') {
    const avenant = famille.avenants.get(objet.id);
    return avenant === undefined ? 'Avenant' : nomAvenant(avenant);
  }
  if (objet.collection === 'misesEnDemeure') {
    const lettre = famille.misesEnDemeure.get(objet.id);
    return lettre === undefined ? 'Mise en demeure' : nomLettre(convention, lettre);
  }
  return 'Convention';
}

export const circuitImmobile = declarer({
  genre: 'circuit',
  fondement: 'usage',
  sinon: 'L’acte n’est pas signé, et sa prise d’effet recule d’autant.',
  rappels: [2, 0],
  echeances: (champ): readonly EcheanceDite[] => {
    const { famille, convention } = champ;
    // A circuit in which nothing was recorded for so long stands still: no text says it.
    const { jours, source } = usageDe(famille, 'circuitImmobile');
    return [...famille.paquets.values()].flatMap((one): readonly EcheanceDite[] => {
      if (one.conventionId !== convention.id || !estOuvert(one)) return [];
      const dernier = [
        ...one.cases.map(({ date }) => date),
        ...one.mouvements.map(({ date }) => date),
        ...one.relances.map(({ date }) => date),
        ...one.visas.flatMap(({ date }) => (date === null ? [] : [date])),
      ].reduce(maxDate, one.ouvertLe);
      const suivante = casesDe(one).find(({ signee }) => signee === null);
      const signataire = allSignataires(convention.parties).find(({ id }) => id === suivante?.signataireId);
      return [
        {
          id: `paquet/${one.id}`,
          date: addDays(dernier, jours),
          fiche: { collection: 'paquets', id: one.id },
          acte: nomDe(champ, one),
          libelle: 'Circuit de signature à relancer',
          aFaire: 'Relancer le circuit de signature',
          cause: `Dernier mouvement du ${formatDate(dernier)} ; relance d’usage après ${counted(jours, 'jour')} sans rien (${source}).`,
          attendu: signataire === undefined ? 'Signataires' : fullName(signataire.personne),
          etat: 'a_faire',
          lieu: 'paquets',
          objet: one.id,
          geste: { nature: 'acte', libelle: 'Relancer', acte: 'paquets.relancer', id: one.id },
        },
      ];
    });
  },
});

export const ECHEANCES_PAQUET = [circuitImmobile];
