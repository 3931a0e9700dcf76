import type { DonneesPersonneView } from '#contract/comite';
import { slug } from '#actes/typographie';
import { PRESENCE_LABELS } from '#registre/fiches/comite';
import type { Membre } from '#registre/fiches/comite';
import { REGLES_CRPA } from '#domain/comite/regles';
import { fold } from '#domain/french';
import type { Contexte } from '#domain/decision';
import { find } from '#domain/lookup';
import type { Registre } from '#domain/registre';
import { joindreMembre, nomMembre, purgerMembres } from '#domain/seance/comite';
import { examinerMembres, importerMembres } from '#domain/seance/importer';
import type { Coordonnees } from '#domain/seance/importer';
import { fromRefus, success } from '../replies';
import type { Joindre } from '../ports';
import type { Handlers, Services } from '../services';
import { comiteView, inscriptibles, ligneSeance, seanceView } from '../views/comite-view';
import { receivedFile } from './televersements';

type Methode =
  | 'comite.lire'
  | 'seances.lire'
  | 'seances.inscriptibles'
  | 'membresDuComite.examinerImport'
  | 'membresDuComite.importer'
  | 'membresDuComite.donnees'
  | 'membresDuComite.joindre'
  | 'membresDuComite.purger';

const vides = ({ courriel, telephone }: Coordonnees): boolean => courriel === null && telephone === null;

/** The committee: what is read of it, and the acts that also touch what is kept out of the journal. */
export function comiteHandlers(services: Services): Pick<Handlers, Methode> {
  const { depot, contexte, coordonnees, televersements, lecteur, etagere, record } = services;

  /** What the file holds of members that are not to be reached any more goes, whatever left it there. */
  const oublier = async (registre: Registre): Promise<void> => {
    const restes = [...(await coordonnees.lire()).keys()].filter((id) => {
      const membre = registre.membresDuComite.get(id);
      return membre !== undefined && membre.purge !== null && membre.coordonneesLe === null;
    });
    if (restes.length > 0) await coordonnees.garder(new Map(restes.map((id) => [id, null])));
  };

  const tableauDe = async (jeton: string) => {
    const received = receivedFile(televersements, jeton);
    return received.ok
      ? { ok: true as const, tableau: await lecteur.tableau(received.value.bytes) }
      : received;
  };

  return {
    'comite.lire': async () => {
      const { registre } = depot;
      const { aujourdhui } = contexte();
      const joindre = await coordonnees.lire();
      return success({
        comites: [...registre.instances.values()].map((one) =>
          comiteView(registre, one, joindre, aujourdhui),
        ),
        seances: [...registre.seances.values()]
          .sort((a, b) => (a.date < b.date ? 1 : -1))
          .map((one) => ligneSeance(registre, one, aujourdhui)),
        reglesParDefaut: REGLES_CRPA,
      });
    },
    'seances.lire': ({ seanceId }) => {
      const found = find(depot.registre, 'seances', seanceId);
      if (!found.ok) return Promise.resolve(fromRefus(found.error));
      const view = seanceView(depot.registre, found.value, contexte().aujourdhui);
      if (view !== null) return Promise.resolve(success(view));
      const absent = find(depot.registre, 'instances', found.value.instanceId);
      return absent.ok
        ? Promise.reject(new Error('no view of a séance'))
        : Promise.resolve(fromRefus(absent.error));
    },
    'seances.inscriptibles': ({ seanceId }) => {
      const found = find(depot.registre, 'seances', seanceId);
      return Promise.resolve(
        found.ok
          ? success({ actes: inscriptibles(depot.registre, found.value, contexte().aujourdhui) })
          : fromRefus(found.error),
      );
    },
    'membresDuComite.examinerImport': async ({ instanceId, jeton }) => {
      const lu = await tableauDe(jeton);
      if (!lu.ok) return lu;
      const examen = examinerMembres(depot.registre, { instanceId, tableau: lu.tableau }, contexte());
      return examen.ok ? success({ lignes: examen.value.lignes }) : fromRefus(examen.error);
    },
    'membresDuComite.importer': async ({ instanceId, jeton }) => {
      const lu = await tableauDe(jeton);
      if (!lu.ok) return lu;
      // Kept before the journal says so, under the names the journal will give: who looks then sees them.
      const ids: string[] = [];
      const memes = (): Contexte => {
        const now = contexte();
        let n = 0;
        return { ...now, newId: () => (ids[n++] ??= now.newId()) };
      };
      const prevu = importerMembres(depot.registre, { instanceId, tableau: lu.tableau }, memes());
      if (!prevu.ok) return fromRefus(prevu.error);
      const joindre = [...prevu.value.joindre].filter(([, one]) => !vides(one));
      await coordonnees.garder(new Map(joindre));
      const reply = await record(
        (registre) => {
          const decision = importerMembres(registre, { instanceId, tableau: lu.tableau }, memes());
          return decision.ok
            ? { ok: true, value: decision.value, changes: decision.value.changes }
            : decision;
        },
        { action: 'membresDuComite.importer' },
      );
      if (!reply.ok) {
        await coordonnees.garder(new Map<string, Joindre | null>(joindre.map(([id]) => [id, null])));
        return reply;
      }
      televersements.drop(jeton);
      return reply;
    },
    'membresDuComite.joindre': async ({ membreId, courriel, telephone }) => {
      // Kept before the journal says so: it never says that something is kept which is not.
      const found = find(depot.registre, 'membresDuComite', membreId);
      if (!found.ok) return fromRefus(found.error);
      const before = (await coordonnees.lire()).get(membreId) ?? null;
      await coordonnees.garder(new Map([[membreId, { courriel, telephone }]]));
      const reply = await record(
        (registre, now) => {
          const decision = joindreMembre(registre, { membreId }, now);
          return decision.ok
            ? { ok: true, value: decision.value, changes: decision.value.changes }
            : decision;
        },
        { action: 'membresDuComite.joindre' },
      );
      if (!reply.ok) await coordonnees.garder(new Map<string, Joindre | null>([[membreId, before]]));
      return reply;
    },
    'membresDuComite.purger': async (input) => {
      const reply = await record(
        (registre, now) => {
          const decision = purgerMembres(registre, input, now);
          return decision.ok
            ? { ok: true, value: decision.value, changes: decision.value.changes }
            : decision;
        },
        { action: 'membresDuComite.purger', reason: input.motif },
      );
      if (reply.ok) await oublier(depot.registre);
      return reply;
    },
    'membresDuComite.donnees': async ({ membreId }) => {
      const found = find(depot.registre, 'membresDuComite', membreId);
      if (!found.ok) return fromRefus(found.error);
      const donnees = donneesDe(depot.registre, found.value, await coordonnees.lire(), contexte().aujourdhui);
      const nom = `donnees-${slug(donnees.personne)}-${donnees.etabliLe}.json`;
      const bytes = new TextEncoder().encode(`${JSON.stringify(donnees, null, 2)}\n`);
      const type = 'application/json';
      return success({ donnees, fichier: { jeton: etagere.put(nom, type, bytes), nom, type } });
    },
  };
}

