import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { Control } from '../packages/octroi/src/gateway/unsigned/control.ts';
import { openWorld } from '../packages/octroi/src/testing/world.ts';

const page = readFileSync(join(dirname(import.meta.dirname), 'docs/unsigned-paths.md'), 'utf8');
const rows = [...page.matchAll(/^\| (GET|POST|PUT|DELETE) \| `([^`]+)` \| ([^|]+) \|/gm)].map((match) => ({
  route: `${match[1]} ${match[2]}`,
  withControl: match[3]!.includes('--control'),
}));

/** The routes of a composed server, those of its parts among them. */
async function served(control: boolean): Promise<string[]> {
  const never = (): never => {
    throw new Error('not called');
  };
  const { gateway, close } = await openWorld();
  const controlled = control ? new Control({ reset: never, advanceClock: never, createAccount: never }).routes() : [];
  const routes = [...gateway.routes, ...controlled];
  await close();
  return routes.map((route) => `${route.method} ${route.path}`).toSorted();
}

test('every path that is served unsigned stands in docs/unsigned-paths.md, and nothing else does', async () => {
  expect(await served(true)).toEqual(rows.map((row) => row.route).toSorted());
});

test('without --control the control paths do not exist', async () => {
  expect(await served(false)).toEqual(rows.filter((row) => !row.withControl).map((row) => row.route).toSorted());
});
