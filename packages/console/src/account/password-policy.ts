import type { PasswordPolicy, UpdateAccountPasswordPolicyCommandInput } from '@aws-sdk/client-iam';

/** A password policy as its form holds it: numbers as they are typed. */
export interface PolicyForm {
  readonly minimum: string;
  readonly uppercase: boolean;
  readonly lowercase: boolean;
  readonly numbers: boolean;
  readonly symbols: boolean;
  /** Days; null: passwords do not expire. */
  readonly maxAge: string | null;
  /** Only an administrator sets another one. */
  readonly hardExpiry: boolean;
  readonly allowChange: boolean;
  /** How many former passwords must not come back; null: any may. */
  readonly reuse: string | null;
}

/** What the console proposes: AWS's default, made a policy of the account's own. */
export const PROPOSED: PolicyForm = { minimum: '8', uppercase: true, lowercase: true, numbers: true, symbols: false, maxAge: null, hardExpiry: false, allowChange: true, reuse: null };

export function formOf(policy: PasswordPolicy): PolicyForm {
  return {
    minimum: String(policy.MinimumPasswordLength ?? 6),
    uppercase: policy.RequireUppercaseCharacters === true,
    lowercase: policy.RequireLowercaseCharacters === true,
    numbers: policy.RequireNumbers === true,
    symbols: policy.RequireSymbols === true,
    maxAge: policy.ExpirePasswords === true && policy.MaxPasswordAge !== undefined ? String(policy.MaxPasswordAge) : null,
    hardExpiry: policy.HardExpiry === true,
    allowChange: policy.AllowUsersToChangePassword === true,
    reuse: policy.PasswordReusePrevention === undefined ? null : String(policy.PasswordReusePrevention),
  };
}

const BOUNDS = { minimum: [6, 128], maxAge: [1, 1095], reuse: [1, 24] } as const;
export type NumberName = keyof typeof BOUNDS;

/** The numbers that are not within what IAM takes (IAM-53). */
export function wrongNumbers(form: PolicyForm): readonly NumberName[] {
  return (Object.keys(BOUNDS) as NumberName[]).filter((name) => {
    const text = form[name];
    const [least, most] = BOUNDS[name];
    return text !== null && !(/^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most);
  });
}

/** The request: it replaces the whole policy, so everything is named. */
export function inputOf(form: PolicyForm): UpdateAccountPasswordPolicyCommandInput {
  return {
    MinimumPasswordLength: Number(form.minimum),
    RequireUppercaseCharacters: form.uppercase,
    RequireLowercaseCharacters: form.lowercase,
    RequireNumbers: form.numbers,
    RequireSymbols: form.symbols,
    AllowUsersToChangePassword: form.allowChange,
    ...(form.maxAge === null ? {} : { MaxPasswordAge: Number(form.maxAge), HardExpiry: form.hardExpiry }),
    ...(form.reuse === null ? {} : { PasswordReusePrevention: Number(form.reuse) }),
  };
}
