import { Cursor } from './cursor.ts';
import { parseCondition } from './parse-filter.ts';
import { PATH_FUNCTIONS, PathError, type Path, type PathFunction, type Step } from './syntax.ts';

const LONGEST = 4096;
const DEEPEST = 20;
const MOST_STEPS = 200;

/** Reads a JSONPath as the Jayway library does (GEN-69); throws a `PathError` that says where it is wrong. */
export function parsePath(text: string): Path {
  if (text.length > LONGEST) throw new PathError(`a JSONPath has at most ${LONGEST} characters`);
  const trimmed = text.trim();
  const cursor = new Cursor(trimmed);
  if (trimmed === '') cursor.fail('it is empty');
  // GEN-69: a path without `$` is tolerated.
  const rooted = trimmed.startsWith('$') && (trimmed.length === 1 || '.['.includes(trimmed[1]!));
  if (rooted) cursor.at = 1;
  const path = parseSteps(cursor, '$', 0, !rooted);
  if (!cursor.done) cursor.fail('this cannot follow');
  return path;
}

/** The steps after `$` or `@`, as far as they go. `bare` lets the first one be a name without its dot. */
export function parseSteps(cursor: Cursor, start: '$' | '@', depth: number, bare = false): Path {
  if (depth > DEEPEST) cursor.fail('filters are nested too deeply');
  const steps: Step[] = [];
  let finish: PathFunction | null = null;
  let first = bare;
  while (!cursor.done && finish === null) {
    if (steps.length >= MOST_STEPS) cursor.fail('too many steps');
    if (cursor.take('..')) {
      steps.push({ kind: 'scan' });
      if (cursor.peek() !== '[') steps.push(named(cursor));
    } else if (cursor.peek() === '[') steps.push(...brackets(cursor, depth));
    else if (cursor.take('.') || first) {
      // GEN-69: `$.[0]` is tolerated.
      if (cursor.peek() === '[') continue;
      finish = call(cursor);
      if (finish === null) steps.push(named(cursor));
    } else break;
    first = false;
  }
  if (steps.at(-1)?.kind === 'scan') cursor.fail('a step expected after `..`');
  return { start, steps, finish, definite: steps.every((step, index) => isDefinite(step, index === steps.length - 1)) };
}

/** Several names as the last step are one value: an object of those that are there, as Jayway has it. */
function isDefinite(step: Step, last: boolean): boolean {
  if (step.kind === 'names') return step.names.length === 1 || last;
  return step.kind === 'indexes' && step.indexes.length === 1;
}

function named(cursor: Cursor): Step {
  if (cursor.take('*')) return { kind: 'all' };
  return { kind: 'names', names: [cursor.bareName()] };
}

function call(cursor: Cursor): PathFunction | null {
  const name = PATH_FUNCTIONS.find((candidate) => cursor.text.startsWith(`${candidate}()`, cursor.at));
  if (name === undefined) return null;
  cursor.at += name.length + 2;
  return name;
}

/** `[...]`; a scan has pushed its own step before. */
function brackets(cursor: Cursor, depth: number): readonly Step[] {
  cursor.expect('[');
  cursor.skipSpace();
  const step = inBrackets(cursor, depth);
  cursor.skipSpace();
  cursor.expect(']');
  return [step];
}

function inBrackets(cursor: Cursor, depth: number): Step {
  if (cursor.take('*')) return { kind: 'all' };
  if (cursor.take('?')) {
    cursor.skipSpace();
    cursor.expect('(');
    const condition = parseCondition(cursor, depth + 1, parseSteps);
    cursor.expect(')');
    return { kind: 'filter', condition };
  }
  if (cursor.peek() === "'" || cursor.peek() === '"') {
    return { kind: 'names', names: listOf(cursor, () => (cursor.peek() === "'" || cursor.peek() === '"' ? cursor.quoted() : cursor.fail('a name in quotes expected'))) };
  }
  const from = cursor.integer();
  cursor.skipSpace();
  if (cursor.take(':')) {
    cursor.skipSpace();
    return { kind: 'slice', from, to: cursor.integer() };
  }
  if (from === null) return cursor.fail('an index, a name in quotes, `*` or a filter expected');
  if (!cursor.take(',')) return { kind: 'indexes', indexes: [from] };
  cursor.skipSpace();
  return { kind: 'indexes', indexes: [from, ...listOf(cursor, () => cursor.integer() ?? cursor.fail('an index expected'))] };
}

function listOf<T>(cursor: Cursor, one: () => T): readonly T[] {
  const all: T[] = [];
  do {
    cursor.skipSpace();
    all.push(one());
    cursor.skipSpace();
  } while (cursor.take(','));
  return all;
}
