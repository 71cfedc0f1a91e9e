import type { ExplanationJson } from '@octroi/policy/analyse';
import type { ExplainRefusal, Json, Refusal } from '@octroi/data-actions';
import { ExplainRequestCommand, OctroiClient } from '../../testing/octroi-client.ts';
import type { VendorKeys } from './vendor-role.ts';

export interface ExplainNeeds {
  readonly endpoint: string;
  /** Keys of an account that may ask `octroi:ExplainRequest`: the third party's own, and of customers' accounts whose auditors gave some. */
  readonly keysOf: (account: string) => Promise<VendorKeys | null>;
  /** The third party's account in a Region. */
  readonly vendorAccount: (region: string) => string;
}

/** What one side of a refused request said. */
interface Told {
  readonly decidedElsewhere: boolean;
  readonly effect: string;
  readonly explanation: ExplanationJson;
  readonly nearest: readonly string[];
}

/**
 * The decision of Octroi behind a refusal (GEN-95), as far as the third party may see it: its own side with its own credentials, the
 * customer's side only with credentials that the customer gave. Octroi that is not asked, or AWS, gives undefined.
 */
export function explainRefusals({ endpoint, keysOf, vendorAccount }: ExplainNeeds): ExplainRefusal {
  const ask = async (account: string, { region, requestId }: Refusal): Promise<Told | null> => {
    const credentials = await keysOf(account);
    if (credentials === null) return null;
    const { Decisions: decisions = [] } = await new OctroiClient({ endpoint, region, credentials }).send(new ExplainRequestCommand({ RequestId: requestId }));
    const refused = decisions.find(({ Effect }) => Effect !== 'Allowed') ?? decisions[0];
    if (refused?.Explanation === undefined) return null;
    const nearest = changes(refused.NearestMisses ?? '[]', refused.Action ?? '');
    return { decidedElsewhere: refused.DecidedElsewhere ?? false, effect: refused.Effect ?? '', explanation: JSON.parse(refused.Explanation) as ExplanationJson, nearest };
  };
  return async (refusal) => {
    const customer = refusal.roleArn.split(':')[4] ?? '';
    const settle = (account: string): Promise<Told | string | null> => ask(account, refusal).catch((error: unknown) => (error as Error).message ?? 'no answer');
    // The role's own requests are the customer's: the third party is on no side of them.
    if (refusal.service === 'lambda') return { requestId: refusal.requestId, customer: customerSide(customer, await settle(customer), refusal) };
    const vendor = vendorAccount(refusal.region);
    const [own, theirs] = await Promise.all([settle(vendor), settle(customer)]);
    return { requestId: refusal.requestId, thirdParty: vendorSide(vendor, own), customer: customerSide(customer, theirs, refusal) };
  };
}

/** Kinds of changes to a trust policy that would let every tenant of the vendor in (GEN-6): never to be proposed. */
const OPENING: ReadonlySet<string> = new Set(['add-statement', 'if-exists', 'remove-condition', 'drop-deny', 'except-from-deny']);

function changes(nearestMisses: string, action: string): string[] {
  const misses = JSON.parse(nearestMisses) as { edits: { kind: string; layer: string; description: string }[] }[];
  const safe = misses.filter(({ edits }) => !action.startsWith('sts:') || !edits.some(({ kind, layer }) => layer === 'resource' && OPENING.has(kind)));
  return safe.map(({ edits }) => edits.map(({ description }) => description).join(', and '));
}

function vendorSide(account: string, told: Told | string | null): Json {
  if (told === null || typeof told === 'string') return { account, visible: false, note: told ?? 'nothing is remembered of the request' };
  const { explanation, decidedElsewhere } = told;
  return {
    account,
    visible: true,
    allows: decidedElsewhere || explanation.effect === 'Allowed',
    statements: matched(explanation),
    note: decidedElsewhere ? 'the third party may assume the role; its trust policy, or an account\'s limit behind it, does not let it in' : 'the third party\'s own account does not allow it',
  };
}

function customerSide(account: string, told: Told | string | null, { service, externalId }: Refusal): Json {
  const sent = service === 'sts' ? { externalIdSent: externalId } : {};
  if (told === null) return { account, visible: false, ...sent, note: `what account ${account} says about it is its own; credentials of that account that may ask octroi:ExplainRequest show it (--auditor-profile)` };
  if (typeof told === 'string') return { account, visible: false, ...sent, note: told };
  const { explanation, nearest, decidedElsewhere } = told;
  const expected = service === 'sts' ? externalIdsWanted(explanation) : [];
  return {
    account,
    visible: true,
    allows: decidedElsewhere,
    ...sent,
    ...(expected.length === 0 ? {} : { externalIdsExpected: expected }),
    missed: missed(explanation),
    nearestChange: nearest[0] ?? null,
    ...(expected.length > 0 && nearest.length > 0 ? { caution: `only if organisation ${externalId} is yours` } : {}),
    otherChanges: nearest.slice(1),
  };
}

const nameOf = (layer: string, source: string | null, sid: string | null, index: number): string => `${layer}${source === null ? '' : ` ${source}`}, statement ${sid === null || sid === '' ? index + 1 : sid}`;

/** The statements that allowed, or denied. */
function matched({ layers }: ExplanationJson): string[] {
  return layers.flatMap(({ layer, policies }) => policies.flatMap(({ source, statements }) => statements.filter((statement) => statement.matched).map(({ sid, index, effect }) => `${nameOf(layer, source, sid, index)}: ${effect === 'Allow' ? 'allows' : 'denies'}`)));
}

/** Statements about the action that did not come to match, with what was wanted and what was seen. */
function missed({ layers }: ExplanationJson): string[] {
  return layers
    .filter(({ allowed, denied }) => !allowed || denied)
    .flatMap(({ layer, policies }) =>
      policies.flatMap(({ source, statements }) =>
        statements.flatMap(({ sid, index, effect, matched: matches, missed: parts, conditions }) => {
          if (matches) return effect === 'Deny' ? [`${nameOf(layer, source, sid, index)}: denies`] : [];
          if (parts.includes('action')) return [];
          const failed = conditions.filter((condition) => !condition.matched).map(({ operator, key, wanted, seen }) => `${operator} ${key} wants ${wanted.join(' or ')}, saw ${seen === null ? 'nothing' : String(seen)}`);
          return [`${nameOf(layer, source, sid, index)}: ${parts.filter((part) => part !== 'condition' || failed.length === 0).map((part) => `${part} does not match`).concat(failed).join('; ')}`];
        }),
      ),
    );
}

function externalIdsWanted({ layers }: ExplanationJson): string[] {
  const conditions = layers.filter(({ layer }) => layer === 'resource').flatMap(({ policies }) => policies.flatMap(({ statements }) => statements.filter(({ effect }) => effect === 'Allow').flatMap((statement) => statement.conditions)));
  return [...new Set(conditions.filter(({ key }) => key.toLowerCase() === 'sts:externalid').flatMap(({ wanted }) => wanted))];
}
