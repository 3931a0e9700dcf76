import { upperFirst } from '#domain/french';
import { typographie } from '#domain/typographie';
import { fullName, withArticle } from '#domain/parties/partie';
import type { Partie } from '#domain/parties/partie';
import type { Choice } from '../../../ui/forms/fields';

/** The signatories of one party, to choose from: rights belong to the party, but a person voices them. */
export const signataireChoices = (partie: Partie): Choice[] =>
  partie.signataires.map(({ id, personne, fonction }) => ({
    value: id,
    label: typographie(upperFirst(`${fullName(personne)}, ${withArticle(fonction)}`)),
  }));
