import { expect, test } from 'vitest';
import type { Pattern } from '../match/pattern.ts';
import { resourcePattern } from '../match/pattern.ts';
import { ByAction, Selection } from './candidates.ts';

test('EVAL-80: what bears on an action is found once for each action, and the answers are bounded', () => {
  const asked: string[] = [];
  const byAction = new ByAction((action) => {
    asked.push(action);
    return { action };
  });
  const finds = (action: string): number => {
    const before = asked.length;
    expect(byAction.get(action)).toEqual({ action });
    return asked.length - before;
  };
  expect([finds('a'), finds('a'), finds('b'), finds('a'), finds('b'), finds('b'), finds('a')]).toEqual([1, 0, 1, 0, 0, 0, 0]);
  for (let n = 2; n < 1024; n += 1) expect(finds(`x${n}`)).toBe(1);
  // 1,024 are known; the next one makes them forgotten.
  expect([finds('a'), finds('b'), finds('x2'), finds('x1023')]).toEqual([0, 0, 0, 0]);
  expect([finds('one more'), finds('a'), finds('b'), finds('one more'), finds('a')]).toEqual([1, 1, 1, 0, 0]);
});

test('POL-14: eight statements are all tried, of more only those near the resource, looked up in an index made once', () => {
  let read = 0;
  const statement = (n: number) => ({
    n,
    get resources(): readonly Pattern[] {
      read += 1;
      return [resourcePattern(`arn:aws:s3:::b${n}/*`, true, true)];
    },
  });
  const few = Array.from({ length: 8 }, (_, n) => statement(n));
  expect(new Selection(few).near({ resource: 'arn:aws:s3:::b3/k' })).toBe(few);
  expect(read).toBe(0);
  const more = new Selection([...few, statement(8)]);
  for (let round = 0; round < 3; round += 1) expect(more.near({ resource: 'arn:aws:s3:::b3/k' }).map(({ n }) => n)).toEqual([3]);
  expect(read).toBe(9);
  expect(more.near({ resource: 'arn:aws:s3:::b3/k', synonyms: ['arn:aws:s3:::b4/k'] })).toBe(more.all);
});
