/** Names by which some built-in slot types are recognised in a text; they accept any other name in a slot's place as well (LEX-NLU-8). */

const US_STATES = 'Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|District of Columbia|Puerto Rico';

const US_CITIES =
  'New York|New York City|Los Angeles|Chicago|Houston|Phoenix|Philadelphia|San Antonio|San Diego|Dallas|San Jose|Austin|Jacksonville|Fort Worth|Columbus|Charlotte|San Francisco|Indianapolis|Seattle|Denver|Washington|Washington DC|Boston|El Paso|Nashville|Detroit|Oklahoma City|Portland|Las Vegas|Memphis|Louisville|Baltimore|Milwaukee|Albuquerque|Tucson|Fresno|Sacramento|Kansas City|Mesa|Atlanta|Omaha|Colorado Springs|Raleigh|Long Beach|Virginia Beach|Miami|Oakland|Minneapolis|Tulsa|Bakersfield|Wichita|Arlington|Aurora|Tampa|New Orleans|Cleveland|Honolulu|Anaheim|Lexington|Stockton|Corpus Christi|Henderson|Riverside|Newark|Saint Paul|St Paul|Santa Ana|Cincinnati|Irvine|Orlando|Pittsburgh|St Louis|Saint Louis|Greensboro|Jersey City|Anchorage|Lincoln|Plano|Durham|Buffalo|Chandler|Chula Vista|Toledo|Madison|Gilbert|Reno|Fort Wayne|North Las Vegas|St Petersburg|Lubbock|Irving|Laredo|Winston Salem|Chesapeake|Glendale|Garland|Scottsdale|Norfolk|Boise|Fremont|Spokane|Santa Clarita|Baton Rouge|Richmond|Hialeah|San Bernardino|Tacoma|Modesto|Huntsville|Des Moines|Yonkers|Rochester|Moreno Valley|Fayetteville|Fontana|Worcester|Port St Lucie|Little Rock|Augusta|Oxnard|Birmingham|Montgomery|Amarillo|Salt Lake City|Grand Rapids|Huntington Beach|Overland Park|Tallahassee|Grand Prairie|Tempe|Knoxville|Providence|Newport News|Mobile|Chattanooga|Fort Lauderdale|Shreveport|Ontario|Salem|Santa Rosa|Eugene|Springfield|Cary|Fort Collins|Peoria|Savannah|Brooklyn|Pasadena|Syracuse|Dayton|Hollywood|Bellevue|Hartford|Ann Arbor|Berkeley|Charleston|Columbia|Cambridge|Santa Fe|Santa Barbara|Santa Monica|Palo Alto|Mountain View|Redmond|Sunnyvale|Santa Clara|Burlington|Key West|Albany|Akron|Cheyenne|Billings|Fargo|Sioux Falls|Jackson|Trenton|Annapolis|Juneau|Topeka|Frankfort|Helena|Bismarck|Pierre|Dover|Concord|Montpelier|Olympia|Carson City|Harrisburg|Lansing|Jefferson City';

const EUROPE_CITIES =
  'London|Paris|Berlin|Madrid|Rome|Vienna|Hamburg|Budapest|Warsaw|Barcelona|Munich|Milan|Prague|Sofia|Brussels|Cologne|Stockholm|Naples|Turin|Amsterdam|Marseille|Zagreb|Copenhagen|Valencia|Leeds|Krakow|Frankfurt|Seville|Zaragoza|Athens|Helsinki|Rotterdam|Stuttgart|Riga|Dusseldorf|Dortmund|Essen|Glasgow|Genoa|Malaga|Oslo|Dublin|Vilnius|Lisbon|Porto|Sheffield|Bremen|Dresden|Leipzig|Hanover|Nuremberg|Antwerp|Lyon|Toulouse|Nice|Nantes|Strasbourg|Bordeaux|Lille|Palermo|Bologna|Florence|Venice|Verona|Manchester|Liverpool|Birmingham|Edinburgh|Bristol|Cardiff|Belfast|Cork|Galway|Bratislava|Ljubljana|Tallinn|Bucharest|Belgrade|Moscow|Saint Petersburg|Kiev|Minsk|Istanbul|Zurich|Geneva|Basel|Bern|Lausanne|Salzburg|Innsbruck|Graz|Luxembourg|Monaco|Reykjavik|Bergen|Gothenburg|Malmo|Aarhus|Gdansk|Wroclaw|Poznan|Brno|Bilbao|Granada|The Hague|Utrecht|Eindhoven|Ghent|Bruges|München|Köln|Wien|Zürich|Genf|Rom|Mailand|Venedig|Florenz|Prag|Warschau|Brüssel|Kopenhagen|Athen|Lissabon|Roma|Milano|Napoli|Torino|Venezia|Firenze|Sevilla|Lisboa|Londres|Londra|Parigi|Genève|Bruxelles|Bâle|Marsella|Múnich|Moscú|Varsovia|Atenas|Praga|Vienne|Lisbonne|Moscou';

