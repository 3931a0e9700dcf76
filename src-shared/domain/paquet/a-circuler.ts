import type { CivilDate } from '../civil-date';
import { regleAvenant } from '../avenant/regle';
import { etatDe } from '../avenant/transitions';
import { isOuvert } from '../fiches/avenant';
import type { Avenant } from '../fiches/avenant';
import type { Convention } from '../fiches/convention';
import { avenantsOf, misesEnDemeureOf } from '../lookup';
import type { Signataire } from '../parties/partie';
import type { Registre } from '../registre';
import { originauxDits } from './ouverture';
import { paquetOuvert, signatairesDeLActe } from './paquet';
import type { ObjetDePaquet } from './paquet';

/** Nothing but signatures is to come: the avis it needs is given, or the convention asks for none. */
const PRETS: ReadonlySet<string> = new Set(['avis_rendu', 'mise_a_la_signature', 'en_cours_de_signature']);

/** Whether a packet may be opened for this avenant on `jour`. */
export function avenantACirculer(
  registre: Registre,
  convention: Convention,
  avenant: Avenant,
  jour: CivilDate,
): boolean {
  const etat = etatDe(registre, avenant, jour);
  if (!isOuvert(etat) || paquetOuvert(registre, avenant.id) !== null) return false;
  if (avenant.articles.length + avenant.operations.length === 0) return false;
  return PRETS.has(etat) || !regleAvenant(registre, convention, jour).avisRequis;
}

export type ActeACirculer = {
  readonly objet: ObjetDePaquet;
  readonly signataires: readonly Signataire[];
  /** Null where nothing says how many. */
  readonly originaux: number | null;
};

/**
 * The acts of a convention for which a packet may be opened on `jour`: the convention itself, its avenants that only
 * want signatures, its letters not yet signed; neither signed by all nor already in a packet. Opening it is judged by
 * `creerPaquet`, on the day it is given.
 */
export function aCirculer(
  registre: Registre,
  convention: Convention,
  jour: CivilDate,
): readonly ActeACirculer[] {
  const avenants = avenantsOf(registre, convention.id).filter((one) =>
    avenantACirculer(registre, convention, one, jour),
  );
  const lettres = misesEnDemeureOf(registre, convention.id).filter(
    ({ signeeLe, retrait }) => signeeLe === null && retrait === null,
  );
  const objets: readonly (ObjetDePaquet & { readonly signes: readonly string[] })[] = [
    ...avenants.map(({ id, signatures }) => ({
      collection: 'avenants' as const,
      id,
      signes: signatures.map(({ signataireId }) => signataireId),
    })),
    {
      collection: 'conventions',
      id: convention.id,
      signes: convention.signatures.map(({ signataireId }) => signataireId),
    },
    ...lettres.map(({ id }) => ({ collection: 'misesEnDemeure' as const, id, signes: [] })),
  ];
  return objets.flatMap(({ collection, id, signes }) => {
    if (paquetOuvert(registre, id) !== null) return [];
    const objet = { collection, id };
    const acte = signatairesDeLActe(registre, { objet, conventionId: convention.id }, jour);
    if (!acte.ok) return [];
    const { signataires } = acte.value;
    return signataires.every((one) => signes.includes(one.id))
      ? []
      : [{ objet, signataires, originaux: originauxDits(objet, convention) }];
  });
}
