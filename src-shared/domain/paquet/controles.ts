import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { fichiersAbsents } from '../annexes';
import { avisDuProjet, changeLeFond } from '../avenant/ecart';
import { regleAvenant } from '../avenant/regle';
import { versionsParties } from '../consolidation/parties';
import type { Contexte } from '../decision';
import type { Convention } from '../fiches/convention';
import type { EtatPiece } from '../fiches/piece';
import { counted, enumeration } from '../french';
import { avisOf } from '../lookup';
import { fullName } from '../parties/partie';
import type { Registre } from '../registre';
import { occupationLe } from '../titulaire/occupation';
import { typographie } from '../typographie';
import { casesDe, joursDe, signataireNomme, signeLe } from './paquet';
import type { Emission, Paquet } from './paquet';
import { refusePouvoir } from './pouvoirs';

/** One check of a packet: what was looked at, what was found, and what to do about it. */
export type Controle = {
  readonly id: string;
  readonly libelle: string;
  /** `alerte`: nothing is wrong yet, or nothing that can be undone; it must be known. */
  readonly etat: 'ok' | 'echec' | 'alerte' | 'sans_objet';
  readonly detail: string;
  readonly remede: string | null;
};

/** What the checks need that the records do not tell. */
export type Constate = {
  /** The text as the registry would print it now; null when it cannot be. */
  readonly empreinteActuelle: string | null;
  /** The issue whose originals go round; null: none was kept. */
  readonly emission: Emission | null;
  /** Of a kept file, by its SHA-256. */
  readonly fichier: (sha256: string) => EtatPiece;
};

type Regle = (
  registre: Registre,
  convention: Convention,
  paquet: Paquet,
  constate: Constate,
  contexte: Pick<Contexte, 'aujourdhui' | 'sha256'>,
) => Omit<Controle, 'id' | 'libelle'>;

const ok = (detail: string): ReturnType<Regle> => ({ etat: 'ok', detail, remede: null });
const sansObjet = (detail: string): ReturnType<Regle> => ({ etat: 'sans_objet', detail, remede: null });
const echec = (detail: string, remede: string): ReturnType<Regle> => ({ etat: 'echec', detail, remede });
const alerte = (detail: string, remede: string): ReturnType<Regle> => ({ etat: 'alerte', detail, remede });

const numero: Regle = (registre, _convention, { objet }) => {
  const avenant = objet.collection === 'avenants' ? registre.avenants.get(objet.id) : undefined;
  if (avenant === undefined) return sansObjet('Seul un avenant porte un numéro.');
  return avenant.numero === null
    ? echec(
        'L’avenant n’a pas de numéro.',
        'Mettez l’avenant à la signature : son numéro lui est donné ce jour-là.',
      )
    : ok(`L’avenant porte le n° ${avenant.numero}.`);
};

const avis: Regle = (registre, convention, { objet, ouvertLe }, _constate, { sha256 }) => {
  const avenant = objet.collection === 'avenants' ? registre.avenants.get(objet.id) : undefined;
  if (avenant === undefined) return sansObjet('Aucun avis n’est demandé pour cet acte ici.');
  const { avisRequis, source } = regleAvenant(registre, convention, ouvertLe);
  const found = avisDuProjet(avisOf(registre, avenant.id), avenant, sha256);
  if (found === null)
    return avisRequis
      ? echec(
          `L’avis demandé par la convention n’est pas enregistré (${source}).`,
          'Enregistrez l’avis rendu en séance, ou retirez le paquet.',
        )
      : sansObjet('La convention ne demande pas d’avis.');
  const seance = formatDate(found.avis.seance.date);
  return changeLeFond(found.ecart)
    ? echec(
        `L’avis du ${seance} porte sur un autre texte.`,
        'Saisissez de nouveau le comité, ou dites le motif du texte modifié à la mise à la signature.',
      )
    : ok(`L’avis du ${seance} (${found.avis.instance}) porte sur ce texte.`);
};

