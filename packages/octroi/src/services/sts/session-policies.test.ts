import { CreatePolicyCommand, CreatePolicyVersionCommand, GetUserCommand, ListUsersCommand, type IAMClient } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, type AssumeRoleCommandInput, type STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { allow, deny, keysOf, makeRole, makeUser, policy, refusal, trust, validationError } from './sts.fixture.ts';

const ACCOUNT = '111122223333';

let world: World;
let iam: IAMClient;
let ann: STSClient;
let role: string;

beforeAll(async () => {
  world = await openWorld();
  iam = world.iam(await world.account(ACCOUNT));
  ann = world.sts(await makeUser(iam, 'ann', [allow('sts:*')]));
  role = await makeRole(iam, 'reader', [trust(`arn:aws:iam::${ACCOUNT}:root`)], [allow(['iam:GetUser', 'iam:ListUsers'])]);
});

afterAll(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const assume = (more: Partial<AssumeRoleCommandInput>) => ann.send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'work', ...more }));
const session = async (more: Partial<AssumeRoleCommandInput>) => world.iam(keysOf((await assume(more)).Credentials));
const getUser = (client: IAMClient) => client.send(new GetUserCommand({ UserName: 'ann' }));
const listUsers = (client: IAMClient) => client.send(new ListUsersCommand({}));
const newPolicy = async (name: string, document: string, client = iam) => (await client.send(new CreatePolicyCommand({ PolicyName: name, PolicyDocument: document }))).Policy!.Arn!;

describe('what they do', () => {
  test('EVAL-17: a session may do what both the role and the session policy allow', async () => {
    const limited = await session({ Policy: policy(allow(['iam:GetUser', 'iam:DeleteUser'])) });
    await getUser(limited);
    expect((await refusal(listUsers(limited))).message).toMatch(/ because no session policy allows the iam:ListUsers action$/);
    const denying = await session({ Policy: policy(allow('*'), deny('iam:ListUsers')) });
    await getUser(denying);
    expect((await refusal(listUsers(denying))).message).toMatch(/ with an explicit deny in a session policy/);
  });

  test('EVAL-17: several session policies are one', async () => {
    const arn = await newPolicy('lists', policy(allow('iam:ListUsers')));
    const both = await session({ Policy: policy(allow('iam:GetUser')), PolicyArns: [{ arn }] });
    await getUser(both);
    await listUsers(both);
    const one = await session({ PolicyArns: [{ arn }] });
    expect((await refusal(getUser(one))).message).toMatch(/ because no session policy allows the iam:GetUser action$/);
  });

  test('STS-90: a managed session policy is the default version of now', async () => {
    const arn = await newPolicy('changes', policy(allow('iam:GetUser')));
    const living = await session({ PolicyArns: [{ arn }] });
    await getUser(living);
    await iam.send(new CreatePolicyVersionCommand({ PolicyArn: arn, PolicyDocument: policy(allow('iam:ListUsers')), SetAsDefault: true }));
    await listUsers(living);
    expect((await refusal(getUser(living))).message).toMatch(/ because no session policy allows /);
  });

  test('POL-81: policies of AWS may be named', async () => {
    await getUser(await session({ PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/IAMReadOnlyAccess' }] }));
  });
});

describe('what STS refuses of them', () => {
  const malformed = (message: string) => ({ name: 'MalformedPolicyDocumentException', status: 400, message });

  test.each([
    ['{', 'Syntax errors in policy.'],
    ['[]', 'Syntax errors in policy.'],
    [policy({ ...allow('s3:*'), Principal: '*' }), 'Policy document should not specify a principal.'],
  ])('POL-80: %s is malformed', async (text, message) => {
    expect(await refusal(assume({ Policy: text }))).toEqual(malformed(message));
  });

  test('POL-17: an incomplete ARN is malformed in a session policy', async () => {
    expect((await refusal(assume({ Policy: policy(allow('sqs:*', 'arn:aws:sqs')) }))).name).toBe('MalformedPolicyDocumentException');
  });

  test('STS-16: a policy of more than 2,048 characters, white space counted', async () => {
    const text = policy(allow('s3:*')).padEnd(2049, ' ');
    expect(await refusal(assume({ Policy: text }))).toEqual(
      validationError(`1 validation error detected: Value '${text}' at 'policy' failed to satisfy constraint: Member must have length less than or equal to 2048`),
    );
    await expect(assume({ Policy: text.slice(0, 2048) })).resolves.toBeDefined();
  });

  test('POL-81: the ARNs count with it', async () => {
    const arn = 'arn:aws:iam::aws:policy/IAMReadOnlyAccess';
    const Policy = policy(allow('s3:*')).padEnd(2048 - arn.length, ' ');
    await expect(assume({ Policy, PolicyArns: [{ arn }] })).resolves.toBeDefined();
    expect(await refusal(assume({ Policy: `${Policy} `, PolicyArns: [{ arn }] }))).toMatchObject({ name: 'PackedPolicyTooLargeException', status: 400 });
  });

  test('POL-81: at most ten ARNs', async () => {
    const arns = Array.from({ length: 11 }, () => ({ arn: 'arn:aws:iam::aws:policy/IAMReadOnlyAccess' }));
    expect((await refusal(assume({ PolicyArns: arns }))).message).toMatch(/at 'policyArns' failed to satisfy constraint: Member must have length less than or equal to 10$/);
  });

  test('POL-81: a policy that does not exist, or is of another account, is refused; so is what is no policy', async () => {
    const elsewhere = world.iam(await world.account('444455556666'));
    const foreign = await newPolicy('foreign', policy(allow('*')), elsewhere);
    for (const arn of [`arn:aws:iam::${ACCOUNT}:policy/missing`, 'arn:aws:iam::aws:policy/NoSuchPolicyOfAws', foreign, `arn:aws-cn:iam::${ACCOUNT}:policy/lists`]) {
      expect(await refusal(assume({ PolicyArns: [{ arn }] }))).toEqual(validationError(`Policy ${arn} does not exist or is not attachable.`));
    }
    for (const arn of [role, 'nothing-valid-in-here', 'arn:aws:s3:::policy/x-x-x-x']) expect(await refusal(assume({ PolicyArns: [{ arn }] }))).toEqual(validationError(`${arn} is invalid`));
  });
});
