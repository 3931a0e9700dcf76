import { REGLES_CRPA } from '#domain/comite/regles';
import type { Input, Method, Output } from '#contract/procedures';
import type { Convention } from '#domain/fiches/convention';
import type { Registre } from '#domain/registre';
import { CONVENTION_AURA } from '../../../src-main/application/exemples/auvergne-rhone-alpes';
import { exportDe } from '../exports';
import { attendant } from '../registre';

/*
 * How the witness registries of `tests/fixtures/registres` were made: by the calls of the contract, as a door would
 * have sent them. They also start the trials by chance, on whatever version of the application reads this.
 */

/** What a recipe needs of the application: calls that must be accepted, and a file given or taken. */
export type Mains = {
  readonly call: <M extends Method>(method: M, input: Input<M>) => Promise<Output<M>>;
  /** Sends a file in; its token. */
  readonly donner: (nom: string, bytes: Uint8Array) => Promise<string>;
  /** The bytes of a file the application made ready, by its token. */
  readonly prendre: (jeton: string) => Uint8Array;
  /** What is recorded now. */
  readonly registre: () => Registre;
};

type Modification = Input<'avenants.ajouterOperations'>['operations'][number]['modification'];

/** The civil day every recipe is told on. */
export const JOUR = '2026-11-23';
export const CONVENTION_FICTIVE = 'convention-demonstration-2022-2028';
export const CONVENTION_REELLE = 'convention-aura-2022-2028';

const QUATRE = ['prefete', 'recteur', 'draaf', 'president'] as const;
const signatures = (date: string, ids: readonly string[] = QUATRE) =>
  ids.map((signataireId) => ({ signataireId, date }));
const alinea = (texte: string, niveau: 0 | 1 | 2 = 0) => ({
  niveau,
  marque: niveau === 0 ? null : '-',
  texte,
});
const pdf = (texte: string): Uint8Array =>
  Buffer.from(`%PDF-1.7\n% ${texte}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`);

/** One modification of each nature, in an order in which each finds its place. */
const QUATORZE_NATURES: readonly Modification[] = [
  {
    nature: 'remplacer_mots',
    cible: { divisionId: 'art6', alineaId: 'art6-3' },
    ancien: 'après avis du CREFOP',
    nouveau: 'après avis simple du CREFOP',
    partout: false,
  },
  {
    nature: 'inserer_mots',
    cible: { divisionId: 'val', alineaId: 'val-5' },
    position: 'apres',
    repere: 'non-discrimination',
    mots: 'et de laïcité',
  },
  {
    nature: 'rediger_alinea',
    divisionId: 'art5',
    alineaId: 'art5-1',
    alineas: [
      alinea('Le comité régional coordonne les politiques.'),
      alinea('Il se réunit trois fois par an.'),
    ],
  },
  {
    nature: 'rediger_division',
    divisionId: 'art1',
    intitule: 'ARTICLE 1 : OBJET',
    alineas: [alinea('La présente convention règle :'), alinea('l’exercice des compétences ;', 1)],
  },
  { nature: 'intituler', divisionId: 'art2', intitule: 'ARTICLE 2 : COMPÉTENCES DE LA RÉGION' },
  {
    nature: 'inserer_alineas',
    divisionId: 'art3',
    apres: 'art3-3',
    alineas: [alinea('D’un calendrier arrêté chaque année ;', 1)],
  },
  { nature: 'supprimer_alinea', divisionId: 'art4', alineaId: 'art4-11' },
  {
    nature: 'inserer_division',
    apres: 'art4',
    sorte: 'article',
    numero: '4-1',
    intitule: 'ARTICLE 4-1 : COMITÉ TECHNIQUE',
    alineas: [alinea('Un comité technique est créé.')],
  },
  { nature: 'abroger', divisionId: 'art5' },
  {
    nature: 'retablir',
    divisionId: 'art5',
    intitule: 'ARTICLE 5 : COORDINATION',
    alineas: [alinea('Le CREFOP coordonne les politiques.')],
  },
  {
    nature: 'ajouter_annexe',
    numero: '1',
    intitule: 'ANNEXE 1 : CALENDRIER',
    alineas: [alinea('Le calendrier est le suivant :'), alinea('premier semestre : bilan.', 2)],
  },
  { nature: 'nommer_partie', partieId: 'region', nom: 'La Région Auvergne-Rhône-Alpes' },
  {
    nature: 'designer_signataire',
    signataireId: 'recteur',
    fonction: { libelle: 'Rectrice de région académique', genre: 'f' },
    personne: { civilite: 'Madame', prenom: 'Ada', nom: 'TÉMOIN' },
  },
  {
    nature: 'proroger',
    divisionId: 'art6',
    alineaId: 'art6-2',
    texte: 'Elle est conclue jusqu’au 31 décembre 2029.',
    fin: '2029-12-31',
  },
];

