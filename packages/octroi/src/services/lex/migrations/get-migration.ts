import type { GetMigrationRequest, GetMigrationResponse, MigrationAlert } from '../../../../models/lex-models.gen.ts';
import { effect, reads } from '../../../kernel/operation.ts';
import { archiveDownloads } from '../exports/downloads.ts';
import { askAll } from '../shared/asks.ts';
import { notFound } from '../shared/errors.ts';
import { migrations } from '../tables.ts';

/** A migration with what could not be migrated, and a link to what was made of the bot (LEX-MIG-2). */
export const getMigration = reads<GetMigrationRequest, GetMigrationResponse>({
  service: 'lex',
  name: 'GetMigration',
  level: 'Read',
  access: { kind: 'asks', declares: [{ action: 'lex:GetMigration', resource: '*' }], asks: () => [askAll('lex:GetMigration')] },
  tables: [migrations],
  errors: ['NotFoundException'],
  async handle({ input, rows }) {
    const row = await rows.get(migrations, [input.migrationId]);
    if (row === undefined) throw notFound(`The migration ${input.migrationId} does not exist.`);
    const { shown, startedAt, blob } = row;
    const answer = { ...shown, migrationTimestamp: new Date(startedAt) };
    if (blob === undefined) return answer;
    return effect(async (outside) => {
      const link = outside.use(archiveDownloads).link({ blob, fileName: `${shown.v1BotName}_${shown.migrationId}_LEX_V2.zip` });
      return { ...answer, alerts: [whereItIs(link), ...(shown.alerts ?? [])] };
    });
  },
});

function whereItIs(link: string): MigrationAlert {
  return { type: 'WARN', message: 'No Lex V2 is here. Import the archive of the bot where one is; the link is valid for five minutes.', details: [], referenceURLs: [link] };
}
