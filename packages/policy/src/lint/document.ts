import type { JsonNode } from '../document/json.ts';
import type { Linting } from './linting.ts';
import type { StatementRead } from './reading.ts';
import { clip } from './reading.ts';

/** POL-8, POL-53. */
function checkSids({ kind, document, report }: Linting): void {
  const seen = new Set<string>();
  for (const { sid } of document.statements) {
    if (sid === null) continue;
    const { value } = sid;
    if (value === '') report('EMPTY_SID_VALUE', sid, 'the `Sid` is empty; give it a value or leave it out');
    else if (kind !== 'resource' && !/^[A-Za-z0-9]+$/.test(value)) report('UNSUPPORTED_SID', sid, `a \`Sid\` has letters and digits only, unlike \`${clip(value)}\``);
    if (value !== '' && seen.has(value)) report(kind === 'resource' ? 'UNIQUE_SIDS_RECOMMENDED' : 'UNIQUE_SIDS_REQUIRED', sid, `two statements have the \`Sid\` \`${clip(value)}\``);
    seen.add(value);
  }
}

/** A text that is the same for nodes of the same content; a list of one equals its item (POL-3), the `Sid` counts for nothing. */
function contentOf(node: JsonNode): string {
  switch (node.type) {
    case 'object': {
      const members = node.members.filter(({ name }) => name !== 'Sid').map(({ name, value }) => `${JSON.stringify(name)}:${contentOf(value)}`);
      return `{${members.sort().join(',')}}`;
    }
    case 'array':
      return node.items.length === 1 ? contentOf(node.items[0]!) : `[${node.items.map(contentOf).sort().join(',')}]`;
    case 'number':
      return node.text;
    case 'null':
      return 'null';
    default:
      return JSON.stringify(node.value);
  }
}

function checkRepeats({ document, report }: Linting): void {
  const seen = new Map<string, StatementRead>();
  for (const statement of document.statements) {
    const content = contentOf(statement.node);
    const before = seen.get(content);
    if (before === undefined) seen.set(content, statement);
    else report('REDUNDANT_STATEMENT', statement, `says the same as \`${before.path}\``);
  }
}

/** POL-54, POL-72, POL-74: what every statement needs. */
function checkElements({ kind, document, report }: Linting): void {
  for (const statement of document.statements) {
    if (statement.actions === null && statement.notActions === null) report('MISSING_ACTION', statement, 'the statement has neither `Action` nor `NotAction`');
    const resource = statement.resources ?? statement.notResources;
    if (kind !== 'trust' && resource === null) report('MISSING_RESOURCE', statement, 'the statement has neither `Resource` nor `NotResource`');
    if (kind === 'trust' && resource !== null) report('ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE', resource[0] ?? statement, 'a trust policy is about the role that it belongs to, so it names no resource');
  }
}

/** The checks that look at several statements, or at which elements they have. */
export function checkDocument(lint: Linting): void {
  checkSids(lint);
  checkElements(lint);
  checkRepeats(lint);
}
