import { defaut } from '../texte/defauts';
import { positionsDe } from '../texte/mots';
import { lieuDe } from '../texte/nommer';
import { DEDUIT, DEVINE } from './citation';
import type { Doute } from './citation';
import { lireCorps, numeroter, porteNumero } from './corps';
import type { Cadre } from './corps';
import {
  BLOC,
  DEMANDE,
  DESORMAIS,
  DE_QUOI,
  MOT,
  RECRIT,
  REMPLACE,
  RETRAITS,
  alineasDe,
  annonce,
  avec,
  bloc,
  compteFaux,
  estDefaut,
  lieu,
  mots,
  placeDe,
  lieuNu,
  q,
  regle,
  tourne,
} from './lecture-fragments';
import type { Bloc, Contenu, Essai, Groupes, Regle } from './lecture-fragments';
import type { NouvelAlinea } from '../texte/operations';

/* Passages written anew. */

export function recrire(g: Groupes, c: Contenu): Essai {
  const vise = placeDe(g, c);
  if (vise === null || estDefaut(vise)) return vise;
  const quoted = bloc(g, c);
  if (quoted === null) return null;
  const doutes: Doute[] = [...vise.doutes, ...turnOf(g)];
  const { division, alinea } = vise;
  if (alinea !== null) {
    if (g.titre !== undefined) return null;
    const par = /par (?:les )?(\S+) alineas?/u.exec(g.par ?? '')?.[1];
    const several = /les |ce qui/u.test(g.par ?? '');
    const said = par !== undefined && par !== 'les' ? annonce(par) : several ? null : 1;
    if (g.modifier !== undefined)
      doutes.push({ poids: DEDUIT, dit: 'La citation est lue comme tout le nouvel alinéa.' });
    const read = alineasDe(quoted, { lieu: 'alinea', remplace: alinea });
    if (read === null) return null;
    return {
      modification: {
        nature: 'rediger_alinea',
        divisionId: division.id,
        alineaId: alinea.id,
        alineas: read.alineas,
      },
      doutes: [...doutes, ...read.doutes, ...compteFaux(said, quoted.lignes)],
    };
  }
  if ((g.par ?? '').includes('alinea') || /les mots|la phrase/u.test(g.par ?? ''))
    doutes.push({ poids: DEVINE, dit: 'La citation est supposée remplacer tout l’article.' });
  const other = /un article (\d+(?:-\d+)*)/u.exec(g.par ?? '')?.[1];
  if (other !== undefined && other !== division.numero) return null;
  const read = corps(g, quoted, { ...division, actuel: division.intitule }, c);
  if (read === null) return null;
  if (g.modifier !== undefined && division.alineas.length > 1)
    doutes.push({
      poids: DEVINE,
      dit: '« Modifié comme suit » est lu comme une nouvelle rédaction de tout l’article.',
    });
  return {
    modification: {
      nature: 'rediger_division',
      divisionId: division.id,
      intitule: read.intitule,
      alineas: read.alineas,
    },
    doutes: [...doutes, ...read.doutes],
  };
}

/** What the verb is worth: « est ainsi rédigé », « est remplacé par » say it plainly. */
function turnOf(g: Groupes): readonly Doute[] {
  if (g.lire !== undefined) return tourne('Le verbe est lu comme « est ainsi rédigé ».');
  if (g.annuler !== undefined) return tourne('« Supprimé et remplacé » est lu comme « remplacé ».');
  if (g.modifier !== undefined) return tourne('« Modifié comme suit » est lu comme « ainsi rédigé ».');
  return [];
}

/** The heading and alinéas of a division, wherever the heading is said. */
export function corps(
  g: Groupes,
  { lignes, retraits, doutes }: Bloc,
  cadre: Cadre,
  c: Contenu,
): {
  readonly intitule: string;
  readonly alineas: readonly NouvelAlinea[];
  readonly doutes: readonly Doute[];
} | null {
  const said = titreDit(g, cadre, c);
  const read = lireCorps(lignes, cadre, { intitule: said?.intitule ?? null, retraits });
  if (read !== null) return { ...read, doutes: [...doutes, ...(said?.doutes ?? []), ...read.doutes] };
  const { nature, numero, actuel } = cadre;
  if (said !== null || actuel !== null || numero === null || (nature !== 'article' && nature !== 'annexe'))
    return null;
  // A new article quoted without its heading: its number alone makes one.
  const intitule = numeroter(c.reference, nature, numero, null);
  const bare = lireCorps(lignes, cadre, { intitule, retraits });
  return bare === null
    ? null
    : {
        ...bare,
        doutes: [
          ...doutes,
          ...bare.doutes,
          { poids: 1.5 * DEDUIT, dit: `La citation ne porte pas d’intitulé : « ${intitule} » est supposé.` },
        ],
      };
}

/** The heading a sentence gives itself; its number is put back unless the sentence says that it has none. */
export function titreDit(
  g: Groupes,
  { nature, numero }: Pick<Cadre, 'nature' | 'numero'>,
  c: Contenu,
): { readonly intitule: string; readonly doutes: readonly Doute[] } | null {
  const titre = mots(g.titre ?? g.titre2, c);
  if (titre === null) return null;
  const plain = { intitule: titre, doutes: [] };
  if (g.nu !== undefined || numero === null || porteNumero(titre, nature, numero)) return plain;
  if (nature !== 'article' && nature !== 'annexe') return plain;
  if (/^(?:article|art\.|annexe)\s*\d/iu.test(titre))
    return { intitule: titre, doutes: tourne('L’intitulé cité porte un autre numéro.', DEVINE) };
  const intitule = numeroter(c.reference, nature, numero, titre);
  return { intitule, doutes: tourne(`Le numéro est conservé : « ${intitule} ».`, DEDUIT) };
}

