import { describe, expect, it } from 'vitest';
import type { Instance } from '#registre/fiches/comite';
import { typographie } from '#domain/typographie';
import { REGLES_CRPA } from '#domain/comite/regles';
import type { Echeance } from '#domain/echeances/liste';
import { echeancesDe } from '#domain/echeances/liste';
import { creerInstance, enregistrerMembre, reglerInstance } from '#domain/seance/comite';
import {
  annulerSeance,
  cloreSeance,
  convoquerSeance,
  inscrirePoint,
  pointerPresences,
  programmerSeance,
  publierAvisDeSeance,
  reconvoquerSeance,
  rendreAvis,
} from '#domain/seance/seances';
import { signerConvention } from '#domain/convention/commands';
import { Banc, CONVENTION_ID, EFFET, d, signatures, withDemande } from '../../support/registre';
import { membre } from './cas';

/* What the committee waits for, in the one list: from the convocation to the publication, and the terms that end. */

const SEANCE = d('2026-12-10');

/** A committee of four voting seats, and a séance on a schéma, on 10 December 2026. */
class Comite extends Banc {
  readonly comiteId: string;
  constructor(aujourdhui = d('2026-11-23')) {
    super(aujourdhui);
    this.comiteId = this.made(
      this.run(creerInstance, { nom: 'Comité', sigle: null, depuis: d('2014-10-01'), fondement: 'décret' }),
    );
    for (const n of [1, 2, 3, 4]) {
      const { id: _id, coordonneesLe: _c, purge: _p, ...qui } = membre(`m${n}`, `Siège ${n}`);
      this.nextIds([`m${n}`]);
      this.made(this.run(enregistrerMembre, { ...qui, instanceId: this.comiteId, fin: null }));
    }
  }
  made(result: ReturnType<Comite['run']>): string {
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return result.value.id;
  }
  get instance(): Instance {
    const found = this.registre.instances.get(this.comiteId);
    if (found === undefined) throw new Error('no committee');
    return found;
  }
  regler(depuis: string, preavis: number, over: Partial<typeof REGLES_CRPA> = {}): void {
    this.made(
      this.run(reglerInstance, {
        ...REGLES_CRPA,
        nature: 'reglement',
        source: `règlement intérieur du ${depuis}`,
        preavisPleniere: preavis,
        ...over,
        instanceId: this.comiteId,
        depuis: d(depuis),
      }),
    );
  }
  programmer(date = SEANCE): string {
    const seanceId = this.made(
      this.run(programmerSeance, {
        instanceId: this.comiteId,
        date,
        heure: null,
        lieu: null,
        formation: 'pleniere',
        denomination: null,
        denominationMotif: null,
      }),
    );
    this.inscrire(seanceId, { objet: 'schema', intitule: 'Schéma de développement' });
    return seanceId;
  }
  inscrire(seanceId: string, over: Partial<Parameters<typeof inscrirePoint>[1]>): void {
    this.made(
      this.run(inscrirePoint, {
        seanceId,
        objet: 'autre',
        avenantId: null,
        conventionId: null,
        intitule: null,
        documents: null,
        ...over,
      }),
    );
  }
  convoquer(seanceId: string): void {
    this.made(
      this.run(convoquerSeance, {
        seanceId,
        date: this.aujourdhui,
        conjointe: true,
        piecesJointes: true,
        sansQuorum: false,
        urgence: null,
      }),
    );
  }
  pointer(seanceId: string, membres: readonly string[]): void {
    this.made(this.run(pointerPresences, { seanceId, membres, mode: 'present', mandataireId: null }));
  }
  favorable(seanceId: string): void {
    this.made(
      this.run(rendreAvis, {
        seanceId,
        pointId: '1',
        sens: 'favorable',
        pour: 3,
        contre: 0,
        abstentions: null,
        nePrendPasPart: null,
        voixSansDroit: null,
        texte: null,
        reputeFondement: null,
        reputeSaisineLe: null,
      }),
    );
  }
  dites(): readonly Echeance[] {
    const { registre, instance, aujourdhui } = this;
    return echeancesDe({ registre, instance, aujourdhui });
  }
  dite(genre: Echeance['genre']): Echeance | undefined {
    return this.dites().find((one) => one.genre === genre);
  }
}

