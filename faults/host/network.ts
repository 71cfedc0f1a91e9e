import { mkdirSync } from 'node:fs';
import { run } from './run.ts';

/** Where a process runs: its addresses and how it can be cut off. */
export interface Place {
  /** Under which members of the cluster and nodes reach each other. */
  readonly address: string;
  /** Under which clients reach it, whether or not it is cut off. */
  readonly clientAddress: string;
  /** What stands before a command so that it runs here. */
  readonly prefix: readonly string[];
  /** Drops, silently and both ways, whatever it and the other places send each other. */
  cut(): void;
  mend(): void;
}

/** A machine without namespaces: everything on loopback, and nothing can be cut. */
export function loopbackPlace(): Place {
  const refuse = (): never => {
    throw new Error('a network can only be cut where there are namespaces');
  };
  return { address: '127.0.0.1', clientAddress: '127.0.0.1', prefix: [], cut: refuse, mend: refuse };
}

let made = false;

/**
 * Two bridges in the network namespace of this process: one on which the places reach each other, one for clients. Each place is a namespace with a
 * veth pair to both. It is cut off by taking its end from the first bridge, so that packets vanish without a word, as behind a broken switch.
 */
export function namespacePlace(index: number): Place {
  if (!made) makeBridges();
  made = true;
  const name = `place-${index}`;
  const address = `10.77.0.${10 + index}`;
  const clientAddress = `10.77.1.${10 + index}`;
  const inner = `inner-${index}`;
  run('ip', 'netns', 'add', name);
  run('ip', '-n', name, 'link', 'set', 'lo', 'up');
  for (const [outer, end, bridge, own] of [[inner, 'eth0', 'cluster', address], [`client-${index}`, 'eth1', 'clients', clientAddress]] as const) {
    run('ip', 'link', 'add', outer, 'type', 'veth', 'peer', 'name', end, 'netns', name);
    run('ip', 'link', 'set', outer, 'master', bridge, 'up');
    run('ip', '-n', name, 'addr', 'add', `${own}/24`, 'dev', end);
    run('ip', '-n', name, 'link', 'set', end, 'up');
  }
  return {
    address,
    clientAddress,
    prefix: ['ip', 'netns', 'exec', name],
    cut: () => void run('ip', 'link', 'set', inner, 'nomaster'),
    mend: () => void run('ip', 'link', 'set', inner, 'master', 'cluster'),
  };
}

function makeBridges(): void {
  run('mount', '-t', 'tmpfs', 'tmpfs', '/run'); // names of namespaces are files below it, and are to vanish with ours
  mkdirSync('/run/netns', { recursive: true });
  run('ip', 'link', 'set', 'lo', 'up');
  for (const [bridge, address] of [['cluster', '10.77.0.1'], ['clients', '10.77.1.1']] as const) {
    run('ip', 'link', 'add', 'name', bridge, 'type', 'bridge');
    run('ip', 'addr', 'add', `${address}/24`, 'dev', bridge);
    run('ip', 'link', 'set', bridge, 'up');
  }
}
