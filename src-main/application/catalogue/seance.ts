/* What the papers of a séance read of the registry, and those of its members. */
import type { SeanceInput } from '#actes/seance';
import { ECART_LABELS, compter } from '#domain/comite/compte';
import { dossierDe } from '#domain/comite/lien';
import { reglesLe } from '#domain/comite/regles';
import { juger } from '#domain/comite/verdict';
import { find } from '#domain/lookup';
import { refus } from '#domain/refus';
import type { Registre } from '#domain/registre';
import { ok, refuse } from '#domain/result';
import type { Result } from '#domain/result';
import { nomMembre } from '#domain/seance/comite';
import { enFonctions } from '#domain/comite/compte';
import { enOrdre } from '../views/comite-view';
import { estFictive } from '../exemples/demonstration';
import { FICHE_ABSENTE } from './commun';

/** A séance whole, as its papers print it: the members of its day, what counts, what each point is worth. */
export function lireSeance(registre: Registre, id: string): Result<SeanceInput> {
  const found = find(registre, 'seances', id);
  if (!found.ok) return found;
  const seance = found.value;
  const dossier = dossierDe(registre, seance);
  if (dossier === null) {
    const absent = find(registre, 'instances', seance.instanceId);
    return absent.ok ? refuse(refus('DOCUMENT_IMPOSSIBLE', { raison: 'le comité est introuvable' })) : absent;
  }
  const { membres, instance, premiere } = dossier;
  const regles = reglesLe(instance, seance.date);
  const compte = compter(membres, seance, regles);
  const ecarts = new Map(compte.ecartes.map(({ membreId, motif }) => [membreId, motif]));
  const presences = new Map(seance.presences.map((one) => [one.membreId, one]));
  const nomDe = (membreId: string): string => {
    const one = registre.membresDuComite.get(membreId);
    return one === undefined ? 'un membre' : nomMembre(one);
  };
  // A séance about a fictional convention is one too.
  const fictive = seance.points.some(({ conventionId }) => {
    const convention = conventionId === null ? undefined : registre.conventions.get(conventionId);
    return convention !== undefined && estFictive(convention);
  });
  return ok({
    fiche: { ...(registre.fiches.get('registre') ?? FICHE_ABSENTE), demonstration: fictive },
    seance,
    regles,
    compte,
    membres: enOrdre(
      membres.filter(
        (one) =>
          presences.has(one.id) ||
          (enFonctions(one, seance.date) && (seance.formation === 'pleniere' || one.bureau)),
      ),
    ).map((membre) => {
      const presence = presences.get(membre.id) ?? null;
      const ecart = ecarts.get(membre.id);
      return {
        membre,
        presence,
        ecart: ecart === undefined ? null : ECART_LABELS[ecart],
        mandataire: typeof presence?.mandataireId === 'string' ? nomDe(presence.mandataireId) : null,
      };
    }),
    points: seance.points.map((point, rang) => {
      const jugement = juger(dossier, point);
      return {
        numero: rang + 1,
        point,
        compte: jugement.compte,
        verdict: jugement.verdict,
        motifs: jugement.motifs,
        deports: point.deports.map(({ membreId }) => nomDe(membreId)),
        partis: point.partisIds.map(nomDe),
      };
    }),
    premiereLe: premiere?.date ?? null,
  });
}

/** The same, of a séance that has an agenda: what announces it says what is on it. */
export function lireSeanceAvecPoints(registre: Registre, id: string): ReturnType<typeof lireSeance> {
  const lu = lireSeance(registre, id);
  return lu.ok && lu.value.points.length === 0
    ? refuse(refus('DOCUMENT_IMPOSSIBLE', { raison: 'l’ordre du jour est vide' }))
    : lu;
}
