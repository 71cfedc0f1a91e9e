import { expect, test } from 'vitest';
import { StoreUnavailableError } from '../kv.ts';
import { Freshness } from './freshness.ts';

function at(): { freshness: Freshness; clock: { now: number } } {
  const clock = { now: 1000 };
  return { freshness: new Freshness(5000, () => clock.now), clock };
}

test('store: a node is as fresh as the writing, not the coming back, of the newest heartbeat that has come back', () => {
  const { freshness, clock } = at();
  freshness.valid();
  expect(freshness.fresh).toBe(false);
  const first = freshness.next();
  clock.now = 4000;
  freshness.seen(first);
  expect(freshness.age).toBe(3000);
  freshness.admit();
  clock.now = 6000;
  expect(freshness.fresh).toBe(true);
  clock.now = 6001;
  expect(() => freshness.admit()).toThrow(new StoreUnavailableError('this node has heard nothing from etcd for 5.0 s, so it does not know what others have changed'));
});

test('store: a heartbeat that comes late or twice makes nobody fresher, and one that was never sent proves nothing', () => {
  const { freshness, clock } = at();
  freshness.valid();
  const first = freshness.next();
  clock.now = 2000;
  const second = freshness.next();
  freshness.seen(second);
  clock.now = 3000;
  freshness.seen(first);
  freshness.seen(second);
  freshness.seen(77);
  expect(freshness.age).toBe(1000);
});

test('store: what is invalid stays so until it is read anew and a heartbeat that was written since has come back', () => {
  const { freshness, clock } = at();
  freshness.valid();
  freshness.seen(freshness.next());
  const early = freshness.next();
  freshness.invalid('a sample differs');
  expect(() => freshness.admit()).toThrow('this node answers nobody now: a sample differs');
  freshness.seen(early);
  freshness.valid();
  expect(() => freshness.admit()).toThrow('this node has not heard from etcd yet');
  freshness.seen(freshness.next());
  clock.now += 1;
  freshness.admit();
});
