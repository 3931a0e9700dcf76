/** The papers of the committee as the document tests print them: a séance as it goes, the second, and the extremes. */
import type { DocumentModel } from '#actes/model';
import { civilDate } from '#domain/civil-date';
import { emptyRegistre, withChanges } from '#domain/registre';
import type { Changement } from '#domain/registre';
import type { Membre, PointSeance, SeanceComite } from '#registre/fiches/comite';
import type { NatureDocument } from '#registre/documents';
import { CONVENTION_AURA } from '../../src-main/application/exemples/auvergne-rhone-alpes';
import { documentFait } from '../../src-main/application/catalogue';
import { membre, point } from '../domain/comite/cas';
import { sha256 } from '../support/registre';

const jour = civilDate;

const COLLEGES = ['État', 'Région', 'Organisations syndicales', 'Organisations d’employeurs', 'Opérateurs'];

/** Two who preside, then seat by seat, each with an alternate. */
function membres(count: number, mot: string): readonly Membre[] {
  const titres = [
    ['prefete', 'Préfecture de région', 'Préfète de région, préfète du département', 'État'],
    ['president', 'Conseil régional', 'Président du conseil régional', 'Région'],
  ] as const;
  return [
    ...titres.map(([id, siege, fonction, college]) =>
      membre(id, siege, { college, fonction, presidence: 'copresidence', organisation: siege }),
    ),
    ...Array.from({ length: count }, (_one, n) => {
      const college = COLLEGES[n % COLLEGES.length] ?? 'État';
      const plus = { college, organisation: `Organisation ${n + 1} ${mot}`.trim(), fonction: mot || null };
      const deliberatif = college !== 'Opérateurs';
      return [
        membre(`t${n}`, `Siège ${n + 1} ${mot}`.trim(), { ...plus, deliberatif }),
        membre(`s${n}`, `Siège ${n + 1} ${mot}`.trim(), { ...plus, deliberatif, rang: 'suppleant' }),
      ];
    }).flat(),
  ];
}

const OBJETS = ['convention', 'schema', 'cahier_des_charges', 'autre'] as const;

function points(count: number, mot: string, rendu: boolean): readonly PointSeance[] {
  return Array.from({ length: count }, (_one, n) => {
    const objet = OBJETS[n % OBJETS.length] ?? 'autre';
    return point({
      id: `p${n}`,
      objet,
      conventionId: objet === 'convention' ? CONVENTION_AURA.id : null,
      intitule: `${
        {
          convention: 'Projet de convention relative au service public régional de l’orientation',
          schema: 'Schéma de développement du service public régional de l’orientation',
          cahier_des_charges: 'Cahier des charges de reconnaissance des organismes',
          autre: 'Calendrier des travaux',
        }[objet]
      } ${mot}`.trim(),
      documents: `Projet soumis à l’avis ${mot}\nNote de présentation`,
      publication: null,
      ...(rendu
        ? {
            vote: { pour: 2, contre: n % 2, abstentions: n, nePrendPasPart: 0 },
            sens: n % 2 === 0 ? ('favorable' as const) : ('favorable_avec_reserves' as const),
            avis: `Le comité demande que soient précisés les indicateurs de suivi. ${mot}`.trim(),
            deports: [{ membreId: 't0', motif: 'intérêt personnel' }],
            partisIds: ['t1'],
          }
        : {}),
    });
  });
}

function seance(over: Partial<SeanceComite>): SeanceComite {
  return {
    id: 'seance',
    instanceId: 'comite',
    denomination:
      'Comité régional de l’emploi, de la formation et de l’orientation professionnelles (CREFOP)',
    denominationMotif: null,
    date: jour('2026-12-10'),
    heure: '14 h 30',
    lieu: 'préfecture de région, salle Exemple',
    formation: 'pleniere',
    premiereId: null,
    points: [],
    convocation: null,
    presences: [],
    invites: null,
    secretaire: null,
    close: null,
    annulation: null,
    ...over,
  };
}

