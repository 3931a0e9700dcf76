import { lettreTitre, saisineModel } from '#actes/seance';
import type { SaisineInput } from '#actes/seance';
import { blocExpediteur } from '#actes/lettre';
import { regleAvenant } from '#domain/avenant/regle';
import type { CivilDate } from '#domain/civil-date';
import { denominationLe, nomComplet } from '#domain/comite/instance';
import { versionsParties } from '#domain/consolidation/parties';
import { comiteConsulte, instanceConsultee } from '#domain/crefop/instance';
import { designationAvenant, sansTexte, texteDuProjet } from '#domain/fiches/avenant';
import { texteDeConvention } from '#domain/fiches/convention';
import type { Convention } from '#domain/fiches/convention';
import { fold, lowerFirst } from '#domain/french';
import { avenantsOf, avisSurConvention, find, lastAvisRendu } from '#domain/lookup';
import { estVacante, fullName, withArticle } from '#domain/parties/partie';
import type { Partie, Signataire } from '#domain/parties/partie';
import { partiesLe } from '#domain/parties/versions';
import { refus } from '#domain/refus';
import type { Registre } from '#domain/registre';
import { ok, refuse } from '#domain/result';
import type { Result } from '#domain/result';
import { trouverPoint } from '#domain/seance/points';
import type { ObjetPoint, PointSeance, SeanceComite } from '#registre/fiches/comite';
import { estFictive } from '../exemples/demonstration';
import { FICHE_ABSENTE, avecConvention, ficheDe } from './commun';
import { definir, suivi } from './type';
import type { ContexteDocument } from './type';

/** What the committee is asked under, by kind of point; an avenant under the clause of its convention. */
const FONDEMENTS: Readonly<Record<Exclude<ObjetPoint, 'avenant'>, string>> = {
  convention: 'C. trav., art. L. 6111-3 et R. 6123-3-2',
  cahier_des_charges: 'C. trav., art. L. 6111-5 et R. 6123-3-2',
  schema: 'C. trav., art. L. 6123-3',
  autre: 'C. trav., art. L. 6123-3',
};

type Lu = Result<SaisineInput>;

/** The committee of a convention by the name of that day; else in the words of the clause. */
function comiteDe(registre: Registre, convention: Convention, jour: CivilDate): string {
  const comite = comiteConsulte(registre, convention);
  const nom = comite === null ? null : denominationLe(comite, jour);
  return nom === null ? (instanceConsultee(registre, convention, jour) ?? 'Comité') : nomComplet(nom);
}

const slot = ({ fonction, personne }: Signataire) => ({
  office: withArticle(fonction, true),
  nom: estVacante(personne) ? null : fullName(personne),
});

/** By the party that asks for the avenant: of the draft that was sent, of today's while none was. */
function surAvenant(registre: Registre, id: string, { aujourdhui, sha256 }: ContexteDocument): Lu {
  const found = avecConvention(registre, 'avenants', id);
  if (!found.ok) return found;
  const { entite, convention } = found.value;
  const jour = entite.saisine?.date ?? aujourdhui;
  const parties = partiesLe(versionsParties(registre, convention), jour);
  const partie = parties.find((one) => one.id === entite.demande.partieId);
  const auteur = partie?.signataires.find((one) => one.id === entite.demande.auteurId);
  if (sansTexte(entite) || partie === undefined || auteur === undefined)
    return refuse(
      refus('DOCUMENT_IMPOSSIBLE', {
        raison: sansTexte(entite)
          ? 'le projet d’avenant n’a pas encore de texte'
          : 'l’auteur de la demande n’est plus parmi les signataires',
      }),
    );
  return ok({
    fiche: ficheDe(registre, convention),
    comite: comiteDe(registre, convention, jour),
    ...lettreTitre(designationAvenant(entite), convention.titreCourt, entite.objet),
    expediteurs: [blocExpediteur({ parties: [partie], auteur })],
    signataires: [slot(auteur)],
    lieu: convention.lieu,
    date: entite.saisine?.date ?? null,
    seancePrevue: entite.saisine?.seancePrevue ?? null,
    empreinte: entite.saisine?.empreinteProjet ?? sha256(texteDuProjet(entite)),
    joints: [],
    fondement: regleAvenant(registre, convention, jour).source,
  });
}

/** The first who signs for each party: the convention and its schéma are the work of both. */
const representants = (parties: readonly Partie[]) =>
  parties.flatMap((partie) => {
    const [auteur] = partie.signataires;
    return auteur === undefined ? [] : [{ partie, auteur }];
  });

type Point = {
  readonly seance: SeanceComite;
  readonly point: PointSeance;
};

