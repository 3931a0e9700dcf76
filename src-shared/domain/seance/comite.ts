import type { ACTES } from '#registre/actes';
import type { Objet } from '#registre/champs';
import type { Instance, Membre, ReglesComite } from '#registre/fiches/comite';
import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { fold, plierTexte } from '../french';
import { find } from '../lookup';
import { avertir, refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { refuse } from '../result';
import { membresDe } from '../comite/lien';

/* The committee itself: its names, its rules, who sits. Nothing here is inferred: it is copied from the act that says it. */

export type Saisie<A extends keyof typeof ACTES> = (typeof ACTES)[A] extends { readonly saisie: infer M }
  ? Objet<M>
  : never;

export function creerInstance(
  _registre: Registre,
  saisie: Saisie<'instances.creer'>,
  contexte: Contexte,
): DecisionResult {
  const one: Instance = { id: contexte.newId(), denominations: [saisie], regles: [] };
  return decided(
    one.id,
    [put('instances', one)],
    [
      avertir(
        'Aucune règle de réunion n’est enregistrée : celles des commissions consultatives de l’État s’appliquent à défaut. Saisissez le règlement intérieur s’il y en a un.',
        'CRPA, art. R. 133-3 à R. 133-15 ; C. trav., art. R. 6123-3-12',
      ),
    ],
  );
}

/** A new name from a day on. Nothing already recorded is rewritten. */
export function renommerInstance(
  registre: Registre,
  { instanceId, ...denomination }: Saisie<'instances.renommer'>,
): DecisionResult {
  const found = find(registre, 'instances', instanceId);
  if (!found.ok) return found;
  const { denominations } = found.value;
  if (denominations.some(({ depuis }) => depuis === denomination.depuis))
    return refuse(
      refus('COMITE_MEME_JOUR', { quoi: 'Une dénomination', date: denomination.depuis }, 'depuis'),
    );
  const after: Instance = {
    ...found.value,
    denominations: [...denominations, denomination].sort((a, b) => (a.depuis < b.depuis ? -1 : 1)),
  };
  const porteTrop = [...registre.seances.values()].filter(
    (one) => one.instanceId === instanceId && one.annulation === null && one.date >= denomination.depuis,
  );
  return decided(
    after.id,
    [put('instances', after)],
    porteTrop.map(({ date, denomination: dit }): Avertissement =>
      avertir(
        `La séance du ${formatDate(date)} porte « ${dit} » : elle garde ce nom, vérifiez ses papiers.`,
        'Un changement de nom ne récrit rien',
      ),
    ),
  );
}

function refuseRegles(one: ReglesComite): Refus | null {
  const { quorumNumerateur: n, quorumDenominateur: d, quorumStrict } = one;
  if (n > d || (quorumStrict && n === d))
    return refus('REGLES_QUORUM', { fraction: `${n}/${d}` }, 'quorumNumerateur');
  if (one.quorumBase === 'fixe' && one.nombreMembres === null)
    return refus(
      'REGLES_INCOMPLETES',
      { faute: 'le quorum se calcule sur un nombre de membres qui n’est pas dit.' },
      'nombreMembres',
    );
  if ((one.clauseTacite === null) !== (one.delaiTacite === null))
    return refus(
      'REGLES_INCOMPLETES',
      { faute: 'un avis réputé rendu demande la clause et son délai en jours.' },
      one.clauseTacite === null ? 'clauseTacite' : 'delaiTacite',
    );
  return null;
}

/** A dated set of rules. Recorded again for the same day, it is corrected only by undoing the first. */
export function reglerInstance(
  registre: Registre,
  { instanceId, ...regles }: Saisie<'instances.regler'>,
): DecisionResult {
  const found = find(registre, 'instances', instanceId);
  if (!found.ok) return found;
  const denied =
    refuseRegles(regles) ??
    (found.value.regles.some(({ depuis }) => depuis === regles.depuis)
      ? refus('COMITE_MEME_JOUR', { quoi: 'Un jeu de règles', date: regles.depuis }, 'depuis')
      : null);
  if (denied !== null) return refuse(denied);
  const after: Instance = {
    ...found.value,
    regles: [...found.value.regles, regles].sort((a, b) => (a.depuis < b.depuis ? -1 : 1)),
  };
  const avertissements =
    regles.clauseTacite === null
      ? []
      : [
          avertir(
            'Le code ne prévoit plus d’avis tacite depuis le 1er juillet 2024 : un avis réputé rendu restera à discuter.',
            'C. trav., art. R. 6123-3-15',
          ),
        ];
  return decided(after.id, [put('instances', after)], avertissements);
}

const chevauche = (
  a: { readonly debut: CivilDate; readonly fin: CivilDate | null },
  b: { readonly debut: CivilDate; readonly fin: CivilDate | null },
): boolean => (b.fin === null || a.debut <= b.fin) && (a.fin === null || b.debut <= a.fin);

export const nomMembre = ({ civilite, prenom, nom }: Pick<Membre, 'civilite' | 'prenom' | 'nom'>): string =>
  `${civilite} ${prenom} ${nom}`;

/** What is wrong with a member as he is written, among those of his committee; null: nothing. */
export function refuseMembre(membres: readonly Membre[], one: Membre): Refus | null {
  if (one.fin !== null && one.fin < one.debut)
    return refus('MEMBRE_DATES', { debut: one.debut, fin: one.fin }, 'fin');
  for (const other of membres) {
    if (other.id === one.id) continue;
    if (
      plierTexte(other.siege) !== plierTexte(one.siege) ||
      plierTexte(other.college) !== plierTexte(one.college)
    )
      continue;
    if (!chevauche(one, other)) continue;
    if (other.rang === one.rang)
      return refus('MEMBRE_SIEGE_OCCUPE', { siege: one.siege, personne: nomMembre(other) }, 'siege');
    if (other.deliberatif !== one.deliberatif)
      return refus('MEMBRE_VOIX_DU_SIEGE', { siege: one.siege }, 'deliberatif');
  }
  return null;
}

/** Said of a member that is recorded: what the code asks that is not met, and blocks nothing. */
function aSavoir(membres: readonly Membre[], one: Membre): readonly Avertissement[] {
  const said: Avertissement[] = [];
  if (one.rang === 'second_suppleant' && !one.bureau)
    said.push(
      avertir(
        'Un second suppléant n’est prévu que pour les membres du bureau.',
        'C. trav., art. R. 6123-3-5',
      ),
    );
  const meme = membres.find(
    (other) =>
      other.id !== one.id &&
      fold(`${other.prenom} ${other.nom}`) === fold(`${one.prenom} ${one.nom}`) &&
      chevauche(one, other),
  );
  if (meme !== undefined)
    said.push(
      avertir(
        `${nomMembre(meme)} siège déjà (${meme.siege}) : vérifiez que ce n’est pas la même personne.`,
        'Un membre n’a qu’une voix',
      ),
    );
  return said;
}

export function enregistrerMembre(
  registre: Registre,
  { instanceId, ...saisie }: Saisie<'membresDuComite.enregistrer'>,
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'instances', instanceId);
  if (!found.ok) return found;
  const one: Membre = { id: contexte.newId(), instanceId, ...saisie, coordonneesLe: null, purge: null };
  const membres = membresDe(registre, instanceId);
  const denied = refuseMembre(membres, one);
  return denied === null
    ? decided(one.id, [put('membresDuComite', one)], aSavoir(membres, one))
    : refuse(denied);
}

