/**
 * The lists in a real browser: how they scroll at ten thousand rows on a slow computer, and how long they take to open
 * on a large registry against one convention, in one run.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import type { ListeView } from '#contract/listes';
import type { Reply } from '#contract/reply';
import { median, mesure } from './measure';
import type { Mesure } from './measure';
import { GRAND, JOUR, makeGrand } from './registre/grand';

const LIGNES = 10_000;
const IMAGES = 180;
const PAS = 300;
/** Past it, an image of sixty a second was missed. */
const LENTE_MS = 34;
const RALENTI = 4;
const ROUNDS = 5;

type Porte = { readonly url: string; readonly close: () => void };

/** The browser door, as it is built. */
function serve(dossier: string): Promise<Porte> {
  const child = spawn(
    process.execPath,
    [join(process.cwd(), 'dist', 'server', 'server.mjs'), `--donnees=${dossier}`, `--horloge=${JOUR}`],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('The browser door stopped')));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const url = /^PRET (\S+)$/.exec(line)?.[1];
      if (url !== undefined) resolve({ url, close: () => child.kill() });
    });
  });
}

async function open(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(url);
  await page.waitForSelector('main h1');
  return page;
}

/** From the click to the first row, painted. */
const opening = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const link = document.querySelector<HTMLElement>('nav a[href$="#/conventions"]');
        const start = performance.now();
        link?.click();
        const look = () => {
          if (document.querySelector('[data-row]') === null || !location.hash.startsWith('#/conventions'))
            requestAnimationFrame(look);
          else requestAnimationFrame(() => resolve(performance.now() - start));
        };
        requestAnimationFrame(look);
      }),
  );

/** Each time in a page of its own, once the home is drawn: what the window reads once is read. */
async function ouverture(browser: Browser, grand: Porte, petit: Porte): Promise<Mesure> {
  const ratios: number[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const times: number[] = [];
    const order = round % 2 === 0 ? [grand, petit] : [petit, grand];
    for (const { url } of order) {
      const page = await open(browser, url);
      await page.waitForLoadState('networkidle');
      times.push(await opening(page));
      await page.close();
    }
    const [first = 0, second = 1] = times;
    if (round >= 0) ratios.push(order[0] === grand ? first / second : second / first);
  }
  const what = `liste des conventions ouverte : ${GRAND.conventions} conventions / une`;
  return mesure(what, median(ratios), 1.5);
}

/** The same lines again and again, until there are ten thousand of them. */
async function lengthen(page: Page): Promise<void> {
  await page.route('**/rpc/listes.lire', async (route) => {
    const answer = await route.fetch();
    const reply = (await answer.json()) as Reply<ListeView>;
    if (!reply.ok) throw new Error(reply.error.message);
    const { colonnes, lignes } = reply.value;
    const many = Array.from({ length: LIGNES }, (_one, at) => {
      const ligne = lignes[at % lignes.length];
      return { ...ligne, id: `ligne-${at}` };
    });
    await route.fulfill({ response: answer, json: { ok: true, value: { colonnes, lignes: many } } });
  });
}

/** The same words in plain cells, drawn by hand as they come into sight: the least that a table of them costs. */
const makeFloor = (page: Page): Promise<void> =>
  page.evaluate((lignes) => {
    const [row, overscan] = [36, 4];
    const words = [...document.querySelectorAll('[data-row]')].map((one) =>
      [...one.children].map(({ textContent }) => textContent),
    );
    const box = document.createElement('div');
    box.id = 'plancher';
    box.style.cssText =
      'position:fixed;inset:160px 16px 12px 216px;z-index:9;overflow:auto;background:Canvas;font-size:14px';
    const table = document.createElement('table');
    table.style.cssText = 'width:100%;table-layout:fixed;border-spacing:0';
    const body = table.createTBody();
    const [above, below] = [body.insertRow(), body.insertRow()];
    const [top, bottom] = [above.insertCell(), below.insertCell()];
    box.append(table);
    document.body.append(box);
    const live = new Map<number, HTMLTableRowElement>();
    const draw = () => {
      const from = Math.max(0, Math.floor(box.scrollTop / row) - overscan);
      const to = Math.min(lignes - 1, from + Math.ceil(box.clientHeight / row) + 2 * overscan);
      for (const [at, tr] of live)
        if (at < from || at > to) {
          tr.remove();
          live.delete(at);
        }
      top.style.height = `${from * row}px`;
      bottom.style.height = `${(lignes - 1 - to) * row}px`;
      let before = below;
      for (let at = to; at >= from; at -= 1) {
        const known = live.get(at);
        const tr = known ?? document.createElement('tr');
        if (known === undefined) {
          for (const word of words[at % words.length] ?? []) {
            const cell = tr.insertCell();
            cell.style.cssText =
              'height:36px;padding:0 8px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;border-bottom:1px solid';
            cell.textContent = word;
          }
          live.set(at, tr);
          body.insertBefore(tr, before);
        }
        before = tr;
      }
    };
    box.addEventListener('scroll', draw);
    draw();
  }, LIGNES);

