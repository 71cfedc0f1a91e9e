import type { DeleteOpenIDConnectProviderRequest } from '../../../../../models/iam.gen.ts';
import { ApiError } from '../../../../kernel/api-error.ts';
import { openIdProviders } from '../../../../kernel/federation/tables.ts';
import { writes } from '../../../../kernel/operation.ts';
import { askOpenIdProvider, findOpenIdProvider } from './provider.ts';

/** Roles that trust the provider stay as they are; nobody can assume them through it any more (IAM-143). */
export const deleteOpenIDConnectProvider = writes<DeleteOpenIDConnectProviderRequest, object>({
  service: 'iam',
  name: 'DeleteOpenIDConnectProvider',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:DeleteOpenIDConnectProvider', resource: 'oidc-provider' }],
    asks: async ({ OpenIDConnectProviderArn }, context) => [await askOpenIdProvider('iam:DeleteOpenIDConnectProvider', OpenIDConnectProviderArn, context)],
  },
  tables: [openIdProviders],
  errors: ['NoSuchEntity'],
  async handle({ input, rows, home }) {
    const row = await findOpenIdProvider(rows, input.OpenIDConnectProviderArn, home);
    // IAM-141: as it was recorded, though the reference calls the operation idempotent.
    if (row === undefined) throw new ApiError('NoSuchEntity', `OpenId connect Provider ${input.OpenIDConnectProviderArn} cannot be found.`);
    rows.delete(openIdProviders, [row.url]);
    return {};
  },
});
