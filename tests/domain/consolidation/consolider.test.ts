import { describe, expect, it } from 'vitest';
import { demanderAvenant, signerAvenant } from '#domain/avenant/commands';
import { mettreALaSignature } from '#domain/avenant/etapes-commands';
import type { Modification } from '#domain/texte/operations';
import { arbitrer, retirerOperation } from '#domain/avenant/operations-commands';
import { civilDate as d } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { consolider } from '#domain/consolidation/consolider';
import { simuler } from '#domain/concordance/simuler';
import { termeEnVigueur } from '#domain/consolidation/terme';
import { findDivision, lireDivision, texteAlinea } from '#domain/texte/en-vigueur';
import {
  CONVENTION_ID,
  PROJET,
  signatures,
  signed,
  snapshot,
  withAvis,
  withFin,
} from '../../support/registre';
import type { Banc } from '../../support/registre';
import { avenantOf, mots, projeter, reglerClauses, signer } from './atelier';

const ouvert = (): Banc => {
  const banc = withFin(signed());
  banc.aujourdhui = d('2026-11-23');
  return banc;
};

const au = (banc: Banc, jour: CivilDate) => consolider(banc.registre, banc.convention, jour);

function lire(banc: Banc, jour: CivilDate, divisionId: string): string {
  const division = findDivision(au(banc, jour).texte, divisionId);
  return division === undefined ? 'absente' : lireDivision(division);
}

const ECRIT = mots('art6', 'art6-3', 'par avenant', 'par avenant écrit');
const MOTIVE = mots('art6', 'art6-3', 'avis du CREFOP', 'avis motivé du CREFOP');
const RECRIT: Modification = {
  nature: 'rediger_alinea',
  divisionId: 'art6',
  alineaId: 'art6-3',
  alineas: [{ niveau: 0, marque: null, texte: 'Elle se modifie par avenant, après avis du CREFOP.' }],
};
const PROROGE: Modification = {
  nature: 'proroger',
  divisionId: 'art6',
  alineaId: 'art6-2',
  texte: 'Elle est conclue jusqu’au 31 décembre 2029.',
  fin: d('2029-12-31'),
};