type Seance = Input<'avis.enregistrer'>['seance'];
const seance = (date: string, over: Partial<Seance> = {}): Seance => ({
  date,
  formation: 'pleniere',
  lieu: 'Lyon',
  convocationLe: null,
  quorum: null,
  procesVerbal: null,
  ...over,
});

const griefs = (obligationId: string, dateFaits: string) => [
  {
    obligationId,
    faits: 'Le bilan annuel n’a pas été transmis.',
    dateFaits,
    pieces: 'Relance restée sans réponse',
    miseEnConformite: 'Transmettre le bilan.',
  },
];

/**
 * Every kind of record, and every state each may be in: avenants at the ten steps of their life with the fourteen
 * natures of modification, the eight senses of an avis, formal notices at every step, a denunciation received, an
 * attachment to each kind of act, a trash with what depended on it, and every way back in the journal.
 */
export async function toutesLesFiches(mains: Mains): Promise<void> {
  await denoncer(mains, await avantLaDenonciation(mains));
}

/** All of it but the denunciation, after which little may be done; answers the notice whose delay is over. */
export async function avantLaDenonciation({ call, donner, prendre, registre }: Mains): Promise<string> {
  const conventionId = CONVENTION_FICTIVE;
  await call('exemple.charger', { demonstration: true });
  const demander = async (objet: string, over: Partial<Input<'avenants.demander'>> = {}): Promise<string> => {
    const { id } = await call('avenants.demander', {
      conventionId,
      objet,
      partieId: 'region',
      date: '2026-03-02',
      auteurId: 'president',
      piece: 'Courrier du 2 mars 2026',
      articles: [
        { titre: 'Article 1er – Objet', alineas: ['Le présent avenant est d’essai.', 'Il est fictif.'] },
      ],
      priseEffet: { nature: 'signature' },
      ...over,
    });
    return id;
  };
  const avis = async (
    avenantId: string,
    sens: Input<'avis.enregistrer'>['sens'],
    over: Partial<Input<'avis.enregistrer'>> = {},
  ): Promise<string> => {
    const { id } = await call('avis.enregistrer', {
      avenantId,
      instance: 'Comité régional (CREFOP)',
      seance: seance('2026-05-12'),
      sens,
      votes: null,
      texte: 'Le comité s’est prononcé.',
      ...over,
    });
    return id;
  };
  const ajouter = async (avenantId: string, ...modifications: readonly Modification[]) =>
    call('avenants.ajouterOperations', {
      avenantId,
      operations: modifications.map((modification) => ({ modification, phrase: null })),
    });

  /** Every doubt that a reason may settle. */
  const trancher = async (avenantId: string): Promise<void> => {
    const { lignes, defauts } = await call('texte.concordance', { avenantId });
    const doutes = [...lignes.flatMap((ligne) => ligne.defauts), ...defauts];
    const sujets = new Set(doutes.filter((one) => one.bloquant && one.arbitrable).map(({ sujet }) => sujet));
    for (const sujet of sujets)
      await call('avenants.arbitrer', { avenantId, sujet, choix: 'appliquer', motif: 'Doute assumé.' });
  };

  // Requested only, with the fourteen natures, one of them in the words of a person.
  const natures = await demander('Refonte d’ensemble', {
    priseEffet: { nature: 'date', date: '2027-03-01' },
  });
  await call('avenants.ajouterOperations', {
    avenantId: natures,
    operations: [
      ...QUATORZE_NATURES.map((modification) => ({ modification, phrase: null })),
      {
        modification: { nature: 'abroger', divisionId: 'art7' },
        phrase: ['L’article 7 est supprimé.'],
        relue: true,
      },
    ],
  });

  // In instruction, with an avis postponed and a silence, which leave it there.
  const instruction = await demander('En instruction', {
    partieId: 'etat',
    auteurId: 'prefete',
    piece: null,
  });
  await call('avenants.instruire', { avenantId: instruction, date: '2026-03-10', service: 'SGAR' });
  await avis(instruction, 'sursis');
  await avis(instruction, 'sans_avis', { seance: seance('2026-06-09'), texte: '' });

  const saisine = await demander('Comité saisi');
  await call('avenants.instruire', { avenantId: saisine, date: '2026-03-10', service: null });
  await call('avenants.saisir', { avenantId: saisine, date: '2026-04-01', seancePrevue: '2026-12-15' });

  // An avis given on a draft rewritten since.
  const examine = await demander('Avis rendu, texte modifié depuis');
  await avis(examine, 'partage', {
    votes: { pour: 12, contre: 12, abstentions: 2, nePrendPasPart: 1 },
    seance: seance('2026-05-12', { quorum: { membres: 40, presents: 30 } }),
  });
  await call('avenants.rediger', {
    avenantId: examine,
    objet: 'Avis rendu, texte modifié depuis l’avis',
    articles: [{ titre: 'Article 1er – Objet', alineas: ['Le présent avenant est tout autre.'] }],
    priseEffet: { nature: 'signature' },
  });

  const mise = await demander('À la signature');
  const publie = await avis(mise, 'favorable_avec_reserves', {
    seance: seance('2026-05-12', {
      formation: 'bureau',
      convocationLe: '2026-04-28',
      quorum: { membres: 40, presents: 25 },
      procesVerbal: 'PV n° 7',
    }),
    votes: { pour: 20, contre: 1, abstentions: 2, nePrendPasPart: 1 },
    texte: 'Sous réserve d’un calendrier.',
  });
  await call('avis.publier', { avisId: publie, date: '2026-05-20', support: 'Site de la préfecture' });
  await call('avenants.mettreALaSignature', {
    avenantId: mise,
    date: '2026-06-01',
    motifTexteModifie: null,
    motifAvis: 'Le règlement intérieur délègue cet avis au bureau',
  });

  const commence = await demander('Signatures commencées, sur un texte modifié');
  await avis(commence, 'pris_acte');
  await call('avenants.rediger', {
    avenantId: commence,
    objet: 'Signatures commencées, sur un texte modifié après l’avis',
    articles: [{ titre: 'Article 1er – Objet', alineas: ['Le présent avenant a changé.'] }],
    priseEffet: { nature: 'signature' },
  });
  await call('avenants.signer', {
    avenantId: commence,
    signatures: signatures('2026-06-15', ['prefete', 'recteur']),
    motifTexteModifie: 'Erreur matérielle corrigée à la demande du comité',
  });

  // Signed, and in force: words, an article and a signatory.
  const enVigueur = await demander('En vigueur');
  await ajouter(
    enVigueur,
    {
      nature: 'remplacer_mots',
      cible: { divisionId: 'art4', alineaId: 'art4-3' },
      ancien: 'en 7 axes',
      nouveau: 'en 9 axes',
      partout: false,
    },
    {
      nature: 'designer_signataire',
      signataireId: 'draaf',
      fonction: { libelle: 'Directrice régionale', genre: 'f' },
      personne: { civilite: 'Madame', prenom: 'Jeanne', nom: 'ESSAI' },
    },
  );
  await trancher(enVigueur);
  await avis(enVigueur, 'favorable');
  await call('avenants.signer', {
    avenantId: enVigueur,
    signatures: signatures('2026-06-20'),
    motifTexteModifie: null,
  });
  // Signed as well, on the very words another has changed: the conflict is settled.
  const signe = await demander('Signé, à venir', { priseEffet: { nature: 'date', date: '2027-01-01' } });
  await ajouter(signe, {
    nature: 'proroger',
    divisionId: 'art6',
    alineaId: 'art6-2',
    texte: 'Elle est conclue jusqu’au 30 juin 2029.',
    fin: '2029-06-30',
  });
  await trancher(signe);
  await avis(signe, 'favorable_avec_recommandations');
  await call('avenants.signer', {
    avenantId: signe,
    signatures: signatures('2026-07-01'),
    motifTexteModifie: null,
  });

  const refuse = await demander('Refusé par une partie');
  await avis(refuse, 'defavorable');
  await call('avenants.refuser', {
    avenantId: refuse,
    date: '2026-06-30',
    partieId: 'etat',
    motif: 'Le calendrier n’est pas tenable.',
  });
  const abandonne = await demander('Abandonné');
  await call('avenants.abandonner', { avenantId: abandonne, date: '2026-04-02', motif: 'Sans suite.' });

  // A doubt settled on a draft: the reference to a repealed article is let stand.
  const arbitre = await demander('Un doute tranché');
  await ajouter(
    arbitre,
    {
      nature: 'inserer_division',
      apres: 'art4',
      sorte: 'article',
      numero: '4-1',
      intitule: 'ARTICLE 4-1 : COMITÉ',
      alineas: [alinea('Un comité applique l’article 5.')],
    },
    { nature: 'abroger', divisionId: 'art5' },
  );
  await trancher(arbitre);
  // One more operation, moved, written anew, taken out; and the draft written again.
  await ajouter(arbitre, { nature: 'abroger', divisionId: 'art7' });
  const operationId = registre().avenants.get(arbitre)?.operations.at(-1)?.id ?? '';
  await call('avenants.deplacerOperation', { avenantId: arbitre, operationId, rang: 0 });
  await call('avenants.modifierOperation', {
    avenantId: arbitre,
    operationId,
    modification: { nature: 'intituler', divisionId: 'art7', intitule: 'ARTICLE 7 : DÉNONCIATION' },
    phrase: null,
  });
  await call('avenants.retirerOperation', { avenantId: arbitre, operationId });
  await call('avenants.rediger', {
    avenantId: arbitre,
    objet: 'Un doute tranché, seconde rédaction',
    articles: [],
    priseEffet: { nature: 'date', date: '2027-04-01' },
  });

  // Formal notices: a draft, a signed one, sent and followed, given up, and one whose delay is over.
  const preparer = async (partie: 'etat' | 'region', obligationId: string, dateFaits = '2026-01-31') => {
    const { id } = await call('misesEnDemeure.preparer', {
      conventionId,
      partieEmettriceId: partie,
      auteurId: partie === 'etat' ? 'prefete' : 'president',
      griefs: griefs(obligationId, dateFaits),
    });
    return id;
  };
  const envoyer = async (miseEnDemeureId: string, depotLe: string, destinataires: readonly string[]) => {
    const { id } = await call('misesEnDemeure.envoyer', {
      miseEnDemeureId,
      envois: destinataires.map((destinataireId, rang) => ({
        destinataireId,
        numero: `1A 000 000 010${rang} 1`,
        depotLe,
        preuveDepot: rang % 2 === 0 ? `Preuve de dépôt n° ${rang + 1}` : null,
      })),
    });
    return id;
  };
  const brouillon = await preparer('etat', 'ART2-2-6');
  await call('misesEnDemeure.rediger', {
    miseEnDemeureId: brouillon,
    auteurId: 'recteur',
    griefs: griefs('ART2-1', '2026-02-01'),
  });
  const signee = await preparer('region', 'ART3-4');
  await call('misesEnDemeure.signer', { miseEnDemeureId: signee, date: '2026-11-16' });
  const retiree = await preparer('region', 'ART3-4');
  await call('misesEnDemeure.signer', { miseEnDemeureId: retiree, date: '2026-05-04' });
  await envoyer(retiree, '2026-05-05', ['prefete']);
  await call('misesEnDemeure.retirer', {
    miseEnDemeureId: retiree,
    date: '2026-05-20',
    motif: 'Accord trouvé.',
  });
  const suivie = await preparer('region', 'ART3-4');
  await call('misesEnDemeure.signer', { miseEnDemeureId: suivie, date: '2026-10-05' });
  await envoyer(suivie, '2026-10-06', ['prefete', 'recteur', 'draaf']);
  const motifs = ['non_reclame', 'refuse', 'adresse_inconnue'] as const;
  for (const [rang, { id: envoiId }] of (registre().misesEnDemeure.get(suivie)?.envois ?? []).entries())
    await call('misesEnDemeure.suivreEnvoi', {
      miseEnDemeureId: suivie,
      envoiId,
      preuveDepot: rang === 1 ? 'Preuve reçue après coup' : null,
      presentationLe: rang === 2 ? null : '2026-10-08',
      distributionLe: null,
      retour: { date: '2026-10-26', motif: motifs[rang] ?? 'refuse' },
    });
  const fondement = await preparer('region', 'ART3-4');
  await call('misesEnDemeure.signer', { miseEnDemeureId: fondement, date: '2026-07-01' });
  await envoyer(fondement, '2026-07-02', ['prefete', 'recteur', 'draaf']);

  // An attachment to each kind of act, before the convention is denounced; the same bytes twice.
  const joindre = async (
    collection: Input<'pieces.ajouter'>['objet']['collection'],
    id: string,
    nature: Input<'pieces.ajouter'>['nature'],
    [nom, bytes]: readonly [string, Uint8Array],
  ): Promise<string> => {
    const added = await call('pieces.ajouter', {
      jeton: await donner(nom, bytes),
      objet: { collection, id },
      nature,
    });
    return added.id;
  };
  await joindre('conventions', conventionId, 'acte_signe', ['Convention signée.PDF', pdf('convention')]);
  await joindre('avenants', enVigueur, 'acte_signe', ['Avenant.pdf', pdf('avenant')]);
  await joindre('avis', publie, 'proces_verbal', ['PV.txt', Buffer.from('Procès-verbal de la séance.\n')]);
  await joindre('misesEnDemeure', fondement, 'lettre', ['Lettre.pdf', pdf('lettre')]);
  await joindre('misesEnDemeure', suivie, 'bordereau_recommande', ['Lettre bis.pdf', pdf('lettre')]);

  // The trash: drafts with what depended on them, and one that came back.
  for (const objet of ['Supprimé avec ses pièces', 'Supprimé puis rétabli']) {
    const id = await demander(objet);
    await ajouter(id, { nature: 'abroger', divisionId: 'art5' });
    await joindre('avenants', id, 'autre', ['Note.txt', Buffer.from(`Note sur « ${objet} ».\n`)]);
    await joindre('avenants', id, 'lettre', ['Courrier.pdf', pdf(objet)]);
    await call('corbeille.supprimer', { collection: 'avenants', id, motif: 'Saisi deux fois' });
    if (objet.endsWith('rétabli')) {
      const element = [...registre().corbeille.values()].find(({ racine }) => racine.id === id);
      await call('corbeille.retablir', { id: element?.id ?? '' });
    }
  }
  const aJeter = await preparer('etat', 'ART2-2-6');
  await call('corbeille.supprimer', { collection: 'misesEnDemeure', id: aJeter, motif: 'Sans objet' });

  // Every way back: undone, given again, undone for good; rectified; restored; imported.
  const annuler = async () => {
    const pile = await call('historique.pile', {});
    await call('historique.annuler', { seq: pile.annuler?.seq ?? 0 });
  };
  await demander('Annulé puis rétabli');
  await annuler();
  const { retablir } = await call('historique.pile', {});
  await call('historique.retablir', { seq: retablir?.seq ?? 0 });
  await demander('Annulé');
  await annuler();

  const rectifie = await demander('Saisine rectifiée');
  const { revision } = await call('avenants.saisir', {
    avenantId: rectifie,
    date: '2026-09-01',
    seancePrevue: null,
  });
  await call('historique.rectifier', { seq: revision, motif: 'La saisine est du 2 septembre' });
  await call('avenants.saisir', { avenantId: rectifie, date: '2026-09-02', seancePrevue: '2026-12-15' });

  const { id: sauvegarde } = await call('sauvegardes.creer', {});
  const { fichier } = await call('echanges.exporter', { pieces: true });
  await demander('Effacé par la restauration');
  await call('sauvegardes.restaurer', {
    id: sauvegarde,
    motif: 'Retour à l’état du matin',
    revision: (await call('registre.revision', {})).revision,
  });
  await demander('Effacé par l’import');
  await call('echanges.importer', {
    jeton: await donner(fichier.nom, prendre(fichier.jeton)),
    motif: 'Reprise de l’export du matin',
    revision: (await call('registre.revision', {})).revision,
  });
  return fondement;
}

