import { describe, expect, it } from 'vitest';
import { civilDate as d } from '#domain/civil-date';
import { supprimer } from '#domain/corbeille/commands';
import {
  abrogerDelegation,
  constaterDepart,
  corrigerDelegation,
  enregistrerDelegation,
  publierDelegation,
  reconduireDelegation,
} from '#domain/pouvoirs/commands';
import { delegationsCaduques, pouvoirDe, quiSigne } from '#domain/pouvoirs/qui-signe';
import { demanderQuiSigne } from '#domain/pouvoirs/question';
import { constaterVacance, enregistrerTitulaire } from '#domain/titulaire/commands';
import type { NaturePouvoir } from '#registre/fiches/natures';
import { Banc, CONVENTION_ID } from '../../support/registre';

/* Who may sign for an office: the holder, or a delegate whose delegation still holds. */

const ARRETE = {
  civilite: 'Monsieur',
  prenom: 'Ivan',
  nom: 'PETIT',
  qualite: 'Secrétaire général',
  genre: null,
  article: null,
  qualiteLongue: null,
  appel: null,
  numero: '2026-041',
  date: d('2026-03-02'),
  portee: ['avenant', 'correspondance'],
  objet: null,
  rang: null,
  debut: null,
  fin: null,
} as const;
type Saisie = Parameters<typeof enregistrerDelegation>[1];

const deleguer = (banc: Banc, over: Partial<Saisie> = {}): string =>
  banc.must(enregistrerDelegation, {
    conventionId: CONVENTION_ID,
    signataireId: 'prefete',
    ...ARRETE,
    ...over,
  }).id;
const publier = (banc: Banc, delegationId: string, jour = '2026-03-05') =>
  banc.must(publierDelegation, { delegationId, support: 'RAA n° 84-2026-041', publieeLe: d(jour) });
const publiee = (banc: Banc, over: Partial<Saisie> = {}): string => {
  const id = deleguer(banc, over);
  publier(banc, id);
  return id;
};
const ouvrir = () => new Banc(d('2026-11-23'));
const convention = (banc: Banc) => banc.registre.conventions.get(CONVENTION_ID)!;

const pouvoir = (
  banc: Banc,
  delegationId: string | null,
  jour: string,
  nature: NaturePouvoir | null = 'avenant',
  signataireId = 'prefete',
) => pouvoirDe(banc.registre, convention(banc), { signataireId, delegationId, jour: d(jour), nature });
const refusDe = (banc: Banc, id: string, jour: string, nature: NaturePouvoir | null = 'avenant'): string => {
  const found = pouvoir(banc, id, jour, nature);
  return found.ok ? 'ok' : `${found.error.message} ${found.error.remede}`;
};

describe('the holder signs', () => {
  it('when there is one, whoever could sign for them', () => {
    const banc = ouvrir();
    publiee(banc);
    expect(quiSigne(banc.registre, convention(banc), 'prefete', d('2026-11-02'), 'avenant')).toMatchObject({
      par: 'titulaire',
      blocSignature: ['La Préfète de région,', 'Madame Fabienne BUCCIO'],
    });
  });

  it('of whom nobody is left, is an explained vacancy, and each delegation says why it is of no help', () => {
    const banc = ouvrir();
    publiee(banc);
    banc.must(constaterVacance, {
      conventionId: CONVENTION_ID,
      signataireId: 'prefete',
      debut: d('2026-06-01'),
      source: 'décret du 20 mai 2026',
    });
    const said = quiSigne(banc.registre, convention(banc), 'prefete', d('2026-11-02'), 'avenant');
    expect(said).toMatchObject({
      vacance: expect.stringMatching(/Nul ne peut signer.*n’occupe plus cette fonction/u) as string,
      defauts: [
        expect.stringMatching(/Ivan PETIT.*BUCCIO, qui l’avait donnée.*1er.juin.2026.*caduque/u) as string,
      ],
    });
    expect(quiSigne(banc.registre, convention(banc), 'prefete', d('2026-05-31'), 'avenant')).toMatchObject({
      par: 'titulaire',
    });
  });
});

