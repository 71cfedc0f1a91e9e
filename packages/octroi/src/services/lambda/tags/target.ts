import type { ApiError } from '../../../kernel/api-error.ts';
import type { Ask } from '../../../kernel/ask.ts';
import { parseArn } from '../../../kernel/arn.ts';
import type { AskContext, RequestFacts } from '../../../kernel/operation.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { askFunction } from '../shared/asks.ts';
import { checkDesignation, designated } from '../shared/designation.ts';
import { invalidParameter, notFound } from '../shared/errors.ts';
import { functionNotFound } from '../shared/find.ts';
import { identities, type IdentityRow } from '../tables.ts';

interface TagInput {
  readonly Resource: string;
}

const checkFunction = checkDesignation({ crossAccount: true, qualified: true });

/** The account of the ARN whose tags are meant. */
export function ownerOfResource({ Resource }: TagInput, { scope }: Pick<RequestFacts, 'scope'>): string {
  return parseArn(Resource)?.account ?? scope.account;
}

export function checkResource({ Resource }: TagInput, facts: Pick<RequestFacts, 'scope'>): ApiError | null {
  if (isFunction(Resource)) return checkFunction({ FunctionName: Resource }, facts);
  const region = parseArn(Resource)?.region;
  return region === facts.scope.region ? null : notFound(`Functions from '${region}' are not reachable in this region ('${facts.scope.region}')`);
}

/** An ask about tags. Only functions have any yet; what else the ARN names is asked for as it stands, and not found. */
export async function askTags(action: string, input: TagInput, context: AskContext, keys: NonNullable<Ask['keys']> = {}): Promise<Ask> {
  if (isFunction(input.Resource)) return askFunction(action, { FunctionName: input.Resource }, context, keys);
  return { action, resource: input.Resource, account: ownerOfResource(input, context), keys };
}

/** The function whose tags are meant. Throws ResourceNotFoundException, and InvalidParameterValueException for versions and aliases (LAM-94). */
export async function mustHaveTagged({ Resource }: TagInput, rows: RowReader, home: Scope): Promise<{ readonly name: string; readonly identity: IdentityRow }> {
  if (!isFunction(Resource)) throw notFound('The resource you requested does not exist.');
  const { name, qualifier } = designated({ FunctionName: Resource }, home);
  if (qualifier !== null) throw invalidParameter('Tags on function aliases and versions are not supported. Please specify a function ARN.');
  const identity = await rows.get(identities, [name]);
  if (identity === undefined) throw functionNotFound(home, name);
  return { name, identity };
}

function isFunction(arn: string): boolean {
  return parseArn(arn)?.resource.startsWith('function:') === true;
}
