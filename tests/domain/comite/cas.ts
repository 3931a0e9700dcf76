import { readFileSync } from 'node:fs';
import type { Formation, SensAvis } from '#registre/fiches/avis';
import type { Instance, Membre, PointSeance, Presence, ReglesComite } from '#registre/fiches/comite';
import { civilDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { REGLES_CRPA } from '#domain/comite/regles';
import type { Dossier, SeanceAJuger } from '#domain/comite/verdict';

/* The séances a jurist can read in `seances.csv`, made into records. */

export type Ligne = Readonly<Record<string, string>>;

export function lireTable(name: string): readonly Ligne[] {
  const [head = '', ...rows] = readFileSync(new URL(name, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const names = head.split(';');
  return rows.map((row) => {
    const cells = row.split(';');
    return Object.fromEntries(names.map((one, n) => [one, cells[n] ?? '']));
  });
}

const NOM = 'Comité régional de l’emploi, de la formation et de l’orientation professionnelles';
const jour = (text: string): CivilDate => civilDate(text);
const oui = (text: string | undefined): boolean => text === 'oui';
const n = (text: string | undefined): number => Number(text ?? '0');

export const SEANCE = jour('2026-12-10');
const PREMIERE = jour('2026-11-20');

export function reglesNommees(nom: string): ReglesComite {
  const row = lireTable('regles.csv').find((one) => one.nom === nom);
  if (row === undefined) throw new Error(`règles inconnues : ${nom}`);
  if (row.nature === 'crpa') return REGLES_CRPA;
  const [num, den] = (row.quorum ?? '').split('/').map(Number);
  const texte = (name: string): string | null => (row[name] === '' ? null : (row[name] ?? null));
  return {
    nature: 'reglement',
    source: row.source ?? '',
    depuis: jour('2024-01-01'),
    preavisPleniere: n(row['preavis pleniere']),
    preavisBureau: n(row['preavis bureau']),
    joursFrancs: oui(row['jours francs']),
    urgence: oui(row.urgence),
    quorumNumerateur: num ?? 1,
    quorumDenominateur: den ?? 2,
    quorumStrict: oui(row['plus que']),
    quorumBase: row.base as ReglesComite['quorumBase'],
    nombreMembres: row.nombre === '' ? null : n(row.nombre),
    distance: oui(row.distance),
    mandats: n(row.mandats),
    secondeSansQuorum: oui(row['seconde sans quorum']),
    majorite: row.majorite as ReglesComite['majorite'],
    voixPreponderante: row['voix preponderante'] as ReglesComite['voixPreponderante'],
    clauseBureau: texte('clause bureau'),
    clauseTacite: texte('clause tacite'),
    delaiTacite: row['delai tacite'] === '' ? null : n(row['delai tacite']),
  };
}

export function instanceDe(regles: ReglesComite): Instance {
  return {
    id: 'comite',
    denominations: [
      {
        nom: NOM,
        sigle: 'CREFOP',
        depuis: jour('2014-10-01'),
        fondement: 'C. trav., art. L. 6123-3',
      },
      {
        nom: 'comité régional pour l’emploi',
        sigle: null,
        depuis: jour('2027-01-01'),
        fondement: 'C. trav., art. L. 6123-3, accord de l’État et de la Région',
      },
    ],
    regles: regles.nature === 'crpa' ? [] : [regles],
  };
}

export function membre(id: string, siege: string, plus: Partial<Membre> = {}): Membre {
  return {
    id,
    instanceId: 'comite',
    college: 'Collège',
    organisation: null,
    siege,
    deliberatif: true,
    rang: 'titulaire',
    presidence: 'aucune',
    bureau: false,
    civilite: 'Madame',
    prenom: 'Alix',
    nom: id.toUpperCase(),
    fonction: null,
    debut: jour('2025-01-01'),
    fin: jour('2027-12-31'),
    source: 'arrêté du 20 décembre 2024',
    coordonneesLe: null,
    purge: null,
    ...plus,
  };
}

const suite = (count: number): readonly number[] => Array.from({ length: count }, (_one, rank) => rank + 1);

export function point(plus: Partial<PointSeance> = {}): PointSeance {
  return {
    id: 'point',
    objet: 'autre',
    conventionId: null,
    avenantId: null,
    intitule: 'Projet examiné',
    documents: null,
    inscritLe: jour('2026-11-10'),
    deports: [],
    partisIds: [],
    vote: null,
    voixSansDroit: 0,
    sens: null,
    avis: null,
    repute: null,
    avisId: null,
    publication: { date: jour('2026-12-15'), support: 'site de la préfecture' },
    ...plus,
  };
}

/** The records of one line of the table. */
export function dossierDe(row: Ligne): { readonly dossier: Dossier; readonly point: PointSeance } {
  const regles = reglesNommees(row.regles ?? '');
  const total = n(row.membres);
  const titulaires = suite(total).map((rank) => membre(`t${rank}`, `siège ${rank}`, { bureau: rank <= 10 }));
  const suppleants = suite(total).map((rank) => membre(`s${rank}`, `siège ${rank}`, { rang: 'suppleant' }));
  const sansVoix = suite(4).map((rank) => membre(`o${rank}`, `opérateur ${rank}`, { deliberatif: false }));
  const presents = n(row.presents);
  const distance = n(row.distance);
  const debutMandats = presents + distance;
  const seuls = n(row['suppleants seuls']);
  const mandataire = (rank: number): string => {
    if (row.mandataire === 'meme') return 't1';
    if (row.mandataire === 'absent') return `t${total}`;
    return row.mandataire === 'sans_voix' ? 'o1' : `t${rank}`;
  };
  const vient = (membreId: string, mode: Presence['mode'] = 'present'): Presence => ({
    membreId,
    mode,
    mandataireId: null,
  });
  const presences: readonly Presence[] = [
    ...suite(presents).map((rank) => vient(`t${rank}`)),
    ...suite(distance).map((rank) => vient(`t${presents + rank}`, 'distance')),
    ...suite(n(row.mandats)).map((rank): Presence => ({
      membreId: `t${debutMandats + rank}`,
      mode: 'mandat',
      mandataireId: mandataire(rank),
    })),
    ...suite(n(row['suppleants en double'])).map((rank) => vient(`s${rank}`)),
    ...suite(seuls).map((rank) => vient(`s${total - rank}`)),
    ...suite(n(row['sans voix'])).map((rank) => vient(`o${rank}`)),
  ];
  const repute = /^repute:(.*)$/u.exec(row.sens ?? '');
  const examine = point({
    inscritLe: jour(row.inscrit === '' ? '2026-11-10' : (row.inscrit ?? '')),
    deports: suite(n(row.deports)).map((rank) => ({
      membreId: `t${rank}`,
      motif: 'dirige un organisme candidat',
    })),
    sens: repute === null ? (row.sens as SensAvis) : 'favorable',
    vote:
      row.pour === '' || repute !== null
        ? null
        : { pour: n(row.pour), contre: n(row.contre), abstentions: n(row.abstentions), nePrendPasPart: 0 },
    voixSansDroit: n(row['voix sans droit']),
    repute:
      repute === null
        ? null
        : { fondement: regles.clauseTacite ?? 'usage', saisineLe: jour(repute[1] ?? '') },
  });
  const seconde = row.seconde ?? '';
  const seance: SeanceAJuger = {
    date: SEANCE,
    formation: row.formation as Formation,
    denomination: row.nom === '' ? `${NOM} (CREFOP)` : (row.nom ?? ''),
    denominationMotif: null,
    convocation:
      row.convoquee === ''
        ? null
        : {
            date: jour(row.convoquee ?? ''),
            conjointe: oui(row.conjointe),
            piecesJointes: oui(row.documents),
            sansQuorum: seconde !== '' && seconde !== 'sans mention',
            urgence: row.urgence === '' ? null : (row.urgence ?? null),
          },
    presences,
    points: [examine],
    premiereId: seconde === '' ? null : 'premiere',
  };
  const premiere: SeanceAJuger | null =
    seconde === ''
      ? null
      : {
          ...seance,
          date: PREMIERE,
          premiereId: null,
          presences: suite(seconde === 'premiere avec quorum' ? 10 : 3).map((rank) => vient(`t${rank}`)),
          points: [seconde === 'autre ordre du jour' ? point({ intitule: 'Un autre sujet' }) : examine],
        };
  return {
    dossier: {
      instance: instanceDe(regles),
      membres: [...titulaires, ...suppleants, ...sansVoix],
      seance,
      premiere,
    },
    point: examine,
  };
}
