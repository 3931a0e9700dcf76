import type { Input } from '#contract/procedures';
import { parametresDits } from '#domain/clauses/clause';
import type { Examen } from '#domain/importation/examen';
import { plierTexte } from '#domain/french';
import { RefusedError } from '../command';
import type { Command, Terminal } from '../command';
import { readWhole, sendFile } from '../files';
import { lectureAppelee, lectureDirecte } from '../lecture-suivie';
import { UsageError } from '../options';
import { idOf, recorded } from './recorded';

/* Conventions in: from a file, from a text written as data, from another one. */

/** What a file says of a convention, in the vocabulary of the dry run (docs/terminal.md). */
function dite({ lue, redaction: { parties }, clauses, nonPlaces, doutes, horsTexte, remarques }: Examen) {
  return {
    titre: lue.titre,
    region: lue.region,
    parties: lue.parties.map(({ nom, signataires }) => ({ nom, signataires })),
    // What the block of the parties says besides: seats, deliberations, « ci-après ».
    mentions: lue.parties.flatMap(({ mentions, ditCiApres, qualites = [] }) => [
      ...mentions,
      ...qualites.map(({ dit: one }) => one),
      ...(ditCiApres === null ? [] : [`ci-après « ${ditCiApres} »`]),
    ]),
    enPresenceDe: lue.enPresenceDe,
    visas: lue.visas,
    considerants: lue.considerants,
    formule: lue.formule,
    divisions: lue.divisions.map(({ nature, niveau, numero, intitule, alineas }) => {
      const tableaux = alineas
        .filter(({ tableau }) => tableau)
        .map(({ texte }) => texte.split('\n').map((ligne) => ligne.split('\t')));
      return {
        niveau,
        numero,
        // Its only heading is its name, however the page writes it.
        intitule: nature === 'preambule' && plierTexte(intitule) === 'preambule' ? 'Préambule' : intitule,
        alineas: alineas.filter(({ tableau }) => !tableau).map(({ texte }) => texte),
        ...(tableaux.length === 0 ? {} : { tableaux }),
      };
    }),
    exemplaires: lue.exemplaires,
    lieu: lue.lieu,
    faitLe: lue.faitLe,
    clauses: lue.clauses.map(({ parametres, dit }) => ({
      nature: parametres.nature,
      parametres: parametresDits(parametres),
      dit: dit.slice(0, 60),
    })),
    obligations: clauses.flatMap(({ parametres, dit }) =>
      parametres.nature === 'obligation'
        ? [{ debiteur: parties.find(({ id }) => id === parametres.debiteur)?.nom ?? '', dit }]
        : [],
    ),
    nonPlaces,
    doutes,
    horsTexte,
    remarques,
  };
}

/** The same for a person: what was found, then what is to be looked at. */
function resume(examen: Examen): string {
  const { lue, nonPlaces, doutes, remarques, clauses } = examen;
  const lines = [
    lue.titre === '' ? 'Titre : non trouvé' : `Titre : ${lue.titre}`,
    `Parties : ${lue.parties.map(({ nom, signataires }) => `${nom} (${signataires.length})`).join(', ')}`,
    `${lue.visas.length} visas, ${lue.considerants.length} considérants, ${lue.divisions.length} divisions, ${
      lue.divisions.flatMap(({ alineas }) => alineas).length
    } alinéas, ${clauses.length} clauses`,
    ...remarques.map((remarque) => `À savoir : ${remarque}`),
    ...nonPlaces.map((phrase) => `Non placé : « ${phrase} »`),
    ...doutes.map(({ id, dit, motif }) => `Doute ${id} : « ${dit} » ${motif}`),
    'Rien n’est enregistré : ajoutez --confirmer pour faire entrer cette convention au registre.',
  ];
  return lines.join('\n');
}

const importer: Command = {
  name: 'convention importer',
  usage: 'convention importer FICHIER [--confirmer [--accepter DOUTE]… [--titre-court "…"]]',
  resume: 'lit une convention dans un fichier (DOCX, ODT, PDF, texte) ; ne l’enregistre qu’avec --confirmer',
  mode: (options) => (options.flag('confirmer') ? 'ecriture' : 'aucun'),
  options: {
    fichier: { kind: 'texte', aide: 'document Word (.docx), LibreOffice (.odt), PDF avec texte, ou texte' },
    confirmer: { kind: 'drapeau', aide: 'fait entrer la convention lue au registre, fichier joint' },
    accepter: { kind: 'liste', aide: 'doute tenu pour réglé (son identifiant), autant de fois que voulu' },
    'titre-court': { kind: 'texte', aide: 'nom de la convention dans les listes' },
  },
  async run(terminal) {
    const { options } = terminal;
    const fichier = options.positionals[0] ?? options.required('fichier');
    if (!options.flag('confirmer')) {
      const examen = await lectureDirecte(terminal, async (suite) =>
        terminal.lecteur.examiner(await readWhole(fichier), suite),
      );
      return { data: dite(examen), texte: resume(examen) };
    }
    return confirmer(terminal, fichier);
  },
};

