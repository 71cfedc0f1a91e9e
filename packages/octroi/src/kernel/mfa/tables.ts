import { defineTable } from '../table.ts';
import type { Tag } from '../tags.ts';

/** A virtual MFA device. Its secrets and what is known of its codes are rows of their own. */
export interface MfaDeviceRow {
  readonly path: string;
  readonly name: string;
  readonly tags: readonly Tag[];
  /** Absent for a device that is assigned to nobody. */
  readonly assigned?: { /** A user's unique id, or `root`. */ readonly owner: string; /** Milliseconds of the decision clock. */ readonly at: number };
}

/** What the codes of a device have taught. */
export interface MfaStateRow {
  /** By how many time steps the device was ahead of the clock when its last code came. */
  readonly drift: number;
  /** The newest time step whose code was accepted: its code and all older ones are used up. */
  readonly lastStep: number;
  /** Wrong codes since the last right one. */
  readonly failures: number;
  /** Milliseconds of the decision clock: until then no code is looked at. */
  readonly lockedUntil: number;
}

/** [key of the device]. Of kind policy, since conditions may test the tags. */
export const mfaDevices = defineTable<MfaDeviceRow>({ service: 'iam', name: 'mfa-device', kind: 'policy', regional: false });
/** [key of the device]: the seed in base32, sealed with the context `mfa-device:{serial number}`. Nothing returns it after the creation. */
export const mfaSeeds = defineTable<{ readonly seed: string }>({ service: 'iam', name: 'mfa-seed', kind: 'secret', regional: false });
/** [key of the device]. It changes with every code, so it does not move the policy epoch. */
export const mfaStates = defineTable<MfaStateRow>({ service: 'iam', name: 'mfa-state', kind: 'business', regional: false });
/** [owner's unique id or `root`, key of the device]: the assigned devices. */
export const mfaAssignments = defineTable<Readonly<Record<string, never>>>({ service: 'iam', name: 'mfa-assignment', kind: 'business', regional: false });
