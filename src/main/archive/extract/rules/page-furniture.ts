import { forPhrases, NOTHING, type Rule, whole } from './rule.ts';

/** Lines that belong to the page around the article: copyright, skip links, comment counts, loading and player messages. */
export const pageFurniture: Rule = {
  id: 'page-furniture',
  cuts: (text) => (text.length <= MAX_LENGTH && FURNITURE.some((line) => line.test(forPhrases(text))) ? whole(text) : NOTHING),
};

const MAX_LENGTH = 260;
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
  /^(?:caption|close|advert|text size|enlarge(?: image)?|view (?:image|gallery)|open (?:this )?(?:image|photo) in gallery|image \d+ (?:of|\/) ?\/?\s?\d+|\d+ ?(?:of|\/) ?\d+|placeholder image(?:-\d+)?|by|von|par|por|follow|follow us|share|tags?|topics?|more|reading time|print|save|iklan|contents?|table of contents|inhalt(?:sverzeichnis)?|highlights|view author archive|email the author|submit)\s?[:.]?$/i,
  /^(?:continue reading below|story continues below|this slideshow requires javascript|loading content|wird geladen|lade weitere inhalte|read (?:the )?original|back to (?:top|article|home)|zurück|drucken|drukuj|imprimer|imprimir|stampa)\s?(?:\.{2,}|…|\.)?$/i,
  /^(?:\d{1,2}:)?\d{1,2}:\d{2}(?:\s?\/\s?(?:\d{1,2}:)?\d{1,2}:\d{2})?$/,
  /^(?:duration|dauer|durée|duración)\s?:?\s?\d{1,2}:\d{2}$/i,
  /^(?:published |posted |updated )?\d{1,2} (?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?) ago$/i,
  /^(?:tempo de leitura|lesedauer|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|okuma süresi|время чтения)\s?:?\s?(?:ca\. )?\d+ ?\p{L}+\.?$/iu,
  /^\d+[- ](?:min(?:ute)?s? read|minuten lesezeit)$/i,
  /^(?:weitere informationen|ende der weiteren informationen|service navigation|(?:\S+ )?box aufklappen(?: .{0,40})?|personen-box .{0,60}|externen inhalt anzeigen|empfohlener (?:redaktioneller|externer) inhalt|ein klick für den datenschutz)$/i,
  /^(?:an dieser stelle finden sie|hier finden sie) .{0,60}(?:externen inhalt|inhalte? (?:von|aus))/i,
  /^(?:log ?in|sign in|sign up|register|login or register|sign ?in or (?:sign ?up|register)|anmelden|einloggen|se connecter|iniciar sesión|entrar|accedi|giriş yap|войти)$/i,
  /^(?:this document is subject to copyright|materiał chroniony prawem|reproduction (?:is )?(?:prohibited|forbidden)|nachdruck)\b.{0,240}$/i,
  /^(?:dieser (?:beitrag|artikel|text) gibt die meinung|the (?:views|opinions) expressed|this article is the copyrighted|(?:der|dieser) (?:beitrag|text|artikel) wurde (?:am .{4,60} )?veröffentlicht|sofern nicht anders)\b.{0,180}$/i,
  /^copyright\s?[ⓒ©(].{0,150}$/i,
  /^(?:filed under|tagged(?: with| as)?|categor(?:y|ies)|kategorien?|schlagwörter(?: zu diesem artikel)?|keywords|mots[- ]clés|etiquetas|etiketler|теги)\s?(?::.{0,100})?$/i,
  /^(?:citation|suggested citation|zitiervorschlag|infos zum zitiervorschlag)\s?:?(?:.{0,40}|.{0,160}\bretrieved .{0,90})$/i,
  /^suggested citation\b.{0,180}$/i,
  /^(?:.{0,40}\bpdf (?:herunterladen|download)|download (?:the |as )?pdf|rezept drucken.{0,40}|kommentarfeed\b.{0,80})$/i,
];
