import uFuzzy from '@leeoniya/ufuzzy';
import type { Input } from '#contract/procedures';
import type { NomListe } from '#registre/listes';
import { ACTES } from '#registre/actes';
import { DE_CONVENTION } from '#registre/fiches';
import type { DescriptionActe } from '#registre/acte';
import { OBJETS_DE_TABLE, titreDesEtats } from '#domain/etats/objets';
import { fold } from '#domain/french';
import { ONGLETS, REGLAGES, isOnglet, paths } from '../../parts/paths';
import { textPouvoirs } from '../../text/delegations';
import { textEcheances } from '../../text/echeances';
import { textListes } from '../../text/listes';
import { ongletLabels } from '../../text/onglets';
import { textPalette } from '../../text/palette';
import { textModeles } from '../../text/modeles';
import { textPremiersPas } from '../../text/premiers-pas';
import { textReglages } from '../../text/reglages';
import { textSignatures } from '../../text/signatures';
import { textShell } from '../../text/shell';

/* What may be asked for by its words: the screens, and every act that has a form, drawn from its description. */

type Dans = NonNullable<Input<'recherche.chercher'>['dans']>;
/** `conventionId` null: what belongs to none, and that no act of a convention is asked of. */
type Objet = { readonly conventionId: string | null; readonly id: string };

export type Commande = {
  readonly cle: string;
  readonly nature: string;
  readonly libelle: string;
  /** Other words it answers to. */
  readonly mots: string;
} & (
  | { readonly genre: 'ecran'; readonly adresse: string }
  /** Asked of something: what it is, and where that leads. */
  | { readonly genre: 'geste'; readonly dans: Dans; readonly adresse: (objet: Objet) => string | null }
);

const ACTIONS: readonly (readonly [string, DescriptionActe])[] = Object.entries(ACTES);

/** « avenantId » names a record of « avenants »: an act with a flat input says so. */
const COLLECTIONS_NOMMEES: ReadonlyMap<string, string> = new Map(
  ACTIONS.flatMap(([, { saisie = {} }]) =>
    Object.entries(saisie).flatMap(([name, champ]) =>
      champ.genre === 'fiche' ? [[name, champ.collection] as const] : [],
    ),
  ),
);
/** What is named inside a convention, and found by itself. */
const PARTIES_NOMMEES: Readonly<Partial<Record<string, string>>> = { signataireId: 'signataires' };

/** The commands of the acts: asked of what their address names; of a convention where it names none. */
function gestes(): readonly Commande[] {
  return ACTIONS.flatMap(([nom, { geste, libelle, adresse }]): readonly Commande[] => {
    if (geste === undefined || adresse === null) return [];
    const [nomme, ...autres] = [...adresse.matchAll(/:([A-Za-z]+)/gu)].map(([, name = '']) => name);
    const collection = nomme === undefined ? 'conventions' : COLLECTIONS_NOMMEES.get(nomme);
    const champ = nomme === undefined ? undefined : PARTIES_NOMMEES[nomme];
    // It stands from the root, and is about nothing on record yet.
    if (adresse.startsWith('/') && nomme === undefined)
      return [
        {
          genre: 'ecran',
          cle: `acte/${nom}`,
          nature: textPalette.command,
          libelle: geste,
          mots: libelle,
          adresse,
        },
      ];
    const direct = autres.length === 0 && (collection !== undefined || champ !== undefined);
    return [
      {
        genre: 'geste',
        cle: `acte/${nom}`,
        nature: textPalette.command,
        libelle: geste,
        mots: libelle,
        dans: {
          collection: (collection ?? 'conventions') as Dans['collection'],
          champ: champ ?? null,
        },
        adresse: ({ conventionId, id }) => {
          if (adresse.startsWith('/')) return adresse.replace(/:[A-Za-z]+/u, encodeURIComponent(id));
          if (conventionId === null) return null;
          if (direct)
            return `${paths.convention(conventionId).replace(/\/[^/]*$/u, '')}/${adresse.replace(/:[A-Za-z]+/u, encodeURIComponent(id))}`;
          const [onglet = ''] = adresse.split('/');
          return paths.convention(conventionId, isOnglet(onglet) ? onglet : 'resiliation');
        },
      },
    ];
  });
}

const ecran = (nom: keyof typeof textPalette.motsDesEcrans, libelle: string): Commande => ({
  genre: 'ecran',
  cle: `ecran/${nom}`,
  nature: textPalette.screen,
  libelle,
  mots: textPalette.motsDesEcrans[nom],
  adresse: paths[nom],
});

/** The lists over every convention: its own screen aside. */
const LISTES: readonly NomListe[] = [
  'personnes',
  ...DE_CONVENTION.filter((name): name is Exclude<typeof name, 'titulaires'> => name !== 'titulaires'),
];

