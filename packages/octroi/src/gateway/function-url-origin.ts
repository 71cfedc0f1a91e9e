import type { HttpResponse } from '../wire/http.ts';

/** A document of an origin that is nobody's: it runs, and reaches neither storage nor workers nor pages of this server. */
const NOBODYS = 'sandbox allow-downloads allow-forms allow-modals allow-popups allow-scripts';

/**
 * What a function answers in the path form of its URL comes from the origin of the console. A browser that shows it is told to take it for
 * a document of no origin, so that whoever writes a function cannot read the console's session; the host form has an origin of its own.
 */
export function withoutOrigin(reply: HttpResponse): HttpResponse {
  const headers: Record<string, string> = {};
  const policies: string[] = [];
  for (const [name, value] of Object.entries(reply.headers)) {
    const key = name.toLowerCase();
    if (key === 'content-security-policy') policies.push(value);
    else if (key !== 'service-worker-allowed') headers[name] = value;
  }
  return { ...reply, headers: { ...headers, 'content-security-policy': [...policies, NOBODYS].join(', ') } };
}
