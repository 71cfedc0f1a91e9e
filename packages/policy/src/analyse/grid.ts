import type { CompiledPolicy } from '../evaluate/compile.ts';
import type { Decision } from '../evaluate/decision.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import type { Policies } from '../evaluate/policies.ts';
import type { Principal } from '../request/principal.ts';
import type { RequestContext, ResourceRule } from '../request/request.ts';
import { decideColumns } from './grid-columns.ts';

/** One column of a grid. */
export interface GridResource {
  /** The ARN, or `*`. */
  readonly resource: string;
  /** Other ARNs of the same resource, as in `Request`. */
  readonly synonyms?: readonly string[] | undefined;
  readonly resourceAccount: string | null;
  readonly resourceRule?: ResourceRule;
  /** The resource's own policy; without it the one of the policies given for the whole grid. */
  readonly policy?: CompiledPolicy | null;
  /** The condition keys of requests for this resource, in place of the grid's (`aws:ResourceTag/...` differ). Conditions are then tested anew. */
  readonly context?: RequestContext;
}

/** Who asks, the same for all cells. */
export interface GridCaller {
  readonly principal: Principal;
  readonly context: RequestContext;
}

function statementsIn({ identity, resource, boundary, session, scp, rcp, endpoint }: Policies): number {
  const lists = [...identity, ...session, ...scp.flat(), ...rcp.flat(), resource, boundary, endpoint];
  return lists.reduce((count, policy) => count + (policy?.statements.length ?? 0), 0);
}

/** Cells that `evaluate` decides in the time in which a statement, or a column, is made ready for a grid (bench/engine-grid.ts). */
const CELLS_A_STATEMENT = 3;
const CELLS_A_COLUMN = 4;

/**
 * Decides every action on every resource for one caller: the answer has a row for each action and in it a decision for each resource,
 * each the same as `evaluate` gives. In a grid that is large beside the policies, actions are matched once for a statement, principals and
 * conditions once for a statement and context, and resources once for a column; in a small one that would cost more than it saves,
 * and `evaluate` decides cell by cell.
 */
export function decideGrid(caller: GridCaller, actions: readonly string[], resources: readonly GridResource[], policies: Policies): readonly (readonly Decision[])[] {
  if (actions.length * resources.length > CELLS_A_STATEMENT * statementsIn(policies) + CELLS_A_COLUMN * resources.length) return decideColumns(caller, actions, resources, policies);
  const { principal } = caller;
  return actions.map((action) =>
    resources.map(({ policy, context = caller.context, resource, synonyms, resourceAccount, resourceRule = 'ordinary' }) =>
      evaluate({ principal, action, resource, synonyms, resourceAccount, resourceRule, context }, policy === undefined ? policies : { ...policies, resource: policy }),
    ),
  );
}
