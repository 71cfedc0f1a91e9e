import { defineTable } from '../../kernel/table.ts';
import type { Tag } from '../../kernel/tags.ts';
import type {
  ConversationLogsRequest,
  GetBotResponse,
  GetIntentResponse,
  GetMigrationResponse,
  GetSlotTypeResponse,
  ImportStatus,
  MergeStrategy,
  ResourceType,
  Status,
  StatusType,
} from '../../../models/lex-models.gen.ts';

/**
 * Rows of Lex V1. Bots, intents and slot types have a `$LATEST`, which alone changes, and numbered versions. All times are milliseconds of
 * the decision clock. What a user said hangs on the bot's id, so that nothing of a deleted bot belongs to a later one of its name.
 */

type Outer = 'name' | 'version' | 'checksum' | 'createdDate' | 'lastUpdatedDate';

/** What a Put writes, in the form of the answers: settings without name, version, dates and status. */
export type BotContent = Omit<GetBotResponse, Outer | 'status' | 'failureReason'>;
export type IntentContent = Omit<GetIntentResponse, Outer>;
export type SlotTypeContent = Omit<GetSlotTypeResponse, Outer>;

/** Content in the row itself or, if it is large, as JSON in a blob (shared/content.ts). */
export type Stored<Content> = { readonly inline: Content } | { readonly blob: string };

/** What a bot or an intent refers to: an intent or a custom slot type. */
export type Reference = readonly [name: string, version: string];

