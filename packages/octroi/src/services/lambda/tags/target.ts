import type { ApiError } from '../../../kernel/api-error.ts';
import type { Ask } from '../../../kernel/ask.ts';
import { parseArn } from '../../../kernel/arn.ts';
import type { AskContext, RequestFacts } from '../../../kernel/operation.ts';
import type { RowReader, RowWriter } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { Tag } from '../../../kernel/tags.ts';
import { askCodeSigning, checkCodeSigning, idOfCodeSigning, isCodeSigningConfig, mustHaveCodeSigning } from '../code-signing/designation.ts';
import { askFunction } from '../shared/asks.ts';
import { checkDesignation, designated } from '../shared/designation.ts';
import { invalidParameter, notFound } from '../shared/errors.ts';
import { functionNotFound } from '../shared/find.ts';
import { identities } from '../tables.ts';
import { codeSigningConfigs } from '../code-signing/tables.ts';

interface TagInput {
  readonly Resource: string;
}

/** What has tags: its tags, and how to write others. */
interface Tagged {
  readonly tags: readonly Tag[];
  put(rows: RowWriter, tags: readonly Tag[]): void;
}

/** Tables that operations on tags touch, and what they declare to ask about. */
export const TAGGED_TABLES = [identities, codeSigningConfigs] as const;
export const TAGGED_TYPES = ['function', 'code signing config'] as const;

const checkFunction = checkDesignation({ crossAccount: true, qualified: true });

/** The account of the ARN whose tags are meant. */
export function ownerOfResource({ Resource }: TagInput, { scope }: Pick<RequestFacts, 'scope'>): string {
  return parseArn(Resource)?.account ?? scope.account;
}

export function checkResource({ Resource }: TagInput, facts: Pick<RequestFacts, 'scope'>): ApiError | null {
  if (isFunction(Resource)) return checkFunction({ FunctionName: Resource }, facts);
  if (isCodeSigningConfig(Resource)) return checkCodeSigning({ CodeSigningConfigArn: Resource }, facts);
  const region = parseArn(Resource)?.region;
  return region === facts.scope.region ? null : notFound(`Functions from '${region}' are not reachable in this region ('${facts.scope.region}')`);
}

/** An ask about tags. What is neither function nor code signing configuration is asked for as it stands, and not found. */
export async function askTags(action: string, input: TagInput, context: AskContext, keys: NonNullable<Ask['keys']> = {}): Promise<Ask> {
  if (isFunction(input.Resource)) return askFunction(action, { FunctionName: input.Resource }, context, keys);
  if (isCodeSigningConfig(input.Resource)) return askCodeSigning(action, input.Resource, context, keys);
  return { action, resource: input.Resource, account: ownerOfResource(input, context), keys };
}

/** What an ARN names. Throws ResourceNotFoundException, and InvalidParameterValueException for versions and aliases (LAM-94). */
export async function mustHaveTagged({ Resource }: TagInput, rows: RowReader, home: Scope): Promise<Tagged> {
  if (isCodeSigningConfig(Resource)) {
    const row = await mustHaveCodeSigning(Resource, rows);
    return { tags: row.tags, put: (writer, tags) => writer.put(codeSigningConfigs, [idOfCodeSigning(Resource)], { ...row, tags }) };
  }
  if (!isFunction(Resource)) throw notFound('The resource you requested does not exist.');
  const { name, qualifier } = designated({ FunctionName: Resource }, home);
  if (qualifier !== null) throw invalidParameter('Tags on function aliases and versions are not supported. Please specify a function ARN.');
  const identity = await rows.get(identities, [name]);
  if (identity === undefined) throw functionNotFound(home, name);
  return { tags: identity.tags, put: (writer, tags) => writer.put(identities, [name], { ...identity, tags }) };
}

function isFunction(arn: string): boolean {
  return parseArn(arn)?.resource.startsWith('function:') === true;
}
