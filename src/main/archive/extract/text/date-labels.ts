/** What is written beside a date that something was changed on, as folded text has it: lower case, no marks over letters. */
export const MODIFIED = labels(
  'last (?:updated|modified|edited|changed|update|edit|revised|reviewed)',
  'updated?|modified|edited|revised|lastmod',
  '(?:zuletzt |letzte[sr]? )?(?:aktualisiert|geandert|bearbeitet|aktualisierung|anderung|update)|neu bearbeitet',
  '(?:derniere )?(?:mise?s? a jour|modifiee?|modification|maj)',
  '(?:ultima )?(?:actualizado|actualizacion|atualizado|atualizacao|modificado|modificacion|modificacao)',
  '(?:ultimo )?(?:aggiornato|aggiornamento)|ultima modifica',
  '(?:son )?guncelle(?:me|nme|ndi)(?: tarihi)?',
  'обновлено|последнее обновление|изменено|оновлено|змінено',
  '(?:اخر |آخر )?تحديث|(?:اخر |آخر )?تعديل|به.?روزرساني|עודכן|עדכון אחרון',
  'bijgewerkt|gewijzigd|laatst bijgewerkt|aktualizacja|zaktualizowano|aktualizovano|aktualizovane|upraveno|frissitve|actualizat',
  'uppdaterad|oppdatert|opdateret|sist endret|paivitetty|ενημερωση|diperbarui|cap nhat',
  '更新(?:日時?|时间|時間)?|最終更新(?:日時?)?|최종 ?수정|수정|업데이트|अपडेटेड?|अद्यतन',
);

/** What is written beside a date that something was published on. */
export const PUBLISHED = labels(
  'published|posted|created|released|issued|first published|publi(?:cation|sh) date|release date|date|written|submitted|filed|added|uploaded|press release',
  'veroffentlicht(?: am)?|veroffentlichung|erschienen|erscheinungsdatum|stand|datum|erstellt|publiziert|geschrieben|gepostet|eingestellt|verfasst|online seit|pressemitteilung|pressemeldung|meldung vom|eingetragen|vom',
  'publiee?s?|date de (?:publication|parution)|mise? en ligne|poste|paru|ecrit|redige',
  'publicad[oa]|fecha|data|postado|escrito|fecha de publicacion|data de publicacao|criado|creado',
  'pubblicat[oa]|data di pubblicazione|scritto|postato|inserito',
  'yayin(?:lanma|lanma tarihi|landi|tarihi|lama)?|giris|giris tarihi|olusturulma|eklenme|eklendi|tarih(?:i)?|haber girisi',
  'опубликовано|опубликован|дата(?: публикации)?|опубліковано|добавлено|размещено',
  'نشر(?:ت)?(?: في)?|تاريخ(?: النشر)?|منشور|كتب(?: في)?|تاریخ(?: انتشار)?|منتشر شده|פורסם|תאריך|شائع',
  'gepubliceerd|geplaatst|opublikowano|data publikacji|dodano|utworzono|publikovano|vydano|zverejneno|megjelent|publicat|objavljeno|objavijeno',
  'publicerad|publisert|publiceret|julkaistu|δημοσιευ\\p{L}*|diterbitkan|dipublikasikan|ngay dang|เผยแพร่|วันที่',
  '发布(?:时间|日期)?|發布(?:時間|日期)?|發佈(?:時間)?|发表(?:时间|于)?|發表|日期|时间|公開日?|配信|掲載日?|投稿日?|작성일?|입력|등록|게시|승인|प्रकाशित|पब्लिश',
);

/** What else stands beside dates without saying anything: prepositions, hours, the era. */
export const SMALL = labels(
  'on|at|the|of|am|um|uhr|ora|ore|saat|le|a|las|el|as|de|в|om|kl|klo|o|godz|den|der|il|alle|du|um|ur',
  'الساعة|في|يوم|بتوقيت|بتاريخ|ساعت|مورخ|بواسطة|ב|local time|et|pt|ct|ist|gmt|utc|time|hrs?|h|г|года|р|року|د|م|ه|d|no|kst|jst|est|edt|cet|cest',
);

function labels(...rows: readonly string[]): RegExp {
  const bare = rows.map((row) => row.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC'));
  return new RegExp(`(?<!\\p{L})(?:${bare.join('|')})(?!\\p{L})`, 'gu');
}
