import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demanderAvenant, signerAvenant } from '#domain/avenant/commands';
import { addDays, civilDate as d } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { contradictionsOf } from '#domain/coherence';
import { conventionSignee, versionsParties } from '#domain/consolidation/parties';
import { modifierSignataire, signerConvention } from '#domain/convention/commands';
import { supprimer } from '#domain/corbeille/commands';
import type { Titulaire } from '#domain/fiches/titulaire';
import { adresseLe, allSignataires, appelDe, fullName, withArticle } from '#domain/parties/partie';
import type { Fonction } from '#domain/parties/partie';
import { partiesLe } from '#domain/parties/versions';
import { put } from '#domain/registre';
import { constaterVacance, corrigerTitulaire, enregistrerTitulaire } from '#domain/titulaire/commands';
import { occupationLe, quiOccupe } from '#domain/titulaire/occupation';
import { tirage } from '../../support/essais';
import {
  Banc,
  CONVENTION_ID,
  PROJET,
  envoi,
  sha256,
  signatures,
  signed,
  withAvis,
  withDemande,
  withFin,
  withLettre,
} from '../../support/registre';
import { designe } from '../consolidation/atelier';

const PAUL = {
  civilite: 'Monsieur',
  prenom: 'Paul',
  nom: 'NOUVEAU',
  fin: null,
  source: 'décret du 20 février 2025',
  intitule: 'Préfet de région',
  genre: null,
  intituleLong: null,
  appel: null,
  article: null,
} as const;

type Saisie = Parameters<typeof enregistrerTitulaire>[1];

const enregistrer = (banc: Banc, debut: string, over: Partial<Saisie> = {}): string =>
  banc.must(enregistrerTitulaire, {
    conventionId: CONVENTION_ID,
    signataireId: 'prefete',
    ...PAUL,
    debut: d(debut),
    ...over,
  }).id;

const saisie = (debut: string, over: Partial<Saisie> = {}): Saisie => ({
  conventionId: CONVENTION_ID,
  signataireId: 'prefete',
  ...PAUL,
  debut: d(debut),
  ...over,
});

const nomLe = (banc: Banc, jour: string, id = 'prefete'): string =>
  fullName(
    allSignataires(partiesLe(versionsParties(banc.registre, banc.convention), d(jour))).find(
      (one) => one.id === id,
    )!.personne,
  );

const BUCCIO = 'Madame Fabienne BUCCIO';
const NOUVEAU = 'Monsieur Paul NOUVEAU';

