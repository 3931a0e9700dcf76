import type { AvenantView, AvisView, MiseEnDemeureView } from '#contract/views';
import type { Terminal } from './command';

/** Everything the registry knows of one convention, each need asked for by its own question. */
export async function conventionEntiere({ call }: Pick<Terminal, 'call'>, conventionId: string) {
  const of = { conventionId };
  const [
    enTete,
    convention,
    { parties, versionsParties, titulairesChanges, aSavoir },
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
    aSavoir,
    etat,
    effet,
    terme,
    clauses,
    avenants: await Promise.all(
      lignes.map(async ({ id }): Promise<AvenantView> => {
        // What may be done today is for a screen.
        const { gestes: _gestes, suite: _suite, ...view } = await call('avenants.lire', { avenantId: id });
        return view;
      }),
    ),
    avis: avis.map(({ avenant: _avenant, ...one }): AvisView => one),
    denonciations,
    misesEnDemeure: await Promise.all(
      lettres.map(async ({ id }): Promise<MiseEnDemeureView> => {
        const {
          rang: _rang,
          gestes: _gestes,
          suite: _suite,
          envoiASuivre: _envoi,
          horloges: _horloges,
          choixAdresse: _choix,
          accordeJusquAu: _accorde,
          preuves: _preuves,
          controles: _controles,
          ...view
        } = await call('misesEnDemeure.lire', { miseEnDemeureId: id });
        return view;
      }),
    ),
    chronologie,
    documents,
    instance,
  };
}
