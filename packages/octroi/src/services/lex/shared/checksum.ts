import { hash } from 'node:crypto';

/**
 * The checksum of a resource: a UUID made of the SHA-256 of its kind, name and content, and so the same for the same content. Neither
 * status nor dates nor a version's number are part of it (LEX-VER-3).
 */
export function checksumOf(kind: string, name: string, content: object): string {
  const hex = hash('sha256', JSON.stringify([kind, name, canonical(content)]), 'hex');
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Members in the order of their names, those without a value left out. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return members.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([name, member]) => [name, canonical(member)]);
}
