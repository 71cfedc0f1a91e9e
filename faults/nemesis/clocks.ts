import { writeFileSync } from 'node:fs';
import { repeated, type Fault } from './fault.ts';

/** Clients' signatures are refused by a clock that is 15 minutes off. */
const MOST_MINUTES = 12;

export const clocks: readonly Fault[] = [
  {
    name: 'node-clock',
    what: `the wall clock of a node of Octroi jumps by up to ${MOST_MINUTES} minutes to either side, and back after 3 to 7 s`,
    needs: [],
    inject: repeated(async ({ scene, random, rest, say }) => {
      const node = random.pick(scene.nodes);
      const offset = Math.round(random.between(-MOST_MINUTES, MOST_MINUTES) * 60_000);
      say(`node-${node.index} is off by ${Math.round(offset / 1000)} s`);
      writeFileSync(node.clockFile, String(offset));
      await rest(3000, 7000);
      writeFileSync(node.clockFile, '0');
      await rest(1500, 3000);
    }),
  },
];