/** Everything kept of one person, whatever seats she has held. */
function donneesDe(
  registre: Registre,
  membre: Membre,
  joindre: ReadonlyMap<string, Joindre>,
  aujourdhui: DonneesPersonneView['etabliLe'],
): DonneesPersonneView {
  const qui = fold(`${membre.prenom} ${membre.nom}`);
  const mandats = [...registre.membresDuComite.values()].filter(
    (one) => one.instanceId === membre.instanceId && fold(`${one.prenom} ${one.nom}`) === qui,
  );
  const ids = new Set(mandats.map(({ id }) => id));
  const nomDe = (id: string | null): string | null => {
    const found = id === null ? undefined : registre.membresDuComite.get(id);
    return found === undefined ? null : nomMembre(found);
  };
  const tenues = mandats.flatMap(({ id, coordonneesLe }) =>
    coordonneesLe === null ? [] : [joindre.get(id) ?? null],
  );
  return {
    personne: nomMembre(membre),
    etabliLe: aujourdhui,
    mandats,
    coordonnees: tenues.find((one) => one !== null) ?? null,
    seances: [...registre.seances.values()]
      .sort((a, b) => (a.date < b.date ? -1 : 1))
      .flatMap(({ date, presences, points }) => {
        const presence = presences.find(({ membreId }) => ids.has(membreId));
        const deports = points.flatMap(({ intitule, deports: all }) =>
          all.filter(({ membreId }) => ids.has(membreId)).map(({ motif }) => `${intitule} : ${motif}`),
        );
        const porte = presences
          .filter(({ mandataireId }) => mandataireId !== null && ids.has(mandataireId))
          .map(({ membreId }) => nomDe(membreId) ?? '');
        if (presence === undefined && deports.length === 0 && porte.length === 0) return [];
        return [
          {
            date,
            presence: presence === undefined ? 'non pointé' : PRESENCE_LABELS[presence.mode],
            mandataire: nomDe(presence?.mandataireId ?? null),
            mandatsPortes: porte,
            deports,
          },
        ];
      }),
    votes: 'Les votes sont gardés en totaux : rien ne dit qui a voté quoi.',
  };
}
