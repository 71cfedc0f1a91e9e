import type { ContextValue, Principal, RequestContext } from '@octroi/policy';
import type { ContextEntry } from '../../../../models/iam.gen.ts';
import { AskContextKeys } from '../../../kernel/context.ts';
import type { Tag } from '../../../kernel/tags.ts';
import { tagsByKey } from '../principals/session-policies.ts';

/** Who a simulated request comes from. */
export interface SimulatedCaller {
  readonly principal: Extract<Principal, { readonly kind: 'user' | 'role-session' | 'root' }>;
  readonly tags: readonly Tag[];
  /** Only of a user that exists. */
  readonly userId?: string;
  readonly userName?: string;
}

/** The keys that the simulator knows by itself: of the caller, and the time. All others have to be given (IAM-173). */
const OF_CALLER: ReadonlySet<string> = new Set(['aws:principalarn', 'aws:principalaccount', 'aws:username', 'aws:principaltype', 'aws:principalisawsservice']);
const OF_TIME: ReadonlySet<string> = new Set(['aws:currenttime', 'aws:epochtime']);
const PRINCIPAL_TAG = 'aws:principaltag/';

/** The given context entries; the type says whether a key has one value or a list of them (KEY-73). */
export function givenKeys(entries: readonly ContextEntry[] | undefined): ReadonlyMap<string, ContextValue> {
  const given = new Map<string, ContextValue>();
  for (const { ContextKeyName, ContextKeyValues, ContextKeyType } of entries ?? []) {
    const values = ContextKeyValues ?? [];
    if (ContextKeyName === undefined || values.length === 0) continue;
    const isList = values.length > 1 || (ContextKeyType?.endsWith('List') ?? false);
    given.set(ContextKeyName.toLowerCase(), isList ? values : values[0]!);
  }
  return given;
}

/** The context of a simulated request: what was given, then what the gate would know of this caller at this time. */
export function simulatedContext(given: ReadonlyMap<string, ContextValue>, caller: SimulatedCaller | null, now: number): RequestContext {
  const known = caller === null ? null : gateKeys(caller, now);
  const timeOnly = gateKeys(NOBODY, now);
  return {
    get(key) {
      const own = given.get(key);
      if (own !== undefined) return own;
      if (OF_TIME.has(key)) return timeOnly.get(key);
      if (known === null) return undefined;
      if (key === 'aws:userid') return caller?.userId;
      return OF_CALLER.has(key) || key.startsWith(PRINCIPAL_TAG) ? known.get(key) : undefined;
    },
  };
}

const NOBODY: SimulatedCaller = { principal: { kind: 'root', account: '', arn: '' }, tags: [] };

/** The same computation of keys as the gate's, for a caller without a request. */
function gateKeys({ principal, tags, userName }: SimulatedCaller, now: number): AskContextKeys {
  const { account, arn } = principal;
  const caller = { principal, partition: 'aws', account, arn, userId: '', accessKeyId: null, ...(userName === undefined ? {} : { userName }) };
  const held = { identity: [], boundary: null, session: [], scp: [], tags: tagsByKey(tags, []), epoch: null };
  const transport = { sourceIp: null, secure: false, userAgent: null, referer: null };
  return new AskContextKeys({ caller, held, transport, requestedRegion: '', now }, { action: '', resource: '' }, null);
}
