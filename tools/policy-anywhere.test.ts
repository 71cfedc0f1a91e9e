import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { readCases, requestOf } from '../conformance/load.ts';
import { ENTRIES } from './api-report.ts';
import type { BareRun } from './bare-context.ts';

const ROOT = dirname(import.meta.dirname);
const DIST = join(ROOT, 'packages/policy/dist');

/** Runs a program in the bare context; returns its output. */
function bare(program: string, input = ''): string {
  const run: BareRun = { dist: DIST, entries: Object.fromEntries(ENTRIES.map(({ specifier, name }) => [specifier, `${name}.js`])), program, input };
  const child = spawnSync(process.execPath, ['--experimental-vm-modules', '--no-warnings', join(import.meta.dirname, 'bare-context.ts')], {
    input: JSON.stringify(run),
    encoding: 'utf8',
    timeout: 40_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(child.stderr).toBe('');
  return child.stdout;
}

test('the bare context has the language and nothing of Node or of a browser', () => {
  const names = ['process', 'Buffer', 'require', 'global', 'module', 'console', 'setTimeout', 'queueMicrotask', 'performance', 'URL', 'TextEncoder', 'TextDecoder', 'crypto', 'fetch', 'window', 'self', 'document', 'navigator', 'atob', 'structuredClone', 'Date', 'Intl'];
  const program = `
    export const output = ${JSON.stringify(names)}.filter((name) => name in globalThis).concat(typeof Math.random === 'function' ? ['random'] : []).join()
      + '|' + (() => { try { return new Function('return 1')(); } catch { return 'no code from strings'; } })();`;
  expect(bare(program)).toBe('|no code from strings');
});

test('every evaluation case is decided and explained with the language alone', () => {
  const cases = readCases(join(ROOT, 'conformance/policy-evaluation.json'));
  const input = cases.map((one) => ({ request: { ...requestOf(one), context: [...(requestOf(one).context as Map<string, unknown>)] }, policies: one.policies }));
  const program = `
    import { compile, documentOf, evaluate, explain } from '@octroi/policy';
    import { explanationJson, nearestMisses, renderExplanation, renderNearestMisses } from '@octroi/policy/analyse';
    const policy = (document) => {
      const read = documentOf(document);
      if (!read.ok) throw new Error('no policy');
      return compile(read.document);
    };
    const decide = ({ request: { context, ...rest }, policies }) => {
      const request = { ...rest, context: new Map(context) };
      const list = (documents) => documents.map(policy);
      const one = (document) => (document === null ? null : policy(document));
      const { identity, resource, boundary, session, scp, rcp } = policies;
      const compiled = { identity: list(identity), resource: one(resource), boundary: one(boundary), session: list(session), scp: scp.map(list), rcp: rcp.map(list) };
      const explanation = explain(request, compiled);
      const text = renderExplanation(explanation, { colour: true }) + renderNearestMisses(nearestMisses(request, compiled, { evaluations: 20 }));
      return [evaluate(request, compiled).effect, explanation.decision.effect, explanationJson(explanation).effect, text.length > 0];
    };
    export const output = JSON.stringify(JSON.parse(input).map(decide));`;
  const decided = JSON.parse(bare(program, JSON.stringify(input))) as readonly unknown[];
  expect(decided).toEqual(cases.map(({ expected }) => [expected, expected, expected, true]));
});

test('documents are validated, linted, summed up and compared with the language alone', () => {
  const documents = JSON.parse(readFileSync(join(ROOT, 'conformance/create-policy.json'), 'utf8')) as unknown;
  const program = `
    import { contextKeysOf, documentJson, documentOf, mapPrincipals, parsePolicy, policySize, principalsOf, validateDocument } from '@octroi/policy';
    import { accessLevels, compare, decideGrid, grants, isPublic } from '@octroi/policy/analyse';
    import { FINDING_CODES, lint } from '@octroi/policy/lint';
    const data = { services: [{ prefix: 's3', actions: [{ name: 'GetObject', accessLevel: 'Read', resourceTypes: [], conditionKeys: [] }], resourceTypes: [], conditionKeys: [] }], globalKeys: [], otherKeyPrefixes: [], rcpServices: [] };
    let did = 0;
    const texts = [];
    const collect = (value) => {
      if (typeof value === 'string') texts.push(value);
      else if (typeof value === 'object' && value !== null) { texts.push(JSON.stringify(value)); Object.values(value).forEach(collect); }
    };
    collect(JSON.parse(input));
    for (const text of texts) {
      for (const kind of ['managed', 'inline', 'trust', 'session', 'resource', 'scp', 'rcp']) validateDocument(text, kind);
      for (const kind of ['identity', 'session', 'resource', 'trust', 'scp', 'rcp']) did += lint(text, { kind }).length + lint(text, { kind, data }).length;
      const read = parsePolicy(text);
      if (!read.ok) continue;
      did += policySize(text) + contextKeysOf(read.document).length + principalsOf(read.document).length + mapPrincipals(text, ({ value }) => value).length;
      if (!documentOf(documentJson(read.document)).ok) throw new Error('does not read back');
      for (const check of [compare(read.document, read.document), grants(read.document, ['s3:GetObject']), isPublic(read.document, 'AWS::S3::Bucket')]) did += check.check.length;
      accessLevels(read.document, data);
    }
    const everyone = { principal: { kind: 'anonymous' }, context: new Map() };
    const none = { identity: [], resource: null, boundary: null, session: [], scp: [], rcp: [] };
    if (decideGrid(everyone, ['s3:GetObject'], [{ resource: '*', resourceAccount: null }], none)[0][0].effect !== 'ImplicitlyDenied') throw new Error('allowed');
    export const output = String(did > 10000 && FINDING_CODES.length > 100);`;
  expect(bare(program, JSON.stringify(documents))).toBe('true');
});

test('the built package imports nothing but its own files', () => {
  const files = globSync('*.{js,d.ts}', { cwd: DIST });
  expect(files).toEqual(expect.arrayContaining(ENTRIES.flatMap(({ name }) => [`${name}.js`, `${name}.d.ts`])));
  for (const file of files) {
    const { importedFiles, referencedFiles, typeReferenceDirectives, libReferenceDirectives } = ts.preProcessFile(readFileSync(join(DIST, file), 'utf8'), true, true);
    for (const { fileName } of importedFiles) {
      expect(fileName, file).toMatch(/^\.\/[a-z-]+\.js$/);
      expect(files, file).toContain(file.endsWith('.d.ts') ? fileName.slice(2).replace(/\.js$/, '.d.ts') : fileName.slice(2));
    }
    expect([...referencedFiles, ...typeReferenceDirectives, ...libReferenceDirectives], file).toEqual([]);
  }
});

test('the sources name no global of Node or of a browser, also where no test goes', () => {
  const check = (files: readonly string[]): readonly string[] => {
    const { options } = ts.convertCompilerOptionsFromJson((ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile).config as { compilerOptions: object }).compilerOptions, ROOT);
    const program = ts.createProgram(files, { ...options, types: [], lib: ['lib.es2024.d.ts'] });
    return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
  };
  const sources = globSync('packages/policy/src/**/*.ts', { cwd: ROOT, exclude: (name) => name.endsWith('.test.ts') }).map((file) => join(ROOT, file));
  expect(sources.length).toBeGreaterThan(60);
  expect(check(sources)).toEqual([]);
  // The check sees: this file needs Node.
  expect(check([join(import.meta.dirname, 'ci-summary.ts')]).join()).toContain("'process'");
});
