import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import validate from '@ooxml-tools/validate';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comparaisonModel, imprimer } from '#actes/comparaison';
import type { DocumentModel } from '#actes/model';
import { civilDate } from '#domain/civil-date';
import type { Modification, NouvelAlinea } from '#domain/texte/operations';
import { appliquerTout } from '#domain/consolidation/appliquer';
import { comparer } from '#domain/redline/redline';
import type { EtatTexte } from '#domain/redline/redline';
import { texteInitial } from '#domain/texte/en-vigueur';
import type { TexteEnVigueur } from '#domain/texte/en-vigueur';
import { typographie } from '#domain/typographie';
import { renderDocx } from '../../src-main/documents/docx';
import { mots } from '../domain/consolidation/atelier';
import { etats, paireArticles } from '../domain/redline/redline-cas';
import { GRAINE } from '../domain/consolidation/textes';
import { CONVENTION, FICHE } from './cas';
import { answers, ETRANGER, reglerTout } from './libreoffice';
import { fautesDeSuivi, parse, regler, texteDe, walk, words } from './revisions';
import type { Ligne, Node } from './revisions';
import { structuralFaults, unzip } from './structure';
import { annoncer, echantillon, tirage } from '../support/essais';

/** The day of the comparison, which dates what a draft changes. */
const JOUR = civilDate('2026-07-02');

const model = (states: readonly EtatTexte[]): DocumentModel =>
  comparaisonModel({
    fiche: FICHE,
    convention: CONVENTION,
    comparaison: comparer(states, imprimer),
    de: 'le 12 juillet 2023',
    a: 'le 1er juillet 2026',
    jour: JOUR,
  });

const documentOf = async (bytes: Uint8Array) => parse((await unzip(bytes))['word/document.xml'] ?? '');

/**
 * The lines of the text itself, from « ENTRE » on: what stands before says what is compared. The page an annex opens is
 * a paragraph of its own, or part of its heading in a redline.
 */
const corps = (lines: readonly Ligne[]): readonly Ligne[] =>
  lines
    .slice(lines.findIndex((one) => texteDe(one) === 'ENTRE\u00A0:'))
    .filter((line) => line.style !== '' || texteDe(line).trim() !== '');

/** The ordinary print of one state, read in the same way. */
const seul = async (state: EtatTexte): Promise<readonly Ligne[]> =>
  corps(regler(await documentOf(await renderDocx(model([state]))), 'accepter'));

/** 300 articles and their new wording, in a few documents: a word processor takes longer to open than to read. */
const PAR_DOCUMENT = 50;
const TIRES = echantillon([0, 1, 2, 3, 4, 5], 2);
annoncer('paires d’articles comparées', TIRES.length * PAR_DOCUMENT);
const LOTS: readonly (readonly EtatTexte[])[] = TIRES.map((lot) => {
  const pairs = Array.from({ length: PAR_DOCUMENT }, (__, index) => {
    const rank = lot * PAR_DOCUMENT + index;
    return fc.sample(paireArticles(rank), { numRuns: 1, seed: 1000 + rank })[0]!;
  });
  const texte = (side: 0 | 1): TexteEnVigueur => ({
    parties: CONVENTION.parties,
    partiesModifiees: [],
    divisions: pairs.map((pair) => pair[side]),
    fin: null,
  });
  return [
    { texte: texte(0), auteur: 'Convention', date: civilDate('2023-07-12') },
    { texte: texte(1), auteur: `Avenant n° ${lot + 1}`, date: civilDate('2026-07-01') },
  ];
});

const present = answers('soffice', '--version');
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

type Simple = { readonly texte: string; readonly allure: string };

/**
 * Lines by the names of their styles: another program gives ids of its own to those it saves. A page that opens is no
 * line; LibreOffice 7.4 leaves the one of a rejected annex to what follows, as a break at the end of the line before.
 */
