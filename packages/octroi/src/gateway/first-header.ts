import type { IncomingMessage } from 'node:http';

/** Of these Node.js, too, takes the first and drops the others; all requests are asked for them. */
const FIRST_OF_MANY: ReadonlySet<string> = new Set(['host', 'content-length', 'user-agent', 'referer']);

/**
 * The value of a header, its name in lower case; of one that repeats, as `request.headers` has it. That object is made when first
 * asked for, which costs more than to look through the few headers of a request, so that most do without.
 */
export function firstHeader(request: IncomingMessage, name: string): string | undefined {
  const raw = request.rawHeaders;
  for (let at = 0; at < raw.length; at += 2) {
    const candidate = raw[at]!;
    if (candidate.length !== name.length || (candidate !== name && candidate.toLowerCase() !== name)) continue;
    if (FIRST_OF_MANY.has(name)) return raw[at + 1];
    const value = request.headers[name];
    return Array.isArray(value) ? value[0] : value;
  }
  return undefined;
}
