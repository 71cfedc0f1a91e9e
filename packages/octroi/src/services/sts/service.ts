import type { Service } from '../../kernel/operation.ts';
import { assumeRole } from './assume-role.ts';
import { assumeRoleWithSAML } from './assume-role-with-saml.ts';
import { assumeRoleWithWebIdentity } from './assume-role-with-web-identity.ts';
import { assumeRoot } from './assume-root.ts';
import { decodeAuthorizationMessage } from './decode-authorization-message.ts';
import { getAccessKeyInfo } from './get-access-key-info.ts';
import { getCallerIdentity } from './get-caller-identity.ts';
import { getDelegatedAccessToken } from './get-delegated-access-token.ts';
import { getFederationToken } from './get-federation-token.ts';
import { getSessionToken } from './get-session-token.ts';
import { getWebIdentityToken } from './get-web-identity-token.ts';

/** AWS Security Token Service. */
export const stsService: Service = {
  id: 'sts',
  operations: [assumeRole, assumeRoleWithSAML, assumeRoleWithWebIdentity, assumeRoot, decodeAuthorizationMessage, getAccessKeyInfo, getCallerIdentity, getDelegatedAccessToken, getFederationToken, getSessionToken, getWebIdentityToken],
};
