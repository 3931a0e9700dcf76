import { upperFirst } from '#domain/french';
import { typographie } from '#domain/typographie';
import { fullName, withArticle } from '#domain/parties/partie';
import type { Partie } from '#domain/parties/partie';
import type { Choice } from '../../../ui/forms/fields';

/** The parties, to choose from. */
export const partieChoices = (parties: readonly Pick<Partie, 'id' | 'nom'>[]): Choice[] =>
  parties.map(({ id, nom }) => ({ value: id, label: typographie(nom) }));

/** The signatories of one party, to choose from: rights belong to the party, but a person voices them. */
export const signataireChoices = (partie: Partie): Choice[] =>
  partie.signataires.map(({ id, personne, fonction }) => ({
    value: id,
    label: typographie(upperFirst(`${fullName(personne)}, ${withArticle(fonction)}`)),
  }));
