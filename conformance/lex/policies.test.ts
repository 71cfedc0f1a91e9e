import { AttachUserPolicyCommand, CreateAccessKeyCommand, CreateRoleCommand, CreateUserCommand, DetachUserPolicyCommand, PutRolePolicyCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { CreateBotVersionCommand, DeleteBotCommand, DeleteIntentCommand, GetBotCommand, GetBotsCommand, ListTagsForResourceCommand, PutBotCommand, PutIntentCommand, PutSlotTypeCommand, StartImportCommand } from '@aws-sdk/client-lex-model-building-service';
import { GetSessionCommand, PostTextCommand } from '@aws-sdk/client-lex-runtime-service';
import { AssumeRoleCommand, GetFederationTokenCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusal } from '../../packages/octroi/src/services/lex/lex-account.fixture.ts';
import type { Credentials } from '../../packages/octroi/src/testing/world.ts';
import { allow, openConformance, verdict, type Conformance } from './account.ts';
import { payload } from './requests.ts';

/** Policies that AWS's documentation of Lex V1 gives as examples, and what it says about credentials and resource-based policies. */

const bot = { locale: 'en-US', childDirected: false, processBehavior: 'SAVE' } as const;
const talk = (botAlias: string, botName = 'Shop') => new PostTextCommand({ botName, botAlias, userId: 'ann', inputText: 'hello' });

let account: Conformance;
beforeAll(async () => {
  account = await openConformance();
});
afterAll(async () => {
  expect(account.world.faults).toEqual([]);
  await account.world.close();
});

const decided = async (command: object, ...statements: readonly Readonly<Record<string, unknown>>[]): Promise<string> => verdict(await account.ask(command, ...statements));

describe('the examples of policies', () => {
  test('LEX-IAM-3: "use a tag to access a resource": lex:PostText where lex:ResourceTag says so, by the alias, and by the bot for $LATEST', async () => {
    const support = (value: string) => allow('lex:PostText', '*', { StringEquals: { 'lex:ResourceTag/owner': value } });
    expect([await decided(talk('PROD'), support('alias')), await decided(talk('$LATEST'), support('alias'))]).toEqual(['authorised', 'denied']);
    expect([await decided(talk('PROD'), support('bot')), await decided(talk('$LATEST'), support('bot'))]).toEqual(['denied', 'authorised']);
  });

  test('LEX-IAM-9: the policy of PizzaBot: one statement for actions that have its keys and for those that do not', async () => {
    const arns = ['bot:PizzaBot:*', 'intent:OrderPizza:*', 'slottype:Toppings:*'].map((resource) => account.arn(resource));
    const policy = allow(['lex:Create*Version', 'lex:Post*', 'lex:Put*', 'lex:Delete*'], arns, { 'ForAllValues:StringEqualsIfExists': { 'lex:associatedIntents': ['OrderPizza'], 'lex:associatedSlotTypes': ['Toppings'] } });
    const put = (...names: string[]) => new PutBotCommand({ ...bot, name: 'PizzaBot', intents: names.map((intentName) => ({ intentName, intentVersion: '$LATEST' })) });
    const intent = (slotType: string) => new PutIntentCommand({ name: 'OrderPizza', sampleUtterances: ['pizza'], fulfillmentActivity: { type: 'ReturnIntent' }, slots: [{ name: 'topping', slotConstraint: 'Optional', slotType, slotTypeVersion: '$LATEST' }] });
    for (const allowed of [put('OrderPizza'), put(), intent('Toppings'), new PutSlotTypeCommand({ name: 'Toppings', enumerationValues: [{ value: 'ham' }] }), new CreateBotVersionCommand({ name: 'PizzaBot' }), talk('PROD', 'PizzaBot'), new DeleteIntentCommand({ name: 'OrderPizza' })]) {
      expect([allowed.constructor.name, await decided(allowed, policy)]).toEqual([allowed.constructor.name, 'authorised']);
    }
    for (const refused of [put('OrderPizza', 'Pay'), intent('Sizes'), new PutSlotTypeCommand({ name: 'Sizes', enumerationValues: [{ value: 'a' }] }), talk('PROD'), new GetBotCommand({ name: 'PizzaBot', versionOrAlias: '$LATEST' }), new DeleteIntentCommand({ name: 'Pay' })]) {
      expect([refused.constructor.name, await decided(refused, policy)]).toEqual([refused.constructor.name, 'denied']);
    }
  });

  test('LEX-IAM-2: a bot by its bare ARN, by all of its versions, and all bots of an account', async () => {
    const get = (name: string, versionOrAlias = '$LATEST') => new GetBotCommand({ name, versionOrAlias });
    for (const [resource, shop, version, alias, other] of [['bot:Shop', 'authorised', 'authorised', 'denied', 'denied'], ['bot:Shop:*', 'authorised', 'authorised', 'authorised', 'denied'], ['bot:*', 'authorised', 'authorised', 'authorised', 'authorised']] as const) {
      const policy = allow('lex:GetBot', account.arn(resource));
      expect([resource, await decided(get('Shop'), policy), await decided(get('Shop', '1'), policy), await decided(get('Shop', 'PROD'), policy), await decided(get('Other'), policy)]).toEqual([resource, shop, version, alias, other]);
    }
    expect(await decided(new DeleteBotCommand({ name: 'Shop' }), allow('lex:DeleteBot', account.arn('bot:*')))).toBe('authorised');
    expect(await decided(get('Shop'), { Effect: 'Allow', Action: 'lex:GetBot', NotResource: account.arn('bot:Other') })).toBe('authorised');
    expect(await decided(get('Shop'), { Effect: 'Allow', Action: 'lex:GetBot', NotResource: account.arn('bot:Shop') })).toBe('denied');
    expect(await decided(get('Shop'), allow('lex:*'), { Effect: 'Deny', Action: 'lex:GetBot', NotResource: account.arn('bot:Shop:$LATEST') })).toBe('authorised');
  });

  test('LEX-IAM-15: an action without resources needs `*`', async () => {
    expect(await decided(new GetBotsCommand({}), allow('lex:GetBots', account.arn('bot:*')))).toBe('denied');
    expect(await decided(new GetBotsCommand({}), allow('lex:GetBots', '*'))).toBe('authorised');
  });

  test('LEX-IAM-19: several actions in a list, and wildcards: `lex:Describe*` is none of V1, `lex:Get*`, `lex:Put*` and `lex:Post*` are', async () => {
    const [get, put] = [new GetBotCommand({ name: 'Shop', versionOrAlias: '$LATEST' }), new PutBotCommand({ ...bot, name: 'Shop' })];
    const all = async (action: string | string[]) => [await decided(get, allow(action)), await decided(put, allow(action)), await decided(talk('PROD'), allow(action))];
    expect(await all('lex:Describe*')).toEqual(['denied', 'denied', 'denied']);
    expect(await all('lex:Get*')).toEqual(['authorised', 'denied', 'denied']);
    expect(await all('lex:P*')).toEqual(['denied', 'authorised', 'authorised']);
    expect(await all(['lex:GetBot', 'lex:PostText'])).toEqual(['authorised', 'denied', 'authorised']);
    expect(await all('LEX:getb?t')).toEqual(['authorised', 'denied', 'denied']);
  });

  test('LEX-IAM-18: actions of Lex V2 stand in policies and match nothing here', async () => {
    const v2 = ['lex:CreateBot', 'lex:DescribeBot', 'lex:RecognizeText', 'lex:StartConversation', 'lex:ListBots'];
    for (const command of [new GetBotCommand({ name: 'Shop', versionOrAlias: '$LATEST' }), new PutBotCommand({ ...bot, name: 'Shop' }), talk('PROD'), new GetBotsCommand({})]) {
      expect([command.constructor.name, await decided(command, allow(v2))]).toEqual([command.constructor.name, 'denied']);
      expect([command.constructor.name, await decided(command, allow('lex:*'), { Effect: 'Deny', Action: v2, Resource: '*' })]).toEqual([command.constructor.name, 'authorised']);
    }
  });

  test('LEX-IAM-20: with lex:StartImport denied and lex:PutBot allowed an import works; with lex:StartImport alone it does not', async () => {
    const start = new StartImportCommand({ resourceType: 'BOT', mergeStrategy: 'OVERWRITE_LATEST', payload: payload({ ...bot, name: 'Shop', intents: [] }) });
    expect(await decided(start, allow(['lex:PutBot', 'lex:GetBot']), { Effect: 'Deny', Action: 'lex:StartImport', Resource: '*' })).toBe('authorised');
    expect(await decided(start, allow('lex:StartImport'))).toBe('denied');
  });

  test('LEX-IAM-34: the managed policies: who may read, who may run bots, who may do all', async () => {
    const iam = account.world.iam(account.root);
    const does = async (name: string) => {
      const PolicyArn = `arn:aws:iam::aws:policy/${name}`;
      await iam.send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn }));
      const found: string[] = [];
      for (const command of [new GetBotCommand({ name: 'Shop', versionOrAlias: '$LATEST' }), talk('PROD'), new GetSessionCommand({ botName: 'Shop', botAlias: 'PROD', userId: 'ann' }), new PutBotCommand({ ...bot, name: 'Shop' })]) found.push(await decided(command, allow('s3:ListBucket')));
      await iam.send(new DetachUserPolicyCommand({ UserName: 'ann', PolicyArn }));
      return found;
    };
    expect(await does('AmazonLexReadOnly')).toEqual(['authorised', 'denied', 'denied', 'denied']);
    expect(await does('AmazonLexRunBotsOnly')).toEqual(['denied', 'authorised', 'authorised', 'denied']);
    expect(await does('AmazonLexFullAccess')).toEqual(['authorised', 'authorised', 'authorised', 'authorised']);
  });
});

