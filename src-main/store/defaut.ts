import type { RepereOrigine } from '../application/ports';
import { StoreError } from './errors';
import { DOSSIER_JOURNAL, segmentName } from './segments';
import type { Segment } from './segments';

/** What is wrong, and where: the words of `verifier` and of a refused opening. */
export type Defaut = {
  readonly seq: number | null;
  readonly fichier: string;
  readonly ligne: number;
  readonly nature:
    | 'ligne-alteree'
    | 'ligne-incomplete'
    | 'rupture-de-chaine'
    | 'segment-manquant'
    | 'journal-tronque'
    | 'contenu-inconnu'
    | 'version-plus-recente'
    | 'format-inconnu'
    | 'instantane-endommage'
    | 'instantane-discordant';
  readonly message: string;
  /** The head known from elsewhere that the journal denies. */
  readonly repere?: RepereOrigine;
};

/** Refusal to open over a damaged journal, naming the place. */
export function corruption(defaut: Defaut): StoreError {
  const { fichier, ligne, seq } = defaut;
  const lieu = { fichier, ligne, seq };
  if (defaut.nature === 'format-inconnu') {
    return new StoreError(
      'FORMAT_INCONNU',
      defaut.message,
      'Choisissez un autre dossier pour le registre ; rien n’a été modifié dans celui-ci.',
      { lieu },
    );
  }
  if (defaut.nature === 'version-plus-recente') {
    return new StoreError(
      'VERSION_PLUS_RECENTE',
      defaut.message,
      'Installez la dernière version de Registre CREFOP, puis rouvrez ce registre ; rien n’y a été modifié.',
      { lieu },
    );
  }
  return new StoreError(
    'JOURNAL_CORROMPU',
    defaut.message,
    'Ne modifiez rien dans le dossier. Faites-en une copie, puis restaurez une sauvegarde ; « verifier » décrit le défaut.',
    { lieu },
  );
}

export type Place = { readonly fichier: string; readonly ligne: number };

export function foreign(segment: Segment): Defaut {
  const fichier = `${DOSSIER_JOURNAL}/${segment.name}`;
  return {
    seq: null,
    fichier,
    ligne: 1,
    nature: 'format-inconnu',
    message: `Le fichier ${fichier} n’est pas un journal de Registre CREFOP.`,
  };
}

export function altered(seq: number, place: Place, line: Buffer): Defaut {
  const nul = line.includes(0)
    ? ' Elle contient des octets nuls, comme en laisse une coupure de courant.'
    : '';
  return {
    seq,
    ...place,
    nature: 'ligne-alteree',
    message: `L’entrée ${seq} du journal est altérée (${place.fichier}, ligne ${place.ligne}) : son empreinte ne correspond pas à son contenu.${nul}`,
  };
}

export function misnumbered(seq: number, found: number, place: Place): Defaut {
  return {
    seq,
    ...place,
    nature: 'rupture-de-chaine',
    message: `L’entrée ${seq} du journal manque ou a été déplacée (${place.fichier}, ligne ${place.ligne}) : on y lit l’entrée ${found}.`,
  };
}

export function unlinked(seq: number, place: Place): Defaut {
  return {
    seq,
    ...place,
    nature: 'rupture-de-chaine',
    message: `L’entrée ${seq} du journal ne fait pas suite à la précédente (${place.fichier}, ligne ${place.ligne}) : une entrée a été modifiée, insérée ou retirée.`,
  };
}

export function discordant(seq: number, place: Place): Defaut {
  return {
    seq,
    ...place,
    nature: 'instantane-discordant',
    message: `L’entrée ${seq} du journal n’est pas celle que l’instantané atteste (${place.fichier}, ligne ${place.ligne}) : le journal a été réécrit, ou l’un des deux vient d’un autre registre.`,
  };
}

export function missing(found: Segment, expected: number): Defaut {
  return {
    seq: expected,
    fichier: `${DOSSIER_JOURNAL}/${segmentName(expected)}`,
    ligne: 0,
    nature: 'segment-manquant',
    message: `Le fichier ${DOSSIER_JOURNAL}/${segmentName(expected)} manque : le journal passe à ${found.name}.`,
  };
}

/** The journal ends before the entry the snapshot attests. */
export function truncated(found: number, attested: number, last: Segment | undefined): Defaut {
  return {
    seq: found + 1,
    fichier: last ? `${DOSSIER_JOURNAL}/${last.name}` : DOSSIER_JOURNAL,
    ligne: 0,
    nature: 'journal-tronque',
    message:
      found === 0
        ? `Le journal est vide ou absent, alors que l’instantané atteste ${attested} action(s) confirmée(s).`
        : `Le journal s’arrête à l’entrée ${found}, alors que l’instantané en atteste ${attested} : des actions confirmées manquent.`,
  };
}
