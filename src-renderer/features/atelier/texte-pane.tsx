import { ActionIcon, Button, Checkbox, Menu, NativeSelect } from '@mantine/core';
import { IconDots, IconFilePlus } from '@tabler/icons-react';
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { ChantierView } from '#contract/texte';
import { typographie } from '#actes/typographie';
import { deDivision, laDivision, ordinal } from '#domain/consolidation/nommer';
import { findDivision, texteAlinea } from '#domain/consolidation/texte';
import type { AlineaEnVigueur, DivisionEnVigueur, TexteEnVigueur } from '#domain/consolidation/texte';
import { fullName, withArticle } from '#domain/parties/partie';
import { textAtelier } from '../../text/atelier';
import classes from './atelier.module.css';
import { ID_PARTIES, abrogations, allerA, idAlinea, idDivision, idMenu, trouverRetour } from './gestes';
import type { Gestes } from './gestes';
import { comparer, imprimer, motsEntiers } from './mots';
import type { Morceau } from './mots';
import {
  ajouterAnnexe,
  alineaDeDuree,
  chercherMots,
  designerSignataire,
  estDuree,
  insererArticle,
  insererMots,
  insererSection,
  proroger,
  recrireAlinea,
  recrireDivision,
  remplacerMots,
  retablirDivision,
} from './saisie';
import { lireSelection } from './selection';
import type { Choix } from './selection';

const text = textAtelier.texte;

type Trait = { readonly debut: number; readonly fin: number };
type Retrait = { readonly at: number; readonly texte: string };

/** What a text has that another had not, and what it lost, by their places in it. */
function ecarts(
  avant: string,
  apres: string,
): { readonly ins: readonly Trait[]; readonly del: readonly Retrait[] } {
  const ins: Trait[] = [];
  const del: Retrait[] = [];
  let at = 0;
  for (const { texte, sorte } of comparer(avant, apres)) {
    if (sorte === 'del') {
      del.push({ at, texte });
      continue;
    }
    if (sorte === 'ins') ins.push({ debut: at, fin: at + texte.length });
    at += texte.length;
  }
  return { ins, del };
}

const styled = ({ gras, exposant }: Morceau, content: string): ReactNode => {
  const inner = exposant ? <sup>{content}</sup> : content;
  return gras ? <strong>{inner}</strong> : inner;
};

/**
 * A text with what the draft adds to it underlined, and what it takes away struck out. The struck words are set apart
 * from the text: they are not counted when words are picked.
 */
function TexteMarque({
  texte,
  gras = [],
  avant,
  retraits,
}: {
  readonly texte: string;
  readonly gras?: readonly string[];
  /** What stood there before the draft; null when nothing did. */
  readonly avant: string | null;
  readonly retraits: boolean;
}) {
  const pieces = imprimer(texte, gras);
  if (avant === texte) {
    return pieces.map((piece) => <span key={piece.debut}>{styled(piece, piece.texte)}</span>);
  }
  const { ins, del } =
    avant === null ? { ins: [{ debut: 0, fin: texte.length }], del: [] } : ecarts(avant, texte);
  const cuts = [...ins.flatMap(({ debut, fin }) => [debut, fin]), ...del.map(({ at }) => at)];
  const nodes: ReactNode[] = [];
  const strike = (at: number) => {
    if (!retraits) return;
    for (const one of del.filter((each) => each.at === at))
      nodes.push(
        <del key={`del ${at}`} data-hors-texte>
          {one.texte.replaceAll("'", '’')}
        </del>,
      );
  };
  for (const piece of pieces) {
    const end = piece.debut + piece.texte.length;
    const edges = [
      ...new Set([piece.debut, ...cuts.filter((cut) => cut > piece.debut && cut < end), end]),
    ].sort((a, b) => a - b);
    edges.slice(0, -1).forEach((from, index) => {
      const to = edges[index + 1] ?? end;
      strike(from);
      const content = styled(piece, piece.texte.slice(from - piece.debut, to - piece.debut));
      nodes.push(
        ins.some(({ debut, fin }) => from >= debut && from < fin) ? (
          <ins key={from}>{content}</ins>
        ) : (
          <span key={from}>{content}</span>
        ),
      );
    });
  }
  strike(texte.length);
  return <>{nodes}</>;
}

