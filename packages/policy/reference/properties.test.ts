import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Request } from '../src/index.ts';
import { evaluate } from '../src/index.ts';
import type { RawDocument, RawPolicies, RawStatement } from './documents.ts';
import { compiledPolicies, mapDocuments, statementsOf } from './documents.fixture.ts';
import * as generate from './generators.ts';

/* What holds for all requests and policies, whatever the rules say of a single one. */

const numRuns = Number(process.env['OCTROI_FUZZ_RUNS'] ?? 3000);
const effectOf = (request: Request, raw: RawPolicies) => evaluate(request, compiledPolicies(raw)).effect;

/** Fails unless enough of the cases put the property to the test. */
function check<T>(cases: fc.Arbitrary<T>, holds: (value: T) => boolean | 'untried'): void {
  let tried = 0;
  fc.assert(
    fc.property(cases, (value) => {
      const result = holds(value);
      if (result !== 'untried') tried += 1;
      return result !== false;
    }),
    { numRuns },
  );
  expect(tried).toBeGreaterThan(numRuns / 60);
}

/** What was allowed before must be allowed after the policies were opened; and conversely nothing is allowed that was not. */
const opens = (request: Request, narrow: RawPolicies, wide: RawPolicies): boolean | 'untried' => (effectOf(request, narrow) !== 'Allowed' ? 'untried' : effectOf(request, wide) === 'Allowed');

const asked = fc.tuple(generate.request, generate.policies);
const ANY: RawStatement = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
const ALL: RawDocument = { Version: '2012-10-17', Statement: ANY };
const OWN: RawDocument = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
/** Many random policies deny; one that allows everything lets the others be seen. */
const open = fc.tuple(generate.request, generate.policies, fc.boolean()).map(([request, raw, allow]): [Request, RawPolicies] => [request, allow ? { ...raw, identity: [...raw.identity, OWN], resource: raw.resource ?? ALL } : raw]);

describe('EVAL-1, EVAL-2: monotonicity', () => {
  const layers = ['identity', 'resource', 'boundary', 'session', 'scp', 'rcp', 'endpoint'] as const;
  const layer = fc.constantFrom(...layers);
  const denies = generate.policies.map(({ identity, resource }) => [...identity, ...(resource === null ? [] : [resource])].flatMap((document) => statementsOf(document).map((statement): RawDocument => ({ ...document, Statement: { ...statement, Effect: 'Deny' } }))));

  /** The layer with one policy more; a level of its own for control policies would be an Allow too few, so it joins the first level. */
  function added(raw: RawPolicies, where: (typeof layers)[number], extra: RawDocument): RawPolicies {
    const joined = (document: RawDocument | null | undefined): RawDocument => (document ? { ...document, Statement: [...statementsOf(document), ...statementsOf(extra)] } : extra);
    const levels = (list: RawPolicies['scp']): RawPolicies['scp'] => (list.length === 0 ? [[extra]] : [[...list[0]!, extra], ...list.slice(1)]);
    if (where === 'identity' || where === 'session') return { ...raw, [where]: [...raw[where], extra] };
    if (where === 'scp' || where === 'rcp') return { ...raw, [where]: levels(raw[where]) };
    return { ...raw, [where]: joined(raw[where]) };
  }

  test('EVAL-2: adding a Deny anywhere never allows', () => {
    check(fc.tuple(open, layer, denies), ([[request, raw], where, extra]) => (extra[0] === undefined ? 'untried' : opens(request, added(raw, where, extra[0]), raw)));
  });

  test('EVAL-1: removing an Allow anywhere never allows', () => {
    check(fc.tuple(open, fc.nat(6)), ([[request, raw], skip]) => {
      let left = skip;
      const fewer = mapDocuments(raw, (document) => ({ ...document, Statement: statementsOf(document).filter((statement) => statement.Effect === 'Deny' || (left -= 1) !== -1) }));
      return left >= 0 ? 'untried' : opens(request, fewer, raw);
    });
  });

  test('EVAL-19: a boundary only narrows', () => {
    check(open, ([request, raw]) => (raw.boundary === null ? 'untried' : opens(request, raw, { ...raw, boundary: null })));
  });

  test('EVAL-17: session policies only narrow, but for a federated user, who has nothing without (EVAL-18)', () => {
    check(open, ([request, raw]) => (raw.session.length === 0 || request.principal.kind === 'federated-user' ? 'untried' : opens(request, raw, { ...raw, session: [] })));
  });

  test('EVAL-18: for a federated user they do not grant either: what is allowed with them the user behind it may, or the resource grants it', () => {
    check(open, ([request, raw]) => {
      if (request.principal.kind !== 'federated-user' || effectOf(request, raw) !== 'Allowed') return 'untried';
      const all = { ...raw, session: [OWN] };
      return effectOf(request, all) === 'Allowed';
    });
  });

  for (const control of ['scp', 'rcp'] as const) {
    test(`${control === 'scp' ? 'EVAL-31' : 'EVAL-40'}: a level of ${control.toUpperCase()}s only narrows`, () => {
      check(fc.tuple(open, fc.nat(2)), ([[request, raw], level]) => (raw[control][level] === undefined ? 'untried' : opens(request, raw, { ...raw, [control]: raw[control].filter((_, at) => at !== level) })));
    });
  }

  test('EVAL-50: an endpoint policy only narrows', () => {
    check(open, ([request, raw]) => (raw.endpoint ? opens(request, raw, { ...raw, endpoint: null }) : 'untried'));
  });
});

