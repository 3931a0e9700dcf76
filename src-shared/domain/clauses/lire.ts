import type { Laps, Parametres, ParametresDe } from '#registre/fiches/clauses';
import { foldLetters, inLetters, oneSpace, plierTexte } from '../french';
import { JOUR_DIT, lireDate } from '../texte/dates-dites';

/*
 * What the words of a convention say of its own operation, read sentence by sentence. It proposes and it checks; it
 * never decides alone: what it is not sure of comes with its doubts, and a person confirms.
 */

/** A passage, as it stands in a text: the heading of its division, its alinéas in order. */
export type Passage = {
  readonly intitule: string;
  readonly alineas: readonly { readonly id: string; readonly texte: string }[];
};

export type ClauseLue = {
  readonly parametres: Parametres;
  /** The alinéas that say it, in order. */
  readonly ancres: readonly string[];
  /** The sentence that says it, word for word. */
  readonly dit: string;
  /** Why a person should look at it: each in one sentence. Empty: read without doubt. */
  readonly doutes: readonly string[];
};

type Phrase = { readonly alineaId: string; readonly brut: string; readonly plie: string };

/** Everything the passages say, in the order they say it. */
export function lireClauses(passages: readonly Passage[]): readonly ClauseLue[] {
  const found: ClauseLue[] = [];
  for (const passage of passages) {
    const phrases = passage.alineas.flatMap(phrasesDe);
    const titre = plierTexte(passage.intitule);
    for (const phrase of phrases) {
      const read = [lireEffet(phrase), lireDuree(phrase, titre), lireLitige(phrase, phrases)];
      for (const one of read) if (one !== null) found.push(one);
      const duree = found.filter((one) => one.parametres.nature === 'duree').at(-1)?.parametres;
      const renouvellement = lireRenouvellement(phrase, duree?.nature === 'duree' ? duree : null);
      if (renouvellement !== null) found.push(renouvellement);
    }
    const avenant = lireAvenant(phrases);
    if (avenant !== null) found.push(avenant);
    found.push(...lireResiliation(phrases, titre));
  }
  return uneParNature(found);
}

/**
 * The alinéas that say how long a convention lasts: those of the duration `lireClauses` would read, found without
 * reading anything else. Empty when none says it.
 */
export function ancresDuree(passages: readonly Passage[]): readonly string[] {
  for (const { intitule, alineas } of passages) {
    const titre = plierTexte(intitule);
    for (const alinea of alineas) {
      // Cut into sentences only where one of them may say it: the words of a sentence are words of its alinéa.
      if (!DIT_DUREE.test(plierTexte(alinea.texte))) continue;
      for (const phrase of phrasesDe(alinea)) {
        const read = lireDuree(phrase, titre);
        if (read !== null) return read.ancres;
      }
    }
  }
  return [];
}

/** Two sentences that say one thing of one nature: the first, in doubt when the other says otherwise. */
function uneParNature(found: readonly ClauseLue[]): readonly ClauseLue[] {
  const kept: ClauseLue[] = [];
  for (const one of found) {
    const { nature } = one.parametres;
    const rival = kept.findIndex(
      ({ parametres }) =>
        parametres.nature === nature && (nature !== 'resiliation' || memeMotif(parametres, one.parametres)),
    );
    const first = kept[rival];
    if (first === undefined) kept.push(one);
    else if (first.doutes.length < 4 && !memesParametres(first.parametres, one.parametres))
      kept[rival] = {
        ...first,
        doutes: [...first.doutes, `Une autre phrase en dit autre chose : « ${one.dit} ».`],
      };
  }
  return kept;
}

const memeMotif = (a: Parametres, b: Parametres): boolean =>
  a.nature === 'resiliation' && b.nature === 'resiliation' && a.motif === b.motif;

/** Whether two clauses make the registry compute the same. */
export const memesParametres = (a: Parametres, b: Parametres): boolean =>
  JSON.stringify(ordonne(a)) === JSON.stringify(ordonne(b));

function ordonne(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordonne);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([, one]) => one !== null && one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => [name, ordonne(one)]);
}

/* The sentences of an alinéa. */

/** No sentence of an act is longer; what is would be read in a time that grows with the square of its length. */
const LONGUEUR = 2_000;
/** Nor does an article say how it is changed after so many. */
const PHRASES = 60;