const marker = (marque: string | null): string => (marque === null || marque === '-' ? '–' : marque);

/** The menu of a place: a discreet button, in the order of the keyboard. */
function MenuPlace({
  id,
  label,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <Menu position="bottom-end" shadow="md" width="max-content" returnFocus>
      <Menu.Target>
        <ActionIcon
          data-retour={idMenu(id)}
          variant="default"
          size={26}
          className={classes.menuButton ?? ''}
          aria-label={typographie(label)}
        >
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu ?? ''}>{children}</Menu.Dropdown>
    </Menu>
  );
}

type Ligne = {
  readonly alinea: AlineaEnVigueur;
  /** As the sentence counts it; null for an alinéa of the draft itself. */
  readonly rang: number | null;
  readonly avant: string | null;
  readonly retire: boolean;
};

/** The alinéas of a division, those the draft takes away at the place they had. */
function lignesDe(division: DivisionEnVigueur, base: DivisionEnVigueur | undefined): readonly Ligne[] {
  const left = [...(base?.alineas ?? [])];
  const kept = new Set(division.alineas.map(({ id }) => id));
  const rank = new Map(left.map(({ id }, index) => [id, index + 1]));
  const before = new Map(left.map((alinea) => [alinea.id, texteAlinea(alinea)]));
  const out: Ligne[] = [];
  const gone = (alinea: AlineaEnVigueur): Ligne => ({
    alinea,
    rang: rank.get(alinea.id) ?? null,
    avant: texteAlinea(alinea),
    retire: true,
  });
  let next = 0;
  for (const alinea of division.alineas) {
    const at = left.findIndex(({ id }) => id === alinea.id);
    for (; at >= 0 && next < at; next++) {
      const skipped = left[next];
      if (skipped !== undefined && !kept.has(skipped.id)) out.push(gone(skipped));
    }
    if (at >= 0) next = Math.max(next, at + 1);
    out.push({
      alinea,
      rang: rank.get(alinea.id) ?? (base === undefined ? division.alineas.indexOf(alinea) + 1 : null),
      avant: before.get(alinea.id) ?? null,
      retire: false,
    });
  }
  for (const skipped of left.slice(next)) if (!kept.has(skipped.id)) out.push(gone(skipped));
  return out;
}

type Contexte = {
  readonly texte: TexteEnVigueur;
  readonly base: TexteEnVigueur;
  readonly avenantId: string;
  /** Null where nothing can be written. */
  readonly gestes: Gestes | null;
  readonly retraits: boolean;
};

const nomAlinea = (division: DivisionEnVigueur, { rang }: Ligne): string =>
  rang === null
    ? `un nouvel alinéa ${deDivision(division)}`
    : `le ${ordinal(rang)} alinéa ${deDivision(division)}`;

