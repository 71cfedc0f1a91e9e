import type { GetSAMLProviderRequest, GetSAMLProviderResponse } from '../../../../../models/iam.gen.ts';
import { samlProviders } from '../../../../kernel/federation/tables.ts';
import { reads } from '../../../../kernel/operation.ts';
import { askSamlProvider, keptMetadata, mustHaveSamlProvider, samlMetadataTexts } from './provider.ts';

export const getSAMLProvider = reads<GetSAMLProviderRequest, GetSAMLProviderResponse>({
  service: 'iam',
  name: 'GetSAMLProvider',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetSAMLProvider', resource: 'saml-provider' }],
    asks: async ({ SAMLProviderArn }, context) => [await askSamlProvider('iam:GetSAMLProvider', SAMLProviderArn, context)],
  },
  tables: [samlProviders, samlMetadataTexts],
  errors: ['NoSuchEntity'],
  async handle({ input, rows, home }) {
    const row = await mustHaveSamlProvider(rows, input.SAMLProviderArn, home);
    return {
      SAMLProviderUUID: row.id,
      SAMLMetadataDocument: await keptMetadata(rows, row.id),
      CreateDate: new Date(row.createdAt),
      ValidUntil: new Date(row.validUntil),
      Tags: row.tags,
      AssertionEncryptionMode: row.encryption,
      PrivateKeyList: row.privateKeys.map(({ id, addedAt }) => ({ KeyId: id, Timestamp: new Date(addedAt) })),
    };
  },
});
