import { parseArgs } from 'node:util';
import { faults } from './nemesis/all.ts';
import type { Fault } from './nemesis/fault.ts';

export interface Arguments {
  readonly chosen: readonly Fault[];
  readonly times: number;
  readonly seed: number;
  /** Of injecting, for each run. */
  readonly seconds: number;
  /** 0: one node on its data folder. */
  readonly members: number;
  readonly nodes: number;
  /** Threads of each node that answer beside its main one; 0: none. */
  readonly workers: number;
  readonly write: boolean;
}

export const USAGE = `usage: npm run faults -- [--only NAME,...] [--times N] [--seed N] [--seconds N] [--nodes N] [--workers N]
                                [--embedded] [--write]

  --only NAMES   the faults to try; default all
  --times N      runs of each; default 1
  --seed N       of the first run; each further run has the next number; default 1
  --seconds N    of injecting in each run, 5 to 120; default 25
  --nodes N      nodes of Octroi, 1 to 5; default 3
  --workers N    start the nodes with so many worker threads, 0 to 4; default 0
  --embedded     one node on its own data folder, without etcd
  --write        put the results into docs/fault-runs.json and the table of docs/reliability.md

faults:
${faults.map(({ name, what }) => `  ${name.padEnd(16)} ${what}`).join('\n')}`;

/** Throws with the sentence to show. */
export function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: { only: { type: 'string' }, times: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' }, seconds: { type: 'string', default: '25' }, nodes: { type: 'string' }, workers: { type: 'string' }, embedded: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
  });
  const number = (name: 'times' | 'seed' | 'seconds' | 'nodes' | 'workers', low: number, high: number, standard = 0): number => {
    const given = values[name];
    const value = given === undefined ? standard : Number(given);
    if (!Number.isInteger(value) || value < low || value > high) throw new Error(`--${name} is a whole number from ${low} to ${high}`);
    return value;
  };
  const names = values.only?.split(',') ?? faults.map(({ name }) => name);
  const chosen = names.map((name) => {
    const fault = faults.find((each) => each.name === name);
    if (fault === undefined) throw new Error(`\`${name}\` is none of ${faults.map((each) => each.name).join(', ')}`);
    return fault;
  });
  if (values.embedded && values.nodes !== undefined) throw new Error('--embedded is one node: it does not go with --nodes');
  if (values.embedded && values.write) throw new Error('--write is for clusters: it does not go with --embedded');
  return {
    chosen,
    times: number('times', 1, 1000),
    seed: number('seed', 0, 2 ** 31),
    seconds: number('seconds', 5, 120),
    members: values.embedded ? 0 : 3,
    nodes: values.embedded ? 1 : number('nodes', 1, 5, 3),
    workers: number('workers', 0, 4),
    write: values.write,
  };
}

/** Why a fault cannot be tried here; null if it can. */
export function missing(fault: Fault, { members, nodes }: Pick<Arguments, 'members' | 'nodes'>, isolated: boolean): string | null {
  if (fault.needs.includes('members') && members === 0) return 'needs etcd';
  if (fault.needs.includes('nodes') && nodes < 2) return 'needs several nodes';
  if (fault.needs.includes('namespaces') && !isolated) return 'needs namespaces of network and mounts, which this machine refuses';
  return null;
}
