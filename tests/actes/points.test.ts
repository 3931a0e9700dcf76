/* What a legal service would correct by hand in what is printed: each point, and that it no longer has to. */
import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { articlesComplets } from '#actes/avenant-articles';
import { avenantModel } from '#actes/avenant';
import { empreinteDuModele } from '#actes/empreinte';
import { citation, miseEnDemeureModel } from '#actes/mise-en-demeure';
import type { DocumentModel } from '#actes/model';
import { modelToText, runsToText } from '#actes/texte';
import type { Avenant } from '#domain/fiches/avenant';
import { depouiller } from '#domain/legistique/avenant-colle';
import { lirePhrase } from '#domain/legistique/lecture-phrase';
import { phraseDe } from '#domain/legistique/phrase';
import { appelDe, fonctionLongue, withArticle } from '#domain/parties/partie';
import { texteInitial } from '#domain/texte/en-vigueur';
import type { Modification } from '#domain/texte/operations';
import { renderDocx } from '../../src-main/documents/docx';
import {
  AVENANT,
  AVENANT_SIGNE,
  CLAUSE,
  CONVENTION,
  FICHE,
  MISE_EN_DEMEURE,
  MISE_EN_DEMEURE_ENVOYEE,
  SIGNEE,
} from '../documents/cas';

const plain = (model: DocumentModel): string =>
  modelToText(model).replaceAll('\u00a0', ' ').replaceAll('’', "'");
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const TEXTE = texteInitial(CONVENTION);

const lettre = (miseEnDemeure = MISE_EN_DEMEURE_ENVOYEE, destinataireId?: string): DocumentModel =>
  miseEnDemeureModel({
    clause: CLAUSE,
    fiche: FICHE,
    convention: SIGNEE,
    miseEnDemeure,
    ...(destinataireId === undefined ? {} : { destinataireId }),
  });

const avec = (modifications: readonly Modification[]): Avenant => ({
  ...AVENANT,
  articles: [],
  operations: modifications.map((modification, rang) => ({
    id: `op-${rang + 1}`,
    modification,
    phrase: phraseDe(modification, TEXTE),
    lu: '',
  })),
});

describe('point 1, the letter signed', () => {
  it('is the same before and after its deposit, and says neither deposit, nor expiry, nor proof', () => {
    const signee = { ...MISE_EN_DEMEURE_ENVOYEE, envois: [], delai: null };
    expect(lettre()).toEqual(lettre(signee));
    expect(plain(lettre())).not.toMatch(/1A 123|Preuve|déposée|2027|vingt-quatre heures/u);
  });
});

describe('point 2, the originals', () => {
  it('have one fingerprint, whatever is printed round the text', () => {
    const model = lettre();
    const one = empreinteDuModele(model, sha256);
    expect(empreinteDuModele({ ...model, footer: 'autre', watermark: 'COPIE' }, sha256)).toBe(one);
    expect(empreinteDuModele(lettre(MISE_EN_DEMEURE_ENVOYEE, 'recteur'), sha256)).not.toBe(one);
  });
});

describe('point 3, one letter for each addressee', () => {
  it.each([
    ['prefete', 'Madame la Préfète,', 'haute considération', 'lettre 1 sur 3'],
    ['recteur', 'Monsieur le Recteur,', 'haute considération', 'lettre 2 sur 3'],
    ['draaf', 'Monsieur le Directeur régional,', 'considération distinguée', 'lettre 3 sur 3'],
  ])('%s: own form of address, own leave, own rank', (id, appel, conge, rang) => {
    const model = lettre(MISE_EN_DEMEURE, id);
    const said = plain(model);
    expect(said).toContain(appel);
    expect(said).toContain(`l'expression de ma ${conge}.`);
    expect(said).toContain(rang);
    const [tete] = model.blocks;
    if (tete?.kind !== 'letterhead') throw new Error('no letterhead');
    // In the window of an envelope.
    expect(tete.recipient.length).toBeLessThanOrEqual(6);
  });

  it('without an addressee, they follow one another, a page each', () => {
    const { blocks } = lettre();
    expect(blocks.filter(({ kind }) => kind === 'letterhead')).toHaveLength(3);
  });
});

