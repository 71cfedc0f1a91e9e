import { globMatches } from '../match/glob.ts';
import { globFor, hasWildcard } from './cover.ts';
import type { Linting, StatementCheck } from './linting.ts';
import type { PrincipalText, StatementRead } from './reading.ts';
import { clip } from './reading.ts';

/** POL-71. */
const TRUST_ACTIONS = ['sts:assumerole', 'sts:assumerolewithsaml', 'sts:assumerolewithwebidentity', 'sts:tagsession', 'sts:setsourceidentity', 'sts:setcontext'];
const GITHUB = 'token.actions.githubusercontent.com';
const ROLES_ANYWHERE = 'rolesanywhere.amazonaws.com';

const isSaml = ({ value }: PrincipalText): boolean => value.includes(':saml-provider/');

/** The prefix of the condition keys of an OIDC provider (KEY-68), or null if the principal is none. */
function providerOf(principal: PrincipalText): string | null {
  if (principal.type !== 'Federated' || isSaml(principal)) return null;
  const arn = principal.value.indexOf(':oidc-provider/');
  return (arn === -1 ? principal.value : principal.value.slice(arn + ':oidc-provider/'.length)).toLowerCase();
}

/** Which principals may use which operation (POL-28); null for actions that all may. */
function suits(action: string, principal: PrincipalText): boolean | null {
  if (action === 'sts:assumerole') return principal.type !== 'Federated';
  if (action === 'sts:assumerolewithsaml') return principal.type === 'Federated' && isSaml(principal);
  if (action === 'sts:assumerolewithwebidentity') return providerOf(principal) !== null;
  return null;
}

function checkActions(statement: StatementRead, { report }: Linting): void {
  const principals = statement.principal?.values ?? [];
  for (const { value, ...at } of [...(statement.actions ?? []), ...(statement.notActions ?? [])]) {
    const lower = value.toLowerCase();
    const glob = globFor(lower);
    if (!lower.startsWith('sts:') || !TRUST_ACTIONS.some((name) => globMatches(glob, name))) report('UNSUPPORTED_ACTION_IN_POLICY', at, `a trust policy is about assuming the role, not about \`${clip(value)}\``);
    else if (principals.length > 0 && principals.every((principal) => suits(lower, principal) === false)) {
      report('MISMATCHED_ACTION_FOR_PRINCIPAL', at, `\`${clip(value)}\` is not for ${clip(principals.map((principal) => `\`${principal.value}\``).join(', '))}: SAML providers use sts:AssumeRoleWithSAML, OIDC providers sts:AssumeRoleWithWebIdentity, all others sts:AssumeRole`);
    }
  }
}

/** KEY-68, KEY-69: an OIDC provider has other customers too. */
function checkProvider(statement: StatementRead, { report }: Linting): void {
  if (statement.effect !== 'Allow') return;
  for (const principal of statement.principal?.values ?? []) {
    const provider = providerOf(principal);
    if (provider === null) continue;
    if (!statement.conditions.some(({ lower }) => lower.startsWith(`${provider}:`))) report('MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL', principal, `every user of \`${clip(provider)}\` may assume the role; ask for \`${clip(provider)}:aud\` or \`:sub\``);
    if (provider !== GITHUB) continue;
    const subjects = statement.conditions.filter(({ lower }) => lower === `${GITHUB}:sub`);
    if (subjects.length === 0) report('MISSING_GITHUB_REPO_CONDITION_KEY', principal, `any repository of GitHub may assume the role; ask for \`${GITHUB}:sub\``);
    for (const { value, ...at } of subjects.flatMap(({ operator, values }) => (operator?.family === 'string-like' ? values : []))) {
      if (hasWildcard(value)) report('SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED', at, `\`${clip(value)}\` takes in more than one repository and branch`);
    }
  }
  for (const { lower, operator, at, key } of statement.conditions) {
    if (operator?.set === 'any' && lower.endsWith(':aud') && lower.includes('.')) report('FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE', at, `\`${clip(key)}\` has one value; leave out \`ForAnyValue:\``);
  }
}

/** A session of a role that is trusted as a whole needs no mention. */
function checkSessions(statement: StatementRead, { report }: Linting): void {
  const values = statement.principal?.values ?? [];
  const roles = new Set(values.flatMap(({ value }) => /^arn:[^:]+:iam::([0-9]{12}):role\/(?:.*\/)?([^/]+)$/.exec(value)?.slice(1).join('/') ?? []));
  for (const principal of values) {
    const role = /^arn:[^:]+:sts::([0-9]{12}):assumed-role\/([^/]+)\/[^/]+$/.exec(principal.value)?.slice(1).join('/');
    if (role !== undefined && roles.has(role)) report('REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY', principal, `\`${clip(principal.value)}\` is a session of a role that is named as well`);
  }
}

/** IAM Roles Anywhere needs three actions, which may stand in several statements. */
function checkRolesAnywhere({ document, report }: Linting): void {
  const statements = document.statements.filter(({ effect, principal }) => effect === 'Allow' && principal?.values.some(({ value }) => value === ROLES_ANYWHERE) === true);
  const [first] = statements;
  if (first === undefined) return;
  const globs = statements.flatMap(({ actions }) => (actions ?? []).map(({ value }) => globFor(value.toLowerCase())));
  const missing = ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'].filter((action) => !globs.some((glob) => globMatches(glob, action.toLowerCase())));
  if (missing.length > 0) report('MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY', first, `\`${ROLES_ANYWHERE}\` also needs ${missing.join(' and ')}`);
}

/** The checks of trust policies (1.7). */
export const checkTrust: StatementCheck = (statement, lint) => {
  checkActions(statement, lint);
  checkProvider(statement, lint);
  checkSessions(statement, lint);
  if (statement === lint.document.statements[0]) checkRolesAnywhere(lint);
};
