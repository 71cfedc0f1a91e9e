import { matchedActions } from './actions.ts';
import { actionSupportsKey } from './catalogue.ts';
import type { Linting, StatementCheck } from './linting.ts';
import { spend } from './linting.ts';
import type { ConditionRead, StatementRead } from './reading.ts';
import { clip } from './reading.ts';

/**
 * A condition on the tags of the resource that is false for requests without the key: then an action that never has it is
 * never allowed, or never denied, by the statement (COND-2).
 */
function needsTag({ lower, operator }: ConditionRead): boolean {
  return lower.startsWith('aws:resourcetag/') && operator !== null && operator.family !== 'null' && !operator.negated && !operator.ifExists && operator.set !== 'all';
}

/** The services of the statement none of whose named actions, or one named without a wildcard, has the key. */
function servicesWithout(statement: StatementRead, key: string, { data, spare }: Linting): readonly string[] {
  const names = new Set<string>();
  for (const { value } of data === null ? [] : (statement.actions ?? [])) {
    const known = data!.services.get(value.toLowerCase().split(':', 1)[0]!)?.actions.size ?? 0;
    if (!spend(spare, 50 + known * (20 + value.length))) break;
    const matched = matchedActions(value, data!);
    const service = matched[0]?.service;
    if (service !== undefined && matched.every(({ action }) => !actionSupportsKey(service, action, key))) names.add(service.prefix);
  }
  return [...names];
}

/** The checks of conditions on tags that some actions never have. */
export const checkTags: StatementCheck = (statement, lint) => {
  const { report } = lint;
  const { effect } = statement;
  if (effect === null) return;
  for (const condition of statement.conditions) {
    if (!needsTag(condition)) continue;
    const key = clip(condition.key);
    const result = effect === 'Allow' ? 'are not allowed' : 'are not denied';
    if (statement.notActions !== null) {
      report(
        effect === 'Allow' ? 'ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE' : 'DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
        condition.at,
        `actions that never have \`${key}\` ${result} by this statement; name the actions with \`Action\``,
      );
      continue;
    }
    const services = servicesWithout(statement, condition.lower, lint);
    if (services.length === 0) continue;
    report(
      effect === 'Allow' ? 'ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE' : 'DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
      condition.at,
      `actions of ${clip(services.join(', '))} never have \`${key}\` and ${result} by this statement`,
    );
  }
};
