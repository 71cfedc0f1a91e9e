import type { OperatorFamily } from '../condition/operator.ts';
import type { CatalogueIndex } from './catalogue.ts';
import { actionSupportsKey, findKey } from './catalogue.ts';
import { matchedActions } from './actions.ts';
import { hasWildcard } from './cover.ts';
import type { Linting, StatementCheck } from './linting.ts';
import { spend, SPENT } from './linting.ts';
import type { ConditionRead, StatementRead } from './reading.ts';
import { clip } from './reading.ts';

/** The multivalued keys of section 4; others are known from data only. */
const MULTIVALUED = new Set([
  'aws:calledvia', 'aws:principalorgpaths', 'aws:principalservicenameslist', 'aws:resourceorgpaths', 'aws:sourceorgpaths', 'aws:tagkeys', 'aws:vpceorgpaths',
  'sts:transitivetagkeys',
]);
/** KEY-2. */
const SENSITIVE = new Set([
  'aws:principalaccount', 'aws:principalorgid', 'aws:resourceaccount', 'aws:resourceorgid', 'aws:sourceaccount', 'aws:sourceorgid', 'aws:sourcevpc', 'aws:sourcevpce',
  'aws:vpceaccount', 'aws:vpceorgid',
]);
/** Headers that a caller sets as it likes (KEY-33). */
const UNTRUSTWORTHY = new Set(['aws:referer', 'aws:useragent']);
const TAG_KEY = /^(?:aws|iam|ec2):(?:ResourceTag|RequestTag|PrincipalTag)\/?$/i;
const SERVICE_NAMES = new Set(['aws:calledvia', 'aws:calledviafirst', 'aws:calledvialast', 'aws:principalservicename', 'iam:awsservicename', 'iam:passedtoservice']);
const SERVICE_NAME = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|aws\.internal|aws\.com|api\.aws)$/;
const REGION = /^[a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2}$/;

/** What compares a key of each type; an ARN may be compared as a string (KEY-41). */
const FAMILIES: Readonly<Record<string, readonly OperatorFamily[]>> = {
  String: ['string-equals', 'string-equals-ignore-case', 'string-like'],
  ARN: ['arn', 'string-equals', 'string-equals-ignore-case', 'string-like'],
  Bool: ['bool'],
  Date: ['date', 'numeric'],
  IPAddress: ['ip'],
  Numeric: ['numeric'],
  Binary: ['binary'],
};

/** The type of a key: from data, or for the multivalued global keys from the list; null if unknown. */
function typeOf(lower: string, data: CatalogueIndex | null): string | null {
  const prefix = lower.slice(0, lower.indexOf(':'));
  if (MULTIVALUED.has(lower)) return 'ArrayOfString';
  if (data === null) return null;
  return (findKey(data.global, lower) ?? findKey(data.services.get(prefix)?.keys ?? data.global, lower))?.type ?? null;
}

/** Does the key exist (KEY-1)? */
function checkName({ key, lower, at }: ConditionRead, { report, data }: Linting): void {
  const colon = key.indexOf(':');
  if (colon < 1 || colon === key.length - 1) return report('INVALID_CONDITION_KEY_FORMAT', at, `\`${clip(key)}\` is no condition key; the form is \`service:KeyName\``);
  if (TAG_KEY.test(key)) return report('MISSING_TAG_KEY_IN_CONDITION', at, `\`${clip(key)}\` needs the key of a tag: \`${clip(key.replace(/\/$/, ''))}/team\``);
  if (lower === 'aws:arn') return report('DEPRECATED_GLOBAL_CONDITION_KEY', at, '`aws:ARN` is out of use; the ARN of the caller is `aws:PrincipalArn`');
  if (data === null) return;
  const prefix = lower.slice(0, colon);
  if (prefix === 'aws') {
    if (findKey(data.global, lower) === null) report('INVALID_GLOBAL_CONDITION_KEY', at, `there is no global condition key \`${clip(key)}\``);
    return;
  }
  // A host name is an identity provider's; what claims it sends is its own affair (KEY-68).
  if (prefix.includes('.') || data.otherKeyPrefixes.has(prefix)) return;
  const service = data.services.get(prefix);
  if (service === undefined) report('INVALID_SERVICE', at, `there is no service \`${clip(prefix)}\``);
  else if (findKey(service.keys, lower) === null && findKey(data.global, lower) === null) report('INVALID_SERVICE_CONDITION_KEY', at, `\`${clip(prefix)}\` has no condition key \`${clip(key)}\``);
}

/** Does the operator suit the key (COND-24, COND-30 to COND-36)? */
function checkOperator({ key, lower, at, operator, operatorName, values }: ConditionRead, effect: StatementRead['effect'], { report, data }: Linting): void {
  if (operator === null || operator.family === 'null') return;
  const type = typeOf(lower, data);
  const multi = type?.startsWith('ArrayOf') ?? false;
  if (multi && operator.set === 'none') report('MISSING_QUALIFIER', at, `\`${clip(key)}\` has several values, so the operator is \`ForAnyValue:${operatorName}\` or \`ForAllValues:${operatorName}\``);
  if (effect === 'Allow' && operator.set === 'all' && !multi && (type !== null || lower.startsWith('aws:'))) {
    report('FORALLVALUES_WITH_SINGLE_VALUED_KEY', at, `\`${clip(key)}\` has one value; \`ForAllValues\` is also true for requests without it`);
  }
  if (type === null) return;
  const plain = type.replace(/^ArrayOf/, '');
  const families = FAMILIES[plain];
  // Some keys that are documented as strings hold ARNs: those of encryption contexts, for one.
  const arns = plain === 'String' && operator.family === 'arn' && values.every(({ value }) => value.startsWith('arn:'));
  if (families !== undefined && !families.includes(operator.family) && !arns) report('TYPE_MISMATCH', at, `\`${clip(key)}\` is of type ${plain}, which \`${operatorName}\` does not compare`);
  if (plain === 'ARN' && operator.family === 'string-like') report('STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS', at, `\`${clip(key)}\` is an ARN: with \`ArnLike\` a wildcard stays within its part of it`);
}

