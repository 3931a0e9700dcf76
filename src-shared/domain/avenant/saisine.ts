import { formatDate } from '../civil-date';
import { loiDuComite } from '../fiches/avis';
import type { Avis } from '../fiches/avis';
import type { Contexte } from '../decision';
import { lastAvisRendu } from '../lookup';
import { avertir } from '../refus';
import type { Avertissement } from '../refus';
import { texteDuProjet } from '../fiches/avenant';
import type { Avenant } from '../fiches/avenant';

const SAISINE = 'R. 6123-3-2';

/** An avis supposes that the committee was asked for it; the record may not say so. */
export function saisineManquante(
  avenant: Avenant,
  { instance }: Pick<Avis, 'instance'>,
): readonly Avertissement[] {
  return avenant.saisine === null
    ? [
        avertir(
          'La saisine du comité n’est pas enregistrée : l’avis la suppose, le dossier doit la prouver.',
          loiDuComite(instance, SAISINE),
        ),
      ]
    : [];
}

/** The referral that no avis has answered yet; null when there is none. */
export function saisineEnCours(avenant: Avenant, avis: readonly Avis[]): Avenant['saisine'] {
  const answered = lastAvisRendu(avis)?.seance.date;
  return avenant.saisine !== null && (answered === undefined || answered < avenant.saisine.date)
    ? avenant.saisine
    : null;
}

/** The committee is still asked, with another draft than the one it was sent. */
export function saisineWarnings(
  avenant: Avenant,
  avis: readonly Avis[],
  contexte: Pick<Contexte, 'sha256'>,
): readonly Avertissement[] {
  const saisine = saisineEnCours(avenant, avis);
  if (saisine === null) return [];
  return contexte.sha256(texteDuProjet(avenant)) === saisine.empreinteProjet
    ? []
    : [
        avertir(
          `Le projet a changé depuis la saisine du ${formatDate(saisine.date)} : transmettez le nouveau texte au comité avant la séance.`,
          'L’avis porte sur le projet examiné',
        ),
      ];
}

/** The draft the committee examined is not the one it was sent. */
export function autreProjetQueLaSaisine({ saisine }: Avenant, avis: Avis): readonly Avertissement[] {
  return saisine === null ||
    avis.seance.date < saisine.date ||
    avis.empreinteProjet === saisine.empreinteProjet
    ? []
    : [
        avertir(
          `Le projet examiné n’est pas celui transmis au comité le ${formatDate(saisine.date)} : vérifiez au procès-verbal le texte dont il a débattu.`,
          loiDuComite(avis.instance, SAISINE),
        ),
      ];
}
