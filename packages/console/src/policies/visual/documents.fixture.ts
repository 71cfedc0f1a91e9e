import fc from 'fast-check';

const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('*', 'lambda:InvokeFunction', 's3:Get*', 'arn:aws:s3:::photos/*', '${aws:username}', 'a\u2028"\\b'));
const strings = fc.oneof(text, fc.array(text, { maxLength: 4 }));
const value = fc.oneof(text, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
const values = fc.oneof(value, fc.array(value, { maxLength: 3 }));
const keys = fc.dictionary(fc.constantFrom('aws:SourceIp', 'aws:PrincipalTag/a', 'aws:PrincipalTag/b', 'lambda:FunctionArn'), values, { minKeys: 1, maxKeys: 3 });
const operator = fc.constantFrom('StringEquals', 'ForAnyValue:StringLike', 'ForAllValues:StringEqualsIfExists', 'Bool', 'Null', 'NumericLessThan', 'SomethingElse');

/** The members of a statement that the visual editor can show, in any order. */
const statement = fc
  .record(
    {
      Sid: text,
      Effect: fc.constantFrom('Allow', 'Deny'),
      Principal: fc.option(fc.constantFrom('*', { AWS: '111122223333' }, { Service: ['lambda.amazonaws.com'] })),
      actions: fc.record({ name: fc.constantFrom('Action', 'NotAction'), value: strings }),
      resources: fc.record({ name: fc.constantFrom('Resource', 'NotResource'), value: strings }),
      Condition: fc.dictionary(operator, keys, { maxKeys: 3 }),
    },
    { requiredKeys: ['Effect'] },
  )
  .chain(({ actions, resources, Principal, ...rest }) => {
    const members: [string, unknown][] = Object.entries(rest);
    if (Principal !== undefined && Principal !== null) members.push(['Principal', Principal]);
    for (const element of [actions, resources]) if (element !== undefined) members.push([element.name, element.value]);
    return fc.shuffledSubarray(members, { minLength: members.length, maxLength: members.length }).map((shuffled) => Object.fromEntries(shuffled));
  });

/** Texts of documents that the visual editor can show whole. */
export const shownDocuments: fc.Arbitrary<string> = fc
  .record({ Version: fc.constantFrom('2012-10-17', '2008-10-17'), Id: text, Statement: fc.oneof(statement, fc.array(statement, { maxLength: 4 })) }, { requiredKeys: ['Statement'] })
  .map((document) => JSON.stringify(document));

/** Texts of documents with anything as statements. */
export const anyDocuments: fc.Arbitrary<string> = fc
  .record({ Version: fc.jsonValue(), Statement: fc.oneof(statement, fc.array(fc.oneof(statement, fc.jsonValue(), fc.dictionary(fc.constantFrom('Effect', 'Action', 'Resource', 'Condition', 'Sid'), fc.jsonValue())))), Extra: fc.jsonValue() }, { requiredKeys: [] })
  .map((document) => JSON.stringify(document));
