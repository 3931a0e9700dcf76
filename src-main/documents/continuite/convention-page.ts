import { formatInstantShort } from '#contract/instant';
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { allSignataires, fullName, withArticle } from '#domain/parties/partie';
import type { Partie, Signataire, Signature } from '#domain/parties/partie';
import { etapesLe, nomActe, nomsPartie, partiesLe, titulaires } from '#domain/parties/versions';
import type { DenonciationView } from '#contract/conventions';
import type { Reprise } from '#domain/reprise';
import { upperFirst } from '#domain/french';
import { dureeDe, leDeclencheur } from '#domain/delais/calcul';
import { sourceAppliquee } from '#domain/resiliation/clause';
import type { AvenantView, AvisView, MiseEnDemeureView } from '#contract/views';
import { ETAT_AVENANT_LABELS } from '#domain/fiches/avenant';
import { ETAT_CONVENTION_LABELS, FAIT_CONVENTION_LABELS } from '#domain/fiches/convention';
import { titreDe } from '#domain/legistique/corps';
import { NATURE_CLAUSE_LABELS } from '#registre/fiches/clauses';
import type { Alinea, Division } from '#domain/texte/divisions';
import { FORMATION_LABELS, SENS_LABELS } from '#domain/fiches/avis';
import { formatTaille } from '#domain/fichier';
import { NATURE_LABELS } from '#domain/fiches/piece';
import {
  ETAT_MISE_EN_DEMEURE_LABELS,
  MOTIF_RETOUR_LABELS,
  PREUVE_LABELS,
} from '#domain/fiches/mise-en-demeure';
import type { PageConvention } from '../../application/echanges/ports';
import { isWords } from '#actes/model';
import type { DocumentModel } from '#actes/model';
import { modelToText, runsToText } from '#actes/texte';
import { facts, html, multiline, NOTHING, page, table } from './html';
import type { Html, PageOptions } from './html';

type ConventionView = PageConvention['view'];

const day = (date: CivilDate | null | undefined): string => (date ? formatDate(date) : '');

/** The page of one convention: everything the registry knows of it, readable with nothing but a browser. */
export function conventionPage(
  { index, view, actes, fiches, pieces, journal }: PageConvention,
  options: Omit<PageOptions, 'titre' | 'index'>,
): string {
  const { convention, etat, effet, terme } = view;
  const noms = namesOf(view);
  const sections = [
    {
      id: 'parties',
      titre: 'Parties et signataires',
      corps: parties(view),
    },
    { id: 'texte', titre: 'Texte signé de la convention', corps: texte(convention) },
    ...actes
      .filter(({ type }) => type === 'version-consolidee')
      .map(({ titre, model }) => ({ id: 'consolide', titre, corps: consolide(model) })),
    { id: 'clauses', titre: 'Clauses', corps: clauses(view) },
    {
      id: 'avenants',
      titre: 'Avenants',
      corps: list(view.avenants, (one) => avenant(one, noms), 'Aucun avenant.'),
    },
    { id: 'avis', titre: 'Avis du comité', corps: list(view.avis, avis, 'Aucun avis.') },
    {
      id: 'resiliation',
      titre: 'Mises en demeure et résiliation',
      corps: html`${list(view.misesEnDemeure, (one) => miseEnDemeure(one, noms), 'Aucune mise en demeure.')}
      ${view.denonciations.map((one) => denonciation(one, noms))}`,
    },
    ...fiches.map(({ id, titre, colonnes, lignes }) => ({
      id,
      titre,
      corps: table(
        titre,
        colonnes,
        lignes.map((cells) => cells.map((cell) => html`${cell}`)),
      ),
    })),
    { id: 'documents', titre: 'Actes et pièces', corps: documents(actes, pieces) },
    { id: 'chronologie', titre: 'Chronologie', corps: chronologie(view.chronologie) },
    { id: 'journal', titre: 'Extrait du journal', corps: extrait(journal) },
  ];
  const body = html`<h1>${convention.titre}</h1>
    <p class="chapeau">${index.region} <span class="etat">${ETAT_CONVENTION_LABELS[etat]}</span></p>
    ${facts([
      ['Prise d’effet', effet.etat === 'determine' ? day(effet.date) : 'non déterminée'],
      ['Cause', effet.cause],
      ['Fin', finDite(terme)],
      ['Cause de la fin', terme.cause],
      ['Identifiant', html`<code>${convention.id}</code>`],
    ])}
    <nav aria-label="Sommaire de la page">
      <ul>
        ${sections.map(({ id, titre }) => html`<li><a href="#${id}">${titre}</a></li>`)}
      </ul>
    </nav>
    ${sections.map(
      ({ id, titre, corps }) =>
        html`<section aria-labelledby="${id}">
          <h2 id="${id}">${titre}</h2>
          ${corps}
        </section>`,
    )}`;
  return page({ ...options, titre: convention.titreCourt, index: '../index.html' }, body);
}

