import type { AvisView } from '#contract/views';
import type { Terminal } from './command';

/** Everything the registry knows of one convention, each need asked for by its own question. */
export async function conventionEntiere({ call }: Pick<Terminal, 'call'>, conventionId: string) {
  const of = { conventionId };
  const [
    enTete,
    convention,
    { parties, versionsParties, titulairesChanges },
    clauses,
    lignes,
    avis,
    lettres,
    denonciations,
    chronologie,
    { documents },
  ] = await Promise.all([
    call('conventions.lire', of),
    call('conventions.texte', of),
    call('conventions.parties', of),
    call('conventions.clauses', { ...of, jour: null }),
    call('avenants.lister', of),
    call('avis.lister', of),
    call('misesEnDemeure.lister', of),
    call('denonciations.lister', of),
    call('chronologie.lire', of),
    call('documents.lister', of),
  ]);
  const { aujourdhui, etat, effet, terme, instance } = enTete;
  return {
    convention,
    aujourdhui,
    parties,
    versionsParties,
    titulairesChanges,
    etat,
    effet,
    terme,
    clauses,
    avenants: await Promise.all(lignes.map(({ id }) => call('avenants.lire', { avenantId: id }))),
    avis: avis.map(({ avenant: _avenant, ...one }): AvisView => one),
    denonciations,
    misesEnDemeure: await Promise.all(
      lettres.map(({ id }) => call('misesEnDemeure.lire', { miseEnDemeureId: id })),
    ),
    chronologie,
    documents,
    instance,
  };
}
