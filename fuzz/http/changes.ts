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

/** The answers to wrong codes of an MFA device, which are counted (IAM-121, STS-22), and to a request whose code was right and is used up. */
const COUNTED: ReadonlySet<string> = new Set(['AccessDenied', 'InvalidAuthenticationCode', 'ValidationError', 'PackedPolicyTooLarge', 'MalformedPolicyDocument']);

/** Whether an account's use is the one that was noted of its principal. */
function sameMoment(use: string, ofAccount: string): boolean {
  const { actions: _actions, ...last } = JSON.parse(use) as Readonly<Record<string, unknown>>;
  return isDeepStrictEqual(JSON.parse(ofAccount), last);
}

/**
 * What is wrong with the rows after a request that failed; null if nothing is. Nothing may have changed but that the use of the caller's
 * own key or role is written down, once, and that of the service: AWS notes both whether or not the request is allowed; and that a code of
 * one MFA device of the account was wrong or is used up. Who is not recognised has used nothing.
 */
export function wrongChange(before: Rows, after: Rows, sent: Case, reply: Reply | null): string | null {
  const changed = [...after].filter(([key, value]) => before.get(key) !== value);
  const gone = [...before.keys()].filter((key) => !after.has(key));
  if (changed.length === 0 && gone.length === 0) return null;
  const own = `aws/${sent.noted.account}/-/iam/last-use/${sent.noted.id}`;
  const access = `aws/${sent.noted.account}/-/iam/access/${sent.noted.principal}/`;
  const accesses = changed.filter(([key, value]) => key.startsWith(access) && isAccess(value, before.get(key)));
  const account = `aws/-/-/iam/account-access/${sent.noted.account}/`;
  const ofAccount = changed.filter(([key, value]) => key.startsWith(account) && !before.has(key) && accesses.some(([own, use]) => own.slice(access.length) === key.slice(account.length) && sameMoment(use, value)));
  const uses = changed.filter(([key, value]) => key === own && !before.has(own) && isUse(value));
  const device = `aws/${sent.noted.account}/-/iam/mfa-state/`;
  const codes = reply !== null && COUNTED.has(codeOf(reply)) ? changed.filter(([key]) => key.startsWith(device)) : [];
  if (gone.length > 0 || accesses.length > 1 || codes.length > 1 || ofAccount.length > 1 || changed.length > accesses.length + ofAccount.length + uses.length + codes.length) return `a request that failed has changed rows: ${[...changed.map(([name]) => name), ...gone].join(', ')}`;
  const recognised = sent.expect !== 'refused' && (reply === null || !UNRECOGNISED.has(codeOf(reply)));
  return recognised ? null : 'the use of a key was written down for a caller that was not recognised';
}
