/** The parts of a function's ARN (GEN-11). */
export interface FunctionArn {
  readonly text: string;
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly name: string;
  /** Alias or version, inside the ARN; null if unqualified. */
  readonly qualifier: string | null;
}

export interface RoleArn {
  readonly text: string;
  readonly partition: string;
  readonly account: string;
}

const PARTITION = /^aws[a-z-]{0,24}$/;
const REGION = /^[a-z]{2,5}(-[a-z]{2,10}){1,3}-\d{1,2}$/;
const ACCOUNT = /^\d{12}$/;
const NAME = /^[A-Za-z0-9_-]{1,64}$/;
const QUALIFIER = /^(\$LATEST|[A-Za-z0-9_-]{1,128})$/;
/** GEN-31. */
const ROLE = /^arn:(aws[a-z-]{0,24}):iam::(\d{12}):role\/[\w+=,.@/-]{1,576}$/;
const LONGEST = 300;

/** GEN-11: reads the ARN of a function, qualified or not; null if the text is not one. */
export function parseFunctionArn(text: string): FunctionArn | null {
  if (text.length > LONGEST) return null;
  const [arn, partition = '', service, region = '', account = '', kind, name = '', qualifier, ...rest] = text.split(':');
  if (arn !== 'arn' || service !== 'lambda' || kind !== 'function' || rest.length > 0) return null;
  if (!PARTITION.test(partition) || !REGION.test(region) || !ACCOUNT.test(account) || !NAME.test(name)) return null;
  if (qualifier !== undefined && !QUALIFIER.test(qualifier)) return null;
  return { text, partition, region, account, name, qualifier: qualifier ?? null };
}

/** GEN-31: reads the ARN of a role; null if the text is not one. */
export function parseRoleArn(text: string): RoleArn | null {
  const found = text.length > 700 ? null : ROLE.exec(text);
  return found === null ? null : { text, partition: found[1]!, account: found[2]! };
}

/** GEN-46: whether a request URL template may be saved: any template with a reference, or the ARN of a function. */
export function acceptableUrlTemplate(template: string): boolean {
  return template.replace(/:\$LATEST$/, '').includes('$') || parseFunctionArn(template) !== null;
}
