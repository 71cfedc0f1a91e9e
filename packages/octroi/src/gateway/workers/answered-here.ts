import { identify } from '../../wire/protocol.ts';
import { addressOf } from '../function-urls.ts';
import type { Registry } from '../registry.ts';
import type { Received } from '../rooms/received.ts';
import { route, type Routed } from '../rooms/route.ts';

/** The services of which a worker has the operations. */
export const SERVICES_HERE: ReadonlySet<string> = new Set(['iam', 'sts']);

/**
 * Operations of these services that the main thread answers all the same: they ask a running part, of which there is one. Unsigned
 * operations are all among them: what they bring is verified with keys that are fetched and remembered.
 */
export const ASKS_A_PART: Readonly<Record<string, string>> = {
  'iam:GetAccessKeyLastUsed': 'the newest use is in the memory of the thread that answered it; the main thread asks all of them',
  'iam:EnableOutboundWebIdentityFederation': 'the addresses of issuers',
  'iam:GetOutboundWebIdentityFederationInfo': 'the addresses of issuers',
  'sts:GetWebIdentityToken': 'the keys that web identity tokens are signed with',
  'sts:AssumeRoleWithWebIdentity': 'the keys of issuers, fetched and remembered',
  'sts:AssumeRoleWithSAML': 'unsigned',
};

/**
 * The request, routed, if a worker may answer it: signed, for an operation that needs nothing but the store. Null for every other, in doubt,
 * and for all that is wrong: the main thread answers those, so that a worker never says what it would not.
 */
export function answeredHere(received: Received, registry: Registry): Routed | null {
  const { http } = received;
  // Operations of the query protocol have this path; one of JSON names itself by a header.
  if (http.path !== '/' || received.header('x-amz-target') !== undefined || addressOf(received) !== null) return null;
  try {
    const routed = route(received, registry);
    const { model } = routed;
    if (routed.claim === null || !SERVICES_HERE.has(model.id)) return null;
    const identified = identify(model, http);
    const { name, unsigned } = identified.operation;
    if (unsigned || Object.hasOwn(ASKS_A_PART, `${model.id}:${name}`) || registry.operation(model.id, name) === undefined) return null;
    return { ...routed, identified };
  } catch {
    return null;
  }
}
