/** What is wrong with somebody's own Word template, each fault with its place and what was likely meant. */
import type { ChampModele, DefautModele } from '#contract/modeles';
import type { Paquet } from '../reading/formats/zip';
import { baliser, lireParagraphes } from './balises';
import type { Balise } from './balises';
import { proche } from './proche';

/** What a field is found among: those of the loops open where it stands, the innermost first. */
type Portee = { readonly balise: Balise; readonly champs: readonly ChampModele[] };

const nomsDe = (champs: readonly ChampModele[]): readonly string[] => champs.map(({ nom }) => nom);

/** Every loop of a dictionary that holds a field of that name. */
function bouclesDe(champs: readonly ChampModele[], nom: string): readonly string[] {
  return champs.flatMap((one) =>
    one.champs === undefined
      ? []
      : [...(nomsDe(one.champs).includes(nom) ? [one.nom] : []), ...bouclesDe(one.champs, nom)],
  );
}

class Controle {
  readonly defauts: DefautModele[] = [];
  readonly #portees: Portee[] = [];

  constructor(private readonly champs: readonly ChampModele[]) {}

  signaler(
    { ecrite, paragraphe }: Pick<Balise, 'ecrite' | 'paragraphe'>,
    message: string,
    suggestion: string | null = null,
  ): void {
    this.defauts.push({ lieu: paragraphe.lieu, balise: ecrite, message, suggestion });
  }

  lire(balise: Balise): void {
    if (balise.nature === 'brute' || balise.nature === 'delimiteurs') {
      this.signaler(
        balise,
        balise.nature === 'brute'
          ? 'Un champ ne peut pas apporter de mise en forme : retirez le signe @.'
          : 'Les accolades ne se changent pas dans le modèle : gardez { et }.',
        balise.nature === 'brute' && this.#trouver(balise.nom) !== null ? `{${balise.nom}}` : null,
      );
      return;
    }
    if (balise.nom === '') {
      this.signaler(
        balise,
        balise.nature === 'fin'
          ? 'Cette fin de liste ne dit pas laquelle : écrivez son nom après la barre.'
          : 'Ce champ n’a pas de nom.',
        balise.nature === 'fin' ? this.#derniere() : null,
      );
      return;
    }
    if (balise.nature === 'fin') this.#fermer(balise);
    else if (balise.nature === 'champ') this.#champ(balise);
    else this.#ouvrir(balise);
  }

  /** After the last field of a part. */
  finir(): void {
    for (const { balise } of this.#portees)
      this.signaler(
        balise,
        'Cette liste est ouverte et n’est pas fermée : ajoutez sa fin après ce qu’elle répète.',
        `{/${balise.nom}}`,
      );
    this.#portees.length = 0;
  }

  #derniere(): string | null {
    const last = this.#portees.at(-1);
    return last === undefined ? null : `{/${last.balise.nom}}`;
  }

  #trouver(nom: string): ChampModele | null {
    for (const { champs } of [...this.#portees].reverse()) {
      const found = champs.find((one) => one.nom === nom);
      if (found !== undefined) return found;
    }
    return this.champs.find((one) => one.nom === nom) ?? null;
  }

  #connus(): readonly string[] {
    return [...this.#portees.flatMap(({ champs }) => nomsDe(champs)), ...nomsDe(this.champs)];
  }

  #inconnu(balise: Balise, sign: string): void {
    const ailleurs = bouclesDe(this.champs, balise.nom);
    const [boucle] = ailleurs;
    if (boucle !== undefined) {
      this.signaler(
        balise,
        `Ce champ n’existe qu’à l’intérieur de la liste « ${ailleurs.join(' » ou « ')} ».`,
        `{#${boucle}}{${sign}${balise.nom}}{/${boucle}}`,
      );
      return;
    }
    const near = proche(balise.nom, this.#connus());
    this.signaler(
      balise,
      near === null
        ? 'Aucun champ de ce document ne porte ce nom : voyez la liste des champs.'
        : 'Aucun champ de ce document ne porte ce nom.',
      near === null ? null : `{${sign}${near}}`,
    );
  }

