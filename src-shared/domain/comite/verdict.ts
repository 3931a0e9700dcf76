import type { Votes } from '#registre/fiches/avis';
import type { Instance, Membre, PointSeance, ReglesComite, SeanceComite } from '#registre/fiches/comite';
import { addDays, formatDate, formatLong } from '../civil-date';
import { SENS_LABELS, isAvisRendu } from '../fiches/avis';
import { counted, plierTexte } from '../french';
import { typographie } from '../typographie';
import { compter } from './compte';
import type { Compte } from './compte';
import { limiteConvocation, preavisDe, retardConvocation, sourcePreavis } from './convocation';
import { denominationLe, nomComplet } from './instance';
import { direFraction, reglesLe, sourceRegle } from './regles';

/*
 * What an avis is worth, said the same day, with its reasons. `nul`: the committee did not give it. `discutable`: a slip
 * in the procedure voids the act only where it may have weighed on the sense of the avis or took a guarantee away (CE,
 * Ass., 23 décembre 2011, n° 335033), which is argued. `note`: to be known, and it takes nothing from the avis.
 */

export type Gravite = 'note' | 'discutable' | 'nul';
export type Verdict = 'valide' | 'discutable' | 'nul' | 'aucun';

export const VERDICT_LABELS: Readonly<Record<Verdict, string>> = {
  valide: 'régulier',
  discutable: 'à discuter',
  nul: 'nul',
  aucun: 'pas d’avis',
};

export type CodeMotif =
  | 'SANS_QUORUM'
  | 'QUORUM_INCONNU'
  | 'SECONDE_ORDRE_DU_JOUR'
  | 'SECONDE_SANS_MENTION'
  | 'SECONDE_SANS_CAUSE'
  | 'SECONDE_PREMATUREE'
  | 'SECONDE_EXCLUE'
  | 'BUREAU_SANS_TITRE'
  | 'BUREAU_PAR_CLAUSE'
  | 'SANS_CONVOCATION'
  | 'CONVOCATION_TARDIVE'
  | 'CONVOCATION_URGENTE'
  | 'CONVOCATION_NON_CONJOINTE'
  | 'CONVOCATION_SANS_DOCUMENTS'
  | 'HORS_ORDRE_DU_JOUR'
  | 'VOIX_EN_TROP'
  | 'NON_COMPTES'
  | 'SENS_CONTRE_VOTE'
  | 'PARTAGE'
  | 'PARTAGE_DEPARTAGE'
  | 'PRIS_ACTE'
  | 'VOTE_INCONNU'
  | 'REPUTE_RENDU'
  | 'REPUTE_TROP_TOT'
  | 'REPUTE_SANS_TEXTE'
  | 'NOM_TROP_TOT'
  | 'NON_PUBLIE'
  | 'PAS_D_AVIS';

export type Motif = {
  readonly code: CodeMotif;
  readonly gravite: Gravite;
  readonly message: string;
  readonly source: string;
  /** What mends it, or proves it; null: nothing does. */
  readonly remede: string | null;
};

export type Jugement = {
  readonly verdict: Verdict;
  readonly motifs: readonly Motif[];
  readonly compte: Compte;
  readonly regles: ReglesComite;
};

const DANTHONY = 'CE, Ass., 23 décembre 2011, n° 335033';
const TACITE = 'C. trav., art. R. 6123-3-15 ; CRPA, art. R. 133-14';

/** How the count of the votes comes out under the rules; `egalite`: no majority, and nobody to decide. */
export function resultat(
  { pour, contre, abstentions }: Pick<Votes, 'pour' | 'contre' | 'abstentions'>,
  { majorite }: Pick<ReglesComite, 'majorite'>,
): 'pour' | 'contre' | 'egalite' {
  if (majorite === 'exprimes') return pour > contre ? 'pour' : contre > pour ? 'contre' : 'egalite';
  // Of the members present or represented: who abstains is among them.
  const total = pour + contre + abstentions;
  if (pour * 2 > total) return 'pour';
  if (contre * 2 > total) return 'contre';
  return 'egalite';
}

