import { decodedSegment, formFromText, parameter } from './form.ts';
import type { Parameters } from './form.ts';
import { WireFault } from './fault.ts';
import type { HttpRequest } from './http.ts';
import type { Identified, OperationModel, ServiceModel } from './shape.ts';

interface Segment {
  readonly text: string;
  readonly kind: 'literal' | 'label' | 'greedy';
}

interface Route {
  readonly operation: OperationModel;
  readonly segments: readonly Segment[];
  /** Parameters that the query must have, such as `find=LayerVersion`. */
  readonly query: readonly (readonly [string, string])[];
  /** Higher is more specific: literals before labels before greedy labels, required queries before none. */
  readonly weight: number;
  readonly greedy: boolean;
}

const MAX_SEGMENTS = 64;

const tables = new WeakMap<ServiceModel, ReadonlyMap<string, readonly Route[]>>();

/**
 * Finds the operation of a rest-json request by method and path template (LAM-6). One trailing slash is tolerated, labels are
 * decoded once. Throws `UnknownOperationException` 404.
 */
export function routeRest(model: ServiceModel, request: HttpRequest): Identified {
  const segments = segmentsOf(request.path);
  if (segments.length <= MAX_SEGMENTS) {
    const parameters = formFromText(request.query);
    for (const route of routesOf(model).get(bucketOf(request.method, segments[0])) ?? []) {
      const labels = matched(route, segments, parameters);
      if (labels !== null) return { operation: route.operation, request, labels, parameters };
    }
  }
  throw new WireFault('UnknownOperationException', null, 404);
}

function segmentsOf(path: string): string[] {
  const inner = path.startsWith('/') ? path.slice(1) : path;
  const bare = inner.endsWith('/') ? inner.slice(0, -1) : inner;
  return bare === '' ? [] : bare.split('/');
}

function routesOf(model: ServiceModel): ReadonlyMap<string, readonly Route[]> {
  const known = tables.get(model);
  if (known !== undefined) return known;
  const table = new Map<string, Route[]>();
  for (const operation of model.operations.values()) {
    const route = compile(operation);
    const [first] = route.segments;
    if (first !== undefined && first.kind !== 'literal') throw new Error(`the path of \`${operation.name}\` does not begin with a literal`);
    const bucket = bucketOf(operation.http.method, first?.text);
    table.set(bucket, [...(table.get(bucket) ?? []), route]);
  }
  for (const routes of table.values()) routes.sort((left, right) => right.weight - left.weight);
  tables.set(model, table);
  return table;
}

/** Every path of our models begins with a literal, its API's date or resource, which narrows the search to a few routes. */
function bucketOf(method: string, first: string | undefined): string {
  return `${method} ${first ?? ''}`;
}

function compile(operation: OperationModel): Route {
  const [path = '/', query = ''] = operation.http.requestUri.split('?', 2);
  const segments = segmentsOf(path).map((text): Segment => {
    if (!text.startsWith('{')) return { text, kind: 'literal' };
    return text.endsWith('+}') ? { text: text.slice(1, -2), kind: 'greedy' } : { text: text.slice(1, -1), kind: 'label' };
  });
  const required = formFromText(query);
  const count = (kind: Segment['kind']): number => segments.filter((segment) => segment.kind === kind).length;
  const weight = count('literal') * 1000 - count('greedy') * 100 + required.length * 10 + count('label');
  return { operation, segments, query: required, weight, greedy: count('greedy') > 0 };
}

/** A literal such as `$LATEST` may be sent encoded (LEX-WIRE-3). */
function isLiteral(sent: string | undefined, text: string): boolean {
  return sent === text || (sent?.includes('%') === true && decodedSegment(sent) === text);
}

function matched(route: Route, path: readonly string[], parameters: Parameters): Map<string, string> | null {
  const { segments } = route;
  if (route.greedy ? path.length < segments.length : path.length !== segments.length) return null;
  const labels = new Map<string, string>();
  let at = 0;
  for (const [index, segment] of segments.entries()) {
    if (segment.kind === 'literal') {
      if (!isLiteral(path[at], segment.text)) return null;
      at++;
      continue;
    }
    // A greedy label takes what the segments after it leave.
    const width = segment.kind === 'greedy' ? path.length - at - (segments.length - index - 1) : 1;
    const value = decodedSegment(path.slice(at, at + width).join('/'));
    if (value === null || value === '') return null;
    labels.set(segment.text, value);
    at += width;
  }
  return route.query.every(([name, value]) => parameter(parameters, name) === value) ? labels : null;
}
