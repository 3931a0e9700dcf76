import type { Cible, Modification, NouvelAlinea } from '../avenant/operations';
import { fullName, withArticle } from '../parties/partie';
import type { Partie } from '../parties/partie';
import { assertNever, ok, refuse } from '../result';
import type { Result } from '../result';
import { aligner } from './aligner';
import { defaut } from './defauts';
import type { Defaut } from './defauts';
import { memeImpression, positionsDe, presqueTrouves, substituer } from './mots';
import { LIEU_CONVENTION, laDivision, lieuDe } from './nommer';
import { placeApres } from './numeros';
import { findDivision, lireAlinea, lireDivision, texteAlinea } from './texte';
import type { AlineaEnVigueur, DivisionEnVigueur, TexteEnVigueur } from './texte';

/** Which avenant writes, and by which of its operations: new divisions and alinéas are named after it. */
export type Auteur = { readonly avenantId: string; readonly operationId: string };

export type Applique = Result<TexteEnVigueur, Defaut>;

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
    case 'abroger':
      return dansDivision(texte, modification.divisionId, nommerActe, (division) =>
        ok({
          ...division,
          alineas: [],
          modifiee: ajoute(division.modifiee, avenantId),
          abrogee: avenantId,
        }),
      );
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
  const lines = ({ parties, divisions }: TexteEnVigueur): string =>
    [
      ...parties.flatMap(({ nom, signataires }) => [nom, ...signataires.map(designation)]),
      ...divisions.filter(({ abrogee }) => abrogee === null).map(lireDivision),
    ].join('\n');
  return memeImpression(lines(a), lines(b)) && a.fin?.date === b.fin?.date;
}

const designation = ({ fonction, personne }: Partie['signataires'][number]): string =>
  `${fullName(personne)}, ${withArticle(fonction)}`;

/** What an operation's target reads before it applies: « lu », in plain text; empty for what it creates. */
export function lireCible(texte: TexteEnVigueur, modification: Modification): string {
  switch (modification.nature) {
    case 'remplacer_mots':
    case 'inserer_mots': {
      const { divisionId, alineaId } = modification.cible;
      const division = findDivision(texte, divisionId);
      if (division === undefined) return '';
      const alinea = division.alineas.find(({ id }) => id === alineaId);
      return alinea === undefined ? lireDivision(division) : lireAlinea(alinea);
    }
    case 'rediger_alinea':
    case 'supprimer_alinea':
    case 'proroger': {
      const alinea = findDivision(texte, modification.divisionId)?.alineas.find(
        ({ id }) => id === modification.alineaId,
      );
      return alinea === undefined ? '' : lireAlinea(alinea);
    }
    case 'rediger_division':
    case 'abroger':
    case 'retablir': {
      const division = findDivision(texte, modification.divisionId);
      return division === undefined ? '' : lireDivision(division);
    }
    case 'intituler':
      return findDivision(texte, modification.divisionId)?.intitule ?? '';
    case 'inserer_alineas':
    case 'inserer_division':
    case 'ajouter_annexe':
      return '';
    case 'nommer_partie':
      return texte.parties.find(({ id }) => id === modification.partieId)?.nom ?? '';
    case 'designer_signataire': {
      const signataire = texte.parties
        .flatMap(({ signataires }) => signataires)
        .find(({ id }) => id === modification.signataireId);
      return signataire === undefined ? '' : designation(signataire);
    }
    default:
      return assertNever(modification);
  }
}

/** The division an operation touches, by id; null for the parties' names and for what it adds at the end. */
export function divisionVisee(modification: Modification): string | null {
  switch (modification.nature) {
    case 'remplacer_mots':
    case 'inserer_mots':
      return modification.cible.divisionId;
    case 'inserer_division':
    case 'ajouter_annexe':
    case 'nommer_partie':
    case 'designer_signataire':
      return null;
    case 'rediger_alinea':
    case 'rediger_division':
    case 'intituler':
    case 'inserer_alineas':
    case 'supprimer_alinea':
    case 'abroger':
    case 'retablir':
    case 'proroger':
      return modification.divisionId;
  }
}

type Mots = Extract<Modification, { nature: 'remplacer_mots' | 'inserer_mots' }>;