/** A full stop that ends no sentence: « art. 6 », « L. 6111-3 », « 2.1 ». */
const FIN_DE_PHRASE = /(?<!\b(?:art|al|cf|no|n|l|r|d|m|mme|mm|p))\.(?=\s|$)|[;!?](?=\s|$)/giu;

function phrasesDe({ id, texte }: Passage['alineas'][number]): readonly Phrase[] {
  const brut = oneSpace(texte.normalize('NFC')).trim();
  const cuts = [...brut.matchAll(FIN_DE_PHRASE)].map(({ index }) => index + 1);
  const out: Phrase[] = [];
  let start = 0;
  for (const end of [...cuts, brut.length]) {
    const one = brut.slice(start, end).trim();
    start = end;
    if (one !== '' && one.length <= LONGUEUR) out.push({ alineaId: id, brut: one, plie: foldLetters(one) });
  }
  return out;
}

/* Numbers and lengths of time. */

const EN_LETTRES = new Map<string, number>([
  ['une', 1],
  ...Array.from({ length: 400 }, (_, n): [string, number] => [foldLetters(inLetters(n + 1)), n + 1]),
]);
const LETTRES = '(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cent)(?:[- ](?:et[- ])?(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|cents?))*'; // prettier-ignore
const NOMBRE = `(?:\\d{1,3}|${LETTRES})`;
const UNITE = '(?:jours?|semaines?|mois|ans?|annees?|semestres?|trimestres?)';
/** « deux mois », « trente (30) jours francs »: the number, the unit, what qualifies it. */
const LAPS = `(${NOMBRE})(?: ?\\((?:\\d{1,3}|${LETTRES})\\))? (${UNITE})( (?:francs?|ouvrables?|ouvres?|calendaires?|civils?|pleins?|consecutifs?))?`;

const nombreDit = (mot: string): number | null =>
  /^\d+$/u.test(mot)
    ? Number(mot)
    : (EN_LETTRES.get(mot) ?? EN_LETTRES.get(mot.replaceAll(' ', '-')) ?? null);

function lapsDe(mot: string, unite: string): Laps | null {
  const n = nombreDit(mot);
  if (n === null || n === 0) return null;
  if (unite.startsWith('jour')) return { n, unite: 'jours' };
  if (unite.startsWith('semaine')) return { n: 7 * n, unite: 'jours' };
  if (unite === 'mois') return { n, unite: 'mois' };
  if (unite.startsWith('trimestre')) return { n: 3 * n, unite: 'mois' };
  if (unite.startsWith('semestre')) return { n: 6 * n, unite: 'mois' };
  return { n, unite: 'ans' };
}

type LapsDit = Laps & { readonly debut: number; readonly fin: number; readonly qualifie: string | null };

function lapsDits(plie: string): readonly LapsDit[] {
  return [...plie.matchAll(new RegExp(`(?<![\\w-])${LAPS}(?!\\w)`, 'gu'))].flatMap((match) => {
    const laps = lapsDe(match[1] ?? '', match[2] ?? '');
    if (laps === null) return [];
    const qualifie = match[3]?.trim() ?? null;
    return [{ ...laps, debut: match.index, fin: match.index + match[0].length, qualifie }];
  });
}

/** « trente jours francs »: neither the first nor the last day counts; the engine counts them so. */
const estFranc = (qualifie: string | null): boolean => qualifie !== null && /^francs?$/u.test(qualifie);
const QUALIFIE_SANS_EFFET = /^(?:calendaire|civil|plein|consecutif)/u;

/** A delay counted otherwise than in days, months or years of the calendar. */
const douteDuLaps = ({ qualifie }: LapsDit): readonly string[] =>
  qualifie === null || QUALIFIE_SANS_EFFET.test(qualifie) || estFranc(qualifie)
    ? []
    : [`Le délai est dit « ${qualifie} » : le calcul le compte en jours civils.`];

/* What makes a reading doubtful whatever the clause. */

