import { policyReader } from '../../kernel/rows.ts';
import type { FederatedCaller } from '../../kernel/federation/federated-caller.ts';
import type { Outside, UnsignedOperation } from '../../kernel/operation.ts';
import { partitionOf } from '../../kernel/regions.ts';
import type { Clocks } from '../../kernel/clock.ts';
import type { Kv } from '../../store/kv.ts';

export interface VouchNeeds {
  readonly kv: Kv;
  readonly clocks: Clocks;
  readonly outside: Outside;
}

interface Brought {
  readonly requestId: string;
  readonly region: string;
  readonly operation: UnsignedOperation<never, object, unknown>;
  readonly input: Readonly<Record<string, unknown>>;
}

/**
 * Stands for the signature of an operation that has none (SIG-17): what the request brings is verified, outside any transaction since
 * that may use the network, and whoever it proves becomes the caller. Throws the operation's errors.
 */
export async function vouch({ requestId, region, operation, input }: Brought, needs: VouchNeeds): Promise<FederatedCaller> {
  return operation.access.vouch(input as never, {
    requestId,
    partition: partitionOf(region) ?? 'aws',
    now: needs.clocks.decision(),
    // Each look reads at a snapshot of its own: no snapshot is held while the network is waited for.
    look: {
      get: (table, scope, id) => needs.kv.read((snapshot) => policyReader(snapshot).get(table, scope, id)),
      list: (table, scope, options) => needs.kv.read((snapshot) => policyReader(snapshot).list(table, scope, options)),
    },
    use: (token) => needs.outside.use(token),
  });
}
