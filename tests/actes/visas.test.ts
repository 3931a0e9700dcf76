import { describe, expect, it } from 'vitest';
import { avenantModel } from '#actes/avenant';
import { conventionModel } from '#actes/convention';
import type { DocumentModel } from '#actes/model';
import { modelToText } from '#actes/texte';
import { civilDate as d } from '#domain/civil-date';
import type { Convention } from '#domain/fiches/convention';
import { texteInitial } from '#domain/texte/en-vigueur';
import type { Deliberation } from '#registre/fiches/deliberations';
import { AVENANT, CONVENTION, FICHE, SIGNEE, avis } from '../documents/cas';
import { straight } from '../documents/order';

const texte = (model: DocumentModel): string => straight(modelToText(model));
const visas = (model: DocumentModel): readonly string[] =>
  texte(model)
    .split('\n')
    .filter((ligne) => ligne.startsWith('Vu '));

const DELIBERATION: Deliberation = {
  id: 'deliberation-1',
  conventionId: CONVENTION.id,
  partieId: 'region',
  organe: 'commission_permanente',
  numero: 'CP-2026-06/17-1',
  date: d('2026-06-26'),
  derniereDate: null,
  objet: 'Avenant n° 1',
  autorise: ['avenant'],
  transmiseLe: null,
  publieeLe: null,
};

const avenant = (
  convention: Convention = SIGNEE,
  deliberations: readonly Deliberation[] = [],
): DocumentModel =>
  avenantModel({
    reference: texteInitial(convention),
    fiche: FICHE,
    convention,
    avenant: AVENANT,
    avis: avis('favorable', 'CREFOP'),
    deliberations,
  });

describe('the visas of an avenant', () => {
  it('carry the law, the plan and the délibérations of its convention, in the usual order', () => {
    const begun = visas(avenant(SIGNEE, [DELIBERATION])).map((one) => one.slice(0, 40));
    const rang = (debut: string): number => begun.findIndex((one) => one.startsWith(debut));
    const ordre = [
      "Vu le Code de l'éducation",
      'Vu le Code du travail',
      'Vu le Code Général des Collectivités',
      'Vu la Loi du 5 Mars 2014',
      'Vu la Loi du 5 septembre 2018',
      'Vu le Contrat de plan régional',
      'Vu la convention État–Région',
      'Vu la demande de modification',
      'Vu la délibération n°2019-03/09',
      'Vu la délibération n°CP-2023-06',
      'Vu la délibération n° CP-2026-06/17-1',
      "Vu l'avis favorable",
    ].map(rang);
    expect(ordre).not.toContain(-1);
    expect([...ordre].sort((a, b) => a - b)).toEqual(ordre);
    expect(begun).toHaveLength(ordre.length);
  });

  it('put laws by their dates, then decrees, whatever order the convention has them in', () => {
    const convention: Convention = {
      ...SIGNEE,
      visas: [
        'Vu la délibération n° 12 autorisant la signature de la présente convention ;',
        "Vu l'avis du comité en date du 3 mai 2023 ;",
        'Vu le décret n° 2014-1055 du 16 septembre 2014 ;',
        'Vu la loi n° 2018-771 du 5 septembre 2018 ;',
        'Vu la loi n° 2014-288 du 5 mars 2014 ;',
        "Vu l'accord-cadre du 28 novembre 2014 ;",
        'Vu le code du travail ;',
      ].map((one, rang) => ({ id: `visa-${rang}`, texte: one })),
    };
    expect(visas(avenant(convention)).filter((one) => !/demande|Vu la convention/u.test(one))).toEqual([
      'Vu le code du travail ;',
      'Vu la loi n° 2014-288 du 5 mars 2014 ;',
      'Vu la loi n° 2018-771 du 5 septembre 2018 ;',
      'Vu le décret n° 2014-1055 du 16 septembre 2014 ;',
      "Vu l'accord-cadre du 28 novembre 2014 ;",
      // Another act's convention, in this one; its own avis is not the avenant's.
      'Vu la délibération n° 12 autorisant la signature de la convention susvisée ;',
      "Vu l'avis favorable du CREFOP en date du 1er mai 2026 ;",
    ]);
  });

  it('say what authorises this very act, and by which assembly, once', () => {
    const dit =
      'Vu la délibération n° CP-2026-06/17-1 de la commission permanente du Conseil régional en date du 26 juin 2026, autorisant la signature du présent avenant ;';
    expect(visas(avenant(SIGNEE, [DELIBERATION]))).toContain(dit);
    const citee: Convention = {
      ...SIGNEE,
      visas: [{ id: 'v', texte: 'Vu la délibération n°CP-2026-06/17-1 du Conseil régional ;' }],
    };
    expect(visas(avenant(citee, [DELIBERATION])).filter((one) => one.includes('CP-2026-06/17-1'))).toEqual([
      dit,
    ]);
    const session = { ...DELIBERATION, organe: 'assemblee', derniereDate: d('2026-06-27') } as const;
    expect(texte(avenant(SIGNEE, [session]))).toContain(
      'du Conseil régional en date des 26 et 27 juin 2026, autorisant',
    );
  });

  it('name the assembly of whichever collectivity took it', () => {
    const nomme = (nom: string): string =>
      texte(
        avenant(
          { ...SIGNEE, parties: SIGNEE.parties.map((one) => (one.id === 'region' ? { ...one, nom } : one)) },
          [{ ...DELIBERATION, organe: 'assemblee' }],
        ),
      );
    expect(nomme('Le Département du Rhône')).toContain('du Conseil départemental en date');
    expect(nomme('La Métropole de Lyon')).toContain(
      "de l'assemblée délibérante de la Métropole de Lyon en date",
    );
  });
});

