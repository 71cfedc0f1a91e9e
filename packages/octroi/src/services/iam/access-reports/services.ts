import { readFileSync } from 'node:fs';
import { dataFile } from '../shared/data-file.ts';

/** A service of AWS, as reports name it. */
export interface KnownService {
  readonly name: string;
  /** The actions whose use is reported; absent if there are none that we know of. */
  readonly tracked?: readonly string[];
}

let services: ReadonlyMap<string, KnownService> | undefined;

/** AWS's services by namespace: data/services.json, written by tools/generate-services.ts. The first call reads it (30 KB). */
export function knownServices(): ReadonlyMap<string, KnownService> {
  services ??= new Map(Object.entries(JSON.parse(readFileSync(dataFile('services.json'), 'utf8')) as Readonly<Record<string, KnownService>>));
  return services;
}
