import type { UpdateSAMLProviderRequest, UpdateSAMLProviderResponse } from '../../../../../models/iam.gen.ts';
import { ApiError } from '../../../../kernel/api-error.ts';
import { samlProviders } from '../../../../kernel/federation/tables.ts';
import { writes } from '../../../../kernel/operation.ts';
import { quotaExceeded } from '../../shared/quota.ts';
import { nameKey } from '../../tables.ts';
import { askSamlProvider, dropMetadata, keepMetadata, MAX_PRIVATE_KEYS, mustHaveSamlProvider, requirePrivateKey, samlMetadataTexts, samlProviderKeys } from './provider.ts';

/** New metadata replaces the old: assertions signed by the keys that it no longer has are refused from then on. */
export const updateSAMLProvider = writes<UpdateSAMLProviderRequest, UpdateSAMLProviderResponse>({
  service: 'iam',
  name: 'UpdateSAMLProvider',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:UpdateSAMLProvider', resource: 'saml-provider' }],
    asks: async ({ SAMLProviderArn }, context) => [await askSamlProvider('iam:UpdateSAMLProvider', SAMLProviderArn, context)],
  },
  tables: [samlProviders, samlMetadataTexts, samlProviderKeys],
  errors: ['InvalidInput', 'LimitExceeded', 'NoSuchEntity'],
  async handle({ input, rows, home, ids, now, seal }) {
    const { SAMLMetadataDocument: document, AddPrivateKey, RemovePrivateKey } = input;
    let row = await mustHaveSamlProvider(rows, input.SAMLProviderArn, home);
    const { id } = row;
    if (document !== undefined) {
      const { readMetadata } = await import('./metadata.ts');
      const { issuer, certificates, validUntil } = readMetadata(document);
      row = { ...row, issuer, certificates, validUntil: validUntil ?? row.validUntil };
      await dropMetadata(rows, id);
      keepMetadata(rows, id, document);
    }
    if (RemovePrivateKey !== undefined) {
      if (!row.privateKeys.some((key) => key.id === RemovePrivateKey)) throw new ApiError('NoSuchEntity', `The private key with id ${RemovePrivateKey} cannot be found.`);
      row = { ...row, privateKeys: row.privateKeys.filter((key) => key.id !== RemovePrivateKey) };
      rows.delete(samlProviderKeys, [id, RemovePrivateKey]);
    }
    if (AddPrivateKey !== undefined) {
      requirePrivateKey(AddPrivateKey);
      if (row.privateKeys.length >= MAX_PRIVATE_KEYS) throw quotaExceeded('PrivateKeysPerSAMLProvider', MAX_PRIVATE_KEYS);
      const keyId = ids.bytes(12).toString('hex').toUpperCase();
      row = { ...row, privateKeys: [...row.privateKeys, { id: keyId, addedAt: now }] };
      rows.put(samlProviderKeys, [id, keyId], { key: seal.seal(AddPrivateKey, `saml-provider:${id}:${keyId}`) });
    }
    rows.put(samlProviders, [nameKey(row.name)], { ...row, encryption: input.AssertionEncryptionMode ?? row.encryption });
    return { SAMLProviderArn: input.SAMLProviderArn };
  },
});
