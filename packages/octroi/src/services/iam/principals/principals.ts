import type { Principal } from '@octroi/policy';
import type { Kv } from '../../../store/kv.ts';
import { accountOf } from '../../../kernel/accounts.ts';
import { isAccountId } from '../../../kernel/arn.ts';
import { after, type Awaitable } from '../../../kernel/awaitable.ts';
import type { Caller } from '../../../kernel/caller.ts';
import type { EpochWatch } from '../../../kernel/epochs.ts';
import type { Sealer } from '../../../kernel/operation.ts';
import { PolicyCache } from '../../../kernel/policy-cache.ts';
import type { OrganizationPlace } from '../../../kernel/organization/place.ts';
import type { HeldPolicies, LongTermKey, Principals } from '../../../kernel/principals.ts';
import { policyReader } from '../../../kernel/rows.ts';
import type { Sampled } from '../../../kernel/sample.ts';
import type { Session } from '../../../kernel/session.ts';
import { EpochCache } from './epoch-cache.ts';
import { Gatherer, type Holdings } from './gather.ts';
import { KeyRing } from './keys.ts';
import { readFact, type FactKind, type Facts, type Standing } from './facts.ts';
import { overlaidTags, tagsByKey, withSession } from './session-policies.ts';
import { arnOfEntity, idOfArn } from './unique-ids.ts';
import type { RoleRow, UserRow } from '../tables.ts';

export interface PrincipalsNeeds {
  readonly kv: Kv;
  readonly epochs: EpochWatch;
  readonly seal: Sealer;
  readonly cache: PolicyCache;
}

/** IAM's side of the principals port: rows read once per policy epoch, then decided from memory. */
export function iamPrincipals(needs: PrincipalsNeeds): Principals & Sampled & { clear(): void } {
  const { kv, cache } = needs;
  const keys = new KeyRing(kv, needs.seal);
  const memory = new EpochCache(kv, needs.epochs);

  /** Read at one snapshot, once per epoch of the account or organization. */
  const known = <Kind extends FactKind>(kind: Kind, partition: string, account: string, id: string): Awaitable<Facts[Kind]> =>
    memory.get(partition, account, kind, id, (snapshot) => readFact(kind, snapshot, partition, account, id, cache));

  const userRow = (partition: string, account: string, id: string) => known('user', partition, account, id);
  const roleRow = (partition: string, account: string, id: string) => known('role', partition, account, id);

  /** Whether the account exists and is not closed, and the organization that it is in. */
  const standing = (partition: string, account: string): Awaitable<Standing> => known('standing', partition, account, '');

  /** Remembered until something of the account changes, or something of its organization. */
  const place = (partition: string, account: string): Awaitable<OrganizationPlace | null> => {
    if (!isAccountId(account)) return null;
    return after(standing(partition, account), ({ organization }) =>
      organization === null ? null : known('place', partition, organization, account),
    );
  };

  /** The policies of who a caller is, without its session. */
  const holdings = (caller: Caller): Awaitable<Holdings | undefined> => {
    const { principal, partition, account } = caller;
    if (account === null) return NOTHING;
    switch (principal.kind) {
      case 'user':
        return known('held-user', partition, account, principal.id);
      case 'role-session':
        return known('held-role', partition, account, principal.roleId);
      case 'federated-user':
        return principal.userId === undefined ? ofRoot(cache) : known('held-user', partition, account, principal.userId);
      default:
        return NOTHING;
    }
  };

  /** The caller behind a session whose account is open. */
  const callerIn = (session: Session, exists: boolean): Awaitable<Caller | undefined> => {
    const { partition, account, principal, accessKeyId } = session;
    switch (principal.kind) {
      case 'root':
        return exists ? { ...rootCaller(partition, account, accessKeyId), session } : undefined;
      case 'user':
        return after(userRow(partition, account, principal.userId), (user) => (user === undefined ? undefined : { ...userCaller(partition, account, user, accessKeyId), session }));
      case 'role':
        return after(roleRow(partition, account, principal.roleId), (role) => (role === undefined ? undefined : onceFor(session, role, () => roleCaller(session, role, principal.sessionName))));
      case 'federated-user': {
        if (principal.userId === undefined) return exists ? federatedCaller(session, principal.name, null) : undefined;
        return after(userRow(partition, account, principal.userId), (user) => (user === undefined ? undefined : federatedCaller(session, principal.name, user)));
      }
    }
  };

  return {
    longTermKey: (accessKeyId) => keys.find(accessKeyId),

    callerOfKey: (key: LongTermKey) =>
      after(standing(key.partition, key.account), ({ closed }) => {
        if (closed) return undefined;
        if (key.owner.kind === 'root') return rootCaller(key.partition, key.account, key.accessKeyId);
        return after(userRow(key.partition, key.account, key.owner.userId), (user) =>
          user === undefined ? undefined : onceFor(key, user, () => userCaller(key.partition, key.account, user, key.accessKeyId)),
        );
      }),

    // A session of the root user ends with its account, as one of a user or role does with theirs.
    callerOfSession: (session: Session) => after(standing(session.partition, session.account), ({ exists, closed }) => (closed ? undefined : callerIn(session, exists))),

    held: (caller) =>
      after(holdings(caller), (own) => {
        if (own === undefined) return undefined;
        const { partition, account, session } = caller;
        if (account === null) return heldWithoutSession(own);
        const held = session === undefined ? heldWithoutSession(own) : memory.getFor(session, partition, account, (snapshot) => withSession(own, session, new Gatherer(policyReader(snapshot), { partition, account, region: '-' }, cache)));
        // The account may have been closed since its caller came in.
        return after(standing(partition, account), ({ closed }) => (closed ? undefined : after(held, (here) => after(place(partition, account), (at) => heldInPlace(here, at)))));
      }),

    async tagsOf(caller) {
      const own = await holdings(caller);
      return own === undefined ? undefined : overlaidTags(caller.principal.kind === 'federated-user' ? [] : own.tags, caller.session?.tags ?? []);
    },

    role: (partition, account, name) => known('role-facts', partition, account, name.toLowerCase()),
    place,
    idOfArn: (arn) => kv.read((snapshot) => idOfArn(policyReader(snapshot), arn)),
    arnOfId: (partition, account, id) => kv.read((snapshot) => arnOfEntity(policyReader(snapshot), { partition, account, region: '-' }, id)),
    managedPolicyExists: (partition, account, arn) => known('managed', partition, account, arn),
    accountExists: (partition, account) => kv.read(async (snapshot) => (await accountOf(snapshot, partition, account)) !== undefined),

    clear() {
      keys.clear();
      memory.clear();
    },

    async sample(count) {
      const parts = [await keys.sample(count), await memory.sample(count, (kind, snapshot, partition, account, id) => readFact(kind as FactKind, snapshot, partition, account, id, new PolicyCache()))];
      return { compared: parts.reduce((sum, part) => sum + part.compared, 0), differences: parts.flatMap((part) => part.differences) };
    },
  };
}

