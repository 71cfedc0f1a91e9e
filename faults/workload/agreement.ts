import { checkAgreement } from '../check/agreement.ts';
import type { Violation } from '../check/violation.ts';
import { sleep } from '../host/service.ts';
import { accountDetails } from './listing.ts';
import type { Bench } from './workload.ts';

/** Compares what the nodes hold of all accounts; when the last writes were just made, they are given the bound to hear of them. */
export async function agreement(bench: Bench): Promise<Violation[]> {
  const end = performance.now() + bench.bound;
  for (;;) {
    const holdings = await Promise.all(
      bench.targets.map(async (target) => {
        const accounts = await Promise.all(bench.accounts.map((keys) => accountDetails(bench, target, keys)));
        return { node: target.index, rows: accounts.flatMap((details, account) => [...details].flatMap(([list, rows]) => rows.map((row) => `account ${account}, ${list}: ${row}`))) };
      }),
    );
    const violations = checkAgreement(holdings);
    if (violations.length === 0 || performance.now() > end) return violations;
    await sleep(500);
  }
}
