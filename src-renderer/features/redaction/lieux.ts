import { plierTexte } from '#domain/french';
import { textRedaction } from '../../text/redaction';
import { cleDe } from './ouvrage';
import type { Lieu, Ouvrage, Point, Saisie, Source } from './ouvrage';

const text = textRedaction.champs;

/* Where things stand in a convention being written: which part of the screen, and which field of it. */

const LISTES = [
  ['visas', 'visas'],
  ['considerants', 'considerants'],
  ['enPresenceDe', 'presence'],
] as const;

/** Where the passage, the division or the alinéa of that id stands now; null once it is gone. */
export function lieuDe(saisie: Saisie, id: string): Lieu | null {
  for (const [champ, partie] of LISTES) {
    const rang = saisie[champ].findIndex((one) => one.id === id);
    if (rang >= 0) return { partie, champ: `${champ}.${rang}.texte` };
  }
  for (const [rang, division] of saisie.divisions.entries()) {
    if (division.id === id) return { partie: `division:${id}`, champ: `divisions.${rang}.intitule` };
    const at = division.alineas.findIndex((one) => one.id === id);
    if (at >= 0) return { partie: `division:${division.id}`, champ: `divisions.${rang}.alineas.${at}.texte` };
  }
  return null;
}

/** The part of the act that a field is in. */
export function lieuDuChamp(saisie: Saisie, champ: string): Lieu {
  const [tete = '', rang = ''] = champ.split('.');
  switch (tete) {
    case 'divisions': {
      const division = saisie.divisions[Number(rang)];
      return division === undefined
        ? { partie: 'cadre', champ: null }
        : { partie: `division:${division.id}`, champ };
    }
    case 'parties':
      return { partie: 'parties', champ: rang === '' ? 'parties.0.nom' : champ };
    case 'visas':
      return { partie: 'visas', champ };
    case 'considerants':
      return { partie: 'considerants', champ };
    case 'enPresenceDe':
      return { partie: 'presence', champ: rang === '' ? null : `enPresenceDe.${rang}.texte` };
    case 'formule':
    case 'lieu':
    case 'nombreExemplaires':
    case 'faitLe':
      return { partie: 'cloture', champ };
    case 'clauses':
    case 'parametres':
    case 'ancres':
      return { partie: 'clauses', champ: null };
    default:
      return { partie: 'cadre', champ };
  }
}

type Trouve = Point['cible'];

/** Where the words stand in the act, looked for as they were said; null where they are not found. */
function lieuDesMots(saisie: Saisie, mots: string): Trouve | null {
  const cle = cleDe(mots);
  if (cle === '') return null;
  const tient = (texte: string): boolean => cleDe(texte).includes(cle);
  for (const [rang, { nom, appel, mentions = [], signataires }] of saisie.parties.entries()) {
    for (const [at, { fonction, personne }] of signataires.entries()) {
      const nommee = cleDe(`${personne.prenom} ${personne.nom}`);
      const champ = `parties.${rang}.signataires.${at}.fonction.libelle`;
      if (tient(fonction.libelle) || (nommee !== '' && cle.includes(nommee)))
        return { id: null, lieu: { partie: 'parties', champ } };
    }
    if (mentions.some(tient))
      return { id: null, lieu: { partie: 'parties', champ: `parties.${rang}.mentions` } };
    if (appel !== undefined && cle.startsWith('ciapres') && cle.endsWith(cleDe(appel)))
      return { id: null, lieu: { partie: 'parties', champ: `parties.${rang}.appel` } };
    if (cleDe(nom) === cle) return { id: null, lieu: { partie: 'parties', champ: `parties.${rang}.nom` } };
  }
  const found =
    [...saisie.visas, ...saisie.considerants, ...saisie.enPresenceDe].find(({ texte }) => tient(texte)) ??
    saisie.divisions.find(({ intitule }) => tient(intitule)) ??
    saisie.divisions
      .flatMap(({ alineas }) => alineas)
      .find(({ texte, marque }) => tient(`${marque ?? ''} ${texte}`));
  const lieu = found === undefined ? null : lieuDe(saisie, found.id);
  return found === undefined || lieu === null ? null : { id: found.id, lieu };
}

