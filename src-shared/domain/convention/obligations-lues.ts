import type { ClauseLue } from '../clauses/lire';
import type { Convention } from '../fiches/convention';
import { plierTexte } from '../french';
import type { Partie } from '../parties/partie';
import type { Alinea, Division } from '../texte/divisions';

/* The duties that a text lays on one party: what a formal notice may cite. Proposed; a person confirms. */

type Nomme = { readonly id: string; readonly noms: readonly string[] };

/** A heading under which what a party does is what it owes. */
const ENGAGEMENTS =
  /\b(?:engagements?|obligations?|roles?|missions?|competences|contributions?|responsabilites)\b/u;

/** After the name of a party: it binds itself, whatever the heading says. */
const SENGAGE = /^(?:[^.;:]{0,80}\b)?(?:s'engage|s'oblige|est tenue? d|doit |devra |veille|veillera)/u;

/** After the name of a party: what it is, has or may do, which is no duty. */
const SANS_DEVOIR =
  /^[ ,]*(?:(?:n'|ne )|est |sont |etait |sera |a |ont |aura |peut |peuvent |pourra |dispose|demeure|reste |conserve|et (?:la |le |l'|les ))/u;

/** What may come before the subject. */
const ENTREE =
  /^(?:(?:a ce titre|a cet? (?:effet|egard)|dans ce cadre|pour (?:cela|ce faire)|en outre|de plus|par ailleurs|enfin|ainsi|notamment|egalement)[ ,]+)+/u;

