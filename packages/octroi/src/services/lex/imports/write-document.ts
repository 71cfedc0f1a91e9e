import type { Inputs, MergeStrategy } from '../../../../models/lex-models.gen.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import { writeBot, type BotWriting } from '../bots/write-bot.ts';
import { slotTypeKey } from '../definition/types.ts';
import { cutIntent, writeIntent } from '../intents/write-intent.ts';
import { conflict } from '../shared/errors.ts';
import { cutSlotType, writeSlotType } from '../slot-types/write-slot-type.ts';
import { bots, intents, slotTypes } from '../tables.ts';
import type { ImportDocument } from './document.ts';

/**
 * The first name of a document that is taken, if that ends the import (LEX-IMP-4).
 * @returns why the import fails, or null
 */
export async function whatConflicts({ slotTypes: types, intents: given, bot }: ImportDocument, mergeStrategy: MergeStrategy, rows: RowReader): Promise<string | null> {
  if (mergeStrategy === 'OVERWRITE_LATEST') return null;
  for (const { put } of types) if ((await rows.get(slotTypes, [put.name])) !== undefined) return `The slot type ${put.name} already exists.`;
  for (const { put } of given) if ((await rows.get(intents, [put.name])) !== undefined) return `The intent ${put.name} already exists.`;
  return bot !== undefined && (await rows.get(bots, [bot.name])) !== undefined ? `The bot ${bot.name} already exists.` : null;
}

/** New numbers of what was imported, by name and by the version that the document gives it. */
class Numbers {
  readonly #numbers = new Map<string, string>();

  add(name: string, version: string, number: number): void {
    this.#numbers.set(slotTypeKey(name, version), String(number));
    this.#numbers.set(name, String(number));
  }

  /** What is not in the document stays as it is written. */
  of(name: string, version: string | undefined): string | undefined {
    return version === undefined ? this.#numbers.get(name) : (this.#numbers.get(slotTypeKey(name, version)) ?? version);
  }
}

/**
 * Writes a document: its slot types and intents, each to `$LATEST` and then as a numbered version, and its bot with the new numbers, saved
 * and not built (LEX-IMP-2, LEX-IMP-3). What has not changed gets no new number (LEX-VER-4).
 * @throws errors of Lex for what the document must not be
 */
export async function writeDocument(document: ImportDocument, writing: BotWriting): Promise<void> {
  const { rows, now } = writing;
  const types = new Numbers();
  for (const { put, version } of document.slotTypes) {
    const { row } = await writeSlotType(put, writing);
    types.add(put.name, version, (await cutSlotType(rows, now, row)).row.version);
  }
  const links = new Numbers();
  for (const { put, version } of document.intents) {
    const { row } = await writeIntent(linked(put, types), writing);
    links.add(put.name, version, (await cutIntent(rows, now, row)).row.version);
  }
  if (document.bot === undefined) return;
  const existing = await rows.get(bots, [document.bot.name]);
  if (existing?.status === 'BUILDING') throw conflict(`The bot ${document.bot.name} is being built.`);
  const given = (document.bot.intents ?? []).map(({ intentName, intentVersion }) => ({ intentName, intentVersion: links.of(intentName, intentVersion) ?? intentVersion }));
  const { intents: _, ...settings } = document.bot;
  await writeBot({ ...settings, ...(given.length === 0 ? {} : { intents: given }), processBehavior: 'SAVE' }, writing);
}

/** An intent with the new numbers of its slot types. */
function linked(put: Inputs['PutIntent'], types: Numbers): Inputs['PutIntent'] {
  if (put.slots === undefined) return put;
  const slots = put.slots.map((slot) => {
    const slotTypeVersion = slot.slotType === undefined ? undefined : types.of(slot.slotType, slot.slotTypeVersion);
    return slotTypeVersion === undefined ? slot : { ...slot, slotTypeVersion };
  });
  return { ...put, slots };
}
