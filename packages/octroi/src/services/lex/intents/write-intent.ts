import type { PutIntentRequest } from '../../../../models/lex-models.gen.ts';
import { listAll, type RowReader, type RowWriter } from '../../../kernel/rows.ts';
import { checksumOf } from '../shared/checksum.ts';
import { stored } from '../shared/content.ts';
import { badRequest, limitExceeded } from '../shared/errors.ts';
import { INTENT, SLOT_TYPE, type IntentRow, type IntentVersionRow } from '../shared/kinds.ts';
import type { Writing } from '../slot-types/write-slot-type.ts';
import { intents, type IntentContent, type Reference } from '../tables.ts';
import { cutVersion, type Cut } from '../versions/cut-version.ts';
import { findVersion } from '../versions/find.ts';
import { claimName } from '../versions/names.ts';
import { intentChanged } from '../versions/unbuilt.ts';
import { checkIntent, isBuiltin } from './check.ts';

/** Of one account in one Region (LEX-VAL-11). */
const MAX_INTENTS = 1000;

/** Custom slot types that the slots of an intent have, each once. */
export function slotTypesOf({ slots = [] }: Pick<PutIntentRequest, 'slots'>): readonly Reference[] {
  const used = new Map<string, Reference>();
  for (const { slotType, slotTypeVersion } of slots) {
    if (slotType !== undefined && slotTypeVersion !== undefined && !isBuiltin(slotType)) used.set(`${slotType}:${slotTypeVersion}`, [slotType, slotTypeVersion]);
  }
  return [...used.values()];
}

/**
 * Writes the `$LATEST` of an intent in full, whatever it was (LEX-VER-1); the request's checksum and its functions are not looked at.
 * @throws BadRequestException, LimitExceededException
 */
export async function writeIntent(input: PutIntentRequest, { rows, blobs, ids, now }: Writing): Promise<{ readonly row: IntentRow; readonly content: IntentContent }> {
  const { name, checksum: _, createVersion: __, ...content } = input;
  checkIntent(input);
  const uses = slotTypesOf(input);
  await requireSlotTypes(rows, uses);
  const existing = await rows.get(intents, [name]);
  if (existing === undefined) {
    await claimName(INTENT, rows, name);
    if ((await listAll(rows, intents)).length >= MAX_INTENTS) throw limitExceeded(`An account can have at most ${MAX_INTENTS} intents in a Region.`);
  }
  const row: IntentRow = {
    id: existing?.id ?? ids.uuid(),
    name,
    ...(input.description === undefined ? {} : { description: input.description }),
    ...(uses.length === 0 ? {} : { uses }),
    content: await stored<IntentContent>(content, blobs),
    checksum: checksumOf('intent', name, content),
    createdAt: existing?.createdAt ?? now,
    updatedAt: now,
  };
  rows.put(intents, [name], row);
  if (existing !== undefined && existing.checksum !== row.checksum) await intentChanged(rows, name);
  return { row, content };
}

async function requireSlotTypes(rows: RowReader, uses: readonly Reference[]): Promise<void> {
  for (const [name, version] of uses) {
    if ((await findVersion(SLOT_TYPE, rows, name, version)) === undefined) throw badRequest(`The version ${version} of the slot type ${name} does not exist.`);
  }
}

/** Makes a numbered version of an intent's `$LATEST`. @throws BadRequestException, LimitExceededException */
export function cutIntent(rows: RowWriter, now: number, latest: IntentRow): Promise<Cut<IntentVersionRow>> {
  const { id: _, ...shared } = latest;
  return cutVersion(INTENT, rows, latest, (version) => ({ ...shared, version, createdAt: now, updatedAt: now }));
}
