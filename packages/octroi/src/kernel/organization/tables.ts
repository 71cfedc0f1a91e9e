import { defineTable } from '../table.ts';

/**
 * What decisions need of organizations (EVAL-30 to EVAL-43, KEY-20, KEY-39). The rows lie in the installation's scope, since an organization
 * spans accounts; each is keyed by its organization or its account first, and moves the policy epoch of that.
 */

export const POLICY_TYPES = ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'] as const;
export type ControlPolicyType = (typeof POLICY_TYPES)[number];

export interface OrganizationRow {
  /** `o-` and 10 letters or digits. */
  readonly id: string;
  /** The management account. */
  readonly management: string;
  readonly rootId: string;
  readonly featureSet: 'ALL' | 'CONSOLIDATED_BILLING';
  /** Milliseconds of the decision clock, here and below. */
  readonly createdAt: number;
  /** The policy types that are enabled in the root, each with the mark of its attachments: one that is enabled anew begins with none. */
  readonly enabled: Readonly<Partial<Record<ControlPolicyType, string>>>;
}

export interface UnitRow {
  readonly id: string;
  readonly name: string;
  /** Of the root or of a unit. */
  readonly parent: string;
}

/** An account's place in its organization. */
export interface MembershipRow {
  readonly organization: string;
  readonly parent: string;
  readonly joinedAt: number;
  readonly method: 'CREATED' | 'INVITED';
}

export interface ControlPolicyRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly type: ControlPolicyType;
  readonly content: string;
}

/** False: the policy that is attached to every target from the beginning was detached from this one. */
export interface AttachmentRow {
  readonly attached: boolean;
}

const table = <Row>(name: string) => defineTable<Row>({ service: 'organizations', name, kind: 'policy', regional: false, epoch: 'first part' });

/** [organization]. */
export const organizations = table<OrganizationRow>('organization');
/** [organization, unit]. */
export const units = table<UnitRow>('unit');
/** [account]. */
export const memberships = table<MembershipRow>('membership');
/** [organization, parent, unit or account]: what hangs on a root or unit. */
export const children = table<{ readonly kind: 'unit' | 'account' }>('child');
/** [organization, account]: the reverse of `memberships`. */
export const members = table<Readonly<Record<string, never>>>('member');
/** [organization, policy]; AWS's own policies are in no row. */
export const controlPolicies = table<ControlPolicyRow>('policy');
/** [organization, mark of the type, target, policy]. */
export const policyAttachments = table<AttachmentRow>('policy-attachment');
/** [organization, policy, target]: the reverse of `policyAttachments`, while its type is enabled. */
export const policyTargets = table<{ readonly mark: string }>('policy-target');
