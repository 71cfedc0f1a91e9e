import { checkRegisters } from '../check/registers.ts';
import type { RegisterOperation } from '../check/register.ts';
import { tagOf } from '../client/caller.ts';
import type { Violation } from '../check/violation.ts';
import { homeOf, loop, surely, type Bench, type Workload } from './workload.ts';

const ROLES = 6;
const CLIENTS = 6;
const INITIAL = 'first';
const TRUST = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] });

/** Descriptions of roles, written with values of their own and read by everybody through every node. */
export function registers(bench: Bench): Workload {
  const [root] = bench.accounts as [Bench['accounts'][number]];
  const names = Array.from({ length: ROLES }, (_, n) => `register-${n}`);
  const histories = new Map<string, RegisterOperation[]>(names.map((name) => [name, []]));
  const odd: Violation[] = [];
  let written = 0;

  const client = (index: number): Promise<void> => {
    const random = bench.random.fork();
    const home = homeOf(bench, random, index);
    return loop(bench, random, 25, async () => {
      const name = random.pick(names);
      const target = home();
      const history = histories.get(name)!;
      if (random.next() < 0.4) {
        const value = `c${index}-${written++}`;
        const { outcome, start, end } = await bench.caller.call(target, root, 'UpdateRole', { RoleName: name, Description: value });
        if (outcome !== 'fail') history.push({ kind: 'write', value, node: target.index, start, end: outcome === 'ok' ? end : Infinity });
        return;
      }
      const { outcome, start, end, body, code } = await bench.caller.call(target, root, 'GetRole', { RoleName: name });
      if (outcome === 'ok') history.push({ kind: 'read', value: tagOf(body, 'Description') ?? '', node: target.index, start, end });
      else if (code === 'NoSuchEntity') odd.push({ promise: 'nothing acknowledged is lost', what: `node ${target.index} does not know ${name} at ${Math.round(start)} ms` });
    });
  };

  return {
    name: 'registers',
    async prepare() {
      for (const name of names) await surely(bench, root, 'CreateRole', { RoleName: name, AssumeRolePolicyDocument: TRUST, Description: INITIAL });
    },
    async work() {
      await Promise.all(Array.from({ length: CLIENTS }, (_, index) => client(index)));
    },
    check: () => Promise.resolve([...odd.slice(0, 3), ...checkRegisters(INITIAL, histories, bench.bound)]),
  };
}
