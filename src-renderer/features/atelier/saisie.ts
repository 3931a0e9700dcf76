import type { Cible, Modification, NouvelAlinea } from '#domain/texte/operations';
import { formatDate, formatShort } from '#domain/civil-date';
import { positionsDe } from '#domain/texte/mots';
import { NUMERO_PORTE, numeroInsere } from '#domain/texte/numeros';
import type { Indices } from '#domain/legistique/indices';
import { contenuDe } from '#domain/texte/chemins';
import { findDivision, texteAlinea } from '#domain/texte/en-vigueur';
import type { AlineaEnVigueur, DivisionEnVigueur, TexteEnVigueur } from '#domain/texte/en-vigueur';
import { numeroDeTitre } from '#domain/texte/nommer';
import type { ListeLiminaire } from '#domain/texte/liminaires';
import type { Fonction, Personne } from '#domain/parties/partie';
import { allSignataires } from '#domain/parties/partie';
import { textAtelier } from '../../text/atelier';
import { dateIn } from '../../parts/forms/read-date';
import { ecrireLignes, lireLignes } from './lignes';
import { citer } from './mots';
import type { Passage } from './mots';

const text = textAtelier.manques;

/** What is being typed of one change: the place picked in the text, and the new words as they are typed. */
export type Saisie = Forme & {
  /** The fields as they opened, where they show what the text already says: until one differs, nothing is asked. */
  readonly depart?: string;
};

type Forme =
  | {
      readonly nature: 'remplacer_mots';
      readonly cible: Cible;
      readonly mots: string;
      /** Words that must be cited with them to find them once. */
      readonly avant: string;
      readonly apres: string;
      readonly nouveau: string;
      readonly partout: boolean;
      /** The words are to go, none comes. */
      readonly suppression: boolean;
    }
  | {
      readonly nature: 'inserer_mots';
      readonly cible: Cible;
      readonly mots: string;
      readonly avant: string;
      readonly apres: string;
      readonly nouveau: string;
      readonly position: 'avant' | 'apres';
    }
  | {
      readonly nature: 'rediger_alinea';
      readonly divisionId: string;
      readonly alineaId: string;
      readonly lignes: string;
    }
  | {
      readonly nature: 'rediger_division' | 'retablir';
      readonly divisionId: string;
      readonly intitule: string;
      readonly lignes: string;
    }
  | { readonly nature: 'intituler'; readonly divisionId: string; readonly intitule: string }
  | {
      readonly nature: 'inserer_alineas';
      readonly divisionId: string;
      readonly apres: string | null;
      readonly lignes: string;
    }
  | { readonly nature: 'supprimer_alinea'; readonly divisionId: string; readonly alineaId: string }
  | {
      readonly nature: 'inserer_division';
      readonly apres: string;
      readonly sorte: 'article' | 'section';
      readonly numero: string;
      readonly intitule: string;
      /** Depth of a title, where it is not that of what it follows. */
      readonly niveau?: number;
      readonly lignes: string;
    }
  | { readonly nature: 'abroger'; readonly divisionId: string }
  | {
      readonly nature: 'ajouter_annexe';
      readonly numero: string;
      readonly intitule: string;
      readonly lignes: string;
    }
  | { readonly nature: 'nommer_partie'; readonly partieId: string; readonly nom: string }
  | {
      readonly nature: 'designer_signataire';
      readonly signataireId: string;
      readonly fonction: Fonction;
      readonly personne: Personne;
    }
  | {
      readonly nature: 'inserer_liminaire';
      readonly liste: ListeLiminaire;
      readonly apres: string | null;
      readonly ligne: string;
    }
  | {
      readonly nature: 'rediger_liminaire';
      readonly liste: ListeLiminaire;
      readonly liminaireId: string;
      readonly ligne: string;
    }
  | {
      readonly nature: 'supprimer_liminaire';
      readonly liste: ListeLiminaire;
      readonly liminaireId: string;
    }
  | {
      readonly nature: 'proroger';
      readonly divisionId: string;
      readonly alineaId: string;
      readonly texte: string;
      /** As typed. */
      readonly fin: string;
      /** The text still is the one proposed for the day. */
      readonly propose: boolean;
    };

/** A change ready to be asked, or the field that lacks something. */
export type Lecture =
  | { readonly ok: true; readonly modification: Modification }
  | { readonly ok: false; readonly champ: string; readonly message: string };

