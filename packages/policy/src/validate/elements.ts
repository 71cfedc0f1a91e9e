import { instantOf } from '../condition/date.ts';
import { operatorOf } from '../condition/operator.ts';
import type { StatementNode } from './structure.ts';
import { stringsOf } from './structure.ts';

/** A check of one step: the message of the first fault, or null. */
export type Check = (statements: readonly StatementNode[]) => string | null;

/** The partitions there are (POL-20). */
const PARTITIONS = new Set(['aws', 'aws-cn', 'aws-us-gov', 'aws-iso', 'aws-iso-b', 'aws-iso-e', 'aws-iso-f', 'aws-eusc']);

const LEGACY = 'The policy failed legacy parsing';

const resourcesOf = (statement: StatementNode): readonly string[] => stringsOf(statement, 'Resource', 'NotResource');
const actionsOf = (statement: StatementNode): readonly string[] => stringsOf(statement, 'Action', 'NotAction');

/** The first message that `check` gives for a value of a statement, in the document's order. */
function firstOf(statements: readonly StatementNode[], values: (statement: StatementNode) => readonly string[], check: (value: string) => string | null): string | null {
  for (const statement of statements) {
    for (const value of values(statement)) {
      const message = check(value);
      if (message !== null) return message;
    }
  }
  return null;
}

/** POL-61: every value of a Date operator is a date. */
function datesAreSound(statement: StatementNode): boolean {
  const condition = statement.get('Condition');
  if (condition?.type !== 'object') return true;
  return condition.members.every(({ name, value: block }) => {
    if (operatorOf(name)?.family !== 'date' || block.type !== 'object') return true;
    return block.members.every(({ value }) =>
      (value.type === 'array' ? value.items : [value]).every((item) => {
        const text = item.type === 'string' ? item.value : item.type === 'number' ? item.text : '';
        return instantOf(text) !== null;
      }),
    );
  });
}

/** POL-52: an ARN of a known partition names its service, and leaves nothing empty if it is short. */
function arnFailsLegacy(resource: string): boolean {
  const parts = resource.split(':');
  if (parts[0] !== 'arn' || !PARTITIONS.has(parts[1] ?? '')) return false;
  return parts[2] === '' || (parts.length < 6 && parts.includes(''));
}

/** POL-52, step 3. */
export const legacyParse: Check = (statements) => {
  for (const statement of statements) {
    const effect = statement.get('Effect');
    if (effect?.type !== 'string' || (effect.value !== 'Allow' && effect.value !== 'Deny')) return LEGACY;
    if (!datesAreSound(statement) || resourcesOf(statement).some(arnFailsLegacy)) return LEGACY;
  }
  return null;
};

/** POL-80, POL-17: a session policy completes no ARN. */
export const completeArns: Check = (statements) =>
  firstOf(statements, resourcesOf, (resource) => (resource.includes(':') && resource.split(':').length < 6 ? LEGACY : null));

/** POL-53, step 4: a Sid is unique, the empty one apart (POL-8). */
export const uniqueSids: Check = (statements) => {
  const seen = new Set<string>();
  return firstOf(statements, (statement) => stringsOf(statement, 'Sid'), (sid) => {
    if (sid === '') return null;
    if (seen.has(sid)) return 'Statement IDs (SID) in a single policy must be unique.';
    seen.add(sid);
    return null;
  });
};

/** POL-8: the alphabet of the Sids of IAM's own policies. */
export const plainSids: Check = (statements) =>
  firstOf(statements, (statement) => stringsOf(statement, 'Sid'), (sid) =>
    /^[A-Za-z0-9]*$/.test(sid) ? null : 'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
  );

/** POL-54, step 5. */
export const actionsAndResources: Check = (statements) => {
  for (const statement of statements) {
    if (actionsOf(statement).length === 0) return 'Policy statement must contain actions.';
    if (resourcesOf(statement).length === 0) return 'Policy statement must contain resources.';
  }
  return null;
};

const IAM_PATHS = [
  'user/',
  'federated-user/',
  'role/',
  'group/',
  'instance-profile/',
  'mfa/',
  'server-certificate/',
  'policy/',
  'sms-mfa/',
  'saml-provider/',
  'oidc-provider/',
  'report/',
  'access-report/',
];
/** Resource types of IAM that have come since its text was recorded, which does not name them. */
const NEWER_IAM_PATHS = ['role-template/'];

/** POL-57, step 6.4. `resource` is null if the ARN is too short to have one. */
function serviceFault(arn: string, service: string, region: string, resource: string | null): string | null {
  if (service === 'iam') {
    if (region !== '') return `IAM resource ${arn} cannot contain region information.`;
    if (resource === null || resource === '*' || resource === 'root' || [...IAM_PATHS, ...NEWER_IAM_PATHS].some((path) => resource.startsWith(path))) return null;
    return `IAM resource path must either be "*", root, or start with ${IAM_PATHS.join(', ')}.`;
  }
  if (service === 's3' && region !== '' && !(resource ?? '').startsWith('accesspoint/')) return `Resource ${arn} can not contain region information.`;
  return null;
}

function resourceFault(value: string): string | null {
  if (value === '*') return null;
  const parts = value.split(':');
  if (parts.length < 2) return `Resource ${value} must be in ARN format or "*".`;
  const [, partition = '', service = '', region = ''] = parts;
  const arn = `arn:${[...parts.slice(1), ...Array.from({ length: Math.max(0, 6 - parts.length) }, () => '*')].join(':')}`;
  if (!PARTITIONS.has(partition)) return `Partition "${partition}" is not valid for resource "${arn}".`;
  if (parts.length < 3 || /[*?]/.test(service)) return 'Resource vendor must be fully qualified and cannot contain regexes.';
  return serviceFault(arn, service, region, parts.length < 6 ? null : parts.slice(5).join(':'));
}

/** POL-55 to POL-57, step 6. */
export const resourceFormats: Check = (statements) => firstOf(statements, resourcesOf, resourceFault);

function actionFault(action: string): string | null {
  if (action === '*') return null;
  const [vendor = '', ...names] = action.split(':');
  if (names.length === 0) return 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.';
  if (names.length > 1) return 'Actions/Condition can contain only one colon.';
  return /^[A-Za-z0-9.-]+$/.test(vendor) ? null : `Vendor ${vendor} is not valid`;
}

/** POL-58 to POL-60, step 7. */
export const actionFormats: Check = (statements) => firstOf(statements, actionsOf, actionFault);

/** POL-62. */
export const noPrincipal: Check = (statements) =>
  statements.some((statement) => statement.has('Principal') || statement.has('NotPrincipal')) ? 'Policy document should not specify a principal.' : null;
