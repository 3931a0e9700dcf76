import { typographie } from '#domain/typographie';
import type { Answer } from '../command';

/** What a table would record, line by line, and what to do next; nothing is recorded. */
export function direImport<E extends string>(
  lignes: readonly {
    readonly ligne: number;
    readonly dit: string;
    readonly etat: E | 'refusee';
    readonly raison: string | null;
  }[],
  mots: Readonly<Record<E | 'refusee', string>>,
): Answer {
  const refusees = lignes.filter(({ etat }) => etat === 'refusee').length;
  const texte = [
    ...lignes.map(
      ({ ligne, dit, etat, raison }) =>
        `Ligne ${ligne}, ${mots[etat]} : ${dit}${raison === null ? '' : `\n  ${raison}`}`,
    ),
    refusees === 0
      ? 'Rien n’est enregistré : ajoutez --confirmer pour enregistrer ce tableau.'
      : 'Rien n’est enregistré : corrigez les lignes refusées.',
  ].join('\n');
  return { data: { enregistre: false, lignes }, texte: typographie(texte), code: refusees === 0 ? 0 : 1 };
}
