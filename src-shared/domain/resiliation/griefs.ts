import { formatDate, isAfter } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { versionsClauses } from '../consolidation/clauses';
import type { ClauseEnVigueur, VersionClauses } from '../consolidation/clauses';
import { lAvenant } from '../consolidation/ordre';
import type { ActeSigne } from '../consolidation/ordre';
import { requireEffet, requireValidite } from '../convention/validite';
import type { Convention } from '../fiches/convention';
import type { ClauseAppliquee, Grief } from '../fiches/mise-en-demeure';
import { notFuture } from '../lookup';
import { nomCourant } from '../parties/partie';
import type { Partie } from '../parties/partie';
import { avertir, refus } from '../refus';
import type { Avertissement } from '../refus';
import type { Registre } from '../registre';
import { constater } from '../reprise';
import type { Constat } from '../reprise';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { leLieu, lieuDe } from '../texte/nommer';
import { texteAlinea } from '../texte/en-vigueur';
import type { TexteEnVigueur } from '../texte/en-vigueur';
import { sourceAppliquee } from './clause';

/** An obligation as it stands on a day. */
type ObligationTenue = {
  readonly id: string;
  readonly libelle: string;
  /** The party that owes it. */
  readonly debiteur: string;
  readonly ancres: readonly string[];
};

const obligationDe = ({ id, parametres, ancres }: ClauseEnVigueur): readonly ObligationTenue[] =>
  parametres.nature === 'obligation'
    ? [{ id, libelle: parametres.libelle, debiteur: parametres.debiteur, ancres }]
    : [];

export const obligationsDe = ({ clauses }: Pick<VersionClauses, 'clauses'>): readonly ObligationTenue[] =>
  clauses.flatMap(obligationDe);

const versionAu = (versions: readonly VersionClauses[], jour: CivilDate): VersionClauses | undefined =>
  versions.filter(({ acte }) => acte === null || acte.effet <= jour).at(-1);

/** « premier alinéa de l'article 3 »; null when the text has it no more. */
function lieuAlinea(texte: TexteEnVigueur, alineaId: string): string | null {
  const division = texte.divisions.find(
    ({ abrogee, alineas }) => abrogee === null && alineas.some(({ id }) => id === alineaId),
  );
  return division === undefined ? null : lieuDe(texte, division.id, alineaId).libelle;
}

/** When a thing of the text came and went, by the acts that made it so. */
type Presence = {
  readonly la: boolean;
  /** The act that takes it away, the first after it was there. */
  readonly partie: ActeSigne | null;
  /** The act that brings it in. */
  readonly venue: ActeSigne | null;
};

function presenceAu(
  versions: readonly VersionClauses[],
  jour: CivilDate,
  est: (version: VersionClauses) => boolean,
): Presence {
  const la = versions.map(est);
  // By effect date: those in force on a day come first.
  const rang = versions.filter(({ acte }) => acte === null || acte.effet <= jour).length - 1;
  const now = la[rang] === true;
  // The last departure by that day, or the next one if it still is there.
  const departs = versions.flatMap(({ acte }, n) =>
    acte !== null && n > 0 && la[n - 1] === true && la[n] === false ? [{ acte, n }] : [],
  );
  const venues = versions.flatMap(({ acte }, n) =>
    acte !== null && n > 0 && la[n - 1] === false && la[n] === true ? [{ acte, n }] : [],
  );
  return {
    la: now,
    partie:
      (now ? departs.find(({ n }) => n > rang) : departs.filter(({ n }) => n <= rang).at(-1))?.acte ?? null,
    venue: now ? null : (venues.find(({ n }) => n > rang)?.acte ?? null),
  };
}

const acteDit = ({ avenant, effet }: ActeSigne): { readonly acte: string; readonly effet: CivilDate } => ({
  acte: lAvenant(avenant),
  effet,
});

/** What a grievance rests on, on the day of the facts: who owes it, and how it is called. */
type Fondement = { readonly debiteurs: readonly string[]; readonly nom: string };