const finDite = ({ etat, date }: ConventionView['terme']): string =>
  date === null
    ? etat === 'indeterminee'
      ? 'durée indéterminée'
      : 'non déterminée'
    : `${day(date)}${etat === 'hypothese' ? ' (hypothèse, non confirmée)' : ''}`;

/** People and parties as they were on the day of a fact; as today for one that has no day yet. */
type Noms = {
  readonly signataire: (id: string, jour: CivilDate | null) => string;
  readonly partie: (id: string, jour: CivilDate | null) => string;
};

const designation = ({ personne, fonction }: Pick<Signataire, 'personne' | 'fonction'>): string =>
  `${fullName(personne)}, ${withArticle(fonction)}`;

function nommer(parties: readonly Partie[], id: string): string {
  const found = allSignataires(parties).find((one) => one.id === id);
  return found ? designation(found) : id;
}

function namesOf({ parties, versionsParties }: ConventionView): Noms {
  const le = (jour: CivilDate | null): readonly Partie[] =>
    jour === null ? parties : partiesLe(versionsParties, jour);
  return {
    signataire: (id, jour) => nommer(le(jour), id),
    partie: (id, jour) => le(jour).find((one) => one.id === id)?.nom ?? id,
  };
}

function list<T>(items: readonly T[], say: (item: T) => Html, none: string): Html {
  return items.length === 0 ? html`<p>${none}</p>` : html`${items.map(say)}`;
}

/** What the convention makes the registry compute, the words that say it, the facts it waits for. */
function clauses({
  clauses: { clauses: all, absentes, faits, joursLocaux },
  parties: known,
}: ConventionView): Html {
  const nom = (id: string | null): string => known.find((one) => one.id === id)?.nom ?? '';
  return html`${table(
    'Ce que la convention fait calculer ou refuser',
    ['Clause', 'Ce qu’elle dit', 'Où', 'Mots'],
    all.map(({ nature, sens, lieu, dit, certitude, desaccord }) => [
      html`${NATURE_CLAUSE_LABELS[nature]}`,
      html`${sens}${certitude.sure ? '' : ` (à confirmer : ${certitude.doutes.join(' ')})`}${
        desaccord === null ? '' : ` (ses mots disent : ${desaccord.sens})`
      }`,
      html`${lieu ?? ''}`,
      html`${dit ?? ''}`,
    ]),
  )}
  ${absentes.map(({ suite }) => html`<p>${suite}</p>`)}
  ${
    faits.length === 0
      ? NOTHING
      : table(
          'Faits que les clauses attendent',
          ['Fait', 'Date', 'Preuve', 'Partie'],
          faits.map(({ nature, date, preuve, partieId }) => [
            html`${FAIT_CONVENTION_LABELS[nature]}`,
            html`${day(date)}`,
            html`${preuve}`,
            html`${nom(partieId)}`,
          ]),
        )
  }
  ${
    joursLocaux.length === 0
      ? NOTHING
      : table(
          'Jours chômés locaux',
          ['Jour', 'Nom'],
          joursLocaux.map(({ date, nom: dit }) => [html`${day(date)}`, html`${dit}`]),
        )
  }`;
}

