import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { Metrics } from '../packages/octroi/src/gateway/metrics.ts';
import { Control } from '../packages/octroi/src/gateway/unsigned/control.ts';
import { unsignedRoutes } from '../packages/octroi/src/gateway/unsigned/router.ts';

const page = readFileSync(join(dirname(import.meta.dirname), 'docs/unsigned-paths.md'), 'utf8');
const rows = [...page.matchAll(/^\| (GET|POST|PUT|DELETE) \| `([^`]+)` \| ([^|]+) \|/gm)].map((match) => ({
  route: `${match[1]} ${match[2]}`,
  withControl: match[3]!.includes('--control'),
}));

function served(control: boolean): string[] {
  const never = (): never => {
    throw new Error('not called');
  };
  const actions = { reset: never, advanceClock: never, createAccount: never };
  const routes = unsignedRoutes({ ready: () => true, version: '0', metrics: new Metrics(), control: control ? new Control(actions) : null });
  return routes.map((route) => `${route.method} ${route.path}`).toSorted();
}

test('every path that is served unsigned stands in docs/unsigned-paths.md, and nothing else does', () => {
  expect(served(true)).toEqual(rows.map((row) => row.route).toSorted());
});

test('without --control the control paths do not exist', () => {
  expect(served(false)).toEqual(rows.filter((row) => !row.withControl).map((row) => row.route).toSorted());
});
