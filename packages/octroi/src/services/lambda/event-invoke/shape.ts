import type { FunctionEventInvokeConfig } from '../../../../models/lambda.gen.ts';
import type { ApiError } from '../../../kernel/api-error.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { functionArn, type Designated } from '../shared/designation.ts';
import { notFound } from '../shared/errors.ts';
import { isNumber } from '../shared/find.ts';
import { aliases, functions, versionKey, versions, type FunctionRow } from '../tables.ts';
import { eventInvokes, type EventInvokeRow } from '../invoke/tables.ts';

type Target = Pick<Designated, 'name' | 'qualifier'>;

/** The qualifier under which a configuration is kept: one without qualifier is that of `$LATEST` (LAM-33). */
export const keyOf = (qualifier: string | null): string => qualifier ?? '$LATEST';

export function eventInvokeConfig(name: string, qualifier: string, row: EventInvokeRow, home: Scope): FunctionEventInvokeConfig {
  return {
    FunctionArn: functionArn(home, name, qualifier),
    LastModified: new Date(row.modifiedAt),
    ...(row.retries === undefined ? {} : { MaximumRetryAttempts: row.retries }),
    ...(row.maxAge === undefined ? {} : { MaximumEventAgeInSeconds: row.maxAge }),
    DestinationConfig: {
      OnSuccess: row.onSuccess === undefined ? {} : { Destination: row.onSuccess },
      OnFailure: row.onFailure === undefined ? {} : { Destination: row.onFailure },
    },
  };
}

/** The function, if what the qualifier names exists as well. Throws ResourceNotFoundException in these operations' own words (LAM-33). */
export async function mustExist({ name, qualifier }: Target, rows: RowReader): Promise<FunctionRow> {
  const row = await rows.get(functions, [name]);
  if (row === undefined || !(await exists(row, keyOf(qualifier), rows))) throw notFound("The function doesn't exist.");
  return row;
}

async function exists(row: FunctionRow, qualifier: string, rows: RowReader): Promise<boolean> {
  if (qualifier === '$LATEST') return true;
  if (isNumber(qualifier)) return qualifier.length <= 10 && (await rows.get(versions, [row.id, versionKey(qualifier)])) !== undefined;
  return (await rows.get(aliases, [row.id, qualifier])) !== undefined;
}

/** Throws ResourceNotFoundException. */
export async function mustHaveConfig({ name, qualifier }: Target, rows: RowReader, home: Scope): Promise<{ readonly row: FunctionRow; readonly config: EventInvokeRow }> {
  const row = await rows.get(functions, [name]);
  const config = row === undefined ? undefined : await rows.get(eventInvokes, [row.id, keyOf(qualifier)]);
  if (row === undefined || config === undefined) throw noConfig(functionArn(home, name, keyOf(qualifier)));
  return { row, config };
}

function noConfig(arn: string): ApiError {
  return notFound(`The function ${arn} doesn't have an EventInvokeConfig`);
}
