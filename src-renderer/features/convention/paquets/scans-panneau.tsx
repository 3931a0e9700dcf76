import { Button, Checkbox } from '@mantine/core';
import { IconFolderOpen, IconScan } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import type { PageDeScanView } from '#contract/paquets';
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { LectureSuivie } from '../../../parts/lecture';
import { RefusAlert } from '../../../parts/refus-alert';
import { textPaquets } from '../../../text/paquets';
import { cleDe } from './choix';
import type { Choix } from './choix';
import { fichiersDeposes } from './scans';
import type { Scans } from './scans';
import classes from './scans.module.css';
import { SignaturesPdf } from './signatures-pdf';

const text = textPaquets.scans;

type Rapprochee = Extract<PageDeScanView, { readonly sort: 'rapprochee' }>;

const clesDe = ({ original, attendus }: Rapprochee): readonly string[] =>
  attendus.map(({ id }) => cleDe({ original, signataireId: id }));

/** What a page that is none of this packet's is, in words. */
function pourquoi(one: Exclude<PageDeScanView, { readonly sort: 'rapprochee' }>): string {
  switch (one.sort) {
    case 'doublon':
      return text.duplicate(one.original, one.deja.fichier, one.deja.page);
    case 'etrangere':
      return one.paquet === null
        ? text.foreignUnknown
        : text.foreign(one.paquet.titre, formatDate(one.paquet.ouvertLe as CivilDate));
    case 'inconnue':
      return text.unknown(one.original, one.feuillet);
    case 'sans_code':
      return one.autres ? text.otherCode : text.noCode;
  }
}

function Page({
  one,
  choix,
  onChoix,
}: {
  readonly one: Rapprochee;
  readonly choix: Choix;
  readonly onChoix: (cles: readonly string[], chosen: boolean) => void;
}): ReactNode {
  const { fichier, page, original, feuillet, feuillets, attendus, signees } = one;
  const cles = clesDe(one);
  const nom = text.page(fichier, page);
  return (
    <tr>
      <th scope="row">
        <span className={classes.fichier}>
          <bdi>{fichier}</bdi>
        </span>
        <span className={classes.note}>{text.pageNumber(page)}</span>
      </th>
      <td>
        {text.original(original)}
        {feuillets > 1 && <span className={classes.note}>{text.sheet(feuillet, feuillets)}</span>}
      </td>
      <td>
        <div className={classes.cases} role="group" aria-label={text.slotsOf(nom)}>
          {attendus.map(({ id, nom: qui }) => {
            const cle = cleDe({ original, signataireId: id });
            return (
              <Checkbox
                key={id}
                size="xs"
                label={qui}
                checked={choix.has(cle)}
                onChange={(event) => onChoix([cle], event.currentTarget.checked)}
              />
            );
          })}
          {attendus.length === 0 && <span className={classes.note}>{text.allSigned}</span>}
          {attendus.length > 1 && (
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={text.allOf(nom)}
              onClick={() => onChoix(cles, !cles.every((cle) => choix.has(cle)))}
            >
              {text.all}
            </Button>
          )}
        </div>
        {signees.length > 0 && attendus.length > 0 && (
          <span className={classes.note}>{text.signed(signees.map((s) => s.nom))}</span>
        )}
      </td>
    </tr>
  );
}

