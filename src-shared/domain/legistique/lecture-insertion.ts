import { defaut } from '../texte/defauts';
import { lieuDe, numeroEcrit } from '../texte/nommer';
import { numeroInsere } from '../texte/numeros';
import type { DivisionEnVigueur, TexteEnVigueur } from '../texte/en-vigueur';
import { DEDUIT, DEVINE } from './citation';
import type { Doute } from './citation';
import { lireEnteteArticle, numeroDit } from './corps';
import type { Cadre } from './corps';
import {
  ALINEAS,
  BLOC,
  COTE,
  DEMANDE,
  DE_QUOI,
  INSERE,
  INSERER,
  REDIGE,
  RETRAITS,
  TITRE,
  alineasDe,
  annonce,
  bloc,
  compteFaux,
  estDefaut,
  lieu,
  lieuNu,
  mots,
  placeDe,
  q,
  regle,
  tourne,
} from './lecture-fragments';
import type { Contenu, Essai, Groupes, Regle } from './lecture-fragments';
import { corps, titreDit } from './lecture-redaction';
import { NUMERO, ORDINAL, rangDit } from './lecture-lieu';

/* Alinéas put in or taken away. */

function insererAlineas(
  g: Groupes,
  c: Contenu,
  place_: 'autour' | 'debut' | 'fin',
  doutes: readonly Doute[],
): Essai {
  const vise = placeDe(g, c);
  if (vise === null || estDefaut(vise)) return vise;
  const quoted = bloc(g, c);
  if (quoted === null) return null;
  const { division, alinea } = vise;
  const { alineas } = division;
  let rang: number;
  if (place_ === 'autour') {
    if (alinea === null) return null;
    rang = alineas.indexOf(alinea) - (g.cote === 'avant' ? 1 : 0);
  } else {
    if (alinea !== null) return null;
    rang = place_ === 'debut' ? -1 : alineas.length - 1;
  }
  // « Un quatrième alinéa » must become the fourth.
  if (g.rang !== undefined && rangDit(g.rang) !== rang + 2) return null;
  const read = alineasDe(quoted, { lieu: 'insertion', avant: alineas[rang], apres: alineas[rang + 1] });
  if (read === null) return null;
  if (g.unite?.startsWith('tiret') === true && read.alineas.some(({ marque }) => marque !== '-')) return null;
  const unite: readonly Doute[] =
    g.unite?.startsWith('paragraphe') === true ? tourne('« Paragraphe » est lu comme « alinéa ».') : [];
  return {
    modification: {
      nature: 'inserer_alineas',
      divisionId: division.id,
      apres: alineas[rang]?.id ?? null,
      alineas: read.alineas,
    },
    doutes: [
      ...vise.doutes,
      ...doutes,
      ...unite,
      ...read.doutes,
      ...compteFaux(annonce(g.compte ?? g.compte2), quoted.lignes),
    ],
  };
}

/** « Entre le premier et le deuxième alinéa de l'article 6 »: two that follow each other. */
function entreDeux(g: Groupes, c: Contenu): Essai {
  const first = placeDe({ lieu: `le ${g.un ?? ''} alinea ${g.division ?? ''}` }, c);
  const second = placeDe({ lieu: `le ${g.deux ?? ''} alinea ${g.division ?? ''}` }, c);
  if (first === null || estDefaut(first)) return first;
  if (second === null || estDefaut(second)) return second;
  const { alineas } = first.division;
  if (first.alinea === null || second.alinea === null) return null;
  if (alineas.indexOf(second.alinea) !== alineas.indexOf(first.alinea) + 1) return null;
  return insererAlineas(
    { ...g, cote: 'apres', lieu: `le ${g.un ?? ''} alinea ${g.division ?? ''}` },
    c,
    'autour',
    [],
  );
}

/** « L'article 6 est complété par : « … » »: an alinéa, if what is quoted is a whole sentence. */
function completerSans(g: Groupes, c: Contenu): Essai {
  const whole = (bloc(g, c)?.lignes ?? []).every((ligne) => /^(?!\p{Ll}).*[.;:]$/u.test(ligne));
  return insererAlineas(
    g,
    c,
    'fin',
    tourne('La citation est ajoutée comme un alinéa, à la fin.', whole ? 1.5 * DEDUIT : DEVINE),
  );
}

