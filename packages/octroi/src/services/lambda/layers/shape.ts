import type { GetLayerVersionResponse, LayerVersionsListItem } from '../../../../models/lambda.gen.ts';
import type { Outside } from '../../../kernel/operation.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { codeDownloads } from '../parts.ts';
import { notFound } from '../shared/errors.ts';
import { versionKey } from '../tables.ts';
import { layerVersions, type LayerVersionRow } from './tables.ts';
import { layerArn, layerVersionArn } from './designation.ts';

/** `2025-11-25T02:43:05.000+0000`. */
function dateOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '+0000');
}

/** As lists show it. */
export function layerVersionItem(name: string, row: LayerVersionRow, home: Scope): LayerVersionsListItem {
  return {
    LayerVersionArn: layerVersionArn(home, name, row.version),
    Version: row.version,
    Description: row.description,
    CreatedDate: dateOf(row.createdAt),
    ...(row.runtimes === undefined ? {} : { CompatibleRuntimes: row.runtimes as LayerVersionsListItem['CompatibleRuntimes'] }),
    ...(row.licenseInfo === undefined ? {} : { LicenseInfo: row.licenseInfo }),
    ...(row.architectures === undefined ? {} : { CompatibleArchitectures: row.architectures as LayerVersionsListItem['CompatibleArchitectures'] }),
  };
}

/** A version with a link to its content, valid for ten minutes (LAM-91). */
export function wholeLayerVersion(name: string, row: LayerVersionRow, home: Scope, outside: Outside): GetLayerVersionResponse {
  return {
    Content: { Location: outside.use(codeDownloads).link(row.codeSha256), CodeSha256: row.codeSha256, CodeSize: row.codeSize },
    LayerArn: layerArn(home, name),
    ...layerVersionItem(name, row, home),
  };
}

/** Throws ResourceNotFoundException. */
export async function mustHaveLayerVersion(rows: RowReader, name: string, version: number): Promise<LayerVersionRow> {
  const row = await rows.get(layerVersions, [name, versionKey(version)]);
  if (row === undefined) throw notFound('The resource you requested does not exist.');
  return row;
}
