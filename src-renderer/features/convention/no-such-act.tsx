import { IconFileOff } from '@tabler/icons-react';
import { formsText } from '../../text/forms';
import { ButtonLink } from '../../ui/button-link';
import { EmptyState } from '../../ui/empty-state';
import { Detail } from '../../ui/master-detail';

/** The address names an act that is not, or no longer, in this list. */
export function NoSuchAct({ list, label }: { readonly list: string; readonly label: string }) {
  return (
    <Detail title={formsText.unknownActe}>
      <EmptyState
        icon={IconFileOff}
        title={formsText.unknown.message}
        action={<ButtonLink to={list}>{label}</ButtonLink>}
      />
    </Detail>
  );
}
