import { API_LIMITS } from '../configuration.ts';
import type { ApiLimits } from '../configuration.ts';
import type { ExecutionClock } from '../execution/types.ts';
import type { AccountsByRegion } from '../regions/home.ts';
import { parseMasterKey, readOrMakeMasterKey } from '../store/master-key.ts';
import { openKeyring } from '../store/seal.ts';
import { openStore } from '../store/store.ts';
import type { Store } from '../store/store.ts';
import { makeAnswer } from './answer.ts';
import type { Answer, LogEntry } from './answer.ts';
import { browsersOf, CONSOLE_ORIGINS } from './browsers.ts';
import type { Platform } from './call.ts';
import { makeRouter } from './router.ts';
import { ROUTES } from './routes.ts';

export interface PlatformOptions {
  /** The data folder; null keeps everything in memory. */
  readonly folder: string | null;
  /** 32 bytes in base64 or hex; without it the key of the folder, or a random one in memory. */
  readonly masterKey?: string;
  readonly clock: ExecutionClock;
  readonly limits?: Partial<ApiLimits>;
  readonly accounts?: AccountsByRegion;
  readonly log?: (entry: LogEntry) => void;
  /** Origins whose pages may use the API; the console's on this machine unless told. */
  readonly consoleOrigins?: readonly string[];
  /** Whether it will be served on a loopback address. */
  readonly onLoopback?: boolean;
  readonly execute: Platform['execute'];
  readonly check: Platform['check'];
  readonly forgetSessions: Platform['forgetSessions'];
}

/** The Platform API without a socket. */
export interface OpenPlatform {
  readonly answer: Answer;
  readonly store: Store;
  readonly limits: ApiLimits;
  close(): void;
}

/** Opens the durable state and joins the parts of the API. Throws a sentence for what the user can mend. */
export function openPlatform(options: PlatformOptions): OpenPlatform {
  const { folder, masterKey } = options;
  const browsers = browsersOf(options.consoleOrigins ?? CONSOLE_ORIGINS, options.onLoopback ?? true);
  const store = openStore(folder);
  try {
    const key = masterKey !== undefined ? parseMasterKey(masterKey, 'the master key') : folder === null ? undefined : readOrMakeMasterKey(folder);
    const limits: ApiLimits = { ...API_LIMITS, ...options.limits };
    const platform: Platform = {
      store,
      keyring: openKeyring(key),
      clock: options.clock,
      limits,
      execute: options.execute,
      check: options.check,
      forgetSessions: options.forgetSessions,
      accounts: options.accounts ?? {},
    };
    return { answer: makeAnswer(platform, makeRouter(ROUTES), browsers, options.log ?? (() => {})), store, limits, close: () => store.close() };
  } catch (error) {
    store.close();
    throw error;
  }
}
