import type { ClauseProposee, RedactionConvention } from '../convention/creation';
import { obligationsLues } from '../convention/obligations-lues';
import { ZONES, ZONE_LABELS } from '../delais/calendriers';
import type { Zone } from '../delais/calendriers';
import { plierTexte, upperFirst } from '../french';
import { VACANTE } from '../parties/partie';
import type { GenreGrammatical, Partie } from '../parties/partie';
import type { ConventionLue, DivisionLue, PartieLue, SignataireLu } from './lue';

/* From what was read to what is to be confirmed: the same words, with the names the registry needs. */

/** What a convention read in a file becomes once confirmed; every field can be corrected before. */
export function redactionLue(lue: ConventionLue): {
  readonly redaction: RedactionConvention;
  readonly clauses: readonly ClauseProposee[];
} {
  const ids = new Identifiants();
  const renamed = new Map<string, string>();
  const parties = lue.parties.map((partie) => partieDe(partie, ids));
  const divisions = lue.divisions.map((division) => {
    const id = ids.libre(marqueDivision(division));
    return {
      id,
      nature: division.nature,
      numero: numeroDe(division),
      intitule: division.entete,
      ...(division.niveau > 1 ? { niveau: division.niveau } : {}),
      alineas: division.alineas.map((alinea, rang) => {
        const own = ids.libre(`${id}-${rang + 1}`);
        renamed.set(alinea.id, own);
        return {
          id: own,
          niveau: Math.min(alinea.niveau, 5) as 0 | 1 | 2 | 3 | 4 | 5,
          // A dash is one mark however long: the printer has its own.
          marque: alinea.marque?.replace(/^[-–—]$/u, '-') ?? null,
          texte: alinea.texte,
          ...(alinea.tableau ? { tableau: true } : {}),
          ...(alinea.gras === undefined ? {} : { gras: alinea.gras }),
        };
      }),
    };
  });
  const redaction: RedactionConvention = {
    titre: lue.titre,
    titreCourt: titreCourt(lue),
    region: lue.region ?? '',
    parties,
    enPresenceDe: lue.enPresenceDe,
    visas: lue.visas.map((texte, rang) => ({ id: `visa-${rang + 1}`, texte })),
    considerants: lue.considerants.map((texte, rang) => ({ id: `considerant-${rang + 1}`, texte })),
    formule: lue.formule ?? '',
    divisions,
    lieu: lue.lieu ?? '',
    nombreExemplaires: lue.exemplaires ?? 0,
    zone: zoneDe(lue.region),
    faitLe: lue.faitLe,
  };
  const clauses = lue.clauses.map(({ parametres, ancres, dit, doutes }) => ({
    parametres,
    ancres: ancres.map((ancre) => renamed.get(ancre) ?? ancre),
    dit,
    doutes,
    confirmee: false,
  }));
  return {
    redaction,
    clauses: [...clauses, ...obligationsLues(redaction).map((one) => ({ ...one, confirmee: false }))],
  };
}

/** Names that stand for the parts of a convention: short, made of what they are, never twice the same. */
class Identifiants {
  readonly #taken = new Set<string>();

  libre(wanted: string): string {
    const base = wanted === '' ? 'element' : wanted;
    let id = base;
    for (let rang = 2; this.#taken.has(id); rang++) id = `${base}-${rang}`;
    this.#taken.add(id);
    return id;
  }
}

const marque = (texte: string): string =>
  plierTexte(texte)
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .slice(0, 40);

const MARQUES = { preambule: 'pre', section: 'section', article: 'art', annexe: 'annexe' } as const;

/** An annex is cited by its number alone: « Annexe 2 » is 2; an only annex has none. */
const numeroDe = ({ nature, numero }: DivisionLue): string | null => {
  const nu = nature === 'annexe' ? (numero ?? '').replace(/^annexe\s*(?:n°\s*)?/iu, '') : numero;
  return nu === '' ? null : nu;
};

function marqueDivision(division: DivisionLue): string {
  const { nature } = division;
  const numero = numeroDe(division);
  if (nature === 'preambule') return MARQUES.preambule;
  const said = marque(numero ?? '');
  return said === '' ? MARQUES[nature] : `${MARQUES[nature]}${said}`;
}

function partieDe(
  { nom, signataires, mentions, ditCiApres, feminin, qualites = [] }: PartieLue,
  ids: Identifiants,
): Partie {
  const courant = nom.replace(/^(?:l['’]\s*|la |le |les )/iu, '');
  return {
    id: ids.libre(marque(courant.split(/\s+/u)[0] ?? courant)),
    nom: upperFirst(nom),
    genre: (/^l[ae] /iu.test(nom) ? /^la /iu.test(nom) : feminin === true) ? 'f' : 'm',
    ...(ditCiApres === null ? {} : { appel: ditCiApres }),
    ...(mentions.length === 0 ? {} : { mentions }),
    signataires: signataires.map((signataire, rang) => ({
      id: ids.libre(marque(signataire.fonction.split(/[\s,]+/u)[0] ?? '')),
      fonction: {
        libelle: upperFirst(signataire.fonction),
        genre: genreDe(signataire),
        ...longue(
          upperFirst(signataire.fonction),
          qualites.filter((one) => one.rang === rang),
        ),
      },
      personne:
        signataire.nom === null
          ? VACANTE
          : {
              civilite: signataire.civilite ?? 'Monsieur',
              prenom: signataire.prenom ?? '',
              nom: signataire.nom,
            },
      adresse: [],
    })),
  };
}

/** « Préfète de la région Normandie, préfète de la Seine-Maritime »: every office of one person. */
const longue = (libelle: string, aussi: readonly { readonly dit: string }[]) =>
  aussi.length === 0 ? {} : { long: [libelle, ...aussi.map(({ dit }) => dit)].join(', ') };

/** As the person is called, else as the office is written: « la rectrice », « la déléguée ». */
function genreDe({ civilite, fonction }: SignataireLu): GenreGrammatical {
  if (civilite !== null) return civilite === 'Madame' ? 'f' : 'm';
  return /^\p{L}*(?:trice|ente|ante|ète|ée|euse|ière|enne|sse)\b/iu.test(fonction) ? 'f' : 'm';
}

const zoneDe = (region: string | null): Zone =>
  ZONES.find((zone) => region !== null && plierTexte(ZONE_LABELS[zone]) === plierTexte(region)) ??
  'metropole';

/** How lists will name it, to be corrected: its title where it is short, else its Region and the year of the act. */
function titreCourt({ titre, region, faitLe }: ConventionLue): string {
  if (titre !== '' && titre.length <= 80) return titre;
  return ['Convention', region, faitLe?.slice(0, 4)]
    .filter((part) => part !== undefined && part !== null)
    .join(' ');
}
