import { typographie } from '#domain/typographie';
import type { LectureSeule } from '../ports';
import { success } from '../replies';
import { answer } from '../services';
import type { HandlersOf, Services } from '../services';
import { avertissementsPieces } from '../views/pieces-view';

/** The registry itself: what it is, whether it may be written to, and how to. */
export function registreHandlers({ depot, horloge, ...deps }: Services): HandlersOf<'registre'> {
  const revision = (): { readonly revision: number; readonly regime: number } => ({
    revision: depot.seq,
    regime: depot.regime + deps.pieces.regime,
  });
  const lectureSeule = (): LectureSeule | null =>
    depot.lectureSeule && {
      ...depot.lectureSeule,
      raison: typographie(depot.lectureSeule.raison),
      remede: typographie(depot.lectureSeule.remede),
    };
  return {
    'registre.etat': () =>
      answer({
        fiche: depot.registre.fiches.get('registre') ?? null,
        vide: depot.registre.fiches.size === 0 && depot.registre.conventions.size === 0,
        fictives: [...depot.registre.conventions.values()]
          .filter(({ fictive }) => fictive === true)
          .map(({ titreCourt }) => titreCourt),
        ...revision(),
        tete: depot.tete,
        aujourdhui: horloge.aujourdhui(),
        horlogeFixe: horloge.fixe,
        lectureSeule: lectureSeule(),
        avertissements: [
          ...depot.avertissements.map(typographie),
          ...avertissementsPieces(depot.registre, deps.pieces),
        ],
        dossier: deps.dossier,
        utilisateur: deps.utilisateur,
        version: deps.version,
      }),
    'registre.revision': () => answer(revision()),
    'registre.reprendre': async () => {
      try {
        await depot.reprendre();
      } finally {
        // Refused too, what is said of the registry may have changed.
        deps.onCommit(depot.seq);
      }
      return success(revision());
    },
  };
}
