import { typeOfArn } from '../arn/choose.ts';
import type { CatalogueAction, CatalogueResourceType, CatalogueService } from '../catalogue/types.ts';

/** The ARNs of one resource type. */
export interface ResourceGroup {
  /** As AWS names the type: `function`. */
  readonly type: string;
  /** Its documented forms; some types have two. */
  readonly formats: readonly string[];
  readonly arns: readonly string[];
}

/** The resource types that the taken actions are about, each once, and the ARNs of the statement under the type that fits them. */
export function resourceGroups(services: readonly CatalogueService[], taken: readonly CatalogueAction[], arns: readonly string[]): { readonly groups: readonly ResourceGroup[]; readonly others: readonly string[] } {
  const wanted = new Set(taken.flatMap(({ resourceTypes }) => resourceTypes));
  const types: readonly CatalogueResourceType[] = services.flatMap(({ resourceTypes }) => resourceTypes.filter(({ name }) => wanted.has(name)));
  const typed = arns.map((arn) => ({ arn, type: typeOfArn(types, arn)?.type.name ?? null }));
  return {
    groups: [...new Set(types.map(({ name }) => name))].map((type) => ({
      type,
      formats: types.filter(({ name }) => name === type).map(({ arn }) => arn),
      arns: typed.filter((each) => each.type === type).map(({ arn }) => arn),
    })),
    others: typed.filter(({ type, arn }) => type === null && arn !== '*').map(({ arn }) => arn),
  };
}
