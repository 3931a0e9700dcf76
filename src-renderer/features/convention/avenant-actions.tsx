import { useDisclosure } from '@mantine/hooks';
import {
  IconBan,
  IconCalendarDue,
  IconFileText,
  IconFileOff,
  IconGitCompare,
  IconListDetails,
  IconListSearch,
  IconMessageCheck,
  IconPencil,
  IconRefresh,
  IconSend,
  IconSignature,
  IconTextPlus,
  IconWritingSign,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Borne } from '#contract/texte';
import type { AvenantLuView, GesteAvenant } from '#contract/views';
import { addDays } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { isOuvert } from '#domain/fiches/avenant';
import { DeleteDialog } from '../../parts/delete-button';
import { paths } from '../../parts/paths';
import { textConvention } from '../../text/convention';
import { textEtats } from '../../text/etats';
import { textPaquets } from '../../text/paquets';
import { ActBar } from '../../ui/act-bar';
import type { Act } from '../../ui/act-bar';
import { nomAvenant } from './avenant-facts';
import { joindre, rectifier, supprimer } from './gestes-communs';
import { formPaths } from './forms/paths';
import { refusedWhy } from '../../parts/refused-why';

const text = textConvention.avenants;

type Gesture = {
  readonly label: string;
  readonly icon: ReactNode;
  readonly to: (conventionId: string, avenantId: string) => string;
  readonly grave?: boolean;
};

const GESTURES: Readonly<Record<Exclude<GesteAvenant, 'supprimer'>, Gesture>> = {
  instruire: { label: text.instruct, icon: <IconListSearch size={16} />, to: formPaths.instruireAvenant },
  rediger: { label: text.write, icon: <IconTextPlus size={16} />, to: formPaths.redigerAvenant },
  saisir: { label: text.submit, icon: <IconSend size={16} />, to: formPaths.saisirCrefop },
  enregistrer_avis: {
    label: text.recordAvis,
    icon: <IconMessageCheck size={16} />,
    to: formPaths.enregistrerAvis,
  },
  mettre_a_la_signature: {
    label: text.putToSignature,
    icon: <IconSend size={16} />,
    to: formPaths.mettreALaSignature,
  },
  signer: { label: text.sign, icon: <IconWritingSign size={16} />, to: formPaths.signerAvenant },
  refuser: { label: text.refuse, icon: <IconBan size={16} />, to: formPaths.refuserAvenant, grave: true },
  abandonner: {
    label: text.drop,
    icon: <IconFileOff size={16} />,
    to: formPaths.abandonnerAvenant,
    grave: true,
  },
  reprendre: { label: text.resume, icon: <IconRefresh size={16} />, to: formPaths.reprendreAvenant },
};

/** What it changes of the convention: from the day before it took effect, or from today while it is a draft. */
function comparisonOf(
  { avenant, etat, effet }: AvenantLuView,
  aujourdhui: CivilDate,
): { readonly de: Borne; readonly a: Borne } | null {
  if (avenant.operations.length === 0) return null;
  if (etat === 'en_vigueur' && effet !== null)
    return { de: { nature: 'date', date: addDays(effet, -1) }, a: { nature: 'date', date: effet } };
  return isOuvert(etat)
    ? { de: { nature: 'date', date: aujourdhui }, a: { nature: 'projet', avenantId: avenant.id } }
    : null;
}

/** What comes next for an avenant, and everything else that may be done to it or read of it. */
export function AvenantActions({
  item,
  conventionId,
  aujourdhui,
}: {
  readonly item: AvenantLuView;
  readonly conventionId: string;
  readonly aujourdhui: CivilDate;
}) {
  const [deleting, deletion] = useDisclosure(false);
  const { avenant, gestes, suite, paquet } = item;
  const { id } = avenant;
  const refusedOf = new Map(gestes.map(({ geste, refus }) => [geste, refus]));
  const written = avenant.articles.length + avenant.operations.length > 0;
  const compared = comparisonOf(item, aujourdhui);
  const writable = refusedOf.get('rediger') === null;
  const modify: Act = {
    key: 'modifier',
    label: writable ? text.atelier : text.atelierClosed,
    icon: <IconPencil size={16} aria-hidden />,
    to: paths.atelier(conventionId, id),
    reads: !writable,
  };
  const read: Act = {
    key: 'document',
    label: text.document,
    icon: <IconFileText size={16} aria-hidden />,
    to: paths.document(conventionId, 'avenant', id),
    reads: true,
  };
  const acts: readonly Act[] = gestes.flatMap(({ geste, refus }): Act[] => {
    if (geste === 'supprimer') return [];
    const { label, icon, to, grave = false } = GESTURES[geste];
    return [{ key: geste, label, icon, to: to(conventionId, id), grave, refused: refusedWhy(refus) }];
  });
  const packet: Act | null =
    paquet.ouvert !== null
      ? {
          key: 'paquet',
          label: textPaquets.follow,
          icon: <IconSignature size={16} aria-hidden />,
          to: paths.acte(conventionId, 'paquets', paquet.ouvert),
          reads: true,
        }
      : paquet.ouvrable
        ? {
            key: 'paquet',
            label: textPaquets.openThis,
            icon: <IconSignature size={16} aria-hidden />,
            to: formPaths.ouvrirPaquet(conventionId, `avenants/${id}`),
          }
        : null;
  const deletable = refusedOf.get('supprimer') === null;
  const all: readonly Act[] = [
    ...(suite === null && written ? [] : [modify]),
    ...acts,
    ...(packet === null ? [] : [packet]),
    ...(suite === null && written ? [modify] : written ? [read] : []),
    ...(compared === null
      ? []
      : [
          {
            key: 'comparer',
            label: item.etat === 'en_vigueur' ? text.compareDone : text.compare,
            icon: <IconGitCompare size={16} aria-hidden />,
            to: paths.comparer(conventionId, compared),
            reads: true,
          },
        ]),
    ...(isOuvert(item.etat)
      ? [
          {
            key: 'planning',
            label: text.plan,
            icon: <IconCalendarDue size={16} aria-hidden />,
            to: paths.retroplanningDe(id),
            reads: true,
          },
        ]
      : []),
    {
      key: 'etapes',
      label: textEtats.link,
      icon: <IconListDetails size={16} aria-hidden />,
      to: paths.etats('avenant', item.etat),
      reads: true,
    },
    joindre(conventionId, 'avenants', id),
    ...(deletable ? [supprimer(deletion.open)] : [rectifier(conventionId, 'avenants', id)]),
  ];
  // Nothing is to come: what it changed, or what it says, is what one comes for.
  // Signatures that are to come are gathered in a packet.
  const next = suite === 'signer' && packet !== null ? 'paquet' : suite;
  const primary = all.find(({ key }) => key === (next ?? 'comparer')) ?? (written ? read : null);
  return (
    <>
      <ActBar
        primary={primary}
        others={all.filter((act) => act !== primary)}
        label={textConvention.otherActs(nomAvenant({ ...item, objet: avenant.objet }))}
      />
      <DeleteDialog
        collection="avenants"
        id={id}
        of={avenant.objet}
        leadsTo={paths.convention(conventionId, 'avenants')}
        opened={deleting}
        onClose={deletion.close}
      />
    </>
  );
}