const pouvoirs: Regle = (registre, convention, paquet, _constate, { aujourdhui }) => {
  const defauts = paquet.circuit.flatMap(({ signataireId }) => {
    const own = paquet.cases.filter((one) => one.signataireId === signataireId);
    const jours = own.length === 0 ? [{ date: aujourdhui, delegationId: null }] : own;
    const found = jours
      .map((one) =>
        refusePouvoir(registre, convention, paquet.objet, { ...one, signataireId, date: one.date }, ''),
      )
      .find((one) => one !== null);
    return found === undefined ? [] : [found];
  });
  const [first] = defauts;
  return first === undefined
    ? ok('Chacun a le pouvoir de signer, au jour de sa signature ou ce jour.')
    : echec(defauts.map(({ message }) => message).join(' '), first.remede);
};

const texte: Regle = (_registre, _convention, paquet, { empreinteActuelle, emission }) => {
  if (emission === null)
    return echec(
      'Aucun original n’a été gardé pour ce paquet.',
      'Retirez ce paquet et ouvrez-en un autre : les originaux seront imprimés et gardés.',
    );
  if (emission.empreinteTexte !== paquet.empreinteTexte)
    return echec(
      'Les originaux gardés ne portent pas le texte de ce paquet.',
      'Retirez ce paquet et ouvrez-en un autre.',
    );
  return empreinteActuelle !== null && empreinteActuelle !== paquet.empreinteTexte
    ? alerte(
        'Le texte que le registre imprimerait aujourd’hui n’est plus celui des originaux : une personne, une date ou une pièce a changé depuis.',
        'Comparez avec l’original gardé. Si ce changement doit paraître sur l’acte, retirez le paquet et ouvrez-en un autre.',
      )
    : ok('Tous les originaux portent la même empreinte de texte.');
};

const originaux: Regle = (_registre, _convention, paquet, { emission, fichier }) => {
  if (emission === null) return sansObjet('Aucun original gardé.');
  if (emission.originaux.length !== paquet.nombreOriginaux)
    return echec(
      `${counted(emission.originaux.length, 'original', 'originaux')} ${emission.originaux.length > 1 ? 'sont gardés' : 'est gardé'} pour ${paquet.nombreOriginaux} attendus.`,
      'Retirez ce paquet et ouvrez-en un autre.',
    );
  const perdus = emission.originaux.filter(({ sha256 }) =>
    ['manquante', 'alteree'].includes(fichier(sha256)),
  );
  return perdus.length === 0
    ? ok(`${counted(emission.originaux.length, 'original gardé', 'originaux gardés')}, octet pour octet.`)
    : echec(
        `${perdus.length > 1 ? 'Les originaux' : 'L’original'} ${enumeration(perdus.map((one) => `n° ${one.numero}`))} ${perdus.length > 1 ? 'sont perdus ou altérés' : 'est perdu ou altéré'} sur le disque.`,
        'Reprenez le fichier dans une sauvegarde (Sauvegardes, Retrouver les pièces).',
      );
};

const annexes: Regle = (registre, convention, { objet }) => {
  const absents = fichiersAbsents(registre, convention.id).filter(
    ({ acte }) => acte.collection === objet.collection && acte.entite.id === objet.id,
  );
  return absents.length === 0
    ? ok('Aucune annexe ne manque.')
    : echec(
        `${absents.length > 1 ? 'Des annexes manquent' : 'Une annexe manque'} : ${enumeration(absents.map(({ fichier }) => fichier.nom))}.`,
        'Joignez le fichier à l’acte.',
      );
};

const visas: Regle = (_registre, _convention, paquet) => {
  const attendus = paquet.visas.filter(({ date }) => date === null);
  if (paquet.visas.length === 0) return sansObjet('Aucun visa interne n’est demandé.');
  return attendus.length === 0
    ? ok('Tous les visas internes sont donnés.')
    : echec(
        `Visas internes attendus : ${enumeration(attendus.map(({ role }) => role))}.`,
        'Enregistrez chaque visa, ou retirez-le du circuit avant la première signature.',
      );
};