const WORLD_CITIES =
  'Tokyo|Osaka|Kyoto|Yokohama|Sapporo|Seoul|Busan|Beijing|Shanghai|Hong Kong|Shenzhen|Guangzhou|Taipei|Singapore|Bangkok|Kuala Lumpur|Jakarta|Manila|Hanoi|Ho Chi Minh City|Mumbai|Delhi|New Delhi|Bangalore|Chennai|Kolkata|Hyderabad|Karachi|Lahore|Dhaka|Dubai|Abu Dhabi|Doha|Riyadh|Tel Aviv|Jerusalem|Cairo|Casablanca|Marrakech|Lagos|Nairobi|Johannesburg|Cape Town|Sydney|Melbourne|Brisbane|Perth|Adelaide|Canberra|Auckland|Wellington|Toronto|Montreal|Vancouver|Calgary|Ottawa|Edmonton|Winnipeg|Quebec City|Halifax|Mexico City|Guadalajara|Monterrey|Cancun|Tijuana|Havana|Buenos Aires|Sao Paulo|Rio de Janeiro|Brasilia|Lima|Bogota|Santiago|Caracas|Quito|Montevideo|Panama City|San Juan|東京|大阪|京都|横浜|札幌|名古屋|福岡|서울|부산|인천|대구|대전';

const COUNTRIES =
  'Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahamas|Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia and Herzegovina|Botswana|Brazil|Brunei|Bulgaria|Burkina Faso|Burundi|Cambodia|Cameroon|Canada|Cape Verde|Central African Republic|Chad|Chile|China|Colombia|Comoros|Congo|Costa Rica|Croatia|Cuba|Cyprus|Czech Republic|Czechia|Denmark|Djibouti|Dominica|Dominican Republic|East Timor|Ecuador|Egypt|El Salvador|Equatorial Guinea|Eritrea|Estonia|Eswatini|Ethiopia|Fiji|Finland|France|Gabon|Gambia|Georgia|Germany|Ghana|Greece|Grenada|Guatemala|Guinea|Guyana|Haiti|Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Ivory Coast|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kiribati|Kosovo|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Madagascar|Malawi|Malaysia|Maldives|Mali|Malta|Marshall Islands|Mauritania|Mauritius|Mexico|Micronesia|Moldova|Monaco|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nauru|Nepal|Netherlands|New Zealand|Nicaragua|Niger|Nigeria|North Korea|North Macedonia|Norway|Oman|Pakistan|Palau|Panama|Papua New Guinea|Paraguay|Peru|Philippines|Poland|Portugal|Qatar|Romania|Russia|Rwanda|Saint Lucia|Samoa|San Marino|Saudi Arabia|Senegal|Serbia|Seychelles|Sierra Leone|Singapore|Slovakia|Slovenia|Solomon Islands|Somalia|South Africa|South Korea|South Sudan|Spain|Sri Lanka|Sudan|Suriname|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Togo|Tonga|Trinidad and Tobago|Tunisia|Turkey|Turkmenistan|Tuvalu|Uganda|Ukraine|United Arab Emirates|United Kingdom|UK|United States|United States of America|USA|US|England|Scotland|Wales|Uruguay|Uzbekistan|Vanuatu|Vatican City|Venezuela|Vietnam|Yemen|Zambia|Zimbabwe|Deutschland|Österreich|Schweiz|Frankreich|Italien|Spanien|España|Francia|Alemania|Italia|Reino Unido|Estados Unidos|Allemagne|Espagne|Italie|Royaume-Uni|États-Unis|Germania|Spagna|Regno Unito|Stati Uniti|日本|アメリカ|中国|韓国|한국|미국|일본';

