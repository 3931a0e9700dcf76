import { executoireLe } from '#registre/fiches/deliberations';
import { CLES_ETAPES } from '#registre/fiches/planning';
import type { CleEtape } from '#registre/fiches/planning';
import { saisineEnCours } from '../avenant/saisine';
import { maxDate, minDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { seancesSur } from '../comite/lien';
import type { Avenant } from '../fiches/avenant';
import { avisOf, lastAvisRendu, signatairesDe } from '../lookup';
import { lastSignature } from '../parties/partie';
import { deliberationsAutorisant } from '../pouvoirs/autorisation';
import type { Registre } from '../registre';

/** The séances that are to come with this draft on their agenda. */
const agendas = (registre: Registre, { id }: Avenant) =>
  seancesSur(registre, { avenantId: id }).filter(
    ({ annulation, close }) => annulation === null && close === null,
  );

/** The day the committee is to examine the draft, once one is known: on an agenda, or said by its referral. */
export function seanceConnue(registre: Registre, avenant: Avenant, jour: CivilDate): CivilDate | null {
  const [inscrite] = agendas(registre, avenant)
    .map(({ date }) => date)
    .filter((date) => date >= jour)
    .sort();
  return inscrite ?? saisineEnCours(avenant, avisOf(registre, avenant.id))?.seancePrevue ?? null;
}

/** By step, the day the act it waits for was done; null: not yet. What came after it supposes it. */
export function etapesAccomplies(
  registre: Registre,
  avenant: Avenant,
): Readonly<Record<CleEtape, CivilDate | null>> {
  const convention = registre.conventions.get(avenant.conventionId);
  const parties = convention === undefined ? [] : signatairesDe(registre, convention, avenant);
  const avis = lastAvisRendu(avisOf(registre, avenant.id))?.seance.date ?? null;
  const mise =
    avenant.miseALaSignature?.date ??
    avenant.signatures
      .map(({ date }) => date)
      .reduce<CivilDate | null>((a, b) => (a === null ? b : minDate(a, b)), null);
  const saisine = avenant.saisine?.date ?? avis ?? mise;
  const convoquee = agendas(registre, avenant).flatMap(({ convocation }) =>
    convocation === null ? [] : [convocation.date],
  );
  const autorisations = deliberationsAutorisant(registre, avenant.conventionId, {
    collection: 'avenants',
    id: avenant.id,
  });
  const executoires = autorisations.flatMap((one) => executoireLe(one) ?? []);
  return {
    redaction: saisine,
    saisine,
    convocation: convoquee[0] ?? avis ?? mise,
    seance: avis ?? mise,
    deliberation: autorisations[0]?.date ?? mise,
    executoire:
      executoires.length > 0 && executoires.length === autorisations.length
        ? executoires.reduce(maxDate)
        : mise,
    signature: lastSignature(parties, avenant.signatures)?.date ?? null,
    effet: null,
  };
}

/** The steps nobody has taken yet, in their order. */
export function etapesRestantes(registre: Registre, avenant: Avenant): readonly CleEtape[] {
  const faites = etapesAccomplies(registre, avenant);
  return CLES_ETAPES.filter((cle) => faites[cle] === null);
}
