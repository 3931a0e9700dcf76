import { describe, expect, it } from 'vitest';
import { newFolder, ouvrir } from '../support/application';

const AVENANT = 'avenant-axes-schema';
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/gu, ' ');

describe('what becomes of a clause, in the journal', () => {
  it('is named, said in words, and never undone silently', async () => {
    const porte = await ouvrir(await newFolder(), '2026-11-23');
    await porte.call('exemple.charger', { demonstration: true });
    const { texte } = await porte.call('texte.chantier', { avenantId: AVENANT });
    const alineaId = texte.divisions.find(({ numero }) => numero === '7')?.alineas[0]?.id ?? '';
    await porte.call('avenants.ajouterOperations', {
      avenantId: AVENANT,
      operations: [
        {
          modification: {
            nature: 'remplacer_mots',
            cible: { divisionId: 'art7', alineaId },
            ancien: "deux mois suivant l'envoi",
            nouveau: 'trois mois suivant la réception',
            partout: false,
          },
          phrase: null,
        },
      ],
    });
    const before = await porte.call('texte.concordance', { avenantId: AVENANT });
    const ligne = before.lignes.at(-1);
    const [clause] = ligne?.clauses ?? [];
    if (ligne === undefined || clause?.proposition.nature !== 'nouvelle')
      throw new Error('no clause at stake');
    expect(before.pret).toBe(false);
    const { revision } = await porte.call('avenants.reglerClause', {
      avenantId: AVENANT,
      operationId: ligne.operation.id,
      clauseId: clause.clauseId,
      sort: clause.proposition,
      motif: 'Les mots le disent ainsi',
    });
    expect((await porte.call('texte.concordance', { avenantId: AVENANT })).pret).toBe(true);
    const { objets } = await porte.call('journal.detail', { seq: revision });
    const said = plain(JSON.stringify(objets));
    expect(said).toContain('Clause « Résiliation »');
    expect(said).toContain('réception');
    await expect(porte.call('historique.annuler', { seq: revision })).rejects.toThrow();
    await porte.call('historique.rectifier', { seq: revision, motif: 'Réponse donnée sur un autre texte' });
    expect((await porte.call('texte.concordance', { avenantId: AVENANT })).pret).toBe(false);
    await porte.close();
  });
});
