/** Regions of the partition `aws`, by name. */
export const REGIONS: Readonly<Record<string, { readonly en: string; readonly fr: string }>> = {
  'us-east-1': { en: 'US East (N. Virginia)', fr: 'USA Est (Virginie du Nord)' },
  'us-east-2': { en: 'US East (Ohio)', fr: 'USA Est (Ohio)' },
  'us-west-1': { en: 'US West (N. California)', fr: 'USA Ouest (Californie du Nord)' },
  'us-west-2': { en: 'US West (Oregon)', fr: 'USA Ouest (Oregon)' },
  'af-south-1': { en: 'Africa (Cape Town)', fr: 'Afrique (Le Cap)' },
  'ap-east-1': { en: 'Asia Pacific (Hong Kong)', fr: 'Asie-Pacifique (Hong Kong)' },
  'ap-south-1': { en: 'Asia Pacific (Mumbai)', fr: 'Asie-Pacifique (Mumbai)' },
  'ap-south-2': { en: 'Asia Pacific (Hyderabad)', fr: 'Asie-Pacifique (Hyderabad)' },
  'ap-southeast-1': { en: 'Asia Pacific (Singapore)', fr: 'Asie-Pacifique (Singapour)' },
  'ap-southeast-2': { en: 'Asia Pacific (Sydney)', fr: 'Asie-Pacifique (Sydney)' },
  'ap-southeast-3': { en: 'Asia Pacific (Jakarta)', fr: 'Asie-Pacifique (Jakarta)' },
  'ap-southeast-4': { en: 'Asia Pacific (Melbourne)', fr: 'Asie-Pacifique (Melbourne)' },
  'ap-northeast-1': { en: 'Asia Pacific (Tokyo)', fr: 'Asie-Pacifique (Tokyo)' },
  'ap-northeast-2': { en: 'Asia Pacific (Seoul)', fr: 'Asie-Pacifique (Séoul)' },
  'ap-northeast-3': { en: 'Asia Pacific (Osaka)', fr: 'Asie-Pacifique (Osaka)' },
  'ca-central-1': { en: 'Canada (Central)', fr: 'Canada (Centre)' },
  'ca-west-1': { en: 'Canada West (Calgary)', fr: 'Canada Ouest (Calgary)' },
  'eu-central-1': { en: 'Europe (Frankfurt)', fr: 'Europe (Francfort)' },
  'eu-central-2': { en: 'Europe (Zurich)', fr: 'Europe (Zurich)' },
  'eu-north-1': { en: 'Europe (Stockholm)', fr: 'Europe (Stockholm)' },
  'eu-south-1': { en: 'Europe (Milan)', fr: 'Europe (Milan)' },
  'eu-south-2': { en: 'Europe (Spain)', fr: 'Europe (Espagne)' },
  'eu-west-1': { en: 'Europe (Ireland)', fr: 'Europe (Irlande)' },
  'eu-west-2': { en: 'Europe (London)', fr: 'Europe (Londres)' },
  'eu-west-3': { en: 'Europe (Paris)', fr: 'Europe (Paris)' },
  'il-central-1': { en: 'Israel (Tel Aviv)', fr: 'Israël (Tel-Aviv)' },
  'me-central-1': { en: 'Middle East (UAE)', fr: 'Moyen-Orient (EAU)' },
  'me-south-1': { en: 'Middle East (Bahrain)', fr: 'Moyen-Orient (Bahreïn)' },
  'sa-east-1': { en: 'South America (São Paulo)', fr: 'Amérique du Sud (São Paulo)' },
};

export const HOME_REGION = 'us-east-1';

export function isRegion(name: string | null): name is string {
  return name !== null && Object.hasOwn(REGIONS, name);
}
