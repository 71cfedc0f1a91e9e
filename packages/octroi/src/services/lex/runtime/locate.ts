import { ApiError } from '../../../kernel/api-error.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import type { Session } from '../dialog/session.ts';
import { LATEST } from '../shared/arns.ts';
import { badRequest, notFound } from '../shared/errors.ts';
import { withStatus } from '../versions/unbuilt.ts';
import { aliases, bots, botVersions, sessions, versionKey, type AliasRow, type BotRow, type BuildState, type SessionRow } from '../tables.ts';

/** Whom a request talks to, and as whom. */
export interface Addressed {
  readonly botName: string;
  /** `$LATEST` or the name of an alias. */
  readonly botAlias: string;
  readonly userId: string;
}

/** What a session's row remembers. */
export interface Talk {
  readonly dialog: Session;
  /** What its alias said of logs when it began (LEX-LOG-1). */
  readonly logs: NonNullable<AliasRow['conversationLogs']> | null;
}

/** The bot and the alias of a request, and the user's session with it, if it has not ended. */
export interface Located {
  readonly bot: BotRow;
  /** Null for `$LATEST`. */
  readonly alias: AliasRow | null;
  readonly session: (SessionRow & { readonly state: Talk }) | null;
}

/** Throws NotFoundException for a bot or an alias that does not exist. */
export async function locate(rows: RowReader, { botName, botAlias, userId }: Addressed, now: number): Promise<Located> {
  const bot = await rows.get(bots, [botName]);
  if (bot === undefined) throw notFound(`The bot ${botName} does not exist.`);
  const alias = botAlias === LATEST ? null : await rows.get(aliases, [botName, botAlias]);
  if (alias === undefined) throw notFound(`The alias ${botAlias} of the bot ${botName} does not exist.`);
  const row = await rows.get(sessions, [bot.id, userId]);
  const live = row !== undefined && row.expiresAt > now && (row.botVersion !== LATEST || row.revision === bot.revision);
  return { bot, alias, session: live ? (row as SessionRow & { readonly state: Talk }) : null };
}

/** A bot's version as it has been built. */
export interface BuiltVersion {
  readonly version: string;
  readonly state: BuildState;
}

/**
 * The version that the session keeps (LEX-ALI-2), or else the one that the alias names. A session whose version has been deleted meanwhile is
 * over; `kept` says so.
 */
export async function versionOf(rows: RowReader, { bot, alias, session }: Located): Promise<BuiltVersion & { readonly kept: boolean }> {
  if (session !== null) {
    const state = await stateOf(rows, bot, session.botVersion);
    if (state !== undefined) return { version: session.botVersion, state, kept: true };
  }
  const version = alias?.botVersion ?? LATEST;
  const state = await stateOf(rows, bot, version);
  if (state === undefined) throw notFound(`The version ${version} of the bot ${bot.name} does not exist.`);
  return { version, state, kept: false };
}

async function stateOf(rows: RowReader, bot: BotRow, version: string): Promise<BuildState | undefined> {
  if (version !== LATEST) return rows.get(botVersions, [bot.id, versionKey(version)]);
  return withStatus(rows, bot);
}

/** Throws unless the version can be talked to (LEX-RT-10). */
export function requireBuilt(bot: string, { version, state }: BuiltVersion): void {
  const named = version === LATEST ? `The bot ${bot}` : `Version ${version} of the bot ${bot}`;
  switch (state.status) {
    case 'READY':
    case 'READY_BASIC_TESTING':
      return;
    case 'BUILDING':
      throw new ApiError('BadGatewayException', `${named} is still building.`);
    case 'FAILED':
      throw badRequest(`The build of the bot failed: ${state.failureReason ?? named}`);
    case 'NOT_BUILT':
      throw badRequest(`${named} is not built, or has changes that are not built. Build it and try again.`);
  }
}

