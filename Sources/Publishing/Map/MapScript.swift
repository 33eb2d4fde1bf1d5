/// Draws the map with Leaflet (Debian's libjs-leaflet), from the desk alone. Whatever a report says gets onto the page as text,
/// never as markup: nothing here sets `innerHTML`.
enum MapScript {
  static let words = start + borders + marks + popups + control + end

  private static let start = """
    'use strict';
    (() => {
    const frame = document.querySelector('.map-frame');
    const pane = document.getElementById('map');
    const state = document.getElementById('map-state');
    if (!frame || !pane || typeof L === 'undefined') return;
    frame.hidden = false;

    const search = pane.dataset.search;
    const until = pane.dataset.until;
    const box = (words) => { const [w, s, e, n] = words.split(',').map(Number); return [[s, w], [n, e]]; };
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const map = L.map(pane, {
      minZoom: 2, maxZoom: 11, zoomSnap: 1, worldCopyJump: true, attributionControl: true,
      maxBounds: [[-75, -220], [85, 220]], zoomAnimation: !calm, fadeAnimation: !calm, markerZoomAnimation: !calm,
    });
    map.attributionControl.setPrefix(false).addAttribution('Borders: Natural Earth');
    if (pane.dataset.box) map.fitBounds(box(pane.dataset.box), { padding: [40, 40], maxZoom: 8, animate: false });
    else map.setView([25, 15], 2);

    // An element with a class and words in it.
    const make = (tag, name, ...inner) => {
      const element = document.createElement(tag);
      if (name) element.className = name;
      element.append(...inner.filter((part) => part !== null && part !== undefined));
      return element;
    };
    const many = (count, what) => count.toLocaleString('en') + ' ' + what + (count === 1 ? '' : 's');
    const levels = ['confirmed', 'asserted', 'attributed', 'hedged', 'denied'];
    const lands = (() => { try { return new Intl.DisplayNames(['en'], { type: 'region' }); } catch { return null; } })();
    const land = (code) => { try { return lands ? lands.of(code) : code; } catch { return code; } };
    const escaped = (words) => encodeURIComponent(words).replace(/[!'()*]/g, (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase());
    // A search laid over that of the page.
    const over = (own) => {
      const all = new URLSearchParams(search);
      for (const [name, value] of new URLSearchParams(own)) all.set(name, value);
      return all.toString();
    };
    // What a line or a stretch needs to be reached by the keyboard.
    const reachable = (layer, words, act) => {
      const element = layer.getElement ? layer.getElement() : null;
      if (!element) return;
      element.setAttribute('tabindex', '0');
      element.setAttribute('role', 'button');
      element.setAttribute('aria-label', words);
      element.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        act();
        // Into what has opened, and back when it closes.
        const opened = pane.querySelector('.place-card');
        if (!opened) return;
        opened.focus({ preventScroll: true });
        map.once('popupclose', () => { if (element.isConnected) element.focus({ preventScroll: true }); });
      });
    };

    """