function simples(lines: readonly Ligne[], styles: string): readonly Simple[] {
  const names = new Map<string, string>();
  for (const [{ name, attributes, children }] of walk(parse(styles))) {
    const named = children.find((one) => one.name === 'w:name')?.attributes['w:val'];
    if (name === 'w:style') names.set(attributes['w:styleId'] ?? '', (named ?? '').toLowerCase());
  }
  return lines
    .filter((line) => texteDe(line) !== '\n')
    .map((line) => ({
      texte: texteDe(line).replace(/\n$/u, ''),
      allure: `${names.get(line.style) ?? ''} ${line.liste}`,
    }));
}

/**
 * What follows an alinéa that one act deletes and inserts with the same words (its mark changed). LibreOffice takes it
 * for a move, by author alone, and settling a move in its version 7.4 may give the next paragraph another style.
 */
function apresDeplacement(states: readonly EtatTexte[]): ReadonlySet<string> {
  const { divisions } = comparer(states, imprimer);
  const lines = divisions.flatMap(({ intitule, revision, alineas }) => [
    { runs: intitule, revision },
    ...alineas,
  ]);
  const words = (runs: (typeof lines)[number]['runs'], sans?: 'ins' | 'del'): string =>
    runs
      .filter(({ revision }) => revision === null || revision.sorte !== sans)
      .map(({ texte }) => texte)
      .join('');
  const whole = (sorte: 'ins' | 'del'): ReadonlySet<string> =>
    new Set(lines.filter(({ revision }) => revision?.sorte === sorte).map(({ runs }) => words(runs)));
  const [inserted, deleted] = [whole('ins'), whole('del')];
  const after = new Set<string>();
  let moved = false;
  for (const { runs, revision } of lines) {
    const text = words(runs);
    if (moved) for (const sans of ['ins', 'del'] as const) after.add(words(runs, sans));
    moved = revision === null ? false : moved || (inserted.has(text) && deleted.has(text));
  }
  return after;
}

/**
 * Settled by LibreOffice, each file gives the lines of its first state and of its last one. `styles`: and their styles;
 * LibreOffice 7.4 joins the paragraphs that several acts took out side by side, and gives what follows their style.
 */
async function parLibreOffice(
  chains: readonly (readonly EtatTexte[])[],
  files: readonly Uint8Array[],
  { styles }: { readonly styles: boolean },
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'redline-'));
  folders.push(folder);
  const reglements = files.flatMap((bytes, lot) => {
    const source = join(folder, `${lot}.docx`);
    writeFileSync(source, bytes);
    return (['accepter', 'refuser'] as const).map((choix) => ({
      source,
      choix,
      cible: join(folder, `${lot}-${choix}.docx`),
    }));
  });
  reglerTout(reglements);
  for (const [lot, states] of chains.entries()) {
    for (const [choix, state] of [
      ['refuser', states[0]!],
      ['accepter', states.at(-1)!],
    ] as const) {
      const parts = await unzip(readFileSync(join(folder, `${lot}-${choix}.docx`)));
      const document = parse(parts['word/document.xml'] ?? '');
      const left = [...walk(document)].filter(([{ name }]) => name === 'w:ins' || name === 'w:del');
      expect(left).toEqual([]);
      const got = simples(corps(regler(document, 'accepter')), parts['word/styles.xml'] ?? '');
      const wanted = simples(await seul(state), (await unzip(files[lot]!))['word/styles.xml'] ?? '');
      expect(got.map(({ texte }) => texte)).toEqual(wanted.map(({ texte }) => texte));
      if (!styles) continue;
      const spared = apresDeplacement(states);
      const certain = ({ texte }: Simple): boolean => !spared.has(texte.slice(texte.indexOf('\t') + 1));
      expect(wanted.filter(certain).length).toBeGreaterThan(0.8 * wanted.length);
      expect(got.filter(certain)).toEqual(wanted.filter(certain));
    }
  }
}

