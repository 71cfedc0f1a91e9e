type Schema = Readonly<Record<string, unknown>>;

/** Keywords of draft 4 whose value is a schema or a list of them, and those whose value names schemas. */
const SCHEMAS = ['items', 'additionalItems', 'additionalProperties', 'not', 'allOf', 'anyOf', 'oneOf'];
const NAMED = ['properties', 'patternProperties', 'definitions', 'dependencies'];

const isObject = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);

export interface Subschema {
  readonly schema: Schema;
  readonly path: string;
  readonly depth: number;
}

/** A schema and all schemas in it, outermost first; without recursion, so that a deep one does no harm. */
export function* subschemas(root: Schema): Generator<Subschema> {
  const waiting: Subschema[] = [{ schema: root, path: '#', depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    const { path, depth } = next;
    for (const [key, inner] of childrenOf(next.schema)) waiting.push({ schema: inner, path: `${path}/${key}`.slice(0, 300), depth: depth + 1 });
  }
}

function childrenOf(schema: Schema): readonly (readonly [string, Schema])[] {
  const children: (readonly [string, Schema])[] = [];
  for (const keyword of SCHEMAS) {
    const value = Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
    for (const inner of Array.isArray(value) ? (value as readonly unknown[]) : [value]) if (isObject(inner)) children.push([keyword, inner]);
  }
  for (const keyword of NAMED) {
    const value = Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
    if (isObject(value)) for (const [name, inner] of Object.entries(value)) if (isObject(inner)) children.push([`${keyword}/${name}`, inner]);
  }
  return children;
}

/** Words of a schema that say nothing about the value but could send the validator looking for other schemas. */
const IDENTITIES = new Set(['$schema', 'id', '$id']);

/** A copy of a schema without its identities; a property of the value that is named `id` stays. */
export function withoutIdentities(schema: Schema): Schema {
  const own = Object.entries(schema).filter(([keyword, value]) => !(IDENTITIES.has(keyword) && typeof value === 'string'));
  return Object.fromEntries(own.map(([keyword, value]) => {
    if (SCHEMAS.includes(keyword)) return [keyword, Array.isArray(value) ? (value as readonly unknown[]).map(cleaned) : cleaned(value)];
    if (NAMED.includes(keyword) && isObject(value)) return [keyword, Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleaned(inner)]))];
    return [keyword, value];
  }));
}

const cleaned = (value: unknown): unknown => (isObject(value) ? withoutIdentities(value) : value);
