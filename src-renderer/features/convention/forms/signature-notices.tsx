import { Button, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { AvenantView } from '#contract/views';
import { RefusAlert } from '../../../parts/refus-alert';
import { formsText } from '../../../text/forms';
import { formsAvenant } from '../../../text/forms-avenant';
import { Callout } from '../../../ui/callout';
import { EcartAvis } from '../ecart-avis';
import { formPaths } from './paths';

const { signer } = formsAvenant;

/** The committee examined another text: another avis, or a reason. */
export const OTHER_DRAFT = 'AVIS_AUTRE_PROJET';

function wayOut(code: string, conventionId: string, avenantId: string): ReactNode {
  if (code === 'AVIS_ABSENT' || code === OTHER_DRAFT) {
    return (
      <Button
        component={Link}
        to={formPaths.enregistrerAvis(conventionId, avenantId)}
        variant="default"
        size="compact-sm"
      >
        {signer.recordAvis}
      </Button>
    );
  }
  if (code === 'AVENANT_SANS_TEXTE') {
    return (
      <Button
        component={Link}
        to={formPaths.redigerAvenant(conventionId, avenantId)}
        variant="default"
        size="compact-sm"
      >
        {signer.draft}
      </Button>
    );
  }
  return undefined;
}

/** What stands in the way of the signature, or should be known before it, said before anything is typed. */
export function SignatureNotices({
  item: { avenant, etat, avis, avisRetenu, blocage, aSavoir },
  conventionId,
}: {
  readonly item: AvenantView;
  readonly conventionId: string;
}): ReactNode {
  const retenu = avis.find((one) => one.avis.id === avisRetenu);
  return (
    <>
      {blocage !== null && (
        <RefusAlert
          refus={blocage}
          title={formsText.blocageTitle}
          live={false}
          action={wayOut(blocage.code, conventionId, avenant.id)}
        />
      )}
      {blocage?.code === OTHER_DRAFT && retenu !== undefined && (
        <EcartAvis item={retenu} avenant={avenant} etat={etat} conventionId={conventionId} ways={false} />
      )}
      {aSavoir.length > 0 && (
        <Callout tone="info" title={signer.toKnow}>
          {aSavoir.map(({ message, source }) => (
            <Text key={message} size="sm">
              {message} ({source})
            </Text>
          ))}
        </Callout>
      )}
    </>
  );
}
