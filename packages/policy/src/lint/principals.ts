import { hasWildcard } from './cover.ts';
import type { Linting, StatementCheck } from './linting.ts';
import type { PrincipalRead, PrincipalText, StatementRead } from './reading.ts';
import { clip } from './reading.ts';

const SERVICE = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|aws\.internal|aws\.com)$/;
const DOMAIN = /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/;
const PROVIDER = /^arn:aws[a-z-]*:iam::[0-9]{12}:(?:oidc|saml)-provider\/[^*?\s]+$/;
/** KEY-38. */
const SOURCES = new Set(['aws:sourcearn', 'aws:sourceaccount', 'aws:sourceorgid', 'aws:sourceorgpaths']);

/** POL-21 to POL-29. */
function checkValue({ type, value, ...at }: PrincipalText, { kind, report }: Linting): void {
  if (hasWildcard(value)) {
    if (type !== 'AWS' || value !== '*') report('UNSUPPORTED_WILDCARD_IN_PRINCIPAL', at, `\`${type}\` takes no wildcard as in \`${clip(value)}\``);
  } else if (value.includes('${')) report('VARIABLE_UNSUPPORTED_IN_ELEMENT', at, 'a principal takes no policy variable; they work in resources and conditions');
  else if (type === 'AWS' && /^AROA[A-Z0-9]{12,}$/.test(value)) report('INVALID_ROLE_REFERENCE', at, `\`${clip(value)}\` is the unique id of a role; name the role by its ARN`);
  else if (type === 'AWS' && /^AIDA[A-Z0-9]{12,}$/.test(value)) report('INVALID_USER_REFERENCE', at, `\`${clip(value)}\` is the unique id of a user; name the user by its ARN`);
  else if (type === 'Service' && !SERVICE.test(value)) report('INVALID_SERVICE_PRINCIPAL_FORMAT', at, `\`${clip(value)}\` is no service principal; the form is \`service-name.amazonaws.com\` in lower case`);
  else if (type === 'Federated' && kind === 'trust' && !DOMAIN.test(value) && !PROVIDER.test(value)) {
    report('INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY', at, `\`${clip(value)}\` is neither a domain name nor the ARN of an identity provider`);
  }
  if (type === 'Federated' && kind === 'resource') report('FEDERATED_PRINCIPAL_NOT_SUPPORTED', at, 'identity providers are principals of trust policies only');
}

/** POL-34: which kinds of policy have a Principal. */
function checkPlace(statement: StatementRead, { kind, report }: Linting): void {
  const { principal, notPrincipal } = statement;
  const found = principal ?? notPrincipal;
  if (kind === 'identity' || kind === 'session') {
    if (found !== null) report('UNSUPPORTED_PRINCIPAL', found, 'the policy is about the principal that it is attached to, so it names none');
    return;
  }
  if (kind === 'scp') {
    if (found !== null) report('SCP_SYNTAX_ERROR_PRINCIPAL', found, 'an SCP names no principal; `aws:PrincipalArn` in a condition does');
    return;
  }
  if (found === null) return report('MISSING_PRINCIPAL', statement, 'the statement has no `Principal`');
  if (kind === 'rcp' && principal?.star !== true) return report('RCP_SYNTAX_ERROR_PRINCIPAL', found, 'the principal of an RCP is always `"*"`');
  if (kind === 'trust') {
    if (notPrincipal !== null) report('ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL', notPrincipal, 'a trust policy has no `NotPrincipal`');
    if (principal?.star === true) report('ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL', principal, 'a trust policy does not trust `"*"`; name whom it trusts');
  }
  if (kind === 'resource' && notPrincipal !== null && statement.effect === 'Allow') report('ALLOW_WITH_NOT_PRINCIPAL', notPrincipal, 'everyone but these is allowed, the anonymous among them; say whom with `Principal`');
}

/** EVAL-60: a service that acts for anyone acts for strangers too. */
function checkConfusedDeputy(statement: StatementRead, principal: PrincipalRead, { kind, report }: Linting): void {
  if (kind !== 'resource' || statement.effect !== 'Allow' || statement.conditions.some(({ lower }) => SOURCES.has(lower))) return;
  const service = principal.values.find(({ type }) => type === 'Service');
  if (service !== undefined) report('RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL', service, `\`${clip(service.value)}\` may act here for anyone; say for whom with \`aws:SourceArn\` or \`aws:SourceAccount\``);
}

/** The checks of Principal and NotPrincipal (1.4). */
export const checkPrincipals: StatementCheck = (statement, lint) => {
  checkPlace(statement, lint);
  for (const element of [statement.principal, statement.notPrincipal]) for (const value of element?.values ?? []) checkValue(value, lint);
  if (statement.principal !== null) checkConfusedDeputy(statement, statement.principal, lint);
};
