import type { TagSAMLProviderRequest } from '../../../../../models/iam.gen.ts';
import { requestTagKeys } from '../../../../kernel/context.ts';
import { samlProviders } from '../../../../kernel/federation/tables.ts';
import { writes } from '../../../../kernel/operation.ts';
import { mergeTags } from '../../shared/tags.ts';
import { nameKey } from '../../tables.ts';
import { askSamlProvider, mustHaveSamlProvider } from './provider.ts';

export const tagSAMLProvider = writes<TagSAMLProviderRequest, object>({
  service: 'iam',
  name: 'TagSAMLProvider',
  level: 'Tagging',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:TagSAMLProvider', resource: 'saml-provider', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'] }],
    asks: async ({ SAMLProviderArn, Tags }, context) => [await askSamlProvider('iam:TagSAMLProvider', SAMLProviderArn, context, requestTagKeys(Tags))],
  },
  tables: [samlProviders],
  errors: ['InvalidInput', 'LimitExceeded', 'NoSuchEntity'],
  async handle({ input, rows, home }) {
    const row = await mustHaveSamlProvider(rows, input.SAMLProviderArn, home);
    rows.put(samlProviders, [nameKey(row.name)], { ...row, tags: mergeTags(row.tags, input.Tags, 'exactly') });
    return {};
  },
});
