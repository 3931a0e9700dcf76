import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mettreALaSignature } from '#domain/avenant/etapes-commands';
import { demanderAvenant, signerAvenant } from '#domain/avenant/commands';
import { concordanceDe } from '#domain/concordance/concordance';
import { clausesAu } from '#domain/consolidation/clauses';
import { termeEnVigueur } from '#domain/consolidation/terme';
import { texteDuProjet } from '#domain/fiches/avenant';
import { effetOf } from '#domain/fiches/convention';
import { put } from '#domain/registre';
import { notifierDenonciation } from '#domain/resiliation/denonciation-commands';
import { resilierAvecPreavis } from '#domain/resiliation/resilier-commands';
import { envoyerMiseEnDemeure, suivreEnvoi } from '#domain/resiliation/envoi-commands';
import { preparerMiseEnDemeure, signerMiseEnDemeure } from '#domain/resiliation/mise-en-demeure-commands';
import { tirage } from '../../support/essais';
import {
  LIBRE,
  PARTIES,
  SANS_OBJET,
  avec,
  bancDe,
  cas,
  lettre,
  parametresDe,
  permis,
  projet,
  sortie,
  titulaires,
} from '../../support/lois';
import type { Cas, Operation } from '../../support/lois';
import { Oracle, iso, jour } from '../../support/oracle';
import type { Jour } from '../../support/oracle';
import { d, seanceDu, sha256 } from '../../support/registre';

/*
 * What conventions of any kind allow and refuse, on every day around the days that count, against a program written
 * apart (tests/support/oracle.ts): the end and its renewals, the clock of a notice, and each guard asked of the very
 * command that holds it. Walks to the end are in
 * fins-oracle.test.ts.
 */

/** The days that count, with those around them. */
function jours({ histoire, avis, envoi }: Cas, oracle: Oracle): readonly Jour[] {
  const count = new Set<Jour>();
  const autour = (one: Jour | null): void => {
    if (one !== null) for (let n = one - 1; n <= one + 1; n += 1) count.add(n);
  };
  for (const one of [oracle.effet, oracle.derniere, avis, envoi.jour, jour('2025-06-30'), jour('2025-11-15')])
    autour(one);
  for (const { effet } of histoire.avenants) autour(effet);
  for (const one of [...count]) autour(oracle.fin(one).date);
  return [...count].filter((one) => one < jour('2032-01-01')).sort((a, b) => a - b);
}

const vus = new Map<string, number>();
const compter = (quoi: string, allowed: boolean): boolean => {
  const key = `${quoi} ${allowed ? 'oui' : 'non'}`;
  vus.set(key, (vus.get(key) ?? 0) + 1);
  return allowed;
};

