/** The acts the document tests print: the real convention, signed or not, and a fictional case pushed to extremes. */
import { avenantModel } from '#actes/avenant';
import { circulationModel } from '#actes/circulation';
import { imprimer } from '#actes/comparaison';
import { completudeModel } from '#actes/completude';
import { copieConformeModel } from '#actes/copie-conforme';
import { etatConventionModel } from '#actes/etat-convention';
import { feuilleSemaineModel } from '#actes/feuille-semaine';
import { ficheEnvoiModel } from '#actes/fiche-envoi';
import { noteCalculModel } from '#actes/note-calcul';
import { pageSignatureModel } from '#actes/page-signature';
import { tableauComparatifModel } from '#actes/tableau-comparatif';
import { bordereauModel, lettreTransmissionModel, relanceModel } from '#actes/transmission';
import type { TransmissionInput } from '#actes/transmission';
import { comparer } from '#domain/redline/redline';
import { conventionModel } from '#actes/convention';
import { denonciationModel } from '#actes/denonciation';
import { suiteModel } from '#actes/suite-mise-en-demeure';
import type { SuiteEcrite } from '#actes/suite-mise-en-demeure';
import { destinatairesDe, miseEnDemeureModel } from '#actes/mise-en-demeure';
import type { Denonciation } from '#domain/fiches/denonciation';
import type { DocumentModel } from '#actes/model';
import { texteInitial } from '#domain/texte/en-vigueur';
import { AVENANT_VIERGE } from '#domain/fiches/avenant';
import type { Avenant } from '#domain/fiches/avenant';
import { civilDate } from '#domain/civil-date';
import type { Convention } from '#domain/fiches/convention';
import type { Avis, SensAvis } from '#domain/fiches/avis';
import { computeDelai } from '#domain/delais/calcul';
import type { Partie, Signataire } from '#domain/parties/partie';
import { allSignataires, fullName } from '#domain/parties/partie';
import type { Fiche } from '#domain/registre';
import type { ClauseAppliquee, Grief, MiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import { CONVENTION_AURA } from '../../src-main/application/exemples/auvergne-rhone-alpes';
import { REGLE_EXEMPLE } from '../support/regles';
import { casComite } from './cas-comite';

export const FICHE: Fiche = { id: 'registre', nom: 'Registre', demonstration: false };
export const FICHE_DEMONSTRATION: Fiche = { ...FICHE, demonstration: true };

export const CONVENTION: Convention = CONVENTION_AURA;

/** Its clause on breaches, as a case keeps it. */
export const CLAUSE: ClauseAppliquee = (() => {
  const found = CONVENTION.clauses?.find(({ id }) => id === 'resiliation');
  if (found?.parametres.nature !== 'resiliation') throw new Error('no clause');
  const { nature: _nature, ...parametres } = found.parametres;
  return {
    parametres,
    lieu: "premier alinéa de l'article 7",
    mots: CONVENTION.divisions.flatMap(({ alineas }) =>
      alineas.filter(({ id }) => found.ancres.includes(id)).map(({ texte }) => texte),
    ),
    avenant: null,
  };
})();

/** A clause that lets a party leave with three months' notice from reception. */
export const PREAVIS: ClauseAppliquee = {
  ...CLAUSE,
  parametres: {
    ...CLAUSE.parametres,
    motif: 'sans_motif',
    n: 3,
    depart: 'reception',
    portee: 'partie_qui_se_retire',
  },
  lieu: "deuxième alinéa de l'article 7",
  mots: [
    'Chaque partie peut se retirer de la convention trois mois après la réception d’une lettre recommandée.',
  ],
};

const FIN = {
  id: 'fin',
  conventionId: CONVENTION.id,
  partieId: 'region',
  auteurId: 'president',
  notifieeLe: civilDate('2027-02-01'),
  numero: '1A 123 456 7899 1',
  receptionLe: null,
  derogation: null,
} as const;

export const DENONCIATION: Denonciation = {
  ...FIN,
  miseEnDemeureId: 'mise-en-demeure',
  clause: CLAUSE,
  persistance: 'L’accès à l’offre n’est pas rétabli.',
  priseEffet: { nature: 'reception' },
};

export const RETRAIT: Denonciation = {
  ...FIN,
  miseEnDemeureId: null,
  clause: PREAVIS,
  partieSortanteId: 'region',
  persistance: null,
  motif: 'Réorganisation de la compétence.',
  priseEffet: { nature: 'preavis' },
};

/** The same convention with four signatures, as the fictional sequel has it. */
export const SIGNEE: Convention = {
  ...CONVENTION,
  parties: CONVENTION.parties.map((partie) => ({
    ...partie,
    signataires: partie.signataires.map((one, index) => ({
      ...one,
      adresse: [`${index + 1}, place de la Fiction`, `6900${index + 1} LYON`],
    })),
  })),
  signatures: allSignataires(CONVENTION.parties).map(({ id }, index) => ({
    signataireId: id,
    date: civilDate(index === 3 ? '2023-07-12' : '2023-07-03'),
  })),
};

export const AVENANT: Avenant = {
  id: 'avenant-a',
  conventionId: CONVENTION.id,
  objet: "Modification du plan d'action du schéma de développement",
  demande: {
    partieId: 'region',
    date: civilDate('2026-03-01'),
    auteurId: 'president',
    piece: 'REG-2026-014',
  },
  articles: [
    { titre: 'Objet', alineas: ["Le présent avenant a pour objet d'ajouter un 8e axe au plan d'action."] },
    {
      titre: "Modification de l'article 4",
      alineas: [
        `Au 2) de l'article 4, les mots : "en 7 axes" sont remplacés par les mots : "en 8 axes".`,
        'Après le septième axe, il est inséré un axe ainsi rédigé :',
        '- Mesurer chaque année la satisfaction des publics accueillis.',
      ],
    },
  ],
  priseEffet: { nature: 'signature' },
  ...AVENANT_VIERGE,
};

export const AVENANT_SIGNE: Avenant = {
  ...AVENANT,
  numero: 1,
  signatures: allSignataires(CONVENTION.parties).map(({ id }) => ({
    signataireId: id,
    date: civilDate('2026-06-01'),
  })),
};

export const avis = (sens: SensAvis, instance = 'CREFOP Auvergne-Rhône-Alpes'): Avis => ({
  id: 'avis-a',
  conventionId: CONVENTION.id,
  avenantId: AVENANT.id,
  instance,
  seance: {
    date: civilDate('2026-05-01'),
    formation: 'pleniere',
    lieu: 'Lyon',
    convocationLe: null,
    quorum: null,
    procesVerbal: null,
  },
  sens,
  votes: null,
  texte: '',
  empreinteProjet: '0'.repeat(64),
  projetExamine: null,
  publication: null,
});

const GRIEFS: readonly Grief[] = [
  {
    obligationId: 'ART3-3',
    faits:
      "L'accès des conseillers de l'État à l'offre de professionnalisation du Carif Oref a été suspendu sans préavis ni concertation.",
    dateFaits: civilDate('2026-09-01'),
    pieces: 'Courrier de suspension du 1er septembre 2026',
    miseEnConformite:
      "le rétablissement de l'accès à cette offre et la publication du calendrier des sessions.",
  },
  {
    obligationId: 'ART3-5',
    faits: "Aucun représentant de l'État n'a pris part au comité d'évaluation réuni ce jour.",
    dateFaits: civilDate('2026-10-14'),
    pieces: null,
    miseEnConformite: null,
  },
];

export const MISE_EN_DEMEURE: MiseEnDemeure = {
  id: 'med-a',
  conventionId: CONVENTION.id,
  partieEmettriceId: 'region',
  partieDestinataireId: 'etat',
  auteurId: 'president',
  griefs: GRIEFS,
  signeeLe: null,
  envois: [],
  delai: null,
  regularisation: null,
  retrait: null,
};

export const DELAI = computeDelai({
  depart: civilDate('2026-11-23'),
  regle: REGLE_EXEMPLE,
  calendrier: { zone: 'metropole' },
});

export const MISE_EN_DEMEURE_ENVOYEE: MiseEnDemeure = {
  ...MISE_EN_DEMEURE,
  signeeLe: civilDate('2026-11-20'),
  envois: ['prefete', 'recteur', 'draaf'].map((destinataireId, index) => ({
    id: `envoi-${index}`,
    destinataireId,
    numero: `1A 123 456 789${index} 1`,
    depotLe: civilDate('2026-11-23'),
    preuve:
      index === 0
        ? { nature: 'declaratif' }
        : { nature: 'preuve_de_depot', reference: `Preuve de dépôt n° ${index}` },
    presentationLe: null,
    distributionLe: null,
    retour: null,
  })),
  delai: { moteur: '1', calcul: DELAI },
};

/** Everything a form or a paste may bring. */
export const SPECIAUX = `& < > " ' «é» \u000B\u0000\u001F\uFFFE 😀 \uD800 ]]> &amp; <w:p/> \u2028 ${'Anticonstitutionnellement'.repeat(12)}`;

const signataires = (count: number, prefix: string): readonly Signataire[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${prefix}-${index}`,
    fonction: { libelle: `Inspectrice déléguée ${index} ${SPECIAUX}`, genre: 'f' },
    personne: {
      civilite: index % 2 === 0 ? 'Madame' : 'Monsieur',
      prenom: 'Camille',
      nom: `FICTIVE ${SPECIAUX}`,
    },
    adresse: ['Rue & place', SPECIAUX, 'CEDEX\u000B 9'],
  }));

/** A fictional convention with `count` of everything. */
export function extreme(count: number): {
  readonly convention: Convention;
  readonly avenant: Avenant;
  readonly miseEnDemeure: MiseEnDemeure;
} {
  const parties: readonly Partie[] = [
    { id: 'a', nom: "L'État", genre: 'm', signataires: signataires(Math.max(count, 0), 'a') },
    { id: 'b', nom: 'Le Département', genre: 'm', signataires: signataires(Math.min(count, 1), 'b') },
  ];
  const range = Array.from({ length: count }, (_, index) => index);
  const convention: Convention = {
    ...CONVENTION,
    id: 'fiction',
    titre: `CONVENTION ${SPECIAUX}`,
    titreCourt: `Fiction ${SPECIAUX}`,
    parties,
    visas: range.map((index) => ({ id: `v${index}`, texte: `Vu ${SPECIAUX} ;` })),
    divisions: range.map((index) => ({
      id: `d${index}`,
      nature: index % 10 === 9 ? 'annexe' : 'article',
      numero: String(index + 1),
      intitule: `ARTICLE ${index + 1} : ${SPECIAUX}`,
      alineas: range.map((at) => ({
        id: `d${index}-${at}`,
        niveau: (at % 3) as 0 | 1 | 2,
        marque: at % 3 === 0 ? null : at % 2 === 0 ? '-' : `${at})`,
        texte: `${SPECIAUX}\nmise en demeure, avenant :`,
        gras: ['mise en demeure', 'absent'],
      })),
    })),
    obligations: range.map((index) => ({
      id: `o${index}`,
      article: String(index + 1),
      partieId: 'a',
      alineaIds: [`d${index}-${Math.min(index, count - 1)}`],
      libelle: SPECIAUX,
    })),
    nombreExemplaires: Math.max(count, 1),
  };
  const avenant: Avenant = {
    ...AVENANT,
    objet: SPECIAUX,
    demande: { ...AVENANT.demande, partieId: 'b', auteurId: 'b-0', piece: SPECIAUX },
    articles: range.map((index) => ({
      titre: `${SPECIAUX} ${index}`,
      alineas: range.map((at) => `${at}) ${SPECIAUX}`),
    })),
    priseEffet: { nature: 'date', date: civilDate('2027-01-01') },
  };
  const miseEnDemeure: MiseEnDemeure = {
    ...MISE_EN_DEMEURE,
    partieEmettriceId: 'b',
    partieDestinataireId: 'a',
    auteurId: 'b-0',
    griefs: range.map((index) => ({
      obligationId: `o${index}`,
      faits: SPECIAUX,
      dateFaits: civilDate('2026-03-01'),
      pieces: index % 2 === 0 ? SPECIAUX : null,
      miseEnConformite: index % 3 === 0 ? SPECIAUX : null,
    })),
    envois: range.map((index) => ({
      id: `e${index}`,
      destinataireId: `a-${index}`,
      numero: SPECIAUX,
      depotLe: civilDate('2026-11-23'),
      preuve: { nature: 'preuve_de_depot', reference: SPECIAUX },
      presentationLe: null,
      distributionLe: null,
      retour: null,
    })),
  };
  return { convention, avenant, miseEnDemeure };
}

type Cas = { readonly nom: string; readonly model: DocumentModel };

const ACTE = {
  fiche: FICHE,
  convention: SIGNEE,
  titre: 'Avenant n° 1 à la convention État–Région SPRO Auvergne-Rhône-Alpes 2022-2028 du 12 juillet 2023',
  lActe: "l'avenant n° 1 à la convention État–Région SPRO Auvergne-Rhône-Alpes 2022-2028 du 12 juillet 2023",
  feminin: false,
} as const;

/** What a letter or a slip about an act says, to `destinataire`. */
function transmission(
  convention: Convention,
  destinataire: Signataire,
  signe: boolean,
  pieces: TransmissionInput['pieces'],
): TransmissionInput {
  const [partie] = [...convention.parties].reverse();
  const auteur = partie?.signataires[0];
  if (partie === undefined || auteur === undefined) throw new Error('no sender');
  return {
    ...ACTE,
    convention,
    signe,
    exemplaires: 4,
    expediteur: { partie, auteur },
    destinataire,
    pieces,
    misALaSignatureLe: civilDate('2026-06-01'),
    date: signe ? civilDate('2026-07-01') : null,
  };
}

/** The documents that go with an act: `n` of everything a packet may have. */
function suivis(
  nom: string,
  convention: Convention,
  lettre: MiseEnDemeure,
  n: number,
  mot: string,
): readonly Cas[] {
  const signataires = allSignataires(convention.parties);
  const [destinataire] = signataires;
  if (destinataire === undefined) return [];
  const range = Array.from({ length: n }, (_, index) => index);
  const pieces = range.map((index) => ({
    designation: `Pièce ${index + 1} : ${mot}`,
    nombre: index + 1,
    observations: mot,
  }));
  const avant = texteInitial(convention);
  const apres = {
    ...avant,
    divisions: avant.divisions.map((division, rang) => ({
      ...division,
      alineas: division.alineas.map((alinea, at) =>
        (rang + at) % 3 === 0
          ? { ...alinea, segments: [...alinea.segments, { texte: ` ${mot}`, source: null }] }
          : alinea,
      ),
    })),
  };
  const acte = { ...ACTE, convention, parties: convention.parties } as const;
  return [
    {
      nom: `lettre de transmission ${nom}`,
      model: lettreTransmissionModel(transmission(convention, destinataire, false, pieces)),
    },
    {
      nom: `bordereau d’envoi ${nom}`,
      model: bordereauModel(transmission(convention, destinataire, true, pieces)),
    },
    { nom: `relance ${nom}`, model: relanceModel(transmission(convention, destinataire, false, [])) },
    {
      nom: `page de signature ${nom}`,
      model: {
        ...pageSignatureModel({ ...acte, signatures: [], date: null, etat: { statut: 'a_signer' } }),
        original: { numero: 1, sur: 4 },
        empreinte: '1a2b3c4d'.repeat(8),
      },
    },
    {
      nom: `copie conforme ${nom}`,
      model: copieConformeModel(
        avenantModel({
          reference: avant,
          fiche: FICHE,
          convention,
          avenant: AVENANT_SIGNE,
          avis: avis('favorable', mot),
        }),
        FICHE,
        { par: mot, qualite: mot, lieu: 'Lyon', le: civilDate('2026-07-01') },
      ),
    },
    {
      nom: `fiche d’envoi ${nom}`,
      model: ficheEnvoiModel({ fiche: FICHE, convention, miseEnDemeure: lettre, destinataires: signataires }),
    },
    {
      nom: `note de calcul ${nom}`,
      model: noteCalculModel({
        fiche: FICHE,
        convention,
        objet: `mise en demeure du 20 novembre 2026, ${mot}`,
        clause: CLAUSE,
        delai: { ...DELAI, notices: range.map(() => mot) },
        moteur: '1',
      }),
    },
    {
      nom: `tableau comparatif ${nom}`,
      model: tableauComparatifModel({
        fiche: FICHE,
        convention,
        comparaison: comparer(
          [
            { texte: avant, auteur: 'Comparaison', date: civilDate('2026-06-01') },
            { texte: apres, auteur: 'Avenant n° 1', date: civilDate('2026-06-01') },
          ],
          imprimer,
        ),
        de: 'le texte en vigueur',
        a: `l’avenant n° 1 ${mot}`,
        jour: civilDate('2026-06-01'),
        projet: true,
      }),
    },
    {
      nom: `état de la convention ${nom}`,
      model: etatConventionModel({
        fiche: FICHE,
        convention,
        au: civilDate('2026-11-23'),
        etat: 'En vigueur',
        effet: { date: civilDate('2023-07-12'), cause: mot },
        fin: { date: null, cause: mot },
        parties: convention.parties,
        avenants: range.map((index) => ({
          nom: `Avenant n° ${index + 1}`,
          objet: mot,
          etat: 'Signé',
          effet: null,
        })),
        clauses: range.map(() => ({ nom: 'terme', sens: mot, lieu: mot })),
        procedures: range.map(() => ({ nom: mot, etat: 'Envoyée' })),
        echeances: range.map(() => ({ date: civilDate('2028-12-31'), libelle: mot })),
        aSavoir: range.map(() => mot),
      }),
    },
    {
      nom: `feuille de la semaine ${nom}`,
      model: feuilleSemaineModel({
        fiche: FICHE,
        objet: mot,
        au: civilDate('2026-11-23'),
        lignes: range.map((index) => ({
          date: civilDate(index % 2 === 0 ? '2026-11-20' : '2026-11-27'),
          convention: index % 3 === 0 ? null : mot,
          acte: mot,
          aFaire: mot,
          attendu: index % 2 === 0 ? null : mot,
        })),
      }),
    },
    {
      nom: `fiche de circulation ${nom}`,
      model: circulationModel({
        fiche: FICHE,
        titre: ACTE.titre,
        ouvertLe: civilDate('2026-05-04'),
        originaux: Math.max(n, 1),
        signataires: signataires.map(({ id, fonction, personne }, index) => ({
          id,
          fonction: fonction.libelle,
          nom: index === 0 ? null : fullName(personne),
          partie: 'l’État',
          rang: index + 1,
        })),
        cases: range.flatMap((original) =>
          signataires.map(({ id }, index) => ({
            original: original + 1,
            signataireId: id,
            etat: index % 2 === 0 ? 'signé' : 'à signer',
            date: index % 2 === 0 ? civilDate('2026-06-01') : null,
          })),
        ),
        visas: range.map(() => ({ role: mot, nom: null, date: null })),
      }),
    },
    ...[true, false].map((reussi) => ({
      nom: `attestation de complétude ${nom} (${reussi ? 'complet' : 'incomplet'})`,
      model: completudeModel({
        fiche: FICHE,
        titre: ACTE.titre,
        controles: [...range, n].map((index) => ({
          libelle: `Contrôle ${index + 1}`,
          etat: reussi
            ? (['ok', 'alerte', 'sans_objet'] as const)[index % 3]!
            : index % 2 === 0
              ? 'ok'
              : 'echec',
          constat: mot,
          remede: mot,
        })),
        pieces: range.map(() => ({ designation: mot, empreinte: '499e'.repeat(16) })),
        au: civilDate('2026-06-01'),
      }),
    })),
  ];
}

/** Every kind of act, on the real data and on the extremes: what each file check runs on. */
export function cas(): readonly Cas[] {
  const fiche = FICHE;
  return [
    { nom: 'convention réelle', model: conventionModel({ fiche, convention: CONVENTION }) },
    { nom: 'convention signée', model: conventionModel({ fiche: FICHE_DEMONSTRATION, convention: SIGNEE }) },
    {
      nom: 'projet d’avenant',
      model: avenantModel({
        reference: texteInitial(CONVENTION),
        fiche: FICHE_DEMONSTRATION,
        convention: SIGNEE,
        avenant: AVENANT,
        avis: null,
      }),
    },
    {
      nom: 'avenant signé',
      model: avenantModel({
        reference: texteInitial(CONVENTION),
        fiche,
        convention: SIGNEE,
        avenant: AVENANT_SIGNE,
        avis: avis('defavorable'),
      }),
    },
    {
      nom: 'mise en demeure à signer',
      model: miseEnDemeureModel({
        clause: CLAUSE,
        fiche,
        convention: SIGNEE,
        miseEnDemeure: MISE_EN_DEMEURE,
      }),
    },
    {
      nom: 'mise en demeure envoyée',
      model: miseEnDemeureModel({
        clause: CLAUSE,
        fiche: FICHE_DEMONSTRATION,
        convention: SIGNEE,
        miseEnDemeure: MISE_EN_DEMEURE_ENVOYEE,
        avenants: [AVENANT_SIGNE],
      }),
    },
    ...(
      [
        ['dénonciation', DENONCIATION, MISE_EN_DEMEURE_ENVOYEE, CLAUSE, '2027-02-03'],
        ['retrait avec préavis', RETRAIT, null, PREAVIS, null],
      ] as const
    ).map(([nom, denonciation, miseEnDemeure, clause, effet]) => ({
      nom,
      model: denonciationModel({
        fiche: FICHE_DEMONSTRATION,
        convention: SIGNEE,
        denonciation,
        miseEnDemeure,
        clause,
        effet: effet === null ? null : civilDate(effet),
        destinataires: ['etat'],
        litige: { tribunal: 'tribunal administratif de Lyon', amiable: true },
      }),
    })),
    ...(
      [
        { nature: 'regularisation', date: '2026-12-18', motif: 'Le représentant a siégé le 17 décembre.' },
        { nature: 'retrait', date: '2026-12-18', motif: SPECIAUX },
        { nature: 'delai', date: '2026-12-18', jusquAu: '2027-03-01', motif: SPECIAUX },
        { nature: 'observations', date: '2026-12-10', piece: 'Lettre du 8 décembre 2026' },
        { nature: 'retrait_denonciation', date: '2027-02-01', reference: 'Décision du 1er février 2027' },
      ] as const
    ).map((suite) => ({
      nom: `suite : ${suite.nature}`,
      model: suiteModel({
        fiche: FICHE_DEMONSTRATION,
        convention: SIGNEE,
        suite: {
          ...suite,
          date: civilDate(suite.date),
          ...('jusquAu' in suite ? { jusquAu: civilDate(suite.jusquAu) } : {}),
        } as SuiteEcrite,
        miseEnDemeure: MISE_EN_DEMEURE_ENVOYEE,
        denonciation: suite.nature === 'retrait_denonciation' ? DENONCIATION : null,
        destinataires: destinatairesDe(SIGNEE, MISE_EN_DEMEURE_ENVOYEE),
      }),
    })),
    ...[0, 1, 40].flatMap((count) => {
      const { convention, avenant, miseEnDemeure } = extreme(count);
      return [
        {
          nom: `convention extrême × ${count}`,
          model: conventionModel({ fiche: FICHE_DEMONSTRATION, convention }),
        },
        {
          nom: `avenant extrême × ${count}`,
          model: avenantModel({
            reference: texteInitial(CONVENTION),
            fiche,
            convention,
            avenant,
            avis: avis('partage', SPECIAUX),
          }),
        },
        {
          nom: `mise en demeure extrême × ${count}`,
          model: miseEnDemeureModel({
            clause: CLAUSE,
            fiche,
            convention,
            miseEnDemeure,
            // One letter: as many as there are addressees would be the same one over and over.
            ...(count > 1 ? { destinataireId: 'a-0' } : {}),
          }),
        },
      ];
    }),
    ...suivis('', SIGNEE, MISE_EN_DEMEURE_ENVOYEE, 2, 'avis du comité régional'),
    ...[1, 12].flatMap((n) => {
      const { convention, miseEnDemeure } = extreme(n);
      return suivis(`extrême × ${n}`, convention, miseEnDemeure, n, SPECIAUX);
    }),
    ...casComite(SPECIAUX),
  ];
}
