import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { callAt } from './ending.ts';
import { forgetSession, keepSession, keptSession } from './kept-session.ts';
import type { Session } from './model.ts';
import { emptyTab } from './tab-memory.ts';

interface SessionHandle {
  /** Null: nobody is signed in. */
  readonly session: Session | null;
  /** The session of now has ended by itself: the sign-in page says so. */
  readonly ended: boolean;
  /** Takes a session up. `keep`: it survives a reload of this tab (sessionStorage); else it lives in memory alone. */
  readonly signIn: (session: Session, keep: boolean) => void;
  /** Goes on as a role: `session.base` of the new one is the one of before (of its base, if that was a role already). */
  readonly switchRole: (role: Omit<Session, 'base'>) => void;
  /** Back from a role to who switched. */
  readonly switchBack: () => void;
  readonly signOut: () => void;
  /** The server said that the credentials of this session are good no longer. It says nothing about another one that has begun since. */
  readonly end: (of: Session) => void;
}

const SessionContext = createContext<SessionHandle | null>(null);

/** Who is signed in. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [kept, setKept] = useState(() => keptSession(Date.now()));
  const [session, setSession] = useState<Session | null>(kept);
  const [ended, setEnded] = useState(false);
  const become = useCallback((next: Session | null, keep: boolean) => {
    setSession(next);
    setKept(keep ? next : null);
    if (next !== null && keep) keepSession(next);
    else forgetSession();
  }, []);
  const now = useRef(session);
  now.current = session;
  const end = useCallback(
    (of: Session) => {
      if (now.current !== of) return;
      setEnded(true);
      emptyTab();
      become(null, false);
    },
    [become],
  );
  const handle = useMemo<SessionHandle>(
    () => ({
      session,
      ended,
      end,
      signIn(next, keep) {
        setEnded(false);
        become(next, keep);
      },
      switchRole(role) {
        if (session === null) throw new Error('nobody is signed in who could switch to a role');
        become({ ...role, base: session.base ?? session }, kept !== null);
      },
      switchBack() {
        if (session?.base !== undefined) become(session.base, kept !== null);
      },
      signOut() {
        setEnded(false);
        emptyTab();
        become(null, false);
      },
    }),
    [session, kept, ended, end, become],
  );
  useEffect(() => {
    const expires = session?.credentials.expiration;
    return session === null || expires === undefined ? undefined : callAt(expires, () => end(session));
  }, [session, end]);
  return <SessionContext value={handle}>{children}</SessionContext>;
}

/** Who is signed in, or nobody, and what changes that. */
export function useSession(): SessionHandle {
  const handle = use(SessionContext);
  if (handle === null) throw new Error('useSession needs a SessionProvider above');
  return handle;
}

/** Who is signed in, for what is shown to the signed-in alone. */
export function useSignedIn(): Session {
  const { session } = useSession();
  if (session === null) throw new Error('nobody is signed in');
  return session;
}
