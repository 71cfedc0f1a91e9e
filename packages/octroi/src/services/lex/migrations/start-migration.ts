import type { StartMigrationRequest, StartMigrationResponse } from '../../../../models/lex-models.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { readDefinition } from '../definition/read-definition.ts';
import { DOCUMENT_TABLES } from '../exports/document-of.ts';
import { askBot } from '../shared/asks.ts';
import { notFound } from '../shared/errors.ts';
import { migrations } from '../tables.ts';
import { migrationAlerts } from './alerts.ts';
import { askPassV2Role, PASS_V2_ROLE } from './pass-role.ts';
import { v2Archive, v2Files } from './v2-format.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const ID_LENGTH = 10;

/**
 * Converts a version of a bot to what Amazon Lex V2 imports (LEX-MIG-1, LEX-MIG-2). No Lex V2 is here, so that none of its actions is
 * asked for; the archive can be had from GetMigration.
 */
export const startMigration = writes<StartMigrationRequest, StartMigrationResponse>({
  service: 'lex',
  name: 'StartMigration',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'lex:StartMigration', resource: 'bot version' }, PASS_V2_ROLE],
    asks: async ({ v1BotName, v1BotVersion, v2BotRole }, context) => [await askBot('lex:StartMigration', v1BotName, context, {}, v1BotVersion), await askPassV2Role(v2BotRole, context)],
  },
  tables: [...DOCUMENT_TABLES, migrations],
  errors: ['NotFoundException'],
  async handle({ input, rows, blobs, ids, now }) {
    const { v1BotName, v1BotVersion, v2BotName, v2BotRole, migrationStrategy } = input;
    const definition = await readDefinition(rows, blobs, v1BotName, v1BotVersion);
    if (definition === null) throw notFound(`The version ${v1BotVersion} of the bot ${v1BotName} does not exist.`);
    const newId = () => Array.from(ids.bytes(ID_LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('');
    const shown = { migrationId: newId(), v1BotName, v1BotVersion, v1BotLocale: definition.bot.locale, v2BotId: newId(), v2BotRole, migrationStrategy };
    const blob = await blobs.put(v2Archive(v2Files(definition, v2BotName)));
    rows.put(migrations, [shown.migrationId], { shown: { ...shown, migrationStatus: 'COMPLETED', alerts: migrationAlerts(definition) }, startedAt: now, blob });
    return { ...shown, migrationTimestamp: new Date(now) };
  },
});
