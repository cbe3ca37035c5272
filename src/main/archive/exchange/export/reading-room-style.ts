/** How exported pages look: the reading pane on paper, light and dark, for every script, and in print. */
export const READING_ROOM_STYLE = `
:root{color-scheme:light dark;--bg:#fff;--app:#f4f3f0;--text:#1c1b19;--text-2:#4f4b45;--text-3:#6a655d;--link:#1a5799;--line:#dedbd4;--hit:#ffe08a;
--serif:"Source Serif 4 Variable","Source Serif 4",Charter,"Iowan Old Style","Palatino Linotype",Georgia,"Noto Serif","DejaVu Serif",serif;
--sans:"Inter Variable",Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;
--mono:"JetBrains Mono",ui-monospace,"Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}
@media (prefers-color-scheme:dark){:root{--bg:#1f2022;--app:#161718;--text:#eceae6;--text-2:#bdb9b2;--text-3:#a9a59c;--link:#8cc0f6;--line:#33363a;--hit:#594610}}
*{box-sizing:border-box}
html{background:var(--bg);color:var(--text);font:400 18px/1.55 var(--serif);text-size-adjust:100%;-webkit-text-size-adjust:100%}
body{margin:0}
a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:1px}
a:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:2px}
.bar{display:flex;gap:16px;align-items:baseline;padding:10px 24px;border-bottom:1px solid var(--line);background:var(--app);font:450 13px/18px var(--sans);color:var(--text-3)}
.bar a{text-decoration:none}.bar a:hover{text-decoration:underline}
.bar .count{margin-inline-end:auto}
main{max-width:calc(66ch + 48px);margin:0 auto;padding:48px 24px 72px}
.outlet{font:600 13px/18px var(--sans);letter-spacing:.04em;text-transform:uppercase;color:var(--text-2);margin:0 0 10px}
h1{font-weight:650;font-size:30px;line-height:1.2;letter-spacing:-.005em;text-wrap:balance;margin:0 0 12px;overflow-wrap:break-word}
.standfirst{font-size:20px;line-height:1.45;color:var(--text-2);margin:0 0 16px;text-wrap:pretty}
.about{font:450 14px/20px var(--sans);color:var(--text-2);margin:0}
.address{font:450 12.5px/18px var(--mono);color:var(--text-3);margin:4px 0 0;overflow-wrap:anywhere}
.address a{color:inherit}
.head{padding-bottom:20px;margin-bottom:28px;border-bottom:1px solid var(--line)}
.body>*{margin:0 0 1.1em}
.body p{hyphens:auto;text-wrap:pretty;overflow-wrap:break-word}
.body h2,.body h3,.body h4,.body h5,.body h6{font-weight:650;line-height:1.3;margin:1.6em 0 .6em;text-wrap:balance;overflow-wrap:break-word}
.body h2{font-size:22px}.body h3{font-size:19px}.body h4,.body h5,.body h6{font-size:18px}
.body blockquote{margin-inline:0;padding-inline-start:18px;border-inline-start:3px solid var(--line);color:var(--text-2)}
.body blockquote.pull{border-inline-start-style:double;border-inline-start-width:6px;font-size:20px;font-style:italic}
.body .embed{padding:12px 16px;border:1px solid var(--line);border-radius:6px;background:var(--app)}
.body .embed blockquote{margin:0;padding:0;border:0;color:var(--text)}
.body .embed p{margin:0}.body .embed .source{margin-top:8px;font:450 13px/20px var(--sans);color:var(--text-2);overflow-wrap:anywhere}
.body .footnote{font-size:15px;line-height:1.45;color:var(--text-2)}.body .footnote .label{font-weight:600}
.body figure{margin:1.8em 0}
.body img{display:block;max-width:100%;height:auto;border-radius:4px;background:var(--app)}
.body figcaption{font:400 14px/20px var(--sans);color:var(--text-2);margin-top:8px}
.body .missing-image{font:450 13px/20px var(--sans);color:var(--text-3);margin:0}
.body pre{font:450 13.5px/1.5 var(--mono);background:var(--app);padding:12px 14px;border-radius:6px;overflow-x:auto;white-space:pre-wrap}
.body code{font:450 .86em var(--mono)}
.body hr{border:0;border-top:1px solid var(--line);width:30%;margin:2em auto}
.body table{border-collapse:collapse;display:block;overflow-x:auto;font:400 14px/20px var(--sans)}
.body th,.body td{border-bottom:1px solid var(--line);padding:6px 12px 6px 0;text-align:start;vertical-align:top}
.body caption{text-align:start;color:var(--text-2);padding-bottom:6px}
.body ul,.body ol{padding-inline-start:1.4em}
.facts,.notes,.earlier{margin-top:40px;padding-top:16px;border-top:1px solid var(--line);font:450 13px/20px var(--sans);color:var(--text-2)}
.facts h2,.notes h2,.earlier h2{font:600 13px/18px var(--sans);color:var(--text);margin:0 0 8px}
.facts dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 20px;margin:0}
.facts dt{color:var(--text-3)}.facts dd{margin:0;overflow-wrap:anywhere}
.facts .hash{font-family:var(--mono);font-size:12.5px}
.notes p{white-space:pre-wrap;margin:0 0 10px;font:400 16px/1.5 var(--serif);color:var(--text)}
.earlier .body{font:400 17px/1.55 var(--serif);color:var(--text)}
.contents{list-style:none;margin:32px 0 0;padding:0;font-family:var(--sans)}
.contents li{padding:14px 0;border-top:1px solid var(--line)}
.contents a{display:block;font-weight:600;font-size:16px;line-height:22px;color:var(--text);text-decoration:none}
.contents a:hover{color:var(--link);text-decoration:underline}
.contents .line{font-size:13px;line-height:18px;color:var(--text-2);margin:3px 0 0}
.contents .excerpt{font:400 15px/21px var(--serif);color:var(--text-2);margin:5px 0 0}
.intro{font:450 14px/20px var(--sans);color:var(--text-2);margin:0}
:lang(ar),:lang(fa),:lang(ur),:lang(ps),:lang(ckb),:lang(ug){font-family:"Source Serif 4 Variable","Noto Naskh Arabic Variable","Noto Naskh Arabic","Geeza Pro","Traditional Arabic",Amiri,serif;letter-spacing:0;font-style:normal}
article:lang(ar) .body p,article:lang(fa) .body p,article:lang(ur) .body p{font-size:1.15em;line-height:1.85}
:lang(ar) em,:lang(fa) em,:lang(ur) em,:lang(he) em{font-style:normal;font-weight:600}
:lang(he),:lang(yi){font-family:"Source Serif 4 Variable","Noto Serif Hebrew Variable","Noto Serif Hebrew","New Peninim MT",David,serif}
article:lang(he) .body p{font-size:1.05em;line-height:1.7}
:lang(zh),:lang(ja){line-break:strict;word-break:normal}
:lang(zh){font-family:"Songti SC","Noto Serif CJK SC","Source Han Serif SC","PingFang SC","Microsoft YaHei",serif}
:lang(zh-Hant){font-family:"Songti TC","Noto Serif CJK TC","PingFang TC","Microsoft JhengHei",serif}
:lang(ja){font-family:"Hiragino Mincho ProN","Noto Serif CJK JP","Yu Mincho",serif}
:lang(ko){font-family:"Apple SD Gothic Neo","Noto Serif CJK KR","Malgun Gothic",serif;word-break:keep-all}
article:lang(zh) .body p,article:lang(ja) .body p{line-height:1.8}
:lang(zh) em,:lang(ja) em{font-style:normal;text-emphasis:filled dot}
:lang(th) .body p,:lang(lo) .body p,:lang(km) .body p{font-size:1.1em;line-height:1.8}
@media (max-width:560px){main{padding:28px 18px 48px}h1{font-size:26px}.bar{padding:10px 18px}}
@media print{html{font-size:11.5pt;background:#fff;color:#000}.bar{display:none}main{padding:0;max-width:none}.body figure,.body pre,.body blockquote{break-inside:avoid}h1,h2,h3{break-after:avoid}a{color:inherit}}
`;
