// Opens a map of the wards that can be zoomed, where a reader asks for it: Leaflet and the
// outlines come only then. Without it the drawn map and the table have the same links.
function loaded(element) {
  return new Promise((resolve, reject) => {
    element.addEventListener("load", resolve);
    element.addEventListener("error", () => reject(new Error("not loaded")));
    document.head.append(element);
  });
}

async function leaflet({ script, style }) {
  if (!window.L) {
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: style });
    await Promise.all([loaded(sheet), loaded(Object.assign(document.createElement("script"), { src: script }))]);
  }
  return window.L;
}

// A path of Leaflet is a picture of a place; this makes it a link to eyes, keys and voices alike.
function makeLink(layer, name, address) {
  const path = layer.getElement();
  path.setAttribute("tabindex", "0");
  path.setAttribute("role", "link");
  path.setAttribute("aria-label", name);
  const go = () => window.location.assign(address);
  layer.on("click", go);
  path.addEventListener("keydown", (event) => {
    if (event.key === "Enter") go();
  });
  path.addEventListener("focus", () => layer.openTooltip());
  path.addEventListener("blur", () => layer.closeTooltip());
}

async function open(place, links) {
  const { outlines, tiles, credit, zoomIn, zoomOut } = place.dataset;
  const [L, answer] = await Promise.all([leaflet(place.dataset), fetch(outlines)]);
  if (!answer.ok) throw new Error(`no outlines: ${answer.status}`);
  const wards = await answer.json();
  place.hidden = false;
  const map = L.map(place, { scrollWheelZoom: false, zoomSnap: 0.25, zoomControl: false });
  L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  map.attributionControl.setPrefix(false);
  map.attributionControl.addAttribution(credit);
  if (tiles) L.tileLayer(tiles).addTo(map);
  const drawn = L.geoJSON(wards, {
    style: { className: "ff-zoom__ward" },
    filter: (ward) => links.has(ward.properties.name),
    onEachFeature: (ward, layer) => layer.bindTooltip(ward.properties.name, { sticky: true }),
  }).addTo(map);
  map.fitBounds(drawn.getBounds());
  drawn.eachLayer((layer) => {
    const { name } = layer.feature.properties;
    makeLink(layer, name, links.get(name));
  });
}

export function makeZoomable(part) {
  const [button, place, told] = ["button", "[data-outlines]", "[role=status]"].map((each) =>
    part.querySelector(each),
  );
  const links = new Map(
    [...document.querySelectorAll(".ff-map a")].map((link) => [
      link.getAttribute("aria-label"),
      link.getAttribute("href"),
    ]),
  );
  part.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await open(place, links);
      button.remove();
      place.focus();
    } catch {
      button.disabled = false;
      told.textContent = told.dataset.failed;
    }
  });
}
