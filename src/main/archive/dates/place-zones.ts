/** The IANA zone all of a country's papers keep, or of the one country a language is printed in; null where there are several. */
export function zoneOfPlace(country: string | null, lang: string | null): string | null {
  if (country !== null) return BY_COUNTRY.get(country) ?? null;
  return BY_LANGUAGE.get(lang?.toLowerCase().split('-')[0] ?? '') ?? null;
}

/** A zone's offset at an instant, `+03:00`. */
export function offsetAt(zone: string, instantMs: number): string {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  const name = format.formatToParts(instantMs).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const offset = name.replace('GMT', '').slice(0, 6);
  return offset === '' ? '+00:00' : offset;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Zone and the countries that keep it; those with several zones are not here. */
const COUNTRIES = `Europe/London GB IM JE GG|Europe/Dublin IE|Europe/Lisbon PT|Atlantic/Reykjavik IS
Europe/Berlin DE AT CH LI FR IT NL BE LU DK SE NO PL CZ SK HU SI HR BA RS ME MK AL XK ES MT MC SM VA AD
Europe/Athens GR CY BG RO FI EE LV LT|Europe/Kyiv UA|Europe/Chisinau MD|Europe/Istanbul TR|Europe/Minsk BY
Asia/Jerusalem IL|Asia/Beirut LB|Asia/Damascus SY|Asia/Amman JO|Asia/Baghdad IQ|Asia/Riyadh SA KW QA BH YE|Asia/Dubai AE OM
Asia/Tehran IR|Asia/Kabul AF|Asia/Karachi PK|Asia/Kolkata IN LK|Asia/Kathmandu NP|Asia/Dhaka BD|Asia/Yangon MM
Asia/Bangkok TH VN KH LA|Asia/Singapore SG MY|Asia/Hong_Kong HK|Asia/Manila PH|Asia/Taipei TW|Asia/Shanghai CN|Asia/Tokyo JP|Asia/Seoul KR
Asia/Tashkent UZ TM TJ|Asia/Bishkek KG|Asia/Tbilisi GE|Asia/Yerevan AM|Asia/Baku AZ
Africa/Cairo EG|Africa/Tripoli LY|Africa/Tunis TN|Africa/Algiers DZ|Africa/Casablanca MA|Africa/Khartoum SD|Africa/Addis_Ababa ET KE TZ UG SO ER DJ
Africa/Lagos NG CM NE TD BJ GA|Africa/Johannesburg ZA ZW ZM MZ BW NA LS|Africa/Accra GH SN CI ML BF GN SL LR GM TG
America/Bogota CO|America/Lima PE|America/Caracas VE|America/La_Paz BO|America/Asuncion PY|America/Montevideo UY|America/Argentina/Buenos_Aires AR
America/Panama PA JM|America/Costa_Rica CR GT HN NI SV|America/Santo_Domingo DO PR|America/Havana CU|Pacific/Auckland NZ`;

/** Languages whose papers all keep one clock. */
const LANGUAGES = `Europe/Berlin de it pl cs sk hu sl hr sv da no nb nn sq mk lb|Europe/Athens el bg fi et lv lt|Europe/Istanbul tr|Asia/Jerusalem he
Asia/Tehran fa|Asia/Tokyo ja|Asia/Seoul ko|Asia/Bangkok th vi|Asia/Tbilisi ka|Asia/Yerevan hy|Europe/Kyiv uk|Asia/Kolkata hi te ta mr gu kn ml pa|Atlantic/Reykjavik is`;

const tableOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split(/[|\n]/).flatMap((row) => {
      const [zone = '', ...keys] = row.split(' ');
      return keys.map((key) => [key, zone] as const);
    }),
  );
const BY_COUNTRY = tableOf(COUNTRIES);
const BY_LANGUAGE = tableOf(LANGUAGES);
