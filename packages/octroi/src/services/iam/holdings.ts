import { holds, type Holding } from '../../kernel/holdings.ts';
import { mfaSeeds } from '../../kernel/mfa/tables.ts';
import { samlProviderKeys } from './identity-providers/saml/provider.ts';
import { loginProfiles } from './login-profiles/tables.ts';
import { serverCertificateKeys } from './server-certificates/tables.ts';
import { serviceCredentialSecrets } from './service-credentials/tables.ts';
import { accessKeys } from './tables.ts';

export const iamHoldings: readonly Holding[] = [
  holds(accessKeys, { sealed: ({ secret }) => [secret] }),
  holds(loginProfiles, { sealed: ({ secret }) => [secret] }),
  holds(mfaSeeds, { sealed: ({ seed }) => [seed] }),
  holds(serviceCredentialSecrets, { sealed: ({ secret }) => [secret] }),
  holds(serverCertificateKeys, { sealed: ({ key }) => [key] }),
  holds(samlProviderKeys, { sealed: ({ key }) => [key] }),
];
