import {
  AttachPolicyCommand, CreateAccountCommand, CreateOrganizationalUnitCommand, CreateOrganizationCommand, CreatePolicyCommand, DescribeCreateAccountStatusCommand, EnableAWSServiceAccessCommand, EnablePolicyTypeCommand, InviteAccountToOrganizationCommand, ListRootsCommand, RegisterDelegatedAdministratorCommand, TagResourceCommand,
} from '@aws-sdk/client-organizations';
import { TAGS, type Input, type Place, type Samples } from '../sample.ts';

const CONTENT = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });
const TYPE = 'SERVICE_CONTROL_POLICY';
const SERVICE = 'config.amazonaws.com';

/** Makes the account the management account of an organization; returns the root, which carries tags. */
async function root({ organizations }: Place): Promise<string> {
  await organizations.send(new CreateOrganizationCommand({}));
  const { Roots } = await organizations.send(new ListRootsCommand({}));
  const [{ Id }] = Roots as [{ Id: string }];
  await organizations.send(new TagResourceCommand({ ResourceId: Id, Tags: TAGS }));
  return Id;
}

const organization = async (place: Place): Promise<Input> => {
  await root(place);
  return {};
};

async function unit(place: Place, ParentId: string, Name = 'unit'): Promise<string> {
  return (await place.organizations.send(new CreateOrganizationalUnitCommand({ Name, ParentId, Tags: TAGS }))).OrganizationalUnit!.Id!;
}

async function account(place: Place): Promise<{ readonly account: string; readonly request: string }> {
  const made = await place.organizations.send(new CreateAccountCommand({ AccountName: 'member', Email: `member-of-${place.accountId}@example.com`, Tags: TAGS }));
  const request = made.CreateAccountStatus!.Id!;
  const { CreateAccountStatus } = await place.organizations.send(new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: request }));
  return { account: CreateAccountStatus!.AccountId!, request };
}

async function policy(place: Place, name = 'policy'): Promise<string> {
  return (await place.organizations.send(new CreatePolicyCommand({ Name: name, Description: '', Type: TYPE, Content: CONTENT, Tags: TAGS }))).Policy!.PolicySummary!.Id!;
}

const enable = (place: Place, RootId: string) => place.organizations.send(new EnablePolicyTypeCommand({ RootId, PolicyType: TYPE }));
const withUnit = async (place: Place) => ({ OrganizationalUnitId: await unit(place, await root(place)) });
const withAccount = async (place: Place) => {
  await root(place);
  return { AccountId: (await account(place)).account };
};
const withPolicy = async (place: Place) => {
  await root(place);
  return { PolicyId: await policy(place) };
};

/** The same request about the root, a unit, an account (and a policy): one for each type of resource that it may be about. */
const about = (kinds: readonly ('root' | 'unit' | 'account' | 'policy')[], input: (id: string, place: Place) => Input | Promise<Input>) =>
  kinds.map((kind) => ({
    prepare: async (place: Place) => {
      const rootId = await root(place);
      await enable(place, rootId);
      const ids = { root: () => rootId, unit: () => unit(place, rootId), account: async () => (await account(place)).account, policy: () => policy(place, 'tagged') };
      return input(await ids[kind](), place);
    },
  }));

const delegated = async (place: Place) => {
  const { AccountId } = await withAccount(place);
  await place.organizations.send(new RegisterDelegatedAdministratorCommand({ AccountId, ServicePrincipal: SERVICE }));
  return { AccountId, ServicePrincipal: SERVICE };
};

/** An invitation of the tester's account into an organization of another, or of another account into its own. */
const invitation = async (place: Place, from: 'own' | 'other') => {
  const other = await place.neighbour();
  const inviting = from === 'own' ? place.organizations : other.organizations;
  await inviting.send(new CreateOrganizationCommand({}));
  const { Handshake } = await inviting.send(new InviteAccountToOrganizationCommand({ Target: { Type: 'ACCOUNT', Id: from === 'own' ? other.accountId : place.accountId } }));
  return { HandshakeId: Handshake!.Id! };
};

