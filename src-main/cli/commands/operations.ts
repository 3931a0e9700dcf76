import type { NatureModification, NouvelAlinea } from '#domain/texte/operations';
import type { DivisionEnVigueur, TexteEnVigueur } from '#domain/texte/en-vigueur';
import { numeroAnnexe, numeroInsere } from '#domain/texte/numeros';
import { deListe } from '#domain/texte/liminaires';
import type { ListeLiminaire } from '#domain/texte/liminaires';
import { nomDivision, nommee, numeroDeTitre } from '#domain/texte/nommer';
import { asRead } from '#domain/french';
import { mentionFichier } from '#domain/texte/fichier-annexe';
import { typographie } from '#domain/typographie';
import type { Input } from '#contract/procedures';
import type { ClauseEnJeu } from '#domain/concordance/clauses-en-jeu';
import type { EssaiView } from '#contract/texte';
import type { Command, Terminal } from '../command';
import { RefusedError } from '../command';
import { AIDE_CLAUSE, attendues, lireReponse } from '../clauses';
import { UsageError, readInteger } from '../options';
import type { Options, OptionSpecs } from '../options';
import { fromPassage, lines, repondant, reponsesOf } from './lecture';
import { idOf, recorded } from './recorded';

type Proposee = Input<'avenants.ajouterOperations'>['operations'][number];

const AVENANT: OptionSpecs = {
  avenant: { kind: 'texte', aide: 'identifiant de l’avenant (aussi en premier argument)' },
  id: { kind: 'texte', aide: 'identifiant de l’avenant' },
};

/** « article 1er du titre II », « titre II »: named as the sentences of the act name it. */
const memeNom = (texte: TexteEnVigueur, division: DivisionEnVigueur, name: string): boolean =>
  asRead(nomDivision(nommee(texte.divisions, division))).toLowerCase() === name;

/** A division by what a person calls it. */
function divisionOf(texte: TexteEnVigueur, said: string): DivisionEnVigueur {
  const name = asRead(said.trim()).toLowerCase();
  const annexe = /^annexe\s*(.*)$/u.exec(name)?.[1];
  const nu = name.replace(/^article\s+/u, '').replace(/^1er(?!\p{L})/u, '1');
  const all = texte.divisions.filter((division) => {
    const { nature, numero, intitule, id } = division;
    if (id === said.trim() || memeNom(texte, division, name)) return true;
    if (annexe !== undefined) return nature === 'annexe' && (numero ?? '').toLowerCase() === annexe;
    if (nature === 'preambule' && /^pr[ée]ambule$/u.test(name)) return true;
    if (nature === 'section') return asRead(intitule).toLowerCase() === name;
    return nature === 'article' && numero?.toLowerCase() === nu;
  });
  const [only, other] = all;
  const found = all.find(({ id }) => id === said.trim()) ?? (other === undefined ? only : undefined);
  if (found === undefined && other !== undefined) {
    const names = all.map((one) => `« ${nomDivision(nommee(texte.divisions, one))} »`).join(', ');
    throw new RefusedError(typographie(`Le texte a plusieurs « ${said} ». Dites lequel : ${names}.`));
  }
  if (found === undefined) {
    const known = texte.divisions.map(({ numero, intitule }) => numero ?? intitule).join(', ');
    throw new RefusedError(typographie(`Le texte n’a pas de « ${said} ». Il a : ${known}.`));
  }
  return found;
}

function alineaOf(division: DivisionEnVigueur, options: Options): string {
  const rang = readInteger(options.required('alinea'), 'alinea');
  const alinea = division.alineas[rang - 1];
  if (alinea === undefined)
    throw new RefusedError(
      typographie(
        `L’alinéa ${rang} n’existe pas : ${division.intitule} en compte ${division.alineas.length}.`,
      ),
    );
  return alinea.id;
}

/** « - texte », « 1) texte »: an item of a list; two spaces before: of the list below. */
function alineasOf(options: Options, fichier: string | null = null): NouvelAlinea[] {
  const lines = options.list('texte').flatMap((text) => text.split('\n'));
  const rangees = options.list('rangee').flatMap((text) => text.split('\n'));
  const joint = fichier === null ? [] : [{ niveau: 0, marque: null, texte: fichier } as const];
  if (lines.length + rangees.length + joint.length === 0)
    throw new UsageError('L’option --texte est obligatoire (un alinéa nouveau), ou --rangee (un tableau).');
  const written = lines.map((line): NouvelAlinea => {
    const match = /^(\s*)([-–—]|\d{1,2}[.)°]|[a-z]\))\s+(.+)$/u.exec(line);
    return match === null
      ? { niveau: 0, marque: null, texte: line.trim() }
      : {
          niveau: (match[1] ?? '').length >= 2 ? 2 : 1,
          marque: match[2] ?? null,
          texte: (match[3] ?? '').trim(),
        };
  });
  return [...written, ...(rangees.length === 0 ? [] : [tableauOf(rangees)]), ...joint];
}

