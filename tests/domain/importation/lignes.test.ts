import { describe, expect, it } from 'vitest';
import { blocsDeLignes, lireCoupure } from '#domain/importation/lignes';
import type { Bloc } from '#domain/importation/document';
import { lignesDe } from './texte';

const lire = (texte: string) => blocsDeLignes(lignesDe(texte));

/** A block in one line: « 0 - texte » for an item, its text for a paragraph. */
const dire = (bloc: Bloc): string =>
  bloc.genre === 'tableau'
    ? bloc.lignes.map((cells) => cells.join(' | ')).join(' / ')
    : `${bloc.niveau === null ? '' : `${bloc.niveau} ${bloc.marque ?? ''} `}${bloc.texte}`;
const dits = (texte: string): readonly string[] => lire(texte).blocs.map(dire);

const LONGUE = `Le comité de suivi réunit les représentants de chacune des parties au moins une
fois par semestre. Il prépare le bilan annuel, le soumet aux parties et propose,
s'il y a lieu, les mesures qui permettent de mieux servir les usagers.
Il rend compte au comité régional.`;

describe('wrapped lines', () => {
  it('make one paragraph, which a short line ends', () => {
    expect(dits(LONGUE)).toEqual([
      "Le comité de suivi réunit les représentants de chacune des parties au moins une fois par semestre. Il prépare le bilan annuel, le soumet aux parties et propose, s'il y a lieu, les mesures qui permettent de mieux servir les usagers.",
      'Il rend compte au comité régional.',
    ]);
  });

  it('are not looked for where each line is a paragraph', () => {
    const lines = ['Le premier alinéa dit une chose et la dit jusqu’au bout.', 'Le second en dit une autre.'];
    expect(dits(lines.join('\n'))).toEqual(lines);
  });

  it('keep a heading apart from the text under it', () => {
    expect(dits(`Le suivi\n${LONGUE}`)[0]).toBe('Le suivi');
    expect(dits(`ARTICLE 3 : LE SUIVI\n${LONGUE}`)[0]).toBe('ARTICLE 3 : LE SUIVI');
  });

  it('hold a reference or a dash at the head of a line', () => {
    expect(
      dits(`${LONGUE}
La convention est modifiée, après avis du comité régional, suivant l'article
6. de la présente convention et suivant les règles que le comité s'est faites
– celles du code, et elles seules, lesquelles sont rappelées dans cette annexe.`),
    ).toHaveLength(3);
  });
});

describe('hyphens at a line end', () => {
  const joint = (fin: string, debut: string, suite = ''): string =>
    dits(`${LONGUE.split('\n').slice(0, 2).join('\n')} ${fin}\n${debut} fin. ${suite}`).join(' ');

  it.each([
    ['la personne représen-', 'tée', 'représentée'],
    ['les profes\u00AD', 'sionnels', 'professionnels'],
    ['elle peut-', 'être', 'peut-être'],
    ['le sous-', 'préfet', 'sous-préfet'],
    ['les sous-', 'signés', 'soussignés'],
    ['la vice-', 'présidente', 'vice-présidente'],
    ['la partie ci-', 'après', 'ci-après'],
    ['le ci-', 'toyen', 'citoyen'],
    ['les au-', 'torités', 'autorités'],
    ['la mi-', 'nistre', 'ministre'],
    ['doit-', 'il', 'doit-il'],
    ['le servi-', 'ce', 'service'],
    ['a-', 't-elle', 'a-t-elle'],
    ['la région Rhône-', 'Alpes', 'Rhône-Alpes'],
    ['de 2022-', '2028', '2022-2028'],
    ["l'article L. 6111-", '3', 'L. 6111-3'],
  ])('« %s / %s » is « %s »', (fin, debut, attendu) => {
    expect(joint(fin, debut)).toContain(attendu);
  });

  it('follow how the text writes the word elsewhere', () => {
    expect(joint('les inter-', 'réseaux', 'Les interréseaux.')).toContain('les interréseaux fin');
    expect(joint('les inter-', 'réseaux', 'Les inter-réseaux.')).toContain('les inter-réseaux fin');
  });

  it('are told where the word may be either', () => {
    const [remarque = ''] = lire(
      `${LONGUE.split('\n').slice(0, 2).join('\n')} la co-\nordination.`,
    ).remarques;
    expect(lireCoupure(remarque)).toEqual({ lu: 'co-ordination', autre: 'coordination' });
  });
});

