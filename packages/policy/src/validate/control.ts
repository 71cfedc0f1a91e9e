import type { Check } from './elements.ts';
import { stringsOf } from './structure.ts';

/** The answer of Organizations to a document that its policy type does not admit. */
const WRONG_TYPE = 'The provided policy document does not meet the requirements of the specified policy type.';

/** POL-34a: an Allow of an SCP is about every resource. */
export const scpShape: Check = (statements) =>
  statements.every((statement) => {
    if (stringsOf(statement, 'Effect')[0] !== 'Allow') return true;
    const resources = stringsOf(statement, 'Resource');
    return !statement.has('NotResource') && resources.length > 0 && resources.every((resource) => resource === '*');
  })
    ? null
    : WRONG_TYPE;

/** POL-34, POL-34b: what a customer's RCP may say: Deny, to everyone, about named actions. */
export const rcpShape: Check = (statements) =>
  statements.every((statement) => {
    const principal = statement.get('Principal');
    if (stringsOf(statement, 'Effect')[0] !== 'Deny' || principal?.type !== 'string' || principal.value !== '*') return false;
    return !statement.has('NotAction') && !stringsOf(statement, 'Action').includes('*');
  })
    ? null
    : WRONG_TYPE;