async function denoncer({ call, donner }: Mains, miseEnDemeureId: string): Promise<void> {
  const { id: denonciation } = await call('denonciations.notifier', {
    miseEnDemeureId,
    auteurId: 'president',
    notifieeLe: '2026-11-02',
    numero: '1A 000 000 0200 1',
    persistance: 'Le manquement persiste malgré la lettre.',
    priseEffet: { nature: 'date', date: '2027-06-30' },
    derogation: null,
  });
  await call('denonciations.enregistrerReception', {
    denonciationId: denonciation,
    date: '2026-11-04',
  });
  await call('pieces.ajouter', {
    jeton: await donner('Accusé.pdf', pdf('accusé')),
    objet: { collection: 'denonciations', id: denonciation },
    nature: 'autre',
  });
}

/** The real convention alone: signed, its effect settled and its end confirmed, an attachment in the trash. */
export async function conventionReelle({ call, donner, registre }: Mains): Promise<void> {
  const conventionId = CONVENTION_REELLE;
  await call('exemple.charger', { demonstration: false });
  const objet = { collection: 'conventions', id: conventionId } as const;
  for (const [nom, contenu] of [
    ['Délibération.txt', 'Délibération du conseil régional.\n'],
    ['Brouillon.txt', 'Brouillon à jeter.\n'],
  ] as const)
    await call('pieces.ajouter', { jeton: await donner(nom, Buffer.from(contenu)), objet, nature: 'autre' });
  const jetee = [...registre().pieces.values()].find(({ nom }) => nom.startsWith('Brouillon'))?.id ?? '';
  await call('corbeille.supprimer', { collection: 'pieces', id: jetee, motif: 'Brouillon' });
  await call('conventions.signer', { conventionId, signatures: signatures('2023-10-02') });
  await call('conventions.daterActe', { conventionId, faitLe: '2023-10-05' });
  await call('conventions.trancherEffet', {
    conventionId,
    date: '2023-10-05',
    motif: 'Date portée sur l’acte',
  });
  await call('conventions.confirmerFin', {
    conventionId,
    date: '2028-12-31',
    fondement: 'Fin du contrat de plan régional 2022-2028',
  });
}

