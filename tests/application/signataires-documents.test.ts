import { beforeEach, describe, expect, it } from 'vitest';
import type { NatureDocument } from '#registre/documents';
import { modelToText } from '#actes/texte';
import { demanderAvenant, signerAvenant } from '#domain/avenant/commands';
import { civilDate as d } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { preparerMiseEnDemeure, signerMiseEnDemeure } from '#domain/resiliation/mise-en-demeure-commands';
import { modeleDe } from '../../src-main/application/catalogue';
import { designe, mots, projeter, signer } from '../domain/consolidation/atelier';
import {
  CONVENTION_ID,
  PROJET,
  grief,
  sha256,
  signatures,
  signed,
  withAvis,
  withFin,
} from '../support/registre';
import type { Banc } from '../support/registre';
import { renommerRegion } from '../support/signataires';

/* An official act names people: each as they were on the day of what it says of them. */

let banc: Banc;
beforeEach(() => {
  banc = withFin(signed());
  banc.aujourdhui = d('2026-11-23');
});

function lire(nature: NatureDocument, id: string): string {
  const { aujourdhui, registre } = banc;
  const model = modeleDe(registre, nature, id, { aujourdhui, sha256 });
  if (!model.ok) throw new Error(model.error.message);
  return modelToText(model.value).replaceAll(/[\u00a0\u202f]/gu, ' ');
}

const blocSignature = (text: string): string => text.slice(text.indexOf('Fait à '));
const titulaire = (): string => {
  const [etat] = banc.convention.parties;
  return etat?.signataires.find(({ id }) => id === 'recteur')?.personne.nom ?? 'absent';
};

/** A draft that the rector asked for on `date`. */
function demande(date: CivilDate): string {
  const { id } = banc.must(demanderAvenant, {
    ...PROJET,
    conventionId: CONVENTION_ID,
    partieId: 'etat',
    auteurId: 'recteur',
    date,
    piece: null,
  });
  return id;
}

const designer = (nom: string, signe: CivilDate, effet?: CivilDate): string =>
  designe(banc, nom, signe, effet);

describe('an avenant', () => {
  it('names in its visa who made the request, not who holds the office since', () => {
    const id = demande(d('2024-05-02'));
    designer('NOUVEAU', d('2024-07-01'));
    const text = lire('avenant', id);
    expect(text).toMatch(
      new RegExp(`présentée le 2 mai 2024 par l’État, par la voix .* ${titulaire()} ;`, 'u'),
    );
    expect(blocSignature(text)).toContain('Monsieur Hugo NOUVEAU');
  });

  it('names the party in its visa as it was called on the day of the request', () => {
    const id = projeter(banc, {
      nom: 'a',
      demande: d('2024-05-02'),
      operations: [mots('art4', 'art4-3', 'en 7 axes', 'en sept axes')],
    });
    const renamed = projeter(banc, { nom: 'nom', operations: [renommerRegion('La Région AURA')] });
    signer(banc, renamed, d('2024-07-01'));
    const text = lire('avenant', id);
    expect(text).toContain('présentée le 2 mai 2024 par la Région, par la voix');
    expect(blocSignature(text)).toContain('Pour la Région AURA,');
  });

  it('names who made a request the new holder made', () => {
    designer('NOUVEAU', d('2024-07-01'));
    expect(lire('avenant', demande(d('2024-09-02')))).toMatch(/par la voix .* Monsieur Hugo NOUVEAU ;/u);
  });

  it('that designates a signatory is signed by the one before', () => {
    const text = lire('avenant', designer('NOUVEAU', d('2024-07-01')));
    expect(blocSignature(text)).toContain(titulaire());
    expect(blocSignature(text)).not.toContain('NOUVEAU');
  });

  it('is signed by who held the office on the day of signature, though a change took effect before it did', () => {
    const late = projeter(banc, {
      nom: 'tard',
      operations: [mots('art4', 'art4-3', 'en 7 axes', 'en sept axes')],
      priseEffet: { nature: 'date', date: d('2026-01-01') },
    });
    signer(banc, late, d('2024-06-03'));
    designer('NOUVEAU', d('2024-07-01'));
    const text = lire('avenant', late);
    expect(text.slice(0, text.indexOf('Vu '))).toContain(titulaire());
    expect(blocSignature(text)).toContain(titulaire());
    expect(text).not.toContain('NOUVEAU');
  });

  it('names today’s holder where a signature is awaited, and whose hand signed where it is given', () => {
    const id = demande(d('2024-05-02'));
    withAvis(banc, id, d('2024-05-20'));
    banc.must(signerAvenant, {
      avenantId: id,
      signatures: signatures(d('2024-06-03'), ['prefete']),
      motifTexteModifie: null,
    });
    designer('NOUVEAU', d('2024-07-01'), d('2026-12-01'));
    expect(blocSignature(lire('avenant', id))).toContain(titulaire());
    banc.aujourdhui = d('2026-12-01');
    expect(blocSignature(lire('avenant', id))).toContain('NOUVEAU');
  });
});

describe('a formal notice', () => {
  const lettre = (signeeLe: CivilDate | null): string => {
    const { id } = banc.must(preparerMiseEnDemeure, {
      conventionId: CONVENTION_ID,
      partieEmettriceId: 'etat',
      auteurId: 'recteur',
      griefs: [grief({ obligationId: 'ART2-2-6', dateFaits: d('2024-03-01') })],
    });
    if (signeeLe !== null) banc.must(signerMiseEnDemeure, { miseEnDemeureId: id, date: signeeLe });
    return id;
  };

  it('names its author on the day it was signed', () => {
    designer('NOUVEAU', d('2024-07-01'));
    expect(lire('mise-en-demeure', lettre(d('2024-06-03')))).toContain(titulaire());
    expect(lire('mise-en-demeure', lettre(d('2024-06-03')))).not.toContain('NOUVEAU');
    expect(lire('mise-en-demeure', lettre(d('2024-09-02')))).toContain('Monsieur Hugo NOUVEAU');
    expect(lire('mise-en-demeure', lettre(null))).toContain('Monsieur Hugo NOUVEAU');
  });

  it('says the convention amended by the avenants in effect on its day alone', () => {
    const one = projeter(banc, {
      nom: 'un',
      operations: [mots('art4', 'art4-3', 'en 7 axes', 'en sept axes')],
    });
    signer(banc, one, d('2024-06-03'));
    const two = projeter(banc, {
      nom: 'deux',
      operations: [mots('art6', 'art6-3', 'par avenant', 'par avenant écrit')],
      priseEffet: { nature: 'date', date: d('2025-01-01') },
    });
    signer(banc, two, d('2024-07-01'));
    const before = lire('mise-en-demeure', lettre(d('2024-12-31')));
    expect(before).toContain('modifiée par l’avenant n° 1 signé le 3 juin 2024, lie');
    expect(before).not.toContain('avenant n° 2');
    const after = lire('mise-en-demeure', lettre(d('2025-01-01')));
    expect(after).toContain('et l’avenant n° 2 signé le 1er juillet 2024');
    expect(lire('mise-en-demeure', lettre(null))).toContain('avenant n° 2');
  });
});
