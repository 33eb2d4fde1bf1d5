/// The pages and parts on which analysts say what they think; see ``DeskTemplates``.
enum ReviewTemplates {
  static let all: [String: String] = [
    "review": review, "reviews": reviews, "sources": sources, "verdict": verdict, "entrance": entrance,
  ]

  /// On a claim's page.
  private static let review = """
    {{#hasPast}}<h2>What analysts say</h2>
    <ol class="changes">
    {{#past}}<li><span class="day-of">{{reviewedAt}}</span> <span><b class="verdict {{verdictClass}}">{{verdictWords}}</b> \
    <span class="faint">by {{reviewer}}</span>{{#reason}} – {{reason}}{{/reason}}</span></li>
    {{/past}}</ol>{{/hasPast}}
    {{#editor}}
    <h2 id="review">Review it</h2>
    <form class="verdicts" action="{{action}}" method="post">
    <input type="hidden" name="document" value="{{document}}">
    <label>Your name <input name="by" value="{{reviewerName}}" maxlength="80" autocomplete="name" required></label>
    <label class="why">Why <input name="reason" maxlength="500" required></label>
    <span class="acts"><button name="act" value="accepted" formnovalidate>It is read right</button>
    <button name="act" value="wrong">It is wrong</button>\
    {{#isReviewed}} <button class="plain" name="act" value="reopened" formnovalidate>Take back what was said</button>\
    {{/isReviewed}}</span>
    </form>
    <details class="mend"><summary>Mend what is otherwise</summary>
    <form class="fields" action="{{action}}" method="post">
    <input type="hidden" name="document" value="{{document}}">
    <label class="broad">Who <input name="actors" value="{{actorWords}}"></label>
    <label class="broad">To whom <input name="recipients" value="{{recipientWords}}"></label>
    <label>Did what <select name="type">{{#typeChoices}}<option value="{{value}}"\
    {{#isSelected}} selected{{/isSelected}}>{{label}}</option>{{/typeChoices}}</select></label>
    <label>In which mode <input name="mode" value="{{modeWords}}"></label>
    <label>How sure <select name="certainty">{{#certaintyChoices}}<option value="{{value}}"\
    {{#isSelected}} selected{{/isSelected}}>{{label}}</option>{{/certaintyChoices}}</select></label>
    <label>From <input name="from" type="date" value="{{fromDay}}"></label>
    <label>To, and with <input name="to" type="date" value="{{toDay}}"></label>
    <label>Where <select name="place">{{#placeChoices}}<option value="{{value}}"\
    {{#isSelected}} selected{{/isSelected}}>{{label}}</option>{{/placeChoices}}</select></label>
    <label>Your name <input name="by" value="{{reviewerName}}" maxlength="80" autocomplete="name" required></label>
    <label class="broad">Why <input name="reason" maxlength="500"></label>
    <button name="act" value="mended">Mend it</button>
    <p class="broad faint">Parties are words of the text, parted by “;”, with a code in brackets where you know it: \
    the LNA [LBYMIL].</p>
    </form></details>
    {{/editor}}

    """

  private static let reviews = """
    {{> head}}
    <div class="single">
    <h1>Review</h1>
    <nav class="tabs" aria-label="Which claims">{{#tabs}}<a href="{{tabPath}}"{{#isOpen}} aria-current="true"{{/isOpen}}>\
    {{tabName}}</a>{{/tabs}}</nav>
    <p class="certain">Of {{what}}.</p>
    {{#isEmpty}}<p class="empty">None.</p>{{/isEmpty}}
    <h2 class="hidden">Claims</h2>
    {{#items}}
    {{#entry}}{{> entry}}{{/entry}}
    {{#mayReview}}<form class="verdicts" action="{{action}}" method="post">
    <input type="hidden" name="document" value="{{document}}"><input type="hidden" name="back" value="{{backPath}}">
    <label>Your name <input name="by" value="{{reviewerName}}" maxlength="80" autocomplete="name" required></label>
    <label class="why">Why it is wrong <input name="reason" maxlength="500" required></label>
    <span class="acts"><button name="act" value="accepted" formnovalidate>Right</button> \
    <button name="act" value="wrong">Wrong</button> <a href="{{mendPath}}">mend it</a></span>
    </form>{{/mayReview}}
    {{/items}}
    <nav class="pager" aria-label="Pages">\
    {{#nextPath}}<a class="next" rel="next" href="{{nextPath}}">Older claims →</a>{{/nextPath}}</nav>
    </div>
    {{> foot}}
    """

