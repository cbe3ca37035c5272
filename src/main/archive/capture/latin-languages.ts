/** What tells a language written in Latin letters: the letters it has beside a to z, in lower case, and some of its commonest words. */
export interface LatinLanguage {
  readonly letters: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

const language = (letters: string, words: string): LatinLanguage => ({
  letters: new Set(letters),
  words: new Set(words.split(' ')),
});

/** The languages whose old charsets have to be told apart, commonest on the web first. */
export const LATIN_LANGUAGES: readonly LatinLanguage[] = [
  language('éèêëàâäïîôöûüçñœæ', 'the of and to in is was for that with as on by at from'),
  language('äöüß', 'der die und das den von zu ist mit im des auf dem ein eine nicht als auch sich'),
  language('éèêëàâîïôùûüÿçœæ', 'le la les de des et du en un une est que dans pour sur au par qui'),
  language('áéíóúüñ', 'el la los las de que en un una por con del para es su se al como'),
  language('áâãàçéêíóôõúü', 'o os as de que em um uma do da no na por com para dos se mais'),
  language('àèéìíîòóùú', 'il lo la gli di che un una del della in per con non sono da alla nel'),
  language('éëïóöüèê', 'de het een en van is in dat op te zijn met voor niet aan door bij ook'),
  language('åæøéó', 'og i er en det som at af for den med til ikke har et fra'),
  language('åäöé', 'och i att det som en av den med till inte har ett om var'),
  language('äöåšž', 'ja on ei se oli hän ovat sen mutta myös kun kuin tai joka jonka sekä'),
  language('äõöüšž', 'ja on ei see oli mis kui ka et oma aga ning tema olid selle'),
  language('āčēģīķļņšūžōŗ', 'un ir no ar uz par kas bija tas pie gan bet gada'),
  language('ąčęėįšųūž', 'ir yra buvo su kad iki per apie bei kaip tai jo m d'),
  language('ąćęłńóśźż', 'i w z na do nie to jest od za po przez oraz jak dla'),
  language('áčďéěíňóřšťúůýž', 'a v na je se do z od pro ve jsou byl jako za k po o s'),
  language('áäčďéíĺľňóôŕšťúýž', 'a v na je sa do z od pre vo ako za k po o s bol'),
  language('čšžćđ', 'in je na se za so ali od tudi ki pri po ter kot iz bi i u su kao ili kroz'),
  language('áéíóöőúüű', 'a az egy hogy nem van volt meg csak vagy mint volt ez el'),
  language('ăâîșț', 'de la cu pe din este un o care sau mai ca prin nu se a sunt'),
  language('çğıöșüâîû', 've bir bu da de ile olarak olan en daha gibi ama'),
  language('çë', 'dhe i e nga me per ka si nuk nje'),
  language('áéíóú', 'an na agus is ar le a i go do ag bhí'),
  language('ċġħżàèìòù', 'u li ta il ir fil ma minn din tal hija huwa fi bi'),
  language('ĉĝĥĵŝŭ', 'la de kaj estas en al por kun kiu ne'),
  language('àèéíïòóúüç', 'el la els les de que i en un una per amb del'),
  language('áéíóúýþæöð', 'og er sem ekki var um við til frá'),
  language(
    'àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ',
    'trong cho con khi theo sau hay nhau anh em và của là các có được một không nay',
  ),
];
