import { describe, expect, it } from 'vitest';
import { modelToText as plainText } from '#actes/texte';
import { consolidationModel } from '#actes/consolidation';
import {
  abandonnerAvenant,
  demanderAvenant,
  reprendreAvenant,
  signerAvenant,
} from '#domain/avenant/commands';
import { mettreALaSignature, refuserAvenant } from '#domain/avenant/etapes-commands';
import { etatDe } from '#domain/avenant/transitions';
import { addDays } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { Clause } from '#domain/clauses/clause';
import { contradictionsOf } from '#domain/coherence';
import { actesSignes } from '#domain/consolidation/ordre';
import { sortiesOf } from '#domain/lookup';
import { put } from '#domain/registre';
import { resilierAvecPreavis } from '#domain/resiliation/resilier-commands';
import { preparerMiseEnDemeure, signerMiseEnDemeure } from '#domain/resiliation/mise-en-demeure-commands';
import { documentsDe, modeleDe } from '../../src-main/application/catalogue';
import { FICHE_ABSENTE } from '../../src-main/application/catalogue/commun';
import { avenantView } from '../../src-main/application/views/avenant-view';
import { CONVENTION_AURA } from '../../src-main/application/exemples/auvergne-rhone-alpes';
import {
  Banc,
  CONVENTION_ID,
  EFFET,
  LES_QUATRE,
  PROJET,
  d,
  grief,
  sha256,
  signatures,
  signed,
  withAvis,
} from '../support/registre';

/* A party that left is asked for nothing from the day its departure takes effect; what came before keeps what it was. */

const RETRAIT: Clause = {
  id: 'retrait',
  parametres: {
    nature: 'resiliation',
    motif: 'sans_motif',
    n: 1,
    unite: 'mois',
    depart: 'envoi',
    avantLe: null,
    caractere: 'faculte',
    forme: 'lettre',
    par: null,
    portee: 'partie_qui_se_retire',
  },
  ancres: ['art7-1'],
  origine: { nature: 'acte' },
};
const COMMUNE = {
  ...CONVENTION_AURA.parties[1]!,
  id: 'commune',
  nom: 'La Commune',
  signataires: [{ ...CONVENTION_AURA.parties[1]!.signataires[0]!, id: 'maire' }],
};
const TOUS = [...LES_QUATRE, 'maire'];

/** The sample with a third party, which its clause lets leave. */
function aTrois(): Banc {
  const banc = signed(d('2026-11-23'));
  banc.apply([
    put('conventions', {
      ...banc.convention,
      parties: [...banc.convention.parties, COMMUNE],
      signatures: [...banc.convention.signatures, { signataireId: 'maire', date: EFFET }],
      clauses: [...(banc.convention.clauses ?? []), RETRAIT],
      obligations: [
        ...banc.convention.obligations,
        { id: 'COM-1', article: '4', partieId: 'commune', alineaIds: ['art4-1'], libelle: 'Prêter un local' },
      ],
    }),
  ]);
  return banc;
}

const partir = (banc: Banc): CivilDate => {
  banc.must(resilierAvecPreavis, {
    conventionId: CONVENTION_ID,
    partieId: 'commune',
    auteurId: 'maire',
    motifClause: 'sans_motif',
    motif: null,
    notifieeLe: d('2026-03-02'),
    numero: null,
    effetLe: null,
  });
  return sortiesOf(banc.registre, CONVENTION_ID)[0]!.effet!;
};

const demander = (banc: Banc, date: string, partieId = 'region', auteurId = 'president') =>
  banc.must(demanderAvenant, { ...demande(date, partieId, auteurId) }).id;
const demande = (date: string, partieId = 'region', auteurId = 'president') => ({
  conventionId: CONVENTION_ID,
  partieId,
  date: d(date),
  auteurId,
  piece: null,
  ...PROJET,
});
const signer = (avenantId: string, date: CivilDate, ids: readonly string[] = LES_QUATRE) => ({
  avenantId,
  signatures: signatures(date, ids),
  motifTexteModifie: null,
});
const mise = (avenantId: string, date: CivilDate) => ({ avenantId, date, motifTexteModifie: null });
const avenant = (banc: Banc, id: string) => banc.registre.avenants.get(id)!;
const etat = (banc: Banc, id: string) => etatDe(banc.registre, avenant(banc, id), banc.aujourdhui);
const vue = (banc: Banc, id: string) =>
  avenantView(banc.registre, banc.convention, avenant(banc, id), {
    aujourdhui: banc.aujourdhui,
    sha256,
  });