const attendu = (sens: PointSeance['sens']): 'pour' | 'contre' | 'egalite' | null => {
  switch (sens) {
    case 'favorable':
    case 'favorable_avec_reserves':
    case 'favorable_avec_recommandations':
      return 'pour';
    case 'defavorable':
      return 'contre';
    case 'partage':
      return 'egalite';
    case 'pris_acte':
    case 'sursis':
    case 'sans_avis':
    case null:
      return null;
  }
};

/** Two points are one and the same: about the same act, or of the same title. */
export const memePoint = (
  a: Pick<PointSeance, 'avenantId' | 'conventionId' | 'intitule' | 'objet'>,
  b: Pick<PointSeance, 'avenantId' | 'conventionId' | 'intitule' | 'objet'>,
): boolean =>
  a.objet === b.objet &&
  (a.avenantId !== null
    ? a.avenantId === b.avenantId
    : a.objet === 'convention'
      ? a.conventionId === b.conventionId
      : plierTexte(a.intitule) === plierTexte(b.intitule));

export type SeanceAJuger = Pick<
  SeanceComite,
  'date' | 'formation' | 'denomination' | 'denominationMotif' | 'convocation' | 'presences' | 'points'
> & { readonly premiereId: string | null };

/** Everything the verdict is drawn from. `premiere`: the séance this one is the second convocation of. */
export type Dossier = {
  readonly instance: Instance;
  readonly membres: readonly Membre[];
  readonly seance: SeanceAJuger;
  readonly premiere: SeanceAJuger | null;
  /** The day the record of the avis says it was made public, when the point has one. */
  readonly publieLe?: string | null;
};

/** The verdict on the avis given on one point, its reasons the gravest first. */
export function juger(dossier: Dossier, point: PointSeance): Jugement {
  const { instance, membres, seance } = dossier;
  const regles = reglesLe(instance, seance.date);
  const compte = compter(membres, seance, regles, point);
  const motifs: Motif[] = [];
  const dire = (
    gravite: Gravite,
    code: CodeMotif,
    message: string,
    source: string,
    remede: string | null = null,
  ): void => {
    motifs.push({
      code,
      gravite,
      message: typographie(message),
      source: typographie(source),
      remede: remede === null ? null : typographie(remede),
    });
  };
  const { sens } = point;
  if (sens === null || !isAvisRendu(sens)) {
    dire(
      'note',
      'PAS_D_AVIS',
      sens === null
        ? 'Aucun avis n’a été rendu sur ce point.'
        : `« ${SENS_LABELS[sens]} » n’est pas un avis : aucun texte ne prévoit qu’il naisse du silence ou d’un report.`,
      TACITE,
      'Inscrivez le point à l’ordre du jour d’une prochaine séance.',
    );
    return { verdict: 'aucun', motifs, compte, regles };
  }
  if (point.repute !== null) jugerRepute(point.repute, seance, regles, dire);
  else {
    jugerQuorum(dossier, point, regles, compte, dire);
    jugerConvocation(seance, point, regles, dire);
    jugerVote(point, regles, compte, dire);
  }
  if (seance.formation === 'bureau')
    if (regles.clauseBureau === null)
      dire(
        'nul',
        'BUREAU_SANS_TITRE',
        'L’avis a été rendu par le bureau : il appartient au comité, le bureau ne fait que le préparer.',
        'C. trav., art. R. 6123-3-2 et R. 6123-3-9',
        'Inscrivez le point à une séance plénière, ou saisissez aux règles du comité la clause qui confie l’avis au bureau.',
      );
    else
      dire(
        'discutable',
        'BUREAU_PAR_CLAUSE',
        `L’avis a été rendu par le bureau, sur la foi d’une clause (${regles.clauseBureau}) : il peut être soutenu que le code réserve l’avis au comité.`,
        'C. trav., art. R. 6123-3-2 et R. 6123-3-9',
        'Joignez la clause au dossier ; au moindre doute, repassez le point en plénière.',
      );
  jugerNom(instance, seance, dire);
  if (sens === 'pris_acte')
    dire(
      'discutable',
      'PRIS_ACTE',
      'Le comité a « pris acte » : il peut être soutenu qu’il n’a pas pris position.',
      'C. trav., art. R. 6123-3-2',
      'Faites préciser le sens de l’avis au procès-verbal, ou repassez le point.',
    );
  if ((dossier.publieLe ?? point.publication?.date ?? null) === null)
    dire(
      'note',
      'NON_PUBLIE',
      'L’avis n’a pas encore été rendu public.',
      'C. trav., art. R. 6123-3-2',
      'Publiez-le, puis enregistrez la date et le support.',
    );
  const ORDRE: Readonly<Record<Gravite, number>> = { nul: 0, discutable: 1, note: 2 };
  motifs.sort((a, b) => ORDRE[a.gravite] - ORDRE[b.gravite]);
  const pire = motifs[0]?.gravite ?? 'note';
  return { verdict: pire === 'note' ? 'valide' : pire, motifs, compte, regles };
}