/** The values that single keys can have. */
function checkKeyValues({ key, lower, operator, values }: ConditionRead, { report }: Linting): void {
  if (operator === null || operator.family === 'null') return;
  const exact = operator.family.startsWith('string-equals');
  for (const { value, ...at } of values) {
    if (value.includes('${')) continue;
    if (SENSITIVE.has(lower) && operator.family === 'string-like' && hasWildcard(value)) report('WILDCARD_USAGE_TOO_PERMISSIVE', at, `\`${clip(key)}\` tells accounts, organizations or networks apart; name it without a wildcard`);
    if (!exact || hasWildcard(value)) continue;
    if (SERVICE_NAMES.has(lower) && !SERVICE_NAME.test(value)) report('INVALID_SERVICE_PRINCIPAL_FORMAT', at, `\`${clip(value)}\` is no service principal; the form is \`service-name.amazonaws.com\` in lower case`);
    if (lower === 'kms:viaservice' && !/^[a-z0-9-]+\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/.test(value)) report('INVALID_SERVICE_PRINCIPAL_FORMAT', at, `\`${clip(value)}\` has not the form \`service-name.region.amazonaws.com\``);
    if (lower === 'aws:sourcevpc' && !/^vpc-(?:[a-z0-9]{8}|[a-z0-9]{17})$/.test(value)) report('INVALID_VPC_FORMAT', at, `\`${clip(value)}\` is no VPC: \`vpc-\` and 8 or 17 letters and digits`);
    if (lower === 'aws:sourcevpce' && !/^vpce-(?:[a-z0-9]{8}|[a-z0-9]{17})$/.test(value)) report('INVALID_VPCE_FORMAT', at, `\`${clip(value)}\` is no VPC endpoint: \`vpce-\` and 8 or 17 letters and digits`);
    if (lower === 'aws:requestedregion' && !REGION.test(value)) report('INVALID_REGION', at, `\`${clip(value)}\` is no Region`);
  }
}

/** Service keys and the actions that are known not to have them; patterns are not followed. */
function checkActionsOfKey({ key, lower, at }: ConditionRead, statement: StatementRead, { report, data, budget }: Linting): void {
  const prefix = lower.slice(0, lower.indexOf(':'));
  const owner = data?.services.get(prefix);
  if (data === null || owner === undefined || findKey(owner.keys, lower) === null || findKey(data.global, lower) !== null) return;
  if (!spend(budget, 50 * (statement.actions?.length ?? 0))) return report('UNSUPPORTED_ACTION_FOR_CONDITION_KEY', at, SPENT);
  const without = (statement.actions ?? []).filter(({ value }) => {
    if (hasWildcard(value) || !value.toLowerCase().startsWith(`${prefix}:`)) return false;
    return matchedActions(value, data).some(({ service, action }) => !actionSupportsKey(service, action, lower));
  });
  if (without.length > 0) report('UNSUPPORTED_ACTION_FOR_CONDITION_KEY', at, `\`${clip(key)}\` is never there for ${clip(without.map(({ value }) => `\`${value}\``).join(', '))}; put these actions into a statement of their own`);
}

/** Keys that mean what their author meant only beside others, or in one direction. */
function checkCompany(condition: ConditionRead, statement: StatementRead, { report }: Linting): void {
  const { lower, at, operator } = condition;
  const has = (...keys: string[]): boolean => statement.conditions.some((other) => keys.includes(other.lower));
  const negated = operator?.negated === true;
  if (lower === 'aws:vpcsourceip' && !has('aws:sourcevpc', 'aws:sourcevpce', 'aws:sourcevpcarn')) report('MISSING_PAIRED_CONDITION_KEYS', at, 'private addresses repeat in every network; name the VPC with `aws:SourceVpc` too');
  if (UNTRUSTWORTHY.has(lower)) report('UNTRUSTWORTHY_CONDITION_KEY', at, `the caller sets \`${clip(condition.key)}\` as it likes`);
  if (lower === 'dynamodb:attributes' && statement.effect === 'Allow' && !has('dynamodb:select')) report('DYNAMODB_ATTRIBUTES_WITHOUT_SELECT', at, 'a read that names no attributes returns all of them; set `dynamodb:Select` to `SPECIFIC_ATTRIBUTES` too');
  if (lower === 's3:prefix' && operator !== null && operator.family !== 'null' && (statement.effect === 'Deny') !== negated) {
    report('S3_PREFIX_IN_NEGATIVE_CONTEXT', at, 'a request with a shorter prefix lists the same objects; allow with `StringLike`, or deny with `StringNotLike`');
  }
}

/** The checks of condition keys (section 4). */
export const checkKeys: StatementCheck = (statement, lint) => {
  for (const condition of statement.conditions) {
    checkName(condition, lint);
    checkOperator(condition, statement.effect, lint);
    checkKeyValues(condition, lint);
    checkActionsOfKey(condition, statement, lint);
    checkCompany(condition, statement, lint);
  }
};