  #champ(balise: Balise): void {
    const found = this.#trouver(balise.nom);
    if (found === null) this.#inconnu(balise, '');
    else if (found.champs !== undefined)
      this.signaler(
        balise,
        'C’est une liste : répétez ce qu’elle contient entre son début et sa fin.',
        `{#${found.nom}}…{/${found.nom}}`,
      );
  }

  #ouvrir(balise: Balise): void {
    const sign = balise.nature === 'boucle' ? '#' : '^';
    const found = this.#trouver(balise.nom);
    if (found === null) this.#inconnu(balise, sign);
    // A field that is not a list may be asked whether it has a value: nothing of its own is inside.
    this.#portees.push({ balise, champs: balise.nature === 'boucle' ? (found?.champs ?? []) : [] });
  }

  /** Of the innermost list of that name, -1 when none is open. */
  #rang(nom: string): number {
    return this.#portees.map(({ balise }) => balise.nom).lastIndexOf(nom);
  }

  #fermer(balise: Balise): void {
    const at = this.#rang(balise.nom);
    const last = this.#portees.at(-1);
    if (at < 0) {
      const near = proche(
        balise.nom,
        this.#portees.map((one) => one.balise.nom),
      );
      this.signaler(
        balise,
        'Cette fin de liste ne ferme aucune liste ouverte.',
        near === null ? null : `{/${near}}`,
      );
      // The list it was meant to close is closed: one fault is enough.
      if (near !== null) this.#portees.splice(this.#rang(near));
      return;
    }
    if (last !== undefined && last.balise.nom !== balise.nom)
      this.signaler(
        balise,
        `Deux listes se croisent : fermez d’abord « ${last.balise.nom} », ouverte après.`,
        `{/${last.balise.nom}}`,
      );
    const [opened] = this.#portees.splice(at, 1);
    if (opened !== undefined) this.#placer(opened.balise, balise);
  }

  /** A list begins and ends in one cell, or in the cells of one row; never in a table and out of it. */
  #placer(debut: Balise, fin: Balise): void {
    const [a, b] = [debut.paragraphe, fin.paragraphe];
    if (a.cellule === b.cellule || (a.ligne !== null && a.ligne === b.ligne)) return;
    this.signaler(
      fin,
      `Cette liste commence ailleurs (${a.lieu}) : son début et sa fin se mettent dans la même cellule, dans la même ligne d’un tableau, ou tous deux hors du tableau.`,
    );
  }
}

/** A relation of the file that leads out of it: opened, the document would fetch it. */
const DEHORS =
  /<(?:\w+:)?Relationship\b(?=[^>]*TargetMode\s*=\s*["']External["'])(?=[^>]*\/(?:attachedTemplate|image|frame|subDocument|oleObject)["'])/u;

/**
 * What is wrong with a template, in the order of the file; empty when it can be filled. Rejects with a ReadingError for
 * a file that is not a sound Word document.
 *
 * @param champs The fields of the document it is for.
 */
export async function controlerModele(
  paquet: Paquet,
  champs: readonly ChampModele[],
): Promise<readonly DefautModele[]> {
  const controle = new Controle(champs);
  let partie: string | null = null;
  for (const paragraphe of await lireParagraphes(paquet)) {
    if (paragraphe.partie !== partie) controle.finir();
    ({ partie } = paragraphe);
    const { balises, accolades } = baliser(paragraphe);
    for (const one of accolades) controle.signaler(one, one.message);
    for (const one of balises) controle.lire(one);
  }
  controle.finir();
  const { defauts } = controle;
  if (paquet.contient('word/vbaProject.bin'))
    defauts.push({
      lieu: 'fichier',
      balise: '',
      message: 'Ce modèle contient des macros : enregistrez-le au format .docx, qui n’en a pas.',
      suggestion: null,
    });
  for (const nom of paquet.noms.filter((one) => /^word\/_rels\/[^/]+\.rels$/u.test(one))) {
    const rels = Buffer.from((await paquet.lire(nom)) ?? []).toString('utf8');
    if (DEHORS.test(rels))
      defauts.push({
        lieu: 'fichier',
        balise: '',
        message:
          'Ce modèle va chercher une image ou un autre modèle hors du fichier : incorporez l’image, ou retirez le modèle attaché.',
        suggestion: null,
      });
  }
  return defauts;
}
