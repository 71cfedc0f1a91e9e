import type { UntagSAMLProviderRequest } from '../../../../../models/iam.gen.ts';
import { samlProviders } from '../../../../kernel/federation/tables.ts';
import { writes } from '../../../../kernel/operation.ts';
import { withoutTags } from '../../shared/tags.ts';
import { nameKey } from '../../tables.ts';
import { askSamlProvider, mustHaveSamlProvider } from './provider.ts';

export const untagSAMLProvider = writes<UntagSAMLProviderRequest, object>({
  service: 'iam',
  name: 'UntagSAMLProvider',
  level: 'Tagging',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:UntagSAMLProvider', resource: 'saml-provider', keys: ['aws:TagKeys'] }],
    asks: async ({ SAMLProviderArn, TagKeys }, context) => [await askSamlProvider('iam:UntagSAMLProvider', SAMLProviderArn, context, { 'aws:TagKeys': TagKeys })],
  },
  tables: [samlProviders],
  errors: ['NoSuchEntity'],
  async handle({ input, rows, home }) {
    const row = await mustHaveSamlProvider(rows, input.SAMLProviderArn, home);
    rows.put(samlProviders, [nameKey(row.name)], { ...row, tags: withoutTags(row.tags, input.TagKeys, 'exactly') });
    return {};
  },
});
