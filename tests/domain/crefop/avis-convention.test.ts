import { describe, expect, it } from 'vitest';
import { conventionModel } from '#actes/convention';
import type { Block } from '#actes/model';
import { signerConvention } from '#domain/convention/commands';
import { enregistrerAvisSurConvention } from '#domain/crefop/commands';
import { SENS_AVIS, isAvisRendu } from '#domain/fiches/avis';
import type { SensAvis } from '#domain/fiches/avis';
import { Banc, CONVENTION_ID, VOTES, d, seanceDu, signatures, signed } from '../../support/registre';

const avis = (date: string, sens: SensAvis = 'favorable') => ({
  conventionId: CONVENTION_ID,
  instance: 'CREFOP',
  seance: seanceDu(d(date)),
  sens,
  votes: sens === 'favorable' ? VOTES : null,
  texte: 'Texte de l’avis.',
});
const signer = (date: string) => ({ conventionId: CONVENTION_ID, signatures: signatures(d(date)) });
const dire = (one: { readonly avertissements: readonly { readonly message: string }[] }) =>
  one.avertissements.map(({ message }) => message).join(' ');
const visas = (banc: Banc): readonly string[] =>
  conventionModel({
    fiche: { id: 'registre', nom: 'Registre', demonstration: false },
    convention: banc.convention,
  }).blocks.flatMap((one: Block) =>
    one.kind === 'visa' ? [one.runs.map((run) => (run.kind === 'break' ? '' : run.text)).join('')] : [],
  );

describe('the avis on the convention itself (C. trav., art. R. 6123-3-2, 5°)', () => {
  it('missing, is said when the convention is signed, and bars nothing', () => {
    const banc = new Banc(d('2023-12-01'));
    expect(dire(banc.must(signerConvention, signer('2023-10-02')))).toContain('Aucun avis du comité');
    expect(banc.etat()).toBe('en_vigueur');
  });

  it('recorded before anybody signs, is printed as the last visa, and nothing is missing any more', () => {
    const banc = new Banc(d('2023-12-01'));
    const before = visas(banc).length;
    const { id } = banc.must(enregistrerAvisSurConvention, avis('2023-09-01'));
    expect(banc.registre.avis.get(id)).toMatchObject({ avenantId: null, conventionId: CONVENTION_ID });
    expect(visas(banc)).toHaveLength(before + 1);
    expect(visas(banc).at(-1)!.replaceAll('\u00a0', ' ')).toBe(
      'Vu l’avis favorable du CREFOP en date du 1er septembre 2023 ;',
    );
    expect(dire(banc.must(signerConvention, signer('2023-10-02')))).not.toContain('avis du CREFOP');
  });

  it.each(SENS_AVIS)('« %s »: visa and warning follow from whether it is one', (sens) => {
    const banc = new Banc(d('2023-12-01'));
    const before = visas(banc).length;
    banc.must(enregistrerAvisSurConvention, avis('2023-09-01', sens));
    expect(visas(banc).length - before).toBe(isAvisRendu(sens) ? 1 : 0);
    const said = dire(banc.must(signerConvention, signer('2023-10-02')));
    expect(said.includes('Aucun avis du comité')).toBe(!isAvisRendu(sens));
  });

  it('recorded on a signed convention, is kept and rewrites nothing of it', () => {
    const banc = signed();
    const before = banc.convention;
    const said = dire(banc.must(enregistrerAvisSurConvention, avis('2023-09-01')));
    expect(said).toContain('ne vise pas cet avis');
    expect(banc.convention).toBe(before);
    expect(dire(banc.must(enregistrerAvisSurConvention, avis('2024-01-10')))).toContain(
      'après la première signature',
    );
  });

  it('its minutes are held to the same rules as on an avenant', () => {
    const banc = new Banc(d('2023-12-01'));
    expect(banc.code(enregistrerAvisSurConvention, avis('2024-01-01'))).toBe('DATE_FUTURE');
    const faulty = { ...avis('2023-09-01'), votes: { ...VOTES, pour: 99 } };
    expect(banc.code(enregistrerAvisSurConvention, faulty)).toBe('AVIS_VOTES_INCOHERENTS');
    const bureau = { ...avis('2023-09-01'), seance: seanceDu(d('2023-09-01'), { formation: 'bureau' }) };
    expect(dire(banc.must(enregistrerAvisSurConvention, bureau))).toContain('rendu par le bureau');
  });
});
