/// The pages on which somebody begins or ends to be told of new claims, and the script that asks the browser for push.
enum SubscriptionTemplates {
  static let all: [String: String] = ["subscribe": subscribe, "subscription": subscription]

  private static let subscribe = """
    {{> head}}
    <div class="single">
    <h1>Be told of new claims</h1>
    <p class="certain">Of {{what}}.{{#isFiltered}} <a href="{{searchPath}}">See what that finds now</a>{{/isFiltered}}</p>
    {{#trouble}}<p class="notice" role="alert">{{trouble}}</p>{{/trouble}}
    <form class="wish" action="/subscribe" method="post">
    <input type="hidden" name="question" value="{{question}}">
    <label>A name for it <input name="name" value="{{wishName}}" maxlength="80" required></label>
    <label>Only what is at least <select name="credibility">
    <option value="">of any credibility</option><option value="3">possibly true (3)</option>\
    <option value="2">probably true (2)</option><option value="1">confirmed by independent origins (1)</option>
    </select></label>
    <label>From at least <select name="origins"><option value="">one origin</option>\
    <option value="2">two independent origins</option><option value="3">three independent origins</option></select></label>
    <label class="check"><input type="checkbox" name="contradictions" value="yes"> \
    only happenings whose reports contradict each other</label>
    <h2>By mail</h2>
    <label>Your address <input name="mail" type="email" autocomplete="email" maxlength="254"></label>
    <label>At these hours <input name="times" value="06:00" pattern="[0-2][0-9]:[0-5][0-9](,[0-2][0-9]:[0-5][0-9])*" \
    placeholder="06:00,18:00"></label>
    <label>In the zone <input name="zone" value="UTC" placeholder="Europe/Berlin"></label>
    <p><button type="submit">Send me a digest</button></p>
    <p class="meta faint">You will get one mail that asks whether it was you; nothing else is sent until you say yes.</p>
    <h2>On this device</h2>
    <p><button type="button" id="push" data-key="{{pushKey}}" disabled>Tell me here</button> \
    <span id="push-state" class="faint" role="status">Your browser does not offer this, or scripts are off.</span></p>
    </form>
    </div>
    <script src="/subscribe.js"></script>
    {{> foot}}
    """

  /// Seen from the links in a mail. Looking at it changes nothing: mail scanners look at every link.
  private static let subscription = """
    {{> head}}
    <div class="single">
    <h1>{{wishName}}</h1>
    <p class="certain">{{state}}</p>
    <dl class="slots plain">
    <dt>of</dt><dd>{{what}}</dd>
    <dt>how</dt><dd>{{how}}</dd>
    </dl>
    {{#button}}<form action="{{action}}" method="post"><p><button type="submit">{{button}}</button></p></form>{{/button}}
    </div>
    {{> foot}}
    """

  /// Asks the browser for a push subscription where it can, and hands it to the desk.
  static let script = """
    'use strict';
    const button = document.getElementById('push');
    const state = document.getElementById('push-state');
    const bytes = (words) => Uint8Array.from(
      atob(words.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
    if (button && 'serviceWorker' in navigator && 'PushManager' in window) {
      button.disabled = false;
      state.textContent = '';
      button.addEventListener('click', async () => {
        button.disabled = true;
        try {
          await navigator.serviceWorker.register('/push-worker.js');
          const worker = await navigator.serviceWorker.ready;
          const subscription = await worker.pushManager.subscribe(
            { userVisibleOnly: true, applicationServerKey: bytes(button.dataset.key) });
          const form = new URLSearchParams(new FormData(button.form));
          form.set('push', JSON.stringify(subscription));
          const answer = await fetch('/subscribe', { method: 'POST', body: form });
          state.textContent = answer.ok ? 'You will be told here.' : await answer.text();
        } catch (error) {
          state.textContent = 'The browser said no: ' + error.message;
          button.disabled = false;
        }
      });
    }

    """

  /// Shows a notice; one of the same happening takes the place of the one before.
  static let worker = """
    'use strict';
    self.addEventListener('push', (event) => {
      const notice = event.data.json();
      event.waitUntil(self.registration.showNotification(
        notice.title, { body: notice.body, tag: notice.tag, renotify: true, data: notice.url, icon: '/icon.svg' }));
    });
    self.addEventListener('notificationclick', (event) => {
      event.notification.close();
      event.waitUntil(self.clients.openWindow(event.notification.data));
    });

    """
}