type Cas = { readonly nom: string; readonly model: DocumentModel };

function papiers(
  nom: string,
  une: SeanceComite,
  siegeants: readonly Membre[],
  autres: readonly SeanceComite[],
) {
  const put = (collection: string, entite: { readonly id: string }): Changement =>
    ({ collection, id: entite.id, after: entite }) as unknown as Changement;
  const registre = withChanges(emptyRegistre(), [
    put('conventions', CONVENTION_AURA),
    put('instances', {
      id: 'comite',
      denominations: [
        { nom: une.denomination, sigle: null, depuis: jour('2014-10-01'), fondement: 'décret' },
      ],
      regles: [],
    } as never),
    ...siegeants.map((one) => put('membresDuComite', one)),
    ...[une, ...autres].map((one) => put('seances', one)),
  ]);
  const faire = (type: NatureDocument, dit: string, options: { readonly point?: string } = {}): Cas => {
    const produit = documentFait(registre, type, une.id, { aujourdhui: jour('2026-12-18'), sha256 }, options);
    if (!produit.ok) throw new Error(`${type} : ${produit.error.message}`);
    return { nom: `${dit} ${nom}`.trim(), model: produit.value.model };
  };
  return [
    faire('convocation-comite', 'convocation'),
    ...une.points
      .slice(0, OBJETS.length)
      .map(({ id }, n) => faire('saisine-comite', `lettre de saisine, point ${n + 1},`, { point: id })),
    faire('ordre-du-jour', 'ordre du jour'),
    ...(siegeants.length === 0 ? [] : [faire('feuille-emargement', 'feuille d’émargement')]),
    ...(une.presences.length === 0 ? [] : [faire('proces-verbal', 'procès-verbal')]),
    ...(une.points.some(({ sens }) => sens !== null) ? [faire('extrait-avis', 'extraits d’avis')] : []),
  ];
}

/** `mot`: what is put in every text, to push it to its extremes. */
export function casComite(mot: string): readonly Cas[] {
  const convocation = {
    date: jour('2026-12-01'),
    conjointe: true,
    piecesJointes: true,
    sansQuorum: false,
    urgence: null,
  };
  const ordinaires = membres(8, '');
  const tenue = seance({
    points: points(4, '', true),
    convocation,
    secretaire: 'Camille EXEMPLE',
    invites: 'Madame Alix INVITÉE, directrice du Carif-Oref',
    presences: [
      { membreId: 'prefete', mode: 'present', mandataireId: null },
      { membreId: 'president', mode: 'distance', mandataireId: null },
      { membreId: 't0', mode: 'present', mandataireId: null },
      { membreId: 's1', mode: 'present', mandataireId: null },
      { membreId: 't2', mode: 'mandat', mandataireId: 't0' },
      { membreId: 't3', mode: 'present', mandataireId: null },
      { membreId: 't5', mode: 'absent', mandataireId: null },
    ],
    close: { date: jour('2026-12-17'), procesVerbal: 'Procès-verbal n° 2026-4' },
  });
  const premiere = seance({ id: 'premiere', date: jour('2026-12-01'), points: points(2, '', false) });
  return [
    ...papiers('du comité', tenue, ordinaires, []),
    ...papiers(
      '(seconde séance, à venir)',
      seance({ premiereId: 'premiere', points: points(2, '', false) }),
      ordinaires,
      [premiere],
    ),
    ...papiers('(comité vide)', seance({ heure: null, lieu: null, points: points(1, '', false) }), [], []),
    ...papiers(
      'du comité extrême',
      seance({
        points: points(25, mot, true),
        convocation: { ...convocation, urgence: mot },
        presences: [{ membreId: 't0', mode: 'present', mandataireId: null }],
        invites: mot,
        secretaire: mot,
        lieu: mot,
      }),
      membres(60, mot),
      [],
    ),
  ];
}