describe('temporary credentials', () => {
  const get = new GetBotCommand({ name: 'Shop', versionOrAlias: '$LATEST' });
  const keysOf = (made: { AccessKeyId?: string | undefined; SecretAccessKey?: string | undefined; SessionToken?: string | undefined } | undefined): Credentials => ({ accessKeyId: made!.AccessKeyId!, secretAccessKey: made!.SecretAccessKey!, sessionToken: made!.SessionToken! });
  const asks = (keys: Credentials) => refusal(account.world.lexModels(keys).send(get)).then(verdict);
  const GETS = JSON.stringify({ Version: '2012-10-17', Statement: [allow('lex:GetBot')] });
  const NOTHING = JSON.stringify({ Version: '2012-10-17', Statement: [allow('lex:GetBots')] });

  test('LEX-IAM-1: of a role, bounded by its session policy', async () => {
    const { world, root, credentials } = account;
    const iam = world.iam(root);
    const trust = { Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { AWS: root.accountId }, Action: 'sts:AssumeRole' } };
    const { Role } = await iam.send(new CreateRoleCommand({ RoleName: 'reader', AssumeRolePolicyDocument: JSON.stringify(trust) }));
    await iam.send(new PutRolePolicyCommand({ RoleName: 'reader', PolicyName: 'p', PolicyDocument: GETS }));
    await account.permit(allow('sts:AssumeRole'));
    const assume = async (more: object = {}) => keysOf((await world.sts(credentials).send(new AssumeRoleCommand({ RoleArn: Role!.Arn!, RoleSessionName: 'session', ...more }))).Credentials);
    expect([await asks(await assume()), await asks(await assume({ Policy: NOTHING }))]).toEqual(['authorised', 'denied']);
    expect(await asks(credentials)).toBe('denied');
  });

  test('LEX-IAM-1: of GetSessionToken and GetFederationToken', async () => {
    const { world, credentials } = account;
    await account.permit(allow('lex:GetBot'), allow('sts:GetFederationToken'));
    const sts = world.sts(credentials);
    expect(await asks(keysOf((await sts.send(new GetSessionTokenCommand({}))).Credentials))).toBe('authorised');
    const federate = async (Policy: string) => keysOf((await sts.send(new GetFederationTokenCommand({ Name: 'visitor', Policy }))).Credentials);
    expect([await asks(await federate(GETS)), await asks(await federate(NOTHING))]).toEqual(['authorised', 'denied']);
  });
});

