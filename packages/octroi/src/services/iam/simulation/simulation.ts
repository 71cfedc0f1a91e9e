import { compile, explain, parsePolicy, type CompiledPolicy, type Explanation, type Layer, type LayerExplanation, type Policies, type Request } from '@octroi/policy';
import type { EvaluationResult, PolicyEvaluationDecisionType } from '../../../../models/iam.gen.ts';
import { isAccountId, parseArn } from '../../../kernel/arn.ts';
import type { SimulatedCaller } from './simulated-context.ts';
import { simulatedContext } from './simulated-context.ts';
import { matchedStatements, missingKeys } from './evidence.ts';

/** A policy of a simulation under the id by which its results call it. */
export interface SimulatedPolicy {
  readonly id: string;
  readonly text: string;
  /** Its statements are not listed among those that matched. */
  readonly hidden?: boolean;
}

/** Everything that a simulation decides with. */
export interface Setting {
  readonly identity: readonly SimulatedPolicy[];
  readonly boundary: SimulatedPolicy | null;
  readonly resource: SimulatedPolicy | null;
  /** One list per level from the root to the account. */
  readonly scp: readonly (readonly SimulatedPolicy[])[];
  /** Null if no one is named: then the request comes from the account of its resource. */
  readonly caller: SimulatedCaller | null;
  /** The account of resources whose ARN names none; null: the caller's. */
  readonly resourceOwner: string | null;
  /** The account that simulates. */
  readonly account: string;
  readonly given: ReadonlyMap<string, string | readonly string[]>;
  /** Milliseconds. */
  readonly now: number;
}

/** The policies of one layer, or of one level of it, compiled, in the order in which an explanation lists them. */
export interface LayerPolicies {
  readonly shown: readonly SimulatedPolicy[];
  readonly compiled: readonly CompiledPolicy[];
}

/** Decides simulated requests with the engine of the gate. */
export class Simulation {
  readonly #setting: Setting;
  readonly #policies: Policies;
  readonly #layers: ReadonlyMap<string, LayerPolicies>;
  /** How many statements have to be looked at for each request. */
  readonly statements: number;

  constructor(setting: Setting) {
    this.#setting = setting;
    const layers = new Map<string, LayerPolicies>();
    const layer = (name: Layer, shown: readonly SimulatedPolicy[], level: number | null = null): readonly CompiledPolicy[] => {
      const compiled = shown.map(compiledOf);
      layers.set(layerKey(name, level), { shown, compiled });
      return compiled;
    };
    const one = (policy: SimulatedPolicy | null): readonly SimulatedPolicy[] => (policy === null ? [] : [policy]);
    this.#policies = {
      identity: layer('identity', setting.identity),
      resource: layer('resource', one(setting.resource))[0] ?? null,
      boundary: layer('boundary', one(setting.boundary))[0] ?? null,
      session: [],
      scp: setting.scp.map((level, index) => layer('scp', level, index)),
      rcp: [],
    };
    this.#layers = layers;
    this.statements = [...layers.values()].flatMap(({ compiled }) => compiled).reduce((sum, { document }) => sum + document.statements.length, 0);
  }

  /** The result of one action on one resource, which is `*` or an ARN (IAM-171). */
  evaluate(action: string, resource: string): EvaluationResult {
    const request = this.#request(action, resource);
    const explanation = explain(request, this.#policies);
    const policiesOf = ({ layer, level }: LayerExplanation): LayerPolicies => this.#layers.get(layerKey(layer, level)) ?? { shown: [], compiled: [] };
    const decision = decisionOf(explanation);
    const MatchedStatements = matchedStatements(explanation, policiesOf);
    const missing = missingKeys(explanation, policiesOf, request.context);
    const organizations = this.#organizations(explanation);
    const shared = { MatchedStatements, ...this.#details(explanation, request, organizations), ...this.#boundary(explanation) };
    const result = {
      EvalActionName: action,
      EvalResourceName: resource,
      EvalDecision: decision,
      ...shared,
      ...(organizations === null ? {} : { OrganizationsDecisionDetail: { AllowedByOrganizations: organizations } }),
    };
    if (resource === '*') return { ...result, MissingContextValues: missing };
    const specific = { EvalResourceName: resource, EvalResourceDecision: decision, ...shared, MissingContextValues: missing };
    return { ...result, MissingContextValues: [], ResourceSpecificResults: [specific] };
  }

  #request(action: string, resource: string): Request {
    const { caller, account, resourceOwner, given, now } = this.#setting;
    const named = parseArn(resource)?.account ?? '';
    const resourceAccount = isAccountId(named) ? named : (resourceOwner ?? caller?.principal.account ?? account);
    const anyone = { kind: 'user', account: resourceAccount, arn: `arn:${parseArn(resource)?.partition ?? 'aws'}:iam::${resourceAccount}:user/`, id: '' } as const;
    return {
      principal: caller?.principal ?? anyone,
      action,
      resource,
      resourceAccount,
      // A key's policy has to allow (EVAL-65); role trust policies are not simulated.
      resourceRule: this.#policies.resource !== null && action.toLowerCase().startsWith('kms:') ? 'kms-key' : 'ordinary',
      context: simulatedContext(given, caller, now),
    };
  }

  /** Empty within an account, by type of policy across accounts, and absent where no resource is named or an SCP ends the simulation (IAM-171). */
  #details(explanation: Explanation, { principal, resource, resourceAccount }: Request, organizations: boolean | null): Pick<EvaluationResult, 'EvalDecisionDetails'> {
    if (resource === '*' || organizations === false) return {};
    if (!('account' in principal) || principal.account === resourceAccount) return { EvalDecisionDetails: {} };
    return { EvalDecisionDetails: { 'IAM Policy': layerDecision(explanation, 'identity'), 'Resource Policy': layerDecision(explanation, 'resource') } };
  }

  #boundary(explanation: Explanation): Pick<EvaluationResult, 'PermissionsBoundaryDecisionDetail'> {
    if (this.#policies.boundary === null) return {};
    return { PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: layerDecision(explanation, 'boundary') === 'allowed' } };
  }

  #organizations(explanation: Explanation): boolean | null {
    return this.#policies.scp.length === 0 ? null : explanation.layers.every(({ layer, allowed, denied }) => layer !== 'scp' || (allowed && !denied));
  }
}

const layerKey = (layer: Layer, level: number | null): string => `${layer}:${level ?? ''}`;

function compiledOf({ id, text }: SimulatedPolicy): CompiledPolicy {
  const parsed = parsePolicy(text);
  if (!parsed.ok) throw new Error(`the policy ${id} of a simulation was checked and does not parse`);
  return compile(parsed.document, { source: id });
}

function decisionOf({ decision }: Explanation): PolicyEvaluationDecisionType {
  return decision.effect === 'Allowed' ? 'allowed' : decision.effect === 'ExplicitlyDenied' ? 'explicitDeny' : 'implicitDeny';
}

function layerDecision(explanation: Explanation, name: Layer): PolicyEvaluationDecisionType {
  const found = explanation.layers.find(({ layer }) => layer === name);
  return found?.denied === true ? 'explicitDeny' : found?.allowed === true ? 'allowed' : 'implicitDeny';
}