describe('the last day to convene', () => {
  it.each([
    ['the fallback: five days', [], '2026-12-05', 'CRPA, art. R. 133-8'],
    [
      'the règlement intérieur of the day',
      [['2020-01-01', 15]],
      '2026-11-25',
      'règlement intérieur du 2020-01-01',
    ],
    [
      'the one in force on the day of the séance, not that of today',
      [
        ['2020-01-01', 15],
        ['2026-12-01', 8],
      ],
      '2026-12-02',
      'règlement intérieur du 2026-12-01',
    ],
    ['not one that begins after it', [['2027-01-01', 8]], '2026-12-05', 'CRPA, art. R. 133-8'],
  ] as const)('%s', (_quoi, regles, jour, source) => {
    const comite = new Comite();
    for (const [depuis, preavis] of regles) comite.regler(depuis, preavis);
    comite.programmer();
    const dite = comite.dite('convocation');
    expect(dite).toMatchObject({ date: jour, statut: 'a_venir', lieu: 'seances' });
    expect(dite?.cause).toContain(typographie(source));
    expect(dite?.etapes.at(-1)?.resultat).toBeDefined();
  });

  it('counts clear days where the rules say so, and the day before where they ask for no notice', () => {
    const francs = new Comite();
    francs.regler('2020-01-01', 5, { joursFrancs: true });
    francs.programmer();
    expect(francs.dite('convocation')?.date).toBe('2026-12-04');
    const sans = new Comite();
    sans.regler('2020-01-01', 0);
    sans.programmer();
    expect(sans.dite('convocation')?.date).toBe('2026-12-09');
  });

  it('is late once passed, kept once sent, and waits for nothing when the séance is cancelled', () => {
    const comite = new Comite();
    const seanceId = comite.programmer();
    comite.aujourdhui = d('2026-12-05');
    expect(comite.dite('convocation')?.statut).toBe('a_venir');
    comite.aujourdhui = d('2026-12-06');
    expect(comite.dite('convocation')?.statut).toBe('en_retard');
    comite.convoquer(seanceId);
    expect(comite.dite('convocation')).toMatchObject({ statut: 'tenue', tenueLe: '2026-12-06' });
    comite.made(comite.run(annulerSeance, { seanceId, date: comite.aujourdhui, motif: 'grève' }));
    expect(comite.dites()).toEqual([]);
  });
});

