import type { Range } from '../condition/ip.ts';
import { addressOf, inRange, rangeOf } from '../condition/ip.ts';
import type { Operator } from '../condition/operator.ts';
import { operatorOf } from '../condition/operator.ts';
import type { Condition } from '../document/document.ts';

/** Whether a condition leaves only callers, places or services that the policy names; `unknown` where a pattern may or may not. */
export type Limit = 'limits' | 'open' | 'unknown';

type Kind = 'exact' | 'arn' | 'path' | 'address';

/**
 * The keys whose fixed values keep the public out, after S3's meaning of public:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 */
const KEYS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['aws:principalarn', 'arn'],
  ['aws:principalaccount', 'exact'],
  ['aws:principalorgid', 'exact'],
  ['aws:principalorgpaths', 'path'],
  ['aws:principalservicename', 'exact'],
  ['aws:userid', 'path'],
  ['aws:sourcearn', 'arn'],
  ['aws:sourceaccount', 'exact'],
  ['aws:sourceowner', 'exact'],
  ['aws:sourceorgid', 'exact'],
  ['aws:sourceorgpaths', 'path'],
  ['aws:sourceip', 'address'],
  ['aws:sourcevpc', 'exact'],
  ['aws:sourcevpce', 'exact'],
  ['aws:vpceaccount', 'exact'],
  ['aws:vpceorgid', 'exact'],
  ['aws:vpceorgpaths', 'path'],
  ['s3:dataaccesspointarn', 'arn'],
  ['s3:dataaccesspointaccount', 'exact'],
  ['kms:calleraccount', 'exact'],
]);

/** Keys that tell calls of AWS services from others, without telling which or for whom. */
const SERVICE_KEYS = new Set(['aws:principalisawsservice', 'aws:viaawsservice']);

const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'].map((text) => rangeOf(text)!);

/** All ranges together: more than a /8 of IPv4 or a /32 of IPv6 is the public. */
function ofAddresses(values: readonly string[]): Limit {
  const ranges = values.map(rangeOf).filter((range): range is Range => range !== null && !PRIVATE.some((wide) => wide.bits <= range.bits && inRange(range.network, wide)));
  const share = (groups: number): number => ranges.filter(({ network }) => network.length === groups).reduce((sum, { bits }) => sum + 2 ** -bits, 0);
  return share(2) > 2 ** -8 || share(8) > 2 ** -32 ? 'open' : 'limits';
}

/** One value that may have wildcards. */
function ofPattern(kind: Kind, value: string): Limit {
  const wild = value.search(/[*?]/);
  if (wild === -1) return 'limits';
  if (/^[*?:]*$/.test(value)) return 'open';
  const fixed = value.slice(0, wild);
  // An ARN whose account is given names that account's; a path below an organization, or a session of a role, names those.
  if (kind === 'arn' && /^arn:[^:]+:[^:]+:[^:]*:[0-9]{12}:/.test(fixed)) return 'limits';
  return kind === 'path' && /[/:]/.test(fixed) ? 'limits' : 'unknown';
}

function ofValues(kind: Kind, { family }: Operator, values: readonly string[], variables: boolean): Limit {
  if (variables && values.some((value) => value.includes('${'))) return 'unknown';
  if (family === 'ip') return kind === 'address' ? ofAddresses(values) : 'unknown';
  if (family === 'string-equals' || family === 'string-equals-ignore-case') return kind !== 'address' || values.every((value) => addressOf(value) !== null) ? 'limits' : 'unknown';
  if (family !== 'string-like' && family !== 'arn') return 'unknown';
  return weakest(values.map((value) => ofPattern(kind, value)));
}

/** Values of one key are alternatives: the weakest decides. */
export function weakest(limits: readonly Limit[]): Limit {
  return limits.includes('open') ? 'open' : limits.includes('unknown') ? 'unknown' : 'limits';
}

/** Conditions of one statement must all hold: the strongest decides. */
export function strongest(limits: readonly Limit[]): Limit {
  return limits.includes('limits') ? 'limits' : limits.includes('unknown') ? 'unknown' : 'open';
}

/** What a condition of an Allow leaves. */
export function limitOf({ operator: name, key, values }: Condition, variables: boolean): Limit {
  const operator = operatorOf(name);
  if (operator === null) return 'limits';
  if (SERVICE_KEYS.has(key.toLowerCase())) return 'unknown';
  const kind = KEYS.get(key.toLowerCase());
  if (kind === undefined || operator.family === 'null' || operator.negated || operator.ifExists) return 'open';
  // COND-32: a request without the key meets it; only a `Null` condition beside it would not let that pass.
  if (operator.set === 'all') return 'unknown';
  return ofValues(kind, operator, values, variables);
}

/** What the failing of a condition of a Deny leaves: the requests that the Deny does not hit on its account. */
export function limitOfFailing({ operator: name, key, values }: Condition, variables: boolean): Limit {
  const operator = operatorOf(name);
  // An operator that does not exist lets no request slip.
  if (operator === null) return 'limits';
  if (SERVICE_KEYS.has(key.toLowerCase()) && operator.ifExists) return 'unknown';
  const kind = KEYS.get(key.toLowerCase());
  // COND-3, COND-4: a missing key makes a negated operator true, so that the Deny hits; not so under ForAnyValue (COND-31).
  if (kind === undefined || !operator.negated || (operator.set === 'any' && !operator.ifExists)) return 'open';
  if (operator.set === 'any') return 'unknown';
  return ofValues(kind, operator, values, variables);
}
