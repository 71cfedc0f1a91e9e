import type { Invariant } from '../../kernel/invariants/invariant.ts';
import { accountInvariants } from './invariants/account.ts';
import { credentialInvariants } from './invariants/credentials.ts';
import { entityInvariants } from './invariants/entities.ts';
import { policyInvariants } from './invariants/policies.ts';

export const iamInvariants: readonly Invariant[] = [...entityInvariants, ...policyInvariants, ...credentialInvariants, ...accountInvariants];