  /// Countries, disputed lines and provinces out of one TopoJSON file; the last only where one looks closely.
  private static let borders = """
    const outlines = new Map();
    const provinces = L.layerGroup();
    for (const [name, height] of [['lands', 200], ['told', 250], ['names', 260], ['areas', 300]]) {
      map.createPane(name).style.zIndex = height;
    }
    const arcs = (topology) => {
      const { scale, translate } = topology.transform;
      const drawn = topology.arcs.map((arc) => {
        let x = 0, y = 0;
        return arc.map(([dx, dy]) => { x += dx; y += dy; return [y * scale[1] + translate[1], x * scale[0] + translate[0]]; });
      });
      return (numbers) => numbers.flatMap((number) => number < 0 ? drawn[~number].slice().reverse() : drawn[number]);
    };
    const names = [];
    const drawBorders = async () => {
      const answer = await fetch('/borders.json');
      if (!answer.ok) throw new Error('the borders are missing');
      const topology = await answer.json();
      const line = arcs(topology);
      for (const country of topology.objects.countries.geometries) {
        const rings = country.arcs.map(line);
        outlines.set(country.id, rings);
        L.polygon(rings, { pane: 'lands', className: 'land', interactive: false, smoothFactor: 1.2 }).addTo(map);
        const largest = rings.reduce((a, b) => b.length > a.length ? b : a);
        names.push({ words: land(country.id), ring: largest, box: L.latLngBounds(largest) });
      }
      L.polyline(topology.objects.disputed.arcs.map(line),
        { pane: 'lands', className: 'disputed', interactive: false }).addTo(map);
      provinces.addLayer(L.polyline(topology.objects.provinces.arcs.map(line),
        { pane: 'lands', className: 'province', interactive: false, smoothFactor: 1.5 }));
    };
    const shown = L.layerGroup().addTo(map);
    const isInside = (ring, lat, lon) => {
      let inside = false;
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [y, x] = ring[i], [v, u] = ring[j];
        if (y > lat !== v > lat && lon < (u - x) * (lat - y) / (v - y) + x) inside = !inside;
      }
      return inside;
    };
    // The middle of what is seen of a land, or the nearest to it that lies in the land.
    const seat = ({ ring, box }, view) => {
      const w = Math.max(box.getWest(), view.getWest()), e = Math.min(box.getEast(), view.getEast());
      const s = Math.max(box.getSouth(), view.getSouth()), n = Math.min(box.getNorth(), view.getNorth());
      for (const [x, y] of [[2, 2], [1, 2], [3, 2], [2, 1], [2, 3], [1, 1], [3, 3], [1, 3], [3, 1]]) {
        const [lat, lon] = [s + (n - s) * y / 4, w + (e - w) * x / 4];
        if (isInside(ring, lat, lon)) return [lat, lon];
      }
      return null;
    };
    const nameLands = () => {
      shown.clearLayers();
      if (map.getZoom() >= 5) provinces.addTo(map); else provinces.remove();
      if (map.getZoom() < 3) return;
      const view = map.getBounds();
      const taken = [];
      for (const { words, ring, box } of names) {
        const size = map.latLngToLayerPoint(box.getSouthEast()).subtract(map.latLngToLayerPoint(box.getNorthWest()));
        if (size.x < words.length * 8 + 10 || size.y < 26 || !view.intersects(box)) continue;
        const at = seat({ ring, box }, view);
        const point = at && map.latLngToContainerPoint(at);
        const width = words.length * 5;
        if (!at || taken.some((other) => Math.abs(other.y - point.y) < 16 && Math.abs(other.x - point.x) < other.width + width)) continue;
        taken.push({ x: point.x, y: point.y, width });
        const icon = L.divIcon({ className: 'land-name', html: make('span', '', words), iconSize: null });
        shown.addLayer(L.marker(at, { icon, pane: 'names', interactive: false, keyboard: false }));
      }
    };

    """

