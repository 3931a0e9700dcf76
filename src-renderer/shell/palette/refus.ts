import { useEffect, useRef, useState } from 'react';
import type { Reply } from '#contract/reply';
import type { GesteAvenant, GesteMiseEnDemeure, GesteView } from '#contract/views';
import { refusedWhy } from '../../parts/refused-why';
import { call } from '../../rpc/client';
import { textPalette } from '../../text/palette';

/* Which command is refused today on which record, and why: the record says it of its own gestures. */

/** What a line asks: a command, of one record. */
export type Sujet = { readonly acte: string; readonly id: string };

/** The gesture of an avenant that a command is. */
const AVENANT: Readonly<Record<string, GesteAvenant>> = {
  'avenants.rediger': 'rediger',
  'avenants.instruire': 'instruire',
  'avenants.saisir': 'saisir',
  'avis.enregistrer': 'enregistrer_avis',
  'avenants.mettreALaSignature': 'mettre_a_la_signature',
  'avenants.signer': 'signer',
  'avenants.refuser': 'refuser',
  'avenants.reprendre': 'reprendre',
  'avenants.abandonner': 'abandonner',
};
/** The same, of a formal notice. */
const MISE_EN_DEMEURE: Readonly<Record<string, GesteMiseEnDemeure>> = {
  'misesEnDemeure.rediger': 'rediger',
  'misesEnDemeure.signer': 'signer',
  'misesEnDemeure.envoyer': 'envoyer',
  'misesEnDemeure.regulariser': 'regulariser',
  'misesEnDemeure.retirer': 'retirer',
  'denonciations.notifier': 'denoncer',
};

type Gestes = { readonly gestes: readonly GesteView<string>[] };

/** Null: nothing stands in the way, or the record does not say. */
async function pourquoi({ acte, id }: Sujet): Promise<string | null> {
  const answer = async (asked: Promise<Reply<Gestes>>, geste: string): Promise<string | null> => {
    const reply = await asked;
    if (!reply.ok) return null;
    const own = reply.value.gestes.find((one) => one.geste === geste);
    // One that is over lists nothing more; one that is not given up cannot be taken up again.
    return own === undefined ? textPalette.notNow : refusedWhy(own.refus);
  };
  const [avenant, lettre] = [AVENANT[acte], MISE_EN_DEMEURE[acte]];
  if (avenant !== undefined) return answer(call('avenants.lire', { avenantId: id }), avenant);
  if (lettre !== undefined) return answer(call('misesEnDemeure.lire', { miseEnDemeureId: id }), lettre);
  return null;
}

const cleDe = ({ acte, id }: Sujet): string => `${acte} ${id}`;

/** Why each of these is refused, as it is learnt; asked once while the palette is open. */
export function useRefus(sujets: readonly Sujet[]): (sujet: Sujet | null) => string | null {
  const [sus, setSus] = useState<ReadonlyMap<string, string>>(new Map());
  const demandes = useRef(new Set<string>());
  const listed = JSON.stringify(sujets);
  useEffect(() => {
    for (const sujet of JSON.parse(listed) as readonly Sujet[]) {
      const cle = cleDe(sujet);
      if (demandes.current.has(cle)) continue;
      demandes.current.add(cle);
      void pourquoi(sujet).then((why) => {
        if (why !== null) setSus((before) => new Map(before).set(cle, why));
      });
    }
  }, [listed]);
  return (sujet) => (sujet === null ? null : (sus.get(cleDe(sujet)) ?? null));
}
