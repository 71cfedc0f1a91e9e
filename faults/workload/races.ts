import { checkIds, checkRace, type Claim, type Race } from '../check/races.ts';
import type { Violation } from '../check/violation.ts';
import { tagOf, type Answer, type Keys } from '../client/caller.ts';
import { everyUser } from './listing.ts';
import { loop, surely, type Bench, type Workload } from './workload.ts';

const CLAIMS = 6;

/** Several clients ask for the same thing at the same moment through all nodes: a user's name, the last keys of a user, an alias of an account. */
export function races(bench: Bench): Workload {
  const [, , , owner] = bench.accounts as [unknown, unknown, unknown, Keys];
  const run: Race[] = [];
  const ids: string[] = [];
  /** Which id the winner of a name was told. */
  const winners = new Map<string, string>();
  let rounds = 0;

  const claims = async (count: number, id: string, ask: (index: number) => Promise<Answer>): Promise<Claim[]> => {
    const answers = await Promise.all(Array.from({ length: count }, (_, index) => ask(index)));
    return answers.map(({ outcome, code, body }, index) => ({ node: index % bench.targets.length, outcome, code, id: outcome === 'ok' ? tagOf(body, id) : null }));
  };
  const target = (index: number) => bench.targets[index % bench.targets.length]!;

  const round = async (): Promise<void> => {
    const UserName = `race-${rounds++}`;
    const users = await claims(CLAIMS, 'UserId', (index) => bench.caller.call(target(index), owner, 'CreateUser', { UserName }));
    run.push({ thing: `user ${UserName}`, places: 1, taken: 'EntityAlreadyExists', claims: users });
    for (const { id } of users) {
      if (id === null) continue;
      ids.push(id);
      winners.set(UserName, id);
    }
    if (users.some(({ outcome }) => outcome === 'ok')) {
      const keys = await claims(CLAIMS, 'AccessKeyId', (index) => bench.caller.call(target(index), owner, 'CreateAccessKey', { UserName }));
      run.push({ thing: `access keys of ${UserName}`, places: 2, taken: 'LimitExceeded', claims: keys });
      ids.push(...keys.flatMap(({ id }) => id ?? []));
    }
    const alias = `alias-${rounds}`;
    const aliases = await claims(bench.accounts.length, 'RequestId', (index) => bench.caller.call(target(index), bench.accounts[index]!, 'CreateAccountAlias', { AccountAlias: alias }));
    run.push({ thing: `alias ${alias}`, places: 1, taken: 'EntityAlreadyExists', claims: aliases });
  };

  return {
    name: 'races',
    async prepare() {
      await surely(bench, owner, 'CreateUser', { UserName: 'race-before' });
    },
    async work() {
      await loop(bench, bench.random.fork(), 300, round);
    },
    async check() {
      const found: Violation[] = [...run.flatMap(checkRace), ...checkIds(ids)];
      for (const node of bench.targets) {
        const listed = new Map((await everyUser(bench, node, owner)).map(({ name, id }) => [name, id]));
        const wrong = [...winners].filter(([name, id]) => listed.get(name) !== id).map(([name]) => name);
        if (wrong.length > 0) found.push({ promise: 'nothing acknowledged is lost', what: `node ${node.index}: not the user that its maker was told of: ${wrong.slice(0, 3).join(', ')}` });
      }
      return found;
    },
  };
}
