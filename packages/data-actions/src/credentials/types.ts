import { ok } from '../api/call.ts';
import type { Reply } from '../api/call.ts';
import { badRequest, invalidField } from '../api/errors.ts';
import { field } from '../api/fields.ts';
import type { Fields } from '../api/fields.ts';
import { parseRoleArn } from '../regions/arns.ts';

/** GEN-29: the type of credential of the AWS Lambda integration: the ARN of a role. */
export const ROLE_ARN_TYPE = {
  id: 'amazonWebServicesARN',
  name: 'amazonWebServicesARN',
  properties: { ARN: { type: 'string', title: 'Role ARN', description: 'The ARN of the IAM role that is assumed' } },
  displayOrder: ['ARN'],
  required: ['ARN'],
} as const;

/** GEN-30: `GET /integrations/credentials/types`: a bare list, as clients declare it. */
export function listCredentialTypes(): Reply {
  return ok([ROLE_ARN_TYPE]);
}

/** GEN-31: the ARN of a role and nothing else; it is looked at, not tried. */
export function checkFields(fields: Fields): { readonly ARN: string } {
  const unknown = Object.keys(fields).find((name) => name !== 'ARN');
  if (unknown !== undefined) throw invalidField(`credentialFields.${unknown.slice(0, 100)}`, 'the only field is ARN');
  const arn = field(fields, 'ARN');
  if (typeof arn !== 'string') throw invalidField('credentialFields.ARN', 'the ARN of a role is required');
  if (parseRoleArn(arn) === null) throw badRequest('The field `credentialFields.ARN` is invalid: it must be the ARN of an IAM role, arn:aws:iam::123456789012:role/NAME', { details: [{ errorCode: 'invalid.field', fieldName: 'credentialFields.ARN' }] });
  return { ARN: arn };
}
