import type {
  LecturePhraseView,
  ModificationTrouvee,
  SourceTexte,
  TexteModifieView,
  TexteOutputs,
} from '#contract/texte';
import type { AppError } from '#contract/reply';
import { SORTES_ECARTEES, depouiller } from '#domain/legistique/avenant-colle';
import type { Ecarte } from '#domain/legistique/avenant-colle';
import { indicesDe } from '#domain/legistique/indices';
import { effetDivergent } from '#domain/concordance/controle-forme';
import { lignesTableau } from '#domain/importation/lue';
import type { Bloc } from '#domain/importation/document';
import { ecartsDe, lireArticleModifie } from '#domain/avenant/texte-modifie';
import type { Ecarts } from '#domain/avenant/texte-modifie';
import { poursuivre } from '#domain/concordance/concordance';
import type { Redaction } from '#domain/concordance/concordance';
import { conventionNommee } from '#domain/consolidation/parties';
import { texteDeLaPhrase, texteEnChantier } from '#domain/consolidation/reference';
import type { Avenant } from '#domain/fiches/avenant';
import type { Convention } from '#domain/fiches/convention';
import { plierTexte } from '#domain/french';
import type { ConventionLue } from '#domain/importation/lue';
import { lectureDuPassage } from '#domain/legistique/lecture-passage';
import { SEUIL_CONFIANCE } from '#domain/legistique/lecture-phrase';
import { placeDe } from '#domain/legistique/lecture-titulaires';
import { phraseDe } from '#domain/legistique/phrase';
import { find } from '#domain/lookup';
import { allSignataires } from '#domain/parties/partie';
import type { Signataire } from '#domain/parties/partie';
import { refus } from '#domain/refus';
import type { Registre } from '#domain/registre';
import { ok, refuse } from '#domain/result';
import type { Result } from '#domain/result';
import type { Defaut } from '#domain/texte/defauts';
import { findDivision } from '#domain/texte/en-vigueur';
import { idProvisoire } from '#domain/texte/operations';
import { suiteDe } from '../lectures';
import { parTranches } from '../par-tranches';
import { failure, fromRefus, success } from '../replies';
import type { Handlers, Services } from '../services';
import { ligneVue } from '../views/texte-view';
import { receivedFile } from './televersements';

const LECTURE_ARRETEE: AppError = {
  code: 'LECTURE_ARRETEE',
  message: 'La lecture a été arrêtée avant la fin : rien n’est enregistré.',
  remede: 'Relancez-la quand vous voulez, ou lisez moins de phrases à la fois.',
};

export type AvenantVise = { readonly avenant: Avenant; readonly convention: Convention };

export function avenantVise(registre: Registre, avenantId: string): Result<AvenantVise> {
  const avenant = find(registre, 'avenants', avenantId);
  if (!avenant.ok) return avenant;
  const convention = find(registre, 'conventions', avenant.value.conventionId);
  return convention.ok ? ok({ avenant: avenant.value, convention: convention.value }) : convention;
}

type Lectures = 'texte.lireFichier' | 'texte.lirePassage' | 'texte.suivreLecture' | 'texte.comparerModifie';

/** Texts from outside, turned into operations of a draft. Nothing is recorded. */
export function passageHandlers(services: Services): Pick<Handlers, Lectures & keyof TexteOutputs> {
  const { depot, horloge, lecteur, lectures, televersements } = services;
  const today = () => horloge.aujourdhui();

  const contenuDe = (source: SourceTexte): Result<Uint8Array, ReturnType<typeof failure>> => {
    if (source.nature === 'texte') return ok(new TextEncoder().encode(source.texte));
    const received = receivedFile(televersements, source.jeton, 'source');
    return received.ok ? ok(received.value.bytes) : refuse(received);
  };

  return {
    'texte.lireFichier': async ({ jeton, lecture }) => {
      const contenu = contenuDe({ nature: 'fichier', jeton });
      if (!contenu.ok) return contenu.error;
      const { blocs, remarques } = await lectures.suivre(lecture, (suivi) =>
        lecteur.document(contenu.value, suiteDe(suivi)),
      );
      return success({ texte: blocs.map(direBloc).join('\n\n'), remarques });
    },
    'texte.lirePassage': async ({ avenantId, passage, lecture }) => {
      const found = avenantVise(depot.registre, avenantId);
      if (!found.ok) return fromRefus(found.error);
      const { avenant, convention } = found.value;
      return lectures.suivre(lecture, async (suivi) => {
        const titulaires = allSignataires(conventionNommee(depot.registre, convention, today()).parties);
        const redaction = poursuite(found.value);
        const phrases: LecturePhraseView[] = [];
        const whole = await parTranches(
          phrasesLues(redaction, passage, titulaires),
          ({ vue, faites, total }) => {
            if (vue !== null) phrases.push(vue);
            suivi.avancement = { etape: 'phrases', faites, total };
            return !suivi.arret.signal.aborted;
          },
        );
        if (!whole) return failure(LECTURE_ARRETEE);
        const { ecartes } = depouiller(passage);
        return success({
          phrases,
          ecartes: ecartes.map(({ sorte, texte }) => ({ sorte: SORTES_ECARTEES[sorte], texte })),
          effet: effetDit(avenant, ecartes).map(({ message, remede }) => ({ message, remede })),
        });
      });
    },
    'texte.suivreLecture': ({ lecture, arreter }) => {
      const suivi = lectures.of(lecture);
      if (arreter) suivi?.arret.abort();
      return Promise.resolve(success({ avancement: suivi?.avancement ?? null }));
    },
    'texte.comparerModifie': async ({ avenantId, divisionId, source, abroger, lecture }) => {
      const found = avenantVise(depot.registre, avenantId);
      if (!found.ok) return fromRefus(found.error);
      const contenu = contenuDe(source);
      if (!contenu.ok) return contenu.error;
      const { avenant, convention } = found.value;
      const { texte } = texteEnChantier(depot.registre, convention, avenant, today());
      if (divisionId !== null && findDivision(texte, divisionId) === undefined)
        return fromRefus(refus('OPERATION_CIBLE_INCONNUE', { cible: divisionId }, 'divisionId'));
      const gone = new Set(abroger);
      if (divisionId === null) {
        const { lue, remarques } = await lectures.suivre(lecture, (suivi) =>
          lecteur.examiner(contenu.value, suiteDe(suivi)),
        );
        const said = [...remarques, ...horsComparaison(convention, lue)];
        return success(modifieView(poursuite(found.value), ecartsDe(texte, lue.divisions, null, gone), said));
      }
      const document = await lectures.suivre(lecture, (suivi) =>
        lecteur.document(contenu.value, suiteDe(suivi)),
      );
      const lues = lireArticleModifie(document, texte, divisionId);
      return success(
        modifieView(poursuite(found.value), ecartsDe(texte, lues, divisionId, gone), document.remarques),
      );
    },
  };

  function poursuite({ avenant, convention }: AvenantVise): Redaction {
    return poursuivre(depot.registre, convention, avenant, today());
  }
}

