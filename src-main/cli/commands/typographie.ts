import { basename, extname } from 'node:path';
import { counted } from '#domain/french';
import { controlerTypographie } from '#domain/typographie-controle/controler';
import type { Remarque } from '#domain/typographie-controle/controler';
import type { ParagrapheSitue } from '../../application/echanges/ports';
import type { Command, Terminal } from '../command';
import { readWhole } from '../files';
import { UsageError } from '../options';

/** The paragraphs of the file, each with its place: of a text, its lines. */
async function paragraphesDe({ lecteur }: Terminal, fichier: string): Promise<readonly ParagrapheSitue[]> {
  const bytes = await readWhole(fichier);
  const format = extname(fichier).toLowerCase();
  if (format === '.docx') return lecteur.paragraphes(bytes);
  if (format !== '.txt')
    throw new UsageError(
      'typographie lit un fichier .txt ou .docx : enregistrez-le dans l’un de ces formats.',
    );
  return bytes
    .toString('utf8')
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .map((texte, index) => ({ lieu: `ligne ${index + 1}`, texte }));
}

/** A no-break space shows as such: nobody sees it otherwise. */
const visible = (texte: string): string => texte.replace(/[\u00A0\u202F]/gu, '⍽').replace(/\t/gu, '→');

type Situee = Remarque & { readonly lieu: string };

const dire = ({ lieu, colonne, libelle, regle, ecrit, propose }: Situee): string =>
  `- ${lieu}, signe ${colonne} : « ${visible(ecrit)} » → « ${visible(propose)} » (${libelle} : ${regle})`;

export const controleTypographie: Command = {
  name: 'typographie',
  usage: 'typographie FICHIER.txt|FICHIER.docx',
  resume:
    'dit ce que la typographie française écrirait autrement, à sa place et avec sa règle, et ne change rien (sans registre)',
  arguments: 1,
  mode: 'aucun',
  options: {},
  async run(terminal) {
    const [fichier] = terminal.options.positionals;
    if (fichier === undefined) throw new UsageError('Indiquez le fichier à lire : un .txt ou un .docx.');
    const remarques = (await paragraphesDe(terminal, fichier)).flatMap(({ lieu, texte }) =>
      controlerTypographie(texte).map((one): Situee => ({ ...one, lieu })),
    );
    return {
      data: { fichier: basename(fichier), remarques },
      texte:
        remarques.length === 0
          ? `${basename(fichier)} : rien à redire.`
          : [
              `${basename(fichier)} : ${counted(remarques.length, 'remarque')} (⍽ est une espace insécable).`,
              ...remarques.map(dire),
            ].join('\n'),
      code: remarques.length === 0 ? 0 : 1,
    };
  },
};
