import type { AddClientIDToOpenIDConnectProviderRequest } from '../../../../../models/iam.gen.ts';
import { openIdProviders } from '../../../../kernel/federation/tables.ts';
import { writes } from '../../../../kernel/operation.ts';
import { askOpenIdProvider, mustHaveOpenIdProvider, requireFewClientIds } from './provider.ts';

/** A client id that is there already is no error (IAM-141). */
export const addClientIDToOpenIDConnectProvider = writes<AddClientIDToOpenIDConnectProviderRequest, object>({
  service: 'iam',
  name: 'AddClientIDToOpenIDConnectProvider',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:AddClientIDToOpenIDConnectProvider', resource: 'oidc-provider' }],
    asks: async ({ OpenIDConnectProviderArn }, context) => [await askOpenIdProvider('iam:AddClientIDToOpenIDConnectProvider', OpenIDConnectProviderArn, context)],
  },
  tables: [openIdProviders],
  errors: ['LimitExceeded', 'NoSuchEntity'],
  async handle({ input, rows, home }) {
    const row = await mustHaveOpenIdProvider(rows, input.OpenIDConnectProviderArn, home);
    const clientIds = [...new Set([...row.clientIds, input.ClientID])];
    requireFewClientIds(clientIds);
    rows.put(openIdProviders, [row.url], { ...row, clientIds });
    return {};
  },
});