describe('point 4, the number', () => {
  it('stands in the copy put to signature, and not in the draft', () => {
    const titre = (avenant: Avenant): string =>
      avenantModel({ reference: TEXTE, fiche: FICHE, convention: SIGNEE, avenant, avis: null }).title;
    expect(titre({ ...AVENANT_SIGNE, signatures: [] })).toContain('Avenant n°\u00a01');
    expect(titre(AVENANT)).toContain('Projet d’avenant');
  });
});

const MOTS = (alineaId: string, divisionId: string, ancien: string, nouveau: string): Modification => ({
  nature: 'remplacer_mots',
  cible: { divisionId, alineaId },
  ancien,
  nouveau,
  partout: false,
});

describe('point 6, the modifications', () => {
  const modifications: readonly Modification[] = [
    {
      nature: 'rediger_alinea',
      divisionId: 'art4',
      alineaId: 'art4-11',
      alineas: [
        { niveau: 0, marque: null, texte: 'Ces actions font l’objet d’un « bilan » annuel.' },
        { niveau: 0, marque: null, texte: 'Il est rendu public.' },
      ],
    },
    MOTS('art3-6', 'art3', 'participera au suivi', 'participe au suivi'),
    { nature: 'supprimer_alinea', divisionId: 'art4', alineaId: 'art4-12' },
  ];
  const avenant = avec(modifications);
  const articles = articlesComplets(avenant, TEXTE);
  const dits = (titre: string): readonly string[] =>
    articles
      .find((one) => one.titre.replaceAll('’', "'").endsWith(titre))
      ?.lignes.map(({ texte }) => texte) ?? [];

  it('come in the order of the text, one article a target', () => {
    expect(articles.map(({ titre }) => titre.replaceAll('’', "'"))).toEqual([
      'Article 1er – Objet',
      "Article 2 – Modification de l'article 3",
      "Article 3 – Modification de l'article 4",
      'Article 4 – Stipulations inchangées',
      'Article 5 – Entrée en vigueur',
    ]);
  });

  it('of one target, are a list that says it once', () => {
    const lines = dits("de l'article 4");
    expect(lines[0]?.replaceAll('’', "'")).toBe("L'article 4 est ainsi modifié :");
    expect(lines[1]).toMatch(/^1° Le .* est remplacé par deux alinéas ainsi rédigés :$/u);
    expect(lines[1]).not.toContain('article');
    expect(lines.at(-1)).toMatch(/^2° Le .* alinéa est supprimé\.$/u);
    expect(lines[3]).toMatch(/ » ;$/u);
  });

  it('open guillemets again at each alinéa, and have “ ” inside', () => {
    const lines = dits("de l'article 4");
    expect(lines[2]).toMatch(/^« .*“bilan”/u);
    expect(lines[3]).toMatch(/^« Il est rendu public\. »/u);
  });

  it('are read back from the printed act as they were recorded', () => {
    const model = avenantModel({ reference: TEXTE, fiche: FICHE, convention: SIGNEE, avenant, avis: null });
    const lues = depouiller(modelToText(model)).phrases.map((phrase) => {
      const { lue, raison } = lirePhrase(phrase, TEXTE);
      if (lue === null) throw new Error(`${phrase.join(' / ')} : ${raison.code}`);
      return lue.modification;
    });
    const uni = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value)
          .replace(/[\u00a0\u202f]/gu, ' ')
          .replaceAll('’', "'"),
      );
    const [redige, mots, supprime] = modifications;
    expect(uni(lues)).toEqual(uni([mots, redige, supprime]));
  });

  it('delete an annex, and repeal an article', () => {
    const annexe = {
      ...TEXTE,
      divisions: TEXTE.divisions.map((one, rang) =>
        rang === TEXTE.divisions.length - 1
          ? { ...one, nature: 'annexe' as const, numero: '1', intitule: 'ANNEXE 1' }
          : one,
      ),
    };
    const last = annexe.divisions.at(-1)!;
    expect(phraseDe({ nature: 'abroger', divisionId: last.id }, annexe)).toEqual([
      "L'annexe 1 est supprimée.",
    ]);
  });
});

