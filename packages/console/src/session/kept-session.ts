import type { Session } from './model.ts';

const KEY = 'octroi.session';

/** The session that this tab kept, if it is still good; null if there is none. */
export function keptSession(now: number): Session | null {
  try {
    const text = sessionStorage.getItem(KEY);
    return text === null ? null : readSession(text, now);
  } catch {
    return null;
  }
}

/** Keeps the session until the tab is closed. A browser that keeps nothing asks again after a reload. */
export function keepSession(session: Session): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(session));
  } catch {
    // The session lives on in memory.
  }
}

export function forgetSession(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // There is nothing to forget where nothing is kept.
  }
}

/** Null for what is no session, or is one that has ended. */
export function readSession(text: string, now: number): Session | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const session = value as Session | null;
  const { credentials } = session ?? {};
  const texts = [session?.account, session?.arn, session?.userId, credentials?.accessKeyId, credentials?.secretAccessKey];
  if (!texts.every((each) => typeof each === 'string')) return null;
  const { expiration } = credentials!;
  return expiration === undefined || expiration > now ? session : null;
}
