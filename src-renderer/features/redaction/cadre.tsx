import type { ReactNode } from 'react';
import { ZONES, ZONE_LABELS } from '#domain/delais/calendriers';
import { ChampDate } from '../../parts/forms/champ-date';
import { textRedaction } from '../../text/redaction';
import { ChampChoix, ChampLong, ChampTexte } from './champs';
import { useAtelier, useErreur } from './contexte';
import type { Saisie } from './ouvrage';
import classes from './redaction.module.css';

const CHOIX_ZONE = ZONES.map((value) => ({ value, label: ZONE_LABELS[value] }));

function useEcrire() {
  const { changer } = useAtelier();
  return (part: Partial<Saisie>) =>
    changer((before) => ({ ...before, saisie: { ...before.saisie, ...part } }));
}

/** How the convention is called, and where its delays run. */
export function Cadre({ saisie }: { readonly saisie: Saisie }): ReactNode {
  const ecrire = useEcrire();
  const text = textRedaction.cadre;
  return (
    <div className={classes.pile}>
      <ChampLong
        champ="titre"
        label={text.titre}
        valeur={saisie.titre}
        onChange={(titre) => ecrire({ titre: titre.replace(/[\n\r]+/gu, ' ') })}
      />
      <ChampTexte
        champ="titreCourt"
        label={text.titreCourt}
        help={text.titreCourtHelp}
        valeur={saisie.titreCourt}
        onChange={(titreCourt) => ecrire({ titreCourt })}
      />
      <div className={classes.grille}>
        <ChampTexte
          champ="region"
          label={text.region}
          help={'\u00a0'}
          valeur={saisie.region}
          onChange={(region) => ecrire({ region })}
        />
        <ChampChoix
          champ="zone"
          label={text.zone}
          help={text.zoneHelp}
          valeur={saisie.zone}
          choix={CHOIX_ZONE}
          onChange={(zone) => ecrire({ zone })}
        />
      </div>
    </div>
  );
}

/** What announces the articles, and what closes the act. */
export function Cloture({ saisie }: { readonly saisie: Saisie }): ReactNode {
  const ecrire = useEcrire();
  const faute = useErreur('faitLe');
  const text = textRedaction.cloture;
  return (
    <div className={classes.pile}>
      <ChampTexte
        champ="formule"
        label={text.formule}
        help={text.formuleHelp}
        valeur={saisie.formule}
        onChange={(formule) => ecrire({ formule })}
      />
      <div className={classes.grille}>
        <ChampTexte
          champ="lieu"
          label={text.lieu}
          help={'\u00a0'}
          valeur={saisie.lieu}
          onChange={(lieu) => ecrire({ lieu })}
        />
        <ChampTexte
          champ="nombreExemplaires"
          label={text.exemplaires}
          help={text.exemplairesHelp}
          valeur={saisie.nombreExemplaires}
          onChange={(nombreExemplaires) => ecrire({ nombreExemplaires })}
        />
      </div>
      <ChampDate
        name="faitLe"
        label={text.faitLe}
        help={text.faitLeHelp}
        text={saisie.faitLe}
        optional
        error={faute}
        zone={saisie.zone}
        onChange={(faitLe) => ecrire({ faitLe })}
      />
    </div>
  );
}
