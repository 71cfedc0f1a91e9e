import type { Method, Route } from './call.ts';

export type Found =
  | { readonly kind: 'route'; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'method'; readonly allowed: readonly Method[] }
  | { readonly kind: 'nothing' };

export interface Router {
  find(method: string, path: string): Found;
}

interface Node {
  readonly fixed: Map<string, Node>;
  variable: { readonly name: string; readonly node: Node } | undefined;
  readonly routes: Map<Method, Route>;
}

/** GEN-14: with a gateway the API's prefix comes before `/api/v2`, so that one origin serves login and API. */
export function withoutGatewayPrefix(path: string): string {
  if (path.startsWith('/api/api/v2/')) return path.slice('/api'.length);
  if (path === '/login/oauth/token') return '/oauth/token';
  return path;
}

/** A fixed part of a path goes before a variable one. Throws if two routes are the same. */
export function makeRouter(routes: readonly Route[]): Router {
  const root = emptyNode();
  for (const route of routes) {
    const node = segmentsOf(route.path).reduce(child, root);
    if (node.routes.has(route.method)) throw new Error(`${route.method} ${route.path} is routed twice`);
    node.routes.set(route.method, route);
  }
  return { find: (method, path) => find(root, method, path) };
}

const emptyNode = (): Node => ({ fixed: new Map(), variable: undefined, routes: new Map() });
const segmentsOf = (path: string): readonly string[] => path.split('/').slice(1);

function child(node: Node, segment: string): Node {
  if (segment.startsWith('{')) {
    const name = segment.slice(1, -1);
    node.variable ??= { name, node: emptyNode() };
    if (node.variable.name !== name) throw new Error(`\`${name}\` and \`${node.variable.name}\` name the same part of a path`);
    return node.variable.node;
  }
  const known = node.fixed.get(segment) ?? emptyNode();
  node.fixed.set(segment, known);
  return known;
}

function find(root: Node, method: string, path: string): Found {
  const params: Record<string, string> = {};
  let node = root;
  for (const segment of segmentsOf(path)) {
    const fixed = node.fixed.get(segment);
    if (fixed !== undefined) {
      node = fixed;
      continue;
    }
    const value = decoded(segment);
    if (node.variable === undefined || value === undefined || value === '') return { kind: 'nothing' };
    params[node.variable.name] = value;
    node = node.variable.node;
  }
  if (node.routes.size === 0) return { kind: 'nothing' };
  const route = node.routes.get(method as Method);
  return route === undefined ? { kind: 'method', allowed: [...node.routes.keys()] } : { kind: 'route', route, params };
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
