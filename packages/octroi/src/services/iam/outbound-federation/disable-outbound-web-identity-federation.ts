import { writes } from '../../../kernel/operation.ts';
import { OUTBOUND, outboundFederation } from '../../../kernel/outbound-federation.ts';
import { mustBeEnabled } from './must-be-enabled.ts';

/** No more tokens; those that were issued stay valid, and their keys published (STS-81). */
export const disableOutboundWebIdentityFederation = writes<Readonly<Record<string, never>>, object>({
  service: 'iam',
  name: 'DisableOutboundWebIdentityFederation',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DisableOutboundWebIdentityFederation', resource: '*' }],
    asks: () => [{ action: 'iam:DisableOutboundWebIdentityFederation', resource: '*' }],
  },
  tables: [outboundFederation],
  errors: ['FeatureDisabled'],
  async handle({ rows }) {
    const { issuerId } = await mustBeEnabled(rows);
    rows.put(outboundFederation, OUTBOUND, { issuerId, enabled: false });
    return {};
  },
});
