import type { HttpRequest } from './http.ts';

/** The first value of a header, its name given in lower case; undefined if the request has none. */
export function header(request: HttpRequest, name: string): string | undefined {
  for (const entry of request.headers) {
    const candidate = entry[0];
    if (candidate.length === name.length && (candidate === name || candidate.toLowerCase() === name)) return entry[1];
  }
  return undefined;
}

/** All headers with lower-cased names; the values of a repeated one are joined by `,` in their order (SIG-5). */
export function headerMap(request: HttpRequest): Map<string, string> {
  const map = new Map<string, string>();
  for (const [name, value] of request.headers) {
    const key = name.toLowerCase();
    const held = map.get(key);
    map.set(key, held === undefined ? value : `${held},${value}`);
  }
  return map;
}
