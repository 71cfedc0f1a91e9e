import { expect, test } from 'vitest';
import { drawUser, readExtents } from './identity.ts';

test('LAM-130: the users of a sandbox are nobody’s; where root has none to give, there is no sandbox', () => {
  const all = readExtents('         0          0 4294967295\n');
  expect(all).toEqual([{ first: 0, count: 4_294_967_295 }]);
  const drawn = new Set(Array.from({ length: 20 }, () => drawUser(all)));
  expect(drawn.size).toBeGreaterThan(15);
  for (const user of drawn) expect(user).toBeGreaterThanOrEqual(0x7000_0000);
  const container = drawUser(readExtents('0 100000 65536\n')) ?? 0;
  expect(container).toBeGreaterThanOrEqual(64_000);
  expect(container).toBeLessThan(65_000);
  expect(drawUser(readExtents('0 1000 1\n'))).toBeUndefined();
  expect(drawUser([])).toBeUndefined();
});
