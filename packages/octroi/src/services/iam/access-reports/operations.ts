import type { Operation } from '../../../kernel/operation.ts';
import { listPoliciesGrantingServiceAccess } from './list-policies-granting-service-access.ts';

/** Reports on what principals may use. */
export const accessReportOperations: readonly Operation[] = [listPoliciesGrantingServiceAccess];
