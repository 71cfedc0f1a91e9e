import type { Table } from '../../../kernel/table.ts';
import {
  bots, botVersions, intents, intentVersions, slotTypes, slotTypeVersions,
  type BotRow, type BotVersionRow, type ContentRow, type Counted, type IntentContent, type LatestRow, type SlotTypeContent, type VersionNumber,
} from '../tables.ts';

/** One of the three kinds of resources that have a `$LATEST` and versions. */
export interface Kind<Latest extends LatestRow<unknown>, Version extends ContentRow<unknown> & VersionNumber> {
  /** As ARNs call it. */
  readonly name: 'bot' | 'intent' | 'slottype';
  /** As texts call it. */
  readonly noun: string;
  readonly latest: Table<Latest>;
  readonly versions: Table<Version>;
}

export type IntentRow = LatestRow<IntentContent>;
export type IntentVersionRow = ContentRow<IntentContent> & VersionNumber;
export type SlotTypeRow = LatestRow<SlotTypeContent> & Counted;
export type SlotTypeVersionRow = ContentRow<SlotTypeContent> & Counted & VersionNumber;

export const BOT: Kind<BotRow, BotVersionRow> = { name: 'bot', noun: 'bot', latest: bots, versions: botVersions };
export const INTENT: Kind<IntentRow, IntentVersionRow> = { name: 'intent', noun: 'intent', latest: intents, versions: intentVersions };
export const SLOT_TYPE: Kind<SlotTypeRow, SlotTypeVersionRow> = { name: 'slottype', noun: 'slot type', latest: slotTypes, versions: slotTypeVersions };
