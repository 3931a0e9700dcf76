import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { avenantModel } from '#actes/avenant';
import { articlesComplets } from '#actes/avenant-articles';
import { texteInitial } from '#domain/texte/en-vigueur';
import { conventionModel } from '#actes/convention';
import { citation, miseEnDemeureModel } from '#actes/mise-en-demeure';
import { denonciationModel } from '#actes/denonciation';
import type { Block, DocumentModel } from '#actes/model';
import { conventionToText, modelToText, runsToText } from '#actes/texte';
import type { Avenant } from '#domain/fiches/avenant';
import { phraseDe } from '#domain/legistique/phrase';
import { civilDate } from '#domain/civil-date';
import type { MiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import type { Convention } from '#domain/fiches/convention';
import {
  CLAUSE,
  AVENANT,
  AVENANT_SIGNE,
  CONVENTION,
  DENONCIATION,
  FICHE,
  FICHE_DEMONSTRATION,
  MISE_EN_DEMEURE,
  MISE_EN_DEMEURE_ENVOYEE,
  SIGNEE,
  avis,
} from '../documents/cas';
import { inOrder, straight } from '../documents/order';

const SOURCE = readFileSync(
  new URL('../fixtures/convention-auvergne-rhone-alpes-2022-2028.txt', import.meta.url),
  'utf8',
);
const text = (model: DocumentModel): string => straight(modelToText(model));
const headings = (model: DocumentModel): readonly string[] =>
  model.blocks.flatMap((block: Block) =>
    block.kind === 'heading' ? [straight(runsToText(block.runs))] : [],
  );

const TEXTE = texteInitial(CONVENTION);

describe('la convention', () => {
  const model = conventionModel({ fiche: FICHE, convention: CONVENTION });

  it('contient chaque phrase de l’acte réel, dans l’ordre', () => {
    expect(inOrder(SOURCE, modelToText(model))).toBeNull();
  });

  it('se relit en texte brut mot pour mot, apostrophes droites comprises', () => {
    const flat = (one: string): string => one.replace(/\s+/gu, ' ').trim();
    expect(flat(conventionToText(CONVENTION))).toBe(flat(SOURCE));
  });

  it('accorde la désignation des parties au signataire', () => {
    const accorde: Convention = {
      ...CONVENTION,
      parties: [
        { ...CONVENTION.parties[0]!, signataires: [CONVENTION.parties[0]!.signataires[0]!] },
        {
          ...CONVENTION.parties[1]!,
          signataires: [
            {
              ...CONVENTION.parties[1]!.signataires[0]!,
              fonction: { libelle: 'Présidente', genre: 'f' },
              personne: { civilite: 'Madame', prenom: 'Camille', nom: 'FICTIVE' },
            },
          ],
        },
      ],
    };
    const out = text(conventionModel({ fiche: FICHE, convention: accorde }));
    expect(out).toContain("L'État, représenté par la Préfète de région, Madame Fabienne BUCCIO,");
    expect(out).toContain('La Région, représentée par sa Présidente, Madame Camille FICTIVE,');
    expect(out).toContain('La Présidente,');
  });

  it('laisse la date en blanc tant que l’acte n’en porte pas, puis l’imprime', () => {
    expect(text(model)).toMatch(/Fait à Lyon en quatre exemplaires, le …+/u);
    const faite = { ...CONVENTION, faitLe: civilDate('2023-07-01') };
    expect(text(conventionModel({ fiche: FICHE, convention: faite }))).toContain(
      'Fait à Lyon en quatre exemplaires, le 1er juillet 2023',
    );
  });

  it('porte la mention de démonstration, et elle seule', () => {
    expect(model.watermark).toBeNull();
    expect(conventionModel({ fiche: FICHE_DEMONSTRATION, convention: CONVENTION }).watermark).toBe(
      'DÉMONSTRATION — acte fictif',
    );
  });

  it('garde les défauts d’écriture de l’acte signé', () => {
    for (const defaut of [
      'LA REGION',
      'L.612-3',
      '5 Mars 2014',
      'démarché',
      'Interaction',
      'co définies',
      '2ème',
    ]) {
      expect(text(model)).toContain(defaut);
    }
  });
});

describe('l’avenant', () => {
  const projet = avenantModel({
    reference: TEXTE,
    fiche: FICHE,
    convention: SIGNEE,
    avenant: AVENANT,
    avis: null,
    instance: 'CREFOP',
  });
  const signe = avenantModel({
    reference: TEXTE,
    fiche: FICHE,
    convention: SIGNEE,
    avenant: { ...AVENANT_SIGNE, numero: 2, id: 'avenant-b' },
    avis: avis('defavorable', 'Comité régional fictif'),
    precedents: [AVENANT_SIGNE],
  });

  it('est un projet jusqu’à sa mise à la signature, puis un acte à signer qui porte son numéro', () => {
    expect(projet.watermark).toBe('PROJET');
    expect(text(projet)).toContain("Projet d'avenant à la convention État–Région SPRO");
    expect(text(projet)).toMatch(/Vu l'avis du CREFOP en date du …+ ;/u);
    const aSigner = avenantModel({
      reference: TEXTE,
      fiche: FICHE,
      convention: SIGNEE,
      avenant: { ...AVENANT_SIGNE, signatures: AVENANT_SIGNE.signatures.slice(1) },
      avis: avis('favorable'),
    });
    expect(aSigner.watermark).toBeNull();
    expect(text(aSigner)).toContain('Avenant n° 1 à la convention');
    expect(text(aSigner)).not.toContain('n° …');
    expect(signe.watermark).toBeNull();
    expect(text(signe)).toContain('Avenant n° 2 à la convention');
  });

  it('vise la convention, les avenants antérieurs, la demande et l’avis même défavorable, dans cet ordre', () => {
    const expected = [
      'Vu la convention État–Région SPRO Auvergne-Rhône-Alpes 2022-2028, signée entre le 3 juillet 2023 et le 12 juillet 2023 et prenant effet le 12 juillet 2023, notamment son article 6 ;',
      "Vu l'avenant n° 1 à cette convention, signé le 1er juin 2026 ;",
      'Vu la demande de modification présentée le 1er mars 2026 par la Région, par la voix du Président, Monsieur Laurent WAUQUIEZ (référence : REG-2026-014) ;',
      "Vu l'avis défavorable du Comité régional fictif en date du 1er mai 2026 ;",
    ];
    expect(inOrder(expected.join('\n'), modelToText(signe))).toBeNull();
  });

  it.each([
    ['favorable_avec_reserves', "Vu l'avis favorable avec réserves du CREFOP en date du 1er mai 2026 ;"],
    ['partage', "Vu l'avis partagé du CREFOP en date du 1er mai 2026 ;"],
    ['pris_acte', "Vu l'avis du CREFOP en date du 1er mai 2026, prenant acte du projet ;"],
  ] as const)('dit le sens de l’avis : %s', (sens, expected) => {
    const model = avenantModel({
      reference: TEXTE,
      fiche: FICHE,
      convention: SIGNEE,
      avenant: AVENANT,
      avis: avis(sens, 'CREFOP'),
    });
    expect(text(model)).toContain(expected);
  });

  it.each(['sursis', 'sans_avis'] as const)('ne tient pas « %s » pour un avis rendu', (sens) => {
    const model = avenantModel({
      reference: TEXTE,
      fiche: FICHE,
      convention: SIGNEE,
      avenant: AVENANT,
      avis: avis(sens, 'CREFOP'),
    });
    expect(text(model)).toMatch(/Vu l'avis du CREFOP en date du …+ ;/u);
  });

  it('ne vise aucun avis quand la convention n’en demande pas, et porte la date de la dernière signature', () => {
    const model = avenantModel({
      reference: TEXTE,
      fiche: FICHE,
      convention: SIGNEE,
      avenant: AVENANT,
      avis: null,
    });
    expect(text(model)).not.toContain("Vu l'avis");
    const tardive: Convention = {
      ...SIGNEE,
      clauses: (SIGNEE.clauses ?? []).map((one) =>
        one.parametres.nature === 'effet'
          ? { ...one, parametres: { ...one.parametres, decalage: { n: 15, unite: 'jours' } } }
          : one,
      ),
    };
    const titre = (convention: Convention): string =>
      avenantModel({ reference: TEXTE, fiche: FICHE, convention, avenant: AVENANT, avis: null }).title;
    expect(titre(tardive)).toBe(titre(SIGNEE));
    expect(titre(SIGNEE)).toMatch(/ du \d{1,2}(?:er)?\s/u);
  });

  it('numérote ses articles et ajoute ce qu’aucun ne dit', () => {
    expect(headings(projet)).toEqual([
      'Article 1er – Objet',
      "Article 2 – Modification de l'article 4",
      'Article 3 – Stipulations inchangées',
      'Article 4 – Entrée en vigueur',
    ]);
    expect(text(projet)).toContain('Les autres stipulations de la convention demeurent inchangées.');
    expect(text(projet)).toContain('Le présent avenant prend effet à compter de sa date de signature.');
  });

  it('dit l’annexe qu’il vient d’ajouter, et met en liste ce que la convention mettra en liste', () => {
    const annexe = {
      nature: 'ajouter_annexe',
      numero: '1',
      intitule: 'ANNEXE 1 : CALENDRIER',
      alineas: [
        { niveau: 0, marque: null, texte: 'Le calendrier fixe :' },
        { niveau: 1, marque: '-', texte: 'au printemps :' },
        { niveau: 2, marque: '-', texte: 'les forums ;' },
        { niveau: 1, marque: '-', texte: 'à l’automne, le bilan.' },
      ],
    } as const;
    const mots = {
      nature: 'remplacer_mots',
      cible: { divisionId: 'op-1-division', alineaId: null },
      ancien: 'fixe',
      nouveau: 'arrête',
      partout: false,
    } as const;
    const item = {
      nature: 'inserer_alineas',
      divisionId: 'art4',
      apres: 'art4-10',
      alineas: [{ niveau: 2, marque: '-', texte: 'Mesurer la satisfaction.' }],
    } as const;
    const avenant: Avenant = {
      ...AVENANT,
      articles: [],
      operations: [annexe, mots, item].map((modification, rang) => ({
        id: `op-${rang + 1}`,
        modification,
        phrase: rang === 1 ? ['À l’annexe 1, …'] : phraseDe(modification, TEXTE),
        lu: '',
      })),
    };
    const model = avenantModel({
      reference: TEXTE,
      fiche: FICHE,
      convention: SIGNEE,
      avenant,
      avis: null,
    });
    expect(headings(model).slice(1, 4)).toEqual([
      "Article 2 – Modification de l'article 4",
      "Article 3 – Ajout d'une annexe 1",
      "Article 4 – Modification de l'annexe 1",
    ]);
    const cites = model.blocks.flatMap((block) =>
      block.kind === 'quote' ? [{ dit: straight(runsToText(block.runs)), liste: block.liste }] : [],
    );
    expect(cites).toEqual([
      { dit: 'Mesurer la satisfaction. »', liste: { level: 2, marker: '«\u00a0–' } },
      { dit: '« ANNEXE 1 : CALENDRIER', liste: undefined },
      { dit: '« Le calendrier fixe :', liste: undefined },
      { dit: 'au printemps :', liste: { level: 1, marker: '«\u00a0–' } },
      { dit: 'les forums ;', liste: { level: 2, marker: '«\u00a0–' } },
      { dit: "à l'automne, le bilan. »", liste: { level: 1, marker: '«\u00a0–' } },
    ]);
  });

  it('n’ajoute rien à un avenant complet', () => {
    const complet = {
      ...AVENANT,
      articles: [
        { titre: 'Article 1er – Objet', alineas: ['Objet.'] },
        { titre: 'Article 2 – Divers', alineas: ['Les autres stipulations demeurent inchangées.'] },
        { titre: 'Article 3 – Entrée en vigueur', alineas: ['Le présent avenant entre en vigueur demain.'] },
      ],
    };
    expect(articlesComplets(complet, TEXTE)).toEqual(
      complet.articles.map(({ titre, alineas }) => ({
        titre,
        lignes: alineas.map((texte) => ({ texte, cite: false })),
      })),
    );
  });

  it('dit une date d’effet fixée, sans qu’elle précède la signature', () => {
    const fixe = { ...AVENANT, priseEffet: { nature: 'date', date: civilDate('2027-01-01') } as const };
    expect(
      text(avenantModel({ reference: TEXTE, fiche: FICHE, convention: SIGNEE, avenant: fixe, avis: null })),
    ).toContain(
      'Le présent avenant prend effet le 1er janvier 2027, ou à la date de la dernière signature si celle-ci est postérieure.',
    );
  });

  it('porte les noms lisibles et les dates de signature', () => {
    expect(
      inOrder('Le Président,\nMonsieur Laurent WAUQUIEZ\nSigné le 1er juin 2026', modelToText(signe)),
    ).toBeNull();
  });
});

describe('la dénonciation', () => {
  const letter = (miseEnDemeure: MiseEnDemeure): string =>
    text(
      denonciationModel({
        fiche: FICHE,
        convention: SIGNEE,
        denonciation: DENONCIATION,
        miseEnDemeure,
        clause: CLAUSE,
        effet: null,
        destinataires: ['etat'],
      }),
    );

  it('cite chaque recommandé à sa date, et dit le manquement dans une phrase à lui', () => {
    const [premier] = MISE_EN_DEMEURE_ENVOYEE.envois;
    expect(letter(MISE_EN_DEMEURE_ENVOYEE)).toMatch(
      /par trois lettres recommandées avec accusé de réception : n° [^;]+, déposée le [^;]+ ; n° [^;]+ ; et n° /u,
    );
    expect(letter({ ...MISE_EN_DEMEURE_ENVOYEE, envois: [premier!] })).toMatch(
      /par lettre recommandée avec accusé de réception n° [^;]+, déposée le /u,
    );
    expect(letter(MISE_EN_DEMEURE_ENVOYEE)).toContain(
      `le manquement persiste. ${straight(DENONCIATION.persistance ?? '?')}`,
    );
    expect(letter(MISE_EN_DEMEURE_ENVOYEE)).toContain('du jour où vous en avez connaissance');
  });
});

describe('la mise en demeure', () => {
  const brouillon = miseEnDemeureModel({
    clause: CLAUSE,
    fiche: FICHE,
    convention: SIGNEE,
    miseEnDemeure: MISE_EN_DEMEURE,
  });
  const envoyee = miseEnDemeureModel({
    clause: CLAUSE,
    fiche: FICHE,
    convention: SIGNEE,
    miseEnDemeure: MISE_EN_DEMEURE_ENVOYEE,
    avenants: [AVENANT_SIGNE],
  });
  const MOTS =
    "à l'expiration d'un délai de deux mois suivant l'envoi d'une lettre recommandée avec accusé de réception, valant mise en demeure de se conformer aux obligations contractuelles";

  it.each([
    ['les mots « mise en demeure »', 'MISE EN DEMEURE'],
    ['lieu et date', 'Lyon, le 20 novembre 2026'],
    ['l’auteur et sa qualité', 'La Région\nLe Président\nMonsieur Laurent WAUQUIEZ'],
    [
      'le destinataire et son adresse',
      'Madame Fabienne BUCCIO\nPréfète de région\n1, place de la Fiction\n69001 LYON',
    ],
    ['la forme de l’envoi', 'Lettre recommandée avec accusé de réception'],
    ['la place du numéro de l’envoi', 'Lettre recommandée avec accusé de réception n° …'],
    [
      'la convention',
      'signée entre le 3 juillet 2023 et le 12 juillet 2023 et en vigueur depuis le 12 juillet 2023',
    ],
    ['ses avenants', "modifiée par l'avenant n° 1 signé le 1er juin 2026"],
    ['l’obligation citée', "De la possibilité de bénéficier de l'offre de professionnalisation"],
    ['les faits datés', 'Faits constatés le 1er septembre 2026 :'],
    ['la mise en conformité', "le rétablissement de l'accès à cette offre"],
    ['la clause de délai', MOTS],
    [
      'la faculté de dénoncer',
      "la convention pourra être dénoncée par la Région sur le fondement de l'article 7 de la convention",
    ],
    ['les pièces jointes', '1. Courrier de suspension du 1er septembre 2026'],
    ['l’appel de chacun', 'Monsieur le Recteur,'],
  ])('contient %s', (_, expected) => {
    expect(text(envoyee)).toContain(expected);
  });

  it('dit le délai par les mots de la clause, et aucune date de son calcul, avant comme après l’envoi', () => {
    for (const lettre of [envoyee, brouillon]) {
      expect(text(lettre)).toContain(MOTS);
      expect(text(lettre)).not.toMatch(/2027|vingt-quatre heures/u);
    }
  });

  it('laisse lieu et date à remplir tant qu’elle n’est pas signée', () => {
    expect(text(brouillon)).toMatch(/Lyon, le …+/u);
    expect(text(brouillon)).not.toContain('Signé le');
  });

  it('cite l’obligation avec la phrase qui la gouverne, et marque la coupure', () => {
    const obligation = SIGNEE.obligations.find(({ id }) => id === 'ART3-3')!;
    const passages = citation(SIGNEE, obligation);
    expect(passages).toHaveLength(3);
    expect(passages[0]).toMatch(/^L'État à travers .* au niveau régional :$/u);
    expect(passages[1]).toBe('[…]');
    expect(passages[2]).toMatch(/^– De la possibilité/u);
  });

  it('s’adresse à un seul destinataire par sa fonction', () => {
    const versRegion = {
      ...MISE_EN_DEMEURE,
      partieEmettriceId: 'etat',
      partieDestinataireId: 'region',
      auteurId: 'prefete',
      griefs: [{ ...MISE_EN_DEMEURE.griefs[0]!, obligationId: 'ART2-2-6' }],
    };
    const out = text(
      miseEnDemeureModel({ clause: CLAUSE, fiche: FICHE, convention: SIGNEE, miseEnDemeure: versRegion }),
    );
    expect(out).toContain('Monsieur le Président,');
    expect(out).toContain("D'établir un bilan d'activité");
    expect(out).toContain('2. Obligations de la Région et manquements constatés');
  });

  it('quotes the words in force when the facts took place, not those signed nor those of the letter’s day', () => {
    const [grief] = MISE_EN_DEMEURE.griefs;
    const [obligation] = SIGNEE.obligations.filter(({ id }) => id === grief?.obligationId);
    const asked: string[] = [];
    const out = text(
      miseEnDemeureModel({
        clause: CLAUSE,
        fiche: FICHE,
        convention: SIGNEE,
        miseEnDemeure: MISE_EN_DEMEURE,
        texteAu: (jour) => {
          asked.push(jour);
          return {
            ...SIGNEE,
            divisions: SIGNEE.divisions.map((division) => ({
              ...division,
              alineas: division.alineas.map((alinea) =>
                obligation?.alineaIds.includes(alinea.id) === true
                  ? { ...alinea, texte: 'Obligation récrite par un avenant ;' }
                  : alinea,
              ),
            })),
          };
        },
      }),
    );
    expect(asked).toEqual(MISE_EN_DEMEURE.griefs.map(({ dateFaits }) => dateFaits));
    expect(out).toContain('Obligation récrite par un avenant');
  });
});
