import type { CatalogueAction, CatalogueKey, CatalogueService } from '../catalogue/types.ts';

/** The condition keys that a statement may ask about: those of its services, and the global ones. */
export interface KeyChoices {
  readonly ofServices: readonly CatalogueKey[];
  readonly global: readonly CatalogueKey[];
}

/** The part of a documented key before its variable: `aws:ResourceTag/` of `aws:ResourceTag/${TagKey}`; null without one. */
function openPart(name: string): string | null {
  const at = name.indexOf('${');
  return at === -1 ? null : name.slice(0, at).toLowerCase();
}

/** The keys that the taken actions and their resource types know; those of the services, where nothing is taken yet. */
export function keyChoices(services: readonly CatalogueService[], taken: readonly CatalogueAction[], globalKeys: readonly CatalogueKey[]): KeyChoices {
  const global = new Set(globalKeys.map(({ name }) => name.toLowerCase()));
  const known = new Set(
    taken.flatMap(({ conditionKeys, resourceTypes }) => [...conditionKeys, ...services.flatMap((service) => service.resourceTypes.filter(({ name }) => resourceTypes.includes(name)).flatMap((type) => type.conditionKeys))]),
  );
  const own = services.flatMap(({ conditionKeys }) => conditionKeys).filter(({ name }) => !global.has(name.toLowerCase()) && (taken.length === 0 || known.has(name)));
  return { ofServices: [...new Map(own.map((key) => [key.name, key])).values()], global: globalKeys };
}

/** The type of a key as a policy writes it (COND-6: letter case counts for nothing); null if it is not known. */
export function typeOfKey(name: string, { ofServices, global }: KeyChoices): string | null {
  const lower = name.toLowerCase();
  const all = [...ofServices, ...global];
  const exact = all.find((key) => key.name.toLowerCase() === lower);
  return (exact ?? all.find((key) => {
    const open = openPart(key.name);
    return open !== null && lower.length > open.length && lower.startsWith(open);
  }))?.type ?? null;
}

/** A key can be used as it stands: something, without a variable that is still to be filled in. */
export function isFilledKey(name: string): boolean {
  return name !== '' && !name.includes('${') && !/\s/.test(name);
}
