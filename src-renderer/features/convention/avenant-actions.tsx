import { IconFileText, IconPaperclip, IconPencil } from '@tabler/icons-react';
import type { AvenantView } from '#contract/views';
import { isOuvert } from '#domain/fiches/avenant';
import type { EtatAvenant } from '#domain/fiches/avenant';
import { transition } from '#domain/avenant/transitions';
import type { ActionAvenant } from '#domain/avenant/transitions';
import { DeleteButton } from './delete-button';
import { paths } from '../../parts/paths';
import { RectifyLink } from './rectify-link';
import { textConvention } from '../../text/convention';
import { textPieces } from '../../text/pieces';
import { ActLink } from '../../ui/act-link';
import { ButtonLink } from '../../ui/button-link';
import classes from './convention.module.css';
import { formPaths } from './forms/paths';

const text = textConvention.avenants;

type Act = {
  readonly action: ActionAvenant;
  readonly label: string;
  readonly to: (conventionId: string, avenantId: string) => string;
};

const ACTS: readonly Act[] = [
  { action: 'instruire', label: text.instruct, to: formPaths.instruireAvenant },
  { action: 'saisir', label: text.submit, to: formPaths.saisirCrefop },
  { action: 'enregistrer_avis', label: text.recordAvis, to: formPaths.enregistrerAvis },
  { action: 'mettre_a_la_signature', label: text.putToSignature, to: formPaths.mettreALaSignature },
  { action: 'signer', label: text.sign, to: formPaths.signerAvenant },
  { action: 'rediger', label: text.write, to: formPaths.redigerAvenant },
  { action: 'refuser', label: text.refuse, to: formPaths.refuserAvenant },
  { action: 'abandonner', label: text.drop, to: formPaths.abandonnerAvenant },
];

/** What comes next, in the usual order of things. */
const NEXT: Readonly<Partial<Record<EtatAvenant, ActionAvenant>>> = {
  demande: 'instruire',
  instruction: 'saisir',
  saisine: 'enregistrer_avis',
  avis_rendu: 'mettre_a_la_signature',
  mise_a_la_signature: 'signer',
  en_cours_de_signature: 'signer',
};

/** Whether what is missing is in the text: it is written in a page of its own. */
const toWrite = (blocage: AvenantView['blocage']): boolean =>
  blocage?.code === 'AVENANT_SANS_TEXTE' || blocage?.code === 'CONCORDANCE_DEFAUT';

function nextOf({ etat, avenant, blocage }: AvenantView): ActionAvenant | undefined {
  // The text itself is to be worked on first, where it is written.
  if (toWrite(blocage)) return undefined;
  // The text is no longer the one examined: asking for another avis comes before signing.
  if (etat === 'avis_rendu' && blocage !== null)
    return avenant.saisine === null ? 'enregistrer_avis' : 'saisir';
  return NEXT[etat];
}

/**
 * What may be done to an avenant, by the table of its steps; signing is shown as long as it is open, with its obstacle.
 * Closed with its convention, it still takes what was done before: nothing more is to come, and nothing is put forward.
 */
export function AvenantActions({
  item,
  conventionId,
}: {
  readonly item: AvenantView;
  readonly conventionId: string;
}) {
  const { avenant, etat, etatDesFaits: faits } = item;
  const { id } = avenant;
  const next = nextOf(item);
  const shown = ACTS.filter(
    ({ action }) => transition(faits, action).permise || (action === 'signer' && isOuvert(faits)),
  );
  const deletable =
    avenant.signatures.length === 0 &&
    item.avis.length === 0 &&
    avenant.saisine === null &&
    avenant.refus === null;
  return (
    <div className={classes.actions}>
      <ButtonLink
        to={paths.atelier(conventionId, id)}
        variant={toWrite(item.blocage) ? 'filled' : 'default'}
        icon={<IconPencil size={16} aria-hidden />}
      >
        {transition(faits, 'rediger').permise ? text.atelier : text.atelierClosed}
      </ButtonLink>
      {shown.map(({ action, label, to }) => (
        <ActLink
          key={action}
          to={to(conventionId, id)}
          variant={
            action === next
              ? 'filled'
              : action === 'refuser' || action === 'abandonner'
                ? 'subtle'
                : 'default'
          }
        >
          {label}
        </ActLink>
      ))}
      {(etat === 'abandonne' || etat === 'refuse') && (
        <ActLink to={formPaths.reprendreAvenant(conventionId, id)}>{text.resume}</ActLink>
      )}
      {deletable ? (
        <DeleteButton collection="avenants" id={id} of={avenant.objet} />
      ) : (
        <RectifyLink conventionId={conventionId} collection="avenants" id={id} />
      )}
      <ActLink
        to={formPaths.joindrePiece(conventionId, `avenants/${id}`)}
        variant="subtle"
        icon={<IconPaperclip size={16} aria-hidden />}
      >
        {textPieces.add}
      </ActLink>
      {avenant.articles.length + avenant.operations.length > 0 && (
        <ButtonLink
          to={paths.document(conventionId, 'avenant', id)}
          variant="subtle"
          icon={<IconFileText size={16} aria-hidden />}
        >
          {text.document}
        </ButtonLink>
      )}
    </div>
  );
}
