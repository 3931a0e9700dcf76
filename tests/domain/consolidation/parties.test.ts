import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refuserAvenant } from '#domain/avenant/etapes-commands';
import { arbitrer } from '#domain/avenant/operations-commands';
import { signerAvenant } from '#domain/avenant/commands';
import { civilDate as d } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { consolider } from '#domain/consolidation/consolider';
import { versionsParties } from '#domain/consolidation/parties';
import { allSignataires } from '#domain/parties/partie';
import type { Partie } from '#domain/parties/partie';
import { nomsPartie, partiesLe, partiesSignantes, titulaires } from '#domain/parties/versions';
import { signatures, signed, withAvis, withFin } from '../../support/registre';
import type { Banc } from '../../support/registre';
import { designerRecteur, renommerRegion } from '../../support/signataires';
import { avenantOf, mots, projeter, signer, designe } from './atelier';
import { GRAINE } from './textes';
import { tirage } from '../../support/essais';

const ouvert = (): Banc => {
  const banc = withFin(signed());
  banc.aujourdhui = d('2026-11-23');
  return banc;
};

const versions = (banc: Banc) => versionsParties(banc.registre, banc.convention);
const recteur = (parties: readonly Partie[]): string =>
  allSignataires(parties).find(({ id }) => id === 'recteur')?.personne.nom ?? 'absent';
const AVANT = recteur(ouvert().convention.parties);

const SEPT = mots('art4', 'art4-3', 'en 7 axes', 'en sept axes');

describe('the parties on a day', () => {
  it('are those of the convention until an avenant that changes them takes effect', () => {
    const banc = ouvert();
    designe(banc, 'NOUVEAU', d('2024-07-01'), d('2025-01-01'));
    expect(recteur(partiesLe(versions(banc), d('2024-12-31')))).toBe(AVANT);
    expect(recteur(partiesLe(versions(banc), d('2025-01-01')))).toBe('NOUVEAU');
  });

  it('leave a draft out', () => {
    const banc = ouvert();
    projeter(banc, { nom: 'projet', operations: [designerRecteur('JAMAIS')] });
    expect(versions(banc)).toHaveLength(1);
    expect(partiesLe(versions(banc), banc.aujourdhui)).toEqual(banc.convention.parties);
  });

  it('are those of the text in force, whatever else the avenants change and whatever was settled', () => {
    const parametres = tirage('parties du texte en vigueur', 20, 60, GRAINE.seed);
    let changed = 0;
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            signe: fc.constantFrom('2024-02-01', '2024-07-01', '2025-03-03', '2026-01-05'),
            effet: fc.constantFrom(null, '2024-07-01', '2025-06-01', '2027-01-01'),
            change: fc.constantFrom('recteur', 'region', 'mots', 'deux'),
            ecarte: fc.boolean(),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        (cases) => {
          const banc = ouvert();
          // All drafted on the same text: the later ones meet a name that is no longer the one they read.
          const ids = cases.map(({ effet, change }, rang) =>
            projeter(banc, {
              nom: `a${rang}`,
              operations: [
                ...(change === 'mots' ? [mots('art4', 'art4-3', 'en 7 axes', `en ${rang} axes`)] : []),
                ...(change === 'recteur' || change === 'deux' ? [designerRecteur(`NOM ${rang}`)] : []),
                ...(change === 'region' || change === 'deux' ? [renommerRegion(`La Région ${rang}`)] : []),
              ],
              ...(effet === null ? {} : { priseEffet: { nature: 'date' as const, date: d(effet) } }),
            }),
          );
          cases.forEach(({ signe, ecarte }, rang) => {
            const id = ids[rang] ?? '';
            withAvis(banc, id, d('2024-01-20'));
            for (const { id: sujet } of avenantOf(banc, id).operations)
              banc.run(arbitrer, {
                avenantId: id,
                sujet,
                choix: ecarte ? 'ecarter' : 'appliquer',
                motif: 'Essai',
              });
            banc.run(signerAvenant, {
              avenantId: id,
              signatures: signatures(d(signe)),
              motifTexteModifie: null,
            });
          });
          changed += versions(banc).length - 1;
          for (const jour of [
            '2023-10-02',
            '2024-06-30',
            '2024-07-01',
            '2025-06-01',
            '2026-11-23',
            '2027-01-01',
          ])
            expect(partiesLe(versions(banc), d(jour))).toEqual(
              consolider(banc.registre, banc.convention, d(jour)).texte.parties,
            );
        },
      ),
      parametres,
    );
    expect(changed).toBeGreaterThan(parametres.numRuns);
  });
});

