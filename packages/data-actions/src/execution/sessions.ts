import { SESSION_MARGIN_SECONDS } from '../configuration.ts';
import type { AwsCredentials, ExecutionClock } from './types.ts';

/** A session of the customer's role. */
export interface RoleSession {
  readonly credentials: AwsCredentials;
  /** Milliseconds since 1970. */
  readonly expires: number;
  /** `arn:aws:sts::C:assumed-role/R/GenesysCloud-...`. */
  readonly arn: string;
  readonly requestId: string;
}

/** GEN-52.3: one organisation never gets another one's session, even of the same role. */
export interface SessionKey {
  readonly organisationId: string;
  readonly roleArn: string;
  readonly region: string;
}

/** GEN-54 to GEN-56: sessions are used until five minutes before they expire, whatever became of the trust policy. */
export interface SessionCache {
  /** The cached session, or the one that `assume` makes; callers at the same time share one call. */
  get(key: SessionKey, assume: () => Promise<RoleSession>): Promise<{ readonly session: RoleSession; readonly cached: boolean }>;
  /** Forgets one session, if it is still this one. */
  drop(key: SessionKey, session: RoleSession): void;
  /** GEN-56: forgets the sessions of an organisation, or only those of one of its roles. Gives how many. */
  forget(organisationId: string, roleArn?: string): number;
}

interface Entry {
  readonly key: SessionKey;
  readonly pending: Promise<RoleSession>;
  session: RoleSession | null;
}

export function sessionCache(clock: ExecutionClock, most: number): SessionCache {
  const entries = new Map<string, Entry>();
  const nameOf = (key: SessionKey): string => JSON.stringify([key.organisationId, key.roleArn, key.region]);
  const usable = (entry: Entry): boolean => entry.session === null || clock.now() < entry.session.expires - SESSION_MARGIN_SECONDS * 1000;
  return {
    async get(key, assume) {
      const name = nameOf(key);
      const held = entries.get(name);
      if (held !== undefined && usable(held)) {
        // Moved to the end: the one used longest ago is the first to go.
        entries.delete(name);
        entries.set(name, held);
        const cached = held.session !== null;
        return { session: await held.pending, cached };
      }
      const entry: Entry = { key, pending: assume(), session: null };
      entries.delete(name);
      entries.set(name, entry);
      for (const oldest of entries.keys()) {
        if (entries.size <= most) break;
        entries.delete(oldest);
      }
      try {
        entry.session = await entry.pending;
        return { session: entry.session, cached: false };
      } catch (error) {
        if (entries.get(name) === entry) entries.delete(name);
        throw error;
      }
    },
    drop(key, session) {
      const name = nameOf(key);
      if (entries.get(name)?.session === session) entries.delete(name);
    },
    forget(organisationId, roleArn) {
      const matching = [...entries].filter(([, { key }]) => key.organisationId === organisationId && (roleArn === undefined || key.roleArn === roleArn));
      for (const [name] of matching) entries.delete(name);
      return matching.length;
    },
  };
}
