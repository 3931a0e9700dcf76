import { FONDEMENT_LABELS } from '#domain/echeances/echeance';
import { formatDate, formatLong } from '#domain/civil-date';
import { STATUT_LABELS } from '#domain/echeances/liste';
import type { EcheanceLueView } from '#contract/echeances';
import { Fenetre } from '../../parts/fenetre';
import { paths } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import { useQuery } from '../../rpc/query';
import { textEcheances as text } from '../../text/echeances';
import { ButtonLink } from '../../ui/button-link';
import { Facts } from '../../ui/facts';
import layout from '../../ui/layout.module.css';

function Lue({ view }: { readonly view: EcheanceLueView }) {
  const { echeance, etapes, rappels } = view;
  const { conventionId, lieu, objet } = echeance;
  return (
    <div className={layout.stack}>
      <Facts
        items={[
          { term: text.facts.date, value: `${formatLong(echeance.date)} (${text.inDays(echeance.jours)})` },
          { term: text.facts.convention, value: echeance.convention },
          { term: text.facts.acte, value: echeance.acte },
          { term: text.facts.statut, value: STATUT_LABELS[echeance.statut] },
          { term: text.facts.attendu, value: echeance.attendu ?? text.nobody },
          { term: text.facts.cause, value: echeance.cause },
          { term: text.facts.fondement, value: FONDEMENT_LABELS[echeance.fondement] },
          { term: text.facts.sinon, value: echeance.sinon },
        ]}
      />
      {etapes.length > 0 && (
        <section aria-label={text.steps}>
          <h3>{text.steps}</h3>
          <ol>
            {etapes.map(({ regle, resultat, source }, rang) => (
              <li key={`${rang} ${regle}`}>
                {regle}&nbsp;: <strong>{resultat}</strong> <span className={layout.note}>({source})</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      <section aria-label={text.reminders}>
        <h3>{text.reminders}</h3>
        <ul>
          {rappels.map(({ palier, le, vuLe }) => (
            <li key={palier}>
              {text.reminder(palier)}, {formatDate(le)}&nbsp;:{' '}
              {vuLe === null ? text.notSeen : text.seenOn(formatDate(vuLe))}
            </li>
          ))}
        </ul>
      </section>
      <div className={layout.row}>
        <ButtonLink to={paths.lieu({ conventionId, onglet: lieu, acteId: objet })}>{text.openAct}</ButtonLink>
      </div>
    </div>
  );
}

/** One date whole: why that day, what happens if nothing is done, its reasoning and its reminders. */
export function EcheanceDialog({
  cle,
  titre,
  onClose,
}: {
  readonly cle: string;
  readonly titre: string;
  readonly onClose: () => void;
}) {
  const [conventionId = ''] = cle.split('/');
  const query = useQuery('echeances.lire', { conventionId, cle });
  return (
    <Fenetre opened onClose={onClose} title={query.data?.echeance.libelle ?? titre} size="lg">
      <QueryView query={query}>{(view) => <Lue view={view} />}</QueryView>
    </Fenetre>
  );
}
