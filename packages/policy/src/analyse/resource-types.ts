/** The resource types of CheckNoPublicAccess, with the service whose actions count in their policies. */
export const PUBLIC_RESOURCE_TYPES = {
  'AWS::ApiGateway::RestApi': 'execute-api',
  'AWS::Backup::BackupVault': 'backup',
  'AWS::CloudTrail::Dashboard': 'cloudtrail',
  'AWS::CloudTrail::EventDataStore': 'cloudtrail',
  'AWS::CodeArtifact::Domain': 'codeartifact',
  'AWS::DynamoDB::Stream': 'dynamodb',
  'AWS::DynamoDB::Table': 'dynamodb',
  'AWS::EFS::FileSystem': 'elasticfilesystem',
  'AWS::IAM::AssumeRolePolicyDocument': 'sts',
  'AWS::Kinesis::Stream': 'kinesis',
  'AWS::Kinesis::StreamConsumer': 'kinesis',
  'AWS::KMS::Key': 'kms',
  'AWS::Lambda::Function': 'lambda',
  'AWS::OpenSearchService::Domain': 'es',
  'AWS::S3::AccessPoint': 's3',
  'AWS::S3::Bucket': 's3',
  'AWS::S3::Glacier': 'glacier',
  'AWS::S3Express::AccessPoint': 's3express',
  'AWS::S3Express::DirectoryBucket': 's3express',
  'AWS::S3Outposts::AccessPoint': 's3-outposts',
  'AWS::S3Outposts::Bucket': 's3-outposts',
  'AWS::S3Tables::TableBucket': 's3tables',
  'AWS::SecretsManager::Secret': 'secretsmanager',
  'AWS::SNS::Topic': 'sns',
  'AWS::SQS::Queue': 'sqs',
} as const;

/** A resource type, in CloudFormation's words, that `isPublic` can be asked about. */
export type PublicResourceType = keyof typeof PUBLIC_RESOURCE_TYPES;
