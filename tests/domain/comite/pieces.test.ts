import { describe, expect, it } from 'vitest';
import { examinerSuppression, retablirSuppression, supprimer } from '#domain/corbeille/commands';
import { ajouterPiece } from '#domain/pieces/commands';
import { creerInstance, enregistrerMembre } from '#domain/seance/comite';
import { convoquerSeance, inscrirePoint, programmerSeance } from '#domain/seance/seances';
import { Banc, d, sha256 } from '../../support/registre';
import { membre } from './cas';

/* The papers of a committee, which are of no convention; a séance that nobody was told of, to the trash and back. */

function banc() {
  const one = new Banc(d('2026-11-23'));
  const instanceId = one.must(creerInstance, {
    nom: 'Comité',
    sigle: null,
    depuis: d('2014-10-01'),
    fondement: 'décret',
  }).id;
  const { id: _id, coordonneesLe: _c, purge: _p, ...qui } = membre('m', 'Siège');
  const membreId = one.must(enregistrerMembre, { ...qui, instanceId }).id;
  const seanceId = one.must(programmerSeance, {
    instanceId,
    date: d('2026-12-10'),
    heure: null,
    lieu: null,
    formation: 'pleniere',
    denomination: null,
    denominationMotif: null,
  }).id;
  one.must(inscrirePoint, {
    seanceId,
    objet: 'schema',
    avenantId: null,
    conventionId: null,
    intitule: 'Schéma',
    documents: null,
  });
  return { one, instanceId, membreId, seanceId };
}

const fichier = (nom: string) => ({ nom, taille: 4, sha256: sha256(nom), type: 'application/pdf' as const });

describe('a piece', () => {
  it('is kept beside a committee, a member, a séance, or one of its points', () => {
    const { one, instanceId, membreId, seanceId } = banc();
    for (const objet of [
      { collection: 'instances', id: instanceId },
      { collection: 'membresDuComite', id: membreId },
      { collection: 'seances', id: seanceId },
    ] as const)
      one.must(ajouterPiece, { objet, nature: 'autre', fichier: fichier(`${objet.collection}.pdf`) });
    one.must(ajouterPiece, {
      objet: { collection: 'seances', id: seanceId },
      nature: 'autre',
      fichier: fichier('schema.pdf'),
      point: '1',
    });
    const pointId = one.registre.seances.get(seanceId)?.points[0]?.id;
    expect([...one.registre.pieces.values()].map(({ conventionId, point }) => [conventionId, point])).toEqual(
      [
        [null, undefined],
        [null, undefined],
        [null, undefined],
        [null, pointId],
      ],
    );
  });

  it('is of no point that is not on the agenda, nor of a point of what has none', () => {
    const { one, instanceId, seanceId } = banc();
    for (const objet of [
      { collection: 'seances', id: seanceId },
      { collection: 'instances', id: instanceId },
    ] as const)
      expect(
        one.run(ajouterPiece, { objet, nature: 'autre', fichier: fichier('a.pdf'), point: '2' }),
      ).toMatchObject({ ok: false, error: { code: 'POINT_INCONNU' } });
  });
});

describe('a séance not held', () => {
  it('goes to the trash with its papers, and comes back with them', () => {
    const { one, seanceId } = banc();
    one.must(ajouterPiece, {
      objet: { collection: 'seances', id: seanceId },
      nature: 'autre',
      fichier: fichier('schema.pdf'),
      point: '1',
    });
    const avant = one.registre.seances.get(seanceId);
    const suppression = one.must(supprimer, {
      collection: 'seances',
      id: seanceId,
      motif: 'Saisie par erreur',
      par: 'essai',
    }).id;
    expect([one.registre.seances.size, one.registre.pieces.size]).toEqual([0, 0]);
    one.must(retablirSuppression, { id: suppression });
    expect(one.registre.seances.get(seanceId)).toEqual(avant);
    expect(one.registre.pieces.size).toBe(1);
  });

  it('stays once its members were convened: it is cancelled', () => {
    const { one, seanceId } = banc();
    one.must(convoquerSeance, {
      seanceId,
      date: one.aujourdhui,
      conjointe: true,
      piecesJointes: true,
      sansQuorum: false,
      urgence: null,
    });
    expect(examinerSuppression(one.registre, { collection: 'seances', id: seanceId })).toMatchObject({
      ok: false,
      error: { code: 'SUPPRESSION_SEANCE' },
    });
  });
});
