import { estSigne, sansTexte } from '../fiches/avenant';
import type { Avenant } from '../fiches/avenant';
import { SEUIL_CONFIANCE, lirePhrase, ressembleAModification } from '../legistique/lecture-phrase';
import type { Arbitrage, Modification, Operation } from '../texte/operations';
import { numeroDit } from '../legistique/corps';
import { phraseDe } from '../legistique/phrase';
import type { CivilDate } from '../civil-date';
import { signatairesDe } from '../lookup';
import type { Convention } from '../fiches/convention';
import type { Registre } from '../registre';
import { idDivisionApportee } from '../consolidation/appliquer';
import { controlerParties, effetDivergent, texteHeurte } from './controle-forme';
import { idLiminaireApporte } from '../consolidation/appliquer-liminaire';
import { trouverLiminaire } from '../texte/liminaires';
import { endroitDe } from '../texte/natures';
import { appliquer, memeTexte } from '../consolidation/appliquer';
import { Voisins, nomTouche, projetsConcurrents, toucheDe } from './voisins';
import { lireCible } from '../texte/cible';
import { SuiviClauses } from './clauses-en-jeu';
import type { ClauseEnJeu, Enjeu } from './clauses-en-jeu';
import { cadreDates, controlerDates, prorogationDefaite } from './controle-dates';
import type { CadreDates } from './controle-dates';
import { cibleModifiee, placeOf } from '../consolidation/consolider';
import { contre, couvre, defaut } from '../texte/defauts';
import type { CodeDefaut, Defaut, DefautAuRang } from '../texte/defauts';
import { memeImpression } from '../texte/mots';
import { LIEU_CONVENTION, leLieu } from '../texte/nommer';
import type { Lieu } from '../texte/nommer';
import { NUMERO_PORTE, numeroAnnexe, numeroInsere, suitLeDernier } from '../texte/numeros';
import { derouleEtapes, etape, nommerActes, referenceDe, texteDeLaPhrase } from '../consolidation/reference';
import type { Etape, Reference } from '../consolidation/reference';
import { termeEnVigueur } from '../consolidation/terme';
import { findDivision, lireAlinea, lireDivision } from '../texte/en-vigueur';
import type { TexteEnVigueur } from '../texte/en-vigueur';

/** A defect, what a choice about it names, and whether one was made. */
export type DefautSitue = Defaut & { readonly sujet: string; readonly tranche: boolean };

/** The defects a reasoned choice may let stand; a sentence that lies or words that are not there never do. */
export const ARBITRABLES: ReadonlySet<CodeDefaut> = new Set([
  'CIBLE_MODIFIEE',
  'PROJET_CONCURRENT',
  'ACTE_ULTERIEUR',
  'RENVOI_MORT',
  'RENVOI_DEPLACE',
  'NUMERO_HORS_SUITE',
  'ANNEXE_HORS_SUITE',
  'PROROGATION_AILLEURS',
  'DUREE_SANS_PROROGATION',
  'DUREE_RETIREE',
  'SIGNATAIRE_DEJA',
  'TEXTE_HEURTE',
  'CONVENTION_AUTRE_DATE',
  'PHRASE_SANS_OPERATION',
  'PHRASE_DOUTEUSE',
]);

export type LigneConcordance = {
  readonly operation: Operation;
  readonly rang: number;
  readonly lieu: Lieu;
  /** The sentence the registry would write. */
  readonly attendue: readonly string[];
  /** How the act's own sentence was read; null when it was not. */
  readonly lecture: { readonly confiance: number; readonly doutes: readonly string[] } | null;
  /** What the place reads before and after; null where it does not exist, or where the operation fails. */
  readonly avant: string | null;
  readonly apres: string | null;
  /** The clauses whose words it touches, or that its new words lay down, and what was answered of each. */
  readonly clauses: readonly ClauseEnJeu[];
  readonly defauts: readonly DefautSitue[];
};

