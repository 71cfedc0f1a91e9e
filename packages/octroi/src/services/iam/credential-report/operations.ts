import type { Operation } from '../../../kernel/operation.ts';
import { generateCredentialReport } from './generate-credential-report.ts';
import { getCredentialReport } from './get-credential-report.ts';

/** The operations on the report of all users' credentials. */
export const credentialReportOperations: readonly Operation[] = [generateCredentialReport, getCredentialReport];
