import type { ListSAMLProviderTagsRequest, ListSAMLProviderTagsResponse } from '../../../../../models/iam.gen.ts';
import { samlProviders } from '../../../../kernel/federation/tables.ts';
import { reads } from '../../../../kernel/operation.ts';
import { pageOfTags } from '../../shared/tags.ts';
import { askSamlProvider, mustHaveSamlProvider } from './provider.ts';

export const listSAMLProviderTags = reads<ListSAMLProviderTagsRequest, ListSAMLProviderTagsResponse>({
  service: 'iam',
  name: 'ListSAMLProviderTags',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListSAMLProviderTags', resource: 'saml-provider' }],
    asks: async ({ SAMLProviderArn }, context) => [await askSamlProvider('iam:ListSAMLProviderTags', SAMLProviderArn, context)],
  },
  tables: [samlProviders],
  errors: ['NoSuchEntity'],
  async handle(call) {
    const row = await mustHaveSamlProvider(call.rows, call.input.SAMLProviderArn, call.home);
    return pageOfTags(call, 'ListSAMLProviderTags', row.tags);
  },
});