const texte = (banc: Banc, acte: 'avenant' | 'mise-en-demeure', id: string): string => {
  const found = modeleDe(banc.registre, acte, id, { aujourdhui: banc.aujourdhui, sha256 });
  if (!found.ok) throw new Error(found.error.message);
  return plainText(found.value).replaceAll('\u00a0', ' ');
};
const messages = (list: readonly { readonly message: string }[]): string =>
  list
    .map(({ message }) => message)
    .join(' ')
    .replaceAll('\u00a0', ' ');

describe('an avenant and a party that leaves', () => {
  it.each([-1, 0, 1])(
    'put to signature %i day from the departure, asks it or not by that day alone',
    (ecart) => {
      const banc = aTrois();
      const id = demander(banc, '2026-01-10');
      withAvis(banc, id, d('2026-02-10'));
      const jour = addDays(partir(banc), ecart);
      banc.must(mettreALaSignature, mise(id, jour));
      const demandee = ecart < 0;
      expect(vue(banc, id).parties.map((one) => one.id)).toEqual(
        demandee ? ['etat', 'region', 'commune'] : ['etat', 'region'],
      );
      expect(texte(banc, 'avenant', id).includes('La Commune')).toBe(demandee);
      banc.must(signerAvenant, signer(id, d('2026-06-01')));
      expect(etat(banc, id)).toBe(demandee ? 'en_cours_de_signature' : 'en_vigueur');
      expect(actesSignes(banc.registre, banc.convention)).toHaveLength(demandee ? 0 : 1);
      const documents = documentsDe(banc.registre, banc.convention, { aujourdhui: banc.aujourdhui, sha256 });
      expect(documents.find((one) => one.id === id)?.etat).toBe(demandee ? 'À signer' : 'Signé');
      expect(documents.some(({ type }) => type === 'version-consolidee')).toBe(!demandee);
      if (demandee) {
        expect(
          banc.code(refuserAvenant, {
            avenantId: id,
            date: d('2026-07-01'),
            partieId: 'etat',
            motif: 'Non signé',
          }),
        ).toBe('AVENANT_PARTIE_SIGNEE');
        banc.must(signerAvenant, signer(id, d('2026-06-02'), ['maire']));
        expect(etat(banc, id)).toBe('en_vigueur');
      } else expect(banc.code(signerAvenant, signer(id, d('2026-06-02'), ['maire']))).toBe('AVENANT_SIGNE');
      expect(
        contradictionsOf(banc.registre, CONVENTION_ID, { sha256 }).map(({ cle }) => cle),
      ).not.toContainEqual(expect.stringContaining(id));
    },
  );

  it('its signature is refused on one put to signature after it left, and so is its refusal', () => {
    const banc = aTrois();
    const id = demander(banc, '2026-01-10');
    withAvis(banc, id, d('2026-02-10'));
    partir(banc);
    expect(banc.refused(signerAvenant, signer(id, d('2026-05-04'), ['prefete', 'maire']))).toMatchObject({
      code: 'PARTIE_SORTIE',
      champ: 'signatures.1.signataireId',
    });
    expect(
      banc.refused(refuserAvenant, {
        avenantId: id,
        date: d('2026-05-04'),
        partieId: 'commune',
        motif: 'Non signé',
      }),
    ).toMatchObject({ code: 'PARTIE_SORTIE', champ: 'partieId' });
  });

  it('one of before its departure, recorded now, still has its signature', () => {
    const banc = aTrois();
    const effet = partir(banc);
    const id = demander(banc, '2026-01-10');
    withAvis(banc, id, d('2026-02-10'));
    expect(vue(banc, id).sortis).toMatchObject([{ partie: { id: 'commune' }, effet }]);
    expect(vue(banc, id).manquants).toHaveLength(4);
    banc.must(signerAvenant, signer(id, addDays(effet, -1)));
    expect(etat(banc, id)).toBe('en_cours_de_signature');
    banc.must(signerAvenant, signer(id, addDays(effet, 1), ['maire']));
    expect(etat(banc, id)).toBe('en_vigueur');
    expect(vue(banc, id).sortis).toEqual([]);
    const apres = demander(banc, effet);
    expect(vue(banc, apres).sortis).toEqual([]);
  });

  it('a departure recorded late frees what was put to signature after it', () => {
    const banc = aTrois();
    const id = demander(banc, '2026-04-10');
    withAvis(banc, id, d('2026-04-20'));
    banc.must(signerAvenant, signer(id, d('2026-05-04')));
    expect(etat(banc, id)).toBe('en_cours_de_signature');
    partir(banc);
    expect(etat(banc, id)).toBe('en_vigueur');
    expect(vue(banc, id).effet).toBe('2026-05-04');
    // The next one cites it, by its signatures.
    const suivant = demander(banc, '2026-06-10');
    withAvis(banc, suivant, d('2026-06-20'));
    expect(texte(banc, 'avenant', suivant)).toContain(
      'Vu l’avenant n° 1 à cette convention, signé le 4 mai 2026',
    );
  });

  it('it asks for none, nor takes one up again, from that day on; before it, it did', () => {
    const banc = aTrois();
    const effet = partir(banc);
    expect(banc.refused(demanderAvenant, demande(effet, 'commune', 'maire'))).toMatchObject({
      code: 'PARTIE_SORTIE',
      champ: 'partieId',
    });
    const id = demander(banc, addDays(effet, -1), 'commune', 'maire');
    banc.must(abandonnerAvenant, { avenantId: id, date: effet, motif: 'La partie est sortie' });
    expect(banc.code(reprendreAvenant, { avenantId: id, date: effet })).toBe('PARTIE_SORTIE');
  });
});

