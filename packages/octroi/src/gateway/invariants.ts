import { invariantsByTable, type Invariants } from '../kernel/invariants/check-rows.ts';
import { kernelInvariants } from '../kernel/invariants/kernel-invariants.ts';
import { iamInvariants } from '../services/iam/invariants.ts';
import { lambdaInvariants } from '../services/lambda/invariants.ts';
import { lexInvariants } from '../services/lex/invariants.ts';
import { logsInvariants } from '../services/logs/invariants.ts';
import { organizationsInvariants } from '../services/organizations/invariants.ts';
import { stsInvariants } from '../services/sts/invariants.ts';

/** What is always true of the rows of every table. */
export const allInvariants: Invariants = invariantsByTable([...kernelInvariants, ...iamInvariants, ...stsInvariants, ...organizationsInvariants, ...lambdaInvariants, ...logsInvariants, ...lexInvariants]);

/** What the kernel keeps of its own in the installation's scope, beside all tables (kernel/key-checks.ts). */
export const KNOWN: readonly (readonly [service: string, name: string])[] = [
  ['kernel', 'key-check'],
  ['kernel', 'node'],
];
