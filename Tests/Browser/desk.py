"""The desk in a real browser: Debian's chromium on the running server with the sample reports.

Run by Tools/browser-tests, which brings playwright. SITREP names the command, SHOTS a folder for screenshots.
"""
import os
import re
import shutil
import socket
import subprocess
import tempfile
import unittest
import urllib.request
import xml.etree.ElementTree as xml
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

# A busy machine takes its time; what is asserted comes in the end or not at all.
expect.set_options(timeout=30_000)

ROOT = Path(__file__).resolve().parents[2]
SITREP = os.environ.get("SITREP", str(ROOT / ".build/release/sitrep"))
SHOTS = os.environ.get("SHOTS")
PAGES = ["/", "/new", "/documents", "/stories", "/timeline?place=Gharyan", "/places", "/map", "/review", "/sources", "/watched",
         "/subscribe"]


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Desk(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="sitrep-browser-")
        cls.archive = cls.folder + "/desk.sqlite"
        samples = sorted(str(p) for p in (ROOT / "Samples").glob("*/*") if p.suffix in (".html", ".txt"))
        cls.add(*samples)
        port = free_port()
        cls.address = f"http://127.0.0.1:{port}"
        cls.server = subprocess.Popen(
            [SITREP, "serve", "--archive", cls.archive, "--port", str(port)], stdout=subprocess.DEVNULL,
            env={**os.environ, "SITREP_HOME": str(ROOT)})
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        cls.wait_for_server()

    @classmethod
    def add(cls, *reports):
        subprocess.run([SITREP, "add", "--archive", cls.archive, "--published", "2019-04-12", *reports], check=True,
                       capture_output=True, env={**os.environ, "SITREP_HOME": str(ROOT)})

    @classmethod
    def wait_for_server(cls):
        request = urllib.request.Request(cls.address + "/healthz")
        while cls.server.poll() is None:
            try:
                urllib.request.urlopen(request, timeout=5).read()
                return
            except OSError:
                continue
        raise RuntimeError("the desk did not start")

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()
        cls.server.terminate()
        cls.server.wait(timeout=30)
        shutil.rmtree(cls.folder, ignore_errors=True)

    def setUp(self):
        self.context = self.browser.new_context(base_url=self.address, viewport={"width": 1280, "height": 900})
        self.page = self.context.new_page()
        self.trouble = []
        self.page.on("console", lambda m: self.trouble.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda e: self.trouble.append(str(e)))

    def tearDown(self):
        self.context.close()
        self.assertEqual(self.trouble, [])

    def see(self, name):
        if SHOTS:
            self.page.screenshot(path=f"{SHOTS}/{name}.png")

    def test_newcomer_finds_the_contradiction_and_opens_the_words(self):
        page = self.page
        page.goto("/")
        page.get_by_role("link", name="Stories").click()
        differs = page.get_by_text(re.compile("when differs: 2019-04-04 .* or 2019-04-05"))
        for path in page.locator(".documents a").evaluate_all("links => links.map(link => link.getAttribute('href'))"):
            page.goto(path)
            # A long story begins with its latest happenings.
            earlier = page.get_by_role("link", name="Earlier")
            while not differs.count() and earlier.count():
                page.goto(earlier.get_attribute("href"))
            if differs.count():
                break
        expect(differs.first).to_be_visible()
        self.see("contradiction")
        cluster = page.locator(".cluster", has=differs.first)
        cluster.locator(".changes a").first.click()
        expect(page.locator("mark.evidence.chosen").first).to_be_in_viewport()
        self.assertGreater(page.locator("mark .slot.act").count(), 0)
        self.see("words")

    def test_filters_lead_to_a_feed(self):
        page = self.page
        page.goto("/")
        every = page.locator("article.claim").count()
        page.get_by_label("Where").fill("Gharyan")
        page.get_by_role("button", name="Apply").click()
        expect(page.get_by_label("Where")).to_have_value("Gharyan")
        found = page.locator("article.claim").count()
        self.assertTrue(0 < found < every)
        feed = page.locator("link[rel=alternate]").get_attribute("href")
        answer = self.context.request.get(feed)
        entries = xml.fromstring(answer.text()).findall("{http://www.w3.org/2005/Atom}entry")
        self.assertEqual(len(entries), found)

    def test_analyst_corrects_a_slot_and_takes_it_back(self):
        page = self.page
        page.goto("/?place=Gharyan")
        page.get_by_role("link", name="details").first.click()
        page.get_by_text("Mend what is otherwise").click()
        mend = page.locator("details.mend")
        mend.get_by_label("From").fill("2019-04-05")
        mend.get_by_label("To, and with").fill("2019-04-06")
        mend.get_by_label("Your name").fill("A. Analyst")
        self.see("mend")
        mend.get_by_role("button", name="Mend it").click()
        expect(page.get_by_text("mended: when")).to_be_visible()
        expect(page.locator("p.scene").first).to_contain_text("5–6 April 2019")
        self.see("mended")
        # The name is kept for the next time.
        expect(page.locator("form.verdicts").get_by_label("Your name")).to_have_value("A. Analyst")
        page.get_by_role("button", name="Take back").click()
        expect(page.get_by_text("taken back")).to_be_visible()
        expect(page.locator("p.scene").first).not_to_contain_text("5–6 April 2019")

    def test_wrong_needs_a_reason(self):
        page = self.page
        page.goto("/review")
        form = page.locator("form.verdicts").first
        form.get_by_label("Your name").fill("A. Analyst")
        form.get_by_role("button", name="Wrong").click()
        self.assertTrue(page.url.endswith("/review"))
        first = page.locator("article.claim").first.inner_text()
        form.get_by_role("button", name="Right").click()
        page.wait_for_load_state()
        self.assertNotEqual(page.locator("article.claim").first.inner_text(), first)
        self.see("review")

    def test_open_page_says_what_comes_in(self):
        page = self.page
        with page.expect_response(lambda r: r.url.endswith("/v1/live")):
            page.goto("/")
        report = self.folder + "/later.txt"
        Path(report).write_text("TRIPOLI, April 12 – Troops seized the town of Bani Walid on Friday.\n")
        self.add(report)
        link = page.get_by_role("link", name=re.compile("new claims?: show"))
        expect(link).to_be_visible()
        link.click()
        expect(page.get_by_text("Bani Walid").first).to_be_visible()

    def test_what_is_new_is_seen_once(self):
        page = self.page
        page.goto("/new")
        expect(page.get_by_text("You have not looked before")).to_be_visible()
        self.see("new")
        page.get_by_role("button", name="I have seen this").click()
        expect(page.get_by_text("0 reports came in")).to_be_visible()

    def test_sources_are_judged(self):
        page = self.page
        page.goto("/sources")
        source = page.locator("section.source").first
        source.get_by_text("Judge it").click()
        source.get_by_label("It is").select_option("reliability:B")
        source.get_by_label("Your name").fill("A. Analyst")
        source.get_by_label("Why").fill("right for years")
        source.get_by_role("button", name="Keep").click()
        expect(page.locator("section.source").first).to_contain_text("usually reliable")
        self.see("sources")

    def test_map_is_filtered_and_opens_on_the_claims(self):
        page = self.page
        page.goto("/map")
        marks = page.locator("#map .leaflet-marker-pane [aria-label]")
        expect(marks.first).to_be_visible()
        every = page.locator(".map-list li").count()
        page.get_by_text("Filters", exact=True).click()
        page.get_by_label("Where", exact=True).fill("Gharyan")
        page.get_by_role("button", name="Apply").click()
        expect(marks.first).to_be_visible()
        self.assertTrue(0 < page.locator(".map-list li").count() < every)
        self.see("map")
        # By the keyboard, as by the mouse.
        marks.filter(has_text=re.compile(r"\d")).first.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".place-card")).to_be_visible()
        page.locator(".place-card a").first.click()
        expect(page.locator("h1").first).to_be_visible()
        self.assertNotIn("/map", page.url)

    def test_scripts_of_reports_never_run(self):
        report = self.folder + "/hostile.html"
        Path(report).write_text(
            "<html><head><title>Raid <script>window.hit=1</script></title></head><body><article><h1>Raid</h1>"
            "<p>Soldiers seized &lt;img src=x onerror='window.hit=1'&gt; the port of Sirte on Friday, "
            "&lt;script&gt;window.hit=1&lt;/script&gt; officials said.</p></article></body></html>")
        self.add(report)
        for path in ["/?q=Sirte", "/documents?q=Sirte", "/review?q=Sirte"]:
            self.page.goto(path)
            self.assertIsNone(self.page.evaluate("window.hit ?? null"))
        self.page.goto("/documents?q=officials")
        self.page.locator(".documents a").first.click()
        self.assertIsNone(self.page.evaluate("window.hit ?? null"))

    def test_every_page_is_accessible_in_both_lights(self):
        axe = Axe()
        wrong = []
        for scheme in ["light", "dark"]:
            self.page.emulate_media(color_scheme=scheme)
            for path in PAGES + self.inner_pages():
                self.page.goto(path)
                found = axe.run(self.page)
                if found.violations_count:
                    wrong.append(f"{path} ({scheme})\n{found.generate_report()}")
        self.assertFalse(wrong, "\n".join(wrong))

    def test_a_keyboard_is_enough(self):
        page = self.page
        page.goto("/")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
        page.keyboard.press("Enter")
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.closest('article.claim') !== null"):
                break
        page.keyboard.press("Enter")
        expect(page.locator("mark.evidence.chosen").first).to_be_in_viewport()

    def test_a_phone_never_scrolls_sideways(self):
        self.page.set_viewport_size({"width": 360, "height": 740})
        for path in PAGES + self.inner_pages():
            self.page.goto(path)
            wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            self.assertLessEqual(wide, 0, path)
            self.see("phone" + re.sub(r"\W+", "-", path)[:40])

    def test_pages_are_whole_without_scripts(self):
        context = self.browser.new_context(base_url=self.address, java_script_enabled=False)
        page = context.new_page()
        page.goto("/")
        self.assertGreater(page.locator("article.claim").count(), 5)
        page.get_by_role("link", name="details").first.click()
        expect(page.get_by_role("heading", name="On whose word")).to_be_visible()
        context.close()

    def inner_pages(self):
        """A page of each kind that has an id."""
        paths = []
        for path, link in [("/documents", ".documents a"), ("/stories", ".documents a"), ("/", "a.more"), ("/", ".deed a")]:
            self.page.goto(path)
            paths.append(self.page.locator(link).first.get_attribute("href"))
        self.page.goto(paths[2])
        paths.append(self.page.locator("dd a[href^='/actors/']").first.get_attribute("href"))
        return paths + [paths[0] + "?layer=" + layer for layer in ("speakers", "names", "times", "places")]


if __name__ == "__main__":
    unittest.main(verbosity=2)
