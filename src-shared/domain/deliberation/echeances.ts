import { addDays, formatDate, maxDate, minDate } from '../civil-date';
import { declarer } from '../echeances/echeance';
import type { EcheanceDite } from '../echeances/echeance';
import { counted } from '../french';
import { usageDe } from '../usage/delais';
import { executoireLe } from '#registre/fiches/deliberations';

export const transmissionDeliberation = declarer({
  genre: 'deliberation',
  fondement: 'usage',
  sinon: 'Elle n’est pas exécutoire : rien de ce qu’elle autorise ne peut être signé (CGCT, art. L. 4141-1).',
  rappels: [7, 2, 0],
  echeances: ({ famille, convention }): readonly EcheanceDite[] => {
    // No text fixes it: until then nothing may be signed on it.
    const { jours, source } = usageDe(famille, 'transmissionDeliberation');
    return [...famille.deliberations.values()].flatMap((one): readonly EcheanceDite[] => {
      if (one.conventionId !== convention.id) return [];
      const fin = one.derniereDate ?? one.date;
      // The schedule of the draft it authorises may want it sooner: one date for one thing.
      const planning =
        one.avenantId === null || one.avenantId === undefined
          ? null
          : famille.avenants.get(one.avenantId)?.planning;
      const voulue = planning?.etapes.find(({ cle }) => cle === 'executoire')?.date ?? null;
      const usage = addDays(maxDate(one.date, fin), jours);
      const manque = [
        ...(one.transmiseLe === null ? ['transmettre'] : []),
        ...(one.publieeLe === null ? ['publier'] : []),
      ].join(' et ');
      return [
        {
          id: `deliberation/${one.id}`,
          date: voulue === null ? usage : minDate(usage, voulue),
          fiche: { collection: 'deliberations', id: one.id },
          acte: `Délibération n° ${one.numero} du ${formatDate(one.date)}`,
          libelle: 'Délibération à transmettre et à publier',
          aFaire: `Délibération à ${manque === '' ? 'transmettre et publier' : manque}`,
          cause: `Session close le ${formatDate(fin)}. Aucun texte ne fixe de délai : relance d’usage ${counted(jours, 'jour')} après (${source}).${voulue === null ? '' : ` Planning de l’avenant : exécutoire le ${formatDate(voulue)} au plus tard.`}`,
          attendu: 'Collectivité',
          etat: 'a_faire',
          tenueLe: executoireLe(one),
          lieu: 'deliberations',
          objet: one.id,
          geste: {
            nature: 'acte',
            libelle: 'Enregistrer la transmission et la publication',
            acte: 'deliberations.rendreExecutoire',
            id: one.id,
          },
        },
      ];
    });
  },
});

export const ECHEANCES_DELIBERATION = [transmissionDeliberation];
