import type { Operation } from '../../../kernel/operation.ts';
import { deleteSigningCertificate } from './delete-signing-certificate.ts';
import { listSigningCertificates } from './list-signing-certificates.ts';
import { updateSigningCertificate } from './update-signing-certificate.ts';
import { uploadSigningCertificate } from './upload-signing-certificate.ts';

/** The operations on signing certificates of users and of the root user. */
export const signingCertificateOperations: readonly Operation[] = [uploadSigningCertificate, listSigningCertificates, updateSigningCertificate, deleteSigningCertificate];