const FIRST_NAMES =
  'James|John|Robert|Michael|William|David|Richard|Joseph|Thomas|Charles|Christopher|Daniel|Matthew|Anthony|Mark|Donald|Steven|Paul|Andrew|Joshua|Kenneth|Kevin|Brian|George|Edward|Ronald|Timothy|Jason|Jeffrey|Ryan|Jacob|Gary|Nicholas|Eric|Jonathan|Stephen|Larry|Justin|Scott|Brandon|Benjamin|Samuel|Gregory|Frank|Alexander|Raymond|Patrick|Jack|Dennis|Jerry|Tyler|Aaron|Jose|Adam|Henry|Nathan|Douglas|Zachary|Peter|Kyle|Walter|Ethan|Jeremy|Harold|Keith|Christian|Roger|Noah|Gerald|Carl|Terry|Sean|Austin|Arthur|Lawrence|Jesse|Dylan|Bryan|Joe|Jordan|Billy|Bruce|Albert|Willie|Gabriel|Logan|Alan|Juan|Wayne|Roy|Ralph|Randy|Eugene|Vincent|Russell|Elijah|Louis|Bobby|Philip|Johnny|Mary|Patricia|Jennifer|Linda|Elizabeth|Barbara|Susan|Jessica|Sarah|Karen|Nancy|Lisa|Betty|Margaret|Sandra|Ashley|Kimberly|Emily|Donna|Michelle|Dorothy|Carol|Amanda|Melissa|Deborah|Stephanie|Rebecca|Sharon|Laura|Cynthia|Kathleen|Amy|Shirley|Angela|Helen|Anna|Brenda|Pamela|Nicole|Emma|Samantha|Katherine|Christine|Debra|Rachel|Catherine|Carolyn|Janet|Ruth|Maria|Heather|Diane|Virginia|Julie|Joyce|Victoria|Olivia|Kelly|Christina|Lauren|Joan|Evelyn|Judith|Megan|Cheryl|Andrea|Hannah|Martha|Jacqueline|Frances|Gloria|Ann|Teresa|Kathryn|Sara|Janice|Jean|Alice|Madison|Doris|Abigail|Julia|Judy|Grace|Denise|Amber|Marilyn|Beverly|Danielle|Theresa|Sophia|Marie|Diana|Brittany|Natalie|Isabella|Charlotte|Rose|Alexis|Kayla|Bob|Bill|Jim|Mike|Tom|Dave|Steve|Chris|Dan|Tony|Nick|Sam|Ben|Alex|Max|Leo|Hans|Peter|Klaus|Wolfgang|Ute|Sabine|Stefan|Pierre|Jacques|Camille|Chloé|Carlos|Luis|Miguel|Carmen|Lucía|Pablo|Javier|Giovanni|Marco|Giulia|Francesca|Luca|Matteo|Yuki|Hiroshi|Sakura|Kenji|민수|지수';

const LAST_NAMES =
  'Smith|Johnson|Williams|Brown|Jones|Garcia|Miller|Davis|Rodriguez|Martinez|Hernandez|Lopez|Gonzalez|Wilson|Anderson|Thomas|Taylor|Moore|Jackson|Martin|Lee|Perez|Thompson|White|Harris|Sanchez|Clark|Ramirez|Lewis|Robinson|Walker|Young|Allen|King|Wright|Scott|Torres|Nguyen|Hill|Flores|Green|Adams|Nelson|Baker|Hall|Rivera|Campbell|Mitchell|Carter|Roberts|Gomez|Phillips|Evans|Turner|Diaz|Parker|Cruz|Edwards|Collins|Reyes|Stewart|Morris|Morales|Murphy|Cook|Rogers|Gutierrez|Ortiz|Morgan|Cooper|Peterson|Bailey|Reed|Kelly|Howard|Ramos|Kim|Cox|Ward|Richardson|Watson|Brooks|Chavez|Wood|James|Bennett|Gray|Mendoza|Ruiz|Hughes|Price|Alvarez|Castillo|Sanders|Patel|Myers|Long|Ross|Foster|Jimenez|Müller|Schmidt|Schneider|Fischer|Weber|Meyer|Wagner|Becker|Schulz|Hoffmann|Dupont|Durand|Dubois|Leroy|Moreau|Rossi|Russo|Ferrari|Esposito|Bianchi|佐藤|鈴木|高橋|田中|김|이|박';

const GERMAN_STATES = 'Bayern|Baden-Württemberg|Hessen|Sachsen|Niedersachsen|Nordrhein-Westfalen|Thüringen|Brandenburg|Saarland|Rheinland-Pfalz|Schleswig-Holstein|Mecklenburg-Vorpommern|Sachsen-Anhalt|Berlin|Hamburg|Bremen|Ontario|Quebec|British Columbia|Alberta|Manitoba|New South Wales|Victoria|Queensland|Tasmania|Andalucía|Cataluña|Bavaria|Catalonia|Lombardia|Toscana|Bretagne|Provence|Normandie';

