import type { NatureClause } from '#domain/clauses/clause';
import type { ObjetDeTable } from '#domain/etats/objets';

type Aide = {
  readonly titre: string;
  /** One paragraph, in plain words. */
  readonly texte: string;
  /** The rule of law it comes from; null when only the convention says it. */
  readonly source: string | null;
  /** The clause whose words the convention in sight gives to it. */
  readonly clause: NatureClause | null;
  /** The table of states it has; null: it is no act. */
  readonly etats: ObjetDeTable | null;
};

/** What « ? » explains. What depends on the convention is not said here: its own clause is shown beside. */
export const AIDES = {
  effet: {
    titre: 'Prise d’effet',
    texte:
      'Le jour où la convention commence à produire ses effets. Il vient de sa clause et des faits qu’elle attend\u00a0: dernière signature, notification, publication… Tant qu’un de ces faits manque, aucune date n’est donnée. Si l’acte et les signatures disent deux jours différents, une personne choisit et donne son motif.',
    source: null,
    clause: 'effet',
    etats: 'convention',
  },
  fin: {
    titre: 'Fin de la convention',
    texte:
      'Le dernier jour où la convention lie les parties. Une durée écrite sans jour de fin ne donne qu’une hypothèse, à confirmer par une personne\u00a0; un avenant ou une dénonciation peut la changer. Le renouvellement ne se suppose pas\u00a0: il n’a lieu que si la clause le prévoit.',
    source: 'Code civil, articles 1212 à 1215',
    clause: 'duree',
    etats: 'convention',
  },
  signatures: {
    titre: 'Signatures',
    texte:
      'Chacun signe au titre d’une fonction, et l’acte porte le nom de qui l’occupe ce jour-là. Un changement de titulaire ne demande pas d’avenant\u00a0: la partie reste l’État ou la Région. En revanche, un exemplaire préparé pour l’ancien titulaire et non signé est à rééditer.',
    source: 'Code des relations entre le public et l’administration, article L. 212-1',
    clause: 'exemplaires',
    etats: null,
  },
  avenant: {
    titre: 'Avenant',
    texte:
      'Un avenant change la convention pendant qu’elle est en vigueur, et ne change que ce qu’il dit. Qui peut le demander et s’il faut un avis avant la signature, c’est la convention qui le dit. Son texte, les modifications enregistrées et le texte qu’elles donnent doivent concorder avant la mise à la signature.',
    source: null,
    clause: 'avenant',
    etats: 'avenant',
  },
  avis: {
    titre: 'Avis du comité',
    texte:
      'L’avis porte sur le texte précis qui a été examiné\u00a0: si le projet change ensuite, le registre montre ce qui a changé et demande un nouvel avis ou un motif. Un report ou un silence n’est pas un avis. Le comité rend ses avis publics.',
    source: 'Code du travail, article R. 6123-3-2',
    clause: 'avenant',
    etats: 'avis',
  },
  miseEnDemeure: {
    titre: 'Mise en demeure',
    texte:
      'La lettre somme une partie d’exécuter ce qu’elle doit. Elle nomme les obligations et les faits, dit ce qui est attendu et dans quel délai, et s’envoie de façon à prouver sa date. Elle n’entraîne rien par elle-même\u00a0: le délai passé, la convention peut être dénoncée, ou non.',
    source: 'Code civil, article 1344',
    clause: 'resiliation',
    etats: 'mise-en-demeure',
  },
  delai: {
    titre: 'Délai',
    texte:
      'Un délai en mois expire le jour qui porte le même quantième que son point de départ, à 24\u00a0h\u00a0; un délai en jours ne compte pas le jour de départ. La date stricte s’en tient là. La date prudente va jusqu’au jour ouvrable suivant si le dernier jour est un samedi, un dimanche ou un jour chômé\u00a0: agir après elle écarte la discussion.',
    source: 'Code de procédure civile, articles 641 et 642',
    clause: 'resiliation',
    etats: 'mise-en-demeure',
  },
  atelier: {
    titre: 'Atelier de l’avenant',
    texte:
      'Choisissez un passage de la convention et écrivez le nouveau\u00a0: la phrase de l’avenant s’écrit d’elle-même, et le texte qui en résulte se lit aussitôt. On peut aussi coller un article modifié, une phrase ou un avenant entier. La phrase, la modification et le texte doivent concorder.',
    source: null,
    clause: null,
    etats: 'avenant',
  },
  clauses: {
    titre: 'Clauses',
    texte:
      'Ce que le registre calcule et refuse vient des phrases de la convention\u00a0: durée, délais, avis demandé, dénonciation… Chaque clause est montrée à côté de ses mots. Tant qu’elle est incertaine, ce qui en dépend n’est pas calculé.',
    source: 'Code civil, article 1103',
    clause: null,
    etats: null,
  },
  seance: {
    titre: 'Séance du comité',
    texte:
      'Une séance va de son programme à son procès-verbal : ordre du jour, convocation, présences, votes et avis. Ce qui est irrégulier s’enregistre comme il a eu lieu, et l’application dit le jour même ce que vaut l’avis.',
    source: 'Code du travail, article R. 6123-3-14',
    clause: null,
    etats: 'seance',
  },
  denonciation: {
    titre: 'Dénonciation',
    texte:
      'L’acte qui met fin à la convention, ou à la part d’une partie. Il prend effet au jour que dit la clause ou la lettre. Son retrait, son annulation ou une décision du juge le privent d’effet ou le suspendent.',
    source: 'CE, 21 mars 2011, n° 304806',
    clause: 'resiliation',
    etats: 'denonciation',
  },
  paquet: {
    titre: 'Paquet de signature',
    texte:
      'Les originaux d’un acte et ceux qui les signent. Tant qu’il circule, le texte de l’acte ne change pas. Un refus arrête le circuit : on le reprend, ou l’on retire le paquet pour corriger l’acte.',
    source: 'Code civil, article 1375',
    clause: 'exemplaires',
    etats: 'paquet',
  },
} as const satisfies Readonly<Record<string, Aide>>;

export type SujetAide = keyof typeof AIDES;

export const textAide = {
  ask: (titre: string) => `Aide\u00a0: ${titre}`,
  rule: 'Règle',
  here: 'Dans cette convention',
  silent: 'Cette convention n’en dit rien que le registre ait lu.',
  doubt: 'à confirmer',
} as const;
