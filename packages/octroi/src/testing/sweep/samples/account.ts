import { CreateAccountAliasCommand, EnableOutboundWebIdentityFederationCommand, UpdateAccountPasswordPolicyCommand } from '@aws-sdk/client-iam';
import type { Place, Samples } from '../sample.ts';

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

/** The account as a whole. */
export const accountSamples: Samples = {
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
  ...Object.fromEntries(
    ['EnableOrganizationsRootSessions', 'DisableOrganizationsRootSessions', 'EnableOrganizationsRootCredentialsManagement', 'DisableOrganizationsRootCredentialsManagement', 'ListOrganizationsFeatures'].map(
      (name) => [name, [{ prepare: () => ({}), ends: 'OrganizationNotFoundException' }]],
    ),
  ),
  SetSecurityTokenServicePreferences: () => ({ GlobalEndpointTokenVersion: 'v2Token' }),
};
