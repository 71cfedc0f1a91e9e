import { expect, test } from 'vitest';
import { withConsole } from './console.ts';

/** What a first visit may take, compressed: issue 8's bound. */
const MOST_BYTES = 700_000;

/** Bytes on the wire of everything that the page has asked for, itself included. */
const TAKEN = `[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`;

withConsole('the first load', (console) => {
  for (const language of ['en', 'fr'] as const) {
    test(`the services page arrives in less than 700 KB (${language})`, async () => {
      const root = await console.account();
      await console.visit({ as: root, language }, async (page) => {
        await page.getByRole('link', { name: 'IAM', exact: true }).waitFor();
        await page.waitForLoadState('networkidle');
        const taken = Number(await page.evaluate(TAKEN));
        // A measure that sees nothing would be content with everything.
        expect(taken).toBeGreaterThan(200_000);
        expect(taken).toBeLessThan(MOST_BYTES);
      });
    });
  }
});
