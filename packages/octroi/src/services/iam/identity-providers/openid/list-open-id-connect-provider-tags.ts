import type { ListOpenIDConnectProviderTagsRequest, ListOpenIDConnectProviderTagsResponse } from '../../../../../models/iam.gen.ts';
import { openIdProviders } from '../../../../kernel/federation/tables.ts';
import { reads } from '../../../../kernel/operation.ts';
import { pageOfTags } from '../../shared/tags.ts';
import { askOpenIdProvider, mustHaveOpenIdProvider } from './provider.ts';

export const listOpenIDConnectProviderTags = reads<ListOpenIDConnectProviderTagsRequest, ListOpenIDConnectProviderTagsResponse>({
  service: 'iam',
  name: 'ListOpenIDConnectProviderTags',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListOpenIDConnectProviderTags', resource: 'oidc-provider' }],
    asks: async ({ OpenIDConnectProviderArn }, context) => [await askOpenIdProvider('iam:ListOpenIDConnectProviderTags', OpenIDConnectProviderArn, context)],
  },
  tables: [openIdProviders],
  errors: ['NoSuchEntity'],
  async handle(call) {
    const row = await mustHaveOpenIdProvider(call.rows, call.input.OpenIDConnectProviderArn, call.home);
    return pageOfTags(call, 'ListOpenIDConnectProviderTags', row.tags);
  },
});
