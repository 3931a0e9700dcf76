import { compareDates, formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { versionsParties } from '../consolidation/parties';
import type { Convention } from '../fiches/convention';
import type { Denonciation } from '../fiches/denonciation';
import type { Envoi, MiseEnDemeure } from '../fiches/mise-en-demeure';
import { NATURE_LABELS } from '../fiches/piece';
import { fold } from '../french';
import { denonciationsOf } from '../lookup';
import { allSignataires, fonctionLongue, fullName, nomCourant } from '../parties/partie';
import { partiesLe } from '../parties/versions';
import { deliberationsAutorisant } from '../pouvoirs/autorisation';
import type { Registre } from '../registre';
import { cleDocument, cleEmission, cleReference } from './affaire-cles';
import type { PieceAffaire } from './affaire-cles';
import { imprimes } from './affaire-imprimes';
import { preuveDuFait } from './envois';
import { DOCUMENTS } from '#registre/documents';

/* A whole case as numbered exhibits: what each is, who made it, what it proves, and what nothing proves. */

export type PieceNumerotee = PieceAffaire & { readonly numero: number };

/** A number that was handed over, and that nothing of the case answers for any more. */
export type PieceRetiree = {
  readonly numero: number;
  readonly titre: string;
  readonly sha256: string | null;
};

export type Affaire = {
  readonly convention: Convention;
  readonly miseEnDemeure: MiseEnDemeure;
  readonly denonciations: readonly Denonciation[];
  readonly pieces: readonly PieceNumerotee[];
  readonly retirees: readonly PieceRetiree[];
};

/** The acts that followed a notice, oldest first; those that fell are part of the case. */
export const denonciationsDeLAffaire = (
  registre: Registre,
  { id, conventionId }: Pick<MiseEnDemeure, 'id' | 'conventionId'>,
): readonly Denonciation[] =>
  denonciationsOf(registre, conventionId).filter(({ miseEnDemeureId }) => miseEnDemeureId === id);

/** The case of a notice, its exhibits numbered. */
export function affaireDe(registre: Registre, convention: Convention, miseEnDemeure: MiseEnDemeure): Affaire {
  const denonciations = denonciationsDeLAffaire(registre, miseEnDemeure);
  const toutes = collecter(registre, convention, miseEnDemeure, denonciations);
  return { convention, miseEnDemeure, denonciations, ...numeroter(toutes, miseEnDemeure) };
}

/**
 * A number handed over stays with its exhibit, and is never given to another; what came since follows, by its date.
 */
function numeroter(
  toutes: readonly PieceAffaire[],
  { remises = [] }: MiseEnDemeure,
): Pick<Affaire, 'pieces' | 'retirees'> {
  const dites = remises.flatMap(({ pieces }) => pieces);
  const prises = new Set<number>();
  const connue = (one: PieceAffaire): number | null =>
    dites.find(({ cle, numero }) => one.cles.includes(cle) && !prises.has(numero))?.numero ?? null;
  const avec = toutes.map((one) => {
    const numero = connue(one);
    if (numero !== null) prises.add(numero);
    return { one, numero };
  });
  let dernier = dites.reduce((max, { numero }) => Math.max(max, numero), 0);
  const pieces = avec.map(({ one, numero }): PieceNumerotee => {
    if (numero === null) dernier += 1;
    return { ...one, numero: numero ?? dernier };
  });
  const retirees = new Map<number, PieceRetiree>();
  for (const { numero, titre, sha256 } of dites)
    if (!prises.has(numero)) retirees.set(numero, { numero, titre, sha256 });
  return {
    pieces: [...pieces].sort((a, b) => a.numero - b.numero),
    retirees: [...retirees.values()].sort((a, b) => a.numero - b.numero),
  };
}

/** What somebody named as a proof, and each fact it is said to prove. */
type Citee = {
  readonly reference: string;
  readonly faits: { readonly date: CivilDate; readonly dit: string; readonly auteur: string }[];
};

export const FAITS_POSTAUX = [
  ['depot', 'Dépôt', ({ depotLe }: Envoi) => depotLe],
  ['presentation', 'Première présentation', ({ presentationLe }: Envoi) => presentationLe],
  ['distribution', 'Distribution', ({ distributionLe }: Envoi) => distributionLe],
  ['retour', 'Refus ou retour', ({ retour, refusLe }: Envoi) => refusLe ?? retour?.date ?? null],
] as const;

function collecter(
  registre: Registre,
  convention: Convention,
  lettre: MiseEnDemeure,
  denonciations: readonly Denonciation[],
): readonly PieceAffaire[] {
  const versions = versionsParties(registre, convention);
  const qui = (id: string, jour: CivilDate): string => {
    const one = allSignataires(partiesLe(versions, jour)).find((two) => two.id === id);
    return one === undefined ? id : `${fullName(one.personne)}, ${fonctionLongue(one.fonction).libelle}`;
  };
  const partie = (id: string, jour: CivilDate): string => {
    const one = partiesLe(versions, jour).find((two) => two.id === id);
    return one === undefined ? id : nomCourant(one);
  };
  const jour = lettre.signeeLe ?? lettre.envois[0]?.depotLe ?? lettre.griefs[0]?.dateFaits ?? null;
  const citees = new Map<string, Citee>();
  const citer = (reference: string | null | undefined, date: CivilDate, dit: string, auteur: string) => {
    if (reference === null || reference === undefined || reference.trim() === '') return;
    const cle = cleReference(reference);
    const known = citees.get(cle) ?? { reference, faits: [] };
    known.faits.push({ date, dit, auteur });
    citees.set(cle, known);
  };
  const citerEnvois = (envois: readonly Envoi[]) => {
    for (const envoi of envois)
      for (const [fait, nom, dateDe] of FAITS_POSTAUX) {
        const date = dateDe(envoi);
        if (date !== null)
          citer(
            preuveDuFait(envoi, fait),
            date,
            `${nom} du pli${envoi.numero === null ? '' : ` n° ${envoi.numero}`} adressé à ${qui(envoi.destinataireId, envoi.depotLe)}, le ${formatDate(date)}`,
            envoi.transporteur ?? 'Prestataire postal',
          );
      }
  };
  for (const [index, { pieces, dateFaits }] of lettre.griefs.entries())
    citer(
      pieces,
      dateFaits,
      `Faits du ${formatDate(dateFaits)} reprochés (grief ${index + 1})`,
      partie(lettre.partieEmettriceId, dateFaits),
    );
  citerEnvois(lettre.envois);
  for (const { date, piece } of lettre.observations ?? [])
    citer(
      piece,
      date,
      `Observations de la partie mise en demeure, du ${formatDate(date)}`,
      partie(lettre.partieDestinataireId, date),
    );
  for (const one of denonciations) {
    citerEnvois(one.envois ?? []);
    for (const { date, reference } of one.suites ?? [])
      citer(reference, date, `Suite donnée à la dénonciation, le ${formatDate(date)}`, 'Auteur de l’acte');
  }
  const found: PieceAffaire[] = [
    ...actesSignes(registre, convention, jour),
    ...lettresEmises(registre, 'mise-en-demeure', lettre.id, qui, {
      auteurId: lettre.auteurId,
      date: lettre.signeeLe,
      prouve: 'Ce qui a été demandé, sur quel fondement et dans quel délai',
    }),
    ...denonciations.flatMap((one) => [
      ...deliberationsDe(registre, convention, one, partie),
      ...lettresEmises(registre, 'denonciation', one.id, qui, {
        auteurId: one.auteurId,
        date: one.notifieeLe,
        prouve: 'La décision, ses motifs et sa prise d’effet',
      }),
    ]),
    ...imprimes(lettre, denonciations, qui),
  ];
  const ids = new Set([lettre.id, ...denonciations.map(({ id }) => id)]);
  const jointes = [...registre.pieces.values()].filter(({ objet }) => ids.has(objet.id));
  const servies = new Set<string>();
  for (const piece of jointes) {
    const cles = [...citees.keys()].filter((cle) =>
      fold(piece.nom).startsWith(cle.slice('reference:'.length)),
    );
    const faits = cles.flatMap((cle) => citees.get(cle)?.faits ?? []);
    const premier = [...faits].sort((a, b) => compareDates(a.date, b.date))[0];
    found.push({
      cles: [`piece:${piece.id}`, ...cles.filter((cle) => !servies.has(cle))],
      titre: sansExtension(piece.nom),
      nature: NATURE_LABELS[piece.nature],
      date: premier?.date ?? piece.ajouteeLe,
      auteur: premier?.auteur ?? 'Non indiqué',
      prouve: faits.length === 0 ? 'Jointe au dossier' : faits.map(({ dit }) => dit).join('\n'),
      fichier: piece,
      document: null,
    });
    for (const cle of cles) servies.add(cle);
  }
  for (const [cle, { reference, faits }] of citees)
    if (!servies.has(cle)) {
      const premier = faits[0];
      found.push({
        cles: [cle],
        titre: reference,
        nature: 'Preuve citée, non jointe',
        date: premier?.date ?? null,
        auteur: premier?.auteur ?? 'Non indiqué',
        prouve: faits.map(({ dit }) => dit).join('\n'),
        fichier: null,
        document: null,
      });
    }
  return found
    .map((one, rang) => ({ one, rang }))
    .sort((a, b) => compareDates(a.one.date ?? SANS_DATE, b.one.date ?? SANS_DATE) || a.rang - b.rang)
    .map(({ one }) => one);
}

/** After every other. */
const SANS_DATE = '9999-12-31' as CivilDate;

const sansExtension = (nom: string): string => nom.replace(/\.[a-z0-9]{2,4}$/iu, '');

/** What binds the parties: the signed acts that are kept; without any, the text as the registry has it. */
function actesSignes(
  registre: Registre,
  convention: Convention,
  jour: CivilDate | null,
): readonly PieceAffaire[] {
  const avenants = new Map(
    [...registre.avenants.values()]
      .filter(({ conventionId }) => conventionId === convention.id)
      .map(({ id, numero }) => [id, numero]),
  );
  const signeLe = [...convention.signatures].map(({ date }) => date).sort(compareDates)[0] ?? jour;
  const gardes = [...registre.pieces.values()].filter(
    ({ objet, nature }) => nature === 'acte_signe' && (objet.id === convention.id || avenants.has(objet.id)),
  );
  const scans = gardes.map((piece): PieceAffaire => {
    const numero = avenants.get(piece.objet.id);
    return {
      cles: [`piece:${piece.id}`],
      titre: sansExtension(piece.nom),
      nature: numero === undefined ? 'Convention signée' : `Avenant n° ${numero} signé`,
      date: signeLe,
      auteur: 'Les parties',
      prouve: 'Les stipulations invoquées',
      fichier: piece,
      document: null,
    };
  });
  const emise = [...registre.emissions.values()].filter(({ objet }) => objet.id === convention.id).at(-1);
  const originale = [...registre.pieces.values()].find(
    ({ objet, sha256 }) => objet.id === emise?.id && sha256 === emise.originaux[0]?.sha256,
  );
  if (emise !== undefined && originale !== undefined)
    scans.unshift({
      cles: [cleEmission(emise)],
      titre: convention.titreCourt,
      nature: 'Convention, telle qu’elle est partie à la signature',
      date: signeLe,
      auteur: 'Les parties',
      prouve: 'Les stipulations invoquées',
      fichier: originale,
      document: null,
    });
  return originale !== undefined || gardes.some(({ objet }) => objet.id === convention.id)
    ? scans
    : [
        {
          cles: [cleDocument('convention', convention.id)],
          titre: convention.titreCourt,
          nature: 'Convention (texte tenu par le registre, l’original signé n’étant pas joint)',
          date: signeLe,
          auteur: 'Les parties',
          prouve: 'Les stipulations invoquées',
          fichier: null,
          document: { nature: 'convention', id: convention.id },
        },
        ...scans,
      ];
}

/** The letters as they left, one for each addressee; one handed over is kept even where another was issued since. */
function lettresEmises(
  registre: Registre,
  document: 'mise-en-demeure' | 'denonciation',
  id: string,
  qui: (id: string, jour: CivilDate) => string,
  {
    auteurId,
    date,
    prouve,
  }: { readonly auteurId: string; readonly date: CivilDate | null; readonly prouve: string },
): readonly PieceAffaire[] {
  const toutes = [...registre.emissions.values()].filter(
    (one) => one.document === document && one.objet.id === id,
  );
  const derniere = toutes.reduce((max, { version }) => Math.max(max, version), 0);
  const dernieres = toutes.filter(({ version }) => version === derniere);
  const unes = dernieres.filter(({ destinataireId }) => destinataireId !== null);
  return (unes.length > 0 ? unes : dernieres).flatMap((one): readonly PieceAffaire[] => {
    const sha256 = one.originaux[0]?.sha256;
    const piece = [...registre.pieces.values()].find(
      ({ objet, sha256: mien }) => objet.id === one.id && mien === sha256,
    );
    if (piece === undefined) return [];
    const jour = date ?? one.emisLe;
    const a = one.destinataireId === null ? '' : ` à ${qui(one.destinataireId, jour)}`;
    return [
      {
        cles: [cleEmission(one)],
        titre: `${DOCUMENTS[document].libelle === 'Fin de la convention' ? 'Dénonciation' : DOCUMENTS[document].libelle} du ${formatDate(jour)}${a}`,
        nature: 'Lettre, telle qu’elle est partie',
        date: jour,
        auteur: qui(auteurId, jour),
        prouve,
        fichier: piece,
        document: null,
      },
    ];
  });
}

/** What authorised the denunciation: the files kept of it, or its record alone. */
function deliberationsDe(
  registre: Registre,
  convention: Convention,
  one: Denonciation,
  partie: (id: string, jour: CivilDate) => string,
): readonly PieceAffaire[] {
  const nommee =
    one.deliberationId === undefined ? undefined : registre.deliberations.get(one.deliberationId);
  const all =
    nommee === undefined
      ? deliberationsAutorisant(
          registre,
          convention.id,
          { collection: 'denonciations', id: one.id },
          one.partieId,
        )
      : [nommee];
  return all.flatMap((deliberation): readonly PieceAffaire[] => {
    const { numero, date } = deliberation;
    const commun = {
      titre: `Délibération n° ${numero} du ${formatDate(date)}`,
      date,
      auteur: partie(deliberation.partieId, date),
      prouve: 'L’autorisation de dénoncer',
      document: null,
    };
    const jointes = [...registre.pieces.values()].filter(({ objet }) => objet.id === deliberation.id);
    return jointes.length === 0
      ? [
          {
            ...commun,
            cles: [`deliberation:${deliberation.id}`] as const,
            nature: 'Délibération (enregistrée, non jointe)',
            fichier: null,
          },
        ]
      : jointes.map((piece, rang) => ({
          ...commun,
          cles: [`piece:${piece.id}`, ...(rang === 0 ? [`deliberation:${deliberation.id}`] : [])] as const,
          nature: 'Délibération',
          fichier: piece,
        }));
  });
}
