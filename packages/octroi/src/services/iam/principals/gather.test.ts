import { expect, test } from 'vitest';
import { PolicyCache } from '../../../kernel/policy-cache.ts';
import type { PolicyReader } from '../../../kernel/rows.ts';
import { inlinePolicies } from '../tables.ts';
import { Gatherer } from './gather.ts';

const document = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } });

test('EVAL-4: what a user or role holds is one frozen list, which the engine knows again however long it is', async () => {
  const held = Array.from({ length: 20 }, (_, at) => ({ id: ['AIDAANN', `p${at}`], row: { name: `p${at}`, document } }));
  const reader = { get: async () => undefined, list: async (table: unknown) => (table === inlinePolicies ? held : []) } as unknown as PolicyReader;
  const gatherer = new Gatherer(reader, { partition: 'aws', account: '111122223333', region: '-' }, new PolicyCache());
  const row = { name: 'ann', path: '/', id: 'AIDAANN', createdAt: 0, tags: [] };
  for (const { identity } of [await gatherer.ofUser(row), await gatherer.ofRole({ ...row, trust: document, maxSessionSeconds: 3600 } as unknown as Parameters<Gatherer['ofRole']>[0])]) {
    expect(identity.map(({ source }) => source?.split('/').at(-1))).toEqual(held.map(({ row: { name } }) => name));
    expect(Object.isFrozen(identity)).toBe(true);
  }
});
