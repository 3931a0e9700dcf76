/** What a template of each document may say. */
import { articlesComplets } from '#actes/avenant-articles';
import type { ArticleImprime } from '#actes/avenant-articles';
import { typographie } from '#actes/typographie';
import type { ChampModele, DonneesModele, NatureModele } from '#contract/modeles';
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { conventionSignee } from '#domain/consolidation/parties';
import { referenceDe } from '#domain/consolidation/reference';
import type { Avenant } from '#domain/fiches/avenant';
import type { Convention } from '#domain/fiches/convention';
import type { Grief, MiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import { inLetters } from '#domain/french';
import { titreDe } from '#domain/legistique/corps';
import { find, signatairesDe } from '#domain/lookup';
import {
  allSignataires,
  appelDe,
  estVacante,
  fonctionLongue,
  fullName,
  withArticle,
} from '#domain/parties/partie';
import type { Partie, Signataire, Signature } from '#domain/parties/partie';
import type { Registre } from '#domain/registre';
import { nomDuGrief } from '#domain/resiliation/griefs';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Division } from '#domain/texte/divisions';
import { champ, donneesDe, liste } from './champs';
import type { Champ } from './champs';

const date = (jour: CivilDate | null | undefined): string | null =>
  jour === null || jour === undefined ? null : formatDate(jour);

type Signant = { readonly signataire: Signataire; readonly signeLe: CivilDate | null };

const SIGNATAIRE: readonly Champ<Signant>[] = [
  champ('fonction', 'Fonction', ({ signataire }) => fonctionLongue(signataire.fonction).libelle),
  champ('fonction_avec_article', 'Fonction, précédée de son article', ({ signataire }) =>
    withArticle(fonctionLongue(signataire.fonction)),
  ),
  champ('nom', 'Civilité, prénom et nom', ({ signataire }) =>
    estVacante(signataire.personne) ? null : fullName(signataire.personne),
  ),
  champ('signe_le', 'Date de signature', ({ signeLe }) => date(signeLe)),
];

const signants = (parties: readonly Partie[], signatures: readonly Signature[]): readonly Signant[] =>
  allSignataires(parties).map((signataire) => ({
    signataire,
    signeLe: signatures.find(({ signataireId }) => signataireId === signataire.id)?.date ?? null,
  }));

type PartieSignante = { readonly partie: Partie; readonly signatures: readonly Signature[] };

const PARTIE: readonly Champ<PartieSignante>[] = [
  champ('nom', 'Nom de la partie', ({ partie }) => partie.nom),
  liste(
    'signataires',
    'Signataires de la partie',
    ({ partie, signatures }) => signants([partie], signatures),
    SIGNATAIRE,
  ),
];

type Signe = { readonly parties: readonly Partie[]; readonly signatures: readonly Signature[] };

/** Who signs, all together and party by party. */
const signataires = <T>(de: (lu: T) => Signe): readonly Champ<T>[] => [
  liste(
    'parties',
    'Parties',
    (lu: T) => {
      const { parties, signatures } = de(lu);
      return parties.map((partie) => ({ partie, signatures }));
    },
    PARTIE,
  ),
  liste(
    'signataires',
    'Tous les signataires',
    (lu: T) => {
      const { parties, signatures } = de(lu);
      return signants(parties, signatures);
    },
    SIGNATAIRE,
  ),
];

const TEXTE: readonly Champ<string>[] = [champ('texte', 'Texte', (texte) => texte)];

const DIVISION: readonly Champ<Division>[] = [
  champ('titre', 'Intitulé', titreDe),
  liste('alineas', 'Alinéas', ({ alineas }) => alineas.map(({ texte }) => texte), TEXTE),
];

/** The convention an act is of: the same names in every document. */
const deLaConvention = <T>(de: (lu: T) => Convention): readonly Champ<T>[] => [
  champ('convention_titre', 'Titre de la convention', (lu: T) => de(lu).titre),
  champ('convention_titre_court', 'Titre court de la convention', (lu: T) => de(lu).titreCourt),
  champ('region', 'Région', (lu: T) => de(lu).region),
  champ('lieu', 'Lieu de signature', (lu: T) => de(lu).lieu),
  champ('nombre_originaux', 'Nombre d’originaux, en lettres', (lu: T) =>
    de(lu).nombreExemplaires === 0 ? null : inLetters(de(lu).nombreExemplaires),
  ),
];

