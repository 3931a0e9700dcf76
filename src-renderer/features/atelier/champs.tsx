import { Checkbox, Group, NativeSelect, Radio, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode, SyntheticEvent } from 'react';
import { useParams } from 'react-router';
import { positionsDe } from '#domain/texte/mots';
import { numeroInsere } from '#domain/texte/numeros';
import { findDivision, texteAlinea } from '#domain/texte/en-vigueur';
import type { AlineaEnVigueur, TexteEnVigueur } from '#domain/texte/en-vigueur';
import { CIVILITES, GENRES_GRAMMATICAUX } from '#domain/parties/partie';
import { typographie } from '#domain/typographie';
import { textAtelier } from '../../text/atelier';
import { formsLabels } from '../../text/forms';
import { RemarquesTexte } from '../../parts/remarques-texte';
import { ChoixFichier } from '../../parts/choix-fichier';
import { ChampDate } from '../../parts/forms/champ-date';
import classes from './atelier.module.css';
import { citer, motsEntiers } from './mots';
import { renumeroter, texteDeDuree } from './saisie';
import type { Saisie } from './saisie';

const text = textAtelier.editeur;

/** What was found lacking when the form was sent: the field, and what to do. */
export type Manque = { readonly champ: string; readonly message: string };

type Props = {
  readonly saisie: Saisie;
  readonly onChange: (next: Saisie) => void;
  readonly texte: TexteEnVigueur;
  readonly manque: Manque | null;
  /** The alinéa the words are of, as it reads before the change. */
  readonly alinea: AlineaEnVigueur | undefined;
  /** Words are to be found in the alinéa by hand, where they were not picked on the page. */
  readonly libre: boolean;
};

const erreur = (manque: Manque | null, champ: string): string | null =>
  manque?.champ === champ ? manque.message : null;

/** The fields of one change: the new text alone, where the place was picked. */
export function Champs(props: Props): ReactNode {
  const { saisie, onChange, manque } = props;
  switch (saisie.nature) {
    case 'remplacer_mots':
    case 'inserer_mots':
      return <ChampsMots {...props} saisie={saisie} />;
    case 'rediger_alinea':
    case 'inserer_alineas':
      return (
        <Lignes
          value={saisie.lignes}
          error={erreur(manque, 'lignes')}
          focus
          onChange={(lignes) => onChange({ ...saisie, lignes })}
        />
      );
    case 'rediger_division':
    case 'retablir':
      return (
        <>
          <Intitule
            value={saisie.intitule}
            error={erreur(manque, 'intitule')}
            onChange={(intitule) => onChange({ ...saisie, intitule })}
          />
          <Lignes
            value={saisie.lignes}
            error={erreur(manque, 'lignes')}
            focus
            onChange={(lignes) => onChange({ ...saisie, lignes })}
          />
          {findDivision(props.texte, saisie.divisionId)?.nature === 'annexe' && (
            <AnnexeFichier onPick={(lignes) => onChange({ ...saisie, lignes })} />
          )}
        </>
      );
    case 'intituler':
      return (
        <Intitule
          value={saisie.intitule}
          error={erreur(manque, 'intitule')}
          focus
          onChange={(intitule) => onChange({ ...saisie, intitule })}
        />
      );
    case 'inserer_liminaire':
    case 'rediger_liminaire':
      return (
        <Textarea
          data-champ="ligne"
          data-autofocus
          label={text.liminaire[saisie.liste]}
          description={text.liminaireHelp}
          autosize
          minRows={2}
          maxRows={8}
          aria-required
          classNames={{ input: classes.actInput }}
          value={saisie.ligne}
          error={erreur(manque, 'ligne')}
          onChange={(event) => onChange({ ...saisie, ligne: event.currentTarget.value })}
        />
      );
    case 'supprimer_alinea':
    case 'supprimer_liminaire':
    case 'abroger':
      return <Text size="sm">{text.nothingElse}</Text>;
    case 'inserer_division':
    case 'ajouter_annexe':
      return <ChampsDivision {...props} saisie={saisie} />;
    case 'nommer_partie':
      return (
        <TextInput
          data-champ="nom"
          data-autofocus
          label={text.partyName}
          description={text.partyNameHelp}
          autoComplete="off"
          aria-required
          value={saisie.nom}
          error={erreur(manque, 'nom')}
          onChange={(event) => onChange({ ...saisie, nom: event.currentTarget.value })}
        />
      );
    case 'designer_signataire':
      return <ChampsSignataire {...props} saisie={saisie} />;
    case 'proroger':
      return (
        <>
          <ChampDate
            name="fin"
            label={text.end}
            help={text.endHelp}
            text={saisie.fin}
            error={erreur(manque, 'fin') ?? undefined}
            onChange={(fin) =>
              onChange({
                ...saisie,
                fin,
                texte: saisie.propose ? texteDeDuree(props.alinea, fin) || saisie.texte : saisie.texte,
              })
            }
          />
          <Textarea
            data-champ="texte"
            label={text.durationText}
            description={text.durationHelp}
            autosize
            minRows={2}
            maxRows={10}
            aria-required
            value={saisie.texte}
            error={erreur(manque, 'texte')}
            onChange={(event) =>
              onChange({
                ...saisie,
                texte: event.currentTarget.value,
                propose: event.currentTarget.value === '',
              })
            }
          />
        </>
      );
  }
}

