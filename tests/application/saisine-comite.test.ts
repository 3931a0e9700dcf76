import { afterEach, beforeEach, expect, it } from 'vitest';
import { newFolder, ouvrir } from '../support/application';
import type { Porte } from '../support/application';

/* The letter by which the committee is asked, of every kind of point; it stays that of the text that was examined. */

const AURA = 'convention-aura-2022-2028';

let porte: Porte;
let instanceId: string;
beforeEach(async () => {
  porte = await ouvrir(await newFolder(), '2026-11-23');
  await porte.call('exemple.charger', { demonstration: false });
  ({ id: instanceId } = await porte.call('instances.creer', {
    nom: 'Comité régional',
    depuis: '2014-10-01',
    fondement: 'décret',
  }));
});
afterEach(() => porte.close());

const programmer = async (date: string): Promise<string> =>
  (await porte.call('seances.programmer', { instanceId, date, formation: 'pleniere' })).id;

/** As one reads it. */
const lettre = async (id: string, point?: number): Promise<string> =>
  JSON.stringify(
    await porte.call('documents.apercu', {
      type: 'saisine-comite',
      id,
      ...(point === undefined ? {} : { point: String(point) }),
    }),
  )
    .replaceAll(/[\u00a0\u202f]/gu, ' ')
    .replaceAll('’', "'");
const empreinte = (texte: string): string | undefined => /[0-9a-f]{64}/u.exec(texte)?.[0];

it('the convention by its parties, what is no act of the registry by whoever signs, with what is enclosed', async () => {
  const seanceId = await programmer('2027-02-10');
  const inscrire = (over: object) => porte.call('seances.inscrire', { seanceId, objet: 'autre', ...over });
  await inscrire({ objet: 'convention', conventionId: AURA });
  await inscrire({ objet: 'cahier_des_charges', intitule: 'Cahier des charges 2027' });
  await inscrire({ objet: 'schema', conventionId: AURA, intitule: 'Schéma 2027', documents: 'Schéma\nNote' });
  await inscrire({ intitule: 'Calendrier' });

  const convention = await lettre(seanceId, 1);
  expect(convention).toContain(
    "Nous avons l'honneur de saisir le comité, pour avis, sur le projet de convention",
  );
  expect(convention).toContain('code du travail, art. L. 6111-3 et R. 6123-3-2');
  expect(convention).toContain('la séance prévue le 10 février 2027');
  expect(convention).toMatch(/BUCCIO.*WAUQUIEZ/su);
  expect(empreinte(convention)).toBeDefined();

  const cahier = await lettre(seanceId, 2);
  expect(cahier).toContain('pour avis, sur le cahier des charges 2027, dont le texte est joint');
  expect(cahier).toContain('code du travail, art. L. 6111-5 et R. 6123-3-2');
  expect(cahier).toContain('[autorité qui saisit le comité]');
  expect(empreinte(cahier)).toBeUndefined();

  const schema = await lettre(seanceId, 3);
  expect(schema).toContain('le schéma de développement « Schéma 2027 », dont les documents sont joints');
  expect(schema).toContain('Pièces jointes : 2');
  expect(schema).toMatch(/BUCCIO.*WAUQUIEZ/su);

  expect(await lettre(seanceId, 4)).toContain('le point suivant : « Calendrier »');
  expect(
    (await porte.refused('documents.apercu', { type: 'saisine-comite', id: seanceId })).message,
  ).toContain('une lettre porte sur un point');
  // Nobody signed it yet: its letter is listed with its documents.
  const { documents } = await porte.call('documents.lister', { conventionId: AURA });
  expect(documents.find(({ type, id }) => type === 'convention' && id === AURA)?.lies).toContain(
    'saisine-comite',
  );
});

it('the avis on a convention adds to its visas, and its letter keeps the text that was examined', async () => {
  const seanceId = await programmer('2026-11-20');
  await porte.call('seances.inscrire', { seanceId, objet: 'convention', conventionId: AURA });
  const examine = empreinte(await lettre(seanceId));
  expect(empreinte(await lettre(AURA))).toBe(examine);
  await porte.call('seances.rendreAvis', { seanceId, pointId: '1', sens: 'favorable', pour: 2, contre: 0 });
  expect(empreinte(await lettre(seanceId, 1))).toBe(examine);
  expect(empreinte(await lettre(AURA))).toBe(examine);
  // Asked again, it is asked on the text of the day, which has one more visa.
  const encore = await programmer('2027-01-20');
  await porte.call('seances.inscrire', { seanceId: encore, objet: 'convention', conventionId: AURA });
  expect(empreinte(await lettre(encore))).not.toBe(examine);
});
