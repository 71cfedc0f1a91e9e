import { startOctroi, type Credentials, type OctroiForTests, type StartOptions } from 'octroi/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { BUILT, launchBrowser, openVisit, shoot, type VisitOptions } from './browse.ts';
import { findBrowser } from './browser.ts';

export { shoot };

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
      browser = await launchBrowser(BROWSER!);
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
        const { context, page, problems } = await openVisit(browser, octroi, wanted, options.dataActions?.() ?? null);
        try {
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