function changerMots(
  texte: TexteEnVigueur,
  modification: Mots,
  avenantId: string,
  nommerActe: (id: string) => string,
): Applique {
  const { cible } = modification;
  const mots = modification.nature === 'remplacer_mots' ? modification.ancien : modification.repere;
  return dansDivision(texte, cible.divisionId, nommerActe, (division) => {
    const scope =
      cible.alineaId === null ? division.alineas : division.alineas.filter(({ id }) => id === cible.alineaId);
    if (cible.alineaId !== null && scope.length === 0) return refuse(alineaInconnu(texte, division));
    if (mots.trim() === '' || (modification.nature === 'inserer_mots' && modification.mots.trim() === ''))
      return refuse(defaut('MOTS_VIDES', {}, lieuDe(texte, division.id, cible.alineaId)));
    const found = scope.flatMap((alinea) =>
      positionsDe(texteAlinea(alinea), mots).map((at) => ({ alineaId: alinea.id, at })),
    );
    const partout = modification.nature === 'remplacer_mots' && modification.partout;
    if (found.length === 0) return refuse(introuvables(texte, division, cible, mots));
    if (found.length > 1 && !partout) {
      const lieu = lieuDe(texte, division.id, cible.alineaId);
      return refuse(
        defaut(
          'MOTS_MULTIPLES',
          { mots, nom: laPlace(division, lieu.libelle, cible), fois: found.length },
          lieu,
        ),
      );
    }
    const alineas = division.alineas.map((alinea) => {
      const here = found.filter(({ alineaId }) => alineaId === alinea.id);
      return here.length === 0
        ? alinea
        : motsChanges(
            alinea,
            here.map(({ at }) => at),
            modification,
            avenantId,
          );
    });
    const emptied = alineas.find((alinea) => texteAlinea(alinea).trim() === '');
    if (emptied !== undefined) return refuse(vide(texte, division, emptied.id));
    return ok(avecAlineas(division, alineas, avenantId));
  });
}

const laPlace = (division: DivisionEnVigueur, libelle: string, cible: Cible): string =>
  cible.alineaId === null ? laDivision(division) : `le ${libelle}`;

/** One alinéa with its words changed at these places, from the last to the first so that none moves another. */
function motsChanges(
  alinea: AlineaEnVigueur,
  places: readonly number[],
  modification: Mots,
  avenantId: string,
): AlineaEnVigueur {
  let { segments } = alinea;
  const ancien = (
    modification.nature === 'remplacer_mots' ? modification.ancien : modification.repere
  ).trim();
  for (const at of [...places].reverse()) {
    const end = at + ancien.length;
    if (modification.nature === 'inserer_mots') {
      const mots = modification.mots.trim();
      const place = modification.position === 'apres' ? end : at;
      // After an elision (« l' »), the space comes behind the new words, not before them.
      const written =
        modification.position === 'apres' && !COLLE.test(ancien)
          ? `${/^[,.)\]]/u.test(mots) ? '' : ' '}${mots}`
          : `${mots}${COLLE.test(mots) ? '' : ' '}`;
      segments = substituer(segments, place, place, written, avenantId);
    } else if (modification.nouveau.trim() === '') {
      const full = segments.map(({ texte }) => texte).join('');
      // The words go with one of the spaces around them.
      const before = at > 0 && /\s/u.test(full[at - 1] ?? '');
      const after = end === full.length || /[\s,.;:)]/u.test(full[end] ?? '');
      const opens = at === 0 && /\s/u.test(full[end] ?? '');
      segments = substituer(segments, before && after ? at - 1 : at, opens ? end + 1 : end, '', avenantId);
    } else segments = substituer(segments, at, end, modification.nouveau.trim(), avenantId);
  }
  const full = segments.map(({ texte }) => texte).join('');
  const nouveau = modification.nature === 'remplacer_mots' ? modification.nouveau.trim() : null;
  const gras = alinea.gras
    .map((passage) =>
      nouveau === null || full.includes(passage) ? passage : passage.replace(ancien, () => nouveau),
    )
    .filter((passage) => passage !== '' && full.includes(passage));
  return { ...alinea, segments, gras, actes: ajoute(alinea.actes, avenantId) };
}

