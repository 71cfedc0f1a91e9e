import type { HttpResponse } from '../../../wire/http.ts';

/** Headers that are the connection's, not the function's to set. */
const OURS: ReadonlySet<string> = new Set(['connection', 'content-length', 'date', 'keep-alive', 'proxy-connection', 'server', 'te', 'trailer', 'transfer-encoding', 'upgrade']);

/** What a function's answer becomes on the wire; null if it cannot be sent as it is (LAM-89). */
export function urlAnswer(payload: Uint8Array): HttpResponse | null {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(payload).toString('utf8'));
  } catch {
    return null;
  }
  if (value !== null && typeof value === 'object' && 'statusCode' in value) return proxied(value);
  const body = typeof value === 'string' ? value : JSON.stringify(value);
  return { status: 200, headers: { 'Content-Type': 'application/json' }, body };
}

/** Status, headers, cookies and body that a function names; null if they cannot be sent. */
export function proxied(value: object & { readonly statusCode: unknown }): HttpResponse | null {
  const { statusCode, headers, cookies, body, isBase64Encoded } = value as Record<string, unknown>;
  const status = typeof statusCode === 'string' && /^\d{3}$/.test(statusCode) ? Number(statusCode) : statusCode;
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 200 || status > 599) return null;
  const given = headersOf(headers);
  if (given === null) return null;
  const text = body === undefined || body === null ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  return {
    status,
    headers: 'content-type' in given ? given : { ...given, 'content-type': 'application/json' },
    ...(Array.isArray(cookies) ? { cookies: cookies.map(String).filter(isHeaderValue) } : {}),
    body: isBase64Encoded === true ? Buffer.from(text, 'base64') : text,
  };
}

function headersOf(given: unknown): Record<string, string> | null {
  if (given === undefined || given === null) return {};
  if (typeof given !== 'object') return null;
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    const text = Array.isArray(value) ? value.join(',') : String(value);
    const lower = name.toLowerCase();
    if (!/^[!#$%&'*+.^_`|~0-9a-z-]{1,256}$/.test(lower) || !isHeaderValue(text)) return null;
    if (!OURS.has(lower)) headers[lower] = text;
  }
  return headers;
}

/** Nothing that could end the header or begin another. */
function isHeaderValue(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code < 32 && code !== 9) || code === 127 || code > 255) return false;
  }
  return true;
}