/** « Année | Montant »: a row, its cells between bars or tabulations; short rows are filled. */
function tableauOf(rangees: readonly string[]): NouvelAlinea {
  const rows = rangees.map((rangee) => rangee.split(/[\t|]/u).map((cell) => cell.trim()));
  const width = Math.max(...rows.map((row) => row.length));
  const texte = rows
    .map((row) => Array.from({ length: width }, (_, at) => row[at] ?? '').join('\t'))
    .join('\n');
  return { niveau: 0, marque: null, texte, tableau: true };
}

function articleSuivant({ divisions }: TexteEnVigueur, apres: DivisionEnVigueur): string {
  const numero = numeroInsere(divisions, apres);
  if (numero === null)
    throw new UsageError(
      'L’option --numero est obligatoire : le texte n’annonce aucun numéro à cette place.',
    );
  return numero;
}

/** Annexes that are not numbered 1, 2, 3 have no next one that could be told. */
function annexeSuivante({ divisions }: TexteEnVigueur): string {
  const numero = numeroAnnexe(divisions);
  if (numero === null)
    throw new UsageError(
      'L’option --numero est obligatoire : les annexes du texte ne se suivent pas par leur numéro.',
    );
  return numero;
}

/** What a nature is called at the terminal, each name with its options, and how they are read. */
type Saisie<N extends NatureModification> = {
  readonly noms: Readonly<Record<string, string>>;
  readonly lire: (saisie: Saisi) => Extract<Proposee['modification'], { nature: N }>;
};
type Saisi = {
  /** The name that was given. */
  readonly nom: string;
  readonly texte: TexteEnVigueur;
  readonly options: Options;
  /** The line that names a joined file; null when none is. */
  readonly fichier: string | null;
};

const divisionDe = ({ texte, options }: Saisi): DivisionEnVigueur =>
  divisionOf(texte, options.required('article'));

/** The alinéa of a division, where there must be one. */
const placeDe = (saisi: Saisi): { readonly divisionId: string; readonly alineaId: string } => {
  const one = divisionDe(saisi);
  return { divisionId: one.id, alineaId: alineaOf(one, saisi.options) };
};

/** An alinéa, or the whole division. */
const cibleDe = (saisi: Saisi): { readonly divisionId: string; readonly alineaId: string | null } =>
  saisi.options.text('alinea') === null
    ? { divisionId: divisionDe(saisi).id, alineaId: null }
    : placeDe(saisi);

/** A division written anew, under its heading unless another is given. */
const redaction = (saisi: Saisi) => {
  const one = divisionDe(saisi);
  const intitule = saisi.options.text('intitule') ?? one.intitule;
  return { divisionId: one.id, intitule, alineas: alineasOf(saisi.options, saisi.fichier) };
};

