import type { HttpResponse } from '../../../wire/http.ts';
import type { Kv } from '../../../store/kv.ts';
import { installationScope } from '../../../kernel/accounts.ts';
import { issuerOwners, type Issuers } from '../../../kernel/outbound-federation.ts';
import { policyReader } from '../../../kernel/rows.ts';
import { ALGORITHMS, type TokenKeys } from './keys.ts';

/** Issuers live under a path of our own, since AWS's have host names of theirs. */
const ISSUERS = '/_octroi/issuers';
const DISCOVERY = '/.well-known/openid-configuration';
const KEYS = '/.well-known/jwks.json';

export function createIssuers(endpoint: () => string): Issuers {
  return { urlOf: (issuerId) => `${endpoint()}${ISSUERS}/${issuerId}` };
}

interface Request {
  readonly http: { readonly path: string };
}

interface DiscoveryNeeds {
  readonly kv: Kv;
  readonly keys: TokenKeys;
  readonly issuers: Issuers;
}

/**
 * What anyone needs to verify a token of an account (STS-81): OpenID Connect discovery, and the public keys. They stay when the account
 * disables the feature, since its tokens stay valid. An issuer that there is not is 404.
 */
export function discoveryRoutes({ kv, keys, issuers }: DiscoveryNeeds) {
  const route = (suffix: string, answer: (issuerId: string) => Promise<object> | object) => ({
    method: 'GET' as const,
    path: `${ISSUERS}/{issuer}${suffix}`,
    async answer({ http }: Request): Promise<HttpResponse> {
      const issuerId = http.path.slice(ISSUERS.length + 1, -suffix.length);
      const owner = await kv.read((snapshot) => policyReader(snapshot).get(issuerOwners, installationScope('aws'), [issuerId]));
      return owner === undefined ? json(404, { error: 'there is no such issuer' }) : json(200, await answer(issuerId));
    },
  });
  return [
    route(DISCOVERY, (issuerId) => {
      const issuer = issuers.urlOf(issuerId);
      return {
        claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'jti', 'https://sts.amazonaws.com/'],
        id_token_signing_alg_values_supported: ALGORITHMS,
        issuer,
        jwks_uri: `${issuer}${KEYS}`,
        subject_types_supported: ['public'],
      };
    }),
    route(KEYS, async () => ({ keys: await Promise.all(ALGORITHMS.map(async (algorithm) => (await keys.get(algorithm)).publicJwk)) })),
  ];
}

function json(status: number, body: object): HttpResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: `${JSON.stringify(body)}\n` };
}
