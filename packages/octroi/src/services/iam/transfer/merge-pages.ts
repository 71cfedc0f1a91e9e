import { isDeepStrictEqual } from 'node:util';
import { ImportRefused, itemOf, itemsOf, type Item } from './file.ts';
import type { Report } from './report.ts';

const LISTS = ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies', 'InstanceProfileList'] as const;

/** What tells of paging or of the call, and is no part of the account. */
const PAGING: ReadonlySet<string> = new Set(['IsTruncated', 'Marker', 'NextToken', 'ResponseMetadata']);

export type DetailList = (typeof LISTS)[number];

/** The lists of an account, of all pages together. */
export type Lists = Readonly<Record<DetailList, readonly Item[]>>;

/**
 * The pages of one account as one. What stands on two pages alike counts once; what differs is left for the reading to refuse. An
 * account that is cut off is reported, for what is missing may deny.
 */
export function mergePages(pages: readonly unknown[], report: Report): Lists {
  if (pages.length === 0) throw new ImportRefused('the file has no account in it');
  const lists: Record<DetailList, Item[]> = { UserDetailList: [], GroupDetailList: [], RoleDetailList: [], Policies: [], InstanceProfileList: [] };
  const byArn = new Map<string, Item[]>();
  let cutOff = false;
  for (const [index, value] of pages.entries()) {
    const page = itemOf(value, pages.length === 1 ? 'the file' : `page ${index + 1}`);
    for (const list of LISTS) {
      for (const item of itemsOf(page, list)) {
        // What has no ARN is refused later.
        if (typeof item.members['Arn'] !== 'string') {
          lists[list].push(item);
          continue;
        }
        const alike = byArn.get(item.members['Arn']) ?? [];
        if (alike.some((other) => isDeepStrictEqual(other.members, item.members))) {
          report.add('stands in the file more than once, and counts once', item.members['Arn'].slice(0, 200));
          continue;
        }
        byArn.set(item.members['Arn'], [...alike, item]);
        lists[list].push(item);
      }
    }
    for (const name of Object.keys(page.members)) if (!PAGING.has(name) && !(LISTS as readonly string[]).includes(name)) report.add('is not known here, so not carried over', `\`${name.slice(0, 100)}\``);
    cutOff = page.members['IsTruncated'] === true || typeof page.members['NextToken'] === 'string';
  }
  if (cutOff) report.add('the file is cut off: its last page says that there are more, and what they hold is missing here');
  if (LISTS.every((list) => lists[list].length === 0) && !pages.some((page) => LISTS.some((list) => Array.isArray((page as Record<string, unknown>)[list])))) {
    throw new ImportRefused('the file has none of UserDetailList, GroupDetailList, RoleDetailList and Policies; `aws iam get-account-authorization-details` prints them');
  }
  return lists;
}
