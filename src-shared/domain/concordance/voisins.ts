import { avenantsOf, signatairesDe } from '../lookup';
import type { Registre } from '../registre';
import { estSigne } from '../fiches/avenant';
import type { Avenant } from '../fiches/avenant';
import type { Modification } from '../texte/operations';
import type { Convention } from '../fiches/convention';
import { upperFirst } from '../french';
import { divisionVisee } from '../texte/cible';
import { derouler, pas } from '../consolidation/consolider';
import { contre, defaut, objetDe } from '../texte/defauts';
import type { Defaut, DefautAuRang } from '../texte/defauts';
import { lieuLiminaire } from '../texte/nommer-liminaires';
import { laDivision, leLieu } from '../texte/nommer';
import { lAvenant } from '../consolidation/ordre';
import type { Etape, Reference } from '../consolidation/reference';
import { relever, renvoisMortsEntre, renvoisMortsNouveaux } from './renvois';
import type { Releves, Renvoi } from './renvois';
import { findDivision } from '../texte/en-vigueur';
import type { TexteEnVigueur } from '../texte/en-vigueur';

/* What the operations of an avenant break around them: references, acts signed already, other drafts. */

type Mort = { readonly rang: number; readonly ordre: number };

/**
 * What the operations of an avenant break around them, each laid to the one that does it. They are followed one by
 * one, so that a draft that grows is not read again from its first operation each time.
 *
 * References that they leave dead are laid to the operation that kills them, to the last one when it takes several.
 * Signed acts to come (`suivants`) that would no longer apply, and the references of the draft that those acts will
 * leave dead, are laid to the operation that touches the same division.
 */
export class Voisins {
  readonly #base: Releves;
  readonly #avenant: Avenant;
  readonly #reference: Reference;
  readonly #nommerActe: (id: string) => string;
  /** What the acts to come do of the text without the avenant. */
  readonly #sans: ReturnType<typeof derouler> | null;
  readonly #premiers = new Map<string | null, number>();
  readonly #morts = new Map<string, Mort>();
  /** Those not yet searched for the references they kill: none is, as long as the draft leaves none dead. */
  #attente: { readonly rang: number; readonly step: Etape }[] = [];
  #compte = 0;
  #texte: TexteEnVigueur;
  #joue: TexteEnVigueur;
  #lu: { readonly texte: TexteEnVigueur; readonly releves: Releves };

  constructor(reference: Reference, avenant: Avenant, nommerActe: (id: string) => string) {
    const { texte, suivants } = reference;
    this.#reference = reference;
    this.#avenant = avenant;
    this.#nommerActe = nommerActe;
    this.#base = relever(texte);
    this.#lu = { texte, releves: this.#base };
    this.#texte = texte;
    this.#joue = texte;
    this.#sans = suivants.length === 0 ? null : derouler(texte, suivants);
  }

