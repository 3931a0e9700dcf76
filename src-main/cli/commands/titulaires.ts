import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { CSV_MAX } from '#domain/titulaire/importer';
import { typographie } from '#domain/typographie';
import { ETAT_AVENANT_LABELS } from '#domain/fiches/avenant';
import { ARTICLES_FONCTION, CIVILITES, GENRES_GRAMMATICAUX, allSignataires } from '#domain/parties/partie';
import type { Command } from '../command';
import { RefusedError } from '../command';
import { UsageError } from '../options';
import { direImport } from './import-table';
import { idOf, recorded } from './recorded';

/** « qui-occupe --fonction prefete --au 01/03/2025 »: one person, or nobody and why. */
const quiOccupe: Command = {
  name: 'qui-occupe',
  usage: 'qui-occupe --fonction FONCTION [--au AAAA-MM-JJ] [--convention ID]',
  resume: 'qui occupe une fonction un jour donné : une personne, ou une vacance et sa cause',
  arguments: 0,
  mode: 'lecture',
  options: {
    fonction: { kind: 'texte', aide: 'place de signataire (prefete…), ou intitulé de la fonction' },
    au: { kind: 'date', aide: 'AAAA-MM-JJ : jour demandé (à défaut, aujourd’hui)' },
    convention: {
      kind: 'texte',
      aide: 'identifiant de la convention, si plusieurs connaissent cette fonction',
    },
  },
  async run({ options, call }) {
    const fonction = options.required('fonction');
    const jour = options.text('au') ?? (await call('registre.etat', {})).aujourdhui;
    const data = await call('titulaires.quiOccupe', {
      fonction,
      jour,
      conventionId: options.text('convention'),
    });
    return { data, texte: data.dit };
  },
};

const importer: Command = {
  name: 'titulaire importer',
  usage: 'titulaire importer FICHIER.csv [--convention ID] [--confirmer]',
  resume:
    'lit un tableau de titulaires et dit ce qui serait enregistré ; --confirmer enregistre tout ou rien',
  mode: (options) => (options.flag('confirmer') ? 'ecriture' : 'lecture'),
  options: {
    fichier: { kind: 'texte', aide: 'FICHIER.csv (aussi en premier argument)' },
    convention: { kind: 'texte', aide: 'convention des lignes qui n’en disent pas' },
    confirmer: { kind: 'drapeau', aide: 'enregistre : toutes les lignes, ou aucune si l’une est refusée' },
  },
  async run({ options, call }) {
    const input = {
      conventionId: options.text('convention'),
      csv: await lire(options.positionals[0] ?? options.required('fichier')),
    };
    if (options.flag('confirmer'))
      return recorded('Titulaires importés', await call('titulaires.importer', input));
    const { lignes } = await call('titulaires.examinerImport', input);
    return direImport(lignes, { nouveau: 'à enregistrer', deja: 'déjà au registre', refusee: 'refusée' });
  },
};

/** What the convention itself says of a signatory, and where letters go: what is not given stays as it is. */
const signataireModifier: Command = {
  name: 'signataire modifier',
  usage:
    'signataire modifier CONVENTION --fonction SIGNATAIRE [--adresse "ligne|ligne" [--depuis AAAA-MM-JJ]] …',
  resume:
    'l’adresse d’un signataire, à compter d’un jour ; avant toute signature, son nom et l’intitulé de sa fonction',
  mode: 'ecriture',
  options: {
    id: { kind: 'texte', aide: 'identifiant de la convention (aussi en premier argument)' },
    convention: { kind: 'texte', aide: 'identifiant de la convention' },
    fonction: { kind: 'texte', aide: 'place de signataire de la convention : prefete, president…' },
    adresse: { kind: 'texte', aide: '« ligne|ligne|ligne », huit au plus' },
    depuis: { kind: 'date', aide: 'AAAA-MM-JJ : premier jour de cette adresse (à défaut, une correction)' },
    civilite: { kind: 'texte', aide: CIVILITES.join(' ou ') },
    prenom: { kind: 'texte', aide: 'prénom' },
    nom: { kind: 'texte', aide: 'nom' },
    intitule: { kind: 'texte', aide: 'intitulé de la fonction' },
    genre: { kind: 'texte', aide: GENRES_GRAMMATICAUX.join(' ou ') },
    long: { kind: 'texte', aide: 'forme longue de l’intitulé' },
    appel: { kind: 'texte', aide: 'formule d’appel des lettres' },
    article: { kind: 'texte', aide: ARTICLES_FONCTION.join(', ') },
  },
  async run({ options, call }) {
    const conventionId = idOf(options, 'convention');
    const signataireId = options.required('fonction');
    const { versionsParties } = await call('conventions.parties', { conventionId });
    const all = allSignataires(versionsParties[0]?.parties ?? []);
    const found = all.find(({ id }) => id === signataireId);
    if (found === undefined)
      throw new UsageError(`--fonction attend : ${all.map(({ id }) => id).join(', ')}.`);
    const { fonction, personne, adresse, adresses = [] } = found;
    const given = options.text('adresse');
    const parmi = <T extends string>(name: string, values: readonly T[]): T | null => {
      const text = options.text(name);
      const one = values.find((value) => value === text);
      if (text !== null && one === undefined)
        throw new UsageError(`--${name} attend : ${values.join(', ')}.`);
      return one ?? null;
    };
    const data = await call('conventions.modifierSignataire', {
      conventionId,
      signataireId,
      fonction: {
        libelle: options.text('intitule') ?? fonction.libelle,
        genre: parmi('genre', GENRES_GRAMMATICAUX) ?? fonction.genre,
        long: options.text('long') ?? fonction.long,
        appel: options.text('appel') ?? fonction.appel,
        article: parmi('article', ARTICLES_FONCTION) ?? fonction.article,
      },
      personne: {
        civilite: parmi('civilite', CIVILITES) ?? personne.civilite,
        prenom: options.text('prenom') ?? personne.prenom,
        nom: options.text('nom') ?? personne.nom,
      },
      adresse: [...(given?.split('|') ?? adresses.at(-1)?.lignes ?? adresse)],
      adresseDepuis: options.text('depuis'),
    });
    return recorded('Signataire modifié', data);
  },
};

