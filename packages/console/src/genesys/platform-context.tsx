import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';
import { Outlet } from 'react-router';
import { useLoad } from '../api/load.ts';
import { Show } from '../parts/states.tsx';
import { useSignedIn } from '../session/session.tsx';
import { keepPlatform, keptPlatform } from './kept-platform.ts';
import type { Organisation } from './model.ts';
import { PlatformClient, type PlatformSession } from './platform.ts';
import { PlatformSignIn } from './sign-in.tsx';

interface PlatformHandle {
  readonly client: PlatformClient;
  readonly organisation: Organisation;
  readonly origin: string;
  readonly clientId: string;
  readonly leave: () => void;
}

const PlatformContext = createContext<PlatformHandle | null>(null);

/** The pages of the third party: they are there for who has signed in at its Platform API. */
export function PlatformGate() {
  const { base, account, userId } = useSignedIn();
  const owner = base === undefined ? `${account} ${userId}` : `${base.account} ${base.userId}`;
  const [session, setSession] = useState<PlatformSession | null>(() => keptPlatform(owner, Date.now()));
  const leave = useCallback(() => {
    keepPlatform(owner, null);
    setSession(null);
  }, [owner]);
  const enter = (opened: PlatformSession, survive: boolean): void => {
    keepPlatform(owner, opened, survive);
    setSession(opened);
  };
  if (session === null) return <PlatformSignIn onSignedIn={enter} />;
  return (
    <SignedIn session={session} leave={leave}>
      <Outlet />
    </SignedIn>
  );
}

function SignedIn({ session, leave, children }: { readonly session: PlatformSession; readonly leave: () => void; readonly children: ReactNode }) {
  const client = useMemo(() => new PlatformClient(session, leave), [session, leave]);
  const organisation = useLoad(useCallback((signal: AbortSignal) => client.call<Organisation>('GET', '/organizations/me', undefined, signal), [client]));
  return (
    <Show of={organisation}>
      {(known) => <PlatformContext value={{ client, organisation: known, origin: session.origin, clientId: session.clientId, leave }}>{children}</PlatformContext>}
    </Show>
  );
}

/** The Platform API as who has signed in there, and whose organisation it is. */
export function usePlatform(): PlatformHandle {
  const handle = use(PlatformContext);
  if (handle === null) throw new Error('usePlatform needs a PlatformGate above');
  return handle;
}