/** By both parties of a convention, on itself: of the text that was examined, of today's while none was. */
function surConvention(
  registre: Registre,
  convention: Convention,
  { aujourdhui, sha256 }: ContexteDocument,
  inscrit: Point | null,
): Lu {
  const jour = aujourdhui;
  const duo = representants(partiesLe(versionsParties(registre, convention), jour));
  // Asked again at another séance, it is the text of the day that is sent.
  const rendu =
    inscrit === null
      ? lastAvisRendu(avisSurConvention(registre, convention.id))
      : registre.avis.get(inscrit.point.avisId ?? '');
  return ok({
    fiche: ficheDe(registre, convention),
    comite: inscrit?.seance.denomination ?? comiteDe(registre, convention, jour),
    titre: `Projet de convention – ${convention.titreCourt}`,
    lActe: `le projet de convention « ${convention.titreCourt} »`,
    expediteurs: duo.map(({ partie, auteur }) => blocExpediteur({ parties: [partie], auteur })),
    signataires: duo.map(({ auteur }) => slot(auteur)),
    lieu: convention.lieu,
    date: null,
    seancePrevue: inscrit?.seance.date ?? null,
    empreinte: rendu?.empreinteProjet ?? sha256(texteDeConvention(convention)),
    joints: [],
    fondement: FONDEMENTS.convention,
  });
}

const LES_ACTES = {
  schema: 'le schéma de développement',
  cahier_des_charges: 'le cahier des charges',
  autre: 'le point suivant :',
} as const;

/** On what is no act of the registry: who asks is left to be written, unless the point is about a convention. */
function surPoint(registre: Registre, { seance, point }: Point, { aujourdhui }: ContexteDocument): Lu {
  const convention = point.conventionId === null ? undefined : registre.conventions.get(point.conventionId);
  const duo =
    convention === undefined
      ? []
      : representants(partiesLe(versionsParties(registre, convention), aujourdhui));
  const papiers = [...registre.pieces.values()].filter(
    (one) => one.objet.id === seance.id && one.point === point.id,
  );
  const dits = (point.documents ?? '')
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const objet = point.objet === 'schema' || point.objet === 'cahier_des_charges' ? point.objet : 'autre';
  return ok({
    fiche: {
      ...(registre.fiches.get('registre') ?? FICHE_ABSENTE),
      demonstration: convention !== undefined && estFictive(convention),
    },
    comite: seance.denomination,
    titre: point.intitule,
    lActe: fold(`le ${point.intitule}`).startsWith(fold(LES_ACTES[objet]))
      ? `le ${lowerFirst(point.intitule)}`
      : `${LES_ACTES[objet]} « ${point.intitule} »`,
    expediteurs: duo.map(({ partie, auteur }) => blocExpediteur({ parties: [partie], auteur })),
    signataires: duo.map(({ auteur }) => slot(auteur)),
    lieu: convention?.lieu ?? '',
    date: null,
    seancePrevue: seance.date,
    // One file is the draft itself: the avis is on that one.
    empreinte: papiers.length === 1 ? (papiers[0]?.sha256 ?? null) : null,
    joints: [...dits, ...papiers.map(({ nom }) => nom).filter((nom) => !dits.includes(nom))],
    fondement: FONDEMENTS[objet],
  });
}

/** The letter by which a draft, or any point of an agenda, is referred to the committee. */
export const saisineComite = definir({
  nature: 'saisine-comite',
  lire(registre, id, contexte, options): Lu {
    const seance = registre.seances.get(id);
    const convention = registre.conventions.get(id);
    if (convention !== undefined) return surConvention(registre, convention, contexte, null);
    if (seance === undefined) return surAvenant(registre, id, contexte);
    if (options.point === undefined && seance.points.length !== 1)
      return refuse(refus('DOCUMENT_IMPOSSIBLE', { raison: 'une lettre porte sur un point : dites lequel' }));
    const found = trouverPoint(seance, options.point ?? '1');
    if (!found.ok) return found;
    const point = found.value;
    if (point.avenantId !== null) return surAvenant(registre, point.avenantId, contexte);
    if (point.objet !== 'convention' || point.conventionId === null)
      return surPoint(registre, { seance, point }, contexte);
    const examinee = find(registre, 'conventions', point.conventionId);
    return examinee.ok ? surConvention(registre, examinee.value, contexte, { seance, point }) : examinee;
  },
  modele: saisineModel,
  lister: (registre, convention) => [
    ...(convention.signatures.length === 0 ? [suivi(convention.id)] : []),
    ...avenantsOf(registre, convention.id)
      .filter((one) => one.signatures.length === 0 && !sansTexte(one))
      .map(({ id }) => suivi(id)),
  ],
});
