import type { Service } from '../../kernel/operation.ts';
import { accessKeyOperations } from './access-keys/operations.ts';
import { accessReportOperations } from './access-reports/operations.ts';
import { accountOperations } from './account/operations.ts';
import { credentialReportOperations } from './credential-report/operations.ts';
import { groupOperations } from './groups/operations.ts';
import { openIdProviderOperations } from './identity-providers/openid/operations.ts';
import { samlProviderOperations } from './identity-providers/saml/operations.ts';
import { instanceProfileOperations } from './instance-profiles/operations.ts';
import { loginProfileOperations } from './login-profiles/operations.ts';
import { mfaDeviceOperations } from './mfa-devices/operations.ts';
import { outboundFederationOperations } from './outbound-federation/operations.ts';
import { policyOperations } from './policy-operations.ts';
import { roleOperations } from './roles/operations.ts';
import { rootAccessOperations } from './root-access/operations.ts';
import { serverCertificateOperations } from './server-certificates/operations.ts';
import { serviceCredentialOperations } from './service-credentials/operations.ts';
import { signingCertificateOperations } from './signing-certificates/operations.ts';
import { serviceLinkedRoleOperations } from './service-linked-roles/operations.ts';
import { sshKeyOperations } from './ssh-keys/operations.ts';
import { simulationOperations } from './simulation/operations.ts';
import { userOperations } from './users/operations.ts';

/** AWS Identity and Access Management. */
export const iamService: Service = {
  id: 'iam',
  operations: [...userOperations, ...accessKeyOperations, ...groupOperations, ...roleOperations, ...serviceLinkedRoleOperations, ...outboundFederationOperations, ...rootAccessOperations, ...policyOperations, ...instanceProfileOperations, ...openIdProviderOperations, ...samlProviderOperations, ...accountOperations, ...loginProfileOperations, ...sshKeyOperations, ...signingCertificateOperations, ...credentialReportOperations, ...serviceCredentialOperations, ...serverCertificateOperations, ...simulationOperations, ...accessReportOperations, ...mfaDeviceOperations],
};
