import type { Document, NamedPrincipal, Statement } from '../document/document.ts';
import type { LayerExplanation, StatementExplanation } from '../evaluate/explanation.ts';
import type { Policies } from '../evaluate/policies.ts';
import { namesPrincipals } from '../evaluate/statement.ts';
import type { Request } from '../request/request.ts';
import { namesOf } from './caller-names.ts';
import { conditionEdits } from './condition-edits.ts';
import type { Edit } from './edit.ts';
import { policiesAt } from './edit.ts';
import { breadthOf, breadthOfActions, breadthOfCallers, breadthOfResources } from './widening.ts';
import { nameOfPolicy, nameOfStatement } from './words.ts';

type Change = Pick<Edit, 'kind' | 'after' | 'widens'> & { readonly what: string };

/** The literal text for a Resource: a wildcard or dollar sign of an ARN's own means itself (COND-46). */
function literal(resource: string, { version }: Document): string {
  return version === '2012-10-17' && resource !== '*' ? resource.replaceAll(/[*?]|\$(?=\{)/g, '${$&}') : resource;
}

function without(values: readonly string[], spared: (value: string) => boolean): readonly string[] | null {
  const rest = values.filter((value) => !spared(value));
  return rest.length === 0 || rest.length === values.length ? null : rest;
}

function actionChanges(layer: LayerExplanation['layer'], statement: Statement, request: Request): Change[] {
  const widens = breadthOfResources(statement) * breadthOfCallers(layer, statement);
  const { actions, notActions } = statement;
  if (actions !== null) return [{ kind: 'add-action', after: { ...statement, actions: [...actions, request.action] }, widens, what: `add \`${request.action}\` to the actions` }];
  const rest = without(notActions ?? [], (action) => action.toLowerCase() === request.action.toLowerCase());
  return rest === null ? [] : [{ kind: 'add-action', after: { ...statement, notActions: rest }, widens, what: `take \`${request.action}\` out of NotAction` }];
}

function resourceChanges(layer: LayerExplanation['layer'], document: Document, statement: Statement, request: Request): Change[] {
  const widens = breadthOfActions(statement) * breadthOfCallers(layer, statement);
  const { resources, notResources } = statement;
  const text = literal(request.resource, document);
  if (resources !== null) return [{ kind: 'add-resource', after: { ...statement, resources: [...resources, text] }, widens, what: `add \`${text}\` to the resources` }];
  // NotResource spares a resource that it names under any of its ARNs.
  const names = new Set([request.resource, ...(request.synonyms ?? [])].flatMap((name) => [name, literal(name, document)]));
  const taken = (notResources ?? []).filter((resource) => names.has(resource));
  const rest = without(notResources ?? [], (resource) => names.has(resource));
  return rest === null ? [] : [{ kind: 'add-resource', after: { ...statement, notResources: rest }, widens, what: `take ${[...new Set(taken)].map((name) => `\`${name}\``).join(', ')} out of NotResource` }];
}

function principalChanges(layer: LayerExplanation['layer'], statement: Statement, names: readonly NamedPrincipal[]): Change[] {
  const { principals } = statement;
  if (principals === null || !namesPrincipals(layer)) return [];
  const widens = breadthOfActions(statement) * breadthOfResources(statement);
  return names
    .filter(({ type, value }) => !principals.some((named) => named.type === type && named.value === value))
    .map((name) => ({ kind: 'add-principal', after: { ...statement, principals: [...principals, name] }, widens: widens * (name.value === '*' ? 100 : 1), what: `add \`${name.value}\` to the principals` }));
}

function conditionChanges(layer: LayerExplanation['layer'], statement: Statement, { conditions }: StatementExplanation): Change[] {
  const failed = conditions.flatMap((condition, at) => (condition.matched ? [] : [at]));
  const [at] = failed;
  if (at === undefined || failed.length > 1) return [];
  return conditionEdits(statement, at, conditions[at]!).map(({ kind, after, what, factor }) => ({ kind, after, what, widens: breadthOf(layer, statement) * factor }));
}

