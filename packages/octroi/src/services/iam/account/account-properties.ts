import { ApiError } from '../../../kernel/api-error.ts';

/** The groups of settings that AWS has; what is in them it does not document. */
const NAMESPACES: ReadonlySet<string> = new Set(['RoleManager']);

type Properties = Readonly<Record<string, string>>;

/** The namespaces of the properties, in their order, each once: `iam:AccountPropertyNamespaces`. */
export function namespacesOf(properties: Properties): readonly string[] {
  return [...new Set(Object.keys(properties).map((key) => key.split('/', 1)[0]!))];
}

/** What is wrong with properties to be set; null if nothing is: `Namespace/Name`, all of one namespace. */
export function propertiesProblem(properties: Properties): ApiError | null {
  const keys = Object.keys(properties);
  if (keys.length === 0) return invalid('At least one account property must be given.');
  const malformed = keys.find((key) => !/^[^/]+\/[^/]+$/.test(key));
  if (malformed !== undefined) return invalid(`The account property ${malformed} must have the form Namespace/PropertyName.`);
  const namespaces = namespacesOf(properties);
  if (namespaces.length > 1) return invalid('All account properties of a request must belong to the same namespace.');
  return NAMESPACES.has(namespaces[0]!) ? null : invalid(`The account property namespace ${namespaces[0]} is not known.`);
}

function invalid(message: string): ApiError {
  return new ApiError('InvalidInput', message);
}
