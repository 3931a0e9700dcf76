import type { Modification, NouvelAlinea } from '../texte/operations';
import { assertNever, ok, refuse } from '../result';
import { aligner } from '../texte/aligner';
import {
  ajoute,
  alineaInconnu,
  avecAlineas,
  avecDivision,
  dansAlinea,
  dansDivision,
  divisionInconnue,
  incomplete,
  sansTexte,
  vide,
} from './appliquer-division';
import type { Applique } from './appliquer-division';
import { appliquerLiminaire } from './appliquer-liminaire';
import { changerMots } from './appliquer-mots';
import { designation } from '../texte/cible';
import { defaut } from '../texte/defauts';
import type { Defaut } from '../texte/defauts';
import { asRead } from '../french';
import { memeImpression } from '../texte/mots';
import { LIEU_CONVENTION, laDivision, lieuDe } from '../texte/nommer';
import { niveauInsere, numeroPris, placeApres, titrePris } from '../texte/numeros';
import { ecartEntre, findDivision, lireDivision, texteAlinea } from '../texte/en-vigueur';
import { contenuDe } from '../texte/chemins';
import type { AlineaEnVigueur, DivisionEnVigueur, TexteEnVigueur } from '../texte/en-vigueur';

/** Which avenant writes, and by which of its operations: new divisions and alinéas are named after it. */
export type Auteur = { readonly avenantId: string; readonly operationId: string };

/**
 * The text once an operation has been applied, or why it cannot be: nothing is ever applied in part, nor guessed.
 * `nommerActe` says an avenant inside a sentence (« l'avenant n° 1 »).
 */
export function appliquer(
  texte: TexteEnVigueur,
  modification: Modification,
  auteur: Auteur,
  nommerActe: (avenantId: string) => string = (id) => id,
): Applique {
  const { avenantId } = auteur;
  switch (modification.nature) {
    case 'remplacer_mots':
    case 'inserer_mots':
      return changerMots(texte, modification, avenantId, nommerActe);
    case 'rediger_alinea':
      return dansAlinea(texte, modification, nommerActe, (division, rang) => {
        if (sansTexte(modification.alineas)) return refuse(vide(texte, division));
        const [first, ...others] = modification.alineas.map((one, index) => nouveau(one, auteur, index));
        const before = division.alineas[rang];
        if (first === undefined || before === undefined) return refuse(vide(texte, division));
        return ok(
          avecAlineas(
            division,
            [
              ...division.alineas.slice(0, rang),
              {
                ...first,
                id: before.id,
                gras: grasGardes(before, first),
                actes: ajoute(before.actes, avenantId),
              },
              ...others,
              ...division.alineas.slice(rang + 1),
            ],
            avenantId,
          ),
        );
      });
    case 'proroger': {
      const written = appliquer(
        texte,
        {
          nature: 'rediger_alinea',
          divisionId: modification.divisionId,
          alineaId: modification.alineaId,
          alineas: [alineaDeDuree(texte, modification)],
        },
        auteur,
        nommerActe,
      );
      return written.ok ? ok({ ...written.value, fin: { date: modification.fin, avenantId } }) : written;
    }
    case 'rediger_division':
      return dansDivision(texte, modification.divisionId, nommerActe, (division) =>
        incomplete(division.nature, modification.alineas)
          ? refuse(vide(texte, division))
          : ok(recrite(division, modification, auteur)),
      );
    case 'intituler':
      return dansDivision(texte, modification.divisionId, nommerActe, (division) =>
        ok({
          ...division,
          intitule: modification.intitule,
          modifiee: ajoute(division.modifiee, avenantId),
        }),
      );
    case 'inserer_alineas':
      return dansDivision(texte, modification.divisionId, nommerActe, (division) => {
        const { apres, alineas } = modification;
        const rang = apres === null ? -1 : division.alineas.findIndex(({ id }) => id === apres);
        if (apres !== null && rang < 0) return refuse(alineaInconnu(texte, division));
        if (sansTexte(alineas)) return refuse(vide(texte, division));
        return ok(
          avecAlineas(
            division,
            [
              ...division.alineas.slice(0, rang + 1),
              ...alineas.map((one, index) => nouveau(one, auteur, index)),
              ...division.alineas.slice(rang + 1),
            ],
            avenantId,
          ),
        );
      });
    case 'supprimer_alinea':
      return dansAlinea(texte, modification, nommerActe, (division, rang) =>
        division.alineas.length === 1
          ? refuse(vide(texte, division))
          : ok(
              avecAlineas(
                division,
                division.alineas.filter((_, index) => index !== rang),
                avenantId,
              ),
            ),
      );
    case 'inserer_division':
      return insererDivision(texte, modification, auteur);
    case 'ajouter_annexe': {
      const taken = texte.divisions.find(
        ({ nature, numero }) => nature === 'annexe' && numero === modification.numero,
      );
      if (taken !== undefined)
        return refuse(defaut('NUMERO_PRIS', { nom: laDivision(taken) }, lieuDe(texte, taken.id)));
      if (incomplete('annexe', modification.alineas)) return refuse(nouvelleVide('annexe', modification));
      return ok({ ...texte, divisions: [...texte.divisions, nouvelle('annexe', modification, auteur)] });
    }
    case 'abroger': {
      const abroger = (division: DivisionEnVigueur): DivisionEnVigueur => ({
        ...division,
        alineas: [],
        modifiee: ajoute(division.modifiee, avenantId),
        abrogee: avenantId,
      });
      // A title goes with the articles it holds.
      const held = new Set(contenuDe(texte.divisions, modification.divisionId).map(({ id }) => id));
      const done = dansDivision(texte, modification.divisionId, nommerActe, (division) =>
        ok(abroger(division)),
      );
      if (!done.ok || held.size === 0) return done;
      return ok({
        ...done.value,
        divisions: done.value.divisions.map((one) =>
          held.has(one.id) && one.abrogee === null ? abroger(one) : one,
        ),
      });
    }
    case 'retablir': {
      const division = findDivision(texte, modification.divisionId);
      if (division === undefined) return refuse(divisionInconnue(texte, modification.divisionId));
      if (division.abrogee === null)
        return refuse(
          defaut('DIVISION_EN_VIGUEUR', { nom: laDivision(division) }, lieuDe(texte, division.id)),
        );
      if (incomplete(division.nature, modification.alineas)) return refuse(vide(texte, division));
      const rang = texte.divisions.indexOf(division);
      return ok(avecDivision(texte, rang, { ...recrite(division, modification, auteur), abrogee: null }));
    }
    case 'nommer_partie': {
      if (!texte.parties.some(({ id }) => id === modification.partieId))
        return refuse(defaut('PARTIE_INCONNUE', { id: modification.partieId }, LIEU_CONVENTION));
      return ok({
        ...texte,
        partiesModifiees: ajoute(texte.partiesModifiees, auteur.avenantId),
        parties: texte.parties.map((partie) =>
          partie.id === modification.partieId ? { ...partie, nom: modification.nom } : partie,
        ),
      });
    }
    case 'designer_signataire':
      return designer(texte, modification, auteur);
    case 'inserer_liminaire':
    case 'rediger_liminaire':
    case 'supprimer_liminaire':
      return appliquerLiminaire(texte, modification, auteur);
    default:
      return assertNever(modification);
  }
}