describe('permutations', () => {
  const turned = <T>(list: readonly T[]): readonly T[] => [...list.slice(1), ...list.slice(0, 1)].toReversed();
  const values = <T>(value: T): T => (Array.isArray(value) ? (turned(value as readonly unknown[]) as T) : value);
  const members = <T extends object>(record: T, change: (value: unknown) => unknown): T => Object.fromEntries(Object.entries(record).toReversed().map(([name, value]) => [name, change(value)])) as T;

  function shuffled(statement: RawStatement): RawStatement {
    return members(statement, (value) => {
      if (Array.isArray(value)) return values(value);
      if (typeof value !== 'object' || value === null) return value;
      return members(value, (inner) => (Array.isArray(inner) ? values(inner) : typeof inner === 'object' && inner !== null ? members(inner, values) : inner));
    });
  }

  test('EVAL-2, POL-3: the order of policies, statements, members and values says nothing', () => {
    check(asked, ([request, raw]) => {
      const { identity, session, scp, rcp, ...rest } = mapDocuments(raw, (document) => ({ ...document, Statement: turned(statementsOf(document)).map(shuffled) }));
      const other: RawPolicies = { ...rest, identity: turned(identity), session: turned(session), scp: turned(scp.map(turned)), rcp: turned(rcp.map(turned)) };
      return effectOf(request, other) === effectOf(request, raw);
    });
  });

  test('COND-31, COND-32: nor does the order of a key\'s values in the request', () => {
    check(asked, ([request, raw]) => {
      const { context } = request;
      const other = { get: (key: string) => values(context.get(key)) };
      return effectOf({ ...request, context: other }, raw) === effectOf(request, raw);
    });
  });

  test('POL-3: one bare value is a list of one', () => {
    const listed = (value: unknown): unknown => (typeof value === 'string' && value !== '*' ? [value] : value);
    check(asked, ([request, raw]) => {
      const other = mapDocuments(raw, (document) => ({
        ...document,
        Statement: statementsOf(document).map((statement) => ({ ...members(statement, listed), Effect: statement.Effect })),
      }));
      return effectOf(request, other) === effectOf(request, raw);
    });
  });
});

describe('letter case', () => {
  const flip = (text: string): string => [...text].map((char) => (char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase())).join('');
  const each = <T>(value: T, change: (text: string) => string): T => (Array.isArray(value) ? value.map((one: unknown) => (typeof one === 'string' ? change(one) : one)) : typeof value === 'string' ? change(value) : value) as T;
  /** A context in which every key is looked up, whatever its letter case, as the builder of a context stores it: in lower case. */
  const keysFlipped = (text: string): string => text.replaceAll(/\$\{([^,}]*)/g, (_, key: string) => '${' + flip(key));

  test('POL-12: the letter case of actions says nothing, in requests and in policies', () => {
    check(asked, ([request, raw]) => {
      const other = mapDocuments(raw, (document) => ({
        ...document,
        Statement: statementsOf(document).map((statement) => ({
          ...statement,
          ...(statement.Action === undefined ? {} : { Action: each(statement.Action, flip) }),
          ...(statement.NotAction === undefined ? {} : { NotAction: each(statement.NotAction, flip) }),
        })),
      }));
      const effect = effectOf(request, raw);
      return effectOf(request, other) === effect && effectOf({ ...request, action: flip(request.action) }, raw) === effect;
    });
  });

  test('COND-6, COND-47: the letter case of condition keys and of variables says nothing', () => {
    check(asked, ([request, raw]) => {
      const other = mapDocuments(raw, (document) => {
        // In a policy of the old version a variable is text, whose letter case counts (COND-42).
        const text = document.Version === '2012-10-17' ? keysFlipped : (value: string): string => value;
        return {
          ...document,
          Statement: statementsOf(document).map((statement) => ({
            ...statement,
            ...(statement.Resource === undefined ? {} : { Resource: each(statement.Resource, (value) => onlyBehindFive(value, text)) }),
            ...(statement.NotResource === undefined ? {} : { NotResource: each(statement.NotResource, (value) => onlyBehindFive(value, text)) }),
            ...(statement.Condition === undefined
              ? {}
              : { Condition: Object.fromEntries(Object.entries(statement.Condition).map(([operator, keys]) => [operator, Object.fromEntries(Object.entries(keys).map(([key, wanted]) => [flip(key), /Numeric|Date|Ip|Binary|Null/.test(operator) ? wanted : each(wanted, text)]))])) }),
          })),
        };
      });
      return effectOf(request, other) === effectOf(request, raw);
    });
  });

  /** Before the fifth colon nothing is a variable (COND-41). */
  function onlyBehindFive(value: string, change: (text: string) => string): string {
    const parts = value.split(':');
    return parts.length < 6 ? value : [...parts.slice(0, 5), change(parts.slice(5).join(':'))].join(':');
  }
});

test('EVAL-1: whatever is not allowed is denied, and a request without policies is', () => {
  check(generate.request, (request) => {
    const none: RawPolicies = { identity: [], resource: null, boundary: null, session: [], scp: [], rcp: [] };
    const ungated = request.action.toLowerCase() === 'sts:getcalleridentity';
    const rootAtHome = request.principal.kind === 'root' && request.principal.account === request.resourceAccount && request.resourceRule === 'ordinary';
    return (effectOf(request, none) === 'Allowed') === (ungated || rootAtHome);
  });
});
