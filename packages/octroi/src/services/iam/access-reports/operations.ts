import type { Operation } from '../../../kernel/operation.ts';
import { generateOrganizationsAccessReport } from './generate-organizations-access-report.ts';
import { generateServiceLastAccessedDetails } from './generate-service-last-accessed-details.ts';
import { getOrganizationsAccessReport } from './get-organizations-access-report.ts';
import { getServiceLastAccessedDetailsWithEntities } from './get-service-last-accessed-details-with-entities.ts';
import { getServiceLastAccessedDetails } from './get-service-last-accessed-details.ts';
import { listPoliciesGrantingServiceAccess } from './list-policies-granting-service-access.ts';

/** Reports on what principals may use. */
export const accessReportOperations: readonly Operation[] = [listPoliciesGrantingServiceAccess, generateServiceLastAccessedDetails, getServiceLastAccessedDetails, getServiceLastAccessedDetailsWithEntities, generateOrganizationsAccessReport, getOrganizationsAccessReport];
