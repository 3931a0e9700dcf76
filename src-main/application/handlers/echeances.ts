import type { RappelsView } from '#contract/echeances';
import type { CivilDate } from '#domain/civil-date';
import { feuilleSemaineModel } from '#actes/feuille-semaine';
import { estOuverte } from '#domain/echeances/liste';
import { couverture } from '#domain/echeances/couverture';
import { DECLARATIONS } from '#domain/echeances/declarations';
import { GENRES_ECHEANCE } from '#domain/echeances/echeance';
import { etatDes, paliersDe, rappelsDe, rappelsDus } from '#domain/echeances/rappels';
import type { Rappel } from '#domain/echeances/rappels';
import { find } from '#domain/lookup';
import { refus } from '#domain/refus';
import { usageDe } from '#domain/usage/delais';
import { CLES_USAGE, DELAIS_USAGE } from '#registre/fiches/delais-usage';
import { documentFait } from '../catalogue';
import { FICHE_ABSENTE } from '../catalogue/commun';
import { ligneFeuille } from '../catalogue/feuille-semaine';
import { echeancesDepuisLe, etatAuJour, toutesLesEcheances, vueDe } from '../echeances/lire';
import type { Nommee } from '../echeances/lire';
import { faireCalendrier, tenirAgenda } from '../echeances/tenir';
import { fromRefus, success } from '../replies';
import { answer } from '../services';
import type { HandlersOf, Services } from '../services';

const TYPE_DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const TYPE_PDF = 'application/pdf';
const TYPE_ICS = 'text/calendar; charset=utf-8';

type Periode = {
  readonly du: CivilDate | null;
  readonly au: CivilDate | null;
  readonly conventionId: string | null;
};

const estDans =
  ({ du, au, conventionId }: Periode) =>
  ({ echeance: { date, conventionId: sienne } }: Nommee): boolean =>
    (du === null || date >= du) &&
    (au === null || date <= au) &&
    (conventionId === null || sienne === conventionId);

