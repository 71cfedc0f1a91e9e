import type {
  ErrorModel,
  Location,
  Member,
  OperationModel,
  Protocol,
  ServiceModel,
  Shape,
  ShapeType,
  TimestampFormat,
} from './shape.ts';

export type { ErrorModel, Identified, Member, OperationModel, Protocol, ServiceModel, Shape, ShapeType } from './shape.ts';

interface RawRef {
  readonly shape: string;
  readonly location?: string;
  readonly locationName?: string;
  readonly timestampFormat?: string;
  readonly jsonvalue?: boolean;
  readonly eventpayload?: boolean;
  readonly flattened?: boolean;
}

interface RawShape {
  readonly type: string;
  readonly members?: Readonly<Record<string, RawRef>>;
  readonly required?: readonly string[];
  readonly payload?: string;
  readonly member?: RawRef;
  readonly key?: RawRef;
  readonly value?: RawRef;
  readonly flattened?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly sensitive?: boolean;
  readonly streaming?: boolean;
  readonly eventstream?: boolean;
  readonly timestampFormat?: string;
  readonly exception?: boolean;
  readonly fault?: boolean;
  readonly error?: { readonly code?: string; readonly httpStatusCode?: number };
}

interface RawOperation {
  readonly name: string;
  readonly http: { readonly method: string; readonly requestUri: string; readonly responseCode?: number };
  readonly input?: RawRef;
  readonly output?: RawRef & { readonly resultWrapper?: string };
  readonly errors?: readonly RawRef[];
  readonly authtype?: string;
}

interface RawModel {
  readonly metadata: {
    readonly protocol: string;
    readonly apiVersion: string;
    readonly endpointPrefix: string;
    readonly serviceId: string;
    readonly signingName?: string;
    readonly xmlNamespace?: string;
    readonly targetPrefix?: string;
    readonly jsonVersion?: string;
  };
  readonly operations: Readonly<Record<string, RawOperation>>;
  readonly shapes: Readonly<Record<string, RawShape>>;
}

const TYPES: Readonly<Record<string, ShapeType>> = {
  structure: 'structure',
  list: 'list',
  map: 'map',
  string: 'string',
  character: 'string',
  integer: 'integer',
  long: 'long',
  float: 'float',
  double: 'double',
  boolean: 'boolean',
  blob: 'blob',
  timestamp: 'timestamp',
};

const PROTOCOLS: ReadonlySet<string> = new Set<Protocol>(['query', 'rest-json', 'json']);

/**
 * Reads an API model in botocore's form. The model is our own data: an inconsistent one is an error of the programmer and
 * throws a plain `Error`. Shapes are resolved when an operation is first asked for its input or output.
 */
export function loadModel(json: unknown): ServiceModel {
  if (!isRawModel(json)) throw new Error('not an API model: metadata, operations and shapes are required');
  const { metadata } = json;
  if (!PROTOCOLS.has(metadata.protocol)) throw new Error(`unknown protocol \`${metadata.protocol}\``);
  const shapes = new ShapeTable(json.shapes);
  const errors = new Map<string, ErrorModel>();
  for (const [name, raw] of Object.entries(json.shapes)) {
    if (raw.exception === true || raw.error !== undefined) errors.set(raw.error?.code ?? name, shapes.error(name, raw));
  }
  const operations = new Map<string, OperationModel>();
  for (const raw of Object.values(json.operations)) operations.set(raw.name, operationModel(raw, shapes));
  return {
    id: metadata.signingName ?? metadata.endpointPrefix,
    protocol: metadata.protocol as Protocol,
    apiVersion: metadata.apiVersion,
    ...(metadata.xmlNamespace === undefined ? {} : { xmlNamespace: metadata.xmlNamespace }),
    ...(metadata.targetPrefix === undefined ? {} : { targetPrefix: metadata.targetPrefix }),
    ...(metadata.jsonVersion === undefined ? {} : { jsonVersion: metadata.jsonVersion }),
    signingName: metadata.signingName ?? metadata.endpointPrefix,
    serviceId: metadata.serviceId,
    operations,
    errors,
  };
}

