import { useParams } from 'react-router';

/** The name that a user's or group's address cannot hold as it is: the form lies there. */
const TAKEN = 'create';
/** No name begins with it. */
const MARK = '~';

export const userAddress = (name: string): string => `/users/${name === TAKEN ? MARK : ''}${encodeURIComponent(name)}`;
export const groupAddress = (name: string): string => `/groups/${name === TAKEN ? MARK : ''}${encodeURIComponent(name)}`;

/** The name that the page's address is about. */
export function useName(): string {
  return (useParams()['name'] ?? '').replace(MARK, '');
}

/** IAM's names of users (64 at most) and groups (128). */
export function nameProblem(name: string, longest: number): 'needed' | 'wrong' | null {
  if (name === '') return 'needed';
  return name.length <= longest && /^[\w+=,.@-]+$/.test(name) ? null : 'wrong';
}
