/** The times of a node, in milliseconds but for the lease. */
export interface Timing {
  /** How long the first answer of etcd is waited for. */
  readonly openMillis: number;
  readonly heartbeatMillis: number;
  /** A watch that brings no heartbeat for so long is opened anew, at another member. */
  readonly silentMillis: number;
  /** A node that has proved nothing for so long answers nobody. */
  readonly staleMillis: number;
  readonly leaseSeconds: number;
  /** How long an unknown outcome is asked for. */
  readonly commitMillis: number;
  readonly sweepMillis: number;
}

export const TIMING: Timing = {
  openMillis: 15_000,
  heartbeatMillis: 1000,
  silentMillis: 2500,
  staleMillis: 5000,
  leaseSeconds: 10,
  commitMillis: 10_000,
  sweepMillis: 300_000,
};