describe('who holds an office on a day', () => {
  it.each([
    ['2025-02-28', BUCCIO],
    ['2025-03-01', NOUVEAU],
    ['2026-11-23', NOUVEAU],
  ])('on %s is %s: the change is recorded after the signatures began, without an avenant', (jour, nom) => {
    const banc = signed();
    enregistrer(banc, '2025-03-01');
    expect(nomLe(banc, jour)).toBe(nom);
  });

  it('ends the day before the next one begins, whatever the order they are recorded in', () => {
    const banc = signed();
    enregistrer(banc, '2026-01-05', { nom: 'TROISIÈME', source: 'décret B' });
    enregistrer(banc, '2025-03-01');
    expect(['2025-02-28', '2025-03-01', '2026-01-04', '2026-01-05'].map((jour) => nomLe(banc, jour))).toEqual(
      [BUCCIO, NOUVEAU, NOUVEAU, 'Monsieur Paul TROISIÈME'],
    );
  });

  it('is nobody after a stated end without a successor, and the vacancy says who left and by which act', () => {
    const banc = signed();
    enregistrer(banc, '2025-03-01', { fin: d('2025-06-30') });
    const versions = versionsParties(banc.registre, banc.convention);
    expect(occupationLe(versions, 'prefete', d('2025-06-30'))).toMatchObject({ etat: 'occupee' });
    const vacante = occupationLe(versions, 'prefete', d('2025-07-01'));
    expect(vacante).toMatchObject({ etat: 'vacante', depuis: '2025-07-01' });
    expect(vacante?.etat === 'vacante' && vacante.cause).toMatch(/Paul NOUVEAU .*1er juillet 2025.*décret/u);
    enregistrer(banc, '2025-09-01', { nom: 'SUIVANT' });
    expect(nomLe(banc, '2025-09-01')).toBe('Monsieur Paul SUIVANT');
    expect(nomLe(banc, '2025-08-31')).toBe('fonction vacante');
  });

  it('is nobody from the day a vacancy is recorded, until somebody is named', () => {
    const banc = signed();
    banc.must(constaterVacance, {
      conventionId: CONVENTION_ID,
      signataireId: 'president',
      debut: d('2026-11-01'),
      source: 'démission du 30 octobre 2026',
    });
    expect(nomLe(banc, '2026-10-31', 'president')).toBe('Monsieur Laurent WAUQUIEZ');
    expect(nomLe(banc, '2026-11-01', 'president')).toBe('fonction vacante');
    expect(
      banc.code(constaterVacance, {
        conventionId: CONVENTION_ID,
        signataireId: 'president',
        debut: d('2026-11-10'),
        source: 'la même',
      }),
    ).toBe('VACANCE_DEJA');
  });

  it('may be the one an avenant designates later on', () => {
    const banc = withFin(signed());
    enregistrer(banc, '2024-02-01', { signataireId: 'recteur', intitule: null });
    designe(banc, 'DÉSIGNÉ', d('2024-07-01'), d('2025-01-01'));
    expect(nomLe(banc, '2024-12-31', 'recteur')).toBe(NOUVEAU);
    expect(nomLe(banc, '2025-01-01', 'recteur')).toBe('Monsieur Hugo DÉSIGNÉ');
    enregistrer(banc, '2026-01-01', { signataireId: 'recteur', intitule: null, nom: 'DERNIER' });
    expect(nomLe(banc, '2026-01-01', 'recteur')).toBe('Monsieur Paul DERNIER');
    // Another office keeps its own holder through the avenant.
    expect(nomLe(banc, '2025-01-01')).toBe(BUCCIO);
  });
});

