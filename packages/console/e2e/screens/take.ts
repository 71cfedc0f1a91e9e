/**
 * `npm run screens`: takes the pictures of docs/console with a real browser, from a world that it makes itself. Names as arguments take those
 * alone. It fails if a page breaks its policy, asks a stranger or throws.
 */
import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startOctroi } from 'octroi/testing';
import { BUILT, launchBrowser, openVisit } from '../browse.ts';
import { findBrowser } from '../browser.ts';
import { PICTURES } from './pictures.ts';
import { CUSTOMER, GENESYS, makeScene } from './scene.ts';

const FOLDER = join(dirname(dirname(dirname(dirname(import.meta.dirname)))), 'docs/console');
/** Pictures are part of every clone: they stay small. */
const MOST_BYTES = 250_000;

const executable = findBrowser();
if (executable === null) {
  console.error('screens: there is no chromium; install it (`apt-get install chromium`) or name one with OCTROI_BROWSER');
  process.exit(1);
}
const asked = process.argv.slice(2);
let dataActions: string | null = null;
const octroi = await startOctroi({ accounts: [{ id: CUSTOMER, name: 'customer' }, { id: GENESYS, name: 'third-party' }], console: BUILT, dataActions: () => dataActions });
const browser = await launchBrowser(executable);
const problems: string[] = [];
try {
  const scene = await makeScene(octroi, (genesys) => {
    dataActions = genesys.endpoint;
  });
  mkdirSync(FOLDER, { recursive: true });
  for (const { name, visit, steps } of PICTURES.filter((picture) => asked.length === 0 || asked.includes(picture.name))) {
    const { context, page, problems: found } = await openVisit(browser, octroi, visit(scene), dataActions);
    try {
      await steps(page, scene);
      await page.waitForLoadState('networkidle');
      const path = join(FOLDER, `${name}.png`);
      await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
      if (statSync(path).size > MOST_BYTES) problems.push(`${name}: more than ${MOST_BYTES} bytes`);
      problems.push(...found.map((problem) => `${name}: ${problem}`));
      console.log(`screens: ${name} (${Math.ceil(statSync(path).size / 1000)} kB)`);
    } catch (error) {
      problems.push(`${name}: ${(error as Error).message.split('\n').slice(0, 4).join(' ')}`);
    } finally {
      await context.close();
    }
  }
  await scene.genesys.close();
} finally {
  await browser.close();
  await octroi.close();
}
for (const problem of problems) console.error(`screens: ${problem}`);
process.exit(problems.length === 0 ? 0 : 1);
