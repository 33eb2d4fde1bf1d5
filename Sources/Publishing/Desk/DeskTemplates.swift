/// The desk's pages as Mustache templates. What `{{name}}` puts in is escaped; only `{{{article}}}` is HTML already.
///
/// They stand in the program, so that it can be moved about as one file.
enum DeskTemplates {
  /// Begins each template: Mustache would escape less without it.
  static let pragma = "{{% CONTENT_TYPE:MARKUP}}"

  static let all: [String: String] = [
    "head": head, "foot": foot, "entry": entry, "claims": claims, "documents": documents, "document": document,
    "claim": claim, "watched": watched, "message": message, "filters": filters,
  ].merging(StoryTemplates.all) { $1 }.merging(SubscriptionTemplates.all) { $1 }.merging(MapTemplates.all) { $1 }
    .merging(ReviewTemplates.all) { $1 }
    .mapValues { pragma + $0 }

  private static let head = """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>{{pageTitle}} – Sitrep</title>
    <link rel="stylesheet" href="/desk.css">
    {{#isMap}}{{#canDraw}}<link rel="stylesheet" href="/leaflet.css">{{/canDraw}}<link rel="stylesheet" href="/map.css">{{/isMap}}
    <link rel="icon" href="/icon.svg" type="image/svg+xml">
    {{#feedPath}}<link rel="alternate" type="application/atom+xml" href="{{feedPath}}">{{/feedPath}}
    </head>
    <body>
    <a class="skip" href="#main">Skip to the content</a>
    <header class="top">
    <a class="mark" href="/">Sitrep</a>
    <nav aria-label="Sections">
    <a href="/"{{#inClaims}} aria-current="true"{{/inClaims}}>Claims</a>
    <a href="/new"{{#inNew}} aria-current="true"{{/inNew}}>New</a>
    <a href="/documents"{{#inDocuments}} aria-current="true"{{/inDocuments}}>Documents</a>
    <a href="/stories"{{#inStories}} aria-current="true"{{/inStories}}>Stories</a>
    <a href="/timeline"{{#inTimeline}} aria-current="true"{{/inTimeline}}>Timeline</a>
    <a href="/places"{{#inPlaces}} aria-current="true"{{/inPlaces}}>Places</a>
    <a href="/map"{{#inMap}} aria-current="true"{{/inMap}}>Map</a>
    <a href="/review"{{#inReview}} aria-current="true"{{/inReview}}>Review</a>
    <a href="/sources"{{#inSources}} aria-current="true"{{/inSources}}>Sources</a>
    <a href="/watched"{{#inWatched}} aria-current="true"{{/inWatched}}>Watched</a>
    </nav>
    </header>
    <main id="main">

    """

  private static let foot = """
    </main>
    <footer class="bottom"><p>A claim is not a fact: it is what a report says, and on whose word.</p></footer>
    </body>
    </html>

    """

  /// A claim in a list.
  private static let entry = """
    <article class="claim{{#isChosen}} chosen{{/isChosen}}">
    <p class="scene">{{#isoDate}}<time datetime="{{isoDate}}">{{date}}</time>{{/isoDate}}\
    {{^isoDate}}<span class="faint">no date</span>{{/isoDate}}\
    {{#dateNote}} <span class="faint">({{dateNote}})</span>{{/dateNote}}\
    {{#place}}<span class="dot"> · </span>{{place}}{{/place}}</p>
    <h3 class="deed"><a href="{{documentPath}}"{{#isChosen}} aria-current="true"{{/isChosen}}>\
    {{#actors}}<b>{{actors}}</b> <span class="arrow">→</span> {{/actors}}<i>{{act}}</i>\
    {{#recipients}} <span class="arrow">→</span> <b>{{recipients}}</b>{{/recipients}}</a></h3>
    <blockquote><p>{{quote}}</p></blockquote>
    <p class="meta"><span class="badge {{certainty}}" title="{{certaintyNote}}">{{certainty}}</span>\
    {{#speakers}} <span>according to {{speakers}}</span><span class="dot"> · </span>{{/speakers}}\
    {{#outlet}} <span class="outlet">{{outlet}}</span><span class="dot"> · </span>{{/outlet}}\
     <span class="faint">{{type}}</span>\
    {{#notes}}<span class="dot"> · </span><span class="note">{{.}}</span>{{/notes}}\
    <span class="dot"> · </span><a class="more" href="{{claimPath}}">details</a></p>
    </article>

    """