export type Concordance = {
  /** Nothing that blocks is left unsettled. */
  readonly pret: boolean;
  readonly lignes: readonly LigneConcordance[];
  readonly defauts: readonly DefautSitue[];
  readonly reference: Reference;
};

/**
 * Holds each operation of an avenant against its sentence and against the text it gives, on the text in force the day
 * it would apply: the three must say the same, and nothing else must break by it.
 */
export function concordanceDe(
  registre: Registre,
  convention: Convention,
  avenant: Avenant,
  aujourdhui: CivilDate,
): Concordance {
  const cadre = cadreDe(registre, convention, avenant, aujourdhui);
  const { reference, signed } = cadre;
  const steps = derouleEtapes(reference.texte, avenant, cadre.nommerActe);
  for (const step of steps) cadre.voisins.ajouter(step);
  const last = steps.reduce((texte, { apres }) => apres ?? texte, reference.texte);
  const { renvois, actes } = cadre.voisins.rompus();
  const [references, acts] = [parRang(renvois), parRang(actes)];
  const lignes = steps.map((step, rang) =>
    ligneDe(cadre, step, rang, suivreClauses(cadre, step, last), [
      ...(references.get(rang) ?? []),
      ...(signed ? [] : prorogationDefaite(step, last)),
      ...(acts.get(rang) ?? []),
    ]),
  );
  const free = [
    ...sansModification(avenant).map((one) => cadre.situe('projet', one)),
    ...(signed ? [] : effetDivergent(avenant)).map((one) => cadre.situe('effet', one)),
    ...phrasesSansOperation(avenant).map(({ sujet, one }) => cadre.situe(sujet, one)),
  ];
  const all = [...lignes.flatMap(({ defauts }) => defauts), ...free];
  return {
    pret: all.every(({ bloquant, tranche }) => !bloquant || tranche),
    lignes,
    defauts: free,
    reference,
  };
}

function parRang(all: readonly DefautAuRang[]): ReadonlyMap<number, readonly Defaut[]> {
  const out = new Map<number, Defaut[]>();
  for (const { rang, defaut: one } of all) {
    const list = out.get(rang);
    if (list) list.push(one);
    else out.set(rang, [one]);
  }
  return out;
}

/** A draft written operation by operation: each is held against the text as those before it leave it. */
export type Redaction = {
  /** The text in force the draft is written on. */
  readonly base: TexteEnVigueur;
  /** The same, with what its operations have done to it so far. */
  readonly texte: () => TexteEnVigueur;
  /** The next operation, in the concordance of the draft as it stands with it: `concordanceDe(…).lignes.at(-1)`. */
  readonly ajouter: (proposed: Pick<Operation, 'id' | 'modification' | 'phrase'>) => LigneConcordance;
};

/** Goes on with a draft: one operation more costs what it touches, not the whole draft once more. */
export function poursuivre(
  registre: Registre,
  convention: Convention,
  avenant: Avenant,
  aujourdhui: CivilDate,
): Redaction {
  const cadre = cadreDe(registre, convention, { ...avenant, operations: [] }, aujourdhui);
  const base = cadre.reference.texte;
  let texte = base;
  let compte = 0;
  const avancer = (operation: Operation): { readonly step: Etape; readonly enjeu: Enjeu } => {
    const step = etape(texte, operation, avenant.id, cadre.nommerActe);
    texte = step.apres ?? texte;
    compte++;
    const { modification } = operation;
    if (modification.nature === 'proroger') cadre.dates.prorogees.push(modification.fin);
    cadre.voisins.ajouter(step);
    return { step, enjeu: suivreClauses(cadre, step, texte) };
  };
  for (const operation of avenant.operations) avancer(operation);
  return {
    base,
    texte: () => texte,
    ajouter: ({ id, modification, phrase }) => {
      const { step, enjeu } = avancer({ id, modification, phrase, lu: lireCible(base, modification) });
      const rang = compte - 1;
      const { renvois, actes } = cadre.voisins.rompus();
      return ligneDe(cadre, step, rang, enjeu, [
        ...(parRang(renvois).get(rang) ?? []),
        ...(cadre.signed ? [] : prorogationDefaite(step, texte)),
        ...(parRang(actes).get(rang) ?? []),
      ]);
    },
  };
}

