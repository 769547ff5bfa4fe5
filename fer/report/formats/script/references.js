// What a reference names, and is not in sight, is shown beside it while the pointer rests on it or the keyboard has come
// to it.
(() => {
  const WAIT = 250; // milliseconds that a pointer rests before anything opens
  const preview = document.createElement("aside");
  preview.className = "preview";
  preview.hidden = true;
  preview.setAttribute("aria-hidden", "true"); // the link itself leads there
  document.body.append(preview);
  let [timer, from] = [0, null]; // from: the link whose target is shown

  const named = (link) => {
    const found = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return found?.closest("figure, table, .equation, .csl-entry") ?? found;
  };

  const inSight = (part) => {
    const { top, bottom } = part.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  };

  const show = (link) => {
    const target = named(link);
    if (!target || inSight(target)) return;
    const shown = copyOf(target);
    for (const part of shown.querySelectorAll(".anchor, .back")) part.remove();
    for (const button of shown.querySelectorAll("button")) button.replaceWith(...button.childNodes);
    for (const part of shown.querySelectorAll("a")) part.replaceWith(...part.childNodes);
    for (const part of [shown, ...shown.querySelectorAll("[tabindex]")]) part.removeAttribute("tabindex");
    preview.replaceChildren(shown);
    preview.hidden = false;
    from = link;
    place();
  };

  const place = () => {
    const [at, width] = [from.getBoundingClientRect(), document.documentElement.clientWidth];
    const below = at.bottom + preview.offsetHeight + 12 < innerHeight || at.top < preview.offsetHeight + 12;
    preview.style.left = `${scrollX + Math.max(8, Math.min(at.left, width - preview.offsetWidth - 8))}px`;
    preview.style.top = `${scrollY + (below ? at.bottom + 6 : at.top - preview.offsetHeight - 6)}px`;
  };

  const hide = () => {
    clearTimeout(timer);
    preview.hidden = true;
  };

  const hovers = matchMedia("(hover: hover)");
  for (const link of document.querySelectorAll("main a.reference[href^='#'], main .citation a[href^='#']")) {
    link.addEventListener("pointerenter", () => {
      if (hovers.matches) timer = setTimeout(show, WAIT, link);
    });
    link.addEventListener("pointerleave", hide);
    link.addEventListener("focus", () => {
      if (link.matches(":focus-visible")) show(link);
    });
    link.addEventListener("blur", hide);
    link.addEventListener("click", hide);
  }
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  // A section that is laid out above moves what is below it.
  new ResizeObserver(() => {
    if (!preview.hidden) place();
  }).observe(document.body);
})();
