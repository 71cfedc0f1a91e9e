import type { Cors, FunctionUrlConfig } from '../../../../models/lambda.gen.ts';
import type { ContextValue } from '@octroi/policy';
import type { Ask } from '../../../kernel/ask.ts';
import type { AskContext, Outside } from '../../../kernel/operation.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { functionUrls } from '../parts.ts';
import { askFunction } from '../shared/asks.ts';
import { designated, functionArn, type Designated, type FunctionInput } from '../shared/designation.ts';
import { notFound } from '../shared/errors.ts';
import { functions, identities, type FunctionRow } from '../tables.ts';
import { policyKey } from '../permissions/tables.ts';
import { urls, type CorsRow, type FunctionUrlRow } from './tables.ts';

/** A URL as responses show it; `InvokeMode` and `LastModifiedTime` are what some of them leave out (LAM-84). */
export function urlConfig(name: string, qualifier: string | null, row: FunctionUrlRow, home: Scope, outside: Outside): FunctionUrlConfig {
  return {
    FunctionUrl: outside.use(functionUrls).url(row.urlId, home.region),
    FunctionArn: functionArn(home, name, qualifier),
    AuthType: row.authType,
    ...(row.cors === undefined ? {} : { Cors: row.cors }),
    CreationTime: new Date(row.createdAt).toISOString(),
    LastModifiedTime: new Date(row.modifiedAt).toISOString(),
    InvokeMode: row.invokeMode,
  };
}

/** Only what was given. */
export function corsRow(cors: Cors): CorsRow {
  return Object.fromEntries(Object.entries(cors).filter(([, value]) => value !== undefined)) as CorsRow;
}

/** Throws ResourceNotFoundException (LAM-33). */
export async function mustHaveUrl({ name, qualifier }: Pick<Designated, 'name' | 'qualifier'>, rows: RowReader): Promise<{ readonly row: FunctionRow; readonly url: FunctionUrlRow }> {
  const row = await rows.get(functions, [name]);
  const url = row === undefined ? undefined : await rows.get(urls, [row.id, policyKey(qualifier)]);
  if (row === undefined || url === undefined) throw notFound('The resource you requested does not exist.');
  return { row, url };
}

/**
 * An ask about a URL's configuration: on the function as designated, with the type of the request or, if it gives none, of the URL, and
 * the ARN that the URL is of (LAM-97, LAM-104).
 */
export async function askUrl(action: string, input: FunctionInput & { readonly AuthType?: string | undefined }, context: AskContext): Promise<Ask> {
  const { account, name, qualifier } = designated(input, context.scope);
  const home = { ...context.scope, account };
  const identity = await context.look.get(identities, home, [name]);
  const url = identity === undefined ? undefined : await context.look.get(urls, home, [identity.id, policyKey(qualifier)]);
  const keys: Record<string, ContextValue | undefined> = { 'lambda:FunctionUrlAuthType': input.AuthType ?? url?.authType, 'lambda:FunctionArn': functionArn(home, name, qualifier) };
  return askFunction(action, input, context, keys);
}
