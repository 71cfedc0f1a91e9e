import type { JsonNode } from '../document/json.ts';
import { nodeOf, readJson } from '../document/json.ts';
import { checkActions } from './actions.ts';
import { checkAttachment } from './attachment.ts';
import type { ActionCatalogue } from './catalogue.ts';
import { catalogueIndex } from './catalogue.ts';
import { checkRcp, checkScp } from './control.ts';
import { checkDocument } from './document.ts';
import type { Finding, FindingCode, LintKind } from './finding.ts';
import { findingType, learnMoreLink } from './finding.ts';
import { checkKeys } from './keys.ts';
import type { Linting, StatementCheck } from './linting.ts';
import { checkPrincipals } from './principals.ts';
import type { Place } from './reading.ts';
import { readForLint } from './reading.ts';
import { checkResources } from './resources.ts';
import { checkRoles } from './roles.ts';
import { checkSize } from './size.ts';
import { checkTags } from './tags.ts';
import { checkTrust } from './trust.ts';
import { checkValues } from './values.ts';
import { checkAllVariables } from './variables.ts';

/** What `lint` is to know beside the document. */
export interface LintOptions {
  readonly kind: LintKind;
  /** What is known of AWS's services. Without it the checks that need it are skipped; LINT.md says which. */
  readonly data?: ActionCatalogue;
  /** For a resource policy the CloudFormation type of its resource, `AWS::S3::Bucket`. `AWS::IAM::AssumeRolePolicyDocument` makes it a trust policy. */
  readonly resourceType?: string;
}

/** Bound on errors, and on all other findings, so that a hostile document cannot make a large answer, nor hide its errors behind hints. */
const MAX_FINDINGS = 500;
/** See `Linting.budget`: about a second of them. The largest of AWS's own policies takes a twentieth. */
const MAX_STEPS = 50_000_000;

const EVERY: readonly StatementCheck[] = [checkPrincipals, checkActions, checkResources, checkAllVariables, checkValues, checkKeys, checkTags, checkRoles];
const OF_KIND: Readonly<Record<LintKind, readonly StatementCheck[]>> = {
  identity: EVERY,
  session: EVERY,
  resource: [...EVERY, checkAttachment],
  trust: [...EVERY, checkTrust],
  scp: [...EVERY, checkScp],
  rcp: [...EVERY, checkRcp],
};

interface Located {
  readonly code: FindingCode;
  readonly at: Place;
  readonly message: string;
}

interface Input {
  /** Null if the document was given as a value. */
  readonly text: string | null;
  readonly root: JsonNode;
}

/** The document as nodes, or what keeps it from being read. */
function inputOf(document: unknown): Input | Located {
  if (typeof document === 'string') {
    const read = readJson(document);
    return read.ok ? { text: document, root: read.node } : { code: 'JSON_SYNTAX_ERROR', at: { path: '$', offset: read.offset }, message: read.message };
  }
  const root = nodeOf(document);
  return root === null ? { code: 'DATA_TYPE_MISMATCH', at: { path: '$', offset: 0 }, message: 'is no JSON value, or is too large or nested too deep' } : { text: null, root };
}

/** The document as text again, for its size. */
function printed(node: JsonNode): string {
  switch (node.type) {
    case 'object':
      return `{${node.members.map(({ name, value }) => `${JSON.stringify(name)}:${printed(value)}`).join(',')}}`;
    case 'array':
      return `[${node.items.map(printed).join(',')}]`;
    case 'number':
      return node.text;
    case 'null':
      return 'null';
    default:
      return JSON.stringify(node.value);
  }
}

function check({ text, root }: Input, { kind: given, data, resourceType }: LintOptions): Located[] {
  const found: Located[] = [];
  const budgets = { budget: { left: MAX_STEPS }, spare: { left: MAX_STEPS } };
  const left = { errors: MAX_FINDINGS, others: MAX_FINDINGS };
  const report: Linting['report'] = (code, { path, offset }, message) => {
    const list = findingType(code) === 'ERROR' ? 'errors' : 'others';
    left[list] -= 1;
    if (left[list] >= 0) found.push({ code, at: { path, offset }, message });
    // What would not be listed any more need not be looked for.
    else budgets[list === 'errors' ? 'budget' : 'spare'].left = 0;
  };
  const kind = given === 'resource' && resourceType === 'AWS::IAM::AssumeRolePolicyDocument' ? 'trust' : given;
  const document = readForLint(root, report);
  if (document === null) return found;
  checkSize(text ?? printed(root), kind, resourceType ?? null, document, report);
  const lint: Linting = { kind, document, data: data === undefined ? null : catalogueIndex(data), resourceType: resourceType ?? null, report, ...budgets };
  checkDocument(lint);
  for (const statement of document.statements) for (const each of OF_KIND[kind]) each(statement, lint);
  return found;
}

/** Lines and columns (both from 1) of offsets. */
function placer(text: string | null): (offset: number) => { readonly line: number; readonly column: number } | { readonly line: null; readonly column: null } {
  if (text === null) return () => ({ line: null, column: null });
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };
}

/**
 * What IAM Access Analyzer's ValidatePolicy would say of a policy, with its finding types and issue codes (LINT.md lists them): faults,
 * risks, and what could be plainer, in the order of the document; at most 500 errors and 500 others. `document` is the policy's text, or the parsed
 * document; then the findings have no line and column. Never throws.
 */
export function lint(document: unknown, options: LintOptions): readonly Finding[] {
  const input = inputOf(document);
  const found = 'root' in input ? check(input, options) : [input];
  const place = placer(typeof document === 'string' ? document : null);
  return found
    .toSorted((a, b) => a.at.offset - b.at.offset)
    .map(({ code, at, message }) => ({ type: findingType(code), code, message, path: at.path, ...place(at.offset), learnMore: learnMoreLink(code) }));
}
