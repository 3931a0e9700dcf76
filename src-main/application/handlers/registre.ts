import { typographie } from '#domain/typographie';
import type { LectureSeule } from '../ports';
import { success } from '../replies';
import { answer } from '../services';
import type { HandlersOf, Services } from '../services';
import { avertissementsPieces } from '../views/pieces-view';
import { estFictive } from '../exemples/demonstration';

/** The registry itself: what it is, whether it may be written to, and how to. */
export function registreHandlers({ depot, horloge, ...deps }: Services): HandlersOf<'registre'> {
  const revision = (): { readonly revision: number; readonly regime: number } => ({
    revision: depot.seq,
    regime: depot.regime + deps.pieces.regime + deps.agenda.regime,
  });
  const lectureSeule = (): LectureSeule | null =>
    depot.lectureSeule && {
      ...depot.lectureSeule,
      raison: typographie(depot.lectureSeule.raison),
      remede: typographie(depot.lectureSeule.remede),
    };
  /** A demonstration until a true convention stands beside it: from then on, the fictional ones are named. */
  const nature = () => {
    const fiche = depot.registre.fiches.get('registre') ?? null;
    const all = [...depot.registre.conventions.values()];
    const fictives = all.filter(estFictive).map(({ titreCourt }) => titreCourt);
    const demonstration = fiche?.demonstration === true && fictives.length === all.length;
    return {
      fiche: fiche === null ? null : { ...fiche, demonstration },
      fictives: demonstration ? [] : fictives,
    };
  };
  return {
    'registre.etat': () =>
      answer({
        ...nature(),
        vide: depot.registre.fiches.size === 0 && depot.registre.conventions.size === 0,
        ...revision(),
        tete: depot.tete,
        aujourdhui: horloge.aujourdhui(),
        horlogeFixe: horloge.fixe,
        lectureSeule: lectureSeule(),
        avertissements: [
          ...depot.avertissements.map(typographie),
          ...avertissementsPieces(depot.registre, deps.pieces),
          ...(deps.agenda.echec === null
            ? []
            : [typographie(`${deps.agenda.echec.message} ${deps.agenda.echec.remede}`)]),
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
