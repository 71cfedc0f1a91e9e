import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What the AWS CLI and SDKs take from a `credential_process`. */
export interface ProcessCredentials {
  readonly Version: 1;
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
  readonly SessionToken: string;
  /** ISO 8601. */
  readonly Expiration: string;
}

/** Credentials that end sooner are not given out: a request must still be made with them. */
const LEAST_MILLIS = 60_000;

/** Keeps a session for the next command, in a file that only its owner reads. */
export class SessionCache {
  readonly #folder: string;

  constructor(folder = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'octroi', 'sessions')) {
    this.#folder = folder;
  }

  /** The session that was kept for who signs in where; null if there is none, or it ends soon. */
  find(who: readonly string[], now: number): ProcessCredentials | null {
    let kept: unknown;
    try {
      kept = JSON.parse(readFileSync(this.#file(who), 'utf8'));
    } catch {
      return null; // There is none, or none that can be read: the person signs in again.
    }
    return isCredentials(kept) && Date.parse(kept.Expiration) - now > LEAST_MILLIS ? kept : null;
  }

  keep(who: readonly string[], credentials: ProcessCredentials): void {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const unfinished = `${this.#file(who)}.${process.pid}`;
    writeFileSync(unfinished, JSON.stringify(credentials), { mode: 0o600 });
    renameSync(unfinished, this.#file(who));
  }

  #file(who: readonly string[]): string {
    return join(this.#folder, `${createHash('sha256').update(JSON.stringify(who)).digest('hex')}.json`);
  }
}

function isCredentials(value: unknown): value is ProcessCredentials {
  const { Version, AccessKeyId, SecretAccessKey, SessionToken, Expiration } = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  return Version === 1 && [AccessKeyId, SecretAccessKey, SessionToken, Expiration].every((each) => typeof each === 'string');
}
