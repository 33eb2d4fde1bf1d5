/// The page of the map; see ``DeskTemplates``. Without a script the list of places stands there, and nothing is missing in it.
enum MapTemplates {
  static let all: [String: String] = ["map": map]

  private static let map = """
    {{> head}}
    <h1 class="hidden">Map of the claims</h1>
    <form class="filter map-filter" action="/map" method="get" role="search">
    {{> filters}}
    </form>
    <p class="count" role="status">{{count}}{{#isFiltered}} · <a href="/map">clear the filters</a>{{/isFiltered}} · \
    <a href="{{listPath}}">as a list</a> · <a href="{{dataPath}}">GeoJSON</a></p>
    {{#canDraw}}
    <section class="map-frame" aria-label="Map" hidden>
    <div id="map" data-search="{{question}}" data-box="{{box}}" data-until="{{until}}"></div>
    <p id="map-state" class="map-state" role="status"></p>
    <fieldset class="legend-map"><legend class="hidden">What the map shows</legend>
    <div class="layer"><label><input type="checkbox" data-layer="claims" checked> Claims</label>
    <ul class="keys">
    <li><span class="key ring" aria-hidden="true"></span> a town or a spot; how many claims, and how sure they are</li>
    <li><span class="key ring many" aria-hidden="true"></span> several places, too near to tell apart here</li>
    <li><span class="key soft" aria-hidden="true"></span> somewhere in this area</li>
    <li><span class="key land" aria-hidden="true"></span> only the country is told</li>
    </ul>
    <ul class="keys levels">
    {{#levels}}<li><span class="key dot-of {{.}}" aria-hidden="true"></span> {{.}}</li>{{/levels}}
    </ul></div>
    <div class="layer"><label><input type="checkbox" data-layer="confirmed" checked> Who holds a place, confirmed</label>
    <ul class="keys"><li><span class="key flag held" aria-hidden="true"></span> two independent origins say so, one of them \
    no party</li></ul></div>
    <div class="layer"><label><input type="checkbox" data-layer="claimed" checked> Who holds a place, only claimed</label>
    <ul class="keys"><li><span class="key flag said" aria-hidden="true"></span> one side or one origin says so</li>
    <li><span class="key flag torn" aria-hidden="true"></span> contested</li>
    <li><span class="key flag" aria-hidden="true"></span> nobody is named</li></ul></div>
    <ul id="holders" class="keys holders" aria-label="Holders"></ul>
    </fieldset>
    </section>
    <noscript><p class="notice">The map is drawn by a script, and scripts are off. The list says the same.</p></noscript>
    {{/canDraw}}
    {{^canDraw}}<p class="notice">The map needs Debian’s package <code>libjs-leaflet</code>: \
    <code>apt install libjs-leaflet</code>, then start the desk anew. The list says the same.</p>{{/canDraw}}
    <section class="map-list">
    <h2>Places</h2>
    {{#isEmpty}}<p class="empty">No claim names a place where it happened.</p>{{/isEmpty}}
    <ol>
    {{#places}}<li><a href="{{path}}">{{placeName}}</a> <span class="faint">{{note}}</span>
    <span class="tally">{{claims}}{{#kinds}} <span class="badge {{level}}">{{levelCount}} {{level}}</span>{{/kinds}}</span></li>
    {{/places}}
    </ol>
    {{#more}}<p class="faint">{{more}}</p>{{/more}}
    </section>
    {{#canDraw}}<script src="/leaflet.js"></script>
    <script src="/map.js"></script>{{/canDraw}}
    {{> foot}}
    """
}
