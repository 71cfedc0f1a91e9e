/** The members of an export's inner parts in the order in which AWS wrote them, whatever kind of part they are in. */
const ORDER = [
  'name', 'value', 'synonyms', 'type', 'codeHook', 'uri', 'messageVersion', 'prompt', 'rejectionStatement', 'contentType', 'content', 'groupNumber', 'messages', 'maxAttempts', 'responseCard',
] as const;

const RANK: ReadonlyMap<string, number> = new Map(ORDER.map((member, at) => [member, at]));
const rank = (member: string): number => RANK.get(member) ?? ORDER.length;

/** A part with the members of all that is in it in AWS's order; those that are undefined or null are left out (LEX-EXP-3). */
export function inOrder(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(inOrder);
  if (typeof part !== 'object' || part === null) return part;
  const members = Object.entries(part).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(members.toSorted(([a], [b]) => rank(a) - rank(b)).map(([member, value]) => [member, inOrder(value)]));
}