/** AWS Organizations. */
export const organizationsSamples: Samples = {
  CreateOrganization: () => ({}),
  DescribeOrganization: organization,
  DeleteOrganization: organization,
  LeaveOrganization: [{ prepare: organization, ends: 'MasterCannotLeaveOrganizationException' }],
  ListRoots: organization,
  CreateOrganizationalUnit: about(['root', 'unit'], (ParentId) => ({ ParentId, Name: 'new', Tags: TAGS })),
  DescribeOrganizationalUnit: withUnit,
  UpdateOrganizationalUnit: async (place) => ({ ...(await withUnit(place)), Name: 'renamed' }),
  DeleteOrganizationalUnit: withUnit,
  ListOrganizationalUnitsForParent: about(['root', 'unit'], (ParentId) => ({ ParentId })),
  ListChildren: about(['root', 'unit'], (ParentId) => ({ ParentId, ChildType: 'ACCOUNT' })),
  ListParents: about(['unit', 'account'], (ChildId) => ({ ChildId })),

  CreateAccount: async (place) => ({ ...(await organization(place)), AccountName: 'member', Email: `new-in-${place.accountId}@example.com`, Tags: TAGS }),
  DescribeCreateAccountStatus: async (place) => {
    await root(place);
    return { CreateAccountRequestId: (await account(place)).request };
  },
  ListCreateAccountStatus: organization,
  DescribeAccount: withAccount,
  ListAccounts: organization,
  ListAccountsForParent: about(['root', 'unit'], (ParentId) => ({ ParentId })),
  MoveAccount: async (place) => {
    const SourceParentId = await root(place);
    const DestinationParentId = await unit(place, SourceParentId);
    return { SourceParentId, DestinationParentId, AccountId: (await account(place)).account };
  },
  CloseAccount: withAccount,
  RemoveAccountFromOrganization: withAccount,

  CreatePolicy: async (place) => ({ ...(await organization(place)), Name: 'new', Description: '', Type: TYPE, Content: CONTENT, Tags: TAGS }),
  UpdatePolicy: async (place) => ({ ...(await withPolicy(place)), Description: 'changed' }),
  DeletePolicy: withPolicy,
  DescribePolicy: withPolicy,
  ListPolicies: async (place) => ({ ...(await organization(place)), Filter: TYPE }),
  EnablePolicyType: async (place) => ({ RootId: await root(place), PolicyType: TYPE }),
  DisablePolicyType: async (place) => {
    const RootId = await root(place);
    await enable(place, RootId);
    return { RootId, PolicyType: TYPE };
  },
  AttachPolicy: about(['root', 'unit', 'account'], async (TargetId, place) => ({ TargetId, PolicyId: await policy(place) })),
  DetachPolicy: about(['root', 'unit', 'account'], async (TargetId, place) => {
    const PolicyId = await policy(place);
    await place.organizations.send(new AttachPolicyCommand({ TargetId, PolicyId }));
    return { TargetId, PolicyId };
  }),
  ListPoliciesForTarget: about(['root', 'unit', 'account'], (TargetId) => ({ TargetId, Filter: TYPE })),
  ListTargetsForPolicy: withPolicy,

  InviteAccountToOrganization: async (place) => ({ ...(await organization(place)), Target: { Type: 'ACCOUNT', Id: (await place.neighbour()).accountId }, Tags: TAGS }),
  AcceptHandshake: (place) => invitation(place, 'other'),
  DeclineHandshake: (place) => invitation(place, 'other'),
  CancelHandshake: (place) => invitation(place, 'own'),
  DescribeHandshake: (place) => invitation(place, 'own'),
  ListHandshakesForAccount: () => ({}),
  ListHandshakesForOrganization: organization,

  TagResource: about(['root', 'unit', 'account', 'policy'], (ResourceId) => ({ ResourceId, Tags: TAGS })),
  UntagResource: about(['root', 'unit', 'account', 'policy'], (ResourceId) => ({ ResourceId, TagKeys: ['other'] })),
  ListTagsForResource: about(['root', 'unit', 'account', 'policy'], (ResourceId) => ({ ResourceId })),

  EnableAWSServiceAccess: async (place) => ({ ...(await organization(place)), ServicePrincipal: SERVICE }),
  DisableAWSServiceAccess: async (place) => {
    await root(place);
    await place.organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: SERVICE }));
    return { ServicePrincipal: SERVICE };
  },
  ListAWSServiceAccessForOrganization: organization,
  RegisterDelegatedAdministrator: async (place) => ({ ...(await withAccount(place)), ServicePrincipal: SERVICE }),
  DeregisterDelegatedAdministrator: delegated,
  ListDelegatedAdministrators: async (place) => ({ ...(await organization(place)), ServicePrincipal: SERVICE }),
  ListDelegatedServicesForAccount: async (place) => ({ AccountId: (await delegated(place)).AccountId }),
};
