/**
 * GEN-93: everything about Genesys Cloud that is not public and that we had to choose, in one place, so that it can be corrected when
 * somebody knows better. What users see calls these values our choice. Each names the rule that leaves it open.
 */

/** The mark by which a text that users see calls something our choice and not Genesys's known behaviour. */
export const OUR_CHOICE = 'our choice; Genesys does not publish it';

/** GEN-5: the role inside the third party's account whose sessions assume customers' roles. */
export const OWN_ROLE_NAME = 'genesys-cloud-data-actions';

/** GEN-53: shows the organisation in the customer's trail; 49 characters. */
export const roleSessionName = (organisationId: string): string => `GenesysCloud-${organisationId}`;

/** GEN-54: the default maximum of a role, and the most that role chaining gives. */
export const SESSION_SECONDS = 3600;

/** GEN-54: a cached session is used until so long before its expiry. */
export const SESSION_MARGIN_SECONDS = 300;

/** GEN-70, GEN-71: codes of details that are not public; AUTHENTICATION and REMOTE_ENDPOINT are. */
export const INPUT_VALIDATION = 'ACTION.INPUT_VALIDATION';
export const PROCESSING = 'ACTION.PROCESSING';

/** GEN-70, GEN-71, GEN-74: codes of the errors of an execution. GEN-72's example gives `INVALID_CREDENTIALS` in the older fields. */
export const ERROR_CODES = {
  badRequest: 'bad.request',
  invalidCredentials: 'invalid.credentials',
  forbidden: 'forbidden',
  notFound: 'not.found',
  tooManyRequests: 'too.many.requests',
  gatewayTimeout: 'gateway.timeout',
  badGateway: 'bad.gateway',
} as const;

/** GEN-95: names of the steps of a test. */
export const STEP_NAMES = {
  input: 'Validate input',
  url: 'Resolve request URL template',
  headers: 'Resolve headers',
  body: 'Resolve request body template',
  credentials: 'Obtain credentials',
  invoke: 'Invoke AWS Lambda',
  translation: 'Apply translation map',
  success: 'Apply success template',
  output: 'Validate output',
} as const;

/** GEN-40: what stands in a trace where a secure action's values were. */
export const MASK = '***';

/** GEN-48, GEN-61: the templates that stand in for absent ones. */
export const DEFAULT_REQUEST_TEMPLATE = '${input.rawRequest}';
export const DEFAULT_SUCCESS_TEMPLATE = '${rawResult}';

/** GEN-48: the event if a request template renders to nothing. */
export const EMPTY_EVENT = '{}';

/**
 * GEN-69: what an indefinite path gives if the definite part before it leads nowhere (`$.missing[*]`): an empty array, as the rule says of
 * every indefinite path. The Jayway library itself has an option for it, and which one Genesys set is not public.
 */
export const INDEFINITE_UNDER_NOTHING: 'empty' | 'unresolved' = 'empty';

/** GEN-68, GEN-77, GEN-78: bounds. */
export interface ExecutionLimits {
  /** GEN-77. */
  readonly defaultTimeoutSeconds: number;
  readonly maximumTimeoutSeconds: number;
  /** GEN-68: one rendering. */
  readonly renderMillis: number;
  readonly renderedBytes: number;
  readonly renderLoops: number;
  /** Steps of a template's evaluation, of one JSONPath, of one pattern: a bound on work that does not depend on the machine. */
  readonly renderSteps: number;
  readonly pathSteps: number;
  readonly patternSteps: number;
  /** A worker that renders holds no more than this. */
  readonly renderMegabytes: number;
  readonly templateBytes: number;
  /** Nesting of a template's blocks and expressions, of a path's filters. */
  readonly templateDepth: number;
  /** The synchronous payload that Lambda accepts and returns. */
  readonly payloadBytes: number;
  /** GEN-78. */
  readonly jsonDepth: number;
  readonly jsonNodes: number;
  /** Names in a translation map, and headers. */
  readonly mapEntries: number;
  /** GEN-78: actions that run at once in one organisation, and those of all of them. */
  readonly concurrentPerOrganisation: number;
  readonly concurrentInAll: number;
  /** Cached sessions; the one used longest ago goes first. */
  readonly cachedSessions: number;
  /** A message of a service or a function that goes into an error is cut here. */
  readonly messageCharacters: number;
}

export const EXECUTION_LIMITS: ExecutionLimits = {
  defaultTimeoutSeconds: 60,
  maximumTimeoutSeconds: 60,
  renderMillis: 1000,
  renderedBytes: 6 * 1024 * 1024,
  renderLoops: 10_000,
  renderSteps: 1_000_000,
  pathSteps: 1_000_000,
  patternSteps: 1_000_000,
  renderMegabytes: 128,
  templateBytes: 1024 * 1024,
  templateDepth: 50,
  payloadBytes: 6 * 1024 * 1024,
  jsonDepth: 50,
  jsonNodes: 500_000,
  mapEntries: 500,
  concurrentPerOrganisation: 50,
  concurrentInAll: 400,
  cachedSessions: 10_000,
  messageCharacters: 4096,
};

