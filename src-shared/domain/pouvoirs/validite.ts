import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { NATURES_POUVOIR_LABELS } from '#registre/fiches/natures';
import type { NaturePouvoir } from '#registre/fiches/natures';
import type { Delegation } from '../fiches/delegation';
import { enumeration } from '../french';
import { estVacante, fullName } from '../parties/partie';
import type { Signataire } from '../parties/partie';
import { nomActe } from '../parties/versions';
import type { Etape } from '../parties/versions';
import { typographie } from '../typographie';

/*
 * Whether a delegation of signature may be used on a day: it must be written, express, published and personal, and it
 * falls with whoever gave it or received it (CGCT, art. L. 4231-3; decree n° 2004-374).
 */

/** What keeps a delegation from being used, and what would mend it. */
export type DefautDelegation = {
  readonly code:
    | 'numero'
    | 'date'
    | 'publication'
    | 'portee'
    | 'hors_portee'
    | 'pas_encore'
    | 'expiree'
    | 'abrogee'
    | 'depart'
    | 'sans_delegant'
    | 'caduque';
  readonly message: string;
  readonly remede: string;
};

const defaut = (code: DefautDelegation['code'], message: string, remede: string): DefautDelegation => ({
  code,
  message: typographie(message),
  remede: typographie(remede),
});

const blanc = (texte: string | null): boolean => texte === null || texte.trim() === '';

/** What the order lacks, whatever the day. */
export function manquesDelegation({
  numero,
  date,
  support,
  publieeLe,
  portee,
}: Pick<Delegation, 'numero' | 'date' | 'support' | 'publieeLe' | 'portee'>): readonly DefautDelegation[] {
  return [
    ...(blanc(numero)
      ? [
          defaut(
            'numero',
            'L’arrêté de délégation n’a pas de numéro.',
            'Relevez son numéro sur l’arrêté et corrigez la délégation.',
          ),
        ]
      : []),
    ...(date === null
      ? [
          defaut(
            'date',
            'L’arrêté de délégation n’est pas daté.',
            'Relevez sa date sur l’arrêté et corrigez la délégation.',
          ),
        ]
      : []),
    ...(blanc(support) || publieeLe === null
      ? [
          defaut(
            'publication',
            'La délégation n’est pas publiée : elle n’est opposable à personne.',
            'Enregistrez sa publication, au recueil des actes administratifs ou sur le site de la collectivité.',
          ),
        ]
      : []),
    ...(portee.length === 0
      ? [
          defaut(
            'portee',
            'La délégation ne dit pas les actes qu’elle vise : elle doit être expresse.',
            'Indiquez sa portée telle que l’arrêté l’écrit, et corrigez la délégation.',
          ),
        ]
      : []),
  ];
}

/** The office as it was held on a day, among its steps. */
const tenu = (etapes: readonly Etape<Signataire>[], jour: CivilDate): Etape<Signataire> | undefined =>
  etapes.filter(({ acte }) => acte === null || acte.effet <= jour).at(-1);

const memePersonne = (a: Signataire, b: Signataire): boolean => fullName(a.personne) === fullName(b.personne);

/** The first change of hands after `depuis`, up to `jour`; null while the same person goes on. */
function rupture(
  etapes: readonly Etape<Signataire>[],
  depuis: CivilDate,
  jour: CivilDate,
): Etape<Signataire> | null {
  const donne = tenu(etapes, depuis);
  if (donne === undefined) return null;
  return (
    etapes.find(
      ({ acte, valeur }) =>
        acte !== null && acte.effet > depuis && acte.effet <= jour && !memePersonne(valeur, donne.valeur),
    ) ?? null
  );
}

/**
 * Whether whoever gave it, or made it theirs, still holds the office; null when they do. `etapes`: who held it, oldest
 * first. An office the convention names nobody for, and of which no holder is recorded, is taken to have kept its own.
 */
