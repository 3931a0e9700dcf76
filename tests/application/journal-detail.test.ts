import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entityKey } from '#domain/registre';
import type { NomCollection } from '#domain/registre';
import type { Noms } from '#registre/champs';
import { conventionEntiere } from '../../src-main/cli/convention-entiere';
import { diffImages } from '../../src-main/application/journal/differ';
import { LEXIQUE } from '../../src-main/application/journal/lexique';
import type { Champs as AnyChamps } from '../../src-main/application/journal/lexique-types';
import { markWords } from '../../src-main/application/journal/words';
import { newFolder } from '../support/application';
import type { Porte } from '../support/application';
import { ouvrirPourUnTest } from '../support/ouvertures';

const DEMO = 'convention-demonstration-2022-2028';
async function demonstration(): Promise<Porte> {
  const porte = await ouvrirPourUnTest(await newFolder(), '2026-11-23');
  await porte.call('exemple.charger', { demonstration: true });
  return porte;
}

const SANS_NOM: Noms = {
  signataire: (id) => `[${id}]`,
  partie: (id) => `[${id}]`,
  obligation: (id) => `[${id}]`,
  alinea: (id) => `[${id}]`,
  fiche: (collection, id) => `[${entityKey(collection as NomCollection, id)}]`,
};

const table = (collection: NomCollection): AnyChamps => LEXIQUE[collection];
const said = (passages: readonly { readonly texte: string }[] | null): string | null =>
  passages === null ? null : passages.map(({ texte }) => texte).join('');

/** Members of an image for which the lexicon has no word, by their place. */
function unnamed(champs: AnyChamps, image: unknown, place: string): readonly string[] {
  if (typeof image !== 'object' || image === null) return [];
  return Object.entries(image).flatMap(([key, value]) => {
    const here = `${place}.${key}`;
    if (!Object.hasOwn(champs, key)) return [here];
    const champ = champs[key];
    if (champ === null || champ === undefined) return [];
    if ('champs' in champ) return unnamed(champ.champs, value, here);
    if ('element' in champ && Array.isArray(value))
      return value.flatMap((item: unknown) => unnamed(champ.element, item, here));
    return [];
  });
}

