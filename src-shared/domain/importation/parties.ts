import type { Carnet } from './carnet';
import type { DouteLu, PartieLue, SignataireLu } from './lue';
import { lireSignataires, nommeUnSignataire } from './signataires';
import type { Unite } from './unites';

/* The block of the parties: who is party, who signs for whom, in whose presence. */

type Ouverte = {
  nom: string;
  ditCiApres: string | null;
  feminin?: true;
  qualites?: { readonly rang: number; readonly dit: string }[];
  readonly signataires: SignataireLu[];
  readonly mentions: string[];
};
export type Parties = {
  readonly parties: readonly PartieLue[];
  readonly enPresenceDe: readonly string[];
  readonly doutes: readonly Omit<DouteLu, 'id'>[];
};

const OUVERTURE =
  /^(?:(?:(?:entre|et)(?=[\s,:]|$)(?:\s+les? (?:parties )?soussignée?s?)?|les? (?:parties )?soussignée?s?)\s*[:,;]?\s*)+/iu;
/** What only joins a party to those before it. */
const JONCTION = /^(?:ainsi que|de même que|avec|et)\s+(?=l['’]|l[ae]s? )/iu;
const PART =
  /^(?:d['’](?:une|autre)(?: troisième| quatrième)? part|de (?:première|deuxième|seconde|troisième) part)\s*[:,;.]?\s*/iu;
const ENTRE_PARTS = /[,;]?\s*d['’](?:une|autre) part\s*[,;.:]?\s*(?:et(?=[\s,:]|$)\s*[:,]?\s*)?/iu;
const REPRESENTE =
  /(?:^|[,\s])\s*(?:(?:ici|dûment|valablement)\s+)?représentée?s?(?:\s+(?:conjointement|ici|dûment|valablement|respectivement|à la présente))*\s+par(?!\p{L})\s*:?\s*/iu;
const CI_APRES =
  /[,;(]?\s*(?:et\s+)?(?:(dénommée?s?|désignée?s?|appelée?s?|nommée?s?)\s+)?ci-après\s+(?:(dénommée?s?|désignée?s?|appelée?s?|nommée?s?|intitulée?s?|dite?s?)\s+)?(ensemble |collectivement |conjointement )?(?:par |comme )?\s*:?\s*(?:[«"“]\s*([^»"”]{1,80}?)\s*[»"”]|((?:l['’]|la |le |les )[^,;.)]{1,60}))\s*\)?/iu;
const ENSEMBLE =
  /^[\s,;(]*(?:(?:dénommé|désigné|appelé|nommé)e?s\s+)?ci-après\s+(?:(?:dénommé|désigné|appelé|nommé)e?s\s+)?(?:ensemble|collectivement|conjointement)(?!\p{L})/iu;
const MENTION =
  /^(?:dont|sise?s?|situé|établi|habilité|autorisé|agissant|dûment|ayant|association|établissement|collectivité|organisme|groupement d|société|immatriculé|domicilié|personne morale|en (?:vertu|application|exécution)|n°|siret)/iu;
/** Longer than any name of a party with all that is said of it: prose. */
const LONGUEUR = 1_200;

/** Without what only joins it to the rest. */
const nu = (texte: string): string => texte.replace(/^[\s,;(]+|[\s),;.]+$/gu, '');

export function lireParties(unites: readonly Unite[], carnet: Carnet): Parties {
  const parties: Ouverte[] = [];
  const enPresenceDe: string[] = [];
  const doutes: Omit<DouteLu, 'id'>[] = [];
  const etat = { attente: false, presence: false, nouvelle: true, depuis: 0 };

  const lireCiApres = (unite: Unite, texte: string): string => {
    // « ci-après ensemble « les parties » » names nobody in particular: it is said of them all.
    if (ENSEMBLE.test(texte)) {
      ensemble.push({ unite, mots: nu(texte) });
      return '';
    }
    let reste = texte;
    for (let n = 0; n < 6; n++) {
      const match = CI_APRES.exec(reste);
      if (match === null) break;
      const collectif = match[3] !== undefined;
      const nom = (match[4] ?? match[5] ?? '').trim();
      const apres = collectif ? '' : reste.slice(match.index + match[0].length);
      if (collectif) ensemble.push({ unite, mots: nu(reste.slice(match.index)) });
      reste = `${reste.slice(0, match.index)} ${apres}`.trim();
      if (!collectif) aNommer.push({ unite, nom, plusieurs: /s$/iu.test(match[1] ?? match[2] ?? '') });
    }
    return reste;
  };
  /** « ci-après dénommés ensemble … »: of all of them, said after the last. */
  const ensemble: { unite: Unite; mots: string }[] = [];
  const aNommer: { unite: Unite; nom: string; plusieurs: boolean }[] = [];
  const nommer = (): void => {
    for (const { unite, nom, plusieurs } of aNommer.splice(0)) {
      const visees = plusieurs ? parties.slice(etat.depuis) : parties.slice(-1);
      for (const partie of visees) partie.ditCiApres ??= nom;
      if (visees.some(({ ditCiApres }) => ditCiApres === nom)) carnet.placer(unite, nom);
    }
    if (parties.length > 0) for (const { unite, mots } of ensemble.splice(0)) ajouterMention(unite, mots);
  };

  const ajouterSignataires = (unite: Unite, texte: string): void => {
    const partie = parties.at(-1);
    if (partie === undefined) return;
    for (const { mots, mentions, aussi, doute, ...lu } of lireSignataires(texte)) {
      partie.signataires.push(lu);
      for (const mot of mots) carnet.placer(unite, mot);
      for (const mention of mentions) ajouterMention(unite, mention);
      for (const dit of aussi) {
        (partie.qualites ??= []).push({ rang: partie.signataires.length - 1, dit });
        carnet.placer(unite, dit);
      }
      if (doute !== null)
        doutes.push({
          nature: 'signataire',
          dit: [lu.prenom, lu.nom, lu.fonction].filter(Boolean).join(' ') || texte,
          motif: doute,
        });
    }
  };
  const ajouterMention = (unite: Unite, mention: string): void => {
    parties.at(-1)?.mentions.push(mention);
    carnet.placer(unite, mention);
  };
  const ouvrir = (unite: Unite, texte: string): void => {
    const morceaux = texte
      .replace(JONCTION, '')
      .split(/\s*[,;]\s*/u)
      .filter(Boolean);
    let nom = morceaux.shift() ?? '';
    while (morceaux[0] !== undefined && /^(?:de|du|des|d['’]|et|aux?)(?!\p{L})/iu.test(morceaux[0]))
      nom = `${nom}, ${morceaux.shift() ?? ''}`;
    parties.push({ nom, ditCiApres: null, signataires: [], mentions: [] });
    carnet.placer(unite, nom);
    if (morceaux.length > 0) ajouterMention(unite, morceaux.join(', '));
    etat.nouvelle = false;
  };

  const lireSegment = (unite: Unite, brut: string): void => {
    const texte = lireCiApres(unite, brut).replace(/^[\s,;:.]+|[\s,;.]+(?:et)?[\s,;.:]*$/gu, '');
    const item = unite.marque !== null;
    if (/^en présence d/iu.test(texte)) {
      etat.presence = true;
      const noms = texte.replace(/^en présence d(?:e(?=[\s:]|$)|u(?=\s)|es(?=\s|$)|['’])\s*:?\s*/iu, '');
      if (noms !== '') presents(unite, noms);
    } else if (texte === '') {
      // Only « ci-après … » stood there.
    } else if (etat.presence) presents(unite, texte);
    else {
      const represente = REPRESENTE.exec(texte);
      if (represente === null) sansRepresentant(unite, texte, item);
      else {
        const avant = texte.slice(0, represente.index).replace(/[\s,;]+$/u, '');
        if (avant !== '') {
          if (!etat.nouvelle && MENTION.test(avant) && parties.at(-1)?.signataires.length === 0)
            ajouterMention(unite, avant);
          else ouvrir(unite, avant);
        }
        const partie = parties.at(-1);
        if (partie !== undefined && !/^l[ae] /iu.test(partie.nom) && /représentée(?!s)/iu.test(represente[0]))
          partie.feminin = true;
        const qui = texte.slice(represente.index + represente[0].length);
        etat.attente = qui.replace(/[\s:]+/gu, '') === '';
        if (!etat.attente) ajouterSignataires(unite, qui);
      }
    }
    nommer();
  };
  const presents = (unite: Unite, texte: string): void => {
    const noms = texte.split(
      /\s*;\s*|,?\s+et\s+d(?:e\s+(?=l|la\s)|u\s|es\s|['’])|,\s+d(?:e\s+(?=l|la\s)|u\s|es\s)/u,
    );
    for (const brut of noms) {
      const nom = brut.replace(/[\s,;.]+(?:et)?$/u, '');
      if (nom === '') continue;
      enPresenceDe.push(nom);
      carnet.placer(unite, nom);
    }
  };
  const sansRepresentant = (unite: Unite, texte: string, item: boolean): void => {
    const partie = parties.at(-1);
    const personne = nommeUnSignataire(texte);
    if (
      partie !== undefined &&
      personne &&
      (etat.attente || item || partie.signataires.length === 0) &&
      !etat.nouvelle
    )
      ajouterSignataires(unite, texte);
    else if (partie !== undefined && !etat.nouvelle && (MENTION.test(texte) || /^\p{Ll}{4}/u.test(texte)))
      ajouterMention(unite, texte);
    else if (personne) {
      // « Le préfet de région, représentant l’État »: the party is whom the person stands for, or the office itself.
      const pour = /,?\s*représentant\s+((?:l['’]|la\s|le\s|les\s)[^,;]+)$/iu.exec(texte);
      const qui = pour === null ? texte : texte.slice(0, pour.index);
      ouvrir(unite, pour?.[1] ?? lireSignataires(qui)[0]?.fonction ?? qui);
      ajouterSignataires(unite, qui);
      etat.attente = pour !== null;
    } else if (texte.length <= 300) ouvrir(unite, texte);
  };

  for (const unite of unites) {
    if (unite.texte.length > LONGUEUR) continue;
    for (const segment of segmentsDe(unite.texte)) {
      if (segment.nouvelle) {
        if (!etat.nouvelle) etat.depuis = parties.length;
        Object.assign(etat, { nouvelle: true, attente: false });
      }
      if (segment.texte !== '') lireSegment(unite, segment.texte);
    }
  }
  return { parties, enPresenceDe, doutes: [...doutes, ...doutesDes(parties)] };
}

type Segment = { readonly texte: string; readonly nouvelle: boolean };

/** What stands between « entre », « d’une part », « et », « d’autre part »: each opens a party, or several. */
function segmentsDe(texte: string): readonly Segment[] {
  const out: Segment[] = [];
  let reste = texte.trim();
  let nouvelle = false;
  for (let n = 0; n < 40; n++) {
    const tete = OUVERTURE.exec(reste) ?? PART.exec(reste);
    if (tete === null || tete[0] === '') break;
    // « d’autre part » alone ends a party; « et, d’autre part, » opens one.
    nouvelle = true;
    reste = reste.slice(tete[0].length).trim();
  }
  for (let n = 0; n < 40; n++) {
    const part = ENTRE_PARTS.exec(reste);
    const et = deuxParties(reste);
    const at = Math.min(part?.index ?? reste.length, et ?? reste.length);
    if (at >= reste.length) break;
    out.push({ texte: reste.slice(0, at), nouvelle });
    nouvelle = true;
    reste = reste.slice(part?.index === at ? at + part[0].length : at).replace(/^[\s,;]*(?:et\s+)?/u, '');
  }
  return [...out, { texte: reste, nouvelle }];
}

/** « l’État, représenté par X, et la Région, représentée par Y »: where the second begins. */
function deuxParties(texte: string): number | null {
  const first = /représentée?s?\s/iu.exec(texte);
  if (first === null) return null;
  const from = first.index + first[0].length;
  const next = /[,;]?\s+et\s+(?=(?:l['’]|la |le |les |\p{Lu})[^;«»]{2,200}?[,\s]représentée?s? )/u.exec(
    texte.slice(from),
  );
  return next === null ? null : from + next.index;
}

function doutesDes(parties: readonly PartieLue[]): readonly Omit<DouteLu, 'id'>[] {
  if (parties.length === 0)
    return [{ nature: 'partie', dit: 'Entre', motif: 'Aucune partie n’a été trouvée dans le texte.' }];
  return [
    ...(parties.length === 1
      ? [{ nature: 'partie' as const, dit: parties[0]?.nom ?? '', motif: 'Une seule partie a été trouvée.' }]
      : []),
    ...parties
      .filter(({ signataires }) => signataires.length === 0)
      .map(({ nom }) => ({
        nature: 'partie' as const,
        dit: nom,
        motif: 'Le texte ne dit pas qui signe pour cette partie.',
      })),
  ];
}
