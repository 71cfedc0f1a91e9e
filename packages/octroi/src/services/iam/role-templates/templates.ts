import { ApiError } from '../../../kernel/api-error.ts';
import { parseArn } from '../../../kernel/arn.ts';

const KIND = 'role-template/';

/** The check of a template's ARN: templates are AWS's own, `arn:P:iam::aws:role-template/SERVICE/NAME:MAJOR`. */
export function checkTemplateArn(text: string): ApiError | null {
  const arn = parseArn(text);
  if (arn !== null && arn.service === 'iam' && arn.region === '' && arn.account === 'aws' && arn.resource.startsWith(KIND)) return null;
  return new ApiError('InvalidInput', `ARN ${text} is not valid.`);
}

/** AWS's consoles bring their templates; none is published, so there is none here. */
export function templateNotFound(arn: string): ApiError {
  return new ApiError('NoSuchEntity', `The role template with ARN ${arn} cannot be found.`);
}
