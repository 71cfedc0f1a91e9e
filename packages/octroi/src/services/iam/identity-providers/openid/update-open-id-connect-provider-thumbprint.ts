import type { UpdateOpenIDConnectProviderThumbprintRequest } from '../../../../../models/iam.gen.ts';
import { openIdProviders } from '../../../../kernel/federation/tables.ts';
import { writes } from '../../../../kernel/operation.ts';
import { askOpenIdProvider, mustHaveOpenIdProvider, requireFewThumbprints } from './provider.ts';

/** Replaces the whole list. */
export const updateOpenIDConnectProviderThumbprint = writes<UpdateOpenIDConnectProviderThumbprintRequest, object>({
  service: 'iam',
  name: 'UpdateOpenIDConnectProviderThumbprint',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:UpdateOpenIDConnectProviderThumbprint', resource: 'oidc-provider' }],
    asks: async ({ OpenIDConnectProviderArn }, context) => [await askOpenIdProvider('iam:UpdateOpenIDConnectProviderThumbprint', OpenIDConnectProviderArn, context)],
  },
  tables: [openIdProviders],
  errors: ['InvalidInput', 'NoSuchEntity'],
  async handle({ input, rows, home }) {
    requireFewThumbprints(input.ThumbprintList);
    const row = await mustHaveOpenIdProvider(rows, input.OpenIDConnectProviderArn, home);
    rows.put(openIdProviders, [row.url], { ...row, thumbprints: input.ThumbprintList });
    return {};
  },
});