describe('point 7, offices', () => {
  const office = (libelle: string, genre: 'f' | 'm', rest: object = {}) => ({ libelle, genre, ...rest });
  it.each([
    [office('Haut-commissaire régional', 'm'), 'le Haut-commissaire régional'],
    [office('Inspectrice d’académie', 'f'), 'l’Inspectrice d’académie'],
    [office('Onzième vice-président', 'm'), 'le Onzième vice-président'],
    [office('Huissier', 'm', { article: 'l' }), 'l’Huissier'],
  ] as const)('%j is said %s', (fonction, dit) => {
    expect(withArticle(fonction)).toBe(dit);
  });
  it('the long form is printed, and the form of address comes from data', () => {
    const fonction = office('Préfète de région', 'f', {
      long: 'Préfète de la région Auvergne-Rhône-Alpes, préfète du Rhône',
      appel: 'Madame la Préfète de région',
    }) as Parameters<typeof fonctionLongue>[0];
    expect(fonctionLongue(fonction).libelle).toContain('préfète du Rhône');
    const personne = { civilite: 'Madame', prenom: 'Ada', nom: 'ESSAI' } as const;
    expect(appelDe({ fonction, personne })).toBe('Madame la Préfète de région');
  });
});

describe('point 10, two prints of the same data', () => {
  // What an act says does not depend on the day it is printed: no model reads a clock.
  it('are the same, dated from the act or from its entry', async () => {
    const model = lettre();
    expect(model.date).toBe(MISE_EN_DEMEURE_ENVOYEE.signeeLe);
    const [first, second] = [await renderDocx(model), await renderDocx(lettre())];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    const props = strFromU8(unzipSync(first)['docProps/core.xml']!);
    expect(props).toContain(`${MISE_EN_DEMEURE_ENVOYEE.signeeLe}T`);
  });
});

describe('point 8, quotations and pieces', () => {
  it('a quotation has its subject', () => {
    const obligation = SIGNEE.obligations.find(({ id }) => id === 'ART2-3')!;
    const [sujet = '', titre = ''] = citation(SIGNEE, obligation);
    expect(sujet).toMatch(/^La Région a en charge/u);
    expect(titre).toBe('A ce titre, elle :');
  });

  it('the pieces are counted, each once, and the grievance says which are its own', () => {
    const griefs = MISE_EN_DEMEURE.griefs.map((grief, index) => ({
      ...grief,
      pieces:
        index === 0 ? 'Courrier du 1er septembre 2026 ; Procès-verbal du comité' : 'Procès-verbal du comité',
    }));
    const said = plain(lettre({ ...MISE_EN_DEMEURE, griefs }, 'prefete'));
    expect(said).toContain('Pièces jointes : 2 (liste en fin de lettre)');
    expect(said).toContain("À l'appui : pièces n° 1 et 2");
    expect(said).toContain("À l'appui : pièce n° 2");
    expect(said.match(/Procès-verbal du comité/gu)).toHaveLength(1);
  });

  it('each quoted alinéa opens its guillemets', () => {
    const quotes = lettre(MISE_EN_DEMEURE, 'prefete').blocks.flatMap((block) =>
      block.kind === 'quote' ? [runsToText(block.runs)] : [],
    );
    expect(quotes.length).toBeGreaterThan(3);
    for (const one of quotes) expect(one).toMatch(/^«/u);
  });
});