/** Bounds and choices of the Platform API. */
export interface ApiLimits {
  /** GEN-16, GEN-78: requests a minute with one token (said in the community), executions a minute of one organisation, tokens a minute for one client. */
  readonly requestsPerMinute: number;
  readonly executionsPerMinute: number;
  readonly tokenRequestsPerMinute: number;
  readonly tokensPerClient: number;
  /** GEN-18: documented up to 999; clients that ask for more get so many. */
  readonly usualPageSize: number;
  readonly mostPageSize: number;
  /** GEN-33, GEN-30. */
  readonly mostActionsPageSize: number;
  readonly mostCredentialsPageSize: number;
  /** GEN-26. */
  readonly integrationsPerType: number;
  /** GEN-78: `actions.integration.max` and `actions.total.max`; the numbers are not published. */
  readonly actionsPerIntegration: number;
  readonly actionsPerOrganisation: number;
  readonly credentialsPerOrganisation: number;
  readonly organisations: number;
  readonly bodyBytes: number;
  /** A schema of depth 50 (GEN-42) lies a few levels deep in a body. */
  readonly bodyDepth: number;
  readonly bodyNodes: number;
  readonly formBytes: number;
  readonly targetCharacters: number;
  readonly headerBytes: number;
  readonly headersMillis: number;
  readonly requestMillis: number;
  readonly connections: number;
}

export const API_LIMITS: ApiLimits = {
  requestsPerMinute: 300,
  executionsPerMinute: 900,
  tokenRequestsPerMinute: 300,
  tokensPerClient: 200,
  usualPageSize: 25,
  mostPageSize: 999,
  mostActionsPageSize: 100,
  mostCredentialsPageSize: 200,
  integrationsPerType: 10,
  actionsPerIntegration: 500,
  actionsPerOrganisation: 2000,
  credentialsPerOrganisation: 1000,
  organisations: 1000,
  bodyBytes: 1024 * 1024,
  bodyDepth: 110,
  bodyNodes: 100_000,
  formBytes: 8192,
  targetCharacters: 8192,
  headerBytes: 16_384,
  headersMillis: 10_000,
  requestMillis: 30_000,
  connections: 1024,
};

/** GEN-22: codes of the reported state, whether or not somebody set a credential. */
export const REPORTED_STATES = {
  active: { code: 'ACTIVE', effective: 'ACTIVE', message: 'Active' },
  inactive: { code: 'INACTIVE', effective: 'INACTIVE', message: 'Inactive' },
  noCredential: { code: 'ERROR', effective: 'OFFLINE', message: 'Credentials not configured' },
} as const;

/** GEN-26, GEN-78: codes of the errors when a limit is reached. */
export const LIMIT_CODES = {
  integrations: 'integrations.max.instances',
  actionsOfIntegration: 'actions.integration.max',
  actionsInAll: 'actions.total.max',
  credentials: 'integrations.credentials.max',
} as const;

/** GEN-35: names of the sub-resources of schemas. Those of templates are known. */
export const SCHEMA_FILES = { input: 'inputschema.json', success: 'successschema.json', error: 'errorschema.json' } as const;

/** GEN-35: whether `includeConfig` gives the templates' texts beside their addresses. */
export const INLINE_TEMPLATES = true;

/** GEN-40: whether secure actions can be executed through the API at all, by clients with `integrations:action:execute`. */
export const EXECUTE_SECURE_ACTIONS = true;

/** GEN-7: what every organisation of ours says of itself. */
export const ORGANISATION_DEFAULTS = { defaultLanguage: 'en-us', defaultCountryCode: 'US', features: { directory: true, informalPhotos: true } } as const;

/** GEN-85: the products that an organisation has; only the form is known. */
export const PRODUCTS = ['purecloud3'] as const;

/** GEN-34: longest texts of an action. */
export const ACTION_TEXTS = { name: 256, category: 256, url: 2048, template: 256 * 1024, header: 8192, path: 8192, entries: 500 } as const;

/** Longest names and notes of integrations and credentials. */
export const LONGEST_NAME = 256;
export const LONGEST_NOTES = 4096;

/** GEN-65 asks for "1.7/2.x": where the two differ we follow 1.7. There `#set` to an undefined value leaves the variable as it is, in 2.x it forgets it. */
export const VELOCITY_NOTHING_SETS: 'nothing' | 'undefined' = 'nothing';

/** And there an empty text, zero and an empty list are true in an `#if`, in 2.x they are false. */
export const VELOCITY_EMPTY_IS_FALSE: boolean = false;
