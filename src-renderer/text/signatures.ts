import { counted, enumeration, lowerFirst } from '#domain/french';

const actes = (n: number): string => counted(n, 'acte', 'actes');

/** A pile of packets before one who signs. */
export const textSignatures = {
  title: 'Séance de signature',
  listTitle: 'Qui signe',
  list: 'Personnes dont une signature est attendue',
  none: 'Aucune signature n’est attendue',
  noneWhy:
    'Ce qui attend une signature vient ici dès qu’un paquet circule et que le tour du signataire est venu.',
  nothingMore: (qui: string) => `Plus rien à signer\u00a0: ${qui}`,
  nothingMoreWhy: 'Tout ce qui attendait cette signature est enregistré, ou son tour n’est pas encore venu.',
  actes,
  table: (nom: string) => `À signer par ${nom}`,
  all: 'Tout choisir',
  choose: (acte: string, convention: string) => `Choisir\u00a0: ${acte} (${convention})`,
  acte: 'Acte',
  support: 'Originaux',
  qualite: 'Signe comme',
  depuis: 'En circulation depuis',
  originaux: (numeros: readonly number[]) => {
    const [premier = 0, dernier = 0] = [numeros[0], numeros.at(-1)];
    return numeros.length > 2 && dernier - premier === numeros.length - 1
      ? `n° ${premier} à ${dernier}`
      : `n° ${enumeration(numeros.map(String))}`;
  },
  titulaire: 'titulaire',
  delegation: 'délégataire',
  form: 'Signatures de la séance',
  chosen: (n: number, signatures: number) =>
    n === 0
      ? 'Choisissez les actes qui viennent d’être signés.'
      : `${counted(n, 'acte choisi', 'actes choisis')}, ${counted(signatures, 'signature', 'signatures')}`,
  date: 'Signés le',
  lieu: 'Lieu',
  submit: (n: number) => (n === 0 ? 'Enregistrer' : `Enregistrer ${counted(n, 'signature', 'signatures')}`),
  of: (acte: string, why: string) => `${acte}\u00a0: ${lowerFirst(why)}`,
  refused: 'Aucune signature n’est enregistrée',
  done: (signatures: number, n: number) =>
    `${counted(signatures, 'signature enregistrée', 'signatures enregistrées')} sur ${actes(n)}`,
  open: 'Signer une pile d’actes',
} as const;