const SORTIE = {
  nature: 'resiliation',
  n: null,
  unite: null,
  depart: null,
  avantLe: null,
  caractere: 'faculte',
  forme: null,
  par: null,
  portee: null,
} as const;

/** A convention which a party may also leave with notice, and which all may end together. */
const avecSorties = (convention: Convention): Convention => ({
  ...convention,
  divisions: convention.divisions.map((division) => {
    if (division.id !== 'art7') return division;
    const ajoutes = [
      'Chaque partie peut, sans motif, mettre fin à la convention moyennant un préavis de trois mois à compter de la réception d’une lettre recommandée avec accusé de réception.',
      'Elle peut être résiliée d’un commun accord des parties.',
    ].map((texte, rang) => ({ id: `art7-${rang + 2}`, niveau: 0 as const, marque: null, texte }));
    return { ...division, alineas: [...division.alineas, ...ajoutes] };
  }),
  clauses: [
    ...(convention.clauses ?? []),
    {
      id: 'preavis',
      parametres: { ...SORTIE, motif: 'sans_motif', n: 3, unite: 'mois', depart: 'reception', forme: 'lrar' },
      ancres: ['art7-2'],
      origine: { nature: 'acte' },
    },
    {
      id: 'accord',
      parametres: { ...SORTIE, motif: 'accord' },
      ancres: ['art7-3'],
      origine: { nature: 'acte' },
    },
  ],
});

