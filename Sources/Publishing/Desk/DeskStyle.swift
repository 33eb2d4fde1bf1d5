/// The look of the desk: calm, readable, light and dark, narrow and wide.
enum DeskStyle {
  static let icon = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#26333f"/>\
    <path d="M8 10h16M8 16h11M8 22h7" stroke="#f5f2ea" stroke-width="2.6" stroke-linecap="round"/>\
    <circle cx="23" cy="22" r="3.2" fill="#d9a441"/></svg>
    """

  static let css = colours + page + lists + article + single + wide + narrow

  /// Each pair of colours holds a contrast of at least 4.5 to 1.
  private static let colours = """
    :root {
      color-scheme: light dark;
      --paper: #fbfaf7; --card: #ffffff; --ink: #211f1b; --soft: #4b4740; --faint: #6d675d; --line: #e5e0d6;
      --link: #1d4e7e; --focus: #b4690e; --mark: #f3edda; --mark-line: #cfbf8e; --chosen: #f6efd8;
      --actor: #dce8fa; --actor-line: #2c62b0; --act: #e4e1da; --act-line: #47433b;
      --recipient: #fae0de; --recipient-line: #b23b33; --place: #d8efdc; --place-line: #27773b;
      --when: #fbebc4; --when-line: #8f6200; --source: #eadff6; --source-line: #6e40a8;
      --confirmed: #1d6b34; --asserted: #2a4d86; --attributed: #0f6671; --hedged: #8a5a00; --denied: #a5302a;
      --serif: "Iowan Old Style", "Charter", "Palatino Linotype", "Book Antiqua", Palatino, Georgia, serif;
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #15171a; --card: #1b1e22; --ink: #e7e3da; --soft: #bdb8ad; --faint: #958f84; --line: #2d3136;
        --link: #92bdec; --focus: #e0a458; --mark: #2c2a20; --mark-line: #6d6238; --chosen: #2a281f;
        --actor: #1f3352; --actor-line: #7eaaf0; --act: #35373b; --act-line: #c9c4b9;
        --recipient: #4a2523; --recipient-line: #f0938c; --place: #1d3d26; --place-line: #7fcb92;
        --when: #43351a; --when-line: #e2b659; --source: #372a4c; --source-line: #bd9bea;
        --confirmed: #7ccf93; --asserted: #9bbcf2; --attributed: #72c8d2; --hedged: #e3b35c; --denied: #f0938c;
      }
    }

    """

  private static let page = """
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 30vh; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--sans);
      text-rendering: optimizeLegibility; overflow-wrap: break-word; }
    a { color: var(--link); text-decoration-thickness: .06em; text-underline-offset: .18em; }
    a:hover { text-decoration-thickness: .12em; }
    :focus-visible { outline: .15rem solid var(--focus); outline-offset: .15rem; border-radius: .15rem; }
    h1, h2, h3, p, ul, ol, dl, blockquote { margin: 0; padding: 0; }
    .hidden, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden;
      clip-path: inset(50%); white-space: nowrap; }
    .skip:focus { position: absolute; left: 1rem; top: .5rem; padding: .4rem .8rem; background: var(--card); }
    .top, main, .bottom { max-width: 74rem; margin: 0 auto; padding: 0 1.5rem; }
    .top { display: flex; align-items: baseline; gap: 2rem; padding-top: 1.4rem; padding-bottom: 1.1rem; }
    .mark { font: 600 1.5rem/1 var(--serif); letter-spacing: -.01em; color: var(--ink); text-decoration: none; }
    .top nav { display: flex; gap: 1.4rem; }
    .top nav a { color: var(--faint); text-decoration: none; padding: .2rem 0; border-bottom: .12rem solid transparent; }
    .top nav a:hover { color: var(--ink); }
    .top nav a[aria-current] { color: var(--ink); border-color: var(--mark-line); }
    main { min-height: 60vh; }
    .bottom { margin-top: 4rem; padding-bottom: 2.5rem; color: var(--faint); font: italic .92rem/1.5 var(--serif); }
    .bottom p { padding-top: 1.2rem; border-top: 1px solid var(--line); }
    .faint, .dot, .arrow { color: var(--faint); }
    .empty { padding: 2rem 0; color: var(--faint); }
    code { font: .88em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }

    """

  private static let lists = """
    .found, .filter, .documents, .pager, .empty { max-width: 46rem; }
    .search { display: flex; gap: .5rem; }
    .search input { flex: 1; min-width: 0; }
    input, select, button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line);
      border-radius: .4rem; padding: .45rem .7rem; }
    input::placeholder { color: var(--faint); opacity: 1; }
    button { color: var(--paper); background: var(--soft); border-color: transparent; cursor: pointer; }
    button:hover { background: var(--ink); }
    summary { cursor: pointer; color: var(--faint); padding: .5rem 0 .1rem; width: fit-content; font-size: .92rem; }
    summary:hover { color: var(--ink); }
    .fields { display: grid; grid-template-columns: repeat(3, 1fr); gap: .7rem; padding: .5rem 0 .3rem;
      align-items: end; }
    .fields label { font-size: .82rem; color: var(--faint); display: grid; gap: .15rem; }
    .fields input, .fields select { width: 100%; min-width: 0; font-size: .95rem; color: var(--ink); }
    .count { color: var(--faint); font-size: .92rem; padding-top: .6rem; }
    .day { font: 600 .82rem/1.4 var(--sans); letter-spacing: .05em; text-transform: uppercase; color: var(--faint);
      padding: 2rem 0 .5rem; border-bottom: 1px solid var(--line); }
    .claim { padding: 1.15rem 0 1.25rem; border-bottom: 1px solid var(--line); }
    .scene { font-size: .9rem; color: var(--soft); font-variant-numeric: lining-nums; }
    .deed { font: 400 1.16rem/1.4 var(--sans); padding: .1rem 0 .3rem; text-wrap: pretty; }
    .deed a { color: var(--ink); text-decoration: none; }
    .deed a:hover { text-decoration: underline; text-decoration-color: var(--mark-line); }
    .deed b, .single h1 b { font-weight: 600; }
    .deed i, .single h1 i { font-style: normal; }
    .arrow { font-family: var(--sans); padding: 0 .1em; }
    blockquote { font: 1.04rem/1.55 var(--serif); color: var(--soft); border-left: .17rem solid var(--mark-line);
      padding: .05rem 0 .05rem .85rem; margin: .1rem 0 .5rem; text-wrap: pretty; }
    blockquote p::before { content: "“"; }
    blockquote p::after { content: "”"; }
    .meta { font-size: .88rem; color: var(--soft); }
    .meta .more { color: var(--faint); }
    .badge { display: inline-block; font-size: .78rem; line-height: 1.3; font-weight: 600; padding: .08rem .5rem;
      border: 1px solid currentColor; border-radius: 1rem; margin-right: .35rem; }
    .badge.confirmed { color: var(--confirmed); } .badge.asserted { color: var(--asserted); }
    .badge.attributed { color: var(--attributed); } .badge.hedged { color: var(--hedged); border-style: dashed; }
    .badge.denied { color: var(--denied); text-decoration: line-through; }
    .pager { display: flex; justify-content: space-between; gap: 1rem; padding: 1.5rem 0; }
    .pager .next { margin-left: auto; }
    .wish { display: grid; gap: .8rem; max-width: 30rem; padding-top: 1rem; }
    .wish label { display: grid; gap: .2rem; font-size: .9rem; color: var(--soft); }
    .wish .check { display: block; }
    .wish h2 { padding-top: 1rem; }
    button:disabled { opacity: .45; cursor: default; }
    .documents { list-style: none; padding-top: 1rem; }
    .documents li { padding: .9rem 0; border-bottom: 1px solid var(--line); }
    .documents li.troubled { border-left: .2rem solid var(--mark-line); padding-left: .8rem; }
    .documents a { font: 600 1.12rem/1.35 var(--serif); color: var(--ink); text-decoration: none; }
    .documents a:hover { text-decoration: underline; text-decoration-color: var(--mark-line); }

    """

  private static let article = """
    .reading { display: grid; grid-template-columns: minmax(0, 41rem) minmax(16rem, 24rem); gap: 3.5rem;
      align-items: start; padding-top: .5rem; }
    .article h1 { font: 600 2rem/1.2 var(--serif); letter-spacing: -.01em; text-wrap: balance; }
    .article header .meta { padding: .6rem 0 1.2rem; color: var(--faint); }
    .text { font: 1.16rem/1.68 var(--serif); hanging-punctuation: first; }
    .text p + p { margin-top: .85em; }
    .legend { list-style: none; display: flex; flex-wrap: wrap; gap: .45rem .8rem; font-size: .88rem; padding: .6rem 0;
      margin-bottom: .8rem; position: sticky; top: 0; z-index: 1; background: var(--paper);
      border-bottom: 1px solid var(--line); }
    .evidence { color: inherit; text-decoration: none; background: transparent;
      box-shadow: inset 0 -.12em 0 var(--mark-line); -webkit-box-decoration-break: clone; box-decoration-break: clone; }
    a.evidence:hover { background: var(--mark); text-decoration: none; }
    .evidence.chosen { background: var(--chosen); box-shadow: none; padding: .12em 0; }
    .anchor { scroll-margin-top: 30vh; }
    .slot { padding: .06em .15em; margin: 0 -.15em; border-radius: .18em; text-decoration: underline;
      text-underline-offset: .22em; text-decoration-thickness: .09em; -webkit-box-decoration-break: clone;
      box-decoration-break: clone; }
    .legend .slot, .slots .slot { margin: 0; }
    .slot.actor { background: var(--actor); text-decoration-color: var(--actor-line); }
    .slot.act { background: var(--act); text-decoration-color: var(--act-line); font-weight: 600; }
    .slot.recipient { background: var(--recipient); text-decoration-color: var(--recipient-line);
      text-decoration-style: double; }
    .slot.place { background: var(--place); text-decoration-color: var(--place-line); text-decoration-style: dotted; }
    .slot.when { background: var(--when); text-decoration-color: var(--when-line); text-decoration-style: dashed; }
    .slot.source { background: var(--source); text-decoration-color: var(--source-line);
      text-decoration-style: wavy; }
    .tallies span { white-space: nowrap; margin-right: .7rem; }
    .tallies span .faint { margin-right: 0; }
    .slot.content { background: var(--mark); text-decoration: none; }
    .cut { font: .92rem/1.5 var(--sans); color: var(--faint); }
    .cut .faint { font-size: .82rem; margin-right: .4rem; }
    .removed { margin-top: 2.5rem; border-top: 1px solid var(--line); font-size: .92rem; }
    .removed ul { list-style: none; color: var(--soft); }
    .removed li { padding: .35rem 0; }
    .removed .faint { font-size: .82rem; margin-right: .4rem; }
    aside.claims { font-size: .95rem; border-left: 1px solid var(--line); padding-left: 1.5rem; }
    aside.claims h2 { font: 600 .82rem/1.4 var(--sans); letter-spacing: .05em; text-transform: uppercase;
      color: var(--faint); }
    aside .deed { font-size: 1.02rem; }
    aside .claim { padding: .85rem 0 .9rem; }
    aside .claim:last-child { border-bottom: 0; }
    aside .claim blockquote, aside .claim .outlet, aside .claim .outlet + .dot { display: none; }
    aside .claim.chosen { background: var(--chosen); margin: 0 -.8rem; padding-left: .8rem; padding-right: .8rem;
      border-radius: .5rem; border-bottom-color: transparent; }

    """

  private static let single = """
    .single { max-width: 47rem; padding-top: .8rem; }
    .single h1 { font: 400 1.7rem/1.3 var(--serif); padding: .2rem 0 .6rem; text-wrap: balance; }
    .single h2 { font: 600 .82rem/1.4 var(--sans); letter-spacing: .05em; text-transform: uppercase;
      color: var(--faint); padding: 2.2rem 0 .6rem; }
    .single blockquote { font-size: 1.16rem; margin: 1.2rem 0 .8rem; }
    .certain { color: var(--soft); }
    .certain + form { padding: .8rem 0 1.2rem; }
    .notice { background: var(--chosen); padding: .6rem .9rem; border-radius: .4rem; margin-bottom: 1rem; }
    .slots { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: .55rem 1.2rem; }
    .slots.plain { grid-template-columns: 13rem minmax(0, 1fr); }
    .slots dt { grid-column: 1; color: var(--faint); }
    .slots dd { grid-column: 2; margin: 0; }
    .slots .slot { font-family: var(--serif); font-size: 1.08rem; margin-right: .5rem; }
    .slots dd .faint, .chain .faint { font-size: .88rem; }
    .chain, .single ul { padding-left: 1.3rem; }
    .cluster { border-top: 1px solid var(--line); padding: .9rem 0; }
    .single .cluster .deed { font: 400 1.16rem/1.4 var(--sans); letter-spacing: 0; text-transform: none;
      color: var(--ink); padding: .1rem 0 .3rem; }
    .single .cluster blockquote { margin: .3rem 0 .7rem; }
    .cluster .reasons { margin: .2rem 0 .4rem; padding-left: 1.1rem; }
    .single .ledger h2 { font: 600 1.25rem/1.3 var(--serif); letter-spacing: 0; text-transform: none;
      color: var(--ink); padding: 2rem 0 .1rem; }
    .ledger .deed { padding: 0 0 .1rem; }
    .single .changes { list-style: none; padding: .6rem 0 0; }
    .changes li { display: grid; grid-template-columns: 9rem minmax(0, 1fr); gap: .2rem 1rem; padding: .45rem .8rem;
      margin: 0 -.8rem; border-top: 1px solid var(--line); font-size: .94rem; }
    .changes li.decisive { background: var(--chosen); border-radius: .4rem; border-top-color: transparent; }
    .changes .day-of { color: var(--faint); }
    .changes a { color: var(--ink); margin-right: .3rem; }
    .chain li::marker { color: var(--faint); }
    .tabs { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; padding-bottom: .6rem; }
    .tabs a { color: var(--faint); text-decoration: none; border-bottom: .12rem solid transparent; }
    .tabs a[aria-current] { color: var(--ink); border-color: var(--mark-line); }
    .verdicts { display: flex; flex-wrap: wrap; gap: .5rem .8rem; align-items: end; padding: .7rem 0 1rem;
      border-bottom: 1px solid var(--line); }
    .verdicts label { font-size: .82rem; color: var(--faint); display: grid; gap: .15rem; }
    .verdicts input { font-size: .95rem; color: var(--ink); }
    .fields input, .fields select, .fields button, .verdicts input, .verdicts button { height: 2.5rem; }
    .single .claim blockquote { font-size: 1.04rem; margin: .1rem 0 .5rem; }
    .claim:has(+ .verdicts) { border-bottom: 0; padding-bottom: .1rem; }
    .verdicts .why { flex: 1 1 14rem; }
    .verdicts .why input { width: 100%; min-width: 0; }
    .acts { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
    button.plain { color: var(--soft); background: transparent; border-color: var(--line); }
    .mend .fields { padding: .8rem 0; }
    .broad { grid-column: 1 / -1; }
    .verdict.wrong { color: var(--denied); } .verdict.accepted { color: var(--confirmed); }
    section.source { border-top: 1px solid var(--line); padding: .9rem 0; }
    .single .source h2 { font: 600 1.15rem/1.35 var(--serif); letter-spacing: 0; text-transform: none; padding: 0; }
    .source h2 a { color: var(--ink); text-decoration: none; }
    .grade { font: 600 .8rem/1.3 var(--sans); border: 1px solid var(--line); border-radius: .3rem; padding: .02rem .35rem;
      color: var(--soft); }

    """

  /// On a wide screen the filters stand open beside the list.
  private static let wide = """
    @media (min-width: 60rem) {
      .desk { display: grid; grid-template-columns: minmax(0, 46rem) minmax(13rem, 17rem); justify-content: space-between;
        gap: 3rem; align-items: start; }
      .desk .found { grid-column: 1; grid-row: 1; }
      .desk .filter { grid-column: 2; grid-row: 1; position: sticky; top: 1rem; padding-top: .5rem; }
      .desk .fields { grid-template-columns: 1fr; }
      .desk .search { display: grid; grid-template-columns: 1fr auto; }
      .desk .day:first-child { padding-top: 1rem; }
    }
    @media (min-width: 60rem) {
      @supports selector(::details-content) {
        .desk summary { display: none; }
        .desk details::details-content { content-visibility: visible; display: block; block-size: auto; }
      }
    }

    """

  private static let narrow = """
    @media (max-width: 60rem) {
      .reading { grid-template-columns: minmax(0, 41rem); gap: 2.5rem; }
      aside.claims { border-left: 0; padding-left: 0; border-top: 1px solid var(--line); padding-top: 1.2rem; }
    }
    @media (max-width: 36rem) {
      .top, main, .bottom { padding-left: 1.1rem; padding-right: 1.1rem; }
      .fields { grid-template-columns: 1fr 1fr; }
      .article h1 { font-size: 1.6rem; }
      .text { font-size: 1.08rem; }
      .single h1 { font-size: 1.4rem; }
      .slots, .slots.plain { grid-template-columns: minmax(0, 1fr); gap: .1rem; }
      .slots dt, .slots dd { grid-column: 1; }
      .top { flex-wrap: wrap; gap: .3rem 1.2rem; }
      .top nav { flex-wrap: wrap; gap: .1rem 1.1rem; }
      .changes li { grid-template-columns: minmax(0, 1fr); }
      .slots dt { font-size: .85rem; padding-top: .5rem; }
    }
    @media print {
      .top nav, .filter, .pager, .skip { display: none; }
      body { background: #fff; color: #000; }
    }

    """
}