const LigneAlinea = memo(function LigneAlinea({
  ligne,
  division,
  contexte,
  barre,
}: {
  readonly ligne: Ligne;
  readonly division: DivisionEnVigueur;
  readonly contexte: Contexte;
  /** The words picked in this alinéa, with what can be done to them. */
  readonly barre: ReactNode;
}) {
  const { alinea, rang, avant, retire } = ligne;
  const { gestes, retraits } = contexte;
  if (retire && !retraits) return null;
  const texte = texteAlinea(alinea);
  const menu = `${idMenu(alinea.id)} ${idMenu(division.id)}`;
  const number = rang === null ? text.newAlinea : text.alinea(rang);
  return (
    <div
      className={classes.row}
      data-level={alinea.niveau}
      data-change={retire ? 'del' : avant === null ? 'ins' : undefined}
      id={idAlinea(alinea.id)}
      tabIndex={-1}
    >
      <span className={classes.rank} data-hors-texte>
        {number}
      </span>
      <p className={alinea.niveau === 0 ? classes.paragraph : classes.item}>
        {alinea.niveau > 0 && (
          <span className={classes.marker} data-hors-texte>
            {marker(alinea.marque)}
          </span>
        )}
        {retire ? (
          <del title={text.removedAlinea}>{typographie(texte)}</del>
        ) : (
          <span data-alinea={alinea.id} data-division={division.id}>
            <TexteMarque texte={texte} gras={alinea.gras} avant={avant} retraits={retraits} />
          </span>
        )}
      </p>
      {gestes !== null && !retire && (
        <MenuPlace id={alinea.id} label={text.menu(nomAlinea(division, ligne))}>
          <Menu.Item onClick={() => gestes.ouvrir(chercherMots(division.id, alinea.id), menu, true)}>
            {text.words}
          </Menu.Item>
          <Menu.Item onClick={() => gestes.ouvrir(recrireAlinea(division.id, alinea), menu)}>
            {text.rewriteAlinea}
          </Menu.Item>
          <Menu.Item
            onClick={() =>
              gestes.ouvrir(
                { nature: 'inserer_alineas', divisionId: division.id, apres: alinea.id, lignes: '' },
                menu,
              )
            }
          >
            {text.insertAlinea}
          </Menu.Item>
          {division.alineas.length > 1 && (
            <Menu.Item
              onClick={() =>
                gestes.ouvrir(
                  { nature: 'supprimer_alinea', divisionId: division.id, alineaId: alinea.id },
                  menu,
                )
              }
            >
              {text.deleteAlinea}
            </Menu.Item>
          )}
          {estDuree(division) && (
            <Menu.Item onClick={() => gestes.ouvrir(proroger(division.id, alinea), menu)}>
              {text.extend}
            </Menu.Item>
          )}
        </MenuPlace>
      )}
      {barre}
    </div>
  );
});

function MenuDivision({
  division,
  contexte,
  nePlusAbroger,
}: {
  readonly division: DivisionEnVigueur;
  readonly contexte: Contexte;
  readonly nePlusAbroger: boolean;
}) {
  const { texte, base, gestes } = contexte;
  if (gestes === null) return null;
  const menu = idMenu(division.id);
  const label = text.menu(laDivision(division));
  if (division.abrogee !== null) {
    return (
      <MenuPlace id={division.id} label={label}>
        {nePlusAbroger ? (
          <Menu.Item onClick={() => gestes.nePlusAbroger(division.id)}>{text.unrepeal}</Menu.Item>
        ) : (
          <Menu.Item onClick={() => gestes.ouvrir(retablirDivision(division, base), menu)}>
            {text.restore}
          </Menu.Item>
        )}
      </MenuPlace>
    );
  }
  const duree = estDuree(division) ? alineaDeDuree(division) : undefined;
  return (
    <MenuPlace id={division.id} label={label}>
      <Menu.Item onClick={() => gestes.ouvrir(recrireDivision(division), menu)}>
        {division.nature === 'article' ? text.rewrite : text.rewriteSection}
      </Menu.Item>
      <Menu.Item
        onClick={() =>
          gestes.ouvrir({ nature: 'intituler', divisionId: division.id, intitule: division.intitule }, menu)
        }
      >
        {text.heading}
      </Menu.Item>
      <Menu.Item
        onClick={() =>
          gestes.ouvrir({ nature: 'inserer_alineas', divisionId: division.id, apres: null, lignes: '' }, menu)
        }
      >
        {text.insertFirst}
      </Menu.Item>
      {duree !== undefined && (
        <Menu.Item onClick={() => gestes.ouvrir(proroger(division.id, duree), menu)}>{text.extend}</Menu.Item>
      )}
      {division.nature === 'article' && (
        <Menu.Item onClick={() => gestes.ouvrir(insererArticle(texte, division), menu)}>
          {text.insertArticle}
        </Menu.Item>
      )}
      {(division.nature === 'section' || division.nature === 'preambule') && (
        <Menu.Item onClick={() => gestes.ouvrir(insererSection(division), menu)}>
          {text.insertSection}
        </Menu.Item>
      )}
      <Menu.Item
        color="red"
        onClick={() => gestes.ouvrir({ nature: 'abroger', divisionId: division.id }, menu)}
      >
        {text.repeal(division.nature)}
      </Menu.Item>
    </MenuPlace>
  );
}

