/** What a packet says of itself in the file that leaves with it: plain data, days in ISO. */
export type Manifeste = {
  readonly version: 1;
  readonly etabliLe: string;
  readonly convention: string;
  readonly acte: string;
  readonly support: string;
  readonly ouvertLe: string;
  /** Of the text that every original bears. */
  readonly empreinteTexte: string;
  readonly originaux: number;
  /** The head of the registry's journal when the file was made. */
  readonly journal: { readonly entree: number; readonly tete: string };
  readonly pieces: readonly {
    readonly nom: string;
    readonly nature: string;
    readonly taille: number;
    readonly sha256: string;
    /** Of an original: its number, and the text it bears. */
    readonly original: number | null;
    readonly empreinteTexte: string | null;
  }[];
  readonly signataires: readonly {
    readonly nom: string;
    readonly fonction: string;
    readonly partie: string;
    /** The day the délibération that authorises this party becomes enforceable; null: none is recorded. */
    readonly executoireLe: string | null;
  }[];
  readonly signatures: readonly {
    readonly original: number;
    readonly signataire: string;
    readonly date: string;
    readonly hors: string | null;
    readonly delegation: {
      readonly numero: string;
      readonly publieeLe: string | null;
      readonly debut: string | null;
      readonly fin: string | null;
    } | null;
  }[];
  readonly controles: readonly {
    readonly libelle: string;
    readonly etat: string;
    readonly detail: string;
    readonly remede: string | null;
  }[];
};

/** One thing that was verified. */
export type Constat = {
  readonly etat: 'ok' | 'defaut' | 'a_savoir';
  /** The file or the line at fault; null where the packet is meant. */
  readonly objet: string | null;
  readonly message: string;
  /** What it means, for someone who does not know the application. */
  readonly explication: string;
};

/** A file as it was received. */
export type FichierRecu = { readonly nom: string; readonly taille: number; readonly sha256: string };

/**
 * Verifies a packet from its manifest, the copy of it that the verifier sealed, and the files that are there. It knows
 * nothing else and calls nothing: the page that leaves with the packet carries this very function (documents/paquet).
 * `scelle` null: the sealed copy is missing.
 */
