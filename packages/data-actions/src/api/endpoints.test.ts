import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openTestWorld } from './platform.fixture.ts';
import { ROUTES } from './routes.ts';

interface Row {
  readonly method: string;
  readonly path: string;
  readonly permissions: readonly string[];
}

/** The table of endpoints in docs/data-actions.md. */
function tableOfDocs(): readonly Row[] {
  const page = readFileSync(new URL('../../../../docs/data-actions.md', import.meta.url), 'utf8');
  return [...page.matchAll(/^\| (GET|POST|PUT|PATCH|DELETE) \| `(\/api\/v2\/[^`]+)` \| ([^|]+) \|/gm)].map(([, method, path, permissions]) => ({
    method: method!,
    path: path!,
    permissions: [...permissions!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!),
  }));
}

const text = ({ method, path, permissions }: Row): string => `${method} ${path} ${permissions.join(' or ')}`;

test('GEN-20, GEN-33, GEN-84: the router serves just the endpoints of docs/data-actions.md, with their permissions', () => {
  const routed = ROUTES.map(({ method, path, permissions }) => text({ method, path, permissions }));
  expect(tableOfDocs().map(text).sort()).toEqual(routed.sort());
  expect(new Set(routed).size).toBe(routed.length);
});

test('every endpoint of docs/data-actions.md is reached, and needs a token', async () => {
  const world = await openTestWorld();
  for (const { method, path } of tableOfDocs()) {
    const target = path.replaceAll(/\{\w+\}/g, 'x');
    expect((await world.raw({ method, target })).status, `${method} ${path}`).toBe(401);
    await world.raw({ method, target, authorization: `Bearer ${world.token}`, body: '{}' });
    expect(world.log.at(-1)?.route, `${method} ${path}`).toBe(path);
  }
  world.close();
});

test.each([
  ['GET', '/integrations/actions/drafts', '/api/v2/integrations/actions/drafts'],
  ['GET', '/integrations/actions/types', '/api/v2/integrations/actions/{actionId}'],
  ['GET', '/integrations/types', '/api/v2/integrations/types'],
  ['GET', '/integrations/credentials/listing', '/api/v2/integrations/credentials/listing'],
])('a fixed part of a path goes before a variable one: %s %s', async (method, path, route) => {
  const world = await openTestWorld();
  await world.call(method, path);
  expect(world.log.at(-1)?.route).toBe(route);
  world.close();
});
