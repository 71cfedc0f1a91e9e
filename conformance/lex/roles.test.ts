import {
  AttachRolePolicyCommand, CreateServiceLinkedRoleCommand, DeleteRoleCommand, DeleteServiceLinkedRoleCommand, GetRoleCommand, GetServiceLinkedRoleDeletionStatusCommand, ListAttachedRolePoliciesCommand, ListRolesCommand, PutRolePolicyCommand, UpdateAssumeRolePolicyCommand, UpdateRoleDescriptionCommand,
} from '@aws-sdk/client-iam';
import { DeleteBotAliasCommand, DeleteBotChannelAssociationCommand, DeleteBotCommand, GetBotAliasCommand, PutBotAliasCommand, PutBotCommand } from '@aws-sdk/client-lex-model-building-service';
import { expect, test } from 'vitest';
import { openLexAccount, refusal } from '../../packages/octroi/src/services/lex/lex-account.fixture.ts';
import { CreateBotChannelAssociationCommand } from '../../packages/octroi/src/testing/create-channel-command.ts';

/** The service-linked roles of Lex: made on first use, seen by all who may, changed by nobody, deleted when nothing needs them. */

const ROLES = [
  ['AWSServiceRoleForLexBots', 'lex.amazonaws.com'],
  ['AWSServiceRoleForLexChannels', 'channels.lex.amazonaws.com'],
] as const;

async function open() {
  const { world, root, models } = await openLexAccount();
  const iam = world.iam(root);
  await models.send(new PutBotCommand({ name: 'Shop', locale: 'en-US', childDirected: false, processBehavior: 'SAVE' }));
  await models.send(new PutBotAliasCommand({ botName: 'Shop', name: 'PROD', botVersion: '$LATEST' }));
  await models.send(new CreateBotChannelAssociationCommand({ botName: 'Shop', botAlias: 'PROD', name: 'chat', type: 'Kik', botConfiguration: { a: 'b' } }));
  return { world, root, models, iam };
}

test('LEX-IAM-30: each role has its path, its trust and one managed policy of Lex', async () => {
  const { world, root, iam } = await open();
  const listed = (await iam.send(new ListRolesCommand({ PathPrefix: '/aws-service-role/' }))).Roles!.map(({ RoleName }) => RoleName);
  expect(listed.toSorted()).toEqual(ROLES.map(([name]) => name));
  for (const [RoleName, service] of ROLES) {
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    expect(Role!.Arn).toBe(`arn:aws:iam::${root.accountId}:role/aws-service-role/${service}/${RoleName}`);
    expect(JSON.parse(decodeURIComponent(Role!.AssumeRolePolicyDocument!))).toEqual({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }] });
    const { AttachedPolicies } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
    expect(AttachedPolicies!.map(({ PolicyArn }) => PolicyArn!.replace(/Amazon(?=Lex)/, ''))).toEqual([`arn:aws:iam::aws:policy/aws-service-role/${RoleName.endsWith('Bots') ? 'LexBotPolicy' : 'LexChannelPolicy'}`]);
  }
  expect(world.faults).toEqual([]);
});

test('LEX-IAM-32: nothing of them can be changed but their descriptions', async () => {
  const { world, iam } = await open();
  for (const [RoleName] of ROLES) {
    const changes = [
      new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' } }) }),
      new PutRolePolicyCommand({ RoleName, PolicyName: 'more', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }) }),
      new AttachRolePolicyCommand({ RoleName, PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }),
      new DeleteRoleCommand({ RoleName }),
    ];
    for (const change of changes) expect([change.constructor.name, await refusal(iam.send(change as never))]).toEqual([change.constructor.name, expect.stringMatching(/^UnmodifiableEntityException 400: /)]);
    await iam.send(new UpdateRoleDescriptionCommand({ RoleName, Description: 'of the shop' }));
    expect((await iam.send(new GetRoleCommand({ RoleName }))).Role!.Description).toBe('of the shop');
  }
  expect(world.faults).toEqual([]);
});

