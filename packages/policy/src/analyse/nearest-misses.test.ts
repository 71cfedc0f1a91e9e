import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Ask, Given } from '../../reference/decide.ts';
import { allow, ANN, AWAY, compiled, deny, HOME, policiesFor, requestFor, ROOT, SESSION, ZOE } from '../../reference/decide.ts';
import type { RawPolicies } from '../../reference/documents.ts';
import * as generate from '../../reference/generators.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import type { Policies } from '../evaluate/policies.ts';
import { documentJson, statementJson } from '../document/document-json.ts';
import type { EditKind } from './edit.ts';
import { validateDocument } from '../validate/validate.ts';
import { applyEdit, EDIT_KINDS, policiesAt } from './edit.ts';
import { nearestMisses } from './nearest-misses.ts';

const KEY = 'arn:aws:s3:::b/k';
const misses = (ask: Ask, given: Given) => nearestMisses(requestFor(ask), policiesFor(given));
/** `kind layer` of every edit, pairs joined. */
const kinds = (ask: Ask, given: Given) => misses(ask, given).map(({ edits }) => edits.map(({ kind, layer }) => `${kind} ${layer}`).join(' + '));
const after = (ask: Ask, given: Given, kind: EditKind) => {
  const edit = misses(ask, given).flatMap(({ edits }) => edits).find((one) => one.kind === kind);
  return edit?.after ? statementJson(edit.after) : edit?.after;
};

function compiledPolicies(raw: RawPolicies): Policies {
  return {
    identity: raw.identity.map((document) => compiled(document)),
    resource: raw.resource === null ? null : compiled(raw.resource),
    boundary: raw.boundary === null ? null : compiled(raw.boundary),
    session: raw.session.map((document) => compiled(document)),
    scp: raw.scp.map((level) => level.map((document) => compiled(document))),
    rcp: raw.rcp.map((level) => level.map((document) => compiled(document))),
    endpoint: raw.endpoint ? compiled(raw.endpoint) : null,
  };
}

test('nearestMisses: applying any of them allows, they come in order, at most five, and never for what is allowed', () => {
  const seen = [0, 0, 0, 0];
  const kindsSeen = new Set<EditKind>();
  fc.assert(
    fc.property(generate.request, generate.policies, (request, raw) => {
      const policies = compiledPolicies(raw);
      const before = evaluate(request, policies);
      const found = nearestMisses(request, policies);
      if (before.effect === 'Allowed') {
        expect(found).toEqual([]);
        return;
      }
      if (found.length === 0) seen[0]! += 1;
      expect(found.length).toBeLessThanOrEqual(5);
      expect(found.map(({ widens }) => widens)).toEqual(found.map(({ widens }) => widens).toSorted((one, other) => one - other));
      for (const { edits, widens, decision } of found) {
        seen[edits.length]! += 1;
        for (const { kind } of edits) kindsSeen.add(kind);
        expect(widens).toBe(edits.reduce((sum, edit) => sum + edit.widens, 0));
        expect(JSON.parse(JSON.stringify(edits))).toEqual(edits);
        const applied = edits.reduce(applyEdit, policies);
        expect(evaluate(request, applied)).toEqual(decision);
        expect(decision.effect).toBe('Allowed');
        // Several are offered only where none of them can be left out.
        if (edits.length > 1) for (const left of edits) expect(evaluate(request, edits.filter((edit) => edit !== left).reduce(applyEdit, policies)).effect).not.toBe('Allowed');
      }
      expect(evaluate(request, policies)).toEqual(before);
    }),
    { numRuns: 3000 },
  );
  expect(seen[1]).toBeGreaterThan(500);
  expect(seen[2]).toBeGreaterThan(200);
  expect(seen[3]).toBeGreaterThan(100);
  expect([...kindsSeen].toSorted()).toEqual([...EDIT_KINDS].toSorted());
});