function supprimer(g: Groupes, c: Contenu): Essai {
  const vise = placeDe(g, c);
  if (vise === null || estDefaut(vise)) return vise;
  const { division, alinea, doutes } = vise;
  const verbe = g.verbe ?? '';
  // An article is repealed, an alinéa deleted; an annex is said both ways.
  const plain =
    (alinea === null && division.nature === 'annexe') ||
    verbe.startsWith(alinea === null ? 'abrog' : 'supprim');
  const said: readonly Doute[] = [
    ...doutes,
    ...(plain
      ? []
      : tourne(`« ${verbe} » est lu comme « ${alinea === null ? 'abrogé' : 'supprimé'} ».`, DEDUIT)),
    ...(verbe.endsWith('r') ? DEMANDE : []),
  ];
  return {
    modification:
      alinea === null
        ? { nature: 'abroger', divisionId: division.id }
        : { nature: 'supprimer_alinea', divisionId: division.id, alineaId: alinea.id },
    doutes: said,
  };
}

/** « À l'article 6, il est ajouté un alinéa »: at its end, if « ajouté » is the word. */
function sansPlace(g: Groupes, c: Contenu): Essai {
  // « Un deuxième alinéa » can stand nowhere else than in the place it counts.
  const added = g.verbe?.startsWith('ajout') === true || g.rang !== undefined;
  return insererAlineas(g, c, 'fin', tourne('L’alinéa est supposé venir à la fin.', added ? DEDUIT : DEVINE));
}

/* Divisions put in. */

const ARTICLE = `(?:un|le|l'|d'un) ?(?:nouvel )?(?<sorte>article)(?: (?:n° ?)?(?<numero>${NUMERO}))?(?: nouveau)?`;
const SECTION = `une (?:nouvelle )?(?<sorte>section)(?: (?<numero>\\d+(?:-\\d+)*))?(?: nouvelle)?`;
/** A title the sentence gives, with or without « intitulé » when « ainsi rédigé » follows. */
const TITRE_PLACE = `(?: (?:intitulee?|denommee?)(?<nu> sans numero)? ${q('titre')}| ${q('titre2')}(?=(?: et)? (?:ainsi|redige|libelle|concu)| ⟦))?`;

const NOUVELLE_REDIGEE = `(?: (?:et )?${REDIGE})?`;

/** « III.6 », « VI-1 », whatever the case they are matched in. */
const enCapitales = (numero: string): string =>
  numero.replace(/^[ivxlc]+(?=$|[.-])/u, (romain) => romain.toUpperCase());

/** The division a new article follows when the sentence does not say it: « 4-1 » comes after « 4 ». */
function ancreDe(numero: string, { divisions }: TexteEnVigueur): DivisionEnVigueur | undefined {
  const parts = numero.split('-');
  const own = Number(parts.at(-1));
  if (parts.length > 1) {
    const sister = own > 1 ? [...parts.slice(0, -1), own - 1].join('-') : parts.slice(0, -1).join('-');
    return divisions.find((one) => estArticle(one) && one.numero === sister);
  }
  const last = divisions.filter(estArticle).at(-1);
  return last?.numero?.split('-')[0] === String(own - 1) ? last : undefined;
}

/** « un article 8 « Titre » : « texte » »: what stands first in its own guillemets is a title, if it reads as one. */
function titreOuTexte(g: Groupes, { citations }: Contenu): Groupes {
  const [titre = '', more] = citations[Number(g.titre2)] ?? [];
  if (
    g.titre2 === undefined ||
    g.bloc === undefined ||
    (more === undefined && /^\p{Lu}.{0,158}[^.;:,]$/u.test(titre))
  )
    return g;
  const { titre2, ...rest } = g;
  return { ...rest, bloc: `⟦${titre2}⟧ ${g.bloc}` };
}

