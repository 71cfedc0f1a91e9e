import { mkdirSync, writeFileSync } from 'node:fs';
import type { Server, Socket } from 'node:net';
import { isIP } from 'node:net';
import { join } from 'node:path';
import type { Child } from '../child.ts';
import { childEnvironment } from '../child-environment.ts';
import { runtimeArguments } from '../command.ts';
import type { Installation } from '../installation.ts';
import type { Starter } from '../launcher.ts';
import type { Reaper } from '../reaper.ts';
import type { ControlGroups } from './cgroup.ts';
import { enterSandbox } from './enter.ts';
import { newIdentity } from './identity.ts';
import { INSIDE, insideCommand, layoutOf, sdkOrigin } from './layout.ts';
import type { FunctionNetwork } from './level.ts';

/** Where the Runtime API is within a network of its own; the second if this server's port is the first's. */
const RUNTIME_APIS = ['127.0.0.1:9001', '127.0.0.1:9002'] as const;
/** Data of a process beyond its MemorySize, MB: Node reserves that much before it runs anything. */
const DATA_OVERHEAD_MB = 1024;
const MAX_PROCESSES = 1024;
/** Connections of one environment to the AWS APIs at a time: it must not use up the server's descriptors. */
const MAX_CONNECTIONS = 128;

/** What the level `namespaces` needs (LAM-130). */
export interface NamespacesOptions {
  readonly installation: Installation;
  readonly reaper: Reaper;
  readonly controlGroups: ControlGroups | undefined;
  readonly network: FunctionNetwork;
  readonly endpoint: () => string;
  readonly caBundle?: string;
  /** Takes connections to this server's AWS APIs that come from functions. */
  readonly connect: (socket: Socket) => void;
  /** Stop environments while nobody calls them (LAM-121). */
  readonly freeze: boolean;
}

/** Starts runtimes in namespaces of their own. */
export function namespacesStarter(options: NamespacesOptions): Starter {
  const { installation, network, caBundle } = options;
  return async ({ task, credentials, taskRoot, layerRoot, interpreter, temporaryFolder }, logStream, api, output): Promise<Child> => {
    const endpoint = network === 'host' ? { url: options.endpoint(), hostName: undefined, address: undefined } : insideEndpoint(options.endpoint());
    const inner = endpoint.address === RUNTIME_APIS[0] ? RUNTIME_APIS[1] : RUNTIME_APIS[0];
    const layout = layoutOf({ interpreter, installation, taskRoot, layerRoot, ephemeralMb: task.ephemeralMb, network, caBundle, hostName: endpoint.hostName });
    const variables = childEnvironment({
      task,
      interpreter: { ...interpreter, command: insideCommand(interpreter) },
      credentials,
      runtimeApi: network === 'host' ? await api.listen() : inner,
      logStream,
      taskRoot: INSIDE.task,
      layerRoot: INSIDE.layers,
      runtimeFolder: INSIDE.runtime,
      temporaryFolder: INSIDE.temporary,
      endpoint: endpoint.url,
      libraryFolder: join(INSIDE.language, 'lib'),
      ...(caBundle === undefined ? {} : { caBundle: INSIDE.caBundle }),
    });
    const folder = { root: join(temporaryFolder, 'root'), table: join(temporaryFolder, 'mounts') };
    mkdirSync(folder.root, { recursive: true, mode: 0o700 });
    writeFileSync(folder.table, layout.table, { mode: 0o600 });
    const { memoryMb, ephemeralMb } = task;
    return enterSandbox(
      {
        scripts: join(installation.runtimes, 'sandbox'),
        folder,
        layout,
        identity: newIdentity(),
        controlGroup: options.controlGroups?.create(memoryMb, ephemeralMb),
        listeners: network === 'host' ? undefined : listenersOf(new Map([[inner, api.adopt]]), endpoint.address, network === 'octroi' ? options.connect : undefined),
        limits: {
          fileBlocks: ephemeralMb * 2048,
          processes: MAX_PROCESSES,
          dataKilobytes: (memoryMb + DATA_OVERHEAD_MB) * 1024,
          addressKilobytes: 0,
        },
        command: [insideCommand(interpreter), ...runtimeArguments({ interpreter, memoryMb, bootstrap: INSIDE.runtime, origin: sdkOrigin(installation) })],
        variables,
      },
      { reaper: options.reaper, output, freeze: options.freeze },
    );
  };
}

function listenersOf(listeners: Map<string, (listener: Server) => void>, address: string | undefined, connect: ((socket: Socket) => void) | undefined): Map<string, (listener: Server) => void> {
  if (connect !== undefined && address !== undefined) {
    listeners.set(address, (listener) => {
      listener.maxConnections = MAX_CONNECTIONS;
      listener.on('connection', connect);
    });
  }
  return listeners;
}

/**
 * The server's URL as a function sees it: its loopback, on the server's port. A host's name stays, as the certificate is for it, and
 * means the loopback.
 */
export function insideEndpoint(endpoint: string): { readonly url: string; readonly hostName: string | undefined; readonly address: string } {
  const { protocol, hostname, port } = new URL(endpoint);
  const address = `127.0.0.1:${port === '' ? (protocol === 'https:' ? 443 : 80) : port}`;
  const named = hostname !== 'localhost' && isIP(hostname.replace(/^\[|\]$/g, '')) === 0;
  return { url: named ? endpoint : `${protocol}//${address}`, hostName: named ? hostname : undefined, address };
}