  /// What a form of filters holds, on the list of claims and on the map.
  private static let filters = """
    {{#filterForm}}
    <div class="search"><label class="hidden" for="q">Words in the claim</label>
    <input id="q" name="q" type="search" value="{{words}}" placeholder="Search claims">
    <button type="submit">Search</button></div>
    <details{{#isRefined}} open{{/isRefined}}><summary>Filters</summary>
    <div class="fields">
    <label>Who <input name="actor" value="{{actorFilter}}" placeholder="name or code"></label>
    <label>Where <input name="place" value="{{placeFilter}}" placeholder="name of a place"></label>
    <label>What <select name="type"><option value="">anything</option>\
    {{#types}}<option value="{{value}}"{{#isSelected}} selected{{/isSelected}}>{{label}}</option>{{/types}}\
    </select></label>
    <label>How sure <select name="certainty"><option value="">any certainty</option>\
    {{#certainties}}<option value="{{value}}"{{#isSelected}} selected{{/isSelected}}>{{label}}</option>{{/certainties}}\
    </select></label>
    <label>From <input name="from" type="date" value="{{fromFilter}}"></label>
    <label>To <input name="to" type="date" value="{{toFilter}}"></label>
    <label>Outlet <select name="outlet"><option value="">all outlets</option>\
    {{#outlets}}<option value="{{value}}"{{#isSelected}} selected{{/isSelected}}>{{label}}</option>{{/outlets}}\
    </select></label>
    <button type="submit">Apply</button>
    </div></details>
    {{/filterForm}}

    """

  private static let claims = """
    {{> head}}
    <h1 class="hidden">Claims</h1>
    <div class="desk">
    <form class="filter" action="/" method="get" role="search">
    {{> filters}}
    </form>
    <div class="found">
    <p class="count" role="status">{{count}}{{#isFiltered}} · <a href="/">clear the filters</a>{{/isFiltered}} · \
    <a href="{{subscribePath}}">be told of new ones</a> · \
    <a href="{{feedPath}}">feed</a> · <a href="{{tablePath}}">table</a> <span id="live"></span></p>
    {{#isArchiveEmpty}}<p class="empty">Nothing is in the archive yet. Read some reports into it, and their claims \
    appear here.</p>{{/isArchiveEmpty}}
    <div class="list">
    {{#entries}}{{#heading}}<h2 class="day">{{#isDated}}Reported {{/isDated}}{{heading}}</h2>{{/heading}}
    {{> entry}}
    {{/entries}}
    </div>
    <nav class="pager" aria-label="Pages">\
    {{#firstPath}}<a href="{{firstPath}}">← Latest</a>{{/firstPath}}\
    {{#nextPath}}<a class="next" rel="next" href="{{nextPath}}">Older claims →</a>{{/nextPath}}</nav>
    </div></div>
    <script src="/live.js"></script>
    {{> foot}}
    """

  private static let documents = """
    {{> head}}
    <h1 class="hidden">Documents</h1>
    <form class="filter" action="/documents" method="get" role="search">
    <div class="search"><label class="hidden" for="q">Words in the document</label>
    <input id="q" name="q" type="search" value="{{words}}" placeholder="Search documents">
    <button type="submit">Search</button></div>
    </form>
    {{#isEmpty}}<p class="empty">No documents.</p>{{/isEmpty}}
    <ul class="documents">
    {{#items}}<li><a href="{{path}}">{{title}}</a>
    <p class="meta">{{#facts}}{{facts}}<span class="dot"> · </span>{{/facts}}<span class="faint">{{claims}}</span></p></li>
    {{/items}}
    </ul>
    <nav class="pager" aria-label="Pages">\
    {{#nextPath}}<a class="next" rel="next" href="{{nextPath}}">Older documents →</a>{{/nextPath}}</nav>
    {{> foot}}
    """

  private static let document = """
    {{> head}}
    <div class="reading">
    <article class="article">
    <header>
    <h1>{{title}}</h1>
    <p class="meta">{{facts}}{{#url}} · <a href="{{url}}" rel="noreferrer noopener">the page</a>{{/url}}</p>
    </header>
    <nav class="tabs" aria-label="What is marked in the text">{{#layers}}<a href="{{layerPath}}"\
    {{#isShown}} aria-current="true"{{/isShown}}>{{layerName}}</a>{{/layers}}</nav>
    {{#hasLegend}}<ul class="legend" aria-label="What the colours mean">\
    {{#legend}}<li><span class="slot {{slot}}">{{label}}</span></li>{{/legend}}\
    {{#plainPath}}<li><a href="{{plainPath}}">show all alike</a></li>{{/plainPath}}</ul>{{/hasLegend}}
    <div class="text">
    {{{article}}}
    </div>
    {{#removedCount}}<details class="removed"><summary>Left out of the page: {{removedCount}}</summary>
    {{#wholePath}}<p><a href="{{wholePath}}">Show them in their places</a></p>{{/wholePath}}
    <ul>{{#removed}}<li><span class="faint">{{reason}}</span> {{text}}</li>{{/removed}}</ul></details>{{/removedCount}}
    </article>
    <aside class="claims" aria-label="Claims of this document">
    <h2>Claims</h2>
    {{^hasEntries}}<p class="empty">No claims were found in this text.</p>{{/hasEntries}}
    {{#entries}}{{> entry}}{{/entries}}
    </aside>
    </div>
    {{> foot}}
    """

