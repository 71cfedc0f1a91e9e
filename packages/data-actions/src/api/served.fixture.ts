import type { ApiLimits } from '../configuration.ts';
import type { ExecutionRequest } from '../execution/types.ts';
import { makeOrganisation } from '../organisations/make.ts';
import { openPlatform } from './open.ts';
import { FIRST, success } from './platform.fixture.ts';
import { serve } from './serve.ts';
import type { Served } from './serve.ts';

export interface ServedWorld extends Served {
  readonly executions: ExecutionRequest[];
  readonly clientId: string;
  readonly secret: string;
}

/** The API on a port of its own, with one organisation and one client; executions succeed. */
export async function serveTestWorld(limits: Partial<ApiLimits> = {}): Promise<ServedWorld> {
  const executions: ExecutionRequest[] = [];
  const platform = openPlatform({
    folder: null,
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    limits,
    execute: async (request) => {
      executions.push(request);
      return success(request, { done: true });
    },
    check: () => Promise.reject(new Error('nothing is checked in this world')),
    forgetSessions: () => {},
  });
  const client = { id: 'client', secret: 'client-secret' };
  await makeOrganisation(platform.store, { id: FIRST, name: 'First', region: 'us-east-1', clients: [client] });
  return { ...(await serve(platform, { port: 0, host: '127.0.0.1' })), executions, clientId: client.id, secret: client.secret };
}
