// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { RouterProvider, createMemoryRouter } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RedactionConvention } from '#domain/convention/creation';
import { lireConvention } from '#domain/importation/lire-convention';
import { redactionLue } from '#domain/importation/saisie';
import type { Alinea } from '#domain/texte/divisions';
import { ouvrageVierge } from '../../src-renderer/features/redaction/depart';
import {
  ajouterColonne,
  ajouterLigne,
  cellules,
  changerAlineas,
  changerDivision,
  ecrireCellule,
  idsLibres,
  lignesCollees,
  liste,
  nouveauPassage,
  nouveauSignataire,
  nouvelleDivision,
  nouvellePartie,
} from '../../src-renderer/features/redaction/gestes';
import { NouvellePage } from '../../src-renderer/features/redaction/nouvelle-page';
import { clausesEnvoyees, redactionEnvoyee } from '../../src-renderer/features/redaction/ouvrage';
import type { Ouvrage, Saisie } from '../../src-renderer/features/redaction/ouvrage';
import { documentDe } from '../domain/importation/texte';
import { paths } from '../../src-renderer/parts/paths';
import { openForTest } from './in-memory-application';
import type { InMemoryApplication } from './in-memory-application';
import { ScreenProvider } from './screen-provider';

/*
 * A convention typed in the editor gives the record that its import gives: the same gestures as the screen's own, on
 * the whole of each sample.
 */

const FIXTURES = join(import.meta.dirname, '../fixtures/conventions');
const lue = (nom: string) =>
  redactionLue(lireConvention(documentDe(readFileSync(join(FIXTURES, `${nom}.txt`), 'utf8'))));

let application: InMemoryApplication;
beforeEach(async () => {
  application = await openForTest('2026-11-23');
});

const PETITE = [
  'CONVENTION DES PORTS',
  '',
  'Entre',
  'L’État, représenté par Madame Ada ESSAI, préfète de région,',
  '',
  'et',
  'La Région Bretagne, représentée par Monsieur Luc MODÈLE, président, ci-après dénommée « la Région »,',
  '',
  'Vu le code du travail ;',
  'Vu le code de l’éducation ;',
  '',
  'Il est convenu ce qui suit :',
  '',
  'Article 1er – Engagements',
  '',
  'La Région s’engage :',
  'a) à publier le programme ;',
  'b) à réunir les parties.',
  '',
  'Port\tPlaces',
  'Orléans\t24',
  '',
  'Article 2 – Durée',
  '',
  'La convention est conclue pour une durée de trois ans à compter de sa signature.',
  '',
  'Fait à Orléans, en 2 exemplaires, le',
].join('\n');

/** A table as its cells are made: two by two at first, then a row and a column at a time, then cell by cell. */
function tableauSaisi(texte: string): string {
  const rows = cellules(texte);
  const width = Math.max(...rows.map((row) => row.length));
  let made = '\t\n\t';
  for (let column = 2; column < width; column++) made = ajouterColonne(made, column - 1);
  for (let row = 2; row < rows.length; row++) made = ajouterLigne(made, row - 1);
  for (const [row, cells] of rows.entries())
    for (const [column, cell] of cells.entries()) made = ecrireCellule(made, row, column, cell);
  return made;
}

/** The alinéas of a division: pasted at once where the paste reads them so, typed one by one where it does not. */
function alineasSaisis(saisie: Saisie, alineas: readonly Alinea[]): readonly Alinea[] {
  const ids = idsLibres(saisie, 'alinea', alineas.length);
  return alineas.map((one, rang): Alinea => {
    const id = ids[rang] ?? '';
    if (one.tableau === true)
      return { id, niveau: 0, marque: null, texte: tableauSaisi(one.texte), tableau: true };
    const [pasted] = lignesCollees([one.marque, one.texte].filter(Boolean).join(' '));
    // The level and the mark are fields of the line, corrected where the paste read them otherwise.
    return { id, ...pasted!, niveau: one.niveau, marque: one.marque, texte: one.texte };
  });
}

