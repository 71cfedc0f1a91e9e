import type { CompiledPolicy } from '@octroi/policy';
import { ACCOUNT, expectAllowed, onlyIdentity, policy, userRequest } from './engine-cases.ts';
import { callsPerSecond, type Figure } from './measure.ts';

const FEWEST = 10;
const MOST = 10_000;
const IN_ONE = 10;

const asked = { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:greeter` };

/** A statement about something else: another service, or the same action on another function. */
const others: readonly [string, (n: number) => object][] = [
  ['of other services', (n) => ({ Effect: n % 5 === 0 ? 'Deny' : 'Allow', Action: [`service${n % 300}:Get*`, `service${n % 300}:Put${n}`], Resource: `arn:aws:service${n % 300}:eu-west-1:${ACCOUNT}:thing/${n}/*` })],
  ['about the same action', (n) => ({ Effect: n % 5 === 0 ? 'Deny' : 'Allow', Action: 'lambda:InvokeFunction', Resource: `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:other-${n}${n % 2 === 0 ? '*' : ''}` })],
];

function attached(count: number, inOne: number, other: (n: number) => object): CompiledPolicy[] {
  const statements = Array.from({ length: count }, (_, n) => (n === count - 1 ? asked : other(n)));
  return Array.from({ length: Math.ceil(count / inOne) }, (_, p) => policy(statements.slice(p * inOne, (p + 1) * inOne), `policy-${p}`));
}

/** What a decision costs among 10,000 attached statements, as a multiple of what it costs among ten; one of them matches. */
export function scaleFigures(): Figure[] {
  const request = userRequest('lambda:InvokeFunction', asked.Resource);
  const nanos = (list: readonly CompiledPolicy[]): number => 1e9 / callsPerSecond(expectAllowed({ request, policies: onlyIdentity(list) }), 0.25).perCpuSecond;
  return others.flatMap(([what, other]) => {
    const few = nanos(attached(FEWEST, IN_ONE, other));
    const shapes: readonly [string, readonly CompiledPolicy[], boolean][] = [
      ['in 10 policies', attached(MOST, MOST / 10, other), true],
      [`in ${MOST / IN_ONE} policies, the list frozen`, Object.freeze(attached(MOST, IN_ONE, other)), true],
      [`in ${MOST / IN_ONE} policies, the list not frozen`, attached(MOST, IN_ONE, other), false],
    ];
    return shapes.map(([shape, list, aimed]): Figure => {
      const many = nanos(list);
      const figure = { group: 'Engine', name: `10 -> 10,000 statements ${what}, ${shape}`, value: many / few, unit: `times the cost (${Math.round(few)} -> ${Math.round(many)} ns)` };
      return aimed ? { ...figure, aim: '<= 1.5', reached: many / few <= 1.5 } : figure;
    });
  });
}
