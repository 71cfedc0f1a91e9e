import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Credentials, OctroiForTests } from 'octroi/testing';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

export interface VisitOptions {
  /** Who is signed in already; nobody without it. */
  readonly as?: Credentials;
  /** Default `/`: the services page. Below `/console`. */
  readonly path?: string;
  /** Pixels; default 1280 by 900. */
  readonly width?: number;
  readonly height?: number;
  readonly language?: 'en' | 'fr';
  readonly theme?: 'light' | 'dark';
}

/** A page of the console in a browser profile of its own. */
export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What no page may do, and this one did: break its policy, ask strangers, throw. */
  readonly problems: readonly string[];
}

/** The built console that is tested: `OCTROI_CONSOLE`, else that of `npm run build`. */
export const BUILT = process.env['OCTROI_CONSOLE'] ?? join(dirname(import.meta.dirname), 'dist');
/** Where pictures are left; none without it. */
const SHOTS = process.env['OCTROI_SHOTS'];

export function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, timeout: 30_000 });
}

/** Opens an address of the console. The caller closes the context. Actions wait up to 10 seconds for what they need. */
export async function openVisit(browser: Browser, octroi: OctroiForTests, wanted: VisitOptions, dataActions: string | null): Promise<Visit> {
  const { width = 1280, height = 900, language = 'en', theme = 'light', path = '/' } = wanted;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language === 'en' ? 'en-US' : 'fr-FR',
    timezoneId: 'UTC',
    colorScheme: theme,
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  try {
    context.setDefaultTimeout(10_000);
    const problems = watch(context, [octroi.endpoint, dataActions ?? '']);
    if (wanted.as !== undefined) await signedIn(context, octroi, wanted.as);
    const page = await context.newPage();
    // Cloudscape's live regions say a text a second time for screen readers, out of sight and a moment later: what is meant is what is seen.
    const byText = page.getByText.bind(page);
    page.getByText = (...what) => byText(...what).filter({ visible: true });
    await page.goto(`${octroi.endpoint}/console${path}`);
    return { context, page, problems };
  } catch (error) {
    await context.close();
    throw error;
  }
}

/** Leaves a picture in the folder `OCTROI_SHOTS`, if there is one. */
export async function shoot(page: Page, name: string): Promise<void> {
  if (SHOTS === undefined) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name.replaceAll(/[^\w-]+/g, '-')}.png`) });
}

/** Gathers what no page may do: break its policy, ask strangers, throw. */
function watch(context: BrowserContext, allowed: readonly string[]): string[] {
  const problems: string[] = [];
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:' && !allowed.includes(origin)) problems.push(`a request to ${origin}`);
  });
  context.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) problems.push(message.text().slice(0, 300));
  });
  context.on('weberror', (error) => problems.push(String(error.error())));
  return problems;
}

/** Puts a session where the console finds it, as its sign-in page would have. */
async function signedIn(context: BrowserContext, octroi: OctroiForTests, credentials: Credentials): Promise<void> {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const { Account, Arn, UserId } = await octroi.sts(credentials).send(new GetCallerIdentityCommand({}));
  const session = { credentials: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) }, account: Account, arn: Arn, userId: UserId };
  // Only a tab's first page gets it: who signs out stays so.
  await context.addInitScript(`if (location.protocol.startsWith('http') && sessionStorage.getItem('octroi.test') === null) {
    sessionStorage.setItem('octroi.test', 'begun');
    sessionStorage.setItem('octroi.session', ${JSON.stringify(JSON.stringify(session))});
  }`);
}
