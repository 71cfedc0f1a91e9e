import type { Json } from '../execution/types.ts';

/** A text that is not JSON, or JSON beyond its bounds. */
export class JsonError extends Error {
  override readonly name = 'JsonError';
}

export interface JsonBounds {
  readonly jsonDepth: number;
  readonly jsonNodes: number;
}

/** GEN-78: reads JSON whose depth and number of values are bounded; both are counted before anything is made. Throws a `JsonError`. */
export function parseJson(text: string, bounds: JsonBounds): Json {
  countSigns(text, bounds);
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new JsonError(`it is not JSON: ${(error as Error).message.slice(0, 200)}`);
  }
}

function countSigns(text: string, bounds: JsonBounds): void {
  let depth = 0;
  let values = 1;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === 0x22) {
      for (at += 1; at < text.length && text.charCodeAt(at) !== 0x22; at += 1) if (text.charCodeAt(at) === 0x5c) at += 1;
    } else if (sign === 0x7b || sign === 0x5b) {
      depth += 1;
      values += 1;
      if (depth > bounds.jsonDepth) throw new JsonError(`it is nested more than ${bounds.jsonDepth} deep`);
    } else if (sign === 0x7d || sign === 0x5d) depth -= 1;
    else if (sign === 0x2c) values += 1;
    if (values > bounds.jsonNodes) throw new JsonError(`it has more than ${bounds.jsonNodes} values`);
  }
}

/** A value from anywhere as JSON within the bounds: a copy of what JSON can say, or a `JsonError`. */
export function toJson(value: unknown, bounds: JsonBounds): Json {
  const waiting: (readonly [unknown, number])[] = [[value, 0]];
  let values = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [inner, depth] = next;
    values += 1;
    if (values > bounds.jsonNodes) throw new JsonError(`it has more than ${bounds.jsonNodes} values`);
    if (typeof inner !== 'object' || inner === null) continue;
    if (depth >= bounds.jsonDepth) throw new JsonError(`it is nested more than ${bounds.jsonDepth} deep`);
    for (const child of Array.isArray(inner) ? (inner as readonly unknown[]) : Object.values(inner)) waiting.push([child, depth + 1]);
  }
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new JsonError('it is not JSON');
  return JSON.parse(text) as Json;
}
