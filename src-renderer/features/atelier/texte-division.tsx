import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import type { ReactNode } from 'react';
import { typographie } from '#actes/typographie';
import { numeroAnnonce } from '#domain/legistique/corps';
import { deDivision, laDivision, nomAlinea } from '#domain/texte/nommer';
import { findDivision, texteAlinea } from '#domain/texte/en-vigueur';
import type { AlineaEnVigueur, DivisionEnVigueur, TexteEnVigueur } from '#domain/texte/en-vigueur';
import { fullName, withArticle } from '#domain/parties/partie';
import { TextTable } from '../../parts/text-table';
import { textAtelier } from '../../text/atelier';
import layout from '../../ui/layout.module.css';
import classes from './atelier.module.css';
import { ID_PARTIES, idAlinea, idDivision, idMenu } from './gestes';
import type { Gestes } from './gestes';
import {
  alineaDeDuree,
  chercherMots,
  depuisLeTexte,
  designerSignataire,
  estDuree,
  insererArticle,
  insererSection,
  proroger,
  recrireAlinea,
  recrireDivision,
  retablirDivision,
} from './saisie';
import type { Choix } from './selection';
import { TexteMarque } from './texte-marque';

const text = textAtelier.texte;

const marker = (marque: string | null): string => (marque === null || marque === '-' ? '–' : marque);

/** The menu of a place: a discreet button, in the order of the keyboard. */
export function MenuPlace({
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

export type Contexte = {
  readonly texte: TexteEnVigueur;
  readonly base: TexteEnVigueur;
  readonly avenantId: string;
  /** Null where nothing can be written. */
  readonly gestes: Gestes | null;
  readonly retraits: boolean;
};

const leAlinea = (division: DivisionEnVigueur, { rang, alinea }: Ligne): string => {
  if (rang === null) return `un nouve${alinea.tableau ? 'au tableau' : 'l alinéa'} ${deDivision(division)}`;
  const at = division.alineas.indexOf(alinea);
  return `le ${nomAlinea(division.alineas, alinea.tableau ? at : rang - 1)} ${deDivision(division)}`;
};

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
      {alinea.tableau && !retire && avant === texte ? (
        <TextTable texte={texte} cell={(words) => typographie(words)} />
      ) : (
        <p
          className={alinea.niveau === 0 ? classes.paragraph : classes.item}
          data-tableau={alinea.tableau || undefined}
        >
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
      )}
      {gestes !== null && !retire && (
        <MenuPlace id={alinea.id} label={text.menu(leAlinea(division, ligne))}>
          <Menu.Item onClick={() => gestes.ouvrir(chercherMots(division.id, alinea.id), menu, true)}>
            {text.words}
          </Menu.Item>
          <Menu.Item onClick={() => gestes.ouvrir(recrireAlinea(division.id, alinea), menu)}>
            {alinea.tableau ? text.rewriteTable : text.rewriteAlinea}
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
              {alinea.tableau ? text.deleteTable : text.deleteAlinea}
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
          gestes.ouvrir(
            depuisLeTexte({ nature: 'intituler', divisionId: division.id, intitule: division.intitule }),
            menu,
          )
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
      {division.nature === 'section' && (
        <Menu.Item onClick={() => gestes.ouvrir(insererArticle(texte, division), menu)}>
          {text.insertArticle}
        </Menu.Item>
      )}
      {division.nature !== 'annexe' && (
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

export function DivisionTexte({
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
      <div className={`${layout.row} ${classes.headingRow}`}>
        <h3 id={title}>
          {numeroAnnonce(division)}
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

export function Parties({ contexte }: { readonly contexte: Contexte }) {
  const { texte, base, gestes, retraits } = contexte;
  const menu = idMenu(ID_PARTIES);
  const nomAvant = (id: string) => base.parties.find((one) => one.id === id)?.nom ?? null;
  const signataireAvant = (id: string) => {
    const found = base.parties.flatMap(({ signataires }) => signataires).find((one) => one.id === id);
    return found === undefined ? null : `${withArticle(found.fonction)}, ${fullName(found.personne)}`;
  };
  return (
    <section id={ID_PARTIES} tabIndex={-1} aria-labelledby="titre-parties" className={classes.division}>
      <div className={`${layout.row} ${classes.headingRow}`}>
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
                      depuisLeTexte({ nature: 'nommer_partie', partieId: partie.id, nom: partie.nom }),
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
