import { direFichiersAbsents } from '../annexes';
import { NATURE_CLAUSE_LABELS, clausesDe } from '../clauses/clause';
import type { Clause, Parametres } from '../clauses/clause';
import { laClause } from '../clauses/dire';
import { fauteDe } from '../clauses/regles';
import { lireClauses } from '../clauses/lire';
import type { ClauseLue } from '../clauses/lire';
import type { Contexte, DecisionResult } from '../decision';
import { decided } from '../decision';
import type { Convention } from '../fiches/convention';
import { plierTexte } from '../french';
import { avisSurConvention, find } from '../lookup';
import { avertir, refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import { allSignataires } from '../parties/partie';
import type { Partie } from '../parties/partie';
import { put } from '../registre';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import type { Division } from '../texte/divisions';
import { avecClause, dureeDite } from './clauses-commands';
import { obligationsLues } from './obligations-lues';

/** What a person writes of a convention, or what was read of it: everything but what happens to it. */
export type RedactionConvention = Pick<
  Convention,
  | 'titre'
  | 'titreCourt'
  | 'region'
  | 'parties'
  | 'visas'
  | 'formule'
  | 'divisions'
  | 'lieu'
  | 'nombreExemplaires'
  | 'zone'
  | 'faitLe'
> & {
  readonly considerants: Convention['visas'];
  readonly enPresenceDe: readonly string[];
};

/** A clause as it was read in the text, and whether a person answers for it. */
export type ClauseProposee = {
  readonly parametres: Parametres;
  readonly ancres: readonly string[];
  /** The sentence that says it. */
  readonly dit: string;
  readonly doutes: readonly string[];
  readonly confirmee: boolean;
};

/**
 * Brings a convention in, as nobody has signed it yet: its signatures, even those of years ago, are recorded after, as
 * the facts they are. Refused: a text that could not be a convention, or one the registry already has by that name.
 */
export function creerConvention(
  registre: Registre,
  {
    clauses,
    ...redaction
  }: RedactionConvention & {
    /** Null: they are read in the text, and nobody answered for them yet. */
    readonly clauses: readonly ClauseProposee[] | null;
  },
  contexte: Contexte,
): DecisionResult {
  const id = contexte.newId();
  const denied = refuseRedaction(redaction) ?? refuseHomonyme(registre, redaction.titreCourt, null);
  if (denied !== null) return refuse(denied);
  const written = aEcrire(clauses, redaction).reduce<Result<Convention>>(
    (before, clause) =>
      before.ok
        ? avecClause(before.value, aTenir(clause, redaction), clause.ancres, origineDe(clause, contexte))
        : before,
    ok({ id, ...texteDe(redaction), ...VIDE }),
  );
  if (!written.ok) return written;
  return decided(
    id,
    [...nommerRegistre(registre, redaction.titreCourt, null), put('conventions', written.value)],
    [
      ...memesNumeros(redaction.divisions),
      ...direFichiersAbsents(registre, { collection: 'conventions', entite: written.value }),
    ],
  );
}

/** A registry of several conventions is named after none of them. */
const NOM_COMMUN = 'Registre des conventions';

/** The registry bears the name of its only convention, for as long as it is the only one and nobody named it otherwise. */
function nommerRegistre(registre: Registre, titreCourt: string, changee: string | null) {
  const fiche = registre.fiches.get('registre');
  if (fiche === undefined)
    return changee === null ? [put('fiches', { id: 'registre', nom: titreCourt, demonstration: false })] : [];
  const [only, other] = [...registre.conventions.values()];
  if (fiche.demonstration || only === undefined || other !== undefined || fiche.nom !== only.titreCourt)
    return [];
  const nom = only.id === changee ? titreCourt : NOM_COMMUN;
  return nom === fiche.nom ? [] : [put('fiches', { ...fiche, nom })];
}

/** What the text says that the registry holds: its clauses, and the duties it lays on each party. */
const lireTexte = (texte: Pick<Convention, 'parties' | 'divisions'>): readonly ClauseLue[] => [
  ...lireClauses(texte.divisions),
  ...obligationsLues(texte),
];

/**
 * Writes anew a convention that nobody has signed. The clauses whose words have not moved stay as they are; the others
 * are read again in the new words, and are to be confirmed.
 */
export function editerConvention(
  registre: Registre,
  { conventionId, ...redaction }: RedactionConvention & { readonly conventionId: string },
): DecisionResult {
  const found = find(registre, 'conventions', conventionId);
  if (!found.ok) return found;
  const before = found.value;
  if (before.signatures.length > 0) return refuse(refus('CONVENTION_SIGNEE', {}));
  const denied =
    refuseRedaction(redaction) ??
    refuseHomonyme(registre, redaction.titreCourt, conventionId) ??
    refuseDisparus(registre, before, redaction);
  if (denied !== null) return refuse(denied);
  const { considerants: _considerants, enPresenceDe: _enPresenceDe, ...kept } = before;
  const parties = avecAdresses(redaction.parties, before.parties);
  const relue = relireClauses(before, { ...kept, ...texteDe({ ...redaction, parties }) });
  if (!relue.ok) return relue;
  const { convention, perdues } = relue.value;
  return decided(
    conventionId,
    [put('conventions', convention), ...nommerRegistre(registre, redaction.titreCourt, conventionId)],
    [
      ...perdues,
      ...memesNumeros(redaction.divisions),
      ...direFichiersAbsents(registre, { collection: 'conventions', entite: convention }),
      ...avisSurConvention(registre, conventionId).map(() =>
        avertir(
          'Un avis a déjà été rendu sur cette convention : il portait sur le texte d’avant.',
          'L’avis porte sur le projet examiné',
        ),
      ),
    ],
  );
}

/** The text of a convention, to be written anew or copied. */
export const redactionDe = ({
  titre,
  titreCourt,
  region,
  parties,
  visas,
  considerants = [],
  enPresenceDe = [],
  formule,
  divisions,
  lieu,
  nombreExemplaires,
  zone,
  faitLe,
}: Convention): RedactionConvention => ({
  titre,
  titreCourt,
  region,
  parties,
  visas,
  considerants,
  enPresenceDe,
  formule,
  divisions,
  lieu,
  nombreExemplaires,
  zone,
  faitLe,
});

/** The addresses that a signatory took later are not in the text: they stay with whoever stays. */
function avecAdresses(parties: readonly Partie[], before: readonly Partie[]): readonly Partie[] {
  const known = new Map(allSignataires(before).map((one) => [one.id, one.adresses]));
  return parties.map((partie) => ({
    ...partie,
    signataires: partie.signataires.map((one) => {
      const adresses = known.get(one.id);
      return adresses === undefined ? one : { ...one, adresses };
    }),
  }));
}

/** Of a convention to which nothing has happened. */
const VIDE = {
  obligations: [],
  duree: { nature: 'indeterminee', article: '' },
  clauses: [],
  signatures: [],
  effetRetenu: null,
} as const satisfies Partial<Convention>;

/** As the record keeps it: what the act has not is not there. */
function texteDe({ considerants, enPresenceDe, ...redaction }: RedactionConvention) {
  return {
    ...redaction,
    ...(considerants.length === 0 ? {} : { considerants }),
    ...(enPresenceDe.length === 0 ? {} : { enPresenceDe }),
  };
}

const origineDe = ({ doutes, confirmee }: ClauseProposee, { aujourdhui, par }: Contexte): Clause['origine'] =>
  confirmee ? { nature: 'lue', le: aujourdhui, par } : { nature: 'proposee', doutes };

/** The duration has one place in the record, always there: where it is not among the clauses given, its words say it. */
function aEcrire(
  clauses: readonly ClauseProposee[] | null,
  redaction: RedactionConvention,
): readonly ClauseProposee[] {
  const lues = lireTexte(redaction).map((one) => ({ ...one, confirmee: false }));
  const estDuree = ({ parametres }: ClauseProposee): boolean => parametres.nature === 'duree';
  if (clauses === null || clauses.some(estDuree)) return clauses ?? lues;
  return [...clauses, ...lues.filter(estDuree)];
}

/** What nobody confirmed, and lacks something to be computed from, is kept as words to be weighed. */
const aTenir = (
  { parametres, confirmee, dit }: ClauseProposee,
  { parties }: Pick<Convention, 'parties'>,
): Parametres =>
  confirmee || fauteDe(parametres, { parties: parties.map(({ id }) => id) }) === null
    ? parametres
    : { nature: 'autre', objet: NATURE_CLAUSE_LABELS[parametres.nature], mots: dit };

/** What a text lacks to be a convention, or says twice where it must say it once. */
function refuseRedaction({ parties, divisions, visas, considerants }: RedactionConvention): Refus | null {
  if (parties.length < 2) return refus('CONVENTION_PARTIES', {}, 'parties');
  const muette = parties.find(({ signataires }) => signataires.length === 0);
  if (muette !== undefined) return refus('PARTIE_SANS_SIGNATAIRE', { partie: muette.nom }, 'parties');
  const noms = new Set<string>();
  for (const { nom } of parties) {
    if (noms.has(plierTexte(nom))) return refus('PARTIE_EN_DOUBLE', { partie: nom }, 'parties');
    noms.add(plierTexte(nom));
  }
  if (!divisions.some(({ alineas }) => alineas.length > 0))
    return refus('CONVENTION_SANS_TEXTE', {}, 'divisions');
  const ids = [
    ...parties.flatMap(({ id, signataires }) => [id, ...signataires.map((one) => one.id)]),
    ...[...visas, ...considerants].map(({ id }) => id),
    ...divisions.flatMap(({ id, alineas }) => [id, ...alineas.map((one) => one.id)]),
  ];
  return new Set(ids).size === ids.length ? null : refus('CONVENTION_ELEMENT_EN_DOUBLE', {}, 'divisions');
}

/** Two conventions of one name could not be told apart in any list. */
export function refuseHomonyme(registre: Registre, titreCourt: string, sauf: string | null): Refus | null {
  const nom = plierTexte(titreCourt);
  for (const { id, titreCourt: autre } of registre.conventions.values())
    if (id !== sauf && plierTexte(autre) === nom)
      return refus('CONVENTION_HOMONYME', { nom: autre }, 'titreCourt');
  return null;
}

/** Holders were recorded for an office that the new text has no more. */
function refuseDisparus(
  registre: Registre,
  { id, parties }: Convention,
  redaction: Pick<Convention, 'parties'>,
): Refus | null {
  const kept = new Set(redaction.parties.flatMap(({ signataires }) => signataires.map((one) => one.id)));
  for (const titulaire of registre.titulaires.values()) {
    if (titulaire.conventionId !== id || kept.has(titulaire.signataireId)) continue;
    const fonction = parties
      .flatMap(({ signataires }) => signataires)
      .find((one) => one.id === titulaire.signataireId)?.fonction.libelle;
    return refus('FONCTION_AVEC_TITULAIRES', { fonction: fonction ?? '' }, 'parties');
  }
  return null;
}

/** « Article 3 » twice under one title: an avenant could not say which. */
function memesNumeros(divisions: readonly Division[]): readonly Avertissement[] {
  const seen = new Set<string>();
  const told: Avertissement[] = [];
  const above: number[] = [];
  for (const [rang, { nature, niveau = 1, numero, intitule }] of divisions.entries()) {
    above.length = niveau - 1;
    const cle = JSON.stringify([above, nature, numero]);
    above[niveau - 1] = rang;
    if (numero === null) continue;
    if (seen.has(cle))
      told.push(
        avertir(
          `Deux divisions portent le même numéro (« ${intitule} ») : un avenant devra dire de laquelle il parle.`,
          'Un numéro désigne une seule division',
        ),
      );
    seen.add(cle);
  }
  return told;
}

/** The clauses of before on the new text: as they are where their words have not moved, else as the new words read. */
function relireClauses(
  before: Convention,
  after: Convention,
): Result<{ readonly convention: Convention; readonly perdues: readonly Avertissement[] }> {
  const lues = lireTexte(after);
  const perdues: Avertissement[] = [];
  let convention: Convention = { ...after, clauses: [], obligations: [] };
  const taken = new Set<ClauseLue>();
  const inchanges = (ancres: readonly string[]): boolean =>
    ancres.every((ancre) => texteDeAlinea(before, ancre) === texteDeAlinea(after, ancre));
  const duree = lues.find(({ parametres }) => parametres.nature === 'duree');
  if (JSON.stringify(dureeLue(before)) !== JSON.stringify(duree?.parametres))
    convention = {
      ...convention,
      duree: dureeDite(convention, duree?.parametres ?? null, duree?.ancres ?? []),
    };
  if (duree !== undefined) taken.add(duree);
  for (const { id, parametres, ancres, origine } of clausesDe(before)) {
    if (parametres.nature === 'duree' || parametres.nature === 'exemplaires') continue;
    const same = inchanges(ancres);
    // A text has one clause of a kind, and many duties: each is known by its own words.
    const parLieu = same || parametres.nature === 'obligation';
    const own = lues.find(
      (one) =>
        one.parametres.nature === parametres.nature &&
        (parLieu ? one.ancres.some((ancre) => ancres.includes(ancre)) : !taken.has(one)),
    );
    if (own !== undefined) taken.add(own);
    if (same) {
      if (parametres.nature === 'obligation') {
        const obligation = before.obligations.find((one) => one.id === id);
        if (obligation !== undefined && convention.parties.some((one) => one.id === obligation.partieId))
          convention = { ...convention, obligations: [...convention.obligations, obligation] };
      } else
        convention = {
          ...convention,
          clauses: [
            ...(convention.clauses ?? []),
            {
              id,
              parametres,
              ancres,
              origine: origine.nature === 'texte' ? { nature: 'proposee', doutes: [] } : origine,
            },
          ],
        };
    } else if (own === undefined)
      perdues.push(
        avertir(
          `${laClause(parametres)} ne se lit plus dans le texte : elle a été retirée.`,
          'Une clause tient aux mots qui la disent',
        ),
      );
    else {
      const written = avecClause(convention, own.parametres, own.ancres, {
        nature: 'proposee',
        doutes: [...own.doutes, 'Ses mots ont été récrits.'],
      });
      if (!written.ok) return written;
      convention = written.value;
    }
  }
  for (const one of lues) {
    const { nature } = one.parametres;
    if (taken.has(one) || nature === 'exemplaires') continue;
    // A duty that nobody retained of these very words is not offered again.
    if (nature === 'obligation' && inchanges(one.ancres)) continue;
    const rival = (convention.clauses ?? []).some(
      ({ parametres }) => parametres.nature === nature && nature !== 'resiliation',
    );
    if (rival) continue;
    const written = avecClause(convention, one.parametres, one.ancres, {
      nature: 'proposee',
      doutes: one.doutes,
    });
    if (written.ok) convention = written.value;
  }
  return ok({ convention, perdues });
}

const dureeLue = ({ divisions }: Convention): Parametres | undefined =>
  lireClauses(divisions).find(({ parametres }) => parametres.nature === 'duree')?.parametres;

const texteDeAlinea = ({ divisions }: Convention, alineaId: string): string | null =>
  divisions.flatMap(({ alineas }) => alineas).find(({ id }) => id === alineaId)?.texte ?? null;
