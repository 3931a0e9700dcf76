import {
  signaturesOriginales,
  lignesParties,
  faitA,
  fonctionEnTete,
  groupesSignature,
} from '#actes/formules';
import type { ActeConventionView } from '#contract/conventions';
import { runs, typographie } from '#actes/typographie';
import type { ConsolidationView } from '#contract/texte';
import { deListe } from '#domain/texte/liminaires';
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { titreDe } from '#domain/legistique/corps';
import { texteAlinea } from '#domain/texte/en-vigueur';
import type { AlineaEnVigueur, DivisionEnVigueur } from '#domain/texte/en-vigueur';
import { enumeration } from '#domain/french';
import { fullName } from '#domain/parties/partie';
import { isPending, lActeSitue } from './acte-phrase';
import { DateText } from '../../../parts/date-text';
import { RunsText, plainText } from '../../../parts/runs-text';
import type { Stretch } from '../../../parts/runs-text';
import { TextTable } from '../../../parts/text-table';
import { textConvention } from '../../../text/convention';
import { textRedaction } from '../../../text/redaction';
import { textTexte } from '../../../text/texte';
import classes from './act.module.css';
import { ClauseNotes } from './clauses';
import type { Clauses } from './clauses';
import { printedLengths } from './lengths';
import { Origin, divisionNote, partiesNote, pending } from './origin';
import type { Acts } from './origin';

const text = textConvention.texte;

/** How the text is to be shown. */
export type Showing = {
  readonly query: string;
  readonly acts: Acts;
  readonly clauses: Clauses;
  readonly origines: boolean;
  readonly alineas: boolean;
};

/** The dash the act types with a hyphen is printed as a dash; any other mark as it stands. */
const marker = (marque: string | null): string => (marque === null || marque === '-' ? '–' : marque);

function Alinea({
  alinea,
  rang,
  showing,
}: {
  readonly alinea: AlineaEnVigueur;
  readonly rang: number;
  readonly showing: Showing;
}) {
  const { query, acts, origines, alineas } = showing;
  const { segments, gras, niveau } = alinea;
  const printed = runs(texteAlinea(alinea), gras.length === 0 ? {} : { gras });
  const whole = segments.length === 1 && segments[0]?.source !== null;
  const traced = origines && segments.some(({ source }) => source !== null);
  const lengths = traced ? printedLengths(segments, plainText(printed)) : [];
  const stretches = segments.slice(0, lengths.length).map(({ source }, index): Stretch => ({
    length: lengths[index] ?? 0,
    wrap:
      source === null
        ? null
        : (content) => (
            <Origin acts={acts} source={source} whole={whole}>
              {content}
            </Origin>
          ),
  }));
  const content = <RunsText runs={printed} query={query} stretches={stretches} />;
  const only = segments[0]?.source ?? null;
  const dress = {
    'data-whole': (traced && whole) || undefined,
    'data-projet': (traced && whole && only !== null && pending(acts, only)) || undefined,
  };
  const number = alineas && <span className={classes.number}>{textTexte.alinea(rang)}</span>;
  const notes = <ClauseNotes clauses={showing.clauses.get(alinea.id) ?? []} />;
  if (alinea.tableau) {
    return (
      <>
        <div className={classes.alinea} {...dress}>
          {number}
          <TextTable
            texte={texteAlinea(alinea)}
            cell={(words) => <RunsText runs={runs(words)} query={query} />}
          />
        </div>
        {notes}
      </>
    );
  }
  if (niveau === 0) {
    return (
      <>
        <p className={classes.alinea} {...dress}>
          {number}
          {content}
        </p>
        {notes}
      </>
    );
  }
  return (
    <>
      <p className={`${classes.alinea ?? ''} ${classes.item ?? ''}`} data-level={niveau} {...dress}>
        {number}
        <span className={classes.marker}>{marker(alinea.marque)}</span>
        <span>{content}</span>
      </p>
      {notes}
    </>
  );
}

/** A division inside another has a heading below its own. */
const TITRES = ['h3', 'h4', 'h5', 'h6'] as const;

function DivisionText({
  division,
  showing,
}: {
  readonly division: DivisionEnVigueur;
  readonly showing: Showing;
}) {
  const note = divisionNote(division, showing.acts);
  const Heading = TITRES[Math.min(division.niveau, TITRES.length) - 1] ?? 'h3';
  return (
    <section
      id={`division-${division.id}`}
      aria-labelledby={`titre-${division.id}`}
      className={classes.division}
      data-abrogee={division.abrogee !== null || undefined}
      data-niveau={Math.min(division.niveau, TITRES.length)}
    >
      <Heading id={`titre-${division.id}`} tabIndex={-1} className={classes.heading}>
        <RunsText runs={runs(titreDe(division))} query={showing.query} />
      </Heading>
      {note !== null && <p className={classes.note}>{note}</p>}
      {division.alineas.map((alinea, index) => (
        <Alinea key={alinea.id} alinea={alinea} rang={index + 1} showing={showing} />
      ))}
    </section>
  );
}

