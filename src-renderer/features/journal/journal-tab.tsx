import { JournalTable } from './journal-table';

/** The entries of one convention, as a tab of its page: the router puts it there. */
export const JournalTab = ({ conventionId }: { readonly conventionId: string }) => (
  <JournalTable conventionId={conventionId} />
);
