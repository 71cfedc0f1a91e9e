import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { CreateBotVersionCommand, CreateIntentVersionCommand, CreateSlotTypeVersionCommand, PutBotAliasCommand, PutBotCommand, PutIntentCommand, PutSlotTypeCommand } from '@aws-sdk/client-lex-model-building-service';
import { TAGS, type Input, type Place, type Samples } from '../sample.ts';

const tags = [{ key: 'team', value: 'blue' }];
const TYPE = { name: 'Sizes' };
const INTENT = { name: 'Order' };
const BOT = { name: 'Shop' };
const VERSION = { version: '1' };
const LATEST = { version: '$LATEST' };
const ALIAS = { botName: 'Shop', name: 'Live' };
const settings = { locale: 'en-US', childDirected: false, processBehavior: 'SAVE' } as const;

async function slotType({ lex }: Place): Promise<Input> {
  await lex.send(new PutSlotTypeCommand({ ...TYPE, enumerationValues: [{ value: 'small' }] }));
  await lex.send(new CreateSlotTypeVersionCommand(TYPE));
  return TYPE;
}

async function intent({ lex }: Place): Promise<Input> {
  await lex.send(new PutIntentCommand({ ...INTENT, sampleUtterances: ['order'] }));
  await lex.send(new CreateIntentVersionCommand(INTENT));
  return INTENT;
}

async function bot({ lex }: Place): Promise<Input> {
  await lex.send(new PutBotCommand({ ...BOT, ...settings, tags }));
  await lex.send(new CreateBotVersionCommand(BOT));
  return BOT;
}

async function alias(place: Place): Promise<Input> {
  await bot(place);
  await place.lex.send(new PutBotAliasCommand({ ...ALIAS, botVersion: '1', tags }));
  return ALIAS;
}

/** What a preparation gives, with more. */
const and =
  (prepare: (place: Place) => Promise<Input>, more: Input) =>
  async (place: Place): Promise<Input> => ({ ...(await prepare(place)), ...more });

/** A role that Lex may assume, tagged. */
async function lexRole({ iam }: Place): Promise<string> {
  const trust = { Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { Service: 'lex.amazonaws.com' }, Action: 'sts:AssumeRole' } };
  return (await iam.send(new CreateRoleCommand({ RoleName: 'lex', AssumeRolePolicyDocument: JSON.stringify(trust), Tags: TAGS }))).Role!.Arn!;
}

const checksumOf = async (place: Place): Promise<Input> => {
  await bot(place);
  const { checksum } = await place.lex.send(new CreateBotVersionCommand(BOT));
  return { ...BOT, ...settings, checksum };
};

/** Amazon Lex V1. */
export const lexSamples: Samples = {
  GetBuiltinIntent: () => ({ signature: 'AMAZON.HelpIntent' }),
  GetBuiltinIntents: () => ({}),
  GetBuiltinSlotTypes: () => ({}),
  PutSlotType: [{ prepare: () => TYPE }, { prepare: () => ({ ...TYPE, createVersion: true }) }],
  CreateSlotTypeVersion: slotType,
  GetSlotType: and(slotType, LATEST),
  GetSlotTypes: () => ({}),
  GetSlotTypeVersions: slotType,
  DeleteSlotType: slotType,
  DeleteSlotTypeVersion: and(slotType, VERSION),
  PutIntent: [
    { prepare: () => ({ ...INTENT, slots: [{ name: 'When', slotConstraint: 'Optional', slotType: 'AMAZON.DATE' }] }) },
    { prepare: () => ({ ...INTENT, createVersion: true }) },
    {
      prepare: async (place) => ({ name: 'Search', parentIntentSignature: 'AMAZON.KendraSearchIntent', kendraConfiguration: { kendraIndex: `arn:aws:kendra:us-east-1:${place.accountId}:index/an-index-of-documents`, role: await lexRole(place) } }),
    },
  ],
  CreateIntentVersion: intent,
  GetIntent: and(intent, VERSION),
  GetIntents: () => ({}),
  GetIntentVersions: intent,
  DeleteIntent: intent,
  DeleteIntentVersion: and(intent, VERSION),
  PutBot: [
    { prepare: async (place) => ({ ...(await checksumOf(place)), intents: [{ intentName: (await intent(place))['name'], intentVersion: '1' }] }) },
    { prepare: () => ({ ...BOT, ...settings, tags }) },
    { prepare: () => ({ ...BOT, ...settings, createVersion: true }) },
  ],
  CreateBotVersion: bot,
  GetBot: [{ prepare: and(bot, { versionOrAlias: '1' }) }, { prepare: async (place) => ({ name: (await alias(place))['botName'], versionOrAlias: 'Live' }) }],
  GetBots: () => ({}),
  GetBotVersions: bot,
  DeleteBot: bot,
  DeleteBotVersion: and(bot, VERSION),
  PutBotAlias: [
    { prepare: async (place) => (await bot(place), { ...ALIAS, botVersion: '1', tags }) },
    {
      prepare: async (place) => {
        await bot(place);
        const { checksum } = await place.lex.send(new PutBotAliasCommand({ ...ALIAS, botVersion: '1', tags }));
        const resourceArn = `arn:aws:logs:us-east-1:${place.accountId}:log-group:talks`;
        return { ...ALIAS, botVersion: '1', checksum, conversationLogs: { iamRoleArn: await lexRole(place), logSettings: [{ logType: 'TEXT', destination: 'CLOUDWATCH_LOGS', resourceArn }] } };
      },
    },
  ],
  GetBotAlias: alias,
  GetBotAliases: () => ({ botName: 'Shop' }),
  DeleteBotAlias: alias,
};