function insererDivision(dits: Groupes, c: Contenu): Essai {
  const g = titreOuTexte(dits, c);
  const doutes: Doute[] = [];
  const sorte = g.sorte === 'section' ? 'section' : 'article';
  const quoted = g.bloc === undefined ? null : bloc(g, c);
  if (g.bloc !== undefined && quoted === null) return null;
  let numero = g.numero === undefined ? null : enCapitales(numeroDit(g.numero));
  if (sorte === 'article' && numero === null) {
    numero = lireEnteteArticle(quoted?.lignes[0] ?? mots(g.titre, c) ?? '');
    if (numero === null) return null;
    doutes.push({ poids: DEDUIT, dit: `Le numéro est celui de l’intitulé cité : ${numero}.` });
  }
  let apres: DivisionEnVigueur | undefined;
  if (g.lieu === undefined) {
    apres = numero === null || sorte === 'section' ? undefined : ancreDe(numero, c.reference);
    if (apres === undefined) return null;
    if (g.suite === undefined || apres.id !== c.reference.divisions.filter(estArticle).at(-1)?.id)
      doutes.push({
        poids: DEDUIT,
        dit: `L’article vient après l’article ${numeroEcrit(apres.numero ?? '')}, d’après son numéro.`,
      });
  } else {
    const vise = placeDe(g, c);
    if (vise === null || estDefaut(vise)) return vise;
    if (vise.alinea !== null) return null;
    doutes.push(...vise.doutes);
    apres = vise.division;
    if (g.cote === 'avant') {
      apres = c.reference.divisions[c.reference.divisions.indexOf(vise.division) - 1];
      if (apres === undefined) return null;
      doutes.push({ poids: DEDUIT, dit: 'L’insertion se fait après ce qui précède.' });
    }
  }
  const parBis = /(?:bis|ter|quater|quinquies|sexies)$/u;
  // A text that numbers « 4 bis » goes on so; another never did.
  if (
    numero !== null &&
    parBis.test(numero) &&
    !c.reference.divisions.some((one) => parBis.test(one.numero ?? ''))
  )
    return defaut(
      'NUMERO_HORS_SUITE',
      { numero, attendu: numeroInsere(c.reference.divisions, apres) },
      lieuDe(c.reference, apres.id),
    );
  const base = { nature: 'inserer_division', apres: apres.id, sorte, numero } as const;
  const cadre: Cadre = { nature: sorte, numero, actuel: null };
  if (quoted === null) {
    const said = titreDit(g, cadre, c);
    return said === null
      ? null
      : {
          modification: { ...base, intitule: said.intitule, alineas: [] },
          doutes: [...doutes, ...said.doutes, ...sansTexte(said.doutes)],
        };
  }
  const read = corps(g, quoted, cadre, c);
  return read === null
    ? null
    : {
        modification: { ...base, intitule: read.intitule, alineas: read.alineas },
        doutes: [...doutes, ...read.doutes],
      };
}

/** A title without a number, and nothing under it: the text was most likely left out. */
const sansTexte = (titre: readonly Doute[]): readonly Doute[] =>
  titre.length === 0 ? [] : tourne('La phrase ne cite aucun texte.', DEVINE);

const ANNEXE = `une (?:nouvelle )?(?<annexe>annexe)(?: (?:n° ?)?(?<numero>\\d+(?:-\\d+)*|[ivxlc]+|[a-z]))?(?: nouvelle)?`;

function ajouterAnnexe(g: Groupes, c: Contenu): Essai {
  const doutes: Doute[] = [];
  const quoted = g.bloc === undefined ? null : bloc(g, c);
  if (g.bloc !== undefined && quoted === null) return null;
  if (g.lieu !== undefined) {
    const vise = placeDe(g, c);
    if (vise === null || estDefaut(vise)) return vise;
    if (vise.alinea !== null) return null;
    doutes.push(...vise.doutes);
    if (c.reference.divisions.at(-1)?.id !== vise.division.id)
      doutes.push({ poids: DEVINE, dit: 'L’annexe est placée à la fin de la convention.' });
  }
  const found = /une (?:nouvelle )?annexe (?:n° ?)?(\S+)/iu.exec(c.brut);
  let numero = g.numero === undefined ? null : (found?.[1] ?? null);
  if (numero === null) {
    const heading = /^annexe\s*(?:n°\s*)?(\d+|[IVX]+|[A-Z])(?![\p{L}\p{N}])/iu.exec(quoted?.lignes[0] ?? '');
    if (heading?.[1] === undefined) return null;
    numero = heading[1];
    doutes.push({ poids: DEDUIT, dit: `Le numéro est celui de l’intitulé cité : ${numero}.` });
  }
  const cadre: Cadre = { nature: 'annexe', numero, actuel: null };
  if (quoted === null) {
    const said = titreDit(g, cadre, c);
    return said === null
      ? null
      : {
          modification: { nature: 'ajouter_annexe', numero, intitule: said.intitule, alineas: [] },
          doutes: [...doutes, ...said.doutes, ...sansTexte(said.doutes)],
        };
  }
  const read = corps(g, quoted, cadre, c);
  return read === null
    ? null
    : {
        modification: { nature: 'ajouter_annexe', numero, intitule: read.intitule, alineas: read.alineas },
        doutes: [...doutes, ...read.doutes],
      };
}

