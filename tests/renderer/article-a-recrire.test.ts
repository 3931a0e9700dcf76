import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ecartsDe, lireArticleModifie } from '#domain/avenant/texte-modifie';
import { lireConvention } from '#domain/importation/lire-convention';
import { redactionLue } from '#domain/importation/saisie';
import { texteInitial } from '#domain/texte/en-vigueur';
import type { Redaction } from '#domain/texte/en-vigueur';
import { CONVENTION_AURA } from '../../src-main/application/exemples/auvergne-rhone-alpes';
import { aRecrire } from '../../src-renderer/features/atelier/saisie';
import { documentDe } from '../domain/importation/texte';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');
const lue = (fichier: string): Redaction =>
  redactionLue(lireConvention(documentDe(readFileSync(join(FIXTURES, fichier), 'utf8')))).redaction;

describe('the text of an article, as it is offered to be amended', () => {
  it.each([
    ['the sample', CONVENTION_AURA],
    ['a convention in titles, lists in lists', lue('conventions-diverses/titres-et-chapitres.txt')],
    ['numbers with dots, tables', lue('conventions/1-normandie-trois-signataires.txt')],
    ['five parties', lue('conventions/2-bretagne-cinq-parties.txt')],
  ])('changes nothing when nothing was written in it: %s', (_nom, redaction) => {
    const texte = texteInitial(redaction);
    const trouves = texte.divisions
      .filter(({ alineas }) => alineas.length > 0)
      .flatMap((division) => {
        const lues = lireArticleModifie(documentDe(aRecrire(texte, division.id)), texte, division.id);
        const ecarts = ecartsDe(texte, lues, division.id, new Set());
        return ecarts.ok && ecarts.value.modifications.length + ecarts.value.manquantes.length === 0
          ? []
          : [{ division: division.intitule, ecarts }];
      });
    expect(trouves).toEqual([]);
  });
});