type Dire = (
  gravite: Gravite,
  code: CodeMotif,
  message: string,
  source: string,
  remede?: string | null,
) => void;

function jugerQuorum(
  { instance, membres, seance, premiere }: Dossier,
  point: PointSeance,
  regles: ReglesComite,
  compte: Compte,
  dire: Dire,
): void {
  const source = sourceRegle(regles, 'R. 133-10');
  // Who has no vote by his seat sits as he must: nothing to verify.
  const ecartes = compte.ecartes.filter(({ motif }) => motif !== 'sans_voix');
  if (ecartes.length > 0)
    dire(
      'note',
      'NON_COMPTES',
      `${counted(ecartes.length, 'personne n’entre', 'personnes n’entrent')} pas dans le compte des voix.`,
      sourceRegle(regles, 'R. 133-9'),
      'Vérifiez la feuille d’émargement et les mandats.',
    );
  if (seance.presences.length === 0) {
    dire(
      'discutable',
      'QUORUM_INCONNU',
      'Les présences ne sont pas enregistrées : rien ne prouve le quorum.',
      source,
      'Pointez les présents et les mandats d’après la feuille d’émargement.',
    );
    return;
  }
  if (compte.atteint) return;
  const manque = `Quorum non atteint : ${counted(compte.voix, 'voix présente ou représentée', 'voix présentes ou représentées')} pour ${compte.requis} requises (${direFraction(regles)} de ${compte.base}).`;
  if (premiere === null) {
    dire(
      'nul',
      'SANS_QUORUM',
      manque,
      source,
      regles.secondeSansQuorum
        ? 'Convoquez une seconde séance sur le même ordre du jour, en disant qu’aucun quorum ne sera exigé.'
        : 'Convoquez une autre séance : ces règles exigent le quorum à chaque fois.',
    );
    return;
  }
  if (!regles.secondeSansQuorum) {
    dire(
      'nul',
      'SECONDE_EXCLUE',
      `${manque} Les règles du comité l’exigent aussi à la seconde séance.`,
      source,
    );
    return;
  }
  const reglesAlors = reglesLe(instance, premiere.date);
  if (compter(membres, premiere, reglesAlors).atteint)
    dire(
      'nul',
      'SECONDE_SANS_CAUSE',
      `${manque} La séance du ${formatDate(premiere.date)} avait le sien : rien ne dispense celle-ci d’en avoir un.`,
      source,
    );
  if (!premiere.points.some((one) => memePoint(one, point)))
    dire(
      'nul',
      'SECONDE_ORDRE_DU_JOUR',
      `${manque} Ce point n’était pas à l’ordre du jour de la séance du ${formatDate(premiere.date)} : la dispense de quorum ne vaut que pour le même ordre du jour.`,
      source,
      'Convoquez une séance avec quorum pour ce point.',
    );
  const { convocation } = seance;
  if (convocation === null || !convocation.sansQuorum)
    dire(
      'nul',
      'SECONDE_SANS_MENTION',
      `${manque} La seconde convocation n’annonçait pas qu’aucun quorum ne serait exigé.`,
      source,
      'Convoquez de nouveau, avec cette mention.',
    );
  if (convocation !== null && convocation.date < premiere.date)
    dire(
      'nul',
      'SECONDE_PREMATUREE',
      `${manque} La seconde convocation (${formatDate(convocation.date)}) est antérieure à la séance du ${formatDate(premiere.date)} : le défaut de quorum n’était pas constaté.`,
      source,
      'Convoquez de nouveau, après la première séance.',
    );
}

