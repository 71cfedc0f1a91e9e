import { AddUserToGroupCommand, CreateAccessKeyCommand, CreateGroupCommand, CreatePolicyCommand, CreateRoleCommand, CreateUserCommand, GetUserCommand, PutGroupPolicyCommand, PutRolePolicyCommand, PutUserPolicyCommand, type Tag } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, type AssumeRoleCommandInput } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Credentials, type World } from '../packages/octroi/src/testing/world.ts';

/** What the layers of a request make of each other, asked through the API: each case sets its policies and sends a real request. */

type Statement = Readonly<Record<string, unknown>>;
const document = (...Statement: readonly Statement[]): string => JSON.stringify({ Version: '2012-10-17', Statement });
const allow = (Action: string | string[], Resource: string = '*', Condition?: object): Statement => ({ Effect: 'Allow', Action, Resource, ...(Condition === undefined ? {} : { Condition }) });
const deny = (Action: string | string[], Resource: string = '*'): Statement => ({ Effect: 'Deny', Action, Resource });
const trust = (Principal: unknown, Condition?: object, Action: string | string[] = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'], Effect = 'Allow'): Statement => ({ Effect, Principal, Action, ...(Condition === undefined ? {} : { Condition }) });

let world: World;
type Account = Credentials & { readonly accountId: string };
let one: Account;
let two: Account;
beforeAll(async () => {
  world = await openWorld({ rerunProbability: 0 });
  [one, two] = await Promise.all([world.account(), world.account()]);
  await world.iam(one).send(new CreateUserCommand({ UserName: 'target', Tags: [{ Key: 'team', Value: 'blue' }] }));
});
afterAll(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

let made = 0;
const fresh = (kind: string): string => `${kind}${++made}`;

async function user(account: Account, statements: readonly Statement[], more: { readonly UserName?: string; readonly Tags?: Tag[]; readonly PermissionsBoundary?: string } = {}): Promise<Credentials & { readonly arn: string; readonly name: string }> {
  const iam = world.iam(account);
  const name = more.UserName ?? fresh('user');
  const { User } = await iam.send(new CreateUserCommand({ UserName: name, ...more }));
  if (statements.length > 0) await iam.send(new PutUserPolicyCommand({ UserName: name, PolicyName: 'p', PolicyDocument: document(...statements) }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: name }));
  return { arn: User!.Arn!, name, accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
}

async function role(account: Account, trusts: readonly Statement[], statements: readonly Statement[] = [], more: { readonly PermissionsBoundary?: string; readonly Tags?: Tag[] } = {}): Promise<string> {
  const iam = world.iam(account);
  const RoleName = fresh('role');
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: document(...trusts), ...more }));
  if (statements.length > 0) await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'p', PolicyDocument: document(...statements) }));
  return Role!.Arn!;
}

async function managed(account: Account, ...statements: readonly Statement[]): Promise<string> {
  const { Policy } = await world.iam(account).send(new CreatePolicyCommand({ PolicyName: fresh('policy'), PolicyDocument: document(...statements) }));
  return Policy!.Arn!;
}

async function session(by: Credentials, RoleArn: string, more: Partial<AssumeRoleCommandInput> = {}): Promise<Credentials> {
  const { Credentials: made } = await world.sts(by).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'session', ...more }));
  return { accessKeyId: made!.AccessKeyId!, secretAccessKey: made!.SecretAccessKey!, sessionToken: made!.SessionToken! };
}

/** `allowed`, or the reason that the refusal ends with (nothing for a refusal without one). */
async function verdict(sent: Promise<unknown>): Promise<string> {
  try {
    await sent;
    return 'allowed';
  } catch (error) {
    const { name, message } = error as Error;
    const found = /^User: \S+ is not authorized to perform: \S+ on resource: .*?(?: (because no|with an explicit deny in) (.*?)(?: allows the \S+ action)?)?$/.exec(message);
    if (name !== 'AccessDenied' && name !== 'AccessDeniedException') throw error;
    return found === null ? message : found[1] === undefined ? 'denied' : `${found[1] === 'because no' ? 'no' : 'deny in'} ${found[2]!}`;
  }
}

const LAYERS = ['none', 'allow', 'deny'] as const;
const WITH_ABSENT = ['absent', ...LAYERS] as const;
const SAYS: Readonly<Record<(typeof LAYERS)[number], readonly Statement[]>> = { none: [allow('s3:*')], allow: [allow('iam:GetUser')], deny: [allow('iam:*'), deny('iam:GetUser')] };

