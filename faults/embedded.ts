/** `npm run faults:embedded [EACH [SEED]]`: hurts the files and disks of the embedded store, EACH (30) times of every kind, and says what it did. */
import { canMount, diskTrials } from './embedded/disks.ts';
import { damageTrials, tally, type Trial } from './embedded/trials.ts';

const [each, seed] = [Number(process.argv[2] ?? 30), Number(process.argv[3] ?? 1)];
if (!Number.isInteger(each) || each < 1 || each > 10_000 || !Number.isInteger(seed)) throw new Error('usage: embedded.ts [EACH [SEED]]');

const started = performance.now();
const trials: Trial[] = [...(await damageTrials(each, seed))];
if (canMount()) trials.push(...diskTrials());
else console.log('full and read-only disks are not tried: this machine gives us no mount namespace');

const OUTCOMES = ['whole', 'refused at start', 'refused at read', 'lost', 'crashed'] as const;
console.log(`| Fault | Tried | ${OUTCOMES.join(' | ')} |`);
console.log(`|---|--:|${OUTCOMES.map(() => '--:|').join('')}`);
for (const { kind, outcomes } of tally(trials)) {
  const tried = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  console.log(`| ${kind} | ${tried} | ${OUTCOMES.map((outcome) => outcomes[outcome]).join(' | ')} |`);
}
const bad = trials.filter(({ outcome }) => outcome === 'lost' || outcome === 'crashed');
for (const { kind, at, outcome, said } of bad) console.log(`${outcome}: ${kind}, ${at}: ${said}`);
console.log(`${trials.length} faults in ${Math.round((performance.now() - started) / 1000)} s, ${bad.length} of them lost or crashed something (seed ${seed})`);
process.exitCode = bad.length === 0 ? 0 : 1;
