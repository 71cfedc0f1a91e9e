import type { ContextEntry, EvaluationResult } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { isAccountId, parseArn } from '../../../kernel/arn.ts';
import { pageOfNumbers, type PageCall, type Truncation } from '../shared/pagination.ts';
import { refusalOf } from './documents.ts';
import type { Simulation, SimulatedPolicy } from './simulation.ts';
import { entityNamed, notAnEntity } from './source-entity.ts';

/** The members that both simulations take. */
export interface SimulationInput {
  readonly ActionNames: readonly string[];
  readonly CallerArn?: string | undefined;
  readonly ContextEntries?: readonly ContextEntry[] | undefined;
  readonly PermissionsBoundaryPolicyInputList?: readonly string[] | undefined;
  readonly PolicyInputList?: readonly string[] | undefined;
  readonly ResourceArns?: readonly string[] | undefined;
  readonly ResourceOwner?: string | undefined;
  readonly ResourcePolicy?: string | undefined;
}

const invalid = (message: string): ApiError => new ApiError('InvalidInput', message);

/** What is wrong with the input, in AWS's words where they are known (IAM-170, IAM-174); null if nothing is. */
export function refusedSimulation(input: SimulationInput): ApiError | null {
  const { CallerArn, PermissionsBoundaryPolicyInputList, ResourceArns, ResourceOwner, ResourcePolicy } = input;
  const bad = ResourceArns?.find((arn) => arn !== '*' && parseArn(arn) === null);
  if (bad !== undefined) return invalid(`ResourceNames are not in a valid ARN format: ${bad}.`);
  if (ResourceOwner !== undefined && accountOfOwner(ResourceOwner) === null) return invalid(`'${ResourceOwner}' is not a valid as a Resource Owner.`);
  if (CallerArn !== undefined && entityNamed(CallerArn)?.kind !== 'user') return notAnEntity(CallerArn);
  if ((PermissionsBoundaryPolicyInputList?.length ?? 0) > 1) return invalid('PermissionsBoundaryPolicyInputList must contain at most one policy.');
  return (
    refusalOf(input.PolicyInputList, 'inline') ??
    refusalOf(PermissionsBoundaryPolicyInputList, 'inline') ??
    refusalOf(ResourcePolicy === undefined ? [] : [ResourcePolicy], 'resource')
  );
}

/** A resource's policy names principals, so that someone has to be simulated (IAM-170). */
export function callerMissing(): ApiError {
  return invalid('CallerArn is required when ResourcePolicy is specified.');
}

/** The account of `arn:aws:iam::111122223333:root`; null for anything else (IAM-174). */
export function accountOfOwner(text: string): string | null {
  const arn = parseArn(text);
  return arn !== null && arn.service === 'iam' && arn.region === '' && isAccountId(arn.account) && arn.resource === 'root' ? arn.account : null;
}

/** Policies of the request under the names that results give them: `PolicyInputList.1`. */
export function numbered(list: string, texts: readonly string[] | undefined): readonly SimulatedPolicy[] {
  return (texts ?? []).map((text, index) => ({ id: `${list}.${index + 1}`, text }));
}

/** How many statements one answer looks at, at most; a page holds as many results as that allows. */
const MAX_STATEMENTS = 100_000;

/** One page of results: every action on every resource, in the order in which they were given (IAM-171). */
export function pageOfResults(call: PageCall & { readonly input: SimulationInput }, list: string, simulation: Simulation): { readonly EvaluationResults: readonly EvaluationResult[] } & Truncation {
  const { ActionNames, ResourceArns } = call.input;
  const resources = ResourceArns === undefined || ResourceArns.length === 0 ? ['*'] : ResourceArns;
  const most = Math.max(1, Math.floor(MAX_STATEMENTS / Math.max(1, simulation.statements)));
  const { from, to, more } = pageOfNumbers(call, list, ActionNames.length * resources.length, most);
  const EvaluationResults: EvaluationResult[] = [];
  for (let number = from; number < to; number++) {
    EvaluationResults.push(simulation.evaluate(ActionNames[Math.floor(number / resources.length)]!, resources[number % resources.length]!));
  }
  return { EvaluationResults, ...more };
}
