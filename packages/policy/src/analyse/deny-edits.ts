import type { Condition, NamedPrincipal, Statement } from '../document/document.ts';
import type { LayerExplanation, StatementExplanation } from '../evaluate/explanation.ts';
import type { Policies } from '../evaluate/policies.ts';
import { namesPrincipals } from '../evaluate/statement.ts';
import type { Request } from '../request/request.ts';
import { linksOf } from './caller-names.ts';
import { valuesWith, withCondition } from './condition-edits.ts';
import type { Edit } from './edit.ts';
import { policiesAt } from './edit.ts';
import { breadthOf, breadthOfActions, breadthOfCallers, breadthOfResources } from './widening.ts';
import { nameOfPolicy, nameOfStatement } from './words.ts';

type Exception = Pick<Edit, 'after' | 'widens'> & { readonly what: string };

const PRINCIPAL_ARN = 'aws:PrincipalArn';

function fewer<T>(values: readonly T[], spared: (value: T) => boolean): readonly T[] | null {
  const rest = values.filter((value) => !spared(value));
  return rest.length === 0 || rest.length === values.length ? null : rest;
}

const sameName =
  (one: NamedPrincipal) =>
  ({ type, value }: NamedPrincipal): boolean =>
    type === one.type && value === one.value;

function spareRequest(statement: Statement, request: Request): { readonly after: Statement; readonly part: 'action' | 'resource'; readonly what: string }[] {
  const { actions, notActions, resources, notResources } = statement;
  const { action, resource, synonyms = [] } = request;
  const lower = action.toLowerCase();
  const otherActions = fewer(actions ?? [], (one) => one.toLowerCase() === lower);
  const names = [resource, ...synonyms];
  const taken = [...new Set((resources ?? []).filter((one) => names.includes(one)))];
  const otherResources = fewer(resources ?? [], (one) => names.includes(one));
  return [
    ...(otherActions === null ? [] : [{ after: { ...statement, actions: otherActions }, part: 'action' as const, what: `take \`${action}\` out of the actions` }]),
    ...(notActions === null ? [] : [{ after: { ...statement, notActions: [...notActions, action] }, part: 'action' as const, what: `add \`${action}\` to NotAction` }]),
    ...(otherResources === null ? [] : [{ after: { ...statement, resources: otherResources }, part: 'resource' as const, what: `take ${taken.map((name) => `\`${name}\``).join(', ')} out of the resources` }]),
    ...(notResources === null || resource === '*' ? [] : [{ after: { ...statement, notResources: [...notResources, resource] }, part: 'resource' as const, what: `add \`${resource}\` to NotResource` }]),
  ];
}

function spareCaller(statement: Statement, request: Request): { readonly after: Statement; readonly what: string }[] {
  const { principals, notPrincipals, conditions } = statement;
  const links = linksOf(request.principal);
  const others = fewer(principals ?? [], (one) => links.some(sameName(one)));
  const arn = request.context.get(PRINCIPAL_ARN.toLowerCase());
  const except: Condition | null = typeof arn === 'string' ? { operator: 'ArnNotEquals', key: PRINCIPAL_ARN, values: [arn] } : null;
  const excepted = conditions.some(({ operator, key }) => operator === 'ArnNotEquals' && key.toLowerCase() === PRINCIPAL_ARN.toLowerCase());
  return [
    ...(others === null ? [] : [{ after: { ...statement, principals: others }, what: 'take the caller out of the principals' }]),
    ...(notPrincipals === null ? [] : [{ after: { ...statement, notPrincipals: [...notPrincipals, ...links.filter((link) => !notPrincipals.some(sameName(link)))] }, what: 'add the caller, with its role and account, to NotPrincipal' }]),
    ...(except === null || excepted ? [] : [{ after: { ...statement, conditions: [...conditions, except] }, what: `except \`${except.values[0]!}\` by \`ArnNotEquals\` on \`${PRINCIPAL_ARN}\` in the condition` }]),
  ];
}

function spareValue(statement: Statement, { conditions }: StatementExplanation): { readonly after: Statement; readonly what: string }[] {
  return conditions.flatMap(({ seen }, at) => {
    const condition = statement.conditions[at]!;
    const values = seen === null ? [] : typeof seen === 'string' ? [seen] : seen;
    return valuesWith(condition, values, false).flatMap((list) => {
      const after = withCondition(statement, at, { ...condition, values: list });
      return after === null ? [] : [{ after, what: `let \`${condition.operator}\` on \`${condition.key}\` have ${list.map((value) => `\`${value}\``).join(', ')}, in the condition` }];
    });
  });
}

function exceptions(layer: LayerExplanation['layer'], statement: Statement, explained: StatementExplanation, request: Request): Exception[] {
  const [actions, resources, callers] = [breadthOfActions(statement), breadthOfResources(statement), breadthOfCallers(layer, statement)];
  return [
    ...spareRequest(statement, request).map(({ after, part, what }) => ({ after, what, widens: callers * (part === 'action' ? resources : actions) })),
    ...spareCaller(statement, request).map(({ after, what }) => ({ after, what, widens: actions * resources })),
    ...spareValue(statement, explained).map(({ after, what }) => ({ after, what, widens: actions * resources * callers })),
  ].filter(({ after }) => namesPrincipals(layer) || after.principals === statement.principals);
}

/** For each Deny of the layer that hits the request: the edits by which it may let it pass, the last being to drop it. */
export function denyEdits(explained: LayerExplanation, policies: Policies, request: Request): readonly (readonly Edit[])[] {
  const { layer, level } = explained;
  const list = policiesAt(policies, layer, level);
  return explained.policies.flatMap(({ source, statements }, policy) =>
    statements
      .filter(({ effect, matched }) => effect === 'Deny' && matched)
      .map((statement): Edit[] => {
        const { index } = statement;
        const before = list[policy]!.document.statements[index]!;
        const where = `${nameOfStatement(statement.sid, index)} of ${nameOfPolicy(layer, level, source, request.resourceRule)}`;
        const at = { layer, level, policy, source, statement: index, before };
        return [
          ...exceptions(layer, before, statement, request).map(({ after, what, widens }): Edit => ({ ...at, kind: 'except-from-deny', after, description: `${what} of the Deny, ${where}`, widens })),
          { ...at, kind: 'drop-deny', after: null, description: `drop the Deny, ${where}`, widens: breadthOf(layer, before) },
        ];
      }),
  );
}
