import { ApiError } from '../../../kernel/api-error.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import type { OrganizationPlace } from '../../../kernel/organization/place.ts';
import { administersIam, trustsIam } from '../../../kernel/root-access.ts';

/** What `requireOrganization` may raise. */
export const ORGANIZATION_ERRORS: readonly string[] = [
  'AccountNotManagementOrDelegatedAdministratorException', 'CallerIsNotManagementAccountException', 'OrganizationNotFoundException',
  'OrganizationNotInAllFeaturesModeException', 'ServiceAccessNotEnabledException',
];

const refused = (code: string, message: string): ApiError => new ApiError(code, message, { status: 400 });

/** The caller's place, if its account may say how root users of members are accessed. Texts and order are not recorded. */
export async function requireOrganization({ principals, look, scope }: AskContext, who: 'management' | 'administrator'): Promise<OrganizationPlace> {
  const { partition, account } = scope;
  const place = await principals.place(partition, account);
  if (place === null) throw refused('OrganizationNotFoundException', `The account ${account} is not a member of an organization.`);
  const { organization } = place;
  if (who === 'management' && account !== organization.management) throw refused('CallerIsNotManagementAccountException', `The account ${account} is not the management account of its organization.`);
  if (!(await administersIam(look, partition, place))) {
    throw refused('AccountNotManagementOrDelegatedAdministratorException', `The account ${account} is neither the management account nor a delegated administrator for IAM.`);
  }
  if (organization.featureSet !== 'ALL') throw refused('OrganizationNotInAllFeaturesModeException', `The organization ${organization.id} does not have all features enabled.`);
  if (!(await trustsIam(look, partition, place))) throw refused('ServiceAccessNotEnabledException', 'Trusted access is not enabled for IAM in AWS Organizations.');
  return place;
}