test('POL-34, POL-50 to POL-75: an edit leaves a policy that could be written as one that can be', () => {
  const KINDS = { identity: 'inline', boundary: 'inline', session: 'session', scp: 'scp', resource: 'resource', rcp: 'rcp', endpoint: 'resource' } as const;
  let checked = 0;
  fc.assert(
    fc.property(generate.request, generate.policies, (request, raw) => {
      const policies = compiledPolicies(raw);
      const trust = request.resourceRule === 'role-trust';
      if (trust && request.action !== 'sts:AssumeRole') return;
      for (const edit of nearestMisses(request, policies).flatMap(({ edits }) => edits)) {
        const { layer, level, policy } = edit;
        const kind = trust && layer === 'resource' ? 'trust' : KINDS[layer];
        const before = policy === null ? undefined : policiesAt(policies, layer, level)[policy];
        const after = policiesAt(applyEdit(policies, edit), layer, level).at(policy ?? -1)!;
        // RCPFullAWSAccess is AWS's own, and a Deny that was the only statement leaves nothing to write.
        if (layer === 'rcp' || after.document.statements.length === 0) continue;
        if (before !== undefined && validateDocument(JSON.stringify(documentJson(before.document)), kind) !== null) continue;
        checked += 1;
        expect(validateDocument(JSON.stringify(documentJson(after.document)), kind), JSON.stringify({ edit, request: { ...request, context: [] } })).toBe(null);
      }
    }),
    { numRuns: 2000 },
  );
  expect(checked).toBeGreaterThan(300);
});

test('nearestMisses: a caller with policies of its own, whom nothing denies, can always be allowed in its own account', () => {
  fc.assert(
    fc.property(generate.request, fc.array(fc.constantFrom('s3:Put*', 'ec2:*', 'iam:Get?ser')), (request, actions) => {
      const asked = { ...request, principal: ANN, resourceAccount: HOME, resourceRule: 'ordinary' as const };
      const policies = policiesFor({ identity: actions.map((Action) => allow({ Action })) });
      if (evaluate(asked, policies).effect !== 'Allowed') expect(nearestMisses(asked, policies)).not.toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('nearestMisses: an Allow that misses in one part alone is corrected there', () => {
  const near = { Action: 's3:GetObject', Resource: KEY };
  expect(after({}, { identity: [allow({ ...near, Action: 's3:PutObject' })] }, 'add-action')).toEqual({ Effect: 'Allow', Action: ['s3:PutObject', 's3:GetObject'], Resource: KEY });
  expect(after({}, { identity: [allow({ ...near, Resource: 'arn:aws:s3:::other/*' })] }, 'add-resource')).toEqual({ Effect: 'Allow', Action: 's3:GetObject', Resource: ['arn:aws:s3:::other/*', KEY] });
  const team = allow({ ...near, Condition: { StringEquals: { 'k:team': 'a' } } });
  expect(after({ context: { 'k:team': 'b' } }, { identity: [team] }, 'correct-condition')).toMatchObject({ Condition: { StringEquals: { 'k:team': ['a', 'b'] } } });
  expect(after({ context: { 'k:team': 'b' } }, { identity: [team] }, 'remove-condition')).toEqual({ Effect: 'Allow', ...near });
  expect(after({}, { identity: [team] }, 'if-exists')).toMatchObject({ Condition: { StringEqualsIfExists: { 'k:team': 'a' } } });
  const not = allow({ ...near, Condition: { StringNotEquals: { 'k:team': ['a', 'b'] } } });
  expect(after({ context: { 'k:team': 'b' } }, { identity: [not] }, 'correct-condition')).toMatchObject({ Condition: { StringNotEquals: { 'k:team': 'a' } } });
  expect(after({}, { identity: [allow({ NotAction: ['s3:getobject', 'ec2:*'] })] }, 'add-action')).toMatchObject({ NotAction: 'ec2:*' });
  expect(kinds({}, { identity: [allow({ Action: 's3:PutObject', Resource: 'arn:aws:s3:::other/*' })] })).toEqual(['add-statement identity', 'add-statement resource']);
});

test('nearestMisses: those that widen least come first, and of two alike the correction of a statement', () => {
  const wide = allow({ Action: 's3:Put*', Resource: 'arn:aws:s3:::*' });
  const exact = allow({ Action: 's3:PutObject', Resource: KEY });
  expect(kinds({}, { identity: [wide] })).toEqual(['add-statement identity', 'add-statement resource', 'add-action identity']);
  expect(kinds({}, { identity: [exact] })).toEqual(['add-action identity', 'add-statement identity', 'add-statement resource']);
  expect(misses({}, { identity: [wide] }).map(({ widens }) => widens)).toEqual([1, 1, 100]);
});

test('EVAL-19, EVAL-17, EVAL-31, EVAL-50: the layer that did not allow is the one that is edited', () => {
  const given = { identity: [allow()] };
  const other = allow({ Action: 'ec2:*' });
  expect(kinds({}, { ...given, boundary: other })).toContain('add-action boundary');
  expect(kinds({ principal: SESSION }, { ...given, session: [other] })).toContain('add-action session');
  expect(kinds({}, { ...given, scp: [[allow()], [other]] })).toEqual(['add-action scp', 'add-statement scp']);
  expect(misses({}, { ...given, scp: [[allow()], [other]] })[0]!.edits[0]!.level).toBe(1);
  expect(kinds({}, { ...given, scp: [[]] })).toEqual(['add-statement scp']);
  expect(kinds({}, { ...given, rcp: [[allow({ Principal: { AWS: ZOE.arn } })]] })).toContain('add-statement rcp');
  expect(kinds({}, { ...given, endpoint: allow({ Principal: { AWS: ZOE.arn } }) })).toContain('add-principal endpoint');
});

test('EVAL-61: a trust policy that does not name the caller gets it', () => {
  const ask = { action: 'sts:AssumeRole', resource: `arn:aws:iam::${HOME}:role/dev`, resourceRule: 'role-trust' } as const;
  const given = { identity: [allow()], resource: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: AWAY } } } as const;
  expect(after(ask, given, 'add-principal')).toEqual({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: [AWAY, ANN.arn] } });
  expect(misses(ask, given)[0]!.edits[0]!.description).toBe(`add \`${ANN.arn}\` to the principals of statement 0 of trust policy \`resource\``);
  const external = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: ZOE.arn }, Condition: { StringEquals: { 'sts:ExternalId': 'right' } } } as const;
  expect(after({ ...ask, principal: ZOE, context: { 'sts:ExternalId': 'wrong' } }, { identity: [allow()], resource: external }, 'correct-condition')).toMatchObject({ Condition: { StringEquals: { 'sts:ExternalId': ['right', 'wrong'] } } });
});

