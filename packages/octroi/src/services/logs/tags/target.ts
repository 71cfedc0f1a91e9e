import type { ApiError } from '../../../kernel/api-error.ts';
import type { RequestFacts } from '../../../kernel/operation.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { ofArn, type DesignatedGroup } from '../shared/designation.ts';
import { invalidParameter } from '../shared/errors.ts';

interface ResourceInput {
  readonly resourceArn: string;
}

/** Only log groups have tags here; AWS tags destinations and more, which do not exist. */
export function checkResource({ resourceArn }: ResourceInput): ApiError | null {
  return ofArn(resourceArn) === null ? invalidParameter('Invalid resource ARN') : null;
}

/** The group of the ARN, which `checkResource` has found in it. */
export function taggedGroup({ resourceArn }: ResourceInput, scope: Scope): DesignatedGroup {
  return ofArn(resourceArn) ?? { scope, name: '' };
}

/** The account of the ARN whose tags are meant. */
export function ownerOfResource(input: ResourceInput, { scope }: Pick<RequestFacts, 'scope'>): string {
  return taggedGroup(input, scope).scope.account;
}
