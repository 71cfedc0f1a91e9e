// Measures casbin: each action and resource of a statement is one policy line; deny overrides; `keyMatch` takes a `*` at the end.
import { text } from 'node:stream/consumers';
import { newEnforcer, newModelFromString } from 'casbin';
import { rateOf } from './rate.js';

const MODEL = `
[request_definition]
r = sub, obj, act, region
[policy_definition]
p = sub, obj, act, region, eft
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = r.sub == p.sub && (p.region == "any" || r.region == p.region) && keyMatch(r.act, p.act) && keyMatch(r.obj, p.obj)
`;
const list = (value) => (Array.isArray(value) ? value : [value]);

const results = [];
for (const { request, layers } of JSON.parse(await text(process.stdin))) {
  if (layers.length > 1) {
    results.push([{ how: 'enforceSync', reason: 'several layers are not one model' }]);
    continue;
  }
  const enforcer = await newEnforcer(newModelFromString(MODEL));
  const lines = layers[0].flatMap(({ Statement }) =>
    list(Statement).flatMap(({ Effect, Action, Resource, Condition }) =>
      list(Action).flatMap((action) => list(Resource).map((resource) => [request.principal, resource, action, Condition?.StringEquals?.['aws:RequestedRegion'] ?? 'any', Effect.toLowerCase()])),
    ),
  );
  await enforcer.addPolicies(lines);
  const decide = () => {
    if (!enforcer.enforceSync(request.principal, request.resource, request.action, request.context['aws:requestedregion'] ?? 'none')) throw new Error('denied');
  };
  decide();
  results.push([{ how: `enforceSync, ${lines.length} policy lines`, ...(await rateOf(decide)) }]);
}
process.stdout.write(JSON.stringify(results));
