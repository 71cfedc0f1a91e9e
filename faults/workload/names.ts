import { checkPresence, Ledger } from '../check/presence.ts';
import { checkIds } from '../check/races.ts';
import type { Violation } from '../check/violation.ts';
import { tagOf } from '../client/caller.ts';
import { homeOf, loop, surely, type Bench, type Workload } from './workload.ts';
import { everyUser } from './listing.ts';

const CLIENTS = 4;
const POLICY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const kept = { ok: 'kept', fail: 'refused', unknown: 'unknown' } as const;

/** Users that are made, given a policy and a key, and sometimes deleted: each by one client, so that it is known what must be there. */
export function names(bench: Bench): Workload {
  const [, root] = bench.accounts as [unknown, Bench['accounts'][number]];
  const ledger = new Ledger();
  const keyIds: string[] = [];
  let made = 0;

  const client = (index: number): Promise<void> => {
    const random = bench.random.fork();
    const home = homeOf(bench, random, index);
    return loop(bench, random, 40, async () => {
      const UserName = `user-${index}-${made++}`;
      const ask = (operation: string, parameters: Readonly<Record<string, string>> = {}) => bench.caller.call(home(), root, operation, { UserName, ...parameters });
      // A node may be behind the one that made the user: what it does not know yet it refuses, and that is no fault.
      const created = await ask('CreateUser');
      ledger.wrote(UserName, 'present', kept[created.outcome]);
      if (created.outcome !== 'ok') return;
      const attached = await ask('AttachUserPolicy', { PolicyArn: POLICY });
      ledger.wrote(`${UserName} attached`, 'present', kept[attached.outcome]);
      if (random.next() < 0.3) {
        const key = await ask('CreateAccessKey');
        const id = tagOf(key.body, 'AccessKeyId');
        if (key.outcome === 'ok' && id !== null) keyIds.push(id);
      }
      if (attached.outcome === 'ok' && random.next() < 0.3) {
        const detached = await ask('DetachUserPolicy', { PolicyArn: POLICY });
        ledger.wrote(`${UserName} attached`, 'absent', kept[detached.outcome]);
      } else if (attached.outcome === 'fail' && random.next() < 0.5) {
        const deleted = await ask('DeleteUser');
        ledger.wrote(UserName, 'absent', kept[deleted.outcome]);
      }
    });
  };

  return {
    name: 'names',
    async prepare() {
      await surely(bench, root, 'CreateUser', { UserName: 'user-before' });
      ledger.wrote('user-before', 'present', 'kept');
    },
    async work() {
      await Promise.all(Array.from({ length: CLIENTS }, (_, index) => client(index)));
    },
    async check() {
      const found: Violation[] = checkIds(keyIds);
      for (const target of bench.targets) {
        const listed = await everyUser(bench, target, root);
        const things = listed.flatMap(({ name, policies }) => [name, ...(policies.includes(POLICY) ? [`${name} attached`] : [])]);
        found.push(...checkPresence(ledger.things, new Set(things), `node ${target.index}`));
      }
      return found;
    },
  };
}
