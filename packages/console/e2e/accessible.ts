import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What Cloudscape itself leaves: its toolbar's navigation says which way it lies, which is harmless and not ours to mend. */
const KNOWN = '<nav aria-hidden="false" ';

/** Fails if axe finds a violation of WCAG 2 A or AA on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  if (await page.evaluate(`typeof axe === 'undefined'`)) await page.evaluate(`${AXE}; undefined`);
  // What passes is not gathered: that takes longer than the looking.
  const violations = (await page.evaluate(`axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }).then((result) => result.violations)`)) as readonly Violation[];
  const ours = violations
    .map((violation) => ({ ...violation, nodes: violation.nodes.filter(({ html }) => violation.id !== 'aria-allowed-attr' || !html.startsWith(KNOWN)) }))
    .filter(({ nodes }) => nodes.length > 0);
  expect(ours.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`).join('\n  ')}`)).toEqual([]);
}