describe('the text in force', () => {
  it('is the signed text the day before, the amended one from the day of effect', () => {
    const banc = ouvert();
    signer(banc, projeter(banc, { nom: 'a', operations: [ECRIT] }), d('2024-07-01'));
    expect(lire(banc, d('2024-06-30'), 'art6')).toContain('par avenant à la demande');
    expect(lire(banc, d('2024-07-01'), 'art6')).toContain('par avenant écrit à la demande');
    expect(au(banc, d('2024-06-30')).aVenir.map(({ avenant }) => avenant.id)).toEqual(['a']);
  });

  it('traces each word to its act', () => {
    const banc = ouvert();
    signer(banc, projeter(banc, { nom: 'a', operations: [ECRIT] }), d('2024-07-01'));
    signer(banc, projeter(banc, { nom: 'b', operations: [MOTIVE] }), d('2025-07-01'));
    const alinea = findDivision(au(banc, d('2026-01-01')).texte, 'art6')?.alineas[2];
    expect(alinea?.segments).toEqual([
      { texte: 'Au cours de sa période de validité, elle peut être modifiée ', source: null },
      { texte: 'par avenant écrit', source: 'a' },
      { texte: " à la demande de l'une des parties et après ", source: null },
      { texte: 'avis motivé du CREFOP', source: 'b' },
      { texte: '.', source: null },
    ]);
    expect(alinea?.actes).toEqual(['a', 'b']);
  });

  it('orders acts by the day they take effect, then by number, whatever the order of signature', () => {
    const banc = ouvert();
    const late = projeter(banc, {
      nom: 'tard',
      priseEffet: { nature: 'date', date: d('2026-01-01') },
      operations: [mots('art4', 'art4-3', 'en 8 axes', 'en 9 axes')],
    });
    // Written while the text still has seven axes: it waits for the other one.
    const soon = projeter(banc, {
      nom: 'tot',
      operations: [mots('art4', 'art4-3', 'en 7 axes', 'en 8 axes')],
    });
    signer(banc, soon, d('2024-07-01'));
    banc.must(retirerOperation, { avenantId: late, operationId: 'tard-0' });
    const again = projeter(banc, {
      nom: 'encore',
      priseEffet: { nature: 'date', date: d('2026-01-01') },
      operations: [mots('art4', 'art4-3', 'en 8 axes', 'en 9 axes')],
    });
    signer(banc, again, d('2024-08-01'));
    expect(lire(banc, d('2025-12-31'), 'art4')).toContain('en 8 axes');
    expect(lire(banc, d('2026-01-01'), 'art4')).toContain('en 9 axes');
  });

  it('says which acts in force are only written in words', () => {
    const banc = ouvert();
    banc.nextIds(['libre']);
    banc.must(demanderAvenant, {
      ...PROJET,
      conventionId: CONVENTION_ID,
      partieId: 'region',
      auteurId: 'president',
      date: d('2024-01-05'),
      piece: null,
    });
    banc.nextIds([]);
    signer(banc, 'libre', d('2024-07-01'));
    expect(au(banc, d('2024-07-01')).sansOperation.map(({ id }) => id)).toEqual(['libre']);
    expect(au(banc, d('2024-06-30')).sansOperation).toEqual([]);
  });

  it('takes drafts in only when asked, after every signed act', () => {
    const banc = ouvert();
    const id = projeter(banc, { nom: 'p', operations: [ECRIT] });
    expect(lire(banc, d('2026-11-23'), 'art6')).not.toContain('par avenant écrit');
    const { texte, versions } = consolider(banc.registre, banc.convention, d('2026-11-23'), [
      avenantOf(banc, id),
    ]);
    expect(texteAlinea(findDivision(texte, 'art6')!.alineas[2]!)).toContain('par avenant écrit');
    expect(versions.at(-1)?.acte).toMatchObject({ projet: true, effet: null });
  });
});

