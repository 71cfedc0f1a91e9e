import type { Operation } from '../../../kernel/operation.ts';
import { changePassword } from './change-password.ts';
import { createLoginProfile } from './create-login-profile.ts';
import { deleteLoginProfile } from './delete-login-profile.ts';
import { getLoginProfile } from './get-login-profile.ts';
import { updateLoginProfile } from './update-login-profile.ts';

/** The operations on passwords of users. */
export const loginProfileOperations: readonly Operation[] = [createLoginProfile, getLoginProfile, updateLoginProfile, deleteLoginProfile, changePassword];