/** What all the operations of one avenant are held against. */
type Cadre = {
  readonly reference: Reference;
  readonly nommerActe: (id: string) => string;
  readonly signed: boolean;
  readonly dates: CadreDates;
  readonly voisins: Voisins;
  readonly clauses: SuiviClauses;
  readonly concurrents: ReturnType<typeof projetsConcurrents>;
  readonly situe: (sujet: string, one: Defaut) => DefautSitue;
};

function cadreDe(registre: Registre, convention: Convention, avenant: Avenant, aujourdhui: CivilDate): Cadre {
  const reference = referenceDe(registre, convention, avenant, aujourdhui);
  const nommerActe = nommerActes(registre, convention);
  const terme = termeEnVigueur(registre, convention, reference.jour);
  const signed = estSigne(avenant, signatairesDe(registre, convention, avenant));
  const choix = new Map<string, Arbitrage[]>();
  for (const one of avenant.arbitrages)
    if (one.choix === 'appliquer') choix.set(one.sujet, [...(choix.get(one.sujet) ?? []), one]);
  return {
    reference,
    nommerActe,
    signed,
    dates: cadreDates(convention, avenant, terme.date),
    voisins: new Voisins(reference, avenant, nommerActe),
    clauses: new SuiviClauses(registre, convention, avenant, reference, signed),
    concurrents: signed ? [] : projetsConcurrents(registre, convention, avenant),
    situe: (sujet, one) => ({
      ...one,
      sujet,
      tranche: ARBITRABLES.has(one.code) && (choix.get(sujet) ?? []).some((choice) => couvre(choice, one)),
    }),
  };
}

const suivreClauses = ({ clauses, reference }: Cadre, step: Etape, last: TexteEnVigueur): Enjeu =>
  clauses.suivre(
    step,
    placeOf(texteDeLaPhrase(reference.texte, step.avant, step.operation), step.operation.modification),
    last,
  );

/** One operation held against its sentence and the text. `broken`: what it breaks around it. */
function ligneDe(
  { reference, nommerActe, signed, dates, concurrents, situe }: Cadre,
  step: Etape,
  rang: number,
  enjeu: Enjeu,
  broken: readonly Defaut[],
): LigneConcordance {
  const { operation, avant } = step;
  const { modification } = operation;
  const lieu = placeOf(texteDeLaPhrase(reference.texte, avant, operation), modification);
  const sentence = controlerPhrase(reference.texte, step, nommerActe);
  const stale = cibleModifiee(reference.texte, operation, nommerActe);
  const found: Defaut[] = [
    ...(step.applied.ok ? [] : [step.applied.error]),
    ...(step.apres !== null && memeTexte(avant, step.apres)
      ? [defaut('SANS_EFFET', { nom: leLieu(lieu) }, lieu)]
      : []),
    ...(stale === null ? [] : [stale]),
    ...controlerForme(avant, modification, lieu),
    ...(signed ? [] : [...controlerParties(step, lieu), ...texteHeurte(step, lieu)]),
    ...(signed ? enjeu.defauts : unefois(controlerDates(dates, step, lieu), enjeu)),
    ...sentence.defauts,
    ...broken,
    ...concurrents
      .filter(({ touche }) => touche.has(toucheDe(modification) ?? ''))
      .map(({ id, projet }) =>
        contre(
          defaut('PROJET_CONCURRENT', { nom: nomTouche(reference.texte, modification), projet }, lieu),
          id,
        ),
      ),
  ];
  return {
    operation,
    rang,
    lieu,
    attendue: sentence.attendue,
    lecture: sentence.lecture,
    avant: lirePlace(avant, modification),
    apres: step.apres === null ? null : lirePlace(step.apres, modification, operation.id),
    clauses: enjeu.clauses,
    defauts: found.map((one) => situe(operation.id, one)),
  };
}

