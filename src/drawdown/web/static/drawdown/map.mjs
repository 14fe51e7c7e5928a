// Replaces the drawn map by one that can be moved, when the reader's connection and machine allow it.
// Until then, and wherever anything fails, the drawn map and the table stay as they are.

const FOOT = 12; // from the top of a name to its foot, in pixels
const place = document.getElementById("map");
const button = document.querySelector(".map-open");
const connection = navigator.connection;
const slow = connection && (connection.saveData || /2g|3g/.test(connection.effectiveType || ""));
const wide = matchMedia("(min-width: 62rem)");

if (place) {
  button.hidden = false;
  button.addEventListener("click", () => open().catch(giveUp));
  if (!slow && wide.matches) whenSeen(place, () => open().catch(giveUp));
}

function whenSeen(element, act) {
  const watcher = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    watcher.disconnect();
    (window.requestIdleCallback || setTimeout)(act);
  });
  watcher.observe(element);
}

function giveUp(error) {
  console.warn("The map cannot be moved here:", error);
  button.hidden = true;
}

async function open() {
  if (place.dataset.opened) return;
  place.dataset.opened = "yes";
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = place.dataset.style;
  document.head.append(sheet);
  const [library, land, places] = await Promise.all([
    import(place.dataset.library),
    json(place.dataset.land),
    json(place.dataset.places),
  ]);
  draw(library, land, places);
  button.hidden = true;
}

// What the library would say in English, under its names for it.
function words(said) {
  return {
    "CooperativeGesturesHandler.WindowsHelpText": said.wheel,
    "CooperativeGesturesHandler.MacHelpText": said.wheelMac,
    "CooperativeGesturesHandler.MobileHelpText": said.fingers,
    "NavigationControl.ZoomIn": said.in,
    "NavigationControl.ZoomOut": said.out,
  };
}

async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

function colours() {
  const style = getComputedStyle(document.documentElement);
  const probe = document.createElement("i");
  document.body.append(probe);
  const read = (name) => {
    probe.style.color = style.getPropertyValue(name);
    return getComputedStyle(probe).color;
  };
  const names = ["--water", "--land", "--land-home", "--border", "--road", "--heat-3"];
  const found = Object.fromEntries(names.map((name) => [name.slice(2), read(name)]));
  probe.remove();
  return found;
}

function style(land, places) {
  const colour = colours();
  const leg = (mode) => ["all", ["==", ["get", "kind"], "leg"], ["==", ["get", "mode"], mode]];
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: land },
      places: { type: "geojson", data: places },
    },
    layers: [
      { id: "water", type: "background", paint: { "background-color": colour.water } },
      { id: "land", type: "fill", source: "land",
        paint: { "fill-color": ["case", ["get", "home"], colour["land-home"], colour.land] } },
      { id: "border", type: "line", source: "land", paint: { "line-color": colour.border, "line-width": 1.2 } },
      { id: "river", type: "line", source: "places", filter: leg("river"),
        paint: { "line-color": colour["heat-3"], "line-width": 2.4, "line-dasharray": [0.5, 2] } },
      { id: "road", type: "line", source: "places", filter: leg("road"),
        paint: { "line-color": colour.road, "line-width": 1.8 } },
      { id: "waypoint", type: "circle", source: "places", filter: ["==", ["get", "kind"], "waypoint"],
        paint: { "circle-color": colour.road, "circle-radius": 2.5 } },
    ],
  };
}

function draw(library, land, places) {
  const sites = places.features.filter((feature) => feature.properties.kind === "site");
  const bounds = new library.LngLatBounds();
  sites.forEach((site) => bounds.extend(site.geometry.coordinates));
  const container = document.createElement("div");
  container.className = "live-map";
  container.setAttribute("aria-label", place.querySelector("svg").getAttribute("aria-label"));
  place.append(container);
  const map = new library.Map({
    container, style: style(land, places), bounds, fitBoundsOptions: { padding: { top: 44, bottom: 44, left: 56, right: 84 } },
    attributionControl: false, dragRotate: false, pitchWithRotate: false, cooperativeGestures: true, maxZoom: 9,
    locale: words(place.dataset),
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new library.NavigationControl({ showCompass: false }), "top-right");
  map.once("error", (event) => { if (!map.loaded()) { container.remove(); giveUp(event.error); } });
  map.once("load", () => {
    sites.forEach((site) => new library.Marker({ element: pin(site.properties) })
      .setLngLat(site.geometry.coordinates).addTo(map));
    place.classList.add("live");
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => map.setStyle(style(land, places)));
}

function pin(site) {
  const link = document.createElement("a");
  link.href = site.address;
  link.className = `live-pin ${site.state}${site.converts ? " stays" : ""}${site.misses ? " misses" : ""}`;
  link.title = site.words;
  link.setAttribute("aria-label", site.words);
  link.append(`${site.order} `);
  const name = document.createElement("span");
  name.className = site.side;
  name.style.top = `calc(50% + ${site.foot - FOOT}px)`;
  const date = document.createElement("small");
  date.textContent = site.date;
  name.append(`${site.name} `, date);
  link.append(name);
  return link;
}