describe('a notice and a party that leaves', () => {
  const lettre = (jour: string) => ({
    conventionId: CONVENTION_ID,
    partieEmettriceId: 'region',
    auteurId: 'president',
    griefs: [grief({ obligationId: 'COM-1', dateFaits: d(jour) })],
  });

  it('is about facts of before alone, and says that nothing follows', () => {
    const banc = aTrois();
    const effet = partir(banc);
    expect(banc.refused(preparerMiseEnDemeure, lettre(effet))).toMatchObject({
      code: 'PARTIE_SORTIE',
      champ: 'partieDestinataireId',
    });
    const { id, avertissements } = banc.must(preparerMiseEnDemeure, lettre(addDays(effet, -1)));
    expect(messages(avertissements)).toContain('n’est plus partie à la convention depuis le');
    expect(messages(avertissements)).toContain('ne mène à aucune dénonciation');
    banc.must(signerMiseEnDemeure, { miseEnDemeureId: id, date: d('2026-06-01') });
    const propre = {
      ...lettre(effet),
      partieEmettriceId: 'commune',
      auteurId: 'maire',
      griefs: [grief({ dateFaits: effet })],
    };
    expect(banc.refused(preparerMiseEnDemeure, propre)).toMatchObject({
      code: 'PARTIE_SORTIE',
      champ: 'partieEmettriceId',
    });
  });

  it('a letter to another says whom the convention binds on its day', () => {
    const banc = aTrois();
    const contre = (jour: string): string => {
      const { id } = banc.must(preparerMiseEnDemeure, {
        ...lettre('2026-02-02'),
        griefs: [grief({ dateFaits: d('2026-02-02') })],
      });
      banc.must(signerMiseEnDemeure, { miseEnDemeureId: id, date: d(jour) });
      return id;
    };
    const [avant, apres] = [contre('2026-03-01'), contre('2026-06-01')];
    partir(banc);
    expect(texte(banc, 'mise-en-demeure', avant)).toContain('la Commune');
    expect(texte(banc, 'mise-en-demeure', apres)).not.toContain('la Commune');
  });

  it('the consolidated text says who is no longer a party, from that day', () => {
    const banc = aTrois();
    const effet = partir(banc);
    const dit = (jour: CivilDate): string =>
      plainText(
        consolidationModel({
          fiche: FICHE_ABSENTE,
          registre: banc.registre,
          convention: banc.convention,
          jour,
          projets: [],
          aujourdhui: banc.aujourdhui,
        }),
      ).replaceAll('\u00a0', ' ');
    expect(dit(addDays(effet, -1))).not.toContain('n’est plus partie');
    expect(dit(effet)).toContain('la Commune n’est plus partie à la convention depuis le');
  });
});

it('the five hands of the fixture are those that signed it', () => {
  expect(aTrois().convention.signatures.map(({ signataireId }) => signataireId)).toEqual(TOUS);
});