/** Words that touch those they bear on: « l' », an opening bracket. Closing punctuation touches those before it. */
const COLLE = /['’ʼ([]$/u;

function introuvables(
  texte: TexteEnVigueur,
  division: DivisionEnVigueur,
  cible: Cible,
  mots: string,
): Defaut {
  const lieu = lieuDe(texte, division.id, cible.alineaId);
  const nom = laPlace(division, lieu.libelle, cible);
  const other = division.alineas.find(
    (alinea) => alinea.id !== cible.alineaId && positionsDe(texteAlinea(alinea), mots).length > 0,
  );
  if (cible.alineaId !== null && other !== undefined) {
    const ailleurs = lieuDe(texte, division.id, other.id).libelle;
    return defaut('MOTS_AILLEURS', { mots, nom: lieu.libelle, ailleurs }, lieu);
  }
  const near = division.alineas.some(
    (alinea) =>
      (cible.alineaId === null || alinea.id === cible.alineaId) && presqueTrouves(texteAlinea(alinea), mots),
  );
  return defaut(near ? 'MOTS_PRESQUE' : 'MOTS_INTROUVABLES', { mots, nom }, lieu);
}

function insererDivision(
  texte: TexteEnVigueur,
  modification: Extract<Modification, { nature: 'inserer_division' }>,
  auteur: Auteur,
): Applique {
  // A repealed article keeps its place: another one may still come after it.
  const apres = findDivision(texte, modification.apres);
  if (apres === undefined) return refuse(divisionInconnue(texte, modification.apres));
  const { numero, sorte } = modification;
  const taken =
    numero === null
      ? undefined
      : texte.divisions.find((division) => division.nature === 'article' && division.numero === numero);
  if (taken !== undefined)
    return refuse(defaut('NUMERO_PRIS', { nom: laDivision(taken) }, lieuDe(texte, taken.id)));
  if (incomplete(sorte, modification.alineas)) return refuse(nouvelleVide(sorte, modification));
  const at = placeApres(texte.divisions, apres, numero);
  const divisions = texte.divisions.slice();
  divisions.splice(at, 0, nouvelle(sorte, modification, auteur));
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

const ajoute = (actes: readonly string[], acte: string): readonly string[] =>
  actes.at(-1) === acte ? actes : [...actes.filter((one) => one !== acte), acte];

function nouveau(alinea: NouvelAlinea, { avenantId, operationId }: Auteur, rang: number): AlineaEnVigueur {
  return {
    id: `${operationId}-${rang + 1}`,
    niveau: alinea.niveau,
    marque: alinea.marque,
    gras: [],
    segments: [{ texte: alinea.texte, source: avenantId }],
    actes: [avenantId],
  };
}

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
): DivisionEnVigueur {
  return {
    id: idDivisionApportee(auteur.operationId),
    nature,
    numero,
    intitule,
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

const avecAlineas = (
  division: DivisionEnVigueur,
  alineas: readonly AlineaEnVigueur[],
  avenantId: string,
): DivisionEnVigueur => ({ ...division, alineas, modifiee: ajoute(division.modifiee, avenantId) });

/** The duration's alinéa keeps its level and mark. */
function alineaDeDuree(
  texte: TexteEnVigueur,
  { divisionId, alineaId, texte: nouveauTexte }: Extract<Modification, { nature: 'proroger' }>,
): NouvelAlinea {
  const before = findDivision(texte, divisionId)?.alineas.find(({ id }) => id === alineaId);
  return { niveau: before?.niveau ?? 0, marque: before?.marque ?? null, texte: nouveauTexte };
}

/** Only the list is copied: a long text costs an operation next to nothing more than a short one. */
function avecDivision(texte: TexteEnVigueur, rang: number, division: DivisionEnVigueur): TexteEnVigueur {
  const divisions = texte.divisions.slice();
  divisions[rang] = division;
  return { ...texte, divisions };
}

function dansDivision(
  texte: TexteEnVigueur,
  divisionId: string,
  nommerActe: (id: string) => string,
  change: (division: DivisionEnVigueur) => Result<DivisionEnVigueur, Defaut>,
): Applique {
  const rang = texte.divisions.findIndex(({ id }) => id === divisionId);
  const division = texte.divisions[rang];
  if (division === undefined) return refuse(divisionInconnue(texte, divisionId));
  if (division.abrogee !== null)
    return refuse(
      defaut(
        'DIVISION_ABROGEE',
        { nom: laDivision(division), par: nommerActe(division.abrogee) },
        lieuDe(texte, divisionId),
      ),
    );
  const changed = change(division);
  return changed.ok ? ok(avecDivision(texte, rang, changed.value)) : changed;
}

function dansAlinea(
  texte: TexteEnVigueur,
  { divisionId, alineaId }: { readonly divisionId: string; readonly alineaId: string },
  nommerActe: (id: string) => string,
  change: (division: DivisionEnVigueur, rang: number) => Result<DivisionEnVigueur, Defaut>,
): Applique {
  return dansDivision(texte, divisionId, nommerActe, (division) => {
    const rang = division.alineas.findIndex(({ id }) => id === alineaId);
    return rang < 0 ? refuse(alineaInconnu(texte, division)) : change(division, rang);
  });
}

const divisionInconnue = (texte: TexteEnVigueur, id: string): Defaut =>
  defaut('DIVISION_INCONNUE', { nom: `division « ${id} »` }, lieuDe(texte, id));

const alineaInconnu = (texte: TexteEnVigueur, division: DivisionEnVigueur): Defaut =>
  defaut(
    'ALINEA_INCONNU',
    { nom: laDivision(division), compte: division.alineas.length },
    lieuDe(texte, division.id),
  );

/** Nothing to write, or an alinéa without a word. */
const sansTexte = (alineas: readonly NouvelAlinea[]): boolean =>
  alineas.length === 0 || alineas.some(({ texte }) => texte.trim() === '');

/** A section may be a heading alone, an annex a document joined under its heading; an article says something. */
const incomplete = (nature: DivisionEnVigueur['nature'], alineas: readonly NouvelAlinea[]): boolean =>
  alineas.length === 0 ? nature === 'article' || nature === 'preambule' : sansTexte(alineas);

const nouvelleVide = (
  nature: DivisionEnVigueur['nature'],
  { numero, intitule }: { readonly numero: string | null; readonly intitule: string },
): Defaut => defaut('TEXTE_VIDE', { nom: laDivision({ nature, numero, intitule }) }, LIEU_CONVENTION);

function vide(texte: TexteEnVigueur, division: DivisionEnVigueur, alineaId: string | null = null): Defaut {
  const lieu = lieuDe(texte, division.id, alineaId);
  return defaut('TEXTE_VIDE', { nom: alineaId === null ? laDivision(division) : `le ${lieu.libelle}` }, lieu);
}
