import { isDeepStrictEqual } from 'node:util';
import type { Case } from './cases.ts';
import type { Reply } from './judge.ts';

/** Who a caller's requests are noted for: the access key itself, or the role of a session (IAM-43, IAM-72), and its principal (IAM-180). */
export interface Noted {
  readonly account: string;
  readonly id: string;
  /** The unique id of the user or role, or `root`. */
  readonly principal: string;
}

/** Every row but those that background work moves by itself: its key and its value. */
export type Rows = ReadonlyMap<string, string>;

/** Whoever is answered one of these was not recognised, so that no key of anyone counts as used. */
const UNRECOGNISED: ReadonlySet<string> = new Set(['IncompleteSignature', 'IncompleteSignatureException', 'SignatureDoesNotMatch', 'InvalidSignatureException', 'MissingAuthenticationToken', 'MissingAuthenticationTokenException', 'ExpiredToken', 'ExpiredTokenException', 'UnrecognizedClientException']);

const codeOf = ({ headers, body }: Reply): string => headers.get('x-amzn-errortype') ?? /<Code>(\w+)<\/Code>/.exec(body)?.[1] ?? '';

function isUse(value: string): boolean {
  const use = JSON.parse(value) as Readonly<Record<string, unknown>>;
  return isDeepStrictEqual(Object.keys(use).toSorted(), ['at', 'region', 'service']) && Number.isInteger(use['at']) && typeof use['region'] === 'string' && typeof use['service'] === 'string';
}

/** Whether a value is that of a row of uses of a service, and an older one with one more action, or the same one used again. */
function isAccess(value: string, before: string | undefined): boolean {
  const { actions, ...last } = JSON.parse(value) as Readonly<Record<string, unknown>> & { readonly actions: Readonly<Record<string, unknown>> };
  const known = before === undefined ? {} : (JSON.parse(before) as { readonly actions: Readonly<Record<string, unknown>> }).actions;
  const added = Object.entries(actions).filter(([name, use]) => !isDeepStrictEqual(known[name], use));
  return added.length === 1 && isDeepStrictEqual(added[0]![1], last) && Object.keys(known).every((name) => name in actions);
}

/**
 * What is wrong with the rows after a request that failed; null if nothing is. Nothing may have changed but that the use of the caller's
 * own key or role is written down, once, and that of the service: AWS notes both whether or not the request is allowed. Who is not
 * recognised has used nothing.
 */
export function wrongChange(before: Rows, after: Rows, sent: Case, reply: Reply | null): string | null {
  const changed = [...after].filter(([key, value]) => before.get(key) !== value);
  const gone = [...before.keys()].filter((key) => !after.has(key));
  if (changed.length === 0 && gone.length === 0) return null;
  const own = `aws/${sent.noted.account}/-/iam/last-use/${sent.noted.id}`;
  const access = `aws/${sent.noted.account}/-/iam/access/${sent.noted.principal}/`;
  const accesses = changed.filter(([key, value]) => key.startsWith(access) && isAccess(value, before.get(key)));
  const uses = changed.filter(([key, value]) => key === own && !before.has(own) && isUse(value));
  if (gone.length > 0 || accesses.length > 1 || changed.length > accesses.length + uses.length) return `a request that failed has changed rows: ${[...changed.map(([name]) => name), ...gone].join(', ')}`;
  const recognised = sent.expect !== 'refused' && (reply === null || !UNRECOGNISED.has(codeOf(reply)));
  return recognised ? null : 'the use of a key was written down for a caller that was not recognised';
}
