import { listAll, type RowReader } from '../../../kernel/rows.ts';
import { attachedTo, boundaryOf } from '../tables.ts';

/** How often a managed policy is used: attached to give permissions, and set as a permissions boundary (IAM-83). */
export interface PolicyUsage {
  readonly attachments: number;
  readonly boundaries: number;
}

export const UNUSED: PolicyUsage = { attachments: 0, boundaries: 0 };

/** The tables that counting reads. */
export const usageTables = [attachedTo, boundaryOf] as const;

/** Who uses one policy, counted. `arn` must have come from a policy that exists. */
export async function usageOf(rows: RowReader, arn: string): Promise<PolicyUsage> {
  return { attachments: (await listAll(rows, attachedTo, [arn])).length, boundaries: (await listAll(rows, boundaryOf, [arn])).length };
}

/** The policies that anyone in the account uses, by ARN, from one reading of the whole account. */
export async function usageByArn(rows: RowReader): Promise<ReadonlyMap<string, PolicyUsage>> {
  const used = new Map<string, PolicyUsage>();
  for (const { id } of await listAll(rows, attachedTo)) {
    const before = used.get(id[0]!) ?? UNUSED;
    used.set(id[0]!, { ...before, attachments: before.attachments + 1 });
  }
  for (const { id } of await listAll(rows, boundaryOf)) {
    const before = used.get(id[0]!) ?? UNUSED;
    used.set(id[0]!, { ...before, boundaries: before.boundaries + 1 });
  }
  return used;
}