describe('a conflict between two signed acts', () => {
  const PREMIER = mots('art6', 'art6-3', 'par avenant', 'par écrit');
  /** Both written on the same text, both signed the same day. */
  function deuxActes(second: Modification, premier: Modification = PREMIER): Banc {
    const banc = ouvert();
    const [a, b] = [
      projeter(banc, { nom: 'a', operations: [premier] }),
      projeter(banc, { nom: 'b', operations: [second] }),
    ];
    for (const id of [a, b]) {
      // Signed on paper the same day, before the register saw either.
      const avenant = avenantOf(banc, id);
      banc.apply([
        {
          collection: 'avenants',
          id,
          after: {
            ...avenant,
            numero: id === 'a' ? 1 : 2,
            signatures: ['prefete', 'recteur', 'draaf', 'president'].map((signataireId) => ({
              signataireId,
              date: d('2024-07-01'),
            })),
          },
        },
      ]);
    }
    return banc;
  }

  it('leaves the text as it is, names the place, and is settled for either with a reason', () => {
    const banc = deuxActes(ECRIT);
    const [conflit] = au(banc, d('2024-07-01')).conflits;
    expect(conflit).toMatchObject({ avenantId: 'b', operationId: 'b-0', arbitrage: null });
    expect(conflit?.defaut).toMatchObject({ code: 'MOTS_INTROUVABLES', lieu: { alineaId: 'art6-3' } });
    expect(lire(banc, d('2024-07-01'), 'art6')).toContain('par écrit');

    banc.must(arbitrer, {
      avenantId: 'b',
      sujet: 'b-0',
      choix: 'appliquer',
      motif: 'L’avenant n° 2 l’emporte',
    });
    expect(lire(banc, d('2024-07-01'), 'art6')).toContain('par avenant écrit');
    expect(au(banc, d('2024-07-01')).conflits[0]?.arbitrage?.motif).toBe('L’avenant n° 2 l’emporte');

    banc.must(arbitrer, {
      avenantId: 'b',
      sujet: 'b-0',
      choix: 'ecarter',
      motif: 'L’avenant n° 1 l’emporte',
    });
    expect(lire(banc, d('2024-07-01'), 'art6')).toContain('par écrit');
    expect(lire(banc, d('2024-07-01'), 'art6')).not.toContain('avenant écrit');
  });

  it('over a passage that is gone cannot be settled for the act that has nowhere to apply, only against it', () => {
    const banc = deuxActes(ECRIT, { nature: 'supprimer_alinea', divisionId: 'art6', alineaId: 'art6-3' });
    const choose = { avenantId: 'b', sujet: 'b-0', motif: 'Choix du comité' } as const;
    const before = au(banc, d('2024-07-01'));
    expect(before.conflits).toMatchObject([{ avenantId: 'b', arbitrage: null }]);
    expect(banc.refused(arbitrer, { ...choose, choix: 'appliquer' })).toMatchObject({
      code: 'ARBITRAGE_SANS_SUITE',
      champ: 'choix',
      message: expect.stringContaining('article 6') as string,
    });
    banc.must(arbitrer, { ...choose, choix: 'ecarter' });
    expect(au(banc, d('2024-07-01')).conflits).toMatchObject([{ arbitrage: { choix: 'ecarter' } }]);
  });

  it('settled for an act whose passage another one, recorded later, took away is open again', () => {
    const banc = deuxActes(ECRIT);
    banc.must(arbitrer, {
      avenantId: 'b',
      sujet: 'b-0',
      choix: 'appliquer',
      motif: 'L’avenant n° 2 l’emporte',
    });
    const a = avenantOf(banc, 'a');
    const operations = a.operations.map((one) => ({
      ...one,
      modification: { nature: 'supprimer_alinea', divisionId: 'art6', alineaId: 'art6-3' } as const,
    }));
    banc.apply([{ collection: 'avenants', id: 'a', after: { ...a, operations } }]);
    expect(au(banc, d('2024-07-01')).conflits).toMatchObject([{ avenantId: 'b', arbitrage: null }]);
  });

  it('of a passage written anew over another act is shown, though it applies', () => {
    const banc = deuxActes(RECRIT);
    const { conflits } = au(banc, d('2024-07-01'));
    expect(conflits.map(({ defaut }) => defaut.code)).toEqual(['CIBLE_MODIFIEE']);
    expect(lire(banc, d('2024-07-01'), 'art6')).toContain('Elle se modifie par avenant');
    banc.must(arbitrer, { avenantId: 'b', sujet: 'b-0', choix: 'ecarter', motif: 'Rédaction dépassée' });
    expect(lire(banc, d('2024-07-01'), 'art6')).toContain('par écrit');
  });
});

describe('two acts of one day on the same words', () => {
  const SEPT = 'en 7 axes';
  /** « premier », whose number is 1, and « autre », whose number is 2, recorded in either order. */
  function memeJour(recorded: readonly ('premier' | 'autre')[], lu: string): Banc {
    const banc = ouvert();
    const ecrits: Readonly<Record<string, Modification>> = {
      premier: mots('art4', 'art4-3', SEPT, 'en 8 axes'),
      autre: mots('art4', 'art4-3', lu, 'en 9 axes'),
    };
    for (const nom of recorded) {
      const operation = ecrits[nom];
      if (operation === undefined) throw new Error(nom);
      projeter(banc, { nom, operations: [operation] });
      const avenant = avenantOf(banc, nom);
      banc.apply([
        {
          collection: 'avenants',
          id: nom,
          after: {
            ...avenant,
            numero: nom === 'premier' ? 1 : 2,
            signatures: signatures(d('2024-07-01')),
            // Each read the text as its own signatories had it, whatever was recorded before.
            operations: avenant.operations.map((one) => ({ ...one, lu: '' })),
          },
        },
      ]);
    }
    expect([...banc.registre.avenants.keys()]).toEqual(recorded);
    return banc;
  }

  it.each([
    ['written one on the other', 'en 8 axes', 'en 9 axes', 0],
    ['written both on the same text', SEPT, 'en 8 axes', 1],
  ] as const)('%s: apply by number, whichever was recorded first', (_nom, lu, attendu, conflits) => {
    const [droit, inverse] = [memeJour(['premier', 'autre'], lu), memeJour(['autre', 'premier'], lu)];
    const result = au(inverse, d('2024-07-01'));
    expect(result).toEqual(au(droit, d('2024-07-01')));
    expect(result.versions.map(({ acte }) => acte.avenant.numero)).toEqual([1, 2]);
    expect(lire(inverse, d('2024-07-01'), 'art4')).toContain(attendu);
    expect(result.conflits.map(({ avenantId }) => avenantId)).toEqual(conflits === 0 ? [] : ['autre']);
  });
});