describe('other accounts', () => {
  test('LEX-IAM-1: no resource-based policies and no ACLs: whoever is of another account reaches nothing, whatever its own policies say', async () => {
    const { world, arn } = account;
    const stranger = await world.account();
    const models = world.lexModels(stranger);
    expect(await refusal(models.send(new GetBotCommand({ name: 'Shop', versionOrAlias: '$LATEST' })))).toMatch(/^NotFoundException 404: /);
    expect(await refusal(models.send(new ListTagsForResourceCommand({ resourceArn: arn('bot:Shop') })))).toMatch(/^BadRequestException 400: /);
    const operations = world.gateway.registry.model('lex')!.operations;
    expect([...operations.keys()].filter((name) => /Policy|Permission|Acl/.test(name))).toEqual([]);
  });

  test('LEX-IAM-36: a third party assumes a role of the account with one of its external IDs, and talks to the bot as the role may', async () => {
    const { world, root, arn } = account;
    const vendor = await world.account();
    const [iam, theirs] = [world.iam(root), world.iam(vendor)];
    const trust = { Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${vendor.accountId}:root` }, Action: 'sts:AssumeRole', Condition: { StringLike: { 'sts:ExternalId': ['org-1', 'org-2'] } } } };
    const { Role } = await iam.send(new CreateRoleCommand({ RoleName: 'talker', AssumeRolePolicyDocument: JSON.stringify(trust) }));
    await iam.send(new PutRolePolicyCommand({ RoleName: 'talker', PolicyName: 'p', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [allow('lex:PostText', arn('bot:Shop:PROD'))] }) }));
    await theirs.send(new CreateUserCommand({ UserName: 'service' }));
    await theirs.send(new PutUserPolicyCommand({ UserName: 'service', PolicyName: 'p', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [allow('sts:AssumeRole')] }) }));
    const { AccessKey } = await theirs.send(new CreateAccessKeyCommand({ UserName: 'service' }));
    const sts = world.sts({ accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! });
    const assume = (more: object) => sts.send(new AssumeRoleCommand({ RoleArn: Role!.Arn!, RoleSessionName: 'session', ...more }));
    for (const wrong of [{}, { ExternalId: 'org-3' }]) expect(await refusal(assume(wrong))).toMatch(/^AccessDenied 403: /);
    for (const ExternalId of ['org-1', 'org-2']) {
      const { Credentials: made } = await assume({ ExternalId });
      const runtime = world.lexRuntime({ accessKeyId: made!.AccessKeyId!, secretAccessKey: made!.SecretAccessKey!, sessionToken: made!.SessionToken! });
      expect([verdict(await refusal(runtime.send(talk('PROD')))), verdict(await refusal(runtime.send(talk('$LATEST'))))]).toEqual(['authorised', 'denied']);
    }
  });
});
