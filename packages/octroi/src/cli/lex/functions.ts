import { GetFunctionCommand, GetPolicyCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { compile, evaluate, parsePolicy } from '@octroi/policy';
import type { GetIntentCommandOutput } from '@aws-sdk/client-lex-model-building-service';
import { failureOf, type Who } from './who.ts';

/** A function that an intent calls. */
export interface NeededFunction {
  readonly arn: string;
  readonly intent: string;
  /** The intent's, as the bot names it. */
  readonly version: string;
}

/** What keeps a bot from calling a function, and the command that mends it. */
export interface Missing {
  readonly problem: string;
  readonly remedy: string | null;
}

/** The functions of an intent's code hooks. */
export function functionsOf({ name = '', version = '$LATEST', dialogCodeHook, fulfillmentActivity }: Pick<GetIntentCommandOutput, 'name' | 'version' | 'dialogCodeHook' | 'fulfillmentActivity'>): readonly NeededFunction[] {
  const arns = new Set([dialogCodeHook?.uri, fulfillmentActivity?.codeHook?.uri].filter((uri) => uri !== undefined));
  return [...arns].map((arn) => ({ arn, intent: name, version }));
}

/** What a function lacks: itself, or the permission for Lex to call it for the intent; null if nothing. */
export async function missingOf({ arn, intent, version }: NeededFunction, lambda: LambdaClient, who: Who): Promise<Missing | null> {
  const [, , , , account, , name = arn, qualifier] = arn.split(':');
  const names = { FunctionName: arn };
  if (account !== who.account) return { problem: `the intent ${intent} calls ${arn}, a function of another account`, remedy: null };
  try {
    await lambda.send(new GetFunctionCommand(names));
  } catch (error) {
    if ((error as Error).name !== 'ResourceNotFoundException') return { problem: `the intent ${intent} calls ${arn}, of which you may not know whether it is there (${failureOf(error)})`, remedy: null };
    return { problem: `the intent ${intent} calls the function ${name}, which does not exist`, remedy: `aws lambda create-function --function-name ${name} ...` };
  }
  const sourceArn = `arn:aws:lex:${who.region}:${who.account}:intent:${intent}:*`;
  try {
    const { Policy = '' } = await lambda.send(new GetPolicyCommand(names));
    if (letsLexIn(Policy, arn, { intent, version, who })) return null;
  } catch (error) {
    if ((error as Error).name !== 'ResourceNotFoundException') return { problem: `the intent ${intent} calls ${arn}, whose permissions you may not see (${failureOf(error)})`, remedy: null };
  }
  const remedy = `aws lambda add-permission --function-name ${name}${qualifier === undefined ? '' : ` --qualifier ${qualifier}`} --statement-id lex-${intent} --action lambda:InvokeFunction --principal lex.amazonaws.com --source-arn '${sourceArn}' --source-account ${who.account}`;
  return { problem: `the intent ${intent} may not call the function ${name}: its policy does not let lex.amazonaws.com in`, remedy };
}

/** The decision that Lex's call would meet, by the function's own policy (LEX-IAM-23). */
function letsLexIn(policy: string, resource: string, { intent, version, who }: { readonly intent: string; readonly version: string; readonly who: Who }): boolean {
  const parsed = parsePolicy(policy);
  if (!parsed.ok) return false;
  const name = 'lex.amazonaws.com';
  const context = new Map([
    ['aws:sourcearn', `arn:aws:lex:${who.region}:${who.account}:intent:${intent}:${version}`],
    ['aws:sourceaccount', who.account],
    ['aws:principalisawsservice', 'true'],
    ['aws:principalservicename', name],
  ]);
  const request = { principal: { kind: 'service', name, names: [name] }, action: 'lambda:InvokeFunction', resource, resourceAccount: who.account, context } as const;
  return evaluate(request, { identity: [], resource: compile(parsed.document), boundary: null, session: [], scp: [], rcp: [] }).effect === 'Allowed';
}
