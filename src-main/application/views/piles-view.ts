import type { PaquetASignerView, PaquetOutputs } from '#contract/paquets';
import { pilesASigner } from '#domain/paquet/pile';
import type { AttenteDeSignature, Pile } from '#domain/paquet/pile';
import type { Registre } from '#domain/registre';
import { typographie } from '#domain/typographie';
import { parTranches } from '../par-tranches';
import type { Pieces } from '../ports';
import type { ViewContext } from './context';
import { paquetView, titreDe } from './paquets-view';

/** What each person has to sign today, a packet at a time: each is checked as its own page does. */
export async function pilesView(
  registre: Registre,
  context: ViewContext,
  pieces: Pick<Pieces, 'etat'>,
): Promise<PaquetOutputs['paquets.aSigner']> {
  const piles = pilesASigner(registre, context.aujourdhui);
  const defauts = new Map<string, readonly string[]>();
  const paquets = new Map(piles.flatMap(({ attentes }) => attentes.map(({ paquet }) => [paquet.id, paquet])));
  const controler = function* (): Generator<readonly [string, readonly string[]]> {
    for (const [paquetId, paquet] of paquets) {
      const { controles } = paquetView(registre, paquet, context, pieces);
      // That signatures are missing is what the pile is for.
      const echecs = controles.filter(({ id, etat }) => etat === 'echec' && id !== 'signatures');
      yield [paquetId, echecs.map(({ libelle, detail }) => typographie(`${libelle} : ${detail}`))];
    }
  };
  await parTranches(controler(), ([id, dits]) => {
    defauts.set(id, dits);
    return true;
  });
  const attente = (one: AttenteDeSignature): PaquetASignerView => ({
    paquetId: one.paquet.id,
    conventionId: one.convention.id,
    convention: typographie(one.convention.titreCourt),
    zone: one.convention.zone,
    acte: titreDe(registre, one.paquet.objet),
    signataireId: one.signataireId,
    originaux: one.originaux,
    support: one.paquet.support,
    ouvertLe: one.paquet.ouvertLe,
    defauts: defauts.get(one.paquet.id) ?? [],
    delegationId: one.delegationId,
  });
  return {
    piles: piles.map(({ nom, fonction, attentes }: Pile) => ({
      nom: typographie(nom),
      fonction: typographie(fonction),
      paquets: attentes.map(attente),
    })),
  };
}
