import { isWord, type CharacterClass } from './classes.ts';
import { parsePattern, PatternError, type PatternNode } from './parse.ts';

export { PatternError } from './parse.ts';

export interface Match {
  readonly start: number;
  readonly end: number;
  /** Text of each group, from 1; undefined where the group took no part. */
  readonly groups: readonly (string | undefined)[];
}

/** A compiled pattern. Every search counts its steps and throws a `PatternError` when they are used up. */
export interface Pattern {
  /** The first match at or after `from`. */
  find(text: string, from?: number): Match | null;
  /** Whether the whole text matches, as Java's `matches()`. */
  matches(text: string): boolean;
}

type Instruction =
  | { readonly op: 'class'; readonly class: CharacterClass }
  | { readonly op: 'split'; readonly first: number; readonly second: number }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'save'; readonly slot: number }
  | { readonly op: 'moved'; readonly slot: number }
  | { readonly op: 'assert'; readonly what: 'start' | 'end' | 'boundary' | 'inside' }
  | { readonly op: 'done' };

const LONGEST_PROGRAM = 20_000;

/** Work that is left; several searches, or a search and what it is part of, may share one. */
export interface Budget {
  left: number;
}

/** Compiles a pattern; throws a `PatternError` if it is not one that `parsePattern` supports. `steps` bounds each search, a `Budget` all of them. */
export function compilePattern(text: string, steps: number | Budget, ignoreCase = false): Pattern {
  const allowance = (): Budget => (typeof steps === 'number' ? { left: steps } : steps);
  const { node, groups } = parsePattern(text);
  const { program, slots } = assemble(node, groups, ignoreCase);
  return {
    find(subject, from = 0) {
      const budget = allowance();
      for (let start = from; start <= subject.length; start += 1) {
        const saved = run(program, slots, subject, start, false, budget);
        if (saved !== null) return { start, end: saved.end, groups: groupTexts(saved.slots, groups, subject) };
      }
      return null;
    },
    matches: (subject) => run(program, slots, subject, 0, true, allowance()) !== null,
  };
}

function groupTexts(slots: readonly number[], groups: number, subject: string): readonly (string | undefined)[] {
  return Array.from({ length: groups + 1 }, (_, group) => {
    const start = slots[2 * group]!;
    const end = slots[2 * group + 1]!;
    return group === 0 || start < 0 || end < 0 ? undefined : subject.slice(start, end);
  });
}

function assemble(root: PatternNode, groups: number, ignoreCase: boolean): { readonly program: readonly Instruction[]; readonly slots: number } {
  const program: Instruction[] = [];
  let slots = 2 * (groups + 1);
  const put = (instruction: Instruction): number => {
    if (program.length >= LONGEST_PROGRAM) throw new PatternError('the pattern is too large');
    return program.push(instruction) - 1;
  };
  const split = (at: number, body: number, after: number, lazy: boolean): void => {
    program[at] = { op: 'split', first: lazy ? after : body, second: lazy ? body : after };
  };
  const emit = (node: PatternNode): void => {
    if (node.kind === 'class') put({ op: 'class', class: ignoreCase ? anyCase(node.class) : node.class });
    else if (node.kind === 'assert') put({ op: 'assert', what: node.what });
    else if (node.kind === 'sequence') for (const part of node.parts) emit(part);
    else if (node.kind === 'group') {
      if (node.index !== null) put({ op: 'save', slot: 2 * node.index });
      emit(node.body);
      if (node.index !== null) put({ op: 'save', slot: 2 * node.index + 1 });
    } else if (node.kind === 'choice') {
      const ends: number[] = [];
      for (const [index, part] of node.parts.entries()) {
        const at = index + 1 < node.parts.length ? put({ op: 'jump', to: 0 }) : -1;
        emit(part);
        if (at < 0) continue;
        ends.push(put({ op: 'jump', to: 0 }));
        split(at, at + 1, program.length, false);
      }
      for (const end of ends) program[end] = { op: 'jump', to: program.length };
    } else {
      for (let count = 0; count < node.least; count += 1) emit(node.body);
      if (node.most === Infinity) {
        const slot = slots++;
        const at = put({ op: 'jump', to: 0 });
        put({ op: 'save', slot });
        emit(node.body);
        put({ op: 'moved', slot });
        put({ op: 'jump', to: at });
        split(at, at + 1, program.length, node.lazy);
      } else {
        const exits: number[] = [];
        for (let count = node.least; count < node.most; count += 1) {
          exits.push(put({ op: 'jump', to: 0 }));
          emit(node.body);
        }
        for (const at of exits) split(at, at + 1, program.length, node.lazy);
      }
    }
  };
  emit(root);
  put({ op: 'done' });
  return { program, slots };
}

function anyCase(has: CharacterClass): CharacterClass {
  return (point) => {
    if (has(point)) return true;
    const text = String.fromCodePoint(point);
    return has(text.toLowerCase().codePointAt(0)!) || has(text.toUpperCase().codePointAt(0)!);
  };
}

/** A backtracking machine whose stack is a list, so that no text can make it overflow. */
function run(program: readonly Instruction[], slots: number, text: string, start: number, whole: boolean, budget: Budget): { readonly end: number; readonly slots: readonly number[] } | null {
  const saved = Array.from({ length: slots }, () => -1);
  /** Pairs: an instruction and a place to try again, or (as -1 - slot) a value to put back. */
  const stack: number[] = [0, start];
  while (stack.length > 0) {
    let place = stack.pop()!;
    let at = stack.pop()!;
    if (at < 0) {
      saved[-1 - at] = place;
      continue;
    }
    thread: for (;;) {
      if (--budget.left < 0) throw new PatternError('the pattern takes too many steps on this text');
      const instruction = program[at]!;
      switch (instruction.op) {
        case 'done':
          if (whole && place < text.length) break thread;
          return { end: place, slots: saved };
        case 'class': {
          const point = text.codePointAt(place);
          if (point === undefined || !instruction.class(point)) break thread;
          place += point > 0xffff ? 2 : 1;
          break;
        }
        case 'split':
          stack.push(instruction.second, place);
          at = instruction.first;
          continue;
        case 'jump':
          at = instruction.to;
          continue;
        case 'save':
          stack.push(-1 - instruction.slot, saved[instruction.slot]!);
          saved[instruction.slot] = place;
          break;
        case 'moved':
          if (saved[instruction.slot] === place) break thread;
          break;
        case 'assert':
          if (!holds(instruction.what, text, place)) break thread;
      }
      at += 1;
    }
  }
  return null;
}

function holds(what: 'start' | 'end' | 'boundary' | 'inside', text: string, place: number): boolean {
  if (what === 'start') return place === 0;
  if (what === 'end') return place === text.length;
  const before = place > 0 && isWord(text.charCodeAt(place - 1));
  const after = place < text.length && isWord(text.charCodeAt(place));
  return (before !== after) === (what === 'boundary');
}
