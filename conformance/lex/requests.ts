import * as models from '@aws-sdk/client-lex-model-building-service';
import * as runtime from '@aws-sdk/client-lex-runtime-service';
import { archiveOf } from '../../packages/octroi/src/services/lex/exports/archive.ts';
import { LEX_METADATA } from '../../packages/octroi/src/services/lex/exports/lex-format.ts';
import { CreateBotChannelAssociationCommand } from '../../packages/octroi/src/testing/create-channel-command.ts';

/** A request by the row that it is for: an action, and in parentheses what tells its rows apart. `arn` completes what follows an account. */
export type Requests = Readonly<Record<string, (arn: (resource: string) => string) => object>>;

const bot = { locale: 'en-US', childDirected: false } as const;
const alias = { botName: 'Shop', botAlias: 'PROD' };
const user = { ...alias, userId: 'ann' };
const latest = { ...user, botAlias: '$LATEST' };
const tags = [{ key: 'stage', value: 'test' }];
const inputStream = Buffer.from('hello');
const contentType = 'text/plain; charset=utf-8';

/** A payload of StartImport with one resource. */
export function payload(resource: object): Uint8Array {
  return archiveOf('import.json', JSON.stringify({ metadata: LEX_METADATA, resource }));
}

const importing = (resourceType: models.ResourceType, resource: object) => new models.StartImportCommand({ resourceType, mergeStrategy: 'OVERWRITE_LATEST', payload: payload(resource) });
const exporting = (resourceType: models.ResourceType, name: string) => new models.GetExportCommand({ resourceType, name, version: '1', exportType: 'LEX' });

const TAGGED: readonly (readonly [string, string])[] = [['bot:NAME', 'bot:Shop'], ['bot:NAME:ALIAS', 'bot:Shop:PROD'], ['bot-channel:...', 'bot-channel:Shop:PROD:chat']];
const ofEachTagged = (action: string, command: (resourceArn: string) => object): Requests => Object.fromEntries(TAGGED.map(([form, resource]) => [`${action} (path ARN is ${form})`, (arn) => command(arn(resource))]));
const ofEachAlias = (action: string, command: (named: typeof user) => object): Requests => ({ [`${action} (botAlias is '$LATEST')`]: () => command(latest), [`${action} (otherwise)`]: () => command(user) });

