/** A service that can be trusted by its name, and what it does with the role. */
export interface UseCase {
  readonly service: string;
  readonly name: string;
  /** Policies of AWS that fit, offered first on the next page. */
  readonly policies: readonly string[];
  /** Shown before the others, as AWS does. */
  readonly common?: true;
}

/** The use cases of "AWS service", those of services that Octroi runs first. Any other service principal can be typed. */
export const USE_CASES: readonly UseCase[] = [
  { service: 'lambda.amazonaws.com', name: 'Lambda', policies: ['AWSLambdaBasicExecutionRole', 'AWSLambdaRole'], common: true },
  { service: 'ec2.amazonaws.com', name: 'EC2', policies: [], common: true },
  { service: 'lex.amazonaws.com', name: 'Lex', policies: ['AmazonLexRunBotsOnly'] },
  { service: 'apigateway.amazonaws.com', name: 'API Gateway', policies: ['AmazonAPIGatewayPushToCloudWatchLogs'] },
  { service: 'cloudformation.amazonaws.com', name: 'CloudFormation', policies: [] },
  { service: 'codebuild.amazonaws.com', name: 'CodeBuild', policies: [] },
  { service: 'ecs-tasks.amazonaws.com', name: 'Elastic Container Service Task', policies: [] },
  { service: 'events.amazonaws.com', name: 'EventBridge', policies: [] },
  { service: 'firehose.amazonaws.com', name: 'Data Firehose', policies: [] },
  { service: 'glue.amazonaws.com', name: 'Glue', policies: ['AWSGlueServiceRole'] },
  { service: 'scheduler.amazonaws.com', name: 'EventBridge Scheduler', policies: [] },
  { service: 'states.amazonaws.com', name: 'Step Functions', policies: ['AWSLambdaRole'] },
  { service: 'vpc-flow-logs.amazonaws.com', name: 'VPC Flow Logs', policies: [] },
];

/** Whether a text names a service principal: `name.amazonaws.com`, with a Region or another suffix where a partition has one. */
export const isServicePrincipal = (text: string): boolean => /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(amazonaws\.com(\.cn)?|amazon\.com|aws\.internal)$/.test(text);