describe('a delegate chosen', () => {
  it('signs « pour … et par délégation », with the gender, the article and the elision of each', () => {
    const banc = ouvrir();
    const bloc = (id: string, signataireId = 'prefete') => {
      const found = pouvoir(banc, id, '2026-11-02', 'avenant', signataireId);
      return found.ok ? found.value.blocSignature : found.error.message;
    };
    expect(bloc(publiee(banc))).toEqual([
      'Pour la Préfète de région et par délégation,',
      'le Secrétaire général,',
      'Monsieur Ivan PETIT',
    ]);
    expect(
      bloc(
        publiee(banc, {
          civilite: 'Madame',
          prenom: 'Ève',
          nom: 'LONG',
          qualite: 'Adjointe au secrétaire général',
        }),
      ),
    ).toEqual([
      'Pour la Préfète de région et par délégation,',
      'l’Adjointe au secrétaire général,',
      'Madame Ève LONG',
    ]);
    expect(bloc(publiee(banc, { nom: 'HAUT', qualite: 'Haut-commissaire', numero: '2026-042' }))).toEqual([
      'Pour la Préfète de région et par délégation,',
      'le Haut-commissaire,',
      'Monsieur Ivan HAUT',
    ]);
    expect(
      bloc(
        publiee(banc, {
          signataireId: 'recteur',
          civilite: 'Madame',
          nom: 'VIF',
          qualite: 'Huissière',
          article: 'la',
        }),
        'recteur',
      ),
    ).toEqual([
      'Pour le Recteur de région académique et par délégation,',
      'la Huissière,',
      'Madame Ivan VIF',
    ]);
  });

  it.each([
    ['no number', { numero: null }, /pas de numéro.*Relevez son numéro/u],
    ['no date', { date: null }, /n’est pas daté.*Relevez sa date/u],
    ['no scope', { portee: [] }, /ne dit pas les actes.*Indiquez sa portée/u],
    ['another scope', { portee: ['correspondance'] }, /vise correspondances, et non.: avenants/u],
    ['a first day to come', { debut: d('2026-12-01') }, /ne vaut qu’à compter du 1er.décembre.2026/u],
    ['an end that is past', { fin: d('2026-10-31') }, /a pris fin le 31.octobre.2026/u],
  ] as const)('with %s cannot sign, and it is said why', (_cas, over, attendu) => {
    const banc = ouvrir();
    const id = publiee(banc, over);
    expect(refusDe(banc, id, '2026-11-02')).toMatch(attendu);
  });

  it('that lacks several things is told what would mend each', () => {
    const banc = ouvrir();
    const id = deleguer(banc, { numero: null, portee: [] });
    expect(refusDe(banc, id, '2026-11-02')).toMatch(
      /pas de numéro.*pas publiée.*ne dit pas les actes.*Relevez son numéro.*sa publication.*sa portée/u,
    );
  });

  it('cannot sign before the publication, nor without one', () => {
    const banc = ouvrir();
    const id = deleguer(banc);
    expect(refusDe(banc, id, '2026-11-02')).toMatch(/pas publiée.*Enregistrez sa publication/u);
    publier(banc, id);
    expect(refusDe(banc, id, '2026-03-04')).toMatch(/publiée que le 5.mars.2026/u);
    expect(refusDe(banc, id, '2026-03-05')).toBe('ok');
  });

  it('cannot sign from the day they left, or the order was withdrawn', () => {
    const banc = ouvrir();
    const parti = publiee(banc);
    banc.must(constaterDepart, { delegationId: parti, departLe: d('2026-09-01'), source: 'décret' });
    expect(refusDe(banc, parti, '2026-08-31')).toBe('ok');
    expect(refusDe(banc, parti, '2026-09-01')).toMatch(/n’est plus en fonctions depuis le 1er.septembre/u);
    const abroge = publiee(banc, { nom: 'GRAND' });
    banc.must(abrogerDelegation, { delegationId: abroge, abrogeeLe: d('2026-09-01'), motif: 'Arrêté n° 12' });
    expect(refusDe(banc, abroge, '2026-08-31')).toBe('ok');
    expect(refusDe(banc, abroge, '2026-09-01')).toMatch(/abrogée depuis le 1er.septembre/u);
  });

  it('falls with who gave it, and only from that day; the successor may make it theirs', () => {
    const banc = ouvrir();
    const id = publiee(banc);
    banc.must(enregistrerTitulaire, {
      conventionId: CONVENTION_ID,
      signataireId: 'prefete',
      civilite: 'Monsieur',
      prenom: 'Paul',
      nom: 'NOUVEAU',
      debut: d('2026-09-01'),
      fin: null,
      source: 'décret du 20 août 2026',
      intitule: 'Préfet de région',
      genre: null,
      intituleLong: null,
      appel: null,
      article: null,
    });
    expect(refusDe(banc, id, '2026-08-31')).toBe('ok');
    expect(refusDe(banc, id, '2026-09-01')).toMatch(
      /BUCCIO.*1er.septembre.2026.*décret du 20.août.2026.*caduque.*nouveau titulaire/u,
    );
    const caduques = () =>
      delegationsCaduques(banc.registre, convention(banc), d('2026-11-23')).map(({ message }) => message);
    expect(caduques()).toEqual([expect.stringMatching(/Ivan PETIT.*2026-041.*BUCCIO.*caduque/u) as string]);
    banc.must(reconduireDelegation, {
      delegationId: id,
      date: d('2026-09-10'),
      source: 'arrêté n° 2026-200',
      publieeLe: d('2026-09-12'),
    });
    expect(refusDe(banc, id, '2026-09-11')).toMatch(/caduque/u);
    expect(caduques()).toEqual([]);
    const found = pouvoir(banc, id, '2026-09-12');
    expect(found.ok && found.value.blocSignature[0]).toBe('Pour le Préfet de région et par délégation,');
  });

  it('signs for their own office alone', () => {
    const banc = ouvrir();
    const id = publiee(banc);
    expect(pouvoir(banc, id, '2026-11-02', 'avenant', 'recteur')).toMatchObject({
      ok: false,
      error: { code: 'DELEGATION_AUTRE_FONCTION', champ: 'delegationId' },
    });
    expect(pouvoir(banc, 'inconnue', '2026-11-02')).toMatchObject({
      ok: false,
      error: { code: 'INTROUVABLE' },
    });
  });
});

