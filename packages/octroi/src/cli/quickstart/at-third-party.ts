import type { TestResult } from '../data-actions/platform-client.ts';
import type { Tenant } from './scene.ts';
import type { Outcome } from './steps.ts';

const INPUT = { name: 'Octroi' };
/** GEN-95: the steps of a test whose requests Octroi decides. */
const STEPS = { assume: 5, invoke: 6 } as const;

/** Tests an action at the third party, and tells how AssumeRole or the invocation behind it was decided (GEN-94, GEN-95). */
export async function tested({ client, ...actions }: Tenant, action: 'greet' | 'pay', about: keyof typeof STEPS): Promise<Outcome> {
  return outcomeOf(await client.test(actions[action], INPUT), about);
}

/** Executes an action; the decision told is that of a test beside it, since an execution answers with its output alone. */
export async function executed(tenant: Tenant, action: 'greet' | 'pay'): Promise<Outcome> {
  const outcome = await tested(tenant, action, 'invoke');
  return outcome.allowed ? { ...outcome, shown: JSON.stringify(await tenant.client.execute(tenant[action], INPUT)) } : outcome;
}

/** A refusal is an outcome; anything else that goes wrong is a fault of the story. */
function outcomeOf({ operations, success, error }: TestResult, about: keyof typeof STEPS): Outcome {
  const failed = operations.find((operation) => !operation.success);
  const told = failed ?? operations.find(({ step }) => step === STEPS[about]);
  const requestId = String(told?.result?.['requestId'] ?? '');
  if (success) return { allowed: true, requestId, ...(about === 'assume' ? { shown: String(told?.result?.['assumedRole'] ?? '').replace(/^.*:/, '') } : {}) };
  const code = String(failed?.result?.['error'] ?? '');
  const message = error?.errors?.[0]?.message ?? error?.message ?? '';
  if (!code.startsWith('AccessDenied')) throw new Error(`the action failed: ${message}`);
  return { allowed: false, requestId, code, message };
}