describe('who signs an avenant', () => {
  it('is not the person whom this very avenant designates', () => {
    const banc = ouvert();
    const id = designe(banc, 'NOUVEAU', d('2024-07-01'));
    expect(recteur(partiesLe(versions(banc), d('2024-07-01')))).toBe('NOUVEAU');
    expect(recteur(partiesSignantes(versions(banc), avenantOf(banc, id), banc.aujourdhui))).toBe(AVANT);
  });

  it('is, for one signed the same day, told by the order of the numbers', () => {
    const banc = ouvert();
    const first = projeter(banc, { nom: 'premier', operations: [renommerRegion('La Région AURA')] });
    signer(banc, first, d('2024-07-01'));
    designe(banc, 'NOUVEAU', d('2024-07-01'));
    const third = projeter(banc, { nom: 'troisieme', operations: [SEPT] });
    signer(banc, third, d('2024-07-01'));
    const of = (id: string) =>
      recteur(partiesSignantes(versions(banc), avenantOf(banc, id), banc.aujourdhui));
    expect([of(first), of(third)]).toEqual([AVANT, 'NOUVEAU']);
  });

  it('is each on the day of their own signature, and today’s holder where one is awaited', () => {
    const banc = ouvert();
    const id = projeter(banc, { nom: 'long', operations: [SEPT] });
    withAvis(banc, id, d('2024-05-01'));
    const sign = (who: readonly string[], jour: CivilDate): void => {
      banc.must(signerAvenant, {
        avenantId: id,
        signatures: signatures(jour, who),
        motifTexteModifie: null,
      });
    };
    const holder = () => recteur(partiesSignantes(versions(banc), avenantOf(banc, id), banc.aujourdhui));
    designe(banc, 'DEUXIÈME', d('2024-07-01'));
    expect(holder()).toBe('DEUXIÈME');
    sign(['recteur'], d('2024-06-28'));
    expect(holder()).toBe(AVANT);
    sign(['prefete', 'draaf', 'president'], d('2024-09-02'));
    expect(holder()).toBe(AVANT);
  });

  it('stays, once it is refused, who was to sign it then', () => {
    const banc = ouvert();
    const id = projeter(banc, { nom: 'refuse', operations: [SEPT] });
    withAvis(banc, id, d('2024-05-01'));
    banc.must(refuserAvenant, {
      avenantId: id,
      date: d('2024-06-01'),
      partieId: 'etat',
      motif: 'Sans suite',
    });
    designe(banc, 'NOUVEAU', d('2024-07-01'));
    expect(recteur(partiesSignantes(versions(banc), avenantOf(banc, id), banc.aujourdhui))).toBe(AVANT);
  });
});

it('the holders of a place and the names of a party are told one after the other, each with its act', () => {
  const banc = ouvert();
  const first = designe(banc, 'DEUXIÈME', d('2024-07-01'));
  const renamed = projeter(banc, { nom: 'nom', operations: [renommerRegion('La Région AURA')] });
  signer(banc, renamed, d('2025-02-03'));
  const last = designe(banc, 'TROISIÈME', d('2026-01-05'), d('2027-01-01'));
  const all = versions(banc);
  expect(
    titulaires(all, 'recteur').map(({ acte, valeur }) => [
      acte?.nature === 'avenant' ? acte.avenantId : undefined,
      valeur.personne.nom,
    ]),
  ).toEqual([
    [undefined, AVANT],
    [first, 'DEUXIÈME'],
    [last, 'TROISIÈME'],
  ]);
  expect(titulaires(all, 'recteur').at(-1)?.acte).toEqual({
    nature: 'avenant',
    avenantId: last,
    numero: 3,
    signeLe: '2026-01-05',
    effet: '2027-01-01',
  });
  expect(nomsPartie(all, 'region').map(({ valeur }) => valeur)).toEqual(['La Région', 'La Région AURA']);
  expect(titulaires(all, 'president')).toHaveLength(1);
});