describe('an office the convention names nobody for', () => {
  const sansNom = (banc: Banc) => {
    const one = convention(banc);
    return {
      ...banc.registre,
      conventions: new Map([
        [
          one.id,
          {
            ...one,
            parties: one.parties.map((partie) => ({
              ...partie,
              signataires: partie.signataires.map((held) =>
                held.id === 'prefete'
                  ? { ...held, personne: { civilite: 'Monsieur' as const, prenom: '', nom: '' } }
                  : held,
              ),
            })),
          },
        ],
      ]),
    };
  };
  const demander = (banc: Banc) => {
    const registre = sansNom(banc);
    return quiSigne(
      registre,
      registre.conventions.get(CONVENTION_ID)!,
      'prefete',
      d('2026-11-02'),
      'avenant',
    );
  };

  it('is signed for by the one delegate of the first rank', () => {
    const banc = ouvrir();
    publiee(banc, { rang: 2 });
    publiee(banc, { nom: 'GRAND', rang: 1 });
    expect(demander(banc)).toMatchObject({ par: 'delegation', personne: { nom: 'GRAND' } });
  });

  it('by the latest order of one and the same person', () => {
    const banc = ouvrir();
    publiee(banc);
    const tard = deleguer(banc, { numero: '2026-090', date: d('2026-04-01') });
    publier(banc, tard, '2026-04-02');
    expect(demander(banc)).toMatchObject({ par: 'delegation', delegation: tard });
  });

  it('and by nobody when two of one rank could: somebody must choose', () => {
    const banc = ouvrir();
    publiee(banc);
    publiee(banc, { nom: 'GRAND' });
    expect(demander(banc)).toMatchObject({
      vacance: expect.stringMatching(/même rang.*PETIT.*GRAND.*Choisissez/u) as string,
    });
  });
});