async function lire(chemin: string): Promise<string> {
  try {
    // Before reading: what cannot be a table of holders is not brought into memory.
    if ((await stat(chemin)).size > 4 * CSV_MAX)
      throw new RefusedError(`Le fichier ${basename(chemin)} est trop long pour un tableau de titulaires.`);
    return enLettres(await readFile(chemin));
  } catch (error) {
    if (error instanceof RefusedError) throw error;
    throw new RefusedError(
      `Le fichier ${basename(chemin)} n’a pas pu être lu : vérifiez son nom et vos droits.`,
    );
  }
}

/** UTF-8, or the Windows page that French Excel writes when nobody asks for another. */
function enLettres(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const notes = (all: readonly { readonly message: string; readonly source: string }[]): readonly string[] =>
  all.map(({ message, source }) => `  À savoir : ${message} (${source})`);

const avenantLister: Command = {
  name: 'avenant lister',
  usage: 'avenant lister CONVENTION',
  resume: 'liste les avenants d’une convention, leur état, et ceux dont un titulaire a changé',
  mode: 'lecture',
  options: {
    id: { kind: 'texte', aide: 'identifiant de la convention' },
    convention: { kind: 'texte', aide: 'identifiant de la convention' },
  },
  async run({ options, call }) {
    const data = await call('avenants.lister', { conventionId: idOf(options, 'convention') });
    const lignes = data.flatMap(({ id, designation, objet, etat, titulairesChanges }) => [
      `${id}  ${designation} : ${objet} (${ETAT_AVENANT_LABELS[etat]})`,
      ...notes(titulairesChanges),
    ]);
    return { data, texte: typographie(lignes.length === 0 ? 'Aucun avenant.' : lignes.join('\n')) };
  },
};

const avenantLire: Command = {
  name: 'avenant lire',
  usage: 'avenant lire ID',
  resume: 'un avenant : son état, ce qui l’empêche d’avancer, ce qu’il faut savoir',
  mode: 'lecture',
  options: {
    id: { kind: 'texte', aide: 'identifiant de l’avenant' },
    avenant: { kind: 'texte', aide: 'identifiant de l’avenant' },
  },
  async run({ options, call }) {
    const data = await call('avenants.lire', { avenantId: idOf(options, 'avenant') });
    const { avenant, designation, etat, blocage, aSavoir, manquants } = data;
    const lignes = [
      `${designation} : ${avenant.objet} (${ETAT_AVENANT_LABELS[etat]})`,
      ...(manquants.length === 0 ? [] : [`  Signatures à recueillir : ${manquants.join(', ')}`]),
      ...(blocage === null ? [] : [`  ${blocage.message} ${blocage.remede}`]),
      ...notes(aSavoir),
    ];
    return { data, texte: typographie(lignes.join('\n')) };
  },
};

export const TITULAIRE_COMMANDS: readonly Command[] = [
  quiOccupe,
  importer,
  signataireModifier,
  avenantLister,
  avenantLire,
];