/** A `$LATEST` or a version. */
export interface ContentRow<Content> {
  readonly name: string;
  /** What it refers to; absent: nothing. */
  readonly uses?: readonly Reference[];
  readonly description?: string;
  readonly content: Stored<Content>;
  /** Of the content alone (LEX-VER-3). */
  readonly checksum: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** How far the building of a bot has come (LEX-BLD-1). */
export interface BuildState {
  readonly status: Status;
  readonly failureReason?: string;
  /** Changes with everything that is built anew: what was made for another one is out of date. */
  readonly build: string;
  /** The blob with what was learned, once it is READY; absent if nothing had to be learned. */
  readonly model?: string;
}

/** A `$LATEST`. Its versions hang on its id, so that none of a deleted resource belongs to a later one of its name. */
export interface LatestRow<Content> extends ContentRow<Content> {
  readonly id: string;
}

export interface BotRow extends LatestRow<BotContent>, BuildState {
  /** Changes with every Put: sessions on `$LATEST` of another revision are over (LEX-BLD-7). */
  readonly revision: string;
}

export interface VersionNumber {
  readonly version: number;
}

export interface BotVersionRow extends ContentRow<BotContent>, BuildState, VersionNumber {}

/** Of a slot type. */
export interface Counted {
  /** Its values and synonyms. */
  readonly values: number;
}

/** Who has a name, whatever its letter case, and which number its versions have reached, which are never given again (LEX-VER-4, LEX-VER-8). */
export interface NameRow {
  /** Null: it was deleted. */
  readonly holder: string | null;
  readonly lastVersion: number;
}

export interface AliasRow {
  readonly name: string;
  readonly botName: string;
  readonly description?: string;
  /** `$LATEST` or a number. */
  readonly botVersion: string;
  readonly checksum: string;
  readonly conversationLogs?: ConversationLogsRequest;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface ChannelRow {
  readonly name: string;
  readonly botName: string;
  readonly botAlias: string;
  readonly description?: string;
  readonly type: ChannelTypeName;
  /** JSON of the configuration, sealed: it holds secrets of the platform (LEX-CHN-2). */
  readonly configuration: string;
  readonly status: 'IN_PROGRESS' | 'CREATED' | 'FAILED';
  readonly failureReason?: string;
  readonly createdAt: number;
}

export type ChannelTypeName = 'Facebook' | 'Slack' | 'Twilio-Sms' | 'Kik';

/** What authorise needs to know of a bot, an alias or a channel without a permit. */
export interface TagsRow {
  readonly tags: readonly Tag[];
  /** Of a channel: what `lex:channelType` says. */
  readonly channelType?: ChannelTypeName;
}

/** A user's conversation with a bot (LEX-RT-1). */
export interface SessionRow {
  readonly id: string;
  /** The version that it began with, and keeps (LEX-ALI-2): `$LATEST` or a number. */
  readonly botVersion: string;
  /** The `revision` of the bot's row when it began, if it talks to `$LATEST`. */
  readonly revision: string;
  /** It is over from then on. */
  readonly expiresAt: number;
  /** What the dialog remembers, as JSON (dialog/). */
  readonly state: unknown;
}

/** How often a user said a text on a day (LEX-UTT-1), as it is counted (LEX-UTT-3). */
export interface Said {
  readonly text: string;
  /** `$LATEST` or a number: who heard it. */
  readonly version: string;
  readonly status: StatusType;
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** What a user said to a bot on a day. */
export interface UtterancesRow {
  readonly said: readonly Said[];
}

export interface ImportRow {
  readonly id: string;
  readonly name: string;
  readonly resourceType: ResourceType;
  readonly mergeStrategy: MergeStrategy;
  readonly status: ImportStatus;
  readonly failureReason?: readonly string[];
  readonly createdAt: number;
}

export interface MigrationRow {
  /** As GetMigration shows it, with its time in milliseconds. */
  readonly shown: Omit<GetMigrationResponse, 'migrationTimestamp'>;
  readonly startedAt: number;
  /** The zip's blob. */
  readonly blob?: string;
}

/** A build that has to be done; written with the row whose `build` it names. */
export interface QueuedBuildRow {
  readonly partition: string;
  readonly account: string;
  readonly region: string;
  readonly bot: string;
  /** `$LATEST` or a number. */
  readonly version: string;
  /** The node that does it; others take it over when that one is gone. */
  readonly node?: string;
}

const business = <Row>(name: string, regional = true) => defineTable<Row>({ service: 'lex', name, kind: 'business', regional });

/** [name]; the `$LATEST`. */
export const bots = business<BotRow>('bot');
export const intents = business<LatestRow<IntentContent>>('intent');
export const slotTypes = business<LatestRow<SlotTypeContent> & Counted>('slot-type');
/** [id of the `$LATEST`, `versionKey`]. */
export const botVersions = business<BotVersionRow>('bot-version');
export const intentVersions = business<ContentRow<IntentContent> & VersionNumber>('intent-version');
export const slotTypeVersions = business<ContentRow<SlotTypeContent> & Counted & VersionNumber>('slot-type-version');
/** [`bot`, `intent` or `slottype`, name in lower case]. */
export const names = business<NameRow>('name');
/** [`bots`]: those whose `$LATEST` refers to something that has changed since it was put (LEX-BLD-3). */
export const unbuilt = business<{ readonly names: readonly string[] }>('unbuilt');
/** [bot's name, alias]. */
export const aliases = business<AliasRow>('alias');
/** [bot's name, alias, channel]. */
export const channels = business<ChannelRow>('channel');
/** [`bot`, name], [`alias`, bot's name, alias] or [`channel`, bot's name, alias, channel]. */
export const resourceTags = defineTable<TagsRow>({ service: 'lex', name: 'tags', kind: 'policy', regional: true });
/** [bot's id, user's id]. */
export const sessions = business<SessionRow>('session');
/** [bot's id, user's id, day as `YYYY-MM-DD`]. */
export const utterances = business<UtterancesRow>('utterances');
/** [id]. */
export const imports = business<ImportRow>('import');
/** [id]. */
export const migrations = business<MigrationRow>('migration');
/** [build], under the account `-`, so that a node finds all of them without knowing the accounts. */
export const queuedBuilds = business<QueuedBuildRow>('queued-build', false);

/** The part of a key that a numbered version has, in the order of the numbers. */
export function versionKey(version: number | string): string {
  return String(version).padStart(20, '0');
}