const SAISIES: { readonly [N in NatureModification]: Saisie<N> } = {
  remplacer_mots: {
    noms: {
      'remplacer-mots': '--article [--alinea] --ancien --nouveau [--partout]',
      'supprimer-mots': '--article [--alinea] --ancien [--partout]',
    },
    lire: (saisi) => ({
      nature: 'remplacer_mots',
      cible: cibleDe(saisi),
      ancien: saisi.options.required('ancien'),
      nouveau: saisi.nom === 'supprimer-mots' ? '' : saisi.options.required('nouveau'),
      partout: saisi.options.flag('partout'),
    }),
  },
  inserer_mots: {
    noms: { 'inserer-mots': '--article [--alinea] --apres-mots|--avant-mots --nouveau' },
    lire: (saisi) => {
      const apres = saisi.options.text('apres-mots');
      return {
        nature: 'inserer_mots',
        cible: cibleDe(saisi),
        position: apres === null ? 'avant' : 'apres',
        repere: apres ?? saisi.options.required('avant-mots'),
        mots: saisi.options.required('nouveau'),
      };
    },
  },
  rediger_alinea: {
    noms: { 'rediger-alinea': '--article --alinea --texte|--rangee' },
    lire: (saisi) => ({ nature: 'rediger_alinea', ...placeDe(saisi), alineas: alineasOf(saisi.options) }),
  },
  rediger_division: {
    noms: { 'rediger-article': '--article [--intitule] --texte|--rangee|--piece' },
    lire: (saisi) => ({ nature: 'rediger_division', ...redaction(saisi) }),
  },
  intituler: {
    noms: { intituler: '--article --intitule' },
    lire: (saisi) => ({
      nature: 'intituler',
      divisionId: divisionDe(saisi).id,
      intitule: saisi.options.required('intitule'),
    }),
  },
  inserer_alineas: {
    noms: {
      'inserer-alinea': '--article [--alinea : celui qui précède ; 0 : en tête] --texte|--rangee',
    },
    lire: (saisi) => {
      const one = divisionDe(saisi);
      const after = saisi.options.text('alinea');
      const apres =
        after === '0'
          ? null
          : after === null
            ? (one.alineas.at(-1)?.id ?? null)
            : alineaOf(one, saisi.options);
      return {
        nature: 'inserer_alineas',
        divisionId: one.id,
        apres,
        alineas: alineasOf(saisi.options, saisi.fichier),
      };
    },
  },
  supprimer_alinea: {
    noms: { 'supprimer-alinea': '--article --alinea' },
    lire: (saisi) => ({ nature: 'supprimer_alinea', ...placeDe(saisi) }),
  },
  inserer_division: {
    noms: {
      'inserer-article': '--apres-article [--numero] --intitule --texte',
      'inserer-section': '--apres-article --intitule [--texte] [--niveau]',
      'inserer-titre': '--apres-article --intitule « TITRE III – … » [--niveau] [--texte]',
    },
    lire: ({ nom, texte, options }) => {
      const apres = divisionOf(texte, options.text('apres-article') ?? options.required('article'));
      const section = nom !== 'inserer-article';
      const vide = section && options.list('texte').length + options.list('rangee').length === 0;
      const intitule = options.required('intitule');
      const niveau = options.text('niveau');
      if (section && options.text('numero') !== null)
        throw new UsageError('--numero : une section ou un titre porte le sien dans son --intitule.');
      return {
        nature: 'inserer_division',
        apres: apres.id,
        sorte: section ? 'section' : 'article',
        numero: section ? numeroDeTitre(intitule) : (options.text('numero') ?? articleSuivant(texte, apres)),
        intitule,
        ...(niveau === null ? {} : { niveau: readInteger(niveau, 'niveau') }),
        alineas: vide ? [] : alineasOf(options),
      };
    },
  },
  abroger: {
    noms: { abroger: '--article' },
    lire: (saisi) => ({ nature: 'abroger', divisionId: divisionDe(saisi).id }),
  },
  retablir: {
    noms: { retablir: '--article [--intitule] --texte|--rangee' },
    lire: (saisi) => ({ nature: 'retablir', ...redaction(saisi) }),
  },
  ajouter_annexe: {
    noms: { 'ajouter-annexe': '--intitule --texte|--piece [--numero]' },
    lire: ({ texte, options, fichier }) => ({
      nature: 'ajouter_annexe',
      numero: options.text('numero') ?? annexeSuivante(texte),
      intitule: options.required('intitule'),
      alineas: alineasOf(options, fichier),
    }),
  },
  nommer_partie: {
    noms: { 'nommer-partie': '--partie --nom' },
    lire: ({ options }) => ({
      nature: 'nommer_partie',
      partieId: options.required('partie'),
      nom: options.required('nom'),
    }),
  },
  designer_signataire: {
    noms: { 'designer-signataire': '--signataire --civilite --prenom --nom --fonction --genre' },
    lire: ({ options }) => {
      const civilite = options.required('civilite');
      const genre = options.required('genre');
      if (civilite !== 'Madame' && civilite !== 'Monsieur')
        throw new UsageError('--civilite attend Madame ou Monsieur.');
      if (genre !== 'f' && genre !== 'm') throw new UsageError('--genre attend f ou m.');
      return {
        nature: 'designer_signataire',
        signataireId: options.required('signataire'),
        fonction: { libelle: options.required('fonction'), genre },
        personne: { civilite, prenom: options.required('prenom'), nom: options.required('nom') },
      };
    },
  },
  proroger: {
    noms: { proroger: '--article --alinea --fin AAAA-MM-JJ --texte' },
    lire: (saisi) => ({
      nature: 'proroger',
      ...placeDe(saisi),
      texte: alineasOf(saisi.options)[0]?.texte ?? '',
      fin: saisi.options.required('fin'),
    }),
  },
  inserer_liminaire: {
    noms: {
      'inserer-visa':
        '--texte [--liste visas|considerants|presence] [--rang : celui qui précède ; 0 : en tête]',
    },
    lire: (saisi) => {
      const { options, texte } = saisi;
      const rang = options.text('rang');
      const liste = listeDe(options);
      const apres =
        rang === '0'
          ? null
          : rang === null
            ? (deListe(texte, liste).at(-1)?.id ?? null)
            : liminaireDe(saisi).liminaireId;
      return { nature: 'inserer_liminaire', liste, apres, texte: ligneDe(options) };
    },
  },
  rediger_liminaire: {
    noms: { 'rediger-visa': '--rang --texte [--liste visas|considerants|presence]' },
    lire: (saisi) => ({ nature: 'rediger_liminaire', ...liminaireDe(saisi), texte: ligneDe(saisi.options) }),
  },
  supprimer_liminaire: {
    noms: { 'supprimer-visa': '--rang [--liste visas|considerants|presence]' },
    lire: (saisi) => ({ nature: 'supprimer_liminaire', ...liminaireDe(saisi) }),
  },
};

