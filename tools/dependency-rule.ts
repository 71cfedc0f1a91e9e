/**
 * `npm run deps`: checks the imports of each package against .dependency-cruiser.cjs (ADR 0001), then proves that the check
 * sees: in a copy of the sources it plants a forbidden import for every rule and requires that each one is reported.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
}

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: { readonly violations: readonly Violation[] };
}

/** A forbidden import: `from` is written with an import of `to`; a `to` that begins with packages/ is written as well. */
interface Plant {
  readonly from: string;
  readonly to: string;
}

const ROOT = dirname(import.meta.dirname);
const CONFIG = '.dependency-cruiser.cjs';
const OCTROI = 'packages/octroi/src';

/** One forbidden import for each way in which a rule can be broken. A rule without a plant fails the run. */
const PLANTS: Readonly<Record<string, readonly Plant[]>> = {
  'no-circular': [{ from: `${OCTROI}/store/planted-circle.ts`, to: `${OCTROI}/store/planted-circle-back.ts` }],
  resolvable: [{ from: `${OCTROI}/store/planted-nowhere.ts`, to: './planted-absent.ts' }],
  'policy-imports-nothing': [
    { from: 'packages/policy/src/planted-node.ts', to: 'node:fs' },
    { from: 'packages/policy/src/planted-upwards.ts', to: `${OCTROI}/wire/planted-target.ts` },
  ],
  'wire-is-floor-1': [
    { from: `${OCTROI}/wire/planted-store.ts`, to: `${OCTROI}/store/planted-target.ts` },
    { from: `${OCTROI}/wire/planted-policy.ts`, to: '@octroi/policy' },
  ],
  'store-is-floor-1': [
    { from: `${OCTROI}/store/planted-kernel.ts`, to: `${OCTROI}/kernel/planted-target.ts` },
    { from: `${OCTROI}/store/planted-policy.ts`, to: '@octroi/policy' },
  ],
  'kernel-is-floor-2': [{ from: `${OCTROI}/kernel/planted-service.ts`, to: `${OCTROI}/services/planted/planted-target.ts` }],
  'services-are-floor-3': [{ from: `${OCTROI}/services/planted/planted-gateway.ts`, to: `${OCTROI}/gateway/planted-target.ts` }],
  'services-are-strangers': [
    { from: `${OCTROI}/services/planted/planted-stranger.ts`, to: `${OCTROI}/services/planted-other/planted-target.ts` },
  ],
  'gateway-is-floor-4': [{ from: `${OCTROI}/gateway/planted-cli.ts`, to: `${OCTROI}/cli/planted-target.ts` }],
  'data-actions-is-an-outsider': [{ from: 'packages/data-actions/src/planted-insider.ts', to: `${OCTROI}/kernel/planted-target.ts` }],
  'nobody-below-knows-the-outsider': [{ from: `${OCTROI}/gateway/planted-outsider.ts`, to: 'packages/data-actions/src/planted-target.ts' }],
  'console-knows-the-public-api': [
    { from: 'packages/console/src/planted-server.ts', to: `${OCTROI}/wire/planted-target.ts` },
    { from: 'packages/console/src/planted-part.tsx', to: 'packages/data-actions/src/planted-target.ts' },
  ],
  'console-is-served-not-imported': [{ from: `${OCTROI}/gateway/planted-console.ts`, to: 'packages/console/src/planted-target.ts' }],
  'fixtures-are-for-tests': [{ from: `${OCTROI}/kernel/planted-shipped.ts`, to: `${OCTROI}/kernel/planted-world.fixture.ts` }],
  'reference-is-never-shipped': [{ from: `${OCTROI}/kernel/planted-reference.ts`, to: 'packages/policy/reference/planted-target.ts' }],
};

/** Runs dependency-cruiser over the sources below `root`. Throws if it gives no report. */
function cruise(root: string): Cruise {
  const folders = globSync('packages/*/src', { cwd: root });
  const binary = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const run = spawnSync(process.execPath, [binary, '--config', CONFIG, '--output-type', 'json', ...folders], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    timeout: 90_000,
  });
  if (run.stdout === '' || run.error !== undefined) throw new Error(`dependency-cruiser gave no report: ${run.error?.message ?? run.stderr}`);
  return JSON.parse(run.stdout) as Cruise;
}

function write(root: string, file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** The path from file `from` to file `to` as an import writes it; anything that is no file of ours stays as it is. */
function specifier(from: string, to: string): string {
  if (!to.startsWith('packages/')) return to;
  return `${'../'.repeat(from.split('/').length - 1)}${to}`;
}

/** Plants every forbidden import in a copy of the sources; returns those that no violation of their rule reports. */
function unseenPlants(): string[] {
  const copy = mkdtempSync(join(tmpdir(), 'octroi-deps-'));
  try {
    for (const file of [CONFIG, 'tsconfig.json', ...globSync('packages/*/{src,reference,package.json}', { cwd: ROOT })]) {
      cpSync(join(ROOT, file), join(copy, file), { recursive: true });
    }
    mkdirSync(join(copy, 'node_modules/@octroi'), { recursive: true });
    for (const name of ['policy', 'data-actions', 'console']) symlinkSync(join(copy, 'packages', name), join(copy, 'node_modules/@octroi', name));
    const plants = Object.entries(PLANTS).flatMap(([rule, list]) => list.map((plant) => ({ rule, ...plant })));
    for (const { rule, from, to } of plants) {
      write(copy, from, `import ${JSON.stringify(specifier(from, to))};\n`);
      const back = rule === 'no-circular' ? `import ${JSON.stringify(specifier(to, from))};\n` : 'export const planted = true;\n';
      if (to.startsWith('packages/')) write(copy, to, back);
    }
    const { violations } = cruise(copy).summary;
    return plants
      .filter(({ rule, from, to }) => !violations.some((violation) => violation.rule.name === rule && [from, to].includes(violation.from)))
      .map(({ rule, from, to }) => `${rule}: ${from} -> ${to}`);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

const problems: string[] = [];
const config = createRequire(import.meta.url)(join(ROOT, CONFIG)) as { readonly forbidden: readonly { readonly name: string }[] };
for (const { name } of config.forbidden) {
  if (PLANTS[name] === undefined) problems.push(`rule ${name} has no planted import in tools/dependency-rule.ts`);
}
const sources = globSync('packages/*/src/**/*.{ts,tsx}', { cwd: ROOT });
const result = cruise(ROOT);
const seen = new Set(result.modules.map((module) => module.source));
const unchecked = sources.filter((file) => !seen.has(file));
if (sources.length === 0) problems.push('no source file was found');
if (unchecked.length > 0) problems.push(`${unchecked.length} source files were not checked, among them ${unchecked[0]}`);
for (const { rule, from, to } of result.summary.violations) problems.push(`${rule.name}: ${from} -> ${to}`);
for (const plant of unseenPlants()) problems.push(`a planted import was not reported: ${plant}`);

for (const problem of problems) console.error(`deps: ${problem}`);
const planted = Object.values(PLANTS).flat().length;
console.log(`deps: ${sources.length - unchecked.length} modules checked, ${config.forbidden.length} rules, ${planted} planted imports, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
