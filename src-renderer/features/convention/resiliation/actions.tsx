import { useDisclosure } from '@mantine/hooks';
import {
  IconArchive,
  IconCircleCheck,
  IconFileText,
  IconFileZip,
  IconListNumbers,
  IconPackageExport,
  IconGavel,
  IconHourglass,
  IconMail,
  IconMailOpened,
  IconMessage,
  IconPencil,
  IconScale,
  IconWritingSign,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { DenonciationView } from '#contract/conventions';
import type { GesteMiseEnDemeure } from '#contract/views';
import { paths } from '../../../parts/paths';
import { textConvention } from '../../../text/convention';
import { textCorbeille } from '../../../text/corbeille';
import { ActBar } from '../../../ui/act-bar';
import type { Act } from '../../../ui/act-bar';
import { DeleteDialog } from '../../../parts/delete-button';
import { joindre, rectifier, supprimer } from '../gestes-communs';
import { formPaths } from '../forms/paths';
import { nomMiseEnDemeure } from '../mise-en-demeure-facts';
import { refusedWhy } from '../../../parts/refused-why';
import type { Part } from './dates';
import { denonciationActs } from './fin';

const text = textConvention.resiliation;

type Gesture = {
  readonly label: string;
  readonly icon: ReactNode;
  readonly to: (conventionId: string, id: string) => string;
  readonly grave?: boolean;
};

const GESTURES: Readonly<Record<Exclude<GesteMiseEnDemeure, 'supprimer' | 'suivre'>, Gesture>> = {
  rediger: { label: text.write, icon: <IconPencil size={16} />, to: formPaths.redigerMiseEnDemeure },
  signer: { label: text.sign, icon: <IconWritingSign size={16} />, to: formPaths.signerMiseEnDemeure },
  envoyer: { label: text.send, icon: <IconMail size={16} />, to: formPaths.envoyerMiseEnDemeure },
  tenir: { label: text.hold, icon: <IconScale size={16} />, to: formPaths.tenir, grave: true },
  observer: { label: text.observe, icon: <IconMessage size={16} />, to: formPaths.observations },
  prolonger: { label: text.extend, icon: <IconHourglass size={16} />, to: formPaths.prolonger },
  regulariser: { label: text.regularise, icon: <IconCircleCheck size={16} />, to: formPaths.regulariser },
  retirer: { label: text.withdraw, icon: <IconArchive size={16} />, to: formPaths.retirer, grave: true },
  denoncer: {
    label: text.denounce,
    icon: <IconGavel size={16} />,
    to: formPaths.notifierDenonciation,
    grave: true,
  },
};

/** What comes next for a letter, and everything else that may be done to it or read of it. */
export function Actions({
  item,
  fin,
  onExport,
}: Pick<Part, 'item'> & {
  readonly fin: DenonciationView | undefined;
  /** Hands over the whole case, its exhibits numbered. */
  readonly onExport: () => void;
}) {
  const [deleting, deletion] = useDisclosure(false);
  const { miseEnDemeure, gestes, suite, envoiASuivre } = item;
  const { id, conventionId: c, envois, clause, recue } = miseEnDemeure;
  const pleinDroit = clause?.parametres.caractere === 'plein_droit';
  const labelOf = (geste: keyof typeof GESTURES): string =>
    geste === 'envoyer' && envois.length > 0
      ? text.sendMore
      : geste === 'denoncer' && pleinDroit
        ? text.constat
        : geste === 'observer' && recue !== undefined
          ? text.observeOwn
          : GESTURES[geste].label;
  const acts: readonly Act[] = gestes.flatMap(({ geste, refus }): Act[] => {
    if (geste === 'supprimer' || geste === 'suivre') return [];
    const { icon, to, grave = false } = GESTURES[geste];
    return [{ key: geste, label: labelOf(geste), icon, to: to(c, id), grave, refused: refusedWhy(refus) }];
  });
  const deletable = gestes.some(({ geste, refus }) => geste === 'supprimer' && refus === null);
  const letter: Act = {
    key: 'document',
    label: text.document,
    icon: <IconFileText size={16} aria-hidden />,
    to: paths.document(c, 'mise-en-demeure', id),
    reads: true,
  };
  const all: readonly Act[] = [
    ...(envoiASuivre === null
      ? []
      : [
          {
            key: 'suivre',
            label: text.trackNext,
            icon: <IconMailOpened size={16} aria-hidden />,
            to: formPaths.suivreEnvoi(c, id, envoiASuivre),
          },
        ]),
    ...acts,
    ...(fin === undefined ? [] : denonciationActs(fin)),
    letter,
    ...(miseEnDemeure.signeeLe === null
      ? []
      : [
          {
            key: 'dossier',
            label: text.wholeCase,
            icon: <IconFileZip size={16} aria-hidden />,
            onClick: onExport,
            reads: true,
          },
          {
            key: 'bordereau',
            label: text.exhibits,
            icon: <IconListNumbers size={16} aria-hidden />,
            to: paths.document(c, 'mise-en-demeure', id, 'bordereau-pieces'),
            reads: true,
          },
          {
            key: 'remettre',
            label: text.handOver,
            icon: <IconPackageExport size={16} aria-hidden />,
            to: formPaths.remettreDossier(c, id),
          },
        ]),
    joindre(c, 'misesEnDemeure', id),
    deletable ? supprimer(deletion.open) : rectifier(c, 'misesEnDemeure', id),
  ];
  const primary = all.find(({ key }) => key === (suite ?? 'reception')) ?? letter;
  return (
    <>
      <ActBar
        primary={primary}
        others={all.filter((act) => act !== primary)}
        label={textConvention.otherActs(nomMiseEnDemeure({ rang: item.rang, ...miseEnDemeure }))}
      />
      <DeleteDialog
        collection="misesEnDemeure"
        id={id}
        of={textCorbeille.draftNotice}
        leadsTo={paths.convention(c, 'resiliation')}
        opened={deleting}
        onClose={deletion.close}
      />
    </>
  );
}
