import type { Ecart, EcartAvis } from '#domain/avenant/ecart';
import { formatDate } from '#domain/civil-date';
import type { Command } from '../command';
import { idOf } from './recorded';

/* What changed in a draft since each avis. */

const ligne = ({ lieu, avant, apres }: Ecart): readonly string[] => [
  `  ${lieu}`,
  ...(avant === null ? [] : [`    - ${avant}`]),
  ...(apres === null ? [] : [`    + ${apres}`]),
];

function sayEcart(ecart: EcartAvis | null): readonly string[] {
  if (ecart === null) return ['  Le projet n’a pas changé.'];
  if (ecart.inconnu)
    return [
      '  Le projet a changé ; le texte examiné n’a pas été gardé, la différence est tenue pour de fond.',
    ];
  const section = (titre: string, ecarts: readonly Ecart[]): readonly string[] =>
    ecarts.length === 0 ? [] : [titre, ...ecarts.flatMap(ligne)];
  return [...section('Fond', ecart.fond), ...section('Forme', ecart.forme)];
}

const ecart: Command = {
  name: 'avenant ecart',
  usage: 'avenant ecart ID',
  resume: 'montre ce qui a changé dans le projet depuis chaque avis, fond et forme',
  mode: 'lecture',
  options: {
    id: { kind: 'texte', aide: 'identifiant de l’avenant (aussi en premier argument)' },
    avenant: { kind: 'texte', aide: 'identifiant de l’avenant' },
  },
  async run({ options, call }) {
    const { avis } = await call('avenants.lire', { avenantId: idOf(options, 'avenant') });
    const data = avis.map((one) => ({ avisId: one.avis.id, seance: one.avis.seance.date, ecart: one.ecart }));
    const lines = data.flatMap((one) => [
      `Depuis l’avis du ${formatDate(one.seance)}`,
      ...sayEcart(one.ecart),
    ]);
    return { data, texte: lines.length === 0 ? 'Aucun avis n’a été enregistré.' : lines.join('\n') };
  },
};

export const ETAPES_AVENANT_COMMANDS: readonly Command[] = [ecart];