test('EVAL-20: across accounts both sides are edited where both are missing, and only one where one is', () => {
  const pairs = kinds({ principal: ZOE }, {});
  expect(pairs).toEqual(['add-statement identity + add-statement resource']);
  expect(kinds({ principal: ZOE }, { identity: [allow()] })).toEqual(['add-statement resource']);
  expect(kinds({ principal: ZOE }, { resource: allow({ Principal: '*' }) })).toEqual(['add-statement identity']);
});

test('EVAL-2: a Deny is narrowed before it is dropped', () => {
  const ask = { context: { 'aws:PrincipalArn': ANN.arn, 'k:team': 'b' } };
  const identity = (...statements: Parameters<typeof deny>[0][]) => ({ identity: [allow(), ...statements.map((statement) => deny(statement))] });
  expect(kinds(ask, identity({ Action: ['s3:GetObject', 's3:PutObject'], Resource: KEY }))).toEqual(['except-from-deny identity', 'except-from-deny identity', 'drop-deny identity']);
  expect(after(ask, identity({ NotAction: 'ec2:*' }), 'except-from-deny')).toMatchObject({ NotAction: ['ec2:*', 's3:GetObject'] });
  expect(after(ask, identity({ Action: 's3:*', NotResource: 'arn:aws:s3:::c/*' }), 'except-from-deny')).toMatchObject({ NotResource: ['arn:aws:s3:::c/*', KEY] });
  expect(after(ask, identity({ Action: 's3:GetObject', Resource: '*' }), 'except-from-deny')).toMatchObject({ Condition: { ArnNotEquals: { 'aws:PrincipalArn': ANN.arn } } });
  const guard = identity({ Condition: { StringNotEquals: { 'k:team': 'a' }, ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } } });
  expect(misses(ask, guard).map(({ edits: [edit] }) => statementJson(edit!.after ?? edit!.before!)['Condition'])).toContainEqual({ StringNotEquals: { 'k:team': ['a', 'b'] }, ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } });
  expect(kinds(ask, identity({}, {})).at(0)).toBe('except-from-deny identity + except-from-deny identity');
  expect(kinds({}, identity({}, {}))).toEqual(['drop-deny identity + drop-deny identity']);
});

