import type { ListOpenIDConnectProvidersResponse } from '../../../../../models/iam.gen.ts';
import { openIdProviders } from '../../../../kernel/federation/tables.ts';
import { reads } from '../../../../kernel/operation.ts';
import { listAll } from '../../../../kernel/rows.ts';
import { globalScope } from '../../../../kernel/scope.ts';
import { providerArn } from '../provider-arn.ts';

/** Not paged: an account has 100 at most (IAM-134). */
export const listOpenIDConnectProviders = reads<Readonly<Record<string, never>>, ListOpenIDConnectProvidersResponse>({
  service: 'iam',
  name: 'ListOpenIDConnectProviders',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListOpenIDConnectProviders', resource: '*' }],
    // As for lists of users and roles, the ARN of all of them (IAM-190).
    asks: (_input, context) => [{ action: 'iam:ListOpenIDConnectProviders', resource: providerArn(globalScope(context.scope), 'oidc-provider', '*') }],
  },
  tables: [openIdProviders],
  errors: [],
  async handle({ rows, home }) {
    return { OpenIDConnectProviderList: (await listAll(rows, openIdProviders)).map(({ row }) => ({ Arn: providerArn(home, 'oidc-provider', row.url) })) };
  },
});
