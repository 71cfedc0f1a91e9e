import type { TagOpenIDConnectProviderRequest } from '../../../../../models/iam.gen.ts';
import { requestTagKeys } from '../../../../kernel/context.ts';
import { openIdProviders } from '../../../../kernel/federation/tables.ts';
import { writes } from '../../../../kernel/operation.ts';
import { mergeTags } from '../../shared/tags.ts';
import { askOpenIdProvider, mustHaveOpenIdProvider } from './provider.ts';

export const tagOpenIDConnectProvider = writes<TagOpenIDConnectProviderRequest, object>({
  service: 'iam',
  name: 'TagOpenIDConnectProvider',
  level: 'Tagging',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:TagOpenIDConnectProvider', resource: 'oidc-provider', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'] }],
    asks: async ({ OpenIDConnectProviderArn, Tags }, context) => [await askOpenIdProvider('iam:TagOpenIDConnectProvider', OpenIDConnectProviderArn, context, requestTagKeys(Tags))],
  },
  tables: [openIdProviders],
  errors: ['InvalidInput', 'LimitExceeded', 'NoSuchEntity'],
  async handle({ input, rows, home }) {
    const row = await mustHaveOpenIdProvider(rows, input.OpenIDConnectProviderArn, home);
    rows.put(openIdProviders, [row.url], { ...row, tags: mergeTags(row.tags, input.Tags, 'exactly') });
    return {};
  },
});