const manque = (champ: string, message: string): Lecture => ({ ok: false, champ, message });
const pret = (modification: Modification): Lecture => ({ ok: true, modification });

/** The alinéas the lines of a field are compared with: an untouched line keeps its level and its mark. */
export function connusDe(
  texte: TexteEnVigueur,
  base: TexteEnVigueur,
  saisie: Saisie,
): readonly NouvelAlinea[] {
  if (!('divisionId' in saisie)) return [];
  const lines = [texte, base].flatMap((one) => findDivision(one, saisie.divisionId)?.alineas ?? []);
  return lines.map(nouvel);
}

const nouvel = (alinea: AlineaEnVigueur): NouvelAlinea => ({
  niveau: alinea.niveau,
  marque: alinea.marque,
  texte: texteAlinea(alinea),
  ...(alinea.tableau ? { tableau: true } : {}),
});

/** The form of what is sure of a sentence that was not understood; null where it names no place. */
export function saisieDesIndices(
  { divisionId, alineaId, citations }: Indices,
  texte: TexteEnVigueur,
): Saisie | null {
  const division = divisionId === null ? undefined : findDivision(texte, divisionId);
  if (division === undefined) return null;
  const [ancien, nouveau] = citations;
  // What it quotes first stands in the place it names: words to be changed.
  const porte = division.alineas.find(
    (one) =>
      ancien !== undefined &&
      (alineaId === null || one.id === alineaId) &&
      positionsDe(texteAlinea(one), ancien).length > 0,
  );
  if (porte !== undefined && ancien !== undefined)
    return {
      nature: 'remplacer_mots',
      cible: { divisionId: division.id, alineaId: porte.id },
      mots: ancien,
      avant: '',
      apres: '',
      nouveau: nouveau ?? '',
      partout: false,
      suppression: false,
    };
  const alinea = division.alineas.find(({ id }) => id === alineaId);
  if (alinea !== undefined && ancien !== undefined)
    return { nature: 'rediger_alinea', divisionId: division.id, alineaId: alinea.id, lignes: ancien };
  return alinea === undefined ? recrireDivision(division) : recrireAlinea(division.id, alinea);
}

/** A form that opens on what the text says: no change is read in it, nor told faulty, before a field is touched. */
export const depuisLeTexte = (saisie: Saisie): Saisie => ({ ...saisie, depart: JSON.stringify(saisie) });

function intacte(saisie: Saisie): boolean {
  const { depart, ...champs } = saisie;
  return depart === JSON.stringify(champs);
}

const CHAMP_A_CHANGER: Partial<Record<Saisie['nature'], string>> = {
  rediger_alinea: 'lignes',
  intituler: 'intitule',
  rediger_liminaire: 'ligne',
};

