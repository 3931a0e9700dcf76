import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import { CIVILITES, GENRES_GRAMMATICAUX } from '#domain/parties/partie';
import type { Partie, Signataire } from '#domain/parties/partie';
import { formsLabels } from '../../text/forms';
import { textRedaction } from '../../text/redaction';
import { ChampChoix, ChampLong, ChampTexte } from './champs';
import { useAtelier } from './contexte';
import { liste, nouveauSignataire, nouvellePartie } from './gestes';
import classes from './redaction.module.css';

const text = textRedaction.parties;
const GENRES = GENRES_GRAMMATICAUX.map((value) => ({ value, label: formsLabels.genre(value) }));
const CHOIX_CIVILITE = CIVILITES.map((value) => ({ value, label: value }));

/** Up, down and away, for what stands in a list of a few. */
function GestesDeListe({
  premier,
  dernier,
  retirer,
  label,
  onMove,
  onRemove,
}: {
  readonly premier: boolean;
  readonly dernier: boolean;
  readonly retirer: string;
  readonly label: string;
  readonly onMove: (sens: -1 | 1) => void;
  readonly onRemove: () => void;
}): ReactNode {
  return (
    <div className={classes.gestes} role="group" aria-label={textRedaction.ligne.actions(label)}>
      <Button
        size="compact-xs"
        variant="default"
        disabled={premier}
        leftSection={<IconArrowUp size={14} aria-hidden />}
        onClick={() => onMove(-1)}
      >
        {textRedaction.division.up}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        disabled={dernier}
        leftSection={<IconArrowDown size={14} aria-hidden />}
        onClick={() => onMove(1)}
      >
        {textRedaction.division.down}
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        color="red"
        leftSection={<IconTrash size={14} aria-hidden />}
        onClick={onRemove}
      >
        {retirer}
      </Button>
    </div>
  );
}

const SignataireSaisi = memo(function SignataireSaisi({
  partieId,
  signataire,
  champ,
  rang,
  dernier,
}: {
  readonly partieId: string;
  readonly signataire: Signataire;
  /** « parties.0.signataires.1 » */
  readonly champ: string;
  readonly rang: number;
  readonly dernier: boolean;
}): ReactNode {
  const { changer, aller } = useAtelier();
  const { id, fonction, personne, adresse } = signataire;
  const tous = (change: (all: readonly Signataire[]) => readonly Signataire[]) =>
    changer((before) => ({
      ...before,
      saisie: {
        ...before.saisie,
        parties: liste(before.saisie.parties).changer(partieId, (one) => ({
          ...one,
          signataires: change(one.signataires),
        })),
      },
    }));
  const modifier = (change: (one: Signataire) => Signataire) => tous((all) => liste(all).changer(id, change));
  const dire = (part: Partial<Signataire['fonction']>) =>
    modifier((one) => ({ ...one, fonction: { ...one.fonction, ...part } }));
  const nommer = (part: Partial<Signataire['personne']>) =>
    modifier((one) => ({ ...one, personne: { ...one.personne, ...part } }));
  const titre = text.signataire(rang + 1);
  return (
    <fieldset className={classes.signataire}>
      <legend>{titre}</legend>
      <div className={classes.grille}>
        <ChampTexte
          champ={`${champ}.fonction.libelle`}
          label={text.fonction}
          valeur={fonction.libelle}
          onChange={(libelle) => dire({ libelle })}
        />
        <ChampChoix
          champ={`${champ}.fonction.genre`}
          label={text.fonctionGenre}
          valeur={fonction.genre}
          choix={GENRES}
          onChange={(genre) => dire({ genre })}
        />
      </div>
      <div className={classes.grille}>
        <ChampChoix
          champ={`${champ}.personne.civilite`}
          label={text.civilite}
          valeur={personne.civilite}
          choix={CHOIX_CIVILITE}
          onChange={(civilite) => nommer({ civilite })}
        />
        <ChampTexte
          champ={`${champ}.personne.prenom`}
          label={text.prenom}
          valeur={personne.prenom}
          onChange={(prenom) => nommer({ prenom })}
        />
        <ChampTexte
          champ={`${champ}.personne.nom`}
          label={text.nomPersonne}
          valeur={personne.nom}
          onChange={(nom) => nommer({ nom })}
        />
      </div>
      <p className={classes.aide}>{text.personneHelp}</p>
      <details>
        <summary>{text.plus}</summary>
        <div className={classes.pile}>
          <ChampLong
            champ={`${champ}.adresse`}
            label={text.adresse}
            help={text.adresseHelp}
            valeur={adresse.join('\n')}
            onChange={(next) => modifier((one) => ({ ...one, adresse: next === '' ? [] : next.split('\n') }))}
          />
          <ChampTexte
            champ={`${champ}.fonction.long`}
            label={text.longue}
            valeur={fonction.long ?? ''}
            onChange={(long) => dire({ long })}
          />
          <ChampTexte
            champ={`${champ}.fonction.appel`}
            label={text.appel}
            valeur={fonction.appel ?? ''}
            onChange={(appel) => dire({ appel })}
          />
        </div>
      </details>
      <GestesDeListe
        premier={rang === 0}
        dernier={dernier}
        label={titre}
        retirer={text.removeSignataire}
        onMove={(sens) => tous((all) => liste(all).bouger(id, sens))}
        onRemove={() => {
          tous((all) => liste(all).retirer(id));
          aller({ partie: 'parties', champ: `${champ.replace(/\.signataires.*$/u, '')}.nom` });
        }}
      />
    </fieldset>
  );
});

