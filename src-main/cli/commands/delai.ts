import { createInterface } from 'node:readline';
import type { CivilDate } from '#domain/civil-date';
import type { Delai, Regle } from '#domain/delais/calcul';
import { DECLENCHEURS } from '#domain/delais/calcul';
import { ZONES } from '#domain/delais/calendriers';
import type { Zone } from '#domain/delais/calendriers';
import { DELAI_HORS_CALENDRIER, computeDelaiWithinCalendar } from '../../application/delai';
import type { Command } from '../command';
import { FORMES, UsageError, dayIn, readDay, readInteger } from '../options';
import type { Options } from '../options';

/** The published shape of one computed delay. */
function published(delai: Delai) {
  return {
    envoi: delai.depart,
    zone: delai.zone,
    strict: delai.strict,
    prudent: delai.prudent,
    franc: { expiration: delai.franc.expiration },
    etapes: delai.etapes,
  };
}

function readRule(options: Options): { readonly regle: Regle; readonly zone: Zone } {
  const zone = ZONES.find((one) => one === (options.text('zone') ?? 'metropole'));
  if (zone === undefined) throw new UsageError(`--zone attend l’une de ces valeurs : ${ZONES.join(', ')}.`);
  const declencheur = DECLENCHEURS.find((one) => one === (options.text('declencheur') ?? 'envoi'));
  if (declencheur === undefined) throw new UsageError(`--declencheur attend : ${DECLENCHEURS.join(', ')}.`);
  const mois = options.text('mois');
  const jours = options.text('jours');
  if (mois !== null && jours !== null) throw new UsageError('Choisissez --mois ou --jours, pas les deux.');
  const quantite = jours === null ? readInteger(mois ?? '2', 'mois') : readInteger(jours, 'jours');
  if (quantite < 1 || quantite > 1200) throw new UsageError('Le délai doit être compris entre 1 et 1200.');
  return { regle: { quantite, unite: jours === null ? 'mois' : 'jours', declencheur }, zone };
}

const compute = (depart: CivilDate | null, { regle, zone }: ReturnType<typeof readRule>): Delai | null =>
  depart === null ? null : computeDelaiWithinCalendar({ depart, regle, calendrier: { zone } });

export const delai: Command = {
  name: 'delai',
  usage:
    'delai --envoi AAAA-MM-JJ [--mois 2 | --jours N] [--zone ZONE] [--declencheur TYPE] | delai --lot < dates',
  resume: 'calcule un délai : dates stricte, prudente et franche, avec le raisonnement',
  arguments: 0,
  mode: 'aucun',
  options: {
    envoi: { kind: 'date', aide: 'AAAA-MM-JJ : date du point de départ' },
    mois: { kind: 'texte', aide: 'nombre de mois (2 par défaut)' },
    jours: { kind: 'texte', aide: 'nombre de jours, au lieu de mois' },
    zone: { kind: 'texte', aide: ZONES.join('|') },
    declencheur: { kind: 'texte', aide: DECLENCHEURS.join('|') },
    lot: { kind: 'drapeau', aide: 'une date par ligne en entrée, un JSON par ligne en sortie' },
  },
  async run({ options, stdin, write }) {
    const rule = readRule(options);
    if (!options.flag('lot')) {
      const result = compute(readDay(options.required('envoi'), 'envoi'), rule);
      if (result === null)
        throw new UsageError(`${DELAI_HORS_CALENDRIER.message} ${DELAI_HORS_CALENDRIER.remede ?? ''}`);
      return { data: published(result) };
    }
    const wrong: number[] = [];
    let number = 0;
    const buffer: string[] = [];
    for await (const line of createInterface({ input: stdin, crlfDelay: Infinity })) {
      number += 1;
      const text = line.trim();
      if (text === '') continue;
      const result = compute(dayIn(text), rule);
      if (result === null) wrong.push(number);
      buffer.push(
        JSON.stringify(
          result === null
            ? { envoi: text, erreur: `Date impossible (${FORMES} attendu).` }
            : published(result),
        ),
      );
      if (buffer.length >= 500) write(buffer.splice(0).join('\n'));
    }
    if (buffer.length > 0) write(buffer.join('\n'));
    if (wrong.length > 0) {
      const shown = wrong.slice(0, 10).join(', ');
      throw new UsageError(
        `${wrong.length} date(s) impossible(s), ligne(s) ${shown}${wrong.length > 10 ? '…' : ''}.`,
      );
    }
    return { data: null, texte: '' };
  },
};