type Regard = {
  readonly registre: Registre;
  readonly convention: Convention;
  /** The clause that opens the notice; null for a letter of the past that none opened. */
  readonly clause: ClauseAppliquee | null;
  /** Where the irregularities of a letter of the past are noted. */
  readonly constat: Constat;
  readonly emettrices: readonly Partie[];
  readonly aujourdhui: CivilDate;
};

/**
 * The parties that owe everything the grievances cite, the senders aside; or why one of them cannot be reproached:
 * what is cited must have been in force on the day of the facts, and is still, or is kept for a jurist's reason.
 */
export function debiteursDe(
  regard: Regard,
  griefs: readonly Grief[],
): Result<{ readonly debiteurs: readonly string[]; readonly avertissements: readonly Avertissement[] }> {
  const { registre, convention, clause, constat, emettrices, aujourdhui } = regard;
  if (griefs.length === 0)
    return refuse(refus('GRIEF_REQUIS', { source: sourceAppliquee(clause) }, 'griefs'));
  const effet = requireEffet(convention);
  if (!effet.ok) return effet;
  const versions = versionsClauses(registre, convention);
  const autres = convention.parties.filter(({ id }) => emettrices.every((one) => one.id !== id));
  let debiteurs = autres.map(({ id }) => id);
  const avertissements: Avertissement[] = [];
  for (const [index, grief] of griefs.entries()) {
    const champ = `griefs.${index}.dateFaits`;
    const future = notFuture('La date des faits', grief.dateFaits, aujourdhui, champ);
    // Of the past, facts said to come after their letter are noted by the letter itself.
    if (future && constat.motif === null) return refuse(future);
    const avant = grief.dateFaits < effet.value;
    // Nothing is owed any more once the convention is over.
    const validite = avant
      ? refuse(
          refus(
            'FAITS_AVANT_EFFET',
            { faits: grief.dateFaits, effet: effet.value, source: sourceAppliquee(clause) },
            champ,
          ),
        )
      : requireValidite(registre, convention, 'La date des faits', grief.dateFaits, champ);
    const horsValidite = constater(constat, validite.ok ? null : validite.error);
    if (horsValidite !== null) return refuse(horsValidite);
    const found = fondementDe(regard, versions, grief, index);
    if (!found.ok) return found;
    const owed = debiteurs.filter((id) => found.value.fondement.debiteurs.includes(id));
    if (owed.length === 0) {
      const denied = constater(
        constat,
        refus(
          found.value.fondement.debiteurs.some((id) => emettrices.some((one) => one.id === id))
            ? 'OBLIGATION_PROPRE'
            : 'OBLIGATIONS_DISPERSEES',
          {
            id: found.value.fondement.nom,
            partie: convention.parties
              .filter(({ id }) => found.value.fondement.debiteurs.includes(id))
              .map(nomCourant)
              .join(', '),
            source: sourceAppliquee(clause),
          },
          `griefs.${index}.obligationId`,
        ),
      );
      if (denied !== null) return refuse(denied);
    } else debiteurs = owed;
    avertissements.push(...found.value.avertissements);
  }
  return ok({ debiteurs, avertissements });
}

