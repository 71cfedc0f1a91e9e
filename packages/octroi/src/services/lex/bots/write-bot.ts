import type { Intent, PutBotRequest } from '../../../../models/lex-models.gen.ts';
import type { Call } from '../../../kernel/operation.ts';
import { listAll, type RowReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { beginBuild, notBuilt } from '../build/queue.ts';
import { LATEST } from '../shared/arns.ts';
import { checksumOf } from '../shared/checksum.ts';
import { stored } from '../shared/content.ts';
import { badRequest, limitExceeded } from '../shared/errors.ts';
import { BOT, INTENT, SLOT_TYPE } from '../shared/kinds.ts';
import { checkMessages } from '../shared/messages.ts';
import type { Writing } from '../slot-types/write-slot-type.ts';
import { bots, type BotContent, type BotRow, type BuildState, type ContentRow, type Reference } from '../tables.ts';
import { findVersion } from '../versions/find.ts';
import { claimName } from '../versions/names.ts';
import { forgetUnbuilt, isUnbuilt } from '../versions/unbuilt.ts';
import { checkModelImprovements, modelImprovements } from './model-improvements.ts';

/* LEX-VAL-7, LEX-VAL-11 */
const MAX_BOTS = 250;
const MAX_INTENTS = 250;
const MAX_VALUES = 50_000;
const DEFAULT_TTL_SECONDS = 300;

export interface BotWriting extends Writing {
  readonly home: Scope;
  readonly consult: Call<unknown, unknown>['consult'];
}

/**
 * Writes the `$LATEST` of a bot in full, whatever it was (LEX-VER-1), and queues its build unless it shall only be saved. The request's
 * checksum and tags are not looked at.
 * @throws BadRequestException, LimitExceededException
 */
export async function writeBot(input: PutBotRequest, writing: BotWriting): Promise<{ readonly row: BotRow; readonly content: BotContent }> {
  const { rows, blobs, ids, now } = writing;
  const { name, checksum: _, createVersion: __, processBehavior = 'BUILD', tags: ___, idleSessionTTLInSeconds = DEFAULT_TTL_SECONDS, ...settings } = input;
  const uses = usesOf(input.intents ?? []);
  checkModelImprovements(writing.consult(modelImprovements), writing.home.region, input.enableModelImprovements);
  checkMessages('clarificationPrompt', input.clarificationPrompt);
  checkMessages('abortStatement', input.abortStatement);
  await requireIntents(rows, uses);
  const existing = await rows.get(bots, [name]);
  if (existing === undefined) {
    await claimName(BOT, rows, name);
    if ((await listAll(rows, bots)).length >= MAX_BOTS) throw limitExceeded(`An account can have at most ${MAX_BOTS} bots in a Region.`);
  }
  const content: BotContent = { ...settings, idleSessionTTLInSeconds };
  const checksum = checksumOf('bot', name, content);
  const row: BotRow = {
    id: existing?.id ?? ids.uuid(),
    name,
    ...(input.description === undefined ? {} : { description: input.description }),
    ...(uses.length === 0 ? {} : { uses }),
    content: await stored(content, blobs),
    checksum,
    revision: ids.uuid(),
    createdAt: existing?.createdAt ?? now,
    updatedAt: now,
    ...(await stateAfter(processBehavior, existing, checksum, name, uses.length > 0, writing)),
  };
  rows.put(bots, [name], row);
  await forgetUnbuilt(rows, name);
  return { row, content };
}

async function stateAfter(behavior: string, existing: BotRow | undefined, checksum: string, name: string, hasIntents: boolean, writing: BotWriting): Promise<BuildState> {
  if (behavior === 'SAVE') return notBuilt(writing.ids);
  const same = existing !== undefined && existing.status === 'READY' && existing.checksum === checksum && !(await isUnbuilt(writing.rows, name));
  // LEX-BLD-5: what is built already stays so.
  if (same) return { status: 'READY', build: existing.build, ...(existing.model === undefined ? {} : { model: existing.model }) };
  return beginBuild(writing, name, LATEST, hasIntents);
}

function usesOf(intents: readonly Intent[]): readonly Reference[] {
  const names = new Set<string>();
  for (const { intentName } of intents) {
    if (names.has(intentName)) throw badRequest(`The intent ${intentName} occurs more than once in the bot.`);
    names.add(intentName);
  }
  if (names.size > MAX_INTENTS) throw limitExceeded(`A bot can have at most ${MAX_INTENTS} intents.`);
  return intents.map(({ intentName, intentVersion }): Reference => [intentName, intentVersion]);
}

/** The intents have to be there, and the values of their slot types must not be too many together. */
async function requireIntents(rows: RowReader, uses: readonly Reference[]): Promise<void> {
  const types = new Map<string, Reference>();
  for (const [name, version] of uses) {
    const intent: ContentRow<unknown> | undefined = await findVersion(INTENT, rows, name, version);
    if (intent === undefined) throw badRequest(`The version ${version} of the intent ${name} does not exist.`);
    for (const type of intent.uses ?? []) types.set(type.join(':'), type);
  }
  let values = 0;
  for (const [name, version] of types.values()) values += (await findVersion(SLOT_TYPE, rows, name, version))?.values ?? 0;
  if (values > MAX_VALUES) throw limitExceeded(`The slot types of a bot can have at most ${MAX_VALUES} values and synonyms together.`);
}
