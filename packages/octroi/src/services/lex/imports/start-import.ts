import type { StartImportRequest, StartImportResponse } from '../../../../models/lex-models.gen.ts';
import type { Ask } from '../../../kernel/ask.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { effect, Effect, writes, type AskContext } from '../../../kernel/operation.ts';
import { globalScope } from '../../../kernel/scope.ts';
import { warnings } from '../../../kernel/warnings.ts';
import { associatedIntents } from '../bots/put-bot.ts';
import { associatedSlotTypes } from '../intents/put-intent.ts';
import { BOTS_ROLE, needServiceRole, SERVICE_ROLE_TABLES, withServiceRole } from '../roles/service-linked-role.ts';
import { botArn } from '../shared/arns.ts';
import { askBot, askIntent, askSlotType } from '../shared/asks.ts';
import { badRequest } from '../shared/errors.ts';
import { requestTags, shownTags } from '../shared/tags.ts';
import { bots, imports, resourceTags, type ImportRow } from '../tables.ts';
import { mergedTags } from '../tags/merged-tags.ts';
import { BufferedRows, type BufferedWrite } from './buffered-rows.ts';
import type { ImportDocument } from './document.ts';
import { closedFunctions } from './functions.ts';
import { importMover } from './mover.ts';
import { nestedAsks, whyNotAllowed } from './nested-checks.ts';
import { documentOfPayload } from './payload.ts';
import { importSettings } from './settings.ts';
import { canBeStaged, POINTER, pointers, queuedImports, STAGED_TABLES, stagedText, write } from './staged.ts';
import { whatConflicts, writeDocument } from './write-document.ts';

/** Rows that one transaction of an import writes at most; more are staged. */
const MAX_ROWS = 60;

/** The Put that a payload stands for, which alone authorises the import (LEX-IAM-20). */
async function askPut({ resourceType, name, intents, bot }: ImportDocument, { tags }: StartImportRequest, context: AskContext): Promise<Ask> {
  if (bot !== undefined) return askBot('lex:PutBot', name, context, { ...requestTags(tags), ...associatedIntents(bot) });
  return resourceType === 'INTENT' ? askIntent('lex:PutIntent', name, context, associatedSlotTypes(intents[0]!.put)) : askSlotType('lex:PutSlotType', name, context);
}

/**
 * Imports a bot, an intent or a slot type with what it is made of, all of it or nothing (LEX-IMP-1 to LEX-IMP-5). What an import does inside
 * is decided as requests of the caller before anything is written; lex:StartImport itself is asked for by nobody.
 */
export const startImport = writes<StartImportRequest, StartImportResponse>({
  service: 'lex',
  name: 'StartImport',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [
      { action: 'lex:PutBot', resource: 'bot version', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys', 'lex:associatedIntents'], when: 'a bot is imported' },
      { action: 'lex:PutIntent', resource: 'intent version', keys: ['lex:associatedSlotTypes'], when: 'an intent is imported' },
      { action: 'lex:PutSlotType', resource: 'slottype version', when: 'a slot type is imported' },
    ],
    asks: async (input, context) => [await askPut(await documentOfPayload(input), input, context)],
  },
  tables: [...STAGED_TABLES, resourceTags, imports, pointers, ...SERVICE_ROLE_TABLES],
  globalTables: [queuedImports],
  errors: ['BadRequestException', 'LimitExceededException'],
  async handle(call) {
    const { input, rows, home, ids, now } = call;
    const document = await documentOfPayload(input);
    const { bot } = document;
    const isNew = bot !== undefined && (await rows.get(bots, [bot.name])) === undefined;
    const tags = mergedTags([], input.tags);
    if (tags.length > 0 && bot === undefined) throw badRequest('You can specify tags only when you import a bot.');
    if (tags.length > 0 && !isNew) throw badRequest('You can specify tags only for a new bot. Use TagResource to change the tags of an existing one.');
    const closed = await closedFunctions(document, call);
    const row: ImportRow = { id: ids.uuid(), name: document.name, resourceType: document.resourceType, mergeStrategy: input.mergeStrategy, status: 'IN_PROGRESS', createdAt: now };
    const output: StartImportResponse = {
      name: row.name, resourceType: row.resourceType, mergeStrategy: row.mergeStrategy, importId: row.id, importStatus: row.status, createdDate: new Date(now), ...(tags.length === 0 ? {} : { tags: shownTags(tags) }),
    };
    const buffered = new BufferedRows(rows);
    const failure = await whyNot(document, closed, buffered, call);
    if (failure !== null) {
      rows.put(imports, [row.id], { ...row, status: 'FAILED', failureReason: [failure] });
      return output;
    }
    if (isNew) {
      rows.put(resourceTags, ['bot', bot.name], { tags });
      needServiceRole(call, BOTS_ROLE, botArn(home, bot.name));
    }
    const staged = await writeOrStage(buffered.writes, row, call);
    const answered = bot === undefined ? output : await withServiceRole(call, BOTS_ROLE, output);
    return effect(async (outside) => {
      if (staged) await outside.use(importMover).move(home);
      for (const sentence of closed) outside.use(warnings).warn(`an import goes on: ${sentence}`);
      return answered instanceof Effect ? answered.run(outside) : answered;
    });
  },
});

/** Why the document is not imported; null if it is, and `buffered` has what is to be written. */
async function whyNot(document: ImportDocument, closed: readonly string[], buffered: BufferedRows, call: Parameters<typeof startImport.handle>[0]): Promise<string | null> {
  const refusal = (await whyNotAllowed(await nestedAsks(document, call), call)) ?? (await whatConflicts(document, call.input.mergeStrategy, buffered));
  if (refusal !== null) return refusal;
  if (closed[0] !== undefined && call.consult(importSettings).strictFunctions) return closed[0];
  return writeDocument(document, { ...call, rows: buffered }).then(() => null, whyFailed);
}

/** What a document must not be becomes the reason of the failure; a fault of ours stays one. */
function whyFailed(error: unknown): string {
  if (error instanceof ApiError) return error.message;
  throw error;
}

/** Writes the rows, if one transaction takes them; else stages them and writes the pointer. Says whether they are staged. */
async function writeOrStage(writes: readonly BufferedWrite[], row: ImportRow, { rows, home, blobs }: Parameters<typeof startImport.handle>[0]): Promise<boolean> {
  if (writes.length <= MAX_ROWS) {
    write(rows, writes);
    rows.put(imports, [row.id], { ...row, status: 'COMPLETE' });
    return false;
  }
  if (!writes.every(canBeStaged)) throw new Error('an import writes rows that cannot be staged');
  const blob = await blobs.put(Buffer.from(stagedText(writes)));
  rows.put(imports, [row.id], row);
  rows.put(pointers, POINTER, { importId: row.id, blob });
  rows.in({ ...globalScope(home), account: '-' }).put(queuedImports, [row.id], home);
  return true;
}
