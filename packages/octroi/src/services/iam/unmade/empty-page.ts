import { pageOfItems, type PageCall, type Truncation } from '../shared/pagination.ts';

/**
 * The one page of a list of things that no operation can make yet: there are none, and no marker is good. Clients that remove a user or
 * a role with all that hangs on it (Terraform, the console) ask for these lists and cannot go on without an answer.
 */
export function emptyPage(call: PageCall, list: string): Truncation {
  return pageOfItems<never>(call, list, [], String).more;
}