function fondementDe(
  { convention, clause, constat, emettrices, aujourdhui }: Regard,
  versions: readonly VersionClauses[],
  grief: Grief,
  index: number,
): Result<{ readonly fondement: Fondement; readonly avertissements: readonly Avertissement[] }> {
  const { obligationId, alineaId, dateFaits: faits } = grief;
  const jour = versionAu(versions, faits);
  if (jour === undefined) throw new Error('a convention without a first version');
  if (obligationId !== null) {
    const champ = `griefs.${index}.obligationId`;
    const has = (version: VersionClauses): boolean =>
      obligationsDe(version).some(({ id }) => id === obligationId);
    if (!versions.some(has)) {
      const connues = obligationsDe(jour)
        .filter(({ debiteur }) => emettrices.every(({ id }) => id !== debiteur))
        .map(({ id }) => id);
      return refuse(refus('OBLIGATION_INCONNUE', { id: obligationId, connues }, champ));
    }
    // Not owed on that day, it binds whom it did, or will, when it is there.
    const tenue = [jour, ...versions].flatMap(obligationsDe).find(({ id }) => id === obligationId);
    const nom = `l’obligation ${obligationId}`;
    const presence = present(versions, grief, {
      nom,
      est: has,
      champ,
      aujourdhui,
      jourFaits: faits,
      constat,
    });
    if (!presence.ok) return presence;
    return ok({
      fondement: { debiteurs: tenue === undefined ? [] : [tenue.debiteur], nom: obligationId },
      avertissements: presence.value,
    });
  }
  const champ = `griefs.${index}.alineaId`;
  if (alineaId === undefined)
    return refuse(refus('GRIEF_SANS_OBJET', { source: sourceAppliquee(clause) }, champ));
  if (clause !== null && clause.parametres.toutArticle !== true) {
    const denied = constater(
      constat,
      refus('ARTICLE_NON_INVOCABLE', { source: sourceAppliquee(clause) }, champ),
    );
    if (denied !== null) return refuse(denied);
  }
  const known = versions.map(({ texte }) => lieuAlinea(texte, alineaId)).find((lieu) => lieu !== null);
  if (known === undefined) return refuse(refus('PASSAGE_INCONNU', {}, champ));
  const presence = present(versions, grief, {
    nom: leLieu({ libelle: lieuAlinea(jour.texte, alineaId) ?? known }),
    est: ({ texte }) => lieuAlinea(texte, alineaId) !== null,
    champ,
    aujourdhui,
    jourFaits: faits,
    constat,
  });
  if (!presence.ok) return presence;
  // An alinéa that says a duty binds the party that owes it; another binds every party.
  const dits = obligationsDe(jour).filter(({ ancres }) => ancres.includes(alineaId));
  return ok({
    fondement: {
      debiteurs:
        dits.length === 0
          ? convention.parties.map(({ id }) => id)
          : [...new Set(dits.map(({ debiteur }) => debiteur))],
      nom: known,
    },
    avertissements: presence.value,
  });
}

/** B10: in force on the day of the facts. N14: repealed since, kept only with a jurist's reason, and said. */
function present(
  versions: readonly VersionClauses[],
  { maintien }: Grief,
  {
    nom,
    est,
    champ,
    aujourdhui,
    jourFaits,
    constat,
  }: {
    readonly nom: string;
    readonly est: (version: VersionClauses) => boolean;
    readonly champ: string;
    readonly aujourdhui: CivilDate;
    readonly jourFaits: CivilDate;
    readonly constat: Constat;
  },
): Result<readonly Avertissement[]> {
  const then = presenceAu(versions, jourFaits, est);
  if (!then.la) {
    const denied = constater(
      constat,
      refus(
        'NON_EN_VIGUEUR_AUX_FAITS',
        {
          nom,
          faits: jourFaits,
          abrogee: then.partie === null ? null : acteDit(then.partie),
          venue: then.venue === null ? null : acteDit(then.venue),
        },
        champ,
      ),
    );
    return denied === null ? ok([]) : refuse(denied);
  }
  const now = presenceAu(versions, aujourdhui, est);
  if (now.la || now.partie === null || isAfter(jourFaits, aujourdhui)) return ok([]);
  const abrogation = acteDit(now.partie);
  if (maintien === undefined || maintien.trim() === '') {
    const denied = constater(
      constat,
      refus('ABROGEE_DEPUIS', { nom, ...abrogation }, champ.replace(/\.\w+$/u, '.maintien')),
    );
    return denied === null ? ok([]) : refuse(denied);
  }
  return ok([
    avertir(
      `${nom.charAt(0).toUpperCase()}${nom.slice(1)} a été abrogé${nom.startsWith('l’obligation') ? 'e' : ''} depuis les faits par ${abrogation.acte}, en vigueur le ${formatDate(abrogation.effet)} : la lettre le dit.`,
      'À apprécier par un juriste',
    ),
  ]);
}

