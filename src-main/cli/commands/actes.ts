import { formatDate } from '#domain/civil-date';
import { missingSignataires } from '#domain/parties/partie';
import type { Signature } from '#domain/parties/partie';
import type { Partie } from '#domain/parties/partie';
import { SENS_AVIS, FORMATIONS } from '#domain/fiches/avis';
import type { Command, Terminal } from '../command';
import { UsageError, readDay, readInteger, readPairs } from '../options';
import type { Options, OptionSpecs } from '../options';
import { idOf, recorded } from './recorded';

const SIGNATURES: OptionSpecs = {
  id: { kind: 'texte', aide: 'identifiant (aussi en premier argument)' },
  signature: { kind: 'liste', aide: 'SIGNATAIRE=AAAA-MM-JJ, autant de fois qu’il y a de signatures' },
  tous: { kind: 'date', aide: 'AAAA-MM-JJ : tous les signataires restants, le même jour' },
  signataire: { kind: 'texte', aide: 'un signataire, avec --date' },
  date: { kind: 'date', aide: 'AAAA-MM-JJ, avec --signataire' },
};

async function partiesOf({ call }: Terminal, conventionId: string): Promise<readonly Partie[]> {
  return (await call('conventions.parties', { conventionId })).parties;
}

/** Those whose signature is still to come. Offices keep their ids, whoever holds them. */
const restantsDe = (parties: readonly Partie[], signatures: readonly Signature[]): readonly string[] =>
  missingSignataires(parties, signatures).map(({ id }) => id);

function signaturesOf(
  options: Options,
  restants: readonly string[],
): { signataireId: string; date: string }[] {
  const tous = options.text('tous');
  if (tous !== null) return restants.map((signataireId) => ({ signataireId, date: tous }));
  const one = options.text('signataire');
  const pairs = readPairs(options.list('signature'), 'signature').map(
    ([signataireId, date]): { signataireId: string; date: string } => ({
      signataireId,
      date: readDay(date, 'signature'),
    }),
  );
  if (one !== null) pairs.push({ signataireId: one, date: options.required('date') });
  if (pairs.length === 0) {
    throw new UsageError(
      `Indiquez --signature SIGNATAIRE=AAAA-MM-JJ ou --tous AAAA-MM-JJ ; à recueillir : ${restants.join(', ') || 'aucune'}.`,
    );
  }
  return pairs;
}

/** Turns what an act of today is refused for into defects that are recorded with it. */
export const REPRISE = {
  kind: 'texte',
  aide: 'pourquoi cet acte du passé est repris de l’historique : ses irrégularités sont dites, non refusées',
} as const;

const conventionSigner: Command = {
  name: 'convention signer',
  usage: 'convention signer ID --signature SIGNATAIRE=AAAA-MM-JJ … | --tous AAAA-MM-JJ',
  resume: 'enregistre des signatures de la convention',
  mode: 'ecriture',
  options: {
    ...SIGNATURES,
    convention: { kind: 'texte', aide: 'identifiant de la convention' },
    reprise: REPRISE,
  },
  async run(terminal) {
    const { options, call } = terminal;
    const conventionId = idOf(options, 'convention');
    const { convention } = await call('conventions.lire', { conventionId });
    const restants = restantsDe(await partiesOf(terminal, conventionId), convention.signatures);
    const data = await call('conventions.signer', {
      conventionId,
      signatures: signaturesOf(options, restants),
      reprise: options.text('reprise'),
    });
    const { effet } = await call('conventions.lire', { conventionId });
    return recorded(
      `Signatures enregistrées. Effet : ${effet.etat === 'determine' ? formatDate(effet.date) : 'non déterminé'}. ${effet.cause}`,
      data,
    );
  },
};

const PROJET: OptionSpecs = {
  objet: { kind: 'texte', aide: 'objet de l’avenant' },
  article: {
    kind: 'liste',
    aide: '« Titre|alinéa|alinéa… », une fois par article (à défaut, un article 1er tiré de l’objet)',
  },
  effet: { kind: 'date', aide: 'AAAA-MM-JJ : prise d’effet (à défaut, la signature)' },
};