/** The signatories as they are today; the signature of the convention keeps the hand that gave it. */
function parties({ convention, parties: all, versionsParties, aujourdhui }: ConventionView): Html {
  const signed = new Map(convention.signatures.map(({ signataireId, date }) => [signataireId, date]));
  return html`${all.map(({ id: partieId, nom, signataires }) => {
    const renamed = etapesLe(nomsPartie(versionsParties, partieId), aujourdhui).at(-1)?.acte ?? null;
    return table(
      renamed === null ? nom : `${nom} (nom donné par ${nomActe(renamed)})`,
      ['Signataire', 'Fonction', 'Signature', 'Adresse'],
      signataires.map(({ id, personne, fonction, adresse }) => {
        const held = etapesLe(titulaires(versionsParties, id), aujourdhui);
        const acte = held.at(-1)?.acte ?? null;
        const signeLe = signed.get(id);
        const signature = day(signeLe) || 'non signée';
        // The hand that gave it, when it is not today's.
        const main =
          signeLe === undefined
            ? undefined
            : allSignataires(partiesLe(versionsParties, signeLe)).find((one) => one.id === id);
        const autre = main !== undefined && fullName(main.personne) !== fullName(personne);
        return [
          html`${fullName(personne)}${
            acte === null
              ? ''
              : ` (${acte.nature === 'avenant' ? 'désignation par ' : ''}${nomActe(acte)}, depuis le ${day(acte.effet)})`
          }`,
          html`${fonction.libelle}`,
          html`${autre ? `${signature}, par ${designation(main)}` : signature}`,
          multiline(adresse.join('\n')),
        ];
      }),
    );
  })}`;
}

function texte({
  visas,
  formule,
  divisions,
}: {
  readonly visas: readonly { readonly texte: string }[];
  readonly formule: string;
  readonly divisions: readonly Division[];
}): Html {
  return html`<div class="acte">
    ${visas.map((visa) => html`<p class="alinea">${visa.texte}</p>`)}
    <p class="alinea"><strong>${formule}</strong></p>
    ${divisions.map(
      (division) =>
        html`<h3>${titreDe(division)}</h3>
          ${division.alineas.map(alinea)}`,
    )}
  </div>`;
}

function alinea({ niveau, marque, texte: words, gras = [] }: Alinea): Html {
  return html`<p class="alinea n${niveau}">
    ${marque === null ? NOTHING : html`${marque} `}${bold(words, gras)}
  </p>`;
}

/** The passages the act prints in bold, wherever they stand. */
function bold(text: string, gras: readonly string[]): Html {
  const at = gras
    .map((passage) => ({ passage, from: passage === '' ? -1 : text.indexOf(passage) }))
    .filter(({ from }) => from !== -1)
    .sort((a, b) => a.from - b.from)[0];
  if (at === undefined) return html`${text}`;
  const end = at.from + at.passage.length;
  const rest = gras.filter((passage) => passage !== at.passage);
  return html`${text.slice(0, at.from)}<strong>${at.passage}</strong>${bold(text.slice(end), rest)}`;
}

/** « Déclaratif : motif », and each defect on its line; null for what was recorded as it was made. */
const repris = (reprise: Reprise | undefined, mention: string | null): Html | null =>
  reprise === undefined
    ? null
    : multiline(
        [
          `${upperFirst(mention ?? '')} : ${reprise.motif}`,
          ...reprise.defauts.map((defaut) => `Défaut : ${defaut}`),
        ].join('\n'),
      );

function signatureList(signatures: readonly Signature[], parties: readonly Partie[]): Html | null {
  return signatures.length === 0
    ? null
    : html`<ul>
        ${signatures.map(({ signataireId, date }) => html`<li>${nommer(parties, signataireId)} : ${day(date)}</li>`)}
      </ul>`;
}

