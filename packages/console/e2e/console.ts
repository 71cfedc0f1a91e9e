import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { startOctroi, type Credentials, type OctroiForTests, type StartOptions } from 'octroi/testing';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { findBrowser } from './browser.ts';

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

/** A server with the built console, and a browser, for the tests of one file. */
export interface ConsoleForTests {
  readonly octroi: OctroiForTests;
  /** A fresh account; its root key. */
  account(): Promise<Credentials & { readonly accountId: string }>;
  /**
   * Opens a page in a browser profile of its own, runs `steps`, and closes it. Fails also if the page broke its Content-Security-Policy, asked
   * anybody else than the server, or threw.
   */
  visit(options: VisitOptions, steps: (page: Page) => Promise<void>): Promise<void>;
}

const BROWSER = findBrowser();
const BUILT = process.env['OCTROI_CONSOLE'] ?? join(dirname(import.meta.dirname), 'dist');
/** Where a failed visit leaves a picture; none without it. */
const SHOTS = process.env['OCTROI_SHOTS'];

/**
 * `describe` with a server and a browser for all its tests. Skips, and says so in its title, where there is no browser. Actions wait up to
 * 10 seconds for what they need: no test waits by itself.
 */
export function withConsole(title: string, tests: (console: ConsoleForTests) => void, options: Omit<StartOptions, 'console'> = {}): void {
  describe.skipIf(BROWSER === null)(BROWSER === null ? `${title} (there is no chromium)` : title, () => {
    let octroi: OctroiForTests;
    let browser: Browser;
    beforeAll(async () => {
      octroi = await startOctroi({ ...options, console: BUILT });
      browser = await chromium.launch({ executablePath: BROWSER!, timeout: 30_000 });
    });
    afterAll(async () => {
      await browser?.close();
      await octroi?.close();
    });
    tests({
      get octroi() {
        return octroi;
      },
      account: () => octroi.account(),
      async visit(wanted, steps) {
        const { width = 1280, height = 900, language = 'en', theme = 'light', path = '/' } = wanted;
        const context = await browser.newContext({ viewport: { width, height }, locale: language === 'en' ? 'en-US' : 'fr-FR', colorScheme: theme, reducedMotion: 'reduce', permissions: ['clipboard-read', 'clipboard-write'] });
        try {
          context.setDefaultTimeout(10_000);
          const problems = watch(context, [octroi.endpoint, options.dataActions?.() ?? '']);
          if (wanted.as !== undefined) await signedIn(context, octroi, wanted.as);
          const page = await context.newPage();
          await page.goto(`${octroi.endpoint}/console${path}`);
          await steps(page).catch(async (error: unknown) => {
            await shoot(page, `failed-${title}-${Date.now()}`);
            throw error;
          });
          expect(problems).toEqual([]);
        } finally {
          await context.close();
        }
      },
    });
  });
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