function seulIntitule(nature: 'rediger_division' | 'retablir'): Regle['lire'] {
  return (g, c) => {
    const vise = placeDe(g, c);
    if (vise === null || estDefaut(vise)) return vise;
    const intitule = mots(g.titre, c);
    if (intitule === null || vise.alinea !== null) return null;
    return {
      modification: { nature, divisionId: vise.division.id, intitule, alineas: [] },
      doutes: vise.doutes,
    };
  };
}

function retablir(g: Groupes, c: Contenu): Essai {
  const vise = placeDe(g, c);
  if (vise === null || estDefaut(vise)) return vise;
  const quoted = bloc(g, c);
  if (quoted === null || vise.alinea !== null) return null;
  const { division } = vise;
  const read = corps(g, quoted, { ...division, actuel: division.intitule }, c);
  return read === null
    ? null
    : {
        modification: {
          nature: 'retablir',
          divisionId: division.id,
          intitule: read.intitule,
          alineas: read.alineas,
        },
        doutes: [...vise.doutes, ...read.doutes],
      };
}

function intituler(doutes: readonly Doute[]): Regle['lire'] {
  return (g, c) => {
    const vise = placeDe(g, c);
    if (vise === null || estDefaut(vise)) return vise;
    if (vise.alinea !== null) return null;
    const said = titreDit(g, vise.division, c);
    return said === null
      ? null
      : {
          modification: { nature: 'intituler', divisionId: vise.division.id, intitule: said.intitule },
          doutes: [...doutes, ...vise.doutes, ...said.doutes],
        };
  };
}

/** Words changed in a heading: the heading is written anew. */
function motsDansIntitule(g: Groupes, c: Contenu): Essai {
  const vise = placeDe(g, c);
  if (vise === null || estDefaut(vise)) return vise;
  const [ancien, nouveau] = [mots(g.ancien, c), mots(g.nouveau, c)];
  if (vise.alinea !== null || ancien === null || nouveau === null) return null;
  const { id, intitule } = vise.division;
  const [at, again] = positionsDe(intitule, ancien);
  if (at === undefined)
    return defaut(
      'MOTS_INTROUVABLES',
      { mots: ancien, nom: `l’intitulé « ${intitule} »` },
      lieuDe(c.reference, id),
    );
  if (again !== undefined) return null;
  const after = `${intitule.slice(0, at)}${nouveau}${intitule.slice(at + ancien.length)}`;
  return {
    modification: { nature: 'intituler', divisionId: id, intitule: after },
    doutes: [...vise.doutes, ...tourne(`L’intitulé devient « ${after} ».`, DEDUIT)],
  };
}

/** Alinéas, divisions and headings written anew. */
export const REGLES_REDACTION: readonly Regle[] = [
  regle(`${DE_QUOI}${lieu()}${DESORMAIS} (?:${RECRIT})${RETRAITS}${BLOC}`, recrire),
  regle(
    `(?:la redaction|le texte) (?=du |de )${lieu()} est (?<lire>(?:desormais )?(?:la suivante|le suivant))${BLOC}`,
    recrire,
  ),
  regle(`${lieu('cadre')} (?:rediger|redigez) ainsi ${lieu()}${BLOC}`, (g, c) =>
    avec(DEMANDE, recrire(g, c)),
  ),
  regle(
    `${lieu('cadre')} remplacer ${lieuNu()}(?<par> par(?: (?:l'alinea|le texte|les dispositions) suivante?s?)?)${BLOC}`,
    (g, c) => avec(DEMANDE, recrire(g, c)),
  ),
  regle(`(?:rediger|redigez) ainsi ${lieu()}${BLOC}`, (g, c) => avec(DEMANDE, recrire(g, c))),
  regle(
    `remplacer ${DE_QUOI}${lieu()}(?<par> par(?: (?:l'alinea|l'article|le texte|les dispositions) suivante?s?)?)${BLOC}`,
    (g, c) => avec(DEMANDE, recrire(g, c)),
  ),
  regle(`${lieu()} est remplacee? par le seul intitule ${q('titre')}`, seulIntitule('rediger_division')),
  regle(`${lieu()} est retablie? sous le seul intitule ${q('titre')}`, seulIntitule('retablir')),
  regle(
    `${lieu()}${DESORMAIS} est (?:ainsi retablie?|retablie? (?:dans la redaction suivante|et ainsi redigee?|ainsi redigee?|comme suit|dans les termes suivants))${RETRAITS}${BLOC}`,
    retablir,
  ),
  regle(
    `(?:l'intitule|le titre|l'en-tete) (?=du |de )${lieu()} (?:est (?:desormais )?(?:ainsi redige|ainsi libelle|ainsi remplace|redige comme suit|remplace(?: comme suit)?|modifie comme suit|le suivant)|devient|se lit desormais)(?<nu> sans numero)?(?: par(?: (?:l'intitule|le titre|les mots|le mot)(?: suivante?s?)?)?)? ${q('titre')}`,
    intituler([]),
  ),
  regle(
    `${lieu()} (?:est (?:desormais )?intitulee?|s'intitule desormais|est renommee?|prend pour intitule|a pour intitule) ${q('titre')}`,
    intituler(tourne('La phrase est lue comme un nouvel intitulé.')),
  ),
  regle(
    `(?:a|dans|au) (?:l'intitule|le titre|titre) (?=du |de )${lieu()} ${MOT}${q('ancien')} ${REMPLACE} par ${MOT}?${q('nouveau')}`,
    motsDansIntitule,
  ),
];