/** Few clauses, none of which its words gainsay: while nobody has signed, any of them may be changed. */
const aChanger: Convention = {
  ...CONVENTION_AURA,
  obligations: [],
  clauses: [
    {
      id: 'autre',
      parametres: { nature: 'autre', objet: 'Évaluation', mots: 'toutes les actions entreprises' },
      ancres: ['art3-6'],
      origine: { nature: 'acte' },
    },
  ],
};

const EN_ATTENTE = {
  'convention-notifiee': avecSorties(attendant('notification', 'sa notification', false)),
  'convention-transmise': avecSorties(
    attendant('transmission', 'sa transmission au représentant de l’État', true),
  ),
  'convention-publiee': avecSorties(attendant('publication', 'sa publication', true)),
  'convention-preavis': avecSorties(CONVENTION_AURA),
  'convention-a-changer': aChanger,
} as const;

/**
 * Conventions that are not the sample, come by one file: their clauses wait for each of the facts an act records, let a
 * party leave with notice, or may still be changed.
 */
export async function clausesEnAttente({ call, donner }: Mains): Promise<void> {
  const gardees = new Set(['art3', 'art6', 'art7']);
  const conventions = Object.entries(EN_ATTENTE).map(([id, one], rang) => ({
    ...one,
    divisions: one.divisions.filter((division) => gardees.has(division.id)),
    obligations: one.obligations.filter(({ article }) => article === '3'),
    id,
    titreCourt: `Convention d’essai n° ${rang + 1}`,
  }));
  const jeton = await donner('export.json', await exportDe(conventions, JOUR));
  const { revision } = await call('echanges.apercu', { jeton });
  await call('echanges.importer', { jeton, motif: 'Reprise des conventions', revision });
  await call('conventions.changerClause', {
    conventionId: 'convention-a-changer',
    clauseId: 'exemplaires',
    parametres: { nature: 'exemplaires', n: 6 },
    ancres: [],
    motif: 'Deux originaux de plus',
  });
  const signees = conventions.map(({ id }) => id).filter((id) => id !== 'convention-a-changer');
  for (const conventionId of signees)
    await call('conventions.signer', { conventionId, signatures: signatures('2026-01-12') });
  const fait = (conventionId: string, date: string) => ({ conventionId, date, preuve: `Reçu du ${date}` });
  await call('conventions.notifier', { ...fait('convention-notifiee', '2026-01-20'), partieId: 'region' });
  await call('conventions.transmettre', fait('convention-transmise', '2026-01-21'));
  await call('conventions.publier', fait('convention-publiee', '2026-01-22'));
  for (const conventionId of signees)
    await call('conventions.confirmerFin', {
      conventionId,
      date: '2029-12-31',
      fondement: 'Fin du contrat de plan',
    });
  await call('conventions.opposerRenouvellement', {
    ...fait('convention-transmise', '2026-10-01'),
    partieId: 'etat',
  });
  await call('conventions.reconduire', fait('convention-notifiee', '2026-10-02'));
  await call('pieces.ajouter', {
    jeton: await donner('Accusé.pdf', pdf('accusé')),
    objet: { collection: 'conventions', id: 'convention-notifiee' },
    nature: 'autre',
  });
  const demander = async (conventionId: string, objet: string): Promise<string> => {
    const { id } = await call('avenants.demander', {
      conventionId,
      objet,
      partieId: 'region',
      date: '2026-03-02',
      auteurId: 'president',
      piece: null,
      articles: [{ titre: 'Article 1er – Objet', alineas: ['Le présent avenant est d’essai.'] }],
      priseEffet: { nature: 'signature' },
    });
    return id;
  };
  for (const conventionId of signees) await demander(conventionId, 'Calendrier');
  const id = await demander('convention-notifiee', 'Saisi deux fois');
  await call('corbeille.supprimer', { collection: 'avenants', id, motif: 'Saisi deux fois' });
  await call('denonciations.resilier', {
    conventionId: 'convention-preavis',
    partieId: 'region',
    auteurId: 'president',
    motifClause: 'sans_motif',
    motif: null,
    notifieeLe: '2026-11-02',
    numero: null,
    effetLe: null,
  });
}