function avenant(
  { avenant: one, designation: titre, etat, effet, mention, parties: signants }: AvenantView,
  noms: Noms,
): Html {
  return html`<h3>${titre} : ${one.objet}</h3>
    ${facts([
      ['État', ETAT_AVENANT_LABELS[etat]],
      ['Demandé par', `${noms.partie(one.demande.partieId, one.demande.date)}, le ${day(one.demande.date)}`],
      ['Auteur de la demande', noms.signataire(one.demande.auteurId, one.demande.date)],
      ['Pièce', one.demande.piece],
      ['Instruction ouverte', one.instruction && day(one.instruction.date)],
      ['Comité saisi', one.saisine && day(one.saisine.date)],
      ['Mis à la signature', one.miseALaSignature && day(one.miseALaSignature.date)],
      ['Effet', day(effet)],
      ['Signatures', signatureList(one.signatures, signants)],
      ['Texte modifié après l’avis', one.motifTexteModifie],
      ['Signé malgré les défauts de l’avis', one.motifAvis ?? null],
      [
        'Refus',
        one.refus &&
          `${noms.partie(one.refus.partieId, one.refus.date)}, le ${day(one.refus.date)} : ${one.refus.motif}`,
      ],
      ['Abandon', one.abandon && `le ${day(one.abandon.date)} : ${one.abandon.motif}`],
      ['Repris de l’historique', repris(one.reprise, mention)],
      ['Identifiant', html`<code>${one.id}</code>`],
    ])}
    <div class="acte">
      ${one.articles.map(
        ({ titre, alineas }) =>
          html`<h4>${titre}</h4>
            ${alineas.map((words) => html`<p class="alinea">${words}</p>`)}`,
      )}
    </div>`;
}

function avis({ avis: one, projetInchange, mention, aSavoir }: AvisView): Html {
  const { seance, votes, publication } = one;
  return html`<h3>Avis du ${day(seance.date)} : ${SENS_LABELS[one.sens]}</h3>
    ${facts([
      ['Instance', one.instance],
      ['Formation', FORMATION_LABELS[seance.formation]],
      ['Lieu', seance.lieu],
      ['Convoquée le', day(seance.convocationLe)],
      [
        'Quorum',
        seance.quorum &&
          `${seance.quorum.presents} présents ou représentés sur ${seance.quorum.membres} membres`,
      ],
      [
        'Votes',
        votes &&
          `${votes.pour} pour, ${votes.contre} contre, ${votes.abstentions} abstentions, ${votes.nePrendPasPart} ne prennent pas part`,
      ],
      ['Procès-verbal', seance.procesVerbal],
      ['Texte', one.texte === '' ? null : multiline(one.texte)],
      ['Repris de l’historique', repris(one.reprise, mention)],
      ['Publication', publication && `le ${day(publication.date)}, ${publication.support}`],
      ['Projet examiné', projetInchange ? 'celui de l’avenant, sans changement depuis' : 'modifié depuis'],
      ['Empreinte du projet', html`<code>${one.empreinteProjet}</code>`],
      ['À savoir', aSavoir.map(({ message }) => message).join(' ')],
    ])}`;
}

