import type { Arbitrage } from './operations';
import { formatDate, parseCivilDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { upperFirst, s } from '../french';
import { typographie } from '../typographie';
import type { Lieu } from './nommer';

type Dit = { readonly message: string; readonly remede: string };

/** What the new words of a clause were read to say. */
const lus = ({ dit, doutes }: { readonly dit: string | null; readonly doutes: readonly string[] }): string =>
  dit === null
    ? 'n’ont pas pu être lus'
    : `se lisent : ${dit}${doutes.length === 0 ? '' : ` (à confirmer : ${doutes.join(' ')})`}`;

const jourOuFait = (dit: string): string => {
  const jour = parseCivilDate(dit);
  return jour === null ? `à la ${dit}` : `le ${formatDate(jour)}`;
};

/**
 * Everything that can be wrong between an avenant's sentence, its operation and the text it gives, in French, with the
 * way out. The screens, the terminal and the browser print the same sentences.
 */
const CATALOGUE = {
  DIVISION_INCONNUE: (p: { nom: string }): Dit => ({
    message: `La convention n’a pas ${/^[aeiouyéè]/iu.test(p.nom) ? 'd’' : 'de '}${p.nom}.`,
    remede: 'Choisissez un article du texte en vigueur.',
  }),
  DIVISION_ABROGEE: (p: { nom: string; par: string }): Dit => ({
    message: `La modification vise ${p.nom}, abrogé par ${p.par}.`,
    remede: 'Visez un article en vigueur, ou rétablissez celui-ci dans une nouvelle rédaction.',
  }),
  DIVISION_EN_VIGUEUR: (p: { nom: string }): Dit => ({
    message: `La modification rétablit ${p.nom}, qui est en vigueur.`,
    remede: 'Récrivez cet article au lieu de le rétablir.',
  }),
  ALINEA_INCONNU: (p: { nom: string; compte: number }): Dit => ({
    message: `L’alinéa visé n’existe pas : ${p.nom} compte ${p.compte} alinéa${s(p.compte)}.`,
    remede:
      'Comptez les alinéas du texte en vigueur : chaque retour à la ligne en ouvre un, listes comprises.',
  }),
  ELEMENT_INCONNU: (p: { element: string; nom: string }): Dit => ({
    message: `La liste de ${p.nom} n’a pas d’élément « ${p.element} » à cette place.`.replace(
      'de le ',
      'du ',
    ),
    remede: 'Relevez la marque de l’élément dans le texte en vigueur, ou désignez l’alinéa par son rang.',
  }),
  PHRASE_HORS_ALINEA: (p: { nom: string; compte: number }): Dit => ({
    message: `La phrase visée n’existe pas : le ${p.nom} en compte ${p.compte}.`,
    remede: 'Comptez les phrases de l’alinéa dans le texte en vigueur.',
  }),
  MOTS_INTROUVABLES: (p: { mots: string; nom: string }): Dit => ({
    message: `Les mots « ${p.mots} » ne figurent pas dans ${p.nom}.`,
    remede: 'Relevez les mots exacts dans le texte en vigueur.',
  }),
  MOTS_PRESQUE: (p: { mots: string; nom: string }): Dit => ({
    message: `Les mots « ${p.mots} » ne figurent dans ${p.nom} qu’avec d’autres majuscules, accents ou signes.`,
    remede: 'Citez les mots tels que le texte en vigueur les porte, défauts compris.',
  }),
  MOTS_AILLEURS: (p: { mots: string; nom: string; ailleurs: string }): Dit => ({
    message: `Les mots « ${p.mots} » ne figurent pas au ${p.nom}, mais au ${p.ailleurs}.`,
    remede: `Visez le ${p.ailleurs}, si c’est bien lui qu’il s’agit de modifier.`,
  }),
  MOTS_MULTIPLES: (p: { mots: string; nom: string; fois: number }): Dit => ({
    message: `Les mots « ${p.mots} » figurent ${p.fois} fois dans ${p.nom}.`,
    remede: 'Citez un passage plus long, visez un alinéa, ou remplacez ces mots à chaque occurrence.',
  }),
  OCCURRENCE_ABSENTE: (p: { mots: string; nom: string; fois: number }): Dit => ({
    message: `La phrase vise une occurrence de « ${p.mots} » que ${p.nom} n’a pas : ces mots y figurent ${p.fois} fois.`,
    remede: 'Comptez les occurrences dans le texte en vigueur, ou citez un passage plus long.',
  }),
  MOTS_VIDES: (): Dit => ({
    message: 'Aucun mot n’est cité.',
    remede: 'Citez les mots du texte en vigueur.',
  }),
  LIMINAIRE_INCONNU: (p: { nom: string; compte: number }): Dit => ({
    message:
      p.compte === 0
        ? `La ligne visée n’existe pas : le ${p.nom} est vide.`
        : `La ligne visée n’existe pas : le ${p.nom} compte ${p.compte} ligne${s(p.compte)}.`,
    remede: 'Choisissez un visa, un considérant ou une présence du texte en vigueur.',
  }),
  LIMINAIRE_VIDE: (p: { nom: string }): Dit => ({
    message: `La modification laisserait une ligne sans texte : ${p.nom}.`,
    remede: 'Écrivez la ligne, ou supprimez-la.',
  }),
  TABLEAU_ROMPU: (p: { nom: string }): Dit => ({
    message: `Les mots portent une tabulation ou un retour à la ligne : ils changeraient les cellules du ${p.nom}.`,
    remede: 'Changez les mots d’une seule cellule, ou remplacez le tableau entier.',
  }),
  TEXTE_VIDE: (p: { nom: string }): Dit => ({
    message: `La modification laisserait ${p.nom} sans texte.`,
    remede: 'Supprimez l’alinéa, ou abrogez l’article.',
  }),
  SANS_EFFET: (p: { nom: string }): Dit => ({
    message: `La modification ne change rien à ce que ${p.nom} donne à lire.`,
    remede: 'Retirez-la, ou corrigez le nouveau texte.',
  }),
  NUMERO_PRIS: (p: { nom: string }): Dit => ({
    message: `Le numéro est déjà pris : ${p.nom} existe, en vigueur ou abrogé.`,
    remede: 'Un numéro n’est jamais donné deux fois ; prenez le suivant.',
  }),
  ANNEXE_HORS_SUITE: (p: { numero: string; attendu: string }): Dit => ({
    message: `L’annexe ajoutée porte le numéro ${p.numero} ; le numéro attendu est ${p.attendu}.`,
    remede: 'Les annexes se suivent sans saut, abrogées comprises : prenez ce numéro.',
  }),
  NUMERO_HORS_SUITE: (p: { numero: string; attendu: string | null }): Dit => ({
    message:
      p.attendu === null
        ? `L’article inséré porte le numéro ${p.numero}, que rien dans le texte n’annonce à cette place.`
        : `L’article inséré porte le numéro ${p.numero} ; le numéro attendu à cette place est ${p.attendu}.`,
    remede:
      'Rien ne se renumérote : un article inséré prend un numéro libre, à la manière du texte, après celui qu’il suit.',
  }),
  INTITULE_DIVERGENT: (p: { numero: string; intitule: string }): Dit => ({
    message: `L’intitulé « ${p.intitule} » ne porte pas le numéro ${p.numero}.`,
    remede: 'Accordez l’intitulé et le numéro.',
  }),
  PARTIE_INCONNUE: (p: { id: string }): Dit => ({
    message: `« ${p.id} » n’est pas une partie à cette convention.`,
    remede: 'Choisissez une partie désignée par la convention.',
  }),
  SIGNATAIRE_INCONNU: (p: { id: string }): Dit => ({
    message: `« ${p.id} » n’est pas un signataire de cette convention.`,
    remede: 'Choisissez un signataire désigné par la convention.',
  }),
  CHANGEMENT_DE_TITULAIRE: (p: { nouveau: string; fonction: string | null }): Dit => ({
    message: `La phrase remplace une personne dans ses fonctions (${p.nouveau}${
      p.fonction === null ? '' : `, ${p.fonction}`
    }) : elle n’a pas besoin d’avenant, la partie restant la même.`,
    remede:
      'Enregistrez le changement de titulaire, avec son jour et sa source : onglet « Parties et signataires », ou « titulaire enregistrer » au terminal.',
  }),
  FIN_NON_REPORTEE: (p: { fin: CivilDate; terme: CivilDate }): Dit => ({
    message: `La nouvelle fin (${formatDate(p.fin)}) ne vient pas après celle qui vaut aujourd’hui (${formatDate(p.terme)}).`,
    remede: 'Une prorogation reporte la fin : indiquez un jour postérieur.',
  }),
  EFFET_APRES_FIN: (p: { effet: CivilDate; terme: CivilDate }): Dit => ({
    message: `L’avenant prendrait effet le ${formatDate(p.effet)}, après la fin de la convention (${formatDate(p.terme)}).`,
    remede: 'Avancez la prise d’effet : une convention expirée ne se modifie ni ne se proroge plus.',
  }),
  EFFET_AVANT_CONVENTION: (p: { effet: CivilDate; debut: CivilDate }): Dit => ({
    message: `L’avenant prendrait effet le ${formatDate(p.effet)}, avant la convention elle-même (${formatDate(p.debut)}).`,
    remede: 'Corrigez la prise d’effet : un avenant ne modifie qu’une convention en vigueur.',
  }),
  /** `dit`: a day, or the fact that the words name (« signature », « notification »). */
  EFFET_DIVERGENT: (p: { dit: CivilDate | string; effet: CivilDate | null }): Dit => ({
    message: `Un article dit que l’avenant prend effet ${jourOuFait(p.dit)} ; la prise d’effet enregistrée est ${
      p.effet === null ? 'celle de la signature' : `le ${formatDate(p.effet)}`
    }.`,
    remede: 'Accordez l’article et la prise d’effet de l’avenant.',
  }),
  PARTIE_HOMONYME: (p: { nom: string }): Dit => ({
    message: `L’autre partie s’appelle déjà « ${p.nom} ».`,
    remede: 'Donnez à chaque partie un nom qui la distingue.',
  }),
  SIGNATAIRE_DEJA: (p: { nom: string }): Dit => ({
    message: `${p.nom} signe déjà la convention à un autre titre.`,
    remede: 'Vérifiez le nom, ou tranchez avec un motif.',
  }),
  TEXTE_HEURTE: (p: { nom: string; passage: string }): Dit => ({
    message: `${upperFirst(p.nom)} se lirait mal, à « ${p.passage} ».`,
    remede:
      'Relisez le texte obtenu : un mot répété, une ponctuation restée seule. Ou tranchez avec un motif.',
  }),
  PROROGATION_AILLEURS: (p: { nom: string; duree: string | null }): Dit => ({
    message: `La prorogation récrirait le ${p.nom}, qui ne dit pas la durée de la convention.`,
    remede:
      p.duree === null
        ? 'Visez l’alinéa qui dit la durée, ou tranchez avec un motif.'
        : `Visez le ${p.duree}, qui la dit, ou tranchez avec un motif.`,
  }),
  DUREE_SANS_PROROGATION: (p: { nom: string; dit: string; terme: CivilDate }): Dit => ({
    message: `${upperFirst(p.nom)} dirait « ${p.dit} », et la fin enregistrée resterait au ${formatDate(p.terme)}.`,
    remede:
      'Faites-en une prorogation : la fin et les dates qui en dépendent en seront tirées. Ou tranchez avec un motif.',
  }),
  DUREE_RETIREE: (p: { nom: string; terme: CivilDate }): Dit => ({
    message: `${upperFirst(p.nom)} ne dirait plus la durée de la convention, dont la fin enregistrée reste au ${formatDate(p.terme)}.`,
    remede: 'Gardez la durée dans le texte, ou tranchez avec un motif.',
  }),
  PROROGATION_DEFAITE: (p: { fin: CivilDate }): Dit => ({
    message: `La fin reportée au ${formatDate(p.fin)} ne se lit plus dans le texte une fois tout l’avenant appliqué.`,
    remede:
      'Une autre modification du même avenant récrit la durée : gardez une seule prorogation, et son texte.',
  }),
  CONVENTION_AUTRE_DATE: (p: { dite: CivilDate; date: CivilDate }): Dit => ({
    message: `La phrase parle de la convention du ${formatDate(p.dite)} ; celle-ci est du ${formatDate(p.date)}.`,
    remede: 'Corrigez la date dans la phrase, retirez-la, ou tranchez avec un motif.',
  }),
  FIN_DIVERGENTE: (p: { fin: CivilDate; texte: string }): Dit => ({
    message: `Le nouveau texte (« ${p.texte} ») ne dit pas la fin enregistrée : ${formatDate(p.fin)}.`,
    remede: 'Écrivez dans le texte le jour de fin enregistré, ou corrigez ce jour.',
  }),
  CIBLE_MODIFIEE: (p: { nom: string; par: string }): Dit => ({
    message: `${upperFirst(p.nom)} a changé depuis que la modification a été rédigée : ${p.par}.`,
    remede: 'Relisez le texte en vigueur, puis rédigez de nouveau la modification ou tranchez avec un motif.',
  }),
  PROJET_CONCURRENT: (p: { nom: string; projet: string }): Dit => ({
    message: `Un autre projet modifie aussi ${p.nom} : ${p.projet}.`,
    remede: 'Réunissez les deux projets, ou tranchez avec un motif.',
  }),
  ACTE_ULTERIEUR: (p: { nom: string; acte: string; echec: string }): Dit => ({
    message: `${p.acte}, déjà signé, ne s’appliquerait plus à ${p.nom} : ${p.echec}`,
    remede: 'Laissez à l’avenant signé ce qu’il modifie, ou tranchez avec un motif.',
  }),
  PHRASE_ABSENTE: (): Dit => ({
    message: 'Aucune phrase de l’avenant ne dit cette modification.',
    remede: 'Engendrez la phrase, ou écrivez-la.',
  }),
  PHRASE_TROP_LONGUE: (p: { phrase: string }): Dit => ({
    message: `La phrase est trop longue pour être lue : « ${p.phrase} ».`,
    remede:
      'Hors de ce qu’elle cite, une phrase compte au plus 1 000 caractères : coupez-la, ou mettez entre guillemets ce qu’elle cite.',
  }),
  PHRASE_ILLISIBLE: (p: { phrase: string; faute: string }): Dit => ({
    message: `La phrase n’a pas été comprise : « ${p.phrase} ». ${p.faute}`.trimEnd(),
    remede: 'Employez une tournure légistique, ou engendrez la phrase.',
  }),
  PHRASE_DOUTEUSE: (p: { phrase: string; doutes: readonly string[] }): Dit => ({
    message: `La phrase peut se lire autrement : « ${p.phrase} ». ${p.doutes.join(' ')}`.trim(),
    remede:
      'Employez une tournure sans équivoque, engendrez la phrase, ou confirmez cette lecture avec un motif.',
  }),
  PHRASE_MULTIPLE: (p: { phrase: string }): Dit => ({
    message: `La phrase dit plusieurs changements à la fois : « ${p.phrase} ».`,
    remede: 'Écrivez une phrase par changement.',
  }),
  PHRASE_SANS_LIEU: (p: { phrase: string }): Dit => ({
    message: `La phrase ne dit pas quel article elle modifie : « ${p.phrase} ».`,
    remede: 'Nommez l’article, et l’alinéa s’il le faut.',
  }),
  PHRASE_MAL_CITEE: (p: { phrase: string }): Dit => ({
    message: `Les guillemets de la phrase ne se ferment pas, ou ne s’ouvrent pas : « ${p.phrase} ».`,
    remede: 'Ouvrez et fermez les guillemets de chaque citation.',
  }),
  PHRASE_DIVERGENTE: (p: { phrase: string; dit: string }): Dit => ({
    message: `La phrase ne dit pas ce que fait la modification : « ${p.phrase} » ; attendu : « ${p.dit} ».`,
    remede: 'Engendrez de nouveau la phrase, ou corrigez la modification.',
  }),
  PHRASE_SANS_OPERATION: (p: { phrase: string }): Dit => ({
    message: `Cette phrase modifie la convention, et aucune modification ne la traduit : « ${p.phrase} ».`,
    remede: 'Faites-en une modification : le texte en vigueur en sera tiré.',
  }),
  RENVOI_DEPLACE: (p: { renvoi: string; nom: string }): Dit => ({
    message: `Le renvoi « ${p.renvoi} », au ${p.nom}, ne mènerait plus au même passage.`,
    remede: 'Récrivez le renvoi par une modification de plus, ou tranchez avec un motif.',
  }),
  RENVOI_MORT: (p: { renvoi: string; nom: string }): Dit => ({
    message: `Le renvoi « ${p.renvoi} », au ${p.nom}, ne mènerait plus à rien.`,
    remede: 'Corrigez le renvoi par une modification de plus, ou tranchez avec un motif.',
  }),
  INSERTION_IMPOSSIBLE: (p: { nom: string }): Dit => ({
    message: `Aucune modification n’insère ${p.nom} à cette place.`,
    remede:
      'Un article ou une section s’insère après une division ; une annexe, numérotée, s’ajoute à la fin.',
  }),
  CLAUSE_A_REGLER: (p: {
    nom: string;
    disait: string;
    mots: string | null;
    dit: string | null;
    doutes: readonly string[];
  }): Dit => ({
    message:
      `${upperFirst(p.nom)} dit : ${p.disait}. ` +
      (p.mots === null
        ? 'La modification en retire tous les mots, et rien ne dit ce que devient la clause.'
        : `Ses nouveaux mots, « ${p.mots} », ${lus(p)}.`),
    remede:
      p.mots === null
        ? 'Dites-la retirée, ou inchangée avec un motif si ses mots passent ailleurs dans le texte.'
        : 'Réglez la clause : donnez ses nouveaux paramètres, dites-la inchangée (avec un motif si ses mots disent autre chose), ou retirée.',
  }),
  CLAUSE_SANS_MOTIF: (p: { nom: string; disait: string; dit: string | null }): Dit => ({
    message: `${upperFirst(p.nom)} est dite inchangée (${p.disait}), et ses nouveaux mots ${
      p.dit === null ? 'ne se lisent pas' : `disent : ${p.dit}`
    }.`,
    remede: 'Donnez le motif pour lequel elle reste la même, ou ses nouveaux paramètres.',
  }),
  CLAUSE_CONTREDITE: (p: { nom: string; dite: string | null; dit: string }): Dit => ({
    message: `${upperFirst(p.nom)} est ${p.dite === null ? 'dite retirée' : `réglée ainsi : ${p.dite}`} ; ses mots disent : ${p.dit}.`,
    remede: 'Accordez les mots et les paramètres de la clause : le registre calcule ce que dit le texte.',
  }),
  CLAUSE_INCOMPLETE: (p: { nom: string; manque: string }): Dit => ({
    message: `Les paramètres donnés à ${p.nom} ne suffisent pas. ${p.manque}`,
    remede: 'Complétez-les : le registre en tire des dates et des refus.',
  }),
  CLAUSE_SANS_MOTS: (p: { nom: string }): Dit => ({
    message: `${upperFirst(p.nom)} resterait, et aucun mot du texte ne la dirait plus.`,
    remede: 'Dites-la retirée, ou gardez dans le texte les mots qui la disent.',
  }),
  CLAUSE_NOUVELLE: (p: { nom: string; mots: string; dit: string; doutes: readonly string[] }): Dit => ({
    message: `Les nouveaux mots, « ${p.mots} », poseraient une règle que le texte n’avait pas, ${p.nom} ; ils ${lus(p)}.`,
    remede: 'Posez la clause avec ses paramètres, ou dites, avec un motif, que ces mots n’en posent aucune.',
  }),
  CLAUSE_ECARTEE_SANS_MOTIF: (p: { nom: string; mots: string }): Dit => ({
    message: `Les mots « ${p.mots} » sont dits ne poser aucune clause, sans motif ; ils se lisent comme ${p.nom}.`,
    remede: 'Donnez le motif, ou posez la clause avec ses paramètres.',
  }),
  CLAUSE_NON_TOUCHEE: (p: { nom: string | null }): Dit => ({
    message:
      p.nom === null
        ? 'Une réponse porte sur une clause que la modification ne touche pas.'
        : `Une réponse règle ${p.nom}, dont la modification ne touche aucun mot.`,
    remede:
      'Retirez cette réponse : seule une modification qui change ses mots dit ce que devient une clause.',
  }),
  CLAUSE_DEJA_LA: (p: { nom: string }): Dit => ({
    message: `Le texte a déjà ${p.nom} : la modification n’en pose pas une seconde.`,
    remede: 'Changez les mots et les paramètres de celle-ci.',
  }),
  CLAUSE_AUTRE_NATURE: (p: { nom: string }): Dit => ({
    message: `La réponse donne à ${p.nom} les paramètres d’une clause d’une autre nature.`,
    remede: 'Donnez ceux de la clause, ou dites-la retirée et posez l’autre.',
  }),
  EFFET_DEJA_PRIS: (p: { pris: CivilDate; dit: string; nouveau: CivilDate | null }): Dit => ({
    message:
      `La convention a pris effet le ${formatDate(p.pris)} ; la clause la ferait prendre effet ${p.dit}` +
      `${p.nouveau === null ? ', un jour qui n’est pas connu' : ''}. Ce qui a pris effet ne le prend pas une seconde fois, et ce qui a été fait depuis resterait sans convention.`,
    remede:
      'Gardez la prise d’effet, ou dites dans les mots ce qui commence à ce jour (une obligation, l’avenant lui-même).',
  }),
  ARTICLE_EXCLU: (p: { nom: string; clause: string }): Dit => ({
    message: `${upperFirst(p.clause)} exclut que ${p.nom} soit modifié par avenant.`,
    remede: 'Retirez cette modification, ou faites d’abord modifier la clause qui l’exclut.',
  }),
  PROJET_SANS_TEXTE: (): Dit => ({
    message: 'Le projet ne contient ni modification ni article : il n’y a rien à signer.',
    remede: 'Écrivez au moins une modification de la convention, ou un article.',
  }),
  PROJET_SANS_OPERATION: (): Dit => ({
    message: 'Aucune modification de la convention : le projet ne contient que ses propres articles.',
    remede: 'Si la convention doit changer, dites-le par une modification.',
  }),
  ORDRE_CHANGE: (p: { nom: string }): Dit => ({
    message: `L’ordre change, et aucune modification ne déplace ${p.nom}.`,
    remede: 'Abrogez cette division et insérez-en une autre, sous un autre numéro, à la place voulue.',
  }),
  PARTIES_AUTRES: (): Dit => ({
    message: 'Les parties ou leurs signataires ne sont plus en même nombre, ou plus dans le même ordre.',
    remede: 'Un avenant nomme une partie ou désigne un signataire ; il n’en ajoute ni n’en retire aucun.',
  }),
  FIN_INEXPRIMABLE: (): Dit => ({
    message: 'La fin de la convention change sans qu’aucun alinéa ne la dise.',
    remede: 'Une prorogation récrit l’alinéa de la durée ; elle ne se retire que par une autre prorogation.',
  }),
  TITRE_SANS_SES_ARTICLES: (p: { nom: string }): Dit => ({
    message: `${upperFirst(p.nom)} disparaît, mais une partie de ce qu’il contient reste.`,
    remede:
      'Abrogez un à un les articles qui s’en vont ; une abrogation emporte tout ce que la division contient.',
  }),
  PROROGATION_DISCORDANTE: (p: {
    laps: string;
    depuis: CivilDate;
    fin: CivilDate;
    attendu: CivilDate;
  }): Dit => ({
    message: `La phrase proroge la convention de ${p.laps} et jusqu’au ${formatDate(p.fin)} ; depuis le ${formatDate(p.depuis)}, cette durée mène au ${formatDate(p.attendu)}.`,
    remede: 'Accordez la durée et le jour de fin : le registre ne choisit pas entre les deux.',
  }),
  PROROGATION_SANS_JOUR: (p: { laps: string }): Dit => ({
    message: `La phrase dit de combien la convention est prorogée (${p.laps}), et non jusqu’à quel jour.`,
    remede: 'Ajoutez le jour de fin à la phrase : « jusqu’au … ».',
  }),
  DIVISION_AMBIGUE: (p: { nom: string; choix: readonly string[] }): Dit => ({
    message: `Le texte a plusieurs divisions de ce nom, ${p.nom} : ${p.choix.join(' ; ')}.`,
    remede: 'Dites laquelle : nommez le titre ou le chapitre qui la contient, ou son intitulé.',
  }),
  TEXTE_SANS_ARTICLE: (p: { nom: string }): Dit => ({
    message: `Le texte donné ne contient pas ${p.nom}.`,
    remede: 'Donnez le texte modifié de cet article, ou comparez toute la convention.',
  }),
  TEXTE_D_AUTRES_ARTICLES: (p: { nom: string; autres: readonly string[] }): Dit => ({
    message: `Le texte donné ne s’arrête pas à ${p.nom} : on y lit aussi ${p.autres.map((one) => `« ${one} »`).join(', ')}.`,
    remede: 'Ne gardez que le texte de cet article, ou comparez toute la convention.',
  }),
  TEXTE_INEXPRIMABLE: (): Dit => ({
    message: 'Aucune suite de modifications ne donne exactement ce texte.',
    remede: 'Écrivez les modifications une à une, en suivant le texte en vigueur.',
  }),
} as const;

export type CodeDefaut = keyof typeof CATALOGUE;
type Params<C extends CodeDefaut> =
  Parameters<(typeof CATALOGUE)[C]> extends [infer P] ? P : Record<string, never>;

/** One mismatch, with the place shown. */
export type Defaut = {
  readonly code: CodeDefaut;
  readonly message: string;
  readonly remede: string;
  readonly lieu: Lieu;
  /** False: told, but a signature may go on. */
  readonly bloquant: boolean;
  /** The act it comes from, or the reference it is about: what makes it another one than a like one settled before. */
  readonly contre?: string;
  /** A sentence that replaces a person in an office: what it says of the change, to be recorded without an avenant. */
  readonly titulaire?: ChangementLu;
};

/** What a sentence says of a change of holder; null where it is silent. */
export type ChangementLu = {
  /** The office, where the text names whom it replaces, or it. */
  readonly signataireId: string | null;
  /** Whom it replaces, and the office, in its own words. */
  readonly ancien: string | null;
  readonly qualite: string | null;
  readonly civilite: 'Madame' | 'Monsieur';
  readonly prenom: string | null;
  readonly nom: string;
  readonly debut: CivilDate | null;
};

/** A defect of an avenant, and the rank of the operation it is laid to. */
export type DefautAuRang = { readonly rang: number; readonly defaut: Defaut };

/** What a choice about a defect names: the same defect, from the same act. */
export const objetDe = ({ code, contre }: Pick<Defaut, 'code' | 'contre'>): string =>
  contre === undefined ? code : `${code} ${contre}`;

/** Whether a choice made about an operation, or a sentence, was about this defect too. */
export const couvre = (
  { objets }: Pick<Arbitrage, 'objets'>,
  one: Pick<Defaut, 'code' | 'contre'>,
): boolean => objets === undefined || objets.includes(objetDe(one));

export const contre = (one: Defaut, id: string | null): Defaut =>
  id === null ? one : { ...one, contre: id };

export function defaut<C extends CodeDefaut>(
  code: C,
  params: Params<C>,
  lieu: Lieu,
  bloquant = true,
): Defaut {
  const say = CATALOGUE[code] as (params: Params<C>) => Dit;
  const { message, remede } = say(params);
  return { code, message: typographie(message), remede: typographie(remede), lieu, bloquant };
}
