import fc from 'fast-check';
import { test } from 'vitest';
import { openMemoryStore } from '../memory.ts';
import { Random } from '../../testing/random.fixture.ts';
import { replayTogether } from '../suite/replay.ts';
import { follow } from './follower.fixture.ts';

test('random transactions on three replicas and their owner are those of one map, one after another', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const random = new Random(seed);
      const owner = openMemoryStore();
      const followers = Array.from({ length: 3 }, () => follow(owner));
      try {
        await replayTogether([owner, ...followers.map(({ replica }) => replica)], { rounds: 8, clients: 3, random: () => random.next() });
      } finally {
        for (const { replica } of followers) await replica.close();
        await owner.close();
      }
    }),
    { numRuns: 10 },
  );
});
