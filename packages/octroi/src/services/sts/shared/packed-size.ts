import { ApiError } from '../../../kernel/api-error.ts';
import type { Session } from '../../../kernel/session.ts';

/**
 * `PackedPolicySize` (STS-34). How AWS packs session policies and tags is not published; this is an estimate of our own, the same on
 * every machine: policies count by their distinct words, since they compress well, tags by their bytes, since they do not. It meets
 * the three sizes that are known: nothing 0, a one-statement policy 16, nine tags of 250 characters 498.
 */

/** Bytes that are 100 percent: nine tags of 2 + 250 bytes are then 498. */
const ALLOTTED = 456;
/** Bytes that come with any policy, so that a policy of one small statement is 16. */
const POLICY_HEADER = 48;
const BITS_PER_CHARACTER = 6;
const BITS_PER_KNOWN_WORD = 4;

/** Words of the policy grammar: any packed form knows them beforehand. */
const GRAMMAR = [
  'Version', '2012', '10', '17', 'Statement', 'Sid', 'Effect', 'Allow', 'Deny', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition',
  'StringEquals', 'StringLike', 'ArnLike', 'Bool', 'true', 'false', 'arn', 'aws', 'iam', 'policy', 's3',
  '-', ':', '":"', '","', '":{"', '":["', '":[{"', '"},{"', '"]},{"', '{"', '"}]}', '"]}]}', ':*', '":"*"}]}', '/', '/*', '::', ':::',
];

const encoder = new TextEncoder();

function wordsOf(text: string): Iterable<string> {
  return text.match(/[A-Za-z0-9]+|[^A-Za-z0-9]+/g) ?? [];
}

/** Bits of a text, given the words that came before it; its own are added to them. */
function bitsOf(text: string, known: Set<string>): number {
  let bits = 0;
  for (const word of wordsOf(text)) {
    bits += known.has(word) ? BITS_PER_KNOWN_WORD : word.length * BITS_PER_CHARACTER;
    known.add(word);
  }
  return bits;
}

/** Policy text without white space between its tokens; it has been read as JSON before. */
function minified(policy: string): string {
  return JSON.stringify(JSON.parse(policy));
}

/** Percent of the allotted space, rounded up; 0 for a session without policies and tags. */
export function packedSize({ policies, policyArns, tags }: Pick<Session, 'policies' | 'policyArns' | 'tags'>): number {
  const known = new Set(GRAMMAR);
  let bytes = policies.length * POLICY_HEADER;
  for (const policy of policies) bytes += bitsOf(minified(policy), known) / 8;
  for (const arn of policyArns) bytes += bitsOf(arn, known) / 8;
  for (const { Key, Value } of tags) bytes += encoder.encode(Key).byteLength + encoder.encode(Value).byteLength;
  return Math.ceil((bytes * 100) / ALLOTTED);
}

/** The packed size, or `PackedPolicyTooLarge` above 100 percent. */
export function requirePackedSize(session: Pick<Session, 'policies' | 'policyArns' | 'tags'>): number {
  const size = packedSize(session);
  if (size <= 100) return size;
  const tagsAlone = session.policies.length === 0 && session.policyArns.length === 0;
  throw new ApiError(
    'PackedPolicyTooLarge',
    tagsAlone ? `Packed size of session tags consumes ${size}% of allotted space.` : `Packed policy consumes ${size}% of allotted space, please use smaller policy.`,
    { status: 400 },
  );
}
