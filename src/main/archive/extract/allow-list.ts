/** Elements of HTML that may stand in a static page as they are. Everything else is renamed, unwrapped or dropped. */
export const HTML_ELEMENTS: ReadonlySet<string> = words(`
  a abbr acronym address area article aside b bdi bdo big blockquote br button caption center cite code col colgroup data dd del
  details dfn dialog dir div dl dt em fieldset figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd
  label legend li main map mark menu meter nav nobr ol optgroup option output p picture pre progress q rb rp rt rtc ruby s samp search
  section select small source span strike strong sub summary sup table tbody td textarea tfoot th thead time tr tt u ul var video wbr
`);

/** Elements dropped with everything in them. */
export const DROPPED_ELEMENTS: ReadonlySet<string> = words(`
  script iframe object embed applet param frame frameset noframes noembed base meta link title style template portal fencedframe
  bgsound track keygen basefont isindex nextid
`);

/** Elements that become another, because their own name does something or changes how what follows is read. */
export const RENAMED_ELEMENTS: ReadonlyMap<string, string> = new Map([
  ['form', 'div'],
  ['xmp', 'pre'],
  ['listing', 'pre'],
  ['plaintext', 'pre'],
  ['marquee', 'div'],
  ['amp-img', 'img'],
]);

/** Attributes of any HTML element whose values are plain words, numbers or names. */
export const HTML_ATTRIBUTES: ReadonlySet<string> = words(`
  abbr align alt axis bgcolor border cellpadding cellspacing char charoff checked class clear color cols colspan compact
  coords datetime dir disabled face for frame headers height hidden high hspace id label lang link alink vlink low
  max maxlength min multiple name noshade nowrap open optimum placeholder readonly reversed role rows rowspan rules scope selected
  shape size span start style summary text title translate type valign value vspace width wrap
`);

/** Attributes that name something to load. They are kept until it is known what was recorded, and never longer. */
export const REFERENCE_ATTRIBUTES: ReadonlySet<string> = words(`
  src srcset poster background data-src data-original data-lazy-src data-lazy data-url data-hi-res-src data-full-src data-srcset
  data-lazy-srcset data-original-set
`);

/** Input types that only show. */
export const INPUT_TYPES: ReadonlySet<string> = words(`
  text search email url tel number password date month week time datetime-local range color checkbox radio button submit reset
`);

/** Elements of SVG that draw. */
export const SVG_ELEMENTS: ReadonlySet<string> = words(`
  svg g defs symbol use a path rect circle ellipse line polyline polygon text tspan textPath tref title desc linearGradient
  radialGradient stop pattern clipPath mask marker image filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
  feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage
  feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence switch view
`);

/** Attributes of SVG that draw. Those that may hold `url()` are rewritten like CSS. */
export const SVG_ATTRIBUTES: ReadonlySet<string> = words(`
  accent-height alignment-baseline amplitude ascent azimuth baseFrequency baseline-shift bias class clip clip-path clip-rule
  clipPathUnits color color-interpolation color-interpolation-filters color-rendering cursor cx cy d descent diffuseConstant direction
  display divisor dominant-baseline dx dy edgeMode elevation enable-background exponent fill fill-opacity fill-rule filter
  filterUnits flood-color flood-opacity focusable font-family font-size font-size-adjust font-stretch font-style font-variant
  font-weight fr fx fy gradientTransform gradientUnits height hidden id image-rendering in in2 intercept k1 k2 k3 k4 kernelMatrix
  kernelUnitLength kerning lang lengthAdjust letter-spacing lighting-color limitingConeAngle marker-end marker-mid marker-start
  markerHeight markerUnits markerWidth mask maskContentUnits maskUnits method mode numOctaves offset opacity operator order orient
  overflow paint-order pathLength patternContentUnits patternTransform patternUnits pointer-events points pointsAtX pointsAtY
  pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY result role rotate rx ry scale seed shape-rendering
  side slope spacing specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles stop-color stop-opacity
  stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width style
  surfaceScale tableValues targetX targetY text-anchor text-decoration text-rendering textLength transform transform-origin type
  unicode-bidi values vector-effect version viewBox visibility width word-spacing writing-mode x x1 x2 xChannelSelector y y1 y2
  yChannelSelector z
`);

/** Elements of MathML that draw. */
export const MATHML_ELEMENTS: ReadonlySet<string> = words(`
  math menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub
  msubsup msup mtable mtd mtext mtr munder munderover none semantics
`);

/** Attributes of MathML that draw. */
export const MATHML_ATTRIBUTES: ReadonlySet<string> = words(`
  accent accentunder align class close columnalign columnlines columnspacing columnspan depth dir display displaystyle encoding fence
  frame framespacing height id largeop length linethickness lspace lquote mathbackground mathcolor mathsize mathvariant maxsize
  minsize movablelimits notation numalign open rowalign rowlines rowspacing rowspan rquote rspace scriptlevel scriptminsize
  separator separators stretchy style subscriptshift supscriptshift symmetric voffset width
`);

/** Foreign elements that HTML may stand in: there only text is kept, because what they hold is read differently by different parsers. */
export const TEXT_ONLY_FOREIGN: ReadonlySet<string> = words('title desc mi mo mn ms mtext');

/** `data:` addresses that hold an image or a font and nothing else. */
export const SAFE_DATA =
  /^data:(?:image\/(?:png|apng|jpe?g|gif|webp|avif|bmp|x-icon|vnd\.microsoft\.icon|svg\+xml)|font\/(?:woff2?|ttf|otf|sfnt|collection)|application\/(?:x-)?font-(?:woff2?|ttf|otf|truetype|opentype|sfnt))(?:;[\w=.+"-]+)*,/i;

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
