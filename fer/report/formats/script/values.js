// The values of a chart are shown at their marks: under a pointer, at a tap, and by the arrow keys. They are read from
// the table below the figure, whose cells say where on the picture each lies.
(() => {
  const shown = document.createElement("div");
  shown.className = "pointed";
  shown.hidden = true;
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  let [pointed, touched] = [null, false];

  const places = (row) => [...row.querySelectorAll("td[data-at]")].map((cell) => cell.dataset.at.split(" ").map(Number));

  // Every row that has a mark on the picture, with the axes that it stands in.
  const stops = new Map();
  for (const values of document.querySelectorAll(".values")) {
    const picture = document.getElementById(values.dataset.of).querySelector("img, .chart");
    picture.dataset.values = values.dataset.of;
    const found = [];
    for (const table of values.querySelectorAll("table")) {
      const box = table.dataset.box.split(" ").map(Number);
      const axis = table.dataset.along === "x" ? 0 : 1;
      const heads = [...table.tHead.rows[0].cells].map(wordsOf);
      for (const row of table.tBodies[0].rows) {
        const at = places(row);
        if (at.length) found.push({ row, heads, box, at, axis, along: at[0][axis] });
      }
    }
    stops.set(values.dataset.of, found);
  }

  const nearest = (picture, event) => {
    const { left, top, width, height } = picture.getBoundingClientRect();
    const at = [(event.clientX - left) / width, (event.clientY - top) / height];
    const inside = ({ box }) => at[0] >= box[0] && at[0] <= box[2] && at[1] >= box[1] && at[1] <= box[3];
    const away = (stop) => Math.abs(stop.along - at[stop.axis]);
    return stops.get(picture.dataset.values).filter(inside).reduce((best, stop) => (best && away(best) <= away(stop) ? best : stop), null);
  };

  const line = (text) => {
    const part = document.createElement("span");
    part.textContent = text;
    return part;
  };

  const named = (head, cell) => [head, wordsOf(cell)].filter(Boolean).join(": ");

  const hide = () => {
    pointed = null;
    shown.hidden = true;
  };

  const show = (picture, stop) => {
    if (!stop) return hide();
    if (pointed?.stop === stop && pointed.picture === picture) return;
    pointed = { picture, stop };
    const inside = picture.closest("dialog");
    const { left, top, width, height } = picture.getBoundingClientRect();
    const [x0, y0] = inside ? [left, top] : [left + scrollX, top + scrollY];
    const dots = stop.at.map(([x, y]) => {
      const dot = document.createElement("i");
      dot.style.left = `${x0 + x * width}px`;
      dot.style.top = `${y0 + y * height}px`;
      return dot;
    });
    const [name, ...cells] = stop.row.cells;
    said.replaceChildren(...[name, ...cells].map((cell, k) => line(named(stop.heads[k], cell))));
    (inside ?? document.body).append(shown);
    shown.replaceChildren(...dots, said);
    shown.hidden = false;
    const edge = (inside ? 0 : scrollX) + document.documentElement.clientWidth - said.offsetWidth - 8;
    const [x, y] = [x0 + stop.at[0][0] * width + 14, y0 + Math.min(...stop.at.map((at) => at[1])) * height - said.offsetHeight - 10];
    said.style.left = `${Math.max(8, Math.min(x, edge))}px`;
    said.style.top = `${Math.max(inside ? 0 : scrollY, y)}px`;
  };

  const pictureOf = (target) => target.closest?.("[data-values]") ?? target.querySelector?.(":scope > [data-values]");

  addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
  });
  addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch") return;
    const picture = pictureOf(event.target);
    if (picture) show(picture, nearest(picture, event));
    else hide();
  }, { passive: true });
  // A tap shows the value; another one at the same place enlarges the figure.
  addEventListener("click", (event) => {
    const picture = pictureOf(event.target);
    if (!touched || !picture) return hide();
    const [before, stop] = [pointed?.stop, nearest(picture, event)];
    if (!stop || stop === before) return hide();
    event.stopPropagation();
    show(picture, stop);
  }, { capture: true });
  addEventListener("keydown", (event) => {
    const picture = event.target.matches?.(".enlarge") && pictureOf(event.target);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") hide();
    if (!picture || !step) return;
    event.preventDefault();
    const all = stops.get(picture.dataset.values);
    const at = pointed?.picture === picture ? all.indexOf(pointed.stop) + step : step > 0 ? 0 : all.length - 1;
    show(picture, all[Math.max(0, Math.min(at, all.length - 1))]);
  });
  addEventListener("focusin", (event) => {
    const picture = event.target.matches(".enlarge:focus-visible") && pictureOf(event.target);
    if (picture) show(picture, stops.get(picture.dataset.values)[0]);
    else hide();
  });
  addEventListener("resize", hide);
  // A section that is laid out above moves what is below it, and the marks with it.
  new ResizeObserver(() => {
    if (!pointed) return;
    const { picture, stop } = pointed;
    pointed = null;
    show(picture, stop);
  }).observe(document.body);
  addEventListener("scroll", (event) => {
    if (event.target !== document) hide();
  }, { capture: true, passive: true });

  for (const button of document.querySelectorAll(".enlarge:has(> [data-values])")) button.title = document.body.dataset.read;
})();