describe('EVAL-3, EVAL-13, EVAL-17, EVAL-19, ERR-23, ERR-24: identity, permissions boundary and session policy of a role session', () => {
  for (const identity of LAYERS) {
    for (const boundary of WITH_ABSENT) {
      for (const passed of WITH_ABSENT) {
        const layers = [['an identity-based policy', identity], ['a permissions boundary', boundary], ['a session policy', passed]] as const;
        const denying = layers.find(([, says]) => says === 'deny');
        const silent = ([['permissions boundary', boundary], ['session policy', passed], ['identity-based policy', identity]] as const).find(([, says]) => says === 'none');
        const expected = denying !== undefined ? `deny in ${denying[0]}` : silent !== undefined ? `no ${silent[0]}` : 'allowed';
        test(`identity ${identity}, boundary ${boundary}, session ${passed}: ${expected}`, async () => {
          const caller = await user(one, [allow('sts:AssumeRole')]);
          const arn = await role(one, [trust({ AWS: one.accountId })], SAYS[identity], boundary === 'absent' ? {} : { PermissionsBoundary: await managed(one, ...SAYS[boundary]) });
          const keys = await session(caller, arn, passed === 'absent' ? {} : { Policy: document(...SAYS[passed]) });
          expect(await verdict(world.iam(keys).send(new GetUserCommand({ UserName: 'target' })))).toBe(expected);
        });
      }
    }
  }
});

describe('EVAL-4, EVAL-19: a user\'s own policies, its group\'s and its boundary', () => {
  for (const own of WITH_ABSENT) {
    for (const group of WITH_ABSENT) {
      for (const boundary of WITH_ABSENT) {
        const identity = [own, group];
        const expected = identity.includes('deny') ? 'deny in an identity-based policy' : boundary === 'deny' ? 'deny in a permissions boundary' : boundary === 'none' ? 'no permissions boundary' : identity.includes('allow') ? 'allowed' : 'no identity-based policy';
        test(`own ${own}, group ${group}, boundary ${boundary}: ${expected}`, async () => {
          const caller = await user(one, own === 'absent' ? [] : SAYS[own], boundary === 'absent' ? {} : { PermissionsBoundary: await managed(one, ...SAYS[boundary]) });
          if (group !== 'absent') {
            const GroupName = fresh('group');
            const iam = world.iam(one);
            await iam.send(new CreateGroupCommand({ GroupName }));
            await iam.send(new PutGroupPolicyCommand({ GroupName, PolicyName: 'p', PolicyDocument: document(...SAYS[group]) }));
            await iam.send(new AddUserToGroupCommand({ GroupName, UserName: caller.name }));
          }
          expect(await verdict(world.iam(caller).send(new GetUserCommand({ UserName: 'target' })))).toBe(expected);
        });
      }
    }
  }
});

/** Whom a trust policy names, as seen from the caller: what that is worth with and without an identity policy that allows. */
const FORMS: readonly (readonly [form: string, principal: (arn: string, account: string) => unknown, same: readonly [without: string, with_: string], cross: readonly [without: string, with_: string]])[] = [
  ['the account id', (_, account) => ({ AWS: account }), ['no identity-based policy', 'allowed'], ['denied', 'allowed']],
  ['the root ARN', (_, account) => ({ AWS: `arn:aws:iam::${account}:root` }), ['no identity-based policy', 'allowed'], ['denied', 'allowed']],
  ['the user ARN', (arn) => ({ AWS: arn }), ['allowed', 'allowed'], ['denied', 'allowed']],
  ['a list with the user ARN', (arn) => ({ AWS: ['111122223333', arn] }), ['allowed', 'allowed'], ['denied', 'allowed']],
  ['*', () => '*', ['allowed', 'allowed'], ['denied', 'allowed']],
  ['AWS: *', () => ({ AWS: '*' }), ['allowed', 'allowed'], ['denied', 'allowed']],
  ['a service', () => ({ Service: 'ec2.amazonaws.com' }), ['no identity-based policy', 'no role trust policy'], ['denied', 'denied']],
  ['another account', () => ({ AWS: '111122223333' }), ['no identity-based policy', 'no role trust policy'], ['denied', 'denied']],
];

describe('EVAL-11, EVAL-61, EVAL-62, EVAL-63, ERR-25: who may assume a role', () => {
  for (const [form, principal, same, cross] of FORMS) {
    for (const [where, expected] of [['the same account', same], ['another account', cross]] as const) {
      for (const [index, allowed] of [false, true].entries()) {
        test(`trust names ${form}, caller of ${where}, ${allowed ? 'with' : 'without'} an identity policy: ${expected[index]!}`, async () => {
          const home = where === 'the same account' ? one : two;
          const caller = await user(home, allowed ? [allow('sts:AssumeRole')] : []);
          const arn = await role(one, [trust(principal(caller.arn, home.accountId))]);
          expect(await verdict(session(caller, arn))).toBe(expected[index]);
        });
      }
    }
  }

  test.each([['the same account', 'deny in the role trust policy'], ['another account', 'denied']])('a Deny in the trust policy wins, caller of %s: %s', async (where, expected) => {
    const home = where === 'the same account' ? one : two;
    const caller = await user(home, [allow('*')]);
    for (const principal of [{ AWS: caller.arn }, { AWS: home.accountId }, '*']) {
      const arn = await role(one, [trust('*'), trust(principal, undefined, 'sts:*', 'Deny')]);
      expect(await verdict(session(caller, arn))).toBe(expected);
    }
  });
});

