import { NATURE_MODIFICATION_LABELS } from '#registre/fiches/operations';
import { lowerFirst } from '#domain/french';
import { typographie } from '#domain/typographie';
import type { ClauseEnJeu } from '#domain/concordance/clauses-en-jeu';
import type { LecturePhraseView, PassageView } from '#contract/texte';
import type { Answer, Terminal } from '../command';
import { RefusedError } from '../command';
import { aRegler, lireReponse } from '../clauses';
import type { ReponseSaisie } from '../clauses';
import { lectureAppelee } from '../lecture-suivie';
import { UsageError } from '../options';
import { recorded } from './recorded';

/* Sentences read at the terminal: what each was understood to do, then what is kept of them. */

export const lines = (text: string): string[] => text.split(/\\n|\n/u).filter((line) => line.trim() !== '');

const decimal = (value: number): string => value.toFixed(2).replace('.', ',');

/** « Compris : remplacer des mots, deuxième alinéa de l’article 6. » */
function comprise(
  modification: LecturePhraseView['modification'],
  essai: LecturePhraseView['essai'],
): string {
  if (modification === null) return '';
  const geste = gesteDe(modification);
  const lieu = essai === null ? '' : `, ${essai.lieu.libelle}`;
  return `Compris : ${lowerFirst(geste)}${lieu}.\n  `;
}

function gesteDe(modification: NonNullable<LecturePhraseView['modification']>): string {
  if (modification.nature === 'remplacer_mots' && modification.nouveau === '') return 'Supprimer des mots';
  if (modification.nature === 'inserer_division' && modification.sorte === 'section')
    return 'Insérer une section';
  return NATURE_MODIFICATION_LABELS[modification.nature];
}

/** What one sentence was understood to do, in lines. */
function direLecture({ modification, doutes, essai, confiance, seuil, raison }: LecturePhraseView): string {
  if (raison?.titulaire !== undefined) return `${raison.message} ${raison.remede}`;
  if (raison !== null) return `Phrase non comprise. ${raison.message} ${raison.remede}`;
  const doubts = doutes.map((one) => `\n  Doute : ${one}`).join('');
  const faults = (essai?.defauts ?? []).map(({ message }) => `\n  Défaut : ${message}`).join('');
  const clauses = aRegler(essai?.clauses ?? [])
    .map((one) => `\n  Réponse proposée : ${one}`)
    .join('');
  return `${comprise(modification, essai)}Confiance ${decimal(confiance)} (seuil ${decimal(seuil)}).${doubts}${faults}${clauses}`;
}

/** The command that records the change of holder a sentence says, with what it says of it. */
function commandeTitulaire({ raison }: LecturePhraseView, conventionId: string): string {
  if (raison?.titulaire === undefined) return '';
  const { signataireId, civilite, prenom, nom, debut } = raison.titulaire;
  const said = {
    fonction: signataireId ?? 'FONCTION',
    civilite,
    prenom: `"${prenom ?? 'PRÉNOM'}"`,
    nom: `"${nom}"`,
    debut: debut ?? 'AAAA-MM-JJ',
    source: '"décret du…"',
  };
  const options = Object.entries(said).map(([option, value]) => `--${option} ${value}`);
  return ` Commande : titulaire enregistrer ${conventionId} ${options.join(' ')}`;
}

const avantApres = ({ essai }: LecturePhraseView): string =>
  essai === null ? '' : `\n  Avant : ${essai.avant ?? '—'}\n  Après : ${essai.apres ?? '—'}`;

const rassembler = (views: readonly LecturePhraseView[], dire: (view: LecturePhraseView) => string): string =>
  views
    .map((view, rang) =>
      views.length === 1 ? dire(view) : `${rang + 1}. ${view.phrase.join('\n   ')}\n  ${dire(view)}`,
    )
    .join('\n');

/** What an avenant holds beside its sentences, and whether its effect is the one recorded. */
const direLeReste = ({ ecartes, effet }: PassageView): readonly string[] => [
  ...ecartes.map(({ sorte, texte }) => `Mis de côté (${sorte}) : ${texte.split('\n').join(' ')}`),
  ...effet.map(({ message, remede }) => `À voir : ${message} ${remede}`),
];

/**
 * A passage, each of its sentences read and shown; recorded only when the person says so, twice under the confidence
 * asked for. All of it is recorded, or nothing. `entier`: a whole avenant is shown even where a sentence is not
 * understood, and `partiel` records what is.
 */