function projetOf(options: Options) {
  const objet = options.required('objet');
  const given = options.list('article').map((text) => {
    const [titre = '', ...alineas] = text.split('|').map((part) => part.trim());
    return { titre, alineas };
  });
  const effet = options.text('effet');
  return {
    objet,
    articles:
      given.length > 0
        ? given
        : [
            {
              titre: 'Article 1er – Objet',
              alineas: [`Le présent avenant a pour objet : ${objet.trim().replace(/\.$/u, '')}.`],
            },
          ],
    priseEffet:
      effet === null ? ({ nature: 'signature' } as const) : ({ nature: 'date', date: effet } as const),
  };
}

/** The signatory who acts for a party: the one named, or the first where the party has several. */
function auteurOf(options: Options, parties: readonly Partie[], partieId: string): string {
  return options.text('auteur') ?? parties.find(({ id }) => id === partieId)?.signataires[0]?.id ?? partieId;
}

const avenantDemander: Command = {
  name: 'avenant demander',
  usage: 'avenant demander --convention ID --partie PARTIE --date AAAA-MM-JJ --objet TEXTE [--article …]',
  resume: 'enregistre la demande d’avenant d’une partie',
  mode: 'ecriture',
  options: {
    ...PROJET,
    convention: { kind: 'texte', aide: 'identifiant de la convention' },
    id: { kind: 'texte', aide: 'identifiant de la convention' },
    partie: { kind: 'texte', aide: 'partie qui demande, par son identifiant' },
    auteur: { kind: 'texte', aide: 'signataire qui porte la demande (à défaut, le premier de la partie)' },
    date: { kind: 'date', aide: 'AAAA-MM-JJ' },
    piece: { kind: 'texte', aide: 'référence du courrier de demande' },
    reprise: REPRISE,
  },
  async run(terminal) {
    const { options, call } = terminal;
    const conventionId = idOf(options, 'convention');
    const partieId = options.required('partie');
    const data = await call('avenants.demander', {
      conventionId,
      partieId,
      date: options.required('date'),
      auteurId: auteurOf(options, await partiesOf(terminal, conventionId), partieId),
      piece: options.text('piece'),
      reprise: options.text('reprise'),
      ...projetOf(options),
    });
    return recorded('Demande d’avenant enregistrée', data);
  },
};

const avenantRediger: Command = {
  name: 'avenant rediger',
  usage: 'avenant rediger ID --objet TEXTE --article … [--effet AAAA-MM-JJ]',
  resume: 'récrit le projet d’avenant',
  mode: 'ecriture',
  options: {
    ...PROJET,
    id: { kind: 'texte', aide: 'identifiant de l’avenant' },
    avenant: { kind: 'texte', aide: 'identifiant de l’avenant' },
  },
  run: async ({ options, call }) =>
    recorded(
      'Projet d’avenant enregistré',
      await call('avenants.rediger', { avenantId: idOf(options, 'avenant'), ...projetOf(options) }),
    ),
};

const avenantSigner: Command = {
  name: 'avenant signer',
  usage:
    'avenant signer ID --signature SIGNATAIRE=AAAA-MM-JJ … | --tous AAAA-MM-JJ [--numero N] [--motif-avis TEXTE]',
  resume: 'enregistre des signatures de l’avenant, après avis du comité',
  mode: 'ecriture',
  options: {
    ...SIGNATURES,
    avenant: { kind: 'texte', aide: 'identifiant de l’avenant' },
    'motif-texte-modifie': {
      kind: 'texte',
      aide: 'pourquoi le texte modifié depuis l’avis n’appelle pas un nouvel avis',
    },
    'motif-avis': { kind: 'texte', aide: 'pourquoi signer malgré un défaut de l’avis' },
    numero: { kind: 'texte', aide: 'numéro d’un avenant du passé (à défaut, le suivant)' },
    reprise: REPRISE,
  },
  async run(terminal) {
    const { options, call } = terminal;
    const avenantId = idOf(options, 'avenant');
    const { avenant, parties, sortis } = await call('avenants.lire', { avenantId });
    const tous = options.text('tous');
    // Signed by all before a party left, it has that party's signatures too.
    const alors = sortis.flatMap(({ partie, effet }) => (tous !== null && tous < effet ? [partie] : []));
    const numero = options.text('numero');
    const data = await call('avenants.signer', {
      avenantId,
      signatures: signaturesOf(options, restantsDe([...parties, ...alors], avenant.signatures)),
      numero: numero === null ? null : readInteger(numero, 'numero'),
      motifTexteModifie: options.text('motif-texte-modifie'),
      motifAvis: options.text('motif-avis'),
      reprise: options.text('reprise'),
    });
    return recorded('Signatures de l’avenant enregistrées', data);
  },
};

