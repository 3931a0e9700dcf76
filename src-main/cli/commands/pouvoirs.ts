import { typographie } from '#domain/typographie';
import { NATURES_POUVOIR_LABELS } from '#registre/fiches/natures';
import type { NaturePouvoir } from '#registre/fiches/natures';
import type { Command } from '../command';
import { UsageError } from '../options';

const NATURES = Object.keys(NATURES_POUVOIR_LABELS) as readonly NaturePouvoir[];

function readNature(text: string | null): NaturePouvoir | null {
  if (text === null) return null;
  const found = NATURES.find((one) => one === text);
  if (found === undefined) throw new UsageError(`--nature attend : ${NATURES.join(', ')}.`);
  return found;
}

/** « qui-signe --fonction prefete --au 01/03/2026 »: one person and the block to print, or nobody and why. */
const quiSigne: Command = {
  name: 'qui-signe',
  usage:
    'qui-signe --fonction FONCTION [--au AAAA-MM-JJ] [--nature NATURE] [--delegation ID] [--convention ID]',
  resume: 'qui signe pour une fonction un jour donné, avec le bloc à imprimer, ou pourquoi nul ne le peut',
  arguments: 0,
  mode: 'lecture',
  options: {
    fonction: { kind: 'texte', aide: 'place de signataire (prefete…), ou intitulé de la fonction' },
    au: { kind: 'date', aide: 'AAAA-MM-JJ : jour demandé (à défaut, aujourd’hui)' },
    nature: { kind: 'texte', aide: `acte à signer : ${NATURES.join(', ')} (à défaut, tout acte)` },
    delegation: { kind: 'texte', aide: 'identifiant de la délégation choisie plutôt que le titulaire' },
    convention: {
      kind: 'texte',
      aide: 'identifiant de la convention, si plusieurs connaissent cette fonction',
    },
  },
  async run({ options, call }) {
    const fonction = options.required('fonction');
    const nature = readNature(options.text('nature'));
    const jour = options.text('au') ?? (await call('registre.etat', {})).aujourdhui;
    const data = await call('pouvoirs.quiSigne', {
      fonction,
      jour,
      nature,
      delegationId: options.text('delegation'),
      conventionId: options.text('convention'),
    });
    const autres = data.delegataires.filter(({ delegationId }) => delegationId !== data.delegationId);
    const lignes = [
      data.dit,
      ...data.blocSignature.map((ligne) => `  ${ligne}`),
      ...(autres.length === 0 ? [] : ['Peut aussi signer par délégation :']),
      ...autres.map(({ delegationId, dit }) => `  ${delegationId}  ${dit}`),
      ...data.ecartees,
    ];
    return { data, texte: typographie(lignes.join('\n')) };
  },
};

export const POUVOIR_COMMANDS: readonly Command[] = [quiSigne];
