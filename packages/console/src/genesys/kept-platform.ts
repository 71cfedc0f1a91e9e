import { heldInTab, holdInTab } from '../session/tab-memory.ts';
import type { PlatformSession } from './platform.ts';

const NAME = 'genesys';

interface Kept {
  /** Whose session of the console it was opened in: it ends with that one. */
  readonly owner: string;
  readonly session: PlatformSession;
}

/** The session at the Platform API that this owner opened in this tab, if it is still good. */
export function keptPlatform(owner: string, now: number): PlatformSession | null {
  const kept = readKept(heldInTab(NAME));
  return kept !== null && kept.owner === owner && kept.session.expires > now ? kept.session : null;
}

/** Remembers a session while its owner is signed in; `survive`: it survives a reload of the tab (sessionStorage). Null forgets it. */
export function keepPlatform(owner: string, session: PlatformSession | null, survive = false): void {
  holdInTab(NAME, session === null ? null : JSON.stringify({ owner, session }), survive);
}

/** Null for what is no kept session. */
export function readKept(text: string | null): Kept | null {
  if (text === null) return null;
  const value = JSON.parse(text) as Partial<Kept> | null;
  const { origin, clientId, token, expires } = value?.session ?? {};
  const texts = [value?.owner, origin, clientId, token];
  return texts.every((each) => typeof each === 'string') && typeof expires === 'number' ? (value as Kept) : null;
}
