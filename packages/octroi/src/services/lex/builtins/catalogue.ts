import type { Locale } from '../../../../models/lex-models.gen.ts';

/** A built-in intent or slot type. It has no version and no ARN (LEX-NLU-11). */
export interface Builtin {
  readonly signature: string;
  readonly supportedLocales: readonly Locale[];
}

const LOCALES: readonly Locale[] = ['de-DE', 'en-AU', 'en-GB', 'en-IN', 'en-US', 'es-419', 'es-ES', 'es-US', 'fr-CA', 'fr-FR', 'it-IT', 'ja-JP', 'ko-KR'];
const OTHERS = LOCALES.filter((locale) => locale !== 'en-US');

function listed(names: string, supportedLocales: readonly Locale[]): readonly Builtin[] {
  return names.split(' ').map((name) => ({ signature: `AMAZON.${name}`, supportedLocales }));
}

const bySignature = (list: readonly Builtin[]): readonly Builtin[] => list.toSorted((one, other) => (one.signature < other.signature ? -1 : 1));

/** LEX-NLU-3. AMAZON.YesIntent and NoIntent are not supported. */
export const BUILTIN_INTENTS = bySignature([
  ...listed('CancelIntent FallbackIntent HelpIntent PauseIntent RepeatIntent ResumeIntent StartOverIntent StopIntent', LOCALES),
  ...listed(
    'KendraSearchIntent LoopOffIntent LoopOnIntent MoreIntent NavigateHomeIntent NavigateSettingsIntent NextIntent PageDownIntent PageUpIntent PreviousIntent ScrollDownIntent ScrollLeftIntent ScrollRightIntent ScrollUpIntent ShuffleOffIntent ShuffleOnIntent',
    ['en-US'],
  ),
]);

/** LEX-NLU-8, LEX-NLU-9. AMAZON.LITERAL and SearchQuery are not supported. */
export const BUILTIN_SLOT_TYPES = bySignature([
  ...listed('AlphaNumeric Airport Country DATE DURATION EmailAddress FOUR_DIGIT_NUMBER NUMBER Percentage PhoneNumber TIME', LOCALES),
  ...listed('City FirstName LastName State StreetName', OTHERS),
  ...listed('Actor Airline Animal Artist Book Color Corporation CreativeWorkType DayOfWeek FictionalCharacter Food Genre Language Month Movie MusicAlbum MusicGroup MusicRecording Musician Person RadioChannel Region Room Sport TVSeries VideoGame', LOCALES),
  ...listed(
    'AT_CITY AT_REGION AdministrativeArea AggregateRating Author BookSeries BroadcastChannel CivicStructure Comic DE_CITY DE_FIRST_NAME DE_REGION Dessert DeviceType Director Drink EUROPE_CITY EducationalOrganization EventType Festival FinancialService FoodEstablishment GB_CITY GB_FIRST_NAME GB_REGION Game Landform LandmarksOrHistoricalBuildings LocalBusiness LocalBusinessType MedicalOrganization MovieSeries MovieTheater MusicCreativeWorkType MusicEvent MusicPlaylist MusicVenue MusicVideo Organization PostalAddress Professional ProfessionalType RelativePosition Residence ScreeningEvent Service SocialMediaPlatform SoftwareApplication SoftwareGame SpeedUnit SportsEvent SportsTeam StreetAddress TVEpisode TVSeason TelevisionChannel US_CITY US_FIRST_NAME US_LAST_NAME US_STATE VisualModeTrigger WeatherCondition WeightUnit WrittenCreativeWorkType',
    ['en-US'],
  ),
]);

const signatures = (list: readonly Builtin[]): ReadonlySet<string> => new Set(list.map(({ signature }) => signature));
const INTENT_SIGNATURES = signatures(BUILTIN_INTENTS);
const SLOT_TYPE_SIGNATURES = signatures(BUILTIN_SLOT_TYPES);

export function isBuiltinIntent(signature: string): boolean {
  return INTENT_SIGNATURES.has(signature);
}

export function isBuiltinSlotType(signature: string): boolean {
  return SLOT_TYPE_SIGNATURES.has(signature);
}

const bareNames = (list: readonly Builtin[]): ReadonlySet<string> => new Set(list.map(({ signature }) => signature.slice('AMAZON.'.length).toLowerCase()));
const RESERVED = { intent: bareNames(BUILTIN_INTENTS), slottype: bareNames(BUILTIN_SLOT_TYPES) };

/** Is it the name of a built-in one without `AMAZON.`, in whatever letter case (LEX-VER-9)? */
export function isReservedName(kind: keyof typeof RESERVED, name: string): boolean {
  return RESERVED[kind].has(name.toLowerCase());
}

export interface BuiltinFilter {
  readonly locale?: Locale | undefined;
  readonly signatureContains?: string | undefined;
}

/** Those of a locale whose signature holds a text, in whatever letter case (LEX-NLU-11). */
export function filtered(list: readonly Builtin[], { locale, signatureContains }: BuiltinFilter): readonly Builtin[] {
  const wanted = signatureContains?.toLowerCase() ?? '';
  return list.filter(({ signature, supportedLocales }) => signature.toLowerCase().includes(wanted) && (locale === undefined || supportedLocales.includes(locale)));
}
