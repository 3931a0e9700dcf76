import { IconInbox, IconMailExclamation } from '@tabler/icons-react';
import type { DenonciationView, EnTeteConventionView, LigneMiseEnDemeureView } from '#contract/conventions';
import { formatShort } from '#domain/civil-date';
import { QueryView } from '../../parts/query-view';
import { paths } from '../../parts/paths';
import { MiseEnDemeureBadge } from '../../parts/state-badge';
import { useQuery } from '../../rpc/query';
import { textConvention } from '../../text/convention';
import { ActLink } from '../../ui/act-link';
import { MasterDetail } from '../../ui/master-detail';
import type { MasterRow } from '../../ui/master-detail';
import { formPaths } from './forms/paths';
import { NoSuchAct } from './no-such-act';
import { useActe } from './use-acte';
import { Cadre } from './resiliation/cadre';
import { Acte, medLabel } from './resiliation/dossier';
import { AutreActe, nomDenonciation } from './resiliation/fin';

const text = textConvention.resiliation;

const CADRE = 'regles';

/** Formal notices, the latest first, their letters, the delay under its two readings, and the acts that end the convention. */
export function ResiliationTab({ view }: { readonly view: EnTeteConventionView }) {
  const { convention, aujourdhui } = view;
  const of = { conventionId: convention.id };
  const { acteId, fait } = useActe();
  const lettres = useQuery('misesEnDemeure.lister', of);
  const parties = useQuery('conventions.parties', of);
  const denonciations = useQuery('denonciations.lister', of);
  const list = paths.convention(convention.id, 'resiliation');
  const to = (id: string): string => paths.acte(convention.id, 'resiliation', id);
  return (
    <QueryView query={parties}>
      {(known) => (
        <QueryView query={lettres}>
          {(lignes) => (
            <QueryView query={denonciations}>
              {(all) => {
                const latest = [...lignes].reverse();
                const others = [...all]
                  .reverse()
                  .filter(({ denonciation }) => denonciation.miseEnDemeureId === null);
                // A denunciation is read under the notice it ends.
                const named = all.find(({ denonciation }) => denonciation.id === acteId)?.denonciation;
                const chosen =
                  named?.miseEnDemeureId ?? acteId ?? latest[0]?.id ?? others[0]?.denonciation.id ?? CADRE;
                const ligne = latest.find(({ id }) => id === chosen);
                const other = others.find(({ denonciation }) => denonciation.id === chosen);
                const noticeRow = (one: LigneMiseEnDemeureView): MasterRow => ({
                  id: one.id,
                  to: to(one.id),
                  number: text.numbered(one.rang),
                  title: medLabel(one, known),
                  state: <MiseEnDemeureBadge etat={one.etat} />,
                  day: one.repere === null ? null : `${one.repere.libelle} ${formatShort(one.repere.date)}`,
                });
                const otherRow = ({ denonciation }: DenonciationView): MasterRow => ({
                  id: denonciation.id,
                  to: to(denonciation.id),
                  title: nomDenonciation(denonciation),
                  day: denonciation.receptionLe === null ? text.notReceived : null,
                });
                return (
                  <MasterDetail
                    label={text.list}
                    title={text.title}
                    list={list}
                    actions={
                      <>
                        <ActLink
                          to={formPaths.preparerMiseEnDemeure(convention.id)}
                          size="xs"
                          icon={<IconMailExclamation size={16} aria-hidden />}
                        >
                          {text.prepare}
                        </ActLink>
                        <ActLink
                          to={formPaths.recevoirMiseEnDemeure(convention.id)}
                          size="xs"
                          icon={<IconInbox size={16} aria-hidden />}
                        >
                          {text.receive}
                        </ActLink>
                      </>
                    }
                    groups={[
                      { label: null, rows: latest.map(noticeRow) },
                      { label: text.others, rows: others.map(otherRow) },
                      { label: text.frame, rows: [{ id: CADRE, to: to(CADRE), title: text.rules }] },
                    ]}
                    selected={chosen}
                    chosen={acteId !== null}
                    marked={fait !== null && fait === chosen}
                  >
                    {ligne !== undefined ? (
                      <Acte
                        key={ligne.id}
                        ligne={ligne}
                        parties={known}
                        denonciations={all}
                        aujourdhui={aujourdhui}
                      />
                    ) : other !== undefined ? (
                      <AutreActe key={other.denonciation.id} one={other} parties={known} />
                    ) : chosen === CADRE ? (
                      <Cadre view={view} parties={known} />
                    ) : (
                      <NoSuchAct list={list} label={text.title} />
                    )}
                  </MasterDetail>
                );
              }}
            </QueryView>
          )}
        </QueryView>
      )}
    </QueryView>
  );
}
