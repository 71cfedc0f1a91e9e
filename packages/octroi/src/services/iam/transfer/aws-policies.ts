import { isDeepStrictEqual } from 'node:util';
import type { Ids } from '../../../kernel/ids.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { awsManagedPolicy } from '../managed-policies/load.ts';
import { awsManagedSummary } from '../policies/aws-managed.ts';
import { policyArn } from '../shared/arns.ts';
import type { PolicyRow } from '../tables.ts';
import { ARN, VERSION } from './draft.ts';
import { documentOf, ImportRefused, itemsOf, textOf, type Item } from './file.ts';
import type { Report } from './report.ts';

interface Making {
  readonly home: Scope;
  readonly ids: Ids;
  readonly now: number;
}

/** AWS's own policies as the file has them, beside those that are known here. */
export class AwsPolicies {
  readonly #items: ReadonlyMap<string, Item>;
  readonly #copies = new Map<string, { readonly row: PolicyRow; readonly version: Item }>();

  constructor(items: readonly Item[]) {
    this.#items = new Map(items.map((item) => [textOf(item, 'Arn', ARN), item]));
  }

  isKnown(arn: string): boolean {
    return awsManagedSummary(arn) !== undefined;
  }

  /**
   * A policy of the account that holds the document of one of AWS's that is not known here, and that document's place in the file; undefined
   * if the file does not have it. `isTaken` says whether a policy of the account has the name.
   */
  copyOf(arn: string, { home, ids, now }: Making, isTaken: (name: string) => boolean): { readonly row: PolicyRow; readonly version: Item } | undefined {
    const made = this.#copies.get(arn);
    const item = this.#items.get(arn);
    if (made !== undefined || item === undefined) return made;
    const [, path, base] = /^arn:[a-z-]+:iam::aws:policy\/((?:[!-.0-~]+\/)*)([\w+=,.@-]{1,120})$/.exec(arn) ?? [];
    if (path === undefined || base === undefined || path.length > 500) throw new ImportRefused(`${item.where} has the ARN \`${arn}\`, which no policy of AWS can have`);
    let name = base;
    for (let n = 1; isTaken(name); n++) name = `${base}-${n}`;
    const version = this.#defaultVersion(item);
    const row: PolicyRow = {
      name,
      path: `/aws/${path}`,
      id: ids.unique('ANPA'),
      arn: policyArn(home, `/aws/${path}`, name),
      description: `AWS's ${base}, ${textOf(version, 'VersionId', VERSION)}`,
      createdAt: now,
      updatedAt: now,
      defaultVersion: 'v1',
      nextVersion: 2,
      tags: [],
    };
    const copy = { row, version };
    this.#copies.set(arn, copy);
    return copy;
  }

  /** Says which known policies have another document in the file than here: decisions go by the one here. */
  reportVersions(report: Report): void {
    for (const [arn, item] of this.#items) {
      const here = awsManagedPolicy(arn);
      if (here === undefined || item.members['PolicyVersionList'] === undefined) continue;
      const version = this.#defaultVersion(item);
      let given: unknown;
      try {
        given = JSON.parse(documentOf(version, 'Document')) as unknown;
      } catch {
        given = undefined;
      }
      if (isDeepStrictEqual(given, JSON.parse(here.document))) continue;
      report.add('has another text here than in the file, and decisions go by the one here', `\`${arn}\` ${here.defaultVersionId} here, ${textOf(version, 'VersionId', VERSION)} in the file`);
    }
  }

  #defaultVersion(item: Item): Item {
    const id = textOf(item, 'DefaultVersionId', VERSION);
    const version = itemsOf(item, 'PolicyVersionList').find(({ members }) => members['VersionId'] === id);
    if (version === undefined) throw new ImportRefused(`${item.where} has no default version in its PolicyVersionList`);
    return version;
  }
}
