import { bodyObject, optionalString, requiredString } from '../api/fields.ts';
import { ok, type Call, type Reply } from '../api/call.ts';
import { badRequest } from '../api/errors.ts';
import { parseFunctionArn, parseRoleArn } from '../regions/arns.ts';
import { renderJunit } from './render-junit.ts';
import { renderText } from './render-text.ts';

const MAX_ARN = 2048;

/**
 * `POST /api/v2/octroi/role-checks` `{"roleArn", "functionArn"?}`: the confused-deputy report of a role for the token's own organisation, which
 * is the one that has to get in. An endpoint of ours, not of Genesys Cloud. `?format=text` and `?format=junit` give the other forms.
 */
export async function checkRoleOfCustomer({ platform, organisation, body, query }: Call): Promise<Reply> {
  const fields = bodyObject(body);
  const roleArn = requiredString(fields, 'roleArn', MAX_ARN);
  const functionArn = optionalString(fields, 'functionArn', MAX_ARN) ?? null;
  if (parseRoleArn(roleArn) === null) throw badRequest('`roleArn` is no ARN of a role.');
  if (functionArn !== null && parseFunctionArn(functionArn) === null) throw badRequest('`functionArn` is no ARN of a function.');
  const format = query.get('format') ?? 'json';
  if (!['json', 'text', 'junit'].includes(format)) throw badRequest('`format` is json, text or junit.');
  const report = await platform.check({ roleArn, functionArn, organisations: [organisation.id], region: organisation.region });
  if (format === 'json') return ok(report);
  return { status: 200, text: format === 'text' ? renderText(report) : renderJunit(report) };
}
