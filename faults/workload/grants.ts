import { checkGrants, revocationLags, type Grant, type Lag, type Probe } from '../check/grants.ts';
import { tagOf, type Keys } from '../client/caller.ts';
import { sleep } from '../host/service.ts';
import { loop, rest, surely, type Bench, type Workload } from './workload.ts';

const USERS = 5;
const ACCOUNT = '333333333333';

/** What gives and takes one grant: each is a way of IAM to say who may do what. */
interface Way {
  readonly give: readonly [operation: string, parameters: Readonly<Record<string, string>>];
  readonly take: readonly [operation: string, parameters: Readonly<Record<string, string>>];
}

export interface Grants extends Workload {
  /** The lag of each revocation at each node. */
  lags(): Lag[];
}

const allow = (role: string): string => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'iam:GetRole', Resource: `arn:aws:iam::${ACCOUNT}:role/${role}` }] });

/**
 * Users that may nothing but what one grant after the other allows: to look at a role of the grant's own name. Nobody has made that role, so the answer tells
 * what was decided (NoSuchEntity: allowed) and nothing more. Every node is asked all the time.
 */
export function grants(bench: Bench): Grants {
  const [, , root] = bench.accounts as [unknown, unknown, Keys];
  const done: Grant[] = [];
  const keys: Keys[] = [];
  let given = 0;

  const wayOf = async (user: string, name: string, attached: boolean): Promise<Way> => {
    const document = { PolicyDocument: allow(name) };
    if (!attached) return { give: ['PutUserPolicy', { UserName: user, PolicyName: name, ...document }], take: ['DeleteUserPolicy', { UserName: user, PolicyName: name }] };
    await surely(bench, root, 'CreatePolicy', { PolicyName: name, ...document });
    const both = { UserName: user, PolicyArn: `arn:aws:iam::${ACCOUNT}:policy/${name}` };
    return { give: ['AttachUserPolicy', both], take: ['DetachUserPolicy', both] };
  };

  const client = async (index: number): Promise<void> => {
    const random = bench.random.fork();
    const user = `grantee-${index}`;
    /**
     * Sends one request until it is certain that it was done. That there is nothing to take back is believed only where an earlier try may have done it, and
     * only once every node must have heard of the grant, from `known` on.
     */
    const insist = async (way: Way['give'], known: number, tries: number): Promise<{ end: number; sure: boolean }> => {
      let sure = true;
      for (let left = tries; left > 0 || !bench.over(); left -= bench.over() ? 1 : 0) {
        const { outcome, code, start, end } = await bench.caller.call(random.pick(bench.targets), root, ...way);
        if (outcome === 'ok' || (code === 'NoSuchEntity' && !sure && start > known)) return { end, sure };
        if (outcome === 'unknown') sure = false;
        await sleep(100);
      }
      return { end: Infinity, sure };
    };

    await loop(bench, random, 50, async () => {
      const name = `grant-${given++}`;
      const way = await wayOf(user, name, random.next() < 0.5).catch(() => null);
      if (way === null) return;
      const probes: Probe[] = [];
      const ended = new AbortController();
      const probing = bench.targets.map(async (target) => {
        while (!ended.signal.aborted) {
          const { status, code, start, end } = await bench.caller.call(target, keys[index]!, 'GetRole', { RoleName: name });
          if (code === 'NoSuchEntity' || code === 'AccessDenied') probes.push({ node: target.index, start, end, allowed: code === 'NoSuchEntity' });
          await sleep(status === null ? 200 : random.between(30, 90));
        }
      });
      const givingFrom = performance.now();
      const give = await insist(way.give, Infinity, 0);
      await rest(bench, random.between(300, random.next() < 0.15 ? bench.bound + 2000 : 1200));
      const takingFrom = performance.now();
      const take = await insist(way.take, give.end + bench.bound, 100);
      await rest(bench, random.between(300, random.next() < 0.4 ? bench.bound + 2500 : 2000));
      ended.abort();
      await Promise.all(probing);
      done.push({ name, givingFrom, given: give.end, takingFrom, taken: take.end, sure: give.sure, probes });
    });
  };

  return {
    name: 'grants',
    async prepare() {
      for (let index = 0; index < USERS; index++) {
        await surely(bench, root, 'CreateUser', { UserName: `grantee-${index}` });
        const made = await surely(bench, root, 'CreateAccessKey', { UserName: `grantee-${index}` });
        keys.push({ accessKeyId: tagOf(made, 'AccessKeyId')!, secretAccessKey: tagOf(made, 'SecretAccessKey')! });
      }
    },
    async work() {
      await Promise.all(Array.from({ length: USERS }, (_, index) => client(index)));
    },
    check: () => Promise.resolve(checkGrants(done, bench.bound)),
    lags: () => revocationLags(done),
  };
}

