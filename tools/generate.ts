/**
 * `npm run generate [-- types | action-catalogue | managed-policies | services | deviations | coverage | authorisation | api]`: writes everything that is generated and committed.
 * Without a name all of it. It runs itself again with the condition `octroi-source`, so that the packages resolve to their sources.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generateActionCatalogue } from './generate-action-catalogue.ts';
import { generateAuthorisation } from './generate-authorisation.ts';
import { generateCoverage } from './generate-coverage.ts';
import { generateDeviations } from './generate-deviations.ts';
import { generateManagedPolicies } from './generate-managed-policies.ts';
import { generateServices } from './generate-services.ts';

const ROOT = dirname(import.meta.dirname);
const CONDITION = '--conditions=octroi-source';

/** Types of inputs and outputs from the API models; the module is loaded only when asked for. */
async function types(): Promise<string> {
  const file = join(import.meta.dirname, 'generate-types.ts');
  if (!existsSync(file)) throw new Error('tools/generate-types.ts is missing');
  const { generateTypes } = (await import(pathToFileURL(file).href)) as { generateTypes(root: string): unknown };
  await generateTypes(ROOT);
  return 'from the API models';
}

const GENERATORS: Readonly<Record<string, () => Promise<string>>> = {
  types,
  'action-catalogue': async () => `${(await generateActionCatalogue(ROOT)).services} services`,
  'managed-policies': async () => `${generateManagedPolicies(ROOT).policies} policies`,
  services: async () => `${await generateServices(ROOT)} named`,
  deviations: async () => `${generateDeviations(ROOT)} listed`,
  coverage: async () => `${await generateCoverage(ROOT)} operations implemented`,
  authorisation: async () => `${await generateAuthorisation(ROOT)} operations listed`,
  // Loaded only when asked for: it brings the compiler and the bundler.
  api: async () => `${await (await import('./generate-api.ts')).generateApi(ROOT)} public names of @octroi/policy`,
};

if (!process.execArgv.includes(CONDITION)) {
  const again = spawnSync(process.execPath, [CONDITION, import.meta.filename, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exit(again.status ?? 1);
}
const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(GENERATORS);
for (const name of wanted) {
  const generator = GENERATORS[name];
  if (generator === undefined) {
    console.error(`generate: \`${name}\` is none of ${Object.keys(GENERATORS).join(', ')}`);
    process.exit(1);
  }
  console.log(`generate ${name}: ${await generator()}`);
}
