import { cellule, codesDe, etatsDe, paires, refuseSelonEtat } from '#domain/etats/table';
import { OBJETS_DE_TABLE, estObjetDeTable, titreDesEtats } from '#domain/etats/objets';
import type { ObjetDeTable } from '#domain/etats/objets';
import { tableDe } from '#domain/etats/tables';
import { typographie } from '#domain/typographie';
import type { Command } from '../command';
import { UsageError } from '../options';

/** A table whole: its states, its pairs with where they lead or why they are closed, and what leads there otherwise. */
function lire(objet: ObjetDeTable) {
  const table = tableDe(objet);
  return {
    objet,
    titre: titreDesEtats(objet),
    regle: table.regle,
    etats: etatsDe(table).map((etat) => {
      const { libelle, sens } = table.etats[etat] ?? { libelle: etat, sens: '' };
      return { etat, libelle, sens };
    }),
    paires: paires(table).map(({ etat, action, cellule: { vers, selon } }) => ({
      etat,
      action,
      libelle: table.actions[action]?.libelle ?? action,
      acte: table.actions[action]?.acte ?? null,
      permise: vers.length > 0,
      vers,
      selon: selon?.dit ?? null,
      codes: codesDe(cellule(table, etat, action)),
      refus: refuseSelonEtat(table, etat, action),
    })),
    passages: table.passages,
  };
}

const etats: Command = {
  name: 'etats',
  usage: 'etats OBJET',
  resume: `montre la table des états d’un objet (${OBJETS_DE_TABLE.join(', ')}) : ce que chaque état permet, ou pourquoi non`,
  mode: 'aucun',
  options: { id: { kind: 'texte', aide: 'objet (aussi en premier argument)' } },
  run: ({ options }) => {
    const objet = options.positionals[0] ?? options.text('id') ?? undefined;
    if (!estObjetDeTable(objet))
      throw new UsageError(`Donnez un objet : ${OBJETS_DE_TABLE.join(', ')}. Exemple : etats avenant`);
    const data = lire(objet);
    const dit = new Map(data.etats.map(({ etat, libelle }) => [etat, libelle]));
    const nommes = (noms: readonly string[]): string => noms.map((nom) => dit.get(nom) ?? nom).join(' ; ');
    const lines = data.etats.flatMap(({ etat, libelle, sens }) => [
      '',
      `${libelle} : ${sens}`,
      ...data.paires
        .filter((one) => one.etat === etat)
        .map((one) =>
          one.refus !== null
            ? `  non    ${one.libelle} : ${one.refus.message} ${one.refus.remede}`
            : one.permise
              ? `  ${one.selon === null ? 'oui  ' : 'selon'}  ${one.libelle} → ${nommes(one.vers)}${one.selon === null ? '' : `. ${one.selon}`}`
              : `  non    ${one.libelle} : ${one.selon ?? ''}`,
        ),
      ...data.passages
        .filter(({ de }) => de === etat)
        .map(({ vers, par }) => `  →      ${par} : ${nommes([vers])}`),
    ]);
    return Promise.resolve({ data, texte: typographie([data.titre, data.regle, ...lines].join('\n')) });
  },
};

export const ETATS_COMMANDS: readonly Command[] = [etats];