/** The end of the act as it was signed: its date and its signature block, annexes come after. */
function Closing({ convention }: { readonly convention: ActeConventionView }) {
  return (
    <>
      <p className={classes.closing}>
        {typographie(faitA(convention))}{' '}
        {convention.faitLe === null ? '………………' : formatDate(convention.faitLe)}
      </p>
      <Signatures convention={convention} />
    </>
  );
}

function Signatures({ convention: { parties, signatures } }: { readonly convention: ActeConventionView }) {
  const dates = new Map<string, CivilDate>(signatures.map(({ signataireId, date }) => [signataireId, date]));
  return (
    <div className={classes.signatures}>
      {groupesSignature(parties, signatures, { noms: false }).map(({ heading }, index) => (
        <div key={heading}>
          <p className={classes.signatureHeading}>{typographie(heading)}</p>
          <ul className={classes.slots}>
            {(parties[index]?.signataires ?? []).map((signataire) => {
              const date = dates.get(signataire.id);
              return (
                <li key={signataire.id}>
                  <span>{typographie(fonctionEnTete(signataire))}</span>
                  <span>{fullName(signataire.personne)}</span>
                  <span className={classes.signed} data-done={date !== undefined || undefined}>
                    {date === undefined ? (
                      text.toSign
                    ) : (
                      <>
                        {textConvention.parties.signedOn} <DateText date={date} />
                      </>
                    )}
                  </span>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </div>
  );
}

/** What the reader must know before the first word: not the original, perhaps not even in force. */
function Head({ consolidation }: { readonly consolidation: ConsolidationView }) {
  const { actes, jour } = consolidation;
  if (actes.length === 0) return null;
  const drafts = actes.filter(isPending);
  return (
    <div className={classes.head}>
      {drafts.length > 0 && (
        <p className={classes.project}>
          <strong>{textTexte.project}</strong>
          <span>{textTexte.projectDetail(enumeration(drafts.map(lActeSitue)))}</span>
        </p>
      )}
      <p className={classes.version}>{textTexte.consolidated(formatDate(jour))}</p>
      <p className={classes.originals}>{textTexte.originals}</p>
    </div>
  );
}

/** The act: as it was signed, or as its avenants make it read on the day. Annexes come after the signatures. */
export function Act({
  convention,
  consolidation,
  showing,
}: {
  readonly convention: ActeConventionView;
  readonly consolidation: ConsolidationView;
  readonly showing: Showing;
}) {
  const { texte } = consolidation;
  const { query, acts } = showing;
  const changed = partiesNote(texte, acts);
  // Nobody signed a consolidated text: the block of the original under it would pass its holders for today's.
  const originals = signaturesOriginales(convention);
  const plain = (content: string) => <RunsText runs={runs(content)} query={query} />;
  const divisions = (annexes: boolean) =>
    texte.divisions
      .filter(({ nature }) => (nature === 'annexe') === annexes)
      .map((division) => <DivisionText key={division.id} division={division} showing={showing} />);
  return (
    <>
      <Head consolidation={consolidation} />
      <h2 className={classes.title}>{plain(convention.titre)}</h2>
      {lignesParties(texte.parties).map(({ nature, texte: line }) => (
        <p key={line} className={nature === 'item' ? classes.item : undefined} data-level="1">
          {nature === 'item' && <span className={classes.marker}>–</span>}
          <span className={nature === 'mot' ? classes.word : undefined}>{plain(line)}</span>
        </p>
      ))}
      {changed !== null && <p className={classes.note}>{changed}</p>}
      {deListe(texte, 'presence').length > 0 && <p>{textRedaction.texte.presence}</p>}
      {deListe(texte, 'presence').map(({ id, texte: nom }) => (
        <p key={id} className={classes.item} data-level="1">
          <span className={classes.marker}>–</span>
          <span>{plain(nom)}</span>
        </p>
      ))}
      <section aria-label={text.visas} className={classes.visas}>
        {[...deListe(texte, 'visas'), ...deListe(texte, 'considerants')].map(({ id, texte: visa }) => (
          <p key={id}>{plain(visa)}</p>
        ))}
      </section>
      <p className={classes.formula}>{plain(convention.formule)}</p>
      {divisions(false)}
      {consolidation.actes.length === 0 ? (
        <Closing convention={convention} />
      ) : (
        originals !== null && (
          <p className={`${classes.note ?? ''} ${classes.signedBy ?? ''}`}>{typographie(originals)}</p>
        )
      )}
      {divisions(true)}
    </>
  );
}
