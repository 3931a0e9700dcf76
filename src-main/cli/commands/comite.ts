import { lowerFirst } from '#domain/french';
import { TABLE_SEANCE } from '#domain/seance/etats';
import type { ComiteView, SeanceView } from '#contract/comite';
import { PRESENCE_LABELS, RANG_MEMBRE_LABELS } from '#registre/fiches/comite';
import { SENS_LABELS } from '#registre/fiches/avis';
import { formatDate, formatLong } from '#domain/civil-date';
import { direFraction } from '#domain/comite/regles';
import { VERDICT_LABELS } from '#domain/comite/verdict';
import { typographie } from '#domain/typographie';
import type { Command } from '../command';
import { sendFile, sortieOf, writeOut } from '../files';
import type { OptionSpecs } from '../options';
import { direImport } from './import-table';
import { idOf, recorded } from './recorded';

/* The committee at the terminal: its names and rules, its members, its séances and what their avis are worth. */

const dire = (one: ComiteView): string =>
  [
    `${one.nom}  ${one.id}`,
    ...one.denominations.map(
      ({ nom, depuis, fondement }) => `  ${nom}, à compter du ${formatDate(depuis)} (${fondement})`,
    ),
    `  Règles du jour : ${one.reglesDuJour.source}`,
    `    convocation ${one.reglesDuJour.preavisPleniere} jours avant la plénière, ${one.reglesDuJour.preavisBureau} avant le bureau ; quorum : ${direFraction(one.reglesDuJour)} ; ${one.reglesDuJour.mandats} mandat par membre`,
    `  ${one.sieges} sièges à voix délibérative, ${one.membres.length} membres au registre`,
  ].join('\n');

const comiteLister: Command = {
  name: 'comite lister',
  usage: 'comite lister',
  resume: 'liste les comités, leurs noms datés et les règles du jour',
  arguments: 0,
  mode: 'lecture',
  options: {},
  async run({ call }) {
    const { comites } = await call('comite.lire', {});
    const texte = comites.length === 0 ? 'Aucun comité : « comite creer ».' : comites.map(dire).join('\n\n');
    return { data: comites, texte: typographie(texte) };
  },
};

const membreLister: Command = {
  name: 'membre lister',
  usage: 'membre lister COMITE',
  resume: 'liste les membres d’un comité, par collège et par siège',
  mode: 'lecture',
  options: { id: { kind: 'texte', aide: 'identifiant du comité (le seul, à défaut)' } },
  async run({ options, call }) {
    const { comites } = await call('comite.lire', {});
    const wanted = options.positionals[0] ?? options.text('id');
    const data = comites
      .filter(({ id }) => wanted === null || id === wanted)
      .flatMap(({ membres }) => membres);
    const lignes = data.map(
      ({ membre, nom, enFonctions, aPurger }) =>
        `${membre.id}  ${membre.college}, ${membre.siege} : ${nom} (${RANG_MEMBRE_LABELS[membre.rang]}, ${
          membre.deliberatif ? 'voix délibérative' : 'sans voix'
        })${enFonctions ? '' : ', n’est plus en fonctions'}${aPurger ? ', coordonnées à effacer' : ''}`,
    );
    return { data, texte: typographie(lignes.length === 0 ? 'Aucun membre.' : lignes.join('\n')) };
  },
};

const seanceLister: Command = {
  name: 'seance lister',
  usage: 'seance lister',
  resume: 'liste les séances, la plus récente d’abord : où elles en sont, ce qui est à faire',
  arguments: 0,
  mode: 'lecture',
  options: {},
  async run({ call }) {
    const { seances } = await call('comite.lire', {});
    const lignes = seances.map(
      ({ id, nom, etat, points, verdicts, aFaire }) =>
        `${id}  ${nom} : ${lowerFirst(TABLE_SEANCE.etats[etat].libelle)}, ${points} point${points > 1 ? 's' : ''}${
          verdicts.length === 0 ? '' : ` ; avis : ${verdicts.map((one) => VERDICT_LABELS[one]).join(', ')}`
        }${aFaire === null ? '' : `\n    ${aFaire}`}`,
    );
    return { data: seances, texte: typographie(lignes.length === 0 ? 'Aucune séance.' : lignes.join('\n')) };
  },
};