const PartieSaisie = memo(function PartieSaisie({
  partie,
  rang,
  dernier,
}: {
  readonly partie: Partie;
  readonly rang: number;
  readonly dernier: boolean;
}): ReactNode {
  const { changer, aller } = useAtelier();
  const { id, nom, genre, appel = '', mentions = [], signataires } = partie;
  const champ = `parties.${rang}`;
  const toutes = (change: (all: readonly Partie[]) => readonly Partie[]) =>
    changer((before) => ({
      ...before,
      saisie: { ...before.saisie, parties: change(before.saisie.parties) },
    }));
  const modifier = (change: (one: Partie) => Partie) => toutes((all) => liste(all).changer(id, change));
  const titre = text.one(rang + 1, nom);
  return (
    <section className={classes.carte} aria-label={titre}>
      <h3>{titre}</h3>
      <div className={classes.grille}>
        <ChampTexte
          champ={`${champ}.nom`}
          label={text.nom}
          help={text.nomHelp}
          valeur={nom}
          onChange={(next) => modifier((one) => ({ ...one, nom: next }))}
        />
        <ChampChoix
          champ={`${champ}.genre`}
          label={text.genre}
          help={'\u00a0'}
          valeur={genre}
          choix={GENRES}
          onChange={(next) => modifier((one) => ({ ...one, genre: next }))}
        />
      </div>
      <ChampTexte
        champ={`${champ}.appel`}
        label={text.appelPartie}
        help={text.appelPartieHelp}
        valeur={appel}
        onChange={(next) =>
          modifier(({ appel: _appel, ...one }) => (next === '' ? one : { ...one, appel: next }))
        }
      />
      <ChampLong
        champ={`${champ}.mentions`}
        label={text.mentions}
        help={text.mentionsHelp}
        valeur={mentions.join('\n')}
        onChange={(next) =>
          modifier(({ mentions: _mentions, ...one }) =>
            next === '' ? one : { ...one, mentions: next.split('\n') },
          )
        }
      />
      {signataires.map((signataire, at) => (
        <SignataireSaisi
          key={signataire.id}
          partieId={id}
          signataire={signataire}
          champ={`${champ}.signataires.${at}`}
          rang={at}
          dernier={at === signataires.length - 1}
        />
      ))}
      <div className={classes.gestes}>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => {
            changer((before) => ({
              ...before,
              saisie: {
                ...before.saisie,
                parties: liste(before.saisie.parties).changer(id, (one) => ({
                  ...one,
                  signataires: [...one.signataires, nouveauSignataire(before.saisie)],
                })),
              },
            }));
            aller({
              partie: 'parties',
              champ: `${champ}.signataires.${signataires.length}.fonction.libelle`,
            });
          }}
        >
          {text.addSignataire}
        </Button>
      </div>
      <GestesDeListe
        premier={rang === 0}
        dernier={dernier}
        label={titre}
        retirer={text.remove}
        onMove={(sens) => toutes((all) => liste(all).bouger(id, sens))}
        onRemove={() => {
          toutes((all) => liste(all).retirer(id));
          aller({ partie: 'parties', champ: `parties.${Math.max(0, rang - 1)}.nom` });
        }}
      />
    </section>
  );
});

/** Who concludes the convention, and who signs for each. */
export function Parties({ parties }: { readonly parties: readonly Partie[] }): ReactNode {
  const { changer, aller } = useAtelier();
  return (
    <>
      <p className={classes.aide}>{text.lead}</p>
      {parties.map((partie, rang) => (
        <PartieSaisie key={partie.id} partie={partie} rang={rang} dernier={rang === parties.length - 1} />
      ))}
      <div>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => {
            changer((before) => ({
              ...before,
              saisie: {
                ...before.saisie,
                parties: [...before.saisie.parties, nouvellePartie(before.saisie)],
              },
            }));
            aller({ partie: 'parties', champ: `parties.${parties.length}.nom` });
          }}
        >
          {text.add}
        </Button>
      </div>
    </>
  );
}
