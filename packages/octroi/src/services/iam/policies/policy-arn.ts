import { ApiError } from '../../../kernel/api-error.ts';
import { parseArn } from '../../../kernel/arn.ts';

/** The ARN of a managed policy, taken apart (IAM-12). */
export interface PolicyArn {
  readonly text: string;
  readonly partition: string;
  /** 12 digits, or `aws` for AWS managed policies. */
  readonly account: string;
  /** Begins and ends with `/`. */
  readonly path: string;
  readonly name: string;
}

const PLAIN = /^[\u0021-\u007E]+$/;
const NAME = /^[\w+=,.@-]{1,128}$/;
const RESOURCE = 'policy/';

/** Takes the ARN of a managed policy apart; null if the text is none. What comes back is safe in row keys. */
export function parsePolicyArn(text: string): PolicyArn | null {
  const arn = parseArn(text);
  if (arn === null || arn.service !== 'iam' || arn.region !== '' || !arn.resource.startsWith(RESOURCE) || !PLAIN.test(text)) return null;
  const slash = arn.resource.lastIndexOf('/');
  const name = arn.resource.slice(slash + 1);
  if (!NAME.test(name)) return null;
  return { text, partition: arn.partition, account: arn.account, path: arn.resource.slice(RESOURCE.length - 1, slash + 1), name };
}

/** The ARN that the body of an operation works on. An ARN of something else is InvalidInput, as for boundaries (IAM-22). */
export function requirePolicyArn(text: string): PolicyArn {
  const arn = parsePolicyArn(text);
  if (arn === null) throw new ApiError('InvalidInput', `ARN ${text} is not valid.`);
  return arn;
}

/** The check before authorisation: text that is no ARN at all names no resource that could be asked about (IAM-22). */
export function refuseMalformedArn(input: { readonly PolicyArn: string }): ApiError | null {
  return parseArn(input.PolicyArn) === null ? new ApiError('ValidationError', `ARN ${input.PolicyArn} is not valid.`) : null;
}
