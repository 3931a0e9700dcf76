import type { DivisionEnVigueur, TexteEnVigueur } from '#domain/consolidation/texte';
import { numeroAnnexe, numeroInsere } from '#domain/consolidation/numeros';
import { typographie } from '#domain/typographie';
import { natureModificationLabels } from '#contract/etats';
import type { Input } from '#contract/procedures';
import type { LecturePhraseView } from '#contract/texte';
import type { Answer, Command, Terminal } from '../command';
import { RefusedError } from '../command';
import { UsageError, readInteger } from '../options';
import type { Options, OptionSpecs } from '../options';
import { idOf, recorded } from './actes';

type Proposee = Input<'avenants.ajouterOperations'>['operations'][number];

const AVENANT: OptionSpecs = {
  avenant: { kind: 'texte', aide: 'identifiant de l’avenant (aussi en premier argument)' },
  id: { kind: 'texte', aide: 'identifiant de l’avenant' },
};

/** What each nature does, for the help. */
const NATURES: Readonly<Record<string, string>> = {
  'remplacer-mots': '--article [--alinea] --ancien --nouveau [--partout]',
  'supprimer-mots': '--article [--alinea] --ancien [--partout]',
  'inserer-mots': '--article [--alinea] --apres-mots|--avant-mots --nouveau',
  'rediger-alinea': '--article --alinea --texte',
  'rediger-article': '--article [--intitule] --texte',
  intituler: '--article --intitule',
  'inserer-alinea': '--article [--alinea : celui qui précède ; 0 : en tête] --texte',
  'supprimer-alinea': '--article --alinea',
  'inserer-article': '--apres-article [--numero] --intitule --texte',
  'inserer-section': '--apres-article --intitule --texte',
  abroger: '--article',
  retablir: '--article [--intitule] --texte',
  'ajouter-annexe': '--intitule --texte [--numero]',
  'nommer-partie': '--partie --nom',
  'designer-signataire': '--signataire --civilite --prenom --nom --fonction --genre',
  proroger: '--article --alinea --fin AAAA-MM-JJ --texte',
};

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
  nature: { kind: 'texte', aide: Object.keys(NATURES).join(', ') },
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
  fin: { kind: 'date', aide: 'AAAA-MM-JJ : nouvelle fin de la convention' },
};

/** A division by what a person calls it. */
function divisionOf(texte: TexteEnVigueur, said: string): DivisionEnVigueur {
  const name = said.trim().toLowerCase();
  const annexe = /^annexe\s*(.*)$/u.exec(name)?.[1];
  const found = texte.divisions.find(({ nature, numero, intitule, id }) => {
    if (id === said.trim()) return true;
    if (annexe !== undefined) return nature === 'annexe' && (numero ?? '') === annexe;
    if (nature === 'preambule' && /^pr[ée]ambule$/u.test(name)) return true;
    if (nature === 'section') return intitule.toLowerCase() === name;
    return nature === 'article' && numero === name.replace(/^article\s+/u, '').replace(/^1er$/u, '1');
  });
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
function alineasOf(options: Options) {
  const lines = options.list('texte').flatMap((text) => text.split('\n'));
  if (lines.length === 0) throw new UsageError('L’option --texte est obligatoire (un alinéa nouveau).');
  return lines.map((line) => {
    const match = /^(\s*)([-–—]|\d{1,2}[.)°]|[a-z]\))\s+(.+)$/u.exec(line);
    return match === null
      ? { niveau: 0 as const, marque: null, texte: line.trim() }
      : {
          niveau: (match[1] ?? '').length >= 2 ? (2 as const) : (1 as const),
          marque: match[2] ?? null,
          texte: (match[3] ?? '').trim(),
        };
  });
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

