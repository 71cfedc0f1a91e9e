import type { PlatformSession } from './platform.ts';

const KEY = 'octroi.genesys';

interface Kept {
  /** Whose session of the console it was opened in: it ends with that one. */
  readonly owner: string;
  readonly session: PlatformSession;
}

/** In memory alone, so that it is there again when a person comes back from another page. */
let remembered: Kept | null = null;

/** The session at the Platform API that this owner opened in this tab, if it is still good. */
export function keptPlatform(owner: string, now: number): PlatformSession | null {
  const kept = remembered ?? stored();
  return kept !== null && kept.owner === owner && kept.session.expires > now ? kept.session : null;
}

/** Remembers a session; `survive`: it survives a reload of the tab (sessionStorage). Null forgets it. */
export function keepPlatform(owner: string, session: PlatformSession | null, survive = false): void {
  remembered = session === null ? null : { owner, session };
  try {
    if (remembered !== null && survive) sessionStorage.setItem(KEY, JSON.stringify(remembered));
    else sessionStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing asks again after a reload.
  }
}

function stored(): Kept | null {
  try {
    return readKept(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
}

/** Null for what is no kept session. */
export function readKept(text: string | null): Kept | null {
  if (text === null) return null;
  const value = JSON.parse(text) as Partial<Kept> | null;
  const { origin, clientId, token, expires } = value?.session ?? {};
  const texts = [value?.owner, origin, clientId, token];
  return texts.every((each) => typeof each === 'string') && typeof expires === 'number' ? (value as Kept) : null;
}