const direBloc = (bloc: Bloc): string =>
  bloc.genre === 'tableau'
    ? lignesTableau(bloc.lignes)
    : `${bloc.marque === null ? '' : `${bloc.marque} `}${bloc.texte}`;

/** The effect clause of an avenant that was pasted, held against its record. */
const effetDit = ({ priseEffet }: Avenant, ecartes: readonly Ecarte[]): readonly Defaut[] =>
  effetDivergent({
    priseEffet,
    articles: ecartes
      .filter(({ sorte }) => sorte === 'effet')
      .map(({ sorte, texte }) => ({ titre: SORTES_ECARTEES[sorte], alineas: [texte] })),
  });

/** What a convention holds beside its divisions is not changed by what is pasted: what differs there is said. */
function horsComparaison(convention: Convention, lue: ConventionLue): readonly string[] {
  const differe = (a: readonly string[], b: readonly string[]): boolean =>
    b.length > 0 && lettres(a.join(' ')) !== lettres(b.join(' '));
  const parts = [
    ...(differe(
      convention.visas.map(({ texte }) => texte),
      lue.visas,
    )
      ? ['Les visas']
      : []),
    ...(differe(
      (convention.considerants ?? []).map(({ texte }) => texte),
      lue.considerants,
    )
      ? ['Les considérants']
      : []),
  ];
  return [
    ...parts.map((one) => `${one} ne sont pas ceux de la convention : aucune modification n’en est tirée.`),
    ...lue.nonPlaces.map((one) => `Lu, et comparé à rien : « ${one} »`),
  ];
}

const lettres = (texte: string): string => plierTexte(texte).replace(/[^\p{L}\p{N}]+/gu, '');

function modifieView(
  redaction: Redaction,
  ecarts: Result<Ecarts, Defaut>,
  remarques: readonly string[],
): TexteModifieView {
  if (!ecarts.ok) {
    const { message, remede } = ecarts.error;
    return { modifications: [], manquantes: [], remarques, raison: { message, remede } };
  }
  const { modifications, manquantes } = ecarts.value;
  return {
    modifications: modifications.map((modification, rang): ModificationTrouvee => {
      const phrase = phraseDe(
        modification,
        texteDeLaPhrase(redaction.base, redaction.texte(), { modification }),
      );
      return {
        modification,
        essai: ligneVue(redaction.ajouter({ id: idProvisoire(rang), modification, phrase })),
      };
    }),
    manquantes,
    remarques: [...remarques, ...ecarts.value.remarques],
    raison: null,
  };
}

/** A sentence may replace somebody whom only the registry knows: whoever holds the office today. */
function situer(raison: Defaut, titulaires: readonly Signataire[]): Defaut {
  const { titulaire } = raison;
  return titulaire === undefined || titulaire.signataireId !== null
    ? raison
    : { ...raison, titulaire: { ...titulaire, signataireId: placeDe(titulaires, titulaire)?.id ?? null } };
}

/** What each sentence would say and do, those before it taken as recorded; one step a sentence. */
function* phrasesLues(
  redaction: Redaction,
  passage: string,
  titulaires: readonly Signataire[],
): Generator<{
  readonly vue: LecturePhraseView | null;
  readonly faites: number;
  readonly total: number;
}> {
  let rang = 0;
  const { base, texte } = redaction;
  for (const { lue: read, faites, total } of lectureDuPassage(passage, { base, texte: texte() })) {
    if (read === null) {
      yield { vue: null, faites, total };
      continue;
    }
    const { phrase, lecture } = read;
    const { lue, raison } = lecture;
    const vue = {
      phrase,
      seuil: SEUIL_CONFIANCE,
      confiance: lue?.confiance ?? 0,
      doutes: lue?.doutes ?? [],
      indices: null,
    };
    if (lue === null) {
      yield {
        vue: {
          ...vue,
          modification: null,
          raison: situer(raison, titulaires),
          essai: null,
          indices: indicesDe(phrase, redaction.texte()),
        },
        faites,
        total,
      };
      continue;
    }
    const { modification } = lue;
    const essai = ligneVue(redaction.ajouter({ id: idProvisoire(rang++), modification, phrase }));
    yield { vue: { ...vue, modification, raison: null, essai }, faites, total };
  }
}
