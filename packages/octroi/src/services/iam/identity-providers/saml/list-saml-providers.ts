import type { ListSAMLProvidersResponse } from '../../../../../models/iam.gen.ts';
import { samlProviders } from '../../../../kernel/federation/tables.ts';
import { reads } from '../../../../kernel/operation.ts';
import { listAll } from '../../../../kernel/rows.ts';
import { globalScope } from '../../../../kernel/scope.ts';
import { providerArn } from '../provider-arn.ts';

/** Not paged: an account has 100 at most (IAM-134). */
export const listSAMLProviders = reads<Readonly<Record<string, never>>, ListSAMLProvidersResponse>({
  service: 'iam',
  name: 'ListSAMLProviders',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListSAMLProviders', resource: '*' }],
    // As for lists of users and roles, the ARN of all of them (IAM-190).
    asks: (_input, context) => [{ action: 'iam:ListSAMLProviders', resource: providerArn(globalScope(context.scope), 'saml-provider', '*') }],
  },
  tables: [samlProviders],
  errors: [],
  async handle({ rows, home }) {
    const all = await listAll(rows, samlProviders);
    return { SAMLProviderList: all.map(({ row }) => ({ Arn: providerArn(home, 'saml-provider', row.name), ValidUntil: new Date(row.validUntil), CreateDate: new Date(row.createdAt) })) };
  },
});