function modificationOf(texte: TexteEnVigueur, options: Options): Proposee['modification'] {
  const nature = options.required('nature').replaceAll('_', '-');
  const division = (): DivisionEnVigueur => divisionOf(texte, options.required('article'));
  const cible = () => {
    const one = division();
    return { divisionId: one.id, alineaId: options.text('alinea') === null ? null : alineaOf(one, options) };
  };
  const intitule = (one: DivisionEnVigueur): string => options.text('intitule') ?? one.intitule;
  switch (nature) {
    case 'remplacer-mots':
    case 'supprimer-mots':
      return {
        nature: 'remplacer_mots',
        cible: cible(),
        ancien: options.required('ancien'),
        nouveau: nature === 'supprimer-mots' ? '' : options.required('nouveau'),
        partout: options.flag('partout'),
      };
    case 'inserer-mots': {
      const apres = options.text('apres-mots');
      return {
        nature: 'inserer_mots',
        cible: cible(),
        position: apres === null ? 'avant' : 'apres',
        repere: apres ?? options.required('avant-mots'),
        mots: options.required('nouveau'),
      };
    }
    case 'rediger-alinea': {
      const one = division();
      return {
        nature: 'rediger_alinea',
        divisionId: one.id,
        alineaId: alineaOf(one, options),
        alineas: alineasOf(options),
      };
    }
    case 'rediger-article':
    case 'retablir': {
      const one = division();
      return {
        nature: nature === 'retablir' ? 'retablir' : 'rediger_division',
        divisionId: one.id,
        intitule: intitule(one),
        alineas: alineasOf(options),
      };
    }
    case 'intituler':
      return { nature: 'intituler', divisionId: division().id, intitule: options.required('intitule') };
    case 'inserer-alinea': {
      const one = division();
      const after = options.text('alinea');
      const apres =
        after === '0' ? null : after === null ? (one.alineas.at(-1)?.id ?? null) : alineaOf(one, options);
      return { nature: 'inserer_alineas', divisionId: one.id, apres, alineas: alineasOf(options) };
    }
    case 'supprimer-alinea': {
      const one = division();
      return { nature: 'supprimer_alinea', divisionId: one.id, alineaId: alineaOf(one, options) };
    }
    case 'inserer-article':
    case 'inserer-section': {
      const apres = divisionOf(texte, options.text('apres-article') ?? options.required('article'));
      const section = nature === 'inserer-section';
      if (section && options.text('numero') !== null)
        throw new UsageError('--numero : une section n’a pas de numéro, seul son --intitule la désigne.');
      return {
        nature: 'inserer_division',
        apres: apres.id,
        sorte: section ? 'section' : 'article',
        numero: section ? null : (options.text('numero') ?? numeroInsere(texte.divisions, apres)),
        intitule: options.required('intitule'),
        alineas: alineasOf(options),
      };
    }
    case 'abroger':
      return { nature: 'abroger', divisionId: division().id };
    case 'ajouter-annexe':
      return {
        nature: 'ajouter_annexe',
        numero: options.text('numero') ?? annexeSuivante(texte),
        intitule: options.required('intitule'),
        alineas: alineasOf(options),
      };
    case 'nommer-partie':
      return { nature: 'nommer_partie', partieId: options.required('partie'), nom: options.required('nom') };
    case 'designer-signataire': {
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
    }
    case 'proroger': {
      const one = division();
      return {
        nature: 'proroger',
        divisionId: one.id,
        alineaId: alineaOf(one, options),
        texte: alineasOf(options)[0]?.texte ?? '',
        fin: options.required('fin'),
      };
    }
    default:
      throw new UsageError(
        `--nature attend : ${Object.entries(NATURES)
          .map(([name, needs]) => `${name} (${needs})`)
          .join(' ; ')}.`,
      );
  }
}

const lines = (text: string): string[] => text.split(/\\n|\n/u).filter((line) => line.trim() !== '');

const decimal = (value: number): string => value.toFixed(2).replace('.', ',');

/** « Compris : remplacer des mots, deuxième alinéa de l’article 6. » */
function comprise(
  modification: LecturePhraseView['modification'],
  essai: LecturePhraseView['essai'],
): string {
  if (modification === null) return '';
  const geste = gesteDe(modification);
  const lieu = essai === null ? '' : `, ${essai.lieu.libelle}`;
  return `Compris : ${geste.charAt(0).toLowerCase()}${geste.slice(1)}${lieu}.\n  `;
}

function gesteDe(modification: NonNullable<LecturePhraseView['modification']>): string {
  if (modification.nature === 'remplacer_mots' && modification.nouveau === '') return 'Supprimer des mots';
  if (modification.nature === 'inserer_division' && modification.sorte === 'section')
    return 'Insérer une section';
  return natureModificationLabels[modification.nature];
}

/** What one sentence was understood to do, in lines. */
function direLecture({ modification, doutes, essai, confiance, seuil, raison }: LecturePhraseView): string {
  if (raison !== null) return `Phrase non comprise. ${raison.message} ${raison.remede}`;
  const doubts = doutes.map((one) => `\n  Doute : ${one}`).join('');
  const faults = (essai?.defauts ?? []).map(({ message }) => `\n  Défaut : ${message}`).join('');
  return `${comprise(modification, essai)}Confiance ${decimal(confiance)} (seuil ${decimal(seuil)}).${doubts}${faults}`;
}

