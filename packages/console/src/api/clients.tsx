import { createContext, use, useMemo, type ReactNode } from 'react';
import { useSession } from '../session/session.tsx';
import { clientConfig, type ClientConfig } from './config.ts';
import { endsSession } from './failure.ts';
import { OctroiClient } from './octroi.ts';
import { useRegion } from './region.tsx';

interface Middleware {
  readonly middlewareStack: { add(middleware: (next: (args: never) => Promise<unknown>) => (args: never) => Promise<unknown>, options: { readonly step: 'initialize'; readonly name: string }): void };
}

/** A client class of the official SDK. */
export type ClientClass<C> = new (config: ClientConfig) => C;

/** Gives each client once for who is signed in and the Region of now. */
class Clients {
  readonly #made = new Map<unknown, unknown>();
  readonly #make: (region?: string) => ClientConfig;
  readonly #end: () => void;

  constructor(make: (region?: string) => ClientConfig, end: () => void) {
    this.#make = make;
    this.#end = end;
  }

  get<C>(Class: ClientClass<C>, region?: string): C {
    const byRegion = (this.#made.get(Class) ?? new Map<string | undefined, C>()) as Map<string | undefined, C>;
    this.#made.set(Class, byRegion);
    let client = byRegion.get(region);
    if (client === undefined) byRegion.set(region, (client = this.#watched(new Class(this.#make(region)))));
    return client;
  }

  /** A client whose refusals for an ended session end it here as well. */
  #watched<C>(client: C): C {
    if (client instanceof OctroiClient) {
      client.onFailure = (error) => {
        if (endsSession(error)) this.#end();
      };
      return client;
    }
    const watch = (next: (args: never) => Promise<unknown>) => async (args: never) => {
      try {
        return await next(args);
      } catch (error) {
        if (endsSession(error)) this.#end();
        throw error;
      }
    };
    (client as Partial<Middleware>).middlewareStack?.add(watch, { step: 'initialize', name: 'watchSession' });
    return client;
  }
}

const ClientsContext = createContext<Clients | null>(null);

export function ClientsProvider({ children }: { readonly children: ReactNode }) {
  const { session, end } = useSession();
  const { region } = useRegion();
  const clients = useMemo(() => (session === null ? null : new Clients((other) => clientConfig(session.credentials, other ?? region), () => end(session))), [session, region, end]);
  return <ClientsContext value={clients}>{children}</ClientsContext>;
}

/**
 * A client of the official SDK with the credentials of who is signed in: `const iam = useClient(IAMClient)`. It is the same object until the
 * session or the Region changes, so that it may be a dependency of an effect. `region`: another one than the top bar's.
 */
export function useClient<C>(Class: ClientClass<C>, region?: string): C {
  const clients = use(ClientsContext);
  if (clients === null) throw new Error('nobody is signed in whose requests could be signed');
  return clients.get(Class, region);
}

/** As `useOctroi`; null where nobody is signed in. */
export function useMaybeOctroi(): OctroiClient | null {
  return use(ClientsContext)?.get(OctroiClient) ?? null;
}

/** The client of Octroi's own service. */
export function useOctroi(): OctroiClient {
  return useClient(OctroiClient);
}
