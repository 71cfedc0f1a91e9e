/** A template that cannot be read, or whose rendering goes wrong or over a bound (GEN-71). */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

export type Block = readonly Part[];

export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'reference'; readonly reference: Reference; readonly backslashes: number }
  | { readonly kind: 'set'; readonly target: Reference; readonly value: Expression }
  | { readonly kind: 'if'; readonly branches: readonly { readonly condition: Expression; readonly body: Block }[]; readonly otherwise: Block }
  | { readonly kind: 'foreach'; readonly name: string; readonly list: Expression; readonly body: Block }
  | { readonly kind: 'break' | 'stop' };

export interface Reference {
  readonly name: string;
  readonly path: readonly Access[];
  /** `$!x` prints nothing where `$x` prints itself. */
  readonly quiet: boolean;
  /** As it stands in the template: an undefined reference prints this. */
  readonly source: string;
}

export type Access =
  | { readonly kind: 'property'; readonly name: string }
  | { readonly kind: 'index'; readonly index: Expression }
  | { readonly kind: 'method'; readonly name: string; readonly arguments: readonly Expression[] };

export type Operator = '+' | '-' | '*' | '/' | '%' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '&&' | '||';

export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'interpolated'; readonly body: Block }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'range'; readonly from: Expression; readonly to: Expression }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [Expression, Expression])[] }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'not' | 'minus'; readonly of: Expression }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Expression; readonly right: Expression };
