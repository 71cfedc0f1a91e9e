/**
 * Linearizability of a register whose every write has a value of its own. In any legal order a write is followed by exactly its reads before
 * the next write, so an order of blocks (a write with its reads) is what is looked for, and one exists if and only if the precedences between
 * blocks have no cycle (Gibbons and Korach, "Testing shared memories", 1997): no search, and a cycle is the proof of a violation. The tests compare with
 * a search after Wing and Gong.
 */
export interface RegisterOperation {
  readonly kind: 'write' | 'read';
  readonly value: string;
  readonly node: number;
  readonly start: number;
  /** Of a write of unknown outcome Infinity: it may take effect at any later time. */
  readonly end: number;
}

/** How strong a register is asked for. With no staleness and both flags off it is linearizability. */
export interface RegisterModel {
  /** A read may take effect up to so many milliseconds before it began. */
  readonly staleness: number;
  /** A read through the node that acknowledged a write, begun after the acknowledgement, comes after that write. */
  readonly ownWrites: boolean;
  /** Reads through one node, one after the other, do not go back. */
  readonly forward: boolean;
}

/** Whether `one` must come before `other` in every order that the model allows. */
export function precedes(one: RegisterOperation, other: RegisterOperation, model: RegisterModel): boolean {
  if (one.end >= other.start) return false;
  if (other.kind === 'write') return true;
  if (one.end < other.start - model.staleness) return true;
  return one.node === other.node && (one.kind === 'write' ? model.ownWrites : model.forward);
}

interface Block {
  readonly write: RegisterOperation;
  readonly operations: RegisterOperation[];
}

/**
 * Null if the history of one key is legal, otherwise a sentence. `history` holds the acknowledged writes, the unknown ones, and the reads that
 * were answered; the value before all writes is `initial`.
 */
export function registerProblem(initial: string, history: readonly RegisterOperation[], model: RegisterModel): string | null {
  const blocks = new Map<string, Block>();
  const first: RegisterOperation = { kind: 'write', value: initial, node: -1, start: -Infinity, end: -Infinity };
  for (const write of [first, ...history.filter((operation) => operation.kind === 'write')]) {
    if (blocks.has(write.value)) throw new Error(`the value \`${write.value}\` was written twice: the history proves nothing`);
    blocks.set(write.value, { write, operations: [write] });
  }
  for (const read of history) {
    if (read.kind !== 'read') continue;
    const block = blocks.get(read.value);
    if (block === undefined) return `${shown(read)} returned what nobody wrote`;
    if (precedes(read, block.write, model)) return `${shown(read)} returned what was written later, by ${shown(block.write)}`;
    block.operations.push(read);
  }
  // A write without an answer that nobody read can be left out: if it took effect, it was overwritten unseen.
  const relevant = [...blocks.values()].filter(({ write, operations }) => write.end !== Infinity || operations.length > 1);
  return cycle(relevant, model);
}

/** Follows the precedences in depth; coming back to a block on the path is a contradiction. */
function cycle(blocks: readonly Block[], model: RegisterModel): string | null {
  const followers = blocks.map((block) => blocks.flatMap((other, index) => (other !== block && blockBefore(block, other, model) ? [index] : [])));
  const state = blocks.map(() => 'new' as 'new' | 'open' | 'done');
  for (const root of blocks.keys()) {
    if (state[root] !== 'new') continue;
    const path: { readonly at: number; next: number }[] = [{ at: root, next: 0 }];
    state[root] = 'open';
    while (path.length > 0) {
      const top = path.at(-1)!;
      const follower = followers[top.at]![top.next++];
      if (follower === undefined) {
        state[top.at] = 'done';
        path.pop();
      } else if (state[follower] === 'open') {
        const members = path.slice(path.findIndex(({ at }) => at === follower)).map(({ at }) => blocks[at]!);
        return contradiction(members, model);
      } else if (state[follower] === 'new') {
        state[follower] = 'open';
        path.push({ at: follower, next: 0 });
      }
    }
  }
  return null;
}

function blockBefore(block: Block, other: Block, model: RegisterModel): boolean {
  return block.operations.some((one) => other.operations.some((two) => precedes(one, two, model)));
}

function contradiction(members: readonly Block[], model: RegisterModel): string {
  const steps = members.map((block, index) => {
    const next = members[(index + 1) % members.length]!;
    for (const one of block.operations) {
      const two = next.operations.find((operation) => precedes(one, operation, model));
      if (two !== undefined) return `${shown(one)} comes before ${shown(two)}`;
    }
    return '';
  });
  return `no order is possible: ${steps.slice(0, 6).join('; ')}`;
}

function shown({ kind, value, node, start, end }: RegisterOperation): string {
  return `the ${kind} of \`${value}\` at node ${node} (${Math.round(start)} to ${Math.round(end)} ms)`;
}
