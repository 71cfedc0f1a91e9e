import { GRANT, grantsOf } from '../match/principal.ts';
import type { PrincipalSet } from '../match/principal.ts';
import type { Principal } from '../request/principal.ts';

/** What a policy's Allow is worth to a caller: nothing, as much as the caller's own policies allow, or more (EVAL-11 to EVAL-16). */
export const WORTH = { none: 0, delegated: 1, limited: 2, direct: 3 } as const;

/** The worth of a match. `across`: the caller is of another account than the resource, so that every match delegates (EVAL-22). */
export function worthOf(set: PrincipalSet | null, caller: Principal, across: boolean): number {
  if (set === null) return WORTH.direct;
  const grants = grantsOf(set, caller);
  if (grants === 0) return WORTH.none;
  if (across) return WORTH.delegated;
  if ((grants & (GRANT.everyone | GRANT.session | GRANT.federatedUser | GRANT.service | GRANT.provider)) !== 0) return WORTH.direct;
  if ((grants & GRANT.user) !== 0) return caller.kind === 'user' ? WORTH.direct : WORTH.limited;
  return (grants & GRANT.role) !== 0 ? WORTH.limited : WORTH.delegated;
}

const ARN = /^arn:([a-z0-9-]+):(iam|sts)::([0-9]{12}):(user|role|assumed-role|federated-user)\/(.+)$/;
const PARTITION = /^arn:([a-z0-9-]+):/;
/** Bound on the callers that are told apart. */
const MAX_CALLERS = 1500;
/** A name and the end of a unique id that no policy has. */
const UNNAMED = 'unnamed';

interface Named {
  readonly partition: string;
  readonly account: string;
  readonly type: string;
  readonly name: string;
  readonly arn: string;
}

/** An account that nobody names. */
function stranger(accounts: ReadonlySet<string>): string {
  let id = 999999999999;
  while (accounts.has(String(id))) id -= 1;
  return String(id);
}

const lastOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/** Sessions of the roles that a policy may mean: of every named role, and of the roles whose sessions it names (POL-25). */
function sessions(named: readonly Named[], partition: string, account: string, ids: readonly string[]): Principal[] {
  const here = named.filter((one) => one.partition === partition && one.account === account);
  const bySession = here.filter(({ type }) => type === 'assumed-role').map(({ name }) => ({ role: name.slice(0, name.indexOf('/')), session: name.slice(name.indexOf('/') + 1) }));
  const roles = new Map(here.filter(({ type }) => type === 'role').map(({ arn, name }) => [arn, lastOf(name)]));
  for (const { role } of bySession) roles.set(`arn:${partition}:iam::${account}:role/${UNNAMED}/${role}`, role);
  roles.set(`arn:${partition}:iam::${account}:role/${UNNAMED}`, UNNAMED);
  return [...roles].flatMap(([roleArn, role]) =>
    [UNNAMED, ...bySession.filter((one) => one.role === role).map(({ session }) => session)].flatMap((session) =>
      [`AROA${UNNAMED}`, ...ids.filter((id) => !id.startsWith('AIDA'))].map((roleId): Principal => ({ kind: 'role-session', account, arn: `arn:${partition}:sts::${account}:assumed-role/${role}/${session}`, roleArn, roleId })),
    ),
  );
}

function usersAndFederated(named: readonly Named[], partition: string, account: string, ids: readonly string[]): Principal[] {
  const here = named.filter((one) => one.partition === partition && one.account === account);
  const users = [`arn:${partition}:iam::${account}:user/${UNNAMED}`, ...here.filter(({ type }) => type === 'user').map(({ arn }) => arn)];
  const federated = [`arn:${partition}:sts::${account}:federated-user/${UNNAMED}`, ...here.filter(({ type }) => type === 'federated-user').map(({ arn }) => arn)];
  return users.flatMap((userArn) =>
    [`AIDA${UNNAMED}`, ...ids.filter((id) => !id.startsWith('AROA'))].flatMap((id): Principal[] => [
      { kind: 'user', account, arn: userArn, id },
      ...federated.map((arn): Principal => ({ kind: 'federated-user', account, arn, userArn, userId: id })),
    ]),
  );
}

/**
 * Callers of every sort that the sets can tell apart: named and unnamed ones of each named account, of an account that nobody names, the
 * named services and providers, anonymous ones; of the partitions that are named, or `aws`. Null if they are too many.
 */
export function callersOf(sets: readonly PrincipalSet[]): readonly Principal[] | null {
  const exact = [...new Set(sets.flatMap((set) => [...set.exact]))];
  const named = exact.flatMap((arn): Named[] => {
    const parts = ARN.exec(arn);
    return parts === null || /[*?]/.test(arn) ? [] : [{ arn, partition: parts[1]!, account: parts[3]!, type: parts[4]!, name: parts[5]! }];
  });
  // Unique ids, and whatever else is no ARN, could be anybody's (POL-31).
  const ids = exact.filter((value) => !value.startsWith('arn:') && !/[*?]/.test(value));
  const accounts = new Set([...sets.flatMap((set) => [...set.accounts.keys()]), ...named.map(({ account }) => account)]);
  const arns = sets.flatMap((set) => [...set.accounts.values()].flat().filter((partition) => partition !== ''));
  const partitions = new Set([...arns.map((partition) => PARTITION.exec(partition)?.[1] ?? 'aws'), ...named.map(({ partition }) => partition)]);
  if (partitions.size === 0) partitions.add('aws');
  // `*` under Service or Federated is no wildcard and nobody's name (POL-21).
  const services = [...new Set(sets.flatMap((set) => [...set.services]))].filter((name) => name !== '*');
  const providers = [...new Set(sets.flatMap((set) => [...set.providers]))].filter((name) => name !== '*');
  if (partitions.size * (accounts.size + 1) * (ids.length + 1) > MAX_CALLERS || services.length ** 2 > MAX_CALLERS) return null;
  const callers: Principal[] = [{ kind: 'anonymous' }];
  for (const partition of partitions) {
    for (const account of [stranger(accounts), ...accounts]) {
      callers.push(...usersAndFederated(named, partition, account, ids), ...sessions(named, partition, account, ids));
      if (callers.length > MAX_CALLERS) return null;
    }
  }
  for (const name of services) {
    callers.push({ kind: 'service', name });
    // A service may go by two names; more than two cannot matter, since one is allowed and one denied.
    for (const other of services) if (other !== name) callers.push({ kind: 'service', name, names: [other] });
  }
  for (const provider of providers) callers.push({ kind: 'web-identity', provider });
  return callers;
}

/** What a witness calls the caller: its unique id where the policies name that. */
export function nameOfCaller(caller: Principal): string {
  const id = caller.kind === 'user' ? caller.id : caller.kind === 'role-session' ? caller.roleId : caller.kind === 'federated-user' ? (caller.userId ?? '') : '';
  if ('arn' in caller) return id === '' || id.endsWith(UNNAMED) ? caller.arn : id;
  return caller.kind === 'service' ? caller.name : caller.kind === 'anonymous' ? '*' : caller.provider;
}
