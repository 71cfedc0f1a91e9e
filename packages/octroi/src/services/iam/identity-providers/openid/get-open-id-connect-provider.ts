import type { GetOpenIDConnectProviderRequest, GetOpenIDConnectProviderResponse } from '../../../../../models/iam.gen.ts';
import { openIdProviders } from '../../../../kernel/federation/tables.ts';
import { reads } from '../../../../kernel/operation.ts';
import { askOpenIdProvider, mustHaveOpenIdProvider } from './provider.ts';

export const getOpenIDConnectProvider = reads<GetOpenIDConnectProviderRequest, GetOpenIDConnectProviderResponse>({
  service: 'iam',
  name: 'GetOpenIDConnectProvider',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetOpenIDConnectProvider', resource: 'oidc-provider' }],
    asks: async ({ OpenIDConnectProviderArn }, context) => [await askOpenIdProvider('iam:GetOpenIDConnectProvider', OpenIDConnectProviderArn, context)],
  },
  tables: [openIdProviders],
  errors: ['NoSuchEntity'],
  async handle({ input, rows, home }) {
    const row = await mustHaveOpenIdProvider(rows, input.OpenIDConnectProviderArn, home);
    return { Url: row.url, ClientIDList: row.clientIds, ThumbprintList: row.thumbprints, CreateDate: new Date(row.createdAt), Tags: row.tags };
  },
});