function direSeance(view: SeanceView): string {
  const { compte, limite, seance } = view;
  return [
    `${view.nom}, ${view.etatLibelle} (${seance.id})`,
    `  ${seance.denomination}`,
    `  Règles : ${view.regles.source}`,
    ...(limite === null
      ? []
      : [`  Dernier jour pour convoquer : le ${formatLong(limite.dernierJour)} (${limite.source})`]),
    ...(seance.convocation === null ? [] : [`  Convoquée le ${formatLong(seance.convocation.date)}`]),
    `  Quorum : ${compte.voix} voix pour ${compte.requis} requises sur ${compte.base}, ${
      compte.atteint ? 'atteint' : 'non atteint'
    } (${compte.presents} présents, ${compte.mandats} mandats)`,
    ...view.membres.flatMap(({ nom, presence, ecart }) =>
      presence === null
        ? []
        : [
            `    ${nom} : ${PRESENCE_LABELS[presence.mode]}${ecart === null ? '' : `, ne compte pas (${ecart})`}`,
          ],
    ),
    ...view.points.flatMap(({ numero, point, objetLibelle, verdict, verdictLibelle, motifs, publieLe }) => [
      `  ${numero}. ${point.intitule} (${objetLibelle})`,
      ...(point.sens === null
        ? ['     Aucun avis']
        : [
            `     Avis ${SENS_LABELS[point.sens]} : ${verdict === 'aucun' ? verdictLibelle : `avis ${verdictLibelle}`}${
              point.vote === null
                ? ''
                : ` ; ${point.vote.pour} pour, ${point.vote.contre} contre, ${point.vote.abstentions} abstentions`
            }${publieLe === null ? '' : `, publié le ${formatDate(publieLe)}`}`,
            ...motifs.map(({ message, source }) => `       ${message} (${source})`),
          ]),
    ]),
    ...(view.aFaire === null ? [] : [`  À faire : ${view.aFaire}`]),
  ].join('\n');
}

const seanceLire: Command = {
  name: 'seance lire',
  usage: 'seance lire ID',
  resume: 'une séance : ordre du jour, présences, quorum, votes, et ce que vaut chaque avis',
  mode: 'lecture',
  options: {
    id: { kind: 'texte', aide: 'identifiant de la séance (aussi en premier argument)' },
    seance: { kind: 'texte', aide: 'identifiant de la séance' },
  },
  async run({ options, call }) {
    const data = await call('seances.lire', { seanceId: idOf(options, 'seance') });
    return { data, texte: typographie(direSeance(data)) };
  },
};

const IMPORT: OptionSpecs = {
  fichier: { kind: 'texte', aide: 'FICHIER.csv ou .xlsx (aussi en premier argument)' },
  comite: { kind: 'texte', aide: 'identifiant du comité' },
  confirmer: { kind: 'drapeau', aide: 'enregistre : toutes les lignes, ou aucune si l’une est refusée' },
};

const importer: Command = {
  name: 'membre importer',
  usage: 'membre importer FICHIER.csv|.xlsx --comite ID [--confirmer]',
  resume:
    'lit un tableau de membres et dit ce qui serait enregistré, doublons compris ; --confirmer enregistre',
  mode: (options) => (options.flag('confirmer') ? 'ecriture' : 'lecture'),
  options: IMPORT,
  async run(terminal) {
    const { options, call } = terminal;
    const fichier = options.positionals[0] ?? options.required('fichier');
    const instanceId = options.required('comite');
    const jeton = await sendFile(terminal, fichier);
    if (options.flag('confirmer'))
      return recorded('Membres importés', await call('membresDuComite.importer', { instanceId, jeton }));
    const { lignes } = await call('membresDuComite.examinerImport', { instanceId, jeton });
    return direImport(lignes, { nouveau: 'à enregistrer', double: 'en double, laissée', refusee: 'refusée' });
  },
};

const donnees: Command = {
  name: 'membre donnees',
  usage: 'membre donnees ID [--sortie FICHIER.json]',
  resume: 'tout ce qui est gardé d’une personne : mandats, coordonnées, présences, déports',
  mode: 'lecture',
  options: {
    id: { kind: 'texte', aide: 'identifiant du membre (aussi en premier argument)' },
    membre: { kind: 'texte', aide: 'identifiant du membre' },
    sortie: { kind: 'texte', aide: 'FICHIER.json à écrire (à l’écran, à défaut)' },
  },
  async run(terminal) {
    const { options, call } = terminal;
    const reply = await call('membresDuComite.donnees', { membreId: idOf(options, 'membre') });
    const sortie = sortieOf(options, '.json');
    if (sortie === null) return { data: reply.donnees };
    return {
      data: await writeOut(terminal, reply, sortie, null),
      texte: typographie(`Données de ${reply.donnees.personne} écrites.`),
    };
  },
};

export const COMITE_COMMANDS: readonly Command[] = [
  comiteLister,
  membreLister,
  importer,
  donnees,
  seanceLister,
  seanceLire,
];
