/** GEN-95: one step of a test. */
export interface TraceStep {
  readonly step: number;
  readonly name: string;
  readonly success: boolean;
  readonly result: unknown;
  readonly error: { readonly message: string; readonly code?: string } | null;
  readonly durationMillis: number;
}

/** GEN-94. */
export interface TestResult {
  readonly success: boolean;
  readonly operations: readonly TraceStep[];
  readonly finalResult?: unknown;
  readonly error: { readonly message: string; readonly code?: string; readonly status?: number } | null;
}

/** What went over the wire in a step, in words of AWS; null for a step that stays at home. */
export interface AwsRequest {
  readonly operation: 'sts:AssumeRole' | 'lambda:InvokeFunction';
  /** Parameters and what came back, in the order in which they are read. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
  readonly answer: readonly (readonly [name: string, value: string])[];
  readonly requestId: string | null;
  readonly why: Why | null;
}

/** GEN-95: who decided about a refusal, and what each side may be told. */
export interface Why {
  readonly thirdParty: Side | null;
  readonly customer: Side | null;
}

export interface Side {
  readonly account: string;
  readonly visible: boolean;
  /** Null if it is not told. */
  readonly allows: boolean | null;
  readonly externalIdSent: string | null;
  readonly externalIdsExpected: readonly string[];
  /** Statements that allowed or denied, and those that came near. */
  readonly statements: readonly string[];
  readonly missed: readonly string[];
  readonly nearestChange: string | null;
  readonly otherChanges: readonly string[];
  readonly caution: string | null;
  readonly note: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (fields: Fields, name: string): string | null => (typeof fields[name] === 'string' ? fields[name] : null);
const texts = (fields: Fields, name: string): readonly string[] => (Array.isArray(fields[name]) ? fields[name].filter((each) => typeof each === 'string') : []);

const ASSUME: readonly (readonly [parameter: string, field: string])[] = [
  ['RoleArn', 'roleArn'],
  ['RoleSessionName', 'sessionName'],
  ['ExternalId', 'externalId'],
];
const ASSUME_ANSWER: readonly (readonly [string, string])[] = [
  ['AssumedRoleUser', 'assumedRole'],
  ['Expiration', 'expiration'],
];
const INVOKE: readonly (readonly [string, string])[] = [['FunctionName', 'functionArn']];
const INVOKE_ANSWER: readonly (readonly [string, string])[] = [
  ['ExecutedVersion', 'executedVersion'],
  ['Payload', 'payload'],
];

/** GEN-95: places of the steps that speak to AWS; what the others hold is the customer's, and may look like anything. */
const CREDENTIALS_STEP = 5;
const INVOKE_STEP = 6;

/** The request to AWS that a step made. */
export function awsRequestOf({ step, result }: Pick<TraceStep, 'step' | 'result'>): AwsRequest | null {
  const assume = step === CREDENTIALS_STEP;
  if (!isFields(result) || (!assume && step !== INVOKE_STEP)) return null;
  const read = (pairs: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] => pairs.flatMap(([shown, field]) => (text(result, field) === null ? [] : [[shown, text(result, field)!] as const]));
  return {
    operation: assume ? 'sts:AssumeRole' : 'lambda:InvokeFunction',
    parameters: [...read(assume ? ASSUME : INVOKE), ...read([['Region', 'region']])],
    answer: [...read(assume ? ASSUME_ANSWER : INVOKE_ANSWER), ...read([['Error', 'error']])],
    requestId: text(result, 'requestId'),
    why: whyOf(result['why']),
  };
}

function whyOf(value: unknown): Why | null {
  if (!isFields(value)) return null;
  return { thirdParty: sideOf(value['thirdParty']), customer: sideOf(value['customer']) };
}

function sideOf(value: unknown): Side | null {
  if (!isFields(value)) return null;
  return {
    account: text(value, 'account') ?? '',
    visible: value['visible'] === true,
    allows: typeof value['allows'] === 'boolean' ? value['allows'] : null,
    externalIdSent: text(value, 'externalIdSent'),
    externalIdsExpected: texts(value, 'externalIdsExpected'),
    statements: texts(value, 'statements'),
    missed: texts(value, 'missed'),
    nearestChange: text(value, 'nearestChange'),
    otherChanges: texts(value, 'otherChanges'),
    caution: text(value, 'caution'),
    note: text(value, 'note'),
  };
}
