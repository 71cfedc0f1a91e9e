import { ApiError } from '../../../kernel/api-error.ts';
import { parseArn } from '../../../kernel/arn.ts';
import type { Ask } from '../../../kernel/ask.ts';
import type { AskContext, RequestFacts } from '../../../kernel/operation.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { functionArn } from '../shared/designation.ts';
import { notFound } from '../shared/errors.ts';
import type { FunctionRow } from '../tables.ts';
import { codeSigningConfigs, type CodeSigningRow } from './tables.ts';

export interface CodeSigningInput {
  readonly CodeSigningConfigArn: string;
}

const KIND = 'code-signing-config:';

/** True for the ARN of a code signing configuration. */
export function isCodeSigningConfig(arn: string): boolean {
  return parseArn(arn)?.resource.startsWith(KIND) === true;
}

/** `arn:P:lambda:R:A:code-signing-config:csc-...`. */
export function codeSigningArn(home: Scope, id: string): string {
  return `arn:${home.partition}:lambda:${home.region}:${home.account}:${KIND}${id}`;
}

/** The id in an ARN that the model's pattern has let through. */
export function idOfCodeSigning(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}

/** The check of an ARN that comes before authorisation: configurations are shared with no other account, and lie in one Region. */
export function checkCodeSigning({ CodeSigningConfigArn }: CodeSigningInput, { scope }: Pick<RequestFacts, 'scope'>): ApiError | null {
  const arn = parseArn(CodeSigningConfigArn);
  if (arn === null || arn.region !== scope.region || arn.partition !== scope.partition) return cannotBeFound(CodeSigningConfigArn);
  return arn.account === scope.account ? null : new ApiError('AccessDeniedException', null, { status: 403 });
}

/** An ask about a configuration, whether or not it exists (LAM-97). */
export async function askCodeSigning(action: string, arn: string, context: AskContext, keys: NonNullable<Ask['keys']> = {}): Promise<Ask> {
  const account = parseArn(arn)?.account ?? context.scope.account;
  const row = await context.look.get(codeSigningConfigs, { ...context.scope, account }, [idOfCodeSigning(arn)]);
  return { action, resource: arn, account, keys, resourceTags: row?.tags ?? [] };
}

/** The configuration that an operation on it names. Throws ResourceNotFoundException (LAM-96). */
export async function mustHaveCodeSigning(arn: string, rows: RowReader): Promise<CodeSigningRow> {
  const row = await rows.get(codeSigningConfigs, [idOfCodeSigning(arn)]);
  if (row === undefined) throw cannotBeFound(arn);
  return row;
}

function cannotBeFound(arn: string): ApiError {
  return notFound(`The Lambda code signing configuration ${arn} can not be found.`);
}

/** The configuration that a function shall have. Throws CodeSigningConfigNotFoundException, also for another account's (LAM-96). */
export async function mustBeAttachable(arn: string, rows: RowReader, home: Scope): Promise<CodeSigningRow> {
  const row = arn === codeSigningArn(home, idOfCodeSigning(arn)) ? await rows.get(codeSigningConfigs, [idOfCodeSigning(arn)]) : undefined;
  if (row !== undefined) return row;
  throw new ApiError('CodeSigningConfigNotFoundException', `The code signing configuration cannot be found. Check that the provided configuration is not deleted: ${arn}.`, { status: 404 });
}

/**
 * Throws CodeVerificationFailedException if code or layers may only be deployed signed: signatures are never verified, so nothing counts
 * as signed (LAM-3).
 */
export function requireUnsignedAllowed(row: CodeSigningRow | undefined, arn: string): void {
  if (row?.untrusted !== 'Enforce') return;
  throw new ApiError(
    'CodeVerificationFailedException',
    `Lambda cannot deploy the function. The function or layer might be signed using a signature that the client is not configured to accept. Check the provided signature for ${arn}.`,
    { status: 400 },
  );
}

/** The same for a function that exists, whose configuration cannot be deleted while it follows it. */
export async function requireUnsignedAllowedFor({ name, codeSigningConfig }: FunctionRow, rows: RowReader, home: Scope): Promise<void> {
  if (codeSigningConfig === undefined) return;
  requireUnsignedAllowed(await mustBeAttachable(codeSigningConfig, rows, home), functionArn(home, name));
}