function isRawModel(json: unknown): json is RawModel {
  return typeof json === 'object' && json !== null && 'metadata' in json && 'operations' in json && 'shapes' in json;
}

function operationModel(raw: RawOperation, shapes: ShapeTable): OperationModel {
  const { input, output } = raw;
  const errors = new Map<string, ErrorModel>();
  for (const ref of raw.errors ?? []) {
    const shape = shapes.raw(ref.shape);
    errors.set(shape.error?.code ?? ref.shape, shapes.error(ref.shape, shape));
  }
  const operation: OperationModel = {
    name: raw.name,
    http: raw.http,
    ...(output?.resultWrapper === undefined ? {} : { resultWrapper: output.resultWrapper }),
    errors,
    unsigned: raw.authtype === 'none',
  };
  // Getters keep the start short: of 270 operations a server answers a handful in its first second.
  if (input !== undefined) Object.defineProperty(operation, 'input', { enumerable: true, get: () => shapes.get(input.shape) });
  if (output !== undefined) {
    Object.defineProperty(operation, 'output', { enumerable: true, get: () => shapes.get(output.shape) });
  }
  return operation;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

class ShapeTable {
  readonly #raw: Readonly<Record<string, RawShape>>;
  readonly #resolved = new Map<string, Shape>();

  constructor(raw: Readonly<Record<string, RawShape>>) {
    this.#raw = raw;
  }

  raw(name: string): RawShape {
    const raw = Object.hasOwn(this.#raw, name) ? this.#raw[name] : undefined;
    if (raw === undefined) throw new Error(`the model lacks the shape \`${name}\``);
    return raw;
  }

  error(name: string, raw: RawShape): ErrorModel {
    const get = (): Shape => this.get(name);
    return {
      status: raw.error?.httpStatusCode ?? (raw.fault === true ? 500 : 400),
      get shape(): Shape {
        return get();
      },
    };
  }

  get(name: string): Shape {
    const known = this.#resolved.get(name);
    if (known !== undefined) return known;
    const raw = this.raw(name);
    const type = TYPES[raw.type];
    if (type === undefined) throw new Error(`the shape \`${name}\` has the unknown type \`${raw.type}\``);
    const members = new Map<string, Member>();
    const shape: Mutable<Shape> = {
      name,
      type,
      members,
      required: new Set(raw.required ?? []),
      flattened: raw.flattened === true,
      sensitive: raw.sensitive === true,
      streaming: raw.streaming === true,
      eventStream: raw.eventstream === true,
    };
    if (raw.payload !== undefined) shape.payload = raw.payload;
    if (raw.min !== undefined) shape.min = raw.min;
    if (raw.max !== undefined) shape.max = raw.max;
    if (raw.pattern !== undefined) shape.pattern = raw.pattern;
    if (raw.enum !== undefined) shape.enum = raw.enum;
    if (raw.timestampFormat !== undefined) shape.timestampFormat = timestampFormat(raw.timestampFormat);
    // Known before its members are resolved, because shapes refer to themselves.
    this.#resolved.set(name, shape);
    for (const [member, ref] of Object.entries(raw.members ?? {})) members.set(member, this.#member(member, ref));
    if (raw.member !== undefined) shape.element = this.#member('member', raw.member);
    if (raw.key !== undefined) shape.key = this.#member('key', raw.key);
    if (raw.value !== undefined) shape.value = this.#member('value', raw.value);
    return shape;
  }

  #member(name: string, ref: RawRef): Member {
    return {
      name,
      wireName: ref.locationName ?? name,
      shape: this.get(ref.shape),
      ...(ref.location === undefined ? {} : { location: ref.location as Location }),
      ...(ref.timestampFormat === undefined ? {} : { timestampFormat: timestampFormat(ref.timestampFormat) }),
      jsonValue: ref.jsonvalue === true,
      eventPayload: ref.eventpayload === true,
    };
  }
}

function timestampFormat(name: string): TimestampFormat {
  if (name === 'iso8601' || name === 'unixTimestamp' || name === 'rfc822') return name;
  throw new Error(`unknown timestamp format \`${name}\``);
}