function miseEnDemeure(
  { miseEnDemeure: one, etat, cites, dit, raison, mention }: MiseEnDemeureView,
  noms: Noms,
): Html {
  const { delai } = one;
  return html`<h3>Mise en demeure ${one.signeeLe === null ? '(non signée)' : `du ${day(one.signeeLe)}`}</h3>
    ${facts([
      ['État', ETAT_MISE_EN_DEMEURE_LABELS[etat]],
      [
        'De',
        `${noms.partie(one.partieEmettriceId, one.signeeLe)}, par ${noms.signataire(one.auteurId, one.signeeLe)}`,
      ],
      ['Avec', (one.coauteurIds ?? []).map((id) => noms.signataire(id, one.signeeLe)).join(', ') || null],
      ['À', noms.partie(one.partieDestinataireId, one.signeeLe)],
      ['Clause appliquée', dit],
      ['Passage', one.clause === undefined ? null : sourceAppliquee(one.clause)],
      ['Mots de la clause', one.clause === undefined ? null : multiline(one.clause.mots.join('\n'))],
      ['Délai', raison && `non déterminé. ${raison}`],
      [
        'Régularisée',
        one.regularisation && `le ${day(one.regularisation.date)} : ${one.regularisation.motif}`,
      ],
      ['Retirée', one.retrait && `le ${day(one.retrait.date)} : ${one.retrait.motif}`],
      ['Repris de l’historique', repris(one.reprise, mention)],
      ['Identifiant', html`<code>${one.id}</code>`],
    ])}
    ${table(
      'Griefs',
      ['Obligation ou passage', 'Faits', 'Date', 'Pièces', 'Mise en conformité attendue', 'Maintien'],
      one.griefs.map((grief, rang) => [
        html`${cites[rang]?.reference ?? ''}`,
        multiline(grief.faits),
        html`${day(grief.dateFaits)}`,
        html`${grief.pieces ?? ''}`,
        html`${grief.miseEnConformite ?? ''}`,
        html`${grief.maintien ?? ''}`,
      ]),
    )}
    ${
      one.envois.length === 0
        ? NOTHING
        : table(
            'Envois recommandés',
            ['Destinataire', 'Numéro', 'Dépôt', 'Preuve', 'Première présentation', 'Distribution', 'Retour'],
            one.envois.map((envoi) => [
              html`${noms.signataire(envoi.destinataireId, envoi.depotLe)}`,
              html`${envoi.numero ?? 'non retrouvé'}`,
              html`${day(envoi.depotLe)}`,
              html`${envoi.preuve.nature === 'declaratif' ? PREUVE_LABELS.declaratif : envoi.preuve.reference}`,
              html`${day(envoi.presentationLe)}`,
              html`${day(envoi.distributionLe)}`,
              html`${envoi.retour === null ? '' : `${day(envoi.retour.date)} : ${MOTIF_RETOUR_LABELS[envoi.retour.motif]}`}`,
            ]),
          )
    }
    ${
      delai === null
        ? NOTHING
        : html`<h4>
              Délai de ${dureeDe(delai.calcul.regle)} à compter de
              ${leDeclencheur(delai.calcul.regle.declencheur)}, tel qu’il a été calculé (moteur
              ${delai.moteur})
            </h4>
            ${facts([
              ['Date stricte', day(delai.calcul.strict.expiration)],
              ['Date prudente', day(delai.calcul.prudent.expiration)],
            ])}
            <ol>
              ${delai.calcul.etapes.map(
                ({ regle, source, resultat }) => html`<li>${regle} (${source}) : ${resultat}</li>`,
              )}
            </ol>`
    }`;
}

function denonciation(
  { denonciation: one, effet, raison, dit, mention }: DenonciationView,
  noms: Noms,
): Html {
  return html`<h3>Acte notifié le ${day(one.notifieeLe)}</h3>
    ${facts([
      [
        'Par',
        [one.auteurId, ...(one.coauteurIds ?? [])]
          .map((id) => noms.signataire(id, one.notifieeLe))
          .join(', '),
      ],
      ['Pour', noms.partie(one.partieId, one.notifieeLe)],
      ['Clause appliquée', dit],
      ['Passage', one.clause === undefined ? null : sourceAppliquee(one.clause)],
      [
        'Partie qui quitte la convention',
        one.partieSortanteId === undefined ? null : noms.partie(one.partieSortanteId, one.notifieeLe),
      ],
      ['Recommandé', one.numero],
      ['Persistance', one.persistance === null ? null : multiline(one.persistance)],
      ['Motif', one.motif === undefined ? null : multiline(one.motif)],
      ['Première présentation', one.presentationLe === undefined ? null : day(one.presentationLe)],
      ['Reçue', day(one.receptionLe)],
      ['Effet', effet === null ? `non déterminé. ${raison ?? ''}` : day(effet)],
      ['Date prudente non attendue', one.derogation],
      ['Repris de l’historique', repris(one.reprise, mention)],
      ['Identifiant', html`<code>${one.id}</code>`],
    ])}`;
}

