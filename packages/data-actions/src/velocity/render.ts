import { VELOCITY_NOTHING_SETS } from '../configuration.ts';
import { callMethod, joined } from './methods.ts';
import { binary, truthy } from './operators.ts';
import { TemplateError, type Access, type Block, type Expression, type Part, type Reference } from './syntax.ts';
import { TOOLS } from './tools.ts';
import { checkLength, Host, isMap, spend, textOf, type Value, type ValueMap, type Work } from './values.ts';

/** Why a block ended early. */
type Halt = 'break' | 'stop' | null;

/** GEN-65: reflection is refused even where there is nothing to reflect on. */
const REFLECTION = new Set(['class', 'getClass']);

/** Renders a block over the given variables; throws a `TemplateError` when a bound of `work` is reached (GEN-68). */
export function renderBlock(block: Block, variables: ValueMap, work: Work): string {
  const machine = new Machine(variables, work);
  machine.run(block);
  return machine.out;
}

class Machine {
  out = '';
  private readonly variables: ValueMap;
  private readonly work: Work;

  constructor(variables: ValueMap, work: Work) {
    this.variables = variables;
    this.work = work;
  }

  run(block: Block): Halt {
    for (const part of block) {
      const halt = this.part(part);
      if (halt !== null) return halt;
    }
    return null;
  }

  private part(part: Part): Halt {
    spend(this.work.steps, 1, 'steps');
    switch (part.kind) {
      case 'text':
        this.print(part.text);
        return null;
      case 'reference':
        this.printReference(part.reference, part.backslashes);
        return null;
      case 'set':
        this.set(part.target, this.evaluate(part.value));
        return null;
      case 'if': {
        const branch = part.branches.find(({ condition }) => truthy(this.evaluate(condition)));
        return this.run(branch?.body ?? part.otherwise);
      }
      case 'foreach':
        return this.loop(part.name, this.evaluate(part.list), part.body);
      default:
        return part.kind;
    }
  }

  private print(text: string): void {
    this.out = joined(this.out, text, this.work);
  }

  /** GEN-65: an undefined reference prints its source, a quiet one nothing; of backslashes before a defined one each pair is one, and an odd one escapes it. */
  private printReference(reference: Reference, backslashes: number): void {
    const text = textOf(this.reference(reference));
    if (text === undefined && !reference.quiet) return this.print('\\'.repeat(backslashes) + reference.source);
    this.print('\\'.repeat(Math.floor(backslashes / 2)) + (backslashes % 2 === 1 ? reference.source : (text ?? '')));
  }

  private reference(reference: Reference): Value {
    spend(this.work.steps, 1, 'steps');
    if (reference.name === 'class') throw new TemplateError('`$class` is not allowed');
    let value: Value = Object.hasOwn(this.variables, reference.name) ? this.variables[reference.name] : TOOLS.get(reference.name);
    for (const access of reference.path) {
      if (value === undefined || value === null) return undefined;
      value = this.access(value, access);
    }
    return value;
  }

  private access(value: Value, access: Access): Value {
    if (access.kind === 'method') {
      if (REFLECTION.has(access.name)) throw new TemplateError(`\`.${access.name}()\` is not allowed`);
      const given = access.arguments.map((argument) => this.evaluate(argument));
      return value instanceof Host ? value.methods.get(access.name)?.(given, this.work) : callMethod(value, access.name, given, this.work);
    }
    if (access.kind === 'index') return this.index(value, this.evaluate(access.index));
    if (value instanceof Host) return value.properties.get(access.name);
    if (isMap(value) && Object.hasOwn(value, access.name)) return value[access.name];
    if (REFLECTION.has(access.name)) throw new TemplateError(`\`.${access.name}\` is not allowed`);
    return access.name === 'empty' ? callMethod(value, 'isEmpty', [], this.work) : undefined;
  }

  private index(value: Value, index: Value): Value {
    if (Array.isArray(value)) return typeof index === 'number' ? value.at(index) : undefined;
    const name = textOf(index);
    return isMap(value) && name !== undefined && Object.hasOwn(value, name) ? value[name] : undefined;
  }

  private set(target: Reference, value: Value): void {
    if ((value === undefined || value === null) && VELOCITY_NOTHING_SETS === 'nothing') return;
    const last = target.path.at(-1);
    if (last === undefined) {
      this.variables[target.name] = value;
      return;
    }
    const holder = this.reference({ ...target, path: target.path.slice(0, -1) });
    if (last.kind === 'property' && isMap(holder)) holder[last.name] = value;
    if (last.kind !== 'index') return;
    const index = this.evaluate(last.index);
    if (Array.isArray(holder) && typeof index === 'number' && index >= 0 && index < holder.length) holder[Math.trunc(index)] = value;
    else if (isMap(holder)) holder[textOf(index) ?? ''] = value;
  }

  private loop(name: string, list: Value, body: Block): Halt {
    const items = Array.isArray(list) ? [...list] : isMap(list) ? Object.values(list) : [];
    const kept = [name, 'foreach', 'velocityCount'].map((variable) => [variable, this.variables[variable], Object.hasOwn(this.variables, variable)] as const);
    let halt: Halt = null;
    for (const [index, item] of items.entries()) {
      spend(this.work.loops, 1, 'iterations');
      this.variables[name] = item;
      const count = index + 1;
      this.variables['foreach'] = Object.assign(Object.create(null) as ValueMap, { index, count, hasNext: count < items.length, first: index === 0, last: count === items.length });
      this.variables['velocityCount'] = count;
      halt = this.run(body);
      if (halt !== null) break;
    }
    for (const [variable, value, was] of kept) {
      if (was) this.variables[variable] = value;
      else delete this.variables[variable];
    }
    return halt === 'stop' ? 'stop' : null;
  }

  private evaluate(expression: Expression): Value {
    spend(this.work.steps, 1, 'steps');
    switch (expression.kind) {
      case 'literal':
        return expression.value;
      case 'interpolated':
        return this.interpolate(expression.body);
      case 'list':
        return expression.items.map((item) => this.evaluate(item));
      case 'map':
        return this.map(expression.entries);
      case 'range':
        return this.range(this.evaluate(expression.from), this.evaluate(expression.to));
      case 'reference':
        return this.reference(expression.reference);
      case 'not':
        return !truthy(this.evaluate(expression.of));
      case 'minus': {
        const value = this.evaluate(expression.of);
        return typeof value === 'number' ? -value : undefined;
      }
      case 'binary':
        return binary(expression.operator, () => this.evaluate(expression.left), () => this.evaluate(expression.right), this.work);
    }
  }

  private interpolate(body: Block): string {
    const outside = this.out;
    this.out = '';
    this.run(body);
    const inside = this.out;
    this.out = outside;
    return inside;
  }

  private map(entries: readonly (readonly [Expression, Expression])[]): ValueMap {
    const map = Object.create(null) as ValueMap;
    for (const [key, value] of entries) map[textOf(this.evaluate(key)) ?? ''] = this.evaluate(value);
    return map;
  }

  private range(from: Value, to: Value): Value {
    if (typeof from !== 'number' || typeof to !== 'number' || !Number.isInteger(from) || !Number.isInteger(to)) return undefined;
    const length = Math.abs(to - from) + 1;
    if (length > this.work.loops.left) throw new TemplateError('the template takes too many iterations');
    checkLength(length, this.work);
    return Array.from({ length }, (_, index) => (from <= to ? from + index : from - index));
  }
}