export const requests: Requests = {
  PutBot: () => new models.PutBotCommand({ ...bot, name: 'Shop', processBehavior: 'SAVE' }),
  CreateBotVersion: () => new models.CreateBotVersionCommand({ name: 'Shop' }),
  'GetBot (versionOrAlias is a number)': () => new models.GetBotCommand({ name: 'Shop', versionOrAlias: '1' }),
  'GetBot (versionOrAlias is $LATEST)': () => new models.GetBotCommand({ name: 'Shop', versionOrAlias: '$LATEST' }),
  'GetBot (otherwise (alias name))': () => new models.GetBotCommand({ name: 'Shop', versionOrAlias: 'PROD' }),
  GetBots: () => new models.GetBotsCommand({}),
  GetBotVersions: () => new models.GetBotVersionsCommand({ name: 'Shop' }),
  DeleteBot: () => new models.DeleteBotCommand({ name: 'Shop' }),
  DeleteBotVersion: () => new models.DeleteBotVersionCommand({ name: 'Shop', version: '1' }),
  PutBotAlias: () => new models.PutBotAliasCommand({ botName: 'Shop', name: 'PROD', botVersion: '$LATEST' }),
  GetBotAlias: () => new models.GetBotAliasCommand({ botName: 'Shop', name: 'PROD' }),
  GetBotAliases: () => new models.GetBotAliasesCommand({ botName: 'Shop' }),
  DeleteBotAlias: () => new models.DeleteBotAliasCommand({ botName: 'Shop', name: 'PROD' }),
  CreateBotChannelAssociation: () => new CreateBotChannelAssociationCommand({ ...alias, name: 'chat', type: 'Slack', botConfiguration: { a: 'b' } }),
  GetBotChannelAssociation: () => new models.GetBotChannelAssociationCommand({ ...alias, name: 'chat' }),
  "GetBotChannelAssociations (aliasName is '-')": () => new models.GetBotChannelAssociationsCommand({ ...alias, botAlias: '-' }),
  'GetBotChannelAssociations (aliasName is an alias)': () => new models.GetBotChannelAssociationsCommand(alias),
  DeleteBotChannelAssociation: () => new models.DeleteBotChannelAssociationCommand({ ...alias, name: 'chat' }),
  PutIntent: () => new models.PutIntentCommand({ name: 'Buy', sampleUtterances: ['buy'], fulfillmentActivity: { type: 'ReturnIntent' } }),
  CreateIntentVersion: () => new models.CreateIntentVersionCommand({ name: 'Buy' }),
  GetIntent: () => new models.GetIntentCommand({ name: 'Buy', version: '1' }),
  GetIntents: () => new models.GetIntentsCommand({}),
  GetIntentVersions: () => new models.GetIntentVersionsCommand({ name: 'Buy' }),
  DeleteIntent: () => new models.DeleteIntentCommand({ name: 'Buy' }),
  DeleteIntentVersion: () => new models.DeleteIntentVersionCommand({ name: 'Buy', version: '1' }),
  PutSlotType: () => new models.PutSlotTypeCommand({ name: 'Size', enumerationValues: [{ value: 'small' }] }),
  CreateSlotTypeVersion: () => new models.CreateSlotTypeVersionCommand({ name: 'Size' }),
  GetSlotType: () => new models.GetSlotTypeCommand({ name: 'Size', version: '1' }),
  GetSlotTypes: () => new models.GetSlotTypesCommand({}),
  GetSlotTypeVersions: () => new models.GetSlotTypeVersionsCommand({ name: 'Size' }),
  DeleteSlotType: () => new models.DeleteSlotTypeCommand({ name: 'Size' }),
  DeleteSlotTypeVersion: () => new models.DeleteSlotTypeVersionCommand({ name: 'Size', version: '1' }),
  GetBuiltinIntent: () => new models.GetBuiltinIntentCommand({ signature: 'AMAZON.HelpIntent' }),
  GetBuiltinIntents: () => new models.GetBuiltinIntentsCommand({}),
  GetBuiltinSlotTypes: () => new models.GetBuiltinSlotTypesCommand({}),
  'GetUtterancesView (once per requested botVersions element)': () => new models.GetUtterancesViewCommand({ botName: 'Shop', botVersions: ['1'], statusType: 'Missed' }),
  DeleteUtterances: () => new models.DeleteUtterancesCommand({ botName: 'Shop', userId: 'ann' }),
  'GetExport (resourceType=BOT)': () => exporting('BOT', 'Shop'),
  'GetExport (resourceType=INTENT)': () => exporting('INTENT', 'Buy'),
  'GetExport (resourceType=SLOT_TYPE)': () => exporting('SLOT_TYPE', 'Size'),
  'StartImport (resourceType=BOT)': () => importing('BOT', { name: 'Shop', intents: [], ...bot }),
  'StartImport (resourceType=INTENT)': () => importing('INTENT', { name: 'Buy', sampleUtterances: ['buy'], fulfillmentActivity: { type: 'ReturnIntent' } }),
  'StartImport (resourceType=SLOT_TYPE)': () => importing('SLOT_TYPE', { name: 'Size', enumerationValues: [{ value: 'small' }] }),
  GetImport: () => new models.GetImportCommand({ importId: 'none' }),
  StartMigration: (arn) => new models.StartMigrationCommand({ v1BotName: 'Shop', v1BotVersion: '1', v2BotName: 'New', v2BotRole: arn('').replace(/^(arn:aws):lex:us-east-1(:\d+:)$/, '$1:iam:$2role/v2'), migrationStrategy: 'CREATE_NEW' }),
  GetMigration: () => new models.GetMigrationCommand({ migrationId: 'ABCDEFGHIJ' }),
  GetMigrations: () => new models.GetMigrationsCommand({}),
  ...ofEachTagged('ListTagsForResource', (resourceArn) => new models.ListTagsForResourceCommand({ resourceArn })),
  ...ofEachTagged('TagResource', (resourceArn) => new models.TagResourceCommand({ resourceArn, tags })),
  ...ofEachTagged('UntagResource', (resourceArn) => new models.UntagResourceCommand({ resourceArn, tagKeys: ['stage'] })),
  ...ofEachAlias('PostText', (named) => new runtime.PostTextCommand({ ...named, inputText: 'hello' })),
  ...ofEachAlias('PostContent', (named) => new runtime.PostContentCommand({ ...named, inputStream, contentType })),
  ...ofEachAlias('PutSession', (named) => new runtime.PutSessionCommand(named)),
  ...ofEachAlias('GetSession', (named) => new runtime.GetSessionCommand(named)),
  ...ofEachAlias('DeleteSession', (named) => new runtime.DeleteSessionCommand(named)),
};