describe('le DOCX en suivi des modifications, pour des paires d’articles', () => {
  let files: readonly Uint8Array[] = [];
  beforeAll(async () => {
    files = await Promise.all(LOTS.map((states) => renderDocx(model(states))));
  });

  it('accepté, est le document du nouveau texte ; refusé, celui de l’ancien : lignes, styles, listes, mots et allure', async () => {
    for (const [lot, states] of LOTS.entries()) {
      const document = await documentOf(files[lot]!);
      expect(fautesDeSuivi(document)).toEqual([]);
      expect(corps(regler(document, 'refuser'))).toEqual(await seul(states[0]!));
      expect(corps(regler(document, 'accepter'))).toEqual(await seul(states[1]!));
    }
  });

  it('est sans erreur pour l’Open XML SDK et les contrôles de structure', ETRANGER, async () => {
    for (const bytes of files) {
      expect(structuralFaults(await unzip(bytes))).toEqual([]);
      const errors = await validate(bytes, 'docx', 'Microsoft365');
      expect(errors.map(({ description, path }) => `${path.xpath} : ${description}`)).toEqual([]);
    }
  });

  if (!present) {
    it('le dit sans LibreOffice : l’aller-retour n’a pas été fait', () => {
      if (process.env.CI_LIBREOFFICE === 'requis')
        throw new Error('CI_LIBREOFFICE=requis mais soffice manque : installez libreoffice-writer-nogui.');
    });
    return;
  }

  it('accepté ou refusé dans LibreOffice, rend les mêmes lignes, dans les mêmes styles', ETRANGER, () =>
    parLibreOffice(LOTS, files, { styles: true }),
  );
});

/** « [- Avenant n° 1 | 2026-03-01 | sept] »: what is tracked, by whom and when, in the order of the file. */
function suivis(document: Node): readonly string[] {
  const out: string[] = [];
  for (const [node] of walk(document)) {
    if (node.name !== 'w:ins' && node.name !== 'w:del') continue;
    const { 'w:author': author = '', 'w:date': date = '' } = node.attributes;
    const said = node.children.map(words).join('');
    // The mark of a paragraph has no words.
    if (said === '') continue;
    const sign = node.name === 'w:ins' ? '+' : '-';
    out.push(`[${sign} ${author} | ${date.slice(0, 10)} | ${said}]`);
  }
  return out;
}

/** The real convention, then the text after each avenant. */
function suite(...avenants: readonly (readonly Modification[])[]): readonly EtatTexte[] {
  const states: EtatTexte[] = [
    { texte: texteInitial(CONVENTION), auteur: 'Convention', date: civilDate('2023-07-12') },
  ];
  for (const [index, modifications] of avenants.entries()) {
    const rang = index + 1;
    const operations = modifications.map((modification, at) => ({ id: `av${rang}-${at}`, modification }));
    const done = appliquerTout(states.at(-1)!.texte, operations, `av${rang}`);
    if (!done.ok) throw new Error(done.error.message);
    states.push({
      texte: done.value,
      auteur: `Avenant n° ${rang}`,
      date: civilDate(`2026-0${rang}-0${rang}`),
    });
  }
  return states;
}

const neuf = (texte: string): NouvelAlinea => ({ niveau: 0, marque: null, texte });

/** Three avenants, the later ones striking, replacing and repealing what the first ones brought. */
const SUITE = suite(
  [
    mots('art6', 'art6-3', 'par avenant', 'par avenant écrit et motivé'),
    {
      nature: 'inserer_division',
      apres: 'art4',
      sorte: 'article',
      numero: '4-1',
      intitule: 'ARTICLE 4-1 : COMITÉ DE SUIVI',
      alineas: [neuf('Un comité suit la mise en œuvre.'), neuf('Il se réunit deux fois par an.')],
    },
    {
      nature: 'ajouter_annexe',
      numero: '1',
      intitule: 'ANNEXE 1 : CALENDRIER',
      alineas: [neuf('Le calendrier est annuel.')],
    },
    { nature: 'nommer_partie', partieId: 'region', nom: 'Le Conseil régional' },
  ],
  [
    mots('art6', 'art6-3', 'écrit et motivé', 'écrit'),
    { nature: 'supprimer_alinea', divisionId: 'av1-1-division', alineaId: 'av1-1-2' },
    {
      nature: 'rediger_division',
      divisionId: 'av1-2-division',
      intitule: 'ANNEXE 1 : CALENDRIER',
      alineas: [neuf('Le calendrier est pluriannuel.')],
    },
    {
      nature: 'inserer_division',
      apres: 'val',
      sorte: 'section',
      numero: null,
      intitule: 'GOUVERNANCE',
      alineas: [neuf('La gouvernance est partagée.')],
    },
    { nature: 'abroger', divisionId: 'art5' },
  ],
  [
    mots('art6', 'art6-3', 'écrit', 'signé'),
    { nature: 'abroger', divisionId: 'av1-1-division' },
    { nature: 'nommer_partie', partieId: 'region', nom: 'La Région Auvergne-Rhône-Alpes' },
  ],
);

