import fc from 'fast-check';
import { test } from 'vitest';
import { openMemoryStore } from '../memory.ts';
import { replayTogether } from '../suite/replay.ts';
import { follow } from './follower.fixture.ts';

test('random transactions on three replicas and their owner are those of one map, one after another', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const random = mulberry(seed);
      const owner = openMemoryStore();
      const followers = Array.from({ length: 3 }, () => follow(owner));
      try {
        await replayTogether([owner, ...followers.map(({ replica }) => replica)], { rounds: 8, clients: 3, random });
      } finally {
        for (const { replica } of followers) await replica.close();
        await owner.close();
      }
    }),
    { numRuns: 10 },
  );
});

/** Numbers from 0 to below 1, the same for the same seed. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
