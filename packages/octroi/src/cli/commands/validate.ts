import { readFileSync, statSync } from 'node:fs';
import { lint, type Finding, type FindingType, type LintKind } from '@octroi/policy/lint';
import { readActionCatalogue } from '../action-catalogue.ts';
import { readOptions } from '../options.ts';
import { guessKind, KINDS, readKind } from '../policy-kind.ts';
import { bold, dim, red, say, yellow } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const HELP = `octroi validate: what IAM Access Analyzer would say of policy files; needs no server, no AWS account

  octroi validate FILE...

  --kind KIND           ${KINDS.join(', ')}; guessed if left out
                        (name scp, rcp and session: they look like others)
  --resource-type TYPE  the resource of a resource policy, such as AWS::S3::Bucket
  --no-data             do not ask whether actions, resources and keys exist
  --json                findings as JSON, each with a link to AWS's page on it

Prints FILE:LINE:COLUMN, type, code and message of each finding. Ends with 1 if one is an ERROR.
`;

/** Far more than any policy; a longer file was hardly meant. */
const MAX_BYTES = 1024 * 1024;
const PAINT: Readonly<Record<FindingType, (text: string) => string>> = { ERROR: red, SECURITY_WARNING: yellow, WARNING: yellow, SUGGESTION: dim };
const WORDS: Readonly<Record<FindingType, string>> = { ERROR: 'error', SECURITY_WARNING: 'security warning', WARNING: 'warning', SUGGESTION: 'suggestion' };

interface Validated {
  readonly file: string;
  readonly kind: LintKind;
  readonly findings: readonly Finding[];
}

function readPolicy(file: string): string {
  try {
    if (statSync(file).size > MAX_BYTES) throw new Error(`it is larger than ${MAX_BYTES} bytes`);
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`the policy file \`${file}\` cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

/** A message quotes the policy: what would steer the terminal is shown as `?`. */
const printable = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?');

function count(findings: readonly Finding[]): string {
  const parts = (Object.keys(WORDS) as FindingType[]).flatMap((type) => {
    const number = findings.filter((finding) => finding.type === type).length;
    return number === 0 ? [] : [`${number} ${WORDS[type]}${number === 1 ? '' : 's'}`];
  });
  return parts.length === 0 ? 'no findings' : parts.join(', ');
}

function print(all: readonly Validated[]): void {
  const rows = all.flatMap(({ file, findings }) => findings.map((finding) => ({ ...finding, place: `${printable(file)}:${finding.line ?? 1}:${finding.column ?? 1}` })));
  const width = (text: (row: (typeof rows)[number]) => string): number => Math.max(0, ...rows.map((row) => text(row).length));
  const [places, types, codes] = [width((row) => row.place), width((row) => row.type), width((row) => row.code)];
  for (const { place, type, code, message } of rows) say(`${place.padEnd(places)}  ${PAINT[type](type.padEnd(types))}  ${code.padEnd(codes)}  ${printable(message)}`);
  if (rows.length > 0) say();
  for (const { file, kind, findings } of all) say(`${bold(printable(file))}: ${kind} policy, ${count(findings)}`);
}

/** `octroi validate FILE...`: lints policy files, offline. Returns 1 if there is an ERROR, else 0. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(
    args,
    {
      kind: { type: 'string' },
      'resource-type': { type: 'string' },
      'no-data': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
    true,
  );
  if (values.help) {
    say(HELP.trimEnd());
    return 0;
  }
  if (positionals.length === 0) throw new UsageError('say which files: `octroi validate FILE...`');
  const named = values.kind === undefined ? null : readKind(values.kind);
  const resourceType = values['resource-type'];
  if (resourceType !== undefined && !/^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$/.test(resourceType)) throw new UsageError(`\`${resourceType}\` is no resource type; AWS::S3::Bucket is one`);
  const data = values['no-data'] ? {} : { data: readActionCatalogue() };
  const all = positionals.map((file): Validated => {
    const text = readPolicy(file);
    const kind = named ?? (resourceType === undefined ? guessKind(text) : 'resource');
    return { file, kind, findings: lint(text, { kind, ...data, ...(resourceType === undefined ? {} : { resourceType }) }) };
  });
  if (values.json) say(JSON.stringify({ files: all }, undefined, 2));
  else print(all);
  return all.some(({ findings }) => findings.some(({ type }) => type === 'ERROR')) ? 1 : 0;
}
