import { policyReader } from '../../kernel/rows.ts';
import type { Transport } from '../../kernel/context.ts';
import type { Outside, SignInContext, SignInOperation, UnsignedOperation, VouchContext } from '../../kernel/operation.ts';
import { partitionOf } from '../../kernel/regions.ts';
import type { Clocks } from '../../kernel/clock.ts';
import type { Kv } from '../../store/kv.ts';
import type { Calling } from './transact.ts';

export interface VouchNeeds {
  readonly kv: Kv;
  readonly clocks: Clocks;
  readonly outside: Outside;
}

interface Brought {
  readonly requestId: string;
  readonly region: string;
  readonly operation: UnsignedOperation<never, object, unknown> | SignInOperation<never, object>;
  readonly input: Readonly<Record<string, unknown>>;
  readonly transport: Transport;
}

/**
 * Stands for the signature of an operation that has none (SIG-17): what the request brings, a token or a password, is verified, outside any
 * transaction since that may use the network, and whoever it proves becomes the caller. `names` hears whom a password is said to be of.
 * Throws the operation's errors.
 */
export async function vouch({ requestId, region, operation, input, transport }: Brought, needs: VouchNeeds, names: SignInContext['names']): Promise<Calling> {
  const context = {
    requestId,
    partition: partitionOf(region) ?? 'aws',
    now: needs.clocks.decision(),
    // Each look reads at a snapshot of its own: no snapshot is held while the network is waited for.
    look: {
      get: (table, scope, id) => needs.kv.read((snapshot) => policyReader(snapshot).get(table, scope, id)),
      list: (table, scope, options) => needs.kv.read((snapshot) => policyReader(snapshot).list(table, scope, options)),
    },
    use: (token) => needs.outside.use(token),
  } satisfies VouchContext;
  if (!takesPassword(operation)) return { operation, caller: await operation.access.vouch(input as never, context) };
  return { operation, caller: await operation.access.vouch(input as never, { ...context, sourceIp: transport.sourceIp, names }) };
}

function takesPassword(operation: Brought['operation']): operation is SignInOperation<never, object> {
  return operation.access.kind === 'password';
}
