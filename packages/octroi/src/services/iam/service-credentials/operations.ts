import type { Operation } from '../../../kernel/operation.ts';
import { createServiceSpecificCredential } from './create-service-specific-credential.ts';
import { deleteServiceSpecificCredential } from './delete-service-specific-credential.ts';
import { listServiceSpecificCredentials } from './list-service-specific-credentials.ts';
import { resetServiceSpecificCredential } from './reset-service-specific-credential.ts';
import { updateServiceSpecificCredential } from './update-service-specific-credential.ts';

/** The operations on credentials that users have for one service alone. */
export const serviceCredentialOperations: readonly Operation[] = [
  createServiceSpecificCredential,
  listServiceSpecificCredentials,
  updateServiceSpecificCredential,
  resetServiceSpecificCredential,
  deleteServiceSpecificCredential,
];
