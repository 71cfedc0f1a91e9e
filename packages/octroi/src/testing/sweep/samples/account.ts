import { CreateAccountAliasCommand, EnableOutboundWebIdentityFederationCommand, UpdateAccountPasswordPolicyCommand } from '@aws-sdk/client-iam';
import type { Place, Samples } from '../sample.ts';
import { withOrganization } from './organized.ts';

/** An alias is the account's alone, in the whole installation. */
const aliasOf = (place: Place) => ({ AccountAlias: `alias-${place.accountId}` });

const withPolicy = async (place: Place) => {
  await place.iam.send(new UpdateAccountPasswordPolicyCommand({}));
  return {};
};

const withTokens = async (place: Place) => {
  await place.iam.send(new EnableOutboundWebIdentityFederationCommand({}));
  return {};
};

const managing = async (place: Place) => {
  await withOrganization(place);
  return {};
};

/** The account as a whole. */
export const accountSamples: Samples = {
  GetAccountProperties: () => ({}),
  PutAccountProperties: () => ({ Properties: { 'RoleManager/Enabled': 'true' } }),
  CreateAccountAlias: aliasOf,
  ListAccountAliases: () => ({}),
  DeleteAccountAlias: async (place) => {
    await place.iam.send(new CreateAccountAliasCommand(aliasOf(place)));
    return aliasOf(place);
  },
  GetAccountPasswordPolicy: withPolicy,
  UpdateAccountPasswordPolicy: () => ({}),
  DeleteAccountPasswordPolicy: withPolicy,
  EnableOutboundWebIdentityFederation: () => ({}),
  DisableOutboundWebIdentityFederation: withTokens,
  GetOutboundWebIdentityFederationInfo: withTokens,
  EnableOrganizationsRootSessions: managing,
  DisableOrganizationsRootSessions: managing,
  EnableOrganizationsRootCredentialsManagement: managing,
  DisableOrganizationsRootCredentialsManagement: managing,
  ListOrganizationsFeatures: managing,
  SetSecurityTokenServicePreferences: () => ({ GlobalEndpointTokenVersion: 'v2Token' }),
};