/** The change a form says, as the application takes it. */
export function lireSaisie(saisie: Saisie, connus: readonly NouvelAlinea[]): Lecture {
  if (intacte(saisie)) return manque(CHAMP_A_CHANGER[saisie.nature] ?? 'nom', text.inchange);
  switch (saisie.nature) {
    case 'remplacer_mots': {
      const { cible, mots, partout, suppression } = saisie;
      const nouveau = suppression ? '' : saisie.nouveau.trim();
      if (mots.trim() === '') return manque('mots', text.mots);
      if (!suppression && nouveau === '') return manque('nouveau', text.nouveauxMots);
      const [avant, apres] = partout ? ['', ''] : [saisie.avant, saisie.apres];
      return pret({
        nature: 'remplacer_mots',
        cible,
        ancien: `${avant}${mots}${apres}`,
        nouveau: avant === '' && apres === '' ? nouveau : autour(avant, nouveau, apres),
        partout,
      });
    }
    case 'inserer_mots': {
      const { cible, mots, avant, apres, position } = saisie;
      const nouveau = saisie.nouveau.trim();
      if (mots.trim() === '') return manque('mots', text.mots);
      if (nouveau === '') return manque('nouveau', text.nouveauxMots);
      if (apres === '')
        return pret({ nature: 'inserer_mots', cible, position, repere: `${avant}${mots}`, mots: nouveau });
      // Found once only with the words that follow: the passage is then replaced, the new words inside.
      const space = /^[,.;:)]/u.test(nouveau) ? '' : ' ';
      const ancien = `${avant}${mots}${apres}`;
      return pret({
        nature: 'remplacer_mots',
        cible,
        ancien,
        nouveau: `${avant}${mots}${space}${nouveau}${apres}`,
        partout: false,
      });
    }
    case 'rediger_alinea':
    case 'inserer_alineas': {
      const alineas = lireLignes(saisie.lignes, connus);
      if (alineas.length === 0) return manque('lignes', text.lignes);
      const { divisionId } = saisie;
      return saisie.nature === 'rediger_alinea'
        ? pret({ nature: 'rediger_alinea', divisionId, alineaId: saisie.alineaId, alineas })
        : pret({ nature: 'inserer_alineas', divisionId, apres: saisie.apres, alineas });
    }
    case 'rediger_division':
    case 'retablir': {
      const { nature, divisionId } = saisie;
      const intitule = saisie.intitule.trim();
      const alineas = lireLignes(saisie.lignes, connus);
      if (intitule === '') return manque('intitule', text.intitule);
      if (alineas.length === 0) return manque('lignes', text.lignes);
      return pret({ nature, divisionId, intitule, alineas });
    }
    case 'intituler': {
      const intitule = saisie.intitule.trim();
      return intitule === ''
        ? manque('intitule', text.intitule)
        : pret({ nature: 'intituler', divisionId: saisie.divisionId, intitule });
    }
    case 'supprimer_alinea':
    case 'abroger':
    case 'supprimer_liminaire':
      return pret(saisie);
    case 'inserer_liminaire':
    case 'rediger_liminaire': {
      const { depart: _, ligne, ...others } = saisie;
      const texte = ligne.replace(/\s+/gu, ' ').trim();
      return texte === '' ? manque('ligne', text.ligne) : pret({ ...others, texte });
    }
    case 'inserer_division':
    case 'ajouter_annexe': {
      const numero = saisie.numero.trim();
      const intitule = sansDeuxPoints(saisie.intitule);
      const alineas = lireLignes(saisie.lignes, connus);
      const unnumbered = saisie.nature === 'inserer_division' && saisie.sorte === 'section';
      if (numero === '' && !unnumbered) return manque('numero', text.numero);
      if (intitule === '') return manque('intitule', text.intitule);
      if (alineas.length === 0 && !unnumbered) return manque('lignes', text.lignes);
      if (saisie.nature === 'ajouter_annexe')
        return pret({ nature: 'ajouter_annexe', numero, intitule, alineas });
      const { apres, sorte, niveau } = saisie;
      return pret({
        nature: 'inserer_division',
        apres,
        sorte,
        // A title bears its number in its heading.
        numero: unnumbered ? numeroDeTitre(intitule) : numero,
        intitule,
        ...(niveau === undefined ? {} : { niveau }),
        alineas,
      });
    }
    case 'nommer_partie': {
      const nom = saisie.nom.trim();
      return nom === ''
        ? manque('nom', text.nom)
        : pret({ nature: 'nommer_partie', partieId: saisie.partieId, nom });
    }
    case 'designer_signataire': {
      const { signataireId, fonction, personne } = saisie;
      if (fonction.libelle.trim() === '') return manque('libelle', text.fonction);
      if (personne.prenom.trim() === '') return manque('prenom', text.prenom);
      if (personne.nom.trim() === '') return manque('nom', text.nomPersonne);
      return pret({
        nature: 'designer_signataire',
        signataireId,
        fonction: { libelle: fonction.libelle.trim(), genre: fonction.genre },
        personne: {
          civilite: personne.civilite,
          prenom: personne.prenom.trim(),
          nom: personne.nom.trim(),
        },
      });
    }
    case 'proroger': {
      const { divisionId, alineaId } = saisie;
      const fin = dateIn(saisie.fin);
      if (fin === null) return manque('fin', text.fin);
      if (saisie.texte.trim() === '') return manque('texte', text.texte);
      return pret({ nature: 'proroger', divisionId, alineaId, texte: saisie.texte.trim(), fin });
    }
  }
}

/** « les trois mois » from « les », « trois » and « mois »; one space only where the middle is empty. */
const autour = (avant: string, nouveau: string, apres: string): string =>
  nouveau === '' && /\s$/u.test(avant) && /^[\s,.;:)]/u.test(apres)
    ? `${avant.trimEnd()}${apres}`
    : `${avant}${nouveau}${apres}`;

const sansDeuxPoints = (intitule: string): string => intitule.replace(/(?<!\s)\s*(?:[:–—-]\s*)?$/u, '');