const estArticle = ({ nature }: DivisionEnVigueur): boolean => nature === 'article';

/** Alinéas and divisions put in or taken away. */
export const REGLES_INSERTION: readonly Regle[] = [
  regle(`${COTE} ${lieu()} ${INSERE} ${ALINEAS}${RETRAITS}${BLOC}`, (g, c) =>
    insererAlineas(g, c, 'autour', []),
  ),
  regle(`${INSERE} ${COTE} ${lieu()} ${ALINEAS}${RETRAITS}${BLOC}`, (g, c) =>
    insererAlineas(g, c, 'autour', []),
  ),
  regle(`${ALINEAS} ${INSERE} ${COTE} ${lieu()}${BLOC}`, (g, c) => insererAlineas(g, c, 'autour', [])),
  regle(`${COTE} ${lieu()} ${INSERER} ${ALINEAS}${BLOC}`, (g, c) => insererAlineas(g, c, 'autour', DEMANDE)),
  regle(`${INSERER} ${COTE} ${lieu()} ${ALINEAS}${BLOC}`, (g, c) => insererAlineas(g, c, 'autour', DEMANDE)),
  regle(`${lieu()} est completee? (?:in fine )?par ${ALINEAS}${RETRAITS}${BLOC}`, (g, c) =>
    insererAlineas(g, c, 'fin', []),
  ),
  regle(`${lieu('cadre')} ${COTE} ${lieuNu()} ${INSERE} ${ALINEAS}${RETRAITS}${BLOC}`, (g, c) =>
    insererAlineas(g, c, 'autour', []),
  ),
  regle(`${lieu('cadre')} ${INSERE} ${COTE} ${lieuNu()} ${ALINEAS}${RETRAITS}${BLOC}`, (g, c) =>
    insererAlineas(g, c, 'autour', []),
  ),
  regle(`${lieu()} est completee? (?:in fine )?par${BLOC}`, completerSans),
  regle(`${lieu('cadre')} est completee? ${COTE} ${lieuNu()} par ${ALINEAS}${RETRAITS}${BLOC}`, (g, c) =>
    insererAlineas(g, c, 'autour', []),
  ),
  regle(
    `${lieu()} est (?:ainsi completee?|completee? (?:comme suit|ainsi|de la maniere suivante))${BLOC}`,
    (g, c) =>
      insererAlineas(g, c, 'fin', tourne('La citation est ajoutée comme un alinéa, à la fin.', 1.5 * DEDUIT)),
  ),
  regle(`${ALINEAS} ${INSERE} (?:a la fin|in fine) (?=du |de )${lieu()}${BLOC}`, (g, c) =>
    insererAlineas(g, c, 'fin', []),
  ),
  regle(`${ALINEAS} ${INSERE} (?=a |au )${lieu()}${BLOC}`, sansPlace),
  regle(
    `entre (?:les? |l')(?<un>${ORDINAL})(?: alinea)? et (?:le |l')?(?<deux>${ORDINAL}) alineas? (?<division>(?:de l'|du |de la )[^⟦⟧]+?) ${INSERE} ${ALINEAS}${RETRAITS}${BLOC}`,
    entreDeux,
  ),
  regle(`completer ${lieu()} par ${ALINEAS}${BLOC}`, (g, c) => insererAlineas(g, c, 'fin', DEMANDE)),
  regle(
    `(?:a la fin|en fin|a la suite) (?=du |de |d')${lieu()} ${INSERE} ${ALINEAS}${RETRAITS}${BLOC}`,
    (g, c) => insererAlineas(g, c, 'fin', []),
  ),
  regle(`${INSERE} (?:a la fin|in fine) (?=du |de )${lieu()} ${ALINEAS}${BLOC}`, (g, c) =>
    insererAlineas(g, c, 'fin', []),
  ),
  regle(`(?:au debut|en tete) (?=du |de )${lieu()} ${INSERE} ${ALINEAS}${RETRAITS}${BLOC}`, (g, c) =>
    insererAlineas(g, c, 'debut', []),
  ),
  regle(`${lieu()} ${INSERE} (?:in fine|a la fin) ${ALINEAS}${BLOC}`, (g, c) =>
    insererAlineas(g, c, 'fin', []),
  ),
  regle(`${lieu()} ${INSERE} ${ALINEAS}${BLOC}`, sansPlace),
  regle(`${INSERE} (?=a |au |dans )${lieu()} ${ALINEAS}${BLOC}`, sansPlace),
  regle(
    `${DE_QUOI}${lieu()} (?:est|sont|sera|seront) (?<verbe>supprimee?s?|abrogee?s?|retiree?s?|annulee?s?)`,
    supprimer,
  ),
  regle(`(?:est|sont) (?<verbe>supprimee?s?|abrogee?s?) ${lieu()}`, supprimer),
  regle(`(?<verbe>supprimer|abroger|retirer) ${lieu()}`, supprimer),
  regle(`${lieu('cadre')} (?<verbe>supprimer|abroger|retirer) ${lieuNu()}`, supprimer),
  ...[ARTICLE, SECTION].flatMap((sorte) => [
    regle(
      `${COTE} ${lieu()} (?:${INSERE}|${INSERER.replace('verbe', 'verbe2')}) ${sorte}${TITRE_PLACE}${NOUVELLE_REDIGEE}${RETRAITS}${BLOC}`,
      insererDivision,
    ),
    regle(`${COTE} ${lieu()} ${INSERE} ${sorte}${TITRE}`, insererDivision),
    regle(
      `(?:${INSERE}|${INSERER.replace('verbe', 'verbe2')}) ${COTE} ${lieu()} ${sorte}${TITRE_PLACE}${NOUVELLE_REDIGEE}${RETRAITS}${BLOC}`,
      insererDivision,
    ),
    regle(
      `(?:${INSERE}|${INSERER.replace('verbe', 'verbe2')}) ${sorte} ${COTE} ${lieu()}${TITRE_PLACE}${NOUVELLE_REDIGEE}${BLOC}`,
      insererDivision,
    ),
    regle(`${sorte}${TITRE_PLACE}${NOUVELLE_REDIGEE} ${INSERE} ${COTE} ${lieu()}${BLOC}`, insererDivision),
  ]),
  regle(
    `(?:${INSERE}|${INSERER.replace('verbe', 'verbe2')})(?: (?:a|dans) la (?:presente )?convention)? ${ARTICLE}${TITRE_PLACE}${NOUVELLE_REDIGEE}${RETRAITS}${BLOC}`,
    insererDivision,
  ),
  regle(
    `(?:a|dans) la (?:presente )?convention ${INSERE} ${ARTICLE}${TITRE_PLACE}${NOUVELLE_REDIGEE}${RETRAITS}${BLOC}`,
    insererDivision,
  ),
  regle(
    `${ARTICLE}${TITRE_PLACE}${NOUVELLE_REDIGEE} ${INSERE} (?:a|dans|(?<suite>a la fin de)) la (?:presente )?convention(?: ${REDIGE})?${BLOC}`,
    insererDivision,
  ),
  regle(
    `(?<suite>la (?:presente )?convention est completee) par ${ARTICLE}${TITRE_PLACE}${NOUVELLE_REDIGEE}${RETRAITS}${BLOC}`,
    insererDivision,
  ),
  regle(
    `la (?:presente )?convention est completee par ${ANNEXE}${TITRE_PLACE}${NOUVELLE_REDIGEE}${RETRAITS}${BLOC}`,
    ajouterAnnexe,
  ),
  regle(`la (?:presente )?convention est completee par ${ANNEXE}${TITRE}`, ajouterAnnexe),
  regle(
    `${INSERE}(?: (?:a|dans) la (?:presente )?convention)? ${ANNEXE}${TITRE_PLACE}${NOUVELLE_REDIGEE}${RETRAITS}${BLOC}`,
    ajouterAnnexe,
  ),
  regle(
    `(?:a|dans) la (?:presente )?convention ${INSERE} ${ANNEXE}${TITRE_PLACE}${NOUVELLE_REDIGEE}${RETRAITS}${BLOC}`,
    ajouterAnnexe,
  ),
  regle(
    `${COTE} ${lieu()} ${INSERE} ${ANNEXE}${TITRE_PLACE}${NOUVELLE_REDIGEE}${RETRAITS}${BLOC}`,
    ajouterAnnexe,
  ),
  regle(
    `${ANNEXE}${TITRE_PLACE}${NOUVELLE_REDIGEE} ${INSERE} (?:a|dans) la (?:presente )?convention(?: ${REDIGE})?${BLOC}`,
    ajouterAnnexe,
  ),
];