describe('« dûment habilité par … »', () => {
  it('stands after whom the assembly authorised, in the gender of the office', () => {
    expect(texte(avenant(SIGNEE, [DELIBERATION]))).toMatch(
      /WAUQUIEZ, dûment habilité par la délibération n° CP-2026-06\/17-1 du 26 juin 2026,/u,
    );
    const presidente: Convention = {
      ...SIGNEE,
      parties: SIGNEE.parties.map((partie) =>
        partie.id === 'region'
          ? {
              ...partie,
              mentions: ['dûment habilité par la délibération n° 1 du 30 juin 2023', 'sise à Lyon'],
              signataires: partie.signataires.map((one) => ({
                ...one,
                fonction: { libelle: 'Présidente', genre: 'f' as const },
              })),
            }
          : partie,
      ),
    };
    const dit = texte(avenant(presidente, [DELIBERATION]));
    expect(dit).toContain('dûment habilitée par la délibération n° CP-2026-06/17-1');
    // What let the convention be signed does not let its avenant be.
    expect(dit).not.toContain('délibération n° 1 du 30 juin 2023');
    expect(dit).toContain('sise à Lyon');
  });

  it('is said of nobody when no délibération is recorded', () => {
    expect(texte(avenant())).not.toContain('habilité');
  });
});

describe('the convention', () => {
  const autorisante: Deliberation = { ...DELIBERATION, autorise: ['convention'] };

  it('cites the délibération that authorises it, unless its own visas do', () => {
    const model = conventionModel({ fiche: FICHE, convention: CONVENTION, deliberations: [autorisante] });
    expect(visas(model).at(-1)).toMatch(
      /CP-2026-06\/17-1.*autorisant la signature de la présente convention ;$/u,
    );
    expect(texte(model)).toContain('dûment habilité par la délibération n° CP-2026-06/17-1');
    const deja = conventionModel({
      fiche: FICHE,
      convention: CONVENTION,
      deliberations: [{ ...autorisante, numero: 'CP-2023-06/17-73-7620' }],
    });
    expect(visas(deja)).toHaveLength(CONVENTION.visas.length);
  });

  it('is word for word what its record holds without one', () => {
    expect(visas(conventionModel({ fiche: FICHE, convention: CONVENTION }))).toHaveLength(
      CONVENTION.visas.length,
    );
  });
});
