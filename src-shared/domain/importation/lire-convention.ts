import { lireClauses } from '../clauses/lire';
import type { ClauseLue } from '../clauses/lire';
import { rogner } from './caracteres';
import { fold, plierTexte } from '../french';
import { ouvrirCarnet } from './carnet';
import type { Carnet } from './carnet';
import {
  estCloture,
  exemplairesDits,
  lireCloture,
  lireSignatures,
  ouvreSignatures,
  suitCloture,
} from './cloture';
import { lireCorps } from './divisions';
import type { DocumentLu } from './document';
import { annexesAnnoncees, apparence, lireEntete } from './entetes';
import { lireCoupure } from './lignes';
import type { ConventionLue, DivisionLue, DouteLu } from './lue';
import { lireParties } from './parties';
import { phrases } from './phrases';
import { regionDe } from './regions';
import { FORMULE, aplatir, unitesDe } from './unites';
import type { Unite } from './unites';
import { sansFichiers } from '../texte/fichier-annexe';

/* A convention, from the blocks of a file: its parts in the order an act has them, then what each says. */

export function lireConvention(document: DocumentLu): ConventionLue {
  const carnet = ouvrirCarnet();
  const { sources, tete, corps, cloture, signatures } = decouper(unitesDe(document.blocs));
  const { titre, parties: bloc, visees } = lireTete(tete, carnet);
  const { visas, considerants } = lireVisas(visees, carnet);
  const parties = lireParties(bloc, carnet);
  const formules = corps.filter(({ texte, marque }) => estFormule(texte) && marque === null);
  const formule = formules[0]?.texte ?? null;
  if (formules[0] !== undefined) carnet.placer(formules[0], formules[0].texte);
  const texte = lireCorps(
    corps.filter((unite) => unite !== formules[0]),
    carnet,
  );
  const fin = lireCloture(cloture, parties.parties, carnet);
  const desSignatures = lireSignatures(signatures, parties.parties, carnet);
  const alineas = texte.divisions.flatMap((one) => one.alineas);
  const clauses = lireClauses(texte.divisions);
  const exemplaires = fin.exemplaires ?? exemplairesDits(alineas);
  const lue = {
    titre,
    region: regionDe([
      [titre],
      parties.parties.flatMap(({ nom, ditCiApres }) => [nom, ditCiApres ?? '']),
      parties.parties.flatMap(({ signataires }) => signataires.map(({ fonction }) => fonction)),
      alineas.map((one) => one.texte),
    ]),
    parties: parties.parties,
    enPresenceDe: parties.enPresenceDe,
    visas,
    considerants,
    formule,
    divisions: texte.divisions,
    lieu: fin.lieu,
    faitLe: fin.faitLe,
    exemplaires: exemplaires?.parametres.nature === 'exemplaires' ? exemplaires.parametres.n : null,
    clauses: exemplaires === null ? clauses : [...clauses, exemplaires],
  };
  // A note and a text box are read apart: the act has no place for them, and a person is told what they say.
  const apart = document.horsTexte
    .filter(({ nature }) => nature === 'note' || nature === 'zone_de_texte')
    .flatMap(({ texte: dit }) => phrases(dit));
  const nonPlaces = [...carnet.nonPlaces(sources, sorties(lue)), ...apart];
  return {
    ...lue,
    nonPlaces,
    doutes: numeroter([
      ...(titre === ''
        ? [
            {
              nature: 'division' as const,
              dit: sources[0]?.texte ?? '',
              motif: 'Le titre n’a pas été trouvé.',
            },
          ]
        : []),
      ...parties.doutes,
      ...desSignatures,
      ...texte.doutes,
      ...lue.clauses.flatMap(({ dit, doutes }) =>
        doutes.map((motif) => ({ nature: 'clause' as const, dit, motif })),
      ),
      ...annoncesSansClause(texte.divisions, lue.clauses),
      ...document.remarques.flatMap((remarque) => {
        const coupure = lireCoupure(remarque);
        return coupure === null ? [] : [{ nature: 'coupure' as const, dit: coupure.lu, motif: remarque }];
      }),
      ...doutesDesCaracteres(sources),
    ]),
  };
}