/** Originals that went round: opened, put in order, refused, taken up again, handed over, withdrawn; and a delegation. */
export async function paquets({ call }: Mains): Promise<void> {
  const paquet = { date: '2026-11-20', support: 'papier', motifTexteModifie: null, motifAvis: null } as const;
  await call('exemple.charger', { demonstration: true });
  const { id: delegationId } = await call('delegations.enregistrer', {
    conventionId: CONVENTION_FICTIVE,
    signataireId: 'prefete',
    civilite: 'Monsieur',
    prenom: 'Ivan',
    nom: 'TÉMOIN',
    qualite: 'Secrétaire général',
    numero: '2026-041',
    date: '2026-03-02',
    portee: ['avenant'],
  });
  await call('delegations.publier', { delegationId, support: 'RAA n° 1', publieeLe: '2026-03-05' });
  const objet = { collection: 'avenants', id: 'avenant-professionnalisation' } as const;
  const ouvrir = async (): Promise<string> =>
    (await call('paquets.creer', { ...paquet, objet, visas: ['Service juridique', 'Direction'] })).id;
  const retire = await ouvrir();
  await call('paquets.retirer', { paquetId: retire, date: '2026-11-20', motif: 'Corriger une date' });
  const paquetId = await ouvrir();
  await call('paquets.ordonner', {
    paquetId,
    circuit: QUATRE.map((signataireId, rang) => ({ signataireId, rang: rang < 3 ? 1 : 2 })),
    visas: ['Service juridique', 'Direction'],
  });
  await call('paquets.viser', { paquetId, role: 'Direction', nom: 'A. T.', date: '2026-11-20' });
  await call('paquets.relancer', { paquetId, signataireId: 'president', date: '2026-11-21' });
  await call('paquets.remettre', {
    paquetId,
    original: 1,
    date: '2026-11-21',
    detenteur: 'Préfecture',
    lieu: 'Lyon',
  });
  const signer = (signataireId: string, originaux: readonly number[]) =>
    call('paquets.signer', {
      paquetId,
      cases: originaux.map((original) => ({
        original,
        signataireId,
        date: '2026-11-21',
        delegationId: signataireId === 'prefete' ? delegationId : null,
      })),
    });
  await signer('prefete', [1, 2, 3, 4]);
  await signer('recteur', [1]);
  await call('paquets.refuser', {
    paquetId,
    signataireId: 'draaf',
    date: '2026-11-22',
    motif: 'Une annexe manque',
  });
  await call('paquets.reprendre', { paquetId, date: '2026-11-22' });
  await call('paquets.viser', { paquetId, role: 'Direction', nom: null, date: '2026-11-22' });
  await signer('recteur', [2]);
  const { id } = await call('avenants.demander', {
    conventionId: CONVENTION_FICTIVE,
    objet: 'Saisi deux fois',
    partieId: 'region',
    date: '2026-03-02',
    auteurId: 'president',
    piece: null,
    articles: [],
    priseEffet: { nature: 'signature' },
  });
  await call('corbeille.supprimer', { collection: 'avenants', id, motif: 'Saisi deux fois' });
}

