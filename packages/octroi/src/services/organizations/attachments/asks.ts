import type { Ask, Declared } from '../../../kernel/ask.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import { askAbout } from '../shared/asks.ts';

const KEYS = ['organizations:PolicyType'] as const;

export function attachmentDeclares(action: string): readonly Declared[] {
  return (['policy', 'account', 'organizationalunit', 'root'] as const).map((resource) => ({ action, resource, keys: KEYS }));
}

/** Both have to be allowed: the policy, and what it is attached to (EVAL-6). */
export async function attachmentAsks(action: string, { PolicyId, TargetId }: { readonly PolicyId: string; readonly TargetId: string }, context: AskContext): Promise<readonly Ask[]> {
  const policy = await askAbout(action, PolicyId, context);
  return [policy, await askAbout(action, TargetId, context, { 'organizations:PolicyType': policy.keys?.['organizations:PolicyType'] })];
}