/** Every text of the reading. */
function* sorties(lue: Omit<ConventionLue, 'nonPlaces' | 'doutes'>): Iterable<string> {
  yield lue.titre;
  for (const { nom, ditCiApres, signataires, mentions, qualites = [] } of lue.parties) {
    yield* [nom, ditCiApres ?? '', ...mentions, ...qualites.map(({ dit }) => dit)];
    for (const { prenom, nom: son, fonction } of signataires) yield* [prenom ?? '', son ?? '', fonction];
  }
  yield* lue.enPresenceDe;
  yield* lue.visas;
  yield* lue.considerants;
  yield lue.formule ?? '';
  yield lue.lieu ?? '';
  for (const { entete, intitule, alineas } of lue.divisions) {
    yield* [entete, intitule];
    for (const { texte } of alineas) yield texte;
  }
  for (const { dit } of lue.clauses) yield dit;
}

const estFormule = (texte: string): boolean => texte.length < 200 && FORMULE.exec(texte)?.index === 0;
const VISA = /^Vus?(?:\s*:|\s+(?=l|la\b|le\b|les\b|l['’]|ensemble|d|son|sa|\p{Lu}))|^VUS?(?:\s*:|\s)/u;
const CONSIDERANT = /^(?:Considérant|CONSIDÉRANT|CONSIDERANT|Attendu|ATTENDU)(?:\s*:|\s+|$)/u;
/** Opens the parties: « Entre : », « Entre les soussignés », « Entre l’État, représenté par … ». */
const ENTRE =
  /^entre(?:\s*[,:]|\s*$|\s+les? (?:parties )?soussigné|\s+d['’]une part|\s[^\n]*représentée?s?\s)|^les soussignée?s?\s*[:,]?$/iu;

type Plan = {
  readonly sources: readonly Unite[];
  readonly tete: readonly Unite[];
  readonly corps: readonly Unite[];
  readonly cloture: readonly Unite[];
  readonly signatures: readonly Unite[];
};

/** The head, the body, the closing and the signatures; annexes come after them or before them. */
function decouper(brutes: readonly Unite[]): Plan {
  // A table of contents repeats the headings, and is no part of the act.
  // A table that opens on « Fait à … » lays out the closing and the signatures.
  const unites = brutes
    .filter((unite) => !estSommaire(unite))
    .flatMap((unite) => (aplatir(unite).slice(0, 1).some(estCloture) ? aplatir(unite) : [unite]));
  const sommaire = brutes
    .filter(estSommaire)
    .map((unite) => ({ ...unite, texte: ligneDeSommaire(unite) ?? unite.texte }));
  const lues = unites.map((unite) => lireEntete(unite, false));
  const formule = unites.findIndex(({ texte }) => estFormule(texte));
  const forte = lues.findIndex((lue) => lue !== null && (lue.rang !== null || lue.nature === 'preambule'));
  const bornes = [formule, forte].filter((rang) => rang >= 0);
  const debut = bornes.length > 0 ? Math.min(...bornes) : apresVisas(unites);
  const derniere = lues.reduce((last, lue, rang) => (lue !== null && lue.rang !== null ? rang : last), debut);
  const annexe = lues.findIndex((lue, rang) => rang > derniere && lue?.nature === 'annexe');
  const trouvee = unites.findIndex(
    (unite, rang) =>
      rang > debut && rang >= derniere && estCloture(unite) && !annexeAvant(annexe, rang, unites),
  );
  const sans = unites.findIndex((unite, rang) => rang > derniere && ouvreSignatures(unite));
  const fin = trouvee >= 0 ? trouvee : sans >= 0 && !annexeAvant(annexe, sans, unites) ? sans : unites.length;
  const annoncees = annexesAnnoncees(lues);
  const reprise = lues.findIndex(
    (lue, rang) => rang > fin && lue?.nature === 'annexe' && !annoncees.has(rang),
  );
  const apres = reprise < 0 ? unites.length : reprise;
  let ferme = fin;
  if (trouvee >= 0)
    for (ferme++; ferme < apres; ferme++) {
      const suite = unites[ferme];
      if (suite === undefined || !suitCloture(suite)) break;
    }
  const tete = unites.slice(0, debut).flatMap(aplatir);
  const cloture = unites.slice(fin, ferme);
  const signatures = unites.slice(ferme, apres).flatMap(aplatir);
  const corps = [...unites.slice(debut, fin), ...unites.slice(apres)];
  return {
    sources: [...sommaire, ...tete, ...corps, ...cloture, ...signatures],
    tete,
    corps,
    cloture,
    signatures,
  };
}

/** An annex that stands before a closing belongs to the body, unless the closing is its own. */
const annexeAvant = (annexe: number, rang: number, unites: readonly Unite[]): boolean =>
  annexe >= 0 && rang > annexe && unites.slice(0, annexe).some(estCloture);

/** Without formula nor numbered heading: after the visas, or after what heads the act. */
function apresVisas(unites: readonly Unite[]): number {
  let last = -1;
  for (const [rang, { texte }] of unites.entries())
    if (
      VISA.test(texte) ||
      CONSIDERANT.test(texte) ||
      ENTRE.test(texte) ||
      /représentée?s? par/iu.test(texte)
    )
      last = rang;
  const first = unites.findIndex((unite, rang) => rang > Math.max(0, last) && apparence(unite) !== null);
  return last < 0 ? Math.min(1, unites.length) : first < 0 ? last + 1 : first;
}

/** « Objet ……… 3 »: the heading, without what leads to its page; null for another line. */
function ligneDeSommaire({ texte, tableau }: Unite): string | null {
  const page = /\d{1,3}$/u.exec(texte.slice(-4))?.[0];
  if (tableau !== null || page === undefined) return null;
  const avec = texte.slice(0, -page.length);
  const sans = rogner(avec, /(?!)/u, /[\s._…]/u);
  return /\.{3}|…|\t|_{3}/u.test(avec.slice(sans.length)) ? sans : null;
}
const estSommaire = (unite: Unite): boolean =>
  ligneDeSommaire(unite) !== null || /^(?:sommaire|table des matières)$/iu.test(unite.texte);

/** The title, the block of the parties and the visas, in whatever order an act gives them. */
function lireTete(unites: readonly Unite[], carnet: Carnet) {
  const titres: Unite[] = [];
  const parties: Unite[] = [];
  const visees: Unite[] = [];
  let zone: 'titre' | 'parties' | 'visas' = 'titre';
  // « Entre l’État » on a line, « Représenté par … » on the next.
  const entre = unites.findIndex(
    ({ texte }, rang) =>
      ENTRE.test(texte) ||
      (/^entre\s+(?:l['’]|l[ae]s?\s)/iu.test(texte) &&
        /^représentée?s?\s/iu.test(unites[rang + 1]?.texte ?? '')),
  );
  const dite = entre >= 0 ? entre : unites.findIndex(({ texte }) => /représentée?s?\s/iu.test(texte));
  // « L’État », then « Entre | représenté par … »: a label set beside two lines comes with the second.
  const nommeeAvant =
    /^(?:entre\s*[:,]?\s+)?représentée?s?\s/iu.test(
      `${unites[dite]?.texte ?? ''} ${unites[dite + 1]?.texte ?? ''}`,
    ) && /^(?:l['’]|l[ae]s?\s)[^.;]{2,120}$/iu.test(unites[dite - 1]?.texte ?? '');
  const partie = nommeeAvant ? dite - 1 : dite;
  for (const [rang, unite] of unites.entries()) {
    if (VISA.test(unite.texte) || CONSIDERANT.test(unite.texte)) zone = 'visas';
    else if (rang === partie) zone = 'parties';
    (zone === 'titre' ? titres : zone === 'parties' ? parties : visees).push(unite);
  }
  const debut = titres.findIndex(({ texte }) =>
    /\b(?:convention|accord|avenant|charte|protocole|contrat)\b/iu.test(texte),
  );
  const du = titres.slice(Math.max(0, debut), Math.max(0, debut) + 12);
  const titre = du.map(({ texte }) => texte).join(' ');
  for (const unite of du) carnet.placer(unite, unite.texte, titre);
  return { titre, parties, visees };
}

/** Each « Vu … » and each « Considérant … », whole; one that a paragraph goes on with is one. */
function lireVisas(unites: readonly Unite[], carnet: Carnet) {
  const visas: Unite[][] = [];
  const considerants: Unite[][] = [];
  let liste = visas;
  for (const unite of unites) {
    const { texte, marque } = unite;
    const ouvre = VISA.test(texte) || CONSIDERANT.test(texte);
    if (ouvre) liste = VISA.test(texte) ? visas : considerants;
    if (/^(?:vus?|considérant|attendu)\s*(?:que|ce qui suit)?\s*:?$/iu.test(texte)) continue;
    const last = liste.at(-1);
    const finie = /[;.]$/u.test(last?.at(-1)?.texte ?? '');
    if (ouvre || marque !== null || (finie && texte.endsWith(';'))) liste.push([unite]);
    else if (last !== undefined && !finie && /^\p{Ll}/u.test(texte)) last.push(unite);
  }
  const dire = (groupe: readonly Unite[]): string => {
    const texte = groupe.map((unite) => unite.texte).join(' ');
    for (const unite of groupe) carnet.placer(unite, unite.texte, texte);
    return texte;
  };
  return { visas: visas.map(dire), considerants: considerants.map(dire) };
}

/** What a heading announces, and the clauses that would say it. */
const ANNONCES: readonly {
  readonly motif: RegExp;
  readonly natures: readonly string[];
  readonly dit: string;
}[] = [
  { motif: /\b(?:resiliation|denonciation|manquements?|retrait|exclusion|fin anticipee)\b/u, natures: ['resiliation'], dit: 'comment la convention prend fin' },
  { motif: /\b(?:duree|entree en vigueur|prise d.effet)\b/u, natures: ['effet', 'duree', 'renouvellement'], dit: 'quand la convention commence ou finit' },
  { motif: /\b(?:avenants?|revision|modifications?(?! des? )) *(?:de la (?:presente )?convention)?$/u, natures: ['avenant'], dit: 'comment la convention se modifie' },
]; // prettier-ignore

/** A heading that announces a clause under which none was read: silence would pass for « the text says nothing ». */
function annoncesSansClause(
  divisions: readonly DivisionLue[],
  clauses: readonly ClauseLue[],
): readonly Omit<DouteLu, 'id'>[] {
  return divisions.flatMap(({ nature, intitule, entete, alineas }) => {
    const titre = plierTexte(intitule).trim();
    const annonce = ANNONCES.find(({ motif }) => motif.test(titre));
    if (annonce === undefined || alineas.length === 0 || nature === 'annexe') return [];
    return clauses.some(({ parametres }) => annonce.natures.includes(parametres.nature))
      ? []
      : [
          {
            nature: 'clause' as const,
            dit: entete,
            motif: `Cet intitulé annonce ${annonce.dit}, et aucune clause n’y a été lue : posez-la une fois la convention enregistrée.`,
          },
        ];
  });
}

const DOUTEUX = /[\uFFFD\u25AF\u25A1]|\p{L}[|¦§]\p{L}|\p{Ll}[0-9]\p{Ll}/u;
/** A sign that a scanner or a wrong encoding left in a word. */
const doutesDesCaracteres = (unites: readonly Unite[]): readonly Omit<DouteLu, 'id'>[] =>
  unites.flatMap(({ texte: ecrit }) => {
    // A fingerprint is made of letters and digits: nobody reads it as a word.
    const texte = sansFichiers(ecrit);
    const match = DOUTEUX.exec(texte);
    if (match === null) return [];
    const autour = texte.slice(Math.max(0, match.index - 30), match.index + 30);
    return [{ nature: 'caractere' as const, dit: autour, motif: 'Un signe de ces mots paraît mal lu.' }];
  });

/** Each doubt is known by what it is about, whatever the others. */
function numeroter(doutes: readonly Omit<DouteLu, 'id'>[]): readonly DouteLu[] {
  const pris = new Map<string, number>();
  return doutes.map((doute) => {
    const mots = fold(doute.dit)
      .replace(/[^a-z0-9]+/gu, '-')
      .slice(0, 40);
    const base = `${doute.nature}-${mots.replace(/^-|-$/gu, '')}`;
    const n = (pris.get(base) ?? 0) + 1;
    pris.set(base, n);
    return { id: n === 1 ? base : `${base}-${n}`, ...doute };
  });
}