/** « 27/1/2/1 » → four counts; « 31/40 » → two. */
function counts(text: string, name: string, size: number, example: string): readonly number[] {
  const parts = text.split('/');
  if (parts.length !== size) throw new UsageError(`--${name} attend ${example} ; reçu « ${text} ».`);
  return parts.map((part) => readInteger(part, name));
}

const avisEnregistrer: Command = {
  name: 'avis enregistrer',
  usage:
    'avis enregistrer --avenant ID | --convention ID --date AAAA-MM-JJ --sens SENS [--quorum 31/40] [--votes 27/1/2/1] [--texte TEXTE]',
  resume: 'enregistre l’avis rendu en séance sur le projet d’avenant tel qu’il est, ou sur la convention',
  mode: 'ecriture',
  options: {
    avenant: { kind: 'texte', aide: 'identifiant de l’avenant' },
    convention: {
      kind: 'texte',
      aide: 'identifiant de la convention, pour l’avis qui précède sa conclusion',
    },
    id: { kind: 'texte', aide: 'identifiant de l’avenant' },
    date: { kind: 'date', aide: 'AAAA-MM-JJ : date de la séance' },
    sens: { kind: 'texte', aide: SENS_AVIS.join('|') },
    formation: { kind: 'texte', aide: 'pleniere (par défaut) ou bureau' },
    instance: { kind: 'texte', aide: 'nom du comité au jour de la séance' },
    lieu: { kind: 'texte', aide: 'lieu de la séance' },
    convocation: { kind: 'date', aide: 'AAAA-MM-JJ : date de convocation' },
    quorum: { kind: 'texte', aide: 'PRÉSENTS/MEMBRES, par exemple 31/40' },
    votes: { kind: 'texte', aide: 'POUR/CONTRE/ABSTENTIONS/NE PRENNENT PAS PART, par exemple 27/1/2/1' },
    pv: { kind: 'texte', aide: 'référence du procès-verbal' },
    texte: { kind: 'texte', aide: 'texte de l’avis, réserves ou recommandations' },
    reprise: REPRISE,
  },
  async run(terminal) {
    const { options, call } = terminal;
    const surConvention = options.text('convention');
    const avenantId = surConvention === null ? idOf(options, 'avenant') : '';
    const sens = SENS_AVIS.find((one) => one === options.required('sens'));
    if (sens === undefined) throw new UsageError(`--sens attend : ${SENS_AVIS.join(', ')}.`);
    const formation = FORMATIONS.find((one) => one === (options.text('formation') ?? 'pleniere'));
    if (formation === undefined) throw new UsageError(`--formation attend ${FORMATIONS.join(' ou ')}.`);
    const conventionId = surConvention ?? (await call('avenants.lire', { avenantId })).avenant.conventionId;
    const { instance } = await call('conventions.lire', { conventionId });
    const quorum = options.text('quorum');
    const votes = options.text('votes');
    const [presents = 0, membres = 0] =
      quorum === null ? [] : counts(quorum, 'quorum', 2, 'PRÉSENTS/MEMBRES');
    const [pour = 0, contre = 0, abstentions = 0, nePrendPasPart = 0] =
      votes === null ? [] : counts(votes, 'votes', 4, 'POUR/CONTRE/ABSTENTIONS/NE PRENNENT PAS PART');
    const rendu = {
      instance: options.text('instance') ?? instance,
      seance: {
        date: options.required('date'),
        formation,
        lieu: options.text('lieu'),
        convocationLe: options.text('convocation'),
        quorum: quorum === null ? null : { membres, presents },
        procesVerbal: options.text('pv'),
      },
      sens,
      votes: votes === null ? null : { pour, contre, abstentions, nePrendPasPart },
      texte: options.text('texte') ?? '',
      reprise: options.text('reprise'),
    };
    const data =
      surConvention === null
        ? await call('avis.enregistrer', { avenantId, ...rendu })
        : await call('avis.enregistrerSurConvention', { conventionId, ...rendu });
    return recorded('Avis enregistré', data);
  },
};

export const ACTES_COMMANDS: readonly Command[] = [
  conventionSigner,
  avenantDemander,
  avenantRediger,
  avenantSigner,
  avisEnregistrer,
];

export { auteurOf, partiesOf };
