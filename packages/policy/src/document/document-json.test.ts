import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as generate from '../../reference/generators.ts';
import type { Document } from './document.ts';
import { documentOf, parsePolicy } from './parse.ts';
import { documentJson } from './document-json.ts';

test('POL-1 to POL-3: a document printed as JSON reads back as the same document', () => {
  fc.assert(
    fc.property(generate.policies, ({ identity, resource }) => {
      for (const raw of [...identity, ...(resource === null ? [] : [resource])]) {
        const read = documentOf(raw);
        if (!read.ok) throw new Error('the generator made no policy');
        const again = parsePolicy(JSON.stringify(documentJson(read.document)));
        if (!again.ok) throw new Error(JSON.stringify(again.issues));
        // Principals of one type come together; their order says nothing (POL-21).
        expect(documentJson(again.document)).toEqual(documentJson(read.document));
        const rest = ({ statements }: Document) => statements.map((statement) => ({ ...statement, principals: null, notPrincipals: null }));
        expect(rest(again.document)).toEqual(rest(read.document));
      }
    }),
    { numRuns: 2000 },
  );
});
