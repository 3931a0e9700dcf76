import { describe, expect, it } from 'vitest';
import { saisirCrefop } from '#domain/avenant/etapes-commands';
import { abandonnerAvenant, signerAvenant } from '#domain/avenant/commands';
import { examinerSuppression, retablirSuppression, supprimer } from '#domain/corbeille/commands';
import { COLLECTIONS_SUPPRIMABLES } from '#domain/corbeille/corbeille';
import type { CollectionSupprimable } from '#domain/corbeille/corbeille';
import type { Piece } from '#domain/fiches/piece';
import { entityKey, put } from '#domain/registre';
import { notifierDenonciation } from '#domain/resiliation/denonciation-commands';
import { preparerMiseEnDemeure, retirer } from '#domain/resiliation/mise-en-demeure-commands';
import {
  Banc,
  CONVENTION_ID,
  d,
  denoncer,
  grief,
  signatures,
  signed,
  snapshot,
  withAvis,
  withDemande,
  withEnvoi,
  withLettre,
} from '../../support/registre';

const ask = (collection: CollectionSupprimable, id: string) => ({
  collection,
  id,
  motif: 'Doublon',
  par: 'Ada',
});
const state = (banc: Banc) =>
  new Map(
    Object.entries(snapshot(banc.registre)).flatMap(([name, entries]) =>
      entries.map(([id, entity]): [string, unknown] => [`${name}/${id}`, entity]),
    ),
  );

const piece = (id: string, objet: Piece['objet']): Piece => ({
  id,
  conventionId: CONVENTION_ID,
  objet,
  nature: 'autre',
  nom: `${id}.pdf`,
  type: 'application/pdf',
  taille: 1,
  sha256: '0'.repeat(64),
  ajouteeLe: d('2026-11-23'),
});

const draftLetter = (banc: Banc): string =>
  banc.must(preparerMiseEnDemeure, {
    conventionId: CONVENTION_ID,
    partieEmettriceId: 'region',
    auteurId: 'president',
    griefs: [grief()],
  }).id;

describe('ce qui va à la corbeille', () => {
  it('une convention sans signature, un avenant ou une lettre en projet, une pièce', () => {
    const unsigned = new Banc(d('2026-11-23'));
    expect(unsigned.run(supprimer, ask('conventions', CONVENTION_ID)).ok).toBe(true);
    const banc = signed();
    expect(banc.run(supprimer, ask('avenants', withDemande(banc))).ok).toBe(true);
    expect(banc.run(supprimer, ask('misesEnDemeure', draftLetter(banc))).ok).toBe(true);
    banc.apply([put('pieces', piece('p', { collection: 'conventions', id: CONVENTION_ID }))]);
    expect(banc.run(supprimer, ask('pieces', 'p')).ok).toBe(true);
    expect(banc.registre.corbeille.size).toBe(3);
  });

  it('et ce qui n’y va pas, avec ce qu’il faut faire à la place', () => {
    const banc = signed();
    const refused = (collection: CollectionSupprimable, id: string) => {
      const refus = banc.refused(supprimer, ask(collection, id));
      expect(refus.remede).toMatch(/[Rr]ectifiez/);
      return refus.code;
    };
    expect(refused('conventions', CONVENTION_ID)).toBe('SUPPRESSION_CONVENTION_SIGNEE');
    const avenantId = withDemande(banc);
    const transmis = withDemande(banc);
    banc.must(saisirCrefop, { avenantId: transmis, date: d('2026-09-20'), seancePrevue: null });
    expect(refused('avenants', transmis)).toBe('SUPPRESSION_AVENANT_TRANSMIS');
    const avisId = withAvis(banc, avenantId);
    expect(refused('avenants', avenantId)).toBe('SUPPRESSION_AVENANT_EXAMINE');
    expect(refused('avis', avisId)).toBe('SUPPRESSION_AVIS');
    banc.must(signerAvenant, {
      avenantId,
      signatures: signatures(d('2026-11-02'), ['prefete']),
      motifTexteModifie: null,
    });
    expect(refused('avenants', avenantId)).toBe('SUPPRESSION_AVENANT_SIGNE');
    expect(refused('misesEnDemeure', withLettre(banc))).toBe('SUPPRESSION_LETTRE_SIGNEE');
    const sent = withEnvoi(banc);
    expect(refused('misesEnDemeure', sent)).toBe('SUPPRESSION_LETTRE_SIGNEE');
    const closed = draftLetter(banc);
    banc.must(retirer, { miseEnDemeureId: closed, date: d('2026-11-23'), motif: 'essai' });
    expect(refused('misesEnDemeure', closed)).toBe('SUPPRESSION_LETTRE_CLOSE');
    banc.aujourdhui = d('2027-01-26');
    const { id } = banc.must(notifierDenonciation, denoncer(sent, d('2027-01-26')));
    expect(refused('denonciations', id)).toBe('SUPPRESSION_DENONCIATION');
    for (const collection of COLLECTIONS_SUPPRIMABLES)
      expect(banc.code(supprimer, ask(collection, 'inconnu'))).toBe('INTROUVABLE');
  });

  it('un avenant abandonné, jamais examiné ni signé, peut y aller', () => {
    const banc = signed();
    const avenantId = withDemande(banc);
    banc.must(abandonnerAvenant, { avenantId, date: d('2026-09-02'), motif: 'essai' });
    expect(banc.run(supprimer, ask('avenants', avenantId)).ok).toBe(true);
  });

  it('rien de sensible n’y part à la suite d’un autre', () => {
    const banc = signed();
    const avenantId = withDemande(banc);
    withAvis(banc, avenantId);
    banc.apply([put('conventions', { ...banc.convention, signatures: [] })]);
    const refus = banc.refused(supprimer, ask('conventions', CONVENTION_ID));
    expect(refus.code).toBe('SUPPRESSION_DEPENDANT');
    expect(refus.message).toContain('l’avenant en projet');
  });
});

