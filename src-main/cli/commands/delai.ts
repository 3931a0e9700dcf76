import { createInterface } from 'node:readline';
import type { CivilDate } from '#domain/civil-date';
import type { Delai, Regle } from '#domain/delais/calcul';
import { DECLENCHEURS, UNITES_DELAI } from '#domain/delais/calcul';
import { ZONES } from '#domain/delais/calendriers';
import type { Calendrier } from '#domain/delais/calendriers';
import { regleDe } from '#domain/resiliation/horloge';
import { DELAI_HORS_CALENDRIER, computeDelaiWithinCalendar } from '../../application/delai';
import { RefusedError } from '../command';
import type { Command, Terminal } from '../command';
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

type Demande = { readonly regle: Regle; readonly calendrier: Calendrier; readonly fondement?: string };

/** The delay the clause of a convention states today, with its calendar; what is typed besides is refused. */
async function ofConvention({ options, call }: Terminal, conventionId: string): Promise<Demande> {
  for (const name of ['mois', 'jours', 'ans', 'declencheur', 'zone'])
    if (options.text(name) !== null)
      throw new UsageError(`--convention donne le délai de sa clause : --${name} n’a pas à être dit.`);
  if (options.flag('francs'))
    throw new UsageError('--convention donne le délai de sa clause : --francs n’a pas à être dit.');
  const { manquement, autres } = await call('resiliation.regles', { conventionId });
  if (manquement.refus !== null && autres.length === 0) throw new RefusedError(manquement.refus.message);
  const { convention } = await call('conventions.lire', { conventionId });
  for (const { clause, source } of [manquement, ...autres]) {
    const regle = clause === null ? null : regleDe(clause);
    if (regle !== null)
      return {
        regle,
        calendrier: { zone: convention.zone, joursLocaux: convention.joursLocaux ?? [] },
        ...(source === null ? {} : { fondement: source }),
      };
  }
  throw new RefusedError('Cette convention n’a pas de délai que le registre puisse reprendre.');
}

function readRule(options: Options): Demande {
  const zone = ZONES.find((one) => one === (options.text('zone') ?? 'metropole'));
  if (zone === undefined) throw new UsageError(`--zone attend l’une de ces valeurs : ${ZONES.join(', ')}.`);
  const declencheur = DECLENCHEURS.find((one) => one === (options.text('declencheur') ?? 'envoi'));
  if (declencheur === undefined) throw new UsageError(`--declencheur attend : ${DECLENCHEURS.join(', ')}.`);
  const given = UNITES_DELAI.flatMap((unite) => {
    const text = options.text(unite);
    return text === null ? [] : [{ unite, text }];
  });
  const [one, ...others] = given;
  if (one === undefined)
    throw new UsageError(
      'Indiquez la durée : --mois N, --jours N ou --ans N ; ou --convention ID pour celle de sa clause.',
    );
  if (others.length > 0) throw new UsageError('Choisissez --mois, --jours ou --ans, un seul.');
  const quantite = readInteger(one.text, one.unite);
  if (quantite < 1 || quantite > 1200) throw new UsageError('Le délai doit être compris entre 1 et 1200.');
  const francs = options.flag('francs') ? { francs: true } : {};
  return { regle: { quantite, unite: one.unite, declencheur, ...francs }, calendrier: { zone } };
}

const compute = (depart: CivilDate | null, demande: Demande): Delai | null =>
  depart === null ? null : computeDelaiWithinCalendar({ depart, ...demande });

export const delai: Command = {
  name: 'delai',
  usage:
    'delai --envoi AAAA-MM-JJ --mois N | --jours N | --ans N [--francs] [--zone ZONE] [--declencheur TYPE] ; delai --envoi AAAA-MM-JJ --convention ID ; delai --lot … < dates',
  resume: 'calcule un délai : dates stricte, prudente et franche, avec le raisonnement',
  arguments: 0,
  mode: (options) => (options.text('convention') === null ? 'aucun' : 'lecture'),
  options: {
    envoi: { kind: 'date', aide: 'AAAA-MM-JJ : date du point de départ' },
    convention: { kind: 'texte', aide: 'convention dont la clause en vigueur donne le délai' },
    mois: { kind: 'texte', aide: 'nombre de mois' },
    jours: { kind: 'texte', aide: 'nombre de jours' },
    ans: { kind: 'texte', aide: 'nombre d’années' },
    francs: { kind: 'drapeau', aide: 'délai franc : ni le premier jour ni le dernier ne comptent' },
    zone: { kind: 'texte', aide: ZONES.join('|') },
    declencheur: { kind: 'texte', aide: DECLENCHEURS.join('|') },
    lot: { kind: 'drapeau', aide: 'une date par ligne en entrée, un JSON par ligne en sortie' },
  },
  async run(terminal) {
    const { options, stdin, write } = terminal;
    const conventionId = options.text('convention');
    const rule = conventionId === null ? readRule(options) : await ofConvention(terminal, conventionId);
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
