import { ACTES } from '#registre/actes';
import type { DescriptionActe } from '#registre/acte';
import { procedures } from '#contract/procedures';
import { cellule } from '#domain/etats/table';
import type { Cellule, TableEtats } from '#domain/etats/table';
import type { CivilDate } from '#domain/civil-date';
import type { Contexte, DecisionResult } from '#domain/decision';
import type { CodeRefus } from '#domain/refus';
import { COLLECTIONS } from '#domain/registre';
import type { Changement, Registre } from '#domain/registre';
import { COMMANDS } from '../../../src-main/application/commands';
import type { CommandMethod } from '../../../src-main/application/commands';
import { memoryApplication, memoryDepot } from '../memory-application';
import type { Banc } from '../registre';

/* A registry brought into each state of a table by the real commands, and each action tried on it, in each of its ways. */

/** What is asked of the application: the same words whatever the door. */
export type Ordre = {
  readonly methode: CommandMethod;
  readonly entree: Readonly<Record<string, unknown>>;
  /** How the terminal asks for it, where its command is not drawn from the description of the act. */
  readonly terminal?: readonly string[];
};
export type Scene = { readonly etat: string; readonly nom: string; readonly monter: () => Situation };
export type Situation = { readonly banc: Banc; readonly id: string };
export type Essai = {
  readonly action: string;
  readonly nom: string;
  /** Null where it has no meaning in that scene. */
  readonly ordre: (situation: Situation) => Ordre | null;
};
export type Plateau = {
  readonly table: TableEtats;
  readonly scenes: readonly Scene[];
  readonly essais: readonly Essai[];
  readonly etatDe: (registre: Registre, id: string, jour: CivilDate) => string;
};

/** The rule behind a command, its input read as every door reads it. */
export function decider(banc: Banc, { methode, entree }: Pick<Ordre, 'methode' | 'entree'>): DecisionResult {
  const input = procedures[methode].input.parse(entree);
  const rule = COMMANDS[methode] as (
    registre: Registre,
    input: unknown,
    contexte: Contexte,
  ) => DecisionResult;
  return rule(banc.registre, input, banc.contexte);
}

/** The same, accepted and recorded; the id of what it made. */
export function faire(banc: Banc, methode: CommandMethod, entree: Readonly<Record<string, unknown>>): string {
  const result = decider(banc, { methode, entree });
  if (!result.ok) throw new Error(`${methode} : ${result.error.code} ${result.error.message}`);
  banc.apply(result.value.changes);
  return result.value.id;
}

/** One action tried in one scene, and what came of it. */
export type Issue = {
  readonly scene: Scene;
  readonly essai: Essai;
  readonly ordre: Ordre;
  readonly etat: string;
  readonly action: string;
  readonly cellule: Cellule;
  readonly resultat: { readonly vers: string } | { readonly code: CodeRefus; readonly message: string };
};

/** Every try of a table, in every scene where it has a meaning. */
export const issuesDe = ({ table, scenes, essais, etatDe }: Plateau): readonly Issue[] =>
  scenes.flatMap((scene) =>
    essais.flatMap((essai): Issue[] => {
      const situation = scene.monter();
      const ordre = essai.ordre(situation);
      if (ordre === null) return [];
      const result = decider(situation.banc, ordre);
      if (result.ok) situation.banc.apply(result.value.changes);
      return [
        {
          scene,
          essai,
          ordre,
          etat: scene.etat,
          action: essai.action,
          cellule: cellule(table, scene.etat, essai.action),
          resultat: result.ok
            ? { vers: etatDe(situation.banc.registre, situation.id, situation.banc.aujourdhui) }
            : { code: result.error.code, message: result.error.message },
        },
      ];
    }),
  );

/** « misesEnDemeure.signer » to « mise-en-demeure signer ID --date 2026-11-23 », as its description has it. */
export function ligneDe({ methode, entree, terminal }: Ordre): readonly string[] {
  if (terminal !== undefined) return terminal;
  const { saisie, terminal: commande } = ACTES[methode] as DescriptionActe;
  if (saisie === undefined || commande === undefined) throw new Error(`${methode}: no line for the terminal`);
  const options = commande.options as Readonly<Record<string, { readonly nom?: string }>> | undefined;
  const sujet = Object.entries(saisie).find(
    ([, champ]) => champ.genre === 'fiche' && champ.facultatif !== true,
  )?.[0];
  return [
    ...commande.nom.split(' '),
    ...(sujet === undefined ? [] : [String(entree[sujet])]),
    ...Object.entries(saisie).flatMap(([champ]): readonly string[] => {
      const value = entree[champ];
      if (champ === sujet || value === undefined || value === null || value === false) return [];
      const nom =
        options?.[champ]?.nom ??
        champ.replace(/Id$/u, '').replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
      return value === true
        ? [`--${nom}`]
        : [`--${nom}`, Array.isArray(value) ? value.join(',') : JSON.stringify(value).replace(/^"|"$/gu, '')];
    }),
  ];
}

/** One of each kind of outcome of each pair: what the slower doors try. */
export function uneDeChaque(issues: readonly Issue[]): readonly Issue[] {
  const seen = new Set<string>();
  return issues.filter(({ etat, action, resultat }) => {
    const cle = [etat, action, 'code' in resultat ? resultat.code : 'acceptee'].join(' ');
    if (seen.has(cle)) return false;
    seen.add(cle);
    return true;
  });
}

/** All that a registry holds, as the changes that would make it. */
export const contenu = (registre: Registre): readonly Changement[] =>
  COLLECTIONS.flatMap((collection) =>
    [...registre[collection].values()].map((one) => ({ collection, id: one.id, after: one }) as Changement),
  );

/** The whole application on what a scene holds, in memory, on its day. */
export const applicationDe = ({ banc }: Situation) => {
  const session = { par: 'essai', at: '2026-11-23T08:00:00.000Z' };
  const depot = memoryDepot(session, contenu(banc.registre));
  return { depot, ...memoryApplication({ aujourdhui: banc.aujourdhui, session, depot, prefixe: 'acte' }) };
};
