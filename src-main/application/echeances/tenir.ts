import { etatDes } from '#domain/echeances/rappels';
import type { EvenementPublie } from '#domain/echeances/rappels';
import type { Services } from '../services';
import type { Blocs } from './calendrier';
import { toutesLesEcheances } from './lire';
import type { Nommee } from './lire';

type Deps = Pick<Services, 'depot' | 'viewContext' | 'rappels' | 'horloge' | 'sha256'>;

/** The calendar file of these dates, and what it says anew; the caller keeps that once the file is where it goes. */
export async function faireCalendrier(
  { depot, rappels, horloge, sha256 }: Deps,
  chosen: readonly Nommee[],
  {
    noms,
    annuler,
    blocs,
  }: {
    readonly noms: boolean;
    readonly annuler: (one: EvenementPublie) => boolean;
    readonly blocs?: Blocs;
  },
): Promise<{ readonly texte: string; readonly evenements: number; readonly garder: () => Promise<void> }> {
  const { reglages, publies } = etatDes(await rappels.lignes());
  // The library is read with the first calendar: the first screen writes none.
  const { ecrireCalendrier } = await import('./calendrier');
  const { texte, ecrits } = await ecrireCalendrier(
    chosen,
    {
      registre: depot.registre.fiches.get('registre')?.nom ?? 'registre',
      reglages,
      noms,
      maintenant: horloge.maintenant(),
      sha256,
      avant: publies,
      annuler,
    },
    blocs,
  );
  return {
    texte,
    evenements: ecrits.length,
    garder: () =>
      rappels.ajouter(
        ecrits
          .filter(({ uid, empreinte }) => publies.get(uid)?.empreinte !== empreinte)
          .map((one) => ({ ...one, genre: 'publie' })),
      ),
  };
}

/** The events of the file kept up to date, while its registry is open. */
const tenus = new WeakMap<Services['rappels'], Blocs>();
function blocsDe(rappels: Services['rappels']): Blocs {
  const known = tenus.get(rappels) ?? new Map<string, string>();
  tenus.set(rappels, known);
  return known;
}

/**
 * Brings the calendar file of the chosen folder up to date; nothing where none was chosen. Rejects with why it could
 * not: the folder keeps saying it until it can.
 */
export async function tenirAgenda(
  deps: Deps & Pick<Services, 'agenda'>,
): Promise<{ readonly evenements: number } | null> {
  const tenu = await deps.agenda.lire();
  if (tenu === null) return null;
  const all = await toutesLesEcheances(deps.depot.registre, deps.viewContext());
  const { texte, evenements, garder } = await faireCalendrier(deps, all, {
    noms: tenu.noms,
    annuler: () => true,
    blocs: blocsDe(deps.rappels),
  });
  await deps.agenda.ecrire(texte);
  // Only then: what did not reach the folder is to be said again with the same number.
  await garder();
  return { evenements };
}