export function echeancesHandlers(
  services: Services,
): Omit<HandlersOf<'agenda' | 'delaisUsage' | 'echeances' | 'rappels'>, 'delaisUsage.regler'> {
  const { depot, viewContext, rappels, etagere, imprimeur, utilisateur } = services;
  const toutes = () => toutesLesEcheances(depot.registre, viewContext());

  /** Why that period cannot be answered, or null. */
  const refusePeriode = ({ du, au, conventionId }: Periode) => {
    if (du !== null && au !== null && au < du) return refus('PERIODE_INVERSEE', { du, au }, 'au');
    if (conventionId === null) return null;
    const found = find(depot.registre, 'conventions', conventionId);
    return found.ok ? null : found.error;
  };

  /** Everything due today and not read. */
  const dus = async () => {
    const { aujourdhui } = viewContext();
    const etat = await etatAuJour(rappels, aujourdhui);
    const nommees = await echeancesDepuisLe(depot.registre, viewContext(), etat.presence);
    const noms = new Map(nommees.map(({ echeance, convention }) => [echeance.conventionId, convention]));
    const all = rappelsDus(
      nommees.map(({ echeance }) => echeance),
      etat,
      aujourdhui,
    );
    return { aujourdhui, etat, all, noms };
  };

  const rappelsLus = async (): Promise<RappelsView> => {
    const lignes = await rappels.lignes();
    const { reglages } = etatDes(lignes);
    return {
      lus: lignes
        .flatMap((ligne) => (ligne.genre === 'vu' ? [ligne] : []))
        .map(({ cle, le, du, libelle, par }) => ({ cle, le, du, libelle, par }))
        .reverse(),
      reglages: DECLARATIONS.map(({ genre }) => ({
        genre,
        nom: GENRES_ECHEANCE[genre],
        paliers: paliersDe(reglages, genre),
        parDefaut: paliersDe({}, genre),
      })),
    };
  };

  /** « Fin de la convention (Convention fictive), 31/12/2028, 30 jours avant ». */
  const direRappel = ({ palier, echeance }: Rappel, convention: string): string =>
    `${echeance.libelle} (${convention}), ${palier === 0 ? 'le jour même' : `${palier} jours avant`}`;

  return {
    'echeances.lister': async (periode) => {
      const refused = refusePeriode(periode);
      if (refused !== null) return fromRefus(refused);
      return success({
        aujourdhui: viewContext().aujourdhui,
        echeances: (await toutes()).filter(estDans(periode)).map(vueDe),
      });
    },
    'echeances.lire': async ({ conventionId, cle }) => {
      const found = (await toutes()).find(
        ({ echeance }) => echeance.cle === cle && echeance.conventionId === conventionId,
      );
      if (found === undefined) return fromRefus(refus('ECHEANCE_INTROUVABLE', {}, 'cle'));
      const { vus, reglages } = etatDes(await rappels.lignes());
      return success({
        echeance: vueDe(found),
        etapes: found.echeance.etapes,
        rappels: rappelsDe(found.echeance, reglages).map(({ palier, le, cle: rappel }) => ({
          palier,
          le,
          vuLe: vus.get(rappel) ?? null,
        })),
      });
    },
    'echeances.couverture': async () => {
      const { reglages } = etatDes(await rappels.lignes());
      return success(
        couverture(
          (await toutes()).map(({ echeance }) => echeance),
          reglages,
        ),
      );
    },
    'echeances.feuille': async ({ conventionId, format = 'docx' }) => {
      const context = viewContext();
      const one =
        conventionId === null ? null : documentFait(depot.registre, 'feuille-semaine', conventionId, context);
      if (one !== null && !one.ok) return fromRefus(one.error);
      const fiche = depot.registre.fiches.get('registre') ?? FICHE_ABSENTE;
      const model =
        one?.value.model ??
        feuilleSemaineModel({
          fiche,
          objet: fiche.nom,
          au: context.aujourdhui,
          lignes: (await toutes())
            .filter(({ echeance }) => estOuverte(echeance))
            .map(({ echeance, convention }) => ligneFeuille(echeance, convention)),
        });
      const nom = `${model.fileName}.${format}`;
      if (format === 'docx') {
        const jeton = etagere.put(nom, TYPE_DOCX, await imprimeur.docx(model));
        return success({ fichier: { jeton, nom, type: TYPE_DOCX } });
      }
      const { octets, outil } = await imprimeur.pdf(model);
      return success({ fichier: { jeton: etagere.put(nom, TYPE_PDF, octets), nom, type: TYPE_PDF }, outil });
    },
    'echeances.calendrier': async ({ cles, noms = false, ...periode }) => {
      const refused = refusePeriode(periode);
      if (refused !== null) return fromRefus(refused);
      const asked = cles === undefined ? null : new Set(cles);
      const chosen = (await toutes()).filter(
        (one) => estDans(periode)(one) && (asked === null || asked.has(one.echeance.cle)),
      );
      const whole = asked === null && periode.du === null && periode.au === null;
      const { texte, evenements, garder } = await faireCalendrier(services, chosen, {
        noms,
        annuler: ({ conventionId }) =>
          whole && (periode.conventionId === null || conventionId === periode.conventionId),
      });
      await garder();
      const nom = `echeances-${viewContext().aujourdhui}.ics`;
      const jeton = etagere.put(nom, TYPE_ICS, new TextEncoder().encode(texte));
      return success({ fichier: { jeton, nom, type: TYPE_ICS }, evenements });
    },

    'delaisUsage.lire': () =>
      answer(
        CLES_USAGE.map((cle) => {
          const { nom, jours, source } = DELAIS_USAGE[cle];
          return { cle, nom, ...usageDe(depot.registre, cle), parDefaut: { jours, source } };
        }),
      ),
    'agenda.lire': async () => success({ tenu: await services.agenda.lire() }),
    'agenda.tenir': async () => success({ evenements: (await tenirAgenda(services))?.evenements ?? null }),
    'agenda.oublier': async () => {
      await services.agenda.oublier();
      services.onCommit(depot.seq);
      return success({ oublie: true as const });
    },

    'rappels.dus': async () => {
      const { aujourdhui, etat, all, noms } = await dus();
      if (all.length === 0 && etat.presence !== aujourdhui)
        await rappels.ajouter([{ genre: 'presence', le: aujourdhui }]).catch(() => undefined);
      return success({
        aujourdhui,
        depuis: etat.presence,
        rappels: all.map(({ cle, palier, le, echeance }) => ({
          cle,
          palier,
          le,
          notifieLe: etat.notifies.get(cle) ?? null,
          echeance: vueDe({ echeance, convention: noms.get(echeance.conventionId) ?? '' }),
        })),
      });
    },
    'rappels.marquer': async ({ cles, comme }) => {
      const { aujourdhui, etat, all, noms } = await dus();
      const asked = new Set(cles);
      const marked = all.filter(({ cle }) => asked.has(cle) && (comme === 'vu' || !etat.notifies.has(cle)));
      await rappels.ajouter([
        ...marked.map((one) =>
          comme === 'notifie'
            ? ({ genre: 'notifie', cle: one.cle, le: aujourdhui } as const)
            : ({
                genre: 'vu',
                cle: one.cle,
                le: aujourdhui,
                du: one.le,
                libelle: direRappel(one, noms.get(one.echeance.conventionId) ?? ''),
                par: utilisateur,
              } as const),
        ),
        ...(comme === 'vu' && marked.length === all.length
          ? [{ genre: 'presence', le: aujourdhui } as const]
          : []),
      ]);
      return success({ marques: marked.length });
    },
    'rappels.lire': async () => success(await rappelsLus()),
    'rappels.regler': async ({ genre, paliers }) => {
      await rappels.ajouter([
        { genre: 'reglage', de: genre, paliers: paliers === null ? null : [...paliers] },
      ]);
      // The alarms of the calendar file follow.
      services.onCommit(depot.seq);
      return success(await rappelsLus());
    },
  };
}
