import type { UntagOpenIDConnectProviderRequest } from '../../../../../models/iam.gen.ts';
import { openIdProviders } from '../../../../kernel/federation/tables.ts';
import { writes } from '../../../../kernel/operation.ts';
import { withoutTags } from '../../shared/tags.ts';
import { askOpenIdProvider, mustHaveOpenIdProvider } from './provider.ts';

export const untagOpenIDConnectProvider = writes<UntagOpenIDConnectProviderRequest, object>({
  service: 'iam',
  name: 'UntagOpenIDConnectProvider',
  level: 'Tagging',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:UntagOpenIDConnectProvider', resource: 'oidc-provider', keys: ['aws:TagKeys'] }],
    asks: async ({ OpenIDConnectProviderArn, TagKeys }, context) => [await askOpenIdProvider('iam:UntagOpenIDConnectProvider', OpenIDConnectProviderArn, context, { 'aws:TagKeys': TagKeys })],
  },
  tables: [openIdProviders],
  errors: ['NoSuchEntity'],
  async handle({ input, rows, home }) {
    const row = await mustHaveOpenIdProvider(rows, input.OpenIDConnectProviderArn, home);
    rows.put(openIdProviders, [row.url], { ...row, tags: withoutTags(row.tags, input.TagKeys, 'exactly') });
    return {};
  },
});
