import { ApiError } from '../../../kernel/api-error.ts';
import { parseArn } from '../../../kernel/arn.ts';
import type { RequestFacts } from '../../../kernel/operation.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { invalidParameter, notFound } from '../shared/errors.ts';

/** The layer that a request names, by name or by ARN. */
export interface DesignatedLayer {
  readonly account: string;
  readonly name: string;
}

export interface LayerInput {
  readonly LayerName: string;
  readonly VersionNumber?: number | undefined;
}

export function designatedLayer({ LayerName }: LayerInput, scope: Scope): DesignatedLayer {
  const arn = parseArn(LayerName);
  return arn === null ? { account: scope.account, name: LayerName } : { account: arn.account, name: arn.resource.slice(arn.resource.indexOf(':') + 1) };
}

/** The account of an operation's rows: that of the layer. */
export function ownerOfLayer(input: LayerInput, { scope }: Pick<RequestFacts, 'scope'>): string {
  return designatedLayer(input, scope).account;
}

/** The check of a layer's designation that comes before authorisation (LAM-92). */
export function checkLayer({ crossAccount }: { readonly crossAccount: boolean }) {
  return (input: LayerInput, { scope }: Pick<RequestFacts, 'scope'>): ApiError | null => {
    const arn = parseArn(input.LayerName);
    if (arn !== null && (arn.region !== scope.region || arn.partition !== scope.partition)) return notFound('The resource you requested does not exist.');
    if (!crossAccount && arn !== null && arn.account !== scope.account) return new ApiError('AccessDeniedException', null, { status: 403 });
    return input.VersionNumber !== undefined && input.VersionNumber < 1 ? invalidParameter('Layer Version Cannot be less than 1') : null;
  };
}

/** `arn:P:lambda:R:A:layer:L`. */
export function layerArn(home: Scope, name: string): string {
  return `arn:${home.partition}:lambda:${home.region}:${home.account}:layer:${name}`;
}

/** `arn:P:lambda:R:A:layer:L:n`. */
export function layerVersionArn(home: Scope, name: string, version: number): string {
  return `${layerArn(home, name)}:${version}`;
}

/** A layer version's ARN, read; null for anything else. */
export function readLayerVersionArn(text: string): { readonly partition: string; readonly region: string; readonly account: string; readonly name: string; readonly version: number } | null {
  const arn = parseArn(text);
  const [kind, name, version] = arn?.resource.split(':') ?? [];
  if (arn === null || arn.service !== 'lambda' || kind !== 'layer' || name === undefined || version === undefined || version.length > 10 || !/^\d+$/.test(version)) return null;
  return { partition: arn.partition, region: arn.region, account: arn.account, name, version: Number(version) };
}
