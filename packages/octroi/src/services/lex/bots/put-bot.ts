import type { PutBotRequest, PutBotResponse } from '../../../../models/lex-models.gen.ts';
import type { Ask } from '../../../kernel/ask.ts';
import { Effect, effect, writes } from '../../../kernel/operation.ts';
import { botBuilder } from '../build/builder.ts';
import { BOTS_ROLE, needServiceRole, SERVICE_ROLE_TABLES, withServiceRole } from '../roles/service-linked-role.ts';
import { botArn } from '../shared/arns.ts';
import { askBot } from '../shared/asks.ts';
import { badRequest, conflict } from '../shared/errors.ts';
import { requestTags, shownTags } from '../shared/tags.ts';
import { bots, botVersions, intents, intentVersions, names, queuedBuilds, resourceTags, slotTypes, slotTypeVersions, unbuilt } from '../tables.ts';
import { mergedTags } from '../tags/merged-tags.ts';
import { checkPutChecksum } from '../versions/checksums.ts';
import { cutBot } from './cut-bot.ts';
import { shownBot } from './shape.ts';
import { writeBot } from './write-bot.ts';

/** Names of the intents, each once; absent if there are none (LEX-IAM-9, LEX-IAM-12). */
export function associatedIntents({ intents: given = [] }: Pick<PutBotRequest, 'intents'>): NonNullable<Ask['keys']> {
  return given.length === 0 ? {} : { 'lex:associatedIntents': [...new Set(given.map(({ intentName }) => intentName))] };
}

/** Makes or replaces the `$LATEST` of a bot and builds it, and makes a version of it if that is asked for (LEX-VER-5, LEX-BLD-1). */
export const putBot = writes<PutBotRequest, PutBotResponse>({
  service: 'lex',
  name: 'PutBot',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [
      { action: 'lex:PutBot', resource: 'bot version', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys', 'lex:associatedIntents'] },
      { action: 'lex:CreateBotVersion', resource: 'bot version', when: 'a version is made' },
    ],
    asks: async (input, context) => [
      await askBot('lex:PutBot', input.name, context, { ...requestTags(input.tags), ...associatedIntents(input) }),
      ...(input.createVersion === true ? [await askBot('lex:CreateBotVersion', input.name, context)] : []),
    ],
  },
  tables: [bots, botVersions, intents, intentVersions, slotTypes, slotTypeVersions, names, unbuilt, resourceTags, ...SERVICE_ROLE_TABLES],
  globalTables: [queuedBuilds],
  errors: ['BadRequestException', 'ConflictException', 'PreconditionFailedException', 'LimitExceededException'],
  async handle(call) {
    const { input, rows, home } = call;
    const { name, checksum, createVersion, tags } = input;
    const existing = await rows.get(bots, [name]);
    checkPutChecksum('bot', name, existing, checksum);
    if (existing?.status === 'BUILDING') throw conflict(`The bot ${name} is being built. Try your request again when the build has ended.`);
    if (existing !== undefined && tags !== undefined) throw badRequest('You can specify tags only when you create a bot. Use TagResource to change the tags of an existing one.');
    const { row, content } = await writeBot(input, call);
    if (existing === undefined) {
      rows.put(resourceTags, ['bot', name], { tags: mergedTags([], tags) });
      needServiceRole(call, BOTS_ROLE, botArn(home, name));
    }
    const shown = createVersion === true ? (await cutBot(call, row)).row : row;
    const output = { ...shownBot(shown, content), ...(createVersion === undefined ? {} : { createVersion }), ...(tags === undefined ? {} : { tags: shownTags(mergedTags([], tags)) }) };
    const answered = await withServiceRole(call, BOTS_ROLE, output);
    return effect(async (outside) => {
      outside.use(botBuilder).begin();
      return answered instanceof Effect ? answered.run(outside) : answered;
    });
  },
});
