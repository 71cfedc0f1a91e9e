import type { Shape } from './shape.ts';

/** Java's `String.hashCode` with the spreading that its `HashMap` adds. */
function spreadHash(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash ^ (hash >>> 16);
}

/**
 * Orders names as a Java `HashMap` of its default size iterates over them, ties in the order given. AWS's services are Java, and
 * this is the order of both recorded answers with three violations: `minimumPasswordLength`, `passwordReusePrevention`,
 * `maxPasswordAge` (IAM-54) and `clientIDList`, `thumbprintList`, `url` (Appendix F). No order of the model gives both.
 */
export function hashMapOrder(names: readonly string[]): string[] {
  let capacity = 16;
  while (names.length > capacity * 0.75) capacity *= 2;
  const bucket = (name: string): number => spreadHash(name) & (capacity - 1);
  return [...names].sort((left, right) => bucket(left) - bucket(right));
}

/** A value as Java's `toString` prints it in AWS's messages: `[a, b]`, `{k=v}`, doubles with their point (`{2=2.0}`). */
export function javaText(shape: Shape, value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `java.nio.HeapByteBuffer[pos=0 lim=${value.byteLength} cap=${value.byteLength}]`;
  if (typeof value === 'number') return number(shape, value);
  if (Array.isArray(value)) return `[${value.map((item: unknown) => (shape.element ? javaText(shape.element.shape, item) : '')).join(', ')}]`;
  if (typeof value !== 'object') return String(value);
  const parts: string[] = [];
  for (const [name, held] of Object.entries(value)) {
    const inner = shape.type === 'map' ? shape.value?.shape : shape.members.get(name)?.shape;
    if (inner === undefined || inner.sensitive) continue;
    parts.push(`${name}=${javaText(inner, held)}`);
  }
  return `{${parts.join(', ')}}`;
}

function number(shape: Shape, value: number): string {
  const fractional = shape.type === 'double' || shape.type === 'float';
  return fractional && Number.isInteger(value) && Math.abs(value) < 1e7 ? value.toFixed(1) : String(value);
}
