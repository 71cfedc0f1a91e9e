import { ok } from '../api/call.ts';
import type { Call, Reply } from '../api/call.ts';
import { notFound } from '../api/errors.ts';
import { pageOf, readPage } from '../api/paging.ts';
import { API_LIMITS } from '../configuration.ts';

export const LAMBDA_TYPE = 'aws-lambda-data-actions';

/** GEN-24: the key under which the type documents its credential. */
export const CREDENTIAL_KEY = 'AmazonWebServicesARN';

interface IntegrationType {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

/** GEN-27: the one type that is here. GEN-28: it has no static actions. */
export const INTEGRATION_TYPES: readonly IntegrationType[] = [
  { id: LAMBDA_TYPE, name: 'AWS Lambda Data Actions', description: 'Invokes AWS Lambda functions of your own AWS accounts as data actions' },
];

export const findType = (id: string): IntegrationType | undefined => INTEGRATION_TYPES.find((type) => type.id === id);

const PATH = '/api/v2/integrations/types';

/** What an integration shows of its type (GEN-21). */
export function typeReference(id: string): Record<string, unknown> {
  return { id, name: findType(id)?.name ?? id, selfUri: `${PATH}/${id}` };
}

/** GEN-20. */
export function listTypes({ query, platform }: Call): Reply {
  return ok(pageOf(PATH, query, readPage(query, platform.limits.usualPageSize, platform.limits.mostPageSize), INTEGRATION_TYPES, showType));
}

export function getType({ params }: Call): Reply {
  return ok(showType(typeOf(params['typeId']!)));
}

/** GEN-20: neither the properties nor the advanced settings of the type have fields. */
export function getConfigSchema({ params }: Call): Reply {
  typeOf(params['typeId']!);
  const configType = params['configType']!;
  if (configType !== 'properties' && configType !== 'advanced') throw notFound('configuration schema', configType);
  return ok({ $schema: 'http://json-schema.org/draft-04/schema#', title: `AWS Lambda Data Actions ${configType}`, type: 'object', properties: {}, additionalProperties: {} });
}

function typeOf(id: string): IntegrationType {
  const type = findType(id);
  if (type === undefined) throw notFound('integration type', id);
  return type;
}

/** GEN-27: every field of the shape is there. */
function showType(type: IntegrationType): Record<string, unknown> {
  const selfUri = `${PATH}/${type.id}`;
  return {
    id: type.id,
    name: type.name,
    description: type.description,
    provider: 'clientapps',
    category: 'Data Actions',
    images: [],
    configPropertiesSchemaUri: `${selfUri}/configschemas/properties`,
    configAdvancedSchemaUri: `${selfUri}/configschemas/advanced`,
    helpUri: '',
    termsOfServiceUri: '',
    vendorName: '',
    vendorWebsiteUri: '',
    marketplaceUri: '',
    faqUri: '',
    privacyPolicyUri: '',
    supportContactUri: '',
    salesContactUri: '',
    helpLinks: [],
    credentials: { [CREDENTIAL_KEY]: { required: true, title: 'Credentials', credentialTypes: ['amazonWebServicesARN'] } },
    nonInstallable: false,
    maxInstances: API_LIMITS.integrationsPerType,
    userPermissions: [],
    vendorOAuthClientIds: [],
    selfUri,
  };
}