/** Who held each office when the packet left, and holds it now: only those who still have to sign matter. */
const titulaires: Regle = (registre, convention, paquet, _constate, { aujourdhui }) => {
  const versions = versionsParties(registre, convention);
  const nomLe = (id: string, jour: CivilDate): string => {
    const one = occupationLe(versions, id, jour);
    return one?.etat === 'occupee' ? fullName(one.personne) : 'personne';
  };
  const changes = paquet.circuit.flatMap(({ signataireId }) => {
    if (signeLe(paquet, signataireId) !== null) return [];
    const [avant, apres] = [nomLe(signataireId, paquet.ouvertLe), nomLe(signataireId, aujourdhui)];
    return avant === apres ? [] : [`${avant} est remplacé par ${apres}`];
  });
  return changes.length === 0
    ? ok('Les mêmes personnes qu’à l’ouverture du paquet doivent encore signer.')
    : alerte(
        `Un titulaire a changé pendant que le paquet circule : ${enumeration(changes)}.`,
        'L’original porte le nom de l’ancien titulaire. Retirez le paquet et ouvrez-en un autre, ou faites signer le nouveau titulaire en corrigeant la mention sur chaque original.',
      );
};

const signatures: Regle = (registre, _convention, paquet, _constate, { aujourdhui }) => {
  if (paquet.refus !== null)
    return echec(
      `${signataireNomme(registre, paquet, paquet.refus.signataireId, aujourdhui)} a refusé de signer le ${formatDate(paquet.refus.date)} : ${paquet.refus.motif}`,
      'Reprenez le circuit, ou retirez le paquet pour corriger l’acte.',
    );
  const vides = casesDe(paquet).filter(({ signee }) => signee === null);
  if (vides.length > 0)
    return echec(
      `${counted(vides.length, 'signature manque', 'signatures manquent')} sur ${paquet.nombreOriginaux * paquet.circuit.length}.`,
      'Recueillez-les, ou relancez les signataires.',
    );
  const differents = paquet.circuit.filter(({ signataireId }) => joursDe(paquet, signataireId).length > 1);
  return differents.length === 0
    ? ok('Chaque original porte toutes les signatures.')
    : alerte(
        `Des originaux sont signés à des jours différents par ${enumeration(differents.map(({ signataireId }) => signataireNomme(registre, paquet, signataireId, aujourdhui)))} : le dernier jour est celui de la signature.`,
        'Rien à faire si ces dates sont celles portées sur les originaux.',
      );
};

const REGLES: readonly (readonly [id: string, libelle: string, regle: Regle])[] = [
  ['numero', 'Numéro de l’acte', numero],
  ['avis', 'Avis sur ce texte', avis],
  ['pouvoirs', 'Pouvoirs des signataires', pouvoirs],
  ['texte', 'Même texte sur tous les originaux', texte],
  ['originaux', 'Originaux gardés', originaux],
  ['annexes', 'Annexes', annexes],
  ['visas', 'Visas internes', visas],
  ['titulaires', 'Titulaires inchangés', titulaires],
  ['signatures', 'Signatures', signatures],
];

/** Every check of a packet, in the order a careful secretary makes them. */
export function controlerPaquet(
  registre: Registre,
  convention: Convention,
  paquet: Paquet,
  constate: Constate,
  contexte: Pick<Contexte, 'aujourdhui' | 'sha256'>,
): readonly Controle[] {
  return REGLES.map(([id, libelle, regle]) => {
    const found = regle(registre, convention, paquet, constate, contexte);
    return {
      id,
      libelle: typographie(libelle),
      ...found,
      detail: typographie(found.detail),
      remede: found.remede === null ? null : typographie(found.remede),
    };
  });
}

/** Whether it may leave: nothing fails, but for the signatures that are still to come. */
export const peutPartir = (controles: readonly Controle[]): boolean =>
  controles.every(({ id, etat }) => etat !== 'echec' || id === 'signatures');