/** What only software writes: camelCase, snake_case, an ISO date, a member of an enumeration. */
const TECHNICAL =
  /(?<![\p{L}\d])(?:[a-z]+[A-Z][A-Za-z]*|[a-z]+_[a-z_]+|\d{4}-\d{2}-\d{2}|pleniere|preambule|null|undefined|true|false|\[object)(?![\p{L}\d])/u;

describe('the words of the journal', () => {
  it('name every field met in the demonstration, and show no technical word', async () => {
    const porte = await demonstration();
    const { avenant } = (await conventionEntiere(porte, DEMO)).avenants.find(
      ({ etat }) => etat === 'demande',
    )!;
    await porte.call('corbeille.supprimer', { collection: 'avenants', id: avenant.id, motif: 'Doublon' });
    const entries = await porte.application.depot.entries();
    expect(entries.length).toBeGreaterThan(15);
    for (const { seq, changes } of entries) {
      for (const { collection, after } of changes)
        expect(unnamed(table(collection), after, collection), `entry ${seq}`).toEqual([]);
      const detail = await porte.call('journal.detail', { seq });
      expect(detail.objets.length).toBeGreaterThan(0);
      for (const { libelle, lignes } of detail.objets) {
        expect(libelle).not.toBe('');
        for (const ligne of lignes) {
          expect(ligne.champ, `entry ${seq}`).not.toMatch(TECHNICAL);
          for (const value of [said(ligne.avant), said(ligne.apres)]) {
            if (value === null) continue;
            expect(value, `${seq} ${ligne.champ}`).not.toBe('');
            expect(value, `${seq} ${ligne.champ}`).not.toMatch(TECHNICAL);
          }
        }
      }
    }
  });

  it('say every member of every shape a record may take', () => {
    const date = '2026-03-12';
    const samples: readonly (readonly [NomCollection, object])[] = [
      ['conventions', { duree: { nature: 'dates_fixes', article: '6', fin: date } }],
      ['conventions', { duree: { nature: 'annuelle', article: '6', annee: 2026 } }],
      [
        'conventions',
        {
          duree: {
            nature: 'instrument',
            instrument: 'CPRDFOP',
            article: '6',
            hypothese: { date, motif: 'Motif de l’essai' },
            confirmation: { date, fondement: 'Motif de l’essai', confirmeeLe: date },
          },
        },
      ],
      [
        'conventions',
        { zone: 'alsace-moselle', faitLe: date, effetRetenu: { date, motif: 'Motif de l’essai' } },
      ],
      [
        'avenants',
        { priseEffet: { nature: 'date', date }, abandon: { date, motif: 'Motif de l’essai' }, numero: 2 },
      ],
      [
        'avis',
        {
          sens: 'sans_avis',
          votes: { pour: 1, contre: 0, abstentions: 2, nePrendPasPart: 0 },
          publication: { date, support: 's' },
        },
      ],
      [
        'avis',
        {
          seance: {
            date,
            formation: 'bureau',
            lieu: 'l',
            convocationLe: date,
            quorum: { membres: 4, presents: 3 },
            procesVerbal: 'pv',
          },
        },
      ],
      [
        'misesEnDemeure',
        {
          envois: [
            {
              id: 'e',
              destinataireId: 'd',
              numero: 'n',
              depotLe: date,
              preuve: { nature: 'declaratif' },
              presentationLe: null,
              distributionLe: null,
              retour: { date, motif: 'adresse_inconnue' },
            },
          ],
        },
      ],
      [
        'misesEnDemeure',
        { regularisation: { date, motif: 'Motif de l’essai' }, retrait: { date, motif: 'Motif de l’essai' } },
      ],
      [
        'denonciations',
        {
          priseEffet: { nature: 'reception' },
          receptionLe: date,
          derogation: 'Motif de l’essai',
          numero: 'n',
        },
      ],
      [
        'pieces',
        {
          objet: { collection: 'avis', id: 'a' },
          nature: 'bordereau_recommande',
          nom: 'b.pdf',
          type: 'application/pdf',
          taille: 1_234_567,
          sha256: 'ab'.repeat(32),
          ajouteeLe: date,
        },
      ],
      [
        'corbeille',
        {
          supprimeLe: date,
          par: 'p',
          motif: 'Motif de l’essai',
          racine: { collection: 'misesEnDemeure', id: 'x', libelle: 'l' },
          elements: [{ collection: 'avis', entite: { id: 'x' } }],
        },
      ],
      ['fiches', { nom: 'n', demonstration: true }],
    ];
    for (const [collection, sample] of samples) {
      expect(unnamed(table(collection), sample, collection)).toEqual([]);
      const lignes = diffImages(table(collection), null, sample, () => SANS_NOM);
      expect(lignes.length).toBeGreaterThan(0);
      for (const { champ, apres } of lignes) {
        expect(champ).not.toMatch(TECHNICAL);
        if (!champ.startsWith('Jointe')) expect(said(apres)).not.toMatch(TECHNICAL);
      }
    }
    const [piece] = diffImages(table('pieces'), null, { taille: 1_234_567 }, () => SANS_NOM);
    expect(said(piece!.apres)).toBe('1,2\u00a0Mo');
  });

  it('says that a field of another version is there, never its name', () => {
    const [ligne] = diffImages(
      table('fiches'),
      { nom: 'n' },
      { nom: 'n', champInconnu: 'valeur' },
      () => SANS_NOM,
    );
    expect(ligne).toEqual({
      champ: 'Donnée d’une autre version du logiciel',
      avant: null,
      apres: [{ texte: 'présente', marque: false }],
    });
  });
});

describe('before and after', () => {
  const diff = (collection: NomCollection, avant: unknown, apres: unknown) =>
    diffImages(table(collection), avant, apres, () => SANS_NOM).map(({ champ, avant: was, apres: is }) => ({
      champ,
      avant: said(was),
      apres: said(is),
    }));

  it('nothing differs from itself', async () => {
    const porte = await demonstration();
    for (const entity of porte.application.depot.registre.conventions.values())
      expect(diff('conventions', entity, structuredClone(entity))).toEqual([]);
  });

  it('tells one item of a list without telling the others', () => {
    const signatures = (...dates: string[]) => ({
      signatures: dates.map((date, index) => ({ signataireId: `s${index}`, date })),
    });
    expect(
      diff('conventions', signatures('2026-03-12', '2026-03-13'), signatures('2026-03-12', '2026-03-14')),
    ).toEqual([{ champ: 'Signatures › [s1] › Date', avant: '13 mars 2026', apres: '14 mars 2026' }]);
    expect(diff('conventions', signatures('2026-03-12'), signatures('2026-03-12', '2026-03-14'))).toEqual([
      { champ: 'Signatures › [s1] › Signataire', avant: null, apres: '[s1]' },
      { champ: 'Signatures › [s1] › Date', avant: null, apres: '14 mars 2026' },
    ]);
    const [order] = diff(
      'conventions',
      {
        signatures: [
          { signataireId: 'a', date: '2026-03-12' },
          { signataireId: 'b', date: '2026-03-12' },
        ],
      },
      {
        signatures: [
          { signataireId: 'b', date: '2026-03-12' },
          { signataireId: 'a', date: '2026-03-12' },
        ],
      },
    );
    expect(order).toEqual({ champ: 'Signatures › Ordre', avant: '[a]\n[b]', apres: '[b]\n[a]' });
  });

  it('keeps every character of the texts, whatever is marked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('le', 'la', 'convention', 'région', ' ', '\n', '’', ' ', '12')),
        fc.array(fc.constantFrom('le', 'la', 'convention', 'région', ' ', '\n', '’', ' ', '12')),
        (a, b) => {
          const { avant, apres } = markWords(a.join(' '), b.join(' '));
          expect(said(avant)).toBe(a.join(' '));
          expect(said(apres)).toBe(b.join(' '));
          const kept = (passages: typeof avant) =>
            passages
              .filter(({ marque }) => !marque)
              .map(({ texte }) => texte)
              .join('');
          expect(kept(avant)).toBe(kept(apres));
        },
      ),
    );
    const { apres } = markWords('Le préfet de la région signe.', 'La préfète de la région signe.');
    expect(apres).toEqual([
      { texte: 'La préfète ', marque: true },
      { texte: 'de la région signe.', marque: false },
    ]);
  });

  it('calls a signatory by the name he signed with, though he was replaced since', async () => {
    const porte = await demonstration();
    const convention = await porte.call('conventions.texte', { conventionId: DEMO });
    const [signataire] = convention.parties[0]!.signataires;
    const lignes = async (seq: number) =>
      (await porte.call('journal.detail', { seq })).objets.flatMap((objet) => objet.lignes);
    const signed = (await porte.call('journal.lire', { avant: null, limite: 500 })).lignes.find(
      ({ action }) => action === 'conventions.signer',
    )!;
    const before = await lignes(signed.seq);
    expect(before.some(({ champ }) => champ.includes(signataire!.personne.nom))).toBe(true);
    // The rules forbid it once a signature is there: the history of a registry taken over may hold it all the same.
    const replaced = {
      ...convention,
      parties: convention.parties.map((partie, index) => ({
        ...partie,
        signataires: partie.signataires.map((given, rang) =>
          index === 0 && rang === 0
            ? { ...given, personne: { civilite: 'Monsieur', prenom: 'Autre', nom: 'TITULAIRE' } as const }
            : given,
        ),
      })),
    };
    const { depot } = porte.application;
    await depot.transact(
      () => ({ ok: true, value: null, changes: [{ collection: 'conventions', id: DEMO, after: replaced }] }),
      { action: 'conventions.modifierSignataire', by: 'essai' },
    );
    const revision = depot.seq;
    expect(await lignes(signed.seq)).toEqual(before);
    expect(
      (await lignes(revision)).map(({ champ, avant, apres }) => [champ, said(avant), said(apres)]),
    ).toContainEqual([
      "Parties › L'État › Signataires › Monsieur Autre TITULAIRE › Personne › Nom",
      signataire!.personne.nom,
      'TITULAIRE',
    ]);
  });

  it('has no detail of an entry that does not exist', async () => {
    const porte = await demonstration();
    expect((await porte.refused('journal.detail', { seq: 9999 })).code).toBe('ENTREE_INTROUVABLE');
  });
});
