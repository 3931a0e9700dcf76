import type { NomActe } from '#registre/actes';
import { ETAPES_PLAN } from '#registre/fiches/planning';
import type { CleEtape } from '#registre/fiches/planning';
import { communAvenant } from '../avenant/echeances';
import { saisineEnCours } from '../avenant/saisine';
import { etatDe } from '../avenant/transitions';
import { formatDate } from '../civil-date';
import { comiteDe } from '../crefop/echeances';
import { SECRETARIAT, declarer } from '../echeances/echeance';
import type { EcheanceDite } from '../echeances/echeance';
import { isOuvert } from '../fiches/avenant';
import { avenantsOf, avisOf } from '../lookup';
import { etapesAccomplies, seanceConnue } from './etapes';

/** Who takes each step, and by which act of the registry, where one takes it. */
const ETAPES: Readonly<
  Record<CleEtape, { readonly attendu: string | null; readonly acte?: readonly [NomActe, string] }>
> = {
  redaction: { attendu: 'Rédaction', acte: ['avenants.rediger', 'Rédiger'] },
  saisine: { attendu: SECRETARIAT, acte: ['avenants.saisir', 'Saisir le comité'] },
  convocation: { attendu: SECRETARIAT },
  seance: { attendu: null, acte: ['avis.enregistrer', 'Enregistrer l’avis'] },
  deliberation: { attendu: 'Collectivité' },
  executoire: { attendu: 'Collectivité' },
  signature: { attendu: 'Signataires', acte: ['avenants.signer', 'Enregistrer les signatures'] },
  effet: { attendu: null },
};

export const etapesPlanning = declarer({
  genre: 'planning',
  fondement: 'saisie',
  sinon: 'Les étapes qui suivent reculent d’autant, et l’effet voulu avec elles.',
  rappels: [15, 7, 2, 0],
  echeances: (champ): readonly EcheanceDite[] => {
    const { famille, convention, aujourdhui } = champ;
    return avenantsOf(famille, convention.id).flatMap((avenant): readonly EcheanceDite[] => {
      const { planning = null } = avenant;
      if (planning === null) return [];
      const faites = etapesAccomplies(famille, avenant);
      const ouvert = isOuvert(etatDe(famille, avenant, aujourdhui));
      const connue = seanceConnue(famille, avenant, aujourdhui);
      const voulue = planning.etapes.find(({ cle }) => cle === 'seance')?.date;
      const autreSeance =
        faites.seance === null && connue !== null && voulue !== undefined && connue !== voulue
          ? ` La séance est désormais le ${formatDate(connue)} : le planning est à reprendre.`
          : '';
      // A date that another record waits for by itself is there already.
      const saisi = saisineEnCours(avenant, avisOf(famille, avenant.id))?.seancePrevue ?? null;
      const ailleurs: ReadonlySet<CleEtape> = new Set([
        ...(saisi === null ? [] : (['convocation', 'seance'] as const)),
        ...(faites.deliberation === null ? [] : (['executoire'] as const)),
      ]);
      return planning.etapes.flatMap(({ cle, date }): readonly EcheanceDite[] => {
        const tenueLe = faites[cle];
        if (tenueLe === null && (!ouvert || ailleurs.has(cle))) return [];
        const { attendu, acte } = ETAPES[cle];
        return [
          {
            ...communAvenant(avenant),
            id: `${avenant.id}/planning/${cle}`,
            date,
            libelle: ETAPES_PLAN[cle],
            cause: `Planning retenu le ${formatDate(planning.retenuLe)}, pour un effet le ${formatDate(planning.effet)}.${tenueLe === null ? autreSeance : ''}`,
            attendu: cle === 'seance' && tenueLe === null ? comiteDe(champ) : attendu,
            etat: cle === 'effet' ? 'a_venir' : 'a_faire',
            tenueLe,
            geste:
              acte === undefined || tenueLe !== null
                ? null
                : { nature: 'acte', libelle: acte[1], acte: acte[0], id: avenant.id },
          },
        ];
      });
    });
  },
});

export const ECHEANCES_RETROPLANNING = [etapesPlanning];
