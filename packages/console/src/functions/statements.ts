/** One statement of a function's resource policy, as a table shows it. */
export interface PolicyStatement {
  readonly sid: string;
  readonly effect: string;
  readonly principal: string;
  readonly action: string;
  /** `ArnLike AWS:SourceArn = arn:...`, one a line. */
  readonly conditions: readonly string[];
}

interface RawStatement {
  readonly Sid?: string;
  readonly Effect?: string;
  readonly Principal?: string | Readonly<Record<string, unknown>>;
  readonly Action?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The statements of the document that GetPolicy gives, which Lambda wrote itself. */
export function statementsOf(document: string): PolicyStatement[] {
  const { Statement = [] } = JSON.parse(document) as { readonly Statement?: readonly RawStatement[] };
  return Statement.map(({ Sid = '', Effect = '', Principal = '', Action, Condition = {} }) => ({
    sid: Sid,
    effect: Effect,
    principal: typeof Principal === 'string' ? Principal : Object.values(Principal).flat().join(', '),
    action: [Action].flat().join(', '),
    conditions: Object.entries(Condition).flatMap(([operator, keys]) => Object.entries(keys).map(([key, value]) => `${operator} ${key} = ${[value].flat().join(', ')}`)),
  }));
}
