import { CreateBotVersionCommand, PutBotAliasCommand, PutBotCommand, StartImportCommand, StartMigrationCommand } from '@aws-sdk/client-lex-model-building-service';
import { archiveOf } from '../../../services/lex/exports/archive.ts';
import { LEX_METADATA } from '../../../services/lex/exports/lex-format.ts';
import { CreateBotChannelAssociationCommand } from '../../create-channel-command.ts';
import type { Input, Place, SampleRequest, Samples } from '../sample.ts';

const tags = [{ key: 'team', value: 'blue' }];
const SETTINGS = { locale: 'en-US', childDirected: false } as const;
const CHANNEL = { botName: 'Shop', botAlias: 'Live', name: 'chat' };

/** A bot with a version, an alias and a channel association, all tagged. */
async function channel({ lex }: Place): Promise<Input> {
  await lex.send(new PutBotCommand({ name: 'Shop', ...SETTINGS, processBehavior: 'SAVE', tags }));
  await lex.send(new CreateBotVersionCommand({ name: 'Shop' }));
  await lex.send(new PutBotAliasCommand({ botName: 'Shop', name: 'Live', botVersion: '1', tags }));
  await lex.send(new CreateBotChannelAssociationCommand({ ...CHANNEL, type: 'Slack', botConfiguration: { clientId: 'a' }, tags }));
  return CHANNEL;
}

const ofEach = (more: Input): readonly SampleRequest[] =>
  ['bot:Shop', 'bot:Shop:Live', 'bot-channel:Shop:Live:chat'].map((resource) => ({
    async prepare(place) {
      await channel(place);
      return { resourceArn: `arn:aws:lex:us-east-1:${place.accountId}:${resource}`, ...more };
    },
  }));

const INTENT = { name: 'Buy', sampleUtterances: ['buy'], slots: [{ name: 'when', slotConstraint: 'Optional', slotType: 'AMAZON.DATE' }], fulfillmentActivity: { type: 'ReturnIntent' } };
const RESOURCES = {
  BOT: { name: 'Shop', intents: [INTENT], ...SETTINGS },
  INTENT,
  SLOT_TYPE: { name: 'Sizes', enumerationValues: [{ value: 'small' }] },
} as const;

/** An import whose inner checks fail where only the Put is allowed: what is swept is who may start it. */
const importOf = (resourceType: keyof typeof RESOURCES, more: Input = {}): Input => ({
  resourceType, mergeStrategy: 'OVERWRITE_LATEST', payload: archiveOf('import.json', JSON.stringify({ metadata: LEX_METADATA, resource: RESOURCES[resourceType] })), ...more,
});

const exportOf = (resourceType: keyof typeof RESOURCES): SampleRequest => ({
  async prepare(place) {
    await place.lex.send(new StartImportCommand(importOf(resourceType, resourceType === 'BOT' ? { tags } : {}) as never));
    if (resourceType === 'BOT') await place.lex.send(new CreateBotVersionCommand({ name: 'Shop' }));
    return { name: RESOURCES[resourceType].name, version: '1', resourceType, exportType: 'LEX' };
  },
});

async function migrationOf(place: Place): Promise<Input> {
  await channel(place);
  return { v1BotName: 'Shop', v1BotVersion: '1', v2BotName: 'Shop-2', v2BotRole: await place.role('v2'), migrationStrategy: 'CREATE_NEW' };
}

/** What surrounds the bots of Amazon Lex V1: channel associations, tags, utterances, exports, imports, migrations. */
export const lexArchiveSamples: Samples = {
  CreateBotChannelAssociation: async (place) => (await channel(place), { ...CHANNEL, name: 'other', type: 'Kik', botConfiguration: { clientId: 'a' }, tags }),
  GetBotChannelAssociation: channel,
  GetBotChannelAssociations: [{ prepare: channel }, { prepare: async (place) => ({ ...(await channel(place)), botAlias: '-' }) }],
  DeleteBotChannelAssociation: channel,
  ListTagsForResource: ofEach({}),
  TagResource: ofEach({ tags }),
  UntagResource: ofEach({ tagKeys: ['team'] }),
  GetUtterancesView: async (place) => (await channel(place), { botName: 'Shop', botVersions: ['1'], statusType: 'Missed' }),
  DeleteUtterances: async (place) => (await channel(place), { botName: 'Shop', userId: 'ann' }),
  GetExport: [exportOf('BOT'), exportOf('INTENT'), exportOf('SLOT_TYPE')],
  StartImport: [{ prepare: () => importOf('BOT', { tags }) }, { prepare: async (place) => (await channel(place), importOf('BOT')) }, { prepare: () => importOf('INTENT') }, { prepare: () => importOf('SLOT_TYPE') }],
  GetImport: async ({ lex }) => ({ importId: (await lex.send(new StartImportCommand(importOf('SLOT_TYPE') as never))).importId }),
  StartMigration: migrationOf,
  GetMigration: async (place) => ({ migrationId: (await place.lex.send(new StartMigrationCommand((await migrationOf(place)) as never))).migrationId }),
  GetMigrations: () => ({}),
};