/**
 * A committee that sat without a quorum, then again; a member who left and is forgotten; a denunciation followed by the
 * post and withdrawn; deadlines of somebody's own.
 */
export async function comite(mains: Mains): Promise<void> {
  const { call, registre } = mains;
  await clausesEnAttente(mains);
  const denonciationId = [...registre().denonciations.keys()][0] ?? '';
  const envois = registre().conventions.get('convention-preavis')?.parties[0]?.signataires ?? [];
  await call('denonciations.envoyer', {
    denonciationId,
    envois: envois.map(({ id: destinataireId }, rang) => ({
      destinataireId,
      numero: `1A 123 456 7890 ${rang + 1}`,
      depotLe: '2026-11-02',
      preuveDepot: null,
    })),
  });
  for (const { id: envoiId } of [...registre().denonciations.values()][0]?.envois ?? [])
    await call('denonciations.suivreEnvoi', {
      denonciationId,
      envoiId,
      presentationLe: '2026-11-04',
      distributionLe: '2026-11-05',
      retour: null,
    });
  await call('denonciations.enregistrerSuite', {
    denonciationId,
    nature: 'retrait',
    date: '2026-11-20',
    reference: 'Lettre de retrait du 20 novembre 2026',
  });
  const conventionId = 'convention-notifiee';
  const libre = {
    libelle: 'Bilan annuel',
    date: '2027-03-31',
    attendu: null,
    cause: 'Article 4 : bilan annuel',
    sinon: null,
  };
  const { id: echeanceLibreId } = await call('echeancesLibres.ajouter', { conventionId, ...libre });
  await call('echeancesLibres.corriger', { echeanceLibreId, ...libre, date: '2027-04-30' });
  await call('echeancesLibres.tenir', { echeanceLibreId, date: '2026-11-20' });
  const { id: instanceId } = await call('instances.creer', {
    nom: 'Comité d’essai',
    depuis: '2024-01-01',
    fondement: 'décret du 1er janvier 2024',
  });
  await call('instances.renommer', {
    instanceId,
    nom: 'Comité régional pour l’emploi',
    depuis: '2026-01-01',
    fondement: 'accord des parties',
  });
  await call('instances.regler', { ...REGLES_CRPA, instanceId });
  const siege = (nom: string, siege_: string) => ({
    instanceId,
    college: 'État',
    siege: siege_,
    deliberatif: true,
    rang: 'titulaire' as const,
    presidence: 'aucune' as const,
    bureau: false,
    civilite: 'Madame' as const,
    prenom: 'Ada',
    nom,
    debut: '2025-01-01',
    source: 'arrêté du 20 décembre 2024',
  });
  const membres: string[] = [];
  for (const [nom, place] of [
    ['ESSAI', 'Rectorat'],
    ['MODÈLE', 'Préfecture'],
    ['SPÉCIMEN', 'Région'],
    ['ANCIENNE', 'Agriculture'],
  ] as const)
    membres.push((await call('membresDuComite.enregistrer', siege(nom, place))).id);
  const [un = '', deux = '', trois = '', quatre = ''] = membres;
  const { instanceId: _instance, ...redite } = siege('ESSAI', 'Rectorat');
  await call('membresDuComite.corriger', { membreId: un, ...redite, prenom: 'Éva' });
  await call('membresDuComite.terminer', { membreId: quatre, fin: '2025-12-31', motif: 'fin de fonctions' });
  const { id: avenantId } = await call('avenants.demander', {
    conventionId,
    objet: 'Calendrier du comité',
    partieId: 'region',
    date: '2026-09-02',
    auteurId: 'president',
    piece: null,
    articles: [{ titre: 'Article 1er – Objet', alineas: ['Le présent avenant est d’essai.'] }],
    priseEffet: { nature: 'signature' },
  });
  const point = { objet: 'avenant' as const, avenantId, conventionId, intitule: null, documents: null };
  const { id: seanceId } = await call('seances.programmer', {
    instanceId,
    date: '2026-10-12',
    formation: 'pleniere',
  });
  await call('seances.modifier', { seanceId, date: '2026-10-13', heure: '14 h 30' });
  await call('seances.inscrire', { seanceId, ...point });
  await call('seances.inscrire', { seanceId, objet: 'autre', intitule: 'Questions diverses' });
  await call('seances.retirerPoint', { seanceId, pointId: '2' });
  const convoquer = (id: string, date: string, sansQuorum: boolean) =>
    call('seances.convoquer', { seanceId: id, date, conjointe: true, piecesJointes: true, sansQuorum });
  await convoquer(seanceId, '2026-09-28', false);
  await call('seances.pointer', { seanceId, membres: [un], mode: 'present' });
  const { id: seconde } = await call('seances.reconvoquer', { seanceId, date: '2026-11-16' });
  await convoquer(seconde, '2026-11-02', true);
  await call('seances.pointer', { seanceId: seconde, membres: [un, deux, trois], mode: 'present' });
  await call('seances.deporter', {
    seanceId: seconde,
    pointId: '1',
    membreId: deux,
    motif: 'intérêt à l’affaire',
  });
  await call('seances.quitter', { seanceId: seconde, pointId: '1', membres: [trois] });
  await call('seances.rendreAvis', {
    seanceId: seconde,
    pointId: '1',
    sens: 'favorable',
    pour: 1,
    contre: 0,
    abstentions: 0,
  });
  await call('seances.publierAvis', { seanceId: seconde, pointId: '1', date: '2026-11-18', support: 'Site' });
  await call('seances.clore', { seanceId: seconde, date: '2026-11-18', procesVerbal: 'PV n° 1' });
  await call('membresDuComite.joindre', { membreId: quatre, courriel: 'ancienne@exemple.invalid' });
  await call('membresDuComite.purger', { membres: [quatre], motif: 'mandat fini depuis plus d’un an' });
  const { id: annulee } = await call('seances.programmer', {
    instanceId,
    date: '2026-12-10',
    formation: 'pleniere',
  });
  await call('seances.annuler', { seanceId: annulee, date: '2026-11-20', motif: 'intempéries annoncées' });
}

