import type { Ids } from '../../../kernel/ids.ts';
import type { Outside } from '../../../kernel/operation.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { environmentsOf } from '../invoke/invocation.ts';
import { functionExecutor } from '../parts.ts';
import type { Configuration, FunctionRow } from '../tables.ts';
import { SETTLING_MILLIS } from './state.ts';

/** The row after a change of code or configuration, which is in progress for a moment (LAM-36, LAM-37). */
export function updated(row: FunctionRow, configuration: Configuration, { ids, now }: { readonly ids: Ids; readonly now: number }): FunctionRow {
  return {
    ...row,
    configuration,
    change: 'update',
    settledAt: now + SETTLING_MILLIS,
    revisionId: ids.uuid(),
    settledRevisionId: ids.uuid(),
    generation: ids.uuid(),
  };
}

/** Lets the warm environments of the old `$LATEST` end when what runs in them has ended (LAM-41). */
export function retireLatest(row: FunctionRow, home: Scope, outside: Outside): void {
  outside.use(functionExecutor).retire(environmentsOf(home, row, '$LATEST'));
}