function DivisionTexte({
  division,
  contexte,
  nePlusAbroger,
  choix,
  barre,
}: {
  readonly division: DivisionEnVigueur;
  readonly contexte: Contexte;
  readonly nePlusAbroger: boolean;
  readonly choix: Choix | null;
  readonly barre: ReactNode;
}) {
  const before = findDivision(contexte.base, division.id);
  const repealed = division.abrogee !== null;
  const brought = division.inseree === contexte.avenantId;
  const lignes = useMemo(() => lignesDe(division, before), [division, before]);
  const title = `titre-${division.id}`;
  return (
    <section
      id={idDivision(division.id)}
      tabIndex={-1}
      aria-labelledby={title}
      className={classes.division}
      data-change={brought ? 'ins' : undefined}
    >
      <div className={classes.headingRow}>
        <h3 id={title}>
          <TexteMarque
            texte={division.intitule}
            avant={before === undefined ? null : before.intitule}
            retraits={contexte.retraits}
          />
          {repealed && (
            <span className={classes.repealed}>
              {' '}
              {division.nature === 'annexe' ? text.repealedAnnexe : text.repealed}
            </span>
          )}
        </h3>
        {brought && <span className={classes.brought}>{text.insertedDivision}</span>}
        <MenuDivision division={division} contexte={contexte} nePlusAbroger={nePlusAbroger} />
      </div>
      {lignes.map((ligne) => (
        <LigneAlinea
          key={ligne.alinea.id}
          ligne={ligne}
          division={division}
          contexte={contexte}
          barre={choix?.alineaId === ligne.alinea.id ? barre : null}
        />
      ))}
    </section>
  );
}

function Parties({ contexte }: { readonly contexte: Contexte }) {
  const { texte, base, gestes, retraits } = contexte;
  const menu = idMenu(ID_PARTIES);
  const nomAvant = (id: string) => base.parties.find((one) => one.id === id)?.nom ?? null;
  const signataireAvant = (id: string) => {
    const found = base.parties.flatMap(({ signataires }) => signataires).find((one) => one.id === id);
    return found === undefined ? null : `${withArticle(found.fonction)}, ${fullName(found.personne)}`;
  };
  return (
    <section id={ID_PARTIES} tabIndex={-1} aria-labelledby="titre-parties" className={classes.division}>
      <div className={classes.headingRow}>
        <h3 id="titre-parties">{text.parties}</h3>
      </div>
      {texte.parties.map((partie) => (
        <div key={partie.id}>
          <div className={classes.row} data-level={0}>
            <p className={classes.paragraph}>
              <strong>
                <TexteMarque texte={partie.nom} avant={nomAvant(partie.id)} retraits={retraits} />
              </strong>
              , {text.represented(partie.genre)}
            </p>
            {gestes !== null && (
              <MenuPlace id={`${ID_PARTIES}-${partie.id}`} label={text.menu(partie.nom)}>
                <Menu.Item
                  onClick={() =>
                    gestes.ouvrir(
                      { nature: 'nommer_partie', partieId: partie.id, nom: partie.nom },
                      `${menu}-${partie.id}`,
                    )
                  }
                >
                  {text.renameParty}
                </Menu.Item>
                {partie.signataires.map(({ id, personne }) => (
                  <Menu.Item
                    key={id}
                    onClick={() => {
                      const saisie = designerSignataire(texte, id);
                      if (saisie !== null) gestes.ouvrir(saisie, `${menu}-${partie.id}`);
                    }}
                  >
                    {text.appoint(fullName(personne))}
                  </Menu.Item>
                ))}
              </MenuPlace>
            )}
          </div>
          {partie.signataires.map((signataire) => (
            <div key={signataire.id} className={classes.row} data-level={1}>
              <p className={classes.item}>
                <span className={classes.marker}>–</span>
                <span>
                  <TexteMarque
                    texte={`${withArticle(signataire.fonction)}, ${fullName(signataire.personne)}`}
                    avant={signataireAvant(signataire.id)}
                    retraits={retraits}
                  />
                </span>
              </p>
            </div>
          ))}
        </div>
      ))}
    </section>
  );
}

