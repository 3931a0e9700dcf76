import type { ClauseProposee, RedactionConvention } from '../convention/creation';
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

/** What completes a sentence without an act of its own: « aux familles », « les métiers exercés ». */
const COMPLEMENT = /^(?:aux?|à|les?|la|l['’]|un|une)(?![\p{L}])/iu;

/**
 * The duties of each party, in the order of the text: items that a sentence of which it is the subject introduces, and
 * sentences by which it binds itself. A duty of both at once is of none of them.
 */
export function obligationsLues({
  parties,
  divisions,
}: Pick<RedactionConvention, 'parties' | 'divisions'>): readonly ClauseProposee[] {
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
  const named = parties.map(({ id, nom, appel }) => ({
    id,
    noms: [nom, ...(appel === undefined ? [] : [appel])].map(plierTexte),
  }));
  return named.map(({ id, noms }) => ({
    id,
    noms: noms.filter((nom) => named.every((other) => other.id === id || !other.noms.includes(nom))),
  }));
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
): readonly ClauseProposee[] {
  const engagements = debiteur !== null || ENGAGEMENTS.test(plierTexte(intitule));
  const found: ClauseProposee[] = [];
  const add = (partie: string, portee: readonly Alinea[]): void => {
    const [first] = portee;
    if (first === undefined) return;
    const libelle = first.texte.replace(/[\s;.]+$/u, '');
    found.push({
      parametres: { nature: 'obligation', debiteur: partie, libelle },
      ancres: portee.map(({ id }) => id),
      dit: first.texte,
      doutes: [],
      confirmee: false,
    });
  };
  let sujet = debiteur;
  let liste: string | null = null;
  for (const [rang, alinea] of alineas.entries()) {
    if (alinea.niveau === 0) {
      const read = sujetDe(plierTexte(alinea.texte), nommes, sujet);
      sujet = read.partie ?? sujet;
      const opens = /:\s*$/u.test(alinea.texte) && (alineas[rang + 1]?.niveau ?? 0) > 0;
      const suite = enfants(alineas, rang);
      // « les brochures destinées : aux élèves ; aux familles »: one duty, whose list is but the end of its sentence.
      const entiere =
        opens && suite.filter(({ niveau }) => niveau === 1).every(({ texte }) => COMPLEMENT.test(texte));
      liste = opens && !entiere ? read.partie : null;
      if (entiere && read.partie !== null) add(read.partie, [alinea, ...suite]);
      const owes = engagements ? !SANS_DEVOIR.test(read.suite) : SENGAGE.test(read.suite);
      if (!opens && read.partie !== null && owes) add(read.partie, [alinea]);
    } else if (
      liste !== null &&
      (alinea.niveau === 1 || (alinea.niveau === 2 && !COMPLEMENT.test(alinea.texte)))
    )
      add(liste, [alinea, ...enfants(alineas, rang)]);
  }
  return found;
}

/** Who the last sentence of a paragraph is about, and what follows its name. */
function sujetDe(
  plie: string,
  nommes: readonly Nomme[],
  dernier: string | null,
): { readonly partie: string | null; readonly suite: string } {
  let partie: string | null = null;
  let suite = '';
  for (const phrase of plie.split(/(?<=[.;]) /u)) {
    const nue = phrase.replace(ENTREE, '');
    const own = nommes
      .flatMap(({ id, noms }) => noms.map((nom) => ({ id, nom })))
      .filter(({ nom }) => nue.startsWith(nom) && !/^[a-z]/u.test(nue.slice(nom.length)))
      .sort((a, b) => b.nom.length - a.nom.length)[0];
    const pronom = /^(?:elle|il|celle-ci|celui-ci)(?![a-z])/u.exec(nue);
    if (own !== undefined) [partie, suite] = [own.id, nue.slice(own.nom.length)];
    else if (pronom !== null) [partie, suite] = [partie ?? dernier, nue.slice(pronom[0].length)];
  }
  return { partie, suite };
}

/** The items below this one. */
function enfants(alineas: readonly Alinea[], rang: number): readonly Alinea[] {
  const own = alineas[rang]?.niveau ?? 0;
  const rest = alineas.slice(rang + 1);
  const end = rest.findIndex(({ niveau }) => niveau <= own);
  return end === -1 ? rest : rest.slice(0, end);
}