/** What says that the duration changes without the end on record. */
const DUREE: ReadonlySet<CodeDefaut> = new Set(['DUREE_SANS_PROROGATION', 'DUREE_RETIREE']);

/** What the dates and the clauses of one operation say of it: of the duration, once. */
function unefois(dates: readonly Defaut[], { clauses, defauts }: Enjeu): readonly Defaut[] {
  const duree = clauses.find(({ parametres }) => parametres.nature === 'duree');
  if (duree === undefined) return [...dates, ...defauts];
  // Answered, the clause says itself what becomes of the end.
  if (duree.reponse !== null) return [...dates.filter(({ code }) => !DUREE.has(code)), ...defauts];
  return dates.some(({ code }) => DUREE.has(code))
    ? [...dates, ...defauts.filter(({ contre: id }) => id !== duree.clauseId)]
    : [...dates, ...defauts];
}

/** A draft that changes nothing is told so; one that says nothing either cannot be signed. */
function sansModification(avenant: Avenant): readonly Defaut[] {
  if (sansTexte(avenant)) return [defaut('PROJET_SANS_TEXTE', {}, LIEU_CONVENTION)];
  return avenant.operations.length > 0 || phrasesSansOperation(avenant).length > 0
    ? []
    : [defaut('PROJET_SANS_OPERATION', {}, LIEU_CONVENTION, false)];
}

/** What the sentence says, held against what the operation does. */
function controlerPhrase(
  base: TexteEnVigueur,
  { operation, avant, apres }: Etape,
  nommerActe: (id: string) => string,
): {
  readonly attendue: readonly string[];
  readonly lecture: LigneConcordance['lecture'];
  readonly defauts: readonly Defaut[];
} {
  const { modification, phrase } = operation;
  const read = texteDeLaPhrase(base, avant, operation);
  const attendue = phraseDe(modification, read);
  const lieu = placeOf(read, modification);
  const said = phrase.join(' ');
  if (said.trim() === '') return { attendue, lecture: null, defauts: [defaut('PHRASE_ABSENTE', {}, lieu)] };
  if (
    phrase.length === attendue.length &&
    phrase.every((line, at) => memeImpression(line, attendue[at] ?? ''))
  )
    return { attendue, lecture: { confiance: 1, doutes: [] }, defauts: [] };
  const { lue, raison } = lirePhrase(phrase, read);
  if (lue === null)
    return {
      attendue,
      lecture: null,
      // A sentence that was not understood has no place of its own: it is shown at the one it was to speak of.
      defauts: [raison.lieu.divisionId === null ? { ...raison, lieu } : raison],
    };
  const lecture = { confiance: lue.confiance, doutes: lue.doutes };
  const given = appliquer(
    avant,
    lue.modification,
    { avenantId: 'lecture', operationId: operation.id },
    nommerActe,
  );
  const divergent = defaut(
    'PHRASE_DIVERGENTE',
    { phrase: court(said), dit: court(attendue.join(' ')) },
    lieu,
  );
  if (apres === null) return { attendue, lecture, defauts: [] };
  if (!given.ok || !memeTexte(given.value, apres)) return { attendue, lecture, defauts: [divergent] };
  return {
    attendue,
    lecture,
    defauts:
      lue.confiance < SEUIL_CONFIANCE
        ? [
            // Another doubt about the same sentence is another question.
            contre(
              defaut('PHRASE_DOUTEUSE', { phrase: court(said), doutes: lue.doutes }, lieu),
              lue.doutes.join(' '),
            ),
          ]
        : [],
  };
}

const court = (text: string): string => (text.length <= 160 ? text : `${text.slice(0, 157)}…`);

const NUMERO_DIT = new RegExp(
  `^\\s*(?:[Aa](?:rticle|nnexe)|ARTICLE|ANNEXE)\\s+([Pp]remier|PREMIER|1er|1ER|${NUMERO_PORTE})(?![\\p{L}\\p{N}])`,
  'u',
);

