import type { Linting, StatementCheck } from './linting.ts';
import type { StatementRead } from './reading.ts';
import { clip } from './reading.ts';

/** POL-34a: what an SCP allows, it allows on every resource. */
export const checkScp: StatementCheck = ({ effect, resources, notResources }, { report }) => {
  if (effect !== 'Allow') return;
  const found = notResources?.[0] ?? resources?.find(({ value }) => value !== '*');
  if (found !== undefined) report('SCP_SYNTAX_ERROR_ALLOW_RESOURCE', found, 'an SCP that allows does so on the resource `"*"`');
};

/** POL-34b: RCPFullAWSAccess, the only RCP that allows. */
function isFullAccess({ principal, actions, resources, conditions }: StatementRead): boolean {
  const star = (values: StatementRead['actions']): boolean => values !== null && values.length > 0 && values.every(({ value }) => value === '*');
  return principal?.star === true && star(actions) && star(resources) && conditions.length === 0;
}

/** An RCP also meets AWS services, which have no principal keys, and principals, which have no source keys. */
function checkBystanders({ conditions }: StatementRead, { report }: Linting): void {
  if (conditions.some(({ lower }) => lower === 'aws:principalisawsservice')) return;
  const principal = conditions.find(({ lower, operator }) => operator?.family !== 'null' && /^aws:principal(?:account|arn|orgid|orgpaths)$/.test(lower));
  if (principal !== undefined) report('RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY', principal.at, 'AWS services that act for you are met as well; add `"BoolIfExists": {"aws:PrincipalIsAWSService": "false"}`');
  const source = conditions.find(({ lower, operator }) => operator?.family !== 'null' && /^aws:source(?:account|arn|orgid|orgpaths)$/.test(lower));
  if (source !== undefined) report('RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY', source.at, 'your own principals are met as well; add `"Bool": {"aws:PrincipalIsAWSService": "true"}`');
}

/** POL-34: what a customer's RCP may say. */
export const checkRcp: StatementCheck = (statement, lint) => {
  const { report, data } = lint;
  if (statement.effect === 'Allow') {
    if (!isFullAccess(statement)) report('RCP_SYNTAX_ERROR_ALLOW', statement, 'an RCP only denies; what it may allow is everything to everyone on everything, without a condition');
    return;
  }
  const [except] = statement.notActions ?? [];
  if (except !== undefined) report('RCP_SYNTAX_ERROR_NOTACTION', except, 'an RCP has no `NotAction`; name the actions');
  for (const { value, ...at } of statement.actions ?? []) {
    const prefix = value.toLowerCase().split(':', 1)[0]!;
    if (value === '*' || (data !== null && data.services.has(prefix) && !data.rcpServices.has(prefix))) report('RCP_SYNTAX_ERROR_ACTION', at, `an RCP cannot limit \`${clip(value)}\`; it names actions of the services that RCPs reach`);
  }
  checkBystanders(statement, lint);
};
