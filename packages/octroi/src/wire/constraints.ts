import { codePoints, matchesPattern, MAX_MATCHED } from './pattern.ts';
import type { ServiceModel, Shape } from './shape.ts';

/** How a service words its violations: IAM names neither the value nor the members of an enum (IAM-5), the others do. */
export interface Wording {
  readonly echoesValue: boolean;
  readonly listsEnum: boolean;
}

export function wordingOf(model: ServiceModel): Wording {
  const iam = model.id === 'iam';
  return { echoesValue: !iam, listsEnum: !iam };
}

/** Limits that AWS was recorded to apply where the model is wider (LAM-12, LAM-19), by service and shape. */
const RECORDED_MAXIMA: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  lambda: { NamespacedFunctionName: 170, Timeout: 900, MemorySize: 10240 },
};

/** Enums that AWS was recorded to list in another order than the model's (LAM-84), by service and shape. */
const RECORDED_ORDERS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  lambda: { InvokeMode: ['RESPONSE_STREAM', 'BUFFERED'] },
};

/** Shapes whose enum the service checks itself, with a message of its own (LAM-23). */
export const UNCHECKED_ENUMS: Readonly<Record<string, ReadonlySet<string>>> = { lambda: new Set(['Runtime']) };

const NAME = 'The specified value for {member} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-';

/** Shapes whose pattern the service checks after everything else, with a message of its own that may name the member (IAM-5, IAM-120). */
const OWN_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  iam: {
    pathType: 'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
    userNameType: NAME,
    existingUserNameType: NAME,
    groupNameType: NAME,
    roleNameType: NAME,
    policyNameType: NAME,
    instanceProfileNameType: NAME,
    serverCertificateNameType: NAME,
  },
};

export const NOT_NULL = 'Member must not be null';

/**
 * The constraints of a scalar, list or map that a value violates, in the order in which AWS was recorded to print them: maximum,
 * minimum, pattern, enum (Appendix F, `err-untag-large-key`).
 */
export function violated(model: ServiceModel, shape: Shape, value: unknown): string[] {
  const texts: string[] = [];
  for (const constraint of constraintsOf(model, shape)) if (!constraint.holds(value)) texts.push(constraint.text);
  return texts;
}

export interface Constraint {
  readonly text: string;
  holds(value: unknown): boolean;
}

const cache = new WeakMap<Shape, readonly Constraint[]>();

/** Every constraint of a shape, as the list form prints them even where only one is violated. */
export function constraintsOf(model: ServiceModel, shape: Shape): readonly Constraint[] {
  const known = cache.get(shape);
  if (known !== undefined) return known;
  const built = build(model, shape);
  cache.set(shape, built);
  return built;
}

function build(model: ServiceModel, shape: Shape): readonly Constraint[] {
  const constraints: Constraint[] = [];
  const { pattern, enum: allowed, min } = shape;
  const max = RECORDED_MAXIMA[model.id]?.[shape.name] ?? shape.max;
  const numeric = ['integer', 'long', 'float', 'double'].includes(shape.type);
  const measured = numeric ? 'value' : 'length';
  const atMost = numeric ? numberAtMost : sizeAtMost;
  const atLeast = numeric ? numberAtLeast : sizeAtLeast;
  if (max !== undefined) {
    constraints.push({ text: `Member must have ${measured} less than or equal to ${max}`, holds: (value) => atMost(value, max) });
  }
  if (min !== undefined) {
    constraints.push({ text: `Member must have ${measured} greater than or equal to ${min}`, holds: (value) => atLeast(value, min) });
  }
  if (pattern !== undefined && ownWords(model, shape) === undefined) {
    constraints.push({
      text: `Member must satisfy regular expression pattern: ${pattern}`,
      holds: (value) => fits(pattern, value),
    });
  }
  if (allowed !== undefined && UNCHECKED_ENUMS[model.id]?.has(shape.name) !== true) {
    const names = new Set<unknown>(allowed);
    const list = wordingOf(model).listsEnum ? `: [${(RECORDED_ORDERS[model.id]?.[shape.name] ?? allowed).join(', ')}]` : '';
    constraints.push({ text: `Member must satisfy enum value set${list}`, holds: (value) => names.has(value) });
  }
  return constraints;
}

/** A value too long to be matched in time has failed the maximum already, and fails here too. */
function fits(pattern: string, value: unknown): boolean {
  return typeof value === 'string' && value.length <= MAX_MATCHED && matchesPattern(pattern, value);
}

function ownWords(model: ServiceModel, shape: Shape): string | undefined {
  return OWN_WORDS[model.id]?.[shape.name];
}

/** What the service says itself of a member's value that its constraints let pass; null if nothing is wrong. */
export function objection(model: ServiceModel, shape: Shape, value: unknown, member: string): string | null {
  const words = ownWords(model, shape);
  return words === undefined || shape.pattern === undefined || fits(shape.pattern, value) ? null : words.replace('{member}', member);
}

function numberAtMost(value: unknown, max: number): boolean {
  return typeof value === 'number' && value <= max;
}

function numberAtLeast(value: unknown, min: number): boolean {
  return typeof value === 'number' && value >= min;
}

function sizeAtMost(value: unknown, max: number): boolean {
  // The length in UTF-16 units is never below the number of code points, so most texts need not be walked.
  if (typeof value === 'string') return value.length <= max || codePoints(value) <= max;
  return sizeOf(value) <= max;
}

function sizeAtLeast(value: unknown, min: number): boolean {
  if (typeof value === 'string') return value.length >= min * 2 || codePoints(value) >= min;
  return sizeOf(value) >= min;
}

function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  if (value instanceof Uint8Array) return value.byteLength;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : Number.NaN;
}