function liminaireDe({ texte, options }: Saisi): {
  readonly liste: ListeLiminaire;
  readonly liminaireId: string;
} {
  const liste = listeDe(options);
  const rang = readInteger(options.required('rang'), 'rang');
  const own = deListe(texte, liste);
  const found = own[rang - 1];
  if (found === undefined)
    throw new RefusedError(
      typographie(`--rang ${rang} n’existe pas : le texte compte ${own.length} ligne(s) de cette liste.`),
    );
  return { liste, liminaireId: found.id };
}

function listeDe(options: Options): ListeLiminaire {
  const liste = options.text('liste') ?? 'visas';
  if (liste !== 'visas' && liste !== 'considerants' && liste !== 'presence')
    throw new UsageError('--liste attend visas, considerants ou presence.');
  return liste;
}

/** A visa, a considérant or a person present is one line. */
const ligneDe = (options: Options): string => {
  const [texte = '', other] = options.list('texte');
  if (texte.trim() === '' || other !== undefined)
    throw new UsageError('L’option --texte est obligatoire, une seule fois : la ligne entière.');
  return texte.trim();
};

const NOMS: readonly (readonly [nom: string, options: string])[] = Object.values(SAISIES).flatMap(
  ({ noms }) => Object.entries(noms),
);

const DESCRIPTION: OptionSpecs = {
  phrase: {
    kind: 'texte',
    aide: 'la phrase légistique : seule, elle est lue ; avec --nature, elle est celle que porte l’acte',
  },
  confirmer: { kind: 'drapeau', aide: 'enregistre la modification lue dans --phrase' },
  relue: {
    kind: 'drapeau',
    aide: 'avec --confirmer : la lecture, douteuse, a été relue et elle est la bonne',
  },
  nature: { kind: 'texte', aide: NOMS.map(([nom]) => nom).join(', ') },
  article: {
    kind: 'texte',
    aide: 'numéro d’article, « préambule », « annexe 1 », ou l’intitulé d’une section',
  },
  alinea: { kind: 'texte', aide: 'rang de l’alinéa, 1 pour le premier (listes comprises)' },
  ancien: { kind: 'texte', aide: 'mots à remplacer ou à supprimer' },
  nouveau: { kind: 'texte', aide: 'mots nouveaux' },
  'apres-mots': { kind: 'texte', aide: 'mots après lesquels insérer' },
  'avant-mots': { kind: 'texte', aide: 'mots avant lesquels insérer' },
  partout: { kind: 'drapeau', aide: 'à chaque occurrence' },
  texte: {
    kind: 'liste',
    aide: 'un alinéa nouveau, autant de fois qu’il y en a (« - » ou « 1) » en tête : une liste)',
  },
  rangee: {
    kind: 'liste',
    aide: 'une rangée d’un tableau, ses cellules entre barres (« Année | Montant »), après les --texte',
  },
  piece: {
    kind: 'texte',
    aide: 'une pièce jointe à la convention ou à un de ses actes, dont est faite l’annexe ajoutée ou récrite',
  },
  pages: { kind: 'texte', aide: 'nombre de pages de cette pièce' },
  intitule: { kind: 'texte', aide: 'intitulé' },
  'apres-article': { kind: 'texte', aide: 'article (ou autre partie du texte) après lequel insérer' },
  numero: { kind: 'texte', aide: 'numéro de l’article ou de l’annexe (à défaut, le suivant)' },
  partie: { kind: 'texte', aide: 'partie à renommer' },
  signataire: { kind: 'texte', aide: 'signataire à désigner' },
  nom: { kind: 'texte', aide: 'nom de la partie ou du signataire' },
  prenom: { kind: 'texte', aide: 'prénom du signataire' },
  civilite: { kind: 'texte', aide: 'Madame ou Monsieur' },
  fonction: { kind: 'texte', aide: 'fonction du signataire' },
  genre: { kind: 'texte', aide: 'f ou m : genre de la fonction' },
  liste: {
    kind: 'texte',
    aide: 'visas (à défaut), considerants, ou presence : ceux en présence de qui elle est conclue',
  },
  niveau: { kind: 'texte', aide: 'profondeur d’un titre ou d’un chapitre inséré, 1 pour le premier niveau' },
  rang: { kind: 'texte', aide: 'rang dans cette liste, 1 pour la première ligne' },
  fin: { kind: 'date', aide: 'AAAA-MM-JJ : nouvelle fin de la convention' },
  clause: { kind: 'liste', aide: AIDE_CLAUSE },
};

