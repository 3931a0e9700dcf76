import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparaisonModel, imprimer } from '#actes/comparaison';
import { consolidationModel } from '#actes/consolidation';
import { modelToText } from '#actes/texte';
import { civilDate as d } from '#domain/civil-date';
import { appliquer, appliquerTout, memeTexte } from '#domain/consolidation/appliquer';
import { consolider } from '#domain/consolidation/consolider';
import { contreOperations, genererOperations } from '#domain/consolidation/generer';
import { concordanceDe } from '#domain/concordance/concordance';
import { phraseDe } from '#domain/legistique/phrase';
import { accepter, rejeter } from '#domain/redline/bilan';
import { comparer } from '#domain/redline/redline';
import { conventionEnVigueur, texteInitial } from '#domain/texte/en-vigueur';
import type { TexteEnVigueur } from '#domain/texte/en-vigueur';
import { LISTES_LIMINAIRES, deListe } from '#domain/texte/liminaires';
import type { ListeLiminaire } from '#domain/texte/liminaires';
import type { Modification } from '#domain/texte/operations';
import { renderDocx } from '../../../src-main/documents/docx';
import { CONVENTION, FICHE } from '../../documents/cas';
import { fautesDeSuivi, parse, regler, texteDe } from '../../documents/revisions';
import { structuralFaults, unzip } from '../../documents/structure';
import { tirage } from '../../support/essais';
import { signed, withFin } from '../../support/registre';
import { projeter, signer } from './atelier';

/* Visas, considérants and those present: put in, written anew, taken out by an avenant. */

const AVEC = {
  ...CONVENTION,
  visas: ['Vu le code du travail ;', 'Vu la loi ;', 'Vu le décret ;'].map((texte, rang) => ({
    id: `v${rang + 1}`,
    texte,
  })),
  considerants: [{ id: 'c1', texte: 'Considérant l’intérêt général ;' }],
  enPresenceDe: ['le rectorat', 'les missions locales'],
};
const TEXTE = texteInitial(AVEC);
const ids = (texte: TexteEnVigueur, liste: ListeLiminaire) =>
  deListe(texte, liste).map(({ texte: mots }) => mots);
const faire = (modification: Modification, texte = TEXTE) => {
  const done = appliquer(texte, modification, { avenantId: 'av', operationId: 'op' });
  if (!done.ok) throw new Error(done.error.message);
  return done.value;
};

