import type { HttpRequest } from './http.ts';

/** The wire protocols that we speak, by their names in the API models. */
export type Protocol = 'query' | 'rest-json' | 'json';

export type ShapeType =
  | 'structure'
  | 'list'
  | 'map'
  | 'string'
  | 'integer'
  | 'long'
  | 'float'
  | 'double'
  | 'boolean'
  | 'blob'
  | 'timestamp';

export type Location = 'uri' | 'querystring' | 'header' | 'headers' | 'statusCode';

/** A member of a structure, the element of a list, or the key or value of a map. */
export interface Member {
  /** The member's name in the API, and in the values that codecs read and write. */
  readonly name: string;
  /** The member's name on the wire; equals `name` unless the model says otherwise. */
  readonly wireName: string;
  readonly shape: Shape;
  readonly location?: Location;
  readonly timestampFormat?: TimestampFormat;
  /** A header that holds JSON in base64. */
  readonly jsonValue: boolean;
  /** The blob that is the whole payload of an event. */
  readonly eventPayload: boolean;
}

export type TimestampFormat = 'iso8601' | 'unixTimestamp' | 'rfc822';

export interface Shape {
  readonly name: string;
  readonly type: ShapeType;
  /** Members of a structure, in the model's order; empty for the other types. */
  readonly members: ReadonlyMap<string, Member>;
  readonly required: ReadonlySet<string>;
  /** The member that is the whole HTTP body (rest-json). */
  readonly payload?: string;
  readonly element?: Member;
  readonly key?: Member;
  readonly value?: Member;
  readonly flattened: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  /** The value must not be echoed in messages. */
  readonly sensitive: boolean;
  readonly streaming: boolean;
  readonly eventStream: boolean;
  readonly timestampFormat?: TimestampFormat;
}

export interface ErrorModel {
  readonly status: number;
  readonly shape: Shape;
}

export interface OperationModel {
  readonly name: string;
  readonly http: { readonly method: string; readonly requestUri: string; readonly responseCode?: number };
  readonly input?: Shape;
  readonly output?: Shape;
  readonly resultWrapper?: string;
  /** The declared errors by wire code. */
  readonly errors: ReadonlyMap<string, ErrorModel>;
  /** `authtype: none` in the model: AssumeRoleWithSAML, AssumeRoleWithWebIdentity (SIG-17). */
  readonly unsigned: boolean;
}

export interface ServiceModel {
  /** The service's short id and action prefix in policies: `iam`, `sts`, `lambda`. */
  readonly id: string;
  readonly protocol: Protocol;
  readonly apiVersion: string;
  readonly xmlNamespace?: string;
  readonly targetPrefix?: string;
  readonly jsonVersion?: string;
  readonly signingName: string;
  readonly serviceId: string;
  readonly operations: ReadonlyMap<string, OperationModel>;
  /** Every error shape of the model by wire code, for errors that an operation does not declare. */
  readonly errors: ReadonlyMap<string, ErrorModel>;
}

/** What `identify` found: the operation, and what finding it has already decoded of the request. */
export interface Identified {
  readonly operation: OperationModel;
  readonly request: HttpRequest;
  /** rest-json: the decoded labels of the path by name. */
  readonly labels?: ReadonlyMap<string, string>;
  /** The form body or query of a query request, or the query of a rest-json one, decoded. */
  readonly parameters?: readonly (readonly [name: string, value: string])[];
}