  private static let claim = """
    {{> head}}
    <div class="single">
    {{#notice}}<p class="notice">{{notice}}</p>{{/notice}}
    {{#entry}}
    <p class="scene">{{#isoDate}}<time datetime="{{isoDate}}">{{date}}</time>{{/isoDate}}\
    {{#place}}<span class="dot"> · </span>{{place}}{{/place}}</p>
    <h1>{{#actors}}<b>{{actors}}</b> <span class="arrow">→</span> {{/actors}}<i>{{act}}</i>\
    {{#recipients}} <span class="arrow">→</span> <b>{{recipients}}</b>{{/recipients}}</h1>
    <p class="certain"><span class="badge {{certainty}}">{{certainty}}</span> {{certaintyNote}}</p>
    <blockquote><p>{{quote}}</p></blockquote>
    <p class="meta"><a href="{{documentPath}}">Read it in the text{{#documentTitle}}: {{documentTitle}}{{/documentTitle}}\
    </a></p>
    {{/entry}}
    <h2>What it says</h2>
    <dl class="slots">
    {{#fields}}<dt>{{label}}</dt>
    {{#words}}<dd>{{#actorPath}}<a href="{{actorPath}}">{{/actorPath}}<span class="slot {{slot}}">{{words}}</span>\
    {{#actorPath}}</a>{{/actorPath}}\
    {{#meaning}} <span class="faint">{{meaning}}</span>{{/meaning}}</dd>{{/words}}
    {{/fields}}
    {{#entry}}{{#notes}}<dt>also</dt><dd>{{.}}</dd>{{/notes}}{{/entry}}
    </dl>
    <h2>On whose word</h2>
    <ol class="chain">
    {{#sources}}<li>{{name}} <span class="faint">{{sourceKind}}</span></li>
    {{/sources}}
    </ol>
    <h2>How it was read</h2>
    <dl class="slots plain">
    <dt>rule</dt><dd><code>{{rule}}</code></dd>
    <dt>confidence of the reading</dt><dd>{{confidence}}</dd>
    <dt>factuality</dt><dd>{{factuality}} <span class="faint">from −3, certainly not, to 3, certainly</span></dd>
    <dt>tense</dt><dd>{{tense}}</dd>
    {{#contexts}}<dt>contexts</dt><dd>{{contexts}}</dd>{{/contexts}}
    {{#cameo}}<dt>CAMEO</dt><dd>{{cameo}}</dd>{{/cameo}}
    {{#reported}}<dt>reported</dt><dd>{{reported}}</dd>{{/reported}}
    <dt>id</dt><dd><code>{{identifier}}</code></dd>
    </dl>
    {{#hasDoubts}}<h2>Doubts nearby</h2>
    <ul class="doubts">{{#doubts}}<li><b>{{kind}}</b>: “{{words}}” – {{message}}</li>{{/doubts}}</ul>{{/hasDoubts}}
    {{#hasOthers}}<h2>The same words elsewhere</h2>
    <ul>{{#others}}<li><a href="{{path}}">{{label}}</a></li>{{/others}}</ul>{{/hasOthers}}
    {{#hasEarlier}}<h2>As it was read before</h2>
    <ul>{{#earlier}}<li>{{words}} <span class="faint">{{how}}</span></li>{{/earlier}}</ul>{{/hasEarlier}}
    {{#review}}{{> review}}{{/review}}
    </div>
    {{> foot}}
    """

  private static let watched = """
    {{> head}}
    <div class="single">
    <h1>What is watched</h1>
    <p class="certain">{{summary}}</p>
    {{#isEmpty}}<p class="empty">Nothing is watched yet. Begin with <code>sitrep watch add ADDRESS</code>.</p>{{/isEmpty}}
    <ul class="documents">
    {{#items}}<li{{#isTroubled}} class="troubled"{{/isTroubled}}><b>{{title}}</b> <span class="faint">{{kind}}</span>
    <p class="meta"><span class="faint">{{address}}</span></p>
    <p class="meta">{{counts}}<span class="dot"> · </span>{{state}}</p></li>
    {{/items}}
    </ul>
    </div>
    {{> foot}}
    """

  private static let message = """
    {{> head}}
    <div class="single">
    <h1>{{pageTitle}}</h1>
    <p>{{message}}</p>
    <p><a href="/">To the claims</a></p>
    </div>
    {{> foot}}
    """
}