describe('on every day around those that count, a convention of any kind', () => {
  it('ends, is renewed, and allows what its own clauses say', () => {
    fc.assert(
      fc.property(cas, (one) => {
        const oracle = new Oracle(one.histoire);
        const banc = bancDe(one);
        const { convention, registre } = banc;
        const effet = effetOf(convention);
        expect(effet.etat === 'determine' ? effet.date : null).toBe(
          oracle.effet === null ? null : iso(oracle.effet),
        );
        const [a, b] = PARTIES;
        const essai = projet('essai', {});
        const avisDEssai = one.avis !== null && {
          id: 'avis-essai', avenantId: 'essai', instance: 'Comité', seance: seanceDu(d(iso(one.avis))), sens: 'favorable' as const,
          votes: null, texte: 'Favorable.', empreinteProjet: sha256(texteDuProjet(essai)),
        }; // prettier-ignore
        banc.apply([
          put('avenants', essai),
          ...(avisDEssai === false ? [] : [put('avis', avisDEssai as never)]),
        ]);
        const faux: string[] = [];
        for (const le of jours(one, oracle)) {
          banc.aujourdhui = d(iso(le));
          const date = d(iso(le));
          const dire = (quoi: string, found: unknown, attendu: unknown): void => {
            if (typeof attendu === 'boolean') compter(quoi, attendu);
            const refused = attendu === false && typeof found === 'string';
            if (found !== attendu && !refused)
              faux.push(`${iso(le)} ${quoi} : ${String(found)}, attendu ${String(attendu)}`);
          };
          const terme = termeEnVigueur(registre, convention, date);
          const fin = oracle.fin(le);
          dire('fin', terme.date, fin.date === null ? null : iso(fin.date));
          dire('renouvellements restants', terme.renouvellement?.restants, fin.restants);
          for (const sujet of ['avenant', 'manquement', 'sans_motif'] as const) {
            const held = clausesAu(registre, convention, date).clauses.find(({ id }) => id === sujet);
            const attendue = oracle.clause(sujet, le);
            dire(`clause ${sujet}`, held?.certitude.sure, attendue?.sure);
            if (attendue === null || held === undefined) continue;
            expect(held.parametres, iso(le)).toEqual(parametresDe(sujet, attendue.parametres));
          }

          const valide = oracle.valide(le);
          const demande = (partieId: string, auteur: string) => ({
            conventionId: convention.id, partieId, auteurId: `chef-${auteur}`, date, piece: null, objet: 'Essai', articles: [],
            priseEffet: { nature: 'signature' as const },
          }); // prettier-ignore
          for (const id of titulaires(one.parties))
            dire('demander', permis(banc, demanderAvenant, demande(id, id)), valide);
          dire('demander pour une autre', permis(banc, demanderAvenant, demande(a, b)), false);

          const motifs = { motifTexteModifie: null, motifAvis: 'Le règlement intérieur le permet' };
          const signable = oracle.signable(le, one.avis);
          dire(
            'mettre à la signature',
            permis(banc, mettreALaSignature, { avenantId: 'essai', date, ...motifs }),
            signable,
          );
          const signatures = [{ signataireId: `chef-${a}`, date }];
          dire(
            'signer',
            permis(banc, signerAvenant, { avenantId: 'essai', signatures, ...motifs }),
            signable,
          );

          const exclus = oracle.clause('avenant', le)?.parametres.articlesExclus ?? [];
          const libre: Operation = {
            id: 'operation-essai', phrase: ['Phrase.'], lu: '',
            modification: {
              nature: 'rediger_alinea', divisionId: `article-${LIBRE}`, alineaId: 'alinea-libre',
              alineas: [{ niveau: 0, marque: null, texte: 'Autre chose.' }],
            },
          }; // prettier-ignore
          const { lignes } = concordanceDe(
            registre,
            convention,
            projet('touche', { operations: [libre] }),
            date,
          );
          const touche = lignes.some(({ defauts }) => defauts.some(({ code }) => code === 'ARTICLE_EXCLU'));
          dire('article exclu', touche, exclus.includes(String(LIBRE)));

          const loi = oracle.sure('manquement', le);
          for (const ensemble of [false, true]) {
            const coauteurs = avec(one.parties, ensemble, [a, b]);
            if (ensemble && coauteurs.length === 0) continue;
            const attendu =
              loi !== null &&
              valide &&
              coauteurs.length > 0 === (loi.par === 'les_autres' && one.parties === 3);
            dire(
              'mettre en demeure',
              permis(banc, preparerMiseEnDemeure, lettre(a, b, le, coauteurs)),
              attendu,
            );
          }
          dire(
            'mettre en demeure soi-même',
            permis(banc, preparerMiseEnDemeure, lettre(a, a, le, [])),
            false,
          );

          for (const motif of ['sans_motif', 'accord'] as const)
            for (const ensemble of [false, true]) {
              const clause = oracle.sure(motif, le);
              const tous = motif === 'accord' || clause?.par === 'les_autres';
              // Without any clause of it, all together may still agree; one that is doubtful is not passed over.
              const libre = motif === 'accord' && oracle.clause(motif, le) === null;
              const attendu =
                (clause !== null || libre) &&
                valide &&
                ensemble === tous &&
                !oracle.tard(le, clause?.avantLe ?? null);
              dire(
                motif,
                permis(banc, resilierAvecPreavis, sortie(a, motif, le, avec(one.parties, ensemble, [a]))),
                attendu,
              );
            }
          // Nothing was notified: no day brings an end but that of the duration.
          dire('cesse', ['denoncee', 'resiliee'].includes(banc.etat(date)), false);
        }
        expect(faux.slice(0, 5)).toEqual([]);
      }),
      { ...tirage('gardes d’un jour', 25, 3_000), examples: [[SANS_OBJET]] },
    );
  }, 600_000);

  it('is denounced from the day its own clock gives, under the law of the day of sending', () => {
    fc.assert(
      fc.property(cas, (one) => {
        const oracle = new Oracle(one.histoire);
        const banc = bancDe(one);
        const [a, b] = PARTIES;
        const { jour: envoi } = one.envoi;
        const loi = oracle.sure('manquement', envoi);
        if (loi === null || !oracle.valide(envoi)) return;
        banc.aujourdhui = d(iso(envoi));
        const coauteurs = avec(one.parties, loi.par === 'les_autres', [a, b]);
        const { id } = banc.must(preparerMiseEnDemeure, lettre(a, b, envoi, coauteurs));
        banc.must(signerMiseEnDemeure, { miseEnDemeureId: id, date: banc.aujourdhui });
        const pli = {
          destinataireId: `chef-${b}`,
          numero: '1A 123 456 7890 1',
          depotLe: banc.aujourdhui,
          preuveDepot: 'Preuve',
        };
        banc.must(envoyerMiseEnDemeure, { miseEnDemeureId: id, envois: [pli] });
        // Nobody receives what was not presented, nor before it was.
        const presentation = one.envoi.presentation === null ? null : envoi + one.envoi.presentation;
        const reception =
          presentation === null || one.envoi.reception === null ? null : presentation + one.envoi.reception;
        if (presentation !== null) {
          banc.aujourdhui = d(iso(reception ?? presentation));
          banc.must(suivreEnvoi, {
            miseEnDemeureId: id,
            envoiId: banc.registre.misesEnDemeure.get(id)?.envois[0]?.id ?? '',
            presentationLe: d(iso(presentation)),
            distributionLe: reception === null ? null : d(iso(reception)),
            retour: null,
          });
        }
        const delai = oracle.delai(envoi, presentation, reception);
        const calcul = banc.registre.misesEnDemeure.get(id)?.delai?.calcul ?? null;
        expect(calcul && [calcul.strict.premierJour, calcul.prudent.premierJour]).toEqual(
          delai && [iso(delai.strict), iso(delai.prudent)],
        );
        const faux: string[] = [];
        const count = [
          envoi + 1,
          ...[delai?.strict, delai?.prudent, jour('2026-06-30')].flatMap((n) => (n === undefined ? [] : [n])),
        ];
        for (const le of new Set(count.flatMap((n) => [n - 2, n - 1, n, n + 1, n + 2])))
          for (const [priseEffet, derogation] of [
            ['reception', null],
            ['reception', 'Urgence démontrée'],
            ['constat', null],
          ] as const) {
            if (le < Math.max(envoi, reception ?? presentation ?? envoi)) continue;
            banc.aujourdhui = d(iso(le));
            const found = permis(banc, notifierDenonciation, {
              miseEnDemeureId: id, auteurId: `chef-${a}`, notifieeLe: banc.aujourdhui, numero: null,
              persistance: 'Toujours rien.', priseEffet: { nature: priseEffet }, derogation,
            }); // prettier-ignore
            const attendu =
              delai !== null &&
              le >= (derogation === null ? delai.prudent : delai.strict) &&
              !oracle.tard(le, loi.avantLe) &&
              oracle.valide(le) &&
              (priseEffet !== 'constat' || loi.caractere === 'plein_droit');
            compter(`dénoncer ${priseEffet}`, attendu);
            if ((found === true) !== attendu)
              faux.push(`${iso(le)} ${priseEffet} : ${found}, attendu ${attendu}`);
            if (['denoncee', 'resiliee'].includes(banc.etat())) faux.push(`${iso(le)} cesse sans acte`);
          }
        expect(faux).toEqual([]);
      }),
      tirage('gardes d’un dossier', 150, 20_000),
    );
  }, 600_000);

  it('was asked every question, and each was answered both ways', () => {
    for (const quoi of [
      'demander',
      'mettre à la signature',
      'signer',
      'article exclu',
      'mettre en demeure',
      'sans_motif',
      'accord',
      'dénoncer reception',
      'dénoncer constat',
    ])
      // prettier-ignore
      expect([quoi, (vus.get(`${quoi} oui`) ?? 0) > 5, (vus.get(`${quoi} non`) ?? 0) > 5]).toEqual([quoi, true, true]);
  });
});