describe('two holders at once are refused, with who and when', () => {
  it.each([
    ['on the same first day', '2025-03-01'],
    ['inside a stated term', '2025-05-01'],
    ['on its last day', '2025-06-30'],
  ])('%s', (_, debut) => {
    const banc = signed();
    enregistrer(banc, '2025-03-01', { fin: d('2025-06-30') });
    const refused = banc.refused(enregistrerTitulaire, saisie(debut, { nom: 'AUTRE' }));
    expect(refused.code).toBe('TITULAIRE_CHEVAUCHE');
    expect(refused.message).toMatch(/Paul NOUVEAU .*du 1er mars 2025 au 30 juin 2025 \(décret/u);
    expect(refused.champ).toBe('debut');
  });

  it('with a stated end that runs into the next one', () => {
    const banc = signed();
    enregistrer(banc, '2025-03-01');
    const refused = banc.refused(
      enregistrerTitulaire,
      saisie('2024-01-01', { nom: 'AVANT', fin: d('2025-03-01') }),
    );
    expect([refused.code, refused.champ]).toEqual(['TITULAIRE_CHEVAUCHE', 'fin']);
    expect(
      banc.code(enregistrerTitulaire, saisie('2024-02-01', { nom: 'AVANT', fin: d('2024-01-31') })),
    ).toBe('TITULAIRE_DATES');
  });

  it('with whom an avenant designates that very day', () => {
    const banc = withFin(signed());
    designe(banc, 'DÉSIGNÉ', d('2024-07-01'), d('2025-01-01'));
    const refused = banc.refused(enregistrerTitulaire, saisie('2025-01-01', { signataireId: 'recteur' }));
    expect(refused.message).toMatch(/Hugo DÉSIGNÉ .*1er janvier 2025 \(l’avenant n°\s1/u);
  });

  it('is a contradiction of a registry that holds both', () => {
    const banc = signed();
    enregistrer(banc, '2025-03-01', { fin: d('2025-06-30') });
    const [one] = banc.registre.titulaires.values();
    banc.apply([
      put('titulaires', { ...one!, id: 'autre', nom: 'AUTRE', debut: d('2025-04-01'), fin: null }),
    ]);
    expect(contradictionsOf(banc.registre, CONVENTION_ID, { sha256 }).map(({ cle }) => cle)).toEqual(
      expect.arrayContaining([expect.stringContaining('chevauchement')]),
    );
  });
});

/* An oracle of its own: who holds the office on a day, by looking at every record for every day. */

const ORIGINE = d('2025-01-01');
const JOURS = 40;
type Mandat = { readonly debut: number; readonly duree: number | null; readonly rang: number };
const mandats = fc.array(fc.record({ debut: fc.nat(JOURS - 1), duree: fc.option(fc.nat(12), { freq: 2 }) }), {
  minLength: 1,
  maxLength: 7,
});

/** Whether some day would have two holders: a stated term covers a day where another record has begun since. */
const heurtes = (all: readonly Mandat[], one: Mandat): boolean =>
  all.some(
    (other) =>
      other.debut === one.debut ||
      (other.duree !== null && other.debut < one.debut && other.debut + other.duree >= one.debut) ||
      (one.duree !== null && one.debut < other.debut && one.debut + one.duree >= other.debut),
  );

const oracle = (all: readonly Mandat[], jour: number): string => {
  const begun = all.filter(({ debut }) => debut <= jour).sort((a, b) => b.debut - a.debut);
  const [last] = begun;
  if (last === undefined) return BUCCIO;
  return last.duree !== null && jour > last.debut + last.duree
    ? 'fonction vacante'
    : `Monsieur Paul M${last.rang}`;
};

it('on every day one holder exactly or a vacancy, never two, against random terms', () => {
  const { seed, numRuns } = tirage('mandats', 600, 10_000);
  let overlaps = 0;
  let vacancies = 0;
  const start = signed();
  fc.assert(
    fc.property(mandats, (drawn) => {
      let registre = start.registre;
      const kept: Mandat[] = [];
      for (const [rang, { debut, duree }] of drawn.entries()) {
        const one: Mandat = { debut, duree, rang };
        const from = addDays(ORIGINE, debut);
        const decision = enregistrerTitulaire(
          registre,
          { ...saisie(from, { nom: `M${rang}` }), fin: duree === null ? null : addDays(from, duree) },
          { newId: () => `t-${rang}` },
        );
        expect(decision.ok).toBe(!heurtes(kept, one));
        if (!decision.ok) {
          expect(decision.error.code).toBe('TITULAIRE_CHEVAUCHE');
          overlaps += 1;
          continue;
        }
        kept.push(one);
        const after = decision.value.changes[0]!.after as Titulaire;
        registre = { ...registre, titulaires: new Map([...registre.titulaires, [after.id, after]]) };
      }
      const versions = versionsParties(registre, start.convention);
      for (let jour = -1; jour <= JOURS + 14; jour += 1) {
        const held = allSignataires(partiesLe(versions, addDays(ORIGINE, jour))).filter(
          ({ id }) => id === 'prefete',
        );
        expect(held).toHaveLength(1);
        const expected = oracle(kept, jour);
        if (expected === 'fonction vacante') vacancies += 1;
        if (fullName(held[0]!.personne) !== expected)
          expect(`${jour} ${fullName(held[0]!.personne)}`).toBe(`${jour} ${expected}`);
        const answer = occupationLe(versions, 'prefete', addDays(ORIGINE, jour))!;
        if ((answer.etat === 'vacante') !== (expected === 'fonction vacante'))
          expect(answer.etat).toBe(expected);
      }
    }),
    { seed, numRuns },
  );
  // It met what it is about.
  expect(overlaps).toBeGreaterThan(numRuns / 4);
  expect(vacancies).toBeGreaterThan(numRuns);
}, 120_000);

describe('what is done keeps the holder of its day', () => {
  const enSignature = () => {
    const banc = withFin(signed());
    const id = withDemande(banc);
    withAvis(banc, id);
    banc.must(signerAvenant, {
      avenantId: id,
      signatures: signatures(d('2026-10-20'), ['prefete']),
      motifTexteModifie: null,
    });
    return { banc, id };
  };

  it('a change of president between two signatures of an avenant: each signs as they were', () => {
    const { banc, id } = enSignature();
    banc.must(
      enregistrerTitulaire,
      saisie('2026-11-01', { signataireId: 'president', intitule: null, nom: 'ÉLU' }),
    );
    banc.must(signerAvenant, {
      avenantId: id,
      signatures: signatures(d('2026-11-10'), ['president', 'recteur', 'draaf']),
      motifTexteModifie: null,
    });
    expect(nomLe(banc, '2026-10-20')).toBe(BUCCIO);
    expect(nomLe(banc, '2026-11-10', 'president')).toBe('Monsieur Paul ÉLU');
    expect(nomLe(banc, '2026-09-01', 'president')).toBe('Monsieur Laurent WAUQUIEZ');
  });

  it('a change of president between two signatures of the convention, whose own names follow', () => {
    const banc = new Banc(d('2023-10-10'));
    banc.must(signerConvention, {
      conventionId: CONVENTION_ID,
      signatures: signatures(d('2023-09-14'), ['prefete', 'recteur', 'draaf']),
    });
    banc.must(
      enregistrerTitulaire,
      saisie('2023-09-20', { signataireId: 'president', intitule: null, nom: 'ÉLU' }),
    );
    enregistrer(banc, '2023-10-05');
    banc.must(signerConvention, {
      conventionId: CONVENTION_ID,
      signatures: signatures(d('2023-10-02'), ['president']),
    });
    const names = allSignataires(
      conventionSignee(banc.registre, banc.convention, banc.aujourdhui).parties,
    ).map(({ personne }) => personne.nom);
    expect(names).toEqual(['BUCCIO', 'DUGRIP', 'FERREIRA', 'ÉLU']);
  });

  it('nobody signs, asks nor writes for a vacant office, and the refusal says why and what to do', () => {
    const { banc, id } = enSignature();
    banc.must(constaterVacance, {
      conventionId: CONVENTION_ID,
      signataireId: 'president',
      debut: d('2026-11-01'),
      source: 'démission',
    });
    const refused = banc.refused(signerAvenant, {
      avenantId: id,
      signatures: signatures(d('2026-11-10'), ['president']),
      motifTexteModifie: null,
    });
    expect(refused.code).toBe('FONCTION_VACANTE');
    expect(refused.message).toMatch(
      /«\sPrésident\s» est vacante le 10 novembre 2026\s: Monsieur Laurent WAUQUIEZ/u,
    );
    expect(refused.remede).toContain('titulaire enregistrer');
    expect(
      banc.code(demanderAvenant, {
        ...PROJET,
        conventionId: CONVENTION_ID,
        partieId: 'region',
        auteurId: 'president',
        date: d('2026-11-10'),
        piece: null,
      }),
    ).toBe('FONCTION_VACANTE');
    // The day before, he still did.
    banc.must(signerAvenant, {
      avenantId: id,
      signatures: signatures(d('2026-10-31'), ['president']),
      motifTexteModifie: null,
    });
  });

  it('a vacancy is refused over a day its holder acted, and a holder recorded late says which acts are now his', () => {
    const banc = signed();
    const refused = banc.refused(constaterVacance, {
      conventionId: CONVENTION_ID,
      signataireId: 'prefete',
      debut: d('2023-09-14'),
      source: 'décret',
    });
    expect(refused.code).toBe('TITULAIRE_ACTE_SANS_AUTEUR');
    expect(refused.message).toContain('14 septembre 2023');
    const { avertissements } = banc.must(enregistrerTitulaire, saisie('2023-09-01'));
    expect(avertissements.map(({ message }) => message).join('\n')).toMatch(
      /désormais celui de Monsieur Paul NOUVEAU, et non de Madame Fabienne BUCCIO\s: signature de la convention, 14 septembre 2023/u,
    );
  });

  it('a holder who acted does not go to the trash; one on whom nothing rests does', () => {
    const banc = signed();
    const acted = enregistrer(banc, '2023-09-01');
    const idle = enregistrer(banc, '2026-01-01', { nom: 'SANS ACTE' });
    const trash = (id: string) => ({ collection: 'titulaires', id, motif: 'Doublon', par: 'essai' }) as const;
    expect(banc.code(supprimer, trash(acted))).toBe('SUPPRESSION_TITULAIRE');
    banc.must(supprimer, trash(idle));
    expect(nomLe(banc, '2026-11-23')).toBe(NOUVEAU);
  });

  it('one recorded wrong is corrected; a vacancy does not become somebody', () => {
    const banc = signed();
    const titulaireId = enregistrer(banc, '2025-03-01');
    const { conventionId: _convention, signataireId: _place, ...redaction } = saisie('2025-04-01');
    banc.must(corrigerTitulaire, { titulaireId, ...redaction, nom: 'CORRIGÉ' });
    expect([nomLe(banc, '2025-03-31'), nomLe(banc, '2025-04-01')]).toEqual([BUCCIO, 'Monsieur Paul CORRIGÉ']);
    const { id } = banc.must(constaterVacance, {
      conventionId: CONVENTION_ID,
      signataireId: 'prefete',
      debut: d('2026-11-01'),
      source: 'départ',
    });
    expect(banc.code(corrigerTitulaire, { titulaireId: id, ...redaction })).toBe('TITULAIRE_VACANCE_FIGEE');
  });

  it('the same person twice says nothing; the gender that does not follow is told', () => {
    const banc = signed();
    const { avertissements } = banc.must(enregistrerTitulaire, saisie('2025-03-01', { intitule: null }));
    expect(avertissements[0]?.message).toMatch(
      /«\sPréfète de région\s», au féminin, pour Monsieur Paul NOUVEAU/u,
    );
    expect(banc.code(enregistrerTitulaire, saisie('2025-04-01', { intitule: null }))).toBe('TITULAIRE_DEJA');
  });
});

describe('« Qui occupe la fonction X le JJ/MM/AAAA ? »', () => {
  const ask = (banc: Banc, fonction: string, jour: string) =>
    quiOccupe(banc.registre, { fonction, jour: d(jour), conventionId: null });

  it.each([
    ['prefete', '2024-01-01', BUCCIO],
    ['Préfète de région', '2024-01-01', BUCCIO],
    ['la préfète', '2024-01-01', BUCCIO],
    ['PREFET DE REGION', '2026-01-01', NOUVEAU],
    ['agriculture', '2026-01-01', 'Monsieur Bruno FERREIRA'],
  ])('%s on %s: %s', (fonction, jour, nom) => {
    const banc = signed();
    enregistrer(banc, '2025-03-01');
    const found = ask(banc, fonction, jour);
    expect(
      found.ok && found.value.occupation.etat === 'occupee' && fullName(found.value.occupation.personne),
    ).toBe(nom);
  });

  it('refuses what it does not know, and what two offices answer differently', () => {
    const banc = signed();
    const unknown = ask(banc, 'maire', '2026-01-01');
    expect(!unknown.ok && unknown.error.code).toBe('FONCTION_INCONNUE');
    expect(!unknown.ok && unknown.error.remede).toMatch(/«\sPrésident\s»/u);
    const several = ask(banc, 'région', '2026-01-01');
    expect(!several.ok && several.error.code).toBe('FONCTION_AMBIGUE');
  });
});

describe('an address is valid from a day', () => {
  const loger = (banc: Banc, lignes: readonly string[], depuis: CivilDate | null) => {
    const { fonction, personne } = allSignataires(banc.convention.parties).find(
      ({ id }) => id === 'prefete',
    )!;
    banc.must(modifierSignataire, {
      conventionId: CONVENTION_ID,
      signataireId: 'prefete',
      fonction,
      personne,
      adresse: lignes,
      adresseDepuis: depuis,
    });
  };
  const le = (banc: Banc, jour: string) =>
    adresseLe(
      allSignataires(banc.convention.parties).find(({ id }) => id === 'prefete')!,
      d(jour),
    );

  it('keeps the former one for its own days, and is corrected without a day', () => {
    const banc = signed();
    loger(banc, ['1 rue Vieille'], null);
    loger(banc, ['2 rue Neuve'], d('2026-01-01'));
    expect([le(banc, '2025-12-31'), le(banc, '2026-01-01')]).toEqual([['1 rue Vieille'], ['2 rue Neuve']]);
    loger(banc, ['2 bis rue Neuve'], null);
    expect([le(banc, '2025-12-31'), le(banc, '2026-01-01')]).toEqual([
      ['1 rue Vieille'],
      ['2 bis rue Neuve'],
    ]);
  });

  it('is that of the day for a letter already sent', () => {
    const banc = signed();
    loger(banc, ['1 rue Vieille'], null);
    withLettre(banc, d('2026-11-20'));
    expect(envoi('prefete', d('2026-11-20')).depotLe).toBe('2026-11-20');
    loger(banc, ['2 rue Neuve'], d('2026-11-22'));
    const versions = versionsParties(banc.registre, banc.convention);
    const at = (jour: string) =>
      allSignataires(partiesLe(versions, d(jour))).find(({ id }) => id === 'prefete')!.adresse;
    expect([at('2026-11-20'), at('2026-11-22')]).toEqual([['1 rue Vieille'], ['2 rue Neuve']]);
  });
});

describe('an office in a sentence', () => {
  const f = (libelle: string, genre: 'f' | 'm', over: Partial<Fonction> = {}): Fonction => ({
    libelle,
    genre,
    ...over,
  });

  it.each<[Fonction, string, string]>([
    [f('Préfète de région', 'f'), 'la Préfète de région', 'La Préfète de région'],
    [f('Inspectrice d’académie', 'f'), 'l’Inspectrice d’académie', 'L’Inspectrice d’académie'],
    [f('Haut-commissaire', 'm'), 'le Haut-commissaire', 'Le Haut-commissaire'],
    [f('Haute-commissaire', 'f'), 'la Haute-commissaire', 'La Haute-commissaire'],
    [f('Huissier', 'm'), 'l’Huissier', 'L’Huissier'],
    [f('Hetman', 'm', { article: 'le' }), 'le Hetman', 'Le Hetman'],
    [f('Ouistiti', 'm', { article: 'le' }), 'le Ouistiti', 'Le Ouistiti'],
    [f('Élue déléguée', 'f'), 'l’Élue déléguée', 'L’Élue déléguée'],
  ])('%o: %s', (fonction, courant, capital) => {
    expect([withArticle(fonction), withArticle(fonction, true)]).toEqual([courant, capital]);
  });

  it.each<[Fonction, 'Madame' | 'Monsieur', string]>([
    [f('Préfète de région', 'f'), 'Madame', 'Madame la Préfète'],
    [f('Président du Conseil régional', 'm'), 'Monsieur', 'Monsieur le Président'],
    [f('Haut-commissaire à l’emploi', 'm'), 'Monsieur', 'Monsieur le Haut-commissaire'],
    [f('Inspectrice d’académie', 'f'), 'Madame', 'Madame l’Inspectrice'],
    [f('Préfet de région', 'm', { appel: 'Madame le Préfet' }), 'Madame', 'Madame le Préfet'],
  ])('%o, %s: a letter says « %s »', (fonction, civilite, appel) => {
    expect(appelDe({ fonction, personne: { civilite, prenom: 'Ada', nom: 'ESSAI' } })).toBe(appel);
  });
});
