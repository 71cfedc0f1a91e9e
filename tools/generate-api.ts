/** `npm run generate -- api`: builds @octroi/policy and writes its API report and the sizes of its entries into its README. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiReports } from './api-report.ts';
import { entrySizes, withSizes } from './entry-sizes.ts';

/** Returns how many public names there are. Throws with the compiler's or the build's words if there is nothing to report on. */
export async function generateApi(root: string): Promise<number> {
  const folder = join(root, 'packages/policy');
  const build = spawnSync(process.execPath, [join(root, 'tools/build.js'), 'packages/policy'], { encoding: 'utf8', timeout: 120_000 });
  if (build.status !== 0) throw new Error(build.stderr);
  const { reports, errors } = apiReports(join(folder, 'dist'));
  if (errors.length > 0) throw new Error(errors.join('\n'));
  mkdirSync(join(folder, 'api'), { recursive: true });
  for (const [name, { text }] of Object.entries(reports)) writeFileSync(join(folder, 'api', `${name}.txt`), text);
  const readme = join(folder, 'README.md');
  writeFileSync(readme, withSizes(readFileSync(readme, 'utf8'), await entrySizes(join(folder, 'dist'))));
  return Object.values(reports).reduce((sum, { names }) => sum + names.length, 0);
}