/** What may make one Allow match. Only statements that miss in one part are corrected: the others were meant for something else. */
function changesOf(layer: LayerExplanation['layer'], document: Document, explained: StatementExplanation, request: Request): Change[] {
  const statement = document.statements[explained.index]!;
  const { principal, action, resource, condition } = explained;
  const missed = [principal, action, resource, condition].filter((matched) => !matched).length;
  // A statement of the resource's policy that matches through the account alone can be made a direct grant (EVAL-11).
  if (missed === 0) return layer === 'resource' ? principalChanges(layer, statement, namesOf(request.principal)) : [];
  if (missed > 1) return [];
  if (!action) return actionChanges(layer, statement, request);
  if (!resource) return resourceChanges(layer, document, statement, request);
  return principal ? conditionChanges(layer, statement, explained) : principalChanges(layer, statement, namesOf(request.principal));
}

function statementFor(layer: LayerExplanation['layer'], document: Document | null, request: Request, name: NamedPrincipal | null): Statement {
  const trust = layer === 'resource' && request.resourceRule === 'role-trust';
  // POL-34a: an Allow of an SCP is for every resource. POL-34b: the only RCP that allows is RCPFullAWSAccess.
  const any = layer === 'scp' || layer === 'rcp';
  const resource = document === null ? literal(request.resource, { version: '2012-10-17', id: null, statements: [] }) : literal(request.resource, document);
  return {
    sid: null,
    effect: 'Allow',
    principals: name === null ? null : [name],
    notPrincipals: null,
    actions: [layer === 'rcp' ? '*' : request.action],
    notActions: null,
    resources: trust ? null : [any ? '*' : resource],
    notResources: null,
    conditions: [],
  };
}

const EVERYONE: NamedPrincipal = { type: 'AWS', value: '*' };

/**
 * An Allow for just this request. The identity layer gets a policy of its own, a level of RCPs one that allows all, any other layer one
 * more statement in its first policy.
 */
function additions({ layer, level }: LayerExplanation, policies: Policies, request: Request): Edit[] {
  const [first] = layer === 'identity' || layer === 'rcp' ? [] : policiesAt(policies, layer, level);
  const names = layer === 'rcp' ? [EVERYONE] : namesPrincipals(layer) ? namesOf(request.principal) : [null];
  return names.map((name) => {
    const after = statementFor(layer, first?.document ?? null, request, name);
    const source = first?.source ?? null;
    const whom = name === null ? '' : ` to \`${name.value}\``;
    const what = `allow \`${after.actions![0]!}\` on \`${after.resources === null ? request.resource : after.resources[0]!}\`${whom}`;
    const to = first === undefined ? `a new ${nameOfPolicy(layer, level, null, request.resourceRule)}` : `a new statement of ${nameOfPolicy(layer, level, source, request.resourceRule)}`;
    return {
      kind: 'add-statement',
      layer,
      level,
      policy: first === undefined ? null : 0,
      source,
      statement: null,
      before: null,
      after,
      description: `${what} in ${to}`,
      widens: breadthOf(layer, after),
    };
  });
}

/** Can the layer's policies be changed at all? The root user and service-linked roles take none of their own (EVAL-60, EVAL-71). */
function fixed(layer: LayerExplanation['layer'], { principal }: Request): boolean {
  return (layer === 'identity' || layer === 'boundary') && (principal.kind === 'root' || (principal.kind === 'role-session' && principal.serviceLinked === true));
}

/** Every edit by which one layer, or one level of it, may come to allow the request. */
export function allowEdits(explained: LayerExplanation, policies: Policies, request: Request): readonly Edit[] {
  const { layer, level } = explained;
  const list = policiesAt(policies, layer, level);
  if (fixed(layer, request)) return [];
  if (layer === 'rcp') return additions(explained, policies, request);
  const edits: Edit[] = [];
  for (const [policy, { source, statements }] of explained.policies.entries()) {
    const { document } = list[policy]!;
    for (const statement of statements) {
      if (statement.effect !== 'Allow') continue;
      for (const { kind, after, widens, what } of changesOf(layer, document, statement, request)) {
        const where = `${nameOfStatement(statement.sid, statement.index)} of ${nameOfPolicy(layer, level, source, request.resourceRule)}`;
        edits.push({ kind, layer, level, policy, source, statement: statement.index, before: document.statements[statement.index]!, after, description: `${what} of ${where}`, widens });
      }
    }
  }
  return [...edits, ...additions(explained, policies, request)];
}
