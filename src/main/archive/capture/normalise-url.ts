import { ArchiveError } from '../../../shared/archive-error.ts';

/** The address as it is asked for: absolute, http or https, spelled one way. Throws `invalid` for anything else. */
export function normaliseUrl(text: string): string {
  const typed = text
    .trim()
    .replace(/^<(.*)>$/s, '$1')
    .trim();
  const url = parse(typed);
  if (url === null) throw invalid(typed, 'it is not a web address', 'Give one like https://example.org/page.');
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw invalid(typed, `${url.protocol} is not a web address`, 'Only http and https can be saved.');
  if (url.username !== '' || url.password !== '')
    throw invalid(url.host, 'it carries a name or a password', 'Give the address without them.');
  if (url.hostname === '') throw invalid(typed, 'it names no host', 'Give one like https://example.org/page.');
  return url.href;
}

/** One key for every spelling of the same page: scheme, default port, fragment, tracking parameters and a last slash do not count. */
export function urlKey(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return address.trim();
  const port = url.port === '' || url.port === '80' || url.port === '443' ? '' : `:${url.port}`;
  const host = url.hostname.replace(/\.$/, '');
  const path = url.pathname.replace(/\/+$/, '');
  const query = url.search === '' ? '' : withoutTracking(url.search);
  return `//${host}${port}${path}${query}`;
}

const HOST_LIKE = /^(?:[\p{L}\p{N}_-]+\.)+[\p{L}\p{N}-]{2,}(?::\d+)?(?:[/?#]|$)/u;

function parse(typed: string): URL | null {
  if (HOST_LIKE.test(typed)) return URL.canParse(`https://${typed}`) ? new URL(`https://${typed}`) : null;
  return URL.canParse(typed) ? new URL(typed) : null;
}

function invalid(what: string, why: string, remedy: string): ArchiveError {
  return new ArchiveError('invalid', `"${what.slice(0, 200)}" cannot be saved: ${why}. ${remedy}`);
}

/** Parameters that say how a reader came, never what the page is. */
const TRACKING = new Set(
  (
    'fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh li_fat_id mc_cid mc_eid mkt_tok ' +
    '_ga _gl _hsenc _hsmi hsctatracking vero_id oly_anon_id oly_enc_id rb_clickid s_cid wickedid ' +
    'cmpid icid ncid ocid smid smtyp taid ito xtor wt_mc wtmc wt_zmc ref_src ref_url soc_src soc_trk sr_share ' +
    'at_medium at_campaign at_custom1 at_custom2 at_custom3 at_custom4 at_link_id at_link_origin at_link_type at_format at_ptr_name at_bbc_team'
  ).split(' '),
);

function withoutTracking(search: string): string {
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => {
      const name = pair.split('=', 1).join('').toLowerCase();
      return pair !== '' && !name.startsWith('utm_') && !TRACKING.has(name);
    });
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}
