import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { depouiller } from '#domain/legistique/avenant-colle';
import { lirePassage } from '#domain/legistique/lecture-passage';
import { SEUIL_CONFIANCE } from '#domain/legistique/lecture-phrase';
import { AURA } from './outils';

/** Sentences in the shapes that real avenants use, in neutral words: what is to be read, and what cannot be said. */
type Cas = {
  readonly id: string;
  readonly phrase: string;
  readonly attendu: 'attendue' | 'refus attendu' | 'clause non opérative';
};
const CAS = JSON.parse(
  readFileSync(new URL('../../fixtures/phrases/terrain.json', import.meta.url), 'utf8'),
) as readonly Cas[];

const mots = (divisionId: string, alineaId: string | null, ancien: string, nouveau: string) => ({
  nature: 'remplacer_mots',
  cible: { divisionId, alineaId },
  ancien,
  nouveau,
});
const insere = (divisionId: string, alineaId: string | null, repere: string, dits: string) => ({
  nature: 'inserer_mots',
  cible: { divisionId, alineaId },
  position: 'apres',
  repere,
  mots: dits,
});
const alineas = (divisionId: string, apres: string, ...textes: readonly string[]) => ({
  nature: 'inserer_alineas',
  divisionId,
  apres,
  alineas: textes.map((texte) => ({ niveau: 0, texte })),
});
const COMITE = [{ niveau: 0, marque: null, texte: 'Le comité suit la mise en œuvre du service.' }];

/** What each says, whoever reads it. */
const SENS: Readonly<Record<string, readonly object[]>> = {
  S01: [mots('art3', 'art3-4', ', il est rappelé', '')],
  S03: [insere('art5', 'art5-1', 'concertation', 'régionale')],
  S06: [insere('art5', null, 'instance de concertation', 'et partagée')],
  S08: [insere('art5', null, "est l'instance", 'principalement')],
  S09: [
    {
      nature: 'rediger_alinea',
      alineaId: 'art3-2',
      alineas: [{ niveau: 1, marque: '-', texte: 'De la mobilisation de tous ses services ;' }],
    },
  ],
  S11: [{ nature: 'rediger_division', divisionId: 'art5', alineas: COMITE }],
  S14: [alineas('pre', 'pre-3', 'Le service est gratuit.', 'Il est ouvert à tous.')],
  S17: [mots('art6', 'art6-1', 'sa', 'la'), mots('art6', 'art6-3', 'par avenant', "par voie d'avenant")],
  S18: [alineas('art6', 'art6-2', 'Elle est publiée.', 'Elle est notifiée.')],
  S23: [alineas('art5', 'art5-1', 'Un rapport annuel lui est présenté.')],
  S24: [
    {
      nature: 'proroger',
      alineaId: 'art6-2',
      fin: '2029-12-31',
      texte: 'Elle prend fin le 31 décembre 2029.',
    },
  ],
  S27: [{ nature: 'rediger_division', divisionId: 'art5', alineas: COMITE }],
  S28: [
    { nature: 'rediger_division', divisionId: 'art5', intitule: 'Article 5 : Coordination', alineas: COMITE },
  ],
  S36: [mots('art7', null, "deux mois suivant l'envoi", 'trois mois suivant la réception')],
  S38: [insere('art5', 'art5-1', 'de la vie.', 'Il se réunit deux fois par an.')],
  S39: [mots('art5', null, 'instance de concertation', 'instance de dialogue')],
  S40: [alineas('art5', 'art5-1', 'Il rend compte.')],
  S41: [mots('art6', 'art6-3', 'avenant', 'acte')],
  S44: [insere('art6', 'art6-3', 'avis du CREFOP', 'et du conseil régional')],
  S47: [
    {
      nature: 'rediger_alinea',
      alineaId: 'art6-1',
      alineas: [{ niveau: 0, marque: null, texte: 'La convention prend effet le 1er janvier 2027.' }],
    },
  ],
  S50: [
    {
      nature: 'inserer_division',
      apres: 'art7',
      numero: '8',
      intitule: 'ARTICLE 8 : Protection des données à caractère personnel',
      alineas: [{ niveau: 0, marque: null, texte: 'Chaque partie respecte le RGPD.' }],
    },
  ],
  S56: [mots('art7', null, 'deux mois', 'trois mois')],
  S58: [
    mots(
      'art7',
      null,
      'lettre recommandée avec accusé de réception',
      'lettre recommandée avec avis de réception',
    ),
  ],
  S65: [alineas('art3', 'art3-6', "L'État désigne un référent.")],
  S67: [mots('art6', 'art6-1', 'de sa date de signature', 'du 1er janvier 2027')],
};
/** Read as they are meant, and put to their reader all the same: a quotation without guillemets, a title on its line. */
const DOUTEUSES = ['S09', 'S28', 'S41', 'S44'];

/** The fault that each refusal names. */
const FAUTES: Readonly<Record<string, RegExp>> = {
  S04: /vise un tableau/u,
  S13: /renumérote/u,
  S16: /annexe jointe/u,
  S20: /Aucun de ses verbes/u,
  S26: /ne cite rien entre guillemets/u,
  S21: /élément par son seul numéro/u,
  S30: /vise un visa/u,
  S32: /ajoute ou retire une partie/u,
  S33: /nommez les articles/u,
  S45: /n’a pas d’article VI/u,
  S49: /plusieurs changements/u,
  S52: /vise un avenant/u,
  S54: /n’a pas d’article 5-1/u,
  S59: /nommez les articles|quel article/u,
  S63: /n’a pas d’élément « b »/u,
  S68: /Aucun de ses verbes/u,
};

const lire = ({ phrase }: Cas) => lirePassage(phrase, { base: AURA, texte: AURA });

describe('sentences met in real avenants', () => {
  it.each(CAS.filter(({ attendu }) => attendu === 'attendue').map((cas) => [cas.id, cas] as const))(
    'is read as it is meant: %s',
    (id, cas) => {
      const lues = lire(cas).map(({ lecture }) => lecture.lue);
      expect(lues.map((lue) => lue?.modification)).toMatchObject([...(SENS[id] ?? [])]);
      expect(lues.every((lue) => (lue?.confiance ?? 0) >= SEUIL_CONFIANCE)).toBe(!DOUTEUSES.includes(id));
    },
  );

  it.each(CAS.filter(({ attendu }) => attendu === 'refus attendu').map((cas) => [cas.id, cas] as const))(
    'is refused for the fault it has: %s',
    (id, cas) => {
      for (const { lecture } of lire(cas)) {
        expect(lecture.lue).toBeNull();
        const { message = '', remede = '' } = lecture.raison ?? {};
        expect(`${message} ${remede}`.replaceAll('\u00A0', ' ')).toMatch(FAUTES[id] ?? /(?!)/u);
        expect(message).not.toMatch(/\w+\.\w+\.\w+|art\d/u);
      }
    },
  );

  it.each(
    CAS.filter(({ attendu }) => attendu === 'clause non opérative').map((cas) => [cas.id, cas] as const),
  )('is set aside, and said: %s', (_, cas) => {
    expect(lire(cas)).toEqual([]);
    expect(depouiller(cas.phrase).ecartes.map(({ texte }) => texte)).toEqual([cas.phrase]);
  });
});