/** The line an annex is made of, when it is a file that is joined; null when --piece does not ask for one. */
async function fichierDe({ options, call }: Terminal, conventionId: string): Promise<string | null> {
  const id = options.text('piece');
  const pages = options.text('pages');
  if (id === null) return null;
  const { pieces } = await call('pieces.lister', { conventionId });
  const piece = pieces.find((one) => one.id === id);
  if (piece === undefined)
    throw new RefusedError(
      typographie(
        `Aucune pièce « ${id} » n’est jointe à cette convention. Connues : ${pieces.map((one) => `${one.id} (${one.nom})`).join(', ') || 'aucune'}.`,
      ),
    );
  return mentionFichier({ ...piece, pages: pages === null ? null : readInteger(pages, 'pages') });
}

function modificationOf(
  texte: TexteEnVigueur,
  options: Options,
  fichier: string | null,
): Proposee['modification'] {
  const nom = options.required('nature').replaceAll('_', '-');
  const saisie = Object.values(SAISIES).find(({ noms }) => Object.hasOwn(noms, nom));
  if (saisie === undefined)
    throw new UsageError(
      `--nature attend : ${NOMS.map(([name, needs]) => `${name} (${needs})`).join(' ; ')}.`,
    );
  return saisie.lire({ nom, texte, options, fichier });
}

const operation: Command = {
  name: 'avenant operation',
  usage: 'avenant operation AVENANT --phrase "…" [--confirmer [--relue]] | --nature NATURE --article N …',
  resume: 'ajoute à un projet une modification du texte en vigueur, décrite ou lue dans une phrase',
  mode: 'ecriture',
  options: { ...AVENANT, ...DESCRIPTION },
  async run(terminal) {
    const { options, call } = terminal;
    const avenantId = idOf(options, 'avenant');
    const phrase = options.text('phrase');
    if (options.text('nature') === null) {
      if (phrase === null) throw new UsageError('Indiquez --phrase "…" ou --nature.');
      return fromPassage(terminal, avenantId, lines(phrase).join('\n'));
    }
    const { texte, operations: deja } = await call('texte.chantier', { avenantId });
    const { conventionId } = (await call('avenants.lire', { avenantId })).avenant;
    const proposee = {
      modification: modificationOf(texte, options, await fichierDe(terminal, conventionId)),
      phrase: phrase === null ? null : lines(phrase),
    };
    const enJeu =
      options.list('clause').length === 0
        ? []
        : enJeuDe(
            await call('texte.essayer', { avenantId, operationId: null, ...proposee }),
            deja.length > 0,
          );
    const [reponses] = await reponsesOf(terminal, avenantId, [enJeu]);
    const data = await call('avenants.ajouterOperations', {
      avenantId,
      operations: [{ ...proposee, ...repondant(reponses) }],
    });
    const { lignes } = await call('texte.concordance', { avenantId });
    const { operation: faite, clauses } = lignes.at(-1) ?? { operation: null, clauses: [] };
    const suites = attendues(clauses).map(
      (one) => `\n  Réponse attendue : avenant clause ${avenantId} --operation ${faite?.id ?? ''} ${one}`,
    );
    const answer = recorded('Modification enregistrée', data);
    return { ...answer, texte: `${answer.texte}${suites.join('')}` };
  },
};