function saisir({ parties, divisions, ...acte }: RedactionConvention): Ouvrage {
  const depart = ouvrageVierge();
  let saisie: Saisie = {
    ...depart.saisie,
    titre: acte.titre,
    titreCourt: acte.titreCourt,
    region: acte.region,
    zone: acte.zone,
    formule: acte.formule,
    lieu: acte.lieu,
    nombreExemplaires: String(acte.nombreExemplaires),
    faitLe: acte.faitLe === null ? '' : acte.faitLe.split('-').reverse().join('/'),
    parties: [],
  };
  for (const partie of parties) {
    const added = { ...nouvellePartie(saisie), nom: partie.nom, genre: partie.genre, signataires: [] };
    const said = {
      ...(partie.appel === undefined ? {} : { appel: partie.appel }),
      ...(partie.mentions === undefined ? {} : { mentions: partie.mentions }),
    };
    saisie = { ...saisie, parties: [...saisie.parties, { ...added, ...said }] };
    for (const { fonction, personne, adresse } of partie.signataires) {
      const signataire = { ...nouveauSignataire(saisie), fonction, personne, adresse };
      saisie = {
        ...saisie,
        parties: liste(saisie.parties).changer(added.id, (one) => ({
          ...one,
          signataires: [...one.signataires, signataire],
        })),
      };
    }
  }
  const listes = [
    ['visas', 'visa', acte.visas.map(({ texte }) => texte)],
    ['considerants', 'considerant', acte.considerants.map(({ texte }) => texte)],
    ['enPresenceDe', 'presence', acte.enPresenceDe],
  ] as const;
  for (const [champ, genre, textes] of listes)
    for (const texte of textes)
      saisie = { ...saisie, [champ]: [...saisie[champ], nouveauPassage(saisie, genre, texte)] };
  for (const division of divisions) {
    const last = saisie.divisions.at(-1);
    const next = nouvelleDivision(saisie, last, division.intitule);
    saisie = { ...saisie, divisions: liste(saisie.divisions).apres(last?.id ?? null, next) };
    saisie = changerDivision(saisie, next.id, ({ niveau: _niveau, ...one }) => ({
      ...one,
      nature: division.nature,
      numero: division.numero,
      ...(division.niveau === undefined ? {} : { niveau: division.niveau }),
    }));
    const before = saisie;
    saisie = changerAlineas(saisie, next.id, () => alineasSaisis(before, division.alineas));
  }
  return { ...depart, saisie };
}

/** What the registry holds of a convention, its names put in the order they come. */
async function fiche(id: string): Promise<unknown> {
  const redaction = await application.ask('conventions.redaction', { conventionId: id });
  const { clauses } = await application.ask('conventions.clauses', { conventionId: id });
  const ids = [
    id,
    ...redaction.parties.flatMap((one) => [one.id, ...one.signataires.map((signataire) => signataire.id)]),
    ...[...redaction.visas, ...redaction.considerants].map((one) => one.id),
    ...redaction.divisions.flatMap((one) => [one.id, ...one.alineas.map((alinea) => alinea.id)]),
    ...clauses.map((one) => one.id),
  ];
  const rang = new Map(ids.map((one, index) => [one, `nom-${index}`]));
  return JSON.parse(
    JSON.stringify({ redaction, clauses }, (key, value: unknown) =>
      typeof value === 'string' && key !== 'nature' ? (rang.get(value) ?? value) : value,
    ),
  );
}

async function importer({ redaction, clauses }: ReturnType<typeof redactionLue>): Promise<unknown> {
  return fiche((await application.ask('conventions.creer', { ...redaction, clauses })).id);
}

