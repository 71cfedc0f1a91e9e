import type { ActionCatalogue, AllServicesFile, CatalogueIndexFile, CatalogueService, ServiceFile } from './types.ts';
import { servicesNamed } from './named.ts';

/** Reads one file of the catalogue: `index.json`, `services/lambda.json`. Rejects if it cannot. */
export type ReadCatalogueFile = (file: string) => Promise<unknown>;

/** The service catalogue, each file read once and only when it is needed. */
export interface Library {
  readonly index: () => Promise<CatalogueIndexFile>;
  /** One service; null if there is none of that prefix. */
  readonly service: (prefix: string) => Promise<CatalogueService | null>;
  /** What a document speaks of, for `lint` and `accessLevels`. Services that it does not name are there without their actions. */
  readonly catalogueFor: (text: string) => Promise<ActionCatalogue>;
}

export function openLibrary(read: ReadCatalogueFile): Library {
  const files = new Map<string, Promise<unknown>>();
  const file = async <T>(name: string): Promise<T> => {
    let reading = files.get(name);
    if (reading === undefined) {
      reading = read(name);
      files.set(name, reading);
      // What could not be read is asked for again the next time.
      reading.catch(() => files.delete(name));
    }
    return (await reading) as T;
  };
  const index = (): Promise<CatalogueIndexFile> => file('index.json');
  const service = async (prefix: string): Promise<CatalogueService | null> => {
    const { services } = await index();
    return services.some((known) => known.prefix === prefix) ? file<ServiceFile>(`services/${prefix}.json`) : null;
  };
  const whole = new Map<string, ActionCatalogue>();
  return {
    index,
    service,
    async catalogueFor(text) {
      const { services: known, ...rest } = await index();
      const named = servicesNamed(text, { services: known, ...rest });
      const every = named === 'all' || named.size > MOST_FILES;
      const key = every ? '*' : [...named].join(' ');
      const before = whole.get(key);
      // `lint` keeps an index for each catalogue that it is given: the same services are the same object.
      if (before !== undefined) return before;
      const services =
        every
          ? await file<AllServicesFile>('all.json')
          : await Promise.all(known.map(({ prefix }) => (named.has(prefix) ? file<ServiceFile>(`services/${prefix}.json`) : { prefix, actions: [], resourceTypes: [], conditionKeys: [] })));
      const catalogue: ActionCatalogue = { ...rest, services };
      if (whole.size >= MOST_KEPT) whole.clear();
      whole.set(key, catalogue);
      return catalogue;
    },
  };
}

/** One file with all services (260 KB) comes sooner than more files than this. */
const MOST_FILES = 24;

/** A person types one policy at a time; each set of services on the way is kept for a while. */
const MOST_KEPT = 20;
