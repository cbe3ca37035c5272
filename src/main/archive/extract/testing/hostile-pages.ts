/** A page made to stall whoever reads it. */
export interface HostilePage {
  readonly name: string;
  make(): string;
}

/** Pages of every kind that costs more than its size promises. `scale` 1 is as large as they come; tests use a part of it. */
export function hostilePages(scale: number): HostilePage[] {
  const n = (whole: number) => Math.max(1, Math.round(whole * scale));
  const page = (name: string, make: () => string): HostilePage => ({ name, make });
  return [
    page('10,000 nested divs', () => `${'<div>'.repeat(10_000)}deep text`),
    page(`${n(1_000_000)} nested divs`, () => `${'<div>'.repeat(n(1_000_000))}deep text`),
    page(`one line of ${n(100_000_000)} letters`, () => `<p>${'a'.repeat(n(100_000_000))}`),
    page(`one line of ${n(15_000_000)} letters`, () => `<p>${'a'.repeat(n(15_000_000))}`),
    page(`one line of ${n(15_000_000)} letters in words`, () => `<p>${'pier '.repeat(n(3_000_000))}`),
    page(
      `${n(1_500_000)} attributes of one element`,
      () => `<p ${Array.from({ length: n(1_500_000) }, (_, at) => `a${at}=1`).join(' ')}>text</p>`,
    ),
    page(`${n(3_000_000)} attributes of many elements`, () => '<p a=1 b=2 c=3 d=4 e=5 f=6>text</p>'.repeat(n(500_000))),
    page(`${n(3_000_000)} entities`, () => `<p>${'&amp;'.repeat(n(3_000_000))}</p>`),
    page(`${n(1_000_000)} entities that are none`, () => `<p>${'&nosuchthing'.repeat(n(1_000_000))}</p>`),
    page('400 tables, each in the one before', () => `${'<table><tr><td>'.repeat(400)}cell`),
    page(`${n(100_000)} tables, each in the one before`, () => `${'<table><tr><td>'.repeat(n(100_000))}cell`),
    page(`a table of ${n(1_000_000)} cells`, () => `<table>${`<tr>${'<td>cell'.repeat(1000)}`.repeat(n(1000))}</table>`),
    page(`${n(1_000_000)} paragraphs`, () => `<article>${'<p>The pier is shut.'.repeat(n(1_000_000))}</article>`),
    page(`${n(500_000)} links`, () => `<ul>${'<li><a href="/pier">pier</a>'.repeat(n(500_000))}</ul>`),
    page(`${n(1_000_000)} scripts that do not end`, () => '<script>'.repeat(n(1_000_000))),
    page(`${n(2_000_000)} tags that do not end`, () => '<b'.repeat(n(2_000_000))),
    page(
      `linked data ${n(200_000)} deep`,
      () => `<script type="application/ld+json">${'{"author":'.repeat(n(200_000))}1${'}'.repeat(n(200_000))}</script><p>text`,
    ),
    page(`${n(5_000_000)} blanks before a bracket`, () => `<title>${' '.repeat(n(5_000_000))}(</title><p>text`),
    page(`${n(500_000)} numbers that may be dates`, () => `<p>${'12.12.2024 '.repeat(n(500_000))}</p>`),
  ];
}
