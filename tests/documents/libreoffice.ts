/** A headless LibreOffice with a profile of its own: one already open on the machine would swallow the work. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

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
    { stdio: 'pipe', timeout: 180_000 },
  );
};

export type Reglement = {
  readonly source: string;
  readonly choix: 'accepter' | 'refuser';
  readonly cible: string;
};

/** Opens each file, accepts or rejects all its tracked changes as a user's menu would, and saves it as a DOCX. */
export function reglerTout(folder: string, reglements: readonly Reglement[]): void {
  const profile = join(folder, 'profil-macro');
  // The first start lays out the profile and would write over a macro already there.
  soffice(profile, ['--terminate_after_init']);
  const calls = reglements.map(({ source, choix, cible }) => {
    const command = choix === 'accepter' ? '.uno:AcceptAllTrackedChanges' : '.uno:RejectAllTrackedChanges';
    return `Settle("${pathToFileURL(source).href}", "${command}", "${pathToFileURL(cible).href}")`;
  });
  const basic = `${MACRO}\nSub SettleAll()\n${calls.join('\n')}\nEnd Sub\n`;
  const modules = join(profile, 'user', 'basic', 'Standard');
  mkdirSync(modules, { recursive: true });
  writeFileSync(
    join(modules, 'Module1.xba'),
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n' +
      '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" ' +
      `script:language="StarBasic">${basic.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</script:module>\n`,
  );
  soffice(profile, ['macro:///Standard.Module1.SettleAll']);
}