describe('from the séance to its publication', () => {
  it('waits for the presences, then for the minutes and for the publication', () => {
    const comite = new Comite();
    const seanceId = comite.programmer();
    comite.convoquer(seanceId);
    comite.aujourdhui = d('2026-12-11');
    expect(comite.dite('seance')).toMatchObject({ date: SEANCE, statut: 'en_retard' });
    comite.pointer(seanceId, ['m1', 'm2', 'm3']);
    expect(comite.dite('seance')?.statut).toBe('tenue');
    expect(comite.dite('seconde_seance')).toBeUndefined();
    expect(comite.dite('proces_verbal')).toMatchObject({ date: '2027-01-09', statut: 'a_venir' });
    expect(comite.dite('publication_avis')).toBeUndefined();
    comite.favorable(seanceId);
    expect(comite.dite('publication_avis')).toMatchObject({ date: '2027-01-24', statut: 'a_venir' });
    comite.aujourdhui = d('2027-01-25');
    expect(comite.dite('publication_avis')?.statut).toBe('en_retard');
    expect(comite.dite('proces_verbal')?.statut).toBe('en_retard');
    const date = comite.aujourdhui;
    comite.made(comite.run(publierAvisDeSeance, { seanceId, pointId: '1', date, support: 'site' }));
    comite.made(comite.run(cloreSeance, { seanceId, date, procesVerbal: 'PV n° 1' }));
    expect(comite.dite('publication_avis')?.statut).toBe('tenue');
    expect(comite.dite('proces_verbal')?.statut).toBe('tenue');
  });

  it('asks for a second séance when the first had no quorum, until one is set', () => {
    const comite = new Comite();
    const seanceId = comite.programmer();
    comite.convoquer(seanceId);
    comite.aujourdhui = SEANCE;
    comite.pointer(seanceId, ['m1']);
    expect(comite.dite('seconde_seance')).toMatchObject({ date: '2026-12-25', statut: 'a_venir' });
    comite.made(comite.run(reconvoquerSeance, { seanceId, date: d('2026-12-20'), heure: null, lieu: null }));
    expect(comite.dite('seconde_seance')).toBeUndefined();
    expect(
      comite
        .dites()
        .filter(({ genre }) => genre === 'convocation')
        .map(({ date }) => date),
    ).toContain('2026-12-15');
  });

  it('asks for none where the rules want a quorum each time', () => {
    const comite = new Comite();
    comite.regler('2020-01-01', 5, { secondeSansQuorum: false });
    const seanceId = comite.programmer();
    comite.convoquer(seanceId);
    comite.aujourdhui = SEANCE;
    comite.pointer(seanceId, ['m1']);
    expect(comite.dite('seconde_seance')).toBeUndefined();
  });
});

describe('the terms that end', () => {
  const finir = (comite: Comite, ids: readonly string[], fin: string): void => {
    for (const id of ids) {
      const one = comite.registre.membresDuComite.get(id);
      if (one === undefined) throw new Error('no member');
      comite.apply([{ collection: 'membresDuComite', id, after: { ...one, fin: d(fin) } }]);
    }
  };

  it('those of one day are one date, which whoever succeeds takes away', () => {
    const comite = new Comite();
    finir(comite, ['m1', 'm2', 'm3', 'm4'], '2027-01-31');
    expect(comite.dite('mandat_comite')).toMatchObject({
      date: '2027-01-31',
      libelle: 'Dernier jour de 4 mandats',
      lieu: 'membresDuComite',
    });
    finir(comite, ['m2'], '2027-03-31');
    expect(comite.dites().map(({ libelle }) => libelle)).toEqual([
      'Dernier jour de 3 mandats',
      'Dernier jour d’un mandat',
    ]);
    const { id: _id, coordonneesLe: _c, purge: _p, ...qui } = membre('n', 'Siège 2');
    comite.made(
      comite.run(enregistrerMembre, {
        ...qui,
        instanceId: comite.comiteId,
        debut: d('2027-04-01'),
        fin: null,
      }),
    );
    expect(comite.dites().map(({ date }) => date)).toEqual(['2027-01-31']);
  });
});

describe('a draft that waits for a séance', () => {
  const deLaConvention = (banc: Banc): readonly Echeance[] =>
    echeancesDe({ famille: banc.registre, convention: banc.convention, aujourdhui: banc.aujourdhui });

  it('takes the day of the séance on record, whose convocation waits there, once for all its points', () => {
    const comite = new Comite();
    comite.must(signerConvention, { conventionId: CONVENTION_ID, signatures: signatures(EFFET) });
    const avenantId = withDemande(comite);
    const seanceId = comite.programmer();
    comite.inscrire(seanceId, { objet: 'avenant', avenantId });
    const siennes = deLaConvention(comite);
    expect(siennes.find(({ genre }) => genre === 'seance')).toMatchObject({ date: SEANCE, objet: avenantId });
    expect(siennes.filter(({ genre }) => genre === 'convocation')).toEqual([]);
    expect(comite.dites().filter(({ genre }) => genre === 'convocation')).toHaveLength(1);
  });
});