const CONVENTION: readonly Champ<Convention>[] = [
  ...deLaConvention<Convention>((lu) => lu),
  champ('fait_le', 'Date portée par la convention', ({ faitLe }) => date(faitLe)),
  champ('formule', 'Formule d’accord', ({ formule }) => formule),
  liste('visas', 'Visas', ({ visas }) => visas.map(({ texte }) => texte), TEXTE),
  liste(
    'articles',
    'Préambule et articles',
    ({ divisions }) => divisions.filter(({ nature }) => nature !== 'annexe'),
    DIVISION,
  ),
  liste(
    'annexes',
    'Annexes',
    ({ divisions }) => divisions.filter(({ nature }) => nature === 'annexe'),
    DIVISION,
  ),
  ...signataires<Convention>((lu) => lu),
];

type AvenantLu = {
  readonly avenant: Avenant;
  readonly convention: Convention;
  readonly parties: readonly Partie[];
  readonly articles: readonly ArticleImprime[];
};

const ARTICLE: readonly Champ<ArticleImprime>[] = [
  champ('titre', 'Intitulé', ({ titre }) => titre),
  liste('alineas', 'Alinéas', ({ lignes }) => lignes.map(({ texte }) => texte), TEXTE),
];

const AVENANT: readonly Champ<AvenantLu>[] = [
  champ('numero', 'Numéro', ({ avenant }) => (avenant.numero === null ? null : String(avenant.numero))),
  champ('objet', 'Objet', ({ avenant }) => avenant.objet),
  champ('demande_le', 'Date de la demande', ({ avenant }) => date(avenant.demande.date)),
  ...deLaConvention<AvenantLu>(({ convention }) => convention),
  liste('articles', 'Articles de l’avenant', ({ articles }) => articles, ARTICLE),
  ...signataires<AvenantLu>(({ parties, avenant }) => ({ parties, signatures: avenant.signatures })),
];

type LettreLue = {
  readonly lettre: MiseEnDemeure;
  readonly convention: Convention;
  readonly registre: Registre;
};

const partieDe = ({ convention }: LettreLue, id: string): Partie | undefined =>
  convention.parties.find((one) => one.id === id);

const auteurDe = ({ convention, lettre }: LettreLue): Signataire | undefined =>
  allSignataires(convention.parties).find(({ id }) => id === lettre.auteurId);

type GriefLu = { readonly lu: LettreLue; readonly grief: Grief };

const DESTINATAIRE: readonly Champ<Signataire>[] = [
  champ('appel', 'Formule d’appel', (one) => appelDe(one) ?? 'Madame, Monsieur'),
  champ('nom', 'Civilité, prénom et nom', (one) =>
    estVacante(one.personne) ? null : fullName(one.personne),
  ),
  champ('fonction', 'Fonction', (one) => one.fonction.libelle),
  champ('adresse', 'Adresse, une ligne après l’autre', (one) => one.adresse.join('\n')),
];

const GRIEF: readonly Champ<GriefLu>[] = [
  champ('obligation', 'Obligation', ({ lu, grief }) => {
    const { reference, libelle } = nomDuGrief(lu.registre, lu.convention, grief);
    return libelle ?? reference;
  }),
  champ('faits', 'Faits', ({ grief }) => grief.faits),
  champ('date_faits', 'Date des faits', ({ grief }) => date(grief.dateFaits)),
  champ('pieces', 'Pièces', ({ grief }) => grief.pieces),
  champ('attendu', 'Mise en conformité attendue', ({ grief }) => grief.miseEnConformite),
];

