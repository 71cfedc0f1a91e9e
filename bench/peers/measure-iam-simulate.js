// Measures @cloud-copilot/iam-simulate as a black box: simulations come in, rates go out. The package is under the AGPL; only this
// process and simulate.js load it.
import { text } from 'node:stream/consumers';
import { runSimulation, runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import { rateOf } from './rate.js';

const results = [];
for (const { simulation } of JSON.parse(await text(process.stdin))) {
  const first = await runSimulation(simulation, {});
  if (first.overallResult !== 'Allowed') {
    results.push([{ how: 'runSimulation', reason: JSON.stringify(first.errors ?? first.overallResult).slice(0, 200) }]);
    continue;
  }
  const rates = [{ how: 'runSimulation, which checks its input in every call', ...(await rateOf(() => runSimulation(simulation, {}))) }];
  let unchecked = null;
  try {
    unchecked = runUnsafeSimulation(simulation, {});
  } catch {
    unchecked = null;
  }
  if (unchecked === 'Allowed') rates.push({ how: 'runUnsafeSimulation, which does not', ...(await rateOf(() => runUnsafeSimulation(simulation, {}))) });
  results.push(rates);
}
process.stdout.write(JSON.stringify(results));
