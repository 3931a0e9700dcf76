import type { SeanceComite } from '#registre/fiches/comite';
import { formatLong } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { limiteConvocation, retardConvocation } from '../comite/convocation';
import { dossierDe } from '../comite/lien';
import { reglesLe, sourceRegle } from '../comite/regles';
import type { Jugement } from '../comite/verdict';
import { avertir } from '../refus';
import type { Avertissement } from '../refus';
import type { Registre } from '../registre';

/* What is said of a séance the same day, and refuses nothing. */

export const REUNIONS = 'C. trav., art. R. 6123-3-14';

/** The last day to convene, said as soon as the day of the séance is known. */
export function direLimite(
  registre: Registre,
  seance: SeanceComite,
  aujourdhui: CivilDate,
): readonly Avertissement[] {
  const instance = registre.instances.get(seance.instanceId);
  if (instance === undefined || seance.convocation !== null) return [];
  const regles = reglesLe(instance, seance.date);
  const limite = limiteConvocation(seance, regles);
  if (limite === null) return [];
  const { dernierJour, conseille } = limite;
  const source = sourceRegle(regles, 'R. 133-8');
  return [
    dernierJour < aujourdhui
      ? avertir(
          `Le dernier jour pour convoquer était le ${formatLong(dernierJour)} : l’avis rendu à cette séance sera à discuter.`,
          source,
        )
      : avertir(
          `Dernier jour pour convoquer : le ${formatLong(dernierJour)}${conseille === dernierJour ? '' : ` (conseillé : le ${formatLong(conseille)})`}.`,
          source,
        ),
  ];
}

/** What is already wrong with the convocation, said the day it is recorded. */
export function direConvocation(registre: Registre, seance: SeanceComite): readonly Avertissement[] {
  const dossier = dossierDe(registre, seance);
  const [point] = seance.points;
  if (dossier === null || point === undefined || seance.convocation === null) return [];
  const regles = reglesLe(dossier.instance, seance.date);
  const said: Avertissement[] = [];
  const retard = retardConvocation(seance, seance.convocation, regles);
  const limite = limiteConvocation(seance, regles);
  if (retard > 0 && limite !== null)
    said.push(
      avertir(
        `Convocation tardive : le dernier jour était le ${formatLong(limite.dernierJour)}. Tout avis rendu à cette séance sera à discuter.`,
        sourceRegle(regles, 'R. 133-8'),
      ),
    );
  if (!seance.convocation.conjointe)
    said.push(
      avertir('La convocation n’est pas conjointe : les deux coprésidents convoquent ensemble.', REUNIONS),
    );
  if (!seance.convocation.piecesJointes)
    said.push(avertir('Les documents nécessaires ne sont pas joints à la convocation.', REUNIONS));
  if (seance.premiereId !== null && !seance.convocation.sansQuorum)
    said.push(
      avertir(
        'Cette seconde convocation n’annonce pas qu’aucun quorum ne sera exigé : elle n’en dispense pas.',
        sourceRegle(regles, 'R. 133-10'),
      ),
    );
  return said;
}

/** What an avis is worth, when it is not beyond discussion. */
export const direJugement = ({ verdict, motifs }: Jugement): readonly Avertissement[] => {
  const graves = motifs.filter(({ gravite }) => gravite !== 'note');
  if (verdict === 'valide' || verdict === 'aucun') return [];
  return graves.map(({ message, source, remede }) =>
    avertir(
      `${verdict === 'nul' ? 'Avis nul' : 'Avis à discuter'}. ${message}${remede === null ? '' : ` ${remede}`}`,
      source,
    ),
  );
};

/** What the record of an avis says of its séance, which the verdict says better. */
export const REDITES = /R\.\s133-(?:8|9|10|11|13)|R\.\s6123-3-(?:9|14|15)/u;
