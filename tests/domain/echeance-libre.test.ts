import { expect, it } from 'vitest';
import {
  ajouterEcheanceLibre,
  corrigerEcheanceLibre,
  tenirEcheanceLibre,
} from '#domain/echeance-libre/commands';
import { echeancesDe } from '#domain/echeances/liste';
import { CONVENTION_ID, d, signed } from '../support/registre';

/* A date of the service's own: on the one list as the others, moved with its reminders, over once it is kept. */

const BILAN = {
  libelle: 'Remettre le bilan annuel',
  date: d('2026-12-15'),
  attendu: null,
  cause: 'Article 4 : bilan annuel',
  sinon: null,
};

it('is waited for, moves, is late, then kept, and says no more', () => {
  const banc = signed(d('2026-11-23'));
  const { id } = banc.must(ajouterEcheanceLibre, { conventionId: CONVENTION_ID, ...BILAN });
  const vue = (aujourdhui = banc.aujourdhui) =>
    echeancesDe({ famille: banc.registre, convention: banc.convention, aujourdhui }).find(
      ({ genre }) => genre === 'libre',
    );
  expect(vue()).toMatchObject({
    date: '2026-12-15',
    statut: 'a_venir',
    attendu: 'Secrétariat',
    fondement: 'saisie',
  });
  const { cle } = vue() ?? { cle: '' };
  banc.must(corrigerEcheanceLibre, { echeanceLibreId: id, ...BILAN, date: d('2026-12-20') });
  expect(vue()).toMatchObject({ cle, date: '2026-12-20' });
  expect(vue(d('2026-12-21'))?.statut).toBe('en_retard');
  const future = tenirEcheanceLibre(
    banc.registre,
    { echeanceLibreId: id, date: d('2026-12-01') },
    banc.contexte,
  );
  expect(future).toMatchObject({ ok: false, error: { code: 'DATE_FUTURE' } });
  banc.must(tenirEcheanceLibre, { echeanceLibreId: id, date: d('2026-11-20') });
  expect(vue()?.statut).toBe('tenue');
  expect(corrigerEcheanceLibre(banc.registre, { echeanceLibreId: id, ...BILAN })).toMatchObject({
    ok: false,
    error: { code: 'ECHEANCE_LIBRE_TENUE' },
  });
});
