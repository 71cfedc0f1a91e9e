import type { CompiledCondition } from '../condition/condition.ts';
import { compileCondition } from '../condition/condition.ts';
import type { Document, Effect, Statement } from '../document/document.ts';
import type { Glob } from '../match/glob.ts';
import { globMatches, globOf, wildcards } from '../match/glob.ts';
import type { Pattern } from '../match/pattern.ts';
import { resourcePattern } from '../match/pattern.ts';
import type { PrincipalSet } from '../match/principal.ts';
import { principalSet } from '../match/principal.ts';
import { ByAction, Selection } from './candidates.ts';

/** One statement with everything precompiled. An element that is not there is null. */
export interface CompiledStatement {
  readonly written: Statement;
  readonly source: string | null;
  readonly index: number;
  readonly effect: Effect;
  readonly actions: ActionSet;
  readonly principals: PrincipalSet | null;
  readonly notPrincipals: PrincipalSet | null;
  readonly resources: readonly Pattern[] | null;
  readonly notResources: readonly Pattern[] | null;
  /** True if some Resource is `*`: then nothing has to be compared. */
  readonly anyResource: boolean;
  readonly conditions: readonly CompiledCondition[];
}

/** The statements whose Action or NotAction matches one action. */
export interface Candidates {
  readonly deny: Selection<CompiledStatement>;
  readonly allow: Selection<CompiledStatement>;
}

/** The actions of a statement, in lower case (POL-12). */
interface ActionSet {
  /** True for NotAction: every action but these (POL-13). */
  readonly not: boolean;
  readonly literals: ReadonlySet<string>;
  readonly globs: readonly Glob[];
}

const NO_STATEMENTS = new Selection<CompiledStatement>([]);
const NONE: Candidates = { deny: NO_STATEMENTS, allow: NO_STATEMENTS };

function actionSet(statement: Statement): ActionSet {
  const literals = new Set<string>();
  const globs: Glob[] = [];
  for (const action of statement.actions ?? statement.notActions ?? []) {
    const glob = globOf(wildcards(action.toLowerCase()));
    if (glob.form === 'exact') literals.add(glob.text);
    else globs.push(glob);
  }
  // A statement with neither element matches nothing, since `not` is false and both lists are empty.
  return { not: statement.actions === null && statement.notActions !== null, literals, globs };
}

/** Does the statement's Action or NotAction match the action, given in lower case? */
export function actionMatches(statement: CompiledStatement, lowerAction: string): boolean {
  const { not, literals, globs } = statement.actions;
  return (literals.has(lowerAction) || globs.some((glob) => globMatches(glob, lowerAction))) !== not;
}

/**
 * A policy made ready to decide with. It never changes as far as anyone can see and may serve any number of principals and layers at
 * once; make it with `compile`.
 */
export class CompiledPolicy {
  /** What decisions call this policy: its ARN or name, as given to `compile`. */
  readonly source: string | null;
  /** What was compiled, for whoever shows the policy or decides with it in another way. */
  readonly document: Document;
  /** @internal */
  readonly statements: readonly CompiledStatement[];
  /** False lets a search for explicit denies skip the policy. @internal */
  readonly hasDeny: boolean;
  private readonly byAction: ByAction<Candidates>;

  /** @internal */
  constructor(source: string | null, document: Document, statements: readonly CompiledStatement[]) {
    this.source = source;
    this.document = document;
    this.statements = statements;
    this.hasDeny = statements.some((statement) => statement.effect === 'Deny');
    this.byAction = new ByAction((action) => this.find(action));
  }

  /** The statements that bear on an action, given in any letter case. @internal */
  candidates(action: string): Candidates {
    return this.byAction.get(action);
  }

  private find(action: string): Candidates {
    const lower = action.toLowerCase();
    const matching = this.statements.filter((statement) => actionMatches(statement, lower));
    if (matching.length === 0) return NONE;
    return {
      deny: new Selection(matching.filter(({ effect }) => effect === 'Deny')),
      allow: new Selection(matching.filter(({ effect }) => effect !== 'Deny')),
    };
  }
}

function compileStatement(written: Statement, index: number, source: string | null, variables: boolean): CompiledStatement {
  const { effect, principals, notPrincipals } = written;
  // POL-17: short ARNs are completed in identity-based policies, which are those whose statements name no principal.
  const complete = principals === null && notPrincipals === null;
  const patterns = (values: readonly string[] | null): readonly Pattern[] | null =>
    values === null ? null : values.map((value) => resourcePattern(value, variables, complete));
  const resources = patterns(written.resources);
  return {
    written,
    source,
    index,
    effect,
    actions: actionSet(written),
    principals: principals === null ? null : principalSet(principals),
    notPrincipals: notPrincipals === null ? null : principalSet(notPrincipals),
    resources,
    notResources: patterns(written.notResources),
    anyResource: resources !== null && resources.some(({ fixed }) => fixed !== null && fixed.form === 'all'),
    conditions: written.conditions.map((condition) => compileCondition(condition, effect, variables)),
  };
}

/**
 * Compiles a document for `evaluate` and `explain`. Variables are expanded only in documents of version 2012-10-17 (COND-42).
 * `source` is the ARN or name by which decisions will call the policy.
 */
export function compile(document: Document, options?: { readonly source?: string }): CompiledPolicy {
  const source = options?.source ?? null;
  const variables = document.version === '2012-10-17';
  return new CompiledPolicy(
    source,
    document,
    document.statements.map((statement, index) => compileStatement(statement, index, source, variables)),
  );
}