function Lot({
  scans: { pages, illisibles, fichiers },
  choix,
  onChoix,
}: {
  readonly scans: Scans;
  readonly choix: Choix;
  readonly onChoix: (cles: readonly string[], chosen: boolean) => void;
}): ReactNode {
  const trouvees = pages
    .filter((one) => one.sort === 'rapprochee')
    .sort((a, b) => a.original - b.original || a.feuillet - b.feuillet);
  const autres = pages.filter((one) => one.sort !== 'rapprochee');
  const toutes = trouvees.flatMap(clesDe);
  const signes = fichiers.filter(({ lu }) => lu.signatures.length > 0);
  const lourds = fichiers.filter(({ lu }) => lu.obstacle !== null);
  return (
    <>
      {trouvees.length > 0 && (
        <>
          <div className={classes.tete}>
            <p className={classes.consigne}>{text.confirm}</p>
            {toutes.length > 0 && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => onChoix(toutes, !toutes.every((cle) => choix.has(cle)))}
              >
                {text.allSlots}
              </Button>
            )}
          </div>
          <div className={classes.scroll}>
            <table className={classes.table} aria-label={text.matched(trouvees.length)}>
              <thead>
                <tr>
                  <th scope="col">{text.headPage}</th>
                  <th scope="col">{text.headOriginal}</th>
                  <th scope="col">{text.headSigned}</th>
                </tr>
              </thead>
              <tbody>
                {trouvees.map((one) => (
                  <Page
                    key={`${one.fichier}/${one.page}/${one.original}/${one.feuillet}`}
                    one={one}
                    choix={choix}
                    onChoix={onChoix}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {signes.map(({ nom, lu }) => (
        <section key={nom} aria-label={textPaquets.signatures.of(nom)}>
          <h4 className={classes.fichierSigne}>{textPaquets.signatures.of(nom)}</h4>
          <SignaturesPdf nom={nom} signatures={lu.signatures} />
        </section>
      ))}
      {(autres.length > 0 || illisibles.length > 0 || lourds.length > 0) && (
        <ul className={classes.autres} aria-label={text.others}>
          {autres.map((one, rang) => (
            <li key={`${one.fichier}/${one.page}/${rang}`}>
              <strong>
                {text.sorts[one.sort]} · <bdi>{text.page(one.fichier, one.page)}</bdi>
              </strong>{' '}
              {pourquoi(one)}
            </li>
          ))}
          {illisibles.map(({ nom, message }, rang) => (
            <li key={`${nom}/${rang}`}>
              <strong>
                {text.unreadable} · <bdi>{nom}</bdi>
              </strong>{' '}
              {message}
            </li>
          ))}
          {lourds.map(({ nom, lu }) => (
            <li key={nom}>
              <strong>
                {text.heavy} · <bdi>{nom}</bdi>
              </strong>{' '}
              {lu.obstacle}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/**
 * Scans that come back: files or a folder dropped or chosen, each page told; whoever ticks a slot says that it is signed,
 * and records it under the matrix.
 */
export function PanneauScans({
  scans,
  choix,
  onChoix,
  onClose,
}: {
  readonly scans: Scans;
  readonly choix: Choix;
  readonly onChoix: (cles: readonly string[], chosen: boolean) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { enCours, lecture, ajouter, panne, pages, illisibles } = scans;
  const [over, setOver] = useState(false);
  const fichiers = useRef<HTMLInputElement>(null);
  const dossier = useRef<HTMLInputElement>(null);
  const titre = useRef<HTMLHeadingElement>(null);
  useEffect(() => titre.current?.focus(), []);
  // A file that falls beside the zone must not replace the page.
  useEffect(() => {
    const refuse = (event: globalThis.DragEvent) => event.preventDefault();
    window.addEventListener('dragover', refuse);
    window.addEventListener('drop', refuse);
    return () => {
      window.removeEventListener('dragover', refuse);
      window.removeEventListener('drop', refuse);
    };
  }, []);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void fichiersDeposes(event.dataTransfer).then(ajouter);
  };
  const choisir = (input: HTMLInputElement) => {
    const chosen = [...(input.files ?? [])];
    // The same file may be chosen again.
    input.value = '';
    void ajouter(chosen);
  };
  return (
    <section className={classes.panneau} aria-labelledby="scans">
      <div className={classes.tete}>
        <h3 id="scans" ref={titre} tabIndex={-1} className={classes.titre}>
          {text.title}
        </h3>
        <Button variant="subtle" size="compact-sm" onClick={onClose}>
          {text.close}
        </Button>
      </div>
      <div
        className={classes.zone}
        data-over={over || undefined}
        data-testid="depot-scans"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <p className={classes.invite}>{text.drop}</p>
        <input
          ref={fichiers}
          type="file"
          multiple
          accept=".pdf,.jpg,.jpeg,.png"
          className={classes.native}
          tabIndex={-1}
          aria-label={text.chooseFiles}
          onChange={(event) => choisir(event.currentTarget)}
        />
        <input
          ref={(input) => {
            dossier.current = input;
            input?.setAttribute('webkitdirectory', '');
          }}
          type="file"
          multiple
          className={classes.native}
          tabIndex={-1}
          aria-label={text.chooseFolder}
          onChange={(event) => choisir(event.currentTarget)}
        />
        <div className={classes.boutons}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconScan size={16} aria-hidden />}
            onClick={() => fichiers.current?.click()}
          >
            {text.chooseFiles}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconFolderOpen size={16} aria-hidden />}
            onClick={() => dossier.current?.click()}
          >
            {text.chooseFolder}
          </Button>
        </div>
      </div>
      {enCours !== null && (
        <p className={classes.note}>{text.reading(enCours.nom, enCours.rang, enCours.total)}</p>
      )}
      <LectureSuivie lecture={lecture} />
      {panne !== null && <RefusAlert refus={panne} title={text.failed} />}
      {pages.length + illisibles.length > 0 && (
        <p role="status" className={classes.bilan}>
          {text.summary(
            pages.filter(({ sort }) => sort === 'rapprochee').length,
            pages.filter(({ sort }) => sort !== 'rapprochee').length + illisibles.length,
          )}
        </p>
      )}
      <Lot scans={scans} choix={choix} onChoix={onChoix} />
    </section>
  );
}
