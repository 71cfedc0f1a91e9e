import type { DocumentKind } from '@octroi/policy';
import type { Ids } from '../../../kernel/ids.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { Table } from '../../../kernel/table.ts';
import { instanceProfiles } from '../instance-profiles/tables.ts';
import { requireDocument } from '../shared/document-text.ts';
import { groups, nameKey, policies, roles, users } from '../tables.ts';
import { documentOf, ImportRefused, maybeTextOf, textOf, timeOf, type Item } from './file.ts';
import { NeededQuotas } from './needed-quotas.ts';
import type { Report } from './report.ts';

/** A row that an import writes. */
export interface PlannedRow {
  readonly table: Table<unknown>;
  readonly id: readonly string[];
  readonly row: object;
  /** Members that the file does not tell: a row of the same id keeps its own. */
  readonly untold: readonly string[];
}

/** What the plan is made with: the account, ids that are taken, new ids, and the users and roles of other accounts by ARN. */
export interface Surroundings {
  readonly home: Scope;
  readonly ids: Ids;
  readonly now: number;
  readonly report: Report;
  isTaken(id: string): boolean;
  /** The id that the account itself has for the thing of this name. */
  ownId(table: Table<unknown>, name: string): string | undefined;
  foreignId(arn: string): { readonly id: string; readonly account: string } | undefined;
}

export const NAME = /^[\w+=,.@-]{1,128}$/;
export const ARN = /^arn:[!-\x7e]{16,2044}$/;
export const DESCRIPTION = /^[^\0]{0,1000}$/u;
export const VERSION = /^v[1-9][0-9]{0,8}$/;
const UNIQUE_ID = /^[A-Z0-9]{16,128}$/;
const PATH = /^\/(?:[!-\x7e]{1,510}\/)?$/;

const KINDS = {
  user: { prefix: 'AIDA', table: users },
  group: { prefix: 'AGPA', table: groups },
  role: { prefix: 'AROA', table: roles },
  policy: { prefix: 'ANPA', table: policies },
  'instance-profile': { prefix: 'AIPA', table: instanceProfiles },
} as const;

type Kind = keyof typeof KINDS;

/** What users, groups, roles, policies and instance profiles have alike. */
export interface Basics {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  /** Milliseconds. */
  readonly createdAt: number;
}

/** The rows of an account as they are planned, and what must be unique among them. */
export class Draft {
  readonly around: Surroundings;
  readonly quotas = new NeededQuotas();
  /** By table and id, so that what a list says twice is written once. */
  readonly #rows = new Map<string, PlannedRow>();
  readonly #seen = new Set<string>();

  constructor(around: Surroundings) {
    this.around = around;
  }

  rows(): readonly PlannedRow[] {
    return [...this.#rows.values()];
  }

  put(table: Table<unknown>, id: readonly string[], row: object, untold: readonly string[] = []): void {
    this.#rows.set(JSON.stringify([table.name, ...id]), { table, id, row, untold });
  }

  /** The name, path, id and creation of a thing, after checking that it is of this account and no duplicate; and its ARN. */
  basics(kind: Kind, item: Item, nameMember: string, idMember: string): { readonly basics: Basics; readonly arn: string } {
    const name = textOf(item, nameMember, NAME);
    const path = maybeTextOf(item, 'Path', PATH) ?? '/';
    const arn = this.#ownArn(kind, item, `${path}${name}`);
    this.once(`${kind} \`${nameKey(name)}\``, item, ', and names are the same whatever the case of their letters');
    return { basics: { name, path, id: this.#id(kind, name, item.members[idMember]), createdAt: timeOf(item, 'CreateDate', this.around.now) }, arn };
  }

  #ownArn(kind: Kind, item: Item, rest: string): string {
    const arn = textOf(item, 'Arn', ARN);
    const { partition, account } = this.around.home;
    const expected = `arn:${partition}:iam::${account}:${kind}${rest}`;
    if (arn === expected) return arn;
    const other = /^arn:[a-z-]+:iam::(\d{12}):/.exec(arn)?.[1];
    const advice = other === undefined || other === account ? '' : `; the file is of account ${other}, which \`octroi account create --id ${other}\` makes`;
    throw new ImportRefused(`${item.where} has the ARN \`${arn}\`, which in account ${account} would be \`${expected}\`${advice}`);
  }

  #id(kind: Kind, name: string, given: unknown): string {
    const { prefix, table } = KINDS[kind];
    let id = typeof given === 'string' ? given : '';
    if (!id.startsWith(prefix) || !UNIQUE_ID.test(id) || this.around.isTaken(id) || this.#seen.has(id)) {
      const own = this.around.ownId(table, name);
      id = own === undefined || this.#seen.has(own) ? this.around.ids.unique(prefix) : own;
      this.around.report.add('has a unique id of its own here, since the file gives none that is valid and free', `${kind} ${name}`);
    }
    this.#seen.add(id);
    return id;
  }

  /** Refuses what the file has twice. */
  once(what: string, item: Item, why = ''): void {
    if (this.#seen.has(what)) throw new ImportRefused(`${item.where}: there is another ${what} in the file${why}`);
    this.#seen.add(what);
  }

  /** True if the file has a policy of the account of this name. */
  hasPolicy(name: string): boolean {
    return this.#seen.has(`policy \`${nameKey(name)}\``);
  }

  /** The text of a document that may be stored as one of this kind. */
  document(item: Item, member: string, kind: DocumentKind): string {
    const text = documentOf(item, member);
    try {
      requireDocument(text, kind);
    } catch (error) {
      throw new ImportRefused(`${item.where} has a ${member} that is refused: ${(error as Error).message}`);
    }
    return text;
  }

  /** AWS's shape has no tags of policies and instance profiles; an export of ours has. */
  untoldTags(item: Item, name: string): readonly string[] {
    if (item.members['Tags'] !== undefined) return [];
    this.around.report.add('AWS does not tell the tags of policies and instance profiles, so there are none', name);
    return ['tags'];
  }
}
