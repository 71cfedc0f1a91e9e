import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { etcdBinary } from '../packages/octroi/src/store/etcd/cluster.fixture.ts';
import { writePart } from './page.ts';
import { measureRevocations, type Percentiles, type RevocationFigures } from './revocation/measure.ts';

/**
 * How long a revocation takes to bind on other nodes: `node --conditions=octroi-source bench/revocation.ts [--revocations 300]
 * [--readers 2]`. It runs the built program (`npm run build`) and needs etcd. With `--write` its section of docs/performance.md is written anew.
 */
const { values } = parseArgs({ options: { revocations: { type: 'string', default: '300' }, readers: { type: 'string', default: '2' }, write: { type: 'boolean', default: false } } });
const SECONDS = 60;
const AIM = 100;

if (etcdBinary() === null) throw new Error('there is no etcd on this machine (Debian: apt-get install etcd-server)');
const [revocations, readers] = [Number(values.revocations), Number(values.readers)];
if (!(revocations >= 10 && revocations <= 10_000) || !(readers >= 0 && readers <= 32)) throw new Error('10 to 10,000 --revocations and 0 to 32 --readers are needed');

const quiet = await measureRevocations({ revocations, seconds: SECONDS / 2, readers: 0 });
const busy = await measureRevocations({ revocations, seconds: SECONDS / 2, readers });
const text = page(quiet, busy);
process.stdout.write(`${text}\n`);
if (values.write) writePart('revocation', text);

function page(...runs: readonly [RevocationFigures, RevocationFigures]): string {
  const millis = (value: number): string => `${value.toFixed(1)} ms`;
  const row = (name: string, of: (run: RevocationFigures) => string): string => `| ${name} | ${runs.map(of).join(' | ')} |`;
  const percentiles = ({ p50, p99, max }: Percentiles): string => `${millis(p50)} / ${millis(p99)} / ${millis(max)}`;
  const worst = Math.max(...runs.map(({ sinceAnswer }) => sinceAnswer.p99));
  return [
    '## A revocation on its way',
    '',
    `Measured by \`node --conditions=octroi-source bench/revocation.ts\` on ${new Date().toISOString().slice(0, 10)}: three members of etcd and three nodes, all on one machine of ${cpus().length} cores`,
    `(load average ${loadavg()[0]!.toFixed(1)} at the end). A policy is detached from a user on one node after the other, while a probe on each node asks without a pause, as that user,`,
    'for what the policy allows. Counted is when the first denial has come back to the probe of each of the two other nodes: the journey of the probe itself is in it.',
    `Below zero: before the one who detached it had the answer. The aim is a 99th percentile of at most ${AIM} ms since that answer: ${worst <= AIM ? 'reached' : 'missed'}.`,
    '',
    '| | nobody else | with readers on every node |',
    '|---|---:|---:|',
    row('revocations, each seen on two nodes', (run) => String(run.revocations)),
    row('reads of others, all nodes', (run) => `${Math.round(run.readsPerSecond).toLocaleString('en')}/s`),
    row('probes, each node', (run) => `${Math.round(run.probesPerSecond).toLocaleString('en')}/s`),
    ...(runs.some(({ unknown }) => unknown > 0) ? [row('probes that were answered 503', (run) => String(run.unknown))] : []),
    row('the detachment is answered, p50 / p99 / most', (run) => percentiles(run.detach)),
    row('the others deny, since that answer', (run) => percentiles(run.sinceAnswer)),
    row('the others deny, since the detachment was sent', (run) => percentiles(run.sinceStart)),
  ].join('\n');
}
