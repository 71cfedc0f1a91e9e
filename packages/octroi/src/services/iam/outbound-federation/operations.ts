import type { Operation } from '../../../kernel/operation.ts';
import { disableOutboundWebIdentityFederation } from './disable-outbound-web-identity-federation.ts';
import { enableOutboundWebIdentityFederation } from './enable-outbound-web-identity-federation.ts';
import { getOutboundWebIdentityFederationInfo } from './get-outbound-web-identity-federation-info.ts';

/** The switch for tokens that prove principals of the account to others (STS-81). */
export const outboundFederationOperations: readonly Operation[] = [enableOutboundWebIdentityFederation, disableOutboundWebIdentityFederation, getOutboundWebIdentityFederationInfo];
