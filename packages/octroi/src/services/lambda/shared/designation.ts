import { ApiError } from '../../../kernel/api-error.ts';
import { isAccountId } from '../../../kernel/arn.ts';
import type { RequestFacts } from '../../../kernel/operation.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { invalidParameter, notFound } from './errors.ts';

/** The function that a request names, and its account. */
export interface Designated {
  readonly account: string;
  readonly name: string;
  /** From the name or from `?Qualifier`; null if neither has one (LAM-98: it is never made up). */
  readonly qualifier: string | null;
}

/** What an identifier says by itself (LAM-11). */
interface Identifier {
  readonly partition: string | null;
  readonly region: string | null;
  readonly account: string | null;
  readonly name: string;
  readonly qualifier: string | null;
}

export interface FunctionInput {
  readonly FunctionName: string;
  readonly Qualifier?: string | undefined;
}

const REGION = /^(?:eusc-)?[a-z]{2}(?:-gov|-iso[a-z]?)?-[a-z]+-\d$/;

/** Reads what the model's pattern has let through, from the left as the pattern does. */
function readIdentifier(text: string): Identifier {
  const parts = text.split(':');
  let at = 0;
  const more = (): boolean => at < parts.length - 1;
  let partition: string | null = null;
  if (parts[0] === 'arn' && parts[2] === 'lambda') {
    partition = parts[1]!;
    at = 3;
  }
  const region = more() && REGION.test(parts[at]!) ? parts[at++]! : null;
  const account = more() && isAccountId(parts[at]!) ? parts[at++]! : null;
  if (more() && parts[at] === 'function') at++;
  return { partition, region, account, name: parts[at] ?? '', qualifier: parts[at + 1] ?? null };
}

/** The function that the input designates; account and qualifier are filled up from the request. */
export function designated(input: FunctionInput, scope: Scope): Designated {
  const { account, name, qualifier } = readIdentifier(input.FunctionName);
  return { account: account ?? scope.account, name, qualifier: qualifier ?? (input.Qualifier === undefined || input.Qualifier === '' ? null : input.Qualifier) };
}

/** The account of an operation's rows: that of the function. */
export function ownerOfFunction(input: FunctionInput, { scope }: Pick<RequestFacts, 'scope'>): string {
  return designated(input, scope).account;
}

interface DesignationRules {
  /** False: the operation knows no resource policy, so another account's ARN is refused outright (LAM-16). */
  readonly crossAccount: boolean;
  /** False: the operation is about the whole function. */
  readonly qualified: boolean;
}

/** The check of a function's designation that comes before authorisation (LAM-10, LAM-14 to LAM-16). */
export function checkDesignation(rules: DesignationRules): (input: FunctionInput, facts: Pick<RequestFacts, 'scope'>) => ApiError | null {
  return (input, { scope }) => {
    const named = readIdentifier(input.FunctionName);
    if (named.region !== null && named.region !== scope.region) {
      return notFound(`Functions from '${named.region}' are not reachable in this region ('${scope.region}')`);
    }
    if (named.partition !== null && named.partition !== '' && named.partition !== scope.partition) return notFound(`Function not found: ${input.FunctionName}`);
    if (!rules.crossAccount && named.account !== null && named.account !== scope.account) return new ApiError('AccessDeniedException', null, { status: 403 });
    if (named.qualifier !== null && input.Qualifier !== undefined && input.Qualifier !== '' && named.qualifier !== input.Qualifier) {
      return invalidParameter('The derived qualifier from the function name does not match the specified qualifier.');
    }
    if (!rules.qualified && named.qualifier !== null && named.qualifier !== '$LATEST') {
      return invalidParameter(
        'This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.',
      );
    }
    return null;
  };
}

/** `arn:P:lambda:R:A:function:F[:Q]`. */
export function functionArn(home: Scope, name: string, qualifier: string | null = null): string {
  return `arn:${home.partition}:lambda:${home.region}:${home.account}:function:${name}${qualifier === null ? '' : `:${qualifier}`}`;
}
