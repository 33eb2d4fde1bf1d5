/// The look of the map, over Leaflet's own style and with the colours of ``DeskStyle``. Colour is never all that tells: numbers,
/// stripes, dashes and words do, too.
enum MapStyle {
  static let css = """
    :root { --sea: #e9eef0; --land: #fbfaf7; --shore: #c9c3b6; --inner: #e6e1d7; --told: #8a6a1f; --area: #0f6671;
      --holder-1: #2c62b0; --holder-2: #b23b33; --holder-3: #27773b; --holder-4: #6e40a8; --holder-5: #8f6200;
      --holder-6: #0f6671; }
    @media (prefers-color-scheme: dark) {
      :root { --sea: #101316; --land: #1d2125; --shore: #43494f; --inner: #2a2f34; --told: #d9b45e; --area: #72c8d2;
        --holder-1: #7eaaf0; --holder-2: #f0938c; --holder-3: #7fcb92; --holder-4: #bd9bea; --holder-5: #e2b659;
        --holder-6: #72c8d2; }
    }
    .map-filter { max-width: none; display: grid; gap: .3rem; }
    .map-filter .search { max-width: 46rem; }
    .map-filter .fields { grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); }
    .map-frame { padding-top: .8rem; }
    .map-frame[hidden] { display: none; }
    #map { height: min(68vh, 44rem); min-height: 20rem; background: var(--sea); border: 1px solid var(--line);
      border-radius: .5rem; font: inherit; z-index: 0; }
    .map-state { min-height: 1.5em; color: var(--faint); font-size: .92rem; padding-top: .3rem; }
    .land { fill: var(--land); fill-opacity: 1; stroke: var(--shore); stroke-width: .8; fill-rule: evenodd; }
    .province { fill: none; stroke: var(--inner); stroke-width: .8; }
    .disputed { fill: none; stroke: var(--faint); stroke-width: .9; stroke-opacity: .8; stroke-dasharray: 4 3; }
    .country { fill: var(--told); stroke: var(--told); stroke-width: 1; stroke-opacity: .5; fill-rule: evenodd; }
    .depth-1 { fill-opacity: .08; } .depth-2 { fill-opacity: .15; } .depth-3 { fill-opacity: .22; }
    .depth-4 { fill-opacity: .3; }
    .country:hover, .country:focus-visible { stroke-opacity: 1; stroke-width: 2; outline: none; }
    .area { fill: var(--area); fill-opacity: .14; stroke: var(--area); stroke-opacity: .6; stroke-width: 1.2;
      stroke-dasharray: 3 4; }
    .area.vague { stroke-dasharray: 1 6; }
    .area:hover, .area:focus-visible { fill-opacity: .26; stroke-opacity: 1; stroke-width: 2.5; outline: none; }
    .land-name { white-space: nowrap; color: var(--faint); font: 600 .72rem/1 var(--sans); letter-spacing: .08em;
      text-transform: uppercase; opacity: .75; }
    .land-name span { position: absolute; transform: translate(-50%, -50%); text-shadow: 0 0 3px var(--land); }
    .map-mark { border-radius: 50%; }
    .mark-in { display: block; position: relative; }
    .ring { display: grid; place-items: center; border-radius: 50%; position: relative;
      box-shadow: 0 0 0 1.5px var(--card), 0 1px 3px 1.5px rgb(0 0 0 / .25); }
    .ring::before { content: ""; position: absolute; inset: 4px; border-radius: 50%; background: var(--card); }
    .ring.many { box-shadow: 0 0 0 1.5px var(--card), 0 0 0 3.5px var(--soft), 0 1px 4px 3px rgb(0 0 0 / .2); }
    .ring .tally { position: relative; color: var(--ink); font: 600 .76rem/1 var(--sans);
      font-variant-numeric: tabular-nums; }
    .map-mark:focus-visible { outline: .18rem solid var(--focus); outline-offset: .2rem; }
    .place-name { position: absolute; left: calc(100% + .3rem); top: 50%; transform: translateY(-50%);
      white-space: nowrap; color: var(--ink); font: 500 .8rem/1 var(--sans); pointer-events: none;
      text-shadow: 0 0 2px var(--land), 0 0 3px var(--land), 0 0 4px var(--land), 0 0 5px var(--land); }
    .place-name.hidden { display: none; }
    .pole { border-left: 2px solid var(--soft); }
    .pole[hidden], .banner[hidden] { display: none; }
    .pole:focus-visible, .banner:focus-visible { outline: .15rem solid var(--focus); }
    .cloth, .key.flag { display: block; width: 19px; height: 13px; border: 1.5px solid var(--faint);
      background: var(--card); border-radius: 0 .15rem .15rem 0; }
    .cloth.held, .key.flag.held { background: var(--holder, var(--soft)); border-color: var(--holder, var(--soft)); }
    .cloth.said, .key.flag.said { border: 1.5px dashed var(--holder, var(--soft)); background: repeating-linear-gradient(
      135deg, var(--card) 0 3px, var(--holder, var(--soft)) 3px 5px); }
    .cloth.torn, .key.flag.torn { border-color: var(--holder, var(--soft)); background: linear-gradient(
      115deg, var(--holder, var(--soft)) 0 44%, var(--card) 44% 56%, var(--other, var(--faint)) 56%); }
    .leaflet-container a { color: var(--link); }
    .leaflet-bar a, .leaflet-bar a:hover { background: var(--card); color: var(--ink); border-color: var(--line); }
    .leaflet-touch .leaflet-bar, .leaflet-bar { border-color: var(--line); box-shadow: none; }
    .leaflet-bar a.leaflet-disabled { background: var(--paper); color: var(--faint); }
    .leaflet-container .leaflet-control-attribution { background: none; color: var(--faint); }
    .leaflet-popup-content-wrapper, .leaflet-popup-tip { background: var(--card); color: var(--ink);
      box-shadow: 0 2px 12px rgb(0 0 0 / .3); border-radius: .5rem; }
    .leaflet-popup-content { margin: .9rem 1rem; font: .92rem/1.45 var(--sans); }
    .leaflet-popup-scrolled { border-color: var(--line); }
    .place-card:focus { outline: none; }
    .leaflet-popup-content p { margin: 0; }
    .leaflet-container a.leaflet-popup-close-button { color: var(--faint); width: 1.6rem; height: 1.6rem; padding: .3rem; }
    .place-card h3 { font: 600 1.1rem/1.3 var(--serif); }
    .place-card .counts { padding: .35rem 0; display: flex; flex-wrap: wrap; gap: .25rem 0; }
    .latest { list-style: none; border-top: 1px solid var(--line); }
    .latest li { padding: .5rem 0; border-bottom: 1px solid var(--line); }
    .latest a { font: .96rem/1.4 var(--serif); color: var(--ink); text-decoration: none; }
    .leaflet-container .latest a { color: var(--ink); }
    .latest a:hover { text-decoration: underline; }
    .place-card .all { padding-top: .5rem; }
    .legend-map { border: 0; margin: 0; padding: 0; min-inline-size: 0; display: grid; gap: .5rem 2.5rem;
      grid-template-columns: minmax(16rem, 1.6fr) repeat(2, minmax(12rem, 1fr)); font-size: .88rem; color: var(--soft); }
    .legend-map input { margin-left: 0; }
    .legend-map label { color: var(--ink); font-weight: 600; }
    .keys { list-style: none; padding: .25rem 0; display: grid; gap: .15rem; }
    .keys li { display: grid; grid-template-columns: 1.9rem 1fr; align-items: center; }
    .keys.levels, .holders { display: flex; flex-wrap: wrap; gap: .15rem 1rem; }
    .keys.levels li, .holders li { display: flex; align-items: center; gap: .4rem; }
    .holders { grid-column: 1 / -1; }
    .key.ring { width: 1.15rem; height: 1.15rem; background: var(--asserted); }
    .key.ring::before { inset: 3px; }
    .key.soft { width: 1.3rem; height: 1.3rem; border-radius: 50%; border: 1.2px dashed var(--area);
      background: color-mix(in srgb, var(--area) 16%, transparent); }
    .key.land { width: 1.3rem; height: .95rem; border: 1px solid var(--told); fill: none;
      background: color-mix(in srgb, var(--told) 24%, transparent); }
    .dot-of { width: .8rem; height: .8rem; border-radius: 50%; }
    .dot-of.confirmed { background: var(--confirmed); } .dot-of.asserted { background: var(--asserted); }
    .dot-of.attributed { background: var(--attributed); } .dot-of.hedged { background: var(--hedged); }
    .dot-of.denied { background: var(--denied); }
    .map-list { max-width: 46rem; }
    .map-list h2 { font: 600 .82rem/1.4 var(--sans); letter-spacing: .05em; text-transform: uppercase;
      color: var(--faint); padding: 2rem 0 .4rem; }
    .map-list ol { list-style: none; }
    .map-list li { display: flex; flex-wrap: wrap; gap: .1rem .6rem; align-items: baseline; padding: .5rem 0;
      border-bottom: 1px solid var(--line); }
    .map-list a { font: 600 1.05rem/1.35 var(--serif); color: var(--ink); }
    .map-list .tally { margin-left: auto; font-size: .88rem; color: var(--soft); }
    @media (max-width: 60rem) {
      .legend-map { grid-template-columns: minmax(0, 1fr); }
      #map { height: 62vh; }
    }
    @media (max-width: 36rem) {
      #map { margin: 0 -1.1rem; border-radius: 0; border-left: 0; border-right: 0; }
      .map-list .tally { margin-left: 0; width: 100%; }
      .map-filter .fields { grid-template-columns: 1fr 1fr; }
    }

    """
}