/** A federated session of the root user is bound by its session policies alone: the user behind it may do everything (EVAL-18, EVAL-60). */
function ofRoot(cache: PolicyCache): Holdings {
  const everything = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';
  return { identity: [cache.get('the root user', everything)], boundary: null, tags: [] };
}

const NOTHING: Holdings = { identity: [], boundary: null, tags: [] };

const heldByHoldings = new WeakMap<Holdings, HeldPolicies>();

/** The same object for the same holdings: nothing is built per request. */
function heldWithoutSession(own: Holdings): HeldPolicies {
  let held = heldByHoldings.get(own);
  if (held === undefined) {
    held = { identity: own.identity, boundary: own.boundary, session: [], scp: [], tags: tagsByKey(own.tags, []), epoch: null };
    heldByHoldings.set(own, held);
  }
  return held;
}

const heldByPlace = new WeakMap<OrganizationPlace, WeakMap<HeldPolicies, HeldPolicies>>();

/** Adds what binds the account's principals from above; again the same object for the same parts. */
function heldInPlace(own: HeldPolicies, place: OrganizationPlace | null): HeldPolicies {
  if (place === null) return own;
  let here = heldByPlace.get(place);
  if (here === undefined) heldByPlace.set(place, (here = new WeakMap()));
  let held = here.get(own);
  if (held === undefined) here.set(own, (held = { ...own, scp: place.scp, place }));
  return held;
}

const callers = new WeakMap<object, { readonly row: object; readonly caller: Caller }>();

/** The same caller for the same credential of the same row of a user or role: its ARN is not put together for every request. */
function onceFor(credential: object, row: object, build: () => Caller): Caller {
  let known = callers.get(credential);
  if (known?.row !== row) callers.set(credential, (known = { row, caller: build() }));
  return known.caller;
}

function rootCaller(partition: string, account: string, accessKeyId: string): Caller {
  const arn = `arn:${partition}:iam::${account}:root`;
  return { principal: { kind: 'root', account, arn }, partition, account, arn, userId: account, accessKeyId };
}

function userCaller(partition: string, account: string, user: UserRow, accessKeyId: string): Caller {
  const arn = `arn:${partition}:iam::${account}:user${user.path}${user.name}`;
  const principal: Principal = { kind: 'user', account, arn, id: user.id, hasBoundary: user.boundary !== undefined };
  return { principal, partition, account, arn, userId: user.id, userName: user.name, accessKeyId };
}

function roleCaller(session: Session, role: RoleRow, sessionName: string): Caller {
  const { partition, account, accessKeyId } = session;
  const arn = `arn:${partition}:sts::${account}:assumed-role/${role.name}/${sessionName}`;
  const principal: Principal = {
    kind: 'role-session',
    account,
    arn,
    roleArn: `arn:${partition}:iam::${account}:role${role.path}${role.name}`,
    roleId: role.id,
    hasBoundary: role.boundary !== undefined,
    serviceLinked: role.path.startsWith('/aws-service-role/'),
  };
  return { principal, partition, account, arn, userId: `${role.id}:${sessionName}`, roleName: role.name, accessKeyId, session };
}

function federatedCaller(session: Session, name: string, user: UserRow | null): Caller {
  const { partition, account, accessKeyId } = session;
  const arn = `arn:${partition}:sts::${account}:federated-user/${name}`;
  const byUser = user === null ? {} : { userArn: `arn:${partition}:iam::${account}:user${user.path}${user.name}`, userId: user.id, hasBoundary: user.boundary !== undefined };
  return { principal: { kind: 'federated-user', account, arn, ...byUser }, partition, account, arn, userId: `${account}:${name}`, accessKeyId, session };
}
