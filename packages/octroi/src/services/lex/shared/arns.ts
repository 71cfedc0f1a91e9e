import type { Scope } from '../../../kernel/scope.ts';

/** The version that alone changes. */
export const LATEST = '$LATEST';

/** The ARNs of one resource. A statement is about it if it names any of them (LEX-IAM-2). */
export interface ResourceNames {
  /** What denials name. */
  readonly resource: string;
  readonly synonyms?: readonly string[];
}

function arn({ partition, region, account }: Scope, resource: string): string {
  return `arn:${partition}:lex:${region}:${account}:${resource}`;
}

/** A bot as tags and policies name it, without a version. */
export function botArn(scope: Scope, bot: string): string {
  return arn(scope, `bot:${bot}`);
}

/** A version as its ARN has it: requests may write a number with zeros before it, and policies about the version are about that, too. */
function named(version: string): string {
  return version.replace(/^0+(?=[0-9])/, '');
}

/** A bot's version, which policies may name with or without it (LEX-IAM-2). */
export function botNames(scope: Scope, bot: string, version: string = LATEST): ResourceNames {
  return { resource: arn(scope, `bot:${bot}:${named(version)}`), synonyms: [botArn(scope, bot)] };
}

export function aliasArn(scope: Scope, bot: string, alias: string): string {
  return arn(scope, `bot:${bot}:${alias}`);
}

/** `channel` may be `*`, where an action is about all of an alias (LEX-IAM-5). */
export function channelArn(scope: Scope, bot: string, alias: string, channel: string): string {
  return arn(scope, `bot-channel:${bot}:${alias}:${channel}`);
}

export function intentArn(scope: Scope, intent: string, version: string = LATEST): string {
  return arn(scope, `intent:${intent}:${named(version)}`);
}

export function slotTypeArn(scope: Scope, slotType: string, version: string = LATEST): string {
  return arn(scope, `slottype:${slotType}:${named(version)}`);
}

/** Is it a version, and not an alias, whose names hold no digits (LEX-SHP-1)? */
export function isVersion(versionOrAlias: string): boolean {
  return versionOrAlias === LATEST || /^[0-9]+$/.test(versionOrAlias);
}
