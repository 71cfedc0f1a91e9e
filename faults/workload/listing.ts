import { tagOf, tagsOf, type Keys, type Target } from '../client/caller.ts';
import { sleep } from '../host/service.ts';
import type { Bench } from './workload.ts';

/** One element of a list in an answer. */
function members(body: string, list: string): string[] {
  const from = body.indexOf(`<${list}>`);
  const to = body.lastIndexOf(`</${list}>`);
  if (from === -1 || to === -1) return [];
  const inner = body.slice(from + list.length + 2, to);
  // Members hold lists of their own, so their ends are counted.
  const found: string[] = [];
  let [depth, start] = [0, 0];
  for (const match of inner.matchAll(/<(\/?)member>/g)) {
    if (match[1] === '' && depth++ === 0) start = match.index + match[0].length;
    if (match[1] === '/' && --depth === 0) found.push(inner.slice(start, match.index));
  }
  return found;
}

/** All pages of what one node holds of an account, each kind's elements as they were told. Throws if the node does not answer after all. */
export async function accountDetails(bench: Pick<Bench, 'caller'>, target: Target, keys: Keys): Promise<ReadonlyMap<string, readonly string[]>> {
  const lists = ['UserDetailList', 'RoleDetailList', 'GroupDetailList', 'Policies'];
  const found = new Map<string, string[]>(lists.map((list) => [list, []]));
  const filters = Object.fromEntries(['User', 'Role', 'Group', 'LocalManagedPolicy'].map((kind, index) => [`Filter.member.${index + 1}`, kind]));
  let marker: string | null = null;
  do {
    const body = await patiently(bench, target, keys, 'GetAccountAuthorizationDetails', { ...filters, MaxItems: '1000', ...(marker === null ? {} : { Marker: marker }) });
    for (const list of lists) found.get(list)!.push(...members(body, list));
    marker = tagOf(body, 'IsTruncated') === 'true' ? tagOf(body, 'Marker') : null;
  } while (marker !== null);
  return found;
}

export interface ListedUser {
  readonly name: string;
  readonly id: string;
  /** ARNs of the managed policies attached to it. */
  readonly policies: readonly string[];
}

export async function everyUser(bench: Pick<Bench, 'caller'>, target: Target, keys: Keys): Promise<ListedUser[]> {
  const details = await accountDetails(bench, target, keys);
  return details.get('UserDetailList')!.map((user) => ({ name: tagOf(user, 'UserName') ?? '', id: tagOf(user, 'UserId') ?? '', policies: tagsOf(user, 'PolicyArn') }));
}

/** A read of a healed node, which may still take a moment. */
export async function patiently(bench: Pick<Bench, 'caller'>, target: Target, keys: Keys, operation: string, parameters: Readonly<Record<string, string>>): Promise<string> {
  let last = '';
  for (let tries = 0; tries < 40; tries++) {
    const answer = await bench.caller.call(target, keys, operation, parameters);
    if (answer.outcome === 'ok') return answer.body;
    last = `${answer.status ?? ''} ${answer.code}`;
    await sleep(500);
  }
  throw new Error(`node ${target.index} does not answer ${operation}: ${last}`);
}