/** Where a doubt is corrected: where its words stand, else the part of the act that its reason is about. */
export function cibleDe(saisie: Saisie, { dit, motif }: Pick<Point, 'dit' | 'motif'>): Trouve {
  const found = lieuDesMots(saisie, dit);
  if (found !== null) return found;
  const said = plierTexte(`${dit} ${motif ?? ''}`);
  if (/parti|signata/u.test(said)) return { id: null, lieu: { partie: 'parties', champ: 'parties.0.nom' } };
  if (/\bdate\b|fait a|exemplaire/u.test(said))
    return { id: null, lieu: { partie: 'cloture', champ: 'faitLe' } };
  return { id: null, lieu: { partie: 'cadre', champ: 'titre' } };
}

/** Where a point is looked at now: passages move, and go. */
export function lieuDuPoint(saisie: Saisie, { cible: { id, lieu } }: Point): Lieu {
  return id === null ? lieu : (lieuDe(saisie, id) ?? { partie: 'cadre', champ: null });
}

/** The part of the act a block of the file went to, where no passage of its own bears its words. */
export function lieuAilleurs(saisie: Saisie, source: Source['source'], rang: number): Lieu {
  const texte = source[rang]?.texte ?? '';
  if (cleDe(saisie.titre).includes(cleDe(texte))) return { partie: 'cadre', champ: 'titre' };
  if (cleDe(saisie.formule) === cleDe(texte)) return { partie: 'cloture', champ: 'formule' };
  const placed = source.findIndex(({ place }) => place !== null);
  if (placed >= 0 && rang < placed) return { partie: 'parties', champ: 'parties.0.nom' };
  return { partie: 'cloture', champ: 'lieu' };
}

/** The alinéa after which a sentence without a place is most likely to go: the last one placed before it in the file. */
export function placeProbable(
  saisie: Saisie,
  source: Source['source'],
  dit: string,
): { readonly divisionId: string; readonly alineaId: string | null } | null {
  const cle = cleDe(dit);
  const at = source.findIndex(({ texte }) => cleDe(texte).includes(cle));
  for (let rang = (at < 0 ? source.length : at) - 1; rang >= 0; rang--) {
    const place = source[rang]?.place ?? null;
    if (place === null) continue;
    const division = saisie.divisions.find(
      ({ id, alineas }) => id === place || alineas.some((one) => one.id === place),
    );
    if (division !== undefined)
      return { divisionId: division.id, alineaId: division.id === place ? null : place };
  }
  const [first] = saisie.divisions;
  return first === undefined ? null : { divisionId: first.id, alineaId: null };
}

const nommer = (texte: string, autre: string): string => (texte.trim() === '' ? autre : texte.trim());

/** How a field of the act is called, for a fault that is told away from it. */
export function direChamp({ saisie }: Pick<Ouvrage, 'saisie'>, champ: string): string {
  const [tete = '', rang = '', sous = '', at = ''] = champ.split('.');
  const index = Number(rang);
  switch (tete) {
    case 'divisions': {
      const division = saisie.divisions[index];
      if (rang === '' || division === undefined) return text.divisions;
      const nom = nommer(division.intitule, textRedaction.sommaire.vide);
      return sous === 'alineas' && at !== '' ? text.alinea(nom, Number(at) + 1) : nom;
    }
    case 'parties': {
      const partie = saisie.parties[index];
      if (rang === '' || partie === undefined) return text.parties;
      const nom = textRedaction.parties.one(index + 1, partie.nom);
      return sous === 'signataires' && at !== '' ? text.signataire(nom, Number(at) + 1) : nom;
    }
    case 'visas':
      return text.passage(textRedaction.passages.one.visas, index + 1);
    case 'considerants':
      return text.passage(textRedaction.passages.one.considerants, index + 1);
    case 'enPresenceDe':
      return text.passage(textRedaction.passages.one.presence, index + 1);
    case 'titre':
    case 'titreCourt':
    case 'region':
    case 'zone':
    case 'formule':
    case 'lieu':
    case 'nombreExemplaires':
    case 'faitLe':
    case 'clauses':
      return text[tete];
    case 'parametres':
    case 'ancres':
      return text.clauses;
    default:
      return text.autre;
  }
}
