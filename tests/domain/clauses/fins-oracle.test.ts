import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enregistrerReception, notifierDenonciation } from '#domain/resiliation/denonciation-commands';
import { resilierAvecPreavis } from '#domain/resiliation/resilier-commands';
import { envoyerMiseEnDemeure, suivreEnvoi } from '#domain/resiliation/envoi-commands';
import { preparerMiseEnDemeure, signerMiseEnDemeure } from '#domain/resiliation/mise-en-demeure-commands';
import { tirage } from '../../support/essais';
import { avec, bancDe, cas, lettre, sortie, titulaires } from '../../support/lois';
import { Oracle, echeances, iso, jour } from '../../support/oracle';
import type { Jour } from '../../support/oracle';
import { d } from '../../support/registre';

/* Walks through the commands that end a convention of any kind, against the small program of tests/support/oracle.ts. */

const vus = { sortie: 0, dénonciation: 0 };

describe('a convention of any kind', () => {
  it('never ends by its commands without the acts its clause asks for, in whatever order they are tried', () => {
    const pas = fc.record({
      acte: fc.constantFrom(
        'temps',
        'temps',
        'lettre',
        'lettre',
        'suivi',
        'denoncer',
        'denoncer',
        'sortir',
        'recevoir',
      ),
      n: fc.array(fc.nat(9999), { minLength: 3, maxLength: 3 }),
    });
    fc.assert(
      fc.property(cas, fc.array(pas, { minLength: 40, maxLength: 40 }), (one, marche) => {
        const oracle = new Oracle(one.histoire);
        const banc = bancDe(one);
        const { registre } = banc;
        const chefs = titulaires(one.parties);
        banc.aujourdhui = d(iso(Math.max(oracle.derniere, oracle.effet ?? 0)));
        for (const { acte, n } of marche) {
          const le = jour(banc.aujourdhui);
          const pick = <T>(list: readonly T[], rang: number): T | undefined =>
            list[(n[rang] ?? 0) % list.length];
          const [a, b] = [pick(chefs, 0) ?? '', pick(chefs, 1) ?? ''];
          const tous = (n[2] ?? 0) % 2 === 0;
          // Backwards now and then: a day before the delay was over, told afterwards.
          const dit = d(iso(le - ((n[2] ?? 0) % 5 === 0 ? (n[1] ?? 0) % 40 : 0)));
          const med = pick([...registre.misesEnDemeure.values()], 0);
          if (acte === 'temps') banc.aujourdhui = d(iso(le + 1 + ((n[0] ?? 0) % 45)));
          else if (acte === 'lettre') {
            const made = banc.run(preparerMiseEnDemeure, lettre(a, b, le, avec(one.parties, tous, [a, b])));
            if (!made.ok) continue;
            const { id } = made.value;
            banc.run(signerMiseEnDemeure, { miseEnDemeureId: id, date: banc.aujourdhui });
            const envois = [
              {
                destinataireId: `chef-${b}`,
                numero: '1A 123 456 7890 1',
                depotLe: banc.aujourdhui,
                preuveDepot: 'Preuve',
              },
            ];
            banc.run(envoyerMiseEnDemeure, { miseEnDemeureId: id, envois });
          } else if (acte === 'suivi' && med !== undefined && registre.denonciations.size === 0)
            banc.run(suivreEnvoi, {
              miseEnDemeureId: med.id,
              envoiId: med.envois[0]?.id ?? '',
              presentationLe: dit,
              distributionLe: tous ? dit : null,
              retour: null,
            });
          else if (acte === 'denoncer' && med !== undefined)
            banc.run(notifierDenonciation, {
              miseEnDemeureId: med.id, auteurId: med.auteurId, notifieeLe: dit, numero: null, persistance: 'Toujours rien.',
              priseEffet: { nature: (n[0] ?? 0) % 3 === 0 ? 'constat' : 'reception' }, derogation: tous ? 'Urgence démontrée' : null,
            }); // prettier-ignore
          else if (acte === 'sortir')
            banc.run(
              resilierAvecPreavis,
              sortie(
                a,
                (n[1] ?? 0) % 2 === 0 ? 'accord' : 'sans_motif',
                jour(dit),
                avec(one.parties, tous, [a]),
              ),
            );
          else if (acte === 'recevoir') {
            const [denonciation] = registre.denonciations.values();
            if (denonciation !== undefined)
              banc.run(enregistrerReception, {
                denonciationId: denonciation.id,
                date: banc.aujourdhui,
                presentationLe: banc.aujourdhui,
              });
          }

          const [fin] = registre.denonciations.values();
          if (fin === undefined) {
            for (const later of [0, 100, 4000])
              expect(['denoncee', 'resiliee']).not.toContain(
                banc.etat(d(iso(jour(banc.aujourdhui) + later))),
              );
            continue;
          }
          const notifiee = jour(fin.notifieeLe);
          expect([fin.notifieeLe, oracle.valide(notifiee)]).toEqual([fin.notifieeLe, true]);
          const source =
            fin.miseEnDemeureId === null ? undefined : registre.misesEnDemeure.get(fin.miseEnDemeureId);
          const recue = fin.receptionLe === null ? null : jour(fin.receptionLe);
          let effet: Jour | null;
          if (source === undefined) {
            const motif = fin.clause?.parametres.motif === 'accord' ? 'accord' : 'sans_motif';
            const loi = oracle.sure(motif, notifiee);
            if (motif === 'sans_motif' || oracle.clause(motif, notifiee) !== null) expect(loi).not.toBeNull();
            else expect(fin.clause?.droitCommun).toBeDefined();
            expect(fin.coauteurIds?.length ?? 0).toBe(
              motif === 'accord' || loi?.par === 'les_autres' ? one.parties - 1 : 0,
            );
            const depart = loi?.depart === 'envoi' ? notifiee : recue;
            if (motif === 'accord') effet = notifiee;
            else if (depart === null || typeof loi?.n !== 'number' || loi.unite === null) effet = null;
            else effet = echeances(depart, { n: loi.n, unite: loi.unite }).strict;
          } else {
            const [pli] = source.envois;
            if (pli === undefined) throw new Error('denounced without a letter');
            const fait = (date: string | null): Jour | null => (date === null ? null : jour(date));
            const delai = oracle.delai(jour(pli.depotLe), fait(pli.presentationLe), fait(pli.distributionLe));
            const ouvert = fin.derogation === null ? delai?.prudent : delai?.strict;
            expect(notifiee).toBeGreaterThanOrEqual(ouvert ?? Infinity);
            const caractere = oracle.sure('manquement', jour(pli.depotLe))?.caractere;
            if (fin.priseEffet.nature === 'constat') expect(caractere).toBe('plein_droit');
            effet = fin.priseEffet.nature === 'constat' ? notifiee : recue;
          }
          for (const later of [-1, 0, 1, 100]) {
            const vu = jour(banc.aujourdhui) + later;
            if (banc.etat(d(iso(vu))) === 'resiliee') expect(effet ?? Infinity).toBeLessThanOrEqual(vu);
          }
          if (banc.etat() === 'resiliee') vus[source === undefined ? 'sortie' : 'dénonciation'] += 1;
        }
      }),
      tirage('marches jusqu’à la fin', 40, 10_000, 20260725),
    );
  }, 600_000);

  it('did end, by each of the ways there are', () => {
    expect([vus.sortie > 5, vus.dénonciation > 5]).toEqual([true, true]);
  });
});
