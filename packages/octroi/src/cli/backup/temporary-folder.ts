import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs `use` and `cleanUp` after it; a signal meanwhile cleans up, too, and ends the process. */
export async function withCleanUp<T>(cleanUp: () => void, use: () => Promise<T>): Promise<T> {
  const interrupted = (): void => {
    cleanUp();
    process.exit(130);
  };
  for (const signal of SIGNALS) process.once(signal, interrupted);
  try {
    return await use();
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, interrupted);
    cleanUp();
  }
}

/** A folder of this user alone (TMPDIR), which is gone afterwards. */
export function withTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'octroi-backup-'));
  return withCleanUp(() => rmSync(folder, { recursive: true, force: true }), () => use(folder));
}
