import type { TexteModifieView } from '#contract/texte';
import { designerDivision } from '#domain/avenant/texte-modifie';
import { typographie } from '#domain/typographie';
import type { Answer, Command, Terminal } from '../command';
import { RefusedError } from '../command';
import { sendFile } from '../files';
import { AIDE_CLAUSE } from '../clauses';
import { lectureAppelee } from '../lecture-suivie';
import { fromPassage } from './lecture';
import { idOf, recorded } from './recorded';

/* A text as it should read, held against the draft: the operations that make it, shown, then recorded if so asked. */

/** The whole convention rather than one article. */
const TOUT = 'tout';

const enPhrases = ({ modifications }: TexteModifieView): readonly string[] =>
  modifications.map(({ essai: { phrase, avant, apres, defauts } }, rang) =>
    [
      `${rang + 1}. ${phrase.join('\n   ')}`,
      `   Avant : ${avant ?? '—'}`,
      `   Après : ${apres ?? '—'}`,
      ...defauts.map(({ message, remede }) => `   À voir : ${message} ${remede}`),
    ].join('\n'),
  );

function dire(vue: TexteModifieView): readonly string[] {
  const { modifications, manquantes, remarques } = vue;
  return [
    ...(modifications.length === 0 ? ['Aucune différence avec le texte du projet.'] : enPhrases(vue)),
    ...manquantes.map(
      ({ nom }) =>
        `Absent du texte donné, et gardé : ${nom}. Pour l’abroger : --abroger (numéro, « annexe 1 » ou intitulé).`,
    ),
    ...remarques.map((one) => `À savoir : ${one}`),
  ];
}

async function comparer(terminal: Terminal, avenantId: string, jeton: string): Promise<TexteModifieView> {
  const { call, options } = terminal;
  const { texte } = await call('texte.chantier', { avenantId });
  const designer = (dite: string): string => {
    const found = designerDivision(texte, dite);
    if (!found.ok) throw new RefusedError(`${found.error.message} ${found.error.remede}`);
    return found.value.id;
  };
  const article = options.text('article');
  const abroger = options.list('abroger');
  if (article !== null && article !== TOUT && abroger.length > 0)
    throw new RefusedError('--abroger ne sert qu’avec le texte de toute la convention.');
  return lectureAppelee(terminal, (lecture) =>
    call('texte.comparerModifie', {
      avenantId,
      divisionId: article === null || article === TOUT ? null : designer(article),
      source: { nature: 'fichier', jeton },
      abroger: abroger.map(designer),
      lecture,
    }),
  );
}

const article: Command = {
  name: 'avenant article',
  usage: 'avenant article AVENANT [--article N|tout] --fichier FICHIER [--abroger DIVISION]… [--confirmer]',
  resume:
    'compare le texte modifié d’un article, ou de toute la convention, à celui du projet et en tire les modifications',
  mode: (options) => (options.flag('confirmer') ? 'ecriture' : 'lecture'),
  options: {
    avenant: { kind: 'texte', aide: 'identifiant de l’avenant (aussi en premier argument)' },
    id: { kind: 'texte', aide: 'identifiant de l’avenant' },
    article: {
      kind: 'texte',
      aide: 'numéro d’article, « préambule », « annexe 1 », intitulé, « titre II > 1 » ; à défaut, ou « tout » : toute la convention',
    },
    fichier: { kind: 'texte', aide: 'le texte modifié : .docx, .odt, PDF avec texte, ou texte' },
    abroger: {
      kind: 'liste',
      aide: 'division absente du texte donné et à abroger, autant de fois que voulu',
    },
    confirmer: { kind: 'drapeau', aide: 'enregistre les modifications trouvées' },
  },
  async run(terminal): Promise<Answer> {
    const { call, options } = terminal;
    const avenantId = idOf(options, 'avenant');
    const jeton = await sendFile(terminal, options.required('fichier'));
    const vue = await comparer(terminal, avenantId, jeton);
    if (vue.raison !== null) throw new RefusedError(`${vue.raison.message} ${vue.raison.remede}`);
    const said = dire(vue);
    if (vue.modifications.length === 0 || !options.flag('confirmer'))
      return {
        data: { enregistree: false, ...vue },
        texte: typographie(
          [
            ...said,
            vue.modifications.length === 0
              ? 'Rien n’est enregistré.'
              : 'Rien n’est enregistré : ajoutez --confirmer pour retenir ces modifications.',
          ].join('\n'),
        ),
      };
    const data = await call('avenants.ajouterOperations', {
      avenantId,
      operations: vue.modifications.map(({ modification }) => ({ modification, phrase: null })),
    });
    const n = vue.modifications.length;
    return {
      ...recorded(
        `${n === 1 ? 'Modification enregistrée' : `${n} modifications enregistrées`}.\n${said.join('\n')}`,
        data,
      ),
      data: { enregistree: true, ...vue, ...data },
    };
  },
};

const coller: Command = {
  name: 'avenant coller',
  usage: 'avenant coller AVENANT --fichier FICHIER [--confirmer [--relue] [--partiel]]',
  resume:
    'lit un avenant entier : met de côté ce qui n’est pas une modification, et lit chaque phrase qui en est une',
  mode: (options) => (options.flag('confirmer') ? 'ecriture' : 'lecture'),
  options: {
    avenant: { kind: 'texte', aide: 'identifiant de l’avenant (aussi en premier argument)' },
    id: { kind: 'texte', aide: 'identifiant de l’avenant' },
    fichier: { kind: 'texte', aide: 'le texte de l’avenant : .docx, .odt, PDF avec texte, ou texte' },
    confirmer: { kind: 'drapeau', aide: 'enregistre les modifications lues' },
    relue: {
      kind: 'drapeau',
      aide: 'avec --confirmer : les lectures douteuses ont été relues et sont les bonnes',
    },
    partiel: {
      kind: 'drapeau',
      aide: 'avec --confirmer : enregistre ce qui est compris, les autres phrases restant à écrire',
    },
    clause: { kind: 'liste', aide: AIDE_CLAUSE },
  },
  async run(terminal) {
    const { call, options } = terminal;
    const avenantId = idOf(options, 'avenant');
    const jeton = await sendFile(terminal, options.required('fichier'));
    const { texte } = await lectureAppelee(terminal, (lecture) =>
      call('texte.lireFichier', { jeton, lecture }),
    );
    return fromPassage(terminal, avenantId, texte, { partiel: options.flag('partiel') });
  },
};

export const TEXTE_MODIFIE_COMMANDS: readonly Command[] = [article, coller];
