import type { Token } from '../match/glob.ts';
import { ANY } from '../match/glob.ts';
import { arnFields } from './arn.ts';
import { stepsOf } from './cover.ts';

/** What an action does (the access levels of the Service Authorization Reference). */
export type AccessLevel = 'Read' | 'List' | 'Write' | 'Tagging' | 'Permissions management';

/** The type of a condition key; `ArrayOf...` keys hold several values (COND-30). */
export type KeyType = string;

/** A condition key of a service, or a global one. */
export interface CatalogueKey {
  /** As documented, with a tag key or other variable part as `${TagKey}`: `aws:ResourceTag/${TagKey}`. */
  readonly name: string;
  /** `String`, `ARN`, `Bool`, `Date`, `IPAddress`, `Numeric`, `Binary`, or `ArrayOf` one of these. */
  readonly type: KeyType;
}

/** A resource type of a service, with the form of its ARNs. */
export interface CatalogueResourceType {
  readonly name: string;
  /** With variables: `arn:${Partition}:s3:::${BucketName}`. */
  readonly arn: string;
  readonly conditionKeys: readonly string[];
}

/** An action of a service: what it is asked on and which of the service's own condition keys it knows. */
export interface CatalogueAction {
  /** Without the service's prefix: `GetObject`. */
  readonly name: string;
  readonly accessLevel: AccessLevel;
  /** Names of the service's resource types; none if the action is only about `*`. */
  readonly resourceTypes: readonly string[];
  readonly conditionKeys: readonly string[];
}

/** A service as the Service Authorization Reference has it; `prefix` is what stands before the colon of its actions. */
export interface CatalogueService {
  readonly prefix: string;
  readonly actions: readonly CatalogueAction[];
  readonly resourceTypes: readonly CatalogueResourceType[];
  readonly conditionKeys: readonly CatalogueKey[];
}

/**
 * What is known about AWS's services. It comes from outside, so that this package depends on nothing and the data can be newer
 * than the package. It may be a plain object parsed from JSON.
 */
export interface ActionCatalogue {
  readonly services: readonly CatalogueService[];
  /** The `aws:` keys. */
  readonly globalKeys: readonly CatalogueKey[];
  /** Prefixes of condition keys that are no service's: identity providers and the like (KEY-68 to KEY-70). */
  readonly otherKeyPrefixes: readonly string[];
  /** Prefixes of the services that resource control policies can limit. */
  readonly rcpServices: readonly string[];
}

interface ServiceIndex {
  readonly service: CatalogueService;
  /** By name in lower case. */
  readonly actions: ReadonlyMap<string, CatalogueAction>;
  readonly keys: KeyIndex;
}

/** Keys in lower case: whole names, and the parts before a variable. */
interface KeyIndex {
  readonly exact: ReadonlyMap<string, CatalogueKey>;
  readonly open: readonly { readonly before: string; readonly after: string; readonly key: CatalogueKey }[];
}

/** A documented ARN format. */
export interface ArnFormat {
  /** Empty if ARNs of this format name none. */
  readonly region: string;
  readonly account: string;
  /** The resource part; each variable may be anything. */
  readonly steps: readonly Token[];
}

/** The catalogue made ready for look-ups. */
export interface CatalogueIndex {
  readonly services: ReadonlyMap<string, ServiceIndex>;
  readonly global: KeyIndex;
  readonly otherKeyPrefixes: ReadonlySet<string>;
  readonly rcpServices: ReadonlySet<string>;
  /** ARN formats by the service that they name, which is not always the prefix of the actions. */
  readonly arns: ReadonlyMap<string, readonly ArnFormat[]>;
}

/** Splits a documented key at its variable: `${TagKey}`, `<key>` or `tag-key`. */
function keyIndex(keys: readonly CatalogueKey[]): KeyIndex {
  const exact = new Map<string, CatalogueKey>();
  const open: { before: string; after: string; key: CatalogueKey }[] = [];
  for (const key of keys) {
    const name = key.name.toLowerCase();
    const start = name.search(/\$\{|<|(?<=\/)tag-?key$/);
    if (start === -1) exact.set(name, key);
    else open.push({ before: name.slice(0, start), after: name.slice(Math.max(name.lastIndexOf('}'), name.lastIndexOf('>')) + 1 || name.length), key });
  }
  return { exact, open };
}

function indexOf(catalogue: ActionCatalogue): CatalogueIndex {
  const arns = new Map<string, ArnFormat[]>();
  for (const { resourceTypes } of catalogue.services) {
    for (const { arn } of resourceTypes) {
      const [, , named = '', region = '', account = '', ...rest] = arnFields(arn);
      const tokens = rest.join(':').split(/(\$\{[^}]*\})/).flatMap((part): Token[] => (part.startsWith('${') ? [ANY] : [part]));
      const format = { region, account, steps: stepsOf(tokens) };
      const formats = arns.get(named);
      if (formats === undefined) arns.set(named, [format]);
      else formats.push(format);
    }
  }
  return {
    services: new Map(
      catalogue.services.map((service) => [
        service.prefix.toLowerCase(),
        { service, actions: new Map(service.actions.map((action) => [action.name.toLowerCase(), action])), keys: keyIndex(service.conditionKeys) },
      ]),
    ),
    global: keyIndex(catalogue.globalKeys),
    otherKeyPrefixes: new Set(catalogue.otherKeyPrefixes.map((prefix) => prefix.toLowerCase())),
    rcpServices: new Set(catalogue.rcpServices),
    arns,
  };
}

const indexes = new WeakMap<ActionCatalogue, CatalogueIndex>();

/** The index of a catalogue, made once for each object. */
export function catalogueIndex(catalogue: ActionCatalogue): CatalogueIndex {
  let index = indexes.get(catalogue);
  if (index === undefined) {
    index = indexOf(catalogue);
    indexes.set(catalogue, index);
  }
  return index;
}

/** The key of that name (COND-6: letter case counts for nothing), or null. */
export function findKey(index: KeyIndex, name: string): CatalogueKey | null {
  const lower = name.toLowerCase();
  const found = index.exact.get(lower);
  if (found !== undefined) return found;
  const open = index.open.find(({ before, after }) => lower.length > before.length + after.length && lower.startsWith(before) && lower.endsWith(after));
  return open?.key ?? null;
}

const keysOfActions = new WeakMap<CatalogueAction, KeyIndex>();

/** Does the action, or a resource type of it, document this key? */
export function actionSupportsKey(service: CatalogueService, action: CatalogueAction, key: string): boolean {
  let keys = keysOfActions.get(action);
  if (keys === undefined) {
    const ofTypes = service.resourceTypes.filter(({ name }) => action.resourceTypes.includes(name)).flatMap(({ conditionKeys }) => conditionKeys);
    keys = keyIndex([...action.conditionKeys, ...ofTypes].map((name) => ({ name, type: '' })));
    keysOfActions.set(action, keys);
  }
  return findKey(keys, key) !== null;
}
