/** Délibérations of the parties that are collectivities. */
export const textDeliberations = {
  intro:
    'Ce qui autorise une collectivité à signer. Une signature donnée avant que la délibération soit exécutoire (transmise au représentant de l’État et publiée) peut être contestée.',
  emptyTitle: 'Aucune délibération enregistrée',
  emptyBody:
    'Enregistrez la délibération qui autorise la signature de la convention ou d’un avenant, telle que la collectivité l’a prise.',
};

const SOURCE = 'CGCT, art.\u00a0L. 4141-1.';

export const formsDeliberations = {
  'deliberations.enregistrer': {
    title: () => 'Enregistrer une délibération',
    intro:
      'Recopiez-la telle que la collectivité l’a prise\u00a0: son numéro et ses dates sont visés par les actes.',
    source: SOURCE,
    submit: 'Enregistrer la délibération',
    success: 'La délibération est enregistrée.',
    action: 'Enregistrer une délibération',
    help: {
      numero: 'Comme la collectivité l’écrit, par exemple CP-2023-06/17.',
      date: 'Le premier jour, si la session en a duré plusieurs.',
      derniereDate: 'Laissez vide si la session n’a duré qu’un jour.',
      objet: 'Ce qu’elle approuve ou autorise.',
      autorise:
        'Ces actes la viseront, et une signature donnée avant qu’elle soit exécutoire y sera signalée.',
      avenantId: 'Laissez vide si elle vaut pour tout avenant.',
    },
  },
  'deliberations.corriger': {
    title: (nom: string) => `Corriger\u00a0: ${nom}`,
    intro: 'Possible tant qu’elle n’a été ni transmise ni publiée.',
    source: SOURCE,
    submit: 'Enregistrer la correction',
    success: 'La délibération est corrigée.',
    action: 'Corriger',
    help: {
      numero: 'Comme la collectivité l’écrit, par exemple CP-2023-06/17.',
      date: 'Le premier jour, si la session en a duré plusieurs.',
      derniereDate: 'Laissez vide si la session n’a duré qu’un jour.',
      objet: 'Ce qu’elle approuve ou autorise.',
      autorise:
        'Ces actes la viseront, et une signature donnée avant qu’elle soit exécutoire y sera signalée.',
      avenantId: 'Laissez vide si elle vaut pour tout avenant.',
    },
  },
  'deliberations.rendreExecutoire': {
    title: (nom: string) => `Transmission et publication\u00a0: ${nom}`,
    intro:
      'La délibération est exécutoire une fois transmise et publiée, à la plus tardive des deux dates. Indiquez celle que vous connaissez, l’autre plus tard.',
    source: SOURCE,
    submit: 'Enregistrer ces dates',
    success: 'Les dates sont enregistrées.',
    action: 'Transmission et publication',
    help: {
      transmiseLe: 'La date de l’accusé de réception du contrôle de légalité.',
      publieeLe: 'La date de la publication, électronique le plus souvent.',
    },
  },
};
