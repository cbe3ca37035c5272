import { forPhrases, NOTHING, type Rule, whole } from './rule.ts';

/** Lines that belong to the page around the article: copyright, skip links, comment counts, loading and player messages. */
export const pageFurniture: Rule = {
  id: 'page-furniture',
  cuts: (text) => (text.length <= MAX_LENGTH && FURNITURE.some((line) => line.test(forPhrases(text))) ? whole(text) : NOTHING),
};

const MAX_LENGTH = 200;
const FURNITURE: readonly RegExp[] = [
  /^(?:©|\(c\)\s|copyright\b).{0,150}(?:all rights reserved|\d{4})/i,
  /^(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|tüm hakları saklıdır|все права защищены|усі права захищено|جميع الحقوق محفوظة|版权所有|版權所有)[\s.]*$/i,
  /^(?:skip to (?:main )?content|jump to (?:main )?content|back to top|toggle navigation|close menu|open menu|zum inhalt springen|zurück nach oben|aller au contenu|ir al contenido|içeriğe geç|yukarı çık)$/i,
  /^(?:\d[\d.,]*\s)?(?:comments?|kommentare?|commentaires?|comentarios?|comentários?|commenti|yorum(?:lar)?|комментари(?:й|я|ев)|تعليق(?:ات)?|komentarz[ey]?|reacties)(?:\s?\(\d+\))?$/i,
  /^(?:leave a (?:comment|reply)|post a comment|add (?:a )?comment|view comments|show comments|join the (?:conversation|discussion)|kommentar (?:schreiben|verfassen)|laisser un commentaire|deja un comentario|yorum yap(?:ın)?|оставить комментарий|أضف تعليق(?:اً|ا)?|اترك تعليق(?:اً|ا)?)$/i,
  /^(?:loading|please wait|lädt|chargement|cargando|yükleniyor|загрузка|جار(?:ي|ٍ) التحميل)\s*(?:\.{2,}|…)?$/i,
  /^(?:please )?(?:enable|turn on) javascript\b/i,
  /^(?:(?:this|your) (?:video|browser)|(?:video|audio) player|playback)\b.{0,80}\b(?:not supported|cannot (?:be )?play(?:ed)?|does not support|isn['’]t supported)/i,
  /^(?:\d+\s)?(?:min(?:ute)?s? read|min\. (?:lesezeit|de lecture)|dk(?:\.)? okuma)$/i,
  /^(?:listen to (?:this )?article|listen \d+ min|artikel anhören|écouter (?:cet )?article|haberi dinle|استمع (?:للمقال|إلى المقال))$/i,
];