export function corrigerMembre(
  registre: Registre,
  { membreId, ...saisie }: Saisie<'membresDuComite.corriger'>,
): DecisionResult {
  const found = find(registre, 'membresDuComite', membreId);
  if (!found.ok) return found;
  const one: Membre = { ...found.value, ...saisie };
  const membres = membresDe(registre, one.instanceId);
  const denied = refuseMembre(membres, one);
  return denied === null
    ? decided(one.id, [put('membresDuComite', one)], aSavoir(membres, one))
    : refuse(denied);
}

export function terminerMembre(
  registre: Registre,
  { membreId, fin }: Saisie<'membresDuComite.terminer'>,
): DecisionResult {
  const found = find(registre, 'membresDuComite', membreId);
  if (!found.ok) return found;
  const one: Membre = { ...found.value, fin };
  const denied = refuseMembre(membresDe(registre, one.instanceId), one);
  return denied === null ? decided(one.id, [put('membresDuComite', one)]) : refuse(denied);
}

/** Whether contact data may be erased: of whoever no longer sits. */
export function refusePurge(membre: Membre, aujourdhui: CivilDate): Refus | null {
  const personne = nomMembre(membre);
  if (membre.fin === null || membre.fin >= aujourdhui)
    return refus('MEMBRE_EN_FONCTIONS', { personne }, 'membres');
  return membre.coordonneesLe === null ? refus('MEMBRE_SANS_COORDONNEES', { personne }, 'membres') : null;
}

/** The journal says whose contact data were erased, when and why; what they were stands nowhere. */
export function purgerMembres(
  registre: Registre,
  { membres, motif }: Saisie<'membresDuComite.purger'>,
  { aujourdhui }: Contexte,
): DecisionResult {
  const after: Membre[] = [];
  for (const id of membres) {
    const found = find(registre, 'membresDuComite', id);
    if (!found.ok) return found;
    const denied = refusePurge(found.value, aujourdhui);
    if (denied !== null) return refuse(denied);
    after.push({ ...found.value, coordonneesLe: null, purge: { date: aujourdhui, motif } });
  }
  return decided(
    after[0]?.id ?? '',
    after.map((one) => put('membresDuComite', one)),
  );
}

/** That contact data are kept, and since when; what they are is kept apart. */
export function joindreMembre(
  registre: Registre,
  { membreId }: Pick<Saisie<'membresDuComite.joindre'>, 'membreId'>,
  { aujourdhui }: Contexte,
): DecisionResult {
  const found = find(registre, 'membresDuComite', membreId);
  if (!found.ok) return found;
  const one: Membre = { ...found.value, coordonneesLe: aujourdhui, purge: null };
  return decided(one.id, [put('membresDuComite', one)]);
}
