/** The Regions that a credential scope may name, by partition. An unknown one is refused, never rewritten (SIG-14). */
const REGIONS: Readonly<Record<string, readonly string[]>> = {
  aws: [
    'us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'af-south-1', 'ap-east-1', 'ap-east-2', 'ap-south-1', 'ap-south-2',
    'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4',
    'ap-southeast-5', 'ap-southeast-6', 'ap-southeast-7', 'ca-central-1', 'ca-west-1', 'eu-central-1', 'eu-central-2', 'eu-north-1',
    'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-2', 'eu-west-3', 'il-central-1', 'me-central-1', 'me-south-1', 'mx-central-1',
    'sa-east-1',
  ],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
};

/** Every partition that has Regions here. */
export const PARTITIONS: readonly string[] = Object.keys(REGIONS);

const PARTITION_OF = new Map(Object.entries(REGIONS).flatMap(([partition, regions]) => regions.map((region) => [region, partition] as const)));

/** The partition of a Region; undefined for a Region that does not exist. */
export function partitionOf(region: string): string | undefined {
  return PARTITION_OF.get(region);
}

/** Services that have one endpoint in a partition, by their model's id. */
const GLOBAL_SERVICES: ReadonlySet<string> = new Set(['iam', 'organizations']);

/** What `aws:RequestedRegion` says: the Region of the request, or the home Region for a global service, whatever was signed for (KEY-30, docs/adr/0008). */
export function requestedRegion(service: string, partition: string, region: string): string {
  return GLOBAL_SERVICES.has(service) ? homeRegion(partition) : region;
}

/** What `aws:RequestedRegion` says for a global service of a partition (KEY-30). */
export function homeRegion(partition: string): string {
  if (partition === 'aws-cn') return 'cn-north-1';
  return partition === 'aws-us-gov' ? 'us-gov-west-1' : 'us-east-1';
}