/** The avenant that took away, since the facts, what a grievance cites; null when it is still there. */
export function abrogationDepuis(
  registre: Registre,
  convention: Convention,
  { obligationId, alineaId, dateFaits }: Grief,
  jour: CivilDate,
): { readonly acte: string; readonly effet: CivilDate } | null {
  const versions = versionsClauses(registre, convention);
  const est = (version: VersionClauses): boolean =>
    obligationId !== null
      ? obligationsDe(version).some(({ id }) => id === obligationId)
      : alineaId !== undefined && lieuAlinea(version.texte, alineaId) !== null;
  if (!presenceAu(versions, dateFaits, est).la) return null;
  const now = presenceAu(versions, jour, est);
  return now.la || now.partie === null ? null : acteDit(now.partie);
}

/** An obligation the convention has, had or will have. */
type ObligationConnue = ObligationTenue & {
  /** « premier alinéa de l'article 3 », where it stands, or stood last. */
  readonly lieu: string | null;
  readonly passages: readonly {
    readonly id: string;
    readonly marque: string | null;
    readonly texte: string;
  }[];
  /** The act that brought it in; null: the convention as it was signed. */
  readonly venue: { readonly acte: string; readonly effet: CivilDate } | null;
  /** The act that took it away; null while it is there. */
  readonly abrogation: { readonly acte: string; readonly effet: CivilDate } | null;
};

/** Every obligation of the convention, from the act as it was signed to the avenants still to take effect. */
export function obligationsConnues(registre: Registre, convention: Convention): readonly ObligationConnue[] {
  const found = new Map<string, ObligationConnue>();
  for (const { acte, clauses, texte } of versionsClauses(registre, convention)) {
    const here = new Set<string>();
    for (const one of clauses.flatMap(obligationDe)) {
      here.add(one.id);
      const passages = one.ancres.flatMap((id) => {
        const alinea = texte.divisions.flatMap(({ alineas }) => alineas).find((other) => other.id === id);
        return alinea === undefined ? [] : [{ id, marque: alinea.marque, texte: texteAlinea(alinea) }];
      });
      const known = found.get(one.id);
      found.set(one.id, {
        ...one,
        passages,
        lieu: one.ancres.map((id) => lieuAlinea(texte, id)).find((lieu) => lieu !== null) ?? null,
        venue: known !== undefined ? known.venue : acte === null ? null : acteDit(acte),
        abrogation: null,
      });
    }
    for (const [id, known] of found)
      if (!here.has(id) && known.abrogation === null && acte !== null)
        found.set(id, { ...known, abrogation: acteDit(acte) });
  }
  return [...found.values()];
}

/** The passages that may be invoked on `jour`, where the clause allows any article. */
export function passagesInvocables(
  registre: Registre,
  convention: Convention,
  jour: CivilDate,
): readonly { readonly id: string; readonly lieu: string; readonly texte: string }[] {
  const version = versionAu(versionsClauses(registre, convention), jour);
  if (version === undefined) return [];
  const { texte } = version;
  // What an obligation says is cited as such.
  const dits = new Set(obligationsDe(version).flatMap(({ ancres }) => ancres));
  return texte.divisions
    .filter(({ nature, abrogee }) => nature === 'article' && abrogee === null)
    .flatMap((division) =>
      division.alineas
        .filter(({ id }) => !dits.has(id))
        .map((alinea) => ({
          id: alinea.id,
          lieu: lieuDe(texte, division.id, alinea.id).libelle,
          texte: texteAlinea(alinea),
        })),
    );
}

/** How a grievance names what it cites: « ART3-4 », « deuxième alinéa de l'article 4 ». */
export function nomDuGrief(
  registre: Registre,
  convention: Convention,
  { obligationId, alineaId, dateFaits }: Grief,
): { readonly reference: string; readonly libelle: string | null } {
  if (obligationId !== null)
    return {
      reference: obligationId,
      libelle:
        convention.obligations.find(({ id }) => id === obligationId)?.libelle ??
        obligationsConnues(registre, convention).find(({ id }) => id === obligationId)?.libelle ??
        null,
    };
  const texte = versionAu(versionsClauses(registre, convention), dateFaits)?.texte;
  const lieu = texte === undefined || alineaId === undefined ? null : lieuAlinea(texte, alineaId);
  return { reference: lieu ?? 'passage du texte', libelle: null };
}