const MISE_EN_DEMEURE: readonly Champ<LettreLue>[] = [
  champ('signee_le', 'Date de la lettre', ({ lettre }) => date(lettre.signeeLe)),
  champ(
    'partie_emettrice',
    'Partie qui met en demeure',
    (lu) => partieDe(lu, lu.lettre.partieEmettriceId)?.nom ?? null,
  ),
  champ(
    'partie_destinataire',
    'Partie mise en demeure',
    (lu) => partieDe(lu, lu.lettre.partieDestinataireId)?.nom ?? null,
  ),
  champ('auteur_fonction', 'Fonction de qui signe la lettre', (lu) => {
    const auteur = auteurDe(lu);
    return auteur === undefined ? null : fonctionLongue(auteur.fonction).libelle;
  }),
  champ('auteur_nom', 'Nom de qui signe la lettre', (lu) => {
    const auteur = auteurDe(lu);
    return auteur === undefined || estVacante(auteur.personne) ? null : fullName(auteur.personne);
  }),
  ...deLaConvention<LettreLue>(({ convention }) => convention),
  liste(
    'destinataires',
    'Destinataires',
    (lu) => partieDe(lu, lu.lettre.partieDestinataireId)?.signataires ?? [],
    DESTINATAIRE,
  ),
  liste('griefs', 'Manquements', (lu) => lu.lettre.griefs.map((grief) => ({ lu, grief })), GRIEF),
];

/** What a template may say of each document. */
export const champsDe = (nature: NatureModele): readonly ChampModele[] =>
  ({
    convention: CONVENTION.map(({ decrit }) => decrit),
    avenant: AVENANT.map(({ decrit }) => decrit),
    'mise-en-demeure': MISE_EN_DEMEURE.map(({ decrit }) => decrit),
  })[nature];

/** Printed typography everywhere: a template is laid out by its author, its words are the registry's. */
const imprimer = (donnees: DonneesModele): DonneesModele =>
  Object.fromEntries(
    Object.entries(donnees).map(([nom, valeur]) => [
      nom,
      typeof valeur === 'string' ? typographie(valeur) : valeur.map(imprimer),
    ]),
  );

export type DonneesLues = {
  readonly donnees: DonneesModele;
  /** Base of a file name, in words. */
  readonly titre: string;
  readonly date: CivilDate | null;
};

/** What fills the template of a record; a refusal when there is no such record. */
export function donneesModele(
  registre: Registre,
  nature: NatureModele,
  id: string,
  aujourdhui: CivilDate,
): Result<DonneesLues> {
  if (nature === 'convention') {
    const found = find(registre, 'conventions', id);
    if (!found.ok) return found;
    const convention = conventionSignee(registre, found.value, aujourdhui);
    return ok({
      donnees: imprimer(donneesDe(convention, CONVENTION)),
      titre: `convention ${convention.titreCourt}`,
      date: convention.faitLe,
    });
  }
  if (nature === 'avenant') {
    const found = find(registre, 'avenants', id);
    if (!found.ok) return found;
    const convention = find(registre, 'conventions', found.value.conventionId);
    if (!convention.ok) return convention;
    const lu: AvenantLu = {
      avenant: found.value,
      convention: convention.value,
      parties: signatairesDe(registre, convention.value, found.value, aujourdhui),
      articles: articlesComplets(
        found.value,
        referenceDe(registre, convention.value, found.value, aujourdhui).texte,
      ),
    };
    return ok({
      donnees: imprimer(donneesDe(lu, AVENANT)),
      titre: `avenant ${found.value.numero ?? 'projet'} ${convention.value.titreCourt}`,
      date: found.value.demande.date,
    });
  }
  const found = find(registre, 'misesEnDemeure', id);
  if (!found.ok) return found;
  const convention = find(registre, 'conventions', found.value.conventionId);
  if (!convention.ok) return convention;
  const jour = found.value.signeeLe ?? aujourdhui;
  const lu: LettreLue = {
    lettre: found.value,
    convention: conventionSignee(registre, convention.value, jour),
    registre,
  };
  return ok({
    donnees: imprimer(donneesDe(lu, MISE_EN_DEMEURE)),
    titre: `mise en demeure ${found.value.signeeLe ?? 'projet'} ${convention.value.titreCourt}`,
    date: found.value.signeeLe,
  });
}
