import {
  IconArchive,
  IconBan,
  IconCircleCheck,
  IconCircleDashed,
  IconClockHour4,
  IconFileOff,
  IconGavel,
  IconHelpCircle,
  IconHistory,
  IconListSearch,
  IconMail,
  IconMessageCheck,
  IconPencil,
  IconSend,
  IconWritingSign,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import type { EtatAvenant } from '#domain/fiches/avenant';
import { ETAT_AVENANT_LABELS } from '#domain/fiches/avenant';
import type { EtatConvention } from '#domain/fiches/convention';
import { ETAT_CONVENTION_LABELS } from '#domain/fiches/convention';
import type { SensAvis } from '#domain/fiches/avis';
import { SENS_LABELS } from '#domain/fiches/avis';
import { upperFirst } from '#domain/french';
import type { EtatMiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import { ETAT_MISE_EN_DEMEURE_LABELS } from '#domain/fiches/mise-en-demeure';
import type { EtatPaquet } from '#domain/paquet/paquet';
import { ETAT_PAQUET_LABELS } from '#domain/paquet/paquet';
import type { Tone } from '../ui/callout';
import { StatusBadge } from '../ui/status-badge';

type Look = readonly [Tone, Icon];

const CONVENTION: Readonly<Record<EtatConvention, Look>> = {
  projet: ['quiet', IconCircleDashed],
  en_cours_de_signature: ['info', IconWritingSign],
  effet_a_trancher: ['warn', IconHelpCircle],
  en_vigueur: ['ok', IconCircleCheck],
  denoncee: ['bad', IconGavel],
  resiliee: ['bad', IconBan],
  expiree: ['quiet', IconArchive],
};

const AVENANT: Readonly<Record<EtatAvenant, Look>> = {
  demande: ['warn', IconPencil],
  instruction: ['info', IconListSearch],
  saisine: ['info', IconSend],
  avis_rendu: ['info', IconMessageCheck],
  mise_a_la_signature: ['info', IconWritingSign],
  en_cours_de_signature: ['info', IconWritingSign],
  signe: ['ok', IconClockHour4],
  en_vigueur: ['ok', IconCircleCheck],
  refuse: ['bad', IconBan],
  abandonne: ['quiet', IconFileOff],
  clos: ['quiet', IconArchive],
};

const MISE_EN_DEMEURE: Readonly<Record<EtatMiseEnDemeure, Look>> = {
  brouillon: ['quiet', IconPencil],
  signee: ['info', IconMail],
  delai_non_determine: ['warn', IconHelpCircle],
  delai_en_cours: ['warn', IconClockHour4],
  delai_expire: ['bad', IconGavel],
  regularisee: ['ok', IconCircleCheck],
  retiree: ['quiet', IconArchive],
  denonciation_notifiee: ['bad', IconBan],
};

const AVIS: Readonly<Record<SensAvis, Look>> = {
  favorable: ['ok', IconCircleCheck],
  favorable_avec_reserves: ['warn', IconMessageCheck],
  favorable_avec_recommandations: ['info', IconMessageCheck],
  defavorable: ['bad', IconBan],
  pris_acte: ['quiet', IconMessageCheck],
  partage: ['warn', IconHelpCircle],
  sursis: ['warn', IconClockHour4],
  sans_avis: ['quiet', IconCircleDashed],
};

const PAQUET: Readonly<Record<EtatPaquet, Look>> = {
  en_circulation: ['info', IconWritingSign],
  refuse: ['bad', IconBan],
  complet: ['ok', IconCircleCheck],
  retire: ['quiet', IconArchive],
};

const badge = ([tone, icon]: Look, label: string) => <StatusBadge tone={tone} icon={icon} label={label} />;

export const ConventionBadge = ({ etat }: { readonly etat: EtatConvention }) =>
  badge(CONVENTION[etat], ETAT_CONVENTION_LABELS[etat]);
export const AvenantBadge = ({ etat }: { readonly etat: EtatAvenant }) =>
  badge(AVENANT[etat], ETAT_AVENANT_LABELS[etat]);
export const MiseEnDemeureBadge = ({ etat }: { readonly etat: EtatMiseEnDemeure }) =>
  badge(MISE_EN_DEMEURE[etat], ETAT_MISE_EN_DEMEURE_LABELS[etat]);
export const PaquetBadge = ({ etat }: { readonly etat: EtatPaquet }) =>
  badge(PAQUET[etat], ETAT_PAQUET_LABELS[etat]);
export const AvisBadge = ({ sens }: { readonly sens: SensAvis }) =>
  badge(AVIS[sens], upperFirst(SENS_LABELS[sens]));

/** « Repris de l’historique, déclaratif », beside the state of what was entered as history. */
export const RepriseBadge = ({ mention }: { readonly mention: string | null }) =>
  mention === null ? null : badge(['quiet', IconHistory], upperFirst(mention));