function Lignes({
  value,
  error,
  focus = false,
  onChange,
}: {
  readonly value: string;
  readonly error: string | null;
  readonly focus?: boolean;
  readonly onChange: (value: string) => void;
}) {
  return (
    <>
      <Textarea
        data-champ="lignes"
        {...(focus ? { 'data-autofocus': true } : {})}
        label={text.alineas}
        description={text.alineaLines}
        autosize
        minRows={4}
        maxRows={16}
        aria-required
        classNames={{ input: classes.actInput }}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <RemarquesTexte texte={value} />
    </>
  );
}

function Intitule({
  value,
  error,
  focus = false,
  onChange,
}: {
  readonly value: string;
  readonly error: string | null;
  readonly focus?: boolean;
  readonly onChange: (value: string) => void;
}) {
  return (
    <TextInput
      data-champ="intitule"
      {...(focus ? { 'data-autofocus': true } : {})}
      label={text.heading}
      description={text.headingHelp}
      autoComplete="off"
      aria-required
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

type Mots = Extract<Saisie, { nature: 'remplacer_mots' | 'inserer_mots' }>;
type GesteMots = keyof typeof text.gestures;

const gesteDe = (saisie: Mots): GesteMots =>
  saisie.nature === 'inserer_mots' ? 'inserer' : saisie.suppression ? 'supprimer' : 'remplacer';

/** The same words, with another thing done to them. */
function autreGeste(saisie: Mots, geste: GesteMots): Mots {
  const { cible, mots, avant, apres, nouveau } = saisie;
  return geste === 'inserer'
    ? { nature: 'inserer_mots', cible, mots, avant, apres, nouveau, position: 'apres' }
    : {
        nature: 'remplacer_mots',
        cible,
        mots,
        avant,
        apres,
        nouveau,
        partout: saisie.nature === 'remplacer_mots' && saisie.partout,
        suppression: geste === 'supprimer',
      };
}

function ChampsMots({
  saisie,
  onChange,
  manque,
  alinea,
  libre,
}: Omit<Props, 'saisie'> & { readonly saisie: Mots }) {
  const source = alinea === undefined ? '' : texteAlinea(alinea);
  const fois = positionsDe(source, saisie.mots).length;
  const geste = gesteDe(saisie);
  return (
    <>
      {libre && (
        <MotsLibres saisie={saisie} onChange={onChange} manque={manque} source={source} fois={fois} />
      )}
      {!libre && fois > 1 && (
        <Radio.Group
          label={text.several(fois)}
          value={saisie.nature === 'remplacer_mots' && saisie.partout ? 'partout' : 'ici'}
          onChange={(value) => {
            if (saisie.nature === 'remplacer_mots') onChange({ ...saisie, partout: value === 'partout' });
          }}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="ici" label={text.here(`${saisie.avant}${saisie.mots}${saisie.apres}`)} />
            {saisie.nature === 'remplacer_mots' && <Radio value="partout" label={text.everywhere(fois)} />}
          </Stack>
        </Radio.Group>
      )}
      {geste === 'supprimer' ? (
        !libre && fois <= 1 && <Text size="sm">{text.nothingElse}</Text>
      ) : (
        <Textarea
          data-champ="nouveau"
          {...(libre ? {} : { 'data-autofocus': true })}
          label={geste === 'inserer' ? text.addedWords : text.newWords}
          description={geste === 'inserer' ? text.addedWordsHelp : text.newWordsHelp}
          autosize
          minRows={2}
          maxRows={10}
          aria-required
          classNames={{ input: classes.actInput }}
          value={saisie.nouveau}
          error={erreur(manque, 'nouveau')}
          onChange={(event) => onChange({ ...saisie, nouveau: event.currentTarget.value })}
        />
      )}
    </>
  );
}

/** Words picked with the keyboard in a field that holds the alinéa, or typed and looked for as they are typed. */
function MotsLibres({
  saisie,
  onChange,
  manque,
  source,
  fois,
}: {
  readonly saisie: Mots;
  readonly onChange: (next: Saisie) => void;
  readonly manque: Manque | null;
  readonly source: string;
  readonly fois: number;
}) {
  const [touched, setTouched] = useState(saisie.mots !== '');
  const pick = (event: SyntheticEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd } = event.currentTarget;
    const passage =
      selectionEnd > selectionStart
        ? motsEntiers(source, { debut: selectionStart, fin: selectionEnd })
        : null;
    if (passage === null) return;
    const { mots, avant, apres } = citer(source, passage);
    setTouched(true);
    if (mots !== saisie.mots || avant !== saisie.avant || apres !== saisie.apres)
      onChange({ ...saisie, mots, avant, apres });
  };
  return (
    <>
      {source !== '' && (
        <Textarea
          readOnly
          data-autofocus
          label={text.pick}
          description={text.pickHelp}
          autosize
          maxRows={8}
          classNames={{ input: classes.actInput }}
          value={source}
          onSelect={pick}
        />
      )}
      <Textarea
        data-champ="mots"
        label={text.typedWords}
        description={text.typedWordsHelp}
        autosize
        minRows={1}
        maxRows={6}
        aria-required
        classNames={{ input: classes.actInput }}
        value={saisie.mots}
        error={
          erreur(manque, 'mots') ??
          (touched && saisie.mots.trim() !== '' && fois === 0 ? text.found(0) : null)
        }
        onChange={(event) => {
          setTouched(true);
          onChange({ ...saisie, mots: event.currentTarget.value, avant: '', apres: '' });
        }}
      />
      <p role="status" className={classes.found}>
        {saisie.mots.trim() !== '' && fois > 0 ? text.found(fois) : ''}
      </p>
      {fois > 1 && (saisie.avant !== '' || saisie.apres !== '') && (
        <Text size="sm">{text.here(`${saisie.avant}${saisie.mots}${saisie.apres}`)}</Text>
      )}
      {fois > 1 && saisie.nature === 'remplacer_mots' && (
        <Checkbox
          label={text.everywhere(fois)}
          checked={saisie.partout}
          onChange={(event) => onChange({ ...saisie, partout: event.currentTarget.checked })}
        />
      )}
      <Radio.Group
        label={text.gesture}
        value={gesteDe(saisie)}
        onChange={(value) => onChange(autreGeste(saisie, value))}
      >
        <Group gap="md" mt="xs">
          {Object.entries(text.gestures).map(([value, label]) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </Group>
      </Radio.Group>
    </>
  );
}

type Insertion = Extract<Saisie, { nature: 'inserer_division' | 'ajouter_annexe' }>;

function ChampsDivision({
  saisie,
  onChange,
  manque,
  texte,
}: Omit<Props, 'saisie'> & { readonly saisie: Insertion }) {
  const numbered = saisie.nature === 'ajouter_annexe' || saisie.sorte === 'article';
  const anchor = saisie.nature === 'inserer_division' ? findDivision(texte, saisie.apres) : undefined;
  const [proposed] = useState(saisie.numero);
  const expected = anchor === undefined ? proposed : numeroInsere(texte.divisions, anchor);
  return (
    <>
      {numbered && (
        <TextInput
          data-champ="numero"
          label={text.number}
          description={text.numberHelp(expected)}
          autoComplete="off"
          aria-required
          maw="14rem"
          value={saisie.numero}
          error={erreur(manque, 'numero')}
          onChange={(event) => {
            const numero = event.currentTarget.value;
            onChange({
              ...saisie,
              numero,
              intitule: renumeroter(saisie.intitule, saisie.numero.trim(), numero.trim()),
            });
          }}
        />
      )}
      <Intitule
        value={saisie.intitule}
        error={erreur(manque, 'intitule')}
        focus
        onChange={(intitule) => onChange({ ...saisie, intitule })}
      />
      {saisie.nature === 'inserer_division' && saisie.sorte === 'section' && (
        <NativeSelect
          data-champ="niveau"
          label={text.level}
          description={text.levelHelp}
          maw="20rem"
          value={saisie.niveau === undefined ? '' : String(saisie.niveau)}
          data={[
            { value: '', label: text.levelSame },
            ...['1', '2', '3', '4'].map((value) => ({ value, label: text.levelOf(value) })),
          ]}
          onChange={(event) => {
            const { niveau: _, ...others } = saisie;
            const { value } = event.currentTarget;
            onChange(value === '' ? others : { ...others, niveau: Number(value) });
          }}
        />
      )}
      <Lignes
        value={saisie.lignes}
        error={erreur(manque, 'lignes')}
        onChange={(lignes) => onChange({ ...saisie, lignes })}
      />
      {saisie.nature === 'ajouter_annexe' && (
        <AnnexeFichier
          onPick={(mention) =>
            onChange({ ...saisie, lignes: [saisie.lignes.trim(), mention].filter(Boolean).join('\n') })
          }
        />
      )}
    </>
  );
}

/** The annex may be a file that is joined: its text is then the line that names it. */
function AnnexeFichier({ onPick }: { readonly onPick: (mention: string) => void }): ReactNode {
  const { conventionId = '' } = useParams();
  return <ChoixFichier conventionId={conventionId} onPick={onPick} />;
}

type Designation = Extract<Saisie, { nature: 'designer_signataire' }>;

function ChampsSignataire({
  saisie,
  onChange,
  manque,
}: Omit<Props, 'saisie'> & { readonly saisie: Designation }) {
  const { fonction, personne } = saisie;
  return (
    <>
      <Radio.Group
        label={text.civility}
        value={personne.civilite}
        onChange={(value) =>
          onChange({
            ...saisie,
            personne: { ...personne, civilite: value === 'Madame' ? 'Madame' : 'Monsieur' },
          })
        }
      >
        <Group gap="md" mt="xs">
          {CIVILITES.map((one) => (
            <Radio key={one} value={one} label={one} />
          ))}
        </Group>
      </Radio.Group>
      <div className={classes.pair}>
        <TextInput
          data-champ="prenom"
          data-autofocus
          label={text.firstName}
          autoComplete="off"
          aria-required
          value={personne.prenom}
          error={erreur(manque, 'prenom')}
          onChange={(event) =>
            onChange({ ...saisie, personne: { ...personne, prenom: event.currentTarget.value } })
          }
        />
        <TextInput
          data-champ="nom"
          label={text.lastName}
          autoComplete="off"
          aria-required
          value={personne.nom}
          error={erreur(manque, 'nom')}
          onChange={(event) =>
            onChange({ ...saisie, personne: { ...personne, nom: event.currentTarget.value } })
          }
        />
      </div>
      <TextInput
        data-champ="libelle"
        label={text.office}
        description={typographie(text.officeHelp)}
        autoComplete="off"
        aria-required
        value={fonction.libelle}
        error={erreur(manque, 'libelle')}
        onChange={(event) =>
          onChange({ ...saisie, fonction: { ...fonction, libelle: event.currentTarget.value } })
        }
      />
      <Radio.Group
        label={text.gender}
        value={fonction.genre}
        onChange={(value) =>
          onChange({ ...saisie, fonction: { ...fonction, genre: value === 'f' ? 'f' : 'm' } })
        }
      >
        <Group gap="md" mt="xs">
          {GENRES_GRAMMATICAUX.map((one) => (
            <Radio key={one} value={one} label={formsLabels.genre(one)} />
          ))}
        </Group>
      </Radio.Group>
    </>
  );
}