/** The form of a change already recorded. */
export function saisieDe(modification: Modification, texte: TexteEnVigueur, base: TexteEnVigueur): Saisie {
  switch (modification.nature) {
    case 'remplacer_mots':
      return {
        nature: 'remplacer_mots',
        cible: modification.cible,
        mots: modification.ancien,
        avant: '',
        apres: '',
        nouveau: modification.nouveau,
        partout: modification.partout,
        suppression: modification.nouveau === '',
      };
    case 'inserer_mots':
      return {
        nature: 'inserer_mots',
        cible: modification.cible,
        mots: modification.repere,
        avant: '',
        apres: '',
        nouveau: modification.mots,
        position: modification.position,
      };
    case 'rediger_alinea':
    case 'inserer_alineas':
    case 'rediger_division':
    case 'retablir':
    case 'ajouter_annexe': {
      const { alineas, ...others } = modification;
      return { ...others, lignes: ecrireLignes(alineas) };
    }
    case 'inserer_division': {
      const { alineas, numero, ...others } = modification;
      return { ...others, numero: numero ?? '', lignes: ecrireLignes(alineas) };
    }
    case 'proroger': {
      const { fin, ...others } = modification;
      const alinea = trouverAlinea(texte, base, modification.divisionId, modification.alineaId);
      return {
        ...others,
        fin: formatShort(fin),
        propose: modification.texte === texteDeDuree(alinea, formatShort(fin)),
      };
    }
    case 'inserer_liminaire':
    case 'rediger_liminaire': {
      const { texte: ligne, ...others } = modification;
      return { ...others, ligne };
    }
    case 'intituler':
    case 'supprimer_alinea':
    case 'supprimer_liminaire':
    case 'abroger':
    case 'nommer_partie':
    case 'designer_signataire':
      return modification;
  }
}

function trouverAlinea(
  texte: TexteEnVigueur,
  base: TexteEnVigueur,
  divisionId: string,
  alineaId: string,
): AlineaEnVigueur | undefined {
  for (const one of [base, texte]) {
    const found = findDivision(one, divisionId)?.alineas.find(({ id }) => id === alineaId);
    if (found !== undefined) return found;
  }
  return undefined;
}

/* The forms that open from a place picked in the text. */

const citation = (alinea: AlineaEnVigueur, passage: Passage) => {
  const { mots, avant, apres } = citer(texteAlinea(alinea), passage);
  return { mots, avant, apres };
};

export const remplacerMots = (
  divisionId: string,
  alinea: AlineaEnVigueur,
  passage: Passage,
  suppression: boolean,
): Saisie => ({
  nature: 'remplacer_mots',
  cible: { divisionId, alineaId: alinea.id },
  ...citation(alinea, passage),
  nouveau: '',
  partout: false,
  suppression,
});

export const insererMots = (divisionId: string, alinea: AlineaEnVigueur, passage: Passage): Saisie => ({
  nature: 'inserer_mots',
  cible: { divisionId, alineaId: alinea.id },
  ...citation(alinea, passage),
  nouveau: '',
  position: 'apres',
});

/** Words typed by hand, to be found in the alinéa as they are typed. */
export const chercherMots = (divisionId: string, alineaId: string): Saisie => ({
  nature: 'remplacer_mots',
  cible: { divisionId, alineaId },
  mots: '',
  avant: '',
  apres: '',
  nouveau: '',
  partout: false,
  suppression: false,
});

export const recrireAlinea = (divisionId: string, alinea: AlineaEnVigueur): Saisie =>
  depuisLeTexte({
    nature: 'rediger_alinea',
    divisionId,
    alineaId: alinea.id,
    lignes: ecrireLignes([nouvel(alinea)]),
  });

export const recrireDivision = (division: DivisionEnVigueur): Saisie => ({
  nature: 'rediger_division',
  divisionId: division.id,
  intitule: division.intitule,
  lignes: ecrireLignes(division.alineas.map(nouvel)),
});

/** A repealed division comes back with what it said before the draft, where the draft is what repealed it. */
export function retablirDivision(division: DivisionEnVigueur, base: TexteEnVigueur): Saisie {
  const before = findDivision(base, division.id);
  return {
    nature: 'retablir',
    divisionId: division.id,
    intitule: division.intitule,
    lignes: ecrireLignes((before?.alineas ?? []).map(nouvel)),
  };
}

export function insererArticle(texte: TexteEnVigueur, apres: DivisionEnVigueur): Saisie {
  const numero = numeroInsere(texte.divisions, apres) ?? '';
  return {
    nature: 'inserer_division',
    apres: apres.id,
    sorte: 'article',
    numero,
    intitule: enTete(apres.intitule, numero),
    lignes: '',
  };
}

