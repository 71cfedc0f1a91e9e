import { SAML } from '../../../kernel/federation/saml-names.ts';
import { attributeOf, childrenOf, textOf } from '../../../kernel/federation/xml.ts';
import { rolePairs, type RolePair } from './attributes.ts';
import { readingSaml, readResponse } from './response.ts';

/**
 * The roles and providers that a response names before it is verified: hints by which providers are found, and nothing else. Whoever
 * uses them must verify the response, and read the roles again from what was signed.
 */
export function hintedPairs(response: string): readonly RolePair[] {
  const { assertion } = readResponse(response);
  return readingSaml(() => {
    const attributes = childrenOf(assertion, SAML, 'AttributeStatement').flatMap((statement) => childrenOf(statement, SAML, 'Attribute'));
    return rolePairs(new Map(attributes.map((attribute) => [attributeOf(attribute, 'Name') ?? '', childrenOf(attribute, SAML, 'AttributeValue').map(textOf)])));
  });
}
