import type { AssumeRoleResponse } from '../../../../models/sts.gen.ts';
import type { ConversationLogsRequest } from '../../../../models/lex-models.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { serviceCaller, type Caller } from '../../../kernel/caller.ts';
import type { Clocks } from '../../../kernel/clock.ts';
import type { Outside } from '../../../kernel/operation.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { logPrefix } from '../aliases/conversation-logs.ts';
import { LEX_SERVICE } from '../runtime/code-hook.ts';
import { aliasArn } from '../shared/arns.ts';

/** A turn on its way to the log of its alias. */
export interface LogItem {
  readonly scope: Scope;
  readonly botName: string;
  readonly botAlias: string;
  readonly botVersion: string;
  readonly settings: ConversationLogsRequest;
  readonly entry: Readonly<Record<string, unknown>>;
  /** Milliseconds of the decision clock. */
  readonly now: number;
}

/** Brings turns to the log groups of their aliases, off the way of the conversation, which never fails for it (LEX-LOG-2). */
export interface ConversationLogs {
  add(item: LogItem): void;
  /** Entries that did not arrive, by alias: `BOT:ALIAS` (ConversationLogsTextDeliveryFailure). */
  failures(): ReadonlyMap<string, number>;
  settled(): Promise<void>;
}

export interface ConversationLogsNeeds {
  readonly outside: () => Outside;
  readonly clocks: Clocks;
  readonly report: (fault: unknown) => void;
}

/** Entries that wait at most; more than that are lost. */
const MAX_WAITING = 1000;
const MAX_ALIASES = 1000;
const SESSION_SECONDS = 900;
/** A role's session is not used in its last moments, ms. */
const MARGIN = 60_000;
const CLOSE_MILLIS = 3000;

export function createConversationLogs({ outside, clocks, report }: ConversationLogsNeeds) {
  /** The delivery that ends last, for each alias: entries of one stay in their order. */
  const last = new Map<string, Promise<void>>();
  const tokens = new Map<string, { readonly sessionToken: string; readonly expiresAt: number }>();
  const failures = new Map<string, number>();
  let waiting = 0;

  /** The alias's role, which Lex assumes on behalf of the alias; its trust policy decides. */
  const callerFor = async ({ scope, botName, botAlias, settings }: LogItem): Promise<Caller> => {
    const sourceArn = aliasArn(scope, botName, botAlias);
    const key = `${sourceArn} ${settings.iamRoleArn}`;
    const known = tokens.get(key);
    const held = known !== undefined && known.expiresAt > clocks.decision() + MARGIN ? await outside().callerOf(known.sessionToken) : undefined;
    if (held !== undefined) return held;
    const { Credentials } = (await outside().callService({
      caller: serviceCaller(scope.partition, LEX_SERVICE, { sourceArn, sourceAccount: scope.account }),
      service: 'sts',
      operation: 'AssumeRole',
      account: scope.account,
      region: scope.region,
      input: { RoleArn: settings.iamRoleArn, RoleSessionName: 'AmazonLexConversationLogs', DurationSeconds: SESSION_SECONDS },
    })) as AssumeRoleResponse;
    const sessionToken = Credentials?.SessionToken ?? '';
    const caller = await outside().callerOf(sessionToken);
    if (caller === undefined) throw new Error('AssumeRole answered without a session');
    if (tokens.size >= MAX_ALIASES) tokens.clear();
    tokens.set(key, { sessionToken, expiresAt: Credentials?.Expiration?.getTime() ?? 0 });
    return caller;
  };

  const deliver = async (item: LogItem): Promise<void> => {
    for (const { logType, destination, resourceArn } of item.settings.logSettings) {
      if (logType !== 'TEXT' || destination !== 'CLOUDWATCH_LOGS') continue;
      const caller = await callerFor(item);
      const { scope, botName, botAlias, botVersion } = item;
      const logGroupName = groupOf(resourceArn);
      const logStreamName = `${logPrefix(botName, botAlias)}${botVersion}`;
      const call = (operation: string, input: Readonly<Record<string, unknown>>) => outside().callService({ caller, service: 'logs', operation, account: scope.account, region: scope.region, input: { logGroupName, logStreamName, ...input } });
      const put = () => call('PutLogEvents', { logEvents: [{ timestamp: item.now, message: JSON.stringify(item.entry) }] });
      if (await unless('ResourceNotFoundException', put)) continue;
      await unless('ResourceAlreadyExistsException', () => call('CreateLogStream', {}));
      await put();
    }
  };

  const attempt = async (item: LogItem, before: Promise<void> | undefined): Promise<void> => {
    await before;
    try {
      await deliver(item);
    } catch (error) {
      failed(item);
      if (!(error instanceof ApiError) || (error.status ?? 400) >= 500) report(error);
    } finally {
      waiting--;
    }
  };
  const failed = ({ botName, botAlias }: LogItem): void => {
    const key = `${botName}:${botAlias}`;
    if (failures.has(key) || failures.size < MAX_ALIASES) failures.set(key, (failures.get(key) ?? 0) + 1);
  };
  const settled = async (): Promise<void> => {
    while (last.size > 0) await Promise.all(last.values());
  };

  return {
    add(item: LogItem) {
      if (waiting >= MAX_WAITING) return failed(item);
      waiting++;
      const key = aliasArn(item.scope, item.botName, item.botAlias);
      const done: Promise<void> = attempt(item, last.get(key)).then(() => {
        if (last.get(key) === done) last.delete(key);
      });
      last.set(key, done);
    },
    failures: () => failures,
    settled,
    async reset() {
      await settled();
      tokens.clear();
      failures.clear();
    },
    /** Delivers what waits, within bounds. */
    async close() {
      let late: NodeJS.Timeout | undefined;
      await Promise.race([settled(), new Promise((resolve) => void (late = setTimeout(resolve, CLOSE_MILLIS)))]);
      clearTimeout(late);
    },
  } satisfies ConversationLogs & { reset(): Promise<void>; close(): Promise<void> };
}

/** `arn:aws:logs:us-east-1:111122223333:log-group:NAME`, perhaps with `:*` behind it. */
function groupOf(resourceArn: string): string {
  return resourceArn.split(':')[6] ?? '';
}

/** False if the call is refused under this code; every other refusal is thrown. */
async function unless(code: string, call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.code === code) return false;
    throw error;
  }
}