export const insererSection = (apres: DivisionEnVigueur): Saisie => ({
  nature: 'inserer_division',
  apres: apres.id,
  sorte: 'section',
  numero: '',
  intitule: '',
  lignes: '',
});

const EN_TETE = new RegExp(
  `^(\\s*(?:[Aa](?:rticle|nnexe)|ARTICLE|ANNEXE)\\s+)(1er|1ER|[Pp]remier|PREMIER|${NUMERO_PORTE})(\\s*[:–—-]\\s*)?`,
  'u',
);

/** « ARTICLE 4-1 : » in the manner of « ARTICLE 4 : MISE EN ŒUVRE ». */
export function enTete(modele: string, numero: string): string {
  const [, mot = 'ARTICLE ', , signe = ' : '] = EN_TETE.exec(modele) ?? [];
  return `${mot}${numero}${signe}`;
}

/** The heading with its new number, as long as it began with the one before. */
export function renumeroter(intitule: string, avant: string, apres: string): string {
  const [, mot = ''] = /^(\s*(?:article|annexe)\s)/iu.exec(intitule) ?? [];
  const rest = intitule.slice(mot.length);
  return mot === '' || !rest.startsWith(avant) || /^[^\s:–—-]/u.test(rest.slice(avant.length))
    ? intitule
    : `${mot}${apres}${rest.slice(avant.length)}`;
}

export function ajouterAnnexe(texte: TexteEnVigueur): Saisie {
  const taken = new Set(texte.divisions.flatMap((one) => (one.nature === 'annexe' ? [one.numero] : [])));
  let rank = 1;
  while (taken.has(String(rank))) rank++;
  const numero = String(rank);
  return { nature: 'ajouter_annexe', numero, intitule: `ANNEXE ${numero} : `, lignes: '' };
}

export function designerSignataire(texte: TexteEnVigueur, signataireId: string): Saisie | null {
  const found = allSignataires(texte.parties).find(({ id }) => id === signataireId);
  return found === undefined
    ? null
    : depuisLeTexte({
        nature: 'designer_signataire',
        signataireId,
        fonction: found.fonction,
        personne: found.personne,
      });
}

/** The article that says how long the convention lasts: the one whose heading or text says so. */
export const estDuree = ({ nature, abrogee, intitule }: DivisionEnVigueur): boolean =>
  nature === 'article' && abrogee === null && /dur[ée]e/iu.test(intitule);

/** Its alinéa « Elle est conclue pour… », or the first. */
export const alineaDeDuree = ({ alineas }: DivisionEnVigueur): AlineaEnVigueur | undefined =>
  alineas.find((alinea) => positionsDe(texteAlinea(alinea).toLowerCase(), 'est conclue').length > 0) ??
  alineas[0];

/** « Elle est conclue jusqu'au 31 décembre 2030. » */
export function texteDeDuree(alinea: AlineaEnVigueur | undefined, fin: string): string {
  const day = dateIn(fin);
  if (day === null) return '';
  const sujet =
    alinea === undefined || /^elle\b/iu.test(texteAlinea(alinea)) ? 'Elle' : 'La présente convention';
  return `${sujet} est conclue jusqu'au ${formatDate(day)}.`;
}

export const proroger = (divisionId: string, alinea: AlineaEnVigueur): Saisie => ({
  nature: 'proroger',
  divisionId,
  alineaId: alinea.id,
  texte: '',
  fin: '',
  propose: true,
});

/** A division with all it holds, as it is typed to be amended: headings, a paragraph an alinéa, marks and depths kept. */
export function aRecrire(texte: TexteEnVigueur, divisionId: string): string {
  const own = findDivision(texte, divisionId);
  if (own === undefined) return '';
  return [own, ...contenuDe(texte.divisions, own.id)]
    .filter(({ abrogee }) => abrogee === null)
    .flatMap(({ intitule, alineas }) => [intitule, ...alineas.map(ligneDe)])
    .join('\n\n');
}

function ligneDe(alinea: AlineaEnVigueur): string {
  if (alinea.tableau) return texteAlinea(alinea);
  const marque = alinea.marque === null ? '' : `${alinea.marque} `;
  return `${'  '.repeat(Math.max(0, alinea.niveau - 1))}${marque}${texteAlinea(alinea)}`;
}
