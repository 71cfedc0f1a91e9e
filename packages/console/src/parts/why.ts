/** What a decision's explanation (octroi:ExplainRequest) says in few lines. */
export interface Why {
  /** `EVAL-1: what no policy allows is denied`. */
  readonly rule: string;
  /** Statements that denied. */
  readonly denied: readonly StatementName[];
  /** Statements that would have allowed, and what of them did not match. */
  readonly missed: readonly (StatementName & { readonly parts: readonly string[] })[];
}

export interface StatementName {
  readonly layer: string;
  /** The policy's ARN or name; null: the policy has none. */
  readonly source: string | null;
  /** Its Sid, or its number from 1. */
  readonly statement: string;
}

interface Tree {
  readonly rule?: { readonly id?: string; readonly text?: string };
  readonly layers?: readonly {
    readonly layer?: string;
    readonly policies?: readonly { readonly source?: string | null; readonly statements?: readonly { readonly sid?: string | null; readonly index?: number; readonly effect?: string; readonly matched?: boolean; readonly missed?: readonly string[] }[] }[];
  }[];
}

/** So many statements are told; the whole decision has a page of its own. */
const MOST = 5;

/** Null for what is no explanation. */
export function readWhy(explanation: string): Why | null {
  let tree: Tree;
  try {
    tree = JSON.parse(explanation) as Tree;
  } catch {
    return null;
  }
  const denied: StatementName[] = [];
  const missed: (StatementName & { parts: readonly string[] })[] = [];
  for (const { layer = '', policies = [] } of tree.layers ?? []) {
    for (const { source = null, statements = [] } of policies) {
      for (const { sid, index = 0, effect, matched, missed: parts = [] } of statements) {
        const named = { layer, source, statement: sid ?? String(index + 1) };
        if (effect === 'Deny' && matched === true) denied.push(named);
        // A statement about other actions says nothing about this one.
        else if (effect === 'Allow' && matched === false && !parts.includes('action')) missed.push({ ...named, parts });
      }
    }
  }
  const { id, text } = tree.rule ?? {};
  return { rule: [id, text].filter((each) => each !== undefined).join(': '), denied: denied.slice(0, MOST), missed: missed.slice(0, MOST) };
}
