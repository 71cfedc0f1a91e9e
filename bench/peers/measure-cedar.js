// Measures @cedar-policy/cedar-wasm: statements of AWS policies are written as Cedar policies, parsed ahead, and decided one call a layer.
import { text } from 'node:stream/consumers';
import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import { rateOf } from './rate.js';

const list = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const quoted = (value) => JSON.stringify(value);
const any = (tests) => (tests.length === 1 ? tests[0] : `(${tests.join(' || ')})`);
const attribute = (key) => key.toLowerCase().replaceAll(/[^a-z0-9]/g, '_');
const test = (left, value) => (value.includes('*') ? `${left} like ${quoted(value)}` : `${left} == ${quoted(value)}`);

/** One statement as a Cedar policy; principals of resource policies are compared by account. */
function cedarOf(statement) {
  const tests = [];
  const actions = list(statement.Action);
  const plain = actions.every((action) => !action.includes('*'));
  if (!plain && !actions.includes('*')) tests.push(any(actions.map((action) => test('context.action', action))));
  const resources = list(statement.Resource);
  if (resources.length > 0 && !resources.includes('*')) tests.push(any(resources.map((resource) => test('resource.arn', resource))));
  if (statement.Principal?.AWS !== undefined) tests.push(any(list(statement.Principal.AWS).map((arn) => test('principal.account', arn))));
  for (const keys of Object.values(statement.Condition ?? {})) {
    for (const [key, values] of Object.entries(keys)) {
      const name = `context.${attribute(key)}`;
      tests.push(`context has ${attribute(key)} && (${list(values).length > 1 && list(values).every((value) => !value.includes('*')) ? `${quoted(list(values))}.contains(${name})` : any(list(values).map((value) => test(name, value)))})`);
    }
  }
  const scope = plain ? `action in [${actions.map((action) => `Action::${quoted(action)}`).join(', ')}]` : 'action';
  return `${statement.Effect === 'Deny' ? 'forbid' : 'permit'}(principal, ${scope}, resource)${tests.length === 0 ? '' : ` when { ${tests.join(' && ')} }`};`;
}

const results = [];
for (const [at, { request, layers }] of JSON.parse(await text(process.stdin)).entries()) {
  const sets = layers.map((documents, layer) => {
    const id = `case-${at}-${layer}`;
    const answer = preparsePolicySet(id, { staticPolicies: documents.flatMap((document) => list(document.Statement).map(cedarOf)).join('\n') });
    if (answer.type !== 'success') throw new Error(JSON.stringify(answer).slice(0, 400));
    return id;
  });
  const { action, resource, principal, account, context } = request;
  const call = {
    principal: { type: 'Principal', id: principal },
    action: { type: 'Action', id: action },
    resource: { type: 'Resource', id: resource },
    context: { action, ...Object.fromEntries(Object.entries(context).map(([key, value]) => [attribute(key), value])) },
    entities: [
      { uid: { type: 'Principal', id: principal }, attrs: { account }, parents: [] },
      { uid: { type: 'Resource', id: resource }, attrs: { arn: resource }, parents: [] },
    ],
  };
  const decide = () => {
    for (const preparsedPolicySetId of sets) {
      const answer = statefulIsAuthorized({ ...call, preparsedPolicySetId });
      if (answer.type !== 'success' || answer.response.decision !== 'allow') throw new Error(JSON.stringify(answer).slice(0, 400));
    }
  };
  decide();
  results.push([{ how: sets.length === 1 ? 'statefulIsAuthorized, policies parsed ahead' : `statefulIsAuthorized, ${sets.length} calls, one for each layer`, ...(await rateOf(decide)) }]);
}
process.stdout.write(JSON.stringify(results));
