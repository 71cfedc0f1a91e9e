import { badRequest } from './errors.ts';

interface Messages {
  readonly messages: readonly { readonly groupNumber?: number | undefined }[];
}

const MAX_IN_GROUP = 5;

/** @throws BadRequestException for a group of more than five messages; their number and groups the API model has checked (LEX-SHP-3) */
export function checkMessages(where: string, given: Messages | undefined): void {
  const groups = new Map<number, number>();
  for (const { groupNumber } of given?.messages ?? []) {
    // Without numbers there are no groups, and up to 15 messages.
    if (groupNumber === undefined) continue;
    const count = (groups.get(groupNumber) ?? 0) + 1;
    if (count > MAX_IN_GROUP) throw badRequest(`The ${where} has more than ${MAX_IN_GROUP} messages in group ${groupNumber}.`);
    groups.set(groupNumber, count);
  }
}
