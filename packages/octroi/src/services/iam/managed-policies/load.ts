import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { dataFile } from '../shared/data-file.ts';

/** An AWS managed policy without its document. Times are seconds since 1970. */
export interface ManagedPolicySummary {
  readonly arn: string;
  readonly name: string;
  /** `/`, `/service-role/`, `/job-function/`, `/aws-service-role/` or `/root-task/`. */
  readonly path: string;
  /** `ANPA` and 17 characters. AWS's own ids are not published, so this one is derived from the ARN and never changes. */
  readonly id: string;
  /** The newest version, for example `v12`: the only one that Octroi has. */
  readonly defaultVersionId: string;
  readonly createDate: number;
  readonly updateDate: number;
  /** When the default version was made. */
  readonly versionCreateDate: number;
}

export interface ManagedPolicy extends ManagedPolicySummary {
  /** JSON text, indented by four spaces as AWS has it. */
  readonly document: string;
}

/** data/managed-policies.json, written by tools/generate-managed-policies.ts. The n-th policy lies in block n / perBlock. */
interface IndexFile {
  readonly perBlock: number;
  readonly blocks: readonly number[];
  readonly paths: readonly string[];
  readonly policies: readonly (readonly [name: string, path: number, version: string, created: number, updated: number, versionCreated: number])[];
}

interface Index {
  readonly summaries: readonly ManagedPolicySummary[];
  readonly positions: ReadonlyMap<string, number>;
  readonly perBlock: number;
  readonly blocks: readonly { readonly offset: number; readonly length: number }[];
}

const ARN_START = 'arn:aws:iam::aws:policy/';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

let index: Index | undefined;
let lastBlock: { readonly block: number; readonly documents: readonly unknown[] } | undefined;

/** A stable unique id of the form that STS-6 gives managed policies. */
function policyId(arn: string): string {
  const digest = createHash('sha256').update(arn).digest();
  return `ANPA${Array.from(digest.subarray(0, 17), (byte) => BASE32[byte & 31]).join('')}`;
}

function loadIndex(): Index {
  if (index !== undefined) return index;
  const file = JSON.parse(readFileSync(dataFile('managed-policies.json'), 'utf8')) as IndexFile;
  const summaries = file.policies.map(([name, path, defaultVersionId, createDate, updateDate, versionCreateDate]) => {
    const folder = file.paths[path] ?? '/';
    const arn = `${ARN_START}${folder.slice(1)}${name}`;
    return { arn, name, path: folder, id: policyId(arn), defaultVersionId, createDate, updateDate, versionCreateDate };
  });
  let offset = 0;
  const blocks = file.blocks.map((length) => {
    offset += length;
    return { offset: offset - length, length };
  });
  index = { summaries, positions: new Map(summaries.map(({ arn }, position) => [arn, position])), perBlock: file.perBlock, blocks };
  return index;
}

/** Unpacks one block. The last one is kept, because an account that attaches one job-function policy often reads its neighbours. */
function readBlock(block: number, place: { readonly offset: number; readonly length: number }): readonly unknown[] {
  if (lastBlock?.block === block) return lastBlock.documents;
  const bytes = Buffer.alloc(place.length);
  const descriptor = openSync(dataFile('managed-policies.br'), 'r');
  try {
    if (readSync(descriptor, bytes, 0, place.length, place.offset) !== place.length) throw new Error('the data file `managed-policies.br` is cut short');
  } finally {
    closeSync(descriptor);
  }
  lastBlock = { block, documents: JSON.parse(brotliDecompressSync(bytes).toString('utf8')) as readonly unknown[] };
  return lastBlock.documents;
}

/** All AWS managed policies, in order of their ARNs. The first call reads the index (about 150 KB); no document is read. */
export function awsManagedPolicyIndex(): readonly ManagedPolicySummary[] {
  return loadIndex().summaries;
}

/** The AWS managed policy with this ARN, with its document; undefined if AWS has none (IAM-22). Compares exactly (POL-18). */
export function awsManagedPolicy(arn: string): ManagedPolicy | undefined {
  if (!arn.startsWith(ARN_START)) return undefined;
  const { summaries, positions, perBlock, blocks } = loadIndex();
  const position = positions.get(arn);
  const summary = position === undefined ? undefined : summaries[position];
  if (position === undefined || summary === undefined) return undefined;
  const block = Math.floor(position / perBlock);
  const place = blocks[block];
  const document = place === undefined ? undefined : readBlock(block, place)[position % perBlock];
  if (document === undefined) throw new Error(`the document of \`${arn}\` is missing from the data files`);
  return { ...summary, document: JSON.stringify(document, undefined, 4) };
}
