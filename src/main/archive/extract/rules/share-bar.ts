import { named, type PlaceRule } from './place-rule.ts';
import { forPhrases, NOTHING, type Rule, whole } from './rule.ts';

/** Names of networks and the words around them, with nothing else on the line: `Share Facebook Twitter WhatsApp`. */
export const shareBar: Rule & PlaceRule = {
  id: 'share-bar',
  isWhole: true,
  holds: ({ names }) => PLACES.test(names),
  cuts(text) {
    if (text.length > MAX_LENGTH) return NOTHING;
    if (CALL_ALONE.test(forPhrases(text))) return whole(text);
    const left = forPhrases(text)
      .replace(NETWORKS, ' ')
      .replace(AROUND, ' ')
      .replace(/[\s\p{P}\p{S}\d]+/gu, '');
    if (left !== '') return NOTHING;
    const networks = text.match(NETWORKS)?.length ?? 0;
    const calls = text.match(CALLS)?.length ?? 0;
    return networks + calls >= 2 ? whole(text) : NOTHING;
  },
};

/** What such a part of a page is called. */
const PLACES = named(
  'share|shares|sharing|sharebar|sharedaddy|share ?buttons?|share ?tools|social|socials|social ?media|addthis|addtoany|shareaholic|follow us|teilen|partager|compartir|compartilhar|condividi|paylaş|paylas|поделиться|مشاركة|شارك',
);
const MAX_LENGTH = 200;
const NETWORKS =
  /(?<!\p{L})(?:facebook|twitter|x\.com|whats ?app|telegram|linked ?in|pinterest|reddit|instagram|tumblr|flipboard|pocket|messenger|bluesky|mastodon|threads|viber|vk(?:ontakte)?|одноклассники|вконтакте|xing|e-?mail|mail|e-?posta|print|drucken|yazdır|imprimer|imprimir|stampa|copy link|link kopieren|copier le lien|copiar enlace|bağlantıyı kopyala|فيسبوك|تويتر|واتساب|تيليغرام|تلغرام|لينكد إن|طباعة|ב?פייסבוק|ב?טוויטר|ב?וואטסאפ|ב?טלגרם|微博|微信|line|kakao)(?!\p{L})/giu;
const CALLS =
  /(?<!\p{L})(?:share|shares|tweet|follow us|like us|teilen|partager|compartir|compartilhar|condividi|paylaş|paylas|поделиться|поділитися|شارك|مشاركة|انشر|udostępnij|delen|dela|del|שתפו|שיתוף|分享|シェア|공유|اشتراک‌گذاری)(?!\p{L})/giu;
const AROUND =
  /(?<!\p{L})(?:share|shares|tweet|post|save|send|follow|like|us|this|article|story|page|on|via|with|to|by|and|or|the|link|copy|teilen|artikel|auf|bei|per|und|partager|sur|par|et|cet|article|compartir|en|por|con|esta|noticia|compartilhar|no|na|condividi|su|con|paylaş|haberi|bu|ile|поделиться|в|на|شارك|مشاركة|انشر|على|عبر|هذا|المقال|الخبر|udostępnij|na|delen|op|dela|del|på|分享|到|シェア|する|공유|하기|שתפו|שיתוף)(?!\p{L})/giu;
const CALL_ALONE =
  /^(?:share(?: this(?: article| story)?)?|paylaş|haberi paylaş|partager(?: l['’]article)?|(?:diesen )?(?:artikel|beitrag) teilen|teilen(?: sie dies)?(?: mit)?|compartir|condividi|поделиться|شارك(?: المقال| الخبر)?|مشاركة|分享|シェアする|공유하기)\s*:?$/i;
