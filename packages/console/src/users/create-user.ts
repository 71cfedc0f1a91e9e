import { AddUserToGroupCommand, AttachUserPolicyCommand, CreateAccessKeyCommand, CreateLoginProfileCommand, CreateUserCommand, type IAMClient } from '@aws-sdk/client-iam';
import { failureOf } from '../api/failure.ts';
import type { Tag } from '../parts/tag-problems.ts';
import { nameOfPolicy } from '../policies/policy-name.ts';
import { passwordOf, type PasswordChoice } from './password-fields.tsx';
import { minimumLength } from './user.ts';

/** What is chosen for a new user. */
export interface NewUser {
  readonly name: string;
  /** Null: no access to the console. */
  readonly password: PasswordChoice | null;
  readonly key: boolean;
  readonly groups: readonly string[];
  /** ARNs. */
  readonly policies: readonly string[];
  /** Null: none; an empty text: one is wanted and not chosen yet. */
  readonly boundary: string | null;
  readonly tags: readonly Tag[];
}

export const EMPTY_USER: NewUser = { name: '', password: null, key: false, groups: [], policies: [], boundary: null, tags: [] };

export interface Made {
  readonly password: string | null;
  readonly key: { readonly id: string; readonly secret: string } | null;
  /** What the user did not get, and why; the user is there nevertheless. */
  readonly refused: readonly { readonly what: string; readonly message: string }[];
}

/** Makes the user, then gives it what was chosen. Throws if the user itself is refused. */
export async function createUser(iam: IAMClient, { name: UserName, password, key, groups, policies, boundary, tags }: NewUser): Promise<Made> {
  await iam.send(new CreateUserCommand({ UserName, ...(boundary === null ? {} : { PermissionsBoundary: boundary }), ...(tags.length === 0 ? {} : { Tags: tags.map(({ key: Key, value: Value }) => ({ Key, Value })) }) }));
  const refused: { what: string; message: string }[] = [];
  const give = async <T>(what: string, act: () => Promise<T>): Promise<T | null> => {
    try {
      return await act();
    } catch (error) {
      refused.push({ what, message: failureOf(error).message });
      return null;
    }
  };
  for (const GroupName of groups) await give(GroupName, () => iam.send(new AddUserToGroupCommand({ UserName, GroupName })));
  for (const PolicyArn of policies) await give(nameOfPolicy(PolicyArn), () => iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn })));
  const set = password === null ? null : await give(UserName, async () => setPassword(iam, UserName, password));
  const made = key ? await give(UserName, () => iam.send(new CreateAccessKeyCommand({ UserName }))) : null;
  const { AccessKeyId: id, SecretAccessKey: secret } = made?.AccessKey ?? {};
  return { password: set, key: id === undefined || secret === undefined ? null : { id, secret }, refused };
}

async function setPassword(iam: IAMClient, UserName: string, choice: PasswordChoice): Promise<string> {
  const Password = passwordOf(choice, await minimumLength(iam));
  await iam.send(new CreateLoginProfileCommand({ UserName, Password, PasswordResetRequired: choice.mustChange }));
  return Password;
}