const SETTLE_MS = 120;

/** What is selected in the text, once the hand rests; kept while the keyboard goes to the actions. */
function useChoix(enabled: boolean) {
  const root = useRef<HTMLElement>(null);
  const [choix, setChoix] = useState<Choix | null>(null);
  const clear = useCallback(() => {
    document.getSelection()?.removeAllRanges();
    setChoix(null);
  }, []);
  useEffect(() => {
    if (!enabled) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let held = false;
    const read = () => {
      clearTimeout(timer);
      if (held) return;
      timer = setTimeout(() => {
        if (root.current === null) return;
        // The keyboard is on the actions of the words picked.
        if (document.activeElement?.closest('[data-barre]') !== null && document.activeElement !== null)
          return;
        setChoix(lireSelection(root.current, document.getSelection()));
      }, SETTLE_MS);
    };
    const down = (event: PointerEvent) => {
      held = !(event.target instanceof Element && event.target.closest('[data-barre]') !== null);
    };
    const up = () => {
      held = false;
      read();
    };
    document.addEventListener('selectionchange', read);
    document.addEventListener('pointerdown', down);
    document.addEventListener('pointerup', up);
    document.addEventListener('pointercancel', up);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', read);
      document.removeEventListener('pointerdown', down);
      document.removeEventListener('pointerup', up);
      document.removeEventListener('pointercancel', up);
    };
  }, [enabled]);
  return { root, choix, clear };
}

const court = (mots: string): string => (mots.length <= 60 ? mots : `${mots.slice(0, 57)}…`);

/** What can be done to the words picked: next to them, and next in the order of the keyboard. */
function Barre({
  choix,
  texte,
  gestes,
  onClose,
}: {
  readonly choix: Choix;
  readonly texte: TexteEnVigueur;
  readonly gestes: Gestes;
  readonly onClose: () => void;
}) {
  const division = choix.sorte === 'ailleurs' ? undefined : findDivision(texte, choix.divisionId);
  const alinea = division?.alineas.find(({ id }) => id === choix.alineaId);
  const passage =
    choix.sorte === 'mots' && alinea !== undefined ? motsEntiers(texteAlinea(alinea), choix.passage) : null;
  const retour = `${idMenu(choix.alineaId)}${division === undefined ? '' : ` ${idMenu(division.id)}`}`;
  const open = (saisie: Parameters<Gestes['ouvrir']>[0], from = retour) => {
    onClose();
    gestes.ouvrir(saisie, from);
  };
  if (choix.sorte === 'mots' && passage === null) return null;
  const said =
    choix.sorte === 'mots' && alinea !== undefined && passage !== null
      ? text.chosen(court(texteAlinea(alinea).slice(passage.debut, passage.fin)))
      : choix.sorte === 'plusieurs'
        ? text.several
        : text.elsewhere;
  return (
    <div
      className={classes.toolbar}
      data-barre
      data-hors-texte
      role="toolbar"
      aria-label={said}
      // The selection stays while a button is pressed.
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
        trouverRetour(retour)?.focus({ preventScroll: true });
      }}
    >
      <p className={classes.toolbarSaid} role="status">
        {said}
      </p>
      <div className={classes.toolbarButtons}>
        {choix.sorte === 'mots' && division !== undefined && alinea !== undefined && passage !== null && (
          <>
            <Button size="xs" onClick={() => open(remplacerMots(division.id, alinea, passage, false))}>
              {text.replace}
            </Button>
            <Button
              size="xs"
              variant="default"
              onClick={() => open(remplacerMots(division.id, alinea, passage, true))}
            >
              {text.delete}
            </Button>
            <Button
              size="xs"
              variant="default"
              onClick={() => open(insererMots(division.id, alinea, passage))}
            >
              {text.insertAfter}
            </Button>
          </>
        )}
        {choix.sorte === 'plusieurs' && division !== undefined && (
          <Button size="xs" onClick={() => open(recrireDivision(division), idMenu(division.id))}>
            {division.nature === 'article' ? text.rewrite : text.rewriteSection}
          </Button>
        )}
        <Button size="xs" variant="subtle" onClick={onClose}>
          {text.closeSelection}
        </Button>
      </div>
    </div>
  );
}