describe('an extension', () => {
  it('moves the end from the day it takes effect, with its cause, and what was refused is accepted', () => {
    const banc = ouvert();
    signer(banc, projeter(banc, { nom: 'a', operations: [PROROGE] }), d('2024-07-01'));
    expect(termeEnVigueur(banc.registre, banc.convention, d('2024-06-30')).date).toBe('2028-12-31');
    const after = termeEnVigueur(banc.registre, banc.convention, d('2024-07-01'));
    expect(after).toMatchObject({ etat: 'confirme', date: '2029-12-31' });
    expect(after.cause).toMatch(/avenant n°\s1.*31 décembre 2029.*31 décembre 2028/u);
    expect(banc.etat(d('2029-06-01'))).toBe('en_vigueur');
    expect(banc.etat(d('2030-01-01'))).toBe('expiree');
    banc.aujourdhui = d('2029-06-01');
    expect(projeter(banc, { nom: 'b', demande: d('2029-05-01'), operations: [] })).toBe('b');
    expect(lire(banc, d('2029-06-01'), 'art6')).toContain('jusqu’au 31 décembre 2029');
  });
});

describe('an extension of an end that was only proposed', () => {
  it('leaves nothing to confirm', () => {
    const banc = signed();
    banc.aujourdhui = d('2026-11-23');
    signer(banc, projeter(banc, { nom: 'a', operations: [PROROGE] }), d('2024-07-01'));
    const { etat, cause } = termeEnVigueur(banc.registre, banc.convention, d('2024-07-01'));
    expect(etat).toBe('confirme');
    expect(cause).toMatch(/n’était jusque-là que proposée, au 31 décembre 2028/u);
    expect(cause).not.toMatch(/Proposition|à confirmer/u);
  });
});