export const COMMANDES: readonly Commande[] = [
  ecran('accueil', textShell.accueil),
  ecran('conventions', textShell.conventions),
  ecran('nouvelleConvention', textShell.nouvelleConvention),
  ecran('echeancier', textShell.echeancier),
  ecran('couverture', textEcheances.proof.title),
  ecran('retroplanning', textEcheances.plan.title),
  ecran('chronologie', textShell.chronologie),
  ecran('comite', textShell.comite),
  ecran('signatures', textSignatures.title),
  ecran('delais', textShell.delais),
  ecran('journal', textShell.journal),
  ecran('sauvegardes', textShell.sauvegardes),
  ecran('echanges', textShell.echanges),
  ecran('corbeille', textShell.corbeille),
  ecran('premiersPas', textPremiersPas.title),
  ...OBJETS_DE_TABLE.map((objet): Commande => ({
    genre: 'ecran',
    cle: `etats/${objet}`,
    nature: textPalette.help,
    libelle: titreDesEtats(objet),
    mots: textPalette.motsDesEtats,
    adresse: paths.etats(objet),
  })),
  ecran('reglages', textShell.reglages),
  ecran('modeles', textModeles.title),
  ...REGLAGES.map((nom): Commande => ({
    genre: 'ecran',
    cle: `reglage/${nom}`,
    nature: textShell.reglages,
    libelle: textReglages[nom],
    mots: textPalette.motsDesReglages[nom],
    adresse: paths.reglage(nom),
  })),
  ...LISTES.map((liste): Commande => ({
    genre: 'ecran',
    cle: `liste/${liste}`,
    nature: textPalette.screen,
    libelle: textListes.titre(liste),
    mots: textPalette.motsDesListes,
    adresse: paths.liste(liste),
  })),
  ...gestes(),
  {
    genre: 'geste',
    cle: 'question/qui-signe',
    nature: textPalette.screen,
    libelle: textPouvoirs.title,
    mots: textPouvoirs.words,
    dans: { collection: 'conventions', champ: null },
    adresse: ({ conventionId }) => (conventionId === null ? null : paths.convention(conventionId, 'parties')),
  },
  ...ONGLETS.map((onglet): Commande => ({
    genre: 'geste',
    cle: `onglet/${onglet}`,
    nature: textPalette.screen,
    libelle: textPalette.open(ongletLabels[onglet]),
    mots: '',
    dans: { collection: 'conventions', champ: null },
    adresse: ({ conventionId }) => (conventionId === null ? null : paths.convention(conventionId, onglet)),
  })),
];

/** Little words that name nothing. */
const OUTILS = new Set('a au aux d de des du en et l la le les n on ou s se sur un une'.split(' '));
const mots = (text: string): readonly string[] =>
  (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((mot) => !OUTILS.has(mot));

type Jetons = {
  readonly commande: Commande;
  readonly libelle: readonly string[];
  readonly tous: readonly string[];
};
const JETONS: readonly Jetons[] = COMMANDES.map((commande) => {
  const libelle = mots(commande.libelle);
  return { commande, libelle, tous: [...new Set([...libelle, ...mots(commande.mots)])] };
});
const VOCABULAIRE = [...new Set(JETONS.flatMap(({ tous }) => tous))];
const LETTRES_FAUTE = 4;
const UNE_FAUTE: object = {
  intraMode: 1,
  intraIns: 1,
  intraSub: 1,
  intraTrn: 1,
  intraDel: 1,
  interLft: 2,
};
const proche = new uFuzzy(UNE_FAUTE);

/** The words of the commands that one typed word may be: begun, or with a typo. */
function lectures(mot: string): ReadonlySet<string> {
  const begun = VOCABULAIRE.filter((one) => one.startsWith(mot));
  if (begun.length > 0 || mot.length < LETTRES_FAUTE) return new Set(begun);
  return new Set((proche.filter(VOCABULAIRE, mot) ?? []).map((rang) => VOCABULAIRE[rang] ?? ''));
}

export type CommandeDite = {
  readonly commande: Commande;
  /** Words that are not the command's: what it is asked of. */
  readonly reste: string;
};

/** How many words of its own must be said before the others are what a command is asked of. */
const DITS = 2;

/** The commands a text asks for, the best first; with nothing typed, none. */
export function commandesDites(texte: string): readonly CommandeDite[] {
  const typed = [...new Set(mots(texte))];
  if (typed.length === 0) return [];
  const read = new Map(typed.map((mot) => [mot, lectures(mot)]));
  const found = JETONS.flatMap(({ commande, libelle, tous }) => {
    const said = typed.filter((mot) => tous.some((jeton) => read.get(mot)?.has(jeton)));
    const reste = typed.filter((mot) => !said.includes(mot));
    if (said.length === 0) return [];
    if (reste.length > 0) {
      // « enregistrer un avis valbrune »: the command is told by its first words, in its own label.
      const named = libelle.slice(0, DITS).every((jeton) => said.some((mot) => read.get(mot)?.has(jeton)));
      if (commande.genre === 'ecran' || !named) return [];
    }
    const own = libelle.filter((jeton) => said.some((mot) => read.get(mot)?.has(jeton))).length;
    return [
      {
        commande,
        reste: reste.join(' '),
        score: said.length * 4 + (own / libelle.length) * 3 - reste.length * 4,
      },
    ];
  });
  return found.sort((a, b) => b.score - a.score);
}
