/**
 * Generates packages/octroi/models/*.gen.ts: TypeScript types of every operation's input and output, from the API models.
 * Alone: `node tools/generate-types.ts`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UNCHECKED_ENUMS } from '../packages/octroi/src/wire/constraints.ts';
import { loadModel } from '../packages/octroi/src/wire/model.ts';
import type { Member, ServiceModel, Shape } from '../packages/octroi/src/wire/model.ts';

/** Writes the types of every model and returns the paths written. */
export function generateTypes(root: string): string[] {
  const folder = join(root, 'packages', 'octroi', 'models');
  const written: string[] = [];
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.json')) continue;
    const model = loadModel(JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown);
    const service = file.replace(/-\d{4}-\d{2}-\d{2}\.json$/, '').replace(/\.json$/, '');
    const target = join(folder, `${service}.gen.ts`);
    writeFileSync(target, typesOf(model, basename(file)));
    written.push(target);
  }
  return written;
}

/** The module of one model's types. */
export function typesOf(model: ServiceModel, source: string): string {
  return new Types(model).module(source);
}

type Direction = 'input' | 'output';

/** Names that would hide a global type that the generated code itself uses or that readers expect. */
const GLOBALS: ReadonlySet<string> = new Set(['Array', 'Date', 'Error', 'Function', 'Inputs', 'Map', 'Object', 'Outputs', 'Record', 'Readonly', 'Uint8Array']);

class Types {
  readonly #model: ServiceModel;
  readonly #reached: Record<Direction, Map<string, Shape>> = { input: new Map(), output: new Map() };

  constructor(model: ServiceModel) {
    this.#model = model;
  }

  module(source: string): string {
    const operations = [...this.#model.operations.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
    for (const { input, output } of operations) {
      if (input !== undefined) this.#reach(input, 'input');
      if (output !== undefined) this.#reach(output, 'output');
    }
    const inputs = operations.map(({ name, input }) => `  ${name}: ${input === undefined ? NOTHING : this.#name(input, 'input')};\n`);
    const outputs = operations.map(({ name, output }) => `  ${name}: ${output === undefined ? NOTHING : this.#name(output, 'output')};\n`);
    const parts = [
      `// Generated from ${source} by tools/generate-types.ts. Do not edit.\n`,
      `/** The decoded and validated input of every operation. */\nexport interface Inputs {\n${inputs.join('')}}\n`,
      `/** What an operation's handler returns. */\nexport interface Outputs {\n${outputs.join('')}}\n`,
      ...this.#enums(),
      ...this.#interfaces('input'),
      ...this.#interfaces('output'),
    ];
    return parts.join('\n');
  }

  #reach(shape: Shape, direction: Direction): void {
    const reached = this.#reached[direction];
    if (reached.has(shape.name)) return;
    reached.set(shape.name, shape);
    for (const member of [...shape.members.values(), shape.element, shape.key, shape.value]) if (member !== undefined) this.#reach(member.shape, direction);
  }

  /** A structure that occurs on both sides has two types: a requirement holds for what comes in only. */
  #name(shape: Shape, direction: Direction): string {
    const both = this.#reached.input.has(shape.name) && this.#reached.output.has(shape.name);
    const name = GLOBALS.has(shape.name) ? `${shape.name}Shape` : shape.name;
    return both && direction === 'output' ? `${name}Output` : name;
  }

  #enums(): string[] {
    const shapes = new Map([...this.#reached.input, ...this.#reached.output]);
    return [...shapes.values()]
      .filter((shape) => shape.enum !== undefined)
      .sort(byName)
      .map((shape) => {
        const members = (shape.enum ?? []).map((name) => `'${name}'`);
        // Other texts than these pass the wire for the service to judge.
        if (UNCHECKED_ENUMS[this.#model.id]?.has(shape.name) === true) members.push('(string & {})');
        return `export type ${shape.name} =\n  | ${members.join('\n  | ')};\n`;
      });
  }

  #interfaces(direction: Direction): string[] {
    return [...this.#reached[direction].values()]
      .filter((shape) => shape.type === 'structure')
      .sort(byName)
      .map((shape) => {
        const members = [...shape.members.values()].map((member) => this.#member(shape, member, direction));
        const name = this.#name(shape, direction);
        return members.length === 0 ? `export type ${name} = ${NOTHING};\n` : `export interface ${name} {\n${members.join('')}}\n`;
      });
  }

  #member(shape: Shape, member: Member, direction: Direction): string {
    const key = /^[A-Za-z_$][\w$]*$/.test(member.name) ? member.name : `'${member.name}'`;
    const type = member.jsonValue ? 'string' : this.#type(member.shape, direction);
    if (direction === 'input' && shape.required.has(member.name)) return `  readonly ${key}: ${type};\n`;
    return `  readonly ${key}?: ${type} | undefined;\n`;
  }

  #type(shape: Shape, direction: Direction): string {
    if (shape.enum !== undefined) return shape.name;
    switch (shape.type) {
      case 'structure':
        return shape.eventStream ? `ReadonlyArray<${this.#name(shape, direction)}>` : this.#name(shape, direction);
      case 'list':
        // Not `readonly T[]`, which would read wrongly for a list of lists or of unions.
        return `ReadonlyArray<${this.#type(required(shape.element), direction)}>`;
      case 'map':
        return `Readonly<Record<string, ${this.#type(required(shape.value), direction)}>>`;
      case 'string':
        return 'string';
      case 'boolean':
        return 'boolean';
      case 'blob':
        return 'Uint8Array';
      case 'timestamp':
        return 'Date';
      default:
        return 'number';
    }
  }
}

const NOTHING = 'Readonly<Record<string, never>>';

function byName(left: Shape, right: Shape): number {
  return left.name < right.name ? -1 : 1;
}

function required(member: Member | undefined): Shape {
  if (member === undefined) throw new Error('a list or map lacks its element');
  return member.shape;
}

if (import.meta.main) for (const path of generateTypes(join(import.meta.dirname, '..'))) console.log(path);
