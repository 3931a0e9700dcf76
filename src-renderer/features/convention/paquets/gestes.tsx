import {
  IconArrowsExchange,
  IconBan,
  IconBell,
  IconFileZip,
  IconListNumbers,
  IconRefresh,
  IconRosetteDiscountCheck,
  IconScan,
  IconTrashX,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PaquetView } from '#contract/paquets';
import type { CommandeView } from '#contract/views';
import type { Reply } from '#contract/reply';
import { call } from '../../../rpc/client';
import type { ActionPaquet } from '#domain/paquet/etats';
import { refusedWhy } from '../../../parts/refused-why';
import { textPaquets } from '../../../text/paquets';
import { ActBar } from '../../../ui/act-bar';
import type { Act } from '../../../ui/act-bar';
import { joindre } from '../gestes-communs';
import type { ChampGeste, Geste, Valeurs } from '../../../parts/geste-dialog';

const text = textPaquets.acts;

const DATE: ChampGeste = { nom: 'date', label: text.date, genre: 'date' };
const MOTIF: ChampGeste = { nom: 'motif', label: text.reason, genre: 'motif' };

const v = (valeurs: Valeurs, nom: string): string => valeurs[nom] ?? '';
const vide = (typed: string): string | null => (typed.trim() === '' ? null : typed);

/** Those who have still to sign. */
const attendus = ({ signataires }: PaquetView): ChampGeste => ({
  nom: 'signataireId',
  label: text.signatory,
  genre: 'choix',
  choix: signataires
    .filter(({ signeLe }) => signeLe === null)
    .map(({ id, nom }) => ({ value: id, label: nom })),
});

const refuser = (paquet: PaquetView): Geste => ({
  titre: text.refuse,
  intro: text.refuseLead,
  grave: true,
  champs: [attendus(paquet), DATE, MOTIF],
  envoyer: (all) =>
    call('paquets.refuser', {
      paquetId: paquet.id,
      signataireId: v(all, 'signataireId'),
      date: v(all, 'date'),
      motif: v(all, 'motif'),
    }),
  fait: () => text.refuseDone,
});

const reprendre = ({ id }: PaquetView): Geste => ({
  titre: text.resume,
  intro: text.resumeLead,
  champs: [DATE],
  envoyer: (all) => call('paquets.reprendre', { paquetId: id, date: v(all, 'date') }),
  fait: () => text.resumeDone,
});

const retirer = ({ id }: PaquetView): Geste => ({
  titre: text.withdraw,
  intro: text.withdrawLead,
  grave: true,
  champs: [DATE, MOTIF],
  envoyer: (all) => call('paquets.retirer', { paquetId: id, date: v(all, 'date'), motif: v(all, 'motif') }),
  fait: () => text.withdrawDone,
});

const relancer = (paquet: PaquetView): Geste => ({
  titre: text.remind,
  champs: [attendus(paquet), DATE],
  envoyer: (all) =>
    call('paquets.relancer', {
      paquetId: paquet.id,
      signataireId: v(all, 'signataireId'),
      date: v(all, 'date'),
    }),
  fait: () => text.remindDone,
});

const TOUS = 'tous';

/** One original changes hands, or all of them together. */
export const remettre = ({ id, originaux }: PaquetView, original: number | null): Geste => {
  const rangs = (choisi: string): readonly number[] =>
    choisi === TOUS ? originaux.map(({ numero }) => numero) : [Number(choisi)];
  return {
    titre: text.handOver,
    champs: [
      {
        nom: 'original',
        label: text.original,
        genre: 'choix',
        initial: original === null ? TOUS : String(original),
        choix: [
          { value: TOUS, label: text.allOriginals },
          ...originaux.map(({ numero }) => ({
            value: String(numero),
            label: textPaquets.original(numero),
          })),
        ],
      },
      { nom: 'detenteur', label: text.holder, genre: 'texte' },
      { nom: 'lieu', label: text.place, genre: 'texte', facultatif: true },
      DATE,
    ],
    envoyer: async (all) => {
      const [first = 1, ...others] = rangs(v(all, 'original'));
      const un = (numero: number): Promise<Reply<CommandeView>> =>
        call('paquets.remettre', {
          paquetId: id,
          original: numero,
          detenteur: v(all, 'detenteur'),
          lieu: vide(v(all, 'lieu')),
          date: v(all, 'date'),
        });
      // One after the other: what one refuses, all of them would.
      let reply = await un(first);
      for (const numero of others) {
        if (!reply.ok) return reply;
        reply = await un(numero);
      }
      return reply;
    },
    fait: (all) => text.handOverDone(rangs(v(all, 'original')).length),
  };
};

