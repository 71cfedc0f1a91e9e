import { ApiError } from '../../../kernel/api-error.ts';
import type { RoleTemplate } from './template-table.ts';
import { DOCUMENTED, RECORDED } from './templates.ts';

/** Services whose roles may carry a suffix of the customer's (IAM-111). */
const WITH_SUFFIX: ReadonlySet<string> = new Set(['autoscaling.amazonaws.com', 'connect.amazonaws.com', 'lexv2.amazonaws.com']);

/** Descriptions that AWS gives by itself; the others have none (Appendix D of the specification). */
const DESCRIPTIONS: ReadonlyMap<string, string> = new Map([
  ['rds.amazonaws.com', 'Allows Amazon RDS to manage AWS resources on your behalf'],
  ['ssm.amazonaws.com', 'Provides access to AWS Resources managed or used by Amazon SSM.'],
  ['sso.amazonaws.com', 'Service-linked role used by AWS SSO to manage AWS resources, including IAM roles, policies and SAML IdP on your behalf.'],
]);

const MAX_NAME = 64;

/** The template of a service; undefined if it has none. */
export function templateOf(service: string): RoleTemplate | undefined {
  return RECORDED.get(service) ?? DOCUMENTED.get(service);
}

/** The description of a role for which the request brings none. */
export function ownDescription(service: string): string | undefined {
  return DESCRIPTIONS.get(service);
}

/** The path of the roles of a service (IAM-110). */
export function pathOf(service: string): string {
  return `/aws-service-role/${service}/`;
}

/** The name that the request designates. A service without a template has no name of its own: what all have in common stands for it. */
export function nameOf(service: string, suffix: string | undefined): string {
  const name = templateOf(service)?.roleName ?? 'AWSServiceRoleFor';
  return suffix === undefined ? name : `${name}_${suffix}`;
}

/** The template of the request. Throws if the service has none or takes no suffix (IAM-111). */
export function requireTemplate(service: string, suffix: string | undefined): RoleTemplate {
  const template = templateOf(service);
  if (template === undefined) throw new ApiError('AccessDenied', `Cannot find Service Linked Role template for ${service}`, { status: 403 });
  if (suffix !== undefined && !WITH_SUFFIX.has(service)) throw new ApiError('InvalidInput', `Custom suffix is not allowed for ${service}`);
  if (nameOf(service, suffix).length > MAX_NAME) {
    throw new ApiError('ValidationError', `1 validation error detected: Value at 'roleName' failed to satisfy constraint: Member must have length less than or equal to ${MAX_NAME}`);
  }
  return template;
}

/** The trust policy as GetRole shows it: the service alone, each element a string (IAM-110). */
export function trustOf(service: string): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }] });
}

/** The same trust policy as CreateServiceLinkedRole answers it: each element a list (IAM-110). */
export function createdTrustOf(service: string): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: [service] } }] });
}
