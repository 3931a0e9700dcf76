import type { Membre } from '#registre/fiches/comite';
import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { membresDe } from '../comite/lien';
import { decided } from '../decision';
import type { Contexte, Decision } from '../decision';
import { fold } from '../french';
import { find } from '../lookup';
import { refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { CELLULE_MAX, civiliteLue, colonneTropLongue, jourEcrit, lireTableau } from '../tableau';
import type { Rangee } from '../tableau';
import { typographie } from '../typographie';
import { nomMembre, refuseMembre } from './comite';

/* A table of members as a spreadsheet holds it, read line by line: all of it is recorded, or nothing. */

export type LigneMembre = {
  /** As a spreadsheet numbers it, titles included. */
  readonly ligne: number;
  readonly dit: string;
  /** `double`: the same person on the same seat is on record, or twice in the table: nothing is recorded of it. */
  readonly etat: 'nouveau' | 'double' | 'refusee';
  readonly raison: string | null;
};
export type Coordonnees = { readonly courriel: string | null; readonly telephone: string | null };

const COLONNES = {
  college: ['college'],
  organisation: ['organisation', 'organisme', 'structure'],
  siege: ['siege'],
  deliberatif: ['voix', 'voix deliberative', 'deliberatif'],
  rang: ['rang', 'qualite', 'titulaire/suppleant'],
  presidence: ['presidence'],
  bureau: ['bureau', 'membre du bureau'],
  civilite: ['civilite'],
  prenom: ['prenom'],
  nom: ['nom'],
  fonction: ['fonction'],
  debut: ['debut', 'du', 'a compter du', 'debut du mandat'],
  fin: ['fin', 'au', "jusqu'au", 'fin du mandat'],
  source: ['source', 'arrete'],
  courriel: ['courriel', 'email', 'e-mail', 'adresse electronique', 'mail'],
  telephone: ['telephone', 'tel'],
} as const;
type Colonne = keyof typeof COLONNES;
const REQUISES: readonly Colonne[] = ['college', 'siege', 'civilite', 'prenom', 'nom', 'debut', 'source'];

const OUI = new Set(['oui', 'o', 'x', '1', 'vrai', 'true', 'deliberative', 'avec voix']);
const NON = new Set(['non', 'n', '', '0', 'faux', 'false', 'consultative', 'sans voix']);

/** A day as a spreadsheet may hold it: written, or ISO with an hour. */
const jourLu = (text: string): CivilDate | null => jourEcrit(text) ?? jourEcrit(text.slice(0, 10));

type Lu = Omit<Membre, 'id' | 'instanceId' | 'coordonneesLe' | 'purge'> & { readonly joindre: Coordonnees };

function lireRangee(rangee: Rangee<Colonne>): Lu | string {
  const longue = colonneTropLongue<Colonne>(rangee, COLONNES);
  if (longue !== undefined) return `la colonne « ${longue} » dépasse ${CELLULE_MAX} caractères.`;
  const ou = rangee.lire;
  const lire = (colonne: Colonne): string => ou(colonne) ?? '';
  for (const colonne of REQUISES) if (lire(colonne) === '') return `la colonne « ${colonne} » est vide.`;
  const civilite = civiliteLue(lire('civilite'));
  if (civilite === null) return `la civilité « ${lire('civilite')} » n’est ni Madame ni Monsieur.`;
  const debut = jourLu(lire('debut'));
  if (debut === null) return `le début « ${lire('debut')} » n’est pas une date (jj/mm/aaaa).`;
  const finDite = lire('fin');
  const fin = finDite === '' ? null : jourLu(finDite);
  if (fin === null && finDite !== '') return `la fin « ${finDite} » n’est pas une date (jj/mm/aaaa).`;
  const voix = fold(lire('deliberatif'));
  if (!OUI.has(voix) && !NON.has(voix)) return `la voix « ${lire('deliberatif')} » n’est ni oui ni non.`;
  const bureau = fold(lire('bureau'));
  if (!OUI.has(bureau) && !NON.has(bureau)) return `le bureau « ${lire('bureau')} » n’est ni oui ni non.`;
  const rangDit = fold(lire('rang'));
  const rang = ((): Membre['rang'] | null => {
    if (rangDit === '' || rangDit.startsWith('titulaire')) return 'titulaire';
    if (rangDit.startsWith('second') || rangDit.startsWith('2')) return 'second_suppleant';
    return rangDit.startsWith('suppleant') ? 'suppleant' : null;
  })();
  if (rang === null)
    return `le rang « ${lire('rang')} » n’est ni titulaire, ni suppléant, ni second suppléant.`;
  const presidenceDite = fold(lire('presidence')).replace(/[^a-z]/gu, '');
  const presidence: Membre['presidence'] = presidenceDite.startsWith('copresid')
    ? 'copresidence'
    : presidenceDite.startsWith('vice')
      ? 'vice_presidence'
      : 'aucune';
  const courriel = ou('courriel');
  if (courriel !== null && !/^[^\s@]+@[^\s@]+$/u.test(courriel))
    return `le courriel « ${courriel} » n’en est pas un.`;
  return {
    college: lire('college'),
    organisation: ou('organisation'),
    siege: lire('siege'),
    deliberatif: OUI.has(voix),
    rang,
    presidence,
    bureau: OUI.has(bureau),
    civilite,
    prenom: lire('prenom'),
    nom: lire('nom'),
    fonction: ou('fonction'),
    debut,
    fin,
    source: lire('source'),
    joindre: { courriel, telephone: ou('telephone') },
  };
}

const memePersonne = (a: Pick<Membre, 'prenom' | 'nom'>, b: Pick<Membre, 'prenom' | 'nom'>): boolean =>
  fold(`${a.prenom} ${a.nom}`) === fold(`${b.prenom} ${b.nom}`);

type Examen = {
  readonly lignes: readonly LigneMembre[];
  readonly nouveaux: readonly Membre[];
  readonly joindre: ReadonlyMap<string, Coordonnees>;
};

/** What the table would record. `lignes`: its rows, titles first, cells as text. */
export function examinerMembres(
  registre: Registre,
  { instanceId, tableau }: { readonly instanceId: string; readonly tableau: readonly (readonly string[])[] },
  contexte: Pick<Contexte, 'newId' | 'aujourdhui'>,
): Result<Examen> {
  const found = find(registre, 'instances', instanceId);
  if (!found.ok) return found;
  const forme = (raison: string) => refuse(refus('MEMBRES_FORME', { raison }, 'jeton'));
  const table = lireTableau<Colonne>(tableau, COLONNES, REQUISES);
  if ('raison' in table) return forme(table.raison);

  const lignes: LigneMembre[] = [];
  const nouveaux: Membre[] = [];
  const joindre = new Map<string, Coordonnees>();
  const connus = [...membresDe(registre, instanceId)];
  for (const rangee of table.rangees) {
    const { cellules, ligne } = rangee;
    const lu = lireRangee(rangee);
    if (typeof lu === 'string') {
      lignes.push({
        ligne,
        dit: cellules.filter(Boolean).slice(0, 4).join(', '),
        etat: 'refusee',
        raison: typographie(lu),
      });
      continue;
    }
    const { joindre: coordonnees, ...dit } = lu;
    const membre: Membre = {
      id: contexte.newId(),
      instanceId,
      ...dit,
      coordonneesLe:
        coordonnees.courriel === null && coordonnees.telephone === null ? null : contexte.aujourdhui,
      purge: null,
    };
    const nom = typographie(
      `${nomMembre(membre)}, ${membre.siege}, à compter du ${formatDate(membre.debut)}`,
    );
    const double = connus.find(
      (one) =>
        memePersonne(one, membre) && fold(one.siege) === fold(membre.siege) && one.debut === membre.debut,
    );
    if (double !== undefined) {
      lignes.push({
        ligne,
        dit: nom,
        etat: 'double',
        raison: nouveaux.includes(double)
          ? 'La même personne est déjà sur une ligne précédente.'
          : 'La même personne est déjà au registre, sur ce siège et depuis ce jour.',
      });
      continue;
    }
    const denied = refuseMembre(connus, membre);
    if (denied !== null) {
      lignes.push({ ligne, dit: nom, etat: 'refusee', raison: denied.message });
      continue;
    }
    const voisin = connus.find((one) => memePersonne(one, membre));
    lignes.push({
      ligne,
      dit: nom,
      etat: 'nouveau',
      raison:
        voisin === undefined
          ? null
          : typographie(`À vérifier : ${nomMembre(voisin)} figure déjà sur le siège « ${voisin.siege} ».`),
    });
    connus.push(membre);
    nouveaux.push(membre);
    joindre.set(membre.id, coordonnees);
  }
  return ok({ lignes, nouveaux, joindre });
}

/** Records every line, or none when one is refused. */
export function importerMembres(
  registre: Registre,
  input: { readonly instanceId: string; readonly tableau: readonly (readonly string[])[] },
  contexte: Contexte,
): Result<Decision & { readonly joindre: ReadonlyMap<string, Coordonnees> }> {
  const examen = examinerMembres(registre, input, contexte);
  if (!examen.ok) return examen;
  const { lignes, nouveaux, joindre } = examen.value;
  const refusees = lignes.flatMap(({ ligne, etat, raison }) =>
    etat === 'refusee' ? [{ ligne, raison: raison ?? '' }] : [],
  );
  if (refusees.length > 0) return refuse(refus('MEMBRES_IMPORT', { refusees }, 'jeton'));
  if (nouveaux.length === 0) return refuse(refus('MEMBRES_IMPORT_RIEN', {}, 'jeton'));
  const decision = decided(
    input.instanceId,
    nouveaux.map((one) => put('membresDuComite', one)),
  );
  return decision.ok ? ok({ ...decision.value, joindre }) : decision;
}