/** Operations one after the other, each on what the one before it gave; stops at the first that fails. */
export function appliquerTout(
  texte: TexteEnVigueur,
  operations: readonly { readonly id: string; readonly modification: Modification }[],
  avenantId: string,
): Applique {
  let current = texte;
  for (const { id, modification } of operations) {
    const next = appliquer(current, modification, { avenantId, operationId: id });
    if (!next.ok) return next;
    current = next.value;
  }
  return ok(current);
}

/** Whether two texts read the same, on paper, to the last word; the acts they come from do not count. */
export function memeTexte(a: TexteEnVigueur, b: TexteEnVigueur): boolean {
  if (a.fin?.date !== b.fin?.date) return false;
  const names = ({ parties, liminaires = [] }: TexteEnVigueur): readonly string[] => [
    ...parties.flatMap(({ nom, signataires }) => [nom, ...signataires.map(designation)]),
    ...liminaires.map(({ liste, texte }) => `${liste} ${texte}`),
  ];
  if (a.parties !== b.parties || a.liminaires !== b.liminaires) {
    const lines = (one: TexteEnVigueur): string => [...names(one), lignesDe(one.divisions)].join('\n');
    return memeImpression(lines(a), lines(b));
  }
  const { avant, apres, tete, queue } = ecartEntre(a, b);
  if (avant.length === 0 && apres.length === 0) return true;
  // What both share reads the same; but the blanks at either end of a text do not print.
  const opens = names(a).some(imprime) || tete.some(imprimee);
  const closes = queue.some(imprimee);
  const seen = (divisions: readonly DivisionEnVigueur[]): string => {
    const lines = lignesDe(divisions);
    const opened = opens ? lines : lines.trimStart();
    return asRead(closes ? opened : opened.trimEnd());
  };
  return seen(avant) === seen(apres);
}

/** Divisions in force, each line ended. */
const lignesDe = (divisions: readonly DivisionEnVigueur[]): string =>
  divisions.map((one) => (one.abrogee === null ? `${lireDivision(one)}\n` : '')).join('');
const imprime = (line: string): boolean => line.trim() !== '';
const imprimee = (one: DivisionEnVigueur): boolean => one.abrogee === null && imprime(lireDivision(one));

