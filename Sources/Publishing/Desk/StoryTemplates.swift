/// The templates of stories, timelines and places; see ``DeskTemplates``.
enum StoryTemplates {
  static let all: [String: String] = [
    "stories": stories, "clusters": clusters, "places": places, "actor": actor,
  ]

  private static let stories = """
    {{> head}}
    <div class="single">
    <h1>Stories</h1>
    <p class="certain">Reports of one happening together; copies of one text are counted once.</p>
    {{#isEmpty}}<p class="empty">No reports are in the archive yet.</p>{{/isEmpty}}
    <ul class="documents">
    {{#items}}<li><a href="{{path}}">{{title}}</a>
    <p class="meta">{{facts}}</p></li>
    {{/items}}
    </ul>
    <nav class="pager" aria-label="Pages">\
    {{#nextPath}}<a class="next" rel="next" href="{{nextPath}}">Older stories →</a>{{/nextPath}}</nav>
    </div>
    {{> foot}}
    """

  private static let clusters = """
    {{> head}}
    <div class="single">
    <h1>{{heading}}</h1>
    {{#lead}}<p class="certain">{{lead}}</p>{{/lead}}
    {{#latestChange}}<form action="/new" method="post"><input type="hidden" name="latest" value="{{latestChange}}">
    <p><button type="submit">I have seen this</button> <span id="live" class="faint" role="status"></span></p></form>
    <script src="/live.js"></script>{{/latestChange}}
    {{#form}}<form class="filter" action="/timeline" method="get" role="search">
    <div class="fields">
    <label>Where <input name="place" value="{{placeValue}}" placeholder="name of a place"></label>
    <label>Who <input name="actor" value="{{actorValue}}" placeholder="name or code"></label>
    <label>With whom <input name="with" value="{{withValue}}" placeholder="name or code"></label>
    <label>Changed since <input name="since" value="{{sinceValue}}" placeholder="2019-04-12"></label>
    <button type="submit">Show</button>
    </div></form>{{/form}}
    {{#isEmpty}}{{#form}}<p class="empty">Nothing to show. Ask for a place, an actor, or what changed since a day.</p>\
    {{/form}}{{^form}}<p class="empty">Nothing.</p>{{/form}}{{/isEmpty}}
    {{#clusters}}
    <section class="cluster">
    {{#news}}<p class="notice">{{news}}</p>{{/news}}
    <p class="scene">{{#date}}{{date}}{{/date}}{{^date}}<span class="faint">no date</span>{{/date}}\
    {{#place}}<span class="dot"> · </span>{{place}}{{/place}}</p>
    <h2 class="deed">{{#actors}}<b>{{actors}}</b> <span class="arrow">→</span> {{/actors}}<i>{{deed}}</i>\
    {{#recipients}} <span class="arrow">→</span> <b>{{recipients}}</b>{{/recipients}}</h2>
    <blockquote><p>{{quote}}</p></blockquote>
    <p class="certain"><b>{{grade}}</b> {{gradeName}}</p>
    <ul class="reasons">{{#judged}}<li><b>{{judged}}</b></li>{{/judged}}{{#reasons}}<li>{{.}}</li>{{/reasons}}\
    {{#differences}}<li><b>{{.}}</b></li>{{/differences}}{{#updates}}<li>{{.}}</li>{{/updates}}</ul>
    <ol class="changes">
    {{#tellings}}<li><span class="day-of">{{reported}}</span> <span><a href="{{path}}">{{outlet}}</a>{{#reliability}} \
    <span class="grade" title="how reliable an analyst says it is">{{reliability}}</span>{{/reliability}} <span class="badge {{certainty}}" \
    title="{{certaintyNote}}">{{certainty}}</span>{{#speakers}} <span class="faint">according to {{speakers}}</span>\
    {{/speakers}}{{#copies}} <span class="faint">· {{copies}}</span>{{/copies}}</span></li>
    {{/tellings}}
    </ol>
    {{#verdict}}{{> verdict}}{{/verdict}}
    </section>
    {{/clusters}}
    <nav class="pager" aria-label="Pages">{{#earlierPath}}<a rel="next" href="{{earlierPath}}">← Earlier</a>{{/earlierPath}}</nav>
    </div>
    {{> foot}}
    """

  private static let places = """
    {{> head}}
    <div class="single">
    <h1>Who holds what</h1>
    <p class="certain">By the claims alone: held where two independent origins say so of which one is no party, else only \
    claimed; contested where they differ. <a href="/control.csv">CSV</a> \
    <a href="/control.geojson">GeoJSON</a></p>
    {{#isEmpty}}<p class="empty">No claim speaks of a place that was taken, held or lost.</p>{{/isEmpty}}
    {{#places}}
    <section class="ledger">
    <h2><a href="{{timelinePath}}">{{placeName}}</a></h2>
    <p class="deed"><b>{{state}}</b> since {{since}}</p>
    <p class="meta">on the word of {{onWord}}</p>
    <ol class="changes">
    {{#words}}<li{{#isDecisive}} class="decisive"{{/isDecisive}}><span class="day-of">{{day}}</span> \
    <span><a href="{{path}}">{{change}}</a> <span class="badge {{certainty}}" title="{{certaintyNote}}">{{certainty}}\
    </span> <span class="faint">{{claimant}}</span></span></li>
    {{/words}}
    </ol>
    </section>
    {{/places}}
    <nav class="pager" aria-label="Pages">{{#nextPath}}<a class="next" rel="next" href="{{nextPath}}">More places →</a>\
    {{/nextPath}}</nav>
    </div>
    {{> foot}}
    """

  private static let actor = """
    {{> head}}
    <div class="single">
    <h1>{{pageTitle}}</h1>
    {{#names}}<p class="certain">By the name of {{names}}</p>{{/names}}
    <p class="meta"><a href="{{timelinePath}}">in the order in which it happened</a></p>
    {{#parts}}
    <h2>{{partName}}</h2>
    {{#countNote}}<p class="certain">{{countNote}}</p>{{/countNote}}
    <p class="tallies"><a href="{{allPath}}">{{total}}</a>: {{#acts}}<span><a href="{{tallyPath}}">{{tallyName}}</a> \
    <span class="faint">{{tallyCount}}</span></span> {{/acts}}</p>
    {{#hasOthers}}<p class="tallies">{{othersName}}: {{#others}}<span><a href="{{tallyPath}}">{{tallyName}}</a> \
    <span class="faint">{{tallyCount}}</span></span> {{/others}}</p>{{/hasOthers}}
    {{/parts}}
    {{#hasPlaces}}<h2>where</h2>
    <p class="tallies">{{#places}}<span><a href="{{tallyPath}}">{{tallyName}}</a> \
    <span class="faint">{{tallyCount}}</span></span> {{/places}}</p>{{/hasPlaces}}
    <h2>latest</h2>
    {{#latest}}{{> entry}}{{/latest}}
    </div>
    {{> foot}}
    """
}
