import type { CreateSAMLProviderRequest, CreateSAMLProviderResponse } from '../../../../../models/iam.gen.ts';
import { ApiError } from '../../../../kernel/api-error.ts';
import { requestTagKeys } from '../../../../kernel/context.ts';
import { samlProviders, type SamlProviderRow } from '../../../../kernel/federation/tables.ts';
import { writes } from '../../../../kernel/operation.ts';
import { globalScope } from '../../../../kernel/scope.ts';
import { countRows, quotaExceeded } from '../../shared/quota.ts';
import { checkNewTags } from '../../shared/tags.ts';
import { nameKey } from '../../tables.ts';
import { providerArn } from '../provider-arn.ts';
import { keepMetadata, requirePrivateKey, samlMetadataTexts, samlProviderKeys } from './provider.ts';

const KEYS = ['aws:RequestTag/${TagKey}', 'aws:TagKeys'];
/** IAM-134. */
const MAX_PROVIDERS = 100;
const YEARS = 100;

export const createSAMLProvider = writes<CreateSAMLProviderRequest, CreateSAMLProviderResponse>({
  service: 'iam',
  name: 'CreateSAMLProvider',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [
      { action: 'iam:CreateSAMLProvider', resource: 'saml-provider', keys: KEYS },
      { action: 'iam:TagSAMLProvider', resource: 'saml-provider', keys: KEYS, when: 'tags are given' },
    ],
    asks({ Name, Tags }, context) {
      const ask = { resource: providerArn(globalScope(context.scope), 'saml-provider', Name), keys: requestTagKeys(Tags) };
      const create = { ...ask, action: 'iam:CreateSAMLProvider' };
      return Tags === undefined || Tags.length === 0 ? [create] : [create, { ...ask, action: 'iam:TagSAMLProvider' }];
    },
  },
  tables: [samlProviders, samlMetadataTexts, samlProviderKeys],
  errors: ['EntityAlreadyExists', 'InvalidInput', 'LimitExceeded'],
  async handle({ input, rows, home, ids, now, seal }) {
    const { Name, SAMLMetadataDocument, AddPrivateKey, Tags = [] } = input;
    checkNewTags(Tags, 'exactly');
    // What reads XML is loaded by the first metadata.
    const { readMetadata } = await import('./metadata.ts');
    const { issuer, certificates, validUntil } = readMetadata(SAMLMetadataDocument);
    if (AddPrivateKey !== undefined) requirePrivateKey(AddPrivateKey);
    if ((await rows.get(samlProviders, [nameKey(Name)])) !== undefined) throw new ApiError('EntityAlreadyExists', `SAMLProvider with name ${Name} already exists.`);
    if ((await countRows(rows, samlProviders)) >= MAX_PROVIDERS) throw quotaExceeded('SAMLProvidersPerAccount', MAX_PROVIDERS);
    const id = ids.uuid();
    const keyId = ids.bytes(12).toString('hex').toUpperCase();
    const row: SamlProviderRow = {
      id,
      name: Name,
      createdAt: now,
      validUntil: validUntil ?? new Date(now).setUTCFullYear(new Date(now).getUTCFullYear() + YEARS),
      issuer,
      certificates,
      encryption: input.AssertionEncryptionMode ?? 'Allowed',
      privateKeys: AddPrivateKey === undefined ? [] : [{ id: keyId, addedAt: now }],
      tags: Tags,
    };
    rows.put(samlProviders, [nameKey(Name)], row);
    keepMetadata(rows, id, SAMLMetadataDocument);
    if (AddPrivateKey !== undefined) rows.put(samlProviderKeys, [id, keyId], { key: seal.seal(AddPrivateKey, `saml-provider:${id}:${keyId}`) });
    return { SAMLProviderArn: providerArn(home, 'saml-provider', Name), ...(Tags.length === 0 ? {} : { Tags }) };
  },
});