  private static let sources = """
    {{> head}}
    <div class="single">
    <h1>Sources</h1>
    <p class="certain">How reliable a source is, is an analyst's word and never computed: A to F of the Admiralty table, \
    F where nobody has judged.</p>
    {{#isEmpty}}<p class="empty">No outlet is in the archive yet.</p>{{/isEmpty}}
    {{#items}}
    <section class="source">
    <h2><a href="{{claimsPath}}">{{sourceName}}</a> <span class="grade" title="{{gradeName}}">{{grade}}</span></h2>
    <p class="meta">{{facts}}<span class="dot"> · </span>{{gradeName}}</p>
    {{#pastWords}}<p class="meta faint">{{.}}</p>{{/pastWords}}
    {{#mayReview}}<details><summary>Judge it</summary>
    <form class="fields" action="/judgements" method="post">
    <input type="hidden" name="source" value="{{sourceName}}">
    <label>It is <select name="judgement">{{#gradeChoices}}<option value="{{value}}"\
    {{#isSelected}} selected{{/isSelected}}>{{label}}</option>{{/gradeChoices}}</select></label>
    <label>Your name <input name="by" value="{{reviewerName}}" maxlength="80" autocomplete="name" required></label>
    <label>Why <input name="reason" maxlength="500" required></label>
    <button type="submit">Keep</button>
    </form></details>{{/mayReview}}
    </section>
    {{/items}}
    </div>
    {{> foot}}
    """

  /// Under a happening.
  private static let verdict = """
    <details class="mend"><summary>Judge this happening</summary>
    <form class="fields" action="/judgements" method="post">
    <input type="hidden" name="claim" value="{{claim}}"><input type="hidden" name="back" value="{{backPath}}">
    <label class="broad">What you say <select name="judgement">
    <optgroup label="How credible it is">{{#credibilityChoices}}<option value="{{value}}">{{label}}</option>\
    {{/credibilityChoices}}</optgroup>
    {{#hasSame}}<optgroup label="It is one happening with">{{#sameChoices}}<option value="{{value}}">{{label}}</option>\
    {{/sameChoices}}</optgroup>{{/hasSame}}
    {{#hasApart}}<optgroup label="This report tells of another happening">{{#apartChoices}}\
    <option value="{{value}}">{{label}}</option>{{/apartChoices}}</optgroup>{{/hasApart}}
    </select></label>
    <label>Your name <input name="by" value="{{reviewerName}}" maxlength="80" autocomplete="name" required></label>
    <label>Why <input name="reason" maxlength="500" required></label>
    <button type="submit">Keep</button>
    </form></details>

    """

  private static let entrance = """
    {{> head}}
    <div class="single">
    <h1>Enter</h1>
    <p class="certain">This desk answers only who has a token of its archive.</p>
    {{#trouble}}<p class="notice" role="alert">{{trouble}}</p>{{/trouble}}
    <form class="wish" action="/enter" method="post">
    <input type="hidden" name="back" value="{{backPath}}">
    <label>Token <input name="token" type="password" autocomplete="current-password" required></label>
    <p><button type="submit">Enter</button></p>
    </form>
    </div>
    {{> foot}}
    """

  /// Listens to the desk while a page stands open, and says how many claims came in.
  static let liveScript = """
    'use strict';
    const live = document.getElementById('live');
    if (live && 'EventSource' in window) {
      let count = 0;
      const events = new EventSource('/v1/live');
      events.addEventListener('change', (event) => {
        count += JSON.parse(event.data).added.length;
        if (!count) return;
        const link = document.createElement('a');
        link.href = location.href;
        link.textContent = count === 1 ? '1 new claim: show it' : count + ' new claims: show them';
        live.replaceChildren(link);
      });
      window.addEventListener('pagehide', () => events.close());
    }

    """
}