  /// The claims: rings in the colours of their certainty, areas as soft circles, countries as shaded land.
  private static let marks = """
    const claims = L.layerGroup();
    const ring = (certainty, total) => {
      let from = 0;
      const parts = levels.filter((level) => certainty[level]).map((level) => {
        const to = from + certainty[level] / total * 100;
        const part = `var(--${level}) ${from}% ${to}%`;
        from = to;
        return part;
      });
      return `conic-gradient(${parts.join(', ')})`;
    };
    const told = (certainty) => levels.filter((level) => certainty[level]).map((level) => `${certainty[level]} ${level}`).join(', ');
    const short = (count) => count < 10000 ? String(count) : Math.round(count / 1000) + 'k';
    const labels = [];
    const drawRing = (feature) => {
      const facts = feature.properties;
      const [lon, lat] = feature.geometry.coordinates;
      const size = Math.round(Math.min(46, 24 + 4 * Math.log2(facts.claims)));
      const one = facts.kind === 'place';
      const dot = make('span', one ? 'ring' : 'ring many', make('span', 'tally', short(facts.claims)));
      dot.style.width = dot.style.height = size + 'px';
      dot.style.backgroundImage = ring(facts.certainty, facts.claims);
      const name = one ? make('span', 'place-name', facts.name) : null;
      const icon = L.divIcon({ className: 'map-mark', html: make('span', 'mark-in', dot, name), iconSize: [size, size] });
      const mark = L.marker([lat, lon], { icon, riseOnHover: true, zIndexOffset: facts.claims });
      const words = (one ? facts.name : many(facts.places, 'place')) + ': ' + many(facts.claims, 'claim') + ', ' + told(facts.certainty);
      claims.addLayer(mark);
      const act = () => one ? open(mark.getLatLng(), facts) : enter(mark.getLatLng(), facts);
      mark.on('click', act);
      reachable(mark, words, act);
      if (name) labels.push({ element: name, at: [lat, lon], size, claims: facts.claims });
    };
    const drawArea = (feature) => {
      const facts = feature.properties;
      const [lon, lat] = feature.geometry.coordinates;
      const circle = L.circle([lat, lon], {
        pane: 'areas', radius: (facts.radius_km || 60) * 1000, className: 'area' + (facts.radius_km ? '' : ' vague'),
      });
      claims.addLayer(circle);
      const act = (event) => open(event && event.latlng || circle.getLatLng(), facts);
      circle.on('click', act);
      reachable(circle, `Somewhere in ${facts.name}: ${many(facts.claims, 'claim')}, ${told(facts.certainty)}`, () => act());
    };
    const drawCountry = (feature, most) => {
      const facts = feature.properties;
      const rings = outlines.get(facts.country);
      if (!rings) return;
      const depth = Math.min(4, 1 + Math.floor(4 * Math.log(1 + facts.claims) / Math.log(2 + most)));
      const shape = L.polygon(rings, { pane: 'told', className: 'country depth-' + depth, smoothFactor: 1.2 });
      claims.addLayer(shape);
      const act = (event) => open(event && event.latlng || shape.getBounds().getCenter(), facts);
      shape.on('click', act);
      reachable(shape, `Only ${facts.name} is told: ${many(facts.claims, 'claim')}, ${told(facts.certainty)}`, () => act());
    };
    // Names beside the rings, those of the most claims first, where there is room.
    const nameRings = () => {
      const taken = [];
      const free = (rect) => taken.every((other) =>
        rect.right < other.left || other.right < rect.left || rect.bottom < other.top || other.bottom < rect.top);
      const around = ({ at, size }) => {
        const point = map.latLngToContainerPoint(at);
        return { left: point.x - size / 2, right: point.x + size / 2, top: point.y - size / 2, bottom: point.y + size / 2, point };
      };
      for (const label of labels) taken.push(around(label));
      for (const label of labels.slice().sort((a, b) => b.claims - a.claims)) {
        const { point, right } = around(label);
        const rect = { left: right + 2, right: right + 10 + 7 * label.element.textContent.length, top: point.y - 9, bottom: point.y + 9 };
        const fits = free(rect);
        label.element.classList.toggle('hidden', !fits);
        if (fits) taken.push(rect);
      }
    };
    let asking = null;
    const drawClaims = async () => {
      if (asking) asking.abort();
      asking = new AbortController();
      const view = map.getBounds().pad(0.1);
      const clamp = (value, most) => Math.max(-most, Math.min(most, value)).toFixed(4);
      const sides = [clamp(view.getWest(), 180), clamp(view.getSouth(), 90), clamp(view.getEast(), 180), clamp(view.getNorth(), 90)];
      const query = (search ? search + '&' : '') + `bbox=${sides.join(',')}&zoom=${map.getZoom()}`;
      try {
        const answer = await fetch('/v1/points?' + query, { signal: asking.signal });
        if (!answer.ok) throw new Error((await answer.json()).detail);
        const { features } = await answer.json();
        const focused = pane.contains(document.activeElement) && document.activeElement.getAttribute('aria-label');
        claims.clearLayers();
        labels.length = 0;
        const countries = features.filter((feature) => feature.properties.kind === 'country');
        const most = Math.max(1, ...countries.map((feature) => feature.properties.claims));
        for (const feature of features) {
          const kind = feature.properties.kind;
          if (kind === 'country') drawCountry(feature, most);
          else if (kind === 'area') drawArea(feature);
          else drawRing(feature);
        }
        nameRings();
        if (focused) { const same = [...pane.querySelectorAll('[aria-label]')].find((one) => one.getAttribute('aria-label') === focused); if (same) same.focus(); }
        state.textContent = features.length ? '' : 'No claim names a place here.';
      } catch (error) {
        if (error.name !== 'AbortError') state.textContent = 'The claims could not be had: ' + error.message;
      }
    };

    """

