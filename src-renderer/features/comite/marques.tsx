import {
  IconAlertTriangle,
  IconCalendarEvent,
  IconCircleCheck,
  IconCircleX,
  IconMail,
  IconMinus,
} from '@tabler/icons-react';
import type { Verdict } from '#domain/comite/verdict';
import { TABLE_SEANCE } from '#domain/seance/etats';
import type { EtatSeance } from '#domain/seance/etats';
import { textSeance as text } from '../../text/comite';
import { StatusBadge } from '../../ui/status-badge';

const VERDICTS = {
  valide: { tone: 'ok', icon: IconCircleCheck },
  discutable: { tone: 'warn', icon: IconAlertTriangle },
  nul: { tone: 'bad', icon: IconCircleX },
  aucun: { tone: 'quiet', icon: IconMinus },
} as const;

/** What an avis is worth, in words. */
export const VerdictBadge = ({ verdict }: { readonly verdict: Verdict }) => (
  <StatusBadge {...VERDICTS[verdict]} label={text.verdict[verdict]} />
);

const ETATS = {
  preparation: { tone: 'quiet', icon: IconCalendarEvent },
  convoquee: { tone: 'info', icon: IconMail },
  tenue: { tone: 'info', icon: IconCircleCheck },
  sans_quorum: { tone: 'bad', icon: IconCircleX },
  close: { tone: 'ok', icon: IconCircleCheck },
  annulee: { tone: 'quiet', icon: IconMinus },
} as const;

export const EtatBadge = ({ etat }: { readonly etat: EtatSeance }) => (
  <StatusBadge {...ETATS[etat]} label={TABLE_SEANCE.etats[etat].libelle} />
);
