/** A headless LibreOffice with a profile of its own: one already open on the machine would swallow the work. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** For a test that waits for a program of others to start, be the machine busy. */
export const ETRANGER = { timeout: 50_000 };

export const answers = (command: string, option: string): boolean =>
  spawnSync(command, [option]).error === undefined;

const MACRO = `
Sub Settle(source As String, command As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim format(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  format(0).Name = "FilterName"
  format(0).Value = "MS Word 2007 XML"
  Dim document As Object
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  Dim dispatcher As Object
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
  document.storeToURL(target, format())
  document.close(True)
End Sub
`;

const soffice = (profile: string, args: readonly string[]): void => {
  execFileSync(
    'soffice',
    [`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--norestore', ...args],
    { stdio: 'pipe', timeout: 45_000 },
  );
};

export type Reglement = {
  readonly source: string;
  readonly choix: 'accepter' | 'refuser';
  readonly cible: string;
};

let profile: string | null = null;

/** Laid out once for all the calls of a file: the first start writes it, over a macro that would already be there. */
function profilPret(): string {
  if (profile === null) {
    profile = mkdtempSync(join(tmpdir(), 'profil-macro-'));
    soffice(profile, ['--terminate_after_init']);
  }
  return profile;
}

/** Opens each file, accepts or rejects all its tracked changes as a user's menu would, and saves it as a DOCX. */
export function reglerTout(reglements: readonly Reglement[]): void {
  const own = profilPret();
  const calls = reglements.map(({ source, choix, cible }) => {
    const command = choix === 'accepter' ? '.uno:AcceptAllTrackedChanges' : '.uno:RejectAllTrackedChanges';
    return `Settle("${pathToFileURL(source).href}", "${command}", "${pathToFileURL(cible).href}")`;
  });
  const basic = `${MACRO}\nSub SettleAll()\n${calls.join('\n')}\nEnd Sub\n`;
  const modules = join(own, 'user', 'basic', 'Standard');
  mkdirSync(modules, { recursive: true });
  writeFileSync(
    join(modules, 'Module1.xba'),
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n' +
      '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" ' +
      `script:language="StarBasic">${basic.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</script:module>\n`,
  );
  soffice(own, ['macro:///Standard.Module1.SettleAll']);
}

/** Converts files as a user's « Exporter » would, into `dossier`. */
export const convertir = (format: string, files: readonly string[], dossier: string): void =>
  soffice(profilPret(), ['--convert-to', format, '--outdir', dossier, ...files]);