const WEEKDAYS = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday';
const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
const COLORS = 'red|orange|yellow|green|blue|purple|violet|pink|brown|black|white|gray|grey|silver|gold|turquoise|teal|beige|maroon|navy|crimson|magenta|cyan|lavender|ivory|olive|indigo';
const LANGUAGES = 'English|German|French|Spanish|Italian|Japanese|Korean|Chinese|Mandarin|Portuguese|Russian|Arabic|Hindi|Dutch|Swedish|Norwegian|Danish|Finnish|Polish|Turkish|Greek|Hebrew|Thai|Vietnamese';
const AIRLINES = 'American Airlines|Delta|Delta Air Lines|United|United Airlines|Southwest|Southwest Airlines|JetBlue|Alaska Airlines|Spirit|Frontier|Lufthansa|British Airways|Air France|KLM|Emirates|Qatar Airways|Singapore Airlines|Qantas|Air Canada|Ryanair|EasyJet|Iberia|Swiss|Turkish Airlines|ANA|Japan Airlines|Korean Air';
const AIRPORTS = 'JFK|LaGuardia|Newark Liberty|LAX|SFO|OHare|Heathrow|Gatwick|Charles de Gaulle|Orly|Frankfurt|Schiphol|Changi|Narita|Haneda|Incheon|Logan|SeaTac|Sea-Tac|Dulles|Hartsfield Jackson|DFW|ORD|ATL|SEA|BOS|MIA|DEN|LHR|CDG|FRA|AMS|MUC|Los Angeles International|San Francisco International|John F Kennedy International';
const SPORTS = 'football|soccer|basketball|baseball|tennis|golf|hockey|ice hockey|volleyball|rugby|cricket|swimming|boxing|cycling|badminton|table tennis|skiing|surfing|wrestling|running';
const ANIMALS = 'dog|cat|horse|cow|pig|sheep|goat|chicken|duck|rabbit|lion|tiger|bear|elephant|monkey|wolf|fox|deer|mouse|rat|snake|frog|fish|shark|whale|dolphin|eagle|owl|penguin|turtle';
const FOODS = 'pizza|pasta|burger|hamburger|sandwich|salad|soup|rice|bread|cheese|steak|sushi|taco|burrito|noodles|ice cream|cake|pie|apple|banana|orange|eggs|bacon|french fries|chocolate|cookies|curry';
const DRINKS = 'coffee|tea|water|beer|wine|juice|orange juice|milk|soda|cola|lemonade|espresso|latte|cappuccino|hot chocolate|whiskey|vodka|gin|rum|champagne';
const ROOMS = 'kitchen|bedroom|living room|bathroom|dining room|office|garage|basement|hallway|attic|laundry room';
const GENRES = 'rock|pop|jazz|classical|country|hip hop|rap|blues|metal|reggae|electronic|folk|soul|funk|techno|house|indie|punk|opera|disco';
const STREETS = 'Main Street|Broadway|Park Avenue|Fifth Avenue|Wall Street|Elm Street|Oak Street|Maple Avenue|High Street|Church Street|Market Street|Hauptstraße|Bahnhofstraße|Rue de Rivoli|Via Roma|Calle Mayor';

const LISTS: Readonly<Record<string, readonly string[]>> = {
  US_STATE: [US_STATES],
  State: [GERMAN_STATES, US_STATES],
  US_CITY: [US_CITIES],
  EUROPE_CITY: [EUROPE_CITIES],
  City: [WORLD_CITIES, EUROPE_CITIES, US_CITIES],
  Region: [US_STATES, GERMAN_STATES],
  Country: [COUNTRIES],
  US_FIRST_NAME: [FIRST_NAMES],
  GB_FIRST_NAME: [FIRST_NAMES],
  DE_FIRST_NAME: [FIRST_NAMES],
  FirstName: [FIRST_NAMES],
  US_LAST_NAME: [LAST_NAMES],
  LastName: [LAST_NAMES],
  StreetName: [STREETS],
  StreetAddress: [STREETS],
  DayOfWeek: [WEEKDAYS],
  Month: [MONTHS],
  Color: [COLORS],
  Language: [LANGUAGES],
  Airline: [AIRLINES],
  Airport: [AIRPORTS],
  Sport: [SPORTS],
  Animal: [ANIMALS],
  Food: [FOODS],
  Drink: [DRINKS],
  Room: [ROOMS],
  Genre: [GENRES],
};

/** The names that are known for a built-in slot type without its prefix; none for a type whose values are any names. */
export function knownNames(type: string): readonly string[] {
  return (LISTS[type] ?? []).flatMap((names) => names.split('|'));
}