const viser = ({ id, visas }: PaquetView): Geste => {
  const choix = visas.filter(({ date }) => date === null).map(({ role }) => ({ value: role, label: role }));
  return {
    titre: text.visa,
    champs: [
      { nom: 'role', label: text.visaRole, genre: 'choix', choix, initial: choix[0]?.value ?? '' },
      { nom: 'nom', label: text.visaName, genre: 'texte', facultatif: true },
      { nom: 'date', label: text.visaDate, genre: 'date' },
    ],
    envoyer: (all) =>
      call('paquets.viser', {
        paquetId: id,
        role: v(all, 'role'),
        nom: vide(v(all, 'nom')),
        date: v(all, 'date'),
      }),
    fait: () => text.visaDone,
  };
};

/** The roles of a text of one role a line. */
export const rolesDe = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const ordonner = ({ id, signataires, visas }: PaquetView): Geste => ({
  titre: text.order,
  intro: text.orderLead,
  champs: [
    ...signataires.map((one): ChampGeste => ({
      nom: `rang.${one.id}`,
      label: text.rankOf(one.nom),
      genre: 'rang',
      initial: String(one.rang),
    })),
    {
      nom: 'visas',
      label: text.visas,
      genre: 'lignes',
      facultatif: true,
      aide: text.visasHelp,
      initial: visas.map(({ role }) => role).join('\n'),
    },
  ],
  envoyer: (all) =>
    call('paquets.ordonner', {
      paquetId: id,
      circuit: signataires.map((one) => ({
        signataireId: one.id,
        rang: Number(v(all, `rang.${one.id}`).trim()),
      })),
      visas: rolesDe(v(all, 'visas')),
    }),
  fait: () => text.orderDone,
});

/** What may be done to a packet beside its signatures; what comes next forward. */
export function PaquetActions({
  paquet,
  onGeste,
  onExport,
  onScans,
}: {
  readonly paquet: PaquetView;
  readonly onGeste: (geste: Geste) => void;
  readonly onExport: () => void;
  readonly onScans: () => void;
}): ReactNode {
  const { etat, acte, gestes, visas } = paquet;
  const refusals = new Map(gestes.map(({ geste, refus }) => [geste, refus]));
  // What the table of its states leaves out is refused alike for all; an initial that nobody asked for is no act.
  const geste = (key: ActionPaquet, label: string, icon: ReactNode, made: Geste): Act | null => {
    const refused = refusals.get(key);
    return refused === undefined || (key === 'viser' && visas.length === 0)
      ? null
      : {
          key,
          label,
          icon,
          grave: made.grave === true,
          refused: refusedWhy(refused),
          onClick: () => onGeste(made),
        };
  };
  const acts: readonly (Act | null)[] = [
    refusals.get('signer') === null
      ? {
          key: 'scans',
          label: textPaquets.scans.open[paquet.support],
          icon: <IconScan size={16} aria-hidden />,
          onClick: onScans,
        }
      : null,
    geste('reprendre', text.resume, <IconRefresh size={16} aria-hidden />, reprendre(paquet)),
    geste('viser', text.visa, <IconRosetteDiscountCheck size={16} aria-hidden />, viser(paquet)),
    geste('remettre', text.handOver, <IconArrowsExchange size={16} aria-hidden />, remettre(paquet, null)),
    geste('relancer', text.remind, <IconBell size={16} aria-hidden />, relancer(paquet)),
    geste('ordonner', text.order, <IconListNumbers size={16} aria-hidden />, ordonner(paquet)),
    {
      key: 'exporter',
      label: text.export,
      icon: <IconFileZip size={16} aria-hidden />,
      onClick: onExport,
      reads: true,
    },
    joindre(paquet.conventionId, 'paquets', paquet.id),
    geste('refuser', text.refuse, <IconBan size={16} aria-hidden />, refuser(paquet)),
    geste('retirer', text.withdraw, <IconTrashX size={16} aria-hidden />, retirer(paquet)),
  ];
  const all = acts.filter((act) => act !== null);
  const next = etat === 'refuse' ? 'reprendre' : etat === 'complet' ? 'exporter' : null;
  const primary = all.find(({ key }) => key === next) ?? null;
  return (
    <ActBar primary={primary} others={all.filter((act) => act !== primary)} label={text.others(acte.titre)} />
  );
}