  /// What opens on a mark: the place, how well it is known, and the latest claims.
  private static let popups = """
    const notes = {
      point: 'Known to the spot.', city: 'Known to the town.', admin: 'Somewhere in this area.',
      country: 'Only the country is told.',
    };
    const badge = (level, words) => make('span', 'badge ' + level, words || level);
    const linked = (href, words) => { const link = make('a', '', words); link.href = href; return link; };
    const popup = (at, content) => {
      content.tabIndex = -1;
      return L.popup({ maxWidth: 340, minWidth: 260, maxHeight: 300, autoPanPadding: [24, 24] })
        .setLatLng(at).setContent(content).openOn(map);
    };
    const open = (at, facts) => {
      const list = make('ol', 'latest', make('li', 'faint', 'Asking for the claims …'));
      const counts = levels.filter((level) => facts.certainty[level]).map((level) => badge(level, `${facts.certainty[level]} ${level}`));
      const all = linked('/?' + over(facts.search), many(facts.claims, 'claim') + ' as a list');
      const opened = popup(at, make('div', 'place-card', make('h3', '', facts.name),
        make('p', 'faint', notes[facts.precision] || ''), make('p', 'counts', ...counts), list, make('p', 'all', all)));
      fill(list, facts).then(() => opened.isOpen() && opened.update());
    };
    const fill = async (list, facts) => {
      try {
        const answer = await fetch('/v1/claims?' + over(facts.search) + '&limit=4');
        if (!answer.ok) throw new Error((await answer.json()).detail);
        const { claims } = await answer.json();
        list.replaceChildren(...claims.map(({ claim, document, outlet, published }) => {
          const path = `/documents/${escaped(document)}?claim=${escaped(claim.id)}#claim-${escaped(claim.id).replace(/%/g, ':')}`;
          const day = claim.when && claim.when.from || claim.when && claim.when.value || published || '';
          const source = [outlet, day.slice(0, 10)].filter(Boolean).join(' · ');
          return make('li', '', linked(path, '“' + claim.evidence.exact + '”'),
            make('p', 'faint', badge(claim.certainty), ' ' + source));
        }));
      } catch (error) {
        list.replaceChildren(make('li', 'faint', 'The claims could not be had: ' + error.message));
      }
    };
    // Several places: nearer, or their names where nearer does not help.
    const enter = (at, facts) => {
      const [w, s, e, n] = facts.box;
      if (map.getZoom() < map.getMaxZoom() && (e - w > 0.0005 || n - s > 0.0005)) {
        map.fitBounds([[s, w], [n, e]], { padding: [60, 60], maxZoom: Math.max(map.getZoom() + 2, 6) });
        return;
      }
      const items = facts.members.map((one) => make('li', '', linked('/?' + over(one.search), one.name), ' ',
        make('span', 'faint', many(one.claims, 'claim'))));
      popup(at, make('div', 'place-card', make('h3', '', many(facts.places, 'place')), make('ol', 'latest', ...items)));
    };

    """