/** The convention as the draft would leave it, with what can be done at each place. */
export function TextePane({
  chantier,
  gestes,
}: {
  readonly chantier: ChantierView;
  readonly gestes: Gestes | null;
}) {
  const { texte, base, acte } = chantier;
  const { avenantId } = acte;
  const [retraits, setRetraits] = useState(true);
  const [target, setTarget] = useState('');
  const { root, choix, clear } = useChoix(gestes !== null);
  const contexte = useMemo<Contexte>(
    () => ({ texte, base, avenantId, gestes, retraits }),
    [texte, base, avenantId, gestes, retraits],
  );
  const barre =
    choix === null || gestes === null ? null : (
      <Barre choix={choix} texte={texte} gestes={gestes} onClose={clear} />
    );
  return (
    <section aria-labelledby="titre-texte" className={classes.textPane}>
      <h2 id="titre-texte" className={classes.paneTitle}>
        {text.title}
      </h2>
      <div className={classes.textTools}>
        <NativeSelect
          label={text.goTo}
          value={target}
          className={classes.goTo ?? ''}
          onChange={(event) => {
            const id = event.currentTarget.value;
            setTarget('');
            allerA(document.getElementById(id));
          }}
          data={[
            { value: '', label: text.goToNothing },
            { value: ID_PARTIES, label: text.parties },
            ...texte.divisions.map((one) => ({
              value: idDivision(one.id),
              label: typographie(one.intitule),
            })),
          ]}
        />
        <Checkbox
          label={text.showRemoved}
          checked={retraits}
          onChange={(event) => setRetraits(event.currentTarget.checked)}
        />
      </div>
      <article ref={root} className={classes.sheet} lang="fr" aria-label={text.title}>
        <Parties contexte={contexte} />
        {texte.divisions.map((division) => {
          const here =
            choix?.alineaId !== undefined && division.alineas.some(({ id }) => id === choix.alineaId);
          return (
            <DivisionTexte
              key={division.id}
              division={division}
              contexte={contexte}
              nePlusAbroger={division.abrogee !== null && abrogations(chantier, division.id).length > 0}
              choix={here ? choix : null}
              barre={here ? barre : null}
            />
          );
        })}
        {gestes !== null && (
          <Button
            id={idMenu('annexe')}
            className={classes.addAnnexe ?? ''}
            variant="default"
            leftSection={<IconFilePlus size={16} aria-hidden />}
            onClick={() => gestes.ouvrir(ajouterAnnexe(texte), idMenu('annexe'))}
          >
            {text.addAnnexe}
          </Button>
        )}
      </article>
    </section>
  );
}