/** A draft held to a schedule, moved once; another that left its own; delays of usage said otherwise. */
export async function plannings({ call, donner }: Mains): Promise<void> {
  await call('exemple.charger', { demonstration: true });
  await call('pieces.ajouter', {
    jeton: await donner('Calendrier.pdf', pdf('calendrier')),
    objet: { collection: 'avenants', id: 'avenant-axes-schema' },
    nature: 'autre',
  });
  const retenir = (effet: string) =>
    call('avenants.retenirPlanning', {
      avenantId: 'avenant-axes-schema',
      effet,
      seances: ['2027-03-25'],
      commissions: ['2027-04-16', '2027-05-21'],
      durees: { signature: 30 },
    });
  await retenir('2027-07-01');
  await retenir('2027-09-01');
  await call('avenants.quitterPlanning', { avenantId: 'avenant-axes-schema' });
  await retenir('2027-10-01');
  await call('delaisUsage.regler', { cle: 'publicationAvis', jours: 60, source: 'Règlement intérieur' });
  await call('delaisUsage.regler', { cle: 'redaction', jours: 45, source: 'Habitude du service' });
  const { id } = await call('echeancesLibres.ajouter', {
    conventionId: CONVENTION_FICTIVE,
    libelle: 'Bilan annuel',
    date: '2027-02-01',
    cause: 'Promesse du service',
  });
  await call('corbeille.supprimer', { collection: 'echeancesLibres', id, motif: 'Le bilan est abandonné.' });
}