/** Each of them, one by one: « chaque partenaire désigne un correspondant » is owed by each. */
const CHACUN =
  /^(?:chaque (?:partie|partenaire|signataire)|chacune? (?:des (?:parties|partenaires|signataires)|d'(?:eux|elles|entre (?:eux|elles))))(?![a-z])/u;

/** What completes a sentence without an act of its own: « aux familles », « les métiers exercés ». */
const COMPLEMENT = /^(?:aux?|à|les?|la|l['’]|un|une)(?![\p{L}])/iu;

/**
 * The duties of each party, in the order of the text: items that a sentence of which it is the subject introduces, and
 * sentences by which it binds itself. A duty of both at once is of none of them; one that each has is of each.
 */
export function obligationsLues({
  parties,
  divisions,
}: Pick<Convention, 'parties' | 'divisions'>): readonly ClauseLue[] {
  const nommes = nommer(parties);
  const herites: (string | null)[] = [];
  return divisions.flatMap((division) => {
    const { niveau = 1, nature } = division;
    herites.length = niveau - 1;
    const propre = unSeul(nommes, plierTexte(division.intitule));
    const debiteur = propre ?? herites.filter((one) => one !== null).at(-1) ?? null;
    herites.push(debiteur);
    return nature === 'annexe' ? [] : deLaDivision(division, nommes, debiteur);
  });
}

/** What each party is called, alone: « les autorités académiques », who are two, are neither. */
function nommer(parties: readonly Partie[]): readonly Nomme[] {
  const named = parties.map(({ id, nom, appel }) => {
    const noms = [nom, ...(appel === undefined ? [] : [appel])].map(plierTexte);
    return { id, noms, courts: noms.flatMap(court) };
  });
  return named.map(({ id, noms, courts }) => {
    const others = named.filter((other) => other.id !== id);
    return {
      id,
      noms: [
        ...noms.filter((nom) => others.every((other) => !other.noms.includes(nom))),
        ...courts.filter((nom) =>
          others.every((other) => !other.noms.includes(nom) && !other.courts.includes(nom)),
        ),
      ],
    };
  });
}

/** As the text goes on calling it: « la Région » of « La Région Réunion », « France Travail » of « France Travail Grand Est ». */
function court(nom: string): readonly string[] {
  const dit = /^(?:l'\S+|l[ae]s? \S+|(?!l'|l[ae]s? )\S+ \S+)(?= )/u.exec(nom)?.[0];
  return dit === undefined ? [] : [dit];
}

/** Without its article: a heading says « compétences de l’État ». */
const sansArticle = (nom: string): string => nom.replace(/^(?:l'|la |le |les )/u, '');

const mot = (texte: string): RegExp =>
  new RegExp(`(?<![a-z])${texte.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}(?![a-z])`, 'u');

/** The one party these words name; null for none, or several. */
function unSeul(nommes: readonly Nomme[], plie: string): string | null {
  const found = nommes.filter(({ noms }) => noms.some((nom) => mot(sansArticle(nom)).test(plie)));
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

function deLaDivision(
  { intitule, alineas }: Division,
  nommes: readonly Nomme[],
  debiteur: string | null,
): readonly ClauseLue[] {
  const engagements = debiteur !== null || ENGAGEMENTS.test(plierTexte(intitule));
  /** What follows the name of a party says that it owes. */
  const doit = (suite: string): boolean => (engagements ? !SANS_DEVOIR.test(suite) : SENGAGE.test(suite));
  const found: ClauseLue[] = [];
  const add = (partie: string, portee: readonly Alinea[]): void => {
    const [first] = portee;
    if (first === undefined) return;
    const libelle = first.texte.replace(/[\s;.]+$/u, '');
    found.push({
      parametres: { nature: 'obligation', debiteur: partie, libelle },
      ancres: portee.map(({ id }) => id),
      dit: first.texte,
      doutes: [],
    });
  };
  const addTous = (parties: readonly string[], portee: readonly Alinea[]): void => {
    for (const partie of parties) add(partie, portee);
  };
  let sujet = debiteur;
  let liste: readonly string[] = [];
  for (const [rang, alinea] of alineas.entries()) {
    if (alinea.niveau === 0) {
      const read = sujetDe(plierTexte(alinea.texte), nommes, sujet);
      sujet = read.partie ?? sujet;
      const opens = /:\s*$/u.test(alinea.texte) && (alineas[rang + 1]?.niveau ?? 0) > 0;
      const suite = enfants(alineas, rang);
      // « les brochures destinées : aux élèves ; aux familles »: one duty, whose list is but the end of its sentence.
      const entiere =
        opens && suite.filter(({ niveau }) => niveau === 1).every(({ texte }) => COMPLEMENT.test(texte));
      const visees = quiDoit(read, nommes);
      liste = opens && !entiere ? visees : [];
      if (entiere) addTous(visees, [alinea, ...suite]);
      if (!opens && doit(read.suite)) addTous(visees, [alinea]);
    } else if (
      liste.length > 0 &&
      (alinea.niveau === 1 || (alinea.niveau === 2 && !COMPLEMENT.test(alinea.texte)))
    )
      addTous(liste, [alinea, ...enfants(alineas, rang)]);
    else if (liste.length === 0 && alinea.niveau === 1) {
      // « Chaque année : a) la Région transmet … ; b) l’État publie … »: each item is a sentence with its own subject.
      const read = sujetDe(plierTexte(alinea.texte), nommes, null);
      if (doit(read.suite)) addTous(quiDoit(read, nommes), [alinea, ...enfants(alineas, rang)]);
    }
  }
  return found;
}

type Sujet = { readonly partie: string | null; readonly chacun: boolean; readonly suite: string };

const quiDoit = ({ partie, chacun }: Sujet, nommes: readonly Nomme[]): readonly string[] =>
  chacun ? nommes.map(({ id }) => id) : partie === null ? [] : [partie];

/** Who the last sentence of a paragraph is about, and what follows its name. */
function sujetDe(plie: string, nommes: readonly Nomme[], dernier: string | null): Sujet {
  let partie: string | null = null;
  let chacun = false;
  let suite = '';
  for (const phrase of plie.split(/(?<=[.;]) /u)) {
    const nue = phrase.replace(ENTREE, '');
    const own = nommes
      .flatMap(({ id, noms }) => noms.map((nom) => ({ id, nom })))
      .filter(({ nom }) => nue.startsWith(nom) && !/^[a-z]/u.test(nue.slice(nom.length)))
      .sort((a, b) => b.nom.length - a.nom.length)[0];
    const pronom = /^(?:elle|il|celle-ci|celui-ci)(?![a-z])/u.exec(nue);
    const each = CHACUN.exec(nue);
    if (own !== undefined) [partie, chacun, suite] = [own.id, false, nue.slice(own.nom.length)];
    else if (each !== null) [partie, chacun, suite] = [null, true, nue.slice(each[0].length)];
    else if (pronom !== null)
      [partie, suite] = [chacun ? null : (partie ?? dernier), nue.slice(pronom[0].length)];
  }
  return { partie, chacun, suite };
}

/** The items below this one. */
function enfants(alineas: readonly Alinea[], rang: number): readonly Alinea[] {
  const own = alineas[rang]?.niveau ?? 0;
  const rest = alineas.slice(rang + 1);
  const end = rest.findIndex(({ niveau }) => niveau <= own);
  return end === -1 ? rest : rest.slice(0, end);
}
