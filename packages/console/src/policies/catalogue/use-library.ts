import { useCallback } from 'react';
import { useLoad, type Loaded } from '../../api/load.ts';
import { openLibrary } from './library.ts';
import type { CatalogueIndexFile, CatalogueService } from './types.ts';

/** The catalogue that came with the console. */
export const library = openLibrary(async (file) => {
  const response = await fetch(`${import.meta.env.BASE_URL}catalogue/${file}`);
  if (!response.ok) throw new Error(`catalogue/${file}: ${response.status}`);
  return response.json() as Promise<unknown>;
});

/** Every service, by name. */
export function useServiceIndex(): Loaded<CatalogueIndexFile> {
  return useLoad(useCallback(() => library.index(), []));
}

/** These services; those that the catalogue does not have are left out. */
export function useServices(prefixes: readonly string[]): Loaded<readonly CatalogueService[]> {
  const key = prefixes.join(' ');
  return useLoad(
    useCallback(async () => {
      const services = await Promise.all(key === '' ? [] : key.split(' ').map((prefix) => library.service(prefix)));
      return services.filter((service) => service !== null);
    }, [key]),
  );
}
