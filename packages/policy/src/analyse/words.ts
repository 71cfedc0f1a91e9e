import type { Layer } from '../evaluate/policies.ts';
import type { ResourceRule } from '../request/request.ts';

const NAMES: Readonly<Record<Layer, string>> = {
  identity: 'identity policy',
  resource: 'resource policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  scp: 'service control policy',
  rcp: 'resource control policy',
  endpoint: 'VPC endpoint policy',
};

/** What a policy of the layer is called. */
export function nameOfLayer(layer: Layer, rule: ResourceRule = 'ordinary'): string {
  if (layer === 'resource' && rule !== 'ordinary') return rule === 'kms-key' ? 'key policy' : 'trust policy';
  return NAMES[layer];
}

/** A policy in a sentence: by its source, or by its place. */
export function nameOfPolicy(layer: Layer, level: number | null, source: string | null, rule: ResourceRule = 'ordinary'): string {
  const at = level === null ? '' : ` of level ${level}`;
  return `${nameOfLayer(layer, rule)}${source === null ? '' : ` \`${source}\``}${at}`;
}

/** A statement in a sentence: by its Sid and its position. */
export function nameOfStatement(sid: string | null, index: number): string {
  return sid === null || sid === '' ? `statement ${index}` : `statement ${index} (\`${sid}\`)`;
}