describe('lists', () => {
  it('stand as deep as their indentation and their marks say', () => {
    expect(
      dits(`La Région :
1° organise :
a) l'accueil :
– sur place ;
– à distance ;
b) le suivi ;
2° publie le bilan.
  • en ligne ;
    o sur son site.`),
    ).toEqual([
      'La Région :',
      '0 1° organise :',
      "1 a) l'accueil :",
      '2 – sur place ;',
      '2 – à distance ;',
      '1 b) le suivi ;',
      '0 2° publie le bilan.',
      '1 • en ligne ;',
      '2 o sur son site.',
    ]);
  });

  it('hold items of several lines, and a mark alone on its line', () => {
    expect(
      dits(`${LONGUE}
Les parties s'engagent à :
  - réunir au moins deux fois par an l'ensemble des responsables des structures
    d'accueil ;
  -
  publier le bilan.
Elles en rendent compte.`).slice(2),
    ).toEqual([
      "Les parties s'engagent à :",
      "0 - réunir au moins deux fois par an l'ensemble des responsables des structures d'accueil ;",
      '0 - publier le bilan.',
      'Elles en rendent compte.',
    ]);
  });

  it('go down to « i) », whose letters are also numbers', () => {
    expect(dits('Liste :\na) un :\ni) x ;\nii) y ;\nv) z ;\nb) deux ;').slice(1)).toEqual([
      '0 a) un :',
      '1 i) x ;',
      '1 ii) y ;',
      '1 v) z ;',
      '0 b) deux ;',
    ]);
    expect(dits('h) un ;\ni) deux ;\nj) trois ;')).toEqual(['0 h) un ;', '0 i) deux ;', '0 j) trois ;']);
  });
});

describe('what pages repeat', () => {
  const pages = (saut: string): string => {
    const tete = 'Convention de coordination – Région Test      version du 04/05/2026';
    const lines = LONGUE.split('\n');
    return [
      ...lines.slice(0, 2),
      '',
      '1/3',
      `${saut}${tete}`,
      '',
      ...lines.slice(2),
      '',
      '2/3',
      `${saut}${tete}`,
      '',
      'Le bilan est public.',
      '',
      '3/3',
    ].join('\n');
  };

  it.each([['\f'], ['']])('is set aside, page ends told by %j or by their numbers', (saut) => {
    const { blocs, horsTexte, remarques } = lire(pages(saut));
    expect(blocs.map(dire)).toEqual([...dits(LONGUE), 'Le bilan est public.']);
    expect(horsTexte.map(({ nature }) => nature)).toEqual(['pied', 'en_tete', 'pied', 'en_tete', 'pied']);
    expect(remarques).toEqual([
      '5\u00A0lignes d’en-tête, de pied ou de numéro de page sont écartées du texte.',
    ]);
  });

  it('is not a heading that comes again', () => {
    const texte = 'Article 1\nUn.\n\f1\nArticle 2\nDeux.\n\f2\nArticle 3\nTrois.';
    expect(dits(texte)).toEqual(['Article 1', 'Un.', 'Article 2', 'Deux.', 'Article 3', 'Trois.']);
  });

  it('is known inside a sentence, though it came once', () => {
    const [un, deux, ...rest] = LONGUE.split('\n');
    const texte = [un, '', 'Page 1', 'Convention de coordination', '', deux, ...rest].join('\n');
    expect(dits(texte)).toEqual(dits(LONGUE));
  });

  it('leaves a figure that numbers no page', () => {
    expect(dits('Nombre de points d’accueil :\n12\nouverts.')).toContain('12 ouverts.');
  });
});

describe('tables and noise', () => {
  it('reads lines of cells, of tabulations or of bars', () => {
    expect(dits('Action\tPilote\nAccueil\tRégion\n\nSuite.')).toEqual([
      'Action | Pilote / Accueil | Région',
      'Suite.',
    ]);
    expect(dits('| Action | Pilote |\n|---|---|\n| Accueil | Région |')).toEqual([
      'Action | Pilote / Accueil | Région',
    ]);
  });

  it('parts ligatures, drops markup and stray signs, keeps apostrophes', () => {
    expect(
      dits("~ Les **oﬃces** ﬁxent l’ordre d'appel du 2^{e} cercle |\n_____\n&laquo;&nbsp;Fin&nbsp;&raquo;"),
    ).toEqual(["Les offices fixent l’ordre d'appel du 2e cercle", '«\u00A0Fin\u00A0»']);
    const [titre, gras] = lire('## Le suivi\n**Le pilotage**').blocs;
    expect(titre).toMatchObject({ texte: 'Le suivi', titre: 2 });
    expect(gras).toMatchObject({ texte: 'Le pilotage', gras: true });
  });
});
