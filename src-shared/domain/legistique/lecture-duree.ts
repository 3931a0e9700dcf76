import { formatDate } from '../civil-date';
import { appliquer } from '../consolidation/appliquer';
import { findDivision, texteAlinea } from '../texte/en-vigueur';
import type { AlineaEnVigueur, TexteEnVigueur } from '../texte/en-vigueur';
import { LEGER } from './citation';
import { ditLaDuree, finDite } from '../texte/dates-dites';
import type { Lue } from './lecture-fragments';

/**
 * A change of the words that say the duration is an extension when the new words say an end: « jusqu'au 31 décembre
 * 2030 ». Read as words alone, the text would say one end and the registry another.
 */
export function enProrogation(lue: Lue, reference: TexteEnVigueur): Lue {
  const { modification, doutes } = lue;
  const divisionId = divisionDesMots(modification);
  if (divisionId === null) return lue;
  const applied = appliquer(reference, modification, { avenantId: 'lecture', operationId: 'lecture' });
  const before = findDivision(reference, divisionId);
  const after = applied.ok ? findDivision(applied.value, divisionId) : undefined;
  if (before === undefined || after === undefined) return lue;
  if (before.alineas.length !== after.alineas.length) return lue;
  const changes = after.alineas.flatMap((alinea, rang) => {
    const old = before.alineas[rang];
    return old === undefined || texteAlinea(old) === texteAlinea(alinea) ? [] : [{ old, alinea }];
  });
  const [only, other] = changes;
  if (only === undefined || other !== undefined || !memePlace(only.old, only.alinea)) return lue;
  const [ancien, texte] = [texteAlinea(only.old), texteAlinea(only.alinea)];
  const fin = finDite(texte);
  if (fin === null || finDite(ancien) === fin || !ditLaDuree(before.intitule, ancien)) return lue;
  return {
    modification: { nature: 'proroger', divisionId, alineaId: only.old.id, texte, fin },
    doutes: [...doutes, { poids: LEGER, dit: `La fin de la convention est reportée au ${formatDate(fin)}.` }],
  };
}

const divisionDesMots = (modification: Lue['modification']): string | null =>
  modification.nature === 'remplacer_mots' || modification.nature === 'inserer_mots'
    ? modification.cible.divisionId
    : modification.nature === 'rediger_alinea'
      ? modification.divisionId
      : null;

const memePlace = (a: AlineaEnVigueur, b: AlineaEnVigueur): boolean =>
  a.id === b.id && a.niveau === b.niveau && a.marque === b.marque;
