import { createContext } from 'react';
import type { ReactNode } from 'react';
import type { AvisView, OngletConvention } from '#contract/views';
import { lowerFirst } from '#domain/french';
import { AvenantBadge, AvisBadge, MiseEnDemeureBadge } from '../../../parts/state-badge';
import { QueryView } from '../../../parts/query-view';
import { useQuery } from '../../../rpc/query';
import { textConvention } from '../../../text/convention';
import { AvenantFacts, nomAvenant } from '../avenant-facts';
import { AvisFacts, nomAvis } from '../avis-facts';
import { MiseEnDemeureFacts, nomMiseEnDemeure } from '../mise-en-demeure-facts';
import type { Answers, FormParams, Need } from './form-data';

/** The act a form is about: its name, where it stands, and what is known of it, kept in sight while one types. */
export type ActeEnVue = {
  readonly id: string;
  readonly onglet: OngletConvention;
  readonly nom: string;
  readonly etat: ReactNode;
  readonly faits: ReactNode;
};

/** « projet d’avenant « Actualisation des axes » »: how the title of a form names the avenant it is about. */
export const nomDe = ({ designation, avenant }: Answers<'avenant'>['avenant']): string =>
  lowerFirst(nomAvenant({ designation, objet: avenant.objet }));

/** « mise en demeure n° 2 du 20 novembre 2026 » */
export const nomDeLettre = ({ rang, miseEnDemeure }: Answers<'miseEnDemeure'>['miseEnDemeure']): string =>
  lowerFirst(nomMiseEnDemeure({ rang, signeeLe: miseEnDemeure.signeeLe }));

export const ActeEnVueContext = createContext<ActeEnVue | null>(null);

type Found = Partial<Answers<Need>>;

function FaitsAvenant({
  item,
  conventionId,
}: {
  readonly item: Answers<'avenant'>['avenant'];
  readonly conventionId: string;
}) {
  const parties = useQuery('conventions.parties', { conventionId });
  return <QueryView query={parties}>{(known) => <AvenantFacts item={item} parties={known} />}</QueryView>;
}

function FaitsAvis({ item }: { readonly item: AvisView }) {
  const { avenantId } = item.avis;
  const query = useQuery('avenants.lire', { avenantId: avenantId ?? '' }, { enabled: avenantId !== null });
  const on =
    avenantId === null
      ? textConvention.avis.onConvention
      : query.data === undefined
        ? ''
        : nomAvenant({ designation: query.data.designation, objet: query.data.avenant.objet });
  return <AvisFacts item={item} on={on} />;
}

function FaitsLettre({
  item,
  conventionId,
}: {
  readonly item: Answers<'miseEnDemeure'>['miseEnDemeure'];
  readonly conventionId: string;
}) {
  const parties = useQuery('conventions.parties', { conventionId });
  return (
    <QueryView query={parties}>{(known) => <MiseEnDemeureFacts item={item} parties={known} />}</QueryView>
  );
}

/** The act that the address of a form names, from what the form was opened on; null where it makes one. */
export function acteEnVue(
  { conventionId }: FormParams,
  { avenant, avis, miseEnDemeure }: Found,
): ActeEnVue | null {
  if (avenant !== undefined)
    return {
      id: avenant.avenant.id,
      onglet: 'avenants',
      nom: nomAvenant({ designation: avenant.designation, objet: avenant.avenant.objet }),
      etat: <AvenantBadge etat={avenant.etat} />,
      faits: <FaitsAvenant item={avenant} conventionId={conventionId} />,
    };
  if (avis !== undefined)
    return {
      id: avis.avis.id,
      onglet: 'avis',
      nom: nomAvis(avis.avis),
      etat: <AvisBadge sens={avis.avis.sens} />,
      faits: <FaitsAvis item={avis} />,
    };
  if (miseEnDemeure !== undefined)
    return {
      id: miseEnDemeure.miseEnDemeure.id,
      onglet: 'resiliation',
      nom: nomMiseEnDemeure({ rang: miseEnDemeure.rang, ...miseEnDemeure.miseEnDemeure }),
      etat: <MiseEnDemeureBadge etat={miseEnDemeure.etat} />,
      faits: <FaitsLettre item={miseEnDemeure} conventionId={conventionId} />,
    };
  return null;
}