const RESERVE =
  /\b(?:toutefois|cependant|sauf|a l'exception|par derogation|a defaut|le cas echeant|selon le cas)\b/u;

function doutesDe({ plie }: Phrase, permises: RegExp | null = null): readonly string[] {
  const reserve = RESERVE.exec(permises === null ? plie : plie.replace(permises, ' '))?.[0];
  return reserve === undefined ? [] : [`La phrase porte une réserve (« ${reserve} »).`];
}

const lue = (
  phrase: Phrase,
  parametres: Parametres,
  doutes: readonly string[] = [],
  ancres: readonly string[] = [phrase.alineaId],
): ClauseLue => ({ parametres, ancres, dit: phrase.brut, doutes });

const JOUR = new RegExp(`(?<!\\d)${JOUR_DIT}(?!\\d)`, 'u');
const jourApres = (plie: string, avant: string) =>
  lireDate(new RegExp(`\\b(?:${avant}) ${JOUR_DIT}`, 'u').exec(plie)?.[1] ?? '');

/* Each nature. */

const AUTRE_SUJET = /\b(?:avenants?|modification|resili|denonc|mise en demeure|annexes? prend)/u;
const PREND_EFFET =
  /\b(?:prend(?:ra|ront)? effet|prise d'effet|entre(?:nt)? en vigueur|entrera en vigueur|produi(?:t|ra) ses effets|est applicable a compter|s'applique a compter)\b/u;
const DIT_SA_FIN =
  /\b(?:s'acheve(?:ra)?|prend(?:ra)? fin|expire(?:ra)?|se termine(?:ra)?|cesse(?:ra)?|arrive(?:ra)? a (?:son )?(?:echeance|terme)|jusqu'au)[^,;]*/gu;
const EST_CONCLUE = /\b(?:conclue|etablie|passee|consentie|souscrite)\b/u;

function lireEffet(phrase: Phrase): ClauseLue | null {
  const { plie } = phrase;
  if (!PREND_EFFET.test(plie) || AUTRE_SUJET.test(plie)) return null;
  const [laps] = lapsDits(plie).filter(({ fin }) =>
    /^ (?:francs? )?(?:apres|suivant|a compter|a partir)/u.test(plie.slice(fin)),
  );
  const decalage = laps === undefined || EST_CONCLUE.test(plie) ? null : { n: laps.n, unite: laps.unite };
  // The day it ends on is not the day it starts on.
  const date = jourApres(plie.replace(DIT_SA_FIN, ' '), 'du|le|au|a la date du');
  const depart =
    date !== null
      ? 'date'
      : /\bpublication|publiee\b/u.test(plie)
        ? 'publication'
        : /\btransmi(?:ssion|se)|representant de l'etat|controle de legalite\b/u.test(plie)
          ? 'transmission'
          : /\bnotifi(?:cation|ee)\b/u.test(plie)
            ? 'notification'
            : /\bsignature|signataires?|signee\b/u.test(plie)
              ? 'derniere_signature'
              : null;
  if (depart === null) return null;
  const several = ['publication', 'transmission', 'notification', 'signature'].filter((mot) =>
    plie.includes(mot),
  );
  const doutes =
    several.length > 1 || (depart === 'date' && several.length > 0)
      ? ['La phrase nomme plusieurs faits : lequel fait partir l’effet ?']
      : [];
  return lue(phrase, { nature: 'effet', depart, date, decalage }, [...doutesDe(phrase), ...doutes]);
}

const DIT_DUREE =
  /\b(?:(?:conclue|etablie|passee|consentie|souscrite|signee|valable|prevue) (?:pour|jusqu)|s'applique (?:jusqu|pour)|produi(?:t|ra) ses effets (?:du|jusqu)|prend(?:ra)? fin|s'acheve(?:ra)?|se termine(?:ra)?|expire|arrive a (?:echeance|terme|son terme)|dure(?:ra)? |(?:a|pour) une (?:duree|periode)|pour la duree|duree (?:de la (?:presente )?convention|est fixee)|court jusqu|demeure en vigueur)\b/u;

function lireDuree(phrase: Phrase, titre: string): ClauseLue | null {
  const { plie, brut } = phrase;
  if (
    !DIT_DUREE.test(plie) ||
    /\b(?:avenants?|resili|denonc|demeure restee|preavis|par (?:\w+ )?periodes?)\b/u.test(plie)
  )
    return null;
  if (!/\bconvention\b|\belle\b/u.test(plie) && !/\bduree\b/u.test(titre)) return null;
  // « renouvelable pour une durée de deux ans » says for how long again, not for how long.
  const renouvele = plie.search(/\b(?:renouvel|reconduc|reconduit)/u);
  if (renouvele >= 0 && renouvele < plie.search(DIT_DUREE)) return null;
  const vide = {
    nature: 'duree',
    instrument: null,
    debut: null,
    fin: null,
    n: null,
    unite: null,
    depart: null,
  } as const;
  const doutes = doutesDe(phrase);
  if (/\bduree indeterminee\b|\bsans limitation de duree\b/u.test(plie))
    return lue(phrase, { ...vide, forme: 'indeterminee' }, doutes);
  const entre = new RegExp(`\\bdu ${JOUR_DIT} (?:inclus )?(?:au|jusqu'au) ${JOUR_DIT}`, 'u').exec(plie);
  if (entre !== null)
    return lue(
      phrase,
      { ...vide, forme: 'dates', debut: lireDate(entre[1] ?? ''), fin: lireDate(entre[2] ?? '') },
      doutes,
    );
  const fin = jourApres(
    plie,
    "jusqu'au|prend fin le|prendra fin le|s'acheve le|s'achevera le|se termine le|se terminera le|expire le|expirera le|echeance le|terme le|au plus tard le",
  );
  const [laps, autre] = lapsDits(plie);
  if (fin !== null && laps === undefined) return lue(phrase, { ...vide, forme: 'dates', fin }, doutes);
  if (laps !== undefined) {
    const suite = plie.slice(laps.fin);
    const debut = jourApres(suite, 'du|le|au');
    const depart =
      debut !== null
        ? 'date'
        : /\bsignature|signataire|signee/u.test(suite)
          ? 'signature'
          : /\beffet|vigueur/u.test(suite)
            ? 'effet'
            : null;
    return lue(
      phrase,
      { ...vide, forme: 'periode', n: laps.n, unite: laps.unite, depart: depart ?? 'effet', debut },
      [
        ...doutes,
        ...(autre === undefined ? [] : ['La phrase dit plusieurs durées.']),
        ...(depart === null ? ['La phrase ne dit pas d’où court la durée.'] : []),
        ...(fin === null ? [] : ['La phrase dit aussi un jour de fin.']),
      ],
    );
  }
  const instrument =
    /\b(?:pour la duree|jusqu'a l'echeance|jusqu'au terme|jusqu'a la fin|jusqu'a l'expiration) (?:du|de la|de l'|des) ?([^.;]+?)[.;]?$/u.exec(
      plie,
    );
  if (instrument?.[1] === undefined) return null;
  const debut = instrument.index + instrument[0].indexOf(instrument[1]);
  return lue(
    phrase,
    { ...vide, forme: 'instrument', instrument: sigle(brut.slice(debut, debut + instrument[1].length)) },
    doutes,
  );
}

/** « Contrat de plan … (CPRDFOP) 2022-2028 » is known by its initials: « CPRDFOP 2022-2028 ». */
const sigle = (nom: string): string => {
  const match = /\(([A-ZÀ-Ý][A-ZÀ-Ý0-9-]{1,15})\)(.*)$/u.exec(nom);
  return match === null ? nom.trim() : `${match[1] ?? ''}${match[2] ?? ''}`.trim();
};

function lireRenouvellement(phrase: Phrase, duree: ParametresDe<'duree'> | null): ClauseLue | null {
  const { plie } = phrase;
  if (!/\b(?:renouvel|reconduc|reconduit)/u.test(plie)) return null;
  if (
    /\b(?:sans (?:possibilite de )?|exclu\w* .*|non |n(?:e |')(?:est|peut|pourra|sera|fait|fera) (?:pas|ni|plus)? ?.*?)(?:tacite )?(?:renouvel|reconduc|l'objet d'un)/u.test(
      plie,
    )
  )
    return null;
  const tacite = /\btacite/u.test(plie);
  const fois = new RegExp(`\\b(${NOMBRE}) fois\\b`, 'u').exec(plie)?.[1];
  const avantTerme = lapsDits(plie).find(({ fin }) =>
    /^ (?:au moins )?avant (?:le terme|la fin|l'echeance|son (?:terme|echeance)|la date d'echeance|l'expiration|chaque|le renouvellement)/u.test(
      plie.slice(fin),
    ),
  );
  const memes =
    /\bde (?:la )?meme (?:longueur|duree)|pour (?:une|la) (?:meme duree|duree (?:identique|equivalente|egale))/u.test(
      plie,
    );
  const annuel = /\bannuel|chaque annee|d'annee en annee/u.test(plie);
  const autres = lapsDits(plie).filter((one) => one.debut !== avantTerme?.debut);
  const periode =
    autres[0] ??
    (annuel
      ? { n: 1, unite: 'ans' as const }
      : duree !== null && duree.n !== null && duree.unite !== null
        ? { n: duree.n, unite: duree.unite }
        : null);
  const doutes = [
    ...doutesDe(phrase, /\bsauf (?:si|opposition|denonciation|avis contraire|volonte contraire)[^.]*/u),
    ...(autres.length > 1 ? ['La phrase dit plusieurs durées.'] : []),
    ...(periode !== null && (autres.length > 0 || memes || annuel)
      ? []
      : ['La phrase ne dit pas pour combien de temps.']),
    ...(tacite || /\bexpres|par (?:avenant|decision|ecrit|accord)/u.test(plie)
      ? []
      : ['La phrase ne dit pas si le renouvellement est tacite.']),
  ];
  return lue(
    phrase,
    {
      nature: 'renouvellement',
      tacite,
      fois: fois === undefined ? null : nombreDit(fois),
      n: periode?.n ?? 1,
      unite: periode?.unite ?? 'ans',
      preavis: avantTerme === undefined ? null : { n: avantTerme.n, unite: avantTerme.unite },
    },
    doutes,
  );
}

const DIT_AVENANT =
  /\b(?:(?:peut|peuvent|pourra|pourront|ne peu(?:t|vent)|pourrait) (?:\w+ )?etre (?:modifiee?s?|revisee?s?|amendee?s?)|proposer (?:[^.]*? )?(?:la|de la|sa|de) (?:modifi|revis)|toute (?:modification|revision)|(?:modifiee?s?|revisee?s?) (?:que )?par (?:voie d')?(?:un )?avenant|fait l'objet d'un avenant|demander (?:la|sa) (?:modification|revision))/u;
const AVIS =
  /\b(?:apres|sur|recueilli|sous reserve de|soumis\w* (?:prealablement )?a) (?:l')?avis (?:simple |prealable |conforme )?(?:du|de la|de l'|des) ?([^,.;]+)/u;

/** The same in other words: « après consultation du … », « le … ayant été consulté », « soumis au … pour avis ». */
const CONSULTATION = /\bapres (?:la )?consultation (?:prealable )?(?:du|de la|de l'|des) ?([^,.;]+)/u;
const CONSULTE =
  /(?:^|[,;] ?|\bapres que )(?:l'|l[ae] )([^,;.]{3,120}?) (?:ayant ete|a ete|aura ete|est|sera) (?:prealablement )?(?:consultee?|entendue?|saisie?)\b/u;
const SOUMIS =
  /\b(?:soumis\w*|presente\w*|transmis\w*) (?:prealablement )?(?:(?:pour avis (?:prealable )?(?:au|a la|a l'|aux) ?)([^,.;]+)|(?:au|a la|a l'|aux) ?([^,.;]+?) pour avis\b)/u;
/** An opinion is spoken of, whatever the body. */
const PARLE_D_AVIS = /\b(?:avis|consult(?:ee?s?|ation|er))\b/u;

/** The committee of the labour code, under any of its names; another body answers to its own rules alone. */
export const estComiteRegional = (instance: string): boolean =>
  /\bcrefop\b|\bcomite regional/u.test(plierTexte(instance));

/** The body whose opinion a sentence asks, in its own words: « CREFOP »; null when it asks none. */
export function organeDit(phrase: string): string | null {
  const plie = foldLetters(phrase);
  const match = AVIS.exec(plie) ?? CONSULTATION.exec(plie) ?? SOUMIS.exec(plie) ?? CONSULTE.exec(plie);
  const dit = match?.[1] ?? match?.[2];
  if (match === null || dit === undefined) return null;
  const debut = match.index + match[0].lastIndexOf(dit);
  return phrase.slice(debut, debut + dit.length).trim();
}

const NUMERO = String.raw`(?:\d+|[ivxl]+)(?:[.-]\w+)*(?:er)?(?: (?:bis|ter|quater))?`;
const NUMEROS = `(${NUMERO}(?:(?:, | et | ou )(?:l'article )?${NUMERO})*)(?![\\w.]\\w)`;
/** The articles that no avenant may change: « à l’exception de l’article 2 », « l’article 2 ne peut être modifié ». */
const INTANGIBLES: readonly RegExp[] = [
  `\\b(?:a l'exception|hormis|sauf|a l'exclusion|autres que) (?:de l'|des |l'|les |celles de l'|celles des )?articles? ${NUMEROS}`,
  `^(?:toutefois,? )?(?:l'|les )articles? ${NUMEROS}[^.;]{0,60}? ne (?:peu|pour|saur)\\w+ (?:\\w+ )?(?:etre (?:modifie|revise|amende)|faire l'objet)`,
  `\\b(?:avenants?|modifications?|revisions?)\\b[^.;]{0,80}? ne (?:peu|pour|saur)\\w+ (?:\\w+ )?(?:modifier|porter sur|concerner|toucher|affecter|reviser) (?:a )?(?:l'|les |aux |l')?articles? ${NUMEROS}`,
].map((motif) => new RegExp(motif, 'gdu'));

const articlesExclus = ({ plie, brut }: Phrase): readonly string[] =>
  INTANGIBLES.flatMap((motif) =>
    [...plie.matchAll(motif)].flatMap(({ indices }) => {
      const [debut, fin] = indices?.[1] ?? [0, 0];
      return brut
        .slice(debut, fin)
        .split(/, | et | ou /u)
        .map((mot) => mot.replace(/^l['’]article /iu, '').trim())
        .filter(Boolean);
    }),
  );

const UNE_PARTIE =
  /\b(?:(?:a la demande|a l'initiative|sur proposition|par)(?: (?:ecrite|motivee|expresse|prealable|et))* (?:de |d')?(?:l'une|l'un|une|chacune?|chaque|toute?)\b(?! l[ae]s )|chac(?:une?|que partie)[^.]* (?:peut|pourra) (?:proposer|demander)|l'une (?:ou l'autre )?des parties peut)/u;
const ACCORD =
  /\b(?:commun )?accord\b|\btoutes les parties\b|\btous les (?:partenaires|signataires)\b|\bensemble des (?:parties|partenaires|signataires)\b/u;
/** All sign an avenant, whoever asked for it. */
const TOUS_SIGNENT =
  /\b(?:signe|conclu|adopte|approuve)\w* (?:par|entre) (?:l'ensemble des|toutes les|tous les) (?:parties|partenaires|signataires)\b/gu;

/** How it is changed, said in one sentence or in several of one division that complete each other. */
function lireAvenant(phrases: readonly Phrase[]): ClauseLue | null {
  const parlent = phrases
    .slice(0, PHRASES)
    .filter(({ plie }) => DIT_AVENANT.test(plie) && !/\bresili|denonc/u.test(plie));
  const [first] = parlent.filter(
    (one) => articlesExclus(one).length === 0 || !/^l(?:'|es )article/u.test(one.plie),
  );
  if (first === undefined) return null;
  // The opinion may be asked, an article kept, by the sentence on how the avenant is signed.
  const voisines = phrases
    .slice(0, PHRASES)
    .filter(
      (one) =>
        one !== first &&
        (parlent.includes(one) || /\b(?:avenants?|modifications?|revisions?)\b/u.test(one.plie)),
    );
  const toutes = [first, ...voisines];
  const une = [first, ...parlent].some(({ plie }) => UNE_PARTIE.test(plie));
  const accord = [first, ...parlent].some(({ plie }) =>
    ACCORD.test(une ? plie.replace(TOUS_SIGNENT, ' ') : plie),
  );
  const organe = toutes.flatMap(({ brut }) => organeDit(brut) ?? [])[0] ?? null;
  const comite = organe !== null && estComiteRegional(organe);
  const exclus = toutes.flatMap(articlesExclus);
  const disent = toutes.filter(
    (one) =>
      one === first ||
      parlent.includes(one) ||
      organeDit(one.brut) !== null ||
      articlesExclus(one).length > 0,
  );
  const reserves = new RegExp(INTANGIBLES[0]?.source ?? '', 'gu');
  return lue(
    first,
    {
      nature: 'avenant',
      demande: une ? 'une_partie' : accord ? 'accord' : null,
      avisCrefop: comite,
      organe: organe === null || comite ? null : organe,
      articlesExclus: exclus,
    },
    [
      ...new Set(disent.flatMap((one) => doutesDe(one, exclus.length > 0 ? reserves : null))),
      ...(accord && une ? ['La phrase parle d’une partie et d’un accord.'] : []),
      ...(!accord && !une ? ['La phrase ne dit pas qui peut demander un avenant.'] : []),
      ...(toutes.some(({ plie }) => /\bsans avis\b|\bavis n'est pas\b/u.test(plie))
        ? ['La phrase écarte un avis.']
        : organe === null && toutes.some(({ plie }) => PARLE_D_AVIS.test(plie))
          ? ['La phrase parle d’un avis, sans que l’on comprenne de qui.']
          : []),
    ],
    [...new Set(disent.map(({ alineaId }) => alineaId))],
  );
}

function lireLitige(phrase: Phrase, phrases: readonly Phrase[]): ClauseLue | null {
  const { plie, brut } = phrase;
  const match =
    /\b((?:tribunal (?:administratif|judiciaire|de commerce)|conseil d'etat|cour administrative d'appel)(?: (?:de|d'|du) ?(?:la |le |l')?[\w'-]+(?:[ -](?!est|dans|sauf|apres)[\w'-]+){0,3})?)/u.exec(
      plie,
    );
  if (
    match?.[1] === undefined ||
    !/\b(?:litige|contestation|differend|differends|recours|competen)/u.test(plie)
  )
    return null;
  const mots = brut.slice(match.index, match.index + match[1].length);
  const tribunal = mots.charAt(0).toLocaleLowerCase('fr') + mots.slice(1);
  const amiable = phrases
    .slice(0, PHRASES)
    .some(({ plie: one }) => /\bamiable|conciliation|mediation\b/u.test(one));
  return lue(phrase, { nature: 'litige', tribunal, amiable });
}

/** A party is put out of the convention, which goes on without it. */
const EXCLUT =
  /\b(?:(?:prononce\w*|decide\w*|entraine\w*) (?:de )?(?:son |l')exclusion|exclure (?:la |cette |ladite |l')|exclue? de la (?:presente )?convention|exclusion d(?:e la|e cette|e ladite|u) (?:partie|partenaire|signataire))/u;
const MET_FIN =
  /\b(?:resili\w*|denonc\w*|met(?:tre|tent)? (?:un terme|fin)|mise? en demeure|met en demeure|se retirer|se retire|retrait)\b/u;
const finitPour = (plie: string): boolean => FINIT.test(plie) || EXCLUT.test(plie);
const MANQUEMENT =
  /\b(?:manqu\w+|non[- ]respect|inexecution|inobservation|n'execute pas|ne respecte pas|mise? en demeure|met en demeure|defaillan\w+|carence)\b/u;

/** A division is read whole: the form of the letter stands in one sentence, the delay in the next. */
function lireResiliation(phrases: readonly Phrase[], titre: string): readonly ClauseLue[] {
  const visees = phrases.filter(
    ({ plie }) => (MET_FIN.test(plie) || EXCLUT.test(plie)) && !/\bsuspen/u.test(plie),
  );
  const fins = visees.filter(({ plie }) => finitPour(plie));
  if (
    fins.length === 0 ||
    (!/\bresili|denonc|fin\b|retrait|rupture|anticipe|manque|inexecution|defaill|exclusion/u.test(titre) &&
      !visees.some(({ plie }) => /\bconvention\b|\bcelle-ci\b/u.test(plie)))
  )
    return [];
  const tout = visees.map(({ plie }) => plie).join(' ');
  const dirMotif = (plie: string): ParametresDe<'resiliation'>['motif'] =>
    /\binteret general\b/u.test(plie)
      ? 'interet_general'
      : MANQUEMENT.test(plie)
        ? 'manquement'
        : /\b(?:commun|d'un) accord\b|\baccord (?:des|entre les) parties\b/u.test(plie)
          ? 'accord'
          : 'sans_motif';
  return fins.map((phrase) => {
    const seule = fins.length === 1;
    const contexte = seule ? tout : phrase.plie;
    const motif = dirMotif(contexte);
    const delais =
      lapsDits(phrase.plie).length > 0 || !seule
        ? lapsDits(phrase.plie)
        : visees.flatMap(({ plie }) => lapsDits(plie));
    const porteur =
      lapsDits(phrase.plie).length > 0 || !seule
        ? phrase
        : (visees.find(({ plie }) => lapsDits(plie).length > 0) ?? phrase);
    const [delai, autre] = delais;
    const suite = delai === undefined ? '' : porteur.plie.slice(delai.fin);
    const depart =
      departDit(suite) ?? (delai === undefined ? null : departDit(porteur.plie.slice(0, delai.debut)));
    const avantLe = jourDeLAnnee(phrase.plie);
    const parametres: ParametresDe<'resiliation'> = {
      nature: 'resiliation',
      motif,
      n: delai?.n ?? null,
      unite: delai?.unite ?? null,
      depart,
      ...(estFranc(delai?.qualifie ?? null) ? { francs: true } : {}),
      avantLe,
      caractere: /\bde plein droit\b|\bautomatiquement\b/u.test(phrase.plie) ? 'plein_droit' : 'faculte',
      forme: /\brecommande/u.test(contexte)
        ? 'lrar'
        : /\b(?:lettre|courrier)\b/u.test(contexte)
          ? 'lettre'
          : /\b(?:par|notification) ecrite?\b/u.test(contexte)
            ? 'ecrit'
            : null,
      par: /\bles autres\b/u.test(contexte)
        ? 'les_autres'
        : /\b(?:resili|denonc)ee?s?,? par (?:l'une|l'un|chacune?|une?|chaque|toute?) (?:ou l'autre )?(?:des |de ses )?(?:parties?|partenaires?|signataires?)\b/u.test(
              phrase.plie,
            )
          ? 'une_partie'
          : null,
      portee:
        /\b(?:a l'egard|en ce qui concerne|vis-a-vis|pour ce qui concerne) d(?:u|e la|e l') ?\w+ (?:defaillant|en cause|concerne)/u.test(
          contexte,
        ) || EXCLUT.test(phrase.plie)
          ? 'partie_defaillante'
          : /\bse retir/u.test(contexte)
            ? 'partie_qui_se_retire'
            : null,
      ...(/\bdes (?:dispositions|stipulations|clauses|articles)\b|\bune (?:quelconque )?(?:disposition|stipulation|clause)\b/u.test(
        contexte,
      )
        ? { toutArticle: true }
        : {}),
    };
    const doutes = [
      ...doutesDe(phrase, /\ba defaut\b/gu),
      ...(delai === undefined ? [] : douteDuLaps(delai)),
      ...(autre === undefined || (autre.n === delai?.n && autre.unite === delai.unite)
        ? []
        : ['La phrase dit plusieurs délais.']),
      ...(motif !== 'accord' && delai === undefined && avantLe === null
        ? ['La phrase ne dit aucun délai.']
        : []),
      ...(delai !== undefined && depart === null ? ['La phrase ne dit pas d’où court le délai.'] : []),
    ];
    const ancres = [...new Set((seule ? visees : [phrase]).map(({ alineaId }) => alineaId))];
    return lue(phrase, parametres, doutes, ancres);
  });
}

/** A sentence that ends the convention, and does not only put somebody in default. */
const FINIT = /\b(?:resili\w*|denonc\w*|met(?:tre|tent)? (?:un terme|fin)|se retirer|se retire)\b/u;

/** From what a delay runs, in the words beside it: the first that is named. */
function departDit(plie: string): ParametresDe<'resiliation'>['depart'] {
  const found =
    /\b(premiere presentation|presentation|receptio\w*|recue?|l'envoi|envoi|expedition|depot|notification|signification)\b/u.exec(
      plie,
    )?.[1];
  if (found === undefined) return null;
  if (found.endsWith('presentation')) return 'premiere_presentation';
  if (found.startsWith('rec')) return 'reception';
  return /^(?:notification|signification)/u.test(found) ? 'reception' : 'envoi';
}

const MOIS_DITS = ['janvier', 'fevrier', 'mars', 'avril', 'mai', 'juin', 'juillet', 'aout', 'septembre', 'octobre', 'novembre', 'decembre'] as const; // prettier-ignore

/** « avant le 30 juin de chaque année »: that day of any year, « 06-30 ». */
function jourDeLAnnee(plie: string): string | null {
  const match = /\bavant le (\d{1,2})(?:er)? ([a-z]+)(?! \d{4})/u.exec(plie);
  const mois = MOIS_DITS.indexOf((match?.[2] ?? '') as (typeof MOIS_DITS)[number]) + 1;
  if (match === null || mois === 0 || JOUR.test(match[0])) return null;
  return `${String(mois).padStart(2, '0')}-${(match[1] ?? '').padStart(2, '0')}`;
}
