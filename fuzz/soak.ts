/** `npm run soak [KILLS]`: kills a writer of the store so many times (1,000 unless told) and checks after each what it had acknowledged. */
import { crashTrials } from './crash/trials.ts';

const kills = Number(process.argv[2] ?? 1000);
if (!Number.isInteger(kills) || kills < 1) throw new Error('usage: soak.ts [KILLS]');

const started = performance.now();
let shown = 0;
const tally = await crashTrials((soFar) => {
  if (soFar.kills >= shown + 50) {
    shown = soFar.kills;
    console.log(`${soFar.kills} of ${kills} kills, ${soFar.acknowledged} transactions acknowledged, none lost`);
  }
  return soFar.kills >= kills;
});
const seconds = Math.round((performance.now() - started) / 1000);
console.log(
  `soak: ${tally.kills} kills in ${seconds} s, ${tally.acknowledged} transactions acknowledged, ${tally.found} found whole, 0 lost, 0 torn`,
);
