import { defineTable } from '../../../kernel/table.ts';
import type { Tag } from '../../../kernel/tags.ts';

/** By whom code must be signed, and what becomes of code that is not (LAM-3). Authorise reads its tags. */
export interface CodeSigningRow {
  readonly description: string;
  /** ARNs of versions of signing profiles. */
  readonly publishers: readonly string[];
  readonly untrusted: 'Warn' | 'Enforce';
  /** Milliseconds of the decision clock. */
  readonly modifiedAt: number;
  readonly tags: readonly Tag[];
}

/** [id: `csc-...`]. */
export const codeSigningConfigs = defineTable<CodeSigningRow>({ service: 'lambda', name: 'code-signing-config', kind: 'policy', regional: true });
