import { constraintsOf, NOT_NULL, objection, violated, wordingOf } from './constraints.ts';
import type { WireError } from './http.ts';
import { invalidInputException } from './invalid-input.ts';
import { ownViolation, violationCode } from './invalid-parameter.ts';
import { hashMapOrder, javaText } from './java.ts';
import type { OperationModel, ServiceModel, Shape } from './shape.ts';

/** An input that violates more is cut here: the answer must stay a message. */
const MAX_VIOLATIONS = 200;

interface Violation {
  /** `'value' at 'path'` up to the constraint. */
  readonly subject: string;
  readonly constraint: string;
}

/**
 * Checks an input against the model's constraints: required members, lengths in code points, ranges, patterns and enums.
 * Returns AWS's error with all violations (IAM-5, STS-16, LAM-9), or null for a valid input.
 */
export function validateInput(model: ServiceModel, operation: OperationModel, input: object): WireError | null {
  if (operation.input === undefined) return null;
  const check = new Check(model);
  check.structure(operation.input, input as Readonly<Record<string, unknown>>, '');
  return check.error();
}

class Check {
  readonly #model: ServiceModel;
  /** Made for the first: most inputs violate nothing. */
  #found: Map<string, Violation[]> | null = null;
  #count = 0;
  #first: { readonly shape: Shape; readonly constraint: string } | null = null;
  /** What the service says in words of its own, if the constraints are kept. */
  #objection: string | null = null;

  constructor(model: ServiceModel) {
    this.#model = model;
  }

  structure(shape: Shape, value: Readonly<Record<string, unknown>>, prefix: string): void {
    for (const member of shape.members.values()) {
      const held = value[member.name];
      if (held === undefined || held === null) {
        if (shape.required.has(member.name)) this.#add(prefix + lowerFirst(member.name), member.shape, null, NOT_NULL);
      } else {
        this.#value(member.shape, held, prefix + lowerFirst(member.name));
      }
    }
  }

  error(): WireError | null {
    const code = violationCode(this.#model.id, this.#model.protocol);
    if (this.#first !== null && this.#model.errors.has('InvalidInputException')) return invalidInputException(this.#first.shape, this.#first.constraint);
    if (this.#count === 0) return this.#objection === null ? null : { code, message: this.#objection, status: 400 };
    const own = this.#first === null ? null : ownViolation(this.#model.id, this.#first.shape, this.#first.constraint);
    if (own !== null) return { code, message: own, status: 400 };
    const texts: string[] = [];
    const found = this.#found ?? new Map<string, Violation[]>();
    for (const path of hashMapOrder([...found.keys()])) {
      for (const { subject, constraint } of found.get(path) ?? []) texts.push(`${subject} failed to satisfy constraint: ${constraint}`);
    }
    const noun = texts.length === 1 ? 'error' : 'errors';
    return { code, message: `${texts.length} validation ${noun} detected: ${texts.join('; ')}`, status: 400 };
  }

  #value(shape: Shape, value: unknown, path: string): void {
    if (shape.type === 'structure') {
      this.structure(shape, value as Readonly<Record<string, unknown>>, `${path}.`);
      return;
    }
    for (const text of violated(this.#model, shape, value)) this.#add(path, shape, value, text);
    this.#objection ??= objection(this.#model, shape, value, path);
    if (shape.type === 'list') this.#list(shape, value as readonly unknown[], path);
    else if (shape.type === 'map') this.#map(shape, value as Readonly<Record<string, unknown>>, path);
  }

  #list(shape: Shape, items: readonly unknown[], path: string): void {
    const element = shape.element?.shape;
    if (element === undefined) return;
    if (isNested(element)) {
      for (const [index, item] of items.entries()) {
        if (item === null) this.#add(`${path}.${index + 1}.member`, element, null, NOT_NULL);
        else this.#value(element, item, `${path}.${index + 1}.member`);
      }
      return;
    }
    if (items.every((item) => item !== null && violated(this.#model, element, item).length === 0)) return;
    this.#add(path, shape, items, `Member must satisfy constraint: [${this.#elementTexts(shape, element, items).join(', ')}]`);
  }

  /**
   * All constraints of the element, violated or not. IAM's older lists, which have no maximum of their own, were recorded
   * without `Member must not be null` (`clientIDList`), its newer ones with it (`tagKeys`).
   */
  #elementTexts(shape: Shape, element: Shape, items: readonly unknown[]): string[] {
    const texts = constraintsOf(this.#model, element).map((constraint) => constraint.text);
    const old = this.#model.protocol === 'query' && shape.max === undefined;
    if (!old || items.includes(null)) texts.push(NOT_NULL);
    return texts;
  }

  #map(shape: Shape, map: Readonly<Record<string, unknown>>, path: string): void {
    const key = shape.key?.shape;
    const held = shape.value?.shape;
    if (key === undefined || held === undefined) return;
    const names = Object.keys(map);
    if (!names.every((name) => violated(this.#model, key, name).length === 0)) {
      this.#add(path, shape, map, `Map keys must satisfy constraint: [${this.#mapTexts(key)}]`);
    }
    if (isNested(held)) {
      for (const name of names) {
        if (map[name] === null) this.#add(`${path}.${name}.member`, held, null, NOT_NULL);
        else this.#value(held, map[name], `${path}.${name}.member`);
      }
    } else if (!names.every((name) => map[name] !== null && violated(this.#model, held, map[name]).length === 0)) {
      this.#add(path, shape, map, `Map value must satisfy constraint: [${this.#mapTexts(held)}]`);
    }
  }

  #mapTexts(shape: Shape): string {
    return [...constraintsOf(this.#model, shape).map((constraint) => constraint.text), NOT_NULL].join(', ');
  }

  #add(path: string, shape: Shape, value: unknown, constraint: string): void {
    if (this.#count >= MAX_VIOLATIONS) return;
    this.#count++;
    this.#first ??= { shape, constraint };
    const violation = { subject: `${this.#shown(shape, value)} at '${path}'`, constraint };
    this.#found ??= new Map();
    const known = this.#found.get(path);
    if (known === undefined) this.#found.set(path, [violation]);
    else known.push(violation);
  }

  /** IAM never echoes a value, the others do, but for sensitive ones; null stands without quotes. */
  #shown(shape: Shape, value: unknown): string {
    if (!wordingOf(this.#model).echoesValue || holdsSecrets(shape)) return 'Value';
    return value === null ? 'Value null' : `Value '${javaText(shape, value)}'`;
  }
}

function isNested(shape: Shape): boolean {
  return shape.type === 'structure' || shape.type === 'list' || shape.type === 'map';
}

function holdsSecrets(shape: Shape): boolean {
  return shape.sensitive || shape.element?.shape.sensitive === true || shape.value?.shape.sensitive === true || shape.key?.shape.sensitive === true;
}

/** `RoleName` -> `roleName`, `SAMLMetadataDocument` -> `sAMLMetadataDocument`: AWS lowers the first letter only. */
function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