/** The text in force, as the document prints it. */
function consolide(model: DocumentModel): Html {
  return html`<div class="acte">
    ${model.blocks.map((block) => {
      const { kind } = block;
      if (kind === 'title' || kind === 'subtitle' || kind === 'pageBreak') return NOTHING;
      if (kind === 'heading') return html`<h3>${runsToText(block.runs)}</h3>`;
      if (kind === 'table')
        return table(
          block.caption,
          block.header,
          block.rows.map((row) => row.map((cell) => multiline(isWords(cell) ? runsToText(cell) : ''))),
        );
      const said = modelToText({ ...model, watermark: null, blocks: [block] }).trim();
      const niveau = kind === 'item' ? ` n${block.level}` : '';
      return html`<p class="alinea${niveau}">${said}</p>`;
    })}
  </div>`;
}

function documents(actes: PageConvention['actes'], pieces: PageConvention['pieces']): Html {
  return html`${
    actes.length === 0
      ? html`<p>Aucun acte ne peut encore être produit.</p>`
      : html`<ul>
          ${actes.map(
            ({ titre, etat, fichier }) =>
              html`<li><a href="../actes/${fichier}">${titre}</a> (DOCX, ${etat})</li>`,
          )}
        </ul>`
  }
  ${
    pieces.length === 0
      ? html`<p>Aucune pièce jointe.</p>`
      : table(
          'Pièces jointes',
          ['Pièce', 'Jointe à', 'Nature', 'Taille', 'Ajoutée le', 'SHA-256'],
          pieces.map(({ nom, fichier, objet, nature, taille, ajouteeLe, sha256 }) => [
            fichier === null
              ? html`${nom} (contenu absent de ce dossier)`
              : html`<a href="../pieces/${fichier}">${nom}</a>`,
            html`${objet.libelle}`,
            html`${NATURE_LABELS[nature]}`,
            html`${formatTaille(taille)}`,
            html`${day(ajouteeLe)}`,
            html`<code>${sha256}</code>`,
          ]),
        )
  }`;
}

function chronologie(faits: PageConvention['view']['chronologie']): Html {
  return faits.length === 0
    ? html`<p>Aucun fait daté.</p>`
    : table(
        'Faits et échéances, du plus ancien au plus récent',
        ['Date', 'Fait', 'Détail'],
        faits.map(({ date, libelle, detail, aVenir }) => [
          html`${day(date)}${aVenir ? ' (à venir)' : ''}`,
          html`${libelle}`,
          html`${detail}`,
        ]),
      );
}

function extrait({ lignes, total }: PageConvention['journal']): Html {
  const more =
    total > lignes.length
      ? html`<p>
          Les ${lignes.length} dernières entrées sur ${total} ; toutes sont dans
          <a href="../csv/journal.csv">csv/journal.csv</a>.
        </p>`
      : NOTHING;
  return html`${more}${table(
    'Entrées du journal qui touchent cette convention, de la plus récente à la plus ancienne',
    ['N°', 'Date et heure (Paris)', 'Par', 'Action', 'Motif', 'Empreinte'],
    lignes.map(({ seq, at, by, libelle, reason, hash }) => [
      html`${seq}`,
      html`${formatInstantShort(at)}`,
      html`${by}`,
      html`${libelle}`,
      html`${reason ?? ''}`,
      html`<code>${hash.slice(0, 16)}…</code>`,
    ]),
  )}`;
}
