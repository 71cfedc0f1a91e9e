/** What the account's password policy asks for; the default of accounts without one is met as well (IAM-51). */
export interface PasswordRules {
  readonly minimum: number;
}

const KINDS = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnopqrstuvwxyz', '23456789', "!@#$%^&*()_+-=[]{}|'"] as const;
const LENGTH = 20;

/** A random password with every kind of characters, without those that look alike. */
export function newPassword({ minimum }: PasswordRules, random: (below: number) => number = randomBelow): string {
  const length = Math.min(128, Math.max(LENGTH, minimum));
  const all = KINDS.join('');
  const letters = [...KINDS.map((kind) => kind[random(kind.length)]!), ...Array.from({ length: length - KINDS.length }, () => all[random(all.length)]!)];
  for (let last = letters.length - 1; last > 0; last--) {
    const other = random(last + 1);
    [letters[last], letters[other]] = [letters[other]!, letters[last]!];
  }
  return letters.join('');
}

/** A whole number below the bound, each as likely as the others. */
function randomBelow(bound: number): number {
  const fair = Math.floor(0x1_0000_0000 / bound) * bound;
  for (;;) {
    const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
    if (number < fair) return number % bound;
  }
}

/** One line of a file of credentials, as AWS's console gives it for download; a value that a table program would run as a formula stays text. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\r\n');
}