function jugerConvocation(seance: SeanceAJuger, point: PointSeance, regles: ReglesComite, dire: Dire): void {
  const { convocation } = seance;
  if (convocation === null) {
    dire(
      'discutable',
      'SANS_CONVOCATION',
      'Aucune convocation n’est enregistrée.',
      'C. trav., art. R. 6123-3-14',
      'Enregistrez la convocation, ou joignez ce qui la prouve.',
    );
    return;
  }
  const source = sourcePreavis(seance.formation, regles);
  const retard = retardConvocation(seance, convocation, regles);
  if (retard > 0) {
    const limite = limiteConvocation(seance, regles);
    const delai = `${preavisDe(seance.formation, regles)} jours${regles.joursFrancs ? ' francs' : ''}`;
    const fait = `La convocation a été envoyée le ${formatLong(convocation.date)}, ${counted(retard, 'jour', 'jours')} trop tard : le délai de ${delai} demandait le ${formatLong(limite?.dernierJour ?? convocation.date)} au plus tard`;
    if (convocation.urgence !== null && regles.urgence)
      dire(
        'discutable',
        'CONVOCATION_URGENTE',
        `${fait} ; l’urgence invoquée (${convocation.urgence}) devra être établie.`,
        source,
        'Gardez ce qui prouve l’urgence.',
      );
    else
      dire(
        'discutable',
        'CONVOCATION_TARDIVE',
        `${fait}. L’avis tombe si ce retard a pu peser sur son sens ou priver des membres d’une garantie.`,
        `${source} ; ${DANTHONY}`,
        'Prouvez que tous les membres étaient présents et préparés, ou repassez le point.',
      );
  }
  if (!convocation.conjointe)
    dire(
      'discutable',
      'CONVOCATION_NON_CONJOINTE',
      'La convocation n’est pas conjointe : le préfet de région et le président du conseil régional convoquent ensemble.',
      'C. trav., art. R. 6123-3-14',
      'Joignez la preuve de l’accord de l’autre coprésident, ou convoquez de nouveau.',
    );
  if (!convocation.piecesJointes)
    dire(
      'discutable',
      'CONVOCATION_SANS_DOCUMENTS',
      'Les documents nécessaires à l’examen du point n’étaient pas joints à la convocation.',
      'C. trav., art. R. 6123-3-14',
      'Prouvez que les membres les ont reçus à temps autrement.',
    );
  if (point.inscritLe > convocation.date)
    dire(
      'discutable',
      'HORS_ORDRE_DU_JOUR',
      `Le point a été inscrit le ${formatDate(point.inscritLe)}, après l’envoi de la convocation (${formatDate(convocation.date)}) : les membres n’en étaient pas saisis.`,
      'C. trav., art. R. 6123-3-14',
      'Prouvez que l’ordre du jour complété a été envoyé dans le délai.',
    );
}

function jugerVote(point: PointSeance, regles: ReglesComite, compte: Compte, dire: Dire): void {
  const { vote, sens, voixSansDroit } = point;
  const source = sourceRegle(regles, 'R. 133-11');
  if (sens === 'pris_acte' && vote === null) return;
  if (vote === null) {
    dire(
      'discutable',
      'VOTE_INCONNU',
      'Le vote n’est pas enregistré : rien ne prouve que le comité s’est prononcé ainsi.',
      source,
      'Recopiez le décompte du procès-verbal.',
    );
    return;
  }
  const exprimees = vote.pour + vote.contre + vote.abstentions;
  const enTrop = Math.max(voixSansDroit, exprimees - compte.votants, 0);
  if (enTrop > 0 && compte.votants > 0) {
    // The sense holds whichever side the voices without right went to, or it does not.
    const sure = resultatSansVoix(point, regles, enTrop);
    dire(
      sure ? 'discutable' : 'nul',
      'VOIX_EN_TROP',
      `${counted(enTrop, 'voix a été comptée', 'voix ont été comptées')} sans droit (${counted(compte.votants, 'voix délibérative', 'voix délibératives')} sur ce point) : ${
        sure ? 'le sens de l’avis n’en dépend pas' : 'le sens de l’avis a pu en dépendre'
      }.`,
      `C. trav., art. R. 6123-3-3 et R. 6123-3-5 ; ${DANTHONY}`,
      sure ? 'Faites corriger le décompte au procès-verbal.' : 'Repassez le point au vote.',
    );
  }
  const issue = resultat(vote, regles);
  const voulu = attendu(sens);
  if (voulu === null) return;
  if (issue === 'egalite' && voulu !== 'egalite') {
    if (regles.voixPreponderante === 'presidence' && vote.pour === vote.contre && vote.pour > 0)
      dire(
        'note',
        'PARTAGE_DEPARTAGE',
        `Partage égal des voix (${vote.pour} pour, ${vote.contre} contre), départagé par la présidence.`,
        source,
      );
    else
      dire(
        'nul',
        'SENS_CONTRE_VOTE',
        `Le décompte (${vote.pour} pour, ${vote.contre} contre, ${vote.abstentions} abstentions) ne donne pas de majorité : il ne fait pas un avis ${sens === null ? '' : SENS_LABELS[sens]}.`,
        source,
        'Vérifiez le procès-verbal ; un partage des voix se dit « partagé ».',
      );
  } else if (issue !== voulu)
    dire(
      'nul',
      'SENS_CONTRE_VOTE',
      `Le décompte (${vote.pour} pour, ${vote.contre} contre, ${vote.abstentions} abstentions) ne correspond pas à un avis ${sens === null ? '' : SENS_LABELS[sens]}.`,
      source,
      'Vérifiez le procès-verbal.',
    );
  else if (issue === 'egalite')
    dire(
      'note',
      'PARTAGE',
      'Le comité s’est partagé : l’avis est rendu, sans majorité dans un sens.',
      source,
    );
}