test('EVAL-20, EVAL-31: what three things deny takes three edits, of which none can be left out; what four deny has none', () => {
  expect(kinds({ principal: ZOE }, { scp: [[]] })).toEqual(['add-statement identity + add-statement resource + add-statement scp']);
  expect(kinds({}, { identity: [allow()], scp: [[], []], rcp: [[]] })).toEqual(['add-statement scp + add-statement scp + add-statement rcp']);
  const three = { Version: '2012-10-17', Statement: [allow(), deny(), deny({ Sid: 'Two' }), deny()] };
  const [first] = misses({}, { identity: [three] });
  expect(first!.edits.map(({ kind, statement }) => `${kind} ${statement}`)).toEqual(['drop-deny 3', 'drop-deny 2', 'drop-deny 1']);
  expect(misses({}, { identity: [{ ...three, Statement: [...three.Statement, deny()] }] })).toEqual([]);
  expect(misses({ principal: ZOE }, { scp: [[]], rcp: [[]] })).toEqual([]);
  expect(misses({ principal: ZOE }, { scp: [[]], boundary: allow({ Action: 'ec2:*' }) })).toEqual([]);
});

test('nearestMisses: edits are put to evaluate at most so often, whatever there is to try', () => {
  const others = Array.from({ length: 20 }, (_, at) => allow({ Action: `s3:A${at}` }));
  const level = [{ Version: '2012-10-17', Statement: others }];
  // What four things deny, with hundreds of threes to try; the first level asks for the context once in each decision.
  const first = [{ Version: '2012-10-17', Statement: [allow({ Condition: { StringEquals: { 'k:x': 'a' }, Bool: { 'k:y': 'true' } } }), ...others] }];
  const policies = policiesFor({ identity: [allow()], scp: [first, level, level], boundary: others[0]! });
  const decisions = (evaluations?: number): number => {
    let asked = 0;
    const context = { get: () => void (asked += 1) };
    expect(nearestMisses({ ...requestFor({}), context }, policies, evaluations === undefined ? {} : { evaluations })).toEqual([]);
    return asked;
  };
  const least = decisions(0);
  expect(decisions() - least).toBeLessThanOrEqual(300);
  expect(decisions() - least).toBeGreaterThan(20);
  expect(decisions(30) - least).toBeLessThanOrEqual(30);
});

test('nearestMisses: the options only lower the bounds', () => {
  const [request, policies] = [requestFor({}), policiesFor({ identity: [allow({ Action: 's3:PutObject', Resource: KEY })] })];
  expect(nearestMisses(request, policies, { limit: 1 })).toHaveLength(1);
  expect(nearestMisses(request, policies, { evaluations: 0 })).toEqual([]);
  expect(nearestMisses(request, policies, { limit: 100, evaluations: 1e9 }).length).toBeLessThanOrEqual(5);
});

test('nearestMisses: thousands of near statements are no danger', () => {
  const policies = policiesFor({ identity: [{ Version: '2012-10-17', Statement: Array.from({ length: 5000 }, (_, at) => allow({ Action: `s3:A${at}` })) }] });
  const from = process.cpuUsage();
  expect(nearestMisses(requestFor({}), policies)).toHaveLength(5);
  expect(process.cpuUsage(from).user / 1000).toBeLessThan(5000);
});

test('applyEdit: refuses a place that is not there', () => {
  const policies = policiesFor({ identity: [allow({ Action: 's3:PutObject' })] });
  const edit = nearestMisses(requestFor({}), policies).flatMap(({ edits }) => edits).find(({ kind }) => kind === 'add-action')!;
  expect(() => applyEdit(policiesFor({}), edit)).toThrow(RangeError);
  expect(() => applyEdit(policies, { ...edit, statement: 7 })).toThrow(RangeError);
  expect(() => applyEdit(policies, { ...edit, layer: 'scp', level: 0 })).toThrow(RangeError);
});

test('EVAL-60, EVAL-71, POL-34a, POL-34b: nothing is proposed that cannot be written', () => {
  expect(misses({ principal: { ...SESSION, serviceLinked: true } }, {}).flatMap(({ edits }) => edits.map(({ layer }) => layer))).not.toContain('identity');
  expect(misses({ principal: ROOT, resourceAccount: AWAY }, {}).flatMap(({ edits }) => edits.map(({ layer }) => layer))).toEqual(['resource']);
  expect(after({}, { identity: [allow()], scp: [[]] }, 'add-statement')).toEqual({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' });
  expect(after({}, { identity: [allow()], rcp: [[allow({ Principal: { AWS: ZOE.arn } })]] }, 'add-statement')).toEqual({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' });
});
