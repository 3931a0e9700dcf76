import { describe, expect, it } from 'vitest';
import { controlerTypographie, horsImpression } from '#domain/typographie-controle/controler';

/** « _ » stands for a no-break space. */
const dur = (texte: string): string => texte.replaceAll('_', '\u00A0');

/** What is written, and what is proposed for the whole of it; the same where nothing is to be said. */
const CAS: readonly (readonly [string, string])[] = [
  ['la  convention', 'la convention'],
  ['la convention ', 'la convention'],
  ['la convention , signée', 'la convention, signée'],
  ['la convention .', 'la convention.'],
  ['l’État,la Région', 'l’État, la Région'],
  ['( voir )', '(voir)'],
  ['le comité(CREFOP)', 'le comité (CREFOP)'],
  ['l’ État', 'l’État'],
  ['l\'accord', 'l’accord'],
  ['aujourd\'hui', 'aujourd’hui'],
  ['qu\'elle', 'qu’elle'],
  ['dit "oui" deux fois', 'dit «_oui_» deux fois'],
  ['“oui”', '«_oui_»'],
  ['« oui »', '«_oui_»'],
  ['«oui»', '«_oui_»'],
  ['«_dit “oui”_»', '«_dit “oui”_»'],
  ['ce qui suit :', 'ce qui suit_:'],
  ['ce qui suit:', 'ce qui suit_:'],
  ['premier ; second', 'premier_; second'],
  ['premier; second', 'premier_; second'],
  ['Pourquoi ?', 'Pourquoi_?'],
  ['Assez!', 'Assez_!'],
  ['à 14:30', 'à 14:30'],
  ['https://exemple.fr/a:b', 'https://exemple.fr/a:b'],
  ['ecrire@exemple.fr', 'ecrire@exemple.fr'],
  ['et ainsi de suite...', 'et ainsi de suite…'],
  ['etc...', 'etc.'],
  ['etc…', 'etc.'],
  ['fin..', 'fin.'],
  ['l’un,, l’autre', 'l’un, l’autre'],
  ['la 2ème session', 'la 2e session'],
  ['le 3ème alinéa', 'le 3e alinéa'],
  ['la 1ère fois', 'la 1re fois'],
  ['le 1 er du mois', 'le 1er du mois'],
  ['au XXIème siècle', 'au XXIe siècle'],
  ['les 2e et 3e', 'les 2e et 3e'],
  ['le 1 mars 2026', 'le 1er_mars_2026'],
  ['le 03 mars 2026', 'le 3_mars_2026'],
  ['le 3 Mars 2026', 'le 3_mars_2026'],
  ['le 3 mars 2026', 'le 3_mars_2026'],
  ['le 1er_mars_2026', 'le 1er_mars_2026'],
  ['le 23/11/2026', 'le 23_novembre_2026'],
  ['le 01/03/2026', 'le 1er_mars_2026'],
  ['à 14h30', 'à 14_h_30'],
  ['à 14 h', 'à 14_h'],
  ['à 9H00', 'à 9_h'],
  ['n°5', 'n°_5'],
  ['n° 2019-03', 'n°_2019-03'],
  ['n°_5', 'n°_5'],
  ['l’article L.612-3', 'l’article_L._612-3'],
  ['l’article_L 6111-3', 'l’article_L._6111-3'],
  ['l’article_L._6111-3', 'l’article_L._6111-3'],
  ['l’article 6', 'l’article_6'],
  ['art 6', 'art._6'],
  ['art. 6', 'art._6'],
  ['l’annexe 2', 'l’annexe_2'],
  ['Etat', 'État'],
  ['ETAT', 'ÉTAT'],
  ['la REGION', 'la RÉGION'],
  ['PREAMBULE', 'PRÉAMBULE'],
  ['DUREE', 'DURÉE'],
  ['RÉGION', 'RÉGION'],
  ['A ce titre, elle signe.', 'À ce titre, elle signe.'],
  ['Fin. A compter de ce jour', 'Fin. À compter de ce jour'],
  ['l’annexe A', 'l’annexe A'],
  ['50% des élèves', '50_% des élèves'],
  ['100 €', '100_€'],
  ['12000 euros', '12_000 euros'],
  ['12 000 euros', '12_000 euros'],
  ['en 2026', 'en 2026'],
  ['30 m2', '30_m²'],
  ['mise en oeuvre', 'mise en œuvre'],
  ['OEUVRE', 'ŒUVRE'],
  ['au coeur', 'au cœur'],
  ['coexistence', 'coexistence'],
  ['ci joint', 'ci-joint'],
  ['ci après', 'ci-après'],
  ['c’est à dire', 'c’est-à-dire'],
  ['l’État - et lui seul - signe', 'l’État – et lui seul – signe'],
  ['saint-étienne', 'saint-étienne'],
  ['Mr Dupont', 'M._Dupont'],
  ['M. Dupont', 'M._Dupont'],
  ['Mme. Dupont', 'Mme_Dupont'],
  ['Madame le Préfet', 'Madame la Préfète'],
  ['Mme le recteur', 'Mme la rectrice'],
  ['Madame le président', 'Madame la présidente'],
  ['Monsieur le Préfet', 'Monsieur le Préfet'],
  ['Madame la Préfète', 'Madame la Préfète'],
  ['vu le Code du Travail', 'vu le code du travail'],
  ['vu le Code de l\'Education', 'vu le code de l’éducation'],
  ['Code du travail', 'Code du travail'],
]; // prettier-ignore

const applique = (texte: string): string =>
  controlerTypographie(texte).reduceRight(
    (out, { debut, fin, propose }) => out.slice(0, debut) + propose + out.slice(fin),
    texte,
  );

describe('le contrôle de la typographie', () => {
  it('a quatre-vingts cas au moins', () => {
    expect(CAS.length).toBeGreaterThanOrEqual(80);
    expect(new Set(CAS.map(([ecrit]) => ecrit)).size).toBe(CAS.length);
  });

  it.each(CAS)('« %s » : « %s »', (ecrit, propose) => {
    expect(applique(dur(ecrit))).toBe(dur(propose));
    // What it proposes, it accepts.
    expect(controlerTypographie(dur(propose))).toEqual([]);
  });

  it('laisse à l’impression les signes et les espaces qu’elle pose elle-même', () => {
    const remarques = controlerTypographie("l'article 6, le 3 mars 2026 : le 2ème alinéa");
    expect(remarques.length).toBeGreaterThan(3);
    expect(horsImpression(remarques).map(({ ecrit }) => ecrit)).toEqual(['2ème']);
  });

  it('dit où, quelle règle, ce qui est écrit et ce qui serait écrit, sans rien changer', () => {
    const texte = "Vu le code,\nl'article 6 de l’acte.";
    const remarques = controlerTypographie(texte);
    expect(remarques.map(({ ligne, colonne, ecrit, propose }) => [ligne, colonne, ecrit, propose])).toEqual([
      [2, 2, "'", '’'],
      [2, 3, 'article ', 'article\u00A0'],
    ]);
    for (const { debut, fin, ecrit, regle, libelle } of remarques) {
      expect(texte.slice(debut, fin)).toBe(ecrit);
      expect(regle).toMatch(/^\S[\s\S]+\.$/u);
      expect(libelle).not.toBe('');
    }
  });
});