  ajouter(step: Etape): void {
    const { operation, apres } = step;
    const rang = this.#compte++;
    for (const id of [divisionVisee(operation.modification), `${operation.id}-division`])
      if (!this.#premiers.has(id)) this.#premiers.set(id, rang);
    this.#attente.push({ rang, step });
    this.#texte = apres ?? this.#texte;
    if (this.#sans !== null)
      this.#joue = pas(
        { base: this.#reference.texte, texte: this.#joue },
        operation,
        this.#avenant,
        this.#nommerActe,
      ).texte;
  }

  /** What all of them break, as far as they have been followed. */
  rompus(): { readonly renvois: readonly DefautAuRang[]; readonly actes: readonly DefautAuRang[] } {
    const renvois = this.#renvoisRompus();
    return { renvois, actes: this.#actesRompus(renvois) };
  }

  #releves(texte: TexteEnVigueur): Releves {
    if (this.#lu.texte !== texte) this.#lu = { texte, releves: relever(texte) };
    return this.#lu.releves;
  }

  #renvoisRompus(): readonly DefautAuRang[] {
    const dead = renvoisMortsEntre(this.#base, this.#releves(this.#texte));
    if (dead.length === 0) return [];
    for (const { rang, step } of this.#attente) {
      if (step.apres === null) continue;
      const avant = this.#releves(step.avant);
      for (const [ordre, one] of renvoisMortsEntre(avant, this.#releves(step.apres)).entries())
        if (!this.#morts.has(cleDe(one))) this.#morts.set(cleDe(one), { rang, ordre });
    }
    this.#attente = [];
    const left = [...new Map(dead.map((one) => [cleDe(one), one])).values()];
    const dernier = this.#compte - 1;
    const tuePar = (one: Renvoi): Mort => this.#morts.get(cleDe(one)) ?? { rang: dernier, ordre: Infinity };
    return left
      .map((one) => ({ ...tuePar(one), defaut: renvoiRompu(one) }))
      .sort((a, b) => a.rang - b.rang || (a.ordre === b.ordre ? 0 : a.ordre - b.ordre))
      .map(({ rang, defaut: one }) => ({ rang, defaut: one }));
  }

  /** `rompus`: told already. */
  #actesRompus(rompus: readonly DefautAuRang[]): readonly DefautAuRang[] {
    if (this.#sans === null || this.#compte === 0) return [];
    const { texte, suivants } = this.#reference;
    const known = new Set(this.#sans.conflits.map(({ operationId }) => operationId));
    const { versions, conflits } = derouler(this.#joue, suivants, [this.#avenant]);
    const rangDe = (divisionId: string | null): number => this.#premiers.get(divisionId) ?? 0;
    const refuses = conflits
      .filter(({ operationId }) => !known.has(operationId))
      .map((conflit): DefautAuRang => {
        const acte = suivants.find((one) => one.avenant.id === conflit.avenantId)?.avenant;
        const { lieu } = conflit.defaut;
        const nom = lieu.divisionId === null ? leLieu(lieu) : nomDe(texte, lieu.divisionId);
        const name = acte === undefined ? 'Un avenant' : lAvenant(acte);
        return {
          rang: rangDe(lieu.divisionId),
          defaut: contre(
            defaut('ACTE_ULTERIEUR', { nom, acte: upperFirst(name), echec: conflit.defaut.message }, lieu),
            conflit.avenantId,
          ),
        };
      });
    const [sans, avec] = [this.#sans.versions.at(-1)?.texte, versions.at(-1)?.texte];
    const deja = new Set(rompus.map(({ defaut: one }) => objetDe(one)));
    const mourants = (sans === undefined || avec === undefined ? [] : renvoisMortsNouveaux(sans, avec))
      .map((one): DefautAuRang => ({ rang: rangDe(one.lieu.divisionId), defaut: renvoiRompu(one) }))
      .filter(({ defaut: one }) => !deja.has(objetDe(one)));
    return [...refuses, ...mourants];
  }
}

const cleDe = ({ lieu, mots }: Renvoi): string => `${lieu.divisionId ?? ''} ${lieu.alineaId ?? ''} ${mots}`;

const renvoiRompu = ({ etat, mots, lieu }: Renvoi): Defaut =>
  contre(
    defaut(etat === 'deplace' ? 'RENVOI_DEPLACE' : 'RENVOI_MORT', { renvoi: mots, nom: lieu.libelle }, lieu),
    `${lieu.divisionId ?? ''} ${mots}`,
  );

/** Other drafts that change the same divisions, or take the same numbers, and could still be signed. */
export function projetsConcurrents(
  registre: Registre,
  convention: Convention,
  avenant: Avenant,
): readonly { readonly id: string; readonly projet: string; readonly touche: ReadonlySet<string> }[] {
  return avenantsOf(registre, convention.id)
    .filter(
      (one) =>
        one.id !== avenant.id &&
        one.abandon === null &&
        one.refus === null &&
        !estSigne(one, signatairesDe(registre, convention, one)),
    )
    .map((one) => ({
      id: one.id,
      projet: lAvenant(one),
      touche: new Set(
        one.operations.map(({ modification }) => toucheDe(modification)).filter((id) => id !== null),
      ),
    }));
}

/** What two drafts cannot both have: the division they change, or the number they give to a new one. */
export function toucheDe(modification: Modification): string | null {
  if (modification.nature === 'ajouter_annexe') return `annexe ${modification.numero}`;
  if (modification.nature === 'inserer_division')
    return modification.numero === null ? null : `${modification.sorte} ${modification.numero}`;
  if ('liminaireId' in modification) return `${LIMINAIRE}${modification.liminaireId}`;
  return divisionVisee(modification);
}

const LIMINAIRE = 'liminaire ';

export function nomTouche(texte: TexteEnVigueur, modification: Modification): string {
  if ('liminaireId' in modification)
    return leLieu(lieuLiminaire(texte, modification.liste, modification.liminaireId));
  const divisionId = divisionVisee(modification);
  return divisionId === null ? `l’${toucheDe(modification) ?? ''}` : nomDe(texte, divisionId);
}

const nomDe = (texte: TexteEnVigueur, divisionId: string): string => {
  const division = findDivision(texte, divisionId);
  return division === undefined ? `« ${divisionId} »` : laDivision(division);
};
