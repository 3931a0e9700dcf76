import { TACHES } from './tasks';
import type { NomTache } from './tasks';

/* A process of its own for a task: `node child.mjs TASK FOLDER`. Asked for rounds, it answers with figures. */

const [, , name = '', dossier = ''] = process.argv;
const round = await TACHES[name as NomTache](dossier);
const answer = async (rounds: number): Promise<void> => {
  try {
    process.send?.(await round(rounds));
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
};
process.on('message', (rounds: number) => void answer(rounds));
process.send?.('pret');
