import { expect, test } from 'vitest';
import { reads } from '../../../kernel/operation.ts';
import { lexService } from '../service.ts';
import { bots, imports } from '../tables.ts';
import { pointers, STAGED_TABLES } from './staged.ts';
import { whenSettled } from './when-settled.ts';

const reading = (table: typeof bots | typeof imports) =>
  reads<object, object>({ service: 'lex', name: 'GetBots', level: 'List', access: { kind: 'asks', declares: [], asks: () => [] }, tables: [table], errors: [], handle: () => ({ read: true }) });

test('LEX-IMP-4: every operation of Lex that touches a table of imports waits for their end', () => {
  const touching = lexService.operations.filter(({ tables }) => tables.some((table) => STAGED_TABLES.includes(table)));
  expect(touching.length).toBeGreaterThan(30);
  expect(touching.filter(({ tables }) => !tables.some((table) => table === pointers)).map(({ name }) => name)).toEqual([]);
});

test('LEX-IMP-4: it is refused while an import has a pointer, and runs without one; what touches no such table never waits', async () => {
  const call = (pointer: object | undefined) => ({ rows: { get: async (table: unknown) => (table === pointers ? pointer : undefined) } }) as never;
  const handle = whenSettled(reading(bots)).handle as (call: never) => Promise<object>;
  await expect(handle(call({ importId: 'i', blob: 'b' }))).rejects.toMatchObject({ code: 'LimitExceededException', members: { retryAfterSeconds: '1' } });
  expect(await handle(call(undefined))).toEqual({ read: true });
  const other = reading(imports);
  expect(whenSettled(other)).toBe(other);
});
