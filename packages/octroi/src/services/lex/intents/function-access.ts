import { ApiError } from '../../../kernel/api-error.ts';
import { serviceCaller } from '../../../kernel/caller.ts';
import { defineLookup, type Outside } from '../../../kernel/operation.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { intentArn } from '../shared/arns.ts';
import { badRequest } from '../shared/errors.ts';
import { LEX_SERVICE } from '../shared/roles.ts';

/** Whether Lex itself could invoke a function for an intent. Nothing is run. */
export interface FunctionAccess {
  isOpen(functionArn: string, sourceArn: string, home: Scope): Promise<boolean>;
}

export const functionAccess = defineLookup<FunctionAccess>('the access of Lex to functions');

/** Asks Lambda, as the service that will invoke it, whether it would (`DryRun`). */
export function createFunctionAccess(outside: () => Outside): FunctionAccess {
  return {
    async isOpen(functionArn, sourceArn, home) {
      const caller = serviceCaller(home.partition, LEX_SERVICE, { sourceArn, sourceAccount: home.account });
      try {
        await outside().callService({ caller, service: 'lambda', operation: 'Invoke', account: home.account, region: home.region, input: { FunctionName: functionArn, InvocationType: 'DryRun' } });
        return true;
      } catch (error) {
        if (error instanceof ApiError && (error.status ?? 400) < 500) return false;
        throw error;
      }
    },
  };
}

/** @throws BadRequestException unless the function's own policy lets Lex in for the intent's `$LATEST` (LEX-IAM-24) */
export async function requireFunction(access: FunctionAccess, functionArn: string, intent: string, home: Scope): Promise<void> {
  const sourceArn = intentArn(home, intent);
  if (await access.isOpen(functionArn, sourceArn, home)) return;
  // AWS's own two spaces (LEX-ERR-1).
  throw badRequest(`Lex is unable to access the Lambda function ${functionArn} in the context of intent ${sourceArn}.  Please check the resource-based policy on the function.`);
}
