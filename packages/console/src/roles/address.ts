import { useParams } from 'react-router';

/** The name that a role's address cannot hold as it is: the wizard lies there. */
const TAKEN = 'create';
/** No role's name begins with it. */
const MARK = '~';

/** The address of a role's page. */
export const roleAddress = (name: string): string => `/roles/${name === TAKEN ? MARK : ''}${encodeURIComponent(name)}`;

/** The name of the role that the page's address is about. */
export function useRoleName(): string {
  return (useParams()['name'] ?? '').replace(MARK, '');
}