describe('a line before the articles', () => {
  it.each<[Modification, readonly string[], ListeLiminaire, readonly string[]]>([
    [
      { nature: 'rediger_liminaire', liste: 'visas', liminaireId: 'v3', texte: 'Vu le décret modifié ;' },
      ['Le troisième visa est remplacé par le visa suivant :', '« Vu le décret modifié ; »'],
      'visas',
      ['Vu le code du travail ;', 'Vu la loi ;', 'Vu le décret modifié ;'],
    ],
    [
      { nature: 'inserer_liminaire', liste: 'visas', apres: 'v1', texte: 'Vu le règlement ;' },
      ['Après le premier visa, il est inséré un visa ainsi rédigé :', '« Vu le règlement ; »'],
      'visas',
      ['Vu le code du travail ;', 'Vu le règlement ;', 'Vu la loi ;', 'Vu le décret ;'],
    ],
    [
      { nature: 'inserer_liminaire', liste: 'considerants', apres: null, texte: 'Considérant le reste ;' },
      [
        'Avant le premier considérant, il est inséré un considérant ainsi rédigé :',
        '« Considérant le reste ; »',
      ],
      'considerants',
      ['Considérant le reste ;', 'Considérant l’intérêt général ;'],
    ],
    [
      { nature: 'supprimer_liminaire', liste: 'visas', liminaireId: 'v2' },
      ['Le deuxième visa est supprimé.'],
      'visas',
      ['Vu le code du travail ;', 'Vu le décret ;'],
    ],
    [
      { nature: 'rediger_liminaire', liste: 'presence', liminaireId: 'presence-1', texte: 'la rectrice' },
      [
        'La mention : « en présence de : le rectorat » est remplacée par la mention : « en présence de : la rectrice ».',
      ],
      'presence',
      ['la rectrice', 'les missions locales'],
    ],
    [
      { nature: 'inserer_liminaire', liste: 'presence', apres: 'presence-2', texte: 'les CIO' },
      [
        'Après la mention : « en présence de : les missions locales », il est inséré la mention : « en présence de : les CIO ».',
      ],
      'presence',
      ['le rectorat', 'les missions locales', 'les CIO'],
    ],
  ])('%j', (modification, phrase, liste, lignes) => {
    expect(phraseDe(modification, TEXTE)).toEqual(phrase);
    const after = faire(modification);
    expect(ids(after, liste)).toEqual(lignes);
    for (const other of LISTES_LIMINAIRES)
      if (other !== liste) expect(ids(after, other)).toEqual(ids(TEXTE, other));
    const undone = contreOperations(TEXTE, [{ id: 'op', modification }]);
    if (!undone.ok) throw new Error(undone.error.message);
    const back = appliquerTout(
      after,
      undone.value.map((one, rang) => ({ id: `u${rang}`, modification: one })),
      'undo',
    );
    expect(back.ok && memeTexte(back.value, TEXTE)).toBe(true);
  });

  it('that is not there, or would be empty, is refused in words', () => {
    const refus = (modification: Modification): string => {
      const done = appliquer(TEXTE, modification, { avenantId: 'av', operationId: 'op' });
      return done.ok ? '' : `${done.error.code} ${done.error.message}`;
    };
    expect(refus({ nature: 'supprimer_liminaire', liste: 'visas', liminaireId: 'c1' })).toContain(
      'LIMINAIRE_INCONNU',
    );
    expect(refus({ nature: 'rediger_liminaire', liste: 'visas', liminaireId: 'v1', texte: ' ' })).toBe(
      'LIMINAIRE_VIDE La modification laisserait une ligne sans texte\u00A0: premier visa.',
    );
  });

  const lignes = fc.uniqueArray(fc.constantFrom('Vu A ;', 'Vu B ;', 'Vu C ;', 'Vu D ;', 'Vu E ;'), {
    maxLength: 5,
  });
  it('is found again between two texts, whatever came, went or moved', () => {
    const textes = fc.record({ visas: lignes, considerants: lignes, enPresenceDe: lignes }).map((made) =>
      texteInitial({
        ...CONVENTION,
        visas: made.visas.map((texte, rang) => ({ id: `v-${rang}`, texte })),
        considerants: made.considerants.map((texte) => ({ id: `c-${texte}`, texte })),
        enPresenceDe: made.enPresenceDe,
      }),
    );
    fc.assert(
      fc.property(textes, textes, (a, b) => {
        const found = genererOperations(a, b);
        expect(found.ok, found.ok ? '' : found.error.message).toBe(true);
        const [retour, aller] = [rejeter(comparer([un(a), un(b)])), accepter(comparer([un(a), un(b)]))];
        expect(retour).toEqual(accepter(comparer([un(a)])));
        expect(aller).toEqual(accepter(comparer([un(b)])));
      }),
      tirage('lignes liminaires', 150, 4_000),
    );
  });

  it('stands in the consolidated text, in the record in force and in the concordance', () => {
    const banc = withFin(signed());
    banc.aujourdhui = d('2026-11-23');
    const convention = [...banc.registre.conventions.values()][0];
    const premier = convention?.visas[0];
    if (convention === undefined || premier === undefined) throw new Error('no visa');
    const operations: readonly Modification[] = [
      {
        nature: 'rediger_liminaire',
        liste: 'visas',
        liminaireId: premier.id,
        texte: 'Vu le texte nouveau ;',
      },
      { nature: 'inserer_liminaire', liste: 'presence', apres: null, texte: 'le témoin nouveau' },
    ];
    const id = projeter(banc, { nom: 'vus', operations });
    const avenant = banc.registre.avenants.get(id);
    if (avenant === undefined) throw new Error('no draft');
    const avant = concordanceDe(banc.registre, convention, avenant, banc.aujourdhui);
    expect(avant.lignes.flatMap(({ defauts }) => defauts.map(({ code }) => code))).toEqual([]);
    expect(avant.lignes.map(({ apres }) => apres)).toEqual(['Vu le texte nouveau ;', 'le témoin nouveau']);
    signer(banc, id, d('2026-01-12'));
    const { texte } = consolider(banc.registre, convention, banc.aujourdhui);
    const record = conventionEnVigueur(convention, texte);
    expect(record.visas[0]).toEqual({ id: premier.id, texte: 'Vu le texte nouveau ;' });
    expect(record.enPresenceDe).toEqual(['le témoin nouveau']);
    const printed = modelToText(
      consolidationModel({
        fiche: FICHE,
        registre: banc.registre,
        convention,
        jour: banc.aujourdhui,
        aujourdhui: banc.aujourdhui,
      } as never),
    );
    expect(printed).toContain('En présence de\u00A0:\n\n- le témoin nouveau');
    expect(printed).toContain('Vu le texte nouveau\u00A0;');
    expect(printed).not.toContain(premier.texte.slice(0, 60));
    expect(printed).toMatch(/\(visas, considérants, présences modifiés par l’avenant/u);
  });
});

const un = (texte: TexteEnVigueur) => ({ texte, auteur: 'Avenant n° 1', date: d('2026-01-01') });

describe('in tracked changes', () => {
  it.each<[string, readonly Modification[]]>([
    [
      'a visa',
      [{ nature: 'rediger_liminaire', liste: 'visas', liminaireId: 'v3', texte: 'Vu le décret modifié ;' }],
    ],
    [
      'one in, one out',
      [
        { nature: 'supprimer_liminaire', liste: 'visas', liminaireId: 'v1' },
        { nature: 'inserer_liminaire', liste: 'considerants', apres: 'c1', texte: 'Considérant le reste ;' },
      ],
    ],
    [
      'all those present',
      [
        { nature: 'supprimer_liminaire', liste: 'presence', liminaireId: 'presence-1' },
        { nature: 'supprimer_liminaire', liste: 'presence', liminaireId: 'presence-2' },
      ],
    ],
  ])('%s: accepted, the new text; rejected, the old one', async (_nom, modifications) => {
    const after = modifications.reduce((texte, one) => faire(one, texte), TEXTE);
    const lire = async (...textes: readonly TexteEnVigueur[]) => {
      const model = comparaisonModel({
        fiche: FICHE,
        convention: AVEC,
        comparaison: comparer(textes.map(un), imprimer),
        de: 'hier',
        a: 'demain',
        jour: d('2026-07-02'),
      });
      const parts = await unzip(await renderDocx(model));
      expect(structuralFaults(parts)).toEqual([]);
      return parse(parts['word/document.xml'] ?? '');
    };
    const corps = (lines: ReturnType<typeof regler>) =>
      lines.slice(lines.findIndex((one) => texteDe(one) === 'ENTRE\u00A0:')).map(texteDe);
    const document = await lire(TEXTE, after);
    expect(fautesDeSuivi(document)).toEqual([]);
    expect(corps(regler(document, 'refuser'))).toEqual(corps(regler(await lire(TEXTE), 'accepter')));
    expect(corps(regler(document, 'accepter'))).toEqual(corps(regler(await lire(after), 'accepter')));
    expect(corps(regler(document, 'accepter'))).not.toEqual(corps(regler(document, 'refuser')));
  });
});
