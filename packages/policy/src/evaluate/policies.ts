import type { CompiledPolicy } from './compile.ts';

/** Where a policy comes from; the layers combine as EVAL-80 says and are never flattened into one list. */
export type Layer = 'identity' | 'resource' | 'boundary' | 'session' | 'scp' | 'rcp' | 'endpoint';

/** Every policy that bears on one request, by layer. */
export interface Policies {
  /**
   * Managed and inline policies of the user, its groups or the role: one union (EVAL-4). A list of more than eight that stays the same
   * object is indexed. Freeze a list of hundreds: then a decision costs the same however many there are that do not bear on it. Of a list
   * that anyone may still change each policy has to be compared at every decision, some 1 ns each.
   */
  readonly identity: readonly CompiledPolicy[];
  /** The resource's own policy (for a role: its trust policy); null if it has none. */
  readonly resource: CompiledPolicy | null;
  readonly boundary: CompiledPolicy | null;
  /** Policies passed when the session was made; empty if none were. */
  readonly session: readonly CompiledPolicy[];
  /** One list per level from the root to the account (EVAL-31); empty if SCPs do not apply to the caller. */
  readonly scp: readonly (readonly CompiledPolicy[])[];
  /** The same for the resource's account (EVAL-40); empty if RCPs do not apply. */
  readonly rcp: readonly (readonly CompiledPolicy[])[];
  /** The policy of the VPC endpoint that the request came through; null or absent if none (EVAL-50). */
  readonly endpoint?: CompiledPolicy | null;
}