/**
 * The clauses an operation puts at stake. One that does not apply puts none: what is wrong in it is said, as the
 * operations before it may have changed its words already.
 */
function enJeuDe({ clauses, apres, avant, defauts }: EssaiView, deja: boolean): readonly ClauseEnJeu[] {
  const [fault] = defauts.filter(({ bloquant }) => bloquant);
  if (clauses.length > 0 || apres !== null || fault === undefined) return clauses;
  const lu =
    avant === null || !deja ? '' : ` Avec les modifications déjà dans l’avenant, on y lit : « ${avant} »`;
  throw new RefusedError(
    typographie(
      `${fault.message} ${fault.remede}${lu} Rien n’est enregistré : --clause dit ce que devient une clause dont les mots changent, et ceux-ci ne changent pas.`,
    ),
  );
}

const clause: Command = {
  name: 'avenant clause',
  usage: 'avenant clause AVENANT --operation ID --clause NATURE=… [--motif "…"]',
  resume:
    'dit ce que devient une clause dont une modification touche les mots (…=reprise : reprend la réponse)',
  mode: 'ecriture',
  options: {
    ...AVENANT,
    operation: { kind: 'texte', aide: 'identifiant de la modification' },
    clause: { kind: 'texte', aide: AIDE_CLAUSE },
    motif: { kind: 'texte', aide: 'pourquoi ; obligatoire quand le texte est parti à la signature' },
  },
  async run({ options, call }) {
    const avenantId = idOf(options, 'avenant');
    const operationId = options.required('operation');
    const { lignes } = await call('texte.concordance', { avenantId });
    const { texte } = await call('texte.chantier', { avenantId });
    const enJeu = lignes.find((one) => one.operation.id === operationId)?.clauses ?? [];
    const { clauseId, sort } = lireReponse(options.required('clause'), { enJeu, parties: texte.parties });
    const motif = options.text('motif');
    const data = await call('avenants.reglerClause', {
      avenantId,
      operationId,
      clauseId,
      sort: sort?.nature === 'inchangee' ? { ...sort, motif: sort.motif ?? motif } : sort,
      motif,
    });
    return recorded(sort === null ? 'Réponse reprise' : 'Clause réglée', data);
  },
};

const operations: Command = {
  name: 'avenant operations',
  usage: 'avenant operations AVENANT',
  resume: 'les modifications d’un avenant, dans l’ordre où elles s’appliquent',
  mode: 'lecture',
  options: AVENANT,
  async run({ options, call }) {
    const { operations: all } = await call('texte.chantier', { avenantId: idOf(options, 'avenant') });
    const texte = all
      .map(({ id, phrase }, rang) => `${rang + 1}. [${id}] ${phrase.join('\n   ')}`)
      .join('\n');
    return { data: all, texte: typographie(texte === '' ? 'Aucune modification.' : texte) };
  },
};

const retirer: Command = {
  name: 'avenant operation-retirer',
  usage: 'avenant operation-retirer AVENANT --operation ID',
  resume: 'retire une modification d’un projet d’avenant',
  mode: 'ecriture',
  options: { ...AVENANT, operation: { kind: 'texte', aide: 'identifiant de la modification' } },
  async run({ options, call }) {
    const input = { avenantId: idOf(options, 'avenant'), operationId: options.required('operation') };
    return recorded('Modification retirée', await call('avenants.retirerOperation', input));
  },
};

const arbitrer: Command = {
  name: 'avenant arbitrer',
  usage: 'avenant arbitrer AVENANT --sujet ID --choix appliquer|ecarter --motif "…"',
  resume: 'tranche, avec un motif, un conflit que la concordance a montré',
  mode: 'ecriture',
  options: {
    ...AVENANT,
    sujet: { kind: 'texte', aide: 'modification ou phrase en cause (« sujet » de la concordance)' },
    choix: { kind: 'texte', aide: 'appliquer ou ecarter' },
    motif: { kind: 'texte', aide: 'pourquoi' },
  },
  async run({ options, call }) {
    const choix = options.required('choix');
    if (choix !== 'appliquer' && choix !== 'ecarter')
      throw new UsageError('--choix attend appliquer ou ecarter.');
    const input = {
      avenantId: idOf(options, 'avenant'),
      sujet: options.required('sujet'),
      choix,
      motif: options.required('motif'),
    } as const;
    return recorded('Conflit tranché', await call('avenants.arbitrer', input));
  },
};

export const OPERATION_COMMANDS: readonly Command[] = [operation, operations, retirer, clause, arbitrer];
