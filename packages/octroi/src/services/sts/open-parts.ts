import type { Kv } from '../../store/kv.ts';
import type { Sealer } from '../../kernel/operation.ts';
import { issuers } from '../../kernel/outbound-federation.ts';
import { createIssuers, discoveryRoutes } from './web-identity-token/discovery.ts';
import { TokenKeys } from './web-identity-token/keys.ts';
import { createTokenSigner, tokenSigner } from './web-identity-token/signer.ts';

export interface StsPartsNeeds {
  readonly kv: Kv;
  readonly seal: Sealer;
  readonly endpoint: () => string;
  /** The address that is shown to clients; left out, the server's own. */
  readonly publicEndpoint?: () => string;
}

/** The parts of STS outside the store: the keys that web identity tokens are signed with, and where others find them. */
export function stsParts({ kv, seal, endpoint, publicEndpoint = endpoint }: StsPartsNeeds) {
  const keys = new TokenKeys(kv, seal);
  const found = createIssuers(publicEndpoint);
  return [
    { token: tokenSigner, value: createTokenSigner(keys), reset: async () => keys.clear() },
    { token: issuers, value: found, routes: discoveryRoutes({ kv, keys, issuers: found }) },
  ];
}