function refuseDelegant(
  { date, reconductions }: Delegation,
  etapes: readonly Etape<Signataire>[],
  jour: CivilDate,
): DefautDelegation | null {
  if (date === null) return null;
  const bases = [
    date,
    ...reconductions.filter(({ publieeLe }) => publieeLe <= jour).map((one) => one.date),
  ].filter((base) => base <= jour);
  const donnee = (base: CivilDate): boolean => {
    const held = tenu(etapes, base);
    return held !== undefined && (held.acte === null || !estVacante(held.valeur.personne));
  };
  if (bases.some((base) => donnee(base) && rupture(etapes, base, jour) === null)) return null;
  const last = bases.filter(donnee).sort().at(-1);
  if (last === undefined)
    return defaut(
      'sans_delegant',
      `Personne n’occupait la fonction le ${formatDate(date)}, jour de l’arrêté : nul n’a pu la donner.`,
      'Vérifiez la date de l’arrêté, ou enregistrez le titulaire qui l’a signé.',
    );
  const change = rupture(etapes, last, jour);
  const ancien = tenu(etapes, last);
  const qui = ancien === undefined ? 'Qui l’a donnée' : fullName(ancien.valeur.personne);
  const depuis = change?.acte ?? null;
  return defaut(
    'caduque',
    `${qui}, qui l’avait donnée, n’occupe plus la fonction${
      depuis === null ? '' : ` depuis le ${formatDate(depuis.effet)} (${nomActe(depuis)})`
    } : la délégation est caduque.`,
    'Enregistrez la délégation que le nouveau titulaire a donnée, ou sa reconduction.',
  );
}

/** The first day it may be used, as far as its own dates go; null while one of them lacks. */
export const debutDelegation = ({
  date,
  publieeLe,
  debut,
}: Pick<Delegation, 'date' | 'publieeLe' | 'debut'>): CivilDate | null =>
  date === null || publieeLe === null
    ? null
    : [date, publieeLe, ...(debut === null ? [] : [debut])].reduce((a, b) => (a > b ? a : b));

/**
 * Everything that keeps a delegation from being used on `jour` for an act of that nature (whatever act, when null);
 * empty when it may be. `etapes`: who held the delegating office, oldest first.
 */
export function defautsDelegation(
  one: Delegation,
  etapes: readonly Etape<Signataire>[],
  jour: CivilDate,
  nature: NaturePouvoir | null,
): readonly DefautDelegation[] {
  const found = [...manquesDelegation(one)];
  if (nature !== null && one.portee.length > 0 && !one.portee.includes(nature)) {
    const vises = enumeration(one.portee.map((each) => NATURES_POUVOIR_LABELS[each]));
    found.push(
      defaut(
        'hors_portee',
        `Elle vise ${vises}, et non : ${NATURES_POUVOIR_LABELS[nature]}.`,
        'Faites signer le titulaire, ou un délégataire dont la délégation vise cet acte.',
      ),
    );
  }
  const debut = debutDelegation(one);
  const dates: readonly (readonly [CivilDate | null, string])[] = [
    [one.date, 'signée'],
    [one.publieeLe, 'publiée'],
    [one.debut, 'donnée à compter du jour'],
  ];
  const tot = dates.find(([date]) => date !== null && date > jour && (debut === null || date === debut));
  if (tot?.[0] !== null && tot !== undefined)
    found.push(
      defaut(
        'pas_encore',
        tot[1] === 'donnée à compter du jour'
          ? `Elle ne vaut qu’à compter du ${formatDate(tot[0])}.`
          : `Elle n’est ${tot[1]} que le ${formatDate(tot[0])}.`,
        'Faites signer le titulaire, ou attendez ce jour.',
      ),
    );
  if (one.fin !== null && one.fin < jour)
    found.push(
      defaut(
        'expiree',
        `Elle a pris fin le ${formatDate(one.fin)}.`,
        'Enregistrez la délégation qui l’a suivie, s’il y en a une.',
      ),
    );
  if (one.abrogeeLe !== null && one.abrogeeLe <= jour)
    found.push(
      defaut(
        'abrogee',
        `Elle est abrogée depuis le ${formatDate(one.abrogeeLe)}.`,
        'Faites signer le titulaire, ou un autre délégataire.',
      ),
    );
  if (one.departLe !== null && one.departLe <= jour)
    found.push(
      defaut(
        'depart',
        `${one.civilite} ${one.prenom} ${one.nom} n’est plus en fonctions depuis le ${formatDate(one.departLe)} : une délégation est personnelle.`,
        'Faites signer le titulaire, ou enregistrez la délégation de son successeur.',
      ),
    );
  // Before it was signed, nobody has left yet.
  const caduque = one.date !== null && one.date <= jour ? refuseDelegant(one, etapes, jour) : null;
  return caduque === null ? found : [...found, caduque];
}
