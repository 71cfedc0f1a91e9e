import type { Operation } from '../../../kernel/operation.ts';
import { deleteSSHPublicKey } from './delete-ssh-public-key.ts';
import { getSSHPublicKey } from './get-ssh-public-key.ts';
import { listSSHPublicKeys } from './list-ssh-public-keys.ts';
import { updateSSHPublicKey } from './update-ssh-public-key.ts';
import { uploadSSHPublicKey } from './upload-ssh-public-key.ts';

/** The operations on SSH public keys of users. */
export const sshKeyOperations: readonly Operation[] = [uploadSSHPublicKey, getSSHPublicKey, listSSHPublicKeys, updateSSHPublicKey, deleteSSHPublicKey];