export async function fromPassage(
  terminal: Terminal,
  avenantId: string,
  passage: string,
  entier: { readonly partiel: boolean } | null = null,
): Promise<Answer> {
  const { options, call } = terminal;
  const vue = await lectureAppelee(terminal, (lecture) =>
    call('texte.lirePassage', { avenantId, passage, lecture }),
  );
  const { phrases } = vue;
  const lisibles = phrases.filter(({ modification }) => modification !== null);
  const reste = direLeReste(vue);
  const dire = (own: (view: LecturePhraseView) => string): string =>
    [rassembler(phrases, own), ...reste].join('\n');
  const manquent = phrases.length - lisibles.length;
  const montre = entier !== null && (entier.partiel || !options.flag('confirmer'));
  if (manquent > 0 && !montre) {
    const { conventionId } = (await call('avenants.lire', { avenantId })).avenant;
    throw new RefusedError(
      dire((view) => `${typographie(direLecture(view))}${commandeTitulaire(view, conventionId)}`),
    );
  }
  const reponses = await reponsesOf(
    terminal,
    avenantId,
    lisibles.map(({ essai }) => essai?.clauses ?? []),
  );
  const lues = lisibles.flatMap(({ modification, phrase: said, confiance, seuil }, rang) =>
    modification === null
      ? []
      : [{ modification, phrase: [...said], relue: confiance < seuil, ...repondant(reponses[rang]) }],
  );
  const confiance = Math.min(...lisibles.map((one) => one.confiance));
  const seuil = Math.max(...lisibles.map((one) => one.seuil));
  const douteuse = lisibles.some((one) => one.confiance < one.seuil);
  // The window asks for one more tick.
  const retenir = [
    '--confirmer',
    ...(douteuse ? ['--relue'] : []),
    ...(manquent > 0 ? ['--partiel'] : []),
  ].join(' ');
  const [only, other] = phrases;
  if (!options.flag('confirmer') || lues.length === 0)
    return {
      data:
        other === undefined && only !== undefined && reste.length === 0
          ? { enregistree: false, ...only }
          : { enregistree: false, ...vue },
      texte: typographie(
        [
          dire((view) => `${direLecture(view)}${avantApres(view)}`),
          lues.length === 0
            ? 'Rien n’est enregistré : aucune phrase n’y est une modification comprise.'
            : `Rien n’est enregistré : ajoutez ${retenir} pour retenir ${manquent > 0 ? 'ce qui est compris' : 'cette lecture'}.`,
        ].join('\n'),
      ),
    };
  if (douteuse && !options.flag('relue'))
    throw new RefusedError(
      typographie(
        `Lecture douteuse (confiance ${decimal(confiance)}, seuil ${decimal(seuil)}) : rien n’est enregistré. ` +
          'Relisez-la sans --confirmer ; si elle est la bonne, ajoutez --relue.',
      ),
    );
  const data = await call('avenants.ajouterOperations', { avenantId, operations: lues });
  const enregistree =
    lues.length === 1 ? 'Modification enregistrée' : `${lues.length} modifications enregistrées`;
  return {
    ...recorded(`${enregistree}. ${dire(direLecture)}`, data),
    data: { enregistree: true, ...(reste.length > 0 || manquent > 0 ? vue : {}), ...data },
  };
}

/** The answers of `--clause`, each to the operations that touch its clause: one list an operation. */
export async function reponsesOf(
  { options, call }: Terminal,
  avenantId: string,
  enJeu: readonly (readonly ClauseEnJeu[])[],
): Promise<readonly (readonly ReponseSaisie[])[]> {
  const said = options.list('clause');
  if (said.length === 0) return enJeu.map(() => []);
  const { parties } = (await call('texte.chantier', { avenantId })).texte;
  const out = enJeu.map((): ReponseSaisie[] => []);
  for (const one of said) {
    const sujet = one.split('=')[0]?.trim();
    const touchent = enJeu.flatMap((clauses, rang) =>
      clauses.some(({ clauseId, parametres }) => clauseId === sujet || parametres.nature === sujet)
        ? [rang]
        : [],
    );
    if (touchent.length === 0 && enJeu.length > 1)
      throw new UsageError(
        `--clause ${one} : aucune de ces phrases ne touche une telle clause. Une clause nouvelle se pose avec sa phrase seule.`,
      );
    const lues = (touchent.length === 0 ? [0] : touchent).map((rang) => ({
      rang,
      lue: lireReponse(one, { enJeu: enJeu[rang] ?? [], parties }),
    }));
    for (const { rang, lue } of lues) {
      if (lue.sort === null)
        throw new UsageError(
          '--clause …=reprise ne sert qu’à « avenant clause » : rien n’est encore répondu.',
        );
      out[rang]?.push({ clauseId: lue.clauseId, sort: lue.sort });
    }
  }
  return out;
}

export const repondant = (reponses: readonly ReponseSaisie[] = []) =>
  reponses.length === 0 ? {} : { clauses: [...reponses] };