describe('the question asked of any office', () => {
  it('is answered by its title, its place or words of it, with those who may sign too', () => {
    const banc = ouvrir();
    const id = publiee(banc);
    const demander = (fonction: string, delegationId: string | null = null) =>
      demanderQuiSigne(banc.registre, {
        fonction,
        jour: d('2026-11-02'),
        nature: 'avenant',
        conventionId: null,
        delegationId,
      });
    expect(demander('la préfète')).toMatchObject({
      ok: true,
      value: { reponse: { par: 'titulaire' }, delegataires: [{ delegation: id }] },
    });
    expect(demander('prefete', id)).toMatchObject({ ok: true, value: { reponse: { par: 'delegation' } } });
    expect(demander('maire')).toMatchObject({ ok: false, error: { code: 'FONCTION_INCONNUE' } });
    expect(demander('recteur', id)).toMatchObject({
      ok: false,
      error: { code: 'DELEGATION_AUTRE_FONCTION' },
    });
  });
});

describe('recording a delegation', () => {
  const code = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }): string =>
    result.ok ? 'ok' : (result.error?.code ?? '');

  it('says at once what it lacks', () => {
    const banc = ouvrir();
    const dits = banc
      .must(enregistrerDelegation, {
        conventionId: CONVENTION_ID,
        signataireId: 'prefete',
        ...ARRETE,
        numero: null,
        portee: [],
      })
      .avertissements.map(({ message }) => message);
    expect(dits).toHaveLength(3);
  });

  it.each([
    ['an end before its first day', { debut: d('2026-04-01'), fin: d('2026-03-31') }, 'DELEGATION_DATES'],
    ['an end before its order', { fin: d('2026-03-01') }, 'DELEGATION_DATES'],
    ['an order to come', { date: d('2026-11-24') }, 'DATE_FUTURE'],
    ['the office of nobody', { signataireId: 'maire' }, 'SIGNATAIRE_INCONNU'],
  ])('%s is refused', (_cas, over, attendu) => {
    const saisie = { conventionId: CONVENTION_ID, signataireId: 'prefete', ...ARRETE, ...over };
    expect(code(ouvrir().run(enregistrerDelegation, saisie))).toBe(attendu);
  });

  it('is done once, mended until it is published, and each fact is said once', () => {
    const banc = ouvrir();
    const id = deleguer(banc);
    const saisie = { conventionId: CONVENTION_ID, signataireId: 'prefete', ...ARRETE };
    expect(code(banc.run(enregistrerDelegation, saisie))).toBe('DELEGATION_EN_DOUBLE');
    expect(code(banc.run(corrigerDelegation, { delegationId: id, ...ARRETE, rang: 2 }))).toBe('ok');
    const publication = { delegationId: id, support: 'RAA', publieeLe: d('2026-03-01') };
    expect(code(banc.run(publierDelegation, publication))).toBe('DELEGATION_AVANT_ARRETE');
    publier(banc, id);
    expect(code(banc.run(publierDelegation, { ...publication, publieeLe: d('2026-03-09') }))).toBe(
      'DELEGATION_DEJA_DITE',
    );
    expect(code(banc.run(corrigerDelegation, { delegationId: id, ...ARRETE }))).toBe('DELEGATION_PUBLIEE');
    expect(code(banc.run(supprimer, { collection: 'delegations', id, motif: 'Erreur', par: 'essai' }))).toBe(
      'SUPPRESSION_DELEGATION',
    );
    const depart = { delegationId: id, departLe: d('2027-01-01'), source: 'décret' };
    expect(code(banc.run(constaterDepart, depart))).toBe('ok');
    expect(code(banc.run(constaterDepart, depart))).toBe('DELEGATION_DEJA_DITE');
  });
});