function insererDivision(
  texte: TexteEnVigueur,
  modification: Extract<Modification, { nature: 'inserer_division' }>,
  auteur: Auteur,
): Applique {
  // A repealed article keeps its place: another one may still come after it.
  const apres = findDivision(texte, modification.apres);
  if (apres === undefined) return refuse(divisionInconnue(texte, modification.apres));
  const { numero, sorte } = modification;
  const niveau = niveauInsere(texte.divisions, apres, modification);
  const taken =
    numero === null
      ? undefined
      : sorte === 'section'
        ? titrePris(texte.divisions, apres, { numero, niveau })
        : numeroPris(texte.divisions, apres, numero);
  if (taken !== undefined)
    return refuse(defaut('NUMERO_PRIS', { nom: laDivision(taken) }, lieuDe(texte, taken.id)));
  if (incomplete(sorte, modification.alineas)) return refuse(nouvelleVide(sorte, modification));
  const at = placeApres(texte.divisions, apres, { ...modification, niveau });
  const divisions = texte.divisions.slice();
  divisions.splice(at, 0, nouvelle(sorte, modification, auteur, niveau));
  return ok({ ...texte, divisions });
}

function designer(
  texte: TexteEnVigueur,
  { signataireId, fonction, personne }: Extract<Modification, { nature: 'designer_signataire' }>,
  auteur: Auteur,
): Applique {
  if (!texte.parties.some(({ signataires }) => signataires.some(({ id }) => id === signataireId)))
    return refuse(defaut('SIGNATAIRE_INCONNU', { id: signataireId }, LIEU_CONVENTION));
  return ok({
    ...texte,
    partiesModifiees: ajoute(texte.partiesModifiees, auteur.avenantId),
    parties: texte.parties.map((partie) => ({
      ...partie,
      signataires: partie.signataires.map((one) =>
        one.id === signataireId ? { ...one, fonction, personne } : one,
      ),
    })),
  });
}

function nouveau(alinea: NouvelAlinea, { avenantId, operationId }: Auteur, rang: number): AlineaEnVigueur {
  return {
    id: idAlineaApporte(operationId, rang),
    niveau: alinea.niveau,
    marque: alinea.marque,
    gras: [],
    tableau: alinea.tableau ?? false,
    segments: [{ texte: alinea.texte, source: avenantId }],
    actes: [avenantId],
  };
}

/** The id of an alinéa that an operation brings in. */
export const idAlineaApporte = (operationId: string, rang: number): string => `${operationId}-${rang + 1}`;

/** The id of the division an operation brings in. */
export const idDivisionApportee = (operationId: string): string => `${operationId}-division`;

function nouvelle(
  nature: DivisionEnVigueur['nature'],
  {
    numero,
    intitule,
    alineas,
  }: { numero: string | null; intitule: string; alineas: readonly NouvelAlinea[] },
  auteur: Auteur,
  niveau = 1,
): DivisionEnVigueur {
  return {
    id: idDivisionApportee(auteur.operationId),
    nature,
    numero,
    intitule,
    niveau,
    alineas: alineas.map((one, index) => nouveau(one, auteur, index)),
    inseree: auteur.avenantId,
    modifiee: [],
    abrogee: null,
  };
}

/** A division written anew: an alinéa that answers to one of before keeps its id, so that both can be compared. */
function recrite(
  division: DivisionEnVigueur,
  { intitule, alineas }: { readonly intitule: string; readonly alineas: readonly NouvelAlinea[] },
  auteur: Auteur,
): DivisionEnVigueur {
  const paired = aligner(
    division.alineas.map(texteAlinea),
    alineas.map(({ texte }) => texte),
  );
  return avecAlineas(
    { ...division, intitule },
    alineas.map((one, index) => {
      const before = division.alineas[paired[index] ?? -1];
      const written = nouveau(one, auteur, index);
      return before === undefined
        ? written
        : {
            ...written,
            id: before.id,
            gras: grasGardes(before, written),
            actes: ajoute(before.actes, auteur.avenantId),
          };
    }),
    auteur.avenantId,
  );
}

/** What was in bold stays so where the new words keep it, word for word. */
const grasGardes = (before: AlineaEnVigueur, written: AlineaEnVigueur): readonly string[] =>
  before.gras.filter((passage) => texteAlinea(written).includes(passage));

/** The duration's alinéa keeps its level and mark. */
function alineaDeDuree(
  texte: TexteEnVigueur,
  { divisionId, alineaId, texte: nouveauTexte }: Extract<Modification, { nature: 'proroger' }>,
): NouvelAlinea {
  const before = findDivision(texte, divisionId)?.alineas.find(({ id }) => id === alineaId);
  return { niveau: before?.niveau ?? 0, marque: before?.marque ?? null, texte: nouveauTexte };
}

const nouvelleVide = (
  nature: DivisionEnVigueur['nature'],
  { numero, intitule }: { readonly numero: string | null; readonly intitule: string },
): Defaut => defaut('TEXTE_VIDE', { nom: laDivision({ nature, numero, intitule }) }, LIEU_CONVENTION);
