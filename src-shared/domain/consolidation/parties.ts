import { LAST_YEAR, addDays, civilDate, compareDates } from '../civil-date';
import type { CivilDate } from '../civil-date';
import type { Convention } from '../fiches/convention';
import type { Titulaire } from '../fiches/titulaire';
import { VACANTE, lastSignature } from '../parties/partie';
import type { Partie, Signataire } from '../parties/partie';
import { partiesDeLaConvention, partiesLe } from '../parties/versions';
import type { ActeDesParties, VersionParties } from '../parties/versions';
import { signatairesDe } from '../lookup';
import type { Registre } from '../registre';
import { derouler } from './consolider';
import { actesSignes } from './ordre';
import { texteInitial } from '../texte/en-vigueur';

/** A fact, and what it makes of the parties as the facts before it left them. */
type Fait = {
  readonly acte: ActeDesParties;
  readonly faire: (parties: readonly Partie[]) => readonly Partie[];
};

/**
 * How the parties and their signatories were called, in the order the facts apply, those to come included: what signed
 * avenants changed, and who held each office. The ids never change: an act is signed, asked for or addressed by an id,
 * and only its day tells whose hand it was.
 */
export function versionsParties(registre: Registre, convention: Convention): readonly VersionParties[] {
  const faits = [...parTitulaires(registre, convention), ...parAvenants(registre, convention)].sort(
    // On one day, an act that designates somebody has the last word: what is signed says whom it means.
    (a, b) => compareDates(a.acte.effet, b.acte.effet),
  );
  const versions: VersionParties[] = [{ acte: null, parties: convention.parties }];
  let { parties }: { parties: readonly Partie[] } = convention;
  for (const { acte, faire } of faits) {
    const after = faire(parties);
    if (after === parties) continue;
    parties = after;
    versions.push({ acte, parties });
  }
  return versions;
}

const placer = (
  parties: readonly Partie[],
  signataireId: string,
  change: (one: Signataire) => Signataire,
): readonly Partie[] =>
  parties.map((partie) => ({
    ...partie,
    signataires: partie.signataires.map((one) => (one.id === signataireId ? change(one) : one)),
  }));

/** The names that signed avenants gave, each from its day: of the parties, and of those who sign for them. */
function parAvenants(registre: Registre, convention: Convention): readonly Fait[] {
  const touching = actesSignes(registre, convention).flatMap(({ avenant, effet }) => {
    const operations = avenant.operations.filter(
      ({ modification: { nature } }) => nature === 'nommer_partie' || nature === 'designer_signataire',
    );
    return operations.length === 0 ? [] : [{ avenant: { ...avenant, operations }, effet, projet: false }];
  });
  if (touching.length === 0) return [];
  // Screens ask this of every convention: the divisions, which have no part in it, are left out.
  const { versions } = derouler(texteInitial({ ...convention, divisions: [] }), touching);
  let before = convention.parties;
  return versions.flatMap(({ acte: { avenant, effet }, texte }): readonly Fait[] => {
    const last = lastSignature(signatairesDe(registre, convention, avenant), avenant.signatures);
    const avant = before;
    before = texte.parties;
    if (effet === null || last === null || avenant.numero === null) return [];
    return [
      {
        acte: { nature: 'avenant', avenantId: avenant.id, numero: avenant.numero, signeLe: last.date, effet },
        // What it did not touch stays as the facts before left it, holders recorded since included.
        faire: (parties) =>
          parties.map((partie, rang) => {
            const dite = texte.parties[rang];
            return {
              ...partie,
              nom: dite === undefined || dite.nom === avant[rang]?.nom ? partie.nom : dite.nom,
              signataires: partie.signataires.map((one, place) => {
                const dit = dite?.signataires[place];
                // An operation set aside designates nobody, and leaves the very same signatory.
                return dit === undefined || dit === avant[rang]?.signataires[place]
                  ? one
                  : { ...one, fonction: dit.fonction, personne: dit.personne };
              }),
            };
          }),
      },
    ];
  });
}

/** Nothing comes after it. */
const DERNIER_JOUR = civilDate(`${LAST_YEAR}-12-31`);

/** The holders recorded: each from its first day, and the vacancy that follows a term nobody succeeds. */
function parTitulaires(registre: Registre, { id }: Convention): readonly Fait[] {
  const all = titulairesOf(registre, id);
  const debuts = new Set(all.map(({ signataireId, debut }) => `${signataireId}/${debut}`));
  return all
    .flatMap((one): readonly Fait[] => {
      const { id: titulaireId, signataireId, debut, fin, source } = one;
      const occupe = occupant(one);
      const entree: Fait = {
        acte: {
          nature: one.nom === null ? 'vacance' : 'titulaire',
          titulaireId,
          signataireId,
          source,
          effet: debut,
        },
        faire: (parties) => placer(parties, signataireId, occupe),
      };
      const apres = fin === null || fin === DERNIER_JOUR ? null : addDays(fin, 1);
      if (apres === null || debuts.has(`${signataireId}/${apres}`)) return [entree];
      const sortie: Fait = {
        acte: { nature: 'vacance', titulaireId, signataireId, source, effet: apres },
        // Another holds the office by then: this term is already over.
        faire: (parties) =>
          parties.some(({ signataires }) =>
            signataires.some((held) => held.id === signataireId && tient(held, one)),
          )
            ? placer(parties, signataireId, (held) => ({ ...held, personne: VACANTE }))
            : parties,
      };
      return [entree, sortie];
    })
    .sort((a, b) => compareDates(a.acte.effet, b.acte.effet));
}

/** The holders of a convention's offices, oldest first. */
export const titulairesOf = (registre: Registre, conventionId: string): readonly Titulaire[] =>
  [...registre.titulaires.values()]
    .filter((one) => one.conventionId === conventionId)
    .sort((a, b) => compareDates(a.debut, b.debut));

const tient = ({ personne }: Signataire, { civilite, prenom, nom }: Titulaire): boolean =>
  personne.civilite === civilite && personne.prenom === prenom && personne.nom === nom;

/** The place as its holder has it: the person, and the office where it changes with them. */
function occupant({
  civilite,
  prenom,
  nom,
  intitule,
  genre,
  intituleLong,
  appel,
  article,
}: Titulaire): (one: Signataire) => Signataire {
  const ajouts = {
    ...(intituleLong === null ? {} : { long: intituleLong }),
    ...(appel === null ? {} : { appel }),
    ...(article === null ? {} : { article }),
  };
  return (one) => ({
    ...one,
    personne:
      nom === null ? VACANTE : { civilite: civilite ?? one.personne.civilite, prenom: prenom ?? '', nom },
    fonction:
      intitule === null
        ? { ...one.fonction, ...(genre === null ? {} : { genre }), ...ajouts }
        : // What went with the former title goes with it.
          { libelle: intitule, genre: genre ?? (civilite === 'Madame' ? 'f' : 'm'), ...ajouts },
  });
}

/** The convention with its parties and signatories as they are called on `jour`: for what names them, never to be recorded. */
export const conventionNommee = (
  registre: Registre,
  convention: Convention,
  jour: CivilDate,
): Convention => ({
  ...convention,
  parties: partiesLe(versionsParties(registre, convention), jour),
});

/**
 * The convention as it is signed: each signatory as they were on the day they signed it, the others as they are today.
 * For what names them, never to be recorded.
 */
export const conventionSignee = (
  registre: Registre,
  convention: Convention,
  aujourdhui: CivilDate,
): Convention => ({
  ...convention,
  parties: partiesDeLaConvention(versionsParties(registre, convention), convention.signatures, aujourdhui),
});
