import { tableDe } from '#domain/etats/tables';
import { creerPaquet } from '#domain/paquet/ouverture';
import { TABLE_PAQUET } from '#domain/paquet/etats';
import { etatPaquet } from '#domain/paquet/paquet';
import { LES_QUATRE, d, signed, withAvis, withDemande, withFin } from '../registre';
import type { Banc } from '../registre';
import type { Essai, Ordre, Plateau, Scene, Situation } from './outils';
import { faire } from './outils';

const JOUR = '2026-11-20';
const MOTIF = 'Motif donné pour l’essai.';

/** The packet of an avenant, two originals, the State before the Region. What prints it is no rule. */
function ouvrir(banc: Banc, visas: readonly string[] = ['Service juridique']): string {
  const avenantId = withDemande(banc);
  withAvis(banc, avenantId);
  return banc.must(creerPaquet, {
    objet: { collection: 'avenants', id: avenantId },
    date: d('2026-11-02'),
    support: 'papier',
    nombreOriginaux: 2,
    circuit: LES_QUATRE.map((signataireId) => ({ signataireId, rang: signataireId === 'president' ? 2 : 1 })),
    visas,
    motifTexteModifie: null,
    motifAvis: null,
    empreinteTexte: '0'.repeat(64),
  }).id;
}
const cases = (ids: readonly string[], originaux: readonly number[] = [1, 2]) =>
  ids.flatMap((signataireId) =>
    originaux.map((original) => ({
      original,
      signataireId,
      date: JOUR,
      lieu: null,
      delegationId: null,
      hors: null,
    })),
  );
const signer = (banc: Banc, paquetId: string, ids: readonly string[], originaux?: readonly number[]): void =>
  void faire(banc, 'paquets.signer', { paquetId, cases: cases(ids, originaux) });

const scene = (etat: string, nom: string, faits: (banc: Banc) => string): Scene => ({
  etat,
  nom,
  monter: () => {
    const banc = withFin(signed());
    return { banc, id: faits(banc) };
  },
});

const scenes: readonly Scene[] = [
  scene('en_circulation', 'parti', (banc) => ouvrir(banc)),
  scene('en_circulation', 'sans visa', (banc) => ouvrir(banc, [])),
  scene('en_circulation', 'visé', (banc) => {
    const id = ouvrir(banc);
    faire(banc, 'paquets.viser', { paquetId: id, role: 'Service juridique', nom: null, date: JOUR });
    return id;
  }),
  scene('en_circulation', 'la préfète a signé', (banc) => {
    const id = ouvrir(banc);
    signer(banc, id, ['prefete']);
    return id;
  }),
  scene('en_circulation', 'l’État a signé', (banc) => {
    const id = ouvrir(banc);
    signer(banc, id, LES_QUATRE.slice(0, 3));
    return id;
  }),
  scene('refuse', 'refusé', (banc) => {
    const id = ouvrir(banc);
    signer(banc, id, ['prefete']);
    faire(banc, 'paquets.refuser', { paquetId: id, signataireId: 'recteur', date: JOUR, motif: MOTIF });
    return id;
  }),
  scene('complet', 'complet', (banc) => {
    const id = ouvrir(banc);
    signer(banc, id, LES_QUATRE);
    return id;
  }),
  scene('retire', 'retiré', (banc) => {
    const id = ouvrir(banc);
    faire(banc, 'paquets.retirer', { paquetId: id, date: JOUR, motif: MOTIF });
    return id;
  }),
];

const flat = (
  action: string,
  nom: string,
  methode: Ordre['methode'],
  entree: Readonly<Record<string, unknown>>,
): Essai => ({
  action,
  nom,
  ordre: ({ id }) => ({ methode, entree: { paquetId: id, ...entree } }),
});
const recueil = (nom: string, ids: (situation: Situation) => readonly string[]): Essai => ({
  action: 'signer',
  nom,
  ordre: (situation) => {
    const who = ids(situation);
    return {
      methode: 'paquets.signer',
      entree: { paquetId: situation.id, cases: cases(who) },
      terminal: [
        'paquet',
        'signer',
        situation.id,
        '--original',
        'tous',
        '--date',
        JOUR,
        '--signataire',
        who.length > 1 ? 'tous' : (who[0] ?? ''),
      ],
    };
  },
});
const restants = ({ banc, id }: Situation): readonly string[] => {
  const signes = new Set(banc.registre.paquets.get(id)?.cases.map(({ signataireId }) => signataireId));
  const left = LES_QUATRE.filter((one) => !signes.has(one));
  return left.length === 0 ? ['president'] : left;
};
const CIRCUIT = LES_QUATRE.map((signataireId, rang) => ({ signataireId, rang: rang + 1 }));

const essais: readonly Essai[] = [
  {
    action: 'ordonner',
    nom: 'ordonner',
    ordre: ({ id }) => ({
      methode: 'paquets.ordonner',
      entree: { paquetId: id, circuit: CIRCUIT, visas: [] },
      terminal: [
        'paquet',
        'ordonner',
        id,
        ...CIRCUIT.flatMap(({ signataireId, rang }) => ['--rang', `${signataireId}=${rang}`]),
      ],
    }),
  },
  recueil('tous ceux qui restent', restants),
  recueil('le premier', (one) => restants(one).slice(0, 1)),
  recueil('le président', () => ['president']),
  recueil('la préfète', () => ['prefete']),
  flat('viser', 'viser', 'paquets.viser', { role: 'Service juridique', nom: null, date: JOUR }),
  ...(['prefete', 'president'] as const).flatMap((signataireId) => [
    flat('relancer', signataireId, 'paquets.relancer', { signataireId, date: JOUR }),
    flat('refuser', signataireId, 'paquets.refuser', { signataireId, date: JOUR, motif: MOTIF }),
  ]),
  flat('remettre', 'remettre', 'paquets.remettre', {
    original: 1,
    date: JOUR,
    detenteur: 'Préfecture',
    lieu: null,
  }),
  flat('reprendre', 'reprendre', 'paquets.reprendre', { date: JOUR }),
  flat('retirer', 'retirer', 'paquets.retirer', { date: JOUR, motif: MOTIF }),
];

export const PLATEAU_PAQUET: Plateau = {
  table: tableDe(TABLE_PAQUET.objet),
  scenes,
  essais,
  etatDe: (registre, id) => {
    const one = registre.paquets.get(id);
    if (one === undefined) throw new Error('no packet');
    return etatPaquet(one);
  },
};
