import { documentOf, parsePolicy, statementJson, type Condition, type Document, type Statement } from '@octroi/policy';
import { compare, isPublic } from '@octroi/policy/analyse';
import { lint } from '@octroi/policy/lint';
import { neighboursFinding } from './read-neighbours.ts';
import { found, notFound, unread, type ReadFinding } from './read-finding.ts';
import type { CheckSubject } from './types.ts';
import { wantedTrust } from './wanted.ts';

const EXTERNAL_ID = 'sts:externalid';
/** Operators under which an absent key or another letter case does not match. */
const STRICT: ReadonlySet<string> = new Set(['stringequals', 'stringlike', 'foranyvalue:stringequals', 'foranyvalue:stringlike']);
const isLike = (operator: string): boolean => operator.toLowerCase().includes('stringlike');
const isWild = (value: string): boolean => /[*?]|\$\{/.test(value);
const accountOf = (arn: string): string => arn.split(':')[4] ?? '';

/** What a trust policy says, read and not asked: exact where a probe can only try. */
export function trustFindings(text: string, subject: CheckSubject): ReadFinding[] {
  const parsed = parsePolicy(text);
  if (!parsed.ok) return [unread('trust-policy', 'the trust policy can be read', 'GEN-4', parsed.issues[0]?.message ?? 'it is no policy')];
  const { document } = parsed;
  const allows = document.statements.filter(({ effect }) => effect === 'Allow');
  return [publicFinding(document, subject), conditionFinding(allows, subject), wildcardFinding(allows, subject), tenantsFinding(allows, subject), neighboursFinding(document, subject), widerFinding(document, subject), lintFinding(text)];
}

const mendOf = (subject: CheckSubject, text: string) => ({ text, policy: wantedTrust(subject) });

function publicFinding(document: Document, subject: CheckSubject): ReadFinding {
  const about = ['trust-public', 'the trust policy names who may come in', 'GEN-4'] as const;
  const result = isPublic(document, 'AWS::IAM::AssumeRolePolicyDocument');
  if (result.check === 'PASS') return found(...about);
  if (result.check === 'unknown') return unread(...about, result.reason);
  return notFound(...about, 'anybody at all may assume the role', mendOf(subject, 'name the vendor\'s account as Principal, never `*`'));
}

const conditionsOn = ({ conditions }: Statement): readonly Condition[] => conditions.filter(({ key }) => key.toLowerCase() === EXTERNAL_ID);

/** Statements that another account comes in by: the external ID is for those. */
const foreign = (statement: Statement, subject: CheckSubject): boolean =>
  (statement.principals ?? [{ type: 'AWS', value: '*' }]).some(({ type, value }) => type === 'AWS' && value !== accountOf(subject.roleArn) && accountOf(value) !== accountOf(subject.roleArn));

/** EVAL, COND: a key that is absent meets `IfExists`, `ForAllValues:` and every negated operator. */
function conditionFinding(allows: readonly Statement[], subject: CheckSubject): ReadFinding {
  const about = ['trust-condition', 'every statement for other accounts asks for the external ID', 'GEN-4'] as const;
  const bad = allows.filter((statement) => foreign(statement, subject)).find((statement) => !conditionsOn(statement).some(({ operator }) => STRICT.has(operator.toLowerCase())));
  if (bad === undefined) return found(...about);
  const [condition] = conditionsOn(bad);
  const why = condition === undefined ? 'it has no condition on sts:ExternalId' : `${condition.operator} also holds for other letter cases, other values or when no external ID is sent`;
  return notFound(...about, `${nameOf(bad, allows)}: ${why}`, mendOf(subject, 'ask for the external ID with StringEquals'));
}

function wildcardFinding(allows: readonly Statement[], subject: CheckSubject): ReadFinding {
  const about = ['trust-wildcard', 'no wildcard in an external ID', 'GEN-4'] as const;
  for (const statement of allows) {
    for (const { operator, values } of conditionsOn(statement)) {
      const wild = values.find((value) => isWild(value));
      if (wild === undefined) continue;
      const why = isLike(operator) ? `\`${wild}\` matches external IDs of other tenants` : `\`${wild}\` is compared letter by letter under ${operator}: it matches nobody`;
      return notFound(...about, `${nameOf(statement, allows)}: ${why}`, mendOf(subject, 'write every external ID out, under StringEquals'));
    }
  }
  return found(...about);
}

function tenantsFinding(allows: readonly Statement[], subject: CheckSubject): ReadFinding {
  const about = ['trust-tenants', `no ${subject.tenantWord} beside those that were named`, 'GEN-6'] as const;
  const others = allows.flatMap((statement) => conditionsOn(statement).flatMap(({ values }) => values)).filter((value) => !isWild(value) && !subject.tenants.includes(value));
  if (others.length === 0) return found(...about);
  return notFound(...about, `it also lets in ${[...new Set(others)].slice(0, 5).join(', ')}`, mendOf(subject, 'take out what is not yours, or name it in this check if it is'));
}

/** CheckNoNewAccess against what is wanted. Conditions are compared as written, so those that are as good as the wanted one count as it. */
function widerFinding(document: Document, subject: CheckSubject): ReadFinding {
  const about = ['trust-wider', 'the trust policy gives nothing beside that', 'GEN-4'] as const;
  const good = document.statements.flatMap(conditionsOn).filter(({ operator, values }) => STRICT.has(operator.toLowerCase()) && values.every((value) => subject.tenants.includes(value)));
  const plain = { ...wantedTrust(subject), Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'] };
  const Statement = [plain, ...good.map(({ operator, values }) => ({ ...plain, Condition: { [operator]: { 'sts:ExternalId': values } } }))];
  const wanted = documentOf({ Version: '2012-10-17', Statement });
  if (!wanted.ok) throw new Error('the wanted trust policy is no policy');
  const result = compare(wanted.document, document, { type: 'trust', resourceAccount: accountOf(subject.roleArn) });
  if (result.check === 'PASS') return found(...about);
  if (result.check === 'unknown') return unread(...about, result.reason);
  const { principal, action, conditions } = result.witness;
  const under = conditions.length === 0 ? 'without a condition' : `under ${conditions.join(' and ')}`;
  return notFound(...about, `${principal ?? 'somebody'} may do ${action} ${under}`, mendOf(subject, 'this statement alone is enough'));
}

function lintFinding(text: string): ReadFinding {
  const about = ['trust-lint', 'IAM Access Analyzer\'s checks of the trust policy', 'GEN-4'] as const;
  const grave = lint(text, { kind: 'trust' }).filter(({ type }) => type === 'ERROR' || type === 'SECURITY_WARNING');
  const [first] = grave;
  return first === undefined ? found(...about) : notFound(...about, grave.slice(0, 3).map(({ code, message, path }) => `${code} at ${path}: ${message}`).join('; '), { text: `see ${first.learnMore}`, policy: null });
}

function nameOf(statement: Statement, among: readonly Statement[]): string {
  if (statement.sid !== null && statement.sid !== '') return `statement \`${statement.sid}\``;
  const text = JSON.stringify(statementJson(statement)['Principal'] ?? null);
  return `statement ${among.indexOf(statement) + 1} of those that allow (Principal ${text})`;
}
