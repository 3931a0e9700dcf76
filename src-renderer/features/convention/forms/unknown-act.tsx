import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { OngletConvention } from '#contract/views';
import { RefusAlert } from '../../../parts/refus-alert';
import type { RefusLike } from '../../../parts/refus-alert';
import { formsText } from '../../../text/forms';
import { Page } from '../../../ui/page';
import { formCrumbs, ongletPath, useFormData } from './form-data';

/** The address names an act this convention does not have, or one the form does not apply to. */
export function UnknownAct({
  onglet,
  title = formsText.unknownTitle,
  why = formsText.unknown,
}: {
  readonly onglet: OngletConvention;
  readonly title?: string;
  readonly why?: RefusLike;
}): ReactNode {
  const view = useFormData();
  return (
    <Page title={title} crumbs={formCrumbs(view, onglet)}>
      <RefusAlert
        refus={why}
        title={title}
        live={false}
        action={
          <Anchor component={Link} to={ongletPath(view.convention.id, onglet)} size="sm">
            {formsText.backTo(view.convention.titreCourt)}
          </Anchor>
        }
      />
    </Page>
  );
}
