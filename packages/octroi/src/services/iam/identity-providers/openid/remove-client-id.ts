import type { RemoveClientIDFromOpenIDConnectProviderRequest } from '../../../../../models/iam.gen.ts';
import { openIdProviders } from '../../../../kernel/federation/tables.ts';
import { writes } from '../../../../kernel/operation.ts';
import { askOpenIdProvider, mustHaveOpenIdProvider } from './provider.ts';

/** A client id that is not there is no error (IAM-141). */
export const removeClientIDFromOpenIDConnectProvider = writes<RemoveClientIDFromOpenIDConnectProviderRequest, object>({
  service: 'iam',
  name: 'RemoveClientIDFromOpenIDConnectProvider',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:RemoveClientIDFromOpenIDConnectProvider', resource: 'oidc-provider' }],
    asks: async ({ OpenIDConnectProviderArn }, context) => [await askOpenIdProvider('iam:RemoveClientIDFromOpenIDConnectProvider', OpenIDConnectProviderArn, context)],
  },
  tables: [openIdProviders],
  errors: ['NoSuchEntity'],
  async handle({ input, rows, home }) {
    const row = await mustHaveOpenIdProvider(rows, input.OpenIDConnectProviderArn, home);
    rows.put(openIdProviders, [row.url], { ...row, clientIds: row.clientIds.filter((id) => id !== input.ClientID) });
    return {};
  },
});
