import type { ReactNode } from 'react';
import { Navigate } from 'react-router';
import { paths } from '../../../parts/paths';
import { formsAvenant } from '../../../text/forms-avenant';
import { ActForm } from './act-form';
import { nomDe } from './acte-en-vue';
import type { Answers } from './form-data';

const { quitterPlanning } = formsAvenant;

/** A schedule is kept where it is computed. */
export const RetenirPlanningForm = ({ avenant: { avenant } }: Answers<'avenant'>): ReactNode => (
  <Navigate to={paths.retroplanningDe(avenant.id)} replace />
);

/** The steps left of a schedule are waited for no longer. */
export function QuitterPlanningForm({ avenant: found }: Answers<'avenant'>): ReactNode {
  return (
    <ActForm
      title={quitterPlanning.title(nomDe(found))}
      intro={quitterPlanning.intro}
      source={quitterPlanning.source}
      submit={quitterPlanning.submit}
      onglet="avenants"
      method="avenants.quitterPlanning"
      defaults={{}}
      check={() => undefined}
      toInput={() => ({ avenantId: found.avenant.id })}
      success={() => quitterPlanning.success}
    >
      {() => null}
    </ActForm>
  );
}