describe('a simulation', () => {
  it('says the text, the dates and the other drafts that would move, and moves nothing', () => {
    const banc = ouvert();
    const other = projeter(banc, {
      nom: 'autre',
      operations: [mots('art6', 'art6-2', 'CPRDFOP', 'contrat')],
    });
    const id = projeter(banc, { nom: 'a', operations: [PROROGE] });
    const before = JSON.stringify(snapshot(banc.registre));
    const { dates, touches, apres, conflits } = simuler(
      banc.registre,
      banc.convention,
      avenantOf(banc, id),
      banc.aujourdhui,
    );
    expect(JSON.stringify(snapshot(banc.registre))).toBe(before);
    expect(dates).toContainEqual(
      expect.objectContaining({ libelle: 'Fin de la convention', avant: '2028-12-31', apres: '2029-12-31' }),
    );
    expect(touches.map(({ nature }) => nature)).toEqual(['avenant']);
    expect(touches[0]?.libelle).toContain('autre');
    expect(texteAlinea(findDivision(apres.texte, 'art6')!.alineas[1]!)).toContain('2029');
    expect(conflits).toEqual([]);
    expect(avenantOf(banc, other).numero).toBeNull();
  });

  it.each([
    [
      'its last signature',
      { nature: 'signature' },
      d('2026-11-23'),
      /^S’il était signé aujourd’hui par tous\.$/,
    ],
    ['a day it fixes', { nature: 'date', date: d('2027-03-29') }, d('2027-03-29'), /que le projet fixe\.$/],
    [
      'a day it fixed, now past',
      { nature: 'date', date: d('2026-11-01') },
      d('2026-11-23'),
      /^Le 1er novembre 2026, que le projet fixe, est passé\s: .*aujourd’hui par tous\.$/u,
    ],
  ] as const)('gives the cause of its effect: %s', (_nom, priseEffet, effet, cause) => {
    const banc = ouvert();
    const id = projeter(banc, { nom: 'a', priseEffet, operations: [] });
    const [first] = simuler(banc.registre, banc.convention, avenantOf(banc, id), d('2026-11-23')).dates;
    expect(first).toMatchObject({ apres: effet, cause: expect.stringMatching(cause) as string });
  });

  it('tells a conflict that was settled and that the avenant would open again', () => {
    const banc = ouvert();
    const [a, b] = ['a', 'b'].map((nom) =>
      projeter(banc, { nom, operations: [mots('art6', 'art6-3', 'par avenant', `par écrit ${nom}`)] }),
    );
    for (const [rang, id] of [a, b].entries()) {
      const avenant = avenantOf(banc, id ?? '');
      const signees = signatures(d(rang === 0 ? '2026-11-01' : '2026-11-02'));
      const priseEffet = { nature: 'date', date: d(rang === 0 ? '2026-11-01' : '2027-01-01') } as const;
      banc.apply([
        {
          collection: 'avenants',
          id: avenant.id,
          after: { ...avenant, numero: rang + 1, signatures: signees, priseEffet },
        },
      ]);
    }
    banc.must(arbitrer, {
      avenantId: 'b',
      sujet: 'b-0',
      choix: 'appliquer',
      motif: 'L’avenant n° 2 l’emporte',
    });
    const supprime = projeter(banc, {
      nom: 'c',
      operations: [{ nature: 'supprimer_alinea', divisionId: 'art6', alineaId: 'art6-3' }],
    });
    const { conflits } = simuler(banc.registre, banc.convention, avenantOf(banc, supprime), banc.aujourdhui);
    expect(conflits).toMatchObject([{ avenantId: 'b', arbitrage: null }]);
  });

  it.each([
    [
      'whose words would be gone',
      mots('art6', 'art6-2', 'CPRDFOP', 'contrat'),
      'ses originaux seraient à refaire',
    ],
    [
      'whose passage would read otherwise',
      {
        nature: 'rediger_alinea',
        divisionId: 'art6',
        alineaId: 'art6-2',
        alineas: [{ niveau: 0, marque: null, texte: 'Elle est conclue pour la durée du contrat de plan.' }],
      } as const,
      'ce point serait à trancher',
    ],
  ])('tells a signature packet %s, and how many have signed', (_nom, operation, suite) => {
    const banc = ouvert();
    const other = projeter(banc, { nom: 'autre', operations: [operation] });
    reglerClauses(banc, other);
    withAvis(banc, other, d('2026-09-20'));
    banc.must(mettreALaSignature, { avenantId: other, date: d('2026-10-01'), motifTexteModifie: null });
    banc.must(signerAvenant, {
      avenantId: other,
      signatures: signatures(d('2026-10-05'), ['prefete', 'recteur']),
      motifTexteModifie: null,
    });
    const id = projeter(banc, { nom: 'a', operations: [PROROGE] });
    const { touches } = simuler(banc.registre, banc.convention, avenantOf(banc, id), banc.aujourdhui);
    expect(touches.map(({ nature }) => nature)).toEqual(['dossier-de-signature']);
    expect(touches[0]?.detail.replaceAll('\u00a0', ' ')).toContain(
      `À la signature depuis le 1er octobre 2026, 2 signatures sur 4 : ${suite}. `,
    );
  });
});
