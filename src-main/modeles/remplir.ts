import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import type { DefautModele, DonneesModele } from '#contract/modeles';
import { dateZip } from '../documents/word/stable';
import { xmlText } from '../documents/xml-text';
import type { Paquet } from '../reading/formats/zip';

export type Rempli = {
  readonly octets: Uint8Array;
  /** Fields that the template bears and the record does not say: left blank. */
  readonly vides: readonly string[];
};

const own = (scope: unknown, nom: string): unknown =>
  typeof scope === 'object' && scope !== null && Object.hasOwn(scope, nom)
    ? (scope as Readonly<Record<string, unknown>>)[nom]
    : undefined;

/** Nothing is computed from what a template says: a field is a name, and a name is a field of the data or nothing. */
const parser = (tag: string) => {
  const nom = tag.trim();
  return { get: (scope: unknown): unknown => (nom === '.' ? scope : own(scope, nom)) };
};

/** What docxtemplater refuses, in words. */
function structure(error: unknown): readonly DefautModele[] {
  const { properties } = error as {
    readonly properties?: {
      readonly errors?: readonly { readonly properties?: { readonly xtag?: unknown } }[];
      readonly xtag?: unknown;
    };
  };
  const all = properties?.errors ?? [{ properties: { xtag: properties?.xtag } }];
  return all.map((one) => {
    const tag = typeof one.properties?.xtag === 'string' ? one.properties.xtag : '';
    return {
      lieu: 'fichier',
      balise: tag === '' ? '' : `{${tag}}`,
      message: 'La structure du modèle ne permet pas de placer ce champ : récrivez-le d’un seul trait.',
      suggestion: null,
    };
  });
}

async function ouvrir(paquet: Paquet): Promise<PizZip> {
  const zip = new PizZip();
  for (const nom of paquet.noms) {
    const bytes = nom.endsWith('/') ? null : await paquet.lire(nom);
    if (bytes !== null) zip.file(nom, bytes);
  }
  return zip;
}

const compiler = (zip: PizZip): Docxtemplater =>
  new Docxtemplater(zip, {
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    parser,
    nullGetter: () => '',
  });

/** What the library that fills templates finds wrong in one that looked sound; empty when it can fill it. */
export async function controlerStructure(paquet: Paquet): Promise<readonly DefautModele[]> {
  const zip = await ouvrir(paquet);
  try {
    compiler(zip);
    return [];
  } catch (error) {
    return structure(error);
  }
}

/** The data as a file may hold them: without control characters, and which of them say nothing. */
function propre(donnees: DonneesModele, vides: Set<string>, debut = ''): DonneesModele {
  return Object.fromEntries(
    Object.entries(donnees).map(([nom, valeur]): [string, string | readonly DonneesModele[]] => {
      if (typeof valeur === 'string') {
        if (valeur.trim() === '') vides.add(`${debut}${nom}`);
        return [nom, xmlText(valeur).replaceAll('\t', ' ')];
      }
      return [nom, valeur.map((one) => propre(one, vides, `${debut}${nom}.`))];
    }),
  );
}

/**
 * The template filled with the data of a record; nothing of the template is run. `date`: the day the file bears, so
 * that two fillings are the same bytes.
 */
export async function remplirModele(
  paquet: Paquet,
  donnees: DonneesModele,
  date: string | undefined,
): Promise<Rempli> {
  const vides = new Set<string>();
  const zip = await ouvrir(paquet);
  compiler(zip).render(propre(donnees, vides));
  const octets = zip.generate({ type: 'uint8array', compression: 'DEFLATE', comment: '' });
  return { octets: dateZip(octets, date), vides: [...vides] };
}