/** Images that came late while it was scrolled from its top. */
const scrolled = (page: Page, what: 'liste' | 'plancher'): Promise<number> =>
  page.evaluate(
    ({ floor, images, pas, lente }) =>
      new Promise<number>((resolve) => {
        const box = document.querySelector<HTMLElement>('#plancher');
        const scroll = floor ? box : document.querySelector('[role="grid"]')?.parentElement;
        if (!scroll || !box) throw new Error('nothing to scroll');
        box.style.display = floor ? 'block' : 'none';
        scroll.scrollTop = 0;
        let count = 0;
        let slow = 0;
        let last: number | null = null;
        const frame = (now: number) => {
          if (last !== null && now - last > lente) slow += 1;
          last = now;
          scroll.scrollTop += pas;
          count += 1;
          if (count > images) resolve(slow);
          else requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
    { floor: what === 'plancher', images: IMAGES, pas: PAS, lente: LENTE_MS },
  );

async function defilement(browser: Browser, { url }: Porte): Promise<readonly Mesure[]> {
  const page = await open(browser, url);
  await lengthen(page);
  await page.evaluate(() => {
    location.hash = '#/listes/avenants';
  });
  await page.waitForSelector(`[aria-rowcount="${LIGNES + 1}"]`);
  await makeFloor(page);
  const cdp = await page.context().newCDPSession(page);
  // The time of the thread, whatever else the machine is doing.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async (): Promise<number> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  };
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: RALENTI });
  const late: Record<'liste' | 'plancher', number[]> = { liste: [], plancher: [] };
  const ratios: number[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const work = { liste: 0, plancher: 0 };
    for (const what of ['plancher', 'liste'] as const) {
      const before = await busy();
      const slow = await scrolled(page, what);
      work[what] = (await busy()) - before;
      if (round >= 0) late[what].push(slow);
    }
    if (round >= 0) ratios.push(work.liste / work.plancher);
  }
  await page.close();
  const what = `défilement de ${LIGNES} lignes, processeur ÷ ${RALENTI} :`;
  return [
    mesure(`${what} travail / cellules nues`, median(ratios), 2),
    mesure(`${what} images lentes sur ${IMAGES}, cellules nues`, median(late.plancher), null),
    mesure(`${what} images lentes sur ${IMAGES}`, median(late.liste), 5),
  ];
}

export async function benchListes(): Promise<readonly Mesure[]> {
  const cache = join(process.cwd(), 'node_modules', '.cache', 'registre-crefop');
  await mkdir(cache, { recursive: true });
  const root = await mkdtemp(join(cache, 'mesures-'));
  const [grand, petit] = [join(root, 'grand'), join(root, 'petit')];
  const closing: (() => unknown)[] = [];
  try {
    await makeGrand(grand, GRAND);
    await makeGrand(petit, { conventions: 1, avenants: 4, entrees: 40 });
    const path = process.env.CHROMIUM_PATH;
    const browser = await chromium.launch({
      chromiumSandbox: process.getuid?.() !== 0,
      ...(path === undefined ? {} : { executablePath: path }),
    });
    closing.push(() => browser.close());
    const portes = [];
    for (const dossier of [grand, petit]) {
      const porte = await serve(dossier);
      closing.push(porte.close);
      portes.push(porte);
    }
    const [all, one] = portes;
    if (all === undefined || one === undefined) throw new Error('two doors are expected');
    return [...(await defilement(browser, all)), await ouverture(browser, all, one)];
  } finally {
    for (const close of closing) await close();
    await rm(root, { recursive: true, force: true });
  }
}