describe('le DOCX en suivi des modifications, pour plusieurs avenants à la suite', () => {
  /** What holds of every redline, of however many acts. */
  async function verifier(states: readonly EtatTexte[], bytes: Uint8Array): Promise<void> {
    const document = await documentOf(bytes);
    expect(fautesDeSuivi(document)).toEqual([]);
    expect(corps(regler(document, 'refuser'))).toEqual(await seul(states[0]!));
    expect(corps(regler(document, 'accepter'))).toEqual(await seul(states.at(-1)!));
    const known = states.slice(1).map(({ auteur, date }) => `${typographie(auteur)} | ${date ?? JOUR} | `);
    for (const one of suivis(document))
      expect(
        known.some((acte) => one.startsWith(acte, 3)),
        one,
      ).toBe(true);
  }

  it('jamais imbriqué, de l’auteur et du jour de son acte ; accepté, le dernier texte ; refusé, le premier', async () => {
    await fc.assert(
      fc.asyncProperty(etats(5, 3), async (states) => verifier(states, await renderDocx(model(states)))),
      tirage('DOCX de plusieurs avenants', 10, 80, GRAINE.seed),
    );
  });

  it('dit de chaque mot l’avenant et le jour ; ce qui vint puis s’en alla ne laisse pas de trace', async () => {
    const bytes = await renderDocx(model(SUITE));
    await verifier(SUITE, bytes);
    const [premier, deuxieme, troisieme] = [1, 2, 3].map(
      (rang) => `Avenant n°\u00A0${rang} | 2026-0${rang}-0${rang} |`,
    );
    expect(suivis(await documentOf(bytes))).toEqual([
      `[- ${premier} La Région]`,
      `[+ ${troisieme} La Région Auvergne-Rhône-Alpes]`,
      `[+ ${deuxieme} GOUVERNANCE]`,
      `[+ ${deuxieme} La gouvernance est partagée.]`,
      `[- ${deuxieme} ARTICLE\u00A05\u00A0: MODALITÉS DE COORDINATION DES POLITIQUES]`,
      expect.stringMatching(
        /^\[- Avenant n°.2 \| 2026-02-02 \| À l’échelle de la région, .* de la vie\.\]$/u,
      ),
      `[+ ${troisieme} signé]`,
      `[+ ${premier}  ]`,
      `[+ ${premier} ANNEXE\u00A01\u00A0: CALENDRIER]`,
      `[+ ${premier} Le calendrier est ]`,
      `[+ ${deuxieme} pluriannuel]`,
      `[+ ${premier} .]`,
    ]);
  });

  if (!present) return;

  it('accepté ou refusé dans LibreOffice, rend le dernier texte ou le premier', ETRANGER, async () => {
    const chains = [SUITE, ...echantillon(fc.sample(etats(4, 3), { numRuns: 19, seed: 3 }), 5)];
    annoncer('suites d’avenants réglées par LibreOffice', chains.length);
    const files = await Promise.all(chains.map((states) => renderDocx(model(states))));
    await parLibreOffice(chains, files, { styles: false });
  });
});
