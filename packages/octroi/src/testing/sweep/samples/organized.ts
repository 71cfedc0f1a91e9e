import { EnableOrganizationsRootSessionsCommand } from '@aws-sdk/client-iam';
import { CreateAccountCommand, CreateOrganizationCommand, DescribeCreateAccountStatusCommand, EnableAWSServiceAccessCommand } from '@aws-sdk/client-organizations';
import type { Place } from '../sample.ts';

/** Makes the account the management account of an organization that trusts IAM. */
export async function withOrganization({ organizations }: Place): Promise<void> {
  await organizations.send(new CreateOrganizationCommand({}));
  await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: 'iam.amazonaws.com' }));
}

/** The same, with sessions of the root users of its members; returns a member's id. */
export async function withRootSessions(place: Place): Promise<string> {
  await withOrganization(place);
  await place.iam.send(new EnableOrganizationsRootSessionsCommand({}));
  const { CreateAccountStatus } = await place.organizations.send(new CreateAccountCommand({ AccountName: 'member', Email: `root-of-${place.accountId}@example.com` }));
  const made = await place.organizations.send(new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: CreateAccountStatus!.Id! }));
  return made.CreateAccountStatus!.AccountId!;
}
