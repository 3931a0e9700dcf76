import { describe, expect, it } from 'vitest';
import { lireConvention } from '#domain/importation/lire-convention';
import { redactionLue } from '#domain/importation/saisie';
import { documentDe } from '../importation/texte';

/** The duties read in an article of that heading, who owes each at its head. */
const devoirs = (intitule: string, ...lignes: readonly string[]): readonly string[] => {
  const { clauses } = redactionLue(
    lireConvention(
      documentDe(
        [
          'CONVENTION D’ESSAI',
          '',
          'Entre',
          'L’État, représenté par Madame Ada ESSAI, préfète de région,',
          '',
          'et',
          'La Région Bretagne, représentée par Monsieur Luc MODÈLE, président, ci-après « la Région »,',
          '',
          'Il est convenu ce qui suit :',
          '',
          `Article 1er – ${intitule}`,
          '',
          ...lignes,
          '',
          'Article 2 – Objet',
          '',
          'La convention organise l’accueil du public.',
        ].join('\n'),
      ),
    ),
  );
  return clauses.flatMap(({ parametres }) =>
    parametres.nature === 'obligation' ? [`${parametres.debiteur} : ${parametres.libelle}`] : [],
  );
};

describe('a list whose items each have their own subject', () => {
  const LISTE = [
    'Chaque année :',
    '',
    'a) la Région transmet le programme avant le 31 mars ;',
    'b) l’État est informé des places vacantes ;',
    'c) l’État communique la liste des emplois.',
  ];

  it('lays on each party what it says of it, and nothing where a party only receives', () => {
    expect(devoirs('Engagements', ...LISTE)).toEqual([
      'region : la Région transmet le programme avant le 31 mars',
      'etat : l’État communique la liste des emplois',
    ]);
  });

  it('knows a party by the beginning of its name', () => {
    const lire = (nom: string, phrase: string) => {
      const { clauses } = redactionLue(
        lireConvention(
          documentDe(
            `CONVENTION D’ESSAI\n\nEntre\nL’État, représenté par Madame Ada ESSAI, préfète de région,\n\net\n${nom}, représentée par Monsieur Luc MODÈLE, président,\n\nIl est convenu ce qui suit :\n\nArticle 1er – Engagements\n\n${phrase}\n\nArticle 2 – Objet\n\nLa convention organise l’accueil du public.`,
          ),
        ),
      );
      return clauses.flatMap(({ parametres }) =>
        parametres.nature === 'obligation' ? [parametres.debiteur] : [],
      );
    };
    expect(lire('La Région Réunion', 'La Région publie un bilan.')).toEqual(['region']);
    expect(lire('France Travail Grand Est', 'France Travail publie un bilan.')).toEqual(['france']);
    expect(lire('La Région Réunion', 'La Régie publie un bilan.')).toEqual([]);
    // « l’État » is the other party: nobody is called so by half of its name.
    expect(lire('L’État de Bretagne', 'L’État publie un bilan.')).toEqual(['etat']);
  });

  it('lays on each what each owes', () => {
    expect(
      devoirs(
        'Engagements communs',
        'Chaque partenaire désigne un correspondant. Il en rend compte au comité.',
        '',
        'Chacune des parties s’engage à :',
        '',
        '- publier un bilan ;',
      ),
    ).toEqual([
      'etat : Chaque partenaire désigne un correspondant. Il en rend compte au comité',
      'region : Chaque partenaire désigne un correspondant. Il en rend compte au comité',
      'etat : publier un bilan',
      'region : publier un bilan',
    ]);
    expect(devoirs('Engagements communs', 'Chaque partenaire est libre de ses moyens.')).toEqual([]);
  });

  it('lays nothing under a heading of another kind, unless a party binds itself', () => {
    expect(devoirs('Présentation', ...LISTE)).toEqual([]);
    expect(
      devoirs('Présentation', 'Chaque année :', '', 'a) la Région s’engage à publier le programme.'),
    ).toEqual(['region : la Région s’engage à publier le programme']);
  });
});