describe('a convention typed by hand', () => {
  it.each([
    '1-normandie-trois-signataires',
    '2-bretagne-cinq-parties',
    '3-bourgogne-franche-comte-copie-pdf',
  ])('%s gives the record that its import gives', async (nom) => {
    const importee = lue(nom);
    const parImport = await importer(importee);
    application = await openForTest('2026-11-23');
    const ouvrage = saisir(importee.redaction);
    const { id } = await application.ask('conventions.creer', {
      ...redactionEnvoyee(ouvrage.saisie),
      clauses: clausesEnvoyees(ouvrage),
    });
    expect(await fiche(id)).toEqual(parImport);
  });

  it('is typed whole in the window, from a blank form to the record', async () => {
    const importee = redactionLue(lireConvention(documentDe(PETITE)));
    const parImport = await importer(importee);
    application = await openForTest('2026-11-23');
    const router = createMemoryRouter(
      [
        { path: paths.nouvelleConvention, element: <NouvellePage /> },
        { path: '*', element: <p>Ailleurs</p> },
      ],
      { initialEntries: [paths.nouvelleConvention] },
    );
    render(
      <ScreenProvider>
        <RouterProvider router={router} />
      </ScreenProvider>,
    );
    const cliquer = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
    const ouvrir = (name: RegExp) =>
      fireEvent.click(
        within(screen.getByRole('navigation', { name: 'Parties de l’acte' })).getByRole('button', { name }),
      );
    const ecrire = (name: string | RegExp, value: string, rang = 0) =>
      fireEvent.change(screen.getAllByRole('textbox', { name })[rang]!, { target: { value } });
    const choisir = (name: string | RegExp, value: string, rang = 0) =>
      fireEvent.change(screen.getAllByRole('combobox', { name })[rang]!, { target: { value } });
    const coller = (name: string, lignes: string) =>
      fireEvent.paste(screen.getByRole('textbox', { name }), { clipboardData: { getData: () => lignes } });

    fireEvent.click(await screen.findByRole('button', { name: 'Formulaire vierge' }));
    const { titre, titreCourt, region, parties } = importee.redaction;
    ecrire('Titre de la convention', titre);
    ecrire('Nom dans les listes', titreCourt);
    ecrire('Région', region);
    ouvrir(/^Parties/u);
    for (const [rang, partie] of parties.entries()) {
      ecrire('Nom de la partie', partie.nom, rang);
      choisir('Genre', partie.genre, rang);
      ecrire('Ci-après dénommée', partie.appel ?? '', rang);
      ecrire('Autres mentions de l’acte', (partie.mentions ?? []).join('\n'), rang);
      const { fonction, personne } = partie.signataires[0]!;
      ecrire('Fonction', fonction.libelle, rang);
      choisir('Genre de la fonction', fonction.genre, rang);
      choisir('Civilité', personne.civilite, rang);
      ecrire('Prénom', personne.prenom, rang);
      ecrire('Nom', personne.nom, rang);
    }
    ouvrir(/^Visas/u);
    cliquer('Ajouter un visa');
    coller('Visa 1', 'Vu le code du travail ;\nVu le code de l’éducation ;');
    for (const { numero, intitule, lignes } of [
      {
        numero: '1',
        intitule: 'Article 1er – Engagements',
        lignes:
          'La Région s’engage :\na) à publier le programme ;\nb) à réunir les parties.\nPort\tPlaces\nOrléans\t24',
      },
      {
        numero: '2',
        intitule: 'Article 2 – Durée',
        lignes: 'La convention est conclue pour une durée de trois ans à compter de sa signature.',
      },
    ]) {
      cliquer('Ajouter une division');
      ecrire('Intitulé, comme l’acte l’imprime', intitule);
      ecrire('Numéro', numero);
      if (lignes.includes('\n')) coller('Alinéa 1', lignes);
      else ecrire('Alinéa 1', lignes);
    }
    ouvrir(/^Formule et clôture/u);
    ecrire('Formule', 'Il est convenu ce qui suit :');
    ecrire('Fait à', 'Orléans');
    ecrire('Nombre d’originaux', '2');
    cliquer('Enregistrer la convention');
    await waitFor(() => expect(screen.getByText('Ailleurs')).toBeDefined());
    const [created] = await application
      .ask('conventions.lister', {})
      .then((all) => all.filter(({ titre: nom }) => nom === titreCourt));
    expect(await fiche(created!.id)).toEqual(parImport);
  });
});
