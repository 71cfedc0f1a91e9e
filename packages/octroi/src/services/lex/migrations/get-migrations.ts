import type { GetMigrationsRequest, GetMigrationsResponse, MigrationSummary } from '../../../../models/lex-models.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { listAll } from '../../../kernel/rows.ts';
import { askAll } from '../shared/asks.ts';
import { badRequest } from '../shared/errors.ts';
import { contains, PAGE } from '../shared/pages.ts';
import { migrations, type MigrationRow } from '../tables.ts';

/** Migrations by name or by time, the last one first unless the request says otherwise (LEX-PAG-4). */
export const getMigrations = reads<GetMigrationsRequest, GetMigrationsResponse>({
  service: 'lex',
  name: 'GetMigrations',
  level: 'List',
  access: { kind: 'asks', declares: [{ action: 'lex:GetMigrations', resource: '*' }], asks: () => [askAll('lex:GetMigrations')] },
  tables: [migrations],
  errors: ['BadRequestException'],
  async handle({ input, rows }) {
    const { sortByAttribute = 'MIGRATION_DATE_TIME', sortByOrder = 'DESCENDING', maxResults = PAGE, nextToken } = input;
    const found = (await listAll(rows, migrations)).map(({ row }) => row).filter(({ shown }) => contains(shown.v1BotName ?? '', input.v1BotNameContains) && (input.migrationStatusEquals ?? shown.migrationStatus) === shown.migrationStatus);
    const direction = sortByOrder === 'ASCENDING' ? 1 : -1;
    const keyOf = ({ shown, startedAt }: MigrationRow): string => `${sortByAttribute === 'V1_BOT_NAME' ? shown.v1BotName : ''} ${String(startedAt).padStart(16, '0')} ${shown.migrationId}`;
    const ordered = found.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -direction : direction));
    const from = nextToken === undefined ? 0 : ordered.findIndex(({ shown }) => tokenOf(shown.migrationId) === nextToken) + 1;
    if (nextToken !== undefined && from === 0) throw badRequest('The value of nextToken is not valid.');
    const page = ordered.slice(from, from + maxResults);
    const last = page.at(-1);
    return { migrationSummaries: page.map(summary), ...(last !== undefined && from + page.length < ordered.length ? { nextToken: tokenOf(last.shown.migrationId) } : {}) };
  },
});

/** Migrations are never deleted, so that the last one of a page stays where the next one begins. */
function tokenOf(migrationId: string | undefined): string {
  return Buffer.from(migrationId ?? '').toString('base64url');
}

function summary({ shown, startedAt }: MigrationRow): MigrationSummary {
  const { alerts: _, ...rest } = shown;
  return { ...rest, migrationTimestamp: new Date(startedAt) };
}
