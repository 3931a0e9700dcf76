/**
 * electron-builder's hook: refuses a package that carries more than what was built, or less, then sets the fuses of the
 * packaged Electron, those that its version knows.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { listPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { builtFile, DESKTOP_TARGETS } from './build.mjs';

/** How the wire writes a fuse that this version of Electron knows: « 0 » or « 1 ». */
const DISABLED = '0'.charCodeAt(0);
const ENABLED = '1'.charCodeAt(0);

/**
 * What the packaged application must not be talked into: running as a plain Node, taking Node's options or inspector,
 * loading code from elsewhere than its archive.
 * @type {ReadonlyMap<FuseV1Options, boolean>}
 */
const WANTED = new Map([
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableCookieEncryption, true],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  // Playwright drives a window through Node's inspector: only a build made for tests keeps it.
  [FuseV1Options.EnableNodeCliInspectArguments, process.env['E2E_BUILD'] === '1'],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
]);

/**
 * @param {{ appOutDir: string, electronPlatformName: string, packager: {
 *   appInfo: { productFilename: string }, executableName?: string } }} context
 */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const { productFilename } = packager.appInfo;
  const mac = electronPlatformName === 'darwin' || electronPlatformName === 'mas';
  const binary = path.join(
    appOutDir,
    mac
      ? `${productFilename}.app`
      : electronPlatformName === 'win32'
        ? `${productFilename}.exe`
        : (packager.executableName ?? productFilename),
  );
  // A local distribution is copied as it is, with the launcher that opens any folder given to it.
  const resources = mac ? path.join(binary, 'Contents', 'Resources') : path.join(appOutDir, 'resources');
  rmSync(path.join(resources, 'default_app.asar'), { force: true });

  const carried = listPackage(path.join(resources, 'app.asar'), { isPack: false });
  const foreign = carried.filter((file) => !/^[\\/](dist|package\.json|LICENSE)([\\/]|$)/.test(file));
  if (foreign.length > 0) {
    throw new Error(
      `Le paquet ne porte que ce qui est construit ; il y a aussi ${foreign.slice(0, 3).join(', ')}.`,
    );
  }

  // The worker that reads files is found by its path, at the first import only: nothing else would tell it was left out.
  const absent = DESKTOP_TARGETS.map((target) => builtFile(path.sep, target)).filter(
    (file) => !carried.includes(file),
  );
  if (absent.length > 0) throw new Error(`Il manque au paquet ${absent.join(', ')}.`);

  const wire = await getCurrentFuseWire(binary);
  const known = [...WANTED].filter(([fuse]) => {
    const state = wire[fuse];
    return state === DISABLED || state === ENABLED;
  });
  await flipFuses(binary, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: mac,
    ...Object.fromEntries(known),
  });
}

export default afterPack;