const BLUE = [{ Key: 'team', Value: 'blue' }];
const CONDITIONS: readonly (readonly [rule: string, condition: object, request: Partial<AssumeRoleCommandInput>, met: boolean])[] = [
  ['STS-20', { StringLike: { 'sts:ExternalId': ['org-1', 'org-2*'] } }, { ExternalId: 'org-22' }, true],
  ['STS-20', { StringLike: { 'sts:ExternalId': ['org-1', 'org-2*'] } }, { ExternalId: 'org-3' }, false],
  ['COND-2', { StringLike: { 'sts:ExternalId': 'org-1' } }, {}, false],
  ['COND-3', { StringNotEquals: { 'sts:ExternalId': 'org-1' } }, {}, true],
  ['COND-4', { StringEqualsIfExists: { 'sts:ExternalId': 'org-1' } }, {}, true],
  ['COND-5', { Null: { 'sts:ExternalId': 'false' } }, {}, false],
  ['COND-12', { StringEqualsIgnoreCase: { 'sts:ExternalId': 'ORG-1' } }, { ExternalId: 'org-1' }, true],
  ['COND-15', { NumericLessThanEquals: { 'sts:ExternalId': 10 } }, { ExternalId: '9.5' }, true],
  ['COND-46', { StringLike: { 'sts:ExternalId': '${*}' } }, { ExternalId: 'org-1' }, false],
  ['KEY-61', { StringEquals: { 'sts:RoleSessionName': '${aws:username}' } }, { RoleSessionName: 'someone' }, false],
  ['KEY-62', { StringLike: { 'sts:SourceIdentity': 'a*' } }, { SourceIdentity: 'ann' }, true],
  ['KEY-63', { 'ForAllValues:StringEquals': { 'sts:TransitiveTagKeys': 'team' } }, { Tags: BLUE, TransitiveTagKeys: ['team'] }, true],
  ['KEY-64', { StringEquals: { 'aws:RequestTag/TEAM': 'blue' } }, { Tags: BLUE }, true],
  ['KEY-64', { StringEquals: { 'aws:RequestTag/team': 'red' } }, { Tags: BLUE }, false],
  ['COND-32', { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'cost' } }, {}, true],
  ['COND-32', { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'cost' } }, { Tags: BLUE }, false],
  ['COND-31', { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'cost' } }, {}, false],
  ['KEY-71', { StringEquals: { 'aws:PrincipalTag/Team': '${aws:ResourceTag/team}' } }, {}, true],
  ['KEY-71', { StringEquals: { 'aws:ResourceTag/team': 'red' } }, {}, false],
  ['COND-63', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }, {}, false],
  ['COND-63', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }, {}, true],
  ['KEY-31', { DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } }, {}, false],
  ['KEY-3', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' } }, {}, true],
  ['COND-21a', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam:*:user/*' } }, {}, false],
  ['KEY-11', { Null: { 'aws:TokenIssueTime': 'true' } }, {}, true],
  ['KEY-20', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }, {}, false],
  ['COND-1', { StringEquals: { 'sts:ExternalId': 'org-1' }, Bool: { 'aws:SecureTransport': 'true' } }, { ExternalId: 'org-1' }, false],
];

describe('KEY-60 to KEY-64, KEY-71: conditions on AssumeRole, in the trust policy and in the caller\'s policy', () => {
  test.each(CONDITIONS)('%s: %j with %j is %j', async (_, condition, request, met) => {
    const everywhere = trust('*');
    for (const home of [one, two]) {
      const byTrust = await user(home, [allow('sts:*')], { Tags: BLUE });
      const checked = await role(one, [trust({ AWS: byTrust.arn }, condition)], [], { Tags: BLUE });
      expect(await verdict(session(byTrust, checked, request))).toBe(met ? 'allowed' : home === one ? 'no role trust policy' : 'denied');
      const byIdentity = await user(home, [allow('sts:*', '*', condition)], { Tags: BLUE });
      const open = await role(one, home === one ? [trust({ AWS: one.accountId })] : [everywhere], [], { Tags: BLUE });
      expect(await verdict(session(byIdentity, open, request))).toBe(met ? 'allowed' : home === one ? 'no identity-based policy' : 'denied');
    }
  });
});