test('LEX-IAM-32: a role is deleted once the account has no channel and no bot, and the deletion says which it has', async () => {
  const { world, root, models, iam } = await open();
  const end = async (RoleName: string) => {
    const { DeletionTaskId } = await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName }));
    const { Status, Reason } = await iam.send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }));
    return { Status, uses: Reason?.RoleUsageList };
  };
  const [[bots], [channels]] = ROLES;
  const using = (resource: string) => ({ Status: 'FAILED', uses: [{ Region: 'us-east-1', Resources: [`arn:aws:lex:us-east-1:${root.accountId}:${resource}`] }] });
  expect([await end(bots), await end(channels)]).toEqual([using('bot:Shop'), using('bot-channel:Shop:PROD:chat')]);
  await models.send(new DeleteBotChannelAssociationCommand({ botName: 'Shop', botAlias: 'PROD', name: 'chat' }));
  expect([await end(bots), await end(channels)]).toEqual([using('bot:Shop'), { Status: 'SUCCEEDED', uses: undefined }]);
  await models.send(new DeleteBotAliasCommand({ botName: 'Shop', name: 'PROD' }));
  await models.send(new DeleteBotCommand({ name: 'Shop' }));
  expect(await end(bots)).toEqual({ Status: 'SUCCEEDED', uses: undefined });
  expect(world.faults).toEqual([]);
});

test('LEX-IAM-31: a role can be made in advance, and is not made twice', async () => {
  const { world, root, models } = await openLexAccount();
  const iam = world.iam(root);
  for (const [, AWSServiceName] of ROLES) await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName }));
  const before = (await iam.send(new GetRoleCommand({ RoleName: ROLES[0][0] }))).Role!.RoleId;
  await models.send(new PutBotCommand({ name: 'Shop', locale: 'en-US', childDirected: false, processBehavior: 'SAVE' }));
  expect((await iam.send(new GetRoleCommand({ RoleName: ROLES[0][0] }))).Role!.RoleId).toBe(before);
  expect(world.faults).toEqual([]);
});

test('LEX-VAL-14, LEX-LOG-1, LEX-SHP-9: settings of conversation logs: text to a log group, audio to a bucket, none of a bot for children', async () => {
  const { world, root, models } = await open();
  const { Role } = await world.iam(root).send(new GetRoleCommand({ RoleName: ROLES[0][0] }));
  const group = `arn:aws:logs:us-east-1:${root.accountId}:log-group:talks`;
  const put = (name: string, settings: { logType: string; destination: string; resourceArn: string; kmsKeyArn?: string }[], botName = 'Shop') =>
    refusal(models.send(new PutBotAliasCommand({ botName, name, botVersion: '$LATEST', conversationLogs: { iamRoleArn: Role!.Arn!, logSettings: settings as never } })));
  expect(await put('A', [{ logType: 'TEXT', destination: 'CLOUDWATCH_LOGS', resourceArn: group }, { logType: 'AUDIO', destination: 'S3', resourceArn: 'arn:aws:s3:::audio' }])).toBe('it succeeded');
  for (const wrong of [{ logType: 'TEXT', destination: 'S3', resourceArn: 'arn:aws:s3:::audio' }, { logType: 'AUDIO', destination: 'CLOUDWATCH_LOGS', resourceArn: group }]) expect(await put('B', [wrong])).toMatch(/^BadRequestException 400: /);
  const { conversationLogs } = await models.send(new GetBotAliasCommand({ botName: 'Shop', name: 'A' }));
  expect(conversationLogs!.logSettings!.map(({ resourcePrefix }) => typeof resourcePrefix)).toEqual(['string', 'string']);
  await models.send(new PutBotCommand({ name: 'Kids', locale: 'en-US', childDirected: true, processBehavior: 'SAVE' }));
  expect(await put('C', [{ logType: 'TEXT', destination: 'CLOUDWATCH_LOGS', resourceArn: group }], 'Kids')).toMatch(/^BadRequestException 400: /);
  expect(world.faults).toEqual([]);
});