/** Whether the sense holds even if every voice without right had gone the way that was proclaimed. */
function resultatSansVoix({ vote, sens }: PointSeance, regles: ReglesComite, enTrop: number): boolean {
  if (vote === null) return false;
  const voulu = attendu(sens);
  if (voulu === 'pour')
    return vote.pour >= enTrop && resultat({ ...vote, pour: vote.pour - enTrop }, regles) === 'pour';
  if (voulu === 'contre')
    return vote.contre >= enTrop && resultat({ ...vote, contre: vote.contre - enTrop }, regles) === 'contre';
  return voulu === null;
}

function jugerRepute(
  repute: NonNullable<PointSeance['repute']>,
  { date }: SeanceAJuger,
  { clauseTacite, delaiTacite }: ReglesComite,
  dire: Dire,
): void {
  if (clauseTacite === null || delaiTacite === null) {
    dire(
      'nul',
      'REPUTE_SANS_TEXTE',
      'L’avis est dit réputé rendu, mais les règles du comité ne prévoient pas d’avis tacite à cette date.',
      TACITE,
      'Saisissez aux règles la clause et son délai, ou inscrivez le point à une séance.',
    );
    return;
  }
  const ne = addDays(repute.saisineLe, delaiTacite);
  if (date < ne)
    dire(
      'nul',
      'REPUTE_TROP_TOT',
      `L’avis ne pouvait être réputé rendu avant le ${formatDate(ne)} (${delaiTacite} jours après la saisine du ${formatDate(repute.saisineLe)}).`,
      clauseTacite,
    );
  else
    dire(
      'discutable',
      'REPUTE_RENDU',
      `L’avis est réputé rendu par silence (${repute.fondement}) : le code n’en prévoit pas, il repose sur cette seule clause.`,
      `${clauseTacite} ; ${TACITE}`,
      'Joignez la clause et la preuve de la date de saisine.',
    );
}

function jugerNom(instance: Instance, seance: SeanceAJuger, dire: Dire): void {
  const aLaDate = denominationLe(instance, seance.date);
  const porte = instance.denominations.find((one) => {
    const plie = plierTexte(seance.denomination);
    return [nomComplet(one), one.nom, one.sigle].some((mot) => mot !== null && plierTexte(mot) === plie);
  });
  if (porte === undefined || porte.depuis <= seance.date) return;
  dire(
    'discutable',
    'NOM_TROP_TOT',
    `Le comité ne s’appelle « ${porte.nom} » que depuis le ${formatDate(porte.depuis)}${
      aLaDate === null ? '' : ` : le ${formatDate(seance.date)}, il était « ${nomComplet(aLaDate)} »`
    }.${seance.denominationMotif === null ? '' : ` Motif donné : ${seance.denominationMotif}.`}`,
    porte.fondement,
    'Rectifiez la désignation au procès-verbal et dans l’extrait.',
  );
}
