import type { Service } from '../../kernel/operation.ts';
import { getAccountSettings } from './account/get-account-settings.ts';
import { createAlias } from './aliases/create-alias.ts';
import { deleteAlias } from './aliases/delete-alias.ts';
import { getAlias } from './aliases/get-alias.ts';
import { listAliases } from './aliases/list-aliases.ts';
import { updateAlias } from './aliases/update-alias.ts';
import { createCodeSigningConfig } from './code-signing/create-code-signing-config.ts';
import { deleteCodeSigningConfig } from './code-signing/delete-code-signing-config.ts';
import { deleteFunctionCodeSigningConfig } from './code-signing/delete-function-code-signing-config.ts';
import { getCodeSigningConfig } from './code-signing/get-code-signing-config.ts';
import { getFunctionCodeSigningConfig } from './code-signing/get-function-code-signing-config.ts';
import { listCodeSigningConfigs } from './code-signing/list-code-signing-configs.ts';
import { listFunctionsByCodeSigningConfig } from './code-signing/list-functions-by-code-signing-config.ts';
import { putFunctionCodeSigningConfig } from './code-signing/put-function-code-signing-config.ts';
import { updateCodeSigningConfig } from './code-signing/update-code-signing-config.ts';
import { deleteFunctionConcurrency } from './concurrency/delete-function-concurrency.ts';
import { getFunctionConcurrency } from './concurrency/get-function-concurrency.ts';
import { deleteProvisionedConcurrencyConfig } from './concurrency/provisioned/delete-provisioned-concurrency-config.ts';
import { getProvisionedConcurrencyConfig } from './concurrency/provisioned/get-provisioned-concurrency-config.ts';
import { listProvisionedConcurrencyConfigs } from './concurrency/provisioned/list-provisioned-concurrency-configs.ts';
import { putProvisionedConcurrencyConfig } from './concurrency/provisioned/put-provisioned-concurrency-config.ts';
import { putFunctionConcurrency } from './concurrency/put-function-concurrency.ts';
import { deleteFunctionEventInvokeConfig } from './event-invoke/delete-function-event-invoke-config.ts';
import { getFunctionEventInvokeConfig } from './event-invoke/get-function-event-invoke-config.ts';
import { listFunctionEventInvokeConfigs } from './event-invoke/list-function-event-invoke-configs.ts';
import { putFunctionEventInvokeConfig } from './event-invoke/put-function-event-invoke-config.ts';
import { updateFunctionEventInvokeConfig } from './event-invoke/update-function-event-invoke-config.ts';
import { listEventSourceMappings } from './event-sources/list-event-source-mappings.ts';
import { createFunction } from './functions/create-function.ts';
import { deleteFunction } from './functions/delete-function.ts';
import { getFunctionConfiguration } from './functions/get-function-configuration.ts';
import { getFunctionRecursionConfig } from './functions/get-function-recursion-config.ts';
import { getFunction } from './functions/get-function.ts';
import { getRuntimeManagementConfig } from './functions/get-runtime-management-config.ts';
import { listFunctions } from './functions/list-functions.ts';
import { putFunctionRecursionConfig } from './functions/put-function-recursion-config.ts';
import { putRuntimeManagementConfig } from './functions/put-runtime-management-config.ts';
import { updateFunctionCode } from './functions/update-function-code.ts';
import { updateFunctionConfiguration } from './functions/update-function-configuration.ts';
import { invokeAsync } from './invoke/invoke-async.ts';
import { invokeWithResponseStream } from './invoke/invoke-with-response-stream.ts';
import { invoke } from './invoke/invoke.ts';
import { addLayerVersionPermission } from './layers/add-layer-version-permission.ts';
import { deleteLayerVersion } from './layers/delete-layer-version.ts';
import { getLayerVersion } from './layers/get-layer-version.ts';
import { getLayerVersionByArn } from './layers/get-layer-version-by-arn.ts';
import { getLayerVersionPolicy } from './layers/get-layer-version-policy.ts';
import { listLayerVersions } from './layers/list-layer-versions.ts';
import { listLayers } from './layers/list-layers.ts';
import { publishLayerVersion } from './layers/publish-layer-version.ts';
import { removeLayerVersionPermission } from './layers/remove-layer-version-permission.ts';
import { addPermission } from './permissions/add-permission.ts';
import { getPolicy } from './permissions/get-policy.ts';
import { removePermission } from './permissions/remove-permission.ts';
import { listTags } from './tags/list-tags.ts';
import { tagResource } from './tags/tag-resource.ts';
import { untagResource } from './tags/untag-resource.ts';
import { createFunctionUrlConfig } from './urls/create-function-url-config.ts';
import { deleteFunctionUrlConfig } from './urls/delete-function-url-config.ts';
import { getFunctionUrlConfig } from './urls/get-function-url-config.ts';
import { listFunctionUrlConfigs } from './urls/list-function-url-configs.ts';
import { updateFunctionUrlConfig } from './urls/update-function-url-config.ts';
import { listVersionsByFunction } from './versions/list-versions-by-function.ts';
import { publishVersion } from './versions/publish-version.ts';

/** AWS Lambda. */
export const lambdaService: Service = {
  id: 'lambda',
  operations: [
    createFunction, deleteFunction, getFunction, getFunctionConfiguration, getFunctionRecursionConfig, getRuntimeManagementConfig,
    listFunctions, putFunctionRecursionConfig, putRuntimeManagementConfig, updateFunctionCode, updateFunctionConfiguration,
    listVersionsByFunction, publishVersion,
    createAlias, deleteAlias, getAlias, listAliases, updateAlias,
    invoke, invokeAsync, invokeWithResponseStream,
    deleteFunctionConcurrency, getFunctionConcurrency, putFunctionConcurrency,
    deleteProvisionedConcurrencyConfig, getProvisionedConcurrencyConfig, listProvisionedConcurrencyConfigs, putProvisionedConcurrencyConfig,
    createCodeSigningConfig, deleteCodeSigningConfig, getCodeSigningConfig, listCodeSigningConfigs, updateCodeSigningConfig,
    deleteFunctionCodeSigningConfig, getFunctionCodeSigningConfig, listFunctionsByCodeSigningConfig, putFunctionCodeSigningConfig,
    listEventSourceMappings,
    deleteFunctionEventInvokeConfig, getFunctionEventInvokeConfig, listFunctionEventInvokeConfigs, putFunctionEventInvokeConfig, updateFunctionEventInvokeConfig,
    createFunctionUrlConfig, deleteFunctionUrlConfig, getFunctionUrlConfig, listFunctionUrlConfigs, updateFunctionUrlConfig,
    addLayerVersionPermission, deleteLayerVersion, getLayerVersionByArn, getLayerVersionPolicy,
    getLayerVersion, listLayerVersions, listLayers, publishLayerVersion, removeLayerVersionPermission,
    addPermission, getPolicy, removePermission,
    listTags, tagResource, untagResource,
    getAccountSettings,
  ],
};
