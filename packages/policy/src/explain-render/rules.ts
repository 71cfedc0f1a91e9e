/** A rule of evaluation: what it says in a few words, and the page of AWS's documentation that it rests on. */
export interface RulePage {
  readonly id: string;
  readonly text: string;
  readonly page: string;
}

const GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/';
const ELEMENTS = `${GUIDE}reference_policies_elements_`;
const LOGIC = `${GUIDE}reference_policies_evaluation-logic.html`;
const DENY_ALLOW = `${GUIDE}reference_policies_evaluation-logic_policy-eval-denyallow.html`;
const SAME_ACCOUNT = `${GUIDE}reference_policies_evaluation-logic_policy-eval-basics.html`;
const CROSS_ACCOUNT = `${GUIDE}reference_policies_evaluation-logic-cross-account.html`;
const BOUNDARIES = `${GUIDE}access_policies_boundaries.html`;
const POLICY_TYPES = `${GUIDE}access_policies.html`;
const OPERATORS = `${ELEMENTS}condition_operators.html`;
const CONDITION = `${ELEMENTS}condition.html`;
const MULTIVALUED = `${GUIDE}reference_policies_condition-single-vs-multi-valued-context-keys.html`;
const VALUES = `${GUIDE}reference_policies_multi-value-conditions.html`;
const PRINCIPAL = `${ELEMENTS}principal.html`;
const ORGANIZATIONS = 'https://docs.aws.amazon.com/organizations/latest/userguide/';

/** Every rule that an explanation, rendered or as JSON, can name. */
const TABLE: readonly (readonly [id: string, text: string, page: string])[] = [
  ['POL-20', 'access does not cross partitions', `${GUIDE}reference_identifiers.html`],
  ['POL-91', 'names of condition operators are exact', OPERATORS],
  ['COND-2', 'a missing key makes a positive operator false', CONDITION],
  ['COND-3', 'a missing key makes a negated operator true', OPERATORS],
  ['COND-4', '`...IfExists` is true where the key is missing', OPERATORS],
  ['COND-5', '`Null` asks whether the key is absent', OPERATORS],
  ['COND-10', '`StringEquals` compares exactly', OPERATORS],
  ['COND-11', '`StringNotEquals` negates `StringEquals`', OPERATORS],
  ['COND-12', 'letter case is ignored', OPERATORS],
  ['COND-13', '`*` matches any run of characters, `?` one', OPERATORS],
  ['COND-15', 'numbers are compared by value, the request\'s on the left', OPERATORS],
  ['COND-16', 'dates are compared as instants, the request\'s on the left', OPERATORS],
  ['COND-17', '`Bool` compares `true` and `false`', OPERATORS],
  ['COND-18', '`BinaryEquals` compares decoded bytes', OPERATORS],
  ['COND-19', '`IpAddress` asks for an address within a range', OPERATORS],
  ['COND-20', '`NotIpAddress` asks for an address outside all ranges', OPERATORS],
  ['COND-21', 'ARNs are compared component by component', OPERATORS],
  ['COND-22', '`ArnNotEquals` and `ArnNotLike` negate `ArnEquals`', OPERATORS],
  ['COND-30', 'several values of a key need `ForAllValues` or `ForAnyValue`', MULTIVALUED],
  ['COND-31', '`ForAnyValue`: one of the request\'s values is enough', MULTIVALUED],
  ['COND-32', '`ForAllValues`: every value of the request must do, and none is fine', MULTIVALUED],
  ['COND-33', 'negated operators want the request\'s value to equal none of those listed', VALUES],
  ['EVAL-1', 'what no policy allows is denied', DENY_ALLOW],
  ['EVAL-2', 'an explicit deny in any policy is final', DENY_ALLOW],
  ['EVAL-10', 'in one account an Allow of the identity or of the resource is enough', SAME_ACCOUNT],
  ['EVAL-11', 'naming the account delegates: the caller still needs an Allow of its own', PRINCIPAL],
  ['EVAL-12', 'the resource\'s policy names the user', DENY_ALLOW],
  ['EVAL-13', 'the resource\'s policy names the role; boundary and session policy still limit', DENY_ALLOW],
  ['EVAL-14', 'the resource\'s policy names the role session', DENY_ALLOW],
  ['EVAL-15', 'the resource\'s policy names the federated user, or the user behind it', DENY_ALLOW],
  ['EVAL-16', 'the resource\'s policy allows everyone', DENY_ALLOW],
  ['EVAL-17', 'a session policy limits the session', POLICY_TYPES],
  ['EVAL-18', 'a federation token without session policy has no permissions', POLICY_TYPES],
  ['EVAL-19', 'a permissions boundary limits and never grants', BOUNDARIES],
  ['EVAL-20', 'across accounts both sides must allow', CROSS_ACCOUNT],
  ['EVAL-31', 'at every level some service control policy must allow', `${ORGANIZATIONS}orgs_manage_policies_scps_evaluation.html`],
  ['EVAL-40', 'at every level some resource control policy must allow', `${ORGANIZATIONS}orgs_manage_policies_rcps_evaluation.html`],
  ['EVAL-50', 'the policy of the VPC endpoint must allow', 'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html'],
  ['EVAL-60', 'the root user has full access to its own account', LOGIC],
  ['EVAL-61', 'a role\'s trust policy must allow the caller', 'https://aws.amazon.com/blogs/security/announcing-an-update-to-iam-role-trust-policy-behavior/'],
  ['EVAL-65', 'a key policy must allow the caller', 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html'],
  ['EVAL-66', 'a service needs an Allow of the resource\'s policy alone', PRINCIPAL],
  ['EVAL-68', 'no identity policy decides this call', 'https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html'],
  ['EVAL-70', 'an anonymous caller needs an Allow for everyone', LOGIC],
];

/** The rules by id, in the specification's order. */
export const RULES: ReadonlyMap<string, RulePage> = new Map(TABLE.map(([id, text, page]) => [id, { id, text, page }]));

/** The rule of that id; a rule outside the table leads to the page on the whole of the evaluation. */
export function ruleOf(id: string): RulePage {
  return RULES.get(id) ?? { id, text: 'see the page', page: LOGIC };
}