describe('l’aller et le retour', () => {
  it('emporte tout ce qui en dépend, en un seul élément, et rend tout tel quel', () => {
    const banc = signed();
    const avenantId = withDemande(banc);
    const other = withDemande(banc);
    banc.apply([
      put('pieces', piece('p1', { collection: 'avenants', id: avenantId })),
      put('pieces', piece('p2', { collection: 'avenants', id: other })),
    ]);
    const before = state(banc);
    const examined = examinerSuppression(banc.registre, { collection: 'avenants', id: avenantId });
    expect(
      examined.ok && examined.value.map(({ collection, entite }) => entityKey(collection, entite.id)),
    ).toEqual([`avenants/${avenantId}`, 'pieces/p1']);
    const { id } = banc.must(supprimer, ask('avenants', avenantId));
    expect([...banc.registre.avenants.keys()]).toEqual([other]);
    expect([...banc.registre.pieces.keys()]).toEqual(['p2']);
    expect(banc.registre.corbeille.get(id)).toMatchObject({
      supprimeLe: '2026-11-23',
      par: 'Ada',
      motif: 'Doublon',
      conventionId: CONVENTION_ID,
      racine: {
        collection: 'avenants',
        id: avenantId,
        libelle: 'l’avenant en projet «\u00a0Avenant d’essai\u00a0»',
      },
    });
    banc.must(retablirSuppression, { id });
    expect(state(banc)).toEqual(before);
    expect(banc.code(retablirSuppression, { id })).toBe('INTROUVABLE');
  });

  it('la convention entière, ses liens compris', () => {
    const banc = new Banc(d('2026-11-23'));
    banc.apply([put('pieces', piece('p', { collection: 'conventions', id: CONVENTION_ID }))]);
    const before = state(banc);
    const { id } = banc.must(supprimer, ask('conventions', CONVENTION_ID));
    expect(banc.registre.conventions.size + banc.registre.pieces.size).toBe(0);
    banc.must(retablirSuppression, { id });
    expect(state(banc)).toEqual(before);
  });

  it('un objet ne revient pas avant ce à quoi il se rattache, que le refus nomme', () => {
    const banc = new Banc(d('2026-11-23'));
    banc.apply([put('pieces', piece('p', { collection: 'conventions', id: CONVENTION_ID }))]);
    const first = banc.must(supprimer, ask('pieces', 'p')).id;
    const second = banc.must(supprimer, ask('conventions', CONVENTION_ID)).id;
    const refus = banc.refused(retablirSuppression, { id: first });
    expect(refus.code).toBe('RETOUR_PARENT_ABSENT');
    expect(refus.message).toContain('la convention «');
    expect(refus.remede).toMatch(/^Restaurez d’abord la convention «/);
    banc.must(retablirSuppression, { id: second });
    banc.must(retablirSuppression, { id: first });
    expect(banc.registre.pieces.size).toBe(1);
  });

  it('ne recouvre jamais un objet présent', () => {
    const banc = signed();
    const avenantId = withDemande(banc);
    const avenant = banc.registre.avenants.get(avenantId)!;
    const { id } = banc.must(supprimer, ask('avenants', avenantId));
    banc.apply([put('avenants', { ...avenant, objet: 'revenu autrement' })]);
    expect(banc.code(retablirSuppression, { id })).toBe('RETOUR_DEJA_LA');
  });

  it('ne revient pas dans un registre qui le contredit désormais', () => {
    const banc = signed();
    const { id } = banc.must(supprimer, ask('avenants', withDemande(banc, d('2023-10-05'))));
    banc.apply([
      put('conventions', {
        ...banc.convention,
        faitLe: d('2023-11-02'),
        effetRetenu: { date: d('2023-11-02'), motif: 'essai' },
      }),
    ]);
    const refus = banc.refused(retablirSuppression, { id });
    expect(refus.code).toBe('RETOUR_CONTRADICTION');
    expect(refus.message).toContain('précède la prise d’effet');
  });
});