  /// Who holds which place: a flag full for what is confirmed, striped for what is only claimed, split where it is contested.
  private static let control = """
    const confirmed = L.layerGroup(), claimed = L.layerGroup();
    const colours = new Map(), flags = [];
    const colour = (holder) => holder && colours.has(holder) ? `var(--holder-${colours.get(holder)})` : 'var(--faint)';
    const status = (facts) => facts.status === 'held'
      ? (facts.grade === 'confirmed' ? 'held by ' : 'claimed to be held by ') + facts.holder
      : facts.status === 'contested' ? ['contested', (facts.named || []).join(', ')].filter(Boolean).join(': ')
      : 'changed hands; nobody is named who holds it';
    const drawFlag = (feature) => {
      const facts = feature.properties;
      if (!feature.geometry || facts.precision === 'country') return;
      const [lon, lat] = feature.geometry.coordinates;
      const isConfirmed = facts.grade === 'confirmed';
      const cloth = make('span', 'cloth ' + (facts.status === 'held' ? (isConfirmed ? 'held' : 'said') : facts.status === 'contested' ? 'torn' : ''));
      const [first, second] = facts.status === 'contested' ? facts.named || [] : [facts.holder];
      cloth.style.setProperty('--holder', colour(first));
      cloth.style.setProperty('--other', second ? colour(second) : 'var(--card)');
      // In an area there is no spot for a pole to stand on.
      const isArea = facts.precision === 'admin';
      const icon = L.divIcon(isArea ? { className: 'banner', html: cloth, iconSize: [19, 13] }
        : { className: 'pole', html: cloth, iconSize: [24, 46], iconAnchor: [1, 46] });
      const flag = L.marker([lat, lon], { icon, zIndexOffset: -500 });
      flags.push({ flag, from: facts.from });
      const act = () => {
        const links = facts.claims.slice(0, 5).map((id, number) => linked('/claims/' + escaped(id), 'claim ' + (number + 1)));
        popup([lat, lon], make('div', 'place-card', make('h3', '', facts.place), make('p', '', status(facts) + '.'),
          make('p', 'faint', 'since ' + facts.from + ', on the word of ' + facts.claimants.join(', ')),
          make('p', '', ...links.flatMap((link) => [link, ' '])),
          make('p', 'all', linked('/timeline?place=' + escaped(facts.place), 'what happened there'))));
      };
      (isConfirmed ? confirmed : claimed).addLayer(flag);
      flag.on('click', act).on('add', () => reachable(flag, `${facts.place}: ${status(facts)}`, act));
    };
    // Of flags that would hide each other the latest stands; the others come up as one looks closer.
    const thinFlags = () => {
      const taken = [];
      for (const { flag } of flags.sort((a, b) => a.from < b.from ? 1 : -1)) {
        const element = flag.getElement();
        if (!element) continue;
        const point = map.latLngToContainerPoint(flag.getLatLng());
        const isFree = taken.every((other) => Math.abs(other.x - point.x) > 24 || Math.abs(other.y - point.y) > 17);
        element.hidden = !isFree;
        if (isFree) taken.push(point);
      }
    };
    const drawControl = async () => {
      const answer = await fetch('/control.geojson');
      if (!answer.ok) return;
      const { features } = await answer.json();
      // What holds on the last day of the search, or now.
      const now = features.filter(({ properties: facts }) => until
        ? facts.from <= until && (!facts.to || facts.to > until) : !facts.to);
      const counts = new Map();
      for (const { properties: facts } of now) {
        for (const name of facts.holder ? [facts.holder] : facts.named || []) counts.set(name, (counts.get(name) || 0) + 1);
      }
      [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 6)
        .forEach(([name], number) => colours.set(name, number + 1));
      now.forEach(drawFlag);
      thinFlags();
      document.getElementById('holders').replaceChildren(...[...colours].map(([name]) => {
        const key = make('span', 'key flag held');
        key.setAttribute('aria-hidden', 'true');
        key.style.setProperty('--holder', colour(name));
        return make('li', '', key, ' ' + name);
      }));
    };

    """

  private static let end = """
    const layers = { claims, confirmed, claimed };
    for (const input of document.querySelectorAll('[data-layer]')) {
      const apply = () => {
        const layer = layers[input.dataset.layer];
        if (input.checked) { layer.addTo(map); if (layer === claims) drawClaims(); else thinFlags(); } else layer.remove();
      };
      input.addEventListener('change', apply);
      apply();
    }
    let waiting = 0;
    map.on('moveend', () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => { nameLands(); thinFlags(); if (map.hasLayer(claims)) drawClaims(); }, 120);
    });
    const failed = (error) => { state.textContent = 'The map is not whole: ' + error.message; };
    drawBorders().then(() => { nameLands(); return drawClaims(); }).catch((error) => { failed(error); drawClaims(); });
    drawControl().catch(failed);
    })();

    """
}
