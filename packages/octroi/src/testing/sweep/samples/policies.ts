import {
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreatePolicyVersionCommand,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { DOCUMENT, TAGS, type Input, type Place, type Samples } from '../sample.ts';

const readers = async (place: Place) => ({ PolicyArn: await place.policy('readers') });

const secondVersion = async (place: Place) => {
  const policy = await readers(place);
  await place.iam.send(new CreatePolicyVersionCommand({ ...policy, PolicyDocument: DOCUMENT }));
  return { ...policy, VersionId: 'v2' };
};

const INLINE = { PolicyName: 'own' };
const READ = { PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' };

const user = async (place: Place) => {
  await place.user('ann');
  return { UserName: 'ann' };
};
const group = async (place: Place) => {
  await place.group('friends');
  return { GroupName: 'friends' };
};
const role = async (place: Place) => {
  await place.role('deploy');
  return { RoleName: 'deploy' };
};
const withInline = (holder: (place: Place) => Promise<Input>) => async (place: Place) => ({ ...(await holder(place)), ...INLINE, PolicyDocument: DOCUMENT });
const withManaged = (holder: (place: Place) => Promise<Input>) => async (place: Place) => ({ ...(await holder(place)), ...(await readers(place)) });

const inlineOfUser = async (place: Place) => {
  const holder = { ...(await user(place)), ...INLINE };
  await place.iam.send(new PutUserPolicyCommand({ ...holder, PolicyDocument: DOCUMENT }));
  return holder;
};
const inlineOfGroup = async (place: Place) => {
  const holder = { ...(await group(place)), ...INLINE };
  await place.iam.send(new PutGroupPolicyCommand({ ...holder, PolicyDocument: DOCUMENT }));
  return holder;
};
const inlineOfRole = async (place: Place) => {
  const holder = { ...(await role(place)), ...INLINE };
  await place.iam.send(new PutRolePolicyCommand({ ...holder, PolicyDocument: DOCUMENT }));
  return holder;
};

/** Managed policies, what they are attached to, and inline policies. */
export const policySamples: Samples = {
  CreatePolicy: () => ({ PolicyName: 'readers', Path: '/team/', PolicyDocument: DOCUMENT, Tags: TAGS }),
  GetPolicy: readers,
  ListPolicies: () => ({ Scope: 'Local' }),
  DeletePolicy: readers,
  ListEntitiesForPolicy: readers,
  CreatePolicyVersion: async (place) => ({ ...(await readers(place)), PolicyDocument: DOCUMENT }),
  GetPolicyVersion: secondVersion,
  ListPolicyVersions: readers,
  SetDefaultPolicyVersion: secondVersion,
  DeletePolicyVersion: secondVersion,
  TagPolicy: async (place) => ({ ...(await readers(place)), Tags: TAGS }),
  UntagPolicy: async (place) => ({ ...(await readers(place)), TagKeys: ['team'] }),
  ListPolicyTags: readers,

  AttachUserPolicy: withManaged(user),
  AttachGroupPolicy: withManaged(group),
  AttachRolePolicy: withManaged(role),
  async DetachUserPolicy(place) {
    const holder = { ...(await user(place)), ...READ };
    await place.iam.send(new AttachUserPolicyCommand(holder));
    return holder;
  },
  async DetachGroupPolicy(place) {
    const holder = { ...(await group(place)), ...READ };
    await place.iam.send(new AttachGroupPolicyCommand(holder));
    return holder;
  },
  async DetachRolePolicy(place) {
    const holder = { ...(await role(place)), ...READ };
    await place.iam.send(new AttachRolePolicyCommand(holder));
    return holder;
  },
  ListAttachedUserPolicies: user,
  ListAttachedGroupPolicies: group,
  ListAttachedRolePolicies: role,

  PutUserPolicy: withInline(user),
  PutGroupPolicy: withInline(group),
  PutRolePolicy: withInline(role),
  GetUserPolicy: inlineOfUser,
  GetGroupPolicy: inlineOfGroup,
  GetRolePolicy: inlineOfRole,
  DeleteUserPolicy: inlineOfUser,
  DeleteGroupPolicy: inlineOfGroup,
  DeleteRolePolicy: inlineOfRole,
  ListUserPolicies: user,
  ListGroupPolicies: group,
  ListRolePolicies: role,
};
