import type { ListOrganizationsFeaturesResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { rootFeatures } from '../../../kernel/root-access.ts';
import { ORGANIZATION_ERRORS, requireOrganization } from './organization.ts';

export const listOrganizationsFeatures = reads<Readonly<Record<string, never>>, ListOrganizationsFeaturesResponse>({
  service: 'iam',
  name: 'ListOrganizationsFeatures',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListOrganizationsFeatures', resource: '*' }],
    asks: () => [{ action: 'iam:ListOrganizationsFeatures', resource: '*' }],
  },
  tables: [],
  errors: ORGANIZATION_ERRORS,
  async handle(call) {
    const place = await requireOrganization(call, 'administrator');
    return { OrganizationId: place.organization.id, EnabledFeatures: await rootFeatures(call.look, call.home.partition, place) };
  },
});
