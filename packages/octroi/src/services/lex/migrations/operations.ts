import type { Operation } from '../../../kernel/operation.ts';
import { getMigration } from './get-migration.ts';
import { getMigrations } from './get-migrations.ts';
import { startMigration } from './start-migration.ts';

/** Migrations to Lex V2 (section 1.11 of the specification). */
export const migrationOperations: readonly Operation[] = [startMigration, getMigration, getMigrations];
