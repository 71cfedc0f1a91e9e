import type { GetOutboundWebIdentityFederationInfoResponse } from '../../../../models/iam.gen.ts';
import { effect, reads } from '../../../kernel/operation.ts';
import { issuers, outboundFederation } from '../../../kernel/outbound-federation.ts';
import { mustBeEnabled } from './must-be-enabled.ts';

export const getOutboundWebIdentityFederationInfo = reads<Readonly<Record<string, never>>, GetOutboundWebIdentityFederationInfoResponse>({
  service: 'iam',
  name: 'GetOutboundWebIdentityFederationInfo',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetOutboundWebIdentityFederationInfo', resource: '*' }],
    asks: () => [{ action: 'iam:GetOutboundWebIdentityFederationInfo', resource: '*' }],
  },
  tables: [outboundFederation],
  errors: ['FeatureDisabled'],
  async handle({ rows }) {
    const { issuerId } = await mustBeEnabled(rows);
    return effect(async ({ use }) => ({ IssuerIdentifier: use(issuers).urlOf(issuerId), JwtVendingEnabled: true }));
  },
});
