import type { Operation } from '../../../kernel/operation.ts';
import { createServiceLinkedRole } from './create-service-linked-role.ts';
import { deleteServiceLinkedRole } from './delete-service-linked-role.ts';
import { getServiceLinkedRoleDeletionStatus } from './get-service-linked-role-deletion-status.ts';

/** Service-linked roles (section 6.12 of the specification). */
export const serviceLinkedRoleOperations: readonly Operation[] = [createServiceLinkedRole, deleteServiceLinkedRole, getServiceLinkedRoleDeletionStatus];
