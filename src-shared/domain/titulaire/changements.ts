import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { versionsParties } from '../consolidation/parties';
import type { Avenant } from '../fiches/avenant';
import type { Convention } from '../fiches/convention';
import type { MiseEnDemeure } from '../fiches/mise-en-demeure';
import { allSignataires, estVacante, fullName, missingSignataires } from '../parties/partie';
import type { Partie, Signataire } from '../parties/partie';
import { etapesLe, nomActe, titulaires } from '../parties/versions';
import type { VersionParties } from '../parties/versions';
import { avertir } from '../refus';
import type { Avertissement } from '../refus';
import type { Registre } from '../registre';

/*
 * Acts prepared under one holder and not yet signed or sent, whose holder has changed since: what was printed names
 * somebody who can no longer sign. Holders alone are told here; what an avenant changes says so itself.
 */

const SOURCE = 'Un acte non signé nomme le titulaire du jour où il se signe';

/** Those of `ids` whose office changed hands after `depuis`, up to `jour`, each in a sentence. */
function changes(
  versions: readonly VersionParties[],
  ids: readonly string[],
  depuis: CivilDate | null,
  jour: CivilDate,
): readonly string[] {
  return ids.flatMap((id) => {
    const held = etapesLe(titulaires(versions, id), jour);
    const now = held.at(-1);
    const then = depuis === null ? held.at(0) : etapesLe(held, depuis).at(-1);
    if (now === undefined || then === undefined || now === then) return [];
    if (now.acte === null || now.acte.nature === 'avenant') return [];
    const [avant, apres] = [then.valeur, now.valeur];
    const since = `depuis le ${formatDate(now.acte.effet)} (${nomActe(now.acte)})`;
    return [
      estVacante(apres.personne)
        ? `la fonction « ${avant.fonction.libelle} », qu’occupait ${fullName(avant.personne)}, est vacante ${since}. Nul ne peut signer à ce titre avant son successeur.`
        : `${fullName(apres.personne)} occupe « ${apres.fonction.libelle} » ${since}, après ${fullName(avant.personne)}. Rééditez les exemplaires qui portent encore l’ancien nom.`,
    ];
  });
}

const idsOf = (signataires: readonly Signataire[]): readonly string[] => signataires.map(({ id }) => id);

/** An avenant still to sign whose signatories have changed since it was put to signature, or asked for. */
export function titulairesChangesAvenant(
  versions: readonly VersionParties[],
  parties: readonly Partie[],
  avenant: Pick<Avenant, 'signatures' | 'miseALaSignature' | 'demande'>,
  aujourdhui: CivilDate,
): readonly Avertissement[] {
  const { miseALaSignature: mise, demande, signatures } = avenant;
  const depuis = mise?.date ?? demande.date;
  const prepare =
    mise === null
      ? `Ce projet a été demandé le ${formatDate(depuis)}`
      : `Cet avenant a été mis à la signature le ${formatDate(depuis)}`;
  return changes(versions, idsOf(missingSignataires(parties, signatures)), depuis, aujourdhui).map((dit) =>
    avertir(`${prepare} ; ${dit}`, SOURCE),
  );
}

/** The same, of the convention: it bears the names it was prepared under. */
export function titulairesChangesConvention(
  registre: Registre,
  convention: Convention,
  aujourdhui: CivilDate,
): readonly Avertissement[] {
  const manquants = missingSignataires(convention.parties, convention.signatures);
  if (manquants.length === 0) return [];
  return changes(versionsParties(registre, convention), idsOf(manquants), null, aujourdhui).map((dit) =>
    avertir(`Cette convention n’est pas encore signée de tous ; ${dit}`, SOURCE),
  );
}

/** A letter signed and not yet sent whose addressee, or whose author, has changed since. */
export function titulairesChangesLettre(
  registre: Registre,
  convention: Convention,
  { signeeLe, envois, partieDestinataireId, auteurId }: MiseEnDemeure,
  aujourdhui: CivilDate,
): readonly Avertissement[] {
  if (signeeLe === null || envois.length > 0) return [];
  const destinataires = convention.parties.filter(({ id }) => id === partieDestinataireId);
  return changes(
    versionsParties(registre, convention),
    [auteurId, ...idsOf(allSignataires(destinataires))],
    signeeLe,
    aujourdhui,
  ).map((dit) =>
    avertir(`Cette lettre est signée du ${formatDate(signeeLe)} et n’est pas envoyée ; ${dit}`, SOURCE),
  );
}
