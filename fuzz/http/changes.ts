import { isDeepStrictEqual } from 'node:util';
import type { Case } from './cases.ts';
import type { Reply } from './judge.ts';

/** Who a caller's requests are noted for: the access key itself, or the role of a session (IAM-43, IAM-72). */
export interface Noted {
  readonly account: string;
  readonly id: string;
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

/**
 * What is wrong with the rows after a request that failed; null if nothing is. Nothing may have changed but that the use of the caller's
 * own key or role is written down, once: AWS notes it whether or not the request is allowed. Who is not recognised has used nothing.
 */
export function wrongChange(before: Rows, after: Rows, sent: Case, reply: Reply | null): string | null {
  const changed = [...after].filter(([key, value]) => before.get(key) !== value);
  const gone = [...before.keys()].filter((key) => !after.has(key));
  const [first, ...more] = changed;
  if (first === undefined && gone.length === 0) return null;
  const [key, value] = first ?? [gone[0]!, ''];
  const own = `aws/${sent.noted.account}/-/iam/last-use/${sent.noted.id}`;
  if (gone.length > 0 || more.length > 0 || key !== own || before.has(own) || !isUse(value)) return `a request that failed has changed rows: ${[...changed.map(([name]) => name), ...gone].join(', ')}`;
  const recognised = sent.expect !== 'refused' && (reply === null || !UNRECOGNISED.has(codeOf(reply)));
  return recognised ? null : 'the use of a key was written down for a caller that was not recognised';
}
