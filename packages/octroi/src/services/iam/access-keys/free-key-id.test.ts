import { expect, test } from 'vitest';
import type { RowReader } from '../../../kernel/rows.ts';
import { freeKeyId } from './free-key-id.ts';

test('STS-6: an id that some account already has is never given again', async () => {
  const drawn = ['AKIAFIRST', 'AKIASECOND', 'AKIATHIRD'];
  const index = { get: async (_table: unknown, [id]: readonly string[]) => (id === 'AKIATHIRD' ? undefined : { account: '999999999999', owner: 'root' }) };
  expect(await freeKeyId(index as unknown as RowReader, { accessKeyId: () => drawn.shift()! }, '111122223333')).toBe('AKIATHIRD');
});
