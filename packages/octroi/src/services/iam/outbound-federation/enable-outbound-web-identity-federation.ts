import type { EnableOutboundWebIdentityFederationResponse } from '../../../../models/iam.gen.ts';
import { installationScope } from '../../../kernel/accounts.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { effect, writes } from '../../../kernel/operation.ts';
import { issuerOwners, issuers, OUTBOUND, outboundFederation } from '../../../kernel/outbound-federation.ts';

/** Lets principals of the account have tokens (STS-81); an account that is enabled again has the issuer that it had. */
export const enableOutboundWebIdentityFederation = writes<Readonly<Record<string, never>>, EnableOutboundWebIdentityFederationResponse>({
  service: 'iam',
  name: 'EnableOutboundWebIdentityFederation',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:EnableOutboundWebIdentityFederation', resource: '*' }],
    asks: () => [{ action: 'iam:EnableOutboundWebIdentityFederation', resource: '*' }],
  },
  tables: [outboundFederation],
  globalTables: [issuerOwners],
  errors: ['FeatureEnabled'],
  async handle({ rows, home, ids }) {
    const before = await rows.get(outboundFederation, OUTBOUND);
    if (before?.enabled === true) throw new ApiError('FeatureEnabled', 'Outbound web identity federation is already enabled for this account.');
    const issuerId = before?.issuerId ?? ids.uuid();
    rows.put(outboundFederation, OUTBOUND, { issuerId, enabled: true });
    if (before === undefined) rows.in(installationScope(home.partition)).put(issuerOwners, [issuerId], { account: home.account });
    return effect(async ({ use }) => ({ IssuerIdentifier: use(issuers).urlOf(issuerId) }));
  },
});
