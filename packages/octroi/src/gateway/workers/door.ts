import type { Kv } from '../../store/kv.ts';
import type { Owner } from '../../store/replica/thread-feed.ts';
import type { Gateway } from '../compose.ts';
import { closeServer, listen } from '../listen.ts';
import type { Crew } from './crew.ts';

export interface DoorNeeds {
  /** Null: this thread answers everything. */
  readonly crew: Crew | null;
  readonly kv: Kv;
  readonly host: string;
  readonly port: number;
  readonly report: (fault: unknown) => void;
}

/** Where requests come in. */
export interface Door {
  readonly port: number;
  /** Takes no new connection, lets requests under way end for a while, then closes what is left. */
  close(): Promise<void>;
}

/** Listens, in this thread or in its workers. Throws a sentence for what the user can mend. */
export async function openDoor(gateway: Gateway, { crew, kv, host, port, report }: DoorNeeds): Promise<Door> {
  if (crew !== null) return { port: await crew.open(gateway, ownerOf(kv), { host, port }), close: () => crew.drain() };
  const server = gateway.createServer();
  const listens = await listen(server, port, host);
  server.on('error', report);
  return { port: listens, close: () => closeServer(server) };
}

function ownerOf(kv: Kv): Owner {
  if (!('propose' in kv)) throw new Error('this store takes no proposals of other threads; start without --workers');
  return kv as Owner;
}
