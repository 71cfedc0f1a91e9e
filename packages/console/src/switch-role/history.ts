/** A role that a person switched to. */
export interface RoleChoice {
  readonly account: string;
  /** With its path: `team/reader`. */
  readonly role: string;
  /** What the top bar calls it. */
  readonly name: string;
}

/** As many as AWS's console remembers. */
export const REMEMBERED = 5;

export function isSameRole(one: RoleChoice, other: RoleChoice): boolean {
  return one.account === other.account && one.role.toLowerCase() === other.role.toLowerCase();
}

/** The newest first; a role stands there once, as it was called last. */
export function remembering(history: readonly RoleChoice[], choice: RoleChoice): readonly RoleChoice[] {
  return [choice, ...history.filter((each) => !isSameRole(each, choice))].slice(0, REMEMBERED);
}

/** The history that a browser kept; empty if there is none that can be read. */
export function readHistory(text: string | null): readonly RoleChoice[] {
  let value: unknown;
  try {
    value = JSON.parse(text ?? '[]');
  } catch {
    return [];
  }
  return Array.isArray(value) ? value.filter(isChoice).slice(0, REMEMBERED) : [];
}

function isChoice(value: unknown): value is RoleChoice {
  const { account, role, name } = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  return typeof account === 'string' && typeof role === 'string' && typeof name === 'string' && choiceProblem({ account, role, name }) === null;
}

/** What is wrong with a choice: which field. */
export function choiceProblem({ account, role }: RoleChoice): 'account' | 'role' | null {
  if (!/^\d{12}$/.test(account)) return 'account';
  return /^(?:[\x21-\x2e\x30-\x7e]+\/)*[\w+=,.@-]{1,64}$/.test(role) ? null : 'role';
}

/** The address of the page that switches: a link that one can give to others, as AWS's has it. */
export function switchAddress({ account, role, name }: RoleChoice): string {
  return `/switch-role?${new URLSearchParams({ account, roleName: role, displayName: name }).toString()}`;
}

/** The name of a role session: who switched, in the letters that STS takes. */
export function sessionNameOf(person: string): string {
  return person.replaceAll(/[^\w+=,.@-]/g, '-').slice(0, 64).padEnd(2, '-');
}