/** The number and the heading of what is inserted. */
function controlerForme(texte: TexteEnVigueur, modification: Modification, lieu: Lieu): readonly Defaut[] {
  if (modification.nature !== 'inserer_division' && modification.nature !== 'ajouter_annexe') return [];
  const { numero, intitule } = modification;
  if (numero === null) return [];
  const found: Defaut[] = [];
  if (modification.nature === 'inserer_division') {
    if (modification.sorte === 'section') return [];
    const apres = findDivision(texte, modification.apres);
    if (apres !== undefined) {
      const attendu = numeroInsere(texte.divisions, apres);
      if (attendu !== null && attendu !== numero && !suitLeDernier(texte.divisions, apres, numero))
        found.push(defaut('NUMERO_HORS_SUITE', { numero, attendu }, lieu));
    }
  } else {
    const attendu = numeroAnnexe(texte.divisions);
    // An annex twice is told by its application; another way of numbering is the drafter's choice.
    if (attendu !== null && /^\d+$/u.test(numero) && Number(numero) > Number(attendu))
      found.push(defaut('ANNEXE_HORS_SUITE', { numero, attendu }, lieu));
  }
  const said = NUMERO_DIT.exec(intitule)?.[1];
  if (said !== undefined && numeroDit(said) !== numero)
    found.push(defaut('INTITULE_DIVERGENT', { numero, intitule }, lieu));
  return found;
}

/** Free articles that change the convention in words that no operation follows. */
export function phrasesSansOperation(
  avenant: Avenant,
): readonly { readonly sujet: string; readonly one: Defaut }[] {
  const said = new Set(avenant.operations.map(({ phrase }) => phrase.join(' ').replace(/\s+/gu, ' ').trim()));
  return avenant.articles.flatMap(({ titre, alineas }, article) =>
    alineas.flatMap((texte, rang) =>
      !ressembleAModification(texte) || said.has(texte.replace(/\s+/gu, ' ').trim())
        ? []
        : [
            {
              sujet: `article-${article}-${rang}`,
              one: defaut(
                'PHRASE_SANS_OPERATION',
                { phrase: court(texte) },
                { ...LIEU_CONVENTION, libelle: titre, extrait: texte },
              ),
            },
          ],
    ),
  );
}

/** What stands at the place of an operation: its alinéa, or its whole division; null when it is not there. */
function lirePlace(texte: TexteEnVigueur, modification: Modification, operationId?: string): string | null {
  const division = (id: string): string | null => {
    const found = findDivision(texte, id);
    return found?.abrogee === null ? lireDivision(found) : null;
  };
  const alinea = (divisionId: string, alineaId: string): string | null => {
    const found = findDivision(texte, divisionId)?.alineas.find(({ id }) => id === alineaId);
    return found === undefined ? null : lireAlinea(found);
  };
  const endroit = endroitDe(modification);
  switch (endroit.dans) {
    case 'division':
      return endroit.alineaId === null || ecritPlusieurs(modification)
        ? division(endroit.divisionId)
        : alinea(endroit.divisionId, endroit.alineaId);
    case 'suite':
    case 'fin':
      return operationId === undefined ? null : division(idDivisionApportee(operationId));
    case 'liminaire': {
      const id =
        modification.nature === 'inserer_liminaire'
          ? operationId && idLiminaireApporte(operationId)
          : endroit.liminaireId;
      return trouverLiminaire(texte, id ?? '')?.texte ?? null;
    }
    case 'partie':
      return texte.parties.find(({ id }) => id === endroit.partieId)?.nom ?? null;
    case 'signataire': {
      const found = texte.parties
        .flatMap(({ signataires }) => signataires)
        .find(({ id }) => id === endroit.signataireId);
      return found === undefined
        ? null
        : `${found.personne.civilite} ${found.personne.prenom} ${found.personne.nom}, ${found.fonction.libelle}`;
    }
  }
}

/** One alinéa is read alone where it is changed, in its division where others come beside it. */
const ecritPlusieurs = (modification: Modification): boolean =>
  modification.nature === 'inserer_alineas' ||
  (modification.nature === 'rediger_alinea' && modification.alineas.length > 1);