const avantApres = ({ essai }: LecturePhraseView): string =>
  essai === null ? '' : `\n  Avant : ${essai.avant ?? '—'}\n  Après : ${essai.apres ?? '—'}`;

const rassembler = (views: readonly LecturePhraseView[], dire: (view: LecturePhraseView) => string): string =>
  views
    .map((view, rang) =>
      views.length === 1 ? dire(view) : `${rang + 1}. ${view.phrase.join('\n   ')}\n  ${dire(view)}`,
    )
    .join('\n');

/** How often a long reading says how far it is, in milliseconds. */
const CADENCE = 1_000;

/** Reads a passage; Ctrl + C stops a long one, which says how far it is. */
async function lirePassage({ call, tell }: Terminal, avenantId: string, passage: string) {
  const lecture = 'terminal';
  const timer = setInterval(() => {
    void call('texte.suivreLecture', { lecture }).then(({ avancement }) => {
      if (avancement !== null && avancement.total !== null)
        tell(`Lecture : ${avancement.faites} phrases sur ${avancement.total} (Ctrl + C pour arrêter).`);
    });
  }, CADENCE);
  try {
    return await call('texte.lirePassage', { avenantId, passage, lecture });
  } finally {
    clearInterval(timer);
  }
}

/**
 * A passage alone, each sentence read and shown; recorded only when the person says so, twice under the confidence
 * asked for. All of it is recorded, or nothing.
 */
async function fromPhrase(terminal: Terminal, avenantId: string, phrase: string): Promise<Answer> {
  const { options, call } = terminal;
  const { phrases } = await lirePassage(terminal, avenantId, lines(phrase).join('\n'));
  const lues = phrases.flatMap(({ modification, phrase: said, confiance, seuil }) =>
    modification === null ? [] : [{ modification, phrase: [...said], relue: confiance < seuil }],
  );
  if (lues.length < phrases.length) throw new RefusedError(typographie(rassembler(phrases, direLecture)));
  const confiance = Math.min(...phrases.map((one) => one.confiance));
  const seuil = Math.max(...phrases.map((one) => one.seuil));
  const douteuse = phrases.some((one) => one.confiance < one.seuil);
  // The window asks for one more tick.
  const retenir = douteuse ? '--confirmer --relue' : '--confirmer';
  const [only, other] = phrases;
  if (!options.flag('confirmer'))
    return {
      data: { enregistree: false, ...(other === undefined ? only : { phrases }) },
      texte: typographie(
        `${rassembler(phrases, (view) => `${direLecture(view)}${avantApres(view)}`)}\nRien n’est enregistré : ajoutez ${retenir} pour retenir cette lecture.`,
      ),
    };
  if (douteuse && !options.flag('relue'))
    throw new RefusedError(
      typographie(
        `Lecture douteuse (confiance ${decimal(confiance)}, seuil ${decimal(seuil)}) : rien n’est enregistré. ` +
          'Relisez-la sans --confirmer ; si elle est la bonne, ajoutez --relue.',
      ),
    );
  const data = await call('avenants.ajouterOperations', { avenantId, operations: lues });
  const enregistree =
    lues.length === 1 ? 'Modification enregistrée' : `${lues.length} modifications enregistrées`;
  return {
    ...recorded(`${enregistree}. ${rassembler(phrases, direLecture)}`, data),
    data: { enregistree: true, ...data },
  };
}

const operation: Command = {
  name: 'avenant operation',
  usage: 'avenant operation AVENANT --phrase "…" [--confirmer [--relue]] | --nature NATURE --article 6 …',
  resume: 'ajoute à un projet une modification du texte en vigueur, décrite ou lue dans une phrase',
  mode: 'ecriture',
  options: { ...AVENANT, ...DESCRIPTION },
  async run(terminal) {
    const { options, call } = terminal;
    const avenantId = idOf(options, 'avenant');
    const phrase = options.text('phrase');
    if (options.text('nature') === null) {
      if (phrase === null) throw new UsageError('Indiquez --phrase "…" ou --nature.');
      return fromPhrase(terminal, avenantId, phrase);
    }
    const { texte } = await call('texte.chantier', { avenantId });
    const data = await call('avenants.ajouterOperations', {
      avenantId,
      operations: [
        { modification: modificationOf(texte, options), phrase: phrase === null ? null : lines(phrase) },
      ],
    });
    return recorded('Modification enregistrée', data);
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

export const OPERATION_COMMANDS: readonly Command[] = [operation, operations, retirer, arbitrer];