async function confirmer(terminal: Terminal, fichier: string) {
  const { call, options } = terminal;
  const jeton = await sendFile(terminal, fichier);
  const examen = await lectureAppelee(terminal, (lecture) =>
    call('conventions.examinerFichier', { jeton, lecture }),
  );
  const accepted = new Set(options.list('accepter'));
  const unknown = [...accepted].find((id) => !examen.doutes.some((one) => one.id === id));
  if (unknown !== undefined) throw new UsageError(`--accepter : aucun doute ne s’appelle « ${unknown} ».`);
  const open = examen.doutes.filter(({ id }) => !accepted.has(id));
  const [first] = open;
  if (first !== undefined)
    throw new RefusedError(
      `${open.length === 1 ? 'Un doute reste' : `${open.length} doutes restent`} à régler avant d’enregistrer. ${open
        .map(({ id, dit, motif }) => `${id} : « ${dit} » ${motif}`)
        .join(' ')} Corrigez le fichier, ou acceptez : --accepter ${first.id}.`,
    );
  const court = options.text('titre-court');
  const data = await call('conventions.creer', {
    ...examen.redaction,
    ...(court === null ? {} : { titreCourt: court }),
    clauses: examen.clauses.map((clause) => ({ ...clause, confirmee: clause.doutes.length === 0 })),
  });
  await call('pieces.ajouter', {
    jeton,
    objet: { collection: 'conventions', id: data.id },
    nature: 'autre',
  });
  return recorded('Convention entrée au registre, fichier joint', data);
}

const redaction: Command = {
  name: 'convention redaction',
  usage: 'convention redaction ID',
  resume: 'le texte d’une convention comme donnée, à récrire (« convention editer ») ou à copier (JSON)',
  mode: 'lecture',
  options: { id: { kind: 'texte', aide: 'identifiant de la convention' } },
  run: async ({ options, call }) => ({
    data: await call('conventions.redaction', { conventionId: idOf(options, 'id') }),
  }),
};

const FICHIER = { kind: 'texte', aide: 'FICHIER.json, tel que « convention redaction » l’écrit' } as const;

const creer: Command = {
  name: 'convention creer',
  usage: 'convention creer --fichier FICHIER.json | --depuis ID --titre-court "…"',
  resume: 'fait entrer une convention au registre, d’un texte donné comme donnée ou d’une copie d’une autre',
  arguments: 0,
  mode: 'ecriture',
  options: {
    fichier: FICHIER,
    depuis: { kind: 'texte', aide: 'convention à copier, sans ce qui lui est arrivé' },
    'titre-court': { kind: 'texte', aide: 'nom de la convention dans les listes' },
  },
  async run({ options, call }) {
    const [fichier, depuis, court] = [
      options.text('fichier'),
      options.text('depuis'),
      options.text('titre-court'),
    ];
    if ((fichier === null) === (depuis === null))
      throw new UsageError('Donnez --fichier ou --depuis, l’un des deux.');
    const text =
      depuis === null
        ? await readJson(fichier ?? '')
        : await call('conventions.redaction', { conventionId: depuis });
    const saisie = {
      ...(text as object),
      ...(court === null ? {} : { titreCourt: court }),
    } as unknown as Input<'conventions.creer'>;
    return recorded('Convention entrée au registre', await call('conventions.creer', saisie));
  },
};

const editer: Command = {
  name: 'convention editer',
  usage: 'convention editer ID --fichier FICHIER.json',
  resume: 'récrit le texte d’une convention que personne n’a signée',
  mode: 'ecriture',
  options: { id: { kind: 'texte', aide: 'identifiant de la convention' }, fichier: FICHIER },
  async run({ options, call }) {
    const text = await readJson(options.required('fichier'));
    const data = await call('conventions.editer', {
      ...(text as object),
      conventionId: idOf(options, 'id'),
    } as unknown as Input<'conventions.editer'>);
    return recorded('Texte de la convention récrit', data);
  },
};

async function readJson(fichier: string): Promise<unknown> {
  const text = (await readWhole(fichier)).toString('utf8').replace(/^\uFEFF/u, '');
  try {
    return JSON.parse(text);
  } catch {
    throw new RefusedError(
      `Le fichier ${fichier} n’est pas du JSON bien formé : partez de ce qu’écrit « convention redaction ».`,
    );
  }
}

/** Lays a convention in the trash, with all that depends on it: « convention supprimer » is « supprimer convention ». */
const supprimer: Command = {
  name: 'convention supprimer',
  usage: 'convention supprimer ID --motif "…"',
  resume: 'met une convention à la corbeille, avec tout ce qui en dépend',
  mode: 'ecriture',
  options: {
    id: { kind: 'texte', aide: 'identifiant de la convention' },
    motif: { kind: 'texte', aide: 'pourquoi elle n’a plus sa place au registre' },
  },
  async run({ options, call }) {
    const id = idOf(options, 'id');
    const { libelle, dependants } = await call('corbeille.apercu', { collection: 'conventions', id });
    const data = await call('corbeille.supprimer', {
      collection: 'conventions',
      id,
      motif: options.required('motif'),
    });
    const along = dependants.length === 0 ? '' : ` Avec : ${dependants.join(', ')}.`;
    return { data, texte: `Mise à la corbeille (${data.id}) : ${libelle}.${along}` };
  },
};

export const CONVENTION_COMMANDS: readonly Command[] = [importer, creer, redaction, editer, supprimer];
