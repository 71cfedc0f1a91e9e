import type { DeleteSAMLProviderRequest } from '../../../../../models/iam.gen.ts';
import { samlProviders } from '../../../../kernel/federation/tables.ts';
import { writes } from '../../../../kernel/operation.ts';
import { nameKey } from '../../tables.ts';
import { askSamlProvider, dropMetadata, mustHaveSamlProvider, samlMetadataTexts, samlProviderKeys } from './provider.ts';

/** Roles that trust the provider stay as they are; nobody can assume them through it any more (IAM-143). */
export const deleteSAMLProvider = writes<DeleteSAMLProviderRequest, object>({
  service: 'iam',
  name: 'DeleteSAMLProvider',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DeleteSAMLProvider', resource: 'saml-provider' }],
    asks: async ({ SAMLProviderArn }, context) => [await askSamlProvider('iam:DeleteSAMLProvider', SAMLProviderArn, context)],
  },
  tables: [samlProviders, samlMetadataTexts, samlProviderKeys],
  errors: ['NoSuchEntity'],
  async handle({ input, rows, home }) {
    const row = await mustHaveSamlProvider(rows, input.SAMLProviderArn, home);
    rows.delete(samlProviders, [nameKey(row.name)]);
    await dropMetadata(rows, row.id);
    for (const { id } of row.privateKeys) rows.delete(samlProviderKeys, [row.id, id]);
    return {};
  },
});
