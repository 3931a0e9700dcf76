import { describe, expect, it } from 'vitest';
import { civilDate } from '#domain/civil-date';
import type { Parametres, ParametresDe } from '#domain/clauses/clause';
import { direClause, laClause, nomDeClause } from '#domain/clauses/dire';

const resiliation: ParametresDe<'resiliation'> = {
  nature: 'resiliation',
  motif: 'manquement',
  n: 2,
  unite: 'mois',
  depart: 'envoi',
  avantLe: null,
  caractere: 'faculte',
  forme: 'lrar',
  par: 'une_partie',
  portee: null,
};
const duree: ParametresDe<'duree'> = {
  nature: 'duree',
  forme: 'periode',
  instrument: null,
  debut: null,
  fin: null,
  n: 1,
  unite: 'ans',
  depart: 'signature',
};
const plain = (text: string): string => text.replace(/\u00A0/gu, ' ');

describe('a clause is said in French', () => {
  it.each<[Parametres, string]>([
    [
      resiliation,
      'deux mois à compter de l’envoi d’une lettre recommandée avec avis de réception ; faculté de dénoncer, par une partie',
    ],
    [
      {
        ...resiliation,
        n: 30,
        unite: 'jours',
        depart: 'premiere_presentation',
        forme: null,
        par: null,
        caractere: 'plein_droit',
        portee: 'partie_defaillante',
      },
      '30 jours à compter de la première présentation ; résiliation de plein droit pour manquement, pour la seule partie défaillante',
    ],
    [
      {
        ...resiliation,
        motif: 'sans_motif',
        n: 3,
        depart: 'reception',
        forme: 'ecrit',
        avantLe: '06-30',
        toutArticle: true,
      },
      'trois mois à compter de la réception d’un écrit ; avant le 30 juin de chaque année ; faculté de résilier sans motif, par une partie ; tout article peut être invoqué',
    ],
    [
      { ...resiliation, motif: 'accord', n: null, unite: null, depart: null, forme: null, par: null },
      'faculté de résilier d’un commun accord',
    ],
    [
      { nature: 'effet', depart: 'derniere_signature', date: null, decalage: null },
      'à la dernière signature',
    ],
    [
      { nature: 'effet', depart: 'date', date: civilDate('2027-01-01'), decalage: null },
      'le 1er janvier 2027',
    ],
    [
      { nature: 'effet', depart: 'notification', date: null, decalage: { n: 15, unite: 'jours' } },
      'quinze jours après sa notification',
    ],
    [duree, 'un an à compter de la dernière signature'],
    [{ ...duree, depart: 'date', debut: civilDate('2026-09-01') }, 'un an à compter du 1er septembre 2026'],
    [
      { ...duree, forme: 'dates', debut: civilDate('2026-01-01'), fin: civilDate('2028-12-31') },
      'du 1er janvier 2026 au 31 décembre 2028',
    ],
    [
      { ...duree, forme: 'instrument', instrument: 'CPRDFOP 2022-2028' },
      'celle de l’instrument « CPRDFOP 2022-2028 »',
    ],
    [{ ...duree, forme: 'indeterminee' }, 'indéterminée'],
    [
      {
        nature: 'renouvellement',
        tacite: true,
        fois: 2,
        n: 1,
        unite: 'ans',
        preavis: { n: 3, unite: 'mois' },
      },
      'par tacite reconduction, deux fois, pour un an ; opposition au plus tard trois mois avant le terme',
    ],
    [
      {
        nature: 'avenant',
        demande: 'une_partie',
        avisCrefop: true,
        organe: null,
        articlesExclus: ['2', '3'],
      },
      'à la demande d’une partie, après avis du comité ; sauf les articles 2 et 3',
    ],
    [
      { nature: 'avenant', demande: 'accord', avisCrefop: false, organe: null, articlesExclus: [] },
      'd’un commun accord, sans avis préalable',
    ],
    [{ nature: 'exemplaires', n: 4 }, 'quatre exemplaires originaux'],
    [
      { nature: 'litige', tribunal: 'tribunal administratif de Rennes', amiable: true },
      'tribunal administratif de Rennes, après une recherche de règlement amiable',
    ],
  ])('%j', (parametres, dit) => {
    expect(plain(direClause(parametres))).toBe(dit);
  });

  it('names the party that owes an obligation, and the clause itself', () => {
    const obligation: Parametres = {
      nature: 'obligation',
      debiteur: 'p2',
      libelle: 'Transmettre les données',
    };
    expect(plain(direClause(obligation, () => 'la Région'))).toBe(
      'transmettre les données, à la charge de la Région',
    );
    expect(plain(direClause(obligation, () => 'Le Département'))).toMatch(/à la charge du Département$/u);
    expect(plain(laClause(obligation))).toBe('l’obligation « Transmettre les données »');
    expect(nomDeClause(resiliation)).toBe('clause de résiliation');
  });
});