export function verifierManifeste(
  manifeste: Manifeste,
  scelle: Manifeste | null,
  fichiers: readonly FichierRecu[],
  accompagnent: readonly string[],
): readonly Constat[] {
  const found: Constat[] = [];
  const dire = (etat: Constat['etat'], objet: string | null, message: string, explication: string): void => {
    found.push({ etat, objet, message, explication });
  };
  const jour = (iso: string): string => iso.split('-').reverse().join('/');
  const estObjet = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null;
  const differences = (a: unknown, b: unknown, lieu: string): readonly string[] => {
    if (estObjet(a) && estObjet(b)) {
      const noms = [...new Set([...Object.keys(a), ...Object.keys(b)])];
      return noms.flatMap((nom) => {
        const item = [a, b]
          .map((one) => one[nom])
          .map((one) => (estObjet(one) ? (one.nom ?? one.libelle ?? one.signataire) : undefined))
          .find((one) => typeof one === 'string');
        return differences(a[nom], b[nom], `${lieu}${lieu === '' ? '' : ', '}${item ?? nom}`);
      });
    }
    return a === b ? [] : [lieu];
  };

  // 1. The manifest itself.
  if (scelle === null)
    dire(
      'defaut',
      'verifier.html',
      'La copie scellée du manifeste manque.',
      'Le vérificateur joint au paquet en garde une copie : sans elle, une ligne changée du manifeste ne se verrait pas.',
    );
  else {
    const changees = differences(scelle, manifeste, '');
    for (const lieu of changees)
      dire(
        'defaut',
        'manifeste.json',
        `Le manifeste a été changé : ${lieu}.`,
        'Le manifeste n’est plus celui qui a été établi avec le paquet. Demandez le paquet d’origine à qui l’a remis.',
      );
    if (changees.length === 0)
      dire(
        'ok',
        'manifeste.json',
        'Le manifeste est celui qui a été scellé avec le paquet.',
        'Chaque ligne est égale à la copie que garde ce vérificateur.',
      );
  }

  // 2. Each piece, octet for octet, as the sealed copy has it.
  const reference = scelle ?? manifeste;
  const recus = new Map(fichiers.map((one) => [one.nom, one]));
  const parEmpreinte = new Map(reference.pieces.map(({ sha256, nom }) => [sha256, nom]));
  let intactes = 0;
  for (const { nom, taille, sha256 } of reference.pieces) {
    const recu = recus.get(nom);
    if (recu === undefined)
      dire(
        'defaut',
        nom,
        `La pièce « ${nom} » manque.`,
        'Le manifeste l’annonce, et elle n’est pas dans ce qui a été ouvert.',
      );
    else if (recu.sha256 === sha256 && recu.taille === taille) intactes += 1;
    else {
      const autre = parEmpreinte.get(recu.sha256);
      dire(
        'defaut',
        nom,
        autre === undefined
          ? `La pièce « ${nom} » a été altérée.`
          : `La pièce « ${nom} » a le contenu de « ${autre} » : deux pièces ont été échangées.`,
        'Son empreinte SHA-256 n’est pas celle du manifeste : un seul octet changé suffit à le voir.',
      );
    }
  }
  if (intactes === reference.pieces.length)
    dire(
      'ok',
      null,
      `Les ${String(intactes)} pièces sont là, octet pour octet.`,
      'L’empreinte SHA-256 de chacune est celle du manifeste.',
    );
  const annoncees = new Set([...reference.pieces.map(({ nom }) => nom), ...accompagnent]);
  for (const { nom } of fichiers)
    if (!annoncees.has(nom))
      dire(
        'defaut',
        nom,
        `Le fichier « ${nom} » n’est pas annoncé par le manifeste.`,
        'Il a été ajouté après coup, ou vient d’un autre paquet : il ne prouve rien.',
      );

  // 3. One text, on each original.
  const originaux = manifeste.pieces.filter(({ original }) => original !== null);
  const autres = originaux.filter(({ empreinteTexte }) => empreinteTexte !== manifeste.empreinteTexte);
  for (const { nom } of autres)
    dire(
      'defaut',
      nom,
      `L’original « ${nom} » ne porte pas le même texte que les autres.`,
      'Tous les originaux d’un acte portent la même empreinte de texte.',
    );
  if (autres.length === 0 && originaux.length === manifeste.originaux)
    dire(
      'ok',
      null,
      `Les ${String(originaux.length)} originaux portent le même texte.`,
      `Empreinte du texte : ${manifeste.empreinteTexte.slice(0, 16)}.`,
    );
  else if (originaux.length !== manifeste.originaux)
    dire(
      'defaut',
      null,
      `Le paquet annonce ${String(manifeste.originaux)} originaux et en contient ${String(originaux.length)}.`,
      'Demandez les originaux qui manquent à qui a remis le paquet.',
    );

  // 4. Who signed, when, and by which power.
  const attendues = manifeste.originaux * manifeste.signataires.length;
  const executoire = new Map(manifeste.signataires.map(({ nom, executoireLe }) => [nom, executoireLe]));
  for (const { original, signataire, date, hors, delegation } of manifeste.signatures) {
    const ligne = `${signataire}, original n° ${String(original)}`;
    if (date < manifeste.ouvertLe && hors === null)
      dire(
        'defaut',
        ligne,
        `${signataire} aurait signé l’original n° ${String(original)} le ${jour(date)}, avant l’ouverture du paquet (${jour(manifeste.ouvertLe)}).`,
        'Une signature ne précède pas l’acte qu’elle porte, sauf si elle est dite « hors application ».',
      );
    const le = executoire.get(signataire) ?? null;
    if (le !== null && date < le)
      dire(
        'defaut',
        ligne,
        `${signataire} a signé le ${jour(date)}, avant que la délibération qui l’y autorise soit exécutoire (${jour(le)}).`,
        'L’exécutif d’une collectivité signe après que la délibération est publiée et transmise (CGCT, art. L. 4141-1).',
      );
    if (delegation === null) continue;
    const { numero, publieeLe, debut, fin } = delegation;
    if (publieeLe === null || date < publieeLe)
      dire(
        'defaut',
        ligne,
        `La délégation n° ${numero} ${publieeLe === null ? 'n’est pas publiée' : `n’était publiée que le ${jour(publieeLe)}`}, et ${signataire} a signé le ${jour(date)}.`,
        'Une délégation de signature n’a d’effet qu’une fois publiée.',
      );
    else if ((debut !== null && date < debut) || (fin !== null && date > fin))
      dire(
        'defaut',
        ligne,
        `La délégation n° ${numero} ne couvre pas le ${jour(date)}, jour de la signature de ${signataire}.`,
        'Une délégation ne vaut que pendant sa période.',
      );
  }
  if (manifeste.signatures.length === attendues)
    dire(
      'ok',
      null,
      `Les ${String(attendues)} signatures attendues sont enregistrées.`,
      'Chaque original porte la signature de chacun, à la date dite par le registre.',
    );
  else
    dire(
      'a_savoir',
      null,
      `${String(manifeste.signatures.length)} signatures sont enregistrées sur ${String(attendues)} : le paquet est incomplet.`,
      'Un acte en plusieurs originaux est signé quand tous le sont (C. civ., art. 1375).',
    );
  for (const { libelle, etat, detail, remede } of manifeste.controles)
    if (etat === 'echec' || etat === 'alerte')
      dire(
        'a_savoir',
        null,
        `${libelle} : ${detail}`,
        `Constaté par le registre quand le paquet a été exporté.${remede === null ? '' : ` ${remede}`}`,
      );
  return found;
}
