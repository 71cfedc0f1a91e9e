import type { AddPermissionRequest } from '../../../../models/lambda.gen.ts';
import type { PermissionStatement } from './tables.ts';

/** The statement that AddPermission makes, members and conditions in AWS's order (LAM-50, LAM-51). */
export function statementOf(input: AddPermissionRequest, principal: PermissionStatement['Principal'], resource: string): PermissionStatement {
  const equals = present({
    'AWS:SourceAccount': input.SourceAccount,
    'lambda:FunctionUrlAuthType': input.FunctionUrlAuthType,
    'aws:PrincipalOrgID': input.PrincipalOrgID,
    'lambda:EventSourceToken': input.EventSourceToken,
  });
  const bool = present({ 'lambda:InvokedViaFunctionUrl': input.InvokedViaFunctionUrl === undefined ? undefined : String(input.InvokedViaFunctionUrl) });
  const like = present({ 'AWS:SourceArn': input.SourceArn });
  const condition = {
    ...(equals === null ? {} : { StringEquals: equals }),
    ...(bool === null ? {} : { Bool: bool }),
    ...(like === null ? {} : { ArnLike: like }),
  };
  return {
    Sid: input.StatementId,
    Effect: 'Allow',
    Principal: principal,
    Action: input.Action,
    Resource: resource,
    ...(Object.keys(condition).length === 0 ? {} : { Condition: condition }),
  };
}

function present(keys: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> | null {
  const given = Object.entries(keys).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? null : Object.fromEntries(given);
}

/** The Principal parameter that led to a stored statement, as `lambda:Principal` compares it (LAM-104). */
export function principalText(principal: PermissionStatement['Principal']): string {
  if (principal === '*') return '*';
  return 'Service' in principal ? principal.Service : principal.AWS;
}
