import type { PolicyReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { invalidParameter } from '../shared/errors.ts';
import { versionKey, type LayerReference } from '../tables.ts';
import { layerVersions } from './tables.ts';
import { readLayerVersionArn } from './designation.ts';

const MAX_LAYERS = 5;
/** Bytes of a function's files and those of its layers (LAM-25). */
const MAX_UNZIPPED = 262_144_000;

/**
 * The layers that a function refers to, as they are now. `functionSize` is the unzipped size of its own package, in bytes.
 * Throws the errors of LAM-92.
 */
export async function layerReferences(arns: readonly string[], functionSize: number, home: Scope, look: PolicyReader): Promise<readonly LayerReference[]> {
  if (arns.length > MAX_LAYERS) throw invalidParameter(`Cannot reference more than ${MAX_LAYERS} layers.`);
  const references: LayerReference[] = [];
  const seen = new Map<string, string>();
  let size = functionSize;
  for (const arn of arns) {
    const layer = readLayerVersionArn(arn);
    if (layer === null || layer.region !== home.region) throw invalidParameter(`Layers are not in the same region as the function. Layers are expected to be in region ${home.region}.`);
    const whole = arn.slice(0, arn.lastIndexOf(':'));
    const other = seen.get(whole);
    if (other !== undefined) {
      throw invalidParameter(`Two different versions of the same layer are not allowed to be referenced in the same function. ${other} and ${arn} are versions of the same layer.`);
    }
    seen.set(whole, arn);
    const row = layer.partition === home.partition ? await look.get(layerVersions, { ...home, account: layer.account }, [layer.name, versionKey(layer.version)]) : undefined;
    if (row === undefined) throw invalidParameter(`Layer version ${arn} does not exist.`);
    size += row.unzippedSize;
    references.push({ arn, codeSha256: row.codeSha256, codeSize: row.codeSize });
  }
  if (references.length > 0 && size > MAX_UNZIPPED) throw invalidParameter(`Unzipped size must be smaller than ${MAX_UNZIPPED} bytes`);
  return references;
}
